"""`parley actors` as its user meets it: what is printed where, and the exit status. Without the language model."""

import gzip
import io
import json
import sys

import pytest

from parley.cli import run

pytestmark = pytest.mark.usefixtures("steps")


@pytest.fixture
def ask(tmp_path, capsys):
    """Runs the command on a file of these lines; gives status, standard output and standard error."""

    def ask(*lines, options=("--json",), name="phrases.jsonl"):
        file = tmp_path / name
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        file.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
        status = run(["actors", *options, str(file)])
        printed = capsys.readouterr()
        return status, printed.out, printed.err.replace(f"{tmp_path}/", "")

    return ask


def test_each_phrase_has_its_line_in_order(ask):
    status, out, err = ask({"id": 7, "text": "Merkel"}, {"id": "b", "text": "nobody"}, {"text": "police"})
    found = [json.loads(line) for line in out.splitlines()]
    assert (status, err) == (0, "")
    assert [line["id"] for line in found] == [7, "b", None]
    assert [[a["name"] for a in line["actors"]] for line in found] == [["Merkel"], [], ["police"]]


def test_an_actor_has_every_key(ask):
    (line,) = ask({"id": 1, "text": "Merkel"})[1].splitlines()
    assert json.loads(line)["actors"] == [
        {"name": "Merkel", "kind": "person", "country": "DEU", "sectors": ["GOV"], "titles": [], "wikidata": None}
    ]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("no json", "not JSON: Expecting value at column 1"),
        ('{"id": 1', "not JSON: Expecting ',' delimiter at column 9"),
        ("[1]", "the JSON value is no object"),
        ({"id": 1}, "no text"),
        ({"id": 1, "text": "  "}, "no text"),
        ({"id": 1, "text": 5}, "no text"),
        ({"id": 1, "text": "x" * 1001}, "text is longer than 1,000 characters"),
        ({"id": 1, "text": "x", "date": "last May"}, "date 'last May' is no date"),
        ({"id": 1, "text": "x", "date": "2018-02-30"}, "date '2018-02-30' is no date"),
        ({"id": 1, "text": "x", "date": "2018-13"}, "date '2018-13' is no date"),
        ({"id": 1, "text": "x", "date": True}, "date True is no date"),
        ({"id": 1, "text": "x", "context": [1]}, "context is no text"),
    ],
)
def test_a_bad_line_is_told_with_its_number_and_the_rest_is_read(ask, line, why):
    status, out, err = ask({"id": 1, "text": "Merkel"}, line, {"id": 2, "text": "police"})
    assert status == 1
    assert err == f"parley: phrases.jsonl:2: {why}\n"
    assert [json.loads(answer)["id"] for answer in out.splitlines()] == [1, 2]


@pytest.mark.parametrize("date", ["2012", "2012-05", "2012-05-01", "2012-05-01T10:00:00Z", 2012, "", None])
def test_a_date_may_be_partial_or_missing(ask, date):
    assert ask({"id": 1, "text": "Merkel", "date": date})[0] == 0


def test_a_mistake_of_ours_costs_one_phrase_alone(ask):
    status, out, err = ask({"id": 1, "text": "CRASH"}, {"id": 2, "text": "police"})
    assert status == 1
    assert len(out.splitlines()) == 1
    assert err.startswith("parley: CRASH: internal error: IndexError")


def test_bytes_that_are_no_text_are_told(tmp_path, capsys):
    (tmp_path / "x.jsonl").write_bytes(b'{"text": "\xff\xfe"}\n{"text": "police"}\n')
    assert run(["actors", "--json", str(tmp_path / "x.jsonl")]) == 1
    assert "x.jsonl:1: not UTF-8" in capsys.readouterr().err


def test_a_table_has_a_row_for_each_actor(ask):
    status, out, _ = ask({"id": 1, "text": "Merkel"}, {"id": 2, "text": "nobody"}, options=())
    head, first, second = out.splitlines()
    assert status == 0
    assert head.split() == ["Phrase", "Name", "Kind", "Country", "Sectors"]
    assert first.split() == ["Merkel", "Merkel", "person", "DEU", "GOV"]
    assert second.split() == ["nobody", "–"]


def test_a_table_cannot_steer_the_terminal(ask):
    assert "\x1b" not in ask({"id": 1, "text": "evil\x1b]0;owned\x07"}, options=())[1]


def test_standard_input_and_gzip_are_read(ask, monkeypatch, capsys):
    assert len(ask({"id": 1, "text": "Merkel"}, name="phrases.jsonl.gz")[1].splitlines()) == 1
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"id": 1, "text": "Merkel"}\n')))
    assert run(["actors", "--json", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == 1


def test_a_missing_file_is_told_without_loading_the_model(steps, capsys):
    assert run(["actors", "missing.jsonl"]) == 1
    assert capsys.readouterr().err == "parley: missing.jsonl: no such file or folder\n"
    assert steps.loaded == []


def test_no_file_is_wrong_usage(capsys):
    assert run(["actors"]) == 2


def test_blank_lines_are_passed_over(ask):
    status, out, err = ask({"id": 1, "text": "Merkel"}, "", "   ")
    assert (status, len(out.splitlines()), err) == (0, 1, "")
