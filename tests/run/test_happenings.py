"""Events in the file: reports of one event are one happening, and persons may join and split them."""

import json

import pytest

from parley.cli import run
from parley.run.judging import join, split
from parley.store.book import close, open_to_write
from parley.store.questions import COLUMNS, Filters, ask, timeline
from parley.store.why import why
from tests.casebook.test_copies import OTHER, WIRE
from tests.made_records import TEXT, id_of, record
from tests.run.test_book import AT, content, fill

TEXTS = (TEXT, WIRE, OTHER)
PLACE = {"name": "Zenda", "country": "RUR", "evidence": [[0, 5]]}


def told(n, *, day="2031-03-06", **more):
    event = {
        "id": "e1", "type": "ASSAULT", "source": ["a2"], "target": ["a1"], "modality": "asserted", "negated": False,
        "date": {"value": day, "evidence": [[0, 5]]}, "place": PLACE, "evidence": [[0, 5]], **more,
    }  # fmt: skip
    return record(TEXTS[n], file=f"{n}.txt", talks=[], events=[event])


REPORTS = [told(0), told(1, mode="drone", according_to=["a1"]), told(2, day="2031-03-05")]


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "zenda.casebook")


@pytest.fixture
def con(book):
    con = open_to_write(book)
    fill(con, REPORTS)
    yield con
    close(con)


def at(n):
    return f"{id_of(TEXTS[n])}#e1"


def happenings(con):
    found = {}
    for event, happening in con.execute("SELECT id, happening FROM event ORDER BY id"):
        found.setdefault(happening, []).append([at(n) for n in range(3)].index(event))
    return sorted(map(sorted, found.values()))


def test_reports_of_one_event_are_one_happening_whatever_their_order(con, tmp_path):
    assert happenings(con) == [[0, 1], [2]]
    other = open_to_write(str(tmp_path / "other"))
    fill(other, [*reversed(REPORTS), REPORTS[0]])
    assert content(other) == content(con)
    close(other)


def test_nothing_is_left_of_an_event_that_is_gone(con):
    fill(con, [{**told(2), "report": {**told(2)["report"], "published": "2031-03-01"}, "events": []}])
    assert happenings(con) == [[0, 1]]
    assert con.execute("SELECT COUNT(*) FROM happening").fetchone() == (1,)
    assert con.execute("SELECT COUNT(DISTINCT happening) FROM happening_party").fetchone() == (1,)


def test_a_happening_is_one_row_with_all_who_tell_it(con):
    first, second = ask(con, "events", Filters(newest=True))
    assert tuple(first) == COLUMNS["events"]
    assert sorted(mention["file"] for mention in first["mentions"]) == ["0.txt", "1.txt"]
    assert (first["id"], first["file"]) == min((at(0), "0.txt"), (at(1), "1.txt"))
    assert [party["actor"] for party in first["source"]] == ["free-valleys-front.rur"]
    assert [row["id"] for row in ask(con, "events", Filters(verdict=("one_outlet_only",)))] == [second["id"]]


def test_each_event_tells_its_happening(con):
    rows = {row["id"]: row for row in ask(con, "events", Filters(each=True))}
    assert tuple(rows[at(0)]) == COLUMNS["events"]
    assert rows[at(0)]["happening"] == rows[at(1)]["happening"] != rows[at(2)]["happening"]
    assert (rows[at(0)]["verdict"], rows[at(0)]["origins"]) == ("confirmed_by_one_and_third", 2)
    assert [mention["event"] for mention in rows[at(0)]["mentions"]] == ["e1"]


def test_the_timeline_tells_each_happening_once(con):
    rows = [row for row in timeline(con, Filters()) if row["kind"] == "event"]
    assert sorted(len(row["mentions"]) for row in rows) == [1, 2]
    assert len([row for row in timeline(con, Filters(each=True)) if row["kind"] == "event"]) == len(REPORTS)


def test_events_are_joined_and_split_as_talks_are(con):
    join(con, "zenda.casebook", [at(0), at(2)], coder="rudolf", at=AT)
    assert happenings(con) == [[0, 1, 2]]
    split(con, "zenda.casebook", [at(1)], coder="rudolf", at=AT)
    assert happenings(con) == [[0, 2], [1]]


def test_why_tells_of_a_happening(con, book, capsys):
    answer = why(con, at(1))
    assert answer["id"] == why(con, answer["id"])["id"]
    assert [mention["event"] for mention in answer["mentions"]] == sorted([at(0), at(1)])
    assert "the same place" in dict(answer["pairs"][0]["reasons"])
    assert run(["why", book, answer["id"]]) == 0
    assert "confirmed_by_one_and_third" in capsys.readouterr().out
    assert run(["ask", book, "events", "--verdict", "one_outlet_only", "--json"]) == 0
    assert [mention["event"] for mention in json.loads(capsys.readouterr().out)["mentions"]] == ["e1"]
    assert run(["ask", book, "events"]) == 0
    assert "drone" in capsys.readouterr().out
