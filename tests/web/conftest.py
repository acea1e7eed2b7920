"""A desk over a small casebook: reports that never were, one of them hostile."""

from __future__ import annotations

import sqlite3

import pytest
from starlette.testclient import TestClient

from parley.record import Record
from parley.store.book import open_to_write
from parley.web.app import make_app
from parley.web.desk import Desk
from tests.made_records import OTHER_TEXT, actor, record, seat, talk
from tests.run.test_book import fill

HOSTILE = "<script>alert('Zenda')</script>"
"""Stands in the title, the text and a name of a report; no page may hold it as it is."""

HOSTILE_TEXT = f"ZENDA — {HOSTILE} spoke to reporters. Ruritania and {HOSTILE} met in Zenda on Friday."


def hostile_report():
    actors = [actor("a1", "Ruritania", "state", "RUR"), actor("a2", HOSTILE, "person", "RUR")]
    made = record(HOSTILE_TEXT, file=f"{HOSTILE}.html", actors=actors, talks=[talk("t1", [seat("a1"), seat("a2")])])
    claims = {"statements": [], "positions": [], "events": [], "figures": [], "relations": []}
    return {**made, **claims, "report": {**made["report"], "title": HOSTILE, "publisher": HOSTILE}}


REPORTS = (record(), record(OTHER_TEXT, published="2031-05-10", file="mission.txt", talks=[], statements=[]))


@pytest.fixture(scope="session")
def book(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("desk") / "zenda.casebook")
    con = open_to_write(path)
    fill(con, [*REPORTS, hostile_report()])
    con.close()
    return path


@pytest.fixture
def desk(book):
    return Desk(book, token="let me in")


@pytest.fixture
def reader(desk):
    """A browser that came in without the token."""
    return TestClient(make_app(desk), base_url="http://localhost", raise_server_exceptions=False)


@pytest.fixture
def writer(desk):
    """A browser that came in by the address with the token."""
    client = TestClient(make_app(desk), base_url="http://localhost", raise_server_exceptions=False)
    client.get("/enter", params={"token": desk.token})
    return client


@pytest.fixture
def own(tmp_path, book):
    """A copy of the casebook, to write in."""
    path = str(tmp_path / "own.casebook")
    with sqlite3.connect(book) as con:
        con.execute("VACUUM INTO ?", (path,))
    return path


@pytest.fixture
def fake(monkeypatch):
    """Reading without the language model: a record of nothing but the report."""

    def read(self, data, *, name, published=None):
        from parley.run.single import _first

        empty = dict.fromkeys(
            ("times", "actors", "talks", "statements", "positions", "events", "figures", "relations", "conflicts"), ()
        )
        return Record(report=_first(data, name, published).report, problems=(), **empty)

    monkeypatch.setattr("parley.run.single.SingleReader.read", read)
