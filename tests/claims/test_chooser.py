"""The networks over traits: scores made by hand, folders that hold them, and folders that do not."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from parley.claims.chooser import Network, load_chooser
from parley.errors import ModelError
from parley.shipped import shipped

PARTS = {
    "vectors": np.array([[0, 0], [2, 0], [0, 3]], dtype=np.float16),
    "bias": np.array([0.5, -1.0]),
    "out": np.array([[1.0, 0.0], [0.0, 1.0]]),
    "out_bias": np.array([0.0, 0.25]),
}
TRAITS = {"labels": ["held", "planned"], "traits": ["past", "will"]}
SCHEMA = json.loads((Path(__file__).parents[2] / "src/parley/record.schema.json").read_text(encoding="utf-8"))


@pytest.fixture
def network() -> Network:
    """Two traits, each with a hidden unit of its own that stands for a label of its own."""
    vectors, bias, out, out_bias = (np.asarray(PARTS[part], dtype=np.float32) for part in PARTS)
    return Network({"past": 1, "will": 2}, vectors, bias, out, out_bias, ("held", "planned"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one network for one question."""
    (tmp_path / "traits.json").write_text(json.dumps({"status": TRAITS}), encoding="utf-8")
    np.savez_compressed(tmp_path / "weights.npz", **{f"status.{part}": array for part, array in PARTS.items()})
    return tmp_path


def test_an_option_scores_the_bent_sum_of_its_traits(network: Network) -> None:
    assert network.scores([("past",), ("past", "will")]).tolist() == [[2.5, 0.25], [2.5, 2.25]]


def test_unknown_traits_count_for_nothing(network: Network) -> None:
    known, mixed, unknown, none = network.scores([("past",), ("never seen", "past"), ("never seen",), ()]).tolist()
    assert known == mixed
    assert unknown == none == [0.5, 0.25]


def test_options_without_traits_do_not_borrow_those_of_the_next(network: Network) -> None:
    assert network.scores([(), ("past",), ()]).tolist() == [[0.5, 0.25], [2.5, 0.25], [0.5, 0.25]]


def test_no_options_have_no_scores(network: Network) -> None:
    assert network.scores([]).shape == (0, 2)


def test_the_best_option_is_told_by_its_number(network: Network) -> None:
    assert network.best([("will",), ("past",), ()]) == 1


def test_the_likeliest_label_is_told_by_name(network: Network) -> None:
    assert network.labels_of([("past",), ("will",)]) == ["held", "planned"]


def test_a_folder_gives_its_networks_with_labels(folder: Path, network: Network) -> None:
    read = load_chooser(folder)["status"]
    assert read.labels == ("held", "planned")
    assert read.scores([("will",)]).tolist() == network.scores([("will",)]).tolist()


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"no-such-folder.* holds no networks for talks"):
        load_chooser(tmp_path / "no-such-folder")


def damaged(what: str) -> bytes | str:
    """What stands in a file of a damaged folder."""
    return {
        "no JSON": "{",
        "a list": "[]",
        "no labels": json.dumps({"status": {"traits": ["past", "will"]}}),
        "a trait too few": json.dumps({"status": {**TRAITS, "traits": ["past"]}}),
        "a question without weights": json.dumps({"role": TRAITS}),
        "no archive": b"weights",
        "half an archive": b"PK\x03\x04 and no more",
    }[what]


@pytest.mark.parametrize(
    ("file", "what"),
    [
        ("traits.json", "no JSON"),
        ("traits.json", "a list"),
        ("traits.json", "no labels"),
        ("traits.json", "a trait too few"),
        ("traits.json", "a question without weights"),
        ("weights.npz", "no archive"),
        ("weights.npz", "half an archive"),
    ],
)
def test_a_damaged_folder_is_a_model_error_that_names_it(folder: Path, file: str, what: str) -> None:
    content = damaged(what)
    (folder / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ModelError, match=f"{folder.name} holds no networks for talks: ."):
        load_chooser(folder)


@pytest.mark.parametrize("file", ["traits.json", "weights.npz"])
def test_a_folder_without_one_of_its_files_says_which(folder: Path, file: str) -> None:
    (folder / file).unlink()
    with pytest.raises(ModelError, match=file):
        load_chooser(folder)


def test_the_shipped_networks_answer_every_question_in_the_words_of_the_record() -> None:
    chooser = load_chooser(shipped("parley-talks"))
    talk = SCHEMA["properties"]["talks"]["items"]["properties"]
    row = SCHEMA["$defs"]["participant"]["properties"]
    for question, said in (("role", row), ("attendance", row), ("status", talk)):
        assert set(chooser[question].labels) == set(said[question]["enum"])
    for question in ("where", "present", "member", "day", "place"):
        assert chooser[question].labels == ("score",)
