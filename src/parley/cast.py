"""Who is who in one text: what `identities/` hands to `claims/`. Standard library only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from parley.record import Actor, ActorId, Place


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody or something that is no actor and is mentioned again; `heads` are the mentions' head words, in order."""

    heads: tuple[int, ...]
    is_person: bool


@dataclass(frozen=True)
class Cast:
    """The actors of a text and which words refer to them.

    `at` maps the head word of a mention to the actors it refers to ("both sides": two). `spokes` holds words that name
    a mouthpiece ("a ministry spokesman"), which refer to the body they speak for. `unnamed` holds words that describe
    people without name or office ("officials", "a diplomat"). `places` maps the last word of a place name to the place.
    `others` are those that are no actors: "a waiter ... he". `loose` are groups without a name ("the bishops"), which a
    record keeps only where a claim needs them. `voices` are those of them that are somebody only because they speak
    ("the organisers"): no party to anything. `beside` maps words that name somebody in passing ("Australian" of "an
    Australian ultimatum", "refugees" of "Cuban refugees", "Bosnia" of "sent troops to Bosnia") to actors; those of them
    that the text names in no other way are `bystanders`, likewise kept only where a claim needs them.
    """

    actors: tuple[Actor, ...]
    at: Mapping[int, tuple[ActorId, ...]]
    unnamed: frozenset[int] = frozenset()
    spokes: frozenset[int] = frozenset()
    places: Mapping[int, Place] | None = None
    others: tuple[Other, ...] = ()
    loose: frozenset[ActorId] = frozenset()
    voices: frozenset[ActorId] = frozenset()
    bystanders: tuple[Actor, ...] = ()
    beside: Mapping[int, tuple[ActorId, ...]] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[ActorId, Actor]:
        """The actors by id."""
        return {a.id: a for a in (*self.actors, *self.bystanders)}

    @cached_property
    def without_voices(self) -> Cast:
        """The same cast as if those who only speak were nobody."""
        at = {w: kept for w, ids in self.at.items() if (kept := tuple(a for a in ids if a not in self.voices))}
        people = {w for w in self.at.keys() - at.keys() if self.by_id[self.at[w][0]].kind in ("person", "community")}
        return replace(self, at=at, voices=frozenset(), unnamed=self.unnamed | people)

    def body_of(self, actor: ActorId) -> ActorId:
        """The body that a person acts for; the actor itself where it is none or no person."""
        found = self.by_id[actor]
        return found.member_of[0] if found.kind == "person" and found.member_of else actor
