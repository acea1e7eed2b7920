"""`parley review` as its user meets it."""

import csv
import io
import json

import pytest

from parley.cli import run
from tests.made_records import OTHER_TEXT, id_of, record
from tests.run.test_review import ID, add_to

TALK = f"{ID}#t1"


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "zenda.casebook")
    add_to(path, record())
    return path


def lines(capsys):
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_judgement_is_kept_and_told(book, capsys):
    arguments = [TALK, "correct", "--field", "status", "--value", "cancelled", "--coder", "fe", "--note", "page 2"]
    assert run(["review", book, *arguments, "--json"]) == 0
    (kept,) = lines(capsys)
    assert (kept["coder"], kept["value"], kept["note"], kept["seen"]["status"]) == ("fe", "cancelled", "page 2", "held")
    assert kept["at"].endswith("+00:00")
    assert run(["review", book, "--list"]) == 0
    assert "correct status → cancelled (page 2)" in capsys.readouterr().out


def test_the_list_may_be_of_one_coder_and_kind(book, capsys):
    for coder, target in (("fe", TALK), ("mo", TALK), ("mo", f"{ID}#e1")):
        run(["review", book, target, "accept", "--coder", coder])
    capsys.readouterr()
    run(["review", book, "--list", "--coder", "mo", "--kind", "event", "--json"])
    assert [(j["coder"], j["kind"]) for j in lines(capsys)] == [("mo", "event")]


def test_an_empty_value_is_unknown(book, capsys):
    assert run(["review", book, TALK, "correct", "--field", "place", "--value", "", "--coder", "fe", "--json"]) == 0
    assert lines(capsys)[0]["value"] is None


@pytest.mark.parametrize(
    "wrong",
    [
        [TALK, "accept"],
        [TALK, "--coder", "fe"],
        [TALK, "correct", "--coder", "fe", "--field", "status"],
        [TALK, "correct", "--coder", "fe", "--field", "status", "--value", "over"],
        [TALK, "perhaps", "--coder", "fe"],
        ["--coder", "fe", "--field", "status"],
        ["--list", "--agreement"],
        [],
    ],
)
def test_wrong_usage_has_status_2(book, wrong, capsys):
    assert run(["review", book, *wrong]) == 2
    assert capsys.readouterr().err


def test_no_casebook_is_made_by_reviewing(tmp_path, capsys):
    path = tmp_path / "none.casebook"
    assert run(["review", str(path), TALK, "accept", "--coder", "fe"]) == 2
    assert not path.exists()
    assert "no such casebook" in capsys.readouterr().err


def walk(book, monkeypatch, typed, *more):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return run(["review", book, "--coder", "fe", *more])


def test_a_walk_shows_the_passage_and_keeps_what_is_typed(book, monkeypatch, capsys):
    assert walk(book, monkeypatch, "a\nr\ns\nq\n") == 0
    shown = capsys.readouterr().out
    assert "“ZENDA” (zenda.txt)" in shown
    assert "status: held" in shown
    assert shown.endswith("\n2 judged\n")
    run(["review", book, "--list", "--json"])
    assert [(j["target"], j["verdict"], j["state"]) for j in lines(capsys)] == [
        (TALK, "accept", "stands"),
        (f"{TALK}/a1", "reject", "stands"),
    ]


def test_a_walk_corrects_several_fields_and_asks_again_where_one_makes_no_sense(book, monkeypatch, capsys):
    typed = "c\nstatus\nover\nc\nstatus\ncancelled\nc\nplace\n\nz\ns\n"
    assert walk(book, monkeypatch, typed, "--kind", "talk") == 0
    assert "status is one of" in capsys.readouterr().err
    run(["review", book, "--list", "--json"])
    assert [(j["field"], j["value"]) for j in lines(capsys)] == [("status", "cancelled"), ("place", None)]


def test_a_walk_begins_where_it_was_left(book, monkeypatch, capsys):
    walk(book, monkeypatch, "a\n", "--kind", "talk", "--kind", "event")
    capsys.readouterr()
    run(["review", book, "--coder", "fe", "--kind", "talk", "--kind", "event", "--json"])
    (left,) = lines(capsys)
    assert (left["target"], left["kind"], left["passages"][0]["text"]) == (f"{ID}#e1", "event", "ZENDA")


def test_agreement_is_shown(book, capsys):
    assert run(["review", book, "--agreement"]) == 0
    assert capsys.readouterr().out == "no two coders judged the same\n"
    for coder, verdict in (("fe", "accept"), ("mo", "reject")):
        run(["review", book, TALK, verdict, "--coder", coder, "--field", "status"])
    capsys.readouterr()
    run(["review", book, "--agreement"])
    assert capsys.readouterr().out == "talk.status             fe, mo  1 unit, 0% agreed, kappa 0.00\n"
    run(["review", book, "--agreement", "--json"])
    (line,) = lines(capsys)
    assert (line["coders"], line["kind"], line["field"], line["units"]) == (["fe", "mo"], "talk", "status", 1)


def test_help_shows_examples(capsys):
    assert run(["review", "--help"]) == 0
    assert "Example" in capsys.readouterr().out


def test_what_is_judged_is_asked_for_and_what_was_read_too(book, capsys):
    run(["review", book, f"{ID}#s1", "reject", "--coder", "fe"])
    run(["review", book, TALK, "reject", "--coder", "fe"])
    capsys.readouterr()
    found = []
    for question in (["statements"], ["statements", "--as-read"], ["talks"], ["talks", "--rejected"]):
        run(["ask", book, *question, "--json"])
        found.append(len(lines(capsys)))
    assert found == [0, 1, 0, 1]


def test_why_says_who_judged_what_and_when(book, capsys):
    run(["review", book, TALK, "correct", "--field", "status", "--value", "cancelled", "--coder", "fe"])
    capsys.readouterr()
    run(["why", book, TALK])
    assert "fe: correct status (without it: held)" in capsys.readouterr().out


def test_accuracy_is_told_by_field(book, capsys):
    run(["review", book, TALK, "correct", "--field", "status", "--value", "cancelled", "--coder", "fe"])
    capsys.readouterr()
    run(["review", book, "--accuracy"])
    assert capsys.readouterr().out.split() == ["talk.status", "0", "of", "1", "right", "(0%)"]
    run(["review", book, "--accuracy", "--json"])
    ((found,),) = (lines(capsys),)
    assert found.pop("targets") == [TALK]
    assert found == {"kind": "talk", "field": "status", "units": 1, "right": 0, "share": 0.0}


def test_exports_tell_what_was_judged(book, tmp_path, capsys):
    run(["review", book, TALK, "correct", "--field", "status", "--value", "cancelled", "--coder", "fe"])
    out = tmp_path / "talks.csv"
    run(["export", book, "csv", "--table", "talks", "--out", str(out)])
    (row,) = csv.DictReader(out.open(encoding="utf-8-sig"))
    assert row["status"] == "cancelled"
    assert row["judged"].startswith("status corrected by fe 20")


def test_faults_of_what_is_rejected_are_told_with_all(book, capsys):
    wrong = {**record()["events"][0], "date": {"value": "2031-05"}}
    add_to(book, record(OTHER_TEXT, events=[wrong], talks=[]))
    run(["review", book, f"{id_of(OTHER_TEXT)}#e1", "reject", "--coder", "fe"])
    capsys.readouterr()
    assert run(["check", book]) == 0
    assert run(["check", book, "--all"]) == 1
