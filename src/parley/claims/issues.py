"""Words of a text in, the issues of the codebook that they are about out: "prisoners", "withdrawal"."""

from __future__ import annotations

from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words


class Issues:
    """Which issues the words of one text name."""

    def __init__(self, parsed: Parsed, codebook: Codebook) -> None:
        self.parsed, self.codebook = parsed, codebook

    def within(self, words: Words) -> tuple[str, ...]:
        """Ids of the issues named in a stretch of words, in the order of the codebook."""
        a, b = words
        found = {issue for i in range(a, b) for issue in self._at(i, b)}
        return tuple(issue for issue in self.codebook.issues if issue in found)

    def _at(self, i: int, end: int) -> frozenset[str]:
        """Issues by phrases that begin at a word, in the text's forms or as lemmas."""
        p, lengths, phrases = self.parsed, self.codebook.issue_lengths, self.codebook.issue_phrases
        longest = max(lengths.get(p.lower[i], 0), lengths.get(p.lemmas[i], 0))
        found: set[str] = set()
        for length in range(1, min(longest, end - i) + 1):
            for form in (p.lower, p.lemmas):
                found |= phrases.get(" ".join(form[i : i + length]), frozenset())
        return frozenset(found)
