"""A name or an office with a date in, what the codebook's dated offices say out: who held it, or that it is past."""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.entries import Holding, Known
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.codebook.times import bounds
from parley.identities.spelling import holder_alike

# Offices that a person is remembered by, whatever came after.
HIGHEST = frozenset(
    {"president", "prime minister", "chancellor", "king", "queen", "supreme leader", "secretary-general"}
)


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in the codebook: `office` with its `body` (a state, an organisation, a group).

    `time` says how the office stands to the date: "now", "past", "future", or "unknown" where no date was given.
    """

    person: str
    office: str
    body: Known
    time: str
    wikidata: str | None = None

    @property
    def country(self) -> str | tuple[str, ...] | None:
        """The country served; None for those who serve an organisation of states."""
        return None if self.body.kind == "igo" else self.body.country


def holder_named(
    codebook: Codebook, name: str, *, date: str | None, title: str | None = None, country: str | None = None
) -> Holder | None:
    """Who a name means at `date` (ISO, may be partial), full or a surname alone.

    `title` ("foreign minister") and `country` narrow the choice. The office held at the date comes first, else the last
    one before it, else the first one after it. None where several people are as likely.
    """
    if not codebook.offices_of(name, None):
        name = holder_alike(codebook, name) or name
    held = [h for h in codebook.offices_of(name, None) if h.country in codebook.entries]
    if country is not None:
        held = [h for h in held if country in countries_of(codebook.entries[h.country])] or held
    now = [h for h in held if date is not None and h in codebook.offices_of(name, date)]
    if title is not None:
        titled = [h for h in held if codebook.office_of(title, h.country) == codebook.office_of(h.office, h.country)]
        held, now = titled or held, [h for h in now if h in titled] or ([] if titled else now)
    chosen = now or _nearest(held, date)
    if len({h.person for h in chosen}) > 1:
        chosen = [h for h in chosen if normal(h.office) in HIGHEST] or chosen
    if len({h.person for h in chosen}) != 1 and len({h.country for h in chosen}) != 1:
        return None
    if not chosen:
        return None
    time = "unknown" if date is None else "now" if now else "past" if _is_past(chosen[0], date) else "future"
    return _holder(codebook, chosen[0], time, one_person=len({h.person for h in chosen}) == 1, name=name)


def holder_of(codebook: Codebook, title: str, body: str, date: str | None) -> Holder | None:
    """Who held an office of a state or body (an id) at `date`; None without a date or where several or none did."""
    if date is None or body not in codebook.entries:
        return None
    people = codebook.holders(title, body, date)
    if len(people) != 1:
        return None
    office = codebook.office_of(title, body)
    return Holder(people[0], _written(codebook, office), codebook.entries[body], "now")


def countries_of(known: Known) -> tuple[str, ...]:
    """The countries of an entry as a tuple."""
    return known.country if isinstance(known.country, tuple) else (known.country,) if known.country else ()


def _nearest(held: list[Holding], date: str | None) -> list[Holding]:
    """Offices ended last before a date, else those that began first after it; all of them without a date."""
    if date is None or not held:
        return held
    past = [h for h in held if _is_past(h, date)]
    if past:
        highest = max(
            past, key=lambda h: (len(h.country) == 3 and h.country.isupper(), h.office in HIGHEST, h.end or "")
        )
        return [h for h in past if (h.country, h.end) == (highest.country, highest.end)]
    first = min(held, key=lambda h: h.start or "")
    return [h for h in held if h.start == first.start]


def _is_past(holding: Holding, date: str) -> bool:
    return holding.end is not None and bounds(holding.end)[1] < bounds(date)[0]


def _holder(codebook: Codebook, holding: Holding, time: str, *, one_person: bool, name: str) -> Holder:
    """`name` stays as it is where several people of one country have it."""
    person = holding.person if one_person else name
    office = _written(codebook, normal(holding.office))
    return Holder(person, office, codebook.entries[holding.country], time, holding.wikidata)


def _written(codebook: Codebook, office: str) -> str:
    """The key of an office as its title is written: "secretary-general"."""
    title = codebook.role_nouns.get(office)
    return title.title if title is not None else office
