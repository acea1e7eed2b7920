"""A named place in, where it lies out; the reading chosen by the words beside it, else by the countries that the text
speaks of. A small namesake of a great city ("Moscow, Idaho") or of one where talks are often held ("Geneva, Illinois")
is meant only where the text says so.
"""

from __future__ import annotations

from dataclasses import replace

from parley.codebook.entries import PlaceReading
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.identities.names import Named
from parley.parsed import Parsed
from parley.record import Place

# A namesake smaller than the greatest by more than this is no rival: Moscow in Idaho has 25,000 people.
RIVAL = 12
# Letters of an acronym at most; longer words in capitals are shouted: "MOSCOW" in a dateline.
ACRONYM = 3
VENUES = frozenset(
    "hotel palace resort villa residence embassy headquarters airport airbase base castle church cathedral mosque "
    "monastery school university hall centre center club mansion compound estate lodge guesthouse ranch camp ship "
    "house office suburb courthouse stadium hospital theatre theater library museum restaurant barracks chateau manor "
    "retreat complex ministry parliament consulate farm hotel-casino".split()
)
TOWNS = frozenset("city town port village capital suburb district resort region province area".split())
BEARINGS = frozenset("in northern southern eastern western central north south east west the".split())
# States of America that share their name with a state of the world.
SHARED = frozenset({"georgia"})


def place_of(parsed: Parsed, codebook: Codebook, named: Named, spoken: set[str]) -> Place | None:
    """The place that a name stands for; a name that no gazetteer holds keeps its name alone."""
    form = parsed.says(named.start, named.end)
    evidence = (parsed.span(named.start, named.end),)
    if is_american(parsed, codebook, named):
        return Place(form, "USA", evidence=evidence)
    state = next(
        (k for k in named.known if k.kind in ("state", "government") and k.via in ("name", "alias", "acronym")), None
    )
    if state is not None and isinstance(state.country, str):
        return Place(state.name, state.country, evidence=evidence)
    readings = codebook.places(form)
    said = country_beside(parsed, codebook, named, readings)
    if not readings:
        return Place(form, said, evidence=evidence) if named.kind == "PLACE" else None
    chosen = next((r for r in readings if said is not None and r.country == said), None)
    if chosen is None:
        is_seat = (readings[0].country, normal(form)) in codebook.seats_of_talks
        chosen = readings[0] if is_seat else likeliest(readings, form, spoken)
    name = chosen.within or (form.title() if form.isupper() and len(form) > ACRONYM else form)
    venue = form if chosen.within else None
    return Place(name, chosen.country, venue, chosen.latitude, chosen.longitude, evidence)


def likeliest(readings: tuple[PlaceReading, ...], form: str, spoken: set[str]) -> PlaceReading:
    """The first reading, unless the text speaks of the country of a rival and not of the first's."""
    first = readings[0]
    if first.country in spoken:
        return first
    least = (first.population or 0) / RIVAL
    rivals = (r for r in readings[1:] if normal(r.name) == normal(form) or r.population is None)
    return next((r for r in rivals if r.country in spoken and (r.population or least) >= least), first)


def country_beside(parsed: Parsed, codebook: Codebook, named: Named, readings: tuple[PlaceReading, ...]) -> str | None:
    """The country that the words beside a place say: ", Lebanon", "in Lebanon", "the Lebanese city of", "Lebanon's"."""
    words, i = parsed.lower, named.end
    last = parsed.sentences[parsed.sentence_of[named.start]][1]
    if i + 1 < last and words[i] in (",", "in", "("):
        i += 1
        while i < last - 1 and words[i] in BEARINGS:
            i += 1
        found = _country_at(parsed, codebook, i, last, forward=True)
        if found == "GEO" and words[i] in SHARED and "GEO" not in {r.country for r in readings}:
            return "USA"
        if found is not None:
            return found
    start = named.start
    if start >= 2 and words[start - 1] in ("'s", "’s"):
        return _country_at(parsed, codebook, start - 1, 0, forward=False)
    if start >= 3 and words[start - 1] == "of" and words[start - 2] in TOWNS:
        return _country_at(parsed, codebook, start - 2, 0, forward=False)
    return None


def is_american(parsed: Parsed, codebook: Codebook, named: Named) -> bool:
    """Whether a name that a state of the world has too is the American one: "Atlanta, Georgia"."""
    words, start = parsed.lower, named.start
    if normal(parsed.says(named.start, named.end)) not in SHARED or start < 2:
        return False
    if words[start - 1] == "of" and words[start - 2] == "state":
        return True
    if words[start - 1] != ",":
        return False
    countries = {r.country for n in (1, 2) for r in codebook.places(parsed.says(max(0, start - 1 - n), start - 1))}
    return "USA" in countries and "GEO" not in countries


def is_venue(parsed: Parsed, codebook: Codebook, named: Named) -> bool:
    """Whether a name that no actor has is a venue's: "the Palais des Nations"."""
    return any(r.kind == "venue" for r in codebook.places(parsed.says(named.start, named.end))[:1])


def is_called_town(parsed: Parsed, named: Named) -> bool:
    """Whether a name follows the noun of a place: "the city of Tripoli"."""
    words, start = parsed.lower, named.start
    return start >= 2 and words[start - 1] == "of" and words[start - 2] in TOWNS


def at_venue(parsed: Parsed, place: Place, head: int) -> tuple[int, Place] | None:
    """The noun of a venue that a place name belongs to, with the place and its venue: "a Moscow hotel"; else None."""
    above = parsed.heads[head]
    if above == head or parsed.lemmas[above] not in VENUES or place.venue is not None:
        return None
    before = parsed.deps[head] in ("compound", "amod", "nmod:poss", "nmod:desc") and head < above
    after = parsed.deps[head] == "nmod" and parsed.marker(head) in ("in", "outside", "near", "at", "of")
    if not before and not after:
        return None
    first = above
    while first > 0 and parsed.heads[first - 1] == above and parsed.upos[first - 1] in ("ADJ", "NOUN", "PROPN"):
        first -= 1
    return above, replace(place, venue=parsed.says(first, above + 1))


def _country_at(parsed: Parsed, codebook: Codebook, i: int, last: int, *, forward: bool) -> str | None:
    """The country that up to three words from `i` on, or right before it, name: a state, its adjective or a region."""
    for size in (3, 2, 1):
        start, end = (i, i + size) if forward else (i - size, i)
        if start < 0 or (forward and end > last):
            continue
        form = parsed.says(start, end)
        known = next((k for k in codebook.find(form) if k.kind in ("state", "government")), None)
        if known is not None and isinstance(known.country, str) and known.via != "capital":
            return known.country
        regions = [r for r in codebook.places(form) if r.kind == "region"]
        if regions and form[0].isupper():
            return regions[0].country
    return None
