"""Parsed texts made by hand, without the model: one line a word, as a treebank would have it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, pairwise

from parley.cast import Cast
from parley.claims.signals import Signal, find_signals
from parley.parsed import Name, Parsed, Quote
from parley.record import Actor, Place, Time

CLOSING = frozenset(",.;:!?)”’") | {"'s", "n't"}
PENN = {"NOUN": "NN", "PROPN": "NNP", "VERB": "VBD", "ADJ": "JJ", "PRON": "PRP", "ADP": "IN", "DET": "DT", "AUX": "MD"}


def parsed_of(*sentences: str, times: tuple[Time, ...] = (), names: tuple[Name, ...] = ()) -> Parsed:
    """A text of sentences, each a run of "word/lemma/UPOS[.XPOS]/relation/head", heads counted from 1, 0 for the root.

    White space stands before each word but closing marks and after opening ones; each sentence is a paragraph.
    """
    rows = [[token.rsplit("/", 4) for token in sentence.split()] for sentence in sentences]
    flat = [row for sentence in rows for row in sentence]
    starts = [0, *accumulate(len(sentence) for sentence in rows)]
    bounds = tuple(pairwise(starts))
    heads = [
        starts[n] + (int(row[4]) - 1 if row[4] != "0" else i)
        for n, sentence in enumerate(rows)
        for i, row in enumerate(sentence)
    ]
    words = tuple(row[0] for row in flat)
    text, begins = _written(words, {start for start, _ in bounds})
    tags = [row[2].partition(".") for row in flat]
    return Parsed(
        text=text,
        words=words,
        lemmas=tuple(row[1] for row in flat),
        upos=tuple(upos for upos, _, _ in tags),
        xpos=tuple(xpos or PENN.get(upos, upos) for upos, _, xpos in tags),
        heads=tuple(heads),
        deps=tuple(row[3] for row in flat),
        begins=begins,
        sentences=bounds,
        paragraphs=tuple(n for n, (start, end) in enumerate(bounds) for _ in range(start, end)),
        names=names,
        quotes=_quotes(words, begins),
        times=times,
    )


def cast_of(
    at: dict[int, str],
    *,
    persons: tuple[str, ...] = (),
    kinds: Mapping[str, str] | None = None,
    places: dict[int, Place] | None = None,
) -> Cast:
    """A cast by names: which word refers to whom; all are states but `persons` and those that `kinds` tells of."""
    ids = {name: f"a{n}" for n, name in enumerate(dict.fromkeys(at.values()), 1)}
    known = {**dict.fromkeys(persons, "person"), **(kinds or {})}
    actors = tuple(Actor(i, name, known.get(name, "state"), ()) for name, i in ids.items())
    return Cast(actors, {word: (ids[name],) for word, name in at.items()}, places=places)


def signals_of(parsed: Parsed, cast: Cast, body_of: Mapping[str, str] | None = None) -> list[Signal]:
    """The signals of a text in which everybody stands for himself, or as `body_of` has it by id."""
    return find_signals(parsed, cast, dict(body_of or {a.id: a.id for a in cast.actors}))


def _written(words: tuple[str, ...], paragraphs: set[int]) -> tuple[str, tuple[int, ...]]:
    text, begins = "", []
    for i, word in enumerate(words):
        opened = i > 0 and words[i - 1] in "“‘("
        text += "" if i == 0 or word in CLOSING or opened else "\n\n" if i in paragraphs else " "
        begins.append(len(text))
        text += word
    return text, tuple(begins)


def _quotes(words: tuple[str, ...], begins: tuple[int, ...]) -> tuple[Quote, ...]:
    marks = [i for i, word in enumerate(words) if word in "“”"]
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return tuple(Quote((begins[a + 1], begins[b]), (a + 1, b)) for a, b in pairs)
