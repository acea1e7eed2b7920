"""An actor's line over time, stance by stance."""

import pytest

from parley.run.book import Reading, add
from parley.store.book import open_to_write
from parley.store.questions import COLUMNS, Filters, lines
from tests.made_records import actor, record

WANTED = [
    ("2031-03-01", "refuses", "ceasefire"), ("2031-04-01", "opposes", "ceasefire"),
    ("2031-05-01", "accepts", "ceasefire"), ("2031-06-01", "refuses", "ceasefire"),
    ("2031-05-02", "demands", None),
]  # fmt: skip


def told(n, day, stance, issue):
    text = f"Report {n}: the front, it was said in the valleys, made its mind up about the truce once more."
    position = {
        "actor": "a1", "stance": stance, "object": issue or "the Bridge", "issues": [issue] if issue else [],
        "evidence": [[0, 8]],
    }  # fmt: skip
    return record(
        text, published=day, file=f"{n}.txt", actors=[actor("a1", "Free Valleys Front", "armed_group", "RUR")],
        talks=[], statements=[], positions=[position], events=[], figures=[], relations=[],
    )  # fmt: skip


@pytest.fixture
def con(tmp_path):
    con = open_to_write(str(tmp_path / "casebook"))
    for n, (day, stance, issue) in enumerate(WANTED):
        add(con, Reading(told(n, day, stance, issue), "", ""))
    yield con
    con.close()


def rows(con, **filters):
    return list(lines(con, Filters(**filters)))


def test_a_line_has_a_row_for_each_stance_with_first_and_last_day(con):
    found = [(row["issue"], row["stance"], row["first"], row["last"]) for row in rows(con)]
    assert found == [
        ("ceasefire", "refuses", "2031-03-01", "2031-06-01"),
        ("ceasefire", "opposes", "2031-04-01", "2031-04-01"),
        ("ceasefire", "accepts", "2031-05-01", "2031-05-01"),
        (None, "demands", "2031-05-02", "2031-05-02"),
    ]
    assert tuple(rows(con)[0]) == COLUMNS["lines"]


def test_a_change_of_stance_is_marked_and_one_that_goes_the_same_way_is_not(con):
    changes = {row["stance"]: [(c["day"], c["after"]) for c in row["changes"]] for row in rows(con)}
    assert changes == {
        "refuses": [("2031-06-01", "accepts")],
        "opposes": [],
        "accepts": [("2031-05-01", "opposes")],
        "demands": [],
    }


def test_each_point_has_its_passage(con):
    (row,) = rows(con, stance=("accepts",))
    assert [point["passages"] for point in row["points"]] == [["Report 2"]]
    assert row["points"][0]["file"] == "2.txt"


def test_lines_are_asked_for_by_day_and_number(con):
    assert [row["stance"] for row in rows(con, since="2031-05-01", until="2031-05-31")] == ["accepts", "demands"]
    assert len(rows(con, limit=1)) == 1
