"""A parsed text in, the predicates of its clauses with their logical parts out: who does it, to whom, with whom.

Passive, relative clause, participle, control, coordination, light verbs and nouns of action are undone here, once, so
that a pattern speaks of doers and objects alone. Parts are head words; which actors they name is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Generic, TypeVar

from parley.claims.happened import OUGHT
from parley.parsed import Parsed, Words

Part = TypeVar("Part")
Heads = tuple[int, ...]
Sides = tuple[tuple[str, int], ...]

# "Urged X to go": X goes. With all other verbs the subject of the verb goes.
OBJECT_CONTROL = frozenset(
    "urge ask tell order persuade convince force compel oblige instruct direct advise encourage invite allow permit "
    "enable help press pressure require request beg exhort implore call expect want prompt lead cause get summon "
    "authorise authorize warn push command entrust task appoint need entice coerce induce challenge remind "
    "counsel forbid see find hear have lobby bar nudge appeal petition ban prohibit "
    "prevent accuse suspect criticise criticize condemn blame praise charge convict stop".split()
)
# "Held talks", "launched an attack": the noun is what was done.
LIGHT_VERBS = frozenset(
    "hold make have conduct carry launch stage open begin start resume continue mount give pay take undertake reach "
    "conclude enter issue express voice deliver offer extend lodge file register engage initiate complete finish "
    "organise organize convene perform stress declare announce renew step raise provide send lend show throw "
    "grant strike seal do hand put reiterate repeat strengthen intensify place impose wage suffer commit present "
    "exchange win sound".split()
)
# "Talks took place": what the subject is was done.
HAPPENING = frozenset(
    "hold take open begin start resume continue end happen occur break collapse conclude close follow "
    "plan schedule arrange set go drag proceed last get come due".split()
)
ENTERING = frozenset("engage enter meet be take go embark resort".split())  # "entered into talks"
BEHEST = frozenset("request insistence behest instigation initiative urging demand".split())  # "put off at X's request"
WISHING = frozenset({"want", "need", "like"})  # "wants the men freed"
# "A number of soldiers", "a round of talks", "three hours of talks": what is counted is meant.
COUNTING = frozenset(
    "number group lot series round set kind ten dozen hundred thousand score handful couple pair majority rest part "
    "sort piece million spate wave string host batch half third quarter member bulk package form range ton tonne kilo "
    "kilogram litre liter barrel load planeload truckload shipload shipment consignment cargo billion "
    "minute hour day message telegram cable".split()
)
# What these bring into a phrase belongs to its clause: "killed in clashes with rebels".
JOINED_TO = ("with", "by", "between")
ROLES = frozenset({"agents", "objects", "inner", "aim"})  # parts that no preposition brings in
WHO = frozenset({"who", "which", "that", "whom", "whose"})
VERBAL = ("VERB", "AUX", "ADJ")
DEPTH = 12  # links followed in search of a subject


class Once(Generic[Part]):
    """What `cached_property` is, without its lock, which takes longer than to read a part of a clause."""

    def __init__(self, read: Callable[[Any], Part]) -> None:
        self.read, self.name = read, read.__name__

    def __get__(self, clause: Any, kind: type) -> Part:
        found = clause.__dict__[self.name] = self.read(clause)
        return found


class Clause:
    """One predicate: `word` means it, `verb` carries its tense (a light verb, or `word` itself).

    Its parts are worked out when they are asked for.
    """

    def __init__(self, word: int, verb: int, clauses: Clauses) -> None:
        self.word, self.verb, self.clauses = word, verb, clauses

    @Once
    def agents(self) -> Heads:
        """The head words of those who do it."""
        return self.clauses.agents(self)

    @Once
    def objects(self) -> Heads:
        """The head words of what it is done to."""
        return self.clauses.objects(self)

    @Once
    def sides(self) -> Sides:
        """Prepositions with the head words that they bring in."""
        return self.clauses.sides(self)

    @Once
    def inner(self) -> int | None:
        """The head of the clause that completes it ("refused to meet": "meet"); None where none does."""
        return self.clauses.inner(self.word)

    def side(self, *prepositions: str) -> Heads:
        """The words that a preposition brings in."""
        return tuple([w for marker, w in self.sides if marker in prepositions]) if self.sides else ()

    def part(self, name: str) -> Heads:
        """The words of a part as a pattern names it: one of `ROLES`, or prepositions joined by "|"."""
        if name == "inner":
            return () if self.inner is None else (self.inner,)
        if name == "aim":
            return self.clauses.aims(self)
        if name == "objects":
            return self.objects
        return self.agents if name == "agents" else self.side(*name.split("|"))

    def stretch(self, edges: Callable[[int], Words], *, agents: bool = True) -> Words:
        """The words from its first part to its last, of its sentence; with those who do it unless not `agents`.

        `edges` tells the words of a part by its head.
        """
        heads = [self.word, self.verb, *self.objects, *(w for _, w in self.sides), *self.part("inner")]
        found = [edges(h) for h in (*heads, *(self.agents if agents else ()))]
        start, end = self.clauses.sentence(self)
        return max(start, min(a for a, _ in found)), min(end, max(b for _, b in found))


class Clauses:
    """The predicates of one text, each worked out when it is asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self._known: dict[int, Clause] = {}
        self._names: dict[int, tuple[str, ...]] = {}

    def of(self, i: int) -> Clause:
        """The clause of a verb, noun or adjective."""
        if i not in self._known:
            self._known[i] = Clause(i, i, self) if self.parsed.upos[i] in VERBAL else self._as_noun(i)
        return self._known[i]

    def agents(self, clause: Clause) -> Heads:
        """Who does it; use the clause's own `agents`, which is kept."""
        i = clause.word
        if self.parsed.upos[i] not in VERBAL:
            return self._agents_of_noun(clause)
        return self._by(i) if self._is_passive(i) else self.subjects(i)

    def objects(self, clause: Clause) -> Heads:
        """What it is done to, likewise."""
        i, verb = clause.word, clause.verb
        if self.parsed.upos[i] not in VERBAL:
            given = self._objects(verb) if verb != i else ()
            return (*self._of(i), *(o for o in given if o != i and self.parsed.deps[o] == "iobj"))
        if not self._is_passive(i):
            return self._objects(i)
        subjects = self.subjects(i)
        return (*subjects, *(o for o in self._objects(i) if o not in subjects))

    def sides(self, clause: Clause) -> Sides:
        """What prepositions bring in, likewise; with a noun what is beside its light verb too."""
        i, verb = clause.word, clause.verb
        sides = tuple(self._sides(i))
        if verb == i:
            return sides if self.parsed.upos[i] in VERBAL else (*self._state(i), *sides)
        return (*sides, *(side for side in self._sides(verb) if side[1] != i and side not in sides))

    def inner(self, i: int) -> int | None:
        """The clause that completes a predicate."""
        return self._inner(i) if self.parsed.upos[i] in VERBAL else self._inner_of_noun(i)

    def aims(self, clause: Clause) -> Heads:
        """What it is done for: "marched to demand bread"."""
        return tuple(c for c in self.parsed.kids(clause.verb, "advcl", "xcomp") if c > clause.verb)

    def sentence(self, clause: Clause) -> Words:
        """The words of the sentence that it stands in."""
        return self.parsed.sentences[self.parsed.sentence_of[clause.word]]

    def names(self, i: int) -> tuple[str, ...]:
        """What patterns may call a predicate, longest first: "walk out", "hunger strike"; "must" of "must go"."""
        if i not in self._names:
            self._names[i] = self._called(i)
        return self._names[i]

    def _called(self, i: int) -> tuple[str, ...]:
        p = self.parsed
        lemma = p.lemmas[i]
        if p.upos[i] not in ("VERB", "AUX"):
            return (*[f"{p.lemmas[c]} {lemma}" for c in p.kids(i, "compound", "amod") if c < i], lemma)
        modals = [p.lower[c] for c in p.children[i] if p.lower[c] in OUGHT and p.deps[c] == "aux"]
        first = self._first_half(i)
        halved = () if first is None else (f"{p.lower[first]} {lemma}",)
        return (*halved, *[f"{lemma} {p.lower[c]}" for c in self._particles(i)], lemma, *modals)

    def _first_half(self, i: int) -> int | None:
        """ "Test" of "test-fired", which is read as three words."""
        p = self.parsed
        return i - 2 if i > 1 and p.words[i - 1] == "-" and p.heads[i - 2] == i else None

    def _particles(self, i: int) -> Iterator[int]:
        """ "Out" of "walked out", that of "pulled them out of the room" too, which is read as a preposition."""
        p = self.parsed
        for c in p.children[i]:
            if c > i and p.lower[c] in PARTICLES and p.deps[c] in PARTICLE:
                yield c
            elif c > i + 2 and p.deps[c] == "obl" and (first := self._with_of(c)) is not None:
                yield first
        after = i + 1
        if after < len(p.words) and p.lower[after] in PARTICLES and p.heads[after] != i == p.heads[p.heads[after]]:
            yield after

    def _with_of(self, i: int) -> int | None:
        """ "Out" of "out of the room"; None of any other phrase."""
        p = self.parsed
        cases = p.kids(i, "case")
        return cases[0] if len(cases) > 1 and p.lower[cases[0]] in PARTICLES and p.lower[cases[1]] == "of" else None

    # Verbs

    def _is_passive(self, i: int) -> bool:
        p = self.parsed
        if p.xpos[i] != "VBN":
            return False
        kids = {p.deps[c] for c in p.children[i]}
        if kids & {"nsubj:pass", "aux:pass"}:
            return True
        if p.deps[i] == "conj" and "nsubj" not in kids and "aux" not in kids:
            return self._is_passive(p.heads[i])
        if p.deps[i] == "xcomp":  # "wants them released"
            above = p.heads[i]
            return not kids & {"aux", "cop"} and p.lemmas[above] in OBJECT_CONTROL and bool(self._objects(above))
        return p.deps[i] in ("acl", "amod", "advcl") and "aux" not in kids

    def subjects(self, i: int, depth: int = 0) -> Heads:
        """The grammatical subject, looked for above where the clause has none of its own."""
        p = self.parsed
        own = [c for c in p.children[i] if p.deps[c] in ("nsubj", "nsubj:pass", "csubj")]
        first = self._first_half(i)
        if not own and first is not None:
            own = list(p.kids(first, "compound", "amod"))
        if own:
            return self._meant(([c for c in own if c < i] or own)[-1], i)
        above = p.heads[i]
        if above == i or depth > DEPTH:
            return ()
        if p.deps[i] == "ccomp" and i < above and len(both := p.kids(above, "nsubj")) > 1 and both[0] < i:
            return self._meant(both[0], i)  # "X has left, Y said", both read as subjects of "said"
        if p.deps[i] in ("acl", "acl:relcl"):
            return self._antecedent(i, above, depth)
        if p.deps[i] == "xcomp" and p.lemmas[above] in OBJECT_CONTROL and (controlled := self._objects(above)):
            return controlled
        if p.deps[i] in ("conj", "xcomp", "advcl", "parataxis", "dep") and p.upos[above] in ("VERB", "AUX", "ADJ"):
            return self._of_governor(i, above, depth)
        return ()

    def _of_governor(self, i: int, above: int, depth: int) -> Heads:
        p = self.parsed
        if p.deps[i] == "advcl" and p.xpos[i] not in ("VBG", "VB", "VBN"):
            return ()
        subjects = self.subjects(above, depth + 1)
        if self._is_passive(above) and p.deps[i] == "advcl":
            return self._by(above) or subjects
        return subjects

    def _antecedent(self, i: int, above: int, depth: int) -> Heads:
        """ "Troops guarding the road", "the men held there", "a bid to end the war"."""
        p = self.parsed
        if p.xpos[i] == "VB":
            verb = p.heads[above]
            doers = self._agents_of_noun(self._as_noun(above))
            return doers or (self.subjects(verb, depth + 1) if p.upos[verb] == "VERB" else ())
        return p.conjuncts(above) if p.deps[above] != "conj" else (above,)

    def _meant(self, word: int, verb: int) -> Heads:
        """The words of a subject with what is joined to it; of "who" what it stands for."""
        p = self.parsed
        if p.lower[word] in WHO and p.deps[verb] == "acl:relcl":
            return p.conjuncts(p.heads[verb])
        return p.conjuncts(word)

    def _objects(self, i: int) -> Heads:
        p = self.parsed
        # "A judge ordered the general to appear": of two subjects the one behind the verb is none.
        has_subject = any(p.deps[c] == "nsubj" and c < i for c in p.children[i])
        parts = ("obj", "iobj", "nsubj") if has_subject else ("obj", "iobj")
        found = [w for c in p.children[i] if p.deps[c] in parts and c > i for w in p.conjuncts(c)]
        asked = [c for c in p.children[i] if p.deps[c] == "obj" and c < i and p.lower[c] in WHO]
        if p.deps[i] == "acl:relcl" and not found and (asked or self._is_object_gap(i)):
            return p.conjuncts(p.heads[i])
        return tuple(found) or self._behind_particle(i)

    def _behind_particle(self, i: int) -> Heads:
        """ "The road" of "sealed off the road", where "off" is read as a preposition."""
        p = self.parsed
        if i + 1 >= len(p.words) or p.lower[i + 1] not in PARTING or p.deps[i + 1] != "case":
            return ()
        phrase = p.heads[i + 1]
        return p.conjuncts(phrase) if p.heads[phrase] == i and len(p.kids(phrase, "case")) == 1 else ()

    def _is_object_gap(self, i: int) -> bool:
        """ "The deal they signed": a relative clause with a subject of its own and nothing for "which"."""
        p = self.parsed
        subject = p.child(i, "nsubj")
        return subject is not None and p.lower[subject] not in WHO and p.child(i, "ccomp", "xcomp") is None

    def _by(self, i: int) -> Heads:
        """Who a passive says did it: "by Oslo", "at the request of Oslo"."""
        p = self.parsed
        doers: list[int] = []
        for c in p.kids(i, "obl:agent", "obl"):
            if p.deps[c] == "obl:agent" or p.marker(c) == "by":
                doers += p.conjuncts(c)
            elif p.marker(c) == "at" and p.lemmas[c] in BEHEST:
                doers += [*self._of(c), *p.kids(c, "nmod:poss")]
        return tuple(doers)

    def _sides(self, i: int) -> Iterator[tuple[str, int]]:
        """What prepositions bring in, those of the object too: "messages between X and Y" may hang on either."""
        p = self.parsed
        for c in p.children[i]:
            if p.deps[c] in ("obl", "nmod", "obl:unmarked", "obl:tmod", "advmod") and p.upos[c] != "ADV":
                first, _, rest = p.marker(c).partition(" ")
                marker = rest if rest and first in PARTICLES else f"{first} {rest}".strip()
                yield from ((marker, w) for w in p.conjuncts(c))
                if p.upos[c] == "NOUN" and p.xpos[i] == "VBN":
                    yield from (side for side in self._sides(c) if side[0] in JOINED_TO)
            elif p.deps[c] == "obj" and c > i:
                yield from (side for side in self._sides(c) if side[0] != "of")

    def _inner(self, i: int) -> int | None:
        """The clause that completes a verb; that of its object too: "told X to go", "an offer to talk"."""
        p = self.parsed
        after = [c for c in p.children[i] if c > i]
        for c in after:
            if p.deps[c] in ("xcomp", "ccomp"):
                return c
        for c in after:
            if p.deps[c] == "advcl" and p.xpos[c] == "VB" and any(p.lower[k] == "to" for k in p.children[c]):
                return c
            if p.deps[c] in ("obj", "obl") and (inner := self._inner_of_noun(c)) is not None:
                return inner
            if p.deps[c] == "obj" and p.lemmas[i] in WISHING:
                done = next((k for k in p.kids(c, "acl") if p.xpos[k] == "VBN"), None)
                if done is not None:
                    return done
        added = self._added(i)
        return added if added is not None else next((c for c in p.children[i] if c < i and p.deps[c] == "ccomp"), None)

    def _added(self, i: int) -> int | None:
        """ "Accused of killing", "stopped short of killing", "described as unacceptable"."""
        p = self.parsed
        for c in (*p.kids(i, "advcl"), *(k for m in p.kids(i, "advmod") for k in p.kids(m, "advcl"))):
            if p.xpos[c] == "VBG" and p.marker(c) in ("of", "for", "from", "with"):
                return c
            if p.upos[c] == "ADJ" and p.marker(c) == "as":
                return c
        return None

    def _inner_of_noun(self, i: int) -> int | None:
        """ "An offer to talk", "accused of killing"."""
        p = self.parsed
        for c in p.children[i]:
            if p.deps[c] in ("acl", "ccomp") and p.xpos[c] in ("VB", "VBG") and p.marker(c) in ("to", "of", "that"):
                return c
        return None

    # Nouns of action

    def _as_noun(self, i: int) -> Clause:
        verb = self._carrier(i)
        return Clause(i, i if verb is None else verb, self)

    def _agents_of_noun(self, clause: Clause) -> Heads:
        p, i, verb = self.parsed, clause.word, clause.verb
        agents = self._possessors(i)
        if verb != i:
            is_subject = p.deps[i] in ("nsubj", "nsubj:pass")
            doers = self._by(verb) if is_subject or self._is_passive(verb) else self.subjects(verb)
            agents = agents or doers if is_subject else (*doers, *agents)
        elif clause.sides and clause.sides[0][1] == i:
            agents = (*self.subjects(i), *agents)
        return (*agents, *(w for w in clause.side("by") if w not in agents))

    def _state(self, i: int) -> Sides:
        """ "Miners are on strike", "Oslo was behind the attack": the noun is its own side."""
        marker = self.parsed.marker(i)
        return ((marker, i),) if marker and self.parsed.child(i, "cop") is not None else ()

    def _carrier(self, i: int) -> int | None:
        """The light verb of a noun of action: "held" of "held talks", "took" of "talks took place"."""
        p = self.parsed
        at = i
        while p.deps[at] == "conj" or (p.deps[at] == "nmod" and p.lemmas[p.heads[at]] in COUNTING):
            at = p.heads[at]
        verb = p.heads[at]
        if verb == at:
            return None
        if p.deps[at] == "obj" and p.lemmas[verb] in LIGHT_VERBS:
            return verb
        if p.deps[at] in ("nsubj", "nsubj:pass") and p.upos[verb] == "VERB":
            carries = p.lemmas[verb] in HAPPENING or (p.lemmas[verb] in LIGHT_VERBS and self._is_passive(verb))
            return verb if carries else None
        if p.deps[at] == "obl" and p.lemmas[verb] in ENTERING:
            return verb
        if p.deps[verb] in ("acl", "acl:relcl"):
            return None
        done = (c for c in p.kids(at, "acl", "acl:relcl") if p.lemmas[c] in HAPPENING and p.xpos[c] == "VBN")
        return next(done, None)

    def _possessors(self, i: int) -> Heads:
        """ "Russia's rejection", "the Russian rejection"."""
        p = self.parsed
        return tuple(w for c in p.kids(i, "nmod:poss", "amod", "compound") for w in p.conjuncts(c))

    def _of(self, i: int) -> Heads:
        p = self.parsed
        return tuple(w for c in p.kids(i, "nmod") if p.marker(c) == "of" for w in p.conjuncts(c))


PARTICLES = frozenset("off out down up away back over in on through apart together aside forward short".split())
PARTING = frozenset({"off", "out", "up", "down"})
PARTICLE = ("compound:prt", "advmod", "compound", "advcl", "xcomp")
