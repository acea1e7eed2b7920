"""Statements and the doers of a clause in, whether those who speak speak of themselves out: "we", "its envoys"."""

from __future__ import annotations

from collections.abc import Iterable

from parley.claims.parts import Parts
from parley.claims.said_by import SaidBy, sources_of
from parley.record import ActorId

OURS = frozenset({"i", "we", "my", "our", "me", "us"})
POSSESSING = frozenset({"its", "their", "his", "her", "my", "our"})


class OwnWords:
    """Who speaks in the clauses of one text, and whether of themselves."""

    def __init__(self, parts: Parts, said_by: SaidBy) -> None:
        self.parts, self.said_by = parts, said_by
        self.parsed, self.cast = parts.parsed, parts.cast

    def speakers(self, word: int) -> tuple[ActorId, ...]:
        """The actors in whose statement a word stands; none where it is the report's, or said by somebody unnamed."""
        return tuple(s for s in sources_of(self.said_by.statement_at(word)) if s in self.cast.by_id)

    def is_reported(self, word: int) -> bool:
        """Whether a word stands in anybody's statement."""
        return self.said_by.statement_at(word) is not None

    def is_denied(self, word: int) -> bool:
        """Whether a word stands in what somebody denies."""
        statement = self.said_by.statement_at(word)
        return statement is not None and statement.act == "deny"

    def themselves(self, word: int, doers: Iterable[int]) -> tuple[ActorId, ...]:
        """The speakers, where the doers of their clause are they or theirs: "we", "his men", "no guerrilla"."""
        speakers, named = self.speakers(word), self.parts.named(doers)
        if any(self._is_ours(d) for d in doers) or set(named) & set(self.parts.with_bodies(speakers)):
            return speakers
        return speakers if not named and any(self._is_none_of(d) for d in doers) else ()

    def _is_ours(self, doer: int) -> bool:
        p = self.parsed
        return p.lower[doer] in OURS or any(p.lower[c] in POSSESSING for c in p.kids(doer, "nmod:poss"))

    def _is_none_of(self, doer: int) -> bool:
        """ "No guerrilla would hand in a rifle"."""
        p = self.parsed
        return p.upos[doer] == "NOUN" and any(p.lower[c] == "no" for c in p.kids(doer, "det"))
