"""A parsed text in, the predicates of its clauses with their logical parts out: who does it, to whom, with whom.

Passive, relative clause, participle, control, coordination, light verbs and nouns of action are undone here, once, so
that a pattern speaks of doers and objects alone. Parts are head words; which actors they name is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.claims.happened import OUGHT
from parley.parsed import Parsed

Heads = tuple[int, ...]

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
BEHEST = frozenset("request insistence behest instigation initiative urging demand".split())  # "put off at X's request"
WISHING = frozenset({"want", "need", "like"})  # "wants the men freed"
WHO = frozenset({"who", "which", "that", "whom", "whose"})
CLAUSAL = ("xcomp", "ccomp", "advcl", "acl", "acl:relcl")
DEPTH = 12  # links followed in search of a subject


@dataclass(frozen=True, slots=True)
class Clause:
    """One predicate: `word` means it, `verb` carries its tense (a light verb, or `word` itself).

    `agents`, `objects` are head words; `sides` are (preposition, head word); `inner` heads the clause that completes
    it ("refused to meet": "meet").
    """

    word: int
    verb: int
    agents: Heads
    objects: Heads
    sides: tuple[tuple[str, int], ...]
    inner: int | None = None

    def side(self, *prepositions: str) -> Heads:
        """The words that a preposition brings in."""
        return tuple([w for marker, w in self.sides if marker in prepositions]) if self.sides else ()

    def part(self, name: str) -> Heads:
        """The words of a part as a pattern names it: `agents`, `objects`, `inner`, or prepositions joined by "|"."""
        if name == "inner":
            return () if self.inner is None else (self.inner,)
        return {"agents": self.agents, "objects": self.objects}.get(name) or self.side(*name.split("|"))


class Clauses:
    """The predicates of one text, each worked out when it is asked for."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self._known: dict[int, Clause] = {}

    def of(self, i: int) -> Clause:
        """The clause of a verb, noun or adjective."""
        if i not in self._known:
            self._known[i] = self._of_verb(i) if self.parsed.upos[i] in ("VERB", "AUX", "ADJ") else self._of_noun(i)
        return self._known[i]

    def names(self, i: int) -> tuple[str, ...]:
        """What patterns may call a predicate, longest first: "walk out", "hunger strike"; "must" of "must go"."""
        p = self.parsed
        lemma = p.lemmas[i]
        if p.upos[i] not in ("VERB", "AUX"):
            return (*(f"{p.lemmas[c]} {lemma}" for c in p.kids(i, "compound", "amod") if c == i - 1), lemma)
        modals = (p.lower[c] for c in p.kids(i, "aux") if p.lower[c] in OUGHT)
        return (*(f"{lemma} {p.lower[c]}" for c in self._particles(i)), lemma, *modals)

    def _particles(self, i: int) -> Iterator[int]:
        """ "Out" of "walked out", that of "walked out of the room" too, which is read as a preposition."""
        p = self.parsed
        yield from (c for c in p.children[i] if c > i and p.lower[c] in PARTICLES and p.deps[c] in PARTICLE)
        after = i + 1
        if (
            after < len(p.words)
            and p.lower[after] in PARTICLES
            and i != p.heads[after]
            and i == p.heads[p.heads[after]]
        ):
            yield after

    # Verbs

    def _of_verb(self, i: int) -> Clause:
        agents, objects = self.subjects(i), self._objects(i)
        if self._is_passive(i):
            agents, objects = self._by(i), (*agents, *(o for o in objects if o not in agents))
        return Clause(i, i, agents, objects, tuple(self._sides(i)), self._inner(i))

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
            return self._of_noun(above).agents or (self.subjects(verb, depth + 1) if p.upos[verb] == "VERB" else ())
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
        parts = (
            ("obj", "iobj", "nsubj") if any(p.deps[c] == "nsubj" and c < i for c in p.children[i]) else ("obj", "iobj")
        )
        found = [w for c in p.children[i] if p.deps[c] in parts and c > i for w in p.conjuncts(c)]
        asked = [c for c in p.children[i] if p.deps[c] == "obj" and c < i and p.lower[c] in WHO]
        if p.deps[i] == "acl:relcl" and not found and (asked or self._is_object_gap(i)):
            return p.conjuncts(p.heads[i])
        return tuple(found)

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
            elif p.deps[c] == "obj" and c > i:
                yield from (side for side in self._sides(c) if side[0] != "of")

    def _inner(self, i: int) -> int | None:
        """The clause that completes a verb; that of its object too: "told X to go", "an offer to talk"."""
        p = self.parsed
        for c in p.children[i]:
            if p.deps[c] in ("xcomp", "ccomp") and c > i:
                return c
        for c in p.children[i]:
            if c > i and p.deps[c] == "advcl" and p.xpos[c] == "VB" and any(p.lower[k] == "to" for k in p.children[c]):
                return c
            if c > i and p.deps[c] in ("obj", "obl") and (inner := self._inner_of_noun(c)) is not None:
                return inner
            if c > i and p.deps[c] == "obj" and p.lemmas[i] in WISHING:
                done = next((k for k in p.kids(c, "acl") if p.xpos[k] == "VBN"), None)
                if done is not None:
                    return done
        added = self._added(i)
        return added if added is not None else next((c for c in p.children[i] if c < i and p.deps[c] == "ccomp"), None)

    def _added(self, i: int) -> int | None:
        """ "Accused of killing", "stopped short of killing", "described as unacceptable"."""
        p = self.parsed
        for c in (*p.kids(i, "advcl"), *(k for m in p.kids(i, "advmod") for k in p.kids(m, "advcl"))):
            if p.xpos[c] == "VBG" and p.marker(c) in ("of", "for", "from"):
                return c
            if p.upos[c] == "ADJ" and p.marker(c) == "as":
                return c
        return None

    def _inner_of_noun(self, i: int) -> int | None:
        """ "An offer to talk", "accused of killing"."""
        p = self.parsed
        return next(
            (
                c
                for c in p.children[i]
                if p.deps[c] in ("acl", "ccomp") and p.xpos[c] in ("VB", "VBG") and p.marker(c) in ("to", "of", "that")
            ),
            None,
        )

    # Nouns of action

    def _of_noun(self, i: int) -> Clause:
        p = self.parsed
        verb = self._carrier(i)
        agents, objects = self._possessors(i), self._of(i)
        sides = list(self._sides(i))
        if verb is not None:
            is_subject = p.deps[i] in ("nsubj", "nsubj:pass")
            doers = self._by(verb) if is_subject or self._is_passive(verb) else self.subjects(verb)
            agents = agents or doers if is_subject else (*doers, *agents)
            sides += [side for side in self._sides(verb) if side[1] != i and side not in sides]
            objects = (*objects, *(o for o in self._objects(verb) if o != i and p.deps[o] == "iobj"))
        agents = (*agents, *(w for m, w in sides if m == "by" and w not in agents))
        return Clause(i, i if verb is None else verb, agents, objects, tuple(sides), self._inner_of_noun(i))

    def _carrier(self, i: int) -> int | None:
        """The light verb of a noun of action: "held" of "held talks", "took" of "talks took place"."""
        p = self.parsed
        at = i
        while p.deps[at] == "conj":
            at = p.heads[at]
        verb = p.heads[at]
        if verb == at:
            return None
        if p.deps[at] == "obj" and p.lemmas[verb] in LIGHT_VERBS:
            return verb
        if p.deps[at] in ("nsubj", "nsubj:pass") and p.upos[verb] == "VERB":
            return (
                verb
                if p.lemmas[verb] in HAPPENING or (p.lemmas[verb] in LIGHT_VERBS and self._is_passive(verb))
                else None
            )
        if p.deps[at] == "obl" and p.lemmas[verb] in (
            "engage",
            "enter",
            "meet",
            "be",
            "take",
            "go",
            "embark",
            "resort",
        ):
            return verb
        if p.deps[verb] in ("acl", "acl:relcl"):
            return None
        return next(
            (c for c in p.kids(at, "acl", "acl:relcl") if p.lemmas[c] in HAPPENING and p.xpos[c] == "VBN"), None
        )

    def _possessors(self, i: int) -> Heads:
        """ "Russia's rejection", "the Russian rejection"."""
        p = self.parsed
        return tuple(w for c in p.kids(i, "nmod:poss", "amod", "compound") for w in p.conjuncts(c))

    def _of(self, i: int) -> Heads:
        p = self.parsed
        return tuple(w for c in p.kids(i, "nmod") if p.marker(c) == "of" for w in p.conjuncts(c))


PARTICLES = frozenset("off out down up away back over in on through apart together aside forward short".split())
PARTICLE = ("compound:prt", "advmod", "compound", "advcl", "xcomp")
