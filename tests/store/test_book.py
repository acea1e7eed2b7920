"""The file itself: made, opened, refused, held by another."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from parley.errors import BookBusy, BookError
from parley.store import book
from parley.store.book import Writer, close, open_to_read, open_to_write, transaction, writers


@pytest.fixture
def path(tmp_path):
    return str(tmp_path / "a b#?%.casebook")


def test_a_new_casebook_knows_what_it_is(path):
    close(open_to_write(path))
    con = open_to_read(path)
    assert con.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"PARL", "big")
    assert con.execute("PRAGMA user_version").fetchone()[0] == book.VERSION
    assert con.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_casebook_is_one_file_once_it_is_closed(path, tmp_path):
    close(open_to_write(path))
    assert [file.name for file in tmp_path.iterdir()] == ["a b#?%.casebook"]


def test_an_empty_file_becomes_a_casebook(path):
    Path(path).touch()
    close(open_to_write(path))
    close(open_to_read(path))


@pytest.mark.parametrize("content", [b"ZENDA - Talks opened.", b"SQLite format 3\x00" + b"x" * 100, b"\x00"])
def test_what_is_no_casebook_is_refused_untouched(path, content):
    with open(path, "wb") as file:
        file.write(content)
    for opening in (open_to_read, open_to_write):
        with pytest.raises(BookError, match="no casebook"):
            opening(path)
    with open(path, "rb") as file:
        assert file.read() == content


def test_another_programs_database_is_refused_untouched(path):
    with sqlite3.connect(path) as con:
        con.execute("CREATE TABLE bookmarks (url TEXT)")
    con.close()
    before = Path(path).read_bytes()
    for opening in (open_to_read, open_to_write):
        with pytest.raises(BookError, match="no casebook"):
            opening(path)
    assert Path(path).read_bytes() == before


def test_a_newer_casebook_is_refused_untouched(path):
    con = open_to_write(path)
    con.execute(f"PRAGMA user_version = {book.VERSION + 1}")
    close(con)
    before = Path(path).read_bytes()
    for opening in (open_to_read, open_to_write):
        with pytest.raises(BookError, match="newer Parley"):
            opening(path)
    assert Path(path).read_bytes() == before


def test_an_older_casebook_is_brought_up_to_date_by_a_writer_and_a_reader_is_told(path, monkeypatch):
    close(open_to_write(path))
    monkeypatch.setattr(book, "MIGRATIONS", ("CREATE TABLE ferry (id TEXT);\nINSERT INTO ferry VALUES ('one;two');",))
    monkeypatch.setattr(book, "VERSION", 2)
    with pytest.raises(BookError, match="older Parley"):
        open_to_read(path)
    close(open_to_write(path))
    assert open_to_read(path).execute("SELECT id FROM ferry").fetchall() == [("one;two",)]


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, monkeypatch):
    close(open_to_write(path))
    monkeypatch.setattr(book, "MIGRATIONS", ("CREATE TABLE ferry (id TEXT);\nINSERT INTO boats VALUES (1);",))
    monkeypatch.setattr(book, "VERSION", 2)
    with pytest.raises(BookError, match="no such table"):
        open_to_write(path)
    monkeypatch.undo()
    assert not open_to_read(path).execute("SELECT 1 FROM sqlite_master WHERE name = 'ferry'").fetchall()


def test_a_folder_and_a_missing_file_are_told(tmp_path):
    with pytest.raises(BookError, match="is a folder"):
        open_to_write(str(tmp_path))
    with pytest.raises(BookError, match="no such casebook"):
        open_to_read(str(tmp_path / "none"))
    with pytest.raises(BookError, match="no such folder"):
        open_to_write(str(tmp_path / "none" / "casebook"))
    assert not list(tmp_path.iterdir())


def test_a_transaction_is_all_or_nothing(path):
    con = open_to_write(path)
    with pytest.raises(sqlite3.IntegrityError), transaction(con):
        con.executemany("INSERT INTO meta VALUES (?, ?)", [("ferry", "late"), ("ferry", "sunk")])
    assert not con.execute("SELECT * FROM meta").fetchall()


def test_a_second_writer_waits_and_then_is_told(path):
    first = open_to_write(path)
    with transaction(first):
        first.execute("INSERT INTO meta VALUES ('ferry', 'late')")
        with pytest.raises(BookBusy):
            open_to_write(path, wait=0.2, writer=Writer(1, "zenda", "2031", "parley add"))
    close(open_to_write(path, wait=0.2))


def test_a_writers_name_stands_in_the_file_while_it_writes(path):
    writer = Writer(4711, "zenda", "2031-03-07T12:00:00+00:00", "parley add")
    con = open_to_write(path, writer=writer)
    assert writers(open_to_read(path)) == (writer,)
    close(con, writer=writer)
    assert writers(open_to_read(path)) == ()


def test_readers_go_on_while_a_writer_writes(path):
    con = open_to_write(path)
    reader = open_to_read(path)
    with transaction(con):
        con.execute("INSERT INTO meta VALUES ('ferry', 'late')")
        assert not reader.execute("SELECT * FROM meta").fetchall()
    assert reader.execute("SELECT value FROM meta").fetchall() == [("late",)]


READ_AND_WRITE = """
import os, sys
from parley.errors import BookError
from parley.store.book import open_to_read, open_to_write
if os.geteuid() == 0:
    os.seteuid(65534)  # who may do everything may also write here
print(open_to_read(sys.argv[1]).execute("SELECT COUNT(*) FROM report").fetchone()[0])
try:
    open_to_write(sys.argv[1])
except BookError as error:
    print(error)
"""


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs users and their rights")
@pytest.mark.parametrize("of_what", ["file", "folder"])
def test_a_read_only_casebook_is_read_and_not_written(tmp_path_factory, of_what):
    folder = tmp_path_factory.mktemp("shelf")
    path = str(folder / "casebook")
    close(open_to_write(path))
    os.chmod(path, 0o444)
    os.chmod(folder, 0o555 if of_what == "folder" else 0o777)
    for above in folder.parents[:2]:  # folders of this test run
        os.chmod(above, os.stat(above).st_mode | 0o011)
    command = [sys.executable, "-c", READ_AND_WRITE, path]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.splitlines() == ["0", f"{path}: cannot be written: the file or its folder is read-only"]
