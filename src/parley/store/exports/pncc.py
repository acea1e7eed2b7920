"""Rounds of negotiation that took place, with the columns of PNCC and the African Peace Processes data."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from parley.codebook.load import shipped_codebook
from parley.store.exports.cells import JUDGED, Cells, Column, listed, parts_of, precision_of
from parley.store.exports.conflicts import agreement, at_the_table, side_names, sides, third_parties
from parley.store.exports.delimited import write_delimited
from parley.store.exports.plain import STATE_KINDS, Round, Seat, load_actors, load_rounds
from parley.store.exports.scales import country_name

CEASEFIRE = "ceasefire"
"""The issue of the codebook by whose words an agreement is told to be a ceasefire."""

COLUMNS = (
    Column("negotiation_id", "id of the round", "rounds that did not take place"),
    *(Column(f"start_{part}", f"{part} in which it began", kind="integer") for part in ("day", "month", "year")),
    *(Column(f"end_{part}", f"{part} of its end, where told", kind="integer") for part in ("day", "month", "year")),
    Column("precision_date", "finest part of the beginning that is known", kind="choice"),
    Column("location_negotiations", "place"),
    Column("location_country", "country of the place"),
    Column("mediated_negotiations", "1: with a third party; empty: none is told", kind="flag"),
    Column("third_party", "mediators, facilitators, conveners; hosts where there is none of these"),
    Column("side_a", "sides that are states, their governments and people; where none or all are, the first by id"),
    Column("side_b", "the other sides"),
    Column("agreement", "1: agreement, also in part; 0: none; empty: unknown", kind="flag"),
    Column("ceasefire", "1: the outcome's words name a ceasefire; 0: no agreement; empty: open", kind="flag"),
    Column("description", "the first passage that tells of it, word for word"),
    Column("parley_id", "id of the round"),
    Column("parley_talks", "ids of the talks in single reports"),
    Column("parley_passages", "talk's id, @, offsets of its passages"),
    JUDGED,
)


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A header and the rows, by day."""
    rounds = load_rounds(con, load_actors(con))
    write_delimited(path, (column.name for column in COLUMNS), (_row(r) for r in rounds if r.has_come_about))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return COLUMNS


def _row(round: Round) -> Cells:
    third = side_names(third_parties(round))
    summary = next((m.passage.quote for m in round.mentions), None)
    return (
        round.id, *reversed(parts_of(round.start)), *reversed(parts_of(round.last)), precision_of(round.start),
        round.place, country_name(round.country), 1 if third else None, third, *_sides(round), agreement(round),
        _ceasefire(round), summary, round.id, round.talks, round.passages, round.judged,
    )  # fmt: skip


def _sides(round: Round) -> tuple[str | None, str | None]:
    parties = sides(at_the_table(round, "party"))
    one = [name for name, seats in parties if any(_is_of_state(seat) for seat in seats)]
    if not one or len(one) == len(parties):
        one = [name for name, _ in parties[:1]]
    return listed(one), listed(name for name, _ in parties if name not in one)


def _is_of_state(seat: Seat) -> bool:
    return seat.side.startswith("state:") or seat.actor.kind in STATE_KINDS


def _ceasefire(round: Round) -> int | None:
    if agreement(round) != 1:
        return agreement(round)
    told = " ".join(mention.outcome or "" for mention in round.mentions).casefold()
    return 1 if any(words in told for words in _words()) else None


@cache
def _words() -> tuple[str, ...]:
    """What the agreement itself is called; words for single steps of one are left out."""
    words = shipped_codebook().issues[CEASEFIRE].words
    return tuple(word for word in words if "cease" in word or word in ("truce", "armistice"))
