"""The options by which `parley ask` leaves out part of an answer: the same names for all questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from parley.cli.terminal import say
from parley.store.verdicts import VERDICTS, WEAKNESSES

if TYPE_CHECKING:
    import sqlite3

    from parley.store.questions import Filters, Named

F = TypeVar("F", bound=Callable[..., Any])

LIMIT = 500
"""Rows of an answer where nothing else is asked for."""

NAMED = 4
"""Actors of one name that are told in full."""

ROLES = ("host", "convener", "mediator", "facilitator", "party", "observer", "guarantor", "guest", "participant")
ATTENDANCES = (
    "attended", "attending", "confirmed", "invited", "declined", "disinvited", "excluded", "absent", "withdrew",
    "unknown",
)  # fmt: skip
LEVELS = (
    "head_of_state", "head_of_government", "minister", "envoy", "ambassador", "senior_official", "working", "military",
    "leader", "representative",
)  # fmt: skip
STATUSES = (
    "held", "under_way", "planned", "proposed", "cancelled", "postponed", "refused", "collapsed", "alleged", "denied",
)  # fmt: skip
FORMATS = (
    "conference", "direct", "mediated", "proximity", "shuttle", "back_channel", "phone", "summit", "consultation",
    "unknown",
)  # fmt: skip
STANCES = ("demands", "opposes", "supports", "offers", "refuses", "accepts", "conditions")
ACTS = (
    "assert", "announce", "confirm", "deny", "accept", "reject", "demand", "request", "offer", "promise", "threaten",
    "warn", "accuse", "praise", "criticise", "invite", "decline_comment",
)  # fmt: skip
MODES = ("direct", "indirect", "mixed")
TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
MODALITIES = ("asserted", "planned", "conditional", "possible", "alleged", "denied")


def _of(name: str, values: Iterable[str], help: str) -> Callable[[F], F]:
    choice = click.Choice(tuple(values), case_sensitive=False)
    return click.option(
        f"--{name}", type=choice, multiple=True, metavar=name.upper(), help=f"{help}: {', '.join(values)}."
    )


def _text(name: str, metavar: str, help: str, *more: str) -> Callable[[F], F]:
    return click.option(f"--{name}", *more, name, multiple=True, metavar=metavar, help=help)


OPTIONS: Mapping[str, Callable[[Any], Any]] = {
    "actor": _text("actor", "NAME", "Any name of an actor, or its id."),
    "speaker": _text("actor", "NAME", "Any name of a speaker, or its id.", "--speaker"),
    "role": _of("role", ROLES, "Of the actor, or of any delegation"),
    "attendance": _of("attendance", ATTENDANCES, "Likewise"),
    "level": _of("level", LEVELS, "Likewise"),
    "status": _of("status", STATUSES, "Of the round"),
    "verdict": _of("verdict", VERDICTS, "How far it is corroborated"),
    "weak": _of("weak", WEAKNESSES, "On what little rests"),
    "mediator": _text("mediator", "ID", "Who mediates, convenes or hosts, by id."),
    "format": _of("format", FORMATS, "Of the round"),
    "process": _text("process", "ID_OR_NAME", "The process that a round belongs to."),
    "place": _text("place", "NAME", "Town or venue."),
    "country": _text("country", "NAME", "Country of the place, by code or name."),
    "issue": _text("issue", "ID", "Issue of the codebook, as ceasefire."),
    "stance": _of("stance", STANCES, "What the actor does"),
    "type": _of("type", TYPES, "PLOVER type"),
    "modality": _of("modality", MODALITIES, "How the report tells it"),
    "act": _of("act", ACTS, "What is done by saying it"),
    "mode": _of("mode", MODES, "How it is quoted"),
    "publisher": _text("publisher", "NAME", "Outlet, as it is spelt in the answers."),
    "since": click.option("--since", metavar="DATE", help="Not before: 2018, 2018-03 or 2018-03-01."),
    "until": click.option("--until", metavar="DATE", help="Not after, that year, month or day included."),
    "alone": click.option("--alone", is_flag=True, help="The actor's own alone, not those of its people."),
    "each": click.option("--each", is_flag=True, help="A row for each time that a report tells it."),
    "newest": click.option("--newest", is_flag=True, help="The latest first."),
    "as_read": click.option("--as-read", is_flag=True, help="As it was read, whatever persons judged of it."),
    "rejected": click.option("--rejected", is_flag=True, help="Those too that persons rejected."),
    "limit": click.option("--limit", type=click.IntRange(min=0), default=LIMIT, show_default=True, metavar="N",
                          help="At most so many rows; 0 gives all."),
}  # fmt: skip


def filter_options(*names: str) -> Callable[[F], F]:
    """The options of these names, in their order."""

    def add(command: F) -> F:
        for name in reversed(names):
            command = OPTIONS[name](command)
        return command

    return add


def filters_of(con: sqlite3.Connection, asked: Mapping[str, Any]) -> Filters:
    """The filters that options ask for; says whom a name of several actors means. Raises UsageError."""
    from parley.store import questions

    found = questions.filters_of(con, asked)
    for name, actors in found.meant.items():
        if len(actors) > 1:
            say(_several(name, actors))
    return found.filters


def _several(name: str, actors: tuple[Named, ...]) -> str:
    first = ", ".join(f"{actor.name} ({actor.id})" for actor in actors[:NAMED])
    more = f" and {len(actors) - NAMED:,} more" if len(actors) > NAMED else ""
    return f"{name!r} names {len(actors):,} actors, all are meant: {first}{more}; an id asks for one"
