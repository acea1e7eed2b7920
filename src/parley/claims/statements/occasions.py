"""A reporting clause in, where, when and to whom somebody spoke out: "told reporters at a rally on Tuesday"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

from parley.claims.statements.cues import Cues, Found
from parley.claims.statements.pieces import MARKS
from parley.claims.statements.said import TOLD
from parley.parsed import Parsed, Words
from parley.record import Date

CIRCUMSTANCES = frozenset({"obl", "obl:unmarked", "obl:tmod", "obl:npmod", "nmod:unmarked", "advmod", "nmod"})
WHERE = frozenset({"in", "at", "during", "on", "by", "via", "through", "over", "from"})
# "Said before Friday", "has said since May": no day on which it was said.
NO_DAY = frozenset({"before", "after", "until", "till", "since", "by", "for", "from", "ahead"})
SPEAKING = frozenset({"speak", "talk", "address", "testify", "appear", "brief", "write", "ask"})
POINTS = frozenset({"DATE", "TIME"})
OPEN = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


class Occasions:
    """The circumstances of the statements of one text."""

    def __init__(self, parsed: Parsed, cues: Cues) -> None:
        self.parsed, self.cues = parsed, cues

    def venue(self, found: Found) -> Words | None:
        """The text or the event that the words were said in, without its preposition; None where none is told."""
        p = self.parsed
        for verb in self._clauses(found):
            for c in p.kids(verb, "obl", "nmod"):
                if p.marker(c) in WHERE and not found.words[0] <= c < found.words[1] and self._is_venue(c):
                    return self._phrase(c, found)
        return self._venue_after(found)

    def _venue_after(self, found: Found) -> Words | None:
        """The venue right after the cue, wherever the tree hangs it."""
        p = self.parsed
        at = found.heard.last + 1 if found.heard is not None else len(p.words)
        if at >= len(p.words) or p.lower[at] not in WHERE or found.words[0] <= at < found.words[1]:
            return None
        noun = p.heads[at]
        return self._phrase(noun, found) if noun > at and self._is_venue(noun) else None

    def _is_venue(self, c: int) -> bool:
        return self.cues.is_noun_of(c, "occasion") or self.cues.is_noun_of(c, "document")

    def addressee(self, found: Found, venue: Words | None) -> str | None:
        """Whom the words were said to, or the letter of the venue goes to, as printed; None where nobody is told."""
        p, heard = self.parsed, found.heard
        if heard is None:
            return None
        told = p.lemmas[heard.head] in TOLD
        for c in p.children[heard.head]:
            if (
                found.words[0] <= c < found.words[1]
                or p.upos[c] not in ("NOUN", "PROPN", "PRON")
                or p.xpos[c] in ("WDT", "WP")
            ):
                continue
            if p.deps[c] == "nsubj:pass" or (p.deps[c] in ("obj", "iobj") and c > heard.head):
                if told:
                    return p.says(*self._phrase(c, found))
            elif p.deps[c] == "obl" and p.marker(c) == "to":
                return p.says(*self._phrase(c, found))
        return self._addressed_in(found, venue)

    def _addressed_in(self, found: Found, venue: Words | None) -> str | None:
        p = self.parsed
        if venue is None:
            return None
        to = next((c for c in range(*venue) if p.deps[c] == "nmod" and p.marker(c) == "to"), None)
        return p.says(*self._phrase(to, found)) if to is not None else None

    def date(self, found: Found) -> Date | None:
        """The time of the reporting clause, not of what is said; None where it has none."""
        p = self.parsed
        if found.heard is None or not p.times:
            return None
        beside = (c for verb in self._clauses(found) for c in p.children[verb] if p.deps[c] in CIRCUMSTANCES)
        days = (c for c in beside if not NO_DAY.intersection(p.marker(c).split()))
        last = found.heard.last
        places = (*(p.edges[c] for c in days), (last + 1, min(last + 3, len(p.words))))
        return next((date for words in places if (date := self._date_in(words, found)) is not None), None)

    def _date_in(self, words: Words, found: Found) -> Date | None:
        p = self.parsed
        a, b = words
        if found.words[0] < b and a < found.words[1]:
            a, b = (a, found.words[0]) if a < found.words[0] else (found.words[1], b)
        if a >= b:
            return None
        start, end = p.span(a, b)
        at = bisect_left(self._time_starts, start)
        for time in p.times[at:]:
            if time.span[0] >= end:
                return None
            if time.type in POINTS and time.value not in OPEN:
                return Date(time.value, (time.span,))
        return None

    @cached_property
    def _time_starts(self) -> tuple[int, ...]:
        return tuple(t.span[0] for t in self.parsed.times)

    def _clauses(self, found: Found) -> Iterator[int]:
        """The cue, and participles beside it and its speaker: "speaking at a rally, she said"."""
        p, heard = self.parsed, found.heard
        if heard is None:
            return
        yield heard.head
        beside = (
            p.children[heard.head] if found.speaker is None else (*p.children[heard.head], *p.children[found.speaker])
        )
        for c in beside:
            if p.deps[c] in ("advcl", "acl", "ccomp") and p.lemmas[c] in SPEAKING and p.xpos[c] in ("VBG", "VBN"):
                yield c

    def _phrase(self, c: int, found: Found) -> Words:
        """A noun's phrase without its preposition, up to the words said."""
        p = self.parsed
        a, b = p.edges[c]
        a = next((i for i in range(a, c) if p.deps[i] not in ("case", "punct", "cc")), c)
        if c < found.words[0] < b:
            b = found.words[0]
        b = min(
            [
                b,
                *(
                    p.edges[k][0]
                    for k in p.children[c]
                    if k > c and p.deps[k] in ("acl", "acl:relcl", "ccomp", "advcl", "appos")
                ),
            ]
        )
        while b - 1 > c and (p.words[b - 1] in MARKS or p.lower[b - 1] == "that"):
            b -= 1
        return a, b
