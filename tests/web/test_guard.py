"""Who may see, who may write, and what every answer says to the browser."""

import pytest
from starlette.testclient import TestClient

from parley.web.app import make_app
from parley.web.desk import Desk, hosts_for
from parley.web.guard import COOKIE, MOST_BODY


def client_of(desk, **more):
    return TestClient(make_app(desk), base_url="http://localhost", raise_server_exceptions=False, **more)


@pytest.mark.parametrize("path", ["/", "/nowhere", "/api/timeline", "/static/desk.css"])
def test_no_answer_lets_foreign_scripts_run(reader, path):
    policy = reader.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_answer_is_not_guessed_to_be_something_else(reader):
    assert reader.get("/api/timeline").headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(("host", "status"), [("localhost", 200), ("127.0.0.1:8600", 200), ("evil.example", 400)])
def test_a_name_that_is_not_the_desks_is_refused(reader, host, status):
    assert reader.get("/", headers={"host": host}).status_code == status


@pytest.mark.parametrize(("host", "names"), [("127.0.0.1", "localhost"), ("localhost", "localhost"), ("0.0.0.0", "*")])
def test_others_may_use_any_name_where_they_are_let_in(host, names):
    assert names in hosts_for(host)


def test_the_token_opens_writing_by_a_cookie_that_scripts_cannot_see(reader, desk):
    answer = reader.get("/enter", params={"token": desk.token}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("token", ["", "let me", "LET ME IN", "é"])
def test_another_token_opens_nothing(reader, token):
    answer = reader.get("/enter", params={"token": token})
    assert answer.status_code == 403
    assert COOKIE not in reader.cookies


def test_a_password_is_asked_for_before_anything_is_shown(book):
    client = client_of(Desk(book, password="geheim"))
    assert client.get("/").status_code == 401
    assert client.get("/api/timeline").json()["error"]["status"] == 401
    assert client.get("/", auth=("", "falsch")).status_code == 401
    assert client.get("/", auth=("anybody", "geheim")).status_code == 200


@pytest.mark.parametrize("header", ["Basic", "Basic !", "Bearer geheim", "Basic Z2VoZWlt"])
def test_what_is_no_password_is_refused(book, header):
    assert client_of(Desk(book, password="geheim")).get("/", headers={"Authorization": header}).status_code == 401


def test_a_body_that_is_too_large_is_refused(writer):
    answer = writer.post("/api/timeline", content=b"x" * (MOST_BODY + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]["status"] == 413


def test_a_length_that_is_no_number_is_refused(writer):
    assert writer.post("/api/timeline", headers={"content-length": "many"}).status_code in (400, 413)
