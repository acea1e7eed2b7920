"""Validation of a casebook: every fault that its claims show, with the passage to look at."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from parley.casebook.faults import (
    Claim,
    Fault,
    Meeting,
    Reprint,
    Seat,
    Spans,
    faults_of_claim,
    faults_of_round,
    reused,
    told_twice,
)
from parley.codebook.load import Codebook, load_codebook
from parley.store import checks
from parley.store.as_read import see_as_read
from parley.store.book import Book, reading
from parley.store.checks import ReportLine, Values
from parley.store.judgements import load_standing
from parley.store.targets import Passage, passage_at


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A fault with its words in the report."""

    fault: Fault
    passage: Passage


def check(book: Book, *, codebook: Path | None = None, everything: bool = False) -> Iterator[ShownFault]:
    """The faults of a casebook, kind by kind; those of claims that a person accepted or rejected with `everything`.

    `codebook` is a folder with rows of one's own, for places. Raises BookError, CodebookError.
    """
    countries_of = countries_by(load_codebook(codebook))
    with reading(book) as con:
        settled = frozenset() if everything else _settled(con)
        if everything:
            see_as_read(con)
        for fault in _faults(con, countries_of):
            if fault.id not in settled:
                yield ShownFault(fault, passage_at(con, fault.report, fault.spans))


def countries_by(codebook: Codebook) -> Callable[[str], Set[str]]:
    """The countries in which a place of a name lies, by the codebook; empty where it does not know of all."""

    @cache
    def countries_of(name: str) -> Set[str]:
        towns = {place.country for place in codebook.places(name)}
        states = {known.id for known in codebook.find(name)} & codebook.states.keys()
        return frozenset() if None in towns else frozenset(filter(None, towns)) | states

    return countries_of


def _settled(con: sqlite3.Connection) -> frozenset[str]:
    """Claims that a person accepted or rejected as a whole."""
    return frozenset(target.id for target, judged in load_standing(con) if any(j.field is None for j in judged))


def _faults(con: sqlite3.Connection, countries_of: Callable[[str], Set[str]]) -> Iterator[Fault]:
    reports = checks.load_report_lines(con)
    for row in checks.load_claim_rows(con):
        yield from faults_of_claim(_claim(row, reports), countries_of)
    seats = (_seat(row, reports) for row in checks.load_seat_rows(con))
    for _, found in groupby(seats, key=lambda seat: seat.round):
        yield from faults_of_round(tuple(found))
    yield from told_twice(_meeting(row, reports) for row in checks.load_meeting_rows(con))
    for n, publisher, origin, first in checks.load_reprint_rows(con):
        yield reused(Reprint(reports[n].id, publisher, origin, first, reports[n].length))


def _claim(row: Values, reports: dict[int, ReportLine]) -> Claim:
    id, n, evidence, standing, start, end, place, country, latitude, longitude, words = row
    report = reports[n]
    return Claim(
        id,
        report.id,
        report.published,
        report.length,
        _spans(evidence),
        standing,
        start,
        end,
        place,
        country,
        (latitude, longitude),
        tuple(json.loads(words).items()),
    )


def _seat(row: Values, reports: dict[int, ReportLine]) -> Seat:
    id, talk, round, n, actor, role, attendance, size, status, evidence = row
    report, length = reports[n].id, reports[n].length
    return Seat(id, talk, round, report, length, actor, role, attendance, size, status, _spans(evidence))


def _meeting(row: Values, reports: dict[int, ReportLine]) -> Meeting:
    id, n, round, day, place, evidence, actors = row
    return Meeting(id, reports[n].id, round, day, place, frozenset(json.loads(actors)), _spans(evidence))


def _spans(evidence: str | None) -> Spans:
    return tuple((start, end) for start, end in json.loads(evidence or "[]"))
