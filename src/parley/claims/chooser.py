"""A small trained network over traits: options in, a score for each and label out.

A trait is a string that states one thing of an option ("lemma=meet", "path=nsubj"). The network adds up the vectors of
an option's traits, bends the sum and weighs it: `scores = relu(sum + bias) @ out + out_bias`. Traits that training did
not see count for nothing. One file holds several networks, one for each question that is asked of a text
(`training/talks` makes them).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt

from parley.errors import ModelError

# Options whose vectors are added up at a time: few enough for the processor's cache.
AT_ONCE = 64

Floats = npt.NDArray[np.float32]
Traits = Sequence[str]


@dataclass(frozen=True)
class Network:
    """One question: `labels` are its answers; a single label asks for a score of each option by itself."""

    index: Mapping[str, int]
    vectors: Floats  # traits by hidden units
    bias: Floats
    out: Floats  # hidden units by labels
    out_bias: Floats
    labels: tuple[str, ...]

    def scores(self, options: Sequence[Traits]) -> Floats:
        """Scores by option and label."""
        return self._weigh(self._bend(options))

    def scores_of_each(self, questions: Sequence[Sequence[Traits]]) -> list[Floats]:
        """For each of several questions the scores of its options."""
        bent = self._bend([option for options in questions for option in options])
        ends = accumulate(map(len, questions))
        # Weighed apart: the last bit of a score may depend on how many options it is weighed with.
        return [self._weigh(bent[end - len(options) : end]) for options, end in zip(questions, ends, strict=True)]

    def _bend(self, options: Sequence[Traits]) -> Floats:
        """The hidden units by option."""
        parts = [self._sums(options[at : at + AT_ONCE]) for at in range(0, len(options), AT_ONCE)]
        sums = parts[0] if len(parts) == 1 else np.concatenate([self.vectors[:0], *parts])
        return np.maximum(sums + self.bias, 0.0)

    def _sums(self, options: Sequence[Traits]) -> Floats:
        known = self.index.get
        rows: list[int] = []
        starts: list[int] = []
        for traits in options:
            starts.append(len(rows))
            rows.append(0)
            rows += filter(None, map(known, traits))
        return np.add.reduceat(self.vectors.take(rows, axis=0), starts, axis=0)

    def _weigh(self, bent: Floats) -> Floats:
        return np.asarray(bent @ self.out + self.out_bias, dtype=np.float32)

    def best(self, options: Sequence[Traits]) -> int:
        """The option with the highest score of the first label."""
        return int(self.scores(options)[:, 0].argmax())

    def best_of_each(self, questions: Sequence[Sequence[Traits]]) -> list[int]:
        """For each of several questions the option with the highest score of the first label."""
        return [int(scores[:, 0].argmax()) for scores in self.scores_of_each(questions)]

    def labels_of(self, things: Sequence[Traits]) -> list[str]:
        """The likeliest label of each thing."""
        return [self.labels[n] for n in self.scores(things).argmax(1)]


@dataclass(frozen=True)
class Chooser:
    """The networks by the question that each answers."""

    networks: Mapping[str, Network]

    def __getitem__(self, question: str) -> Network:
        """The network for a question; raises ModelError where the folder has none."""
        try:
            return self.networks[question]
        except KeyError:
            raise ModelError(f"the networks for talks have none for the question {question!r}") from None


def load_chooser(folder: Path) -> Chooser:
    """The networks of a folder with `traits.json` and `weights.npz`. Raises ModelError."""
    try:
        traits = json.loads((folder / "traits.json").read_text(encoding="utf-8"))
        with np.load(folder / "weights.npz", allow_pickle=False) as weights:
            networks = {name: _network(said, name, weights) for name, said in traits.items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError, BadZipFile) as error:
        raise ModelError(f"{folder} holds no networks for talks: {error}") from error
    return Chooser(networks)


def _network(said: Mapping[str, list[str]], name: str, weights: Mapping[str, Floats]) -> Network:
    vectors, bias, out, out_bias = (
        np.asarray(weights[f"{name}.{part}"], dtype=np.float32) for part in ("vectors", "bias", "out", "out_bias")
    )
    # Row 0 is for options without any known trait; it is all zeros.
    index = {trait: n for n, trait in enumerate(said["traits"], 1)}
    if len(vectors) != len(index) + 1:
        raise ValueError(f"{len(index)} traits of {name}, {len(vectors)} vectors")
    return Network(index, vectors, bias, out, out_bias, tuple(said["labels"]))
