"""Actors of a report -> for whom each sits at a table: persons for their body, ministries for the state.

It depends on the report alone. Who has no body and no country sits for nobody but himself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

OF_STATE = frozenset({"state", "government"})
"""Kinds that act for a state; its ministries, offices and armies are `government`."""

STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "SPY", "COP"})
"""Sectors of persons who act for their state where the report names no body of theirs."""

NONE: Mapping[str, str] = MappingProxyType({})

STATE = "state:"
"""Stands before the code of a country in the id of a side that is a state."""


@dataclass(frozen=True, slots=True)
class Who:
    """An actor as one report describes it; `bodies` are actors that it is a member or an officer of, nearest first."""

    id: str
    kind: str
    country: str | None
    sectors: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def side_of(id: str, known: Mapping[str, Who], apart: Mapping[str, str] = NONE) -> str:
    """Whom an actor sits for: another actor's id, or "state:" and a country's code.

    `apart` has the sides of those who are known to sit for somebody else than their country's state.

    >>> side_of("lavrov.rus", {"lavrov.rus": Who("lavrov.rus", "person", "RUS", ("GOV",))})
    'state:RUS'
    """
    seen: set[str] = set()
    while (who := known.get(id)) and who.kind == "person" and id not in seen:
        seen.add(id)
        body = next((body for body in who.bodies if body in known and body not in seen), None)
        if body is None:
            return _state(who) if STATE_SECTORS & set(who.sectors) else id
        id = body
    if id in apart:
        return apart[id]
    return _state(who) if who and who.kind in OF_STATE else id


def _state(who: Who) -> str:
    """The state, where there is one."""
    return STATE + who.country if who.country and ";" not in who.country else who.id
