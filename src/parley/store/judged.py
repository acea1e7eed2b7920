"""What was read, and what persons judged of it -> what counts: in claims, and in the fields of entries.

Of the judgements that stand on a field the latest counts, whichever coder. A field that is rejected is not known; one
without which there is no such claim keeps what was read. What counts holds `judged`: a mark for each judgement that
changes it, `{"field", "verdict", "was", "coder", "at"}`, `was` being what would stand there without.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parley.codebook.normal import normal
from parley.store import entries
from parley.store.claims import OWN, SEVERAL, WHO, Actors, identified, with_value
from parley.store.judgements import Judgement, fits, in_force, load_on_report, load_on_target
from parley.store.records import Plain
from parley.store.targets import FIELDS, NEVER_UNKNOWN, Key, Target, find_target, targets_in

STAND_IN = {"role": "participant", "attendance": "unknown"}
"""What the form of the record holds for unknown, where that is a word."""

SAVE_ACTOR = "UPDATE actor SET (name, kind, country, sectors, wikidata, judged) = (?, ?, ?, ?, ?, ?) WHERE id = ?"
JUDGED_ACTORS = """
SELECT DISTINCT target FROM judgement WHERE kind = 'actor' AND target IN (SELECT value FROM json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Counted:
    """A record as it counts, its claims under their ids, and the casebook's actor for each that it speaks of.

    Rejected claims are left out; a rejected talk is there, with `rejected`.
    """

    record: Plain
    actors: Actors


def counted(con: sqlite3.Connection, record: Plain, likenesses: Mapping[str, str], actors: Actors) -> Counted:
    """The record with what persons judged laid over it; an actor that they name is one of the report or a stranger."""
    judged = load_on_report(con, record["report"]["id"])
    if not judged:
        return Counted(record, actors)
    own = identified(record)
    counting = {
        (t.kind, t.id): (t, in_force(j for j in judged.get((t.kind, t.id), ()) if fits(j, t)))
        for t in targets_in(own, actors)
    }
    names = _names(con, likenesses, actors)
    laid = {
        key: [claim for each in own[key] if (claim := _laid(key.removesuffix("s"), each, counting, names))]
        for key in ("talks", "statements", "positions", "events", "figures", "relations", "conflicts")
    }
    laid["talks"] = [{**talk, "participants": list(_rows(talk, counting, names))} for talk in laid["talks"]]
    strangers = {name for _, found in counting.values() for name in _named(found)} - names.keys()
    return Counted({**own, **laid}, {**{name: name for name in strangers}, **actors})


def value_of(judgement: Judgement, names: Mapping[str, str]) -> Any:
    """The value that a judgement gives its field, as in a record; `names` has the report's actor for the casebook's."""
    kind, field, value = judgement.kind, judgement.field or "", judgement.value
    parts = _parts(judgement)
    if (kind, field) in WHO:
        parts = [names.get(part, part) for part in parts]
    if (kind, field) in SEVERAL:
        return parts
    if judgement.verdict == "reject" or value is None:
        return STAND_IN.get(field)
    if (kind, field) in WHO:
        return parts[0] if parts else None
    if (kind, field) == ("figure", "value"):
        return float(value) if "." in value else int(value)
    return int(value) if field == "size" else value == "true" if field == "negated" else value


def changes_value(judgement: Judgement) -> bool:
    """Whether a judgement changes its field: it is no judgement of the whole, and the field may be as it says."""
    if not judgement.field or judgement.field not in FIELDS[judgement.kind]:
        return False
    is_unknown = judgement.verdict == "reject" or judgement.value is None
    return not (is_unknown and judgement.field in NEVER_UNKNOWN.get(judgement.kind, ()))


def mark_of(judgement: Judgement, was: Any, **more: str) -> Plain:
    """What is told of a judgement where it counts."""
    return {
        **more, "field": judgement.field, "verdict": judgement.verdict, "was": was, "coder": judgement.coder,
        "at": judgement.at,
    }  # fmt: skip


def show_actors(con: sqlite3.Connection, actors: Iterable[str]) -> None:
    """Renew what is shown of actors: what most reports say, and what persons put in its place."""
    ids = sorted(actors)
    entries.show_actors(con, ids)
    for (id,) in con.execute(JUDGED_ACTORS, (json.dumps(ids),)).fetchall():
        target = find_target(con, id, kind="actor")
        if target and (judged := in_force(load_on_target(con, target))):
            _show_judged(con, target, judged)


def _show_judged(con: sqlite3.Connection, target: Target, judged: tuple[Judgement, ...]) -> None:
    marks = [mark_of(j, target.fields[j.field] if j.field else None) for j in judged]
    fields = {**target.fields, **{j.field: value_of(j, {}) for j in judged if j.field and changes_value(j)}}
    sectors = fields["sectors"]
    packed = json.dumps(sectors.split(";")) if sectors else None
    row = (fields["name"], fields["kind"], fields["country"], packed, fields["wikidata"], json.dumps(marks), target.id)
    con.execute(SAVE_ACTOR, row)
    entries.save_name(con, target.id, str(fields["name"]), plain=normal(str(fields["name"])))


def _names(con: sqlite3.Connection, likenesses: Mapping[str, str], actors: Actors) -> dict[str, str]:
    """The report's actor for each id of the casebook that is or may become his."""
    alone = {
        stored.own: local for local, id in sorted(likenesses.items()) if (stored := entries.load_likeness(con, id))
    }
    return {**alone, **{actor: local for local, actor in sorted(actors.items())}}


def _named(judged: Iterable[Judgement]) -> Iterator[str]:
    """The actors that judgements name."""
    return (part for j in judged if (j.kind, j.field) in WHO for part in _parts(j))


def _parts(judgement: Judgement) -> list[str]:
    """The values that a judgement gives its field, where it may hold several; none where it rejects it."""
    value = None if judgement.verdict == "reject" else judgement.value
    return [part for found in (value or "").split(";") if (part := found.strip())]


def _rows(
    talk: Plain, counting: Mapping[Key, tuple[Target, tuple[Judgement, ...]]], names: Mapping[str, str]
) -> Iterator[Plain]:
    return filter(None, (_laid("seat", row, counting, names) for row in talk["participants"]))


def _laid(
    kind: str, claim: Plain, counting: Mapping[Key, tuple[Target, tuple[Judgement, ...]]], names: Mapping[str, str]
) -> Plain | None:
    """The claim as it counts; None where it does not."""
    target, judged = counting[kind, claim[OWN]]
    if not judged:
        return claim
    is_rejected = any(j.field is None for j in judged)
    if is_rejected and kind != "talk":
        return None
    for judgement in filter(changes_value, judged):
        claim = with_value(kind, judgement.field or "", claim, value_of(judgement, names))
    marks = [mark_of(j, target.fields.get(j.field or "")) for j in judged]
    return {**claim, "judged": marks, "rejected": is_rejected}
