"""The corpus that speed is measured on is the same each time. Nothing is timed here."""

from pathlib import Path

import pytest

from benchmarks import kills
from benchmarks.casebook import ADDED, measure, reports_in, table
from benchmarks.corpus import WORDS, make_corpus
from benchmarks.synthetic import records
from parley.errors import InputError
from parley.reports import Options
from parley.run.local import clean_all
from parley.store.records import checked

ROOT = Path(__file__).parent.parent


def test_the_corpus_is_the_same_each_time(tmp_path):
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        files = make_corpus([ROOT / "examples", ROOT / "gold"], tmp_path / name, reports=6)
        made.append([(file.name, file.read_bytes()) for file in files])
    assert made[0] == made[1]


def test_reports_of_the_corpus_can_be_read_and_are_of_newspaper_length(tmp_path):
    make_corpus([ROOT / "examples", ROOT / "gold"], tmp_path, reports=11)
    readings = list(clean_all([str(tmp_path)], options=Options()))
    assert not [r for r in readings if isinstance(r, InputError)]
    assert all(0.9 * WORDS < len(r.report.text.split()) < 1.5 * WORDS for r in readings)


def test_synthetic_records_are_the_same_each_time_and_keep_to_the_form():
    made = list(records(30))
    assert made == list(records(30))
    assert all(checked(record, "synthetic") for record in made)


def test_synthetic_records_hold_copies_and_rounds_that_several_tell():
    made = list(records(60))
    assert sum("(Agency" in record["report"]["text"] for record in made) > 1
    assert len({str(record["talks"][0].get("start")) for record in made}) < 45


def test_figures_stand_in_a_table_by_size():
    assert table({1_000: {"gaps": 2.0}, 10_000: {"gaps": 9.0}}).splitlines()[2] == "| gaps | 2 | 9 | 4.5 |"


@pytest.mark.slow
def test_the_casebook_is_measured_at_each_size_in_one_growing_file(tmp_path):
    path = str(tmp_path / "casebook")
    first, second = dict(measure(path, [3 * ADDED, 4 * ADDED])).items()
    assert (first[0], second[0]) == (3 * ADDED, 4 * ADDED)
    assert first[1].keys() == second[1].keys()
    assert reports_in(path) == 4 * ADDED
    assert not dict(measure(path, [4 * ADDED]))


@pytest.mark.slow
def test_a_casebook_that_is_killed_and_looked_at_is_as_if_it_had_not_been():
    assert kills.main(["--times", "5", "--readers", "2"]) == 0
