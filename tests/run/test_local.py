"""Paths in, records out, without the language model."""

import io
import json

import pytest

from parley.errors import InputError
from parley.reports import Options
from parley.run.local import clean_all, read_all
from parley.run.tasks import known_number

REPORT = """ZENDA — Ruritania and the Free Valleys Front opened talks on Monday in the capital.

The two delegations will meet again on Thursday, the foreign minister said after the first session.
"""


@pytest.fixture
def folder(tmp_path):
    """Four reports and a stray file."""
    for name in ("c", "a", "b"):
        (tmp_path / f"{name}.txt").write_text(REPORT, encoding="utf-8")
    lines = (json.dumps({"title": f"Round {n}", "text": REPORT}) for n in (1, 2))
    (tmp_path / "d.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path


def read(*paths, **options):
    return list(read_all([str(p) for p in paths], options=Options(**options), jobs=1))


def files(outcomes):
    return [o.where if isinstance(o, InputError) else o.report.file for o in outcomes]


def test_a_folder_is_read_in_the_order_of_its_names(folder, steps):
    found = [name.rsplit("/", 1)[1] for name in files(read(folder))]
    assert found == ["a.txt", "b.txt", "c.txt", "d.jsonl:1", "d.jsonl:2"]


def test_paths_are_read_in_the_order_given(folder, steps):
    paths = [str(folder / name) for name in ("c.txt", "a.txt", "b.txt")]
    assert files(read(*paths)) == paths


def test_a_missing_file_does_not_keep_the_next_from_being_read(folder, steps):
    missing, record = read(folder / "missing.txt", folder / "a.txt")
    assert missing.why == "no such file or folder"
    assert record.report.text.startswith("ZENDA")


def test_a_missing_file_is_told_without_loading_the_model(folder, steps):
    read(folder / "missing.txt")
    assert steps.loaded == []


def test_the_model_is_loaded_once(folder, steps):
    read(folder)
    assert len(steps.loaded) == 1


def test_a_mistake_of_ours_names_its_report_and_the_rest_go_on(folder, steps):
    (folder / "b.txt").write_text(REPORT.replace("opened", "CRASH opened"), encoding="utf-8")
    outcomes = read(folder)
    assert outcomes[1].why == "internal error: IndexError: list index out of range; please report"
    assert len(outcomes) == 5


def test_standard_input_is_a_path_called_dash(steps, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(REPORT.encode())))
    assert files(read("-")) == ["-"]


def test_clean_texts_need_no_model(folder, steps):
    readings = list(clean_all([str(folder)], options=Options()))
    assert len(readings) == 5
    assert steps.loaded == []


def test_the_number_of_reports_is_known_where_each_file_holds_one(folder):
    assert known_number([str(folder / "a.txt"), str(folder / "b.txt")]) == 2
    assert known_number([str(folder)]) is None
    assert known_number([str(folder / "missing.txt")]) is None
