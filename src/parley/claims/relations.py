"""A parsed text and its cast in, relations out: how two actors stand to each other, in the report's words.

The words are the codebook's (`relation_words.csv`): nouns for one of the two ("an ally of Syria"), nouns for what is
between them with an adjective or a verb ("tense relations", "severed ties"), adjectives and states ("is close to", "are
at odds"). What is denied, only threatened, wished or possible, and what is over ("a former ally") is no relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from parley.cast import Cast
from parley.claims.happened import NEGATIONS
from parley.codebook.entries import RelationWord
from parley.codebook.load import Codebook
from parley.parsed import Parsed
from parley.record import ActorId, Relation, Span

DENYING = NEGATIONS | {"no", "neither", "nor", "longer"}
OVER = frozenset({"former", "ex", "erstwhile", "one-time", "onetime", "past", "once", "formerly", "previously"})
POSSIBLE = frozenset("may might could can should would must".split())
# Under these verbs a deed is not done.
WISHING = frozenset(
    "threaten refuse want urge call offer hope seek try deny consider propose demand ask decline wish plan aim "
    "promise vow fail".split()
)
SUBJECTS = ("nsubj", "nsubj:pass")
OWNING = ("nmod:poss", "amod", "compound", "nmod:desc")
BARE = frozenset({"relation", "relationship", "tie"})
REMAINING = frozenset({"remain", "stay", "become", "be", "find", "seem"})
# A noun of a tie that a verb of rising or growing makes worse.
GROWING = frozenset({"rise", "mount", "grow"})


@dataclass(frozen=True, slots=True)
class Found:
    """Two groups of actors and how each of the one stands to each of the other; one group alone stands together."""

    a: tuple[ActorId, ...]
    b: tuple[ActorId, ...]
    quality: str
    word: int


def find_relations(parsed: Parsed, cast: Cast, codebook: Codebook) -> tuple[Relation, ...]:
    """All relations of a text in order of first mention; the same one told again adds its sentence."""
    reader = _Reader(parsed, cast, codebook)
    told: dict[tuple[ActorId, ActorId, str], list[Span]] = {}
    for found in reader.all():
        pairs = product(found.a, found.b) if found.b else combinations(found.a, 2)
        for a, b in pairs:
            key = (b, a, found.quality) if (b, a, found.quality) in told else (a, b, found.quality)
            spans = told.setdefault(key, []) if a != b else []
            if (span := parsed.sentence_span(found.word)) not in spans:
                spans.append(span)
    return tuple(Relation(a, b, quality, tuple(spans)) for (a, b, quality), spans in told.items())


class _Reader:
    """Reads the relations of one text, word by word."""

    def __init__(self, parsed: Parsed, cast: Cast, codebook: Codebook) -> None:
        self.parsed, self.cast, self.words = parsed, cast, codebook.relation_words

    def all(self) -> Iterator[Found]:
        """What each word of the codebook tells where it stands."""
        p = self.parsed
        for i, lemma in enumerate(p.lemmas):
            for entry in self.words.get(lemma) or self.words.get(p.lower[i], ()):
                found = self._at(i, entry)
                if found is not None and (len(found.a) > 1 or found.b):
                    yield found

    def _at(self, i: int, entry: RelationWord) -> Found | None:
        noun = self.parsed.upos[i] in ("NOUN", "PROPN")
        if entry.use == "party" and noun:
            return self._party(i, entry)
        if entry.use == "tie" and noun:
            return self._tie(i, entry)
        if entry.use in ("quality", "state") and entry.prepositions:
            return self._state(i, entry)
        return None

    def _party(self, i: int, entry: RelationWord) -> Found | None:
        """ "X is an ally of Y", "X, Y's ally", "its ally Y", "X and Y are rivals"."""
        p = self.parsed
        if entry.quality is None or self._is_over(i) or self._is_unreal(i):
            return None
        owners = [c for c in p.children[i] if p.deps[c] in OWNING or p.marker(c) in ("of", "to", "with")]
        b = self._actors(owners)
        a = self._actors([*p.kids(i, "appos", "flat"), *self._named_by(i)]) or self.cast.at.get(i, ())
        a = tuple(x for x in a if x not in b)
        return Found(a, b, entry.quality, i) if (a and b) or len(a) > 1 else None

    def _named_by(self, i: int) -> list[int]:
        """The words for whom a noun describes: a subject, or what it is apposed to."""
        p = self.parsed
        if p.kids(i, "cop"):
            return [w for s in p.kids(i, *SUBJECTS) for w in p.conjuncts(s)]
        return [p.heads[i]] if p.deps[i] in ("appos", "nmod:desc", "compound", "flat") else []

    def _tie(self, i: int, entry: RelationWord) -> Found | None:
        """ "Tense relations between X and Y", "X severed its ties with Y", "X's relations with Y soured"."""
        verb = self._verb(i)
        quality = self._quality(i, entry, verb)
        if quality is None or self._is_over(i) or (verb is not None and self._is_unreal(verb)):
            return None
        p = self.parsed
        around = [c for holder in (i, verb) if holder is not None for c in p.kids(holder, "nmod", "obl")]
        between = self._actors([w for c in around if p.marker(c) in ("between", "among") for w in p.conjuncts(c)])
        if len(between) > 1:
            return Found(between, (), quality, i)
        other = self._actors([w for c in around if p.marker(c) in ("with", "to", "toward") for w in p.conjuncts(c)])
        own = self._actors([*p.kids(i, *OWNING), *(c for c in p.kids(i, "nmod") if p.marker(c) == "of")])
        if not own and verb is not None and p.deps[i] not in SUBJECTS:
            own = self._actors([w for s in self._subjects(verb) for w in p.conjuncts(s)])
        own = tuple(x for x in own if x not in other)
        return Found(own, other, quality, i) if (own and other) or len(own) > 1 else None

    def _verb(self, i: int) -> int | None:
        """The verb that a tie is subject or object of; None where it is neither."""
        p, head = self.parsed, self.parsed.heads[i]
        takes = p.deps[i] in (*SUBJECTS, "obj") and head != i
        return head if takes and p.upos[head] in ("VERB", "ADJ", "AUX") else None

    def _quality(self, i: int, entry: RelationWord, verb: int | None) -> str | None:
        """How a tie is: by what is done to it, what it does, how it is called, and by itself, in this order."""
        p = self.parsed
        by_verb = None if verb is None else self._by_verb(i, verb)
        if by_verb is not None:
            return by_verb
        if p.lemmas[i] in BARE and any(p.lower[c] in ("no", "without") for c in p.children[i]):
            return "severed"
        called = [c for c in p.kids(i, "amod") if p.lemmas[c] in self.words]
        if called and (quality := self._of(called[0], "quality") or self._of(called[0], "deed")):
            return quality
        return entry.quality

    def _by_verb(self, i: int, verb: int) -> str | None:
        p = self.parsed
        if p.deps[i] in ("obj", "nsubj:pass"):
            return self._of(verb, "deed")
        if p.upos[verb] == "ADJ" or p.deps[verb] == "xcomp":
            return self._of(verb, "quality")
        grown = next((self._of(c, "quality") for c in p.kids(verb, "xcomp")), None)
        own = p.lemmas[verb] in GROWING and p.lemmas[i] in BARE
        return grown or (None if own else self._of(verb, "turn"))

    def _of(self, word: int, use: str) -> str | None:
        """The quality that a word tells in one use; None where the codebook has no such use of it."""
        p = self.parsed
        for key in (p.lemmas[word], p.lower[word]):
            for entry in self.words.get(key, ()):
                if entry.use == use:
                    return entry.quality
        return None

    def _subjects(self, verb: int) -> Sequence[int]:
        """The subjects of a verb, or of those that it is coordinated with or completes."""
        p = self.parsed
        while not (found := p.kids(verb, *SUBJECTS)) and p.deps[verb] in ("conj", "xcomp") and p.heads[verb] != verb:
            verb = p.heads[verb]
        return found

    def _state(self, i: int, entry: RelationWord) -> Found | None:
        """ "X is close to Y", "X is at odds with Y", "X and Y are at war"."""
        p, verb = self.parsed, self._being(i)
        if entry.quality is None or verb is None or self._is_unreal(verb):
            return None
        if entry.use == "state" and p.marker(i) not in entry.prepositions:
            return None
        prepositions = ("with",) if entry.use == "state" else entry.prepositions
        a = self._actors([w for s in p.kids(verb, *SUBJECTS) for w in p.conjuncts(s)])
        others = [c for holder in {i, verb} for c in p.kids(holder, "obl", "nmod") if p.marker(c) in prepositions]
        b = self._actors([w for c in others for w in p.conjuncts(c)])
        if entry.use == "quality" and not b:
            return None
        return Found(tuple(x for x in a if x not in b), b, entry.quality, i)

    def _being(self, i: int) -> int | None:
        """The word whose subject is in a state: the predicate, or "remain" above it; None for neither."""
        p = self.parsed
        if p.kids(i, "cop", "aux:pass"):
            return i
        return p.heads[i] if p.deps[i] in ("obl", "xcomp") and p.lemmas[p.heads[i]] in REMAINING else None

    def _actors(self, words: Sequence[int]) -> tuple[ActorId, ...]:
        return tuple(dict.fromkeys(a for w in words for a in self.cast.at.get(w, ())))

    def _is_over(self, i: int) -> bool:
        return any(self.parsed.lower[c] in OVER for c in self.parsed.kids(i, "amod", "compound", "advmod", "det"))

    def _is_unreal(self, i: int) -> bool:
        """Whether what a word tells is denied, only possible, wished for or threatened."""
        p = self.parsed
        for c in p.children[i]:
            if p.lower[c] in DENYING and p.deps[c] in ("advmod", "det", "cc", "cc:preconj"):
                return True
            if p.deps[c] == "aux" and p.lower[c] in POSSIBLE:
                return True
            if p.deps[c] == "mark" and p.lower[c] in ("if", "unless"):
                return True
        return p.deps[i] in ("xcomp", "ccomp", "advcl", "acl") and p.lemmas[p.heads[i]] in WISHING
