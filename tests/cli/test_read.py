"""`parley read` as its user meets it: what is printed where, and the exit status. Without the language model."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.cli import read, run
from tests.run.test_local import REPORT

pytestmark = pytest.mark.usefixtures("steps")

SCHEMA = json.loads(Path("src/parley/record.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def report(tmp_path):
    file = tmp_path / "zenda.txt"
    file.write_text(REPORT, encoding="utf-8")
    return str(file)


def test_a_card_shows_where_the_report_comes_from(report, capsys):
    assert run(["read", report, "--published", "2018-11-09"]) == 0
    assert "published 9 November 2018 (as given)" in capsys.readouterr().out


def test_json_is_one_object_per_report_and_line_that_keeps_to_the_schema(report, capsys):
    jsonschema = pytest.importorskip("jsonschema")
    assert run(["read", report, report, "--json", "--jobs", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2
    for line in lines:
        jsonschema.validate(json.loads(line), SCHEMA)


def test_text_is_the_clean_body(report, capsys):
    assert run(["read", report, "--text"]) == 0
    assert capsys.readouterr().out.startswith("ZENDA — Ruritania and the Free Valleys Front opened talks")


def test_several_texts_stand_under_their_names(report, capsys):
    run(["read", report, report, "--text"])
    assert capsys.readouterr().out.count(f"==> {report} <==") == 2


def test_as_is_takes_the_text_untouched(tmp_path, capsys):
    file = tmp_path / "form.txt"
    file.write_text("Talks opened.\n\nValidation message here\n", encoding="utf-8")
    run(["read", str(file), "--text", "--as-is"])
    assert capsys.readouterr().out.rstrip("\n") == "Talks opened.\n\nValidation message here"


def test_an_input_that_fails_has_one_line_on_stderr_and_status_1(report, capsys):
    assert run(["read", "missing.txt", report, "--text", "--jobs", "1"]) == 1
    printed = capsys.readouterr()
    assert printed.err == "parley: missing.txt: no such file or folder\n"
    assert "ZENDA" in printed.out


def test_a_file_name_cannot_steer_the_terminal(capsys):
    run(["read", "evil\x1b]0;owned\x07\nparley: all is well", "--text"])
    err = capsys.readouterr().err
    assert "\x1b" not in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ["read"],
        ["read", "x.txt", "--published", "last Friday"],
        ["read", "x.txt", "--published", "2018-02-30"],
        ["read", "x.txt", "--json", "--text"],
        ["read", "x.txt", "--json", "--evidence"],
        ["read", "x.txt", "--jobs", "0"],
        ["read", "x.txt", "--codebook", "/nowhere/at/all"],
        ["read", "x.txt", "--no-such-option"],
        ["reed", "x.txt"],
    ],
)
def test_wrong_usage_has_status_2_and_says_why(wrong, capsys):
    assert run(wrong) == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["read"]])
def test_help_shows_an_example(command, capsys):
    assert run([*command, "--help"]) == 0
    assert "parley read report.html" in capsys.readouterr().out


def test_interrupting_is_one_line_and_status_130(report, capsys, monkeypatch):
    def interrupt(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(read, "show_json", interrupt)
    assert run(["read", report, "--json"]) == 130
    assert capsys.readouterr().err.strip() == "parley: interrupted"


def test_a_mistake_of_ours_is_a_line_and_no_traceback(report, capsys, monkeypatch):
    def fail(*_):
        raise KeyError("colour")

    monkeypatch.setattr(read, "show_json", fail)
    assert run(["read", report, "--json"]) == 1
    assert capsys.readouterr().err == "parley: internal error: KeyError: 'colour'; please report\n"


def test_a_reader_that_leaves_ends_the_command_without_a_word(tmp_path):
    many = tmp_path / "many.jsonl"
    many.write_text("".join(json.dumps({"text": REPORT}) + "\n" for _ in range(2000)), encoding="utf-8")
    command = [sys.executable, "-m", "parley", "read", str(many), "--text"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as reading:
        assert reading.stdout.readline()
        reading.stdout.close()
        assert reading.stderr.read() == b""
    assert reading.returncode == 141


def test_help_loads_click_and_no_heavy_library():
    heavy = "rich", "spacy", "numpy", "onnxruntime", "trafilatura", "lxml"
    script = (
        "import sys; from parley.cli import run; run(['--help']);"
        f"print([m for m in {heavy} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


ENDINGS = st.sampled_from([".txt", ".html", ".jsonl", ".json", ".rss", ".xml", ".warc", ".warc.gz", ".gz", ""])
PIECES = st.sampled_from(
    [
        b"<html>",
        b"<p>",
        b"</div>",
        b'{"text": ',
        b'"talks"}',
        b"\n",
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08",
        b"<rss>",
        b"\x00",
        b"\xff",
        REPORT.encode(),
        REPORT.encode("utf-16"),
        b"<!DOCTYPE html>",
        b"<article>",
        b"&#x1b;",
        b"\x1b[31m",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.lists(PIECES | st.binary(max_size=60), max_size=12).map(b"".join), ending=ENDINGS)
def test_no_bytes_make_a_traceback(content, ending, tmp_path, capsys):
    file = tmp_path / f"fuzz{ending}"
    file.write_bytes(content)
    assert run(["read", str(file), "--json", "--jobs", "1"]) in (0, 1)
    printed = capsys.readouterr()
    assert "internal error" not in printed.err
    assert all(line.startswith("parley: ") for line in printed.err.splitlines())
    for line in printed.out.splitlines():
        json.loads(line)


def test_commands_are_documented():
    assert all(isinstance(p, click.Argument) or p.help for p in read.read_command.params)
