"""Mediated rounds that were held, with the columns of MEND: one row for each."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from parley.store.exports.cells import JUDGED, Cell, Cells, Column, listed, parts_of
from parley.store.exports.conflicts import (
    agreement,
    conflict_country,
    is_belligerent,
    local_parties,
    persons,
    side_names,
    sides,
    third_parties,
)
from parley.store.exports.delimited import write_delimited
from parley.store.exports.plain import Round, load_actors, load_rounds
from parley.store.exports.scales import country_name, gw_number

NOT_READ = "not read; empty"
COLUMNS = (
    Column("med_event_ID", "country, year and month as far as known, number; UNK: country open",
           "rounds that were not held, or without a third party"),
    Column("conflict_country", "country that the sides which are no state have in common, else all parties"),
    Column("conflict_country_ID", "its Gleditsch-Ward number", kind="integer"),
    Column("med_location", "place"),
    Column("med_loc_cty", "country of the place"),
    Column("med_loc_x", "degrees east", kind="number"),
    Column("med_loc_y", "degrees north", kind="number"),
    Column("Day", "first day, where known to the day", kind="integer"),
    Column("Month", "month", kind="integer"),
    Column("Year", "year", kind="integer"),
    Column("third_party", "mediators, facilitators, conveners; hosts where there is none of these"),
    Column("num_med", "number of third parties, a body and its persons being one", kind="integer"),
    Column("med_scope", NOT_READ),
    Column("individual_med_named", "persons among them by name"),
    Column("groupings_mechanisms", NOT_READ),
    Column("local_parties", "parties of the conflict's country, a state and its government being one"),
    Column("local_indiv_group", NOT_READ),
    Column("num_local", "0, 1 or 2+ local parties", kind="choice"),
    Column("if_loc_belig", "1: a local party is a government or armed", kind="flag"),
    Column("agmt", "1: agreement, also in part; 0: none; empty: unknown", kind="flag"),
    Column("agmt_name", NOT_READ),
    Column("Summary", "the first passage that tells of it, word for word"),
    Column("source_urls", "addresses of the reports"),
    Column("shuttle", "1: shuttle diplomacy; empty: format unknown", kind="flag"),
    Column("med_type", "M: two local sides or more, one a belligerent; MR: consultations; empty: open"),
    Column("parley_id", "id of the round"),
    Column("parley_talks", "ids of the talks in single reports"),
    Column("parley_passages", "talk's id, @, offsets of its passages"),
    JUDGED,
)  # fmt: skip


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A header and the rows, by day."""
    write_delimited(path, (column.name for column in COLUMNS), _rows(con))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return COLUMNS


def _rows(con: sqlite3.Connection) -> Iterator[Cells]:
    numbers: Counter[str] = Counter()
    for round in load_rounds(con, load_actors(con)):
        if round.has_come_about and third_parties(round):
            year, month, _ = parts_of(round.start)
            stem = f"{conflict_country(round) or 'UNK'}{year or ''}{f'{month:02}' if month else ''}"
            numbers[stem] += 1
            yield f"{stem}-{numbers[stem]}", *_what(round), round.id, round.talks, round.passages, round.judged


def _what(round: Round) -> Cells:
    country = conflict_country(round)
    year, month, day = parts_of(round.start)
    summary = next((m.passage.quote for m in round.mentions), None)
    shuttle = None if round.format in (None, "unknown") else int(round.format == "shuttle")
    return (
        country_name(country), gw_number(country), round.place, country_name(round.country), round.longitude,
        round.latitude, day, month, year, *_third(round), *_local(round), agreement(round), None, summary, round.urls,
        shuttle, _type(round),
    )  # fmt: skip


def _third(round: Round) -> Cells:
    third = third_parties(round)
    named = listed(person.name for seat in third for person in persons(seat))
    return side_names(third), len(sides(third)), None, named, None


def _local(round: Round) -> Cells:
    local = local_parties(round)
    number = len(sides(local))
    count: Cell = None if conflict_country(round) is None else str(number) if number < 2 else "2+"
    armed = 1 if any(is_belligerent(seat.actor) for seat in local) else None
    return side_names(local), None, count, armed


def _type(round: Round) -> str | None:
    local = local_parties(round)
    if len(sides(local)) > 1 and any(is_belligerent(seat.actor) for seat in local):
        return "M"
    return "MR" if round.format == "consultation" else None
