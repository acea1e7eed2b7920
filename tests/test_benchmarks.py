"""The corpus that speed is measured on is the same each time. Nothing is timed here."""

from pathlib import Path

from benchmarks.corpus import WORDS, make_corpus
from parley.errors import InputError
from parley.reports import Options
from parley.run.local import clean_all

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
