"""What a text has told so far in, whom an act without a named addressee is directed at out: "Oslo refused."

A refusal answers who asked, a charge goes to whom the talk was of. Looked for in the sentence and in the one before it;
beyond that the addressee stays open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from parley.cast import Cast
from parley.parsed import Parsed
from parley.record import ActorId, Talk

ANSWERING = frozenset("REQUEST ACCUSE REJECT THREATEN SANCTION CONCEDE SUPPORT AGREE".split())
BACK = 2  # sentences in which somebody's act can be answered
NO_PARTY = frozenset({"media", "company", "community", "other"})


class Counterparts:
    """Who has done what to whom in one text, as its acts are read in order."""

    def __init__(self, parsed: Parsed, cast: Cast, talks: Iterable[Talk]) -> None:
        self.parsed, self.cast = parsed, cast
        self._opposite = _opposite(talks)
        self._acts: list[tuple[int, frozenset[ActorId], frozenset[ActorId]]] = []

    def note(self, word: int, source: Iterable[ActorId], target: Iterable[ActorId]) -> None:
        """Keep the parties of an act that has been read at a word."""
        self._acts.append((word, frozenset(source), frozenset(target)))

    def of(self, word: int, source: frozenset[ActorId]) -> tuple[ActorId, ...]:
        """Whom an act of `source` told at a word is directed at; empty where that stays open."""
        return self._other_side(word, source) or self._across_the_table(source) or self._named_before(word, source)

    def _other_side(self, word: int, source: frozenset[ActorId]) -> tuple[ActorId, ...]:
        """Those on the other side of the nearest act before."""
        first = self.parsed.sentence_of[word] - BACK
        for at, doers, others in reversed(self._acts):
            if self.parsed.sentence_of[at] < first:
                return ()
            for here, there in ((doers, others), (others, doers)):
                if here & source and there - source:
                    return tuple(sorted(there - source))
            if doers - source and not doers & source:
                return tuple(sorted(doers - source))
        return ()

    def _across_the_table(self, source: frozenset[ActorId]) -> tuple[ActorId, ...]:
        """Whom the parties among `source` talk with most."""
        counts = sum((self._opposite[a] for a in source if a in self._opposite), Counter[ActorId]())
        most = max((n for a, n in counts.items() if a not in source), default=0)
        return tuple(a for a, n in counts.items() if n == most and a not in source)

    def _named_before(self, word: int, source: frozenset[ActorId]) -> tuple[ActorId, ...]:
        """The party named last before a word, in its sentence or the one before."""
        number = self.parsed.sentence_of[word]
        first = self.parsed.sentences[max(0, number - 1)][0]
        for at in range(word - 1, first - 1, -1):
            found = [a for a in self.cast.at.get(at, ()) if a not in source and self._is_party(a)]
            if found:
                return tuple(found)
        return ()

    def _is_party(self, actor: ActorId) -> bool:
        return self.cast.by_id[actor].kind not in NO_PARTY


def _opposite(talks: Iterable[Talk]) -> dict[ActorId, Counter[ActorId]]:
    """For each party how often it has which other party before it."""
    found: dict[ActorId, Counter[ActorId]] = {}
    for talk in talks:
        parties = [row.actor for row in talk.participants if row.role == "party"]
        for party in parties:
            found.setdefault(party, Counter()).update(p for p in parties if p != party)
    return found
