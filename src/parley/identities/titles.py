"""Words around a name in, the person's titles out: "Russian Foreign Minister Sergei Lavrov", "X, head of UNITA"."""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.identities.nouns import SPOKES, TITLE_MODIFIERS
from parley.parsed import Parsed, Words


@dataclass(frozen=True, slots=True)
class Titled:
    """A title as it stands in the text: `words` the title alone, `owner` the words that say whose it is, if any.

    `possessor` is the word of a pronoun ("his deputy") or None.
    """

    title: str
    words: Words
    phrase: Words
    possessor: int | None = None


def title_before(parsed: Parsed, codebook: Codebook, start: int) -> Titled | None:
    """The title directly before word `start`: "the movement's secretary-general, X" has none, "President X" has."""
    first = start
    lowest = max(parsed.sentences[parsed.sentence_of[start]][0], start - 8)
    while first > lowest and _may_be_in_title(parsed, first - 1):
        first -= 1
    for begin in range(first, start):
        words = _title_words(parsed, begin, start)
        if words in codebook.titles:
            modified = begin
            while modified > lowest and parsed.lower[modified - 1] in TITLE_MODIFIERS | {"-"}:
                modified -= 1
            return Titled(parsed.says(modified, start).lower(), (modified, start), (modified, start))
    return None


def title_in(parsed: Parsed, codebook: Codebook, head: int) -> Titled | None:
    """The title that a noun heads: "the acting UN envoy", "a former senior U.S. official"; None where it is none."""
    first, last = head, head + 1
    lowest = parsed.sentences[parsed.sentence_of[head]][0]
    while first > lowest and _may_be_in_title(parsed, first - 1) and head - first < 5:
        first -= 1
    for begin in range(first, last):
        words = _title_words(parsed, begin, last)
        if words in codebook.titles or (begin == head and parsed.lemmas[head] in SPOKES):
            modified = begin
            while modified > lowest and parsed.lower[modified - 1] in TITLE_MODIFIERS:
                modified -= 1
            left, right = parsed.edges[head]
            return Titled(
                parsed.says(modified, last).lower(), (modified, last), (min(left, modified), max(right, last))
            )
    return None


def _may_be_in_title(parsed: Parsed, i: int) -> bool:
    return parsed.upos[i] in ("NOUN", "PROPN", "ADJ") or parsed.words[i] == "-"


def _title_words(parsed: Parsed, begin: int, end: int) -> str:
    if end - begin == 1:
        return parsed.lemmas[begin] if parsed.upos[begin] == "NOUN" else parsed.lower[begin]
    return normal(parsed.says(begin, end))
