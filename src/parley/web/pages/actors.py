"""The actors of the casebook, by kind, country and name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from parley.errors import UsageError
from parley.store.pages.actors import load_actors
from parley.store.questions.ask import Answer
from parley.store.targets import allowed_values
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View

KINDS = allowed_values("actor", "kind")

Name = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Actors:
    """Actors that fit, those first of whom most reports tell; `kind` is one of `kinds`, or empty."""

    asked: Asked
    name: str
    kind: str
    kinds: tuple[str, ...]
    actors: tuple[Answer, ...]


def actors(con: Reader, asked: Filtered, name: Name = "", kind: Name = "") -> Actors:
    """The actors that fit. Raises UsageError for a kind that there is not."""
    if kind and kind not in KINDS:
        raise UsageError(f"kind is one of {', '.join(KINDS)}; not {kind[:40]!r}")
    filters = asked.filters
    found = load_actors(
        con, limit=filters.most, kinds=(kind,) if kind else (), countries=filters.country, name=name.strip()
    )
    return Actors(asked, name, kind, KINDS, found)


VIEW = View("actors", "/actors", actors, rows=lambda page: page.actors)
