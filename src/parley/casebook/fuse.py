"""What reports tell of one round -> the values that are shown, each by a named rule, and all versions of it.

Copies of one text count once. docs/casebook.md defines the rules. Nothing is averaged and nothing is made up: a shown
value stands in at least one report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias, TypeVar

from parley.casebook.accounts import Account, SeatAccount

Value: TypeAlias = "str | int | None"


class Told(Protocol):
    """A claim of one report: its id, the first report of its text, and the day of publication."""

    @property
    def claim(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def published(self) -> str | None: ...


T = TypeVar("T", bound=Told)

UNKNOWN = frozenset({None, "unknown", ""})
"""Values that say nothing; they never count as a version."""

STATUSES = (
    "denied",
    "alleged",
    "proposed",
    "planned",
    "refused",
    "postponed",
    "cancelled",
    "under_way",
    "collapsed",
    "held",
)
"""From what is least to what is most: of reports of one day the most is shown."""

BEFORE = frozenset({"proposed", "planned"})
DOUBTED = frozenset({"alleged", "denied"})

ROLES = ("participant", "guest", "observer", "guarantor", "host", "convener", "facilitator", "mediator", "party")
"""Of roles that equally many reports give, the last is shown."""

EXPECTED = frozenset({"invited", "confirmed"})
"""Attendance before the round; what reports say of the round itself goes before it."""

LATEST = frozenset({"status", "outcome", "end"})
"""Fields in which later reports know more."""

FIELDS = ("status", "format", "publicity", "name", "start", "end", "place", "country", "venue", "outcome")
DIFFERING = ("status", "start", "end", "place", "outcome")
"""Fields of a round whose versions are kept."""

DIFFERING_OF_SEAT = ("role", "attendance", "size")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A value and the rule that chose it: `only`, `most_origins`, `latest_report`, `most_precise`, `fullest`."""

    value: Value
    rule: str


@dataclass(frozen=True, slots=True)
class Version:
    """What some claims say of one field; `actor` is empty for a field of the whole. Counted by independent origins."""

    actor: str
    field: str
    value: str
    claims: tuple[str, ...]
    origins: int
    according_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownSeat:
    """A delegation of a round, as it is shown; `side` is whom its actor sits for."""

    actor: str
    side: str
    role: Chosen
    attendance: Chosen
    level: Chosen
    size: Chosen


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it is shown; `values` by field, `first` and `last` the days that the shown dates allow."""

    values: dict[str, Chosen]
    first: str | None
    last: str | None
    seats: tuple[ShownSeat, ...]
    versions: tuple[Version, ...]


def fuse(accounts: Iterable[Account]) -> Round:
    """The round that accounts of it make together; their order does not matter."""
    told = sorted(accounts, key=lambda account: account.talk)
    values = {field: _shown(told, field) for field in FIELDS}
    seats = tuple(_seats(told))
    versions = [version for field in DIFFERING for version in versions_of(told, field)]
    versions += [v for seat in seats for field in DIFFERING_OF_SEAT for v in seat_versions_of(told, seat, field)]
    first, last = _days(told, values["start"].value, values["end"].value)
    return Round(values, first, last, seats, tuple(versions))


def seats_of(account: Account, apart: frozenset[str]) -> Iterator[tuple[str, SeatAccount]]:
    """Each row with the key under which it is fused: its side, or its actor where one report seats two of that side."""
    for seat in account.seats:
        yield (seat.actor if seat.side in apart else seat.side), seat


def sides_apart(accounts: Iterable[Account]) -> frozenset[str]:
    """Sides for which one report seats two as parties: they are two delegations, not two names of one."""
    apart: set[str] = set()
    for account in accounts:
        parties = sorted({(seat.side, seat.actor) for seat in account.seats if seat.role == "party"})
        sides = [side for side, _ in parties]
        apart |= {side for side in sides if sides.count(side) > 1}
    return frozenset(apart)


def most_told(told: Sequence[T], value: Callable[[T], Value]) -> Chosen:
    """The value of most independent origins; among equals the fuller one, then the one that was told first."""
    origins: dict[Value, set[str]] = {}
    first: dict[Value, str] = {}
    for claim in told:
        origins.setdefault(value(claim), set()).add(claim.origin)
        first[value(claim)] = min(first.get(value(claim), "~"), claim.published or "~")
    if not origins:
        return Chosen(None, "none")
    best = min(origins, key=lambda v: (-len(origins[v]), -len(str(v)), first[v], str(v)))
    if len(origins) == 1:
        return Chosen(best, "only")
    rivals = [v for v in origins if v != best and len(origins[v]) == len(origins[best])]
    return Chosen(best, "most_origins" if not rivals else _tie(best, rivals))


def versions_in(
    actor: str, field: str, rows: Sequence[tuple[T, Value, tuple[str, ...]]], *, least: int = 2
) -> Iterator[Version]:
    """A version for each value that claims tell, and on whose word, where there are at least so many values."""
    values = sorted({str(value) for _, value, _ in rows})
    for value in values if len(values) >= least else ():
        told = [(claim, sources) for claim, v, sources in rows if str(v) == value]
        claims = tuple(sorted({claim.claim for claim, _ in told}))
        sources = tuple(sorted({source for _, named in told for source in named}))
        yield Version(actor, field, value, claims, len({claim.origin for claim, _ in told}), sources)


def _shown(told: Sequence[Account], field: str) -> Chosen:
    if field == "status":
        return _status(told)
    known = [account for account in told if getattr(account, field) not in UNKNOWN]
    if field in LATEST:
        return _latest(known, lambda account: getattr(account, field))
    return most_told(known, lambda account: getattr(account, field))


def _status(told: Sequence[Account]) -> Chosen:
    """What happened goes before what was planned, and what a report vouches for before what is doubted."""
    known = [a for a in told if a.status not in DOUBTED] or [a for a in told if a.status == "alleged"] or list(told)
    happened = [a for a in known if a.status not in BEFORE] or known
    chosen = _latest(happened, lambda account: account.status, rank=STATUSES.index)
    return chosen if len({a.status for a in told}) > 1 else replace(chosen, rule="only")


def _latest(told: Sequence[Account], value: Callable[[Account], Value], *, rank: Callable[[str], int] = len) -> Chosen:
    """The value of the report published last; of several of that day the one that ranks highest."""
    if not told:
        return Chosen(None, "none")
    last = max(account.published or "" for account in told)
    latest = {str(value(account)) for account in told if (account.published or "") == last}
    rule = "only" if len({value(account) for account in told}) == 1 else "latest_report"
    return Chosen(max(latest, key=lambda v: (rank(v), v)), rule)


def _tie(best: Value, rivals: Sequence[Value]) -> str:
    return "fullest" if all(len(str(rival)) < len(str(best)) for rival in rivals) else "told_first"


def _days(told: Sequence[Account], start: Value, end: Value) -> tuple[str | None, str | None]:
    """The days that the shown dates allow: those of the reports that give them."""
    firsts = [a.first for a in told if a.first and (a.start == start if start else True)]
    starts = [a.last for a in told if a.last and a.start == start and start and not a.end]
    ends = [a.last for a in told if a.last and end and a.end == end]
    first = min(firsts, default=None)
    return first, max((*ends, *starts), default=first)


def _seats(told: Sequence[Account]) -> Iterator[ShownSeat]:
    apart = sides_apart(told)
    rows: dict[str, list[tuple[Account, SeatAccount]]] = {}
    for account in told:
        for key, seat in seats_of(account, apart):
            rows.setdefault(key, []).append((account, seat))
    for _, found in sorted(rows.items()):
        yield _seat(found)


def _seat(rows: Sequence[tuple[Account, SeatAccount]]) -> ShownSeat:
    actor = _most_of_seat(rows, "actor").value
    went = [row for row in rows if row[1].attendance not in UNKNOWN | EXPECTED]
    attendance = _most_of_seat(went or rows, "attendance")
    if len({seat.attendance for _, seat in rows} - UNKNOWN) > 1 and attendance.rule == "only":
        attendance = replace(attendance, rule="what_happened")
    return ShownSeat(
        str(actor), rows[0][1].side, _role(rows), attendance, _most_of_seat(rows, "level"), _most_of_seat(rows, "size")
    )


def _role(rows: Sequence[tuple[Account, SeatAccount]]) -> Chosen:
    """The role that most origins give; of equals the one that says more."""
    origins: dict[str, set[str]] = {}
    for account, seat in rows:
        origins.setdefault(seat.role, set()).add(account.origin)
    best = max(origins, key=lambda role: (len(origins[role]), ROLES.index(role)))
    if len(origins) == 1:
        return Chosen(best, "only")
    equal = sum(len(found) == len(origins[best]) for found in origins.values()) > 1
    return Chosen(best, "fullest" if equal else "most_origins")


def _most_of_seat(rows: Sequence[tuple[Account, SeatAccount]], field: str) -> Chosen:
    known = [(account, getattr(seat, field)) for account, seat in rows if getattr(seat, field) not in UNKNOWN]
    values = {id(account): value for account, value in known}
    chosen = most_told([account for account, _ in known], lambda account: values[id(account)])
    return Chosen("unknown", "none") if field == "attendance" and chosen.value is None else chosen


def versions_of(told: Sequence[Account], field: str, *, least: int = 2) -> Iterator[Version]:
    """What accounts say of a field of the round, where they say at least so many things."""
    rows = [(a, getattr(a, field), a.according_to) for a in told if getattr(a, field) not in UNKNOWN]
    return versions_in("", field, rows, least=least)


def seat_versions_of(told: Sequence[Account], seat: ShownSeat, field: str, *, least: int = 2) -> Iterator[Version]:
    """The same of a field of a delegation."""
    apart = sides_apart(told)
    key = seat.actor if seat.side in apart else seat.side
    rows = [(account, row) for account in told for name, row in seats_of(account, apart) if name == key]
    known = [(a, getattr(row, field), row.according_to or a.according_to) for a, row in rows]
    return versions_in(seat.actor, field, [row for row in known if row[1] not in UNKNOWN], least=least)
