"""A word of a clause in, the actors that it names out: the doers and those done to, of any pattern.

"Senior Hungarian officials" are Hungary where nobody nearer is meant; "a member of the junta" the junta.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parley.cast import Cast
from parley.parsed import Parsed
from parley.record import ActorId

WITHIN = frozenset({"amod", "compound", "nmod:poss", "appos", "flat", "nmod:desc", "nmod", "conj", "nmod:unmarked"})
OF = frozenset(
    {"of", "from", "", "for", "in", "between", "among", "'s", "’s", "'", "’", "within", "inside", "representing"}
)
DEPTH = 3  # phrases within phrases


class Parts:
    """Which actors the words of one text name."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast

    def named(self, words: Iterable[int]) -> tuple[ActorId, ...]:
        """The actors that heads of phrases name, in order, each once."""
        return tuple(dict.fromkeys(a for w in words for a in self._of(w)))

    def _of(self, word: int, depth: int = 0) -> Iterator[ActorId]:
        """The actors of a phrase: those of its head, else of what describes the head."""
        at = self.cast.at.get(word)
        if at:
            yield from at
            return
        if depth == DEPTH or (word in self.cast.unnamed and not self.parsed.children[word]):
            return
        p = self.parsed
        for c in p.children[word]:
            if p.deps[c] in WITHIN and (p.deps[c] != "nmod" or p.marker(c) in OF):
                yield from self._of(c, depth + 1)

    def nearest(self, words: Iterable[int], without: Iterable[ActorId]) -> tuple[ActorId, ...]:
        """The first actors met going down from some words, level by level, others than those of `without`."""
        level, shut = tuple(words), frozenset(without)
        for _ in range(2 * DEPTH):
            found = [a for a in self.named(w for w in level if w in self.cast.at) if a not in shut]
            if found or not level:
                return tuple(found)
            level = tuple(c for w in level for c in self.parsed.children[w] if self.parsed.deps[c] != "punct")
        return ()

    def with_bodies(self, actors: Iterable[ActorId]) -> tuple[ActorId, ...]:
        """Actors with the bodies that the persons among them act for."""
        return tuple(dict.fromkeys(b for a in actors for b in (a, self.cast.body_of(a))))
