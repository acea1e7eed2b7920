"""Rounds in their order, with what was said and done beside them: of one process, of some actors, of all."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from parley.store.pages.links import load_reasons, load_stated_links
from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.store.questions.timeline import VIOLENT
from parley.web.answers import Event, Said, Talk
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.rendering import only
from parley.web.views import View

LONGEST = 300
"""Characters of a statement that the figure shows."""

PASSAGE = ("report", "evidence")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rounds, statements and violent events that fit the filters, each once and by day.

    `linked` has the passages in which reports link two rounds, by both ids in their order with "/" between; `reasons`
    those that say why a round became what it did, by round, and why a delegation stayed away, by it, "/" and actor.
    """

    asked: Asked
    rounds: tuple[Talk, ...]
    statements: tuple[Said, ...]
    events: tuple[Event, ...]
    linked: dict[str, tuple[Answer, ...]]
    reasons: dict[str, tuple[Answer, ...]]

    @property
    def days(self) -> dict[str, str | None]:
        """When the rounds began, by id, as reports tell it."""
        return {round["id"]: round["start"] for round in self.rounds}

    @property
    def drawn(self) -> dict[str, Any]:
        """What the figure shows of it: names of actors, links among these rounds, and the words that say why."""
        rounds = [_drawn_round(round, self.days) for round in self.rounds]
        pairs = ["/".join(sorted((link["from"], link["to"]))) for round in rounds for link in round["links"]]
        return {
            "rounds": rounds,
            "statements": [_drawn_statement(said) for said in self.statements],
            "events": [_drawn_event(event) for event in self.events],
            "linked": _words(self.linked, pairs),
            "reasons": _words(self.reasons, self.days),
        }


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


def _drawn_round(round: Answer, days: Container[str]) -> Answer:
    drawn = {name: round[name] for name in ("id", "status", "first_day", "process_name")}
    links = [link for link in round["links"] if link["from"] == round["id"] and link["to"] in days]
    return {**drawn, "participants": only(round["participants"], "name"), "links": links}


def _drawn_statement(said: Answer) -> Answer:
    drawn = {name: said[name] for name in ("day", "published")}
    names, passages = only(said["speakers"], "name"), only(said["mentions"][:1], *PASSAGE)
    return {**drawn, "text": said["text"][:LONGEST], "speakers": names, "mentions": passages}


def _drawn_event(event: Answer) -> Answer:
    drawn = {name: event[name] for name in ("type", "first_day")}
    names, passages = only(event["source"], "name"), only(event["mentions"][:1], *PASSAGE)
    return {**drawn, "place": {"name": event["place"]["name"]}, "source": names, "mentions": passages}


def _words(told: Mapping[str, Iterable[Answer]], asked: Iterable[str]) -> dict[str, list[Answer]]:
    """The words alone of what is told of some things."""
    return {what: only(told[what], "words") for what in asked if what in told}


VIEW = View("timeline", "/timeline", timeline, rows=lambda page: page.rounds)
