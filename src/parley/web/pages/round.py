"""Everything on one round: delegations, versions, voices, the chain, what was said there, the passages behind it."""

from __future__ import annotations

from dataclasses import dataclass

from parley.store.pages.round import load_reasons, load_said_there
from parley.store.questions import Filters, ask
from parley.store.questions.ask import Answer
from parley.store.why import why
from parley.web.faults import not_found
from parley.web.reading import Reader
from parley.web.views import View

STATEMENTS = 50


@dataclass(frozen=True, slots=True)
class Round:
    """A round as `ask talks` gives it, its delegations as `ask participants` does, and as `parley why` explains it.

    `linked` holds the rounds that its links lead to, by id; `reasons`, by round, "/" and actor, why delegations stayed
    away, in the reports' words; `statements` what was said on its days in the reports that tell of it.
    """

    round: Answer
    seats: tuple[Answer, ...]
    why: Answer
    linked: dict[str, Answer]
    reasons: dict[str, tuple[str, ...]]
    statements: tuple[Answer, ...]


def round(con: Reader, id: str) -> Round:
    """The round of an id."""
    found = next(ask(con, "talks", Filters(id=(id,))), None)
    if found is None:
        raise not_found(f"the casebook has no round {id[:80]!r}")
    others = tuple({end for link in found["links"] for end in (link["from"], link["to"])} - {id})
    said = load_said_there(con, id, limit=STATEMENTS)
    return Round(
        found,
        tuple(ask(con, "participants", Filters(id=(id,)))),
        why(con, id) or {},
        {other["id"]: other for other in ask(con, "talks", Filters(id=others))} if others else {},
        load_reasons(con, (id,)),
        tuple(ask(con, "statements", Filters(id=said))) if said else (),
    )


VIEW = View("round", "/rounds/{id}", round, rows=lambda page: page.seats)
