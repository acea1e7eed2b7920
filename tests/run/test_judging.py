"""Rounds in the file: what hangs on other reports follows, persons' judgements hold and can be taken back."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.cli import run
from parley.errors import BookError
from parley.run.judging import join, split
from parley.store.book import close, open_to_write
from parley.store.why import why
from tests.casebook.test_copies import OTHER, WIRE
from tests.made_records import TEXT, id_of, record, seat, talk
from tests.run.test_book import content, fill

AT = "2031-03-10T12:00:00+00:00"
TEXTS = (TEXT, WIRE, OTHER, "Envoys met in the hills above Zenda.", "The road to the pass was closed again on Monday.")


def told(n, *, start="2031-03-07", **more):
    talks = [talk("t1", [seat("a1", size=9 + n), seat("a2")], start=start, **more)]
    return record(TEXTS[n], file=f"{n}.txt", talks=talks)


REPORTS = [
    told(0),
    told(1, start="2031-03-08"),
    told(2, start="2031-03", status="planned"),
    told(3, start="2031-03-21", status="cancelled"),
    told(4, start="2031-04"),
]


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "zenda.casebook")


@pytest.fixture
def con(book):
    con = open_to_write(book)
    con.execute("PRAGMA synchronous = OFF")
    fill(con, REPORTS)
    yield con
    close(con)


def entries(con):
    tables = content(con)
    return {name: rows for name, rows in tables.items() if name != "judgement"}


def rounds(con):
    found = {}
    for id, round in con.execute("SELECT id, round FROM talk"):
        found.setdefault(round, set()).add(id)
    return sorted(sorted(texts(ids)) for ids in found.values())


def texts(ids):
    numbers = {id_of(text): n for n, text in enumerate(TEXTS)}
    return [numbers[id.partition("#")[0]] for id in ids]


def at(n):
    return f"{id_of(TEXTS[n])}#t1"


def judge(con, act, *ids):
    return act(con, "zenda.casebook", ids, coder="rudolf", at=AT)


def test_reports_of_one_round_are_one_entry(con):
    assert rounds(con) == [[0, 1, 2], [3], [4]]
    assert con.execute("SELECT COUNT(*) FROM round").fetchone() == (3,)


def test_a_split_holds_when_reports_are_read_again_and_a_join_takes_it_back(con):
    before = entries(con)
    judge(con, split, at(1))
    assert rounds(con) == [[0, 2], [1], [3], [4]]
    fill(con, [{**told(0), "report": {**told(0)["report"], "published": "2031-03-06"}}])
    assert rounds(con) == [[0, 2], [1], [3], [4]]
    judge(con, join, at(0), at(1))
    assert rounds(con) == [[0, 1, 2], [3], [4]]
    assert before["round_seat"] == entries(con)["round_seat"]


def test_a_join_is_taken_back_by_a_split(con):
    before = entries(con)
    judge(con, join, at(0), at(3))
    assert rounds(con) == [[0, 1, 2, 3], [4]]
    judge(con, split, at(3))
    assert entries(con) == before


def test_judgements_are_appended(con):
    judge(con, split, at(1))
    judge(con, join, at(0), at(1))
    rows = con.execute("SELECT coder, verdict FROM judgement ORDER BY id").fetchall()
    assert rows == [("rudolf", "join"), *[("rudolf", "split")] * 2, *[("rudolf", "join")] * 3]


@pytest.mark.parametrize(
    ("act", "ids"), [(split, ["r0"]), (join, ["r0", "r1"]), (split, [at(3)]), (join, [at(0), at(1)])]
)
def test_what_cannot_be_judged_is_told_and_changes_nothing(con, act, ids):
    before = content(con)
    with pytest.raises(BookError):
        judge(con, act, *ids)
    assert content(con) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([*REPORTS, *REPORTS[:2]]))
def test_the_order_of_reports_does_not_matter_for_rounds(con, order, tmp_path_factory):
    other = open_to_write(str(tmp_path_factory.mktemp("order") / "casebook"))
    other.execute("PRAGMA synchronous = OFF")
    fill(other, order)
    assert content(other) == content(con)
    close(other)


def test_why_tells_talks_pairs_rules_versions_and_history(con):
    answer = why(con, at(0))
    assert [mention["talk"] for mention in answer["mentions"]] == sorted(map(at, range(3)))
    assert [mention["passages"] for mention in answer["mentions"] if mention["talk"] == at(0)] == [[TEXTS[0][:5]]]
    assert {pair["score"] >= 0.6 for pair in answer["pairs"]} == {True}
    assert answer["shown"]["start"] in {"told_first", "fullest"}
    assert [v["value"] for v in answer["versions"] if v["field"] == "start"] == ["2031-03", "2031-03-07", "2031-03-08"]
    assert sorted(stage["status"] for stage in answer["history"]) == ["held", "held", "planned"]
    delegation = why(con, f"{answer['id']}/ruritania.rur")
    assert sorted(mention["size"] for mention in delegation["mentions"]) == [9, 10, 11]
    assert why(con, "r0") is None


def test_commands_split_join_and_explain(con, book, capsys):
    short = at(1).removeprefix("sha256:")[:8] + "#t1"
    assert run(["split", book, short, "--coder", "rudolf"]) == 0
    assert len(capsys.readouterr().out.split()) == 2
    assert run(["join", book, short, at(0), "--coder", "rudolf", "--note", "one evening"]) == 0
    (round,) = capsys.readouterr().out.split()
    assert run(["why", book, round]) == 0
    printed = capsys.readouterr().out
    assert f"{round}: one_outlet_only" in printed or f"{round}: confirmed_by_one_and_third" in printed
    assert run(["why", book, short, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == round
    assert run(["why", book, "r0"]) == 2
    assert run(["split", book + "x", short]) == 2
