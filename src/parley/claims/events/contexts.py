"""Events in, the same with PLOVER's contexts out, without those that are told of sport, markets or art."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import Event

NONE = "none"  # the codebook's words that no politics is told with
# Contexts of games, shops and laboratories as well as of states.
COMMON = frozenset({NONE, *"economic gender health technology environment natural_resource disasters election".split()})


def in_context(events: Iterable[Event], parsed: Parsed, codebook: Codebook) -> Iterator[Event]:
    """The events of politics, each with the contexts that its passage has words of."""
    known = codebook.context_words
    for event in events:
        a, b = _words(parsed, event)
        sentence = _contexts(parsed, parsed.sentences[parsed.sentence_of[a]], known)
        if NONE not in sentence or sentence - COMMON:
            contexts = _contexts(parsed, (a, b), known) - {NONE}
            yield replace(event, contexts=tuple(sorted(contexts))) if contexts else event


def _words(parsed: Parsed, event: Event) -> Words:
    start, end = event.evidence[0]
    return max(0, bisect_right(parsed.begins, start) - 1), bisect_left(parsed.begins, end)


def _contexts(parsed: Parsed, words: Words, known: dict[str, frozenset[str]]) -> frozenset[str]:
    found = [known[lemma] for lemma in parsed.lemmas[words[0] : words[1]] if lemma in known]
    return frozenset().union(*found) if found else frozenset()
