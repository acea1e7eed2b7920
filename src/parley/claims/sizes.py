"""Words that tell of a round in, numbers out: how many came for each delegation, and how many there were of what.

A number counts people where it stands alone or by a word for them; whose people they are is read from the phrase that
holds it ("Oslo's four envoys"), from the clause ("X came with eight"), or from what it stands beside ("the rebels,
nine strong"). Numbers of anything else are left alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from parley.cast import Cast
from parley.claims.figures.numbers import Number, find_numbers
from parley.parsed import Parsed
from parley.record import ActorId, Count, Participant

PEOPLE = frozenset(
    "man woman member person people delegate representative envoy official negotiator leader commander officer "
    "diplomat minister adviser advisor aide expert specialist general colonel elder bishop lawyer politician chief "
    "soldier emissary observer mediator comandante deputy mp lawmaker senator parliamentarian clergyman cleric "
    "magistrate priest colleague companion fighter facilitator witness inmate prisoner exile other secretary".split()
)
COMPANIONS = frozenset({"companion", "colleague", "aide", "adviser", "advisor", "other"})
TEAMS = frozenset("delegation team party mission panel group side contingent committee squad deputation bench".split())
LEADING = frozenset("lead head command bring send dispatch field have muster take provide promise name put get".split())
COMING = frozenset("come fly arrive travel attend appear turn go sit land return join answer drive".split())
COUNTABLE = frozenset("country nation state government party faction group movement organisation organization".split())
GATHERINGS = frozenset({"talk", "conference", "meeting", "summit", "negotiation", "session"})
SIGNING = frozenset({"take", "sign", "send"})
BESIDE = frozenset("appos parataxis nmod:unmarked conj dep acl amod advcl".split())
MADE_OF = frozenset({"make", "consist", "compose"})
BEING = frozenset({"number", "count", "total"})
EACH = frozenset({"each", "both", "either"})
ALONE = ("nmod", "obl", "obj", "nsubj", "nsubj:pass", "appos", "parataxis", "conj", "root", "advcl", "dep", "xcomp")
MOST = 10000


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people: where it stands, how many, and the words that may name whose they are, best first."""

    word: int
    number: int
    owners: tuple[int, ...]
    for_each: bool = False


class Sizes:
    """Reads the numbers of one text."""

    def __init__(self, parsed: Parsed, cast: Cast, body_of: dict[ActorId, ActorId]) -> None:
        self.parsed, self.cast, self.body_of = parsed, cast, body_of
        self.dated = [t.span for t in parsed.times]

    @cached_property
    def numbers(self) -> dict[int, Number]:
        """The numbers of the text by the word that its tree knows them by."""
        return {n.word: n for n in find_numbers(self.parsed)}

    @cached_property
    def people(self) -> list[Counted]:
        """All numbers of people in the text."""
        return [c for n in self.numbers.values() if (c := self._people_at(n)) is not None]

    def _people_at(self, found: Number) -> Counted | None:
        i, number = found.word, int(found.value)
        if not 0 < number < MOST or not self._may_count(found.start):
            return None
        top = self._counted(found)
        if top is None or len(self.cast.at.get(top, ())) > 1:  # "the two leaders" of two delegations
            return None
        owners = tuple(dict.fromkeys(self._places(top)))
        number += self._is_beside(top)
        each = any(self._is_distributive(w) for w in owners) or self._is_each(top)
        return Counted(i, number, owners, each)

    def _is_beside(self, top: int) -> bool:
        """Whether those counted came beside one who is named: "X with six companions", "X and two aides"."""
        p = self.parsed
        return p.lemmas[top] in COMPANIONS and (p.deps[top] == "conj" or p.marker(top) == "with")

    def of_delegations(
        self, reach: Sequence[Collection[int]], rows: Sequence[Participant]
    ) -> dict[ActorId, tuple[int, int]]:
        """How many people came for each delegation, and the word that tells; `reach` holds sentences, nearest first."""
        found: dict[ActorId, tuple[int, int]] = {}
        for sentences in reach:
            for counted in self.people:
                if self.parsed.sentence_of[counted.word] in sentences:
                    for body in self._bodies(counted, rows):
                        found.setdefault(body, (counted.number, counted.word))
        return found

    def counts(self, words: Collection[int]) -> tuple[Count, ...]:
        """How many countries, parties, factions there were: "delegates from 49 countries"."""
        p = self.parsed
        found: dict[str, Count] = {}
        for i in words:
            if i not in self.numbers or p.deps[i] != "nummod" or not self._may_count(i):
                continue
            noun, number = p.heads[i], int(self.numbers[i].value)
            if number > 2 and p.lemmas[noun] in COUNTABLE and self._takes_part(noun):
                start, end = min(i, noun), max(i, noun) + 1
                found.setdefault(p.lower[noun], Count(p.lower[noun], number, (p.span(start, end),)))
        return tuple(found.values())

    def _takes_part(self, noun: int) -> bool:
        """Whether what is counted came: a subject, or whence people came ("delegates from 49 countries")."""
        p = self.parsed
        head = p.heads[noun]
        if p.deps[noun] in ("nmod", "conj"):
            return p.lemmas[head] in PEOPLE | TEAMS | GATHERINGS
        return p.deps[noun] in ("nsubj", "obl:agent") and p.lemmas[head] in COMING | SIGNING

    def _may_count(self, i: int) -> bool:
        at = self.parsed.begins[i]
        return not any(a <= at < b for a, b in self.dated)

    def _counted(self, found: Number) -> int | None:
        """The word that heads what a number counts; None where that is no people."""
        p, i = self.parsed, found.word
        if p.deps[i] in ("nummod", "obl:unmarked", "compound", "amod", "nmod:unmarked", "advmod"):
            noun = p.heads[i]
            if p.lemmas[noun] in ("strong", "-strong") or p.lemmas[noun] in PEOPLE or self._is_people(noun):
                return self._hyphened(noun)
            return noun if p.lemmas[noun] in TEAMS and self._joined(found.end) else None
        partitive = next((c for c in p.kids(i, "nmod") if p.marker(c) == "of"), None)
        if partitive is None:
            return i if p.deps[i] in ALONE else None
        if p.lower[partitive] in ("them", "us"):
            return i if partitive + 1 < len(p.words) and p.upos[partitive + 1] in ("PUNCT", "CCONJ") else None
        return i if self._is_people(partitive) else None

    def _is_people(self, noun: int) -> bool:
        """Whether a plural noun stands for people of an actor: "ten Taliban", "six Georgians", "five delegates"."""
        p = self.parsed
        if p.lemmas[noun] in PEOPLE:
            return True
        actors = self.cast.at.get(noun, ())
        if p.lemmas[noun] in TEAMS | COUNTABLE or len(actors) != 1 or self.cast.by_id[actors[0]].kind == "person":
            return False
        return p.xpos[noun] in ("NNS", "NNPS") or p.lower[noun] == "taliban"

    def _hyphened(self, noun: int) -> int:
        """ "Delegation" of "a five-man delegation"; else the noun itself."""
        p = self.parsed
        head = p.heads[noun]
        return head if p.deps[noun] in ("compound", "amod") and p.lemmas[head] in TEAMS else noun

    def _joined(self, end: int) -> bool:
        return self.parsed.lower[end : end + 1] in (("-",), ("–",))

    def _bodies(self, counted: Counted, rows: Sequence[Participant]) -> list[ActorId]:
        """The delegations whose people are counted: the first that one of the words names."""
        bodies = {m: row.actor for row in rows for m in row.members} | {row.actor: row.actor for row in rows}
        for word in counted.owners:
            words = self.parsed.conjuncts(word) if counted.for_each else (word,)
            named = [a for w in words for a in self.cast.at.get(w, ())]
            found = [bodies.get(a) or bodies.get(self.body_of.get(a, a)) for a in named]
            if any(found):
                return list(dict.fromkeys(b for b in found if b is not None))
        sides = [row.actor for row in rows if row.role == "party"]
        return sides if counted.for_each and len(sides) == 2 else []

    def _places(self, top: int) -> Iterator[int]:
        """Words that may name the delegation: in the phrase, above it, beside it, and in its clause."""
        p = self.parsed
        yield from self._inside(top)
        if p.kids(top, "cop"):
            yield from p.kids(top, "nsubj")
            return
        head, dep = p.heads[top], p.deps[top]
        if dep == "nmod" and p.marker(top) == "of" and p.lemmas[head] in TEAMS:
            yield from self._inside(head)
            top, head, dep = head, p.heads[head], p.deps[head]
        if dep == "nmod" and p.lower[head] == "head":
            top, head, dep = head, p.heads[head], p.deps[head]
        if dep in BESIDE:
            yield from p.kids(head, "nsubj", "nsubj:pass")
            yield from self._inside(head)
        yield from self._by_clause(top)

    def _inside(self, top: int, depth: int = 2) -> Iterator[int]:
        """What names the owner within a phrase, then the phrase itself: "five members of Oslo's panel"."""
        p = self.parsed
        for c in p.children[top]:
            marker = p.marker(c)
            if p.deps[c] in ("nmod:poss", "amod", "compound", "nmod:desc") or (
                p.deps[c] in ("nmod", "obl") and marker in ("of", "from", "for", "under")
            ):
                yield from (c,) if depth == 1 or self._is_body(c) else ()
                yield from self._inside(c, depth - 1) if depth > 1 else ()
            elif p.deps[c] == "acl" and p.lemmas[c] in ("lead", "head"):
                yield from p.kids(c, "obl:agent", "obl")
        yield top

    def _is_body(self, word: int) -> bool:
        """Whether a phrase names a body of its own: of "members of Oslo's Peace Council" the council's, not Oslo's."""
        return self.parsed.upos[word] == "PROPN" and word in self.cast.at

    def _by_clause(self, top: int) -> Iterator[int]:
        """The subject of "X brought nine", "X came with eight", "X was represented by two"; "there were four for X"."""
        p = self.parsed
        verb, dep = p.heads[top], p.deps[top]
        if verb == top or p.upos[verb] not in ("VERB", "AUX"):
            return
        if dep == "nsubj" and p.lemmas[verb] == "be":
            yield from (c for c in p.kids(verb, "obl", "nmod") if p.marker(c) in ("from", "for", "on"))
        elif (
            (dep == "obj" and p.lemmas[verb] in LEADING | BEING)
            or (dep == "obl" and (p.marker(top) in ("with", "at") or p.lower[top] == "head"))
            or (p.lemmas[verb] == "represent" and dep in ("obl", "obl:agent"))
            or (p.lemmas[verb] in MADE_OF and p.marker(top) == "of")
        ):
            yield from self._subject(verb, top)

    def _subject(self, verb: int, top: int) -> Iterator[int]:
        """The nearest subject before a word, of its verb or of the verb that one hangs on."""
        p = self.parsed
        for word in (verb, *p.up(verb)):
            subject = next((c for c in reversed(p.kids(word, "nsubj", "nsubj:pass")) if c < top), None)
            if subject is not None and p.lower[subject] not in ("which", "who", "that"):
                yield from self._inside(subject)
                return
            if p.deps[word] in ("acl:relcl", "acl"):
                yield from self._inside(p.heads[word])
                return
            if p.deps[word] not in ("conj", "xcomp", "advcl"):
                return

    def _is_distributive(self, word: int) -> bool:
        """ "Each side", "both camps"."""
        p = self.parsed
        return p.lower[word] in EACH or any(p.lower[c] in EACH for c in p.kids(word, "det", "amod"))

    def _is_each(self, top: int) -> bool:
        """Whether "each" or "apiece" follows: "delegations of four each"."""
        return bool({"each", "apiece"} & set(self.parsed.lower[top + 1 : top + 3]))
