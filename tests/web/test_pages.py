"""Every page opens, in all its forms, whatever the casebook holds."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from parley.web import pages
from parley.web.app import make_app
from parley.web.reading import Readers
from parley.web.views import csv_of
from tests.made_records import TEXT
from tests.web.conftest import HOSTILE, HOSTILE_TEXT

VIEWS = [view for view in pages.VIEWS if "{" not in view.path]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_page_opens_and_shows_nothing_unescaped(reader, view):
    answer = reader.get(view.path)
    assert answer.status_code == 200
    assert HOSTILE not in answer.text
    assert answer.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_page_is_json_too(reader, view):
    assert isinstance(reader.get(f"/api{view.path}").json(), dict)


@pytest.mark.parametrize("view", [view for view in VIEWS if view.rows], ids=lambda view: view.name)
def test_the_rows_of_a_page_are_csv(reader, view):
    answer = reader.get(f"/csv{view.path}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment")
    assert len({len(row) for row in csv.reader(io.StringIO(answer.text))}) <= 1


def test_a_round_an_actor_and_a_report_have_pages(reader):
    round = reader.get("/api/timeline").json()["rounds"][0]
    paths = [
        f"/rounds/{round['id']}",
        f"/actors/{round['participants'][0]['actor']}",
        f"/reports/{round['mentions'][0]['report']}?at=0-5",
    ]
    for path in paths:
        answer = reader.get(path)
        assert (path, answer.status_code) == (path, 200)
        assert HOSTILE not in answer.text
        assert reader.get(f"/api{path}").status_code == 200


@pytest.mark.parametrize(
    "path", ["/rounds/r0", "/actors/nobody", "/reports/sha256:0", "/reports/%3Cscript%3E", "/rounds/%00"]
)
def test_an_id_that_is_not_there_is_told(reader, path):
    assert reader.get(path).status_code == 404
    assert reader.get(f"/api{path}").json()["error"]["status"] == 404


@pytest.mark.parametrize("at", ["x", "1", "1-2,", "-1-2", "9" * 30 + "-1"])
def test_passages_that_are_none_are_refused(reader, at):
    report = reader.get("/api/timeline").json()["rounds"][0]["mentions"][0]["report"]
    assert reader.get(f"/reports/{report}", params={"at": at}).status_code == 422


def test_every_word_of_a_report_is_on_its_page_once(reader):
    report = reader.get("/api/timeline").json()["rounds"][0]["mentions"][0]["report"]
    page = reader.get(f"/api/reports/{report}").json()
    assert "".join(part["text"] for part in page["text"]) in (TEXT, HOSTILE_TEXT)


def test_the_api_says_which_columns_its_rows_have(reader):
    schema = reader.get("/api/openapi.json").json()["components"]["schemas"]["Timeline"]["properties"]
    assert {"id", "status", "verdict", "participants", "mentions"} <= set(schema["rounds"]["items"]["required"])
    assert set(schema["rounds"]["items"]["required"]) == set(reader.get("/api/timeline").json()["rounds"][0])


def test_words_are_searched_for_and_marked(reader):
    assert "<mark>delegation</mark>" in reader.get("/search?words=delegation").text


def test_a_question_of_odd_words_is_refused_in_words(reader):
    assert reader.get('/api/search?words="').json()["error"]["status"] == 422


def test_a_cell_is_no_formula():
    row = {"name": "=1+1", "of": ["+a", "b"], "space": " \n=1", "wide": "\uff1d1", "nested": ["-", 1]}
    assert list(csv.reader(io.StringIO(csv_of([row])))) == [
        list(row),
        ["'=1+1", "'+a; b", "'  =1", "'\uff1d1", '["-", 1]'],
    ]


def test_every_page_gives_its_address_in_a_citation(reader):
    assert "http://localhost/timeline?status=held" in reader.get("/timeline?status=held").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/timeline?since=yesterday", 422),
        ("/timeline?since=2031&until=2030", 422),
        ("/timeline?actor=Nobody", 422),
        ("/timeline?status=lost", 422),
        ("/timeline?limit=0", 422),
        ("/timeline?limit=many", 422),
        ("/timeline?newest=perhaps", 422),
        ("/nowhere", 404),
    ],
)
def test_what_makes_no_sense_is_told_in_one_shape(reader, address, status):
    error = reader.get(f"/api{address}").json()["error"]
    assert (error["status"], set(error)) == (status, {"status", "what", "where"})
    page = reader.get(address)
    assert page.status_code == status
    assert page.text.startswith("<!doctype html>")


@pytest.mark.parametrize(("path", "methods"), [("/timeline", "GET"), ("/review", "GET, POST"), ("/add", "POST")])
def test_a_method_that_a_page_does_not_have_is_told_with_those_that_it_has(reader, path, methods):
    answer = reader.put(f"/api{path}")
    assert answer.json()["error"]["status"] == 405
    assert answer.headers["allow"] == methods
    assert reader.put(path).headers["allow"] == methods


def test_an_empty_field_of_a_form_leaves_out_nothing(reader):
    assert reader.get("/api/timeline?actor=&since=").json() == reader.get("/api/timeline").json()


def test_a_question_that_takes_too_long_is_given_up(desk):
    app = make_app(desk)
    app.state.readers = Readers(desk.book, seconds=-1.0)

    @app.get("/api/slow")
    def slow(request=None):
        for con in app.state.readers.lend():
            con.execute(
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT SUM(i) FROM n"
            ).fetchone()

    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/api/slow")
    assert answer.json()["error"]["status"] == 503


@pytest.mark.parametrize("path", ["/", "/timeline", "/network", "/quality", "/review", "/search?words=Zenda"])
def test_every_page_that_takes_too_long_says_so(desk, path, monkeypatch):
    monkeypatch.setattr("parley.web.reading.STEPS", 1)
    app = make_app(desk)
    app.state.readers = Readers(desk.book, seconds=-1.0)
    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get(path)
    assert (answer.status_code, "takes too long" in answer.text) == (503, True)
