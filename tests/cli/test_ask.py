"""`parley ask` as its user meets it: tables, CSV and JSON lines, names and filters, wrong usage."""

import csv
import io
import json
from pathlib import Path

import pytest

from parley.cli import filters, run
from parley.run.book import Reading, add
from parley.store.book import open_to_read, open_to_write
from parley.store.questions import COLUMNS
from tests.made_records import TEXT, id_of, record

QUESTIONS = ("talks", "participants", "statements", "positions", "events", "contacts", "timeline", "gaps")
SCHEMA = json.loads((Path(filters.__file__).parents[1] / "record.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "zenda.casebook")
    con = open_to_write(path)
    add(con, Reading(record(), "", ""))
    con.close()
    return path


def asked(capsys, *arguments):
    """The rows of an answer in JSON."""
    assert run(["ask", *arguments, "--json"]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_answers_in_three_forms(book, question, capsys):
    rows = asked(capsys, book, question)
    assert all(tuple(row) == COLUMNS[question] for row in rows)
    assert run(["ask", book, question, "--csv"]) == 0
    lines = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert tuple(lines[0]) == COLUMNS[question]
    assert len(lines) == len(rows) + 1
    assert run(["ask", book, question]) == 0
    printed = capsys.readouterr()
    assert printed.out if rows else printed.err == "parley: nothing found\n"


def test_filters_that_belong_together_are_taken_together(book, capsys):
    told = ("--role", "party", "--since", "2031", "--status", "held", "--country", "RUR", "--attendance", "attended")
    (row,) = asked(capsys, book, "talks", "--actor", "Ruritania", *told)
    assert row["mentions"] == [{"report": id_of(TEXT), "file": "zenda.txt", "talk": "t1"}]
    assert not asked(capsys, book, "talks", "--actor", "Ruritania", *told, "--place", "Hof")


def test_statements_are_asked_by_speaker(book, capsys):
    assert asked(capsys, book, "statements", "--speaker", "Hentzau") == asked(capsys, book, "statements")
    assert asked(capsys, book, "statements", "--actor", "Hentzau") == asked(capsys, book, "statements")


def test_a_name_of_several_actors_is_told(book, capsys):
    con = open_to_write(book)
    other = record("Protesters filled the square.", talks=[], statements=[], positions=[], events=[])
    add(con, Reading(other, "", ""))
    con.close()
    assert run(["ask", book, "events", "--actor", "protesters"]) == 0
    told = capsys.readouterr().err
    assert told.startswith("parley: 'protesters' names 2 actors, all are meant: protesters (protesters.rur@")


def test_what_is_left_out_is_told(book, capsys):
    assert run(["ask", book, "participants", "--limit", "1", "--json"]) == 0
    printed = capsys.readouterr()
    assert len(printed.out.splitlines()) == 1
    assert printed.err == "parley: these are the first 1; --limit 0 gives all\n"
    assert len(asked(capsys, book, "participants", "--limit", "2")) == 2
    assert capsys.readouterr().err == ""


def test_search_prints_the_words_in_their_passage(book, capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    assert run(["ask", book, "search", '"lay down"']) == 0
    assert "[lay down]" in capsys.readouterr().out
    (row,) = asked(capsys, book, "search", "valleys arms")
    assert TEXT[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (["talks", "--actor", "Nobody"], "no actor in the casebook is called 'Nobody'"),
        (["talks", "--since", "soon"], "--since soon: no date; write 2018, 2018-03 or 2018-03-01"),
        (["talks", "--country", "Nowhere"], "--country Nowhere: no country of that name; write its code, as AFG"),
        (["search", '"open'], 'search "open: a quotation mark is not closed'),
        (["search", "a AND"], "search a AND: words are missing after AND"),
        (["talks", "--status", "finished"], "'finished' is not one of"),
        (["talks", "--limit", "-1"], "-1 is not in the range"),
    ],
)
def test_wrong_usage_has_status_2_and_is_told(book, wrong, why, capsys):
    assert run(["ask", book, *wrong]) == 2
    assert why in capsys.readouterr().err


def test_text_of_a_report_does_not_steer_the_terminal(tmp_path, capsys):
    path = str(tmp_path / "book")
    con = open_to_write(path)
    evil = record()
    evil["statements"][0]["text"] = "\x1b[2Jgone"
    add(con, Reading(evil, "", ""))
    con.close()
    for form in ([], ["--csv"], ["--json"]):
        assert run(["ask", path, "statements", *form]) == 0
        assert "\x1b" not in capsys.readouterr().out


def test_every_question_has_help_with_an_example(capsys):
    for question in (*QUESTIONS, "search", "copies"):
        assert run(["ask", "book", question, "--help"]) == 0
        assert "Example" in capsys.readouterr().out


def test_options_allow_what_the_record_allows():
    of_talk, of_seat = (
        SCHEMA["properties"]["talks"]["items"]["properties"],
        SCHEMA["$defs"]["participant"]["properties"],
    )
    of = {kind: SCHEMA["properties"][kind]["items"]["properties"] for kind in ("statements", "positions", "events")}
    pairs = [
        (filters.ROLES, of_seat["role"]), (filters.ATTENDANCES, of_seat["attendance"]),
        (filters.LEVELS, of_seat["level"]), (filters.STATUSES, of_talk["status"]), (filters.FORMATS, of_talk["format"]),
        (filters.STANCES, of["positions"]["stance"]), (filters.ACTS, of["statements"]["act"]),
        (filters.MODES, of["statements"]["mode"]), (filters.TYPES, of["events"]["type"]),
        (filters.MODALITIES, of["events"]["modality"]),
    ]  # fmt: skip
    assert all(list(ours) == [value for value in theirs["enum"] if value] for ours, theirs in pairs)


def test_asking_changes_nothing(book):
    before = Path(book).read_bytes()
    for question in QUESTIONS:
        run(["ask", book, question, "--json"])
    assert Path(book).read_bytes() == before
    assert open_to_read(book).execute("PRAGMA integrity_check").fetchone() == ("ok",)
