"""An actor: names and offices over time, rounds, with whom it sat, who mediated, positions over time."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from parley.store.pages.actor import (
    load_actor,
    load_beside,
    load_bodies,
    load_mediators,
    load_names,
    load_people,
    load_titles,
)
from parley.store.questions import Filters, ask
from parley.store.questions.ask import Answer
from parley.web.answers import Point, Said, Talk
from parley.web.faults import not_found
from parley.web.pages.positions import once
from parley.web.reading import Keeping, Reader
from parley.web.views import View

ROUNDS = 100
POSITIONS = 300
STATEMENTS = 20
BESIDE = 40


@dataclass(frozen=True, slots=True)
class Actor:
    """`names` and `titles` with how many reports use them; `bodies` of which it is a member, `people` who speak for it;
    `mediators` of rounds in which it is a party; `rounds` and `statements` the latest first; `beside` those who sat in
    its rounds, the most frequent first."""

    actor: Answer
    names: tuple[Answer, ...]
    titles: tuple[Answer, ...]
    bodies: tuple[Answer, ...]
    people: tuple[Answer, ...]
    mediators: tuple[Answer, ...]
    rounds: tuple[Talk, ...]
    beside: tuple[Answer, ...]
    positions: tuple[Point, ...]
    statements: tuple[Said, ...]


def actor(con: Reader, id: str, kept: Keeping) -> Actor:
    """The actor of an id."""
    found = load_actor(con, id)
    if found is None:
        raise not_found(f"the casebook has no actor {id[:80]!r}")
    who = ((id,),)
    return Actor(
        actor=found,
        **kept.get(("around", id), lambda: _around(con, id)),
        rounds=tuple(ask(con, "talks", Filters(actors=who, limit=ROUNDS, newest=True))),
        positions=once(ask(con, "positions", Filters(actors=who, limit=POSITIONS))),
        statements=tuple(ask(con, "statements", Filters(actors=who, limit=STATEMENTS, newest=True))),
    )


def _around(con: sqlite3.Connection, id: str) -> dict[str, tuple[Answer, ...]]:
    """What all reports of an actor and all its rounds are gone through for."""
    return {
        "names": load_names(con, id),
        "titles": load_titles(con, id),
        "bodies": load_bodies(con, id),
        "people": load_people(con, id),
        "mediators": load_mediators(con, id),
        "beside": load_beside(con, id, limit=BESIDE),
    }


VIEW = View("actor", "/actors/{id}", actor, rows=lambda page: page.rounds)
