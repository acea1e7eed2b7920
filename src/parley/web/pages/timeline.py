"""Rounds in their order, with what was said and done beside them: of one process, of some actors, of all."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parley.store.pages.links import load_reasons, load_stated_links
from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.store.questions.timeline import VIOLENT
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rounds, statements and violent events that fit the filters, each once and by day.

    `linked` has the passages in which reports link two rounds, by both ids in their order with "/" between; `reasons`
    those that say why a round became what it did, by round, and why a delegation stayed away, by it, "/" and actor.
    """

    asked: Asked
    rounds: tuple[Answer, ...]
    statements: tuple[Answer, ...]
    events: tuple[Answer, ...]
    linked: dict[str, tuple[Answer, ...]]
    reasons: dict[str, tuple[Answer, ...]]

    @property
    def days(self) -> dict[str, str | None]:
        """When the rounds began, by id, as reports tell it."""
        return {round["id"]: round["start"] for round in self.rounds}


def timeline(con: Reader, asked: Filtered) -> Timeline:
    """What happened, by day."""
    filters = asked.filters
    violent = replace(filters, type=filters.type or VIOLENT, modality=filters.modality or ("asserted",))
    rounds = tuple(ask(con, "talks", filters))
    ids = [round["id"] for round in rounds]
    return Timeline(
        asked,
        rounds,
        tuple(ask(con, "statements", filters)),
        tuple(event for event in ask(con, "events", violent) if event["verdict"] != "denied"),
        load_stated_links(con, ids),
        load_reasons(con, ids),
    )


VIEW = View("timeline", "/timeline", timeline, rows=lambda page: page.rounds)
