"""Words around a name in, the person's titles out: "Russian Foreign Minister Sergei Lavrov", "X, head of UNITA"."""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.identities.nouns import SPOKES, TITLE_MODIFIERS
from parley.parsed import Parsed, Words

JOINING = frozenset({"of", "for", "the"})  # within a title: "secretary of state"
LONGEST = 8  # words of a title with those that modify it


@dataclass(frozen=True, slots=True)
class Titled:
    """A title as it stands in the text: `words` the title alone, `phrase` with the words that say whose it is."""

    title: str
    words: Words
    phrase: Words


def title_before(parsed: Parsed, codebook: Codebook, start: int) -> Titled | None:
    """The title directly before word `start`: "the movement's secretary-general, X" has none, "President X" has."""
    return title_ending(parsed, codebook, start, within=parsed.sentences[parsed.sentence_of[start]])


def title_ending(parsed: Parsed, codebook: Codebook, end: int, *, within: Words) -> Titled | None:
    """The longest title of those words of a sentence, `within`, that lead up to word `end`."""
    first, lowest = end, max(within[0], end - LONGEST)
    while first > lowest and (_may_be_in_title(parsed, first - 1) or parsed.lower[first - 1] in JOINING):
        first -= 1
    for begin in range(first, end):
        if parsed.lower[begin] not in JOINING and _title_words(parsed, begin, end) in codebook.titles:
            while begin > lowest and parsed.lower[begin - 1] in TITLE_MODIFIERS | {"-"}:
                begin -= 1
            return Titled(parsed.says(begin, end).lower(), (begin, end), (begin, end))
    return None


def title_in(parsed: Parsed, codebook: Codebook, head: int) -> Titled | None:
    """The title that a noun heads: "the acting UN envoy", "a former senior U.S. official"; None where it is none."""
    first = head
    lowest = parsed.sentences[parsed.sentence_of[head]][0]
    while first > lowest and _may_be_in_title(parsed, first - 1) and head - first < 5:
        first -= 1
    for last in _ends_of(parsed, head):
        for begin in range(first, head + 1):
            words = _title_words(parsed, begin, last)
            if words in codebook.titles or (begin == head and parsed.lemmas[head] in SPOKES and last == head + 1):
                while begin > lowest and parsed.lower[begin - 1] in TITLE_MODIFIERS:
                    begin -= 1
                left, right = parsed.edges[head]
                return Titled(parsed.says(begin, last).lower(), (begin, last), (min(left, begin), max(right, last)))
    return None


def _ends_of(parsed: Parsed, head: int) -> list[int]:
    """Where a title headed by a noun may end, the furthest first: past what follows "of" or "for", or past the noun.

    A phrase that goes on is no title: "the leader of the opposition alliance".
    """
    found, last = [head + 1], head + 1
    end = min(parsed.sentences[parsed.sentence_of[head]][1], head + LONGEST)
    while last < end and (parsed.lower[last] in JOINING or (last > head + 1 and _may_be_in_title(parsed, last))):
        last += 1
        if last == end or not _may_be_in_title(parsed, last):
            found.append(last)
    return found[::-1]


def _may_be_in_title(parsed: Parsed, i: int) -> bool:
    return parsed.upos[i] in ("NOUN", "PROPN", "ADJ") or parsed.words[i] == "-"


def _title_words(parsed: Parsed, begin: int, end: int) -> str:
    if end - begin == 1:
        return parsed.lemmas[begin] if parsed.upos[begin] == "NOUN" else parsed.lower[begin]
    return normal(parsed.says(begin, end))
