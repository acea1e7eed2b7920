"""The rounds of a report with their days and places in, the same out without those that are parts of one round.

What is told of one day in one town is told of one round. A short text has no room for two rounds that neither days nor
places nor words tell apart, so there a part without a day or a place of its own belongs to a round spoken of before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parley.claims.rounds import Round, compatible
from parley.codebook.normal import normal
from parley.record import Date, Place

Days = tuple[Date | None, Date | None]

WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Part:
    """A round as some words of a report tell it; `days` are the first and the last, None where not told."""

    round: Round
    days: Days
    place: Place | None

    @property
    def first(self) -> str | None:
        """Its first day, or the month or year of it."""
        return self.days[0].value if self.days[0] is not None else None

    @property
    def is_of_one_day(self) -> bool:
        """Whether its words give it one whole day."""
        return self.first is not None and self.days[1] is None and bool(WHOLE_DAY.fullmatch(self.first))

    @property
    def is_end(self) -> bool:
        """Whether it is spoken of as something that ended."""
        return self.round.signals[0].edge == "edge=end"

    @property
    def is_set_apart(self) -> bool:
        """Whether it is called another than one spoken of: "the second round", "an earlier meeting"."""
        return any(signal.marker is not None for signal in self.round.signals)


def joined(
    rounds: Sequence[Round], days: Sequence[Days], places: Sequence[Place | None], *, is_short: bool
) -> list[Round]:
    """Rounds of which no two are one, in order of first mention."""
    is_one = _is_one_if_short if is_short else _is_one
    groups: list[list[Part]] = []
    for part in map(Part, rounds, days, places):
        group = next((g for g in groups if any(is_one(other, part) for other in g)), None)
        if group is None:
            groups.append([part])
        else:
            group.append(part)
    return [_round_of([part.round for part in group]) for group in groups]


def _is_one(first: Part, then: Part) -> bool:
    """Whether two parts are of one day in one town."""
    if first.place is None or then.place is None or first.round.by_phone != then.round.by_phone:
        return False
    same_day = first.is_of_one_day and then.is_of_one_day and first.first == then.first
    return same_day and first.place.name == then.place.name


def _is_one_if_short(first: Part, then: Part) -> bool:
    """Whether nothing tells a part from one spoken of before."""
    if not _agree_on_bodies(first, then):
        return False
    if _is_one(first, then):
        return True
    if then.is_set_apart or (first.round.by_phone, first.round.is_ahead) != (then.round.by_phone, then.round.is_ahead):
        return False
    return _agree_on_place(first, then) and _agree_on_day(first, then)


def _agree_on_bodies(first: Part, then: Part) -> bool:
    """Whether somebody is in both, or one of them does not name two sides."""
    a, b = first.round.bodies, then.round.bodies
    return min(len(a), len(b)) < 2 or not a.isdisjoint(b)


def _agree_on_place(first: Part, then: Part) -> bool:
    """Whether one place is unknown, has the other's name in its own, or is the country around the other."""
    a, b = first.place, then.place
    if a is None or b is None:
        return True
    few, many = sorted((set(normal(a.name).split()), set(normal(b.name).split())), key=len)
    return few <= many or (a.country == b.country and None in (a.latitude, b.latitude))


def _agree_on_day(first: Part, then: Part) -> bool:
    """Whether one day is unknown, one time holds the other, or the later one is the end of what the other began."""
    if first.first is None or then.first is None or compatible(first.first, then.first):
        return True
    early, late = sorted((first, then), key=lambda part: part.first or "")
    return late.is_end and not early.is_end


def _round_of(group: Sequence[Round]) -> Round:
    """The rounds of a group as one, with their signals in the order of the text."""
    signals = sorted((s for found in group for s in found.signals), key=lambda s: s.word)
    return group[0] if len(group) == 1 else Round(signals, is_main=group[0].is_main)
