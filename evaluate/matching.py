"""When something in a record is the same as something in gold: names, passages, and the pairing of lists.

Gold names actors by keys and quotes passages; a record names them by ids and offsets. Standard library only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeVar

Plain = Mapping[str, Any]
G = TypeVar("G")
P = TypeVar("P")

OF_THE_STATE = frozenset({"state", "government"})
"""Kinds of actor that may stand for the state as a whole."""

PART_OF_STATE = re.compile(r"\b(ministry|parliament|army|embassy|senate|police|court)\b")
"""Words of a name that make it one institution rather than the government as a whole."""


class ActorKeys:
    """From a record's actor ids to the keys of the gold file's actors; an actor that gold lacks is "?" and its name."""

    def __init__(self, gold: Plain, record: Plain) -> None:
        self.gold: Mapping[str, Plain] = gold.get("actors", {})
        self.found: dict[str, Plain] = {a["id"]: a for a in record.get("actors", [])}
        self.names = {key: {bare(name) for name in actor["names"]} for key, actor in self.gold.items()}
        self.of: Callable[[str], str] = cache(self._key)

    def all_of(self, ids: Any) -> set[str]:
        """Keys of one id, several, or none."""
        return {self.of(i) for i in listed(ids)}

    def with_bodies(self, actor_id: str) -> set[str]:
        """Keys of an actor and of the bodies whose member it is."""
        return self.all_of([actor_id, *self.found.get(actor_id, {}).get("member_of", [])])

    def _key(self, actor_id: str) -> str:
        actor = self.found.get(actor_id, {"name": str(actor_id)})
        name = bare(actor.get("name"))
        exact = (key for key, names in self.names.items() if name in names)
        return next(exact, None) or self._state(actor, name) or self._person(actor, name) or f"?{name}"

    def _state(self, actor: Plain, name: str) -> str | None:
        """The gold state whose general names are all one, where this is a state or its government as a whole."""
        whole = actor.get("kind") in OF_THE_STATE and set(actor.get("sectors") or ["GOV"]) == {"GOV"}
        if not whole or PART_OF_STATE.search(name):
            return None
        countries = set(listed(actor.get("country")))
        shared = (k for k, a in self.gold.items() if a.get("generic") and countries & set(listed(a.get("country"))))
        return next(shared, None)

    def _person(self, actor: Plain, name: str) -> str | None:
        """The gold person with the same last name, where one full name has all words of the other."""
        if actor.get("kind") != "person" or not name:
            return None
        for key, names in self.names.items():
            if self.gold[key].get("kind") == "person" and any(_same_person(name.split(), n.split()) for n in names):
                return key
        return None


def bare(name: str | None) -> str:
    """A name without accents, case, punctuation, possessive or leading article."""
    folded = unicodedata.normalize("NFKD", name or "").casefold().replace("’s", "").replace("'s", "")
    unaccented = "".join(c for c in folded if not unicodedata.combining(c))
    words = " ".join(re.sub(r"[^\w ]", " ", unaccented).split())
    return re.sub(r"^(the|a|an) ", "", words)


def alike(one: str | None, other: str | None) -> bool:
    """Whether all words of one name are among the other's."""
    a, b = set(bare(one).split()), set(bare(other).split())
    return bool(a and b) and (a <= b or b <= a)


def listed(value: Any) -> list[Any]:
    """None as no value, a single value as a list of one."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


QUOTATION_MARKS = {c: f"[{marks}]" for marks in ('"“”', "'‘’") for c in marks}


def quote_span(text: str, quote: str) -> tuple[int, int] | None:
    """Where `quote` first stands in `text`, whatever its white space and style of quotation marks; None: nowhere."""
    words = ("".join(QUOTATION_MARKS.get(c, re.escape(c)) for c in word) for word in quote.split())
    found = re.search(r"\s+".join(words), text)
    return found.span() if found else None


def quote_characters(text: str, quote: str) -> set[int]:
    """The offsets of the characters of `quote` in `text`."""
    span = quote_span(text, quote)
    return characters([span] if span else [])


def characters(spans: Iterable[Sequence[int]]) -> set[int]:
    """The offsets that half-open spans cover."""
    return {offset for start, end in spans for offset in range(start, end)}


def overlap(one: set[Any], other: set[Any]) -> float:
    """Intersection over union, 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0


def share_of_shorter(one: set[int], other: set[int]) -> float:
    """Intersection over the smaller of the two, 0 to 1."""
    return len(one & other) / max(1, min(len(one), len(other)))


def pair(
    golds: Sequence[G], found: Sequence[P], likeness: Callable[[G, P], float], *, least: float
) -> list[tuple[int, int]]:
    """Greedy one-to-one pairs of indices, likest first and then in order, none below `least`."""
    likest = sorted((-likeness(g, p), i, j) for i, g in enumerate(golds) for j, p in enumerate(found))
    pairs: list[tuple[int, int]] = []
    taken_golds, taken_found = set(), set()
    for unlikeness, i, j in likest:
        if -unlikeness >= least and i not in taken_golds and j not in taken_found:
            pairs.append((i, j))
            taken_golds.add(i)
            taken_found.add(j)
    return pairs


def _same_person(one: list[str], other: list[str]) -> bool:
    if not one or not other or one[-1] != other[-1]:
        return False
    return set(one) <= set(other) or set(other) <= set(one)
