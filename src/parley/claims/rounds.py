"""Signals in, rounds out: which words speak of no round, which open one, which speak of one already opened.

Signals are taken in the order of the text. For each a trained network scores three kinds of option from their traits:
that it tells of no round, that it is the first word of a new one, and each round so far; the best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache

from parley.claims.signals import Signal, day_of
from parley.parsed import Parsed
from parley.record import ActorId, Place, Time

# Of a report's rounds only the latest and the first can be meant by a word; so many are asked.
MOST_OPTIONS = 12
WEEK = re.compile(r"\d{4}-W\d\d")
AHEAD = frozenset({"will", "modal", "to", "not-will"})


class Round:
    """The signals of one round, in the order of the text, with what they say together."""

    def __init__(self, signals: Sequence[Signal], *, is_main: bool = False) -> None:
        self.is_main = is_main  # the first of the report
        self.signals: list[Signal] = []
        self.words: list[int] = []
        self.bodies: set[ActorId] = set()  # those in the clauses of its signals
        self.people: set[ActorId] = set()  # those named there, each for himself
        self.times: list[Time] = []
        self.days: set[str] = set()
        self.place: Place | None = None
        self.tenses: set[str] = set()
        self.lemmas: set[str] = set()
        self.is_ahead = False
        self.by_phone = False
        for signal in signals:
            self.add(signal)

    def add(self, signal: Signal) -> None:
        """Put a signal to the round, the last so far."""
        self.signals.append(signal)
        self.words.append(signal.word)
        self.bodies |= signal.bodies
        self.people |= signal.people
        self.times += signal.times
        self.days |= signal.days
        self.place = self.place or signal.place
        self.tenses.add(signal.tense)
        self.lemmas.add(signal.lemma)
        self.is_ahead = self.is_ahead or signal.tense in AHEAD
        self.by_phone = self.by_phone or signal.by_phone


Traits = tuple[str, ...]
Options = list[Traits]
Choice = Callable[[Signal, Options, list[Round]], int]


def group_signals(parsed: Parsed, signals: Sequence[Signal], choose: Choice) -> list[Round]:
    """Rounds in order of first mention. `choose` answers with the number of an option: none, new, or a round."""
    rounds: list[Round] = []
    for signal in signals:
        asked = [*rounds[:1], *rounds[1:][-MOST_OPTIONS:]]
        last = max(rounds, key=lambda r: r.words[-1], default=None)
        options = [
            tuple([f"none&{t}" for t in signal.traits]),
            new_traits(parsed, signal, rounds),
            *(same_traits(parsed, signal, found, is_last=found is last) for found in asked),
        ]
        answer = choose(signal, options, asked)
        if answer == 1:
            rounds.append(Round([signal], is_main=not rounds))
        elif answer > 1:
            asked[answer - 2].add(signal)
    return rounds


def new_traits(parsed: Parsed, signal: Signal, rounds: Sequence[Round]) -> Traits:
    """What speaks for a signal's being the first of a new round."""
    sentence = parsed.sentence_of[signal.word]
    here = [found.signals[-1] for found in rounds if parsed.sentence_of[found.words[-1]] == sentence]
    return (
        *[f"new&{t}" for t in signal.traits],
        f"new&rounds={min(len(rounds), 4)}",
        *(f"new&here={last.kind}|{signal.kind}" for last in here),
    )


def same_traits(parsed: Parsed, signal: Signal, found: Round, *, is_last: bool) -> Traits:
    """What speaks for and against a signal's telling of a round already opened; `is_last`: the last one spoken of."""
    first, last = found.signals[0], found.signals[-1]
    kind, definite, tense = signal.kind, signal.definite, signal.tense
    distance = parsed.sentence_of[signal.word] - parsed.sentence_of[last.word]
    place = _standing(found.is_main, is_last)
    paragraph = parsed.paragraphs[signal.word] == parsed.paragraphs[last.word]
    days = compare_days(found, signal)
    return (
        *signal.same,
        *_distance(_far(distance), place, definite, kind, paragraph),
        *(_beside(parsed, last, signal) if distance == 0 else ()),
        *_setting(days, _where(found.place, signal.place), definite, place),
        *_shared(signal, found, place),
        *_tenses(tense, tense in found.tenses, found.is_ahead, place, days),
        *_likeness(signal.lemma in found.lemmas, definite, place, first.kind, kind),
        *_phone(signal.by_phone, found.by_phone, kind),
        *_telling(signal.voice, first.voice, days, place),
        *_edges(signal.edge, first.edge, last.edge, days),
        *_order(min(len(found.signals), 5), signal.marker, first.marker, parsed.quoted[signal.word], place),
    )


# What follows depends on a few values each, so that every combination is put into words once.


@cache
def _standing(is_main: bool, is_last: bool) -> str:
    if is_main:
        return "main-last" if is_last else "main"
    return "last" if is_last else "other"


@cache
def _distance(far: str, place: str, definite: str, kind: str, paragraph: bool) -> Traits:
    return (
        f"far={far}",
        f"far={far}|{definite}",
        f"far={far}|{kind}",
        f"place={place}",
        f"place={place}|{definite}|{kind}",
        f"place={place}|far={far}",
        f"paragraph={paragraph}|{place}|{definite}",
    )


def _beside(p: Parsed, last: Signal, signal: Signal) -> Traits:
    """How a signal stands to the round's last in its own sentence."""
    path = _path(p, last.word, signal.word)
    return (f"here={last.kind}|{signal.kind}", f"here={path}", f"here={path}|{last.kind}|{signal.kind}")


@cache
def _setting(days: str, where: str, definite: str, place: str) -> Traits:
    return (
        f"days={days}",
        f"days={days}|{definite}",
        f"days={days}|{place}",
        f"where={where}",
        f"where={where}|{days}",
    )


def _shared(signal: Signal, found: Round, place: str) -> Traits:
    """How many of those in the signal's clause are at the round."""
    ours, theirs = signal.bodies, found.bodies
    shared, people = len(ours & theirs), len(signal.people & found.people)
    counts = min(shared, 3), min(len(ours) - shared, 3), min(people, 2)
    return _counts(counts, bool(ours), bool(theirs), place, signal.kind)


@cache
def _counts(counts: tuple[int, int, int], ours: bool, theirs: bool, place: str, kind: str) -> Traits:
    shared, alone, people = counts
    return (
        f"shared={shared}|{alone}",
        f"shared={shared}|{alone}|{place}",
        f"shared={min(shared, 2)}|{kind}",
        f"without={theirs}|{ours}",
        f"people={people}",
    )


@cache
def _tenses(tense: str, is_same: bool, theirs_ahead: bool, place: str, days: str) -> Traits:
    ahead = (tense in AHEAD, theirs_ahead)
    return (
        f"tense={'same' if is_same else 'other'}|{tense}",
        f"ahead={ahead}",
        f"ahead={ahead}|{place}",
        f"ahead={ahead}|{days}",
    )


@cache
def _likeness(lemma: bool, definite: str, place: str, first: str, kind: str) -> Traits:
    return (f"lemma={lemma}", f"lemma={lemma}|{definite}|{place}", f"first={first}|{kind}")


@cache
def _phone(ours: bool, theirs: bool, kind: str) -> Traits:
    return (f"phone={(ours, theirs)}", f"phone={(ours, theirs)}|{kind}")


@cache
def _telling(ours: str, theirs: str, days: str, place: str) -> Traits:
    """Who denies a round tells what others say of it."""
    return (f"voices={ours}|{theirs}", f"voices={ours}|{theirs}|{days}", f"voices={ours}|{theirs}|{place}")


@cache
def _edges(ours: str, first: str, last: str, days: str) -> Traits:
    """One round begins on one day and ends on another."""
    return (f"edges={ours}|{first}", f"edges={ours}|{first}|{days}", f"edges={ours}|{last}|{days}")


@cache
def _order(count: int, marker: str | None, first: str | None, quoted: bool, place: str) -> Traits:
    return (f"count={count}", f"marker={marker}|{first}|{place}", f"quoted={quoted}|{place}")


def _far(distance: int) -> str:
    return str(distance) if distance < 4 else "4" if distance < 7 else "7"


def _path(p: Parsed, a: int, b: int) -> str:
    """How one signal of a sentence hangs on another."""
    if p.heads[b] == a:
        return f"below:{p.deps[b]}:{p.marker(b)}"
    if p.heads[a] == b:
        return f"above:{p.deps[a]}:{p.marker(a)}"
    if b in set(p.up(a)):
        return "over"
    if a in set(p.up(b)):
        return "under"
    return f"beside:{p.deps[b]}"


def compare_days(found: Round, signal: Signal) -> str:
    """How the times of a signal stand to those of a round."""
    ours, theirs = signal.times, found.times
    if not ours or not theirs:
        return f"{bool(theirs)}|{bool(ours)}"
    if not signal.days.isdisjoint(found.days):
        return "equal"
    if any(t.value.endswith("_REF") for t in (*ours, *theirs)):
        return "open"
    return "agree" if any(compatible(x.value, y.value) for x in theirs for y in ours) else "differ"


def _where(a: Place | None, b: Place | None) -> str:
    if a is None or b is None:
        return f"{a is not None}|{b is not None}"
    if a.name == b.name:
        return "equal"
    return "country" if a.country is not None and a.country == b.country else "differ"


def compatible(a: str, b: str) -> bool:
    """Whether two TIMEX3 values can be one day: one the other's year, month or week, or both in one interval.

    >>> compatible("2018-11-09", "2018-W45")
    True
    """
    a, b = day_of(a), day_of(b)
    if WEEK.fullmatch(a) or WEEK.fullmatch(b):
        a, b = week_of(a), week_of(b)
    if "/" in a or "/" in b:
        return any(compatible(x, y) for x in a.split("/") for y in b.split("/")) or _within(a, b) or _within(b, a)
    return a.startswith(b) or b.startswith(a)


def week_of(value: str) -> str:
    """The ISO week of a day; any other value as it is."""
    try:
        year, week, _ = date.fromisoformat(value).isocalendar()
    except ValueError:
        return value
    return f"{year}-W{week:02}"


def _within(day: str, interval: str) -> bool:
    ends = interval.split("/")
    return len(ends) == 2 and "/" not in day and ends[0] <= day <= ends[1]
