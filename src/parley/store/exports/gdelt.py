"""Events in the 61 columns of GDELT 2.0's event table, with Parley's own after them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from parley.store.exports.cells import JUDGED, OF_HAPPENING, Cells, Column, parts_of
from parley.store.exports.delimited import write_tabbed
from parley.store.exports.plain import Doer, Event, load_actors, load_events
from parley.store.exports.polecat import NOT_READ, ONLY_ASSERTED
from parley.store.exports.scales import GOLDSTEIN, QUAD_OF, country_name

TYPES = ("GOV", "MIL", "REB", "OPP", "PTY", "AGR", "BUS", "CRM", "CVL", "COP", "EDU", "ELI", "ENV", "HLH", "HRI", "IGO",
         "IMG", "INT", "JUD", "JEW", "LAB", "LEG", "MED", "MNC", "NGO", "REF", "SEP", "SPY", "UAF")  # fmt: skip
"""CAMEO's codes of what an actor is, which PLOVER's sectors share but for those in CAMEO_OF."""

CAMEO_OF = {"JRN": "MED", "MED": "HLH", "SOC": "CVL", "PRM": "UAF"}

CITY, COUNTRY = 4, 1
"""GDELT's types of places: a town outside the United States, a country."""


def _of_actor(number: int) -> tuple[Column, ...]:
    who = f"Actor{number}"
    types = tuple(Column(f"{who}Type{n}Code", f"CAMEO type number {n}") for n in (1, 2, 3))
    return (
        Column(f"{who}Code", "country and types together"),
        Column(f"{who}Name", "name in the casebook, capitals"),
        Column(f"{who}CountryCode", "first country, three letters", "further countries"),
        *(Column(f"{who}{part}Code", NOT_READ) for part in ("KnownGroup", "Ethnic", "Religion1", "Religion2")),
        *types,
    )


def _of_place(what: str, holds: str) -> tuple[Column, ...]:
    names = ("Type", "Fullname", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
    kinds = {"Type": "integer", "Lat": "number", "Long": "number"}
    return tuple(Column(f"{what}Geo_{name}", holds, kind=kinds.get(name, "text")) for name in names)


COLUMNS = (
    Column("GLOBALEVENTID", "number made of the claim's id", ONLY_ASSERTED, "integer"),
    Column("SQLDATE", "YYYYMMDD; empty where the day is unknown", kind="integer"),
    Column("MonthYear", "YYYYMM", kind="integer"),
    Column("Year", "YYYY", kind="integer"),
    Column("FractionDate", "year and the share of it that has gone, as GDELT counts: 365 days of", kind="number"),
    *_of_actor(1),
    *_of_actor(2),
    Column("IsRootEvent", NOT_READ, kind="flag"),
    Column("EventCode", "CAMEO root", "everything below the root"),
    Column("EventBaseCode", "CAMEO root", "everything below the root"),
    Column("EventRootCode", "CAMEO root"),
    Column("QuadClass", "1 verbal, 2 material cooperation; 3 verbal, 4 material conflict", kind="integer"),
    Column("GoldsteinScale", "Goldstein's score of the root", kind="number"),
    Column("NumMentions", "reports that are this text", kind="integer"),
    Column("NumSources", NOT_READ, kind="integer"),
    Column("NumArticles", "reports that are this text", kind="integer"),
    Column("AvgTone", NOT_READ, kind="number"),
    *_of_place("Actor1", NOT_READ),
    *_of_place("Actor2", NOT_READ),
    *_of_place("Action", "place of the event; countries in three letters, not FIPS; ADM codes and FeatureID empty"),
    Column("DATEADDED", "YYYYMMDDHHMMSS of the day of publication, at midnight", kind="integer"),
    Column("SOURCEURL", "address of the first report of the text"),
    Column("parley_id", "id of the claim; column 62"),
    Column("parley_report", "id of the report"),
    Column("parley_passages", "offsets of its passages, start-end"),
    *OF_HAPPENING,
    JUDGED,
)


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A line for each pair of actors; no header, as in GDELT's own files."""
    write_tabbed(path, _rows(con))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return COLUMNS


def _rows(con: sqlite3.Connection) -> Iterator[Cells]:
    for event in load_events(con, load_actors(con)):
        for number, (actor, other) in enumerate(event.pairs(), 1):
            where = _where(event)
            yield (
                _number(f"{event.id}/{number}"), *_when(event), *_who(actor), *_who(other), *_what(event),
                *(None,) * 16, *where, *_whence(event),
            )  # fmt: skip


def _number(id: str) -> int:
    """Nine digits and more, below 2**53, so that every tool keeps them."""
    return int(sha256(id.encode()).hexdigest()[:13], 16)


def _when(event: Event) -> Cells:
    year, month, day = parts_of(event.date)
    if not (year and month and day):
        return None, year * 100 + month if year and month else None, year, None
    fraction = round(year + date(year, month, day).timetuple().tm_yday / 365, 4)
    return year * 10_000 + month * 100 + day, year * 100 + month, year, fraction


def _who(doer: Doer | None) -> Cells:
    if doer is None:
        return (None,) * 10
    actor = doer.actor
    country = next(iter(actor.countries), "")
    types = [code for sector in actor.sectors if (code := CAMEO_OF.get(sector, sector)) in TYPES][:3]
    code = country + "".join(types)
    padded = (*types, *(None,) * (3 - len(types)))
    return code or None, actor.name.upper(), country or None, None, None, None, None, *padded


def _what(event: Event) -> Cells:
    quad = QUAD_OF.get(event.type, (None,))[0]
    goldstein = GOLDSTEIN.get(event.cameo or "")
    copies = event.report.copies
    return None, event.cameo, event.cameo, event.cameo, quad, goldstein, copies, None, copies, None


def _where(event: Event) -> Cells:
    if not (event.place or event.country):
        return (None,) * 8
    name = ", ".join(filter(None, (event.place, country_name(event.country))))
    sort = CITY if event.place else COUNTRY
    return sort, name, event.country, None, None, event.latitude, event.longitude, None


def _whence(event: Event) -> Cells:
    published = (event.report.published or "").replace("-", "")
    added = int(published + "000000") if len(published) == 8 and published.isdigit() else None
    return added, event.report.url, event.id, event.report.id, event.passage.offsets, *event.entry, event.judged
