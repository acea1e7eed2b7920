"""The types of one report's record: what `parley read --json` prints.

Every class is frozen and holds tuples. Field names and allowed values are those of the record's published form
(`docs/record.md` and `src/parley/record.schema.json`). Offsets are code points into `report.text`, half open; dates
are TIMEX3 values or intervals "A/B". None means unknown, an empty tuple means known to be none.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

Span = tuple[int, int]
Evidence = tuple[Span, ...]
ActorId = str


@dataclass(frozen=True, slots=True)
class Report:
    """One news report, cleaned: its metadata as printed and its body alone in `text`."""

    id: str
    text: str
    published: str | None = None
    published_from: str | None = None
    file: str | None = None
    key: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    publisher: str | None = None
    syndicator: str | None = None
    licence_note: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time with its TIMEX3 type and value."""

    span: Span
    type: str
    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Date:
    """A TIMEX3 value or an interval "A/B", with the words that state it."""

    value: str
    evidence: Evidence = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happened; `country` is ISO 3166-1 alpha-3, coordinates are WGS 84 degrees."""

    name: str
    country: str | None = None
    venue: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    evidence: Evidence = ()


@dataclass(frozen=True, slots=True)
class Title:
    """An office or description of a person: `title` "foreign minister", `of` the actor that is served."""

    title: str
    of: ActorId | None = None
    evidence: Evidence = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, body or group; `mentions` are all spans that refer to it, pronouns included."""

    id: ActorId
    name: str
    kind: str
    mentions: Evidence
    country: str | tuple[str, ...] | None = None
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None
    titles: tuple[Title, ...] = ()
    member_of: tuple[ActorId, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase in the report's words, and on whose word it stands."""

    text: str
    evidence: Evidence
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a delegation stayed away, withdrew or was shut out."""

    text: str
    evidence: Evidence
    kind: str = "other"


@dataclass(frozen=True, slots=True)
class Participant:
    """One delegation's row in a talk; `size` counts people, `members` are actor ids, head first."""

    actor: ActorId
    role: str
    attendance: str
    evidence: Evidence
    level: str | None = None
    size: int | None = None
    members: tuple[ActorId, ...] = ()
    on_behalf_of: ActorId | None = None
    reason: Reason | None = None
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A stated number of something at a talk: 11 "countries"."""

    what: str
    value: float
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a round ended."""

    kind: str
    text: str | None = None
    evidence: Evidence = ()


@dataclass(frozen=True, slots=True)
class Link:
    """From one talk to another, `to` a talk id."""

    to: str
    type: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Described:
    """What one side calls a round."""

    actor: ActorId
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Talk:
    """One round of contact between parties: held, planned, refused, cancelled or only alleged."""

    id: str
    status: str
    participants: tuple[Participant, ...]
    evidence: Evidence
    name: str | None = None
    format: str | None = None
    publicity: str | None = None
    start: Date | None = None
    end: Date | None = None
    place: Place | None = None
    counts: tuple[Count, ...] = ()
    agenda: tuple[Words, ...] = ()
    outcome: Outcome | None = None
    reason: Words | None = None
    links: tuple[Link, ...] = ()
    described_as: tuple[Described, ...] = ()
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind a statement: `kind` is named, anonymous, document or collective."""

    kind: str
    description: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody is reported to have said; `span` covers the words said, without cue and speaker."""

    id: str
    speaker: ActorId | tuple[ActorId, ...] | None
    source: Source
    mode: str
    text: str
    span: Span
    evidence: Evidence
    cue: str | None = None
    act: str | None = None
    date: Date | None = None
    venue: str | None = None
    addressee: str | None = None
    cue_span: Span | None = None
    speaker_span: Span | None = None
    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor demands, opposes, supports, offers, refuses, accepts or makes a condition."""

    actor: ActorId
    stance: str
    object: str
    evidence: Evidence
    toward: ActorId | None = None
    statement: str | None = None
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """A PLOVER event between actors, with the rule that found it."""

    id: str
    type: str
    source: tuple[ActorId, ...]
    target: tuple[ActorId, ...]
    modality: str
    negated: bool
    evidence: Evidence
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    cameo: str | None = None
    rule: str | None = None
    date: Date | None = None
    place: Place | None = None
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number: `value` of `unit`."""

    value: float
    unit: str
    evidence: Evidence
    of: str | None = None
    where: str | None = None
    change: str | None = None
    date: Date | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """How two actors stand to each other."""

    a: ActorId
    b: ActorId
    quality: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Version:
    """One of several accounts that a report gives of the same thing."""

    evidence: Evidence
    value: str | float | None = None
    according_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Where the report disagrees with itself; `versions` are two or more."""

    about: str
    kind: str
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the input that was recorded, not raised: `what` in one line."""

    what: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that one report says of talks and diplomacy."""

    report: Report
    times: tuple[Time, ...] = ()
    actors: tuple[Actor, ...] = ()
    talks: tuple[Talk, ...] = ()
    statements: tuple[Statement, ...] = ()
    positions: tuple[Position, ...] = ()
    events: tuple[Event, ...] = ()
    figures: tuple[Figure, ...] = ()
    relations: tuple[Relation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The record as plain JSON types, in the published form; optional empty keys are left out."""
        plain: dict[str, Any] = to_plain(self)
        return plain


# Keys that the published form requires even where they are empty or null.
REQUIRED = {
    Report: {"id", "text", "published"},
    Statement: {"speaker"},
    Event: {"source", "target"},
    Talk: {"participants"},
    Record: {f.name for f in fields(Record)} - {"problems"},
}


def to_plain(value: Any) -> Any:
    """A record type, or a tuple of them, as dicts and lists."""
    if isinstance(value, tuple):
        return [to_plain(v) for v in value]
    kind: Any = type(value)
    names = _field_names(kind)
    if not names:
        return value
    plain = {}
    for name, required in names:
        field = getattr(value, name)
        if required or (field is not None and field != ()):
            plain[name] = to_plain(field)
    return plain


@cache
def _field_names(kind: Any) -> tuple[tuple[str, bool], ...]:
    if not hasattr(kind, "__dataclass_fields__"):
        return ()
    required = REQUIRED.get(kind, set())
    return tuple((f.name, f.name in required) for f in fields(kind))
