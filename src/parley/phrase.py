"""A phrase that names somebody, and the answer to it: what `parley actors` takes and gives. Standard library only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from parley.record import Actor, to_plain


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name somebody ("the Colombian president"), with what helps to tell whom.

    `date` is ISO and may be partial; `context` is the text around the words, in which they are looked up. `key` is the
    input's own id, kept as it came.
    """

    text: str
    date: str | None = None
    context: str | None = None
    key: Any = None


@dataclass(frozen=True, slots=True)
class Naming:
    """A phrase with the actors that it names, in its order; none where it names nobody."""

    phrase: Phrase
    actors: tuple[Actor, ...]

    def to_dict(self) -> dict[str, Any]:
        """As plain JSON types; of an actor every key but those that only a record's actors have."""
        return {"id": self.phrase.key, "actors": [_plain(actor) for actor in self.actors]}


def _plain(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "country": to_plain(actor.country),
        "sectors": list(actor.sectors),
        "titles": to_plain(actor.titles),
        "wikidata": actor.wikidata,
    }
