"""A parsed text as plain tuples: what `marks/` hands to `identities/` and `claims/`, fast to walk, easy to make by
hand.

All sequences run over the words of the text, white space left out; a word is named by its index. Heads point at words,
roots at themselves. Labels are UD v2 relations and Penn tags. Standard library only.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from parley.record import Span, Time

Words = tuple[int, int]  # first word, past the last word


@dataclass(frozen=True, slots=True)
class Name:
    """A named entity: words `start` to `end`, `kind` PERSON, ORG, PLACE, NORP or EVENT."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between quotation marks: `span` is what stands between them, in characters; `words` likewise."""

    span: Span
    words: Words
    closed: bool = True


@dataclass(frozen=True)
class Parsed:
    """One text's words with their analysis, sentences, names, quotations and times."""

    text: str
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    heads: tuple[int, ...]
    deps: tuple[str, ...]
    begins: tuple[int, ...]  # character offset of each word
    sentences: tuple[Words, ...]
    paragraphs: tuple[int, ...]  # paragraph number of each word
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    times: tuple[Time, ...] = field(default=(), compare=False)  # in order

    @cached_property
    def lower(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(w.lower() for w in self.words)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of each word, in order."""
        found: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                found[head].append(i)
        return tuple(map(tuple, found))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The number of each word's sentence."""
        found: list[int] = []
        for n, (start, end) in enumerate(self.sentences):
            found += [n] * (end - start)
        return tuple(found)

    @cached_property
    def edges(self) -> tuple[Words, ...]:
        """For each word the first word and past the last word of its subtree."""
        heads, total = self.heads, len(self.words)
        first, last = list(range(total)), list(range(1, total + 1))
        # A word that reaches no further than its head's subtree reaches no further than those above either.
        for i in range(total):
            head = heads[i]
            while first[head] > i:
                first[head] = i
                head = heads[head]
        for i in reversed(range(total)):
            head = heads[i]
            while last[head] <= i:
                last[head] = i + 1
                head = heads[head]
        return tuple(zip(first, last, strict=True))

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """Distance of each word from its sentence's root."""
        found, depth = [0] * len(self.words), 0
        level = [i for i, head in enumerate(self.heads) if head == i]
        while level:
            depth += 1
            level = [c for word in level for c in self.children[word]]
            for c in level:
                found[c] = depth
        return tuple(found)

    @cached_property
    def name_at(self) -> dict[int, Name]:
        """The named entity that each word is in, for words that are in one."""
        return {i: n for n in self.names for i in range(n.start, n.end)}

    @cached_property
    def quoted(self) -> tuple[bool, ...]:
        """Whether each word stands within quotation marks."""
        flags = [False] * len(self.words)
        for quote in self.quotes:
            flags[quote.words[0] : quote.words[1]] = [True] * (quote.words[1] - quote.words[0])
        return tuple(flags)

    def end(self, word: int) -> int:
        """Character offset past a word."""
        return self.begins[word] + len(self.words[word])

    def span(self, start: int, end: int) -> Span:
        """Characters from word `start` to past word `end - 1`."""
        return self.begins[start], self.end(end - 1)

    def says(self, start: int, end: int) -> str:
        """The report's text of words `start` to `end`."""
        return self.text[self.begins[start] : self.end(end - 1)]

    def sentence_span(self, word: int) -> Span:
        """Characters of the sentence that a word is in."""
        return self.span(*self.sentences[self.sentence_of[word]])

    def child(self, word: int, *deps: str) -> int | None:
        """The first dependent of `word` with one of the relations; None where there is none."""
        for c in self.children[word]:
            if self.deps[c] in deps:
                return c
        return None

    def kids(self, word: int, *deps: str) -> tuple[int, ...]:
        """All dependents of `word` with one of the relations."""
        children, found = self.children[word], self.deps
        return tuple([c for c in children if found[c] in deps]) if children else ()

    def conjuncts(self, word: int) -> tuple[int, ...]:
        """`word` and what is coordinated with it, in order: "Iran, Russia and Turkey"."""
        joined = self._joined.get(word)
        return (word, *[w for c in joined for w in self.conjuncts(c)]) if joined is not None else (word,)

    @cached_property
    def _joined(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i, dep in enumerate(self.deps):
            if dep == "conj" and self.heads[i] != i:
                found.setdefault(self.heads[i], []).append(i)
        return found

    def up(self, word: int) -> Iterator[int]:
        """The words above `word`, nearest first."""
        while self.heads[word] != word:
            word = self.heads[word]
            yield word

    def marker(self, word: int) -> str:
        """The preposition or conjunction that introduces `word`: "in" of "in Moscow"; "" where there is none."""
        return self._markers.get(word, "")

    @cached_property
    def _markers(self) -> dict[int, str]:
        found: dict[int, str] = {}
        for i, dep in enumerate(self.deps):
            head = self.heads[i]
            if dep in ("case", "mark") and i < head:
                found[head] = f"{found[head]} {self.lower[i]}" if head in found else self.lower[i]
        return found

    def times_in(self, start: int, end: int) -> tuple[Time, ...]:
        """The times whose first character lies in words `start` to `end`."""
        a, b = self.span(start, end)
        return self.times[bisect_left(self._time_begins, a) : bisect_left(self._time_begins, b)]

    @cached_property
    def _time_begins(self) -> list[int]:
        return [t.span[0] for t in self.times]
