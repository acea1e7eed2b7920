"""Issues by actors: what each demands, offers, accepts and refuses, and how that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from parley.codebook.normal import normal
from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.store.questions.lines import WAYS
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View

NONE = "other"
"""Stands for positions on no issue of the codebook."""

COLUMNS = 14
"""Actors side by side, those with the most positions; filters lead to others."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What an actor holds on an issue: positions in their order, and the stances as they followed each other.

    `turns` counts how often it went another way, from what is for a thing to what is against it and back. `anchor`
    names it on the page.
    """

    anchor: str
    issue: str
    actor: str
    name: str
    stances: tuple[str, ...]
    turns: int
    points: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Positions:
    """Positions by day, each once, and by issue and actor; `actors` are the columns of the matrix, names by id."""

    asked: Asked
    points: tuple[Answer, ...]
    stands: tuple[Stand, ...]
    actors: dict[str, str]

    @property
    def matrix(self) -> dict[str, dict[str, Stand]]:
        """What stands where: by issue and actor."""
        found: dict[str, dict[str, Stand]] = {}
        for stand in self.stands:
            found.setdefault(stand.issue, {})[stand.actor] = stand
        return found


def positions(con: Reader, asked: Filtered) -> Positions:
    """The positions that fit the filters."""
    points = once(ask(con, "positions", asked.filters))
    number = Counter(point["actor"] for point in points)
    names = {point["actor"]: point["name"] for point in points}
    actors = sorted(number, key=lambda actor: (-number[actor], names[actor], actor))[:COLUMNS]
    return Positions(asked, points, tuple(_stands(points)), {actor: names[actor] for actor in actors})


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
    for number, ((issue, name, actor), found) in enumerate(sorted(grouped.items()), start=1):
        stances = tuple(_moves([point["stance"] for point in found]))
        yield Stand(f"stand-{number}", issue, actor, name, stances, _turns(issue, stances), tuple(found))


def _turns(issue: str, stances: tuple[str, ...]) -> int:
    """How often the way changed; what is on no issue is about many things and has none."""
    return 0 if issue == NONE else sum(WAYS[before] != WAYS[after] for before, after in pairwise(stances))


def _moves(stances: list[str]) -> Iterator[str]:
    """Each stance where it is another than before."""
    for before, now in zip([None, *stances], stances, strict=False):
        if now != before:
            yield now


VIEW = View("positions", "/positions", positions, rows=lambda page: page.points)
