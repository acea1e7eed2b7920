"""A parsed text, its cast and its statements in, what acts, events and positions ask of them out, each built once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from parley.cast import Cast
from parley.claims.clauses import Clauses
from parley.claims.own_words import OwnWords
from parley.claims.parts import Parts
from parley.claims.said_by import SaidBy
from parley.parsed import Parsed
from parley.record import Statement


@dataclass(frozen=True)
class Telling:
    """How a text tells: its clauses, whom their words name, and on whose word they stand."""

    parsed: Parsed
    cast: Cast
    statements: tuple[Statement, ...]

    @cached_property
    def clauses(self) -> Clauses:
        """The predicates of the text."""
        return Clauses(self.parsed)

    @cached_property
    def parts(self) -> Parts:
        """Whom its words name."""
        return Parts(self.parsed, self.cast)

    @cached_property
    def said_by(self) -> SaidBy:
        """On whose word its words stand."""
        return SaidBy(self.parsed, self.statements)

    @cached_property
    def own(self) -> OwnWords:
        """Who speaks in it, and whether of themselves."""
        return OwnWords(self.parts, self.said_by)
