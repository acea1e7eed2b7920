"""A parsed text in, what its numbers count out: people, bodies, seats, vehicles, weapons, goods, incidents.

A number counts by the noun it stands with, or, standing alone, by what was counted just before it ("the police said
there were 90"). Money, percentages, dates, ages, votes and ordinal numbers count nothing here, nor do small numbers
that only point at known people: "the two leaders", "both sides", "one of them".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims.figures.numbers import DASHES, Number, find_numbers
from parley.parsed import Parsed
from parley.record import Span

PEOPLE = "people"
MEMBERS = "members"
# Nouns joined to a number by a dash: "a five-member panel", "a 4,000-strong force".
DASHED = frozenset("member man woman person people strong seat nation country".split())
# Determiners that point at what is known, and the number up to which they do.
POINTING = frozenset("the these those all both this that".split())
FEW = 12
# How many people may be told of by describing or naming them, which counts nobody.
NAMED = 4
# How unlisted nouns for people end.
ENDINGS = ("men", "women", "ists", "ants", "ees", "people", "ers", "ors")
# Tags of what may stand between a number and its noun.
WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "CCONJ", "PUNCT", "ADV"})
PHRASAL = frozenset({"VBN", "VBG", "NNP", "NNPS"})
# Nouns that look like singulars and may be counted.
INVARIANT = frozenset("aircraft personnel taliban dead wounded injured missing killed displaced police people".split())
AGES = frozenset({"age", "aged", "ages"})
VAGUE = frozenset({"several", "few", "many", "some"})
OF_ALL = (("of",), ("of", "the"), ("of", "these"), ("of", "those"))
TOTALS = frozenset({"number", "figure", "total", "toll", "count", "delegation", "team"})
UNDER_ARMS = (("under", "arms"), ("in", "arms"), ("in", "uniform"))
# Where a number without a noun may stand, and after which prepositions.
ALONE = frozenset(
    "nsubj nsubj:pass obj root ccomp conj parataxis xcomp dep appos obl obl:agent nmod nmod:unmarked obl:unmarked "
    "advcl advmod nsubj:outer acl:relcl".split()
)
MARKERS = frozenset({"", "with", "at", "of", "to", "from", "than", "by", "as", "for", "among", "including", "out"})
# Verbs that befall or move people.
OF_PEOPLE = frozenset(
    "die kill wound injure hurt flee displace arrest detain jail imprison abduct kidnap evacuate execute massacre "
    "drown starve march demonstrate protest rally surrender defect desert attend vote live release free come gather "
    "assemble turn remain".split()
)
HAVING = frozenset(
    "have command lead bring send deploy lose number field station keep muster take dispatch withdraw hand "
    "surrender".split()
)
CURRENCIES = frozenset("$ € £ ¥ ₤ us$ dollar euro pound ruble rouble franc shilling birr rupee yen rand peso".split())
PERCENT = frozenset({"%", "percent", "per", "pc"})
# Sentences over which a number alone counts what was counted last.
REACH = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with what it counts: `noun` is the word for it, None where the number stands alone."""

    number: Number
    noun: int | None
    unit: str
    kind: str


class Counter:
    """Tells what each number of one text counts."""

    def __init__(self, parsed: Parsed, cast: Cast, nouns: dict[str, str], speakers: list[Span]) -> None:
        self.parsed, self.cast, self.nouns = parsed, cast, nouns
        self.outside = sorted([t.span for t in parsed.times])
        self.speakers = speakers
        self.last: Counted | None = None

    def all(self) -> Iterator[Counted]:
        """The numbers that are figures."""
        numbers = find_numbers(self.parsed)
        for before, number, after in zip((None, *numbers), numbers, (*numbers[1:], None), strict=False):
            if self._is_other(number) or self._is_share(before, number) or self._is_share(number, after):
                continue
            holder = self._ranged(number, after)
            counted = self._by_noun(holder, number) or self._team(holder, number) or self._alone(holder, number)
            if counted is None:
                continue
            if not self._is_part(number):
                self.last = counted
            if counted.kind != "none" and not self._is_pointing(counted) and not self._describes(counted):
                yield counted

    def _is_other(self, number: Number) -> bool:
        """Whether a number is one, or part of a date, a length of time, an age, a sum of money or a rate."""
        p, start, end = self.parsed, number.start, number.end
        at = p.begins[start]
        before = p.lower[start - 1] if start else ""
        after = p.lower[end] if end < len(p.words) else ""
        if number.value < 2 or before in CURRENCIES or after in PERCENT or after in CURRENCIES:
            return True
        if before in PERCENT or (p.lower[start] == "dozen" and before in VAGUE):
            return True
        return self._is_of_age(start) or any(a <= at < b for a, b in self.outside)

    def _is_of_age(self, start: int) -> bool:
        """ "Aged 17", "between the ages of 14 and 18"."""
        near = self.parsed.lower[max(0, start - 4) : start]
        return "," not in near and not AGES.isdisjoint(near)

    def _is_share(self, before: Number | None, after: Number | None) -> bool:
        """ "Two in three"."""
        if before is None or after is None or not before.value < after.value <= FEW:
            return False
        return self.parsed.lower[before.end : after.start] == ("in",)

    def _ranged(self, number: Number, after: Number | None) -> Number:
        """The number that has the noun of this one too: "300 to 400 men", "between 70 and 90", "42 of 52 groups"."""
        if after is None or after.start - number.end > 2:
            return number
        p = self.parsed
        between = p.lower[number.end : after.start]
        joint = between[0] if len(between) == 1 else ""
        if between in OF_ALL and number.value < after.value:
            return after
        spanning = joint == "and" and number.start > 0 and p.lower[number.start - 1] == "between"
        ranged = joint in ("to", "or") or joint in DASHES or spanning or (not between and number.end == after.end)
        return after if ranged and number.value < after.value else number

    def _by_noun(self, holder: Number, number: Number) -> Counted | None:
        """What a number counts by its noun, `holder` being the number that the noun stands with; None without one."""
        noun = self._noun(holder)
        if noun is None or self.parsed.lemmas[noun] == "strong":
            return None
        kind = self._kind(noun)
        whole = number.value == int(number.value) or kind == "goods"
        return Counted(number, noun, self._unit(noun), kind if whole else "none")

    def _noun(self, number: Number) -> int | None:
        """The noun that a number stands before, or that "of" joins to it: "13 of the delegations"."""
        p, w, end = self.parsed, number.word, number.end
        if end + 1 < len(p.words) and p.lower[end] in DASHES and p.lemmas[end + 1] in DASHED:
            return end + 1
        head = p.heads[w]
        if head >= end and p.deps[w] in ("nummod", "compound", "amod") and self._is_phrase(end, head):
            return head
        after = self._noun_after(end)
        if after is not None:
            return after
        part = next((c for c in p.kids(w, "nmod", "obl") if c >= end and p.marker(c) == "of"), None)
        return part if part is not None and p.upos[part] in ("NOUN", "PROPN", "ADJ") else None

    def _is_phrase(self, start: int, noun: int) -> bool:
        """Whether the words from a number to its noun may stand within one noun phrase."""
        p = self.parsed
        return all(
            p.upos[i] in WITHIN or p.xpos[i] in PHRASAL or (p.upos[i] == "NUM" and p.upos[i - 1] == "CCONJ")
            for i in range(start, noun)
        )

    def _noun_after(self, start: int) -> int | None:
        """The last noun of the words that follow a number, where they read as one phrase: the tree may err."""
        p, noun = self.parsed, None
        for i in range(start, min(start + 5, len(p.words))):
            if p.upos[i] not in WITHIN - {"PUNCT"} and p.xpos[i] not in PHRASAL:
                break
            if p.upos[i] in ("NOUN", "PROPN") or (p.upos[i] == "ADJ" and p.lemmas[i] in self.nouns):
                noun = i
        return noun

    def _kind(self, noun: int) -> str:
        """The kind of what a noun counts, "none" where that is nothing of interest."""
        p, word = self.parsed, self.parsed.lower[noun]
        dashed = noun > 0 and p.lower[noun - 1] in DASHES
        if not dashed and p.xpos[noun] in ("NN", "NNP") and word not in INVARIANT and not word.endswith("s"):
            return "none"
        known = self.nouns.get(p.lemmas[noun]) or self.nouns.get(word) or self.nouns.get(word.removesuffix("s"))
        if known is not None:
            return known
        if p.lemmas[noun] in CURRENCIES:
            return "none"
        if p.xpos[noun] not in ("NNS", "NNPS"):
            return "none"
        return PEOPLE if word.endswith(ENDINGS) or noun in self.cast.at else "none"

    def _unit(self, noun: int) -> str:
        """The noun with what stands between the number and it left out: "soldiers", "heads of state"."""
        p = self.parsed
        if p.lemmas[noun] == "member" or (noun and p.lower[noun - 1] in DASHES):
            return MEMBERS
        of_state = p.lower[noun + 1 : noun + 3] in (("of", "state"), ("of", "government"))
        return p.says(noun, noun + 3 if of_state else noun + 1)

    def _team(self, holder: Number, number: Number) -> Counted | None:
        """ "A delegation of 24", "the rebels, ten strong", "a delegation that numbered seven"."""
        p, w = self.parsed, holder.word
        head = p.heads[w]
        strong = holder.end + (p.lower[holder.end : holder.end + 1] in (("-",), ("–",)))
        if strong < len(p.words) and p.lower[strong] == "strong":
            return Counted(number, strong, MEMBERS, PEOPLE)
        team = self.nouns.get(p.lemmas[head]) == "team" and p.deps[w] == "nmod" and p.marker(w) == "of"
        if (team and head < holder.start) or (p.lemmas[head] == "number" and p.upos[head] == "VERB"):
            return Counted(number, None, MEMBERS, PEOPLE)
        return None

    def _alone(self, holder: Number, number: Number) -> Counted | None:
        """A number without a noun: it counts what was counted before, or people by its verb."""
        p, w = self.parsed, holder.word
        if not self._may_stand_alone(w, holder) or self._is_vote(number):
            return None
        last = self.last
        apart = REACH + 1 if last is None else p.sentence_of[w] - p.sentence_of[last.number.word]
        if apart > 1 and any(p.lower[c] in ("them", "these", "those") for c in p.kids(w, "nmod", "obl")):
            noun = self._noun_before(holder.start)
            return Counted(number, None, self._unit(noun), self._kind(noun)) if noun is not None else None
        if p.lower[holder.end : holder.end + 2] in UNDER_ARMS:
            return Counted(number, None, p.says(holder.end, holder.end + 2), PEOPLE)
        if last is not None and apart <= REACH:
            return Counted(number, None, last.unit, last.kind)
        of_people = p.deps[w].startswith("nsubj") or p.deps[w] == "obj"
        return Counted(number, None, PEOPLE, PEOPLE) if of_people and p.lemmas[p.heads[w]] in OF_PEOPLE else None

    def _may_stand_alone(self, w: int, number: Number) -> bool:
        """Whether a number has the place of a noun in its clause, and is no age and no part of a name."""
        p, head, dep = self.parsed, self.parsed.heads[w], self.parsed.deps[w]
        if dep == "nummod":
            return not number.start - 1 <= head < number.end
        if dep not in ALONE or p.marker(w).split(" ")[-1] not in MARKERS or self._is_age(w):
            return False
        if head == number.start - 1 and p.upos[head] in ("NOUN", "PROPN", "SYM"):
            return False
        return not (dep == "nmod" and p.marker(w) == "of" and p.lemmas[head] not in TOTALS)

    def _is_vote(self, number: Number) -> bool:
        """ "Voted 66 to 27", "a 3-1 win": one number against another."""
        p = self.parsed
        before, after = p.lower[number.start - 1 : number.start], p.lower[number.end : number.end + 1]
        against = (("to",), ("against",), *((dash,) for dash in DASHES))
        follows = number.start > 1 and p.upos[number.start - 2] == "NUM" and before in against
        leads = number.end + 1 < len(p.words) and p.upos[number.end + 1] == "NUM" and after in against
        return (follows or leads) and p.lemmas[p.heads[number.word]] not in HAVING

    def _noun_before(self, start: int) -> int | None:
        """The nearest noun before that stands for several of what figures count."""
        p = self.parsed
        lowest = p.sentences[max(0, p.sentence_of[start] - REACH)][0]
        several = (i for i in range(start - 1, lowest - 1, -1) if p.xpos[i] in ("NNS", "NNPS"))
        return next((i for i in several if self._kind(i) != "none"), None)

    def _is_age(self, w: int) -> bool:
        """ "Rosa Tavares, 45, ..." """
        p, head = self.parsed, self.parsed.heads[w]
        named = p.name_at.get(head)
        return p.deps[w] in ("appos", "nmod", "parataxis", "dep") and (
            (named is not None and named.kind == "PERSON") or p.lemmas[head] in ("boy", "girl", "man", "woman")
        )

    def _is_pointing(self, counted: Counted) -> bool:
        """ "The two leaders", "Cambodia's four factions", "the four", "(13 of) the 19": what is known already."""
        p, number = self.parsed, counted.number
        if counted.noun is not None and p.lower[counted.noun - 1] in DASHES:
            return False
        holder = number.word if counted.noun is None else counted.noun
        if self._is_whole(number):
            return True
        if number.value > FEW:
            return False
        if any(c < number.start and p.lower[c] in POINTING for c in p.kids(holder, "det", "det:predet")):
            return True
        if number.start and p.lower[number.start - 1] in POINTING:
            return True
        return counted.kind == "body" and bool(p.kids(holder, "nmod:poss"))

    def _is_part(self, number: Number) -> bool:
        """ "Including four children": what is counted next is not they."""
        at = number.start
        return "including" in self.parsed.lower[max(0, at - 3) : at]

    def _is_whole(self, number: Number) -> bool:
        """Whether a number is what another is part of: the 19 of "13 of the 19 delegations"."""
        p, at = self.parsed, number.start - 1
        at -= at > 0 and p.lower[at] in ("the", "these", "those")
        return at > 0 and p.lower[at] == "of" and p.upos[at - 1] == "NUM"

    def _describes(self, counted: Counted) -> bool:
        """ "Two diplomats said", "two envoys, X and Y", "three men met him": a few who speak, act or are named."""
        p, number, noun = self.parsed, counted.number, counted.noun
        if number.value > NAMED or noun is None:
            return False
        at = p.begins[number.start]
        if p.lower[max(0, number.start - 2) : number.start] == ("according", "to"):
            return True
        if number.value < NAMED and p.deps[noun] == "nsubj" and p.lemmas[p.heads[noun]] not in OF_PEOPLE:
            return p.upos[p.heads[noun]] == "VERB"
        return any(a <= at < b for a, b in self.speakers) or self._are_named(noun)

    def _are_named(self, noun: int) -> bool:
        """ "Two envoys, X and Y": names stand beside those counted."""
        p = self.parsed
        if noun + 2 >= len(p.words) or p.lower[noun + 1] not in (",", ":", "-", "—", "–", "("):
            return False
        first = next((i for i in range(noun + 2, min(noun + 6, len(p.words))) if i in p.name_at), None)
        near = first is not None and not {"among", "including", "led"} & set(p.lower[noun + 2 : first])
        return near and first is not None and p.name_at[first].kind == "PERSON"
