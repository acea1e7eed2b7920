"""Persons who mediate, by conflict and year, with the columns of M-IND."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from parley.store.exports.cells import Cells, Column, listed, parts_of
from parley.store.exports.conflicts import MEDIATING, at_the_table, conflict_country, persons
from parley.store.exports.delimited import write_delimited
from parley.store.exports.plain import Actor, Round, Seat, load_actors, load_rounds
from parley.store.exports.scales import country_name

COLUMNS = (
    Column("person", "name in the casebook", "rounds that did not take place"),
    Column("gender", "not read; empty"),
    Column("appointing_entity", "delegation that the person is named in, or the body for whom the person sits"),
    Column("appointer_type", "state, IGO, civil society, individual or INGO; empty: another", kind="choice"),
    Column("conflict", "both sides of the process, else the country of the conflict"),
    Column("year", "year of the rounds", kind="integer"),
    Column("role", "mediator, facilitator or convener", kind="choice"),
    Column("rounds", "rounds in that year and role", kind="integer"),
    Column("parley_id", "ids of the rounds"),
    Column("parley_actor", "id of the person"),
    Column("parley_talks", "ids of the talks in single reports"),
)
TYPE_OF = {
    "state": "state", "government": "state", "igo": "IGO", "community": "civil society", "media": "civil society",
    "person": "individual",
}  # fmt: skip

Key = tuple[str, str, str, str, str, str]


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A header and a row for each person, body, conflict, year and role."""
    write_delimited(path, (column.name for column in COLUMNS), _rows(con))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return COLUMNS


def _rows(con: sqlite3.Connection) -> Iterator[Cells]:
    found: dict[Key, list[Round]] = {}
    for round in load_rounds(con, load_actors(con)):
        for key in dict.fromkeys(_keys(round)) if round.has_come_about else ():
            found.setdefault(key, []).append(round)
    for key, rounds in sorted(found.items()):
        for year in sorted({_year(round) for round in rounds}):
            yield _row(key, year, [round for round in rounds if _year(round) == year])


def _row(key: Key, year: int, rounds: list[Round]) -> Cells:
    name, id, entity, sort, conflict, role = key
    told = (entity or None, sort or None, conflict or None, year or None)
    talks = listed(round.talks for round in rounds)
    return name, None, *told, role, len(rounds), listed(round.id for round in rounds), id, talks


def _year(round: Round) -> int:
    """The year in which it began; 0 where it is unknown."""
    return parts_of(round.start)[0] or 0


def _keys(round: Round) -> Iterator[Key]:
    conflict = round.process_name or country_name(conflict_country(round)) or ""
    for seat in at_the_table(round, *MEDIATING):
        for person in persons(seat):
            entity, sort = _appointer(seat, person)
            yield person.name, person.id, entity, sort, conflict, seat.role


def _appointer(seat: Seat, person: Actor) -> tuple[str, str]:
    """The name and the type of whom a person sits for."""
    if seat.actor != person:
        return seat.actor.name, _type(seat.actor)
    if seat.side == person.id:
        return "", "individual"
    return seat.side_name, "state" if seat.side.startswith("state:") else ""


def _type(body: Actor) -> str:
    """The type of an appointer; empty for parties, armed groups and companies, which M-IND does not have."""
    if body.kind == "ngo":
        return "civil society" if len(body.countries) == 1 else "INGO"
    return TYPE_OF.get(body.kind, "")
