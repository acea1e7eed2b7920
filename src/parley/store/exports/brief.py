"""A casebook -> a brief: its rounds by process, each fact with numbered notes to sources. Two formats."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from parley.store.exports.cells import Column, clean, listed
from parley.store.exports.plain import CAME_ABOUT, Round, Seat, Telling, load_actors, load_rounds
from parley.store.exports.scales import country_name

COLUMNS = (
    Column(
        "section", "a process: the rounds of two sides with each other", "rounds of fewer than two parties come last"
    ),
    Column("entry", "a round: date, place, parties, others, status, verdict, outcome", "versions; what was said"),
    Column("note", "a report: outlet, title, day, address, its passage, parley_id of the talk and its offsets"),
)
LONGEST_QUOTE = 300
"""Characters of a passage in a note."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: a source, its address where it has a safe one, the words, and the way back to the casebook."""

    number: int
    source: str
    url: str | None
    quote: str
    trail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A round: a heading, lines of label and text, and the numbers of its notes."""

    id: str
    heading: str
    lines: tuple[tuple[str, str], ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The rounds of one process."""

    heading: str
    entries: tuple[Entry, ...]


def make_brief(con: sqlite3.Connection) -> tuple[Section, ...]:
    """All rounds by process, processes by their first day; notes are numbered through."""
    names = dict(con.execute("SELECT id, name FROM process ORDER BY id"))
    rounds: dict[str | None, list[Round]] = {}
    for round in load_rounds(con, load_actors(con)):
        rounds.setdefault(round.process, []).append(round)
    numbers = iter(range(1, 1 << 62))
    ordered = sorted(rounds, key=lambda process: process is None)
    return tuple(
        Section(
            clean(names.get(process) or "Other contacts"), tuple(_entry(round, numbers) for round in rounds[process])
        )
        for process in ordered
    )


def _entry(round: Round, numbers: Iterator[int]) -> Entry:
    where = ", ".join(filter(None, (round.place, country_name(round.country))))
    heading = " · ".join(filter(None, (round.name, _dates(round), where))) or round.id
    lines = {
        "Status": _words(round.status),
        "Verdict": _words(round.verdict),
        "Parties": _names(round.seated("party", "participant")),
        "Third parties": _names(round.seated("mediator", "facilitator", "convener", "host")),
        "Also": _names(round.seated("observer", "guarantor", "guest")),
        "Outcome": _words(round.outcome) if round.status in CAME_ABOUT else None,
    }
    return Entry(
        round.id,
        clean(heading),
        tuple((label, clean(text)) for label, text in lines.items() if text),
        tuple(_note(next(numbers), telling) for telling in round.tellings),
    )


def _dates(round: Round) -> str | None:
    if round.end and round.end != round.start:
        return " – ".join(filter(None, (round.start, round.end)))
    return round.start


def _words(value: str | None) -> str | None:
    return value.replace("_", " ") if value and value != "unknown" else None


def _names(seats: tuple[Seat, ...]) -> str | None:
    """Names; whether they came stands behind those who did not plainly attend."""
    return listed(
        seat.actor.name
        if seat.attendance in ("attended", "unknown")
        else f"{seat.actor.name} ({_words(seat.attendance)})"
        for seat in seats
    )


def _note(number: int, telling: Telling) -> Note:
    report, passage = telling.report, telling.passage
    source = ", ".join(filter(None, (report.publisher, report.title, report.published))) or report.id
    quote = clean(passage.quote)
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE] + "…"
    url = report.url if report.url and report.url.lower().startswith(("https://", "http://")) else None
    return Note(number, clean(source), clean(url) if url else None, quote, f"{passage.claim} @ {passage.offsets}")
