"""Words of a text in, the issues of the codebook that they are about out: "prisoners", "withdrawal"."""

from __future__ import annotations

from parley.codebook.load import Codebook, phrase_parts
from parley.parsed import Parsed, Words

Phrase = tuple[str, ...]
NONE: frozenset[str] = frozenset()


class Issues:
    """Which issues the words of one text name."""

    def __init__(self, parsed: Parsed, codebook: Codebook) -> None:
        self.parsed, self.codebook = parsed, codebook

    def within(self, words: Words) -> tuple[str, ...]:
        """Ids of the issues named in a stretch of words, in the order of the codebook.

        Of phrases that overlap the longest counts: an arms embargo is about sanctions, not about arms.
        """
        forms = self._forms(words)
        found: set[str] = set()
        i = 0
        while i < len(forms[0]):
            length, issues = self._at(forms, i)
            found |= issues
            i += length
        return tuple(issue for issue in self.codebook.issues if issue in found)

    def _forms(self, words: Words) -> tuple[Phrase, Phrase]:
        """The parts of a stretch of words as they are written and as lemmas, one for one."""
        p, written, lemmas = self.parsed, list[str](), list[str]()
        for i in range(*words):
            parts, by_lemma = phrase_parts(p.lower[i]), phrase_parts(p.lemmas[i])
            written += parts
            lemmas += by_lemma if len(by_lemma) == len(parts) else parts
        return tuple(written), tuple(lemmas)

    def _at(self, forms: tuple[Phrase, Phrase], i: int) -> tuple[int, frozenset[str]]:
        """The longest phrase that begins at a part: its length and its issues; one part and none where none does."""
        lengths, phrases = self.codebook.issue_lengths, self.codebook.issue_phrases
        longest = max(lengths.get(forms[0][i], 0), lengths.get(forms[1][i], 0))
        for length in range(longest, 0, -1):
            for form in forms:
                if issues := phrases.get(form[i : i + length]):
                    return length, issues
        return 1, NONE
