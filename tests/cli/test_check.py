"""`parley check` as its user meets it, on casebooks of a report or two with one fault each."""

import json
import re
from pathlib import Path

import pytest

from parley.cli import run
from parley.store.book import close, open_to_write
from tests.casebook.test_copies import OTHER, WIRE
from tests.made_records import actor, record, seat, talk
from tests.run.test_review import ID, add_to

PAGE = (Path(__file__).parents[2] / "docs" / "casebook.md").read_text(encoding="utf-8")
FAULTS = (Path(__file__).parents[2] / "src/parley/casebook/faults.py").read_text(encoding="utf-8")
NAMES = {
    "attended_what_was_not_held", "date_after_publication", "end_before_start", "evidence_outside_text",
    "party_and_mediator", "place_in_another_country", "same_day_and_place", "seat_twice", "text_reused",
    "unknown_against_blank",
}  # fmt: skip


def place(name, country=None, **more):
    return {"name": name, "country": country, "evidence": [[0, 5]], **more}


def of_talk(**more):
    return [record(talks=[talk("t1", [seat("a1"), seat("a2")], **more)])]


TWICE = [talk(id, [seat("a1"), seat("a2")], evidence=[[n, n + 9]]) for n, id in enumerate(("t1", "t2"))]
EVENT = {**record()["events"][0], "date": {"value": "2031-05"}}

CASES = [
    (of_talk(place=place("Geneva", "FRA")), "place_in_another_country", "#t1"),
    (of_talk(place=place("Norway", "SWE")), "place_in_another_country", "#t1"),
    (of_talk(start="2031-03-09"), "date_after_publication", "#t1"),
    ([record(events=[EVENT])], "date_after_publication", "#e1"),
    (of_talk(end={"value": "2031-03-01"}), "end_before_start", "#t1"),
    (of_talk(place=place("unknown")), "unknown_against_blank", "#t1"),
    (of_talk(place=place("Zenda", latitude=0.0, longitude=0.0)), "unknown_against_blank", "#t1"),
    (of_talk(status="cancelled", start="2031-03-09"), "attended_what_was_not_held", "#t1/a1"),
    ([record(talks=[talk("t1", [seat("a1"), seat("a1", "mediator")])])], "party_and_mediator", "#t1/a1/2"),
    ([record(talks=[talk("t1", [seat("a1"), seat("a1", "party")])])], "seat_twice", "#t1/a1/2"),
    ([record(talks=TWICE)], "same_day_and_place", "#t2"),
    (of_talk(evidence=[[4, 4]]), "evidence_outside_text", "#t1"),
]


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "zenda.casebook")


def checked(book, capsys, *more):
    status = run(["check", book, "--json", *more])
    return status, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_a_sound_casebook_has_no_fault(book, capsys):
    add_to(book, record(), record(OTHER))
    assert run(["check", book]) == 0
    assert capsys.readouterr().out == "no faults\n"


@pytest.mark.parametrize(("records", "name", "id"), CASES)
def test_a_fault_is_found_with_its_passage(book, capsys, records, name, id):
    add_to(book, *records)
    status, found = checked(book, capsys)
    assert status == 1
    ours = [fault for fault in found if (fault["fault"], fault["id"]) == (name, ID + id)]
    assert len(ours) == 1
    assert ours[0]["report"] == ID
    assert ours[0]["file"] == "zenda.txt"
    assert name == "evidence_outside_text" or ours[0]["passage"]["text"]


def test_a_text_under_another_masthead_is_told(book, capsys):
    first, second = record(WIRE, published="2031-03-07"), record(WIRE[:500], published="2031-03-08", file="b.txt")
    second["report"]["publisher"] = "Hentzau Herald"
    add_to(book, first, second)
    _, found = checked(book, capsys)
    (reused,) = [fault for fault in found if fault["fault"] == "text_reused"]
    assert reused["id"] == second["report"]["id"]
    assert reused["found"]["first_publisher"] == "Zenda Post"


def test_a_text_that_names_its_agency_is_no_fault(book, capsys):
    first, second = record(WIRE, published="2031-03-07"), record(WIRE[:500], published="2031-03-08")
    second["report"] |= {"publisher": "Hentzau Herald", "syndicator": "Zenda Post"}
    add_to(book, first, second)
    assert checked(book, capsys) == (0, [])


def test_what_other_hands_wrote_into_the_file_is_found(book, capsys):
    add_to(book, record())
    con = open_to_write(book)
    con.execute("UPDATE statement SET evidence = '[[3, 99999]]'")
    close(con)
    _, found = checked(book, capsys)
    assert [(fault["fault"], fault["found"]["evidence"]) for fault in found] == [("evidence_outside_text", "3-99999")]


def test_what_a_person_accepted_is_told_no_more(book, capsys):
    add_to(book, *of_talk(start="2031-03-09"))
    run(["review", book, f"{ID}#t1", "accept", "--coder", "fe"])
    capsys.readouterr()
    assert checked(book, capsys) == (0, [])
    status, found = checked(book, capsys, "--all")
    assert (status, len(found)) == (1, 1)


def test_a_person_reads_name_id_and_passage(book, capsys):
    add_to(book, *of_talk(start="2031-03-09"))
    assert run(["check", book]) == 1
    first, second, last = capsys.readouterr().out.splitlines()
    assert first == f"date_after_publication  {ID[7:19]}#t1  start: 2031-03-09, published: 2031-03-07, standing: held"
    assert (second, last) == ("  “ZENDA” (zenda.txt)", "1 fault: 1 date_after_publication")


def test_places_of_ones_own_codebook_count(book, tmp_path, capsys):
    (tmp_path / "own").mkdir()
    rows = "name,country,kind,latitude,longitude,within,aliases\nBorrioboola,KEN,city,1.0,37.0,,\n"
    (tmp_path / "own" / "places.csv").write_text(rows, encoding="utf-8")
    add_to(book, *of_talk(place=place("Borrioboola", "UGA")))
    assert checked(book, capsys) == (0, [])
    _, found = checked(book, capsys, "--codebook", str(tmp_path / "own"))
    assert [fault["fault"] for fault in found] == ["place_in_another_country"]


def test_checking_makes_no_casebook(book, capsys):
    assert run(["check", book]) == 2
    assert not Path(book).exists()
    assert "no such casebook" in capsys.readouterr().err


def test_the_page_lists_every_fault():
    assert set(re.findall(r"^\| `(\w+)` \| ", PAGE.split("## Check")[1].split("\n## ")[0], re.MULTILINE)) == NAMES
    assert all(f'"{name}"' in FAULTS for name in NAMES)


def test_help_shows_examples(capsys):
    assert run(["check", "--help"]) == 0
    assert "Example" in capsys.readouterr().out


def test_two_bodies_of_one_name_in_two_talks_are_no_fault(book, capsys):
    front = actor("a5", "Lakes Front", "armed_group", "RUR")
    rounds = [talk("t1", [seat("a1"), seat("a2")]), talk("t2", [seat("a1"), seat("a5")], evidence=[[6, 9]])]
    add_to(book, record(actors=[*record()["actors"], front], talks=rounds))
    assert checked(book, capsys) == (0, [])
