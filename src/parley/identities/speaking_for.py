"""The drafts of a text in, persons with the side that a clause puts them on out.

"X said for the rebels", "X, who leads the government's delegation": only what is said outright; titles are for others.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.identities.drafts import Draft, Drafts
from parley.identities.nouns import DELEGATION
from parley.parsed import Parsed

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
LEADING = frozenset({"lead", "head", "represent"})
SPEAKING = frozenset("say tell speak add state declare announce confirm reply".split())
ACTING = frozenset({"sign", "read", "negotiate", "initial"})
"""Verbs beside those of speaking of what is done "for" a side; who calls for somebody is none of his."""


def find_sides(drafts: Drafts) -> Iterator[tuple[Draft, Draft]]:
    """Each person with the body that a clause says is acted for."""
    p = drafts.parsed
    for i, upos in enumerate(p.upos):
        if upos != "VERB" or any(p.lower[c] in NEGATIONS for c in p.children[i]):
            continue
        for doer in (d for w in _subjects(p, i) for d in _meant(drafts, w) if d.is_person):
            yield from ((doer, body) for word in _backers(p, i) for body in _meant(drafts, word))


def _subjects(p: Parsed, verb: int) -> tuple[int, ...]:
    """The subject of a verb; of "who" whom it stands for."""
    found = p.kids(verb, "nsubj")
    is_relative = p.deps[verb] == "acl:relcl" and all(p.lower[w] in ("who", "that") for w in found)
    return (p.heads[verb],) if is_relative and found else found


def _backers(p: Parsed, verb: int) -> tuple[int, ...]:
    """The words for whom a verb's subject leads, or speaks for."""
    lemma = p.lemmas[verb]
    if lemma in LEADING:
        return tuple(w for w in p.kids(verb, "obj") if lemma == "represent" or p.lemmas[w] in DELEGATION)
    if lemma not in SPEAKING | ACTING:
        return ()
    # "Read the paper for the rebels": a tree may hang it on the paper.
    things = p.kids(verb, "obj") if lemma in ACTING else ()
    told = (*p.kids(verb, "obl"), *(w for thing in things for w in p.kids(thing, "nmod")))
    return tuple(w for w in told if p.marker(w) == "for")


def _meant(drafts: Drafts, word: int) -> list[Draft]:
    return [drafts.by_key[key] for key in drafts.at.get(word, ())]


__all__ = ["find_sides"]
