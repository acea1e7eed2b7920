"""Passages that hold some words, with actors, outlets and years to narrow them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query

from parley.store.pages.search import load_actors_beside
from parley.store.questions import LOOKED_AT, search
from parley.web.answers import Passage
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View

FACETS = 20


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that narrows what was found, what it is called, and how many passages it leaves."""

    value: str
    name: str
    passages: int


@dataclass(frozen=True, slots=True)
class Search:
    """Passages, the latest or the best first, and what narrows them; `is_cut` where only some were looked at."""

    asked: Asked
    words: str
    best: bool
    passages: tuple[Passage, ...]
    is_cut: bool
    looked_at: int
    actors: tuple[Facet, ...]
    outlets: tuple[Facet, ...]
    years: tuple[Facet, ...]


def search_for(
    con: Reader,
    asked: Filtered,
    words: Annotated[str, Query(max_length=500)] = "",
    best: bool = False,
    oldest: bool = False,
) -> Search:
    """What holds the words, the latest first; nothing where there are none."""
    filters = replace(asked.filters, newest=not oldest)
    found = search(con, words, filters, best=best) if words.strip() else None
    passages = found.passages if found else ()
    outlets = Counter(passage["publisher"] for passage in passages if passage["publisher"])
    years = Counter(passage["published"][:4] for passage in passages if passage["published"])
    actors = load_actors_beside(con, (passage["report"] for passage in passages), limit=FACETS)
    return Search(
        asked,
        words,
        best,
        passages,
        bool(found and found.is_cut),
        LOOKED_AT,
        tuple(Facet(actor["id"], actor["name"], actor["passages"]) for actor in actors),
        tuple(Facet(outlet, outlet, number) for outlet, number in outlets.most_common(FACETS)),
        tuple(Facet(year, year, number) for year, number in sorted(years.items())),
    )


VIEW = View("search", "/search", search_for, rows=lambda page: page.passages)
