"""The whole of it, from the command line to the shipped model and back. Slow: each test starts cold."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent.parent
SCHEMA = json.loads((ROOT / "src/parley/record.schema.json").read_text(encoding="utf-8"))

pytestmark = pytest.mark.slow


def parley(*arguments, **options):
    """Run the command in a process of its own, in the repository's folder."""
    command = [sys.executable, "-m", "parley", *arguments]
    plain = {"cwd": ROOT, "capture_output": True, "text": True, "encoding": "utf-8", "check": False}
    return subprocess.run(command, **{**plain, **options})


def spans_of(plain):
    """Every span of evidence in a record."""
    if isinstance(plain, dict):
        for key, value in plain.items():
            yield from value if key in ("evidence", "mentions") else spans_of(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from spans_of(value)


@pytest.fixture(scope="module")
def lines():
    done = parley("read", "examples", "--json", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_records_keep_to_the_schema(lines):
    for line in lines:
        jsonschema.validate(json.loads(line), SCHEMA)


def test_every_passage_lies_within_the_text(lines):
    for line in lines:
        record = json.loads(line)
        assert all(0 <= start < end <= len(record["report"]["text"]) for start, end in spans_of(record))


def test_every_statement_and_time_quotes_the_text(lines):
    for line in lines:
        record = json.loads(line)
        for claim in record["statements"] + record["times"]:
            start, end = claim["span"]
            assert record["report"]["text"][start:end] == claim["text"]


def test_several_processes_say_the_same_as_one(lines):
    done = parley("read", "examples", "--json", "--jobs", "2")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == lines


def test_a_card_is_drawn_for_standard_input():
    text = (ROOT / "examples/lakeside-talks.txt").read_text(encoding="utf-8")
    done = parley("read", "-", input=text)
    assert done.returncode == 0, done.stderr
    assert "Statements" in done.stdout
    assert "\x1b" not in done.stdout


def test_a_model_that_is_not_there_is_wrong_usage():
    done = parley("read", "examples/lakeside-talks.txt", "--model", "no-such-model")
    assert done.returncode == 2
    assert done.stderr.startswith("parley: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("file", "text", "reason"),
    [
        (
            "groups.csv",
            "id,name,kind,sectors\nmine,Taliban,armed_group,REB",
            "groups.csv:2: alias 'Taliban' already names",
        ),
        (
            "groups.csv",
            "id,name,kind,sectors,country\nx,Front X,armed_group,REB,ABC",
            "groups.csv:2: unknown country code",
        ),
        ("offices.csv", "person,office,country,start,end\nA B,president,FRA,2019-05,2018", "offices.csv:2: end 2018"),
        ("issues.csv", 'id,name,words\nx,"Water,rivers', "issues.csv:2: syntax error"),
        ("communities.csv", "id,name,kind,sectors\nx,Folk X,community,ABC", "communities.csv:2: sectors 'ABC'"),
    ],
)
def test_a_faulty_codebook_is_refused_before_anything_is_read(tmp_path, file, text, reason):
    (tmp_path / file).write_text(text + "\n", encoding="utf-8")
    done = parley("actors", "-", "--codebook", str(tmp_path), input='{"text": "Merkel"}\n')
    assert done.returncode == 2
    assert done.stdout == ""
    assert reason in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_phrases_are_named_from_the_command_line():
    lines = ['{"id": 1, "text": "Merkel", "date": "2012-05-01"}', '{"id": 2, "text": "M23 rebels"}']
    done = parley("actors", "--json", "-", input="\n".join(lines))
    assert done.returncode == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert [a["name"] for a in first["actors"]] == ["Angela Merkel"]
    assert [(a["country"], a["sectors"]) for a in second["actors"]] == [("COD", ["REB"])]


def test_the_casebook_of_the_readme_is_made_asked_and_exported(tmp_path):
    readme = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Keep a casebook")[2].partition("\n## ")[0]
    commands = [shlex.split(line.partition(" #")[0])[1:] for line in readme.splitlines() if line.startswith("parley ")]
    assert [command[0] for command in commands] == ["add", "ask", "why", "export", "desk"]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for command in commands[:-1]:  # the desk serves until it is stopped
        done = parley(*command, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout
    assert (tmp_path / "brief.html").is_file()
