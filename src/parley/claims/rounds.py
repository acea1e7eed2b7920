"""Anchors in, rounds out: which mentions speak of one round, which of another.

Days and places that differ part two mentions, "previous" and "next" part them too; a bare "the talks" goes to the
round spoken
of. Measured on the training reports: merging by shared actors alone costs more rounds than it saves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parley.claims.contacts import Anchor
from parley.parsed import Parsed
from parley.record import ActorId, Place, Time

# Sentences of the lead, dateline included: a talk noun there names the round that the report is about.
LEAD = 4
AHEAD = frozenset({"planned", "proposed"})
OVER = frozenset({"held", "collapsed", "cancelled", "postponed", "refused", "under_way"})


@dataclass
class Round:
    """The anchors of one round, first mention first."""

    anchors: list[Anchor] = field(default_factory=list)
    is_main: bool = False  # the round that the report opens with

    @property
    def actors(self) -> set[ActorId]:
        return set().union(*(a.actors for a in self.anchors))

    @property
    def place(self) -> Place | None:
        return next((a.place for a in self.anchors if a.place is not None), None)

    @property
    def times(self) -> list[Time]:
        return [t for a in self.anchors for t in a.times]

    @property
    def ahead(self) -> bool:
        return all(a.ahead for a in self.anchors)

    @property
    def marker(self) -> str | None:
        return self.anchors[0].marker

    @property
    def last_word(self) -> int:
        return max(a.word for a in self.anchors)


def group_anchors(parsed: Parsed, anchors: Sequence[Anchor]) -> list[Round]:
    """Rounds in order of first mention; an anchor that adds no actor, day or place to any round is left out."""
    rounds: list[Round] = []
    for anchor in anchors:
        best = max(rounds, key=lambda r: _likeness(parsed, r, anchor), default=None)
        if best is not None and _likeness(parsed, best, anchor) > 0:
            best.anchors.append(anchor)
        elif _may_open(anchor) or (not rounds and anchor.is_noun and parsed.sentence_of[anchor.word] < LEAD):
            rounds.append(Round([anchor], is_main=not rounds))
    return rounds


def _may_open(anchor: Anchor) -> bool:
    """Whether an anchor says enough to be a round of its own."""
    if anchor.rows:
        return True
    return bool(anchor.times or anchor.place)


def _likeness(parsed: Parsed, found: Round, anchor: Anchor) -> float:
    """Above 0 where an anchor speaks of a round; higher is likelier."""
    if (_days_differ(found.times, anchor.times) and not _is_span(found, anchor)) or _places_differ(
        found.place, anchor.place
    ):
        return -1.0
    if (anchor.format == "phone") != any(a.format == "phone" for a in found.anchors):
        return -1.0
    same_sentence = parsed.sentence_of[found.last_word] == parsed.sentence_of[anchor.word]
    if anchor.marker is not None and anchor.marker != found.marker and not same_sentence:
        return -1.0
    if (
        anchor.ahead != found.ahead
        and (anchor.times or anchor.ahead)
        and not same_sentence
        and not (anchor.definite and not anchor.times)
    ):
        return -1.0
    shared = anchor.actors & found.actors
    days, places = _days_agree(found.times, anchor.times), found.place is not None and anchor.place is not None
    score = (
        1.0 * bool(shared)
        + 0.5 * (len(shared) > 1)
        + 1.5 * days
        + 1.0 * places
        + 1.5 * same_sentence
        + 1.2 * anchor.definite
    )
    if not shared and any(r.role in (None, "party") for r in anchor.rows):
        score -= 0.6 if anchor.definite else 1.5
    if not anchor.is_noun and not same_sentence and (anchor.times or anchor.place) and not days:
        score -= 2.0
    if not anchor.definite and not same_sentence and (anchor.times or anchor.place) and not shared:
        score -= 1.0
    distance = parsed.sentence_of[anchor.word] - parsed.sentence_of[found.last_word]
    new_paragraph = parsed.paragraphs[anchor.word] != parsed.paragraphs[found.last_word]
    if found.is_main:
        distance = min(distance, 4)
    elif anchor.definite and new_paragraph and not shared:
        # "The talks" at the head of a paragraph are those that the report is about, not those just recalled.
        score -= 0.8
    return score - 0.05 * distance - 0.6


def _days_differ(a: Sequence[Time], b: Sequence[Time]) -> bool:
    if not a or not b:
        return False
    return not any(compatible(x.value, y.value) for x in a for y in b)


def _is_span(found: Round, anchor: Anchor) -> bool:
    """Whether two days are the first and the last of one round: "the talks, which opened on 16 May"."""
    if not anchor.definite or anchor.edge is None or not found.times or anchor.marker:
        return False
    ours, theirs = _day(anchor.times[0].value), _day(found.times[0].value)
    if len(ours) != 10 or len(theirs) != 10 or ours[0] == "X" or theirs[0] == "X":
        return False
    return ours <= theirs if anchor.edge == "start" else ours >= theirs


def _days_agree(a: Sequence[Time], b: Sequence[Time]) -> bool:
    return any(compatible(x.value, y.value) for x in a for y in b)


def compatible(a: str, b: str) -> bool:
    """Whether two TIMEX3 values can be one day: one the other's year or month, or both in one interval."""
    a, b = _day(a), _day(b)
    if "/" in a or "/" in b:
        return any(compatible(x, y) for x in a.split("/") for y in b.split("/")) or _within(a, b) or _within(b, a)
    return a.startswith(b) or b.startswith(a)


def _within(day: str, interval: str) -> bool:
    ends = interval.split("/")
    return len(ends) == 2 and "/" not in day and ends[0] <= day <= ends[1]


def _day(value: str) -> str:
    return re.sub(r"T.*", "", value)


def _places_differ(a: Place | None, b: Place | None) -> bool:
    if a is None or b is None or a.name == b.name:
        return False
    # A country holds its towns: "in Norway" and "in Oslo" may be one place.
    return not (a.country is not None and a.country == b.country and (a.latitude is None or b.latitude is None))
