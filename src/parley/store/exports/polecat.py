"""Events as POLECAT has them: a line for each pair of actor and recipient."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from parley.store.exports.cells import JUDGED, OF_HAPPENING, Cells, Column, listed
from parley.store.exports.delimited import write_tabbed
from parley.store.exports.plain import Doer, Event, load_actors, load_events
from parley.store.exports.scales import QUAD_OF, country_name, cow_number, intensity

ONLY_ASSERTED = "events that are planned, alleged, conditional or denied; copies of one text"
NOT_READ = "not read; empty"


def _of_side(side: str) -> tuple[Column, ...]:
    return (
        Column(f"{side} Name", "name in the casebook"),
        Column(f"{side} Country", "name of the country", "further countries of one actor are listed with ; between"),
        Column(f"{side} COW", "number of the first country in the list of the Correlates of War", kind="integer"),
        Column(f"Primary {side} Sector", "first PLOVER sector", kind="choice"),
        Column(f"{side} Sectors", "all PLOVER sectors"),
        Column(f"{side} Title", "title that the report gives"),
    )


COLUMNS = (
    Column("Event ID", "the claim's id; / and a number where an event has several pairs", ONLY_ASSERTED),
    Column("Event Date", "first day of the event; empty where the report does not tell", "the precision", "day"),
    Column("Event Type", "PLOVER type", kind="choice"),
    Column("Event Mode", "PLOVER mode", kind="choice"),
    Column("Intensity", "PLOVER's score from -10 to 10", kind="number"),
    Column("Quad Code", "verbal or material, cooperation or conflict", kind="choice"),
    Column("Contexts", "PLOVER contexts"),
    *_of_side("Actor"),
    *_of_side("Recipient"),
    Column("Placename", "place as the record has it"),
    Column("City", NOT_READ),
    Column("District", NOT_READ),
    Column("Province", NOT_READ),
    Column("Country", "country of the place"),
    Column("Latitude", "degrees north", kind="number"),
    Column("Longitude", "degrees east", kind="number"),
    Column("Source", "outlet of the first report of the text"),
    Column("Publication Date", "day of publication", kind="day"),
    Column("Headline", "title of the report"),
    Column("Language", "language of the report"),
    Column("Version", "form of these columns"),
    Column("parley_id", "id of the claim"),
    Column("parley_report", "id of the report"),
    Column("parley_passages", "offsets of its passages, start-end"),
    *OF_HAPPENING,
    JUDGED,
)
VERSION = "parley-1"


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A header and the lines, by day."""
    write_tabbed(path, chain([[column.name for column in COLUMNS]], _rows(con)))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return COLUMNS


def _rows(con: sqlite3.Connection) -> Iterator[Cells]:
    actors = load_actors(con)
    for event in load_events(con, actors):
        pairs = event.pairs()
        for number, (actor, recipient) in enumerate(pairs, 1):
            own = event.id if len(pairs) == 1 else f"{event.id}/{number}"
            yield own, *_what(event), *_who(actor), *_who(recipient), *_where(event), *_whence(event)


def _what(event: Event) -> Cells:
    quad = QUAD_OF.get(event.type)
    score = intensity(event.type, event.mode)
    return event.day, event.type, event.mode, score, quad[1] if quad else None, listed(event.contexts)


def _who(doer: Doer | None) -> Cells:
    if doer is None:
        return (None,) * 6
    actor = doer.actor
    first = next(iter(actor.countries), None)
    names = listed(map(country_name, actor.countries))
    return actor.name, names, cow_number(first), next(iter(actor.sectors), None), listed(actor.sectors), doer.title


def _where(event: Event) -> Cells:
    return event.place, None, None, None, country_name(event.country), event.latitude, event.longitude


def _whence(event: Event) -> Cells:
    report = event.report
    told = (report.publisher, report.published, report.title, report.language)
    return *told, VERSION, event.id, report.id, event.passage.offsets, *event.entry, event.judged
