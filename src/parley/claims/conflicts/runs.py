"""A run of words in, what it tells out: whether it denies, whether it is past, what it is about, its days and places.

Runs are the words that somebody vouches for (`accounts.py`); here they are read one by one, and two are compared only
in whether one takes up the words of the other.
"""

from __future__ import annotations

import re

from parley.cast import Cast
from parley.parsed import Parsed, Words
from parley.record import ActorId

ATTENDANCE = frozenset(
    "invite invitation uninvited attend attendance participate participation present presence absent boycott".split()
)
OUTCOME = frozenset("agree agreement concede concession commitment commit decision decide drop settle".split())
NEGATIVE = frozenset("no not n't n’t never none nothing nobody neither nor without false untrue".split())
FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll"})
OPEN = FUTURE | frozenset({"can", "cannot", "may", "might", "must", "should", "until"})
# Words that too many sentences share to join two.
COMMON = frozenset(
    "be have do say tell will would take make get go come government country official minister ministry president "
    "spokesman side talk talks meeting count year day week month people man other".split()
)
# Letters that "proposed" and "proposal" share.
STEM = 5
# How far below the main verb a word may stand that negates it: "came without a mandate".
DEEP = 3
DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d|XXXX-WXX-\d")


class Runs:
    """Reads runs of words of one text."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast

    def kind(self, claim: Words, reply: Words | None) -> str:
        """What is disputed: who was there or invited, what came of it, or whether it happened."""
        p = self.parsed
        words = [i for run in (claim, reply) if run is not None for i in range(*run)]
        lemmas = {p.lemmas[i] for i in words}
        came = any(p.lemmas[i] in ("turn", "show") and p.lower[i + 1 : i + 2] == ("up",) for i in words)
        if came or lemmas & ATTENDANCE:
            return "attendance"
        return "outcome" if lemmas & OUTCOME else "occurrence"

    def takes_up(self, later: Words, earlier: Words) -> bool:
        """Whether words speak of what others tell: "such", two words of theirs, or their verb."""
        p, shared = self.parsed, self.stems(later) & self.stems(earlier)
        root = self.root(later)
        by_verb = p.upos[root] == "VERB" and p.lemmas[root][:STEM] in shared
        return by_verb or len(shared) > 1 or "such" in p.lower[slice(*later)]

    def stems(self, run: Words) -> set[str]:
        """The beginnings of a run's words of content, which "proposed" and "proposal" share."""
        p = self.parsed
        return {
            p.lemmas[i][:STEM]
            for i in range(*run)
            if p.upos[i] in ("NOUN", "VERB") and len(p.lemmas[i]) > 2 and p.lemmas[i] not in COMMON
        }

    def root(self, run: Words) -> int:
        """The word of a run that the others hang on."""
        p, (start, end) = self.parsed, run
        return min(range(start, end), key=lambda i: (p.depths[i], i))

    def is_negative(self, run: Words) -> bool:
        """Whether the main clause of a run, or one coordinated with it, is negated."""
        p, root = self.parsed, self.root(run)
        tops = [p.depths[w] for w in p.conjuncts(root)]
        return any(
            p.lower[i] in NEGATIVE and p.depths[i] <= max(tops) + DEEP and p.marker(i) == "" for i in range(*run)
        )

    def negated(self, run: Words) -> set[str]:
        """The stems of what the negative words of a run negate: "invit" of "received no invitation"."""
        p, (start, end) = self.parsed, run
        found = set()
        for i in range(start, end):
            if p.lower[i] in NEGATIVE:
                heads = [h for h in (p.heads[i], p.heads[p.heads[i]]) if start <= h < end]
                found |= {p.lemmas[h][:STEM] for h in heads if p.lemmas[h] not in COMMON}
        return found

    def is_past(self, run: Words) -> bool:
        """Whether a run tells of what was, not of what will, may or should be."""
        p = self.parsed
        past = any(p.xpos[i] == "VBD" for i in range(*run))
        return past and not any(p.lower[i] in OPEN and p.upos[i] != "PROPN" for i in range(*run))

    def subjects(self, run: Words) -> set[ActorId]:
        """The actors that a run begins with as its subject."""
        p = self.parsed
        first = next((i for i in range(*run) if p.deps[i] in ("nsubj", "nsubj:pass")), None)
        return set(self.cast.at.get(first, ())) if first is not None else set()

    def days(self, run: Words) -> set[str]:
        """The days that a run names, as TIMEX3 values."""
        return {t.value[:10] for t in self.parsed.times_in(*run) if DAY.match(t.value)}

    def places(self, run: Words) -> set[str]:
        """The places that a run names after "in" or "at"."""
        places = self.cast.places or {}
        p = self.parsed
        return {places[i].name for i in range(*run) if i in places and p.marker(i) in ("in", "at")}
