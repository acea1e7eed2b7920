"""Who meets whom in a period, and what each mediator has in hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query

from parley.store.pages.network import load_portfolios
from parley.store.questions import contacts, period, years
from parley.store.questions.ask import Answer
from parley.web.filtering import MOST, Asked, Filtered
from parley.web.reading import Keeping, Reader
from parley.web.views import View

PORTFOLIOS = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two actors who sat in the same rounds; `rounds` are ids, each once; `first` and `last` are months."""

    a: str
    a_name: str
    b: str
    b_name: str
    number: int
    first: str | None
    last: str | None
    rounds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """Pairs with the most rounds first; mediators with the most rounds first.

    `years` are those in which there were rounds; `compared` holds the pairs of a second period, `beside`, if any.
    `is_cut` where the pairs are those of the latest `MOST` months of pairs alone.
    """

    asked: Asked
    years: tuple[str, ...]
    pairs: tuple[Pair, ...]
    is_cut: bool
    beside: str
    compared: tuple[Pair, ...]
    portfolios: tuple[Answer, ...]


def network(con: Reader, asked: Filtered, kept: Keeping, beside: Annotated[str, Query(max_length=10)] = "") -> Network:
    """Contacts of the period, where none is asked for the latest there are; `beside` is another, as "2018-Q1"."""
    filters = replace(asked.filters, limit=MOST, newest=True)
    since, until = period(beside or None, beside or None)
    compared = _pairs(contacts(con, replace(filters, since=since, until=until))) if beside else ()
    pairs, is_cut = kept.get(("pairs", filters), lambda: _latest(contacts(con, filters)))
    return Network(
        asked,
        tuple(years(con)),
        pairs,
        is_cut,
        beside,
        compared,
        kept.get(("portfolios", filters), lambda: load_portfolios(con, filters, limit=PORTFOLIOS)),
    )


def _latest(months: Iterable[Answer]) -> tuple[tuple[Pair, ...], bool]:
    """Pairs, and whether there may be more than these months."""
    found = tuple(months)
    return _pairs(found), len(found) == MOST


def _pairs(months: Iterable[Answer]) -> tuple[Pair, ...]:
    """Contacts by month, summed up by pair."""
    found: dict[tuple[str, str], list[Answer]] = {}
    for month in months:
        found.setdefault((month["a"], month["b"]), []).append(month)
    pairs = (_pair(rows) for rows in found.values())
    return tuple(sorted(pairs, key=lambda pair: (-pair.number, pair.a, pair.b)))


def _pair(rows: list[Answer]) -> Pair:
    rounds = tuple(dict.fromkeys(round for row in rows for round in row["rounds"]))
    months = sorted(row["month"] for row in rows if row["month"])
    first, last = (months[0], months[-1]) if months else (None, None)
    one = rows[0]
    return Pair(one["a"], one["a_name"], one["b"], one["b_name"], len(rounds), first, last, rounds)


VIEW = View(
    "network",
    "/network",
    network,
    rows=lambda page: (
        {
            "a": p.a,
            "a_name": p.a_name,
            "b": p.b,
            "b_name": p.b_name,
            "rounds": p.number,
            "first": p.first,
            "last": p.last,
        }
        for p in page.pairs
    ),
)
