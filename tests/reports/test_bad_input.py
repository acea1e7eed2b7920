"""Bad input is one error that names file and cause; the rest is read; nothing is raised and nothing takes long."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.errors import InputError, NoArticle, UsageError
from parley.reports import BODY_LIMIT, Options, Reading, find_inputs, read_bytes, read_reports, read_text

SENTENCE = "The envoys of the two camps met in the hall on Monday, and they said that they would come back. "
HEAVY = ("trafilatura", "lxml", "feedparser", "warcio", "py3langid", "numpy", "charset_normalizer")
NAMES = ("a.txt", "a.html", "a.jsonl", "a.json", "a.rss", "a.xml", "a.warc", "a.warc.gz", "a.txt.gz", "-")
PIECES = st.sampled_from(
    [
        b"<p>",
        b"</p>",
        b"<div class='ad'>",
        b"<article>",
        b"<time datetime='2011'>",
        b"<script type='application/ld+json'>",
        b"{",
        b"}",
        b'"text": "',
        b"[",
        b"]",
        b"\n",
        b"\r\n",
        b"\x00",
        b"\xff\xfe",
        b"WARC/1.0\r\n",
        b"Content-Length: 9\r\n\r\n",
        b"<rss><item>",
        b"<newsItem>",
        b"<!DOCTYPE html>",
        b"By ",
        b"9 May 2014",
        b"TESK, May 9 -- ",
        "“”—é".encode(),
        b"\x1f\x8b\x08",
        b"&#x110000;",
        SENTENCE.encode(),
        b"All rights reserved.\n\n",
    ]
)


@given(
    st.lists(st.one_of(PIECES, st.binary(max_size=12)), max_size=25).map(b"".join),
    st.sampled_from(NAMES),
    st.booleans(),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bytes_under_any_name_give_readings_or_errors(data: bytes, name: str, as_is: bool) -> None:
    for found in read_bytes(data, name, options=Options(as_is=as_is)):
        assert isinstance(found, (Reading, InputError))
        if isinstance(found, Reading):
            assert found.report.text.strip()
            json.dumps(found.report.text).encode()
        else:
            assert "\n" not in str(found)


@given(st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_gives_a_report_or_an_error(text: str) -> None:
    try:
        report = read_text(text).report
    except InputError:
        return
    assert report.text == read_text(text).report.text
    assert not any(ord(c) < 32 and c != "\n" for c in report.text)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda x: (
            st.lists(x, max_size=3)
            | st.dictionaries(
                st.sampled_from(["text", "title", "date", "author", "bodies", "value", "id", "url", "source"]),
                x,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_json_value_gives_readings_or_errors(value: object) -> None:
    for found in read_bytes(json.dumps(value).encode(), "a.json"):
        assert isinstance(found, (Reading, InputError))


def error_of(data: bytes, name: str) -> InputError:
    (error,) = read_bytes(data, name)
    assert isinstance(error, InputError)
    assert str(error).startswith(name)
    return error


@pytest.mark.parametrize("data", [b"", b" \n\t \n", "\u200b\ufeff\n".encode()])
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "-"])
def test_empty_report_is_an_error(data: bytes, name: str) -> None:
    assert isinstance(error_of(data, name), NoArticle)


def test_missing_file_is_an_error() -> None:
    (error,) = read_reports("no/such/file.txt")
    assert str(error) == "no/such/file.txt: no such file or directory"
    with pytest.raises(InputError, match="no such file"):
        find_inputs(["no/such/file.txt"])


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "closed.txt"
    path.write_text(SENTENCE)
    path.chmod(0)
    (error,) = read_reports(str(path))
    assert "permission denied" in str(error)


def test_folder_without_reports_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"x")
    with pytest.raises(InputError, match="no reports"):
        find_inputs([str(tmp_path)])


def test_folder_given_as_a_file_is_an_error(tmp_path: Path) -> None:
    (error,) = read_reports(str(tmp_path))
    assert isinstance(error, InputError)


def test_binary_file_is_an_error() -> None:
    assert "not text" in str(error_of(bytes(range(256)) * 40, "a.txt"))


def test_control_characters_are_removed() -> None:
    reading = read_text("The envoys\x07 met\x00 in the\u200b hall.\r\nThey\x1b left.")
    assert reading.report.text == "The envoys met in the hall.\n\nThey left."


def test_long_text_is_read_up_to_the_limit_with_a_note() -> None:
    (reading,) = read_bytes((SENTENCE * 40 + "\n\n").encode() * 13_000, "a.txt")
    assert isinstance(reading, Reading)
    assert BODY_LIMIT * 0.9 < len(reading.report.text) <= BODY_LIMIT
    assert "rest was not read" in reading.problems[0].what


@pytest.mark.parametrize("name", ["a.txt.gz", "a.jsonl.gz", "a.warc.gz", "a.html.gz"])
def test_gzip_bomb_is_stopped(name: str) -> None:
    start = time.process_time()
    found = list(read_bytes(gzip.compress(b"\0" * 200_000_000), name))
    assert isinstance(found[-1], InputError)
    assert time.process_time() - start < 10


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", "<div>" * 200_000 + SENTENCE),
        ("a.html", "<b><p>" * 100_000 + SENTENCE),
        ("a.html", "<a href=x>link</a> " * 100_000),
        ("a.html", "<p " + "a=b " * 200_000 + ">" + SENTENCE),
        ("a.html", "<script type='application/ld+json'>" + "[" * 200_000 + "</script>"),
        ("a.json", "[" * 200_000),
        ("a.jsonl", '{"a":' * 200_000),
        ("a.xml", "<newsItem>" + "<a>" * 200_000),
        ("a.txt", "A " * 1_000_000),
        ("a.txt", "All rights reserved.\n\n" * 50_000),
        ("a.txt", "They said so, and all rights are reserved.\n\nAll rights reserved.\n\n" * 20_000),
        ("a.txt", "“" * 1_000_000),
    ],
)
def test_hostile_file_is_done_in_seconds(name: str, data: str) -> None:
    start = time.process_time()
    list(read_bytes(data.encode(), name))
    assert time.process_time() - start < 10


@pytest.mark.parametrize("published", ["yesterday", "2018-13-01", "20181109", "2018-11-9", "", "2018-W45-5"])
def test_published_that_is_no_date_is_wrong_usage(published: str) -> None:
    with pytest.raises(UsageError, match="no date"):
        Options(published=published)


def test_plain_text_and_json_load_no_heavy_library() -> None:
    code = (
        "import sys; from parley.reports import read_bytes\n"
        f"list(read_bytes({SENTENCE.encode()!r}, 'a.txt'))\n"
        f"list(read_bytes(b'{{\"text\": \"{SENTENCE}\"}}', 'a.json'))\n"
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_number_too_long_to_read_costs_its_own_line_alone() -> None:
    good = b'{"id": "good", "text": "The envoys of Chile met those of Peru in Lima on Tuesday to speak of the border."}'
    bad, read = read_bytes(b'{"id": ' + b"9" * 6_000 + b"}\n" + good, "lines.jsonl")
    assert isinstance(bad, InputError)
    assert "not JSON" in str(bad)
    assert isinstance(read, Reading)
