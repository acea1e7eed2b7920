"""A round in, its day and its place out: the times and places of its sentences, each with traits, the best chosen.

Options come with traits as in `chooser`; the first option is that the report leaves the question open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.chooser import Chooser
from parley.claims.contacts import SPEAKING, is_day_of_saying
from parley.claims.rounds import Round, compatible
from parley.parsed import Parsed
from parley.record import Date, Place, Time

OPEN: tuple[str, ...] = ("open",)
PUTTING_OFF = vocabulary.POSTPONING | {"put", "push", "move"}
VIOLENCE = frozenset(
    "clash attack bombing blast raid fighting shelling killing massacre offensive ambush explosion siege".split()
)
DATED = re.compile(r"\d{4}|XXXX-\d|XXXX-W")


class Settings:
    """The times and places of one report beside its rounds."""

    def __init__(self, parsed: Parsed, cast: Cast, rounds: Sequence[Round], published: str | None) -> None:
        self.parsed, self.rounds, self.published = parsed, rounds, published
        self.dateline = dateline_end(parsed)
        places = sorted((cast.places or {}).items())
        self.places = [(w, place) for w, place in places if not self.is_agency(w) and not self.is_of_violence(w)]
        dated = [(t, self.word_at(t.span[0])) for t in parsed.times if DATED.match(t.value)]
        self.dated = [(t, w) for t, w in dated if not self.is_of_another(w, self.word_at(t.span[1] - 1))]
        self.attached_times = [{t.span for s in r.signals for t in s.times} for r in rounds]
        self.attached_places = [{s.place.name for s in r.signals if s.place is not None} for r in rounds]

    def word_at(self, offset: int) -> int:
        """The first word at or past a character offset."""
        p = self.parsed
        low, high = 0, len(p.words) - 1
        while low < high:
            middle = (low + high) // 2
            if p.end(middle) <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def is_agency(self, word: int) -> bool:
        """ "QUITO, Aug 31 (Andes Wire) -": what stands in brackets before the first dash is the agency's name."""
        before, after = self.parsed.lower[:word], self.parsed.lower[word : self.dateline]
        return "(" in before and ")" not in before and ")" in after

    def is_of_violence(self, word: int) -> bool:
        """ "Since a clash in Basra": where there was fighting."""
        p = self.parsed
        return p.deps[word] == "nmod" and p.lemmas[p.heads[word]] in VIOLENCE

    def is_of_another(self, word: int, last: int) -> bool:
        """Whether a time is that of something else: "denied on Friday that …", "was postponed until April"."""
        p = self.parsed
        top = min(range(word, last + 1), key=lambda w: p.depths[w])
        head = p.heads[top]
        tells = p.lemmas[head] in SPEAKING and any(p.deps[c] in ("ccomp", "parataxis") for c in p.children[head])
        if tells or is_day_of_saying(p, word):
            return True
        return p.lemmas[head] in PUTTING_OFF and p.marker(top) in ("to", "until", "till")

    def days(self, chooser: Chooser) -> list[tuple[Date | None, Date | None]]:
        """The first and last day of each round."""
        asked = [self.day_options(n) for n in range(len(self.rounds))]
        answers = chooser["day"].best_of_each([traits for _, traits in asked])
        found = [times[answer] for (times, _), answer in zip(asked, answers, strict=True)]
        return [date_of(day) if day is not None else (None, None) for day in found]

    def towns(self, chooser: Chooser) -> list[Place | None]:
        """The place of each round."""
        asked = [self.place_options(n) for n in range(len(self.rounds))]
        answers = chooser["place"].best_of_each([traits for _, traits in asked])
        return [places[answer] for (places, _), answer in zip(asked, answers, strict=True)]

    def day_options(self, number: int) -> tuple[list[Time | None], list[tuple[str, ...]]]:
        """The times that may be a round's day, None first, with traits."""
        found = self.rounds[number]
        sentences = self.sentences(found, 1)
        times = [(t, w) for t, w in self.dated if self.parsed.sentence_of[w] in sentences]
        lead = (*OPEN, f"open|times={min(len(times), 3)}", *(f"open|{t}" for t in _round_traits(found)))
        return [None, *(t for t, _ in times)], [lead, *(tuple(self.day_traits(number, t, w)) for t, w in times)]

    def place_options(self, number: int) -> tuple[list[Place | None], list[tuple[str, ...]]]:
        """The places that may be a round's, None first, with traits; None alone for a call, which is in no town."""
        found = self.rounds[number]
        sentences = self.place_sentences(found)
        words: dict[tuple[str, str | None], list[tuple[int, Place]]] = {}
        for w, place in self.places:
            if self.parsed.sentence_of[w] in sentences:
                words.setdefault((place.name, place.country), []).append((w, place))
        lead = (*OPEN, f"open|places={min(len(words), 3)}", *(f"open|{t}" for t in _round_traits(found)))
        places = [min(group, key=lambda g: (g[1].venue is None, g[0])) for group in words.values()]
        traits = [
            tuple(dict.fromkeys(t for w, place in group for t in self.place_traits(number, place, w)))
            for group in words.values()
        ]
        return [None, *(place for _, place in places)], [lead, *traits]

    def place_sentences(self, found: Round) -> set[int]:
        if found.by_phone:
            return set()
        return self.sentences(found, 1) | ({0} if self.dateline else set())

    def sentences(self, found: Round, reach: int) -> set[int]:
        own = {self.parsed.sentence_of[s.word] for s in found.signals}
        return {s + d for s in own for d in range(-reach, reach + 1)}

    def day_traits(self, number: int, time: Time, word: int) -> Iterator[str]:
        found = self.rounds[number]
        yield "day"
        value = re.sub(r"T.*", "", time.value)
        yield f"grain={len(value)}"
        yield f"relation={relation_of(value, self.published)}"
        yield from (f"relation={relation_of(value, self.published)}|{t}" for t in _round_traits(found))
        attached = any(time.span in (t.span for t in s.times) for s in found.signals)
        first = time.span in {t.span for t in found.signals[0].times}
        elsewhere = any(time.span in spans for n, spans in enumerate(self.attached_times) if n != number)
        yield f"attached={attached}|{first}|{elsewhere}"
        yield f"attached={attached}|{len(value)}"
        agreeing = sum(compatible(value, t.value) for t in found.times if t.span != time.span)
        yield f"agreeing={min(agreeing, 2)}|{attached}"
        yield from self.nearness(found, word)
        end = self.word_at(time.span[1] - 1)
        yield from self.hanging(word, end)

    def place_traits(self, number: int, place: Place, word: int) -> Iterator[str]:
        found = self.rounds[number]
        yield "place"
        grain = "venue" if place.venue else "town" if place.latitude is not None else "country"
        yield f"grain={grain}"
        attached = any(s.place is not None and s.place.name == place.name for s in found.signals)
        first = found.signals[0].place is not None and found.signals[0].place.name == place.name
        elsewhere = any(place.name in names for n, names in enumerate(self.attached_places) if n != number)
        dateline = word < self.dateline
        yield f"attached={attached}|{first}|{elsewhere}"
        yield f"attached={attached}|{grain}"
        yield f"dateline={dateline}|{found.is_main}|{attached}"
        yield f"dateline={dateline}|{found.is_main}|{bool(self.attached_places[number])}"
        if not dateline:
            yield from self.nearness(found, word)
            yield from self.hanging(word, word)

    def nearness(self, found: Round, word: int) -> Iterator[str]:
        """How far a word is from the round's nearest signal, and on which side."""
        p = self.parsed
        nearest = min(found.signals, key=lambda s: (p.sentence_of[s.word] != p.sentence_of[word], abs(s.word - word)))
        same = p.sentence_of[nearest.word] - p.sentence_of[word]
        distance = abs(nearest.word - word)
        near = "next" if distance < 4 else "near" if distance < 9 else "far" if distance < 18 else "out"
        yield f"sentence={same}"
        yield f"distance={same}|{near}|{word > nearest.word}"
        if same == 0:
            others = [
                s.word
                for r in self.rounds
                if r is not found
                for s in r.signals
                if p.sentence_of[s.word] == p.sentence_of[word]
            ]
            closer = any(abs(w - word) < distance for w in others)
            yield f"closer={closer}|{near}"
            yield f"common={_common(p, nearest.word, word)}"

    def hanging(self, word: int, last: int) -> Iterator[str]:
        """The preposition and the head of a phrase."""
        p = self.parsed
        top = min(range(word, last + 1), key=lambda w: p.depths[w])
        yield f"case={p.marker(top).split(' ')[-1]}"
        yield f"dep={p.deps[top]}|{p.marker(top)}"
        if word:
            yield f"before={'NAME' if p.words[word - 1][0].isupper() else p.lower[word - 1]}"
        head = p.heads[top]
        if head != top:
            yield f"head={p.upos[head]}|{p.deps[top]}"
            yield f"head={'NAME' if p.upos[head] == 'PROPN' else p.lemmas[head].lower()}"


def dateline_end(parsed: Parsed) -> int:
    """Past the last word of the dateline; 0 where there is none, or where it is no sentence by itself."""
    end = parsed.sentences[0][1] if parsed.sentences else 0
    return end if end and parsed.words[end - 1] in ("—", "–", "--", "-") else 0


def date_of(time: Time) -> tuple[Date, Date | None]:
    """A time as first and last day; last is None for a single day."""
    value = re.sub(r"T[^/]*", "", time.value)
    if "/" in value:
        first, last = value.split("/", 1)
        return Date(first, (time.span,)), Date(last, (time.span,))
    return Date(value, (time.span,)), None


def _round_traits(found: Round) -> Iterator[str]:
    yield f"main={found.is_main}"
    yield f"tense={found.signals[0].tense}"
    yield f"kind={found.signals[0].kind}"
    yield f"signals={min(len(found.signals), 4)}"


def relation_of(value: str, published: str | None) -> str:
    """How a day stands to the day of publication: the same, that week, that month, earlier, later."""
    if published is None or not value[:4].isdigit():
        return "unknown"
    first = value.split("/")[0]
    if published.startswith(first):
        return "same" if len(first) == 10 else f"within{len(first)}"
    if first > published:
        return "later"
    return "month" if first[:7] == published[:7] else "year" if first[:4] == published[:4] else "earlier"


def _common(p: Parsed, a: int, b: int) -> str:
    """How a phrase hangs with a signal: below it, below the verb over it, or elsewhere."""
    above_b = [b, *p.up(b)]
    if a in above_b[:4]:
        return f"below{above_b.index(a)}"
    above_a = [a, *p.up(a)]
    for n, w in enumerate(above_b[:5]):
        if w in above_a:
            return f"beside{n}|{min(above_a.index(w), 3)}"
    return "apart"
