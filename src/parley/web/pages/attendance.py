"""Actors by rounds: who sat where in which role, who was asked and stayed away, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parley.store.pages.links import load_reasons
from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.web.answers import Talk
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import Row, View

COLUMNS = 40
"""Rounds side by side; filters and the period lead to others."""


@dataclass(frozen=True, slots=True)
class Cell:
    """An actor's seat in a round; `reasons` for staying away, in the reports' `words`, with their passages."""

    role: str
    attendance: str
    level: str | None
    size: int | None
    verdict: str
    reasons: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """An actor's seats by round; the actors with the most come first."""

    actor: str
    name: str
    cells: dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Attendance:
    """Rounds in their order, and a line for each actor."""

    asked: Asked
    rounds: tuple[Talk, ...]
    lines: tuple[Line, ...]


def attendance(con: Reader, asked: Filtered) -> Attendance:
    """The matrix of the rounds that fit the filters, `COLUMNS` of them at most."""
    filters = replace(asked.filters, limit=min(asked.filters.limit or COLUMNS, COLUMNS))
    rounds = tuple(ask(con, "talks", filters))
    reasons = load_reasons(con, (round["id"] for round in rounds))
    return Attendance(replace(asked, filters=filters), rounds, tuple(_lines(rounds, reasons)))


def _lines(rounds: tuple[Answer, ...], reasons: dict[str, tuple[Answer, ...]]) -> Iterator[Line]:
    seats = [(round["id"], seat) for round in rounds for seat in round["participants"]]
    number = Counter(seat["actor"] for _, seat in seats)
    names = {seat["actor"]: seat["name"] for _, seat in seats}
    for actor in sorted(number, key=lambda actor: (-number[actor], names[actor], actor)):
        cells = {id: _cell(seat, reasons.get(f"{id}/{actor}", ())) for id, seat in seats if seat["actor"] == actor}
        yield Line(actor, names[actor], cells)


def _cell(seat: Answer, reasons: tuple[Answer, ...]) -> Cell:
    return Cell(seat["role"], seat["attendance"], seat["level"], seat["size"], seat["verdict"], reasons)


def _rows(page: Attendance) -> Iterator[Row]:
    days = {round["id"]: round["start"] for round in page.rounds}
    for line in page.lines:
        for round, cell in line.cells.items():
            yield {
                "actor": line.actor, "name": line.name, "round": round, "start": days[round], "role": cell.role,
                "attendance": cell.attendance, "level": cell.level, "size": cell.size, "verdict": cell.verdict,
                "reasons": tuple(reason["words"] for reason in cell.reasons),
            }  # fmt: skip


VIEW = View("attendance", "/attendance", attendance, rows=_rows)
