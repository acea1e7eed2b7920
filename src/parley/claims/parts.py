"""A word of a clause in, the actors that it names out: the doers and those done to, of any pattern.

"Senior Hungarian officials" are Hungary where nobody nearer is meant; "a member of the junta" the junta.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from parley.cast import Cast
from parley.parsed import Parsed
from parley.record import ActorId

WITHIN = frozenset({"amod", "compound", "nmod:poss", "appos", "flat", "nmod:desc", "nmod", "conj", "nmod:unmarked"})
OF = frozenset(
    {"of", "from", "", "for", "in", "between", "among", "'s", "’s", "'", "’", "within", "inside", "representing"}
)
OWNING = frozenset({"amod", "compound", "nmod:poss", "nmod:desc"})
DEPTH = 3  # phrases within phrases
# Kinds of actors that a place stands for: none, states alone, or the people of a town too.
NO_GROUND: frozenset[str] = frozenset()
STATES = frozenset({"state", "government"})
ALL_GROUND = STATES | {"community"}


class Parts:
    """Which actors the words of one text name."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast
        self._bodies: dict[ActorId, ActorId] = {}
        self._levels: dict[tuple[int, ...], tuple[tuple[int, ...], ...]] = {}

    def named(self, words: Iterable[int]) -> tuple[ActorId, ...]:
        """The actors that heads of phrases name, in order, each once."""
        return tuple(dict.fromkeys(a for w in words for a in self._of(w)))

    def _of(self, word: int, depth: int = 0) -> Iterator[ActorId]:
        """The actors of a phrase: those of its head, else of what describes the head."""
        at = self._beside(word) or self.cast.at.get(word)
        if at:
            yield from at
            return
        if depth == DEPTH or (word in self.cast.unnamed and not self.parsed.children[word]):
            return
        p = self.parsed
        for c in p.children[word]:
            if p.deps[c] in WITHIN and (p.deps[c] != "nmod" or p.marker(c) in OF):
                yield from self._of(c, depth + 1)

    def nearest(
        self,
        words: Iterable[int],
        without: Iterable[ActorId],
        *,
        grounds: frozenset[str] = NO_GROUND,
        anybody: bool = False,
        depth: int = 2 * DEPTH,
    ) -> tuple[ActorId, ...]:
        """The first actors met going down from some words, level by level, others than those of `without`.

        Of one level whose a thing is goes before what else is said of it. `grounds` are the kinds of places that count
        as those who live there; unless `anybody` will do, people in passing must be of a known country. `depth` is the
        number of levels, 6 at most.
        """
        levels = self._naming(tuple(words))[:depth]
        if not levels:
            return ()
        shut = {*without, *(() if anybody else self._stateless)}
        for level in levels:
            met = [(w, a) for w in level for a in self._met(w, grounds) if a not in shut]
            if met:
                owning = [a for w, a in met if self.parsed.deps[w] in OWNING]
                return tuple(dict.fromkeys(owning or [a for _, a in met]))
        return ()

    def names_anybody(self, words: tuple[int, ...]) -> bool:
        """Whether some words or those below them name an actor."""
        return bool(self._naming(words))

    def _naming(self, words: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
        """Some words and those below them that name anybody, level by level down to the last that has one."""
        if words not in self._levels:
            p, at, beside = self.parsed, self.cast.at, self.cast.beside
            found, last, level = list[tuple[int, ...]](), 0, list(words)
            while level and len(found) < 2 * DEPTH:
                found.append(tuple([w for w in level if w in at or w in beside]))
                last = len(found) if found[-1] else last
                level = [c for w in level for c in p.children[w] if p.deps[c] != "punct"]
            self._levels[words] = tuple(found[:last])
        return self._levels[words]

    def _met(self, word: int, grounds: frozenset[str]) -> tuple[ActorId, ...]:
        return self._beside(word, grounds) or self.cast.at.get(word, ())

    def _beside(self, word: int, grounds: frozenset[str] = NO_GROUND) -> tuple[ActorId, ...]:
        """Whom a word names in passing; a place only where places of its kind count."""
        found = self.cast.beside.get(word, ())
        if found and word in (self.cast.places or {}):
            return tuple(a for a in found if self.cast.by_id[a].kind in grounds)
        return found

    def own(self, actors: Iterable[ActorId]) -> frozenset[ActorId]:
        """Actors with the bodies that they act for and the unnamed groups that act for these: "its troops"."""
        bodies = {*actors, *self.with_bodies(actors)}
        return frozenset(bodies.union(*[self._acting_for[b] for b in bodies if b in self._acting_for]))

    def with_bodies(self, actors: Iterable[ActorId]) -> tuple[ActorId, ...]:
        """Actors with the bodies that the persons and unnamed groups among them act for."""
        return tuple(dict.fromkeys(b for a in actors for b in (a, self._body(a))))

    def _body(self, actor: ActorId) -> ActorId:
        if actor not in self._bodies:
            body = self.cast.by_id[actor].member_of[:1] if actor in self._passing else ()
            self._bodies[actor] = body[0] if body else self.cast.body_of(actor)
        return self._bodies[actor]

    @cached_property
    def _acting_for(self) -> dict[ActorId, list[ActorId]]:
        """The unnamed groups that act for each body."""
        found: dict[ActorId, list[ActorId]] = {}
        for group in self.cast.bystanders:
            for body in group.member_of:
                found.setdefault(body, []).append(group.id)
        return found

    @cached_property
    def _stateless(self) -> frozenset[ActorId]:
        return frozenset(a.id for a in self.cast.bystanders if not a.country and a.kind != "igo")

    @cached_property
    def _passing(self) -> frozenset[ActorId]:
        return frozenset(a.id for a in self.cast.bystanders)
