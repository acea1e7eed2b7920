"""Rounds, positions and passages as JSON-LD: schema.org events and claims, PROV-O sources, Web Annotation selectors.

The context is inside the file: nothing is fetched to read it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from parley.codebook.times import is_partial_date
from parley.store.exports.cells import Column
from parley.store.exports.json_text import dense, without_unknown
from parley.store.exports.plain import (
    Actor,
    Passage,
    Position,
    Report,
    Round,
    load_actors,
    load_positions,
    load_rounds,
)

CONTEXT = {
    "schema": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "parley": "urn:parley:term:",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "startDate": {"@id": "schema:startDate", "@type": "schema:Date"},
    "endDate": {"@id": "schema:endDate", "@type": "schema:Date"},
    "datePublished": {"@id": "schema:datePublished", "@type": "schema:Date"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "eventStatus": {"@id": "schema:eventStatus", "@type": "@id"},
    "url": {"@id": "schema:url"},
}
STATUS = {
    "planned": "EventScheduled",
    "held": "EventScheduled",
    "under_way": "EventScheduled",
    "postponed": "EventPostponed",
    "cancelled": "EventCancelled",
    "refused": "EventCancelled",
}
"""schema.org's status of an event; of others it has none."""

ORGANIZERS = ("host", "convener", "mediator", "facilitator")
CAME = frozenset({"attended", "attending", "withdrew"})

COLUMNS = (
    Column("schema:Event", "a round; schema:organizer: hosts, conveners, mediators; schema:attendee: others who came",
           "versions; who did not come"),
    Column("startDate", "day, month or year as far as it is told", "weeks and seasons"),
    Column("eventStatus", "schema.org's status, where it has one; parley:status holds ours"),
    Column("schema:Claim", "a position; schema:appearance: its report", "statements without a position; copies"),
    Column("wasDerivedFrom", "annotations that a round or a claim rests on"),
    Column("oa:Annotation", "a passage: its report, TextPositionSelector in code points, TextQuoteSelector"),
    Column("schema:NewsArticle", "a report", "its text"),
    Column("parley:id", "id in the casebook"),
)  # fmt: skip


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """One graph, a node a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"@context":' + dense(CONTEXT) + ',"@graph":[')
        for number, node in enumerate(_nodes(con)):
            file.write(("," if number else "") + "\n" + dense(node))
        file.write("\n]}\n")


def codebook(_table: str) -> tuple[Column, ...]:
    """What each kind of node holds."""
    return COLUMNS


def _nodes(con: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """Each node once: what is told of it comes before what it rests on."""
    actors = load_actors(con)
    seen: set[str] = set()
    yield from map(_actor, actors.values())
    for round in load_rounds(con, actors):
        yield _event(round)
        for mention in round.mentions:
            yield from _source(mention.report, mention.passage, seen)
    for position in load_positions(con, actors):
        yield _claim(position)
        yield from _source(position.report, position.passage, seen)


def _event(round: Round) -> dict[str, Any]:
    status = STATUS.get(round.status)
    organizers = round.seated(*ORGANIZERS)
    attendees = [seat for seat in round.seats if seat not in organizers and seat.attendance in CAME]
    return without_unknown(
        {
            "@id": _urn("round", round.id),
            "@type": "schema:Event",
            "parley:id": round.id,
            "parley:status": round.status,
            "parley:verdict": round.verdict,
            "schema:name": round.name,
            "startDate": _date(round.start),
            "endDate": _date(round.last),
            "eventStatus": f"schema:{status}" if status else None,
            "schema:location": _place(round),
            "schema:organizer": [{"@id": _urn("actor", seat.actor.id)} for seat in organizers],
            "schema:attendee": [{"@id": _urn("actor", seat.actor.id)} for seat in attendees],
            "wasDerivedFrom": [_urn("passage", m.passage.claim) for m in round.mentions],
        }
    )


def _date(value: str | None) -> str | None:
    """The day, month or year of a date or of an interval's beginning, as ISO 8601 has it."""
    first = (value or "").partition("/")[0]
    return first if is_partial_date(first) else None


def _place(round: Round) -> dict[str, Any] | None:
    if not (round.place or round.country):
        return None
    point = {"@type": "schema:GeoCoordinates", "schema:latitude": round.latitude, "schema:longitude": round.longitude}
    return without_unknown(
        {
            "@type": "schema:Place",
            "schema:name": round.place,
            "schema:addressCountry": round.country,
            "schema:geo": point if round.latitude is not None else None,
        }
    )


def _claim(position: Position) -> dict[str, Any]:
    return without_unknown(
        {
            "@id": _urn("claim", position.passage.claim),
            "@type": "schema:Claim",
            "parley:id": position.passage.claim,
            "parley:stance": position.stance,
            "schema:text": position.object,
            "schema:about": position.issues,
            "schema:author": {"@id": _urn("actor", position.actor.id)},
            "schema:appearance": {"@id": _urn("report", position.report.id)},
            "wasDerivedFrom": [_urn("passage", position.passage.claim)],
        }
    )


def _source(report: Report, passage: Passage, seen: set[str]) -> Iterator[dict[str, Any]]:
    """The passage, and its report the first time."""
    target = {"oa:hasSource": {"@id": _urn("report", report.id)}, "oa:hasSelector": list(_selectors(passage))}
    yield {"@id": _urn("passage", passage.claim), "@type": "oa:Annotation", "oa:hasTarget": target}
    if report.id not in seen:
        seen.add(report.id)
        yield _article(report)


def _selectors(passage: Passage) -> Iterator[dict[str, Any]]:
    for start, end in passage.spans:
        yield {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end}
    if passage.quote:
        yield {"@type": "oa:TextQuoteSelector", "oa:exact": passage.quote}


def _article(report: Report) -> dict[str, Any]:
    return without_unknown(
        {
            "@id": _urn("report", report.id),
            "@type": "schema:NewsArticle",
            "parley:id": report.id,
            "schema:headline": report.title,
            "schema:publisher": {"@type": "schema:Organization", "schema:name": report.publisher}
            if report.publisher
            else None,
            "url": report.url,
            "datePublished": report.published,
            "schema:inLanguage": report.language,
        }
    )


def _actor(actor: Actor) -> dict[str, Any]:
    item = f"http://www.wikidata.org/entity/{actor.wikidata}" if actor.wikidata else None
    return without_unknown(
        {
            "@id": _urn("actor", actor.id),
            "@type": "schema:Person" if actor.kind == "person" else "schema:Organization",
            "parley:id": actor.id,
            "schema:name": actor.name,
            "schema:sameAs": {"@id": item} if item else None,
        }
    )


def _urn(kind: str, id: str) -> str:
    """An address for a thing of the casebook."""
    return f"urn:parley:{kind}:{quote(id, safe=':@.-')}"
