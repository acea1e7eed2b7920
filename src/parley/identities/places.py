"""A named place in, where it lies out; the reading chosen by the countries that the text speaks of."""

from __future__ import annotations

from parley.codebook.load import Codebook
from parley.identities.names import Named
from parley.parsed import Parsed
from parley.record import Place


def place_of(parsed: Parsed, codebook: Codebook, named: Named, spoken: set[str]) -> Place | None:
    """The place that a name stands for; a name that no gazetteer holds keeps its name alone."""
    form = parsed.says(named.start, named.end)
    evidence = (parsed.span(named.start, named.end),)
    state = next(
        (k for k in named.known if k.kind in ("state", "government") and k.via in ("name", "alias", "acronym")), None
    )
    if state is not None and isinstance(state.country, str):
        return Place(state.name, state.country, evidence=evidence)
    readings = codebook.places(form)
    if not readings:
        return Place(form, evidence=evidence) if named.kind == "PLACE" else None
    chosen = next((r for r in readings if r.country in spoken), readings[0])
    name = chosen.within or form
    venue = form if chosen.within else None
    return Place(name, chosen.country, venue, chosen.latitude, chosen.longitude, evidence)
