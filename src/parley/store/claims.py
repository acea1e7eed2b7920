"""The claims of a record under their ids, and the fields of them that a person judges: read as text, and put anew.

Ids are the report's id, "#", and the claim's id in the record, or its kind and a digest of its content where the record
gives none; a seat's is its talk's, "/", and its actor's in the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any, TypeAlias

from parley.store.records import Plain, ids_in

Actors: TypeAlias = Mapping[str, str]
"""The casebook's actor for each actor of a report."""

OWN = "own"
"""Key under which a claim of an identified record holds its id."""

DIGEST = 10
"""Digits of a digest by which the claims of one report are told apart."""

PLACE = {"place": ("place", "name"), "country": ("place", "country")}
DATE = {"date": ("date", "value")}
PATHS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "talk": {
        **{field: (field,) for field in ("name", "format", "status", "publicity")},
        "start": ("start", "value"), "end": ("end", "value"), **PLACE, "venue": ("place", "venue"),
        "outcome": ("outcome", "kind"),
    },
    "seat": {field: (field,) for field in ("actor", "role", "attendance", "level", "size")},
    "statement": {
        "speaker": ("speaker",), "source_kind": ("source", "kind"), "source": ("source", "description"),
        **{field: (field,) for field in ("mode", "cue", "act", "text")}, **DATE,
        **{field: (field,) for field in ("venue", "addressee")},
    },
    "position": {field: (field,) for field in ("actor", "stance", "object", "toward", "issues")},
    "event": {
        **{field: (field,) for field in ("type", "mode", "cameo", "source", "target", "modality", "negated")},
        **DATE, **PLACE,
    },
    "figure": {**{field: (field,) for field in ("value", "unit", "of", "where", "change")}, **DATE},
    "relation": {field: (field,) for field in ("a", "b", "quality")},
    "conflict": {field: (field,) for field in ("about", "kind", "versions")},
}  # fmt: skip
"""Where the fields of each kind of claim stand in it."""

WITH_IDS = ("talk", "statement", "event")
WITHOUT_IDS = {"position": "p-", "figure": "figure-", "relation": "relation-", "conflict": "conflict-"}
"""Kinds whose claims have no id in the record, with what stands before the digest in the casebook's."""

WHO = frozenset(
    {("seat", "actor"), ("statement", "speaker"), ("statement", "addressee"), ("position", "actor")}
    | {("position", "toward"), ("event", "source"), ("event", "target"), ("figure", "of")}
    | {("relation", "a"), ("relation", "b")}
)
"""Fields that name actors."""

SEVERAL = frozenset({("statement", "speaker"), ("position", "issues"), ("event", "source"), ("event", "target")})
"""Fields that hold several values; as text they are parted by ";"."""


def identified(record: Plain) -> Plain:
    """The record with the whole id of each claim, and of each row of a talk, under `own`; ids that are there stay."""
    id = record["report"]["id"]
    named = {f"{kind}s": [{OWN: f"{id}#{c['id']}", **c} for c in record[f"{kind}s"]] for kind in WITH_IDS}
    named["talks"] = [{**talk, "participants": list(_seats(talk))} for talk in named["talks"]]
    for kind, mark in WITHOUT_IDS.items():
        named[f"{kind}s"] = [{OWN: own, **claim} for own, claim in _by_content(record[f"{kind}s"], f"{id}#{mark}")]
    return {**record, **named}


def claims_in(record: Plain) -> Iterator[tuple[str, Plain]]:
    """The claims of an identified record with their kinds, rows of talks among them."""
    for kind in (*WITH_IDS, *WITHOUT_IDS):
        yield from ((kind, claim) for claim in record[f"{kind}s"])
    yield from (("seat", row) for talk in record["talks"] for row in talk["participants"])


def text_of(kind: str, field: str, claim: Plain, actors: Actors) -> str | None:
    """A field's value as text, with the casebook's actors; None where it is not known."""
    value: Any = claim
    for key in PATHS[kind][field]:
        value = (value or {}).get(key)
    if (kind, field) in WHO:
        value = [actors.get(id, id) for id in ids_in(value)]
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return ";".join(sorted(set(value))) or None
    if isinstance(value, (bool, list)):
        return json.dumps(value, ensure_ascii=False)
    return None if value is None else str(value)


def with_value(kind: str, field: str, claim: Plain, value: Any) -> Plain:
    """The claim with another value in a field; a place or country that is another has no coordinates that are known."""
    first, *rest = PATHS[kind][field]
    if not rest:
        return {**claim, first: value}
    inner = {**(claim.get(first) or {}), rest[0]: value}
    if field in ("place", "country"):
        inner |= {"latitude": None, "longitude": None}
    return {**claim, first: None if first in ("start", "end", "date") and value is None else inner}


def _seats(talk: Plain) -> Iterator[Plain]:
    """The rows of a talk; the second of one actor is numbered."""
    seen: dict[str, int] = {}
    for row in talk["participants"]:
        local = row["actor"]
        seen[local] = seen.get(local, 0) + 1
        yield {OWN: f"{talk[OWN]}/{local}" + (f"/{seen[local]}" if seen[local] > 1 else ""), **row}


def _by_content(claims: list[Plain], prefix: str) -> Iterator[tuple[str, Plain]]:
    """Claims with ids that stay as long as what they say does; equal claims are numbered."""
    seen: dict[str, int] = {}
    for claim in claims:
        dense = json.dumps(claim, sort_keys=True, separators=(",", ":"))
        own = prefix + sha256(dense.encode()).hexdigest()[:DIGEST]
        seen[own] = seen.get(own, 0) + 1
        yield own if seen[own] == 1 else f"{own}-{seen[own]}", claim
