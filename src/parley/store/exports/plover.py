"""Events as PLOVER JSON lines: one object for each event that a report asserts; what is unknown is left out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from parley.codebook.times import days_of
from parley.store.exports.cells import JUDGED, OF_HAPPENING, Column
from parley.store.exports.json_text import dense, without_unknown
from parley.store.exports.plain import Doer, Event, load_actors, load_events
from parley.store.exports.polecat import ONLY_ASSERTED, VERSION

COLUMNS = (
    Column("id", "the claim's id", ONLY_ASSERTED),
    Column("date", "first day of the event", "the precision of the date", "day"),
    Column("dateEnd", "last day, where it is another", kind="day"),
    Column("actor", "list of {code: country, sector, text: name, identifier: id in the casebook}"),
    Column("recipient", "list, as actor"),
    Column("event", "PLOVER type", kind="choice"),
    Column("mode", "PLOVER mode", kind="choice"),
    Column("context", "PLOVER contexts"),
    Column("location", "{text, resolved: country, latitude, longitude}"),
    Column("textInfo", "{span: [start, end) of the first passage in the report's text, text: its words}"),
    Column("citation", "{publisher, url, title, date, language, coder, codebook, version}", "the licence: not read"),
    Column("parley_id", "the claim's id"),
    Column("parley_report", "id of the report"),
    Column("parley_passages", "offsets of all passages"),
    *OF_HAPPENING,
    JUDGED,
)


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A line for each event, by day."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for event in load_events(con, load_actors(con)):
            file.write(dense(_plain(event)) + "\n")


def codebook(_table: str) -> tuple[Column, ...]:
    """What each key holds."""
    return COLUMNS


def _plain(event: Event) -> dict[str, Any]:
    first, last = days_of(event.date)
    place = {
        "text": event.place,
        "resolved": event.country,
        "latitude": event.latitude,
        "longitude": event.longitude,
    }
    plain = {
        "id": event.id,
        "date": first,
        "dateEnd": last if last != first else None,
        "actor": _who(event.sources),
        "recipient": _who(event.targets),
        "event": event.type,
        "mode": event.mode,
        "context": event.contexts,
        "location": without_unknown(place),
        "textInfo": {"span": next(iter(event.passage.spans), None), "text": event.passage.quote},
        "citation": _citation(event),
        "parley_id": event.id,
        "parley_report": event.report.id,
        "parley_passages": event.passage.spans,
        "parley_happening": event.happening,
        "parley_verdict": event.verdict,
        "parley_judged": event.judged,
    }
    return without_unknown(plain)


def _who(doers: Iterable[Doer]) -> list[dict[str, Any]]:
    return [
        without_unknown(
            {
                "code": next(iter(doer.actor.countries), None),
                "sector": next(iter(doer.actor.sectors), None),
                "text": doer.actor.name,
                "identifier": doer.actor.id,
            }
        )
        for doer in doers
    ]


def _citation(event: Event) -> dict[str, Any]:
    report = event.report
    return without_unknown(
        {
            "publisher": report.publisher,
            "url": report.url,
            "title": report.title,
            "date": report.published,
            "language": report.language,
            "coder": "Parley",
            "codebook": "PLOVER",
            "version": VERSION,
        }
    )
