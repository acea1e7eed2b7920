"""The card of the networks for talks says what the files beside it say; torch is not needed for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from evaluate.floors import digest_of
from parley.shipped import shipped
from tests.training.test_tagged import TEXT, write_report
from training.tagged import untagged
from training.talks_card import QUESTIONS, card_of, main, score_tables

SHIPPED = shipped("parley-talks")
PART = {"digest": "a" * 64, "reports": 7, "figures": {"talks": {"f1": 0.5, "gold": 9}}}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """A copy of the shipped networks."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "model"))


def test_shipped_card_is_what_the_files_say() -> None:
    told = (SHIPPED / "CARD.md").read_text(encoding="utf-8")
    assert told == card_of(SHIPPED), "run python -m training.talks_card"


def test_scores_of_other_weights_are_refused(model: Path) -> None:
    (model / "traits.json").write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match="other weights"):
        card_of(model)


def test_a_folder_without_scores_is_told(model: Path) -> None:
    (model / "scores.json").unlink()
    with pytest.raises(SystemExit, match=r"talks_card: .*scores\.json"):
        main(["--model", str(model)])


def test_every_question_of_the_shipped_networks_is_told() -> None:
    known = json.loads((SHIPPED / "traits.json").read_text(encoding="utf-8"))
    assert set(known) <= set(QUESTIONS)


def test_a_folder_that_the_networks_learnt_from_is_marked() -> None:
    *_, unseen = score_tables({"dev": PART}, {"gold": "b" * 64})
    *_, seen = score_tables({"train": PART}, {"gold": "a" * 64})
    assert unseen == "- **dev**: 7 reports, digest `aaaaaaaaaaaa`; nothing was learnt from them."
    assert seen == "- **train**: 7 reports, digest `aaaaaaaaaaaa`; the networks learnt from them."


def test_a_figure_that_only_one_folder_has_is_empty_for_the_other() -> None:
    _, table, _ = score_tables({"one": PART, "other": {**PART, "figures": {}}}, {})
    assert "| talks | 50.0 (9) |  |" in table


def test_a_folder_without_gold_is_refused(model: Path, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"no \*\.gold\.json"):
        main(["--model", str(model), "--gold", str(tmp_path)])


@pytest.mark.slow
def test_one_command_scores_a_folder_and_writes_the_card(model: Path, tmp_path: Path) -> None:
    gold = write_report(tmp_path / "tiny", text=untagged(TEXT)[0])
    assert main(["--model", str(model), "--gold", str(gold)]) == 0
    scores = json.loads((model / "scores.json").read_text(encoding="utf-8"))
    assert list(scores["parts"]) == ["tiny"]
    assert scores["parts"]["tiny"]["digest"] == digest_of(gold)
    assert scores["parts"]["tiny"]["figures"]["talks"]["gold"] == 2
    assert "| tiny |" in (model / "CARD.md").read_text(encoding="utf-8")
