"""A talk and the words that tell of it in, its first and last day out.

A report gives the days of a round as two times joined ("from Monday to Wednesday", "on 5 and 6 December"), by words
of opening and closing ("opened on 16 May", "broke down on Friday"), or by how long it took ("three days of talks ended
on Friday"). A day that only closes a round is no first day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from parley.claims.ground import Ground
from parley.claims.rounds import Round
from parley.claims.settings import DATED
from parley.parsed import Parsed
from parley.record import Date, Talk, Time

JOINED = re.compile(r"\s*(?:(?:to|until|till|through|thru|[-–])|(and|or))\s+(?:on\s+|the\s+|in\s+)?|\s*[-–]\s*")
CLOSING = frozenset(
    "end close conclude finish wind adjourn part collapse fail suspend founder rise emerge recess abort "
    "interrupt terminate fizzle dissolve culminate".split()
)
CLOSING_WITH = frozenset(
    {("break", "down"), ("break", "off"), ("break", "up"), ("fall", "apart"), ("wind", "up"), ("run", "out")}
    | {("walk", "out"), ("pull", "out")}
)
OPENING = frozenset({"open", "begin", "start", "commence", "inaugurate", "convene", "reopen", "resume"})
SETTLING = frozenset("agree sign initial approve reach conclude announce accept strike seal clinch adopt".split())
UNTIL = frozenset({"until", "till", "til", "through"})
NO_LATER = frozenset({"by", "before"})
NOMINAL = frozenset("obl nmod obl:unmarked nmod:unmarked flat compound appos obj conj amod advmod nummod".split())
DAYS = re.compile(r"P(\d+)D$")
MOST_DAYS = 21
WEEKDAY = re.compile(r"XXXX-WXX-(\d)$")
WEEK = 7
HELD = frozenset({"held", "under_way", "planned", "collapsed", "proposed"})


class Spans:
    """The days of the rounds of one text."""

    def __init__(self, parsed: Parsed, ground: Ground) -> None:
        self.parsed, self.ground = parsed, ground

    @cached_property
    def times(self) -> list[tuple[Time, int]]:
        """All times that name a day, month or year, with the word that heads each."""
        at = {b: i for i, b in enumerate(self.parsed.begins)}
        return [
            (t, self._head(t, at[t.span[0]])) for t in self.parsed.times if DATED.match(t.value) and t.span[0] in at
        ]

    def _head(self, time: Time, first: int) -> int:
        p, last = self.parsed, first
        while last + 1 < len(p.words) and p.begins[last + 1] < time.span[1]:
            last += 1
        return min(range(first, last + 1), key=lambda w: p.depths[w])

    def of(self, talk: Talk, number: int) -> tuple[Date | None, Date | None]:
        """The first and last day of a round; the talk's own where nothing more is told."""
        if talk.end is not None or talk.status not in HELD:
            return talk.start, talk.end
        own = [(t, w) for t, w in self.times if self.ground.of_time(t) == number]
        return self._by_pair(talk, own) or self._by_ends(talk, number, own)

    def _by_pair(self, talk: Talk, own: list[tuple[Time, int]]) -> tuple[Date, Date] | None:
        """ "From Monday to Wednesday", "on 5 and 6 December", "in 2021 and 2022"."""
        known = talk.start.evidence if talk.start is not None else ()
        for (a, _), (b, _) in pairwise(own):
            if self._are_joined(a, b) and (talk.start is None or a.span in known or b.span in known):
                return _date(a), _date(b)
        return None

    def _are_joined(self, a: Time, b: Time) -> bool:
        text = self.parsed.text
        joint = JOINED.fullmatch(text[a.span[1] : b.span[0]])
        if joint is None or not _is_before(a.value, b.value):
            return False
        if joint[1] == "or":
            return False
        before = text[max(0, a.span[0] - 12) : a.span[0]].lower()
        return joint[1] != "and" or "between " in before or _next(a.value, 1) == _day(b.value)

    def _by_ends(self, talk: Talk, number: int, own: list[tuple[Time, int]]) -> tuple[Date | None, Date | None]:
        """By words of opening and closing, and by how long the round took."""
        days = self._days(number)
        opening = next((t for t, w in own if self._opens(w, number)), None)
        closing = next((t for t, w in own if self._closes(w, number)), None) or self._settled(own, days, opening)
        start = _date(opening) if opening is not None and (closing is not None or talk.start is None) else talk.start
        if closing is None and start is not None and self._is_told_after(number):
            return self._before(start, days), start
        if closing is None:
            return start, self._after(start, days)
        end = _date(closing)
        if start is not None and not _is_before(start.value, end.value):
            start = None
        return start or self._before(end, days), end

    def _settled(self, own: list[tuple[Time, int]], days: int | None, opening: Time | None) -> Time | None:
        """The day of an accord that came at the end of more days than one."""
        for t, w in own:
            if self.parsed.lemmas[self._verb(w)] in SETTLING and (
                (days is not None and days > 1) or (opening is not None and _is_before(opening.value, t.value))
            ):
                return t
        return None

    def _closes(self, word: int, number: int) -> bool:
        """Whether the clause of a time says that the round ended then, or went on until then."""
        p, verb = self.parsed, self._verb(word)
        if p.marker(word).split(" ")[-1] in UNTIL or p.marker(word) in NO_LATER:
            return self._tells(verb, number)
        thing = p.child(verb, "obj")
        if thing is not None and not self._is_told(thing, number):
            return False  # "ended five years of war"
        return self._ends(verb) and self._tells(verb, number)

    def _ends(self, verb: int) -> bool:
        """Whether a verb is of closing: "ended", "broke down"."""
        p = self.parsed
        particles = {p.lower[c] for c in p.children[verb] if c > verb}
        return p.lemmas[verb] in CLOSING or any((p.lemmas[verb], x) in CLOSING_WITH for x in particles)

    def _opens(self, word: int, number: int) -> bool:
        p, verb = self.parsed, self._verb(word)
        return (p.lemmas[verb] in OPENING or p.marker(word) == "since") and self._tells(verb, number)

    def _is_told(self, thing: int, number: int) -> bool:
        """Whether a noun phrase is of the round: "two days of talks"."""
        own = self.ground.rounds[number].words
        return thing in own or any(c in own for c in self.parsed.children[thing])

    def _tells(self, verb: int, number: int) -> bool:
        """Whether a word is one of a round's own, or has one beside it in its clause."""
        own = self.ground.rounds[number].words
        around = (verb, *self.parsed.children[verb], self.parsed.heads[verb])
        return any(w in own for w in around)

    def _verb(self, word: int) -> int:
        """The verb whose clause a time stands in."""
        p = self.parsed
        while p.upos[word] not in ("VERB", "AUX") and p.deps[word] in NOMINAL and p.heads[word] != word:
            word = p.heads[word]
        return word

    def _days(self, number: int) -> int | None:
        """How many days a round took: "two days of talks", "a three-day meeting", "for four days"."""
        length = self._length(number)
        return length[0] if length is not None else None

    def _is_told_after(self, number: int) -> bool:
        """ "Broke down after ten days": whether the day that is told is the last of so many."""
        length = self._length(number)
        if length is None:
            return False
        verb = self._verb(length[1])
        return self.parsed.marker(length[1]) == "after" and self._ends(verb) and self._tells(verb, number)

    def _length(self, number: int) -> tuple[int, int] | None:
        """How many days a round took, and the word "days"."""
        p, found = self.parsed, self.ground.rounds[number]
        told = {p.begins[w]: w for w in self.ground.words(number)}
        for t in p.times:
            match = DAYS.match(t.value)
            if match and t.span[0] in told and 0 < int(match[1]) <= MOST_DAYS:
                word = told[t.span[0]]
                day = word if p.lemmas[word] == "day" else p.heads[word]
                if self._lasts(day, found):
                    return int(match[1]), day
        return None

    def _lasts(self, day: int, found: Round) -> bool:
        """Whether a length of time is that of a round."""
        p, signals = self.parsed, set(found.words)
        if any(c in signals for c in p.kids(day, "nmod")) or p.heads[day] in signals:
            return p.marker(day) in ("", "for", "of", "after")
        return p.marker(day) == "for" and p.deps[day] in ("obl", "nmod")

    def _after(self, start: Date | None, days: int | None) -> Date | None:
        value = _next(start.value, days - 1) if start is not None and days is not None and days > 1 else None
        return Date(value, start.evidence) if value is not None and start is not None else None

    def _before(self, end: Date, days: int | None) -> Date | None:
        value = _next(end.value, 1 - days) if days is not None and days > 1 else None
        return Date(value, end.evidence) if value is not None else None


def _date(time: Time) -> Date:
    return Date(_day(time.value), (time.span,))


def _day(value: str) -> str:
    return re.sub(r"T.*", "", value)


def _next(value: str, days: int) -> str | None:
    """The day so many days on, the next week day, month or year for one; None where that cannot be told."""
    value = _day(value)
    if (weekday := WEEKDAY.match(value)) is not None:
        day = int(weekday[1]) + days
        return f"XXXX-WXX-{day}" if 0 < day <= WEEK else None
    parts = value.split("-")
    if not all(part.isdigit() for part in parts):
        return None
    if len(parts) == 3:
        return (date.fromisoformat(value) + timedelta(days)).isoformat()
    return _next_unit(parts) if days == 1 else None


def _next_unit(parts: list[str]) -> str:
    year, month = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    if not month:
        return str(year + 1)
    return f"{year + month // 12}-{month % 12 + 1:02}"


def _is_before(a: str, b: str) -> bool:
    """Whether a day is before another; of two unlike values never."""
    a, b = _day(a), _day(b)
    return a < b and a[:1] == b[:1] and (len(a) == len(b) or not b.startswith(a))
