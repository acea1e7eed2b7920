"""A parsed text and its cast in, figures out: how many people, countries, seats, vehicles, weapons of whom, and where.

What a number counts is told by `counted.py`; here it gets its owner, place, day and change. What makes it approximate
("nearly", "no more than") stays in the evidence. Money and shares are no figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.cast import Cast
from parley.claims.figures.counted import HAVING, Counted, Counter
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import Date, Figure, Statement

# What may stand before a number and belongs to it.
BEFORE = frozenset(
    "about some around approximately roughly nearly almost over only just perhaps exactly estimated another further "
    "additional least most more fewer less than up to many as no at an close between from maybe possibly barely well "
    "not under".split()
)
# With these, and nothing after them, no number begins.
PREPOSITIONS = frozenset({"to", "of", "from", "at"})
LEAST = frozenset({"least", "most"})
COMING = frozenset("come arrive fly travel attend appear turn land".split())
LISTING = frozenset({"including", "among"})
PLACING = frozenset({"in", "at", "near", "around", "inside", "on"})
CHANGING = frozenset(
    "double triple treble quadruple halve rise fall grow shrink increase decrease swell drop climb reduce cut raise "
    "expand dwindle decline boost".split()
)
# Words of a figure or of its change, and of a date.
LONGEST = 14
SHORT = 6


def find_figures(
    parsed: Parsed, cast: Cast, codebook: Codebook, statements: Sequence[Statement] = ()
) -> tuple[Figure, ...]:
    """All figures of a text in order; `statements` tell which numbers only describe those who speak."""
    writer = _Writer(parsed, cast)
    speakers = [s.speaker_span for s in statements if s.speaker_span is not None]
    return tuple(map(writer.figure, Counter(parsed, cast, codebook.counted, speakers).all()))


class _Writer:
    """Makes the record of what is counted: whose, where, when, and how it changed."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast

    def figure(self, counted: Counted) -> Figure:
        p, top = self.parsed, self._top(counted)
        change = self._change(counted, top)
        first, last = self._words(counted)
        if change is not None:
            first, last = min(first, change[0]), max(last, change[1])
        return Figure(
            value=counted.number.value,
            unit=counted.unit,
            evidence=(p.span(first, last),),
            of=self._of(top),
            where=self._where(top),
            change=None if change is None else p.says(*change),
            date=self._date(top),
        )

    def _top(self, counted: Counted) -> int:
        """The head of the phrase that a number belongs to: "team" of "a five-member team"."""
        p = self.parsed
        top = counted.number.word if counted.noun is None else counted.noun
        if p.deps[top] in ("compound", "amod") and p.upos[p.heads[top]] == "NOUN":
            return p.heads[top]
        return top

    def _words(self, counted: Counted) -> Words:
        """The number with what qualifies it and its noun: "no more than 47,000", "some 2,500 armed men"."""
        p, number = self.parsed, counted.number
        first, lowest = number.start, p.sentences[p.sentence_of[number.word]][0]
        while first > lowest and p.lower[first - 1] in BEFORE:
            first -= 1
        while first < number.start and p.lower[first] in PREPOSITIONS and p.lower[first + 1] not in LEAST:
            first += 1
        last = number.end if counted.noun is None else max(counted.noun + 1, number.end)
        return first, last if last - first <= LONGEST else number.end

    def _of(self, top: int) -> str | None:
        """Whose: an actor in the phrase, the phrase's own actor, or the subject of "X has 300 men"."""
        for word in (*self._inside(top), *self._holders(top)):
            if (actors := self.cast.at.get(word)) and len(actors) == 1:
                return actors[0]
        return None

    def _inside(self, top: int) -> Iterator[int]:
        p = self.parsed
        for c in p.kids(top, "nmod:poss", "amod", "compound", "nmod", "nmod:desc"):
            if p.deps[c] != "nmod" or p.marker(c) in ("of", "from", "for"):
                yield c
        if not self.cast.loose.intersection(self.cast.at.get(top, ())) and not self._lists(top):
            yield top
        if p.deps[top] == "nmod" and p.marker(top) == "of":
            yield from p.kids(p.heads[top], "nmod:poss", "amod", "compound")

    def _lists(self, top: int) -> bool:
        """Whether some of those counted are named after them: "six states, including Chad"."""
        p = self.parsed
        return any(p.lower[w] in LISTING for c in p.kids(top, "appos", "nmod") if c > top for w in range(top + 1, c))

    def _holders(self, top: int) -> Iterator[int]:
        """The subject of a verb of having: "the front commands 500", "Nigeria, which has 1,500 soldiers"."""
        p, part = self.parsed, top
        while p.deps[part] == "conj" or (p.deps[part] == "nmod" and p.marker(part) == "of" and p.heads[part] < part):
            part = p.heads[part]
        verb = p.heads[part]
        has = p.lemmas[verb] in HAVING and p.deps[part] in ("obj", "ccomp", "xcomp")
        if not has and not (p.lemmas[verb] in COMING and p.marker(part) == "with"):
            return
        for subject in p.kids(verb, "nsubj"):
            relative = p.lower[subject] in ("which", "who", "that") and p.deps[verb] == "acl:relcl"
            yield p.heads[verb] if relative else subject

    def _where(self, top: int) -> str | None:
        """The nearest place of the phrase or its clause, as printed."""
        p, places = self.parsed, self.cast.places or {}
        for holder in (top, p.heads[top]):
            for c in p.kids(holder, "nmod", "obl"):
                name = p.name_at.get(c) if p.marker(c) in PLACING else None
                if name is not None and (name.end - 1 in places or name.kind == "PLACE"):
                    return p.says(name.start, name.end)
        return None

    def _date(self, top: int) -> Date | None:
        """The date of the phrase or its clause; no length of time."""
        p = self.parsed
        for holder in (top, p.heads[top]):
            for c in p.kids(holder, "nmod", "obl", "obl:unmarked", "nmod:unmarked", "advmod", "obl:tmod"):
                times = p.times_in(*p.edges[c]) if p.edges[c][1] - p.edges[c][0] < SHORT else ()
                if times and times[0].type == "DATE" and not times[0].value.endswith("_REF"):
                    return Date(times[0].value, (times[0].span,))
        return None

    def _change(self, counted: Counted, top: int) -> Words | None:
        """The words that tell from what or by how much: "up from 100", "twice as many as in May", "roughly doubled"."""
        p, first = self.parsed, counted.number.end
        for at in range(first, min(first + LONGEST, p.sentences[p.sentence_of[top]][1])):
            since = p.lower[at] in ("up", "down") and p.lower[at + 1 : at + 2] == ("from",)
            if since or (p.lower[at] in ("twice", "half") and p.lower[at + 1 : at + 3] == ("as", "many")):
                return at, self._clause_end(at)
        return self._changing(top)

    def _changing(self, top: int) -> Words | None:
        """A verb of change that the figure is the end of: "roughly doubled … to 14,000"."""
        p, verb = self.parsed, self.parsed.heads[top]
        if p.lemmas[verb] not in CHANGING or not (p.marker(top) in ("to", "by", "from") or p.deps[top] == "obj"):
            return None
        first = next((c for c in p.kids(verb, "advmod") if c == verb - 1), verb)
        return first, verb + 1

    def _clause_end(self, at: int) -> int:
        """The end of words that tell of a change: the next comma or mark."""
        p = self.parsed
        stop = min(at + LONGEST, p.sentences[p.sentence_of[at]][1])
        return next((i for i in range(at + 1, stop) if p.upos[i] == "PUNCT"), stop)
