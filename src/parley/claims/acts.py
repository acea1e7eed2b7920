"""How a text tells and the codebook's patterns in, the acts that its predicates tell of out: who did or wants what.

Each predicate has at most one act: that of the pattern that asks most of what stands beside it. What a pattern has
taken for its own ("refused to meet": "meet") tells of no act besides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.claims.clauses import COUNTING, Clause
from parley.claims.happened import Standing, closing_mark, own_standing, standing_of
from parley.claims.telling import Telling
from parley.codebook.entries import ActPattern
from parley.codebook.load import Codebook
from parley.parsed import Words

POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
PRONOUNS = frozenset("he him she her they them we us it i me you who whom himself themselves each".split())
# How much a fulfilled condition says: of several patterns the one with most stands.
OF_CLASS, OF_TYPE, OPEN, OF_STANDING = 3, 2, 1, 2
# What is asked for, refused or threatened, by the type of the act that completes the predicate.
MODES = {
    ("REQUEST", "CONSULT"): "meet",
    ("REQUEST", "AGREE"): "meet",
    ("REQUEST", "AID"): "assist",
    ("REQUEST", "COOPERATE"): "assist",
    ("REQUEST", "SUPPORT"): "assist",
    ("REQUEST", "RETREAT"): "yield",
    ("REQUEST", "CONCEDE"): "yield",
    ("REJECT", "CONSULT"): "meet",
    ("REJECT", "AID"): "assist",
    ("REJECT", "COOPERATE"): "assist",
    ("REJECT", "RETREAT"): "yield",
    ("REJECT", "CONCEDE"): "yield",
    ("THREATEN", "ASSAULT"): "violence",
    ("THREATEN", "MOBILIZE"): "violence",
    ("THREATEN", "SANCTION"): "relations",
    ("THREATEN", "REJECT"): "relations",
    ("THREATEN", "COERCE"): "restrict",
    ("THREATEN", "PROTEST"): "restrict",
}
CHANGE = {"REQUEST": "change", "REJECT": "change", "THREATEN": None}
DOERS = frozenset({"agents"})  # the side of a pattern that asks who does it
# Acts in words: what they promise, ask for, refuse or charge somebody with has not been done by their saying so.
VERBAL = frozenset("AGREE REQUEST REJECT THREATEN ACCUSE SUPPORT CONCEDE".split())
ENDS = frozenset(".!?:;…")
APART = frozenset({"acl:relcl", "advcl", "parataxis", "appos"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Act:
    """A pattern that fits a predicate; `type` and `mode` as PLOVER has them, None where the pattern codes no event."""

    pattern: ActPattern
    clause: Clause
    standing: Standing
    type: str | None
    mode: str | None


def find_acts(telling: Telling, codebook: Codebook) -> tuple[Act, ...]:
    """All acts of a text, in the order of their predicates."""
    return tuple(sorted(_Finder(telling, codebook).acts(), key=lambda a: a.clause.word))


class _Finder:
    """Holds the patterns against the predicates of one text."""

    def __init__(self, telling: Telling, codebook: Codebook) -> None:
        self.parsed, self.cast, self.clauses = telling.parsed, telling.cast, telling.clauses
        self.index, self.by_name = codebook.acting_words, codebook.patterns_by_name
        self.things = codebook.word_classes.get("things", frozenset())
        self._best: dict[int, tuple[ActPattern, Standing] | None] = {}
        self._meant: dict[tuple[int, ...], frozenset[str]] = {}
        self._standings: dict[int, Standing] = {}
        self.taken: set[int] = set()

    def acts(self) -> Iterator[Act]:
        p = self.parsed
        for sentence, candidates in self._candidates().items():
            if not self._tells(p.sentences[sentence]):
                continue
            for i in sorted(candidates, key=lambda i: (p.depths[i], i)):
                if i not in self.taken and (found := self.best(i)) is not None:
                    yield self._act(i, *found)

    def _candidates(self) -> dict[int, set[int]]:
        """The words that patterns may be held against, by the number of their sentence."""
        p, index = self.parsed, self.index
        found: dict[int, set[int]] = {}
        for i, lemma in enumerate(p.lemmas):
            if lemma in index and POS.get(p.upos[i]) in index[lemma]:
                found.setdefault(p.sentence_of[i], set()).add(self._predicate(i))
        return found

    def _tells(self, sentence: Words) -> bool:
        """Whether a sentence can tell of acts: no question, and no headline, which says what the text will say."""
        p, (start, end) = self.parsed, sentence
        last = closing_mark(p, sentence)
        is_headline = start == 0 and end < len(p.words) and p.paragraphs[end] and last not in ENDS
        return last != "?" and not is_headline

    def _predicate(self, i: int) -> int:
        """A word itself, of a modal verb ("must") the verb that it goes with."""
        return self.parsed.heads[i] if self.parsed.deps[i] == "aux" else i

    def _act(self, i: int, pattern: ActPattern, standing: Standing) -> Act:
        clause = self.clauses.of(i)
        self._take(pattern, clause)
        inner = self.best(clause.inner) if clause.inner is not None else None
        mode = pattern.mode
        if mode == "*":
            kind = inner[0].type if inner is not None else None
            mode = MODES.get((pattern.type or "", kind or ""), CHANGE.get(pattern.type or ""))
        return Act(pattern, clause, standing, pattern.type, mode)

    def _take(self, pattern: ActPattern, clause: Clause) -> None:
        """Keeps what a pattern has read from telling of an act of its own."""
        if clause.verb != clause.word:
            self.taken.add(clause.verb)
        if clause.inner is not None and (pattern.inner or pattern.type in VERBAL):
            self.taken |= self._told_within(clause.inner)
        if pattern.type in VERBAL:
            self.taken |= set(clause.objects)
        if pattern.object - {"actor", "any", "none"}:
            self.taken |= set(clause.objects) | {w for o in clause.objects for w in self._counted(o)}
        for parts, wanted in pattern.sides:
            if wanted - {"actor", "any"} and parts != DOERS:
                self.taken |= set(clause.side(*parts))

    def _told_within(self, word: int) -> set[int]:
        """A clause with all that hangs on it but what has a standing of its own: relative clauses, "after …"."""
        p, found, left = self.parsed, {word}, [word]
        while left:
            above = left.pop()
            for c in p.children[above]:
                joined = p.deps[c] == "conj" and p.xpos[c] in FINITE and p.xpos[above] not in FINITE
                if p.deps[c] not in APART and not joined and c not in found:
                    found.add(c)
                    left.append(c)
        return found

    def best(self, i: int) -> tuple[ActPattern, Standing] | None:
        """The pattern that asks most of a predicate and is met, with how the predicate stands."""
        if i not in self._best:
            self._best[i] = None  # a clause that is its own complement, in a broken tree
            self._best[i] = self._choose(i)
        return self._best[i]

    def _choose(self, i: int) -> tuple[ActPattern, Standing] | None:
        pos = POS.get(self.parsed.upos[i], "")
        fitting = [(n, p) for n in self.clauses.names(i) for p in self.by_name.get((n, pos), ())]
        if not fitting:
            return None
        chosen, most, clause = None, 0, self.clauses.of(i)
        for name, pattern in fitting:
            score = self._score(pattern, clause, 4 if " " in name else 1)
            if score > most and self._stands(pattern, clause):
                chosen, most = pattern, score
        if chosen is None or self._is_done_by_things(clause):
            return None
        return chosen, self._standing(clause)

    def _is_done_by_things(self, clause: Clause) -> bool:
        """Whether weather, beasts, prices or players do it; "Belgrade's team" does as an actor."""
        return bool(clause.agents) and all(self._is_thing(w) for w in clause.agents)

    def _is_thing(self, word: int) -> bool:
        return self.parsed.lemmas[word] in self.things and word not in self.cast.at

    def _score(self, pattern: ActPattern, clause: Clause, score: int) -> int:
        """`score` with what is beside a predicate of all that a pattern asks for there; 0 where something is not."""
        if pattern.when:
            score += OF_STANDING
        if pattern.object:
            heads = clause.objects
            if not (weight := self._filled(pattern.object, heads) if heads else "none" in pattern.object and OPEN):
                return 0
            score += weight
        for parts, wanted in pattern.sides:
            heads = clause.agents if parts == DOERS else clause.side(*parts)
            if not heads or not (weight := self._filled(wanted, heads)):
                return 0
            score += weight
        if pattern.inner:
            weight = self._inner(pattern.inner, clause)
            return score + weight if weight else 0
        return score

    def _stands(self, pattern: ActPattern, clause: Clause) -> bool:
        """Whether a predicate stands as a pattern asks; "must leave" tells of a demand, not of a departure."""
        standing = self._standing(clause)
        if standing.wanted and "wanted" not in pattern.when:
            return False
        return all(self._holds(fact, clause, standing) for fact in pattern.when)

    def _standing(self, clause: Clause) -> Standing:
        if clause.verb not in self._standings:
            self._standings[clause.verb] = standing_of(self.parsed, clause.verb)
        return self._standings[clause.verb]

    def _holds(self, fact: str, clause: Clause, standing: Standing) -> bool:
        """Whether a predicate stands as one word of a pattern's `when` has it."""
        if fact in ("negated", "affirmed"):
            return standing.negated == (fact == "negated")
        if fact in ("passive", "active"):
            return self._is_passive(clause.verb) == (fact == "passive")
        if fact == "done":
            return clause.verb != clause.word
        if fact == "promised":
            return self._is_promised(clause)
        if fact == "wanted":
            return standing.wanted
        return standing.unwilling if fact == "unwilling" else standing.willing

    def _is_passive(self, verb: int) -> bool:
        return any(self.parsed.deps[c] in ("nsubj:pass", "aux:pass") for c in self.parsed.children[verb])

    def _is_promised(self, clause: Clause) -> bool:
        """Whether the clause that completes a verb says what its subject will do: "confirmed that it would come"."""
        if clause.inner is None or not own_standing(self.parsed, clause.inner).willing:
            return False
        doers = {a for w in self.clauses.of(clause.inner).agents for a in self.cast.at.get(w, ())}
        return any(a in doers for w in clause.agents for a in self.cast.at.get(w, ()))

    def _filled(self, wanted: frozenset[str], heads: tuple[int, ...]) -> int:
        """The weight of a part that one of its heads fills; 0 where none does."""
        p = self.parsed
        if not wanted.isdisjoint(self._lemmas(heads)):
            return OF_CLASS
        if (
            "any" in wanted
            or ("actor" in wanted and any(self._is_somebody(h) for h in heads))
            or ("number" in wanted and any(p.upos[h] == "NUM" or p.lemmas[h] in COUNTING for h in heads))
        ):
            return OPEN
        return 0

    def _lemmas(self, heads: tuple[int, ...]) -> frozenset[str]:
        """The lemmas of a part's heads and of what they count."""
        if heads not in self._meant:
            words = (w for h in heads for w in (h, *self._counted(h)))
            self._meant[heads] = frozenset(self.parsed.lemmas[w] for w in words)
        return self._meant[heads]

    def _counted(self, word: int) -> tuple[int, ...]:
        """What a word of number counts: "soldiers" of "a number of soldiers"."""
        p = self.parsed
        if p.lemmas[word] not in COUNTING:
            return ()
        counted = [w for c in p.kids(word, "nmod") if p.marker(c) == "of" for w in p.conjuncts(c)]
        return (*counted, *(w for c in counted for w in self._counted(c)))

    def _is_somebody(self, word: int) -> bool:
        return (
            word in self.cast.at
            or word in self.cast.unnamed
            or self._is_named_in_passing(word)
            or self.parsed.lower[word] in PRONOUNS
            or any(w in self.cast.at for w in self._counted(word))
        )

    def _is_named_in_passing(self, word: int) -> bool:
        """Of places only a state is somebody: "sold electricity to Chad"."""
        beside = self.cast.beside.get(word, ())
        is_place = word in (self.cast.places or {})
        return any(not is_place or self.cast.by_id[a].kind == "state" for a in beside)

    def _inner(self, wanted: frozenset[str], clause: Clause) -> int:
        """The weight of the clause that completes a predicate; 0 where it is not what is wanted."""
        if clause.inner is None:
            return OPEN if "none" in wanted else 0
        if not wanted.isdisjoint(self.clauses.names(clause.inner)):
            return OF_CLASS
        if "to" in wanted and any(self.parsed.lower[c] == "to" for c in self.parsed.kids(clause.inner, "mark")):
            return OPEN
        inner = self.best(clause.inner)
        if inner is not None and inner[0].type in wanted:
            return OF_TYPE
        return OPEN if "any" in wanted else 0
