"""Judging and adding by the desk: kept in the casebook, and only for who may."""

import base64
import gzip
import json
import re
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from parley.run.single import SingleReader
from parley.web import pages
from parley.web.app import make_app
from parley.web.desk import Desk
from tests.made_records import id_of, record

NEWS = "STRELSAU — The mission said on Sunday that it would come back to the lakes in May, and not before."


@pytest.fixture
def desk(own):
    return Desk(own, token="let me in")


def proof_of(page):
    return re.search(r'name="proof" value="(\w+)"', page.text)[1]


def judgements(own):
    with sqlite3.connect(own) as con:
        return con.execute("SELECT coder, verdict, field, value, note FROM judgement").fetchall()


def test_a_judgement_is_kept_and_the_next_is_shown(writer, own):
    page = writer.get("/review?coder=fe")
    target = writer.get("/api/review?coder=fe").json()["shown"]["target"]
    sent = {"proof": proof_of(page), "id": target["id"], "kind": target["kind"], "verdict": "accept", "coder": "fe"}
    answer = writer.post("/review", data=sent, follow_redirects=False)
    assert answer.headers["location"] == "/review?coder=fe"
    assert judgements(own) == [("fe", "accept", None, None, None)]
    assert writer.get("/api/review?coder=fe").json()["shown"]["target"]["id"] != target["id"]


def test_a_report_tells_which_claims_were_judged(writer):
    report = id_of(record()["report"]["text"])
    sent = {"proof": proof_of(writer.get("/review")), "id": f"{report}#t1/a1", "kind": "seat", "verdict": "accept"}
    writer.post("/review", data=sent)
    claims = writer.get(f"/api/reports/{report}").json()["claims"]
    assert [claim["kind"] for claim in claims if claim["is_judged"]] == ["talks"]


def test_a_correction_shows_in_the_round(writer, own):
    talk = f"{id_of(record()['report']['text'])}#t1"
    sent = {"proof": proof_of(writer.get("/review")), "id": talk, "verdict": "correct", "coder": "fe"}
    writer.post("/review", data={**sent, "field": "status", "value": "cancelled", "note": "see page 2"})
    assert judgements(own) == [("fe", "correct", "status", "cancelled", "see page 2")]
    assert "cancelled" in {round["status"] for round in writer.get("/api/timeline").json()["rounds"]}


@pytest.mark.parametrize(
    ("ruling", "status"),
    [
        ({"id": "nothing", "verdict": "accept"}, 404),
        ({"verdict": "perhaps"}, 422),
        ({"verdict": "correct", "field": "status", "value": "lost"}, 422),
        ({"verdict": "correct"}, 422),
        ({}, 422),
    ],
)
def test_a_ruling_that_makes_no_sense_is_refused(writer, own, desk, ruling, status):
    target = writer.get("/api/review").json()["shown"]["target"]
    headers = {"X-Parley-Token": desk.token}
    answer = writer.post("/api/review", data={"id": target["id"], "kind": target["kind"], **ruling}, headers=headers)
    assert answer.json()["error"]["status"] == status
    assert judgements(own) == []


WRITING = sorted(route.path for part in (pages.read, pages.review) for route in part.router.routes)
"""Every path that takes something."""


@pytest.mark.parametrize("path", WRITING)
def test_who_did_not_come_in_by_the_token_writes_nothing(reader, own, path):
    answer = reader.post(path, data={"id": "x", "verdict": "accept", "text": NEWS})
    assert answer.status_code == 403
    assert judgements(own) == []


def test_the_cookie_alone_is_not_enough(writer):
    """A form of another site would bring it along."""
    assert writer.post("/api/review", data={"id": "x", "verdict": "accept"}).status_code == 403


def test_a_program_writes_with_the_token(reader, desk, own):
    target = reader.get("/api/review").json()["shown"]["target"]
    sent = {"id": target["id"], "kind": target["kind"], "verdict": "reject", "coder": "fe"}
    answer = reader.post("/api/review", data=sent, headers={"X-Parley-Token": desk.token})
    assert answer.json()["verdict"] == "reject"
    assert len(judgements(own)) == 1


@pytest.mark.parametrize("path", WRITING)
def test_a_desk_that_is_read_only_lets_nobody_write(own, path):
    desk = Desk(own, token="let me in", is_read_only=True)
    client = TestClient(make_app(desk), base_url="http://localhost", raise_server_exceptions=False)
    client.get("/enter", params={"token": desk.token})
    sent = {"id": "x", "verdict": "accept", "text": NEWS, "proof": desk.proof("form")}
    assert client.post(path, data=sent, headers={"X-Parley-Token": desk.token}).status_code == 403
    assert 'name="proof"' not in client.get("/review").text


def test_what_others_judged_is_told_only_after_ones_own_judgement(writer, desk):
    target = writer.get("/api/review?coder=fe").json()["shown"]["target"]
    sent = {"id": target["id"], "kind": target["kind"], "verdict": "reject", "coder": "mo"}
    writer.post("/api/review", data=sent, headers={"X-Parley-Token": desk.token})
    seen = {"id": target["id"], "kind": target["kind"], "coder": "fe"}
    assert writer.get("/api/review", params=seen).json()["others"] == []
    writer.post(
        "/api/review", data={**sent, "verdict": "accept", "coder": "fe"}, headers={"X-Parley-Token": desk.token}
    )
    page = writer.get("/api/review", params=seen).json()
    assert [judged["coder"] for judged in page["others"]] == ["mo"]
    assert page["differences"][0]["values"] == {"mo": "reject", "fe": "accept"}


def test_a_pasted_report_is_shown_before_it_is_added(writer, own, fake):
    page = writer.post("/read", data={"proof": proof_of(writer.get("/read")), "text": NEWS})
    assert "would come back to the lakes" in page.text
    with sqlite3.connect(own) as con:
        assert con.execute("SELECT COUNT(*) FROM report").fetchone() == (3,)
    sent = dict(re.findall(r'name="(proof|coded|name|published)" value="([^"]*)"', page.text))
    answer = writer.post("/add", data=sent, follow_redirects=False)
    assert answer.headers["location"].startswith("/reports/sha256")
    assert "would come back to the lakes" in writer.get(answer.headers["location"]).text


def test_a_page_of_more_than_a_megabyte_is_added_as_it_was_read(writer, own, fake):
    page = f"<html><head><script>{'x' * 1_500_000}</script></head><body><p>{NEWS} {NEWS}</p></body></html>"
    sent = {"proof": proof_of(writer.get("/read")), "coded": base64.b64encode(page.encode()).decode(), "name": "a.html"}
    assert writer.post("/add", data=sent, follow_redirects=False).status_code == 303


def test_a_file_is_taken_without_its_folder(writer, own, fake, desk):
    files = {"file": ("../../etc/zenda.txt", NEWS.encode())}
    answer = writer.post("/api/add", files=files, headers={"X-Parley-Token": desk.token})
    assert answer.json()["result"] == "added"
    with sqlite3.connect(own) as con:
        assert ("zenda.txt",) in con.execute("SELECT file FROM report_file").fetchall()


@pytest.mark.parametrize("sent", [{"text": ""}, {"text": " \n"}, {"coded": "!"}, {"text": NEWS, "published": "soon"}])
def test_what_cannot_be_read_is_told(writer, desk, sent, fake):
    answer = writer.post("/api/read", data=sent, headers={"X-Parley-Token": desk.token})
    assert answer.json()["error"]["status"] in (400, 422)


def test_a_record_that_is_read_shows_its_script_as_text(writer, fake, desk):
    page = writer.post(
        "/read", data={"proof": proof_of(writer.get("/read")), "text": f"<script>alert(1)</script> {NEWS}"}
    )
    assert "<script>alert(1)" not in page.text


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "http://localhost:8601"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_a_form_that_another_site_sends_writes_nothing(writer, own, headers):
    sent = {"proof": proof_of(writer.get("/review")), "id": "x", "verdict": "accept"}
    assert writer.post("/api/review", data=sent, headers=headers).status_code == 403


def test_looking_at_every_page_writes_nothing(writer, own):
    before = Path(own).read_bytes()
    for view in pages.VIEWS:
        writer.get(view.path, params={"id": "x", "verdict": "accept", "coder": "fe"})
    assert Path(own).read_bytes() == before
    assert not Path(f"{own}-wal").exists() or Path(f"{own}-wal").stat().st_size == 0


def test_a_desk_that_is_read_only_opens_nothing_to_write(own, opened):
    client = TestClient(make_app(Desk(own, token="t", is_read_only=True)), base_url="http://localhost")
    client.get("/enter?token=t")
    for view in pages.VIEWS:
        client.get(view.path)
    client.post("/api/review", data={"id": "x", "verdict": "accept"}, headers={"X-Parley-Token": "t"})
    assert {file for file in opened if "casebook" in file} == {f"file:{own}?mode=ro"}


@pytest.fixture
def opened(monkeypatch):
    """What is opened as a database, and how."""
    found = []
    connect = sqlite3.connect
    monkeypatch.setattr("sqlite3.connect", lambda path, **more: (found.append(path), connect(path, **more))[1])
    return found


HOSTILE_FILES = {
    "nothing": ("a.txt", b""),
    "a bomb": ("a.txt.gz", gzip.compress(bytes(80_000_000))),
    "half a file": ("a.html.gz", gzip.compress(NEWS.encode())[:-9]),
    "no text": ("a.txt", bytes(range(256)) * 40),
    "a form of an archive": ("a.warc", b"WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n"),
    "no archive": ("a.gz", b"\x1f\x8b" + b"x" * 50),
    "a list without end": ("a.jsonl", b"[" * 100_000),
    "a number without end": ("a.json", b'{"text":\n"x",\n"n": ' + b"9" * 5_000 + b"}"),
    "tags without end": ("a.html", b"<div>" * 1_900_000),
    "entities of entities": (
        "a.xml",
        b'<!DOCTYPE a [<!ENTITY a0 "xx">%s]><rss><channel><item><description>&a9;</description></item></channel></rss>'
        % b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 20) for n in range(1, 10)),
    ),
}


@pytest.mark.parametrize("name", HOSTILE_FILES)
def test_a_hostile_file_is_refused_in_words(writer, own, desk, fake, name):
    answer = writer.post("/api/add", files={"file": HOSTILE_FILES[name]}, headers={"X-Parley-Token": desk.token})
    assert answer.json()["error"]["status"] in (400, 422)


def test_halves_of_characters_and_nul_in_a_file_break_no_page(writer, fake):
    odd = {"title": "a \ud800 b", "publisher": "\0", "url": "javascript:alert(1)", "text": f"{NEWS} \udfff \0"}
    files = {"file": ("a\0.jsonl", json.dumps(odd).encode())}
    page = writer.post("/read", data={"proof": proof_of(writer.get("/read"))}, files=files)
    assert page.status_code == 200
    assert 'href="javascript' not in page.text


def test_a_report_that_would_keep_others_waiting_is_refused_before_it_is_read(writer, desk):
    answer = writer.post("/api/read", data={"text": NEWS * 3_000}, headers={"X-Parley-Token": desk.token})
    assert "more than 200,000 characters" in answer.json()["error"]["what"]


def test_a_file_that_names_a_file_of_this_machine_does_not_get_it(writer, fake, desk, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("Zenda")
    feed = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]><rss><channel><item>&b; {NEWS}</item></channel></rss>'
    sent = {"file": ("a.xml", feed.encode())}
    answer = writer.post("/api/read", files=sent, headers={"X-Parley-Token": desk.token})
    assert "Zenda" not in answer.text


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "cp1252", "iso8859-5"])
def test_a_file_in_another_charset_never_breaks_the_page(writer, fake, charset):
    page = f"<html><body><p>{NEWS} Ж é</p></body></html>"
    files = {"file": ("a.html", page.encode(charset, "replace"))}
    answer = writer.post("/read", data={"proof": proof_of(writer.get("/read"))}, files=files)
    assert answer.status_code in (200, 400)
    assert answer.text.startswith("<!doctype html>")


def test_a_crash_in_reading_is_told_on_a_page(writer, own, monkeypatch):
    def read(self, data, **more):
        raise RecursionError("Zenda")

    monkeypatch.setattr("parley.run.single.SingleReader.read", read)
    answer = writer.post("/read", data={"proof": proof_of(writer.get("/read")), "text": NEWS})
    assert answer.status_code == 500
    assert "Zenda" not in answer.text
    assert writer.get("/read").status_code == 200


def test_two_who_read_at_once_take_turns(monkeypatch):
    together, most = [], []

    def read_report(report, reader, *, problems):
        together.append(report)
        most.append(len(together))
        time.sleep(0.05)
        together.pop()

    monkeypatch.setattr("parley.steps.read_report", read_report)
    reader = SingleReader()
    monkeypatch.setattr(reader, "_reader_of", lambda: None)
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda _: reader.read(NEWS.encode(), name="a.txt"), range(4)))
    assert most == [1, 1, 1, 1]


def test_pages_load_no_language_model(own):
    """Only who reads a report waits for that."""
    code = f"""
import sys
from starlette.testclient import TestClient
from parley.web import pages
from parley.web.app import make_app
from parley.web.desk import Desk
client = TestClient(make_app(Desk({own!r})), base_url="http://localhost")
assert all(client.get(view.path).status_code in (200, 404) for view in pages.VIEWS)
print([name for name in ("spacy", "onnxruntime", "tokenizers", "trafilatura", "parley.steps") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
