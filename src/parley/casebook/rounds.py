"""Talks of many reports -> rounds: which talks of different reports are one.

Talks of one form are taken as one. Forms that share a block (two sides and a month, or a side, a place and a month) are
compared; what speaks for and against adds up to a score from 0 to 1, with its reasons. Groups are then made of the
pairs, best first. Everything is a function of the talks themselves: no counts over the casebook, so that the order of
arrival cannot matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations

from parley.casebook.groups import Likeness, likeness_of
from parley.casebook.parties import STATE

NEAR = 45
"""Days between publication and a round that the report does not date."""

PRINTED = 1
"""Days by which a report that tells of a round as over may be dated before it, or one that sees it coming after it."""

SOON = 4
"""Days between two reports of rounds that neither dates, for it to speak for one round."""

MOST_MONTHS = 12
MOST_SIDES = 8
"""Months and sides of a talk that it is looked up by."""

MONTH = 31
"""Days; who names a month means a round more plainly than who names a year."""

DIGEST = 16

APART = frozenset({"phone", "shuttle"})
"""Formats that nobody takes for a meeting in one room."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a talk of a report is recognised by; talks of one form are not told apart.

    `first` and `last` are the ISO days that the report's dates allow, None where it gives none, and `is_vague` tells
    that the day lies somewhere between them. Where there are none, `published` is the report's day and `is_ahead` True
    for a round that is still to come, False for one that began, None where neither is told. `place` is a town, None
    where the report gives at most the country. `apart` is a format of `APART`. `parties` and `others` are sides
    (`parties.side_of`) in order, `others` of those who mediate, host or watch; `place` and `name` are plain.
    """

    first: str | None
    last: str | None
    is_vague: bool
    published: str | None
    is_ahead: bool | None
    place: str | None
    country: str | None
    name: str | None
    apart: str | None
    parties: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def id(self) -> str:
        """A digest of all of it."""
        return sha256(repr(self).encode()).hexdigest()[:DIGEST]

    @property
    def sides(self) -> tuple[str, ...]:
        """All sides, parties first."""
        return (*self.parties, *(side for side in self.others if side not in self.parties))


def blocks_of(form: Form) -> tuple[str, ...]:
    """The keys under which a form is looked up; forms without a key in common are not compared."""
    sides = sorted(form.sides[:MOST_SIDES])
    pairs = [f"{a}|{b}" for a, b in combinations(sides, 2)]
    places = [f"{side}@{form.place}" for side in sides if form.place]
    return tuple(f"{key}|{month}" for month in months_of(form) for key in (*pairs, *places))


def months_of(form: Form) -> tuple[str, ...]:
    """The months in which a talk may have been; without a date those around its report's publication."""
    first, last = _first_day(form), _last_day(form)
    if first is None or last is None:
        return ("undated",)
    year, month = first.year, first.month
    months: list[str] = []
    while (year, month) <= (last.year, last.month) and len(months) < MOST_MONTHS:
        months.append(f"{year:04}-{month:02}")
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return tuple(months)


def compare(a: Form, b: Form) -> Likeness:
    """How alike two forms are; symmetric."""
    return likeness_of(_reasons(a, b))


def _reasons(a: Form, b: Form) -> Iterator[tuple[str, float]]:
    yield from _of_sides(a, b)
    yield _of_days(a, b)
    yield _of_place(a, b)
    yield _of_name(a, b)
    if a.apart != b.apart:
        yield "not of one format", -2.0


def _of_sides(a: Form, b: Form) -> Iterator[tuple[str, float]]:
    hosts = {STATE + form.country for form in (a, b) if form.country}
    common = set(a.parties) & set(b.parties)
    told = common | (set(a.parties) & set(b.others)) | (set(b.parties) & set(a.others))
    fewer = min(len(a.parties), len(b.parties))
    if len(common) >= 2:
        yield "parties in common", 2.5
        if len(common) < fewer and len(common) * 2 <= max(len(a.parties), len(b.parties)):
            yield "other parties too", -2.5
    elif len(told) >= 2:
        yield "parties in common, in other roles", 2.0
    elif common:
        is_alone = set(a.parties) <= common | hosts or set(b.parties) <= common | hosts
        yield "one party in common", 0.5 if is_alone else -2.0
    elif not fewer and len(set(a.sides) & set(b.sides)) >= 2:
        yield "sides in common", 1.5
    else:
        yield "no party in common", -3.0
    if len(set(a.others) & set(b.others)):
        yield "others in common", 0.5


def _of_days(a: Form, b: Form) -> tuple[str, float]:
    if not (a.first and b.first):
        return _of_undated(a, b)
    gap = _away(a, b)
    if a.is_vague or b.is_vague:
        if gap > 3:
            return "another time", -5.0
        return "days may be the same", 1.5 if max(_length(a), _length(b)) <= MONTH else 1.0
    if a.first == b.first:
        return "the same day", 3.0
    if not gap:
        return "days overlap", 2.5
    if gap == 1:
        return "a day apart", 2.0
    return ("days apart", -1.5) if gap <= 3 else ("another time", -5.0)


def _of_undated(a: Form, b: Form) -> tuple[str, float]:
    """One of the two, or both, is dated by the report's publication alone."""
    first_a, last_a, first_b, last_b = _first_day(a), _last_day(a), _first_day(b), _last_day(b)
    if first_a is None or last_a is None or first_b is None or last_b is None:
        return "no date", 0.0
    away = _away(a, b)
    if first_a > last_b or first_b > last_a or away > NEAR:
        return "another time", -3.0
    if a.first or b.first:
        return ("report near the day", 1.5) if away <= SOON else ("report not far from the day", 0.5)
    return ("reports near each other", 1.5) if away <= SOON else ("", 0.0)


def _away(a: Form, b: Form) -> int:
    """Days between the days told, or where there are none those of publication."""
    first_a, first_b = a.first or a.published, b.first or b.published
    last_a, last_b = a.last or first_a, b.last or first_b
    return max(_ordinal(first_b) - _ordinal(last_a), _ordinal(first_a) - _ordinal(last_b), 0)


def _of_place(a: Form, b: Form) -> tuple[str, float]:
    if a.place and b.place:
        if _is_part(a.place, b.place):
            return "the same place", 2.0
        return ("another place there", -0.5) if a.country and a.country == b.country else ("another place", -1.5)
    if a.country and b.country:
        return ("the same country", 1.0) if a.country == b.country else ("another country", -1.5)
    return "", 0.0


def _is_part(a: str, b: str) -> bool:
    """Whether one name has all words of the other: "mont pelerin" and "pelerin"."""
    few, many = sorted((set(a.split()), set(b.split())), key=len)
    return few <= many


def _of_name(a: Form, b: Form) -> tuple[str, float]:
    if not (a.name and b.name):
        return "", 0.0
    return ("the same name", 2.0) if a.name == b.name else ("another name", -0.5)


def _length(form: Form) -> int:
    return _ordinal(form.last or form.first) - _ordinal(form.first) + 1


def _ordinal(value: str | None) -> int:
    day = _day(value)
    return day.toordinal() if day else 0


def _first_day(form: Form) -> date | None:
    return _day(form.first) or _around(form, -1)


def _last_day(form: Form) -> date | None:
    return _day(form.last) or _day(form.first) or _around(form, 1)


def _around(form: Form, way: int) -> date | None:
    """The edge of the days around publication."""
    day = _day(form.published)
    reach = PRINTED if form.is_ahead == (way < 0) else NEAR
    return date.fromordinal(max(1, min(date.max.toordinal(), day.toordinal() + way * reach))) if day else None


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
