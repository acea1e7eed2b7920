"""Events of many reports -> which of them are one.

Events of one form (a deed: who does what to whom, when and where) are taken as one, as in the one-a-day filter that
users of event data know (Schrodt, P., 2015, Event Data in Political Science). Deeds that share type, doer and day, or
type, place and day, are compared; what speaks for and against adds up to a score. What is only planned, possible or
hangs on a condition is never compared with what happened. In a long war violence of the same sides has a new case each
day: there a day apart is another event, and nothing but denials of what is no violence is compared across the end of a
month, so that what hangs together ends with the month. Points and keys were set on sudan.txt and cyprus.txt of
gold/casebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations

from parley.casebook.groups import Likeness, likeness_of
from parley.codebook.plover import MUTUAL

SELDOM = frozenset({"AGREE", "CONSULT", "CONCEDE", "COOPERATE", "RETREAT", "SANCTION"})
"""Types of which the same sides seldom have one each day: a day apart may be the same, told from another end."""

PLACED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types of which there are several a day: told with a place and told without are not known to be one."""

AHEAD = frozenset({"planned", "conditional", "possible"})
"""Modalities of what has not happened."""

LATE = 4
"""Days within which what was told is denied."""

KEPT = 0.55
"""Least score of a pair that is kept; of one day and the same sides there are too many that are merely near."""

MONTH = 31
"""Days; a longer time is the same as itself alone."""

MOST_SIDES = 4
"""Sides of a deed that it is looked up by."""

DIGEST = 16


@dataclass(frozen=True, slots=True)
class Deed:
    """What an event of a report is recognised by; events of one deed are not told apart.

    `first` and `last` are the ISO days that it may have been on: as the report tells, else its day of publication; None
    where that is not known either. `sources` and `targets` are sides (`parties.side_of`) in order, all of them in
    `sources` where the type has no direction. `is_ahead` where it is still to happen, `is_denied` where the report says
    that it did not happen, `is_late` where that is dated by publication alone. `only` is the event's id where nothing
    is known by which to compare it.
    """

    type: str
    mode: str | None
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    first: str | None
    last: str | None
    is_ahead: bool
    is_denied: bool
    is_late: bool
    place: str | None
    country: str | None
    only: str | None = None

    @property
    def id(self) -> str:
        """A digest of all of it."""
        return sha256(repr(self).encode()).hexdigest()[:DIGEST]

    @property
    def is_vague(self) -> bool:
        """Whether it was on one of several days."""
        return self.first != self.last

    @property
    def may_be_any_day(self) -> bool:
        """Whether that of one day is known from that of another by more than the day."""
        return self.type in SELDOM or self.is_denied


def blocks_of(deed: Deed) -> tuple[str, ...]:
    """The keys under which a deed is looked up; deeds without a key in common are not compared."""
    return tuple(f"{who}|{time}" for time in _times(deed) for who in _bases(deed))


def compare(a: Deed, b: Deed) -> Likeness:
    """How alike two deeds of one type are; symmetric."""
    return likeness_of([*_of_sides(a, b), _of_days(a, b), _of_place(a, b), _of_mode(a, b)])


def _bases(deed: Deed) -> Iterator[str]:
    """Who is looked up: two parties; of what has a direction the doer, without one the target; and the place."""
    start = f"{deed.type}{'+' * deed.is_ahead}|"
    sources, targets = deed.sources[:MOST_SIDES], deed.targets[:MOST_SIDES]
    if deed.type in MUTUAL and len(sources) > 1:
        yield from (f"{start}{a}>{b}" for a, b in combinations(sources, 2))
    else:
        yield from (f"{start}{source}>" for source in sources)
    if not sources:
        yield from (f"{start}>{target}" for target in targets)
    if deed.place:
        yield f"{start}@{deed.place}"


def _times(deed: Deed) -> Iterator[str]:
    """The days under which a deed is looked up; a longer time stands for itself."""
    if not (deed.first and deed.last):
        return
    first, last = _ordinal(deed.first), _ordinal(deed.last)
    if deed.is_vague and (last - first >= MONTH or not deed.may_be_any_day):
        yield f"{deed.first}/{deed.last}"
        return
    if deed.is_late:
        first -= LATE
    elif deed.type in SELDOM and not deed.is_vague:
        last += 1
    days = (_day(day) for day in range(first, last + 1))
    may_cross = deed.is_denied and deed.type not in PLACED
    yield from (day for day in days if may_cross or day[:7] == deed.first[:7])


def _of_sides(a: Deed, b: Deed) -> Iterator[tuple[str, float]]:
    if a.type in MUTUAL:
        yield _of_parties(set(a.sources), set(b.sources))
    else:
        yield _of_side(a.sources, b.sources, "doer")
        yield _of_side(a.targets, b.targets, "target")


def _of_parties(a: set[str], b: set[str]) -> tuple[str, float]:
    common = len(a & b)
    if common > 1:
        return "parties in common", 3.0 if common * 2 > max(len(a), len(b)) else 2.5
    if common:
        return "one party in common", 1.0 if min(len(a), len(b)) == 1 else -1.0
    return ("no party in common", -4.0) if a and b else ("", 0.0)


def _of_side(a: tuple[str, ...], b: tuple[str, ...], name: str) -> tuple[str, float]:
    if not a or not b:
        return "", 0.0
    return (f"another {name}", -4.0) if set(a).isdisjoint(b) else (f"the same {name}", 1.5)


def _of_days(a: Deed, b: Deed) -> tuple[str, float]:
    if a.is_vague or b.is_vague:
        return _of_times(a, b) if a.is_vague else _of_times(b, a)
    days = _ordinal(b.first) - _ordinal(a.first)
    if a.is_denied != b.is_denied and days:
        late, denial = (days, b) if b.is_denied else (-days, a)
        return ("denied soon after", 1.5 - late / 2) if 0 < late <= LATE and denial.is_late else ("another day", -5.0)
    if not days:
        return "the same day", 2.5
    if abs(days) > 1 or a.type not in SELDOM:
        return "another day", -5.0
    return "a day apart", -0.5


def _of_times(a: Deed, b: Deed) -> tuple[str, float]:
    """The first is vague; a day within the time may be the same only where there is not one on every day."""
    if b.is_vague:
        return ("the same time", 2.0) if (a.first, a.last) == (b.first, b.last) else ("another time", -5.0)
    first, last, day = _ordinal(a.first), _ordinal(a.last), _ordinal(b.first)
    is_rare = a.may_be_any_day or b.may_be_any_day
    late = LATE if b.is_late else 0
    if is_rare and last - first < MONTH and first <= day <= last + late:
        return "the day may be the same", 1.0
    return "another time", -5.0


def _of_place(a: Deed, b: Deed) -> tuple[str, float]:
    if a.place and b.place:
        if a.place == b.place:
            return "the same place", 2.0
        is_near = a.country and a.country == b.country and a.type not in PLACED
        return ("another place there", -1.5) if is_near else ("another place", -4.0)
    if (a.place or b.place) and a.type in PLACED:
        return "a place told by one alone", -1.5 if a.is_denied or b.is_denied else -3.0
    return "", 0.0


def _of_mode(a: Deed, b: Deed) -> tuple[str, float]:
    if not (a.mode and b.mode):
        return "", 0.0
    return ("the same mode", 1.0) if a.mode == b.mode else ("another mode", -2.0)


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day).toordinal() if day else 0


def _day(ordinal: int) -> str:
    return date.fromordinal(max(1, min(date.max.toordinal(), ordinal))).isoformat()
