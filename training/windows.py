"""Sentences in, padded arrays of windows out: what the network is trained on."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from parley.marks.features import plain_word, shape_of, space_of

from .treebanks import Sentence

IGNORE = -100
PADDING = {
    **dict.fromkeys(("pieces", "first", "last", "shape", "space"), 0),
    **dict.fromkeys(("upos", "xpos", "lemma", "start", "entity", "head", "label"), IGNORE),
    "sentence": -1,
}
"""What fills the short rows of a batch."""

ENTITY_TAGS = ("O", *(f"{p}-{t}" for t in ("PERSON", "ORG", "PLACE", "NORP", "EVENT") for p in "BI"))


@dataclass(frozen=True)
class Vocabulary:
    """The classes of each head, in the order of their scores."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    lemma: tuple[str, ...]
    label: tuple[str, ...]
    entity: tuple[str, ...] = ENTITY_TAGS


def lemma_rule(word: str, lemma: str) -> str:
    """How to get from a word to its lemma: "case|cut|add" with case l(ower) or k(eep), cut in characters.

    An auxiliary task of training alone: the shipped lemmas come from `training.lemmas`.
    """
    case = "k" if lemma != lemma.lower() or word == word.lower() else "l"
    base = word.lower() if case == "l" else word
    common = 0
    while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
        common += 1
    return f"{case}|{len(base) - common}|{lemma[common:]}"


def vocabulary_of(sentences: Iterable[Sentence], least: int = 3) -> Vocabulary:
    """Classes seen in training trees; lemma rules seen fewer than `least` times are left out."""
    upos: Counter[str] = Counter()
    xpos: Counter[str] = Counter()
    label: Counter[str] = Counter()
    rules: Counter[str] = Counter()
    for s in sentences:
        upos.update(s.upos)
        xpos.update(s.xpos)
        label.update(s.labels)
        rules.update(lemma_rule(plain_word(w), le) for w, le in zip(s.words, s.lemmas, strict=True))
    return Vocabulary(
        tuple(sorted(upos)),
        tuple(sorted(xpos)),
        tuple(r for r, n in rules.most_common() if n >= least),
        tuple(sorted(label)),
    )


class Encoding:
    """Turns words into piece ids, each word on its own, remembering what it has seen."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = tokenizer
        self.seen: dict[str, list[int]] = {}
        pieces = tokenizer.get_vocab()
        self.cls, self.sep, self.unknown = (pieces[t] for t in ("[CLS]", "[SEP]", "[UNK]"))

    def pieces(self, word: str) -> list[int]:
        if word not in self.seen:
            ids = self.tokenizer.encode(plain_word(word), add_special_tokens=False).ids
            self.seen[word] = ids[:12] or [self.unknown]
        return self.seen[word]


def cut_windows(
    sentences: Sequence[Sentence], encoding: Encoding, limit: int, chance: random.Random | None, single: float = 0.0
) -> list[list[Sentence]]:
    """Runs of whole sentences of one document with at most `limit` pieces (one long sentence may exceed it)."""
    windows: list[list[Sentence]] = []
    current: list[Sentence] = []
    size, goal = 0, limit
    for s in sentences:
        pieces = sum(len(encoding.pieces(w)) for w in s.words)
        if current and (size + pieces > goal or s.doc != current[0].doc):
            windows.append(current)
            current, size = [], 0
            goal = limit
            if chance is not None:
                goal = 1 if chance.random() < single else int(limit * chance.uniform(0.4, 1.0))
        current.append(s)
        size += pieces
    return [*windows, current] if current else windows


def batch_of(
    windows: Sequence[Sequence[Sentence]], encoding: Encoding, vocabulary: Vocabulary, longest: int = 500
) -> dict[str, np.ndarray]:
    """Padded arrays of a batch; targets that no loss is taken on are IGNORE.

    `sentence` numbers the sentences of a window, -1 for padding, so that arcs across sentences can be masked.
    """
    index = {
        k: {c: i for i, c in enumerate(getattr(vocabulary, k))} for k in ("upos", "xpos", "lemma", "label", "entity")
    }
    rows = [_row(w, encoding, index, longest) for w in windows]
    batch: dict[str, np.ndarray] = {}
    for key, padding in PADDING.items():
        width = max(len(r[key]) for r in rows)
        array = np.full((len(rows), width), padding, np.int64)
        for i, r in enumerate(rows):
            array[i, : len(r[key])] = r[key]
        batch[key] = array
    lengths = np.array([[len(r["pieces"])] for r in rows])
    outside = np.arange(batch["pieces"].shape[1])[None] >= lengths
    batch["mask"] = (outside * np.float32(-1e4))[:, None, None]
    return batch


def _row(
    window: Sequence[Sentence], encoding: Encoding, index: dict[str, dict[str, int]], longest: int
) -> dict[str, list[int]]:
    row: dict[str, list[int]] = {key: [] for key in PADDING if key != "pieces"}
    pieces = [encoding.cls]
    for number, s in enumerate(window):
        base = len(row["first"])
        for i, word in enumerate(s.words):
            ids = encoding.pieces(word)
            if len(pieces) + len(ids) >= longest:
                break
            row["first"].append(len(pieces))
            pieces += ids
            row["last"].append(len(pieces) - 1)
            row["shape"].append(shape_of(word))
            row["space"].append(3 if not base and not i else space_of(s.gaps[i]))
            row["sentence"].append(number)
            row["entity"].append(index["entity"].get(s.entities[i], IGNORE) if s.entities else IGNORE)
            tree = bool(s.heads)
            row["start"].append(int(i == 0) if tree else IGNORE)
            row["upos"].append(index["upos"].get(s.upos[i], IGNORE) if tree else IGNORE)
            row["xpos"].append(index["xpos"].get(s.xpos[i], IGNORE) if tree else IGNORE)
            row["lemma"].append(
                index["lemma"].get(lemma_rule(plain_word(word), s.lemmas[i]), IGNORE) if tree else IGNORE
            )
            row["head"].append(base + s.heads[i] if tree else IGNORE)
            row["label"].append(index["label"].get(s.labels[i], IGNORE) if tree else IGNORE)
    words = len(row["first"])
    row["head"] = [h if h < words else IGNORE for h in row["head"]]
    return {**row, "pieces": [*pieces, encoding.sep]}
