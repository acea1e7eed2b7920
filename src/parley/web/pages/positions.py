"""Issues by actors: what each demands, offers, accepts and refuses, and how that moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parley.codebook.normal import normal
from parley.store.pages.positions import LOOKED_AT, load_stands
from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.web.answers import Point
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Keeping, Reader
from parley.web.views import View

NONE = "other"
"""Stands for positions on no issue of the codebook."""

COLUMNS = 14
"""Actors side by side, those with the most positions; filters lead to others."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor holds on an issue: positions in their order, and the stances as they followed each other."""

    issue: str
    actor: str
    name: str
    stances: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions by day, each once, and by issue and actor, as many as are asked for.

    `latest` tells of the latest that fit, `looked_at` of them at most, where those of most positions, `actors` (names
    by id), stand on each issue.
    """

    asked: Asked
    points: tuple[Point, ...]
    stands: tuple[Stand, ...]
    actors: dict[str, str]
    latest: tuple[Answer, ...]
    looked_at: int

    @property
    def matrix(self) -> dict[str, dict[str, Answer]]:
        """What stands where: by issue and actor."""
        found: dict[str, dict[str, Answer]] = {}
        for stand in self.latest:
            found.setdefault(stand["issue"], {})[stand["actor"]] = stand
        return found


def positions(con: Reader, asked: Filtered, kept: Keeping) -> Positions:
    """The positions that fit the filters."""
    points = once(ask(con, "positions", asked.filters))
    actors, latest = kept.get(("stands", asked.filters), lambda: load_stands(con, asked.filters, most=COLUMNS))
    return Positions(asked, points, tuple(_stands(points)), actors, latest, LOOKED_AT)


def once(points: Iterable[Answer]) -> tuple[Answer, ...]:
    """Positions of which several reports tell on one day in the same words stand once, with `mentions` of all."""
    found: dict[tuple[str, ...], Answer] = {}
    for point in points:
        day = point["day"] or point["published"] or ""
        key = (point["actor"], point["stance"], normal(point["object"]), day)
        mention = {name: point[name] for name in ("report", "publisher", "evidence")}
        known = found.setdefault(key, {**point, "mentions": []})
        known["mentions"].append(mention)
    return tuple(found.values())


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
