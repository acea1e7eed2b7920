"""Two records of one text -> what the second gains and loses, and the second with the ids of the first.

Judgements and citations name claims by their ids; so a claim that is read again, as it was or somewhat differently,
keeps its id, and the id of one that is gone is not given to another.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from parley.store.records import Plain

KINDS = ("actors", "talks", "statements", "positions", "events", "figures", "relations", "conflicts")
"""What is counted, in the order of the record."""

Names: TypeAlias = dict[str, str]

STRETCH = 500
LONGEST = 5_000
MOST = 20
"""Characters by which passages are looked up, of a passage, and passages of a claim that are compared: enough to tell
claims apart, and a bound to the work for a book."""

# What names another claim of the same record, and so says nothing by itself.
_HANGING = frozenset({"id", "links", "statement", "chain", "member_of", "mentions"})
_PREFIX = {"actors": "a", "talks": "t", "statements": "s", "events": "e"}
_SAME = {"actors": "name", "events": "type"}
"""What two claims must have in common, beside a passage, to be one read twice."""


@dataclass(frozen=True, slots=True)
class Change:
    """How many claims of a kind there were, are, came and went."""

    before: int
    after: int
    gained: int
    lost: int


def changes(old: Plain, new: Plain) -> dict[str, Change]:
    """For each kind of claim what the new record gains and loses; a claim that changed is lost and gained."""
    found = {}
    for kind in KINDS:
        before, after = _said(old, kind), _said(new, kind)
        gained, lost = (after - before).total(), (before - after).total()
        found[kind] = Change(before.total(), after.total(), gained, lost)
    return found


def with_lasting_ids(new: Plain, old: Plain) -> Plain:
    """The new record, its claims under the ids that they have in the old one."""
    ids = {kind: _ids(new[kind], old[kind], kind) for kind in _PREFIX}
    actors, statements, talks = ids["actors"], ids["statements"], ids["talks"]
    renamed = {
        **new,
        "actors": [_renamed(a, actors, actors) for a in new["actors"]],
        "talks": [_talk(t, actors, talks) for t in new["talks"]],
        "statements": [_statement(s, actors, statements) for s in new["statements"]],
        "events": [_renamed(e, actors, ids["events"]) for e in new["events"]],
        "positions": [_position(p, actors, statements) for p in new["positions"]],
    }
    return {**renamed, **{kind: _actors_in(new[kind], actors) for kind in ("figures", "relations", "conflicts")}}


def _said(record: Plain, kind: str) -> Counter[str]:
    """What the claims of a kind say, actors by name, each as one string."""
    names = {actor["id"]: actor["name"] for actor in record["actors"]}
    plain = (_actors_in({k: v for k, v in claim.items() if k not in _HANGING}, names) for claim in record[kind])
    return Counter(json.dumps(claim, sort_keys=True) for claim in plain)


def _ids(new: list[Plain], old: list[Plain], kind: str) -> Names:
    """The lasting id for each new claim's id: of the old claim that shares most text with it, else a fresh one."""
    same = _SAME.get(kind, "")
    pairs = sorted(
        (-shared, o, n)
        for n, o in _near(new, old)
        if new[n].get(same) == old[o].get(same) and (shared := _shared(new[n], old[o]))
    )
    ids: dict[int, str] = {}
    taken: set[int] = set()
    for _, o, n in pairs:
        if n not in ids and o not in taken:
            ids[n] = old[o]["id"]
            taken.add(o)
    fresh = _fresh({claim["id"] for claim in old}, _PREFIX[kind])
    return {claim["id"]: ids[n] if n in ids else next(fresh) for n, claim in enumerate(new)}


def _near(new: list[Plain], old: list[Plain]) -> set[tuple[int, int]]:
    """The pairs of claims that may share text: both have a passage in one stretch of it."""
    held: dict[int, set[int]] = defaultdict(set)
    for o, claim in enumerate(old):
        for stretch in _stretches(claim):
            held[stretch].add(o)
    return {(n, o) for n, claim in enumerate(new) for stretch in _stretches(claim) for o in held.get(stretch, ())}


def _stretches(claim: Plain) -> set[int]:
    """The stretches of text, each of `STRETCH` characters, that a claim's passages touch."""
    return {n for start, end in _passages(claim) for n in range(start // STRETCH, end // STRETCH + 1)}


def _shared(a: Plain, b: Plain) -> int:
    """Characters of the text that both claims rest on, those of equal passages twice."""
    ours, theirs = _passages(a), _passages(b)
    common = sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in ours for y in theirs)
    return common + sum(end - start for start, end in set(ours) & set(theirs))


def _passages(claim: Plain) -> list[tuple[int, int]]:
    spans = [claim["span"]] if "span" in claim else claim.get("evidence") or claim.get("mentions", ())
    return [(start, min(end, start + LONGEST)) for start, end in spans[:MOST]]


def _fresh(used: set[str], prefix: str) -> Iterator[str]:
    """Ids that were never given: numbers beyond the largest."""
    numbers = [int(found[1]) for id in used if (found := re.fullmatch(rf"{prefix}(\d{{1,9}})", id))]
    number = max(numbers, default=0)
    while True:
        number += 1
        yield f"{prefix}{number}"


def _renamed(claim: Plain, actors: Names, ids: Names) -> Plain:
    named: Plain = _actors_in({key: value for key, value in claim.items() if key != "id"}, actors)
    return {"id": ids[claim["id"]], **named}


def _talk(talk: Plain, actors: Names, talks: Names) -> Plain:
    renamed = _renamed(talk, actors, talks)
    if "links" in renamed:
        renamed["links"] = [{**link, "to": talks.get(link["to"], link["to"])} for link in renamed["links"]]
    return renamed


def _statement(statement: Plain, actors: Names, statements: Names) -> Plain:
    renamed = _renamed(statement, actors, statements)
    if "chain" in renamed:
        renamed["chain"] = [statements.get(id, id) for id in renamed["chain"]]
    return renamed


def _position(position: Plain, actors: Names, statements: Names) -> Plain:
    renamed: Plain = _actors_in(position, actors)
    if renamed.get("statement"):
        renamed["statement"] = statements.get(renamed["statement"], renamed["statement"])
    return renamed


WHO = frozenset(
    {"actor", "speaker", "members", "member_of", "on_behalf_of", "according_to", "toward", "addressee", "source"}
    | {"target", "of", "a", "b"}
)
"""Keys under which actors are named by their ids."""


def _actors_in(value: Any, names: Names, key: str = "") -> Any:
    """The same with actors under other names."""
    if isinstance(value, dict):
        return {k: _actors_in(v, names, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_actors_in(v, names, key) for v in value]
    return names.get(value, value) if key in WHO and isinstance(value, str) else value
