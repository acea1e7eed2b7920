"""A body that a report names in, whom it sits for at a table by what the codebook knows out."""

from __future__ import annotations

from functools import lru_cache
from typing import TypeAlias

from parley.codebook.entries import Known
from parley.codebook.load import shipped_codebook

Country: TypeAlias = str | tuple[str, ...] | None

REMEMBERED = 10_000
"""Names of which it is remembered whom they sit for."""


@lru_cache(REMEMBERED)
def entity_of(name: str, country: Country) -> Known | None:
    """The de facto entity that a body is, or the state or entity that speaks for a community; None for all others.

    >>> entity_of("Bosnian Serbs", "BIH").name
    'Republika Srpska'
    """
    for known in shipped_codebook().find(name):
        if known.country == country and known.kind == "community" and known.member_of:
            return shipped_codebook().entries[known.member_of[0]]
        if known.country == country and known.via in ("name", "alias", "acronym") and _is_apart(known):
            return known
    return None


def _is_apart(known: Known) -> bool:
    """Whether it is a de facto entity; rival governments of one state have no people or capital of their own."""
    state = shipped_codebook().states.get(known.id)
    return state is not None and state.status == "defacto" and bool(state.capitals or state.demonyms)
