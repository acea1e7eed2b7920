"""Rounds in their order, with what was said and done beside them: of one process, of some actors, of all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.store.questions.timeline import VIOLENT
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rounds, statements and violent events that fit the filters, each by day."""

    asked: Asked
    rounds: tuple[Answer, ...]
    statements: tuple[Answer, ...]
    events: tuple[Answer, ...]


def timeline(con: Reader, asked: Filtered) -> Timeline:
    """What happened, by day."""
    filters = asked.filters
    violent = replace(filters, type=filters.type or VIOLENT, modality=filters.modality or ("asserted",))
    return Timeline(
        asked,
        tuple(ask(con, "talks", filters)),
        tuple(ask(con, "statements", filters)),
        tuple(event for event in ask(con, "events", violent) if not event["negated"]),
    )


VIEW = View("timeline", "/timeline", timeline, rows=lambda page: page.rounds)
