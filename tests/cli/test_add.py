"""`parley add` and `parley ask CASEBOOK copies` as their user meets them. Without the language model."""

import json
from pathlib import Path

import pytest

from parley.cli import run
from parley.store.book import open_to_read
from tests.casebook.test_copies import OTHER, WIRE
from tests.made_records import record

pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "zenda.casebook")


@pytest.fixture
def reports(tmp_path):
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("a.txt", WIRE), ("b.txt", OTHER), ("c.txt", WIRE)):
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def write_lines(tmp_path, *lines):
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"\n".join(line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines))
    return str(file)


def test_reports_are_added_once_and_counted(book, reports, capsys):
    assert run(["add", book, reports, "--jobs", "1"]) == 0
    assert capsys.readouterr().out == "2 added, 1 already there, 0 failed\n"
    assert run(["add", book, reports, "--jobs", "1"]) == 0
    assert capsys.readouterr().out == "0 added, 3 already there, 0 failed\n"


def test_a_report_that_is_there_is_not_read_again(book, reports, steps):
    run(["add", book, reports, "--jobs", "1"])
    steps.loaded.clear()
    run(["add", book, reports, "--jobs", "1"])
    assert not steps.loaded


def test_a_report_that_fails_has_one_line_and_the_others_are_added(book, reports, capsys):
    crash = Path(reports, "d.txt")
    crash.write_text(OTHER + " CRASH", encoding="utf-8")
    assert run(["add", book, "missing.txt", reports, "--jobs", "1"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "2 added, 1 already there, 2 failed\n"
    assert printed.err.splitlines() == [
        "parley: missing.txt: no such file or folder",
        f"parley: {crash}: internal error: IndexError: list index out of range; please report",
    ]


def test_records_are_added_and_a_bad_line_costs_itself(book, tmp_path, capsys):
    file = write_lines(tmp_path, record(), b"{", record(OTHER, talks="none"), b"", record(WIRE))
    assert run(["add", book, "--records", file]) == 1
    printed = capsys.readouterr()
    assert printed.out == "2 added, 0 already there, 2 failed\n"
    first, second = printed.err.splitlines()
    assert first.startswith(f"parley: {file}:2: not JSON")
    assert second == f'parley: {file}:3: no record: talks: "none" is not of type "array"'


def test_json_tells_of_every_report(book, tmp_path, capsys):
    file = write_lines(tmp_path, record(), record(), b"[]")
    assert run(["add", book, "--records", file, "--json"]) == 1
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["result"] for line in told] == ["added", "there", "failed"]
    assert told[0] == {"result": "added", "report": record()["report"]["id"], "file": "zenda.txt"}


@pytest.mark.parametrize(
    "wrong",
    [
        ["book"],
        ["book", "a.txt", "--records", "b.jsonl"],
        ["book", "--records", "b.jsonl", "--as-is"],
        ["book", "--records", "b.jsonl", "--jobs", "2"],
        ["book", "a.txt", "--jobs", "0"],
    ],
)
def test_wrong_usage_has_status_2(wrong, capsys):
    assert run(["add", *wrong]) == 2
    assert capsys.readouterr().err


def test_what_is_no_casebook_has_status_2_and_is_left_alone(reports, capsys):
    no_book = Path(reports, "a.txt")
    assert run(["add", str(no_book), reports]) == 2
    assert capsys.readouterr().err == f"parley: {no_book}: is no casebook\n"
    assert no_book.read_text(encoding="utf-8") == WIRE


def test_help_shows_examples(capsys):
    for command in (["add"], ["ask"], ["ask", "book", "copies"]):
        assert run([*command, "--help"]) == 0
        assert "Example" in capsys.readouterr().out


def test_copies_are_told_with_their_files(book, reports, tmp_path, capsys):
    run(["add", book, reports, "--quiet", "--jobs", "1"])
    Path(reports, "e.txt").write_text(WIRE[:500], encoding="utf-8")
    run(["add", book, reports, "--quiet", "--jobs", "1"])
    assert run(["ask", book, "copies", "--json"]) == 0
    (group,) = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [Path(report["file"]).name for report in group["reports"]] == ["a.txt", "c.txt", "e.txt"]
    assert len({report["id"] for report in group["reports"]}) == 2


def test_copies_are_told_to_a_person(book, reports, capsys):
    run(["add", book, reports, "--quiet", "--jobs", "1"])
    run(["ask", book, "copies"])
    assert capsys.readouterr().out == f"{reports}/a.txt\n  {reports}/c.txt\n"


def test_asking_makes_no_casebook(book, capsys):
    assert run(["ask", book, "copies"]) == 2
    assert capsys.readouterr().err == f"parley: {book}: no such casebook\n"
    assert not Path(book).exists()


def test_a_record_without_a_file_is_known_by_its_line(book, tmp_path):
    file = write_lines(tmp_path, record(file=None))
    run(["add", book, "--records", file, "--quiet"])
    assert open_to_read(book).execute("SELECT file FROM report_file").fetchall() == [(f"{file}:1",)]
