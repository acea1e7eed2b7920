"""Acts of a text in, positions out: what each actor demands, opposes, supports, offers, refuses, accepts or makes a
condition, on which issue and toward whom.

A position is whose the sentence says: a person's or a body's. What is denied or only called for by others is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.cast import Cast
from parley.claims.acts import Act
from parley.claims.clauses import Clause, Clauses
from parley.claims.issues import Issues
from parley.claims.own_words import OwnWords
from parley.claims.parts import Parts
from parley.claims.said_by import SaidBy
from parley.claims.wishes import Wish, condition_of, denies_object, find_wishes
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import ActorId, Position, Statement

# What is left of a stance that is negated; None where nothing is.
NEGATED = {"accepts": "refuses", "supports": "opposes", "offers": "refuses", "demands": None, "opposes": None}
# What a stance to "no …" or "none" comes to.
WITH_NONE = {"accepts": "refuses", "supports": "opposes", "offers": "refuses", "demands": "opposes"}
# Acts that may hang on a condition, with a stance or without.
ON_CONDITION = frozenset({"AGREE", "THREATEN", "RETREAT", "CONCEDE", "CONSULT", "AID", "SUPPORT", "SANCTION"})
# What two parties agree on or promise together is their agreement, no stance of either.
MUTUAL = frozenset({"agree", "consent", "promise", "pledge"})
PARTIES = frozenset(
    "side party leader army country state government president minister delegation team neighbour".split()
)
# A promise that something will be offers nobody anything; to insist that it is so demands nothing.
PROMISES = frozenset({"promise", "pledge", "guarantee", "insist"})
GREETINGS = frozenset({"welcome", "embrace", "hail", "salute"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Words that make a condition of any act, and those that make one of some: a refusal "until …" is a refusal still.
FIRM = frozenset({"unless", "long", "provided", "providing"})
SOON = frozenset({"if", "once", "soon", "until", "till"})
LIKELY = {
    "warn": frozenset[str](),
    "threaten": SOON,
    "offers": SOON - {"until", "till"} | {"when"},
    "accepts": SOON | {"when"},
    "supports": SOON,
    "demands": frozenset({"before"}),
    "want": frozenset({"before", "first"}),
    "refuses": frozenset[str](),
    "opposes": frozenset[str](),
    "": SOON,
}
ALSO_TAKEN = frozenset({"accepts"})  # stood by though on a condition: both are told
TOWARD = ("to", "with", "on", "upon", "from", "of", "against", "for")
NOT_A_STANCE = frozenset({"denied", "alleged"})


def find_positions(
    parsed: Parsed, cast: Cast, acts: Iterable[Act], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Position, ...]:
    """The positions that acts and statements tell of, in the order of the text."""
    reader = _Reader(parsed, cast, SaidBy(parsed, statements), codebook)
    found = [*reader.by_acts(acts), *reader.by_wishes()]
    return tuple(dict.fromkeys(sorted(found, key=lambda position: position.evidence)))


class _Reader:
    """Turns the acts and wishes of one text into positions."""

    def __init__(self, parsed: Parsed, cast: Cast, said_by: SaidBy, codebook: Codebook) -> None:
        self.parsed, self.cast, self.said_by = parsed, cast, said_by
        self.clauses, self.parts, self.issues = Clauses(parsed), Parts(parsed, cast), Issues(parsed, codebook)
        self.own = OwnWords(parsed, cast, said_by)
        self._told: set[int] = set()  # verbs whose stance is told

    def by_acts(self, acts: Iterable[Act]) -> Iterator[Position]:
        """The positions of acts that carry a stance."""
        for act in acts:
            stances = tuple(self._stances(act))
            if stances or act.pattern.stance is not None:
                self._told |= {act.clause.verb, act.clause.word, act.clause.inner or act.clause.word}
            holders = self._holders(act)
            for stance in stances:
                yield from self._positions(stance, act.clause, holders, self._object(act))

    def by_wishes(self) -> Iterator[Position]:
        """The positions of clauses that no act tells of."""
        for wish in find_wishes(self.parsed, self.cast, self.said_by):
            if wish.verb not in self._told:
                clause = self.clauses.of(wish.verb)
                yield from self._positions(wish.stance, clause, wish.holders, self._wished(wish))

    def _positions(
        self, stance: str, clause: Clause, holders: Sequence[ActorId], thing: Words | None
    ) -> Iterator[Position]:
        """A position of each actor that a stance belongs to."""
        statement = self.said_by.statement_at(clause.verb)
        passage = self._passage(clause)
        for actor in holders:
            yield Position(
                actor=actor,
                stance=stance,
                object=self.parsed.says(*thing) if thing is not None else "",
                evidence=(self.parsed.span(*passage),),
                toward=self._toward(clause, holders),
                statement=statement.id if statement is not None else None,
                issues=self.issues.within(thing or passage),
            )

    def _stances(self, act: Act) -> Iterator[str]:
        """The stances of an act as its clause turns them."""
        stance = self._stance(act)
        if act.standing.modality in NOT_A_STANCE or self._is_idle(act, stance):
            return
        if self._is_conditional(act, stance):
            yield "conditions"
            if stance not in ALSO_TAKEN:
                return
        if stance is not None:
            yield stance

    def _stance(self, act: Act) -> str | None:
        """The stance of a pattern, turned where the clause denies it."""
        stance = act.pattern.stance
        if stance is None or {"negated", "unwilling"} & act.pattern.when:
            return stance
        if denies_object(self.parsed, act.clause.verb):
            return WITH_NONE.get(stance, stance)
        return NEGATED.get(stance, stance) if act.standing.negated else stance

    def _is_idle(self, act: Act, stance: str | None) -> bool:
        """Whether it is an agreement of several, a promise or claim of how things are, or a greeting."""
        p, clause = self.parsed, act.clause
        lemma, inner = p.lemmas[clause.word], clause.inner
        if lemma in MUTUAL and (self._are_several(clause.agents) or clause.side("on") or act.standing.negated):
            return True
        if (lemma in GREETINGS or act.type == "ACCUSE") and any(o in self.cast.at for o in clause.objects):
            return True
        return lemma in PROMISES and inner is not None and self._is_finite(inner)

    def _are_several(self, doers: Sequence[int]) -> bool:
        """ "Chad and Libya", "they", "the two armies"."""
        p = self.parsed
        parties = any((p.xpos[d] == "NNS" and p.lemmas[d] in PARTIES) or p.lower[d] in ("they", "both") for d in doers)
        return parties or len(self.parts.named(doers)) > 1

    def _is_finite(self, word: int) -> bool:
        p = self.parsed
        return p.xpos[word] in FINITE or any(p.xpos[c] in FINITE for c in p.kids(word, "aux", "cop", "aux:pass"))

    def _is_conditional(self, act: Act, stance: str | None) -> bool:
        """Whether an act waits for something: "will leave as soon as …", "threatened to resume unless …"."""
        if stance is None and act.type not in ON_CONDITION:
            return False
        clause = act.clause
        heads = (clause.verb, clause.word, *(() if clause.inner is None else (clause.inner,)), *clause.objects)
        mark = next((m for h in heads if (m := condition_of(self.parsed, h)) is not None), None)
        if mark is None or (stance is None and act.standing.modality == "asserted" and act.type != "THREATEN"):
            return False
        if mark.startswith("only") or mark in FIRM:
            return True
        lemma = self.parsed.lemmas[clause.word]
        return mark in LIKELY.get(lemma, LIKELY.get(stance or "", ()))

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
        shut = {*actors, *self.parts.with_bodies(actors)}
        for words in (clause.objects, clause.side(*TOWARD), () if clause.inner is None else (clause.inner,)):
            if found := self.parts.nearest(words, shut):
                return found[0]
        return None

    def _object(self, act: Act) -> Words | None:
        """The words of what is wanted or refused: the inner clause, the object, else what follows; None for nothing."""
        p, clause = self.parsed, act.clause
        if "unwilling" in act.pattern.when:
            return clause.verb, self._reach(clause.verb)[1]
        heads = self._heads(clause)
        if act.pattern.source == ("speaker",):
            heads = self.clauses.subjects(clause.word)
        edges = [e for h in heads if not (e := self._reach(h))[0] <= clause.word < e[1]]
        if edges:
            return min(a for a, _ in edges), max(b for _, b in edges)
        rest = clause.word + 1, self._reach(clause.word)[1]
        return rest if any(p.upos[w] in NAMING for w in range(*rest)) else None

    def _heads(self, clause: Clause) -> tuple[int, ...]:
        """The words that head what a predicate is about: "to open", "its soldiers released"."""
        if clause.inner is None:
            return clause.objects
        p = self.parsed
        goes = any(p.lower[c] == "to" for c in p.children[clause.inner]) or p.deps[clause.inner] == "ccomp"
        return (clause.inner,) if goes and p.lemmas[clause.word] not in WANTING else (*clause.objects, clause.inner)

    def _wished(self, wish: Wish) -> Words:
        """A clause with what somebody else is to do, or the verb with what the speaker will not do."""
        start, end = self._reach(wish.verb)
        return (wish.verb, end) if wish.stance == "refuses" else (start, end)

    def _passage(self, clause: Clause) -> Words:
        """From the first to the last word of the clause's parts, within its sentence."""
        p = self.parsed
        heads = [clause.word, clause.verb, *clause.agents, *clause.objects, *(w for _, w in clause.sides)]
        heads += [clause.inner] if clause.inner is not None else []
        start, end = p.sentences[p.sentence_of[clause.word]]
        edges = [self._reach(h) for h in heads if start <= h < end]
        return max(start, min(a for a, _ in edges)), min(end, max(b for _, b in edges))

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


WANTING = frozenset({"want", "like", "wish", "expect", "need", "see"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "VERB", "NUM"})
JOINED = frozenset({"conj", "cc", "parataxis", "punct"})
CLAUSAL = frozenset({"VERB", "AUX"})
