"""Issues by actors: what each demands, offers, accepts and refuses, and how that moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View

NONE = "other"
"""Stands for positions on no issue of the codebook."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor holds on an issue: positions in their order, and the stances as they followed each other."""

    issue: str
    actor: str
    name: str
    stances: tuple[str, ...]
    points: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions by day, and by issue and actor."""

    asked: Asked
    points: tuple[Answer, ...]
    stands: tuple[Stand, ...]


def positions(con: Reader, asked: Filtered) -> Positions:
    """The positions that fit the filters."""
    points = tuple(ask(con, "positions", asked.filters))
    return Positions(asked, points, tuple(_stands(points)))


def _stands(points: tuple[Answer, ...]) -> Iterator[Stand]:
    grouped: dict[tuple[str, str, str], list[Answer]] = {}
    for point in points:
        for issue in point["issues"] or (NONE,):
            grouped.setdefault((issue, point["name"], point["actor"]), []).append(point)
    for (issue, name, actor), found in sorted(grouped.items()):
        yield Stand(issue, actor, name, tuple(_moves([point["stance"] for point in found])), tuple(found))


def _moves(stances: list[str]) -> Iterator[str]:
    """Each stance where it is another than before."""
    for before, now in zip([None, *stances], stances, strict=False):
        if now != before:
            yield now


VIEW = View("positions", "/positions", positions, rows=lambda page: page.points)
