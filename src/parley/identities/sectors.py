"""What somebody is and whose in, the sectors of PLOVER out: "Taliban negotiator" is REB, "UN general" IGO and MIL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from parley.codebook.load import Codebook
from parley.identities.roles import Role, role_called
from parley.record import Actor, ActorId

ARMED = frozenset({"MIL", "PRM", "UAF", "REB"})
# Nouns that belong to a state's people as well as to its government.
OPEN = frozenset("group organisation organization movement network faction alliance coalition front".split())
# Offices that are elites once they are past (PLOVER manual, table of sectors).
OFFICES = frozenset({"GOV", "LEG", "JUD", "SPY", "COP", "IGO", "ELI"})
# Who follows a ruler is no part of his government, and of the opposition once he has fallen.
FOLLOWING = frozenset("supporter follower loyalist sympathiser sympathizer".split())
FORMER = frozenset("former ex ousted deposed onetime erstwhile".split())


def sectors_for(
    role: Role, kind: str, sectors: tuple[str, ...], *, of_state: bool, known: bool = True
) -> tuple[str, ...]:
    """The sectors of a role that belongs to an actor of a kind and sectors.

    `of_state`: it belongs to a state or its government as a whole; `known`: the codebook has the actor.
    """
    own = role.sectors
    if of_state:
        return own or (("GOV",) if role.vague and role.title not in OPEN else ())
    if not sectors:
        return own
    if kind == "armed_group":
        return sectors
    if kind == "igo":
        return ("IGO", *(s for s in own if s in ("MIL", "COP")))
    if kind == "community":
        return _of_people(role, sectors) if known else own or ("GOV",)
    if role.title in FOLLOWING and kind == "person":
        return ("OPP",) if sectors == ("ELI",) else ("CVL",) if sectors == ("GOV",) else sectors
    armed = bool(set(own) & ARMED)
    if kind == "person" and (armed or not role.vague):
        return sectors if armed and not set(sectors) & {"GOV", "ELI"} else own
    if kind == "party" and armed:
        return ("REB",)
    return sectors if role.vague or not own else own


def sectors_of_person(person: Actor, others: Mapping[ActorId, Actor], codebook: Codebook) -> tuple[str, ...]:
    """The sectors of a person of a report: by the first title that has any, else those of the body that he serves."""
    for title in person.titles:
        words = title.title.replace("-", " ").split()
        role = next(
            (r for n in range(len(words)) if (r := role_called(" ".join(words[n:]), codebook)) is not None), None
        )
        if role is None:
            continue
        owner = others.get(title.of) if title.of else None
        found = (
            role.sectors if owner is None else sectors_for(role, owner.kind, owner.sectors, of_state=is_state(owner))
        )
        # Whoever no longer serves a body is no member of it.
        left = owner is not None and owner.kind != "person" and owner.id not in person.member_of
        if (left or FORMER & set(words)) and set(found) <= OFFICES:
            return ("ELI",)
        if found:
            return found
    served = (others[i] for i in person.member_of if i in others)
    return next((s.sectors for s in served if s.sectors), person.sectors)


def with_sectors(actors: tuple[Actor, ...], codebook: Codebook) -> tuple[Actor, ...]:
    """The actors of a report, persons with their sectors, peoples of several countries in the one that it speaks of."""
    others = {a.id: a for a in actors}
    spoken = {a.country for a in actors if a.kind == "state" and isinstance(a.country, str)}
    done = []
    for actor in actors:
        if actor.kind == "person" and not actor.sectors:
            actor = replace(actor, sectors=sectors_of_person(actor, others, codebook))
        if actor.kind == "community" and isinstance(actor.country, tuple):
            inside = tuple(c for c in actor.country if c in spoken)
            actor = replace(actor, country=inside[0]) if len(inside) == 1 else actor
        done.append(actor)
    return tuple(done)


def is_state(actor: Actor) -> bool:
    """Whether an actor is a state or its government as a whole."""
    return actor.kind == "state" or (actor.kind == "government" and set(actor.sectors) <= {"GOV"})


def _of_people(role: Role, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Of an ethnic community: its soldiers are no state's, its leaders hold no office."""
    if "MIL" in role.sectors:
        return ("REB",)
    return role.sectors or (("ELI",) if role.title == "leader" else sectors)
