"""Reading a casebook again: what changed, and what stays."""

import json

import pytest

from parley.cli import run
from parley.errors import BookError
from parley.run.updating import update_all
from parley.store.book import close, open_to_read, open_to_write
from tests.fakes import steps
from tests.made_records import OTHER_TEXT, record

__all__ = ["steps"]

pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def book(tmp_path):
    """A casebook of two reports, one of which has claims that the present rules (none here) do not find."""
    path, records = str(tmp_path / "zenda.casebook"), tmp_path / "records.jsonl"
    empty = {kind: [] for kind in record() if kind != "report"}
    records.write_text(f"{json.dumps(record())}\n{json.dumps(record(OTHER_TEXT, **empty))}\n", encoding="utf-8")
    run(["add", path, "--records", str(records), "--quiet"])
    return path


def count(path, table):
    con = open_to_read(path)
    number = con.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
    con.close()
    return number


def test_gains_and_losses_are_shown_by_kind(book, capsys):
    assert run(["update", book, "--jobs", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].split() == ["talks", "1", "0", "0", "1"]
    assert lines[-1] == "2 read again, 1 changed, 0 failed"
    assert count(book, "talk") == count(book, "actor") == 0


def test_reading_again_twice_is_reading_again_once(book):
    assert [update.is_changed for update in update_all(book, jobs=1)] == [True, False]
    assert [update.is_changed for update in update_all(book, jobs=1)] == [False, False]


def test_a_dry_run_leaves_the_file_as_it_is(book, capsys):
    run(["update", book, "--jobs", "1", "--dry-run", "--json"])
    (line,) = capsys.readouterr().out.splitlines()
    assert json.loads(line)["lost"]["talks"] == 1
    assert count(book, "talk") == 1


def test_judgements_stay(book):
    con = open_to_write(book)
    con.execute("INSERT INTO judgement VALUES (1, '2031', 'fe', 'talk', 't1', 'accept', NULL, NULL, NULL, NULL)")
    close(con)
    list(update_all(book, jobs=1))
    assert count(book, "judgement") == 1


def test_there_must_be_a_casebook(tmp_path):
    with pytest.raises(BookError, match="no such casebook"):
        list(update_all(str(tmp_path / "none")))
    assert not list(tmp_path.iterdir())
