"""Words that tell of a round in, what it was about and what its sides call it out.

An agenda is read from the phrase of a talk noun ("talks on fishing rights"), from verbs of discussing, and from what
"topped the agenda". A side's own word for a round is what it "called" it.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import is_negated, subject_of
from parley.claims.ground import Ground
from parley.parsed import Parsed
from parley.record import ActorId, Described, Words

ABOUT = frozenset({"on", "about", "over", "concerning", "regarding"})
DISCUSSING = frozenset("discuss address tackle debate consider review examine".split())
FOCUSING = frozenset({"focus", "centre", "center", "concentrate", "touch", "turn", "revolve"})
REFUSING = frozenset({"refuse", "decline", "authorise", "authorize", "authorized", "authorised"})
TOPPING = frozenset({"top", "dominate", "head"})
CALLING = frozenset({"call", "describe", "term", "dub", "label", "brand"})
THEM = frozenset({"it", "them", "this", "that", "these", "those", "they"})
NO_SUBJECT = frozenset(
    "phone telephone hotline line behalf occasion visit trip condition basis side sideline margin day eve way front "
    "part term brink verge television table invitation".split()
)
CUT = frozenset({"acl:relcl", "advcl", "parataxis", "acl"})
MOST_WORDS = 14


class Agendas:
    """What the rounds of one text are about and are called."""

    def __init__(self, parsed: Parsed, cast: Cast, body_of: dict[ActorId, ActorId], ground: Ground) -> None:
        self.parsed, self.cast, self.body_of, self.ground = parsed, cast, body_of, ground

    def agenda(self, number: int) -> tuple[Words, ...]:
        """The subjects of a round in the report's words, each once."""
        found: dict[str, Words] = {}
        for head in self._subjects(number):
            start, end = self._bounds(head)
            text = self.parsed.says(start, end)
            found.setdefault(text.lower(), Words(text, (self.parsed.span(start, end),)))
        return tuple(found.values())

    def _subjects(self, number: int) -> Iterator[int]:
        p = self.parsed
        for s in self.ground.rounds[number].signals:
            if s.lemma in vocabulary.ROUNDS or s.lemma in vocabulary.MEETING:
                yield from (c for c in p.kids(s.word, "nmod", "obl") if self._is_subject(c))
        for i in self.ground.words(number):
            if p.upos[i] == "VERB":
                yield from self._of_verb(i)

    def _is_subject(self, c: int) -> bool:
        p = self.parsed
        if p.marker(c) not in ABOUT or p.lemmas[c].lower() in NO_SUBJECT or c in (self.cast.places or {}):
            return False
        return not p.times_in(p.edges[c][0], c + 1) and p.upos[c] in ("NOUN", "PROPN", "VERB")

    def _of_verb(self, i: int) -> Iterator[int]:
        """ "Discussed X", "focused on X", "X topped the agenda"."""
        p, lemma = self.parsed, self.parsed.lemmas[i]
        above = list(p.up(i))[:2]
        if is_negated(p, i) or any(p.lemmas[w] in REFUSING or self._is_unnamed(w) for w in above):
            return
        if lemma in DISCUSSING:
            yield from (c for c in p.kids(i, "obj") if p.upos[c] != "PRON")
        elif lemma in FOCUSING:
            yield from (c for c in p.kids(i, "obl") if p.marker(c) in ("on", "around") and self._is_matter(c))
        elif lemma in TOPPING and any(p.lemmas[c] in ("agenda", "talk") for c in p.kids(i, "obj")):
            yield from p.kids(i, "nsubj")

    def _is_unnamed(self, verb: int) -> bool:
        """ "Spoke on condition of anonymity to discuss …": with a reporter."""
        p = self.parsed
        return any(p.lemmas[c] in ("condition", "anonymity") for c in p.kids(verb, "obl"))

    def _is_matter(self, c: int) -> bool:
        return not self.parsed.times_in(self.parsed.edges[c][0], c + 1) and c not in (self.cast.places or {})

    def _bounds(self, head: int) -> tuple[int, int]:
        """A phrase without its preposition and without clauses that hang on it."""
        p = self.parsed
        start, end = self.ground.phrase(head)
        while start < head and p.deps[start] in ("case", "mark", "cc", "punct"):
            start += 1
        later = [p.edges[c][0] for c in p.children[head] if c > head and p.deps[c] in CUT]
        end = min([end, start + MOST_WORDS, *later])
        while end - 1 > head and p.upos[end - 1] in ("PUNCT", "SCONJ", "PRON"):
            end -= 1
        return start, max(end, head + 1)

    def described(self, number: int) -> tuple[Described, ...]:
        """What each side calls a round: "Damascus called them consultations"."""
        p = self.parsed
        found = []
        own = set(self.ground.rounds[number].words)
        for i in (*self.ground.words(number), *self.ground.sequel(number)):
            if p.upos[i] != "VERB" or p.lemmas[i] not in CALLING:
                continue
            word = self._word_for(i, own)
            bodies = self._bodies(subject_of(p, i)) if word is not None else ()
            if word is not None and bodies:
                start, end = self._bounds(word)
                found += [Described(b, p.says(start, end), (p.span(start, end),)) for b in bodies]
        return tuple(found)

    def _word_for(self, i: int, own: set[int]) -> int | None:
        """What a round is called by a verb of calling; None where something else is."""
        p = self.parsed
        thing = p.child(i, "obj", "nsubj:pass")
        if thing is None or not (thing in own or p.lower[thing] in THEM):
            return None
        names = [c for c in p.kids(i, "xcomp", "obl", "obj") if c > i and c != thing]
        return next((c for c in names if p.marker(c) in ("", "as") and p.upos[c] in ("NOUN", "PROPN", "ADJ")), None)

    def _bodies(self, word: int | None) -> tuple[ActorId, ...]:
        actors = self.cast.at.get(word, ()) if word is not None else ()
        return tuple(dict.fromkeys(self.body_of.get(a, a) for a in actors))
