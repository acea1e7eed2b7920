"""`parley.read`, as a newcomer calls it: a path or a text, a date, and the errors that the docstring promises."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import parley
from parley.errors import InputError, ModelError, NotEnglish, UsageError

ROOT = Path(__file__).parent.parent
SCHEMA = json.loads((ROOT / "src/parley/record.schema.json").read_text(encoding="utf-8"))
TEXT = (
    "Envoys of Armenia and Azerbaijan met in Vienna on Tuesday for six hours. "
    "“We have talked about the road,” said the Armenian foreign minister, Ara Petrosyan."
)


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*.*")), ids=lambda path: path.stem)
def test_examples_give_records_that_keep_to_the_schema(example: Path) -> None:
    record = parley.read(example)
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(json.dumps(record.to_dict())))
    assert record.talks
    assert record.statements


def test_a_text_is_read_as_it_stands() -> None:
    record = parley.read(TEXT)
    assert record.report.text == TEXT
    assert [s.mode for s in record.statements] == ["direct"]


def test_published_tells_which_tuesday() -> None:
    record = parley.read(TEXT, published="2020-11-20")
    assert [time.value for time in record.times if time.text == "Tuesday"] == ["2020-11-17"]
    assert (record.report.published, record.report.published_from) == ("2020-11-20", "argument")


def test_without_published_tuesday_stays_open() -> None:
    assert [time.value for time in parley.read(TEXT).times if time.text == "Tuesday"] == ["XXXX-WXX-2"]


def test_a_path_and_its_text_give_the_same_claims(tmp_path: Path) -> None:
    file = tmp_path / "vienna.txt"
    file.write_text(TEXT, encoding="utf-8")
    by_path, by_name, by_text = (parley.read(given, published="2020-11-20") for given in (file, str(file), TEXT))
    assert by_path.report.file == str(file)
    assert by_path == by_name
    assert (by_path.talks, by_path.statements) == (by_text.talks, by_text.statements)


def test_of_several_reports_the_first_is_read() -> None:
    file = ROOT / "examples" / "three-reports.jsonl"
    first = json.loads(file.read_text(encoding="utf-8").splitlines()[0])
    assert parley.read(file).report.title == first["title"]


def test_published_that_is_no_date_is_wrong_usage() -> None:
    with pytest.raises(UsageError):
        parley.read(TEXT, published="last Tuesday")


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match="no-such-report"):
        parley.read("no-such-report.txt")


def test_an_empty_text_is_no_report() -> None:
    with pytest.raises(InputError):
        parley.read(" \n ")


def test_an_empty_file_is_no_report(tmp_path: Path) -> None:
    file = tmp_path / "empty.txt"
    file.write_text("\n", encoding="utf-8")
    with pytest.raises(InputError, match="empty"):
        parley.read(file)


def test_another_language_is_named() -> None:
    text = (
        "Die Unterhändler beider Seiten trafen sich am Dienstag in Wien und sprachen sechs Stunden lang über die "
        "Straße, die seit dem Krieg gesperrt ist. Eine Einigung gab es nach Angaben der Vermittler noch nicht."
    )
    with pytest.raises(NotEnglish, match="German"):
        parley.read(text)


def test_a_model_that_is_not_there_is_a_model_error() -> None:
    with pytest.raises(ModelError):
        parley.read(TEXT, model="no-such-model")
