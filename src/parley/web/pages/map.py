"""Where rounds were: points on outlines that come with the desk, and the same places in a table."""

from __future__ import annotations

from dataclasses import dataclass

from parley.store.questions import ask
from parley.store.questions.ask import Answer
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View


@dataclass(frozen=True, slots=True)
class Place:
    """A place of rounds; coordinates in degrees, None where the codebook does not know them."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    rounds: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Map:
    """Places with the most rounds first; `nowhere` counts rounds of no known place."""

    asked: Asked
    places: tuple[Place, ...]
    nowhere: int

    @property
    def rounds(self) -> tuple[Answer | None, ...]:
        """All rounds that were found, None for those of no known place."""
        return (*(round for place in self.places for round in place.rounds), *(None,) * self.nowhere)


def map_of(con: Reader, asked: Filtered) -> Map:
    """The places of the rounds that fit the filters."""
    found: dict[tuple[str, str | None], list[Answer]] = {}
    nowhere = 0
    for round in ask(con, "talks", asked.filters):
        place = round["place"]
        if place["name"]:
            found.setdefault((place["name"], place["country"]), []).append(round)
        else:
            nowhere += 1
    places = (_place(name, country, rounds) for (name, country), rounds in found.items())
    return Map(asked, tuple(sorted(places, key=lambda place: (-len(place.rounds), place.name))), nowhere)


def _place(name: str, country: str | None, rounds: list[Answer]) -> Place:
    at = next((r["place"] for r in rounds if r["place"]["latitude"] is not None), rounds[0]["place"])
    kept = ("id", "name", "format", "status", "start", "place")
    return Place(name, country, at["latitude"], at["longitude"], tuple({key: r[key] for key in kept} for r in rounds))


VIEW = View(
    "map",
    "/map",
    map_of,
    rows=lambda page: (
        {
            "place": p.name,
            "country": p.country,
            "latitude": p.latitude,
            "longitude": p.longitude,
            "rounds": len(p.rounds),
        }
        for p in page.places
    ),
)
