"""A text's statements in, on whose word each of its words stands out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from parley.parsed import Parsed
from parley.record import Statement


class SaidBy:
    """Whose words each word of one text is part of."""

    def __init__(self, parsed: Parsed, statements: Sequence[Statement]) -> None:
        self._at: list[Statement | None] = [None] * len(parsed.words)
        for s in sorted(statements, key=lambda s: s.span):
            first, end = bisect_left(parsed.begins, s.span[0]), bisect_left(parsed.begins, s.span[1])
            self._at[first:end] = [s] * (end - first)

    def statement_at(self, word: int) -> Statement | None:
        """The innermost statement that a word is said in; None where the report speaks itself."""
        return self._at[word]


def sources_of(statement: Statement | None) -> tuple[str, ...]:
    """Actor ids of those who vouch, else the description of an unnamed source; empty for the report's own voice."""
    if statement is None:
        return ()
    speaker = statement.speaker
    if speaker:
        return speaker if isinstance(speaker, tuple) else (speaker,)
    return (statement.source.description,) if statement.source.description else ()
