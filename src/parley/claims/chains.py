"""Talks with the words that tell of them in, links between them out, from words that put one round beside another.

"An earlier round", "the next meeting", "resumed", "to prepare the summit", "on the sidelines of": what two dates alone
would suggest is no link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from parley.claims.ground import Ground
from parley.claims.signals import Signal
from parley.parsed import Parsed
from parley.record import Link, Talk

RESUMING = frozenset({"resume", "reopen", "restart", "reconvene", "resumption"})
PREPARING = frozenset({"prepare", "preparatory", "preparation", "groundwork"})
ASIDE = frozenset({"sideline", "margin", "parallel", "fringe"})
REPLACING = frozenset({"replace", "supersede"})
FOLLOWING = frozenset({"follow"})
BEFORE = frozenset({"previous", "earlier", "prior", "preceding", "abortive"})
AFTER = frozenset({"next", "further", "follow-up", "subsequent", "another", "new", "fresh", "again"})
LEADING_TO = frozenset({"held", "under_way", "collapsed", "planned", "postponed", "proposed", "cancelled"})

Told = tuple[Talk, int]  # a talk with its id, and the number of its round


class Chains:
    """The links between the rounds of one text."""

    def __init__(self, parsed: Parsed, ground: Ground) -> None:
        self.parsed, self.ground = parsed, ground

    def linked(self, told: Sequence[Told]) -> list[Talk]:
        """The talks with their links; each must have its id."""
        links: dict[str, dict[tuple[str, str], Link]] = {talk.id: {} for talk, _ in told}
        for at, (talk, number) in enumerate(told):
            for signal in self.ground.rounds[number].signals:
                for source, link in self._links(signal, talk, told[:at], told):
                    if source.id != link.to:
                        links[source.id].setdefault((link.to, link.type), link)
        return [replace(talk, links=tuple(links[talk.id].values())) for talk, _ in told]

    def _links(
        self, s: Signal, talk: Talk, before: Sequence[Told], told: Sequence[Told]
    ) -> Iterator[tuple[Talk, Link]]:
        """What one word of a round says of it and another, each with the talk that holds the link."""
        p = self.parsed
        evidence = (p.sentence_span(s.word),)
        modifiers = {p.lemmas[c].lower() for c in p.kids(s.word, "amod", "advmod", "compound")}
        kin = self._kin(talk, s.word, before)
        if kin is not None and modifiers & BEFORE and talk.status in LEADING_TO:
            yield self._main(kin, before), Link(talk.id, "previous_round", evidence)
        elif kin is not None and modifiers & AFTER:
            yield kin, Link(talk.id, "next_round", evidence)
        if kin is not None and (s.lemma in RESUMING or p.lemmas[p.heads[s.word]] in RESUMING):
            yield talk, Link(kin.id, "resumes", evidence)
        postponed = kin is not None and kin.status == "postponed" and talk.status in ("planned", "proposed")
        if kin is not None and postponed and p.sentence_of[s.word] in self._sentences(kin, before):
            yield kin, Link(talk.id, "postponed_to", evidence)
        yield from self._across(s, talk, told, modifiers)

    def _across(self, s: Signal, talk: Talk, told: Sequence[Told], modifiers: set[str]) -> Iterator[tuple[Talk, Link]]:
        """Links to the round of another word of the sentence: "met on the sidelines of the summit"."""
        p = self.parsed
        for other, number in told:
            for word in self.ground.rounds[number].words:
                if other is talk or p.sentence_of[word] != p.sentence_of[s.word]:
                    continue
                kind = self._relation(s.word, word, modifiers)
                if kind is not None:
                    yield talk, Link(other.id, kind, (p.sentence_span(word),))

    def _relation(self, word: int, other: int, modifiers: set[str]) -> str | None:
        """How a round stands to the round of another word, by the words between them in the tree."""
        p = self.parsed
        path = []
        for above in (other, *p.up(other)):
            if above == word:
                break
            path.append(p.lemmas[above].lower())
        else:
            path = [p.lemmas[p.heads[other]].lower()] if p.heads[word] == p.heads[other] else []
        between = set(path[1:]) if len(path) < 5 else set()
        if between & PREPARING or (modifiers & PREPARING and p.heads[other] == word):
            return "preparatory_to"
        if between & ASIDE:
            return "parallel_to"
        if p.heads[word] == p.heads[other] and p.deps[word] == "nsubj" and p.deps[other] == "obj":
            verb = p.lemmas[p.heads[word]]
            return "previous_round" if verb in FOLLOWING else "replaces" if verb in REPLACING else None
        return None

    def _kin(self, talk: Talk, word: int, before: Sequence[Told]) -> Talk | None:
        """The round last spoken of before a word that shares a side with a talk; None where there is none."""
        ours = {row.actor for row in talk.participants if row.role == "party"}
        near = []
        for other, number in before:
            sides = {row.actor for row in other.participants if row.role == "party"}
            last = max((w for w in self.ground.rounds[number].words if w < word), default=None)
            if last is not None and ours & sides:
                near.append((len(ours & sides) > 1, last, other))
        return max(near, key=lambda n: n[:2])[2] if near else None

    def _main(self, kin: Talk, before: Sequence[Told]) -> Talk:
        """The round that a report is about, where it shares a side with a later one: an earlier round is before it."""
        main = next((talk for talk, number in before if self.ground.rounds[number].is_main), kin)
        shared = {row.actor for row in main.participants} & {row.actor for row in kin.participants}
        return main if shared else kin

    def _sentences(self, talk: Talk, told: Sequence[Told]) -> set[int]:
        number = next(n for t, n in told if t is talk)
        return {self.parsed.sentence_of[w] for w in self.ground.rounds[number].words}
