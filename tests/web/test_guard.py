"""Who may see, who may write, and what every answer says to the browser."""

import asyncio
import re
from itertools import repeat

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from parley.cli.desk import desk_command, warning
from parley.web import guard
from parley.web.app import make_app
from parley.web.desk import Desk, hosts_for
from parley.web.guard import MOST_BODY
from parley.web.rendering import STATIC, static
from tests.web.loops import run_apart

CHUNK = next(STATIC.glob("chunk-*.js")).name
TEMPLATES = sorted((STATIC.parent / "templates").iterdir())


def client_of(desk, **more):
    return TestClient(make_app(desk), base_url="http://localhost", raise_server_exceptions=False, **more)


def crash(*given, **more):
    raise RuntimeError("Zenda")


@pytest.mark.parametrize(
    "path", ["/", "/nowhere", "/api/timeline", "/static/desk.css", "/static/nothing", "/enter?token=x", "/crash"]
)
def test_no_answer_lets_foreign_scripts_run(reader, path):
    reader.app.add_api_route("/crash", crash)
    policy = reader.get(path).headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy


def test_an_answer_is_not_guessed_to_be_something_else(reader):
    assert reader.get("/api/timeline").headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("address", "is_named"),
    [
        (static("desk.css"), True),
        (f"/static/{CHUNK}", True),
        ("/static/desk.css", False),
        ("/static/desk.css?v=another", False),
        ("/static/LICENSES.txt", False),
    ],
)
def test_a_file_is_kept_for_good_where_its_address_names_its_content(reader, address, is_named):
    assert ("immutable" in reader.get(address).headers["cache-control"]) == is_named


def test_a_file_that_is_still_the_same_is_not_sent_again(reader):
    first = reader.get("/static/desk.css")
    again = reader.get("/static/desk.css", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_page_has_a_script_or_a_style_within_it(file):
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"\son\w+\s*=|\sstyle\s*=|<style|javascript:", text)
    assert all("src=" in tag or "application/json" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("LOCALHOST:8600", 200),
        ("127.0.0.1:8600", 200),
        ("[::1]:8600", 200),
        ("evil.example", 400),
        ("localhost.evil.example", 400),
        ("localhost@evil.example", 400),
        ("127.0.0.1.evil.example:8600", 400),
        ("[", 400),
        ("", 400),
    ],
)
def test_a_name_that_is_not_the_desks_is_refused(reader, host, status):
    assert reader.get("/", headers={"host": host}).status_code == status


def test_a_wrong_name_is_told_in_the_shape_of_all_faults(reader):
    assert reader.get("/api/", headers={"host": "evil.example"}).json()["error"]["status"] == 400


@pytest.mark.parametrize(("host", "is_known"), [("127.0.0.1", False), ("localhost", False), ("Strelsau.lan", True)])
def test_a_desk_for_others_has_the_name_that_it_was_given(host, is_known):
    assert ("strelsau.lan" in hosts_for(host)) == is_known


def test_a_desk_for_others_is_not_known_by_every_name(book):
    client = client_of(Desk(book, hosts=hosts_for("0.0.0.0")))
    assert client.get("/", headers={"host": "192.168.7.9:8600"}).status_code == 200
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_who_opens_a_desk_to_others_is_told_what_they_can_do():
    assert "everybody on the network can read" in warning("0.0.0.0", None)
    assert "not encrypted" in warning("0.0.0.0", "geheim")


def test_the_token_opens_writing_by_a_cookie_that_scripts_cannot_see(reader, desk):
    answer = reader.get("/enter", params={"token": desk.token}, follow_redirects=False)
    cookie = answer.headers["set-cookie"].lower()
    assert answer.status_code == 303
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


def test_the_token_stays_in_no_address_and_in_no_referrer(reader, desk):
    answer = reader.get("/enter", params={"token": desk.token}, follow_redirects=False)
    assert answer.headers["location"] == "/"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["cache-control"] == "no-store"
    assert desk.token not in answer.headers["set-cookie"] + reader.get("/").text


def test_a_cookie_that_came_encrypted_goes_back_encrypted_alone(desk):
    client = TestClient(make_app(desk), base_url="https://localhost")
    cookie = client.get("/enter", params={"token": desk.token}, follow_redirects=False).headers["set-cookie"]
    assert "secure" in cookie.lower()


def test_two_desks_on_one_machine_do_not_take_each_others_cookie(book):
    one, other = (client_of(Desk(book, token=token)) for token in ("one", "other"))
    one.get("http://localhost:8600/enter?token=one")
    other.cookies = one.cookies
    other.get("http://localhost:8601/enter?token=other")
    assert 'name="proof"' in one.get("http://localhost:8600/read").text
    assert 'name="proof"' in other.get("http://localhost:8601/read").text


@pytest.mark.parametrize("token", ["", "let me", "LET ME IN", "é"])
def test_another_token_opens_nothing(reader, token):
    answer = reader.get("/enter", params={"token": token})
    assert answer.status_code == 403
    assert not reader.cookies


@pytest.fixture
def waits(monkeypatch):
    """The seconds that were waited, without waiting."""
    found = []

    async def sleep(seconds):
        found.append(seconds)

    monkeypatch.setattr(guard, "sleep", sleep)
    return found


def test_a_guess_waits_and_the_password_does_not(book, waits):
    client = client_of(Desk(book, password="geheim"))
    client.get("/")
    client.get("/", auth=("", "geheim"))
    assert waits == []
    client.get("/", auth=("", "falsch"))
    assert waits == [guard.GUESS]


def test_guesses_from_one_address_take_turns_and_hold_up_nobody_else(monkeypatch):
    """Asking a hundred times at once guesses no faster."""
    order = []

    async def sleep(seconds):
        order.append("begins")
        await asyncio.sleep(0)
        order.append("ends")

    monkeypatch.setattr(guard, "sleep", sleep)
    password = guard.Password(None, "geheim")

    def told(word, address="192.168.7.9"):
        coded = guard.base64.b64encode(f":{word}".encode())
        return password._is_told({"headers": [(b"authorization", b"Basic " + coded)], "client": (address, 50_000)})

    async def ask():
        return await asyncio.gather(told("a"), told("b"), told("geheim"), told("geheim", "192.168.7.10"))

    assert run_apart(ask()) == [False, False, True, True]
    assert order == ["begins", "ends"] * 2


@pytest.mark.parametrize("word", ["", " "])
def test_an_empty_password_is_refused_rather_than_letting_everybody_in(book, word):
    done = CliRunner().invoke(desk_command, [book, "--password", word])
    assert done.exit_code == 2
    assert "it is empty" in done.output


@pytest.mark.usefixtures("waits")
@pytest.mark.parametrize(
    "path", ["/", "/csv/timeline", "/api/openapi.json", "/static/desk.css", "/enter?token=t", "/nowhere", "/read"]
)
def test_nothing_at_all_is_shown_without_the_password(book, path):
    client = client_of(Desk(book, token="t", password="geheim"))
    answer = client.get(path, follow_redirects=False)
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    assert "zenda" not in answer.text


@pytest.mark.parametrize(
    ("more", "status"), [({"headers": {"host": "evil.example"}}, 400), ({"headers": {"content-length": "x"}}, 400)]
)
def test_who_is_refused_at_the_door_gets_a_page_that_names_no_casebook(reader, more, status):
    answer = reader.get("/", **more)
    assert answer.status_code == status
    assert answer.text.startswith("<!doctype html>")
    assert "zenda.casebook" not in answer.text


def test_a_name_of_a_host_is_no_script(reader):
    assert "<script" not in reader.get("/", headers={"host": "<script>alert(1)</script>"}).text


@pytest.mark.usefixtures("waits")
def test_a_password_is_asked_for_before_anything_is_shown(book):
    client = client_of(Desk(book, password="geheim"))
    assert client.get("/").status_code == 401
    assert client.get("/api/timeline").json()["error"]["status"] == 401
    assert client.get("/", auth=("", "falsch")).status_code == 401
    assert client.get("/", auth=("anybody", "geheim")).status_code == 200


@pytest.mark.usefixtures("waits")
@pytest.mark.parametrize("header", ["Basic", "Basic !", "Bearer geheim", "Basic Z2VoZWlt"])
def test_what_is_no_password_is_refused(book, header):
    assert client_of(Desk(book, password="geheim")).get("/", headers={"Authorization": header}).status_code == 401


def test_a_body_that_is_too_large_is_refused(writer):
    answer = writer.post("/api/timeline", content=b"x" * (MOST_BODY + 1))
    assert answer.status_code == 413
    assert answer.json()["error"]["status"] == 413


@pytest.mark.parametrize("path", ["/api/add", "/add"])
def test_a_body_that_does_not_tell_its_size_is_cut_off(writer, path):
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    parts = (part for parts in ([head], repeat(b"x" * 100_000, MOST_BODY // 100_000 + 1)) for part in parts)
    answer = writer.post(path, content=parts, headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert answer.status_code == 413


@pytest.mark.parametrize(("length", "status"), [("many", 400), ("-1", 400), ("9" * 5_000, 413)])
def test_a_length_that_makes_no_sense_is_refused(writer, length, status):
    assert writer.post("/api/timeline", headers={"content-length": length}).json()["error"]["status"] == status


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "idna", '"utf-16"', "none"])
def test_words_in_an_odd_charset_are_refused(writer, charset):
    """`unicode_escape` writes halves of characters, which no text may hold."""
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    body = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n\\ud800\r\n--x--\r\n'
    answer = writer.post("/api/read", content=body, headers={"Content-Type": kind})
    assert answer.json()["error"]["status"] == 415


def test_words_in_utf_8_are_taken(writer, desk):
    sent = b"text=%20"
    kind = "application/x-www-form-urlencoded; charset=UTF-8"
    answer = writer.post("/api/read", content=sent, headers={"Content-Type": kind, "X-Parley-Token": desk.token})
    assert "nothing to read" in answer.json()["error"]["what"]
