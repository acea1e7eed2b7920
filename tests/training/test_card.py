"""The card says what the files beside it say; torch is not needed for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from parley.shipped import shipped
from training.card import card_of, unseen_parts


def test_shipped_card_is_what_the_files_say() -> None:
    folder = shipped("parley-en")
    assert (folder / "CARD.md").read_text(encoding="utf-8") == card_of(folder), "run python -m training.card"


def test_scores_of_other_weights_are_refused(tmp_path: Path) -> None:
    for name in ("meta.json", "scores.json"):
        shutil.copy(shipped("parley-en") / name, tmp_path)
    scores = json.loads((tmp_path / "scores.json").read_text(encoding="utf-8"))
    scores["files"]["parser.onnx"] = "0" * 64
    (tmp_path / "scores.json").write_text(json.dumps(scores), encoding="utf-8")
    with pytest.raises(ValueError, match="other weights"):
        card_of(tmp_path)


def test_scores_on_files_that_were_trained_on_are_left_out() -> None:
    training = {
        "recipe": {"trees": [{"path": "a/train"}], "entities": [{"path": "b/dev"}], "dev": [{"path": "a/dev"}]},
        "digests": {"a/train": "1", "b/dev": "2", "a/dev": "3"},
    }
    parts = {"b dev": {"digest": "2"}, "a dev": {"digest": "3"}, "a test": {"digest": "4"}}
    assert list(unseen_parts(parts, training)) == ["a dev", "a test"]
