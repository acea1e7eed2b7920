"""Words of a sentence in, the runs of them that can be somebody's words out: halves, quotations, pieces, trimmed.

A run leaves out "that" and the marks at both ends.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from parley.parsed import Parsed, Words

MARKS = frozenset("\"'“”‘’«»„,.;:-–—()[]!?…") | {"--", "...", "``", "''"}
RELATIVE = frozenset({"who", "which", "when", "where", "whose", "whom"})
# Words that take up what was said before a cue, so that "and none of them …" after it is said too.
ANAPHORS = frozenset({"none", "it", "they", "he", "she", "that", "this", "there"})
# What the speaker makes his words hang on: "…, he said, provided that it rains".
CONDITIONS = frozenset({"provided", "unless", "until"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Pieces:
    """The runs of words in one text."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    def quotes_in(self, start: int, end: int) -> Iterator[Words]:
        """The quotations that touch words `start` to `end`, cut to them."""
        p = self.parsed
        at = bisect_right(self._quote_ends, start)
        for q in p.quotes[at:]:
            if q.words[0] >= end:
                return
            a, b = max(q.words[0], start), min(q.words[1], end)
            if a < b:
                yield a, b

    @cached_property
    def _quote_ends(self) -> tuple[int, ...]:
        return tuple(q.words[1] for q in self.parsed.quotes)

    def quotation_of(self, i: int) -> int | None:
        """The number of the quotation that a word stands in; None for a word in none."""
        quotes = self.parsed.quotes
        number = bisect_right(self._quote_ends, i)
        return number if number < len(quotes) and quotes[number].words[0] <= i else None

    def half(self, i: int, piece: Words | None = None) -> Words:
        """The part of its sentence that a verb stands in; a colon parts it from what lies wholly before."""
        p = self.parsed
        breaks = self._breaks
        lower, upper = p.sentences[p.sentence_of[i]]
        at = bisect_left(breaks, i)
        if at and breaks[at - 1] >= lower:
            lower = breaks[at - 1] + 1
        if at < len(breaks) and breaks[at] < upper:
            upper = breaks[at]
        if piece is not None and piece[1] <= i and ":" in p.words[piece[1] : i]:
            lower = max(lower, piece[1])
        return lower, upper

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        """Semicolons and full stops within a sentence: outside quotation marks, or last within them."""
        p = self.parsed
        ends = {end - 1 for _, end in p.sentences}
        found = (i for i, w in enumerate(p.words) if w in (";", ".") and not p.quoted[i])
        outside = (i for i in found if p.words[i] == ";" or i not in ends)
        closing = (q.words[1] for q in p.quotes if p.words[q.words[1] - 1] == "." and self._begins_after(q.words[1]))
        return tuple(sorted({*outside, *closing}))

    def _begins_after(self, mark: int) -> bool:
        """Whether a sentence that the parser missed begins after a closing mark: "… the gate." The crew said"."""
        p, first = self.parsed, mark + 1
        if first >= len(p.words) or first >= p.sentences[p.sentence_of[mark]][1] or not p.words[first][0].isupper():
            return False
        return p.upos[first] not in ("VERB", "AUX") and p.paragraphs[first] == p.paragraphs[mark]

    def cut(self, run: Words, without: Words) -> list[Words]:
        """A run less the words of the reporting clause, in one or two pieces."""
        (a, b), (x, y) = run, without
        if y <= a or x >= b:
            pieces = [(a, b)]
        elif x <= a:
            pieces = [(max(y, a), b)]
        elif y >= b:
            pieces = [(a, x)]
        else:
            pieces = [piece for piece in ((a, x), (y, b)) if self._stands_alone(piece)]
        trimmed = [self.trim(piece) for piece in pieces if piece[0] < piece[1]]
        return [t for t in trimmed if t is not None and self.is_worth(t)]

    def _stands_alone(self, piece: Words) -> bool:
        trimmed = self.trim(piece)
        return trimmed is not None and self.is_clause(trimmed)

    def trim(self, run: Words) -> Words | None:
        """A run without "that", commas and marks at its ends."""
        p = self.parsed
        a, b = run
        while a < b and (p.words[a] in MARKS or self._opens(a)):
            a += 1
        while b > a and p.words[b - 1] in MARKS - {"?", "!"}:
            b -= 1
        return (a, b) if b > a else None

    def _opens(self, a: int) -> bool:
        p = self.parsed
        return not p.quoted[a] and p.lower[a] in ("that", "and", "but") and p.deps[a] in ("mark", "cc")

    def may_be_said(self, run: Words) -> bool:
        """Whether a run is a clause, or quoted, and of some length."""
        return self.is_clause(run) and self.is_worth(run)

    def is_clause(self, run: Words) -> bool:
        """Whether a run beside an inserted "he said" is said: quoted, or a clause of its own."""
        p = self.parsed
        if p.quoted[run[0]]:
            return True
        if p.lower[run[0]] in CONDITIONS:
            return True
        if p.upos[run[0]] == "SCONJ" or p.lower[run[0]] in RELATIVE:
            return False
        if p.upos[run[1] - 1] == "AUX":
            return False
        return any(p.upos[i] in ("VERB", "AUX") and p.xpos[i] in FINITE for i in range(*run))

    def is_worth(self, run: Words) -> bool:
        """At least two words, or one within quotation marks."""
        return run[1] - run[0] > 1 or self.parsed.quoted[run[0]]

    def goes_on(self, run: Words) -> bool:
        """Whether what follows a source within a clause is still the source's: "The bay, according to X, is mined"."""
        p = self.parsed
        if p.words[run[0] - 1] not in ("and", "but"):
            return self.is_clause(run) and p.upos[run[0]] != "CCONJ" and p.words[run[0] - 1] != ";"
        return p.xpos[run[0]] in FINITE or p.lower[run[0]] in ANAPHORS
