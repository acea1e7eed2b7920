"""Claims that contradict themselves, each other or the map: the faults known from public sets of events and talks.

Takes claims as small frozen types, gives faults. A fault is a reason to look, not a verdict: nothing is changed, and
unusual things happen. What is unknown (None) is never at fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from parley.codebook.times import days_of

Spans: TypeAlias = tuple[tuple[int, int], ...]
Found: TypeAlias = tuple[tuple[str, str], ...]
"""What is at odds, by field."""

HAPPENED = frozenset({"held", "under_way", "collapsed", "asserted", "said"})
"""How talks, events and statements stand that cannot lie ahead."""

CALLED_OFF = frozenset({"cancelled", "postponed", "refused"})
AHEAD = frozenset({"planned", "proposed"})
MEDIATING = frozenset({"mediator", "facilitator"})

NOT_KNOWN = frozenset(
    {"unknown", "not known", "unspecified", "not specified", "not stated", "n/a", "na", "n.a.", "none", "null", "nil"}
    | {"tbd", "missing", "-", "--", "–", "—", "?", ".", "99", "999", "-9", "-99"}
)
"""Words and codes that coders write where nothing is known; the casebook leaves the field empty instead."""

LEAST_SHARED = 2
"""Actors that two talks of one day and place must share to be one told twice: many meet two others on one day."""


BEGINNING = 200
"""Characters of a reused text that are its passage."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault by its name; `report` is the id of the report, `spans` the passages that the claim rests on."""

    name: str
    id: str
    report: str
    spans: Spans
    found: Found


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of a report of `length` characters; `standing` is a talk's status, an event's modality.

    `words` are fields that hold free text. Dates are TIMEX3 values, `published` is an ISO date, perhaps partial.
    """

    id: str
    report: str
    published: str | None
    length: int
    evidence: Spans
    standing: str | None = None
    start: str | None = None
    end: str | None = None
    place: str | None = None
    country: str | None = None
    at: tuple[float | None, float | None] = (None, None)
    words: tuple[tuple[str, str | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A delegation's row in a talk; `round` and `status` are the talk's."""

    id: str
    talk: str
    round: str
    report: str
    length: int
    actor: str
    role: str
    attendance: str
    size: int | None
    status: str
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Meeting:
    """A talk of one day and place."""

    id: str
    report: str
    round: str
    day: str
    place: str
    actors: Set[str]
    evidence: Spans


@dataclass(frozen=True, slots=True)
class Reprint:
    """A report whose text is that of `origin`, a report that came before it under another masthead."""

    report: str
    publisher: str
    origin: str
    first_publisher: str
    length: int


def faults_of_claim(claim: Claim, countries_of: Callable[[str], Set[str]]) -> Iterator[Fault]:
    """What is wrong with a claim by itself; `countries_of` gives the countries in which a place of a name lies."""
    for name, found in (
        ("evidence_outside_text", _outside(claim.evidence, claim.length)),
        ("unknown_against_blank", _unknown(claim)),
        ("date_after_publication", _after_publication(claim)),
        ("end_before_start", _end_before_start(claim)),
        ("place_in_another_country", _elsewhere(claim, countries_of)),
    ):
        if found:
            yield Fault(name, claim.id, claim.report, claim.evidence, found)


def faults_of_round(seats: Sequence[Seat]) -> Iterator[Fault]:
    """What is wrong with the seats of all talks of one round, talk by talk."""
    for seat in seats:
        yield from _faults_of_seat(seat)
    for _, rows in groupby(sorted(seats, key=lambda s: (s.talk, s.actor, s.id)), key=lambda s: (s.talk, s.actor)):
        first, *more = rows
        for seat in more:
            yield _of_seat("seat_twice", seat, (("actor", seat.actor), ("other", first.id)))
    yield from _party_and_mediator(seats)


def told_twice(meetings: Iterable[Meeting]) -> Iterator[Fault]:
    """Talks of different rounds that share day, place and actors: each once, with the first such."""
    ordered = sorted(meetings, key=lambda m: (m.day, m.place, m.id))
    for (day, place), found in groupby(ordered, key=lambda m: (m.day, m.place)):
        firsts: list[Meeting] = []
        for meeting in found:
            other = next((first for first in firsts if _is_twice(first, meeting)), None)
            if other is None:
                firsts.append(meeting)
                continue
            details = (("day", day), ("place", place), ("other", other.id))
            yield Fault("same_day_and_place", meeting.id, meeting.report, meeting.evidence, details)


def reused(reprint: Reprint) -> Fault:
    """The fault of a text that another masthead printed before; its passage is how it begins."""
    found = (
        ("publisher", reprint.publisher),
        ("first_publisher", reprint.first_publisher),
        ("other", reprint.origin),
    )
    return Fault("text_reused", reprint.report, reprint.report, ((0, min(reprint.length, BEGINNING)),), found)


def _outside(evidence: Spans, length: int) -> Found:
    """The passages that are no passage of the text: beyond its end, turned round or empty."""
    wrong = [f"{start}-{end}" for start, end in evidence if not 0 <= start < end <= length]
    return (("evidence", ";".join(wrong) or "none"), ("length", str(length))) if wrong or not evidence else ()


def _unknown(claim: Claim) -> Found:
    """Fields that say in words, or by nothing at all, that they are not known; a place at 0° N 0° E."""
    words = tuple((field, value) for field, value in claim.words if value is not None and _says_nothing(value))
    return (*words, ("coordinates", "0, 0")) if claim.at == (0, 0) else words


def _says_nothing(value: str) -> bool:
    return not value.strip() or value.strip().casefold() in NOT_KNOWN


def _after_publication(claim: Claim) -> Found:
    first, published = days_of(claim.start)[0], days_of(claim.published)[1]
    if claim.standing in HAPPENED and claim.start and first and published and first > published:
        return (("start", claim.start), ("published", claim.published or ""), ("standing", claim.standing or ""))
    return ()


def _end_before_start(claim: Claim) -> Found:
    first, last = days_of(claim.start)[0], days_of(claim.end)[1]
    return (("start", claim.start or ""), ("end", claim.end or "")) if first and last and last < first else ()


def _elsewhere(claim: Claim, countries_of: Callable[[str], Set[str]]) -> Found:
    if not claim.place or not claim.country:
        return ()
    known = countries_of(claim.place)
    if not known or claim.country in known:
        return ()
    return (("place", claim.place), ("country", claim.country), ("known_in", ";".join(sorted(known))))


def _faults_of_seat(seat: Seat) -> Iterator[Fault]:
    if outside := _outside(seat.evidence, seat.length):
        yield _of_seat("evidence_outside_text", seat, outside)
    if seat.size == 0:
        yield _of_seat("unknown_against_blank", seat, (("size", "0"),))
    came = seat.attendance == "attended" or (seat.attendance == "attending" and seat.status in CALLED_OFF)
    if came and seat.status in CALLED_OFF | AHEAD:
        yield _of_seat("attended_what_was_not_held", seat, (("attendance", seat.attendance), ("status", seat.status)))


def _party_and_mediator(seats: Sequence[Seat]) -> Iterator[Fault]:
    """One fault for each actor that is both in a round, best with both rows in one talk."""
    actors = {seat.actor for seat in seats if seat.role == "party"} & {s.actor for s in seats if s.role in MEDIATING}
    for actor in sorted(actors):
        own = sorted((seat for seat in seats if seat.actor == actor), key=lambda seat: seat.id)
        pairs = [(a, b) for a in own for b in own if a.role in MEDIATING and b.role == "party"]
        mediator, party = min(pairs, key=lambda pair: pair[0].talk != pair[1].talk)
        yield _of_seat("party_and_mediator", mediator, (("actor", actor), ("role", mediator.role), ("other", party.id)))


def _of_seat(name: str, seat: Seat, found: Found) -> Fault:
    return Fault(name, seat.id, seat.report, seat.evidence, found)


def _is_twice(a: Meeting, b: Meeting) -> bool:
    common = len(a.actors & b.actors)
    return a.round != b.round and common >= LEAST_SHARED and common == min(len(a.actors), len(b.actors))
