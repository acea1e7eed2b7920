"""What a person asks for, as it is written, -> filters."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from parley.store.questions.filters import Filters, period
from parley.store.questions.who import Named, country_of, find_actors

MADE = frozenset({"actors", "country", "since", "until", "limit"})
"""Filters that are made of what is written; the others are taken as they are."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Filters, and whom each name that was written means."""

    filters: Filters
    meant: Mapping[str, tuple[Named, ...]]


def filters_of(con: sqlite3.Connection, asked: Mapping[str, Any]) -> Asked:
    """The filters that are asked for under their names; those of actors hold names. Raises UsageError."""
    meant = {name: find_actors(con, name) for name in asked.get("actor", ())}
    since, until = period(asked.get("since"), asked.get("until"))
    taken = {field.name for field in fields(Filters)} - MADE
    plain = {name: value for name, value in asked.items() if name in taken}
    filters = Filters(
        actors=tuple(tuple(actor.id for actor in actors) for actors in meant.values()),
        country=tuple(country_of(name) for name in asked.get("country", ())),
        since=since,
        until=until,
        limit=asked.get("limit") or None,
        **plain,
    )
    return Asked(filters, meant)
