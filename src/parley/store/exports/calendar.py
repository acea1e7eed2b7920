"""Dated rounds as a calendar (RFC 5545): one VEVENT each. Rounds without a day are left out."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from icalendar import Calendar, Event, vText

from parley.store.exports.cells import Column, clean, listed
from parley.store.exports.plain import Round, load_actors, load_rounds
from parley.store.exports.scales import country_name

STATUS = {
    "held": "CONFIRMED", "under_way": "CONFIRMED", "collapsed": "CONFIRMED", "planned": "TENTATIVE",
    "proposed": "TENTATIVE", "alleged": "TENTATIVE", "postponed": "CANCELLED", "cancelled": "CANCELLED",
    "refused": "CANCELLED", "denied": "CANCELLED",
}  # fmt: skip
COLUMNS = (
    Column("UID", "id of the round"),
    Column("DTSTART", "first day that the date allows", "rounds without a day", "day"),
    Column("DTEND", "day after the last day that the date allows", "the precision: X-PARLEY-DATE has it", "day"),
    Column("DTSTAMP", "day on which the last report of it was published"),
    Column("SUMMARY", "name, else both sides of the process, else the parties"),
    Column("LOCATION", "place and country"),
    Column("GEO", "latitude;longitude"),
    Column("STATUS", "CONFIRMED: took place; TENTATIVE: planned, proposed, alleged; CANCELLED: the others"),
    Column("URL", "address of the first report"),
    Column("X-PARLEY-STATUS", "the casebook's status"),
    Column("X-PARLEY-VERDICT", "how far it is corroborated"),
    Column("X-PARLEY-DATE", "start and end as they are told, TIMEX3"),
    Column("X-PARLEY-TALKS", "ids of the talks in single reports; each has its passages in the casebook"),
)


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """The calendar, by day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Parley//casebook//EN")
    calendar.add("version", "2.0")
    for round in load_rounds(con, load_actors(con)):
        if round.first_day:
            calendar.add_component(_event(round, date.fromisoformat(round.first_day)))
    path.write_bytes(calendar.to_ical())


def codebook(_table: str) -> tuple[Column, ...]:
    """What each property holds."""
    return COLUMNS


def _event(round: Round, first: date) -> Event:
    event = Event()
    event.add("uid", f"{round.id}@parley")
    event.add("dtstamp", datetime.combine(_told(round) or first, datetime.min.time(), timezone.utc))
    event.add("dtstart", first)
    if (last := date.fromisoformat(round.last_day or first.isoformat())) < date.max:
        event.add("dtend", last + timedelta(days=1))
    parties = listed(seat.actor.name for seat in round.seated("party"))
    event.add("summary", clean(round.name or round.process_name or parties or round.id))
    event.add("status", STATUS.get(round.status, "TENTATIVE"))
    _add_place(event, round)
    _add_sources(event, round)
    return event


def _told(round: Round) -> date | None:
    """The last day on which a report of it was published."""
    days = [m.report.published for m in round.mentions if m.report.published and len(m.report.published) == 10]
    return date.fromisoformat(max(days)) if days else None


def _add_place(event: Event, round: Round) -> None:
    where = ", ".join(filter(None, (round.place, country_name(round.country))))
    if where:
        event.add("location", clean(where))
    if round.latitude is not None and round.longitude is not None:
        event.add("geo", (round.latitude, round.longitude))


def _add_sources(event: Event, round: Round) -> None:
    url = next((m.report.url for m in round.mentions if m.report.url), None)
    if url:
        event.add("url", clean(url))
    told = listed((round.start, round.end))
    own = (("status", round.status), ("verdict", round.verdict), ("date", told), ("talks", round.talks))
    for name, text in own:
        if text:
            event.add(f"x-parley-{name}", vText(clean(text)))
