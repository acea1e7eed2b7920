"""A parsed text and its rounds in, the words that tell of each round out: its signals and those that hang nearest.

A sentence without a signal continues the round before it, within one paragraph and one sentence on; everything else
tells of no round.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from parley.claims.rounds import Round
from parley.parsed import Parsed
from parley.record import Evidence, Time


class Ground:
    """Which round each word of one text tells of."""

    def __init__(self, parsed: Parsed, rounds: Sequence[Round]) -> None:
        self.parsed, self.rounds = parsed, rounds
        self.signals: dict[int, dict[int, int]] = {}  # sentence to signal words, each with the number of its round
        for number, found in enumerate(rounds):
            for s in found.signals:
                self.signals.setdefault(parsed.sentence_of[s.word], {}).setdefault(s.word, number)

    @cached_property
    def _told(self) -> list[list[int]]:
        """For each round the words of its sentences that tell of it, in order."""
        found: list[list[int]] = [[] for _ in self.rounds]
        for sentence in sorted(self.signals):
            for word, number in sorted(self._nearest(sentence).items()):
                found[number].append(word)
        return found

    def _nearest(self, sentence: int) -> dict[int, int]:
        """The round of each word of a sentence: that of the signal which is fewest steps away in the tree."""
        p, known = self.parsed, self.signals[sentence]
        if len(set(known.values())) == 1:
            return dict.fromkeys(range(*p.sentences[sentence]), next(iter(known.values())))
        reached, edge = dict(known), list(known)
        while edge:
            edge = [n for word in edge for n in self._spread(word, reached)]
        return reached

    def _spread(self, word: int, reached: dict[int, int]) -> list[int]:
        p = self.parsed
        fresh = [n for n in (*p.children[word], p.heads[word]) if n not in reached]
        reached.update(dict.fromkeys(fresh, reached[word]))
        return fresh

    def words(self, number: int) -> list[int]:
        """The words of the sentences with a signal of the round, those nearer to another round's signal left out."""
        return self._told[number]

    def sequel(self, number: int) -> list[int]:
        """The words of the sentences without any signal that come next, one after each of the round's."""
        p = self.parsed
        found: list[int] = []
        for sentence in {p.sentence_of[w] for w in self.rounds[number].words}:
            after = sentence + 1
            if after in self.signals or after >= len(p.sentences):
                continue
            start, end = p.sentences[after]
            last = max(self.signals[sentence])
            if self.signals[sentence][last] == number and p.paragraphs[start] == p.paragraphs[last]:
                found += range(start, end)
        return sorted(found)

    def reach(self, number: int, far: int = 4) -> tuple[set[int], set[int]]:
        """The sentences with a signal of a round, and those without any that follow it, `far` at most."""
        own = {s for s, known in self.signals.items() if number in known.values()}
        beyond: set[int] = set()
        for sentence in own:
            last = self.signals[sentence][max(self.signals[sentence])]
            for after in range(sentence + 1, min(sentence + 1 + far, len(self.parsed.sentences))):
                if after in self.signals or last != number:
                    break
                beyond.add(after)
        return own, beyond

    def of_time(self, time: Time) -> int | None:
        """The round that a time's sentence puts nearest to it; None where its sentence has no signal."""
        return self._times.get(time.span)

    @cached_property
    def _times(self) -> dict[tuple[int, int], int]:
        begins = {t.span[0]: t.span for t in self.parsed.times}
        return {
            begins[self.parsed.begins[w]]: number
            for number, words in enumerate(self._told)
            for w in words
            if self.parsed.begins[w] in begins
        }

    def phrase(self, word: int) -> tuple[int, int]:
        """First word and past the last of what hangs on a word, punctuation at its ends left out."""
        start, end = self.parsed.edges[word]
        while end - 1 > word and self.parsed.upos[end - 1] == "PUNCT":
            end -= 1
        while start < word and self.parsed.upos[start] == "PUNCT":
            start += 1
        return start, end

    def evidence(self, *words: int) -> Evidence:
        """The sentences of words."""
        return tuple(sorted({self.parsed.sentence_span(w) for w in words}))
