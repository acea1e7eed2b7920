"""Joins the casebook's file with what compares reports: which texts are one, who the actors are.

Each function changes entries around one report within a running transaction, and says which other reports' rows that
concerns. What comes out depends on the reports in the file, not on their order.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby

from parley.casebook.actors import Likeness, actor_of, likeness_of
from parley.casebook.copies import (
    DAYS,
    LIKELY,
    SHARED_BANDS,
    Print,
    are_copies,
    day_number,
    origin_of,
    print_of,
    similarity,
)
from parley.casebook.copies import likeness as estimate
from parley.codebook.normal import normal
from parley.store import entries
from parley.store.entries import Seen, Stored, StoredLikeness, StoredPrint
from parley.store.records import Plain

LAST_DAY = 4_000_000
"""Later than any day of the calendar."""

ALWAYS = (0, LAST_DAY)


def settle_copies(con: sqlite3.Connection, report: Stored) -> frozenset[int]:
    """Find the texts that a new report copies or is copied by; gives the other reports whose origin changed."""
    day, print = day_number(report.published), print_of(report.text)
    days = (max(1, day - DAYS), day + DAYS) if day else ALWAYS
    near = entries.load_prints(con, print.bands, days=days, least=SHARED_BANDS, but=report.n)
    pairs = dict(_matches(con, report, print, near))
    entries.save_print(con, report.n, day=day, size=print.size, signature=print.signature, bands=print.bands)
    for other, share in pairs.items():
        entries.save_pair(con, report.n, other.n, share)
    origins = {other.origin for other in pairs}
    earliest = [(report.published, report.id), *entries.load_published(con, origins)]
    origin = origin_of(earliest)
    return entries.save_origin(con, {report.id, *origins} - {origin}, origin) - {report.n}


def resettle_copies(con: sqlite3.Connection, report: Stored, *, was_published: str | None) -> frozenset[int]:
    """Do it again where a report turns out to be of another day; gives those that it was or is one text with."""
    group = entries.load_copies(con, [report.origin])
    for member in group:
        published = was_published if member.n == report.n else member.published
        entries.delete_print(con, member.n, day=day_number(published), bands=print_of(member.text).bands)
        entries.save_own_origin(con, member.n)
    touched = {member.n for member in group}
    for member in group:
        alone = entries.load_report(con, member.id)
        assert alone is not None
        touched |= settle_copies(con, alone)
    return frozenset(touched - {report.n})


def settle_actors(con: sqlite3.Connection, record: Plain) -> tuple[dict[str, str], frozenset[int]]:
    """Count the likenesses of a report in; gives the likeness of each actor, and the reports whose actors change."""
    report = record["report"]["id"]
    likenesses = {a["id"]: _likeness(a, report) for a in record["actors"]}
    changed: set[int] = set()
    for likeness in sorted({likeness.id: likeness for likeness in likenesses.values()}.values(), key=lambda x: x.id):
        if entries.count_likeness(con, _stored(likeness)):
            changed |= _resolve(con, [_stored(likeness)])
    return {local: likeness.id for local, likeness in likenesses.items()}, frozenset(changed)


def forget_actors(con: sqlite3.Connection, n: int) -> frozenset[int]:
    """Count the likenesses of report `n` out; gives the reports whose actors changed by it."""
    changed: set[int] = set()
    for gone in entries.uncount_likenesses(con, n):
        changed |= _resolve(con, entries.load_shorter(con, gone))
    return frozenset(changed)


def actors_of(con: sqlite3.Connection, likenesses: dict[str, str]) -> dict[str, str]:
    """The casebook's actor for each actor of a report."""
    found = {id: entries.load_likeness(con, id) for id in set(likenesses.values())}
    return {local: stored.actor for local, id in likenesses.items() if (stored := found[id])}


def count_actors(con: sqlite3.Connection, seen: Iterable[Seen], *, times: int) -> frozenset[str]:
    """Count what a report says of its actors, or with `times` -1 no longer; gives the actors."""
    seen = tuple(seen)
    return entries.count_seen(con, seen, times=times, plain={s.name: normal(s.name) for s in seen})


def _matches(
    con: sqlite3.Connection, report: Stored, print: Print, near: Iterable[StoredPrint]
) -> Iterator[tuple[StoredPrint, float]]:
    """One report of each group of copies that this one belongs with, the likeliest that proves to be a copy."""
    guesses = [(estimate(print, Print(other.size, other.signature, ())), other) for other in near]
    likely = sorted((g for g in guesses if g[0] >= LIKELY), key=lambda g: (g[1].origin, -g[0], g[1].n))
    for _, rivals in groupby(likely, key=lambda g: g[1].origin):
        for _, other in rivals:
            share = similarity(report.text, entries.load_text(con, other.n))
            if are_copies(share):
                yield other, share
                break


def _resolve(con: sqlite3.Connection, likenesses: Iterable[StoredLikeness]) -> set[int]:
    """Decide whose some likenesses are, and whose those are that hang on them; gives the reports that this changes."""
    changed: set[int] = set()
    for stored in likenesses:
        for one in (stored, *entries.load_shorter(con, stored)):
            likeness = _bare(one)
            others = () if likeness.is_whole else entries.load_namesakes(con, one)
            actor = actor_of(likeness, map(_bare, others))
            if actor != one.actor:
                changed |= set(entries.save_actor_of(con, one.id, actor))
    return changed


def _likeness(actor: Plain, report: str) -> Likeness:
    country = actor.get("country")
    codes = tuple(country) if isinstance(country, list) else country
    return likeness_of(actor["name"], kind=actor["kind"], country=codes, report=report)


def _stored(likeness: Likeness) -> StoredLikeness:
    x = likeness
    return StoredLikeness(x.id, x.own, x.plain, x.surname, x.country, x.is_person, actor=x.own)


def _bare(stored: StoredLikeness) -> Likeness:
    return Likeness(stored.id, stored.own, stored.plain, stored.surname, stored.country, stored.is_person)
