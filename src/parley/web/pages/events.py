"""Events, each once, by actor, type, verdict, place, outlet and period."""

from __future__ import annotations

from dataclasses import dataclass

from parley.store.questions import ask
from parley.web.answers import Event
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View


@dataclass(frozen=True, slots=True)
class Events:
    """Events that fit the filters, by day, with verdicts and all reports that tell each."""

    asked: Asked
    events: tuple[Event, ...]


def events(con: Reader, asked: Filtered) -> Events:
    """The events that fit."""
    return Events(asked, tuple(ask(con, "events", asked.filters)))


VIEW = View("events", "/events", events, rows=lambda page: page.events)
