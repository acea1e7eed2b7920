"""A casebook -> a brief: its rounds by process, each fact with numbered notes to sources. Two formats."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.codebook.times import days_of, in_words
from parley.store.exports.cells import Column, clean, listed
from parley.store.exports.plain import CAME_ABOUT, Mention, Round, Seat, load_actors, load_rounds
from parley.store.exports.scales import country_name
from parley.store.verdicts import VERDICTS

COLUMNS = (
    Column(
        "section", "a process: the rounds of two sides with each other", "rounds of fewer than two parties come last"
    ),
    Column("entry", "a round: date, place, parties, others, status, verdict, outcome", "versions; what was said"),
    Column("note", "a report: outlet, title, day, address, its passage, parley_id of the talk and its offsets"),
)
STATUS = {
    "held": "took place", "under_way": "had begun and was not over", "collapsed": "began and broke down",
    "planned": "planned; no report tells that it took place",
    "proposed": "proposed; no report tells that it was agreed to", "postponed": "postponed", "cancelled": "cancelled",
    "refused": "refused by a party",
    "alleged": "alleged: reports pass it on without vouching that it took place",
    "denied": "denied: reports say that it did not take place",
}  # fmt: skip
OUTCOME = {
    "agreement": "an agreement", "partial": "an agreement in part", "none": "no agreement",
    "walkout": "a party walked out", "continue": "to be continued",
}  # fmt: skip
PLAIN_ATTENDANCE = ("attended", "attending", "unknown")
LONGEST_QUOTE = 300
"""Characters of a passage in a note."""

SHORT = re.compile("sha256:([0-9a-f]{12})[0-9a-f]{52}")
"""A report's id, of which a dozen digits are enough to find it."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: a source, its address where it has a safe one, the words, and the way back to the casebook.

    `trail` is the talk's id and the offsets of its passages; `short` its id cut short, as `parley why` takes it.
    """

    number: int
    source: str
    url: str | None
    quote: str
    trail: str
    short: str


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


@dataclass(frozen=True, slots=True)
class Brief:
    """What the brief is made of in a sentence or two, its sections, and the verdicts in it with what each means."""

    about: str
    sections: tuple[Section, ...]
    verdicts: tuple[tuple[str, str], ...]

    def notes(self) -> Iterator[Note]:
        """All footnotes in their order."""
        return (note for section in self.sections for entry in section.entries for note in entry.notes)


REPORTS = "SELECT COUNT(*), COUNT(DISTINCT origin), MIN(published), MAX(published) FROM report"


def make_brief(con: sqlite3.Connection) -> Brief:
    """All rounds by process, processes by their first day; notes are numbered through."""
    rounds: dict[str | None, list[Round]] = {}
    for round in load_rounds(con, load_actors(con)):
        rounds.setdefault(round.process, []).append(round)
    numbers = iter(range(1, 1 << 62))
    ordered = sorted(rounds, key=lambda process: process is None)
    sections = tuple(_section(rounds[process], numbers) for process in ordered)
    used = {round.verdict for found in rounds.values() for round in found}
    verdicts = tuple((str(_words(name)), meaning) for name, meaning in VERDICTS.items() if name in used)
    return Brief(_about(con, sum(map(len, rounds.values()))), sections, verdicts)


def _about(con: sqlite3.Connection, rounds: int) -> str:
    reports, origins, first, last = con.execute(REPORTS).fetchone()
    days = f", published from {in_words(first)} to {in_words(last)}" if first else ""
    return (
        f"{_counted(rounds, 'round')} of talks, told by {_counted(reports, 'report')}{days}; {origins:,} of these are "
        "texts of their own, the others copies. Raised numbers lead to the passages that tell of a round."
    )


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}" if number == 1 else f"{number:,} {what}s"


def _section(rounds: Sequence[Round], numbers: Iterator[int]) -> Section:
    heading = clean(rounds[0].process_name or "Other contacts")
    return Section(heading, tuple(_entry(round, numbers) for round in rounds))


def _entry(round: Round, numbers: Iterator[int]) -> Entry:
    where = ", ".join(dict.fromkeys(filter(None, (round.place, country_name(round.country)))))
    parts = (None if round.has_come_about else round.status.capitalize(), round.name, _dates(round), where)
    heading = " · ".join(filter(None, parts)) or "Day and place unknown"
    lines = {
        "Status": STATUS.get(round.status),
        "Corroboration": _words(round.verdict),
        "Parties": _names(round.seated("party", "participant")),
        "Third parties": _names(round.seated("mediator", "facilitator", "convener", "host")),
        "Also": _names(round.seated("observer", "guarantor", "guest")),
        "Outcome": OUTCOME.get(round.outcome or "") if round.status in CAME_ABOUT else None,
    }
    return Entry(
        round.id,
        clean(heading),
        tuple((label, clean(text)) for label, text in lines.items() if text),
        tuple(_note(next(numbers), mention) for mention in round.mentions),
    )


def _dates(round: Round) -> str | None:
    """The first and the last day, or the months, in words; nothing of a time that no calendar has."""
    known = (value for told in (round.start, round.end) for value in (told or "").split("/"))
    return " – ".join(dict.fromkeys(in_words(value) for value in known if days_of(value)[0])) or None


def _words(value: str | None) -> str | None:
    return value.replace("_", " ") if value and value != "unknown" else None


def _names(seats: tuple[Seat, ...]) -> str | None:
    """Names; whether they came stands behind those who did not plainly attend."""
    return listed(
        seat.actor.name if seat.attendance in PLAIN_ATTENDANCE else f"{seat.actor.name} ({_words(seat.attendance)})"
        for seat in seats
    )


def _note(number: int, mention: Mention) -> Note:
    report, passage = mention.report, mention.passage
    day = in_words(report.published) if report.published else None
    source = ", ".join(filter(None, (report.publisher, report.title, day))) or "A report without a title"
    quote = clean(passage.quote)
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE] + "…"
    url = report.url if report.url and report.url.lower().startswith(("https://", "http://")) else None
    short = SHORT.sub(r"\1", passage.claim)
    return Note(
        number, clean(source), clean(url) if url else None, quote, f"{passage.claim} @ {passage.offsets}", short
    )
