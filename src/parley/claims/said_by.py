"""A text's statements in, on whose word each of its words stands out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from parley.parsed import Parsed
from parley.record import Statement


class SaidBy:
    """Whose words each word of one text is part of."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement]) -> None:
        self.parsed = parsed
        self._statements = sorted(statements, key=lambda s: s.span)
        self._starts = [s.span[0] for s in self._statements]

    def statement_at(self, word: int) -> Statement | None:
        """The innermost statement that a word is said in; None where the report speaks itself."""
        at = self.parsed.begins[word]
        for s in reversed(
            self._statements[max(0, bisect_right(self._starts, at) - NEAR) : bisect_right(self._starts, at)]
        ):
            if s.span[0] <= at < s.span[1]:
                return s
        return None


NEAR = 6  # statements looked at before a word: they seldom lie within each other


def sources_of(statement: Statement | None) -> tuple[str, ...]:
    """Actor ids of those who vouch, else the description of an unnamed source; empty for the report's own voice."""
    if statement is None:
        return ()
    speaker = statement.speaker
    if speaker:
        return speaker if isinstance(speaker, tuple) else (speaker,)
    return (statement.source.description,) if statement.source.description else ()
