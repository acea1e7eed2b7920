"""What an actor wants of each issue over time: its line, stance by stance."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby, islice, pairwise

from parley.codebook.normal import normal
from parley.store.questions.ask import QUESTIONS, Answer, answers
from parley.store.questions.filters import EVER, Filters, conditions, of_any

WAYS = {
    "demands": "for", "supports": "for", "offers": "for", "accepts": "for", "opposes": "against", "refuses": "against",
    "conditions": "depends",
}  # fmt: skip
"""Which way each stance goes; a line turns where the way is another than at the point before."""

POINT = ("position", "day", "published", "object", "toward", "statement", "saying", "publisher", "report", "file",
         "evidence", "passages")  # fmt: skip


def lines(con: sqlite3.Connection, filters: Filters) -> Iterator[Answer]:
    """A row for each actor, issue and stance, with its points by day; by actor, issue and first day.

    Where the codebook knows no issue the object stands for it. `changes` holds the points at which the line turns to
    this stance from one that goes another way, `after`: from what is for a thing (demands, supports, offers, accepts)
    to what is against it (opposes, refuses) or makes it depend on something (conditions), and back.
    """
    question = QUESTIONS["positions"]
    where, values = conditions(con, of_any(filters), question.sql, question.many)
    found = answers(con, "points", values, where=where)
    rows = (row for _, points in groupby(found, key=lambda point: point["actor"]) for row in _lines_of(points))
    return islice(rows, filters.limit)


def turns(stances: Iterable[str]) -> int:
    """How often a line goes another way.

    >>> turns(["demands", "offers", "refuses", "accepts"])
    2
    """
    return sum(WAYS[before] != WAYS[after] for before, after in pairwise(stances))


def subject_of(told: Answer) -> tuple[bool, str]:
    """What a point or a line is about: its issue, or where there is none the thing itself."""
    return not told["issue"], told["issue"] or normal(told["object"])


def _lines_of(points: Iterable[Answer]) -> Iterator[Answer]:
    """The rows of one actor."""
    for _, line in groupby(sorted(points, key=_place), key=subject_of):
        told = list(line)
        turned = _turned(told)
        for stance in dict.fromkeys(point["stance"] for point in told):
            yield _row([point for point in told if point["stance"] == stance], turned)


def _place(point: Answer) -> tuple[tuple[bool, str], str, str]:
    return subject_of(point), point["dated"] or EVER[1], point["position"]


def _turned(line: list[Answer]) -> dict[str, str]:
    """The stance before each point at which a line turns, by the point's position."""
    return {b["position"]: a["stance"] for a, b in pairwise(line) if WAYS[a["stance"]] != WAYS[b["stance"]]}


def _row(points: list[Answer], turned: dict[str, str]) -> Answer:
    first, days = points[0], [point["dated"] for point in points if point["dated"]]
    return {
        "actor": first["actor"], "name": first["name"], "issue": first["issue"], "object": first["object"],
        "stance": first["stance"], "first": min(days, default=None), "last": max(days, default=None),
        "origins": len({point["origin"] for point in points}),
        "changes": [
            {"day": point["dated"], "after": turned[point["position"]], "position": point["position"]}
            for point in points if point["position"] in turned
        ],
        "points": [{key: point[key] for key in POINT} for point in points],
    }  # fmt: skip
