"""Laws of the casebook: order does not matter, adding twice is adding once, and what hangs on other reports follows."""

import json
import sqlite3
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.errors import InputError
from parley.run.book import Reading, add
from parley.store.book import close, open_to_write
from tests.casebook.test_copies import OTHER, WIRE
from tests.made_records import actor, record, seat, talk

AT = "2031-03-10T12:00:00+00:00"


@pytest.fixture
def con(tmp_path):
    con = open_to_write(str(tmp_path / "casebook"))
    con.execute("PRAGMA synchronous = OFF")
    yield con
    close(con)


def fill(con, records):
    """Whether each record was new."""
    return [add(con, Reading(r, "", AT)) for r in records]


def content(con):
    """Everything that the file holds, but for the order of arrival."""
    ids = dict(con.execute("SELECT n, id FROM report"))
    tables = [name for (name,) in con.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    hidden = ("passage_text", "sqlite_", "copy_pair", "meta")
    return {table: rows_of(con, table, ids) for table in tables if not table.startswith(hidden)}


def rows_of(con, table, ids):
    cursor = con.execute(f"SELECT * FROM {table}")
    names = [column[0] for column in cursor.description]
    number = "n" if table == "report" else "report" if table not in ("talk_link",) else ""
    left_out = {"added"} | ({"id"} if table == "passage" else set())
    return sorted(
        repr([ids[v] if c == number and v in ids else v for c, v in zip(names, row, strict=True) if c not in left_out])
        for row in cursor
    )


def surnamed(text, name, country="RUR", **more):
    """A report of one person alone."""
    return record(
        text, actors=[actor("a1", name, "person", country)], talks=[talk("t1", [seat("a1")])], statements=[],
        events=[], relations=[], **more
    )  # fmt: skip


REPORTS = [
    record(),
    record(WIRE, published="2031-03-08"),
    record(WIRE[:400], published="2031-03-09", file="cut.txt"),
    record(OTHER, published=None),
    surnamed("Hentzau left Zenda.", "Hentzau"),
    surnamed("Anna Hentzau left Zenda.", "Anna Hentzau", None),
    surnamed("Anna Hentzau of Ruritania left Zenda.", "Anna Hentzau"),
    record(published="2031-03-06", file="again.txt"),
    record(published=None, talks=[]),
]


def test_adding_twice_is_adding_once(con):
    assert fill(con, [record(), record()]) == [True, False]
    assert con.execute("SELECT COUNT(*) FROM talk").fetchone() == (1,)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.lists(st.sampled_from(REPORTS), max_size=12).flatmap(lambda more: st.permutations([*REPORTS, *more])))
def test_the_order_of_reports_does_not_matter(order, tmp_path_factory):
    books = [open_to_write(str(tmp_path_factory.mktemp("order") / "casebook")) for _ in range(2)]
    for con, reports in zip(books, (REPORTS, order), strict=True):
        con.execute("PRAGMA synchronous = OFF")
        fill(con, reports)
    assert content(books[0]) == content(books[1])
    for con in books:
        close(con)


def test_nothing_is_left_of_what_was_replaced(con):
    fill(con, [record(published="2031-03-08", talks=[talk("t1", [seat("a3")])]), record(published="2031-03-07")])
    assert con.execute("SELECT published FROM report").fetchall() == [("2031-03-07",)]
    assert con.execute("SELECT actor FROM seat ORDER BY actor").fetchall() == [
        ("free-valleys-front.rur",),
        ("ruritania.rur",),
    ]
    assert con.execute("SELECT reports FROM actor WHERE id = 'ruritania.rur'").fetchall() == [(1,)]


def test_a_text_is_one_report_wherever_it_was_found(con):
    fill(con, [record(file="a.txt"), record(file="b.txt")])
    assert con.execute("SELECT file FROM report_file ORDER BY file").fetchall() == [("a.txt",), ("b.txt",)]


def test_another_text_under_the_same_id_is_refused(con):
    fill(con, [record()])
    other = record(OTHER)
    other["report"]["id"] = record()["report"]["id"]
    with pytest.raises(InputError, match="another text"):
        fill(con, [other])
    assert con.execute("SELECT COUNT(*) FROM report").fetchone() == (1,)


def origins(con):
    return {origin for (origin,) in con.execute("SELECT origin FROM report")}


def test_copies_have_one_origin_the_earliest(con):
    fill(con, [record(WIRE[:400], published="2031-03-09"), record(WIRE, published="2031-03-08"), record(OTHER)])
    assert origins(con) == {record(WIRE)["report"]["id"], record(OTHER)["report"]["id"]}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_text_that_joins_two_groups_makes_them_one(con, order):
    half, other_half = WIRE[:420], WIRE[-420:]
    reports = [record(text, published=f"2031-03-0{n + 1}") for n, text in enumerate((half, other_half, WIRE))]
    fill(con, [reports[n] for n in order])
    assert len(origins(con)) == 1


def test_texts_printed_a_month_apart_are_two_origins(con):
    fill(con, [record(WIRE, published="2031-03-08"), record(WIRE + " A correction.", published="2031-04-20")])
    assert len(origins(con)) == 2


def test_a_text_whose_day_turns_out_to_be_another_is_grouped_anew(con):
    late, early = record(WIRE, published="2031-04-20"), record(WIRE, published="2031-03-09")
    fill(con, [record(WIRE[:400], published="2031-03-08"), late])
    assert len(origins(con)) == 2
    fill(con, [early])
    assert len(origins(con)) == 1


def test_a_surname_follows_what_other_reports_tell(con):
    def whose():
        return con.execute("SELECT actor FROM seat WHERE talk = ?", (f"{first['report']['id']}#t1",)).fetchone()[0]

    first = surnamed("Hentzau left Zenda.", "Hentzau")
    fill(con, [first])
    assert whose() == "hentzau.rur"
    fill(con, [surnamed("Rupert Hentzau came.", "Rupert Hentzau")])
    assert whose() == "rupert-hentzau.rur"
    assert con.execute("SELECT name, reports FROM actor").fetchall() == [("Rupert Hentzau", 2)]
    fill(con, [surnamed("Anna Hentzau came.", "Anna Hentzau")])
    assert whose() == "hentzau.rur"


def test_an_actor_is_shown_as_most_reports_have_it(con):
    for n, name in enumerate(["Free Valleys Front", "Free-Valleys Front", "Free Valleys Front"]):
        fill(con, [record(f"Report {n}.", actors=[actor("a1", name, "armed_group", "RUR")], talks=[], **NO_CLAIMS)])
    assert con.execute("SELECT name, reports FROM actor").fetchall() == [("Free Valleys Front", 3)]


def test_passages_are_found_by_their_words(con):
    fill(con, [record()])
    found = con.execute("SELECT COUNT(*) FROM passage_text WHERE passage_text MATCH '\"lay down their arms\"'")
    assert found.fetchone() == (1,)


def test_a_report_that_fails_leaves_nothing(con, monkeypatch):
    monkeypatch.setattr("parley.store.entries.show_actors", lambda *_: 1 / 0)
    before = content(con)
    with pytest.raises(ZeroDivisionError):
        fill(con, [record()])
    assert content(con) == before


def test_foreign_keys_hold(con):
    fill(con, [*REPORTS, *REPORTS[::-1]])
    assert not con.execute("PRAGMA foreign_key_check").fetchall()


def test_the_casebook_is_for_every_tool_that_reads_sqlite(con):
    fill(con, [record()])
    titles = con.execute("SELECT json_extract(sectors, '$[0]') FROM mention WHERE local = 'a2'").fetchall()
    assert titles == [("REB",)]
    assert sqlite3.sqlite_version
    assert json.loads(con.execute("SELECT evidence FROM talk").fetchone()[0]) == [[0, 5]]


NO_CLAIMS = {"statements": [], "positions": [], "events": [], "figures": [], "relations": []}
