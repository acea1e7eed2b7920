"""Actors in, bodies that a common noun names called after their state out: "Norwegian foreign ministry".

"Its foreign ministry" and "the police" are whose the record says; the name alone must say it too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parley.codebook.entries import State
from parley.codebook.load import Codebook
from parley.record import Actor, ActorId


def with_owners_name(actors: tuple[Actor, ...], owned: frozenset[ActorId], codebook: Codebook) -> tuple[Actor, ...]:
    """Actors, the lower-case bodies among those `owned` by a state with its adjective before their name."""
    by_id = {a.id: a for a in actors}
    return tuple(_named(actor, by_id, codebook) if actor.id in owned else actor for actor in actors)


def _named(actor: Actor, by_id: Mapping[ActorId, Actor], codebook: Codebook) -> Actor:
    if actor.kind != "government" or not actor.name.islower() or not isinstance(actor.country, str):
        return actor
    state = codebook.states.get(actor.country)
    if state is None or not state.demonyms or not any(_is_state(by_id[m]) for m in actor.member_of):
        return actor
    return replace(actor, name=f"{_adjective(state)} {actor.name}")


def _is_state(actor: Actor) -> bool:
    return actor.kind in ("state", "government") and set(actor.sectors) <= {"GOV"}


def _adjective(state: State) -> str:
    """The first adjective that the codebook lists: "Norwegian"."""
    return state.demonyms[0].lstrip("=")
