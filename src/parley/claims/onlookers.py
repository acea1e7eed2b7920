"""A parsed text in, whether somebody's words leave him outside a round out: "Peru welcomed the talks", "in Peru".

Who praises or condemns a meeting, speaks of it for a ministry, or only has it on his soil, is not thereby one of those
who met.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parley.claims.signals import is_idiom
from parley.parsed import Parsed
from parley.record import Actor

JUDGING = frozenset(
    "welcome praise hail applaud commend endorse condemn criticise criticize denounce deplore regret".split()
)
IN = frozenset({"in", "near", "outside", "inside", "into", "around"})
GOING = frozenset("go come fly travel send return move drive arrive".split())
POSTED = frozenset({"ambassador", "envoy", "emissary", "representative", "rapporteur"})
DATELINE = re.compile(r"[A-Z]{3}[^\n.!?]{0,60} (-|–|—|--) ")
WITHIN = frozenset({"conj", "appos", "flat", "compound", "nmod:desc", "nmod:poss", "nmod", "amod"})
SPEAKING_FOR = ("spokesman", "spokeswoman", "spokesperson")
# Steps from a word for a round to who is at it: "met", "delegation of".
NEXT = 1


def is_outside(parsed: Parsed, words: Sequence[int]) -> bool:
    """Whether each of some words for one actor is a place, or of one who praises, blames or has no comment.

    No words are neither.
    """
    return bool(words) and all(_judges(parsed, word) or _is_place(parsed, word) for word in words)


def _judges(p: Parsed, word: int) -> bool:
    while p.deps[word] in WITHIN:
        word = p.heads[word]
    verb = p.heads[word]
    judged = p.lemmas[verb] in JUDGING and bool(p.kids(verb, "obj"))
    return p.deps[word] == "nsubj" and (judged or is_idiom(p, verb))


def _is_place(p: Parsed, word: int) -> bool:
    """ "In Peru", "flew to Lima", "the ambassador to Peru", "LIMA —"."""
    line = DATELINE.match(p.text)
    if line is not None and p.begins[word] < line.end():
        return True
    while p.deps[word] in ("flat", "conj", "compound"):
        word = p.heads[word]
    if p.deps[word] not in ("obl", "nmod") or p.upos[word] != "PROPN":
        return False
    marker, above = p.marker(word), p.lemmas[p.heads[word]]
    return marker in IN or (marker == "to" and above in GOING) or (marker in ("to", "for") and above in POSTED)


def only_speaks(person: Actor, steps: Sequence[int]) -> bool:
    """Whether a person is a spokesman next to whom no word for a round stands; `steps` is how far each is from him."""
    speaks = any(held.title.lower().endswith(SPEAKING_FOR) for held in person.titles)
    return speaks and min(steps, default=NEXT + 1) > NEXT
