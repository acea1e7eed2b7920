"""A Doc in, `Parsed` out: plain tuples that the rest of Parley reads."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Doc

from parley.parsed import Name, Parsed, Words


def parse_of(doc: Doc) -> Parsed:
    """The Doc's words without white space, their analysis, sentences and names."""
    kept = [t for t in doc if not t.is_space]
    index = {t.i: n for n, t in enumerate(kept)}
    text = doc.text
    heads = tuple(index.get(t.head.i, n) for n, t in enumerate(kept))
    paragraphs, number, end = [], 0, 0
    for t in kept:
        if "\n" in text[end : t.idx]:
            number += 1
        paragraphs.append(number)
        end = t.idx + len(t)
    return Parsed(
        text=text,
        words=tuple(t.text for t in kept),
        lemmas=tuple(t.lemma_.lower() for t in kept),
        upos=tuple(t.pos_ for t in kept),
        xpos=tuple(t.tag_ for t in kept),
        heads=heads,
        deps=tuple("root" if heads[n] == n else t.dep_ for n, t in enumerate(kept)),
        begins=tuple(t.idx for t in kept),
        sentences=_sentences(heads),
        paragraphs=tuple(paragraphs),
        names=tuple(
            Name(index[e.start], index[e.end - 1] + 1, e.label_)
            for e in doc.ents
            if e.start in index and e.end - 1 in index
        ),
    )


def _sentences(heads: tuple[int, ...]) -> tuple[Words, ...]:
    """Runs of words under one root."""
    roots: list[int] = []
    for i in range(len(heads)):
        at = i
        while heads[at] != at:
            at = heads[at]
        roots.append(at)
    starts = [i for i, root in enumerate(roots) if i == 0 or root != roots[i - 1]]
    return tuple(pairwise([*starts, len(heads)]))
