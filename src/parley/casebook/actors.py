"""Actors of single reports -> who they are in the casebook: ids that last.

A report alone gives a likeness: a name, a country, whether it is a person. Likenesses are one actor where the name and
the country are the same, and a body that the codebook knows is one under all its names there; a name without a country
joins the only one of that name that has one, and a surname the only person of that surname and country. Crowds and
people without a name ("protesters", "a spokesman") are nobody beyond their report. All of it depends on which
likenesses there are, never on their order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parley.codebook.entries import Known
from parley.codebook.load import shipped_codebook
from parley.codebook.normal import normal

OF_REPORT = "@"
"""Stands in the id of an actor who exists in one report alone, before the report's digest."""

DIGEST = 12
"""Digits of the report's digest in such an id."""

LONGEST = 80
"""Characters of a name that go into an id."""

NAMES = frozenset({"name", "alias", "acronym"})
"""How the codebook names a body itself; a capital, a seat and a wing are more and less than it."""

BODIES = frozenset({"state", "government", "igo", "armed_group", "party", "ngo", "company", "media"})
"""Kinds whose common nouns are bodies: "foreign ministry" with its country is one thing, "protesters" are not."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Who an actor is by one report alone: `id` tells it from all others, `own` is the actor that it is by itself.

    `plain` is the name without case and accents, `surname` its last word where a person has more than one; `country` is
    a code, several joined by "-", or None where unknown.
    """

    id: str
    own: str
    plain: str
    surname: str | None
    country: str | None
    is_person: bool

    @property
    def is_whole(self) -> bool:
        """Whether it is nobody else, whatever other reports say."""
        if OF_REPORT in self.own:
            return True
        if self.is_person:
            return bool(self.country) == bool(self.surname)
        return bool(self.country)


def likeness_of(name: str, *, kind: str, country: str | tuple[str, ...] | None, report: str) -> Likeness:
    """The likeness of an actor of a report; `report` is the report's id.

    >>> likeness_of("Sergei Lavrov", kind="person", country="RUS", report="sha256:0").own
    'sergei-lavrov.rus'
    """
    plain = normal(name)
    countries = _set(country)
    codes = "-".join(sorted(countries)) or None
    own = _id(plain, countries)
    is_person, surname = kind == "person", None
    if _is_unnamed(name, kind, codes):
        own += OF_REPORT + report.removeprefix("sha256:")[:DIGEST]
    elif not is_person and (known := _known(name, countries)):
        own = _id(normal(known.name), _set(known.country) or countries)
    elif is_person and " " in plain:
        surname = plain.rsplit(" ", 1)[1]
    id = "|".join(("person" if is_person else "body", plain, codes or "", *own.split(OF_REPORT)[1:]))
    return Likeness(id, own, plain, surname, codes, is_person)


def actor_of(likeness: Likeness, others: Iterable[Likeness]) -> str:
    """The actor that a likeness is, among all `others` of its name or surname in the casebook."""
    if likeness.is_whole:
        return likeness.own
    if likeness.country is None:
        whole = {o.own for o in others if o.country and o.plain == likeness.plain and _same_sort(o, likeness)}
    else:
        whole = {o.own for o in others if o.surname == likeness.plain and o.country == likeness.country}
    return whole.pop() if len(whole) == 1 else likeness.own


def slug_of(plain: str) -> str:
    """A plain name as part of an id: letters, digits and hyphens."""
    return re.sub(r"[^\w]+", "-", plain)[:LONGEST].strip("-") or "nameless"


def _set(country: str | tuple[str, ...] | None) -> frozenset[str]:
    return frozenset([country] if isinstance(country, str) else country or ())


def _id(plain: str, countries: frozenset[str]) -> str:
    return ".".join(filter(None, (slug_of(plain), "-".join(sorted(countries)).lower())))


def _known(name: str, countries: frozenset[str]) -> Known | None:
    """The only entry of the codebook that has this name, in one of the countries where these are told."""
    named = [known for known in shipped_codebook().find(name) if known.via in NAMES]
    there = [known for known in named if not countries.isdisjoint(_set(known.country))]
    anywhere = [known for known in named if not known.country] if countries else [k for k in named if not k.generic]
    found = there or anywhere
    return found[0] if len(found) == 1 else None


def _is_unnamed(name: str, kind: str, codes: str | None) -> bool:
    """Whether a name is only a common noun that says nothing beyond its report."""
    is_common = name == name.lower() and not re.search(r"\d", name) and name != name.upper()
    return is_common and not (codes and kind in BODIES)


def _same_sort(a: Likeness, b: Likeness) -> bool:
    return a.is_person == b.is_person and OF_REPORT not in a.own
