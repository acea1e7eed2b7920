"""A casebook that is replaced, taken away, locked or damaged while it is served: pages say so, and recover."""

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.store.book import open_to_write
from parley.web.app import make_app
from parley.web.desk import Desk
from parley.web.reading import Kept, Readers
from tests.made_records import record
from tests.run.test_book import fill


@pytest.fixture
def desk(tmp_path, book):
    path = str(tmp_path / "served.casebook")
    shutil.copy(book, path)
    return Desk(path, token="let me in")


def reports(reader):
    return reader.get("/api/").json()["counts"]["report"]


def test_another_casebook_in_its_place_is_shown_at_once(reader, desk, tmp_path):
    assert reports(reader) == 3
    other = str(tmp_path / "other.casebook")
    con = open_to_write(other)
    fill(con, [record()])
    con.close()
    os.replace(other, desk.book)
    assert reports(reader) == 1


def test_a_casebook_that_is_gone_is_told_until_it_is_back(reader, desk, tmp_path):
    assert reports(reader) == 3
    os.rename(desk.book, tmp_path / "away")
    answer = reader.get("/")
    assert (answer.status_code, "no such casebook" in answer.text) == (503, True)
    assert str(tmp_path) not in answer.text
    os.rename(tmp_path / "away", desk.book)
    assert reports(reader) == 3


def test_a_link_to_another_casebook_is_followed(reader, desk, tmp_path):
    first = os.rename(desk.book, tmp_path / "first") or tmp_path / "first"
    os.symlink(first, desk.book)
    assert reports(reader) == 3
    os.unlink(desk.book)
    assert reader.get("/api/").status_code == 503


def test_a_casebook_that_is_locked_is_told_until_it_is_free(desk):
    app = make_app(desk)
    app.state.readers = Readers(desk.book, seconds=0.1)
    reader = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    con = sqlite3.connect(desk.book, isolation_level=None)
    con.execute("PRAGMA locking_mode = EXCLUSIVE")
    con.execute("BEGIN EXCLUSIVE")
    assert reader.get("/api/").json()["error"]["status"] == 503
    con.execute("COMMIT")
    con.close()
    assert reports(reader) == 3


def test_a_casebook_that_is_damaged_is_told_until_it_is_whole(reader, desk, book):
    assert reports(reader) == 3
    for content in (b"", b"no casebook", Path(book).read_bytes()[:20_000]):
        Path(desk.book).write_bytes(content)
        assert reader.get("/api/").json()["error"]["status"] == 503
    shutil.copy(book, desk.book)
    assert reports(reader) == 3


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%00",
        "/static/",
        "/static/" + "a" * 5_000,
    ],
)
def test_no_path_leads_out_of_the_desks_own_files(reader, path):
    answer = reader.get(path)
    assert answer.status_code in (400, 404)
    assert "import" not in answer.text


def test_what_is_kept_is_forgotten_with_the_next_report(reader, desk):
    assert reports(reader) == 3
    con = open_to_write(desk.book)
    fill(con, [record("STRELSAU — Ruritania spoke of the lakes on Monday.")])
    con.close()
    assert reports(reader) == 4


def test_what_was_found_is_not_looked_for_again(desk):
    kept = Kept(desk.book)
    assert kept.now().get("number", lambda: 1) == 1
    assert kept.now().get("number", lambda: 2) == 1
