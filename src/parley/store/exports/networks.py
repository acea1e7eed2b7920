"""Networks of actors as GraphML: who meets whom, who sits at one table with whom, who stands where.

Nodes and edges have typed attributes, and ids that lead back to the casebook.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx

from parley.store.exports.cells import Column, clean, parts_of
from parley.store.exports.conflicts import AWAY
from parley.store.exports.plain import Actor, Seat, load_actors, load_events, load_positions, load_rounds

THERE = frozenset({"attended", "attending", "withdrew"})
"""Attendance of those who came."""

WEIGHT = (
    Column("weight", "on how many the edge rests", kind="integer"),
    Column("first", "month of the first of them, or the year"),
    Column("last", "month of the last, or the year"),
)
CODEBOOK = {
    "contacts": (
        Column("edge", "both are of a round that took place, and neither stayed away", "who sat on which side"),
        *WEIGHT,
        Column("parley_id", "ids of the rounds"),
    ),
    "consultations": (
        Column("edge", "both are in an asserted CONSULT event", "direction; copies of one text"),
        *WEIGHT,
        Column("parley_id", "ids of the events"),
    ),
    "attendance": (
        Column("edge", "both are told to have come to a round that took place", "who sat on which side"),
        *WEIGHT,
        Column("parley_id", "ids of the rounds"),
    ),
    "positions": (
        Column("edge", "the actor has a position on the issue", "finer stances; copies of one text"),
        *WEIGHT,
        Column("agree", "those that are for it", kind="integer"),
        Column("disagree", "those that are against it", kind="integer"),
        Column("parley_id", "ids of the positions"),
        Column("mode", "of nodes: actor or issue", kind="choice"),
    ),
}
NODE = (
    Column("id", "of nodes: id of the actor in the casebook, or issue: and the issue"),
    Column("name", "of nodes: name"),
    Column("kind", "of nodes: kind of actor", kind="choice"),
    Column("country", "of nodes: first country", "further countries"),
)


def write(con: sqlite3.Connection, path: Path, table: str) -> None:
    """The network that `table` names."""
    actors = load_actors(con)
    drawn = {
        "contacts": _contacts,
        "attendance": _attendance,
        "consultations": _consultations,
        "positions": _positions,
    }[table]
    graph: nx.Graph = nx.Graph()
    for a, b, month, id, adding in drawn(con, actors):
        _tie(graph, (a, b), month, id=id, adding=adding)
    with path.open("wb") as file:
        nx.write_graphml(_ordered(graph), file, named_key_ids=True)


def codebook(table: str) -> tuple[Column, ...]:
    """What nodes and edges hold."""
    return NODE + CODEBOOK[table]


def _contacts(con: sqlite3.Connection, actors: dict[str, Actor]) -> Iterator[tuple[Any, ...]]:
    """As `parley ask contacts` has them."""
    return _rounds(con, actors, lambda seat: seat.attendance not in AWAY)


def _attendance(con: sqlite3.Connection, actors: dict[str, Actor]) -> Iterator[tuple[Any, ...]]:
    return _rounds(con, actors, lambda seat: seat.attendance in THERE)


def _consultations(con: sqlite3.Connection, actors: dict[str, Actor]) -> Iterator[tuple[Any, ...]]:
    for event in load_events(con, actors):
        if event.type == "CONSULT":
            for a, b in _pairs(doer.actor for doer in event.sources + event.targets):
                yield _node(a), _node(b), _month(event.date or event.report.published), event.id, ()


def _rounds(
    con: sqlite3.Connection, actors: dict[str, Actor], counts: Callable[[Seat], bool]
) -> Iterator[tuple[Any, ...]]:
    """The pairs of those that count in each round that took place."""
    for round in load_rounds(con, actors):
        if round.has_come_about:
            for a, b in _pairs(seat.actor for seat in round.seats if counts(seat)):
                yield _node(a), _node(b), _month(round.start or round.end), round.id, ()


def _positions(con: sqlite3.Connection, actors: dict[str, Actor]) -> Iterator[tuple[Any, ...]]:
    for position in load_positions(con, actors):
        for issue in position.issues:
            node = (f"issue:{issue}", {"name": issue, "mode": "issue"})
            id, named = _node(position.actor)
            adding = ("agree",) if position.agrees else ("disagree",)
            yield (id, {**named, "mode": "actor"}), node, _month(position.day), position.passage.claim, adding


def _pairs(actors: Iterable[Actor]) -> Iterator[tuple[Actor, Actor]]:
    unique = {actor.id: actor for actor in actors}
    return combinations([unique[id] for id in sorted(unique)], 2)


def _node(actor: Actor) -> tuple[str, dict[str, str]]:
    country = next(iter(actor.countries), None)
    named = {"name": clean(actor.name), "kind": actor.kind}
    return clean(actor.id), {**named, "country": country} if country else named


def _month(date: str | None) -> str | None:
    """The month of a date, or its year where no month is told."""
    year, month, _ = parts_of(date)
    return f"{year}-{month:02}" if month else str(year) if year else None


def _tie(graph: nx.Graph, pair: tuple[Any, Any], month: str | None, *, id: str, adding: tuple[str, ...]) -> None:
    """One more contact, round or position between two nodes."""
    for name, attributes in pair:
        graph.add_node(name, **attributes)
    (a, _), (b, _) = pair
    if not graph.has_edge(a, b):
        graph.add_edge(a, b, weight=0, parley_id="")
    edge = graph.edges[a, b]
    edge["parley_id"] = "; ".join(filter(None, (edge["parley_id"], id)))
    for count in ("weight", *adding):
        edge[count] = edge.get(count, 0) + 1
    if month:
        edge["first"] = min(month, edge.get("first", month))
        edge["last"] = max(month, edge.get("last", month))


def _ordered(graph: nx.Graph) -> nx.Graph:
    """The same with nodes, edges and attributes in alphabetical order."""
    ordered: nx.Graph = nx.Graph()
    for node in sorted(graph):
        ordered.add_node(node, **dict(sorted(graph.nodes[node].items())))
    for a, b in sorted(tuple(sorted(edge)) for edge in graph.edges):
        ordered.add_edge(a, b, **dict(sorted(graph.edges[a, b].items())))
    return ordered
