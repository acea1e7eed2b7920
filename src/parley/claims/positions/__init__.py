"""Acts of a text in, positions out: what each actor demands, opposes, supports, offers, refuses, accepts or makes a
condition, on which issue and toward whom.

A position is whose the sentence says: a person's or a body's. What is denied or only called for by others is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.claims.acts import Act
from parley.claims.clauses import Clause
from parley.claims.positions.issues import Issues
from parley.claims.positions.stances import Stances
from parley.claims.positions.wishes import Wish, find_wishes
from parley.claims.telling import Telling
from parley.codebook.load import Codebook
from parley.parsed import Words
from parley.record import ActorId, Position

TOWARD = ("to", "with", "on", "upon", "from", "of", "against", "for")


def find_positions(telling: Telling, acts: Iterable[Act], codebook: Codebook) -> tuple[Position, ...]:
    """The positions that acts and statements tell of, in the order of the text."""
    reader = _Reader(telling, codebook)
    found = [*reader.by_acts(acts), *reader.by_wishes()]
    return tuple(dict.fromkeys(sorted(found, key=lambda position: position.evidence)))


class _Reader:
    """Turns the acts and wishes of one text into positions."""

    def __init__(self, telling: Telling, codebook: Codebook) -> None:
        self.telling, self.parsed, self.cast = telling, telling.parsed, telling.cast
        self.clauses, self.parts, self.own = telling.clauses, telling.parts, telling.own
        self.issues, self.stances = Issues(telling.parsed, codebook), Stances(telling)
        self._told: set[int] = set()  # verbs whose stance is told

    def by_acts(self, acts: Iterable[Act]) -> Iterator[Position]:
        """The positions of acts that carry a stance."""
        for act in acts:
            stances = tuple(self.stances.of(act))
            if stances or (act.pattern.stance is not None and not act.standing.wanted):
                self._told |= {act.clause.verb, act.clause.word, act.clause.inner or act.clause.word}
            holders = self._holders(act) if stances else ()
            for stance in stances:
                yield from self._positions(stance, act.clause, holders, self._object(act) if holders else None)

    def by_wishes(self) -> Iterator[Position]:
        """The positions of clauses that no act tells of."""
        for wish in find_wishes(self.telling):
            if wish.verb not in self._told:
                clause = self.clauses.of(wish.verb)
                yield from self._positions(wish.stance, clause, wish.holders, self._wished(wish))

    def _positions(
        self, stance: str, clause: Clause, holders: Sequence[ActorId], thing: Words | None
    ) -> Iterator[Position]:
        """A position of each actor that a stance belongs to."""
        if not holders:
            return
        statement = self.telling.said_by.statement_at(clause.verb)
        passage = clause.stretch(self._reach, agents=self.parsed.deps[clause.verb] != "conj")
        toward, issues = self._toward(clause, holders), self.issues.within(thing or passage)
        for actor in holders:
            yield Position(
                actor=actor,
                stance=stance,
                object=self.parsed.says(*thing) if thing is not None else "",
                evidence=(self.parsed.span(*passage),),
                toward=toward,
                statement=statement.id if statement is not None else None,
                issues=issues,
            )

    def _holders(self, act: Act) -> tuple[ActorId, ...]:
        """Those whose stance it is: the doers, the parts that the pattern names, or whoever calls something so."""
        clause, source = act.clause, act.pattern.source
        if source == ("speaker",):
            is_said = (
                self.parsed.upos[clause.word] == "VERB" or self.parsed.child(clause.word, "cop") is not None
            ) and not act.standing.wanted
            return self.own.speakers(clause.verb) if is_said else ()
        own = self.own.themselves(clause.verb, clause.agents)
        return own or self.parts.named(clause.agents) or self.parts.named(w for s in source for w in clause.part(s))

    def _toward(self, clause: Clause, actors: Sequence[ActorId]) -> ActorId | None:
        shut = self.parts.own(actors)
        for words in (clause.objects, clause.side(*TOWARD), clause.part("inner")):
            if found := self.parts.nearest(words, shut):
                return found[0]
        return None

    def _object(self, act: Act) -> Words | None:
        """The words of what is wanted or refused: the inner clause, the object, else what follows; None for nothing."""
        p, clause = self.parsed, act.clause
        if (feared := self.stances.feared(act)) is not None:
            start, end = self._reach(feared)
            return start + (p.lower[start] == "if"), end
        if "unwilling" in act.pattern.when:
            return clause.verb, self._reach(clause.verb)[1]
        heads = self._heads(clause)
        if act.pattern.source == ("speaker",):
            heads = self.clauses.subjects(clause.word)
        edges = [e for h in heads if not (e := self._reach(h))[0] <= clause.word < e[1]]
        if edges:
            return self._bare(min(a for a, _ in edges), max(b for _, b in edges))
        rest = clause.word + 1, self._reach(clause.word)[1]
        return self._bare(*rest) if any(p.upos[w] in NAMING for w in range(*rest)) else None

    def _bare(self, start: int, end: int) -> Words:
        """Words without the preposition that leads them: "a ban" of "for a ban"; "to leave" stays."""
        p = self.parsed
        leads = end - start > 1 and p.deps[start] == "case" and p.lower[start] in TOWARD
        return start + leads, end

    def _heads(self, clause: Clause) -> tuple[int, ...]:
        """The words that head what a predicate is about: "to open", "its soldiers released"."""
        p = self.parsed
        if clause.inner is None:
            wanted = clause.side("for") if all(o in self.cast.at for o in clause.objects) else ()
            return wanted or clause.objects
        goes = any(p.lower[c] == "to" for c in p.children[clause.inner]) or p.deps[clause.inner] == "ccomp"
        return (clause.inner,) if goes and p.lemmas[clause.word] not in WANTING else (*clause.objects, clause.inner)

    def _wished(self, wish: Wish) -> Words:
        """A clause with what somebody else is to do, or the verb with what the speaker will not do."""
        start, end = self._reach(wish.verb)
        if wish.stance in ("opposes", "supports"):
            return self._leant(wish.verb)
        return (wish.verb, end) if wish.stance == "refuses" else (start, end)

    def _leant(self, word: int) -> Words:
        """What somebody is against or in favour of; of "that is out of the question" the subject."""
        p = self.parsed
        subject = p.child(word, "nsubj")
        if p.lemmas[word] == "question" and subject is not None:
            return self._reach(subject)
        end = self._reach(word)[1]
        if word + 2 < end and p.lemmas[word] in FAVOUR:
            return word + 2, end
        return max((c for c in p.kids(word, "case", "cop") if c < word), default=word - 1) + 1, end

    def _reach(self, word: int) -> Words:
        """The first word and past the last word of a phrase, less the clauses joined to it and marks at its ends."""
        p = self.parsed
        kept = [c for c in p.children[word] if not (p.deps[c] in JOINED and p.upos[word] in CLAUSAL and c > word)]
        start = min([word, *(p.edges[c][0] for c in kept)])
        end = max([word + 1, *(p.edges[c][1] for c in kept)])
        while end - 1 > word and (p.deps[end - 1] in ("punct", "cc")):
            end -= 1
        while start < word and p.deps[start] == "punct":
            start += 1
        return start, end


FAVOUR = frozenset({"favour", "favor"})  # "in favour of"
WANTING = frozenset({"want", "like", "wish", "expect", "need", "see"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "VERB", "NUM"})
JOINED = frozenset({"conj", "cc", "parataxis", "punct"})
CLAUSAL = frozenset({"VERB", "AUX"})
