"""Rounds of talks in, who met out, for predicates that leave it open: "the talks opened on Monday".

What the predicate says of the meeting stands; the round lends those who were there or are to be.
"""

from __future__ import annotations

from collections.abc import Iterable

from parley.record import ActorId, Talk

# Rounds that took place or are to, as somebody has it; of those proposed, refused or called off acts in words tell.
TAKING_PLACE = frozenset({"held", "under_way", "collapsed", "planned", "alleged", "denied"})
PRESENT = frozenset({"attended", "attending", "confirmed", "unknown"})
ONLOOKERS = frozenset({"guest", "observer", "guarantor"})


class Encounters:
    """Who met, by the character at which a sentence starts that first tells of a round."""

    def __init__(self, talks: Iterable[Talk]) -> None:
        self._at: dict[int, tuple[ActorId, ...]] = {}
        for talk in talks:
            if talk.status in TAKING_PLACE:
                self._at.setdefault(talk.evidence[0][0], _parties(talk))

    def take(self, sentence: int) -> tuple[ActorId, ...]:
        """Those who met in the round that a sentence opens, once; empty where there is none or one alone is known."""
        found = self._at.pop(sentence, ())
        return found if len(found) > 1 else ()


def _parties(talk: Talk) -> tuple[ActorId, ...]:
    rows = [row for row in talk.participants if row.attendance in PRESENT and row.role not in ONLOOKERS]
    return tuple(dict.fromkeys(a for row in rows for a in (*row.members, row.actor)))
