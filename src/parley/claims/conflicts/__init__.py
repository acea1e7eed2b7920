"""Statements and figures of a text in, conflicts out: where its sources do not agree, all versions with their sources.

Two numbers conflict where two sources count the same thing; an event conflicts where one says that it was and another
that it was not. Two sides with different views or wishes are no conflict.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parley.cast import Cast
from parley.claims.conflicts.accounts import Account, find_accounts, find_denials, source_of, words_of
from parley.claims.conflicts.disputes import Dispute, Disputes
from parley.claims.conflicts.turnouts import find_turnouts
from parley.codebook.load import Codebook
from parley.parsed import Parsed
from parley.record import Conflict, Figure, Span, Statement, Talk, Version

REACH = 2
# Beyond this ratio two numbers are hardly of the same thing.
WIDEST = 12
COUNTING = frozenset(
    "count put list give admit report record estimate speak name carry show acknowledge confirm cite set know "
    "register".split()
)
# Nouns of what holds a count: "the list has 18".
LISTS = frozenset(
    "list book website register association report document tally toll census record note print agency".split()
)
# Verbs that tell nothing of what befell those counted.
PLAIN = COUNTING | frozenset("be have do say number come total field command lead".split())
DYING = frozenset({"die", "kill", "lose", "cost", "take", "claim"})
DEAD = frozenset({"death", "deaths", "dead", "lives", "fatalities"})


def find_conflicts(
    parsed: Parsed,
    cast: Cast,
    codebook: Codebook,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
    talks: Sequence[Talk] = (),
) -> tuple[Conflict, ...]:
    """All conflicts of a text in order; `talks` tell which round a conflict is about."""
    denials = list(find_denials(parsed, cast, codebook, statements))
    accounts = find_accounts(parsed, statements)
    disputed = Disputes(parsed, cast, codebook, accounts, denials).all()
    spans = [(span, talk.id) for talk in talks for span in talk.evidence]
    found = [_conflict(parsed, cast, dispute, spans) for dispute in disputed]
    found += find_turnouts(parsed, cast, talks)
    found += _Counts(parsed, cast, codebook, statements, figures).all()
    return tuple(sorted(found, key=lambda c: [v.evidence for v in c.versions]))


def _conflict(p: Parsed, cast: Cast, dispute: Dispute, talks: Sequence[tuple[Span, str]]) -> Conflict:
    first, second = sorted((dispute.claim, dispute.reply), key=lambda a: a.words)
    versions = tuple(Version((p.span(*a.words),), according_to=a.source) for a in (first, second))
    return Conflict(_about(p, cast, dispute.claim, talks), dispute.kind, versions)


def _about(p: Parsed, cast: Cast, claim: Account, talks: Sequence[tuple[Span, str]]) -> str:
    """The round that a claim tells of, else the actor that it begins with, else its words."""
    start, end = p.span(*claim.words)
    for (a, b), talk in talks:
        if a < end and start < b:
            return talk
    subject = next((i for i in range(*claim.words) if p.deps[i] in ("nsubj", "nsubj:pass")), None)
    actors = cast.at.get(subject, ()) if subject is not None else ()
    return actors[0] if len(actors) == 1 else p.says(*claim.words)


class _Counts:
    """Finds the figures of one text that different sources give for the same thing."""

    def __init__(
        self, parsed: Parsed, cast: Cast, codebook: Codebook, statements: Sequence[Statement], figures: Sequence[Figure]
    ) -> None:
        self.parsed, self.cast, self.figures, self.cues = parsed, cast, figures, codebook.cues
        self.words = [bisect_right(parsed.begins, f.evidence[0][0]) - 1 for f in figures]
        runs = [(words, source_of(s)) for s in statements if (words := words_of(parsed, s.span)) is not None]
        self.runs = sorted(runs, key=lambda run: run[0][1] - run[0][0])

    def all(self) -> Iterator[Conflict]:
        """A conflict for each run of figures that contradict one another."""
        groups: list[list[int]] = []
        sources = [self._source(n) for n in range(len(self.figures))]
        for later in range(1, len(self.figures)):
            earlier = self._contradicted(later, sources)
            if earlier is None:
                continue
            group = next((g for g in groups if earlier in g), None)
            if group is None:
                groups.append([earlier, later])
            elif all(self.figures[n].value != self.figures[later].value for n in group):
                group.append(later)
        for group in groups:
            versions = (Version(self.figures[n].evidence, self.figures[n].value, sources[n]) for n in group)
            yield Conflict(self.figures[group[0]].unit, "count", tuple(versions))

    def _contradicted(self, later: int, sources: Sequence[tuple[str, ...]]) -> int | None:
        """The nearest earlier figure of the same thing by another source."""
        if not sources[later]:
            return None
        sentence = self._sentence(later)
        for earlier in range(later - 1, -1, -1):
            if sentence - self._sentence(earlier) > REACH:
                return None
            if self._is_same_thing(earlier, later):
                return earlier if sources[earlier] != sources[later] else None
        return None

    def _sentence(self, n: int) -> int:
        return self.parsed.sentence_of[self.words[n]]

    def _source(self, n: int) -> tuple[str, ...]:
        """Who gives a figure: who counts it or says it; nothing for the report's own voice."""
        word, verb = self.words[n], self._verb(n)
        counted = () if verb is None else self._counter(verb)
        said = next((source for (start, end), source in self.runs if start <= word < end), ())
        return counted or said or (() if verb is None else self._teller(verb))

    def _counter(self, verb: int) -> tuple[str, ...]:
        """The subject of "the junta has admitted 258", "the list has 18"."""
        p, subject = self.parsed, self.parsed.child(verb, "nsubj")
        if subject is None or p.upos[subject] == "PRON":
            return ()
        if p.lemmas[verb] not in COUNTING and p.lemmas[subject] not in LISTS:
            return ()
        return self._named(subject, verb)

    def _teller(self, verb: int) -> tuple[str, ...]:
        """The subject of the verb of speech that a clause hangs on."""
        p = self.parsed
        if p.deps[verb] != "ccomp" or p.lemmas[p.heads[verb]] not in self.cues:
            return ()
        subject = p.child(p.heads[verb], "nsubj")
        return () if subject is None else self._named(subject, p.heads[verb])

    def _named(self, subject: int, verb: int) -> tuple[str, ...]:
        start, end = self.parsed.edges[subject]
        return self.cast.at.get(subject, ()) or (self.parsed.says(start, end if end <= verb else subject + 1),)

    def _verb(self, n: int) -> int | None:
        """The verb of the clause that a figure stands in."""
        p = self.parsed
        for word in (self.words[n], *p.up(self.words[n])):
            if p.upos[word] == "VERB" or p.lemmas[word] in ("have", "be"):
                return word
            if (copula := p.child(word, "cop")) is not None:
                return copula
        return None

    def _is_same_thing(self, earlier: int, later: int) -> bool:
        p, a, b = self.parsed, self.figures[earlier], self.figures[later]
        if self._sentence(earlier) == self._sentence(later) and p.lower[self.words[later] - 1] == "and":
            return False
        if a.value == b.value or max(a.value, b.value) > WIDEST * min(a.value, b.value):
            return False
        if a.of and b.of and a.of != b.of and self._body(a.of) != self._body(b.of):
            return False
        if b.unit in DEAD and a.unit not in DEAD:
            return self._verb_lemma(earlier) in DYING
        if a.unit.lower() != b.unit.lower():
            return False
        verb, other = self._verb_lemma(earlier), self._verb_lemma(later)
        return verb == other or (self._is_bare(later) and (other in PLAIN or verb in PLAIN))

    def _is_bare(self, n: int) -> bool:
        """Whether a figure leaves out the noun: "there were 90"."""
        figure, text = self.figures[n], self.parsed.text
        return all(figure.unit not in text[a:b] for a, b in figure.evidence)

    def _verb_lemma(self, n: int) -> str | None:
        verb = self._verb(n)
        return None if verb is None else self.parsed.lemmas[verb]

    def _body(self, who: str) -> str:
        return self.cast.body_of(who) if who in self.cast.by_id else who
