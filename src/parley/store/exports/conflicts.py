"""What tables of negotiations ask of a round: its conflict, its third parties, who of the parties is local."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.store.exports.cells import listed
from parley.store.exports.plain import STATE_KINDS, Actor, Round, Seat

ARMED = frozenset({"REB", "MIL", "UAF", "PRM"})
"""Sectors of those who bear arms."""

AWAY = frozenset({"declined", "disinvited", "excluded", "absent"})
"""Attendance of those who were not there."""

MEDIATING = ("mediator", "facilitator", "convener")


def at_the_table(round: Round, *roles: str) -> tuple[Seat, ...]:
    """The delegations in some roles, but for those that stayed away or were kept out."""
    return tuple(seat for seat in round.seated(*roles) if seat.attendance not in AWAY)


def third_parties(round: Round) -> tuple[Seat, ...]:
    """Who mediates, facilitates or convenes; where nobody does, the hosts that are no party's side."""
    sides = {seat.side for seat in round.seated("party")}
    found = at_the_table(round, *MEDIATING) or at_the_table(round, "host")
    return tuple(seat for seat in found if seat.side not in sides)


def sides(seats: Iterable[Seat]) -> tuple[tuple[str, tuple[Seat, ...]], ...]:
    """The sides of some delegations, each with its name and delegations: a state and its government are one.

    A side is called as its only body at the table or as the state, else as the one for whom all of them sit.
    """
    found: dict[str, list[Seat]] = {}
    for seat in seats:
        found.setdefault(seat.side, []).append(seat)
    return tuple((_side_name(side), tuple(side)) for side in found.values())


def side_names(seats: Iterable[Seat]) -> str | None:
    """The names of the sides of some delegations in one cell; None for none."""
    return listed(name for name, _ in sides(seats))


def conflict_country(round: Round) -> str | None:
    """The one country of the armed groups, parties and communities at the table, else of all parties; None if open."""
    parties = [seat.actor for seat in at_the_table(round, "party")]
    inner = [actor for actor in parties if actor.kind not in STATE_KINDS and actor.kind != "person"]
    return _shared(inner) or _shared(parties)


def local_parties(round: Round) -> tuple[Seat, ...]:
    """The parties of the conflict's country; none where the country is open."""
    country = conflict_country(round)
    return tuple(seat for seat in at_the_table(round, "party") if country and country in seat.actor.countries)


def is_belligerent(actor: Actor) -> bool:
    """Whether it is an armed side by what it is: a state, its government or army, an armed group."""
    return actor.kind in STATE_KINDS or actor.kind == "armed_group" or not ARMED.isdisjoint(actor.sectors)


def agreement(round: Round) -> int | None:
    """1 for an agreement, also in part, 0 for an outcome that is none, None where the outcome is unknown."""
    if round.outcome in ("agreement", "partial"):
        return 1
    return 0 if round.outcome in ("none", "walkout", "continue") else None


def persons(seat: Seat) -> Iterator[Actor]:
    """The persons of a delegation: its actor, or its named delegates."""
    yield from (actor for actor in (seat.actor, *seat.members) if actor.kind == "person")


def _side_name(seats: list[Seat]) -> str:
    bodies = [seat.actor for seat in seats if seat.actor.kind != "person"]
    named = bodies if len(bodies) == 1 else [actor for actor in bodies if actor.kind == "state"]
    return named[0].name if named else seats[0].side_name


def _shared(actors: list[Actor]) -> str | None:
    """The country that all actors have alone or in common."""
    common = set.intersection(*(set(actor.countries) for actor in actors)) if actors else set()
    return common.pop() if len(common) == 1 else None
