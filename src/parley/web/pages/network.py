"""Who meets whom in a period, and what each mediator has in hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from parley.store.pages.network import load_portfolios
from parley.store.questions import contacts
from parley.store.questions.ask import Answer
from parley.web.filtering import MOST, Asked, Filtered
from parley.web.reading import Reader
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
    """Pairs with the most rounds first; mediators with the most rounds first."""

    asked: Asked
    pairs: tuple[Pair, ...]
    portfolios: tuple[Answer, ...]


def network(con: Reader, asked: Filtered) -> Network:
    """Contacts of the period; where none is asked for, the latest there are."""
    filters = replace(asked.filters, limit=MOST, newest=True)
    return Network(asked, _pairs(contacts(con, filters)), load_portfolios(con, asked.filters, limit=PORTFOLIOS))


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
