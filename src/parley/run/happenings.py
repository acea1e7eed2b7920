"""Joins the casebook's file with what makes happenings of events: compares, groups, shows and judges them.

Each function works around a few events within a running transaction. Only happenings that change are written anew;
what comes out depends on the reports in the file and the judgements on them, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from parley.casebook.deeds import KEPT, Deed, blocks_of, compare
from parley.casebook.groups import Likeness
from parley.casebook.happenings import FIELDS, Telling, fuse_happening, happening_id, judge_happening
from parley.run import grouping
from parley.run.grouping import Touched
from parley.run.packing import packed_values, values_in
from parley.run.tellings import ToldEvent, events_of
from parley.store import forms
from parley.store import happenings as stored
from parley.store.forms import EVENTS
from parley.store.happenings import HappeningRows
from parley.store.records import Plain
from parley.store.rows import packed


def enter(
    con: sqlite3.Connection, n: int, record: Plain, actors: Mapping[str, str], *, sides: Mapping[str, str]
) -> None:
    """Compare the events of report `n`, which are in the file, with those of all other reports."""
    told = {event.telling.claim: event for event in events_of(record, actors, sides)}
    ids = {claim: event.deed.id for claim, event in told.items()}
    stored.save_tellings(con, [(claim, ids[claim], packed_values(event.telling)) for claim, event in told.items()])
    deeds = {ids[claim]: event for claim, event in told.items()}
    new = {
        id: deeds[id] for id in stored.save_deeds(con, {id: packed_values(event.deed) for id, event in deeds.items()})
    }
    stored.save_blocks(con, [(block, id) for id, event in new.items() for block in event.blocks])
    forms.save_pairs(con, EVENTS, _pairs(con, new))


def leave(con: sqlite3.Connection, n: int) -> Touched:
    """Take the events of report `n` out of all comparisons, before they are deleted."""
    return grouping.leave(con, EVENTS, n, blocks_of=lambda content: blocks_of(_deed(content)))


def of_reports(con: sqlite3.Connection, reports: Iterable[int]) -> Touched:
    """The events of reports that were written anew, or whose origin may be another now."""
    return grouping.of_reports(con, EVENTS, reports)


def settle(con: sqlite3.Connection, touched: Touched) -> None:
    """Group the events that hang together with those touched, and write the happenings that this changes."""
    found = grouping.regroup(con, EVENTS, touched, name=happening_id)
    stored.forget_happenings(con, found.gone | found.changed)
    told: dict[str, list[Telling]] = {}
    for happening, telling, origin in stored.load_told(con, found.changed):
        told.setdefault(happening, []).append(_telling(telling, origin))
    stored.save_happenings(con, [_rows(id, tellings) for id, tellings in told.items()])


def _pairs(con: sqlite3.Connection, new: Mapping[str, ToldEvent]) -> list[tuple[str, str, float, str]]:
    """The deeds that are like new ones, by the ids of these."""
    found: dict[str, dict[str, Deed]] = {}
    for block, id, content in stored.load_deeds(con, {block for event in new.values() for block in event.blocks}):
        found.setdefault(block, {})[id] = _deed(content)
    pairs: dict[tuple[str, str], Likeness] = {}
    for id, event in new.items():
        near = {other: deed for block in event.blocks for other, deed in found[block].items() if other != id}
        pairs |= {(min(id, other), max(id, other)): compare(event.deed, deed) for other, deed in near.items()}
    return [grouping.pair_row(a, b, likeness) for (a, b), likeness in pairs.items() if likeness.score >= KEPT]


def _rows(id: str, told: list[Telling]) -> HappeningRows:
    shown, verdict = fuse_happening(told), judge_happening(told)
    values = {field: chosen.value for field, chosen in shown.values.items()}
    where = next(((t.latitude, t.longitude) for t in told if t.place == values["place"] and t.latitude), (None, None))
    published = min((t.published for t in told if t.published), default=None)
    row = (
        id, values["type"], values["mode"], values["modality"], verdict.verdict, values["date"], shown.first,
        shown.last, values["place"], values["country"], *where, len({t.claim.partition("#")[0] for t in told}),
        len({t.origin for t in told}), verdict.is_sole_source, verdict.is_self_serving, packed(verdict.vouching),
        packed(verdict.denying), json.dumps({field: shown.values[field].rule for field in FIELDS}),
        shown.first or published,
    )  # fmt: skip
    parties = (("source", shown.sources), ("target", shown.targets))
    return HappeningRows(
        row,
        tuple((id, side, actor, body) for side, actors in parties for body, actor in actors),
        tuple((id, v.field, v.value, json.dumps(v.claims), v.origins, packed(v.according_to)) for v in shown.versions),
    )


def _deed(content: str) -> Deed:
    return Deed(*values_in(content))


def _telling(told: str, origin: str) -> Telling:
    claim, _, *rest = values_in(told)
    return Telling(claim, origin, *rest)
