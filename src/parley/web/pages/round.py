"""Everything on one round: delegations, versions, voices, the chain, what was said there, the passages behind it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from parley.store.pages.links import load_reasons, load_stated_links
from parley.store.pages.round import load_passages, load_said_then, load_said_there
from parley.store.questions import Filters, ask
from parley.store.questions.ask import Answer
from parley.store.why import why
from parley.web.answers import Said, Seat, Talk
from parley.web.faults import not_found
from parley.web.reading import Reader
from parley.web.views import View

STATEMENTS = 50


@dataclass(frozen=True, slots=True)
class Round:
    """A round as `ask talks` gives it, its delegations as `ask participants` does, and as `parley why` explains it.

    `told` has the passages of its talks by their ids, and of their seats by talk, "/" and actor. `linked` holds the
    rounds that its links lead to, by id, `stated` the passages that link two, by both ids in their order with "/"
    between. `reasons` says why it became what it did, by its id, and why delegations stayed away, by it, "/" and actor.
    `said_there` is what its own passages quote, `said_then` what else was said on its days in the same reports.
    """

    round: Talk
    seats: tuple[Seat, ...]
    why: Answer
    told: dict[str, Answer]
    linked: dict[str, Answer]
    stated: dict[str, tuple[Answer, ...]]
    reasons: dict[str, tuple[Answer, ...]]
    said_there: tuple[Said, ...]
    said_then: tuple[Said, ...]


def round(con: Reader, id: str) -> Round:
    """The round of an id."""
    found = next(ask(con, "talks", Filters(id=(id,))), None)
    if found is None:
        raise not_found(f"the casebook has no round {id[:80]!r}")
    others = tuple({end for link in found["links"] for end in (link["from"], link["to"])} - {id})
    seats = tuple(ask(con, "participants", Filters(id=(id,))))
    there = _statements(con, load_said_there(con, id, limit=STATEMENTS))
    known = {said["saying"] for said in there}
    then = _statements(con, load_said_then(con, id, limit=STATEMENTS))
    return Round(
        found,
        seats,
        why(con, id) or {},
        load_passages(con, id) | _passages_of(seats),
        {other["id"]: other for other in ask(con, "talks", Filters(id=others))} if others else {},
        load_stated_links(con, (id, *others)),
        load_reasons(con, (id,)),
        there,
        tuple(said for said in then if said["saying"] not in known),
    )


def _statements(con: sqlite3.Connection, ids: tuple[str, ...]) -> tuple[Answer, ...]:
    return tuple(ask(con, "statements", Filters(id=ids))) if ids else ()


def _passages_of(seats: tuple[Answer, ...]) -> dict[str, Answer]:
    kept = ("report", "evidence")
    return {
        f"{told['report']}#{told['talk']}/{seat['actor']}": {"publisher": None, **{key: told[key] for key in kept}}
        for seat in seats
        for told in seat["mentions"]
    }


VIEW = View("round", "/rounds/{id}", round, rows=lambda page: page.seats)
