"""A pronoun and what was mentioned before it in, the one it means out; or nobody.

What was mentioned is kept in chains: an actor with its mentions so far, several actors named together, or somebody or
something that is no actor ("a waiter", "the leaflet"), which a pronoun may mean as well. Points by nearness and role
rank them, in the manner of Lappin and Leass (1994); what binding, gender or number forbids is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from parley.identities.nouns import FEMALE, HE, IT, MALE, PERSONS, SHE, THEY, UNNAMED
from parley.parsed import Parsed

SENTENCES = 4
"""How many sentences back an antecedent may have been mentioned last; for things and bodies it is half of that."""

# Points, tuned on the dev split of UD English GUM and on the speakers of invented reports.
SENTENCE, SUBJECT, MAIN, SAME_CLAUSE, QUOTED = -1.5, 0.6, 0.2, -2.0, -0.2
NAMELESS, NAMELESS_OBJECT = 0.0, -0.9
TOGETHER, PEOPLE_FOR_THEY, BODY_FOR_THEY, THINGS_FOR_THEY = 0.3, -0.3, -1.0, -0.8
THING_FOR_IT = -1.0

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
GROUPS = frozenset({"armed_group", "party", "community"})
CLAUSES = frozenset({"root", "ccomp", "advcl", "xcomp", "acl", "acl:relcl", "parataxis", "csubj"})
EMPTY = frozenset("rain snow late early dark time o'clock day night morning noon midnight pity shame worth".split())
SAYING = frozenset(
    "say tell add deny announce warn claim insist argue urge demand reject refuse declare state report accuse call ask"
    " promise vow hope believe agree accept offer propose".split()
)
REFLEXIVE = frozenset("himself herself itself themselves".split())
Rank = tuple[float, int]


@dataclass(slots=True, eq=False)
class Chain:
    """Something that was mentioned: `kind` is an actor's kind, "several", "noun person" and the like, or a "voice".

    `heads` are its mentions so far, in order; `keys` the actors that it means, none for what is no actor; `name` is
    what a later mention finds it by.
    """

    kind: str
    heads: list[int] = field(default_factory=list)
    gender: str | None = None
    plural: bool = False
    keys: tuple[str, ...] = ()
    name: tuple[str, ...] = ()


Ranker = Callable[[Parsed, int, Sequence[Chain]], Chain | None]
"""Chooses the chain that a pronoun means, the latest chain first; None for nobody."""


def noun_chain(p: Parsed, i: int) -> Chain:
    """A chain for a noun that is no actor's."""
    lemma = p.lemmas[i] if p.upos[i] == "NOUN" else p.lower[i]
    gender = "m" if lemma in MALE else "f" if lemma in FEMALE else None
    person = gender or lemma in PERSONS or lemma in UNNAMED or lemma.endswith(("man", "woman", "person", "ist"))
    return Chain("noun person" if person else "noun", gender=gender, plural=p.xpos[i] in ("NNS", "NNPS"))


def is_pronoun(word: str) -> bool:
    """Whether a word in lower case is a pronoun that may mean an actor."""
    return word in HE or word in SHE or word in THEY or word in IT


def rank(p: Parsed, i: int, chains: Sequence[Chain]) -> Chain | None:
    """The likeliest chain that pronoun `i` may mean; None where there is none."""
    word = p.lower[i]
    if word in IT and is_empty(p, i):
        return None
    points = _points_of_they if word in THEY else _points_of_it if word in IT else _points_of_he
    barred = set(_barred(p, i))
    best, best_rank = None, (-50.0, 0)
    for chain in chains:
        offset = None if chain.kind == "voice" else points(p, i, chain)
        if offset is not None and barred.isdisjoint(chain.heads):
            points_, head = _rank(p, i, chain)
            if (points_ + offset, head) > best_rank:
                best, best_rank = chain, (points_ + offset, head)
    return best


def is_empty(p: Parsed, i: int) -> bool:
    """Whether "it" stands for nothing: "it had rained", "it is a pity that nobody came"."""
    head = p.heads[i]
    if p.deps[i] == "expl" or p.lemmas[head] in EMPTY:
        return True
    after = {p.deps[c] for c in p.children[head] if c > i}
    if "csubj" in after or (p.deps[i] == "nsubj:pass" and "ccomp" in after):
        return True
    return p.upos[head] in ("ADJ", "NOUN") and p.deps[i] in SUBJECTS and bool(after & {"ccomp", "xcomp", "advcl"})


def _points_of_he(p: Parsed, i: int, chain: Chain) -> float | None:
    """A person of that gender; somebody without a name only where he does something close by."""
    if chain.gender not in (None, "m" if p.lower[i] in HE else "f"):
        return None
    if chain.kind == "person":
        return 0.0
    if chain.kind != "noun person" or chain.plural or p.sentence_of[i] - p.sentence_of[chain.heads[-1]] > 2:
        return None
    return NAMELESS if p.deps[chain.heads[0]] in SUBJECTS else NAMELESS_OBJECT


def _points_of_they(p: Parsed, i: int, chain: Chain) -> float | None:
    """Several together, a group, people without a name; then any body."""
    if p.sentence_of[i] - p.sentence_of[chain.heads[-1]] > 2:
        return None
    if chain.kind in ("several", "noun several"):
        return TOGETHER
    if chain.plural and chain.kind.startswith("noun"):
        return PEOPLE_FOR_THEY if chain.kind == "noun person" else THINGS_FOR_THEY
    if chain.kind in ("person", "noun", "noun person"):
        return None
    return 0.0 if chain.kind in GROUPS else BODY_FOR_THEY


def _points_of_it(p: Parsed, i: int, chain: Chain) -> float | None:
    """A body, or the thing that the sentence before was about."""
    if p.sentence_of[i] - p.sentence_of[chain.heads[-1]] > 2 or chain.plural:
        return None
    if chain.kind in ("person", "noun person"):
        return None
    return THING_FOR_IT if chain.kind == "noun" else 0.0


def _rank(p: Parsed, i: int, chain: Chain) -> Rank:
    """The points of a chain's best mention, and where it stands."""
    here, best = p.sentence_of[i], (-99.0, 0)
    for head in reversed(chain.heads):
        distance = here - p.sentence_of[head]
        if distance > SENTENCES:
            break
        subject = p.deps[head] in SUBJECTS or (p.deps[head] == "obl" and p.marker(head) == "according to")
        mates = p.heads[head] == p.heads[i] and p.deps[i] != "nmod:poss"
        if p.lower[i] in REFLEXIVE and (mates or p.heads[i] == head):
            return 9.0, head
        points = (
            SENTENCE * distance
            + SUBJECT * subject
            + MAIN * _is_main(p, head)
            + SAME_CLAUSE * mates
            + QUOTED * p.quoted[head]
        )
        best = max(best, (points, head))
    return best


def _is_main(p: Parsed, i: int) -> bool:
    """Whether a word is the subject of its sentence's main clause."""
    verb = p.heads[i]
    return p.deps[i] in SUBJECTS and p.heads[verb] == verb


def _says(p: Parsed, i: int) -> bool:
    """Whether a word is who says something."""
    return p.deps[i] in SUBJECTS and p.lemmas[p.heads[i]] in SAYING


def _barred(p: Parsed, i: int) -> Iterator[int]:
    """Words that a pronoun cannot mean: what it is part of, and as an object its clause's subject."""
    if p.lower[i] in REFLEXIVE:
        return
    head = p.heads[i]
    yield head
    # "Tagro, his adviser" is nobody's own adviser.
    if p.deps[head] == "appos":
        yield p.heads[head]
    if _says(p, i):
        yield from _told(p, i, head)
    if p.deps[i] not in ("obj", "iobj"):
        return
    clause = _clause(p, i)
    while p.deps[clause] == "xcomp" and p.child(clause, *SUBJECTS) is None:
        clause = _clause(p, p.heads[clause])
    subject = p.child(clause, *SUBJECTS)
    if subject is not None:
        yield subject
        if p.deps[clause] == "acl:relcl" and p.upos[subject] == "PRON":
            yield p.heads[clause]


def _told(p: Parsed, i: int, verb: int) -> Iterator[int]:
    """Names within what a pronoun is said to say, where that comes first: not "Guyana will pay, it said"."""
    told = p.child(verb, "ccomp")
    start = min(p.edges[verb][0], verb)
    if p.deps[verb] == "parataxis" and p.heads[verb] < verb and p.words[start - 1] in (",", "”", '"'):
        told = p.heads[verb]
    # Who said something before may well go on: "Guyana said so. “We will pay,” it said."
    if told is not None and told < i and p.lemmas[told] not in SAYING:
        first = min(p.edges[told][0], told)
        yield from (j for j in range(first, i) if p.upos[j] in ("PROPN", "NOUN"))


def _clause(p: Parsed, i: int) -> int:
    """The head of the clause that a word is in."""
    if p.deps[i] in CLAUSES:
        return i
    return next((a for a in p.up(i) if p.deps[a] in CLAUSES), i)
