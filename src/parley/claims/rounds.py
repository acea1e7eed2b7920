"""Signals in, rounds out: which words speak of no round, which open one, which speak of one already opened.

Signals are taken in the order of the text. For each a trained network scores three kinds of option from their traits:
that it tells of no round, that it is the first word of a new one, and each round so far; the best is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from parley.claims.signals import Signal
from parley.parsed import Parsed
from parley.record import ActorId, Place, Time

# Of a report's rounds only the latest and the first can be meant by a word; so many are asked.
MOST_OPTIONS = 12
AHEAD = frozenset({"will", "modal", "to", "not-will"})


@dataclass
class Round:
    """The signals of one round, in the order of the text."""

    signals: list[Signal] = field(default_factory=list)
    is_main: bool = False  # the first of the report

    @property
    def bodies(self) -> set[ActorId]:
        """Those in the clauses of its signals."""
        return set().union(*(s.bodies for s in self.signals))

    @property
    def place(self) -> Place | None:
        return next((s.place for s in self.signals if s.place is not None), None)

    @property
    def times(self) -> list[Time]:
        return [t for s in self.signals for t in s.times]

    @property
    def words(self) -> list[int]:
        return [s.word for s in self.signals]


Options = list[tuple[str, ...]]
Choice = Callable[[Signal, Options, list[Round]], int]


def group_signals(parsed: Parsed, signals: Sequence[Signal], choose: Choice) -> list[Round]:
    """Rounds in order of first mention. `choose` answers with the number of an option: none, new, or a round."""
    rounds: list[Round] = []
    for signal in signals:
        asked = [*rounds[:1], *rounds[1:][-MOST_OPTIONS:]]
        options = [
            tuple(f"none&{t}" for t in signal.traits),
            tuple(new_traits(parsed, signal, rounds)),
            *(tuple(same_traits(parsed, signal, found, rounds)) for found in asked),
        ]
        answer = choose(signal, options, asked)
        if answer == 1:
            rounds.append(Round([signal], is_main=not rounds))
        elif answer > 1:
            asked[answer - 2].signals.append(signal)
    return rounds


def new_traits(parsed: Parsed, signal: Signal, rounds: Sequence[Round]) -> Iterator[str]:
    """What speaks for a signal's being the first of a new round."""
    yield from (f"new&{t}" for t in signal.traits)
    yield f"new&rounds={min(len(rounds), 4)}"
    for found in rounds:
        if parsed.sentence_of[found.words[-1]] == parsed.sentence_of[signal.word]:
            yield f"new&here={found.signals[-1].kind}|{signal.kind}"


def same_traits(parsed: Parsed, signal: Signal, found: Round, rounds: Sequence[Round]) -> Iterator[str]:
    """What speaks for and against a signal's telling of a round already opened."""
    last = found.signals[-1]
    kind = signal.kind
    definite = signal.definite
    yield "same"
    yield f"same&kind={kind}"
    yield f"same&lemma={signal.lemma}"
    yield f"same&tense={kind}|{signal.tense}"
    yield from (f"same&{t}" for t in signal.form)
    distance = parsed.sentence_of[signal.word] - parsed.sentence_of[last.word]
    far = _far(distance)
    is_last = found is max(rounds, key=lambda r: r.words[-1])
    place = "main" if found.is_main else "last" if is_last else "other"
    if found.is_main and is_last:
        place = "main-last"
    yield f"far={far}"
    yield f"far={far}|{definite}"
    yield f"far={far}|{kind}"
    yield f"place={place}"
    yield f"place={place}|{definite}|{kind}"
    yield f"place={place}|far={far}"
    paragraph = parsed.paragraphs[signal.word] == parsed.paragraphs[last.word]
    yield f"paragraph={paragraph}|{place}|{definite}"
    if distance == 0:
        path = _path(parsed, last.word, signal.word)
        yield f"here={last.kind}|{kind}"
        yield f"here={path}"
        yield f"here={path}|{last.kind}|{kind}"
    days = _days(found.times, signal.times)
    yield f"days={days}"
    yield f"days={days}|{definite}"
    yield f"days={days}|{place}"
    where = _where(found.place, signal.place)
    yield f"where={where}"
    yield f"where={where}|{days}"
    yield from _shared(signal, found, place)
    tenses = "same" if any(s.tense == signal.tense for s in found.signals) else "other"
    yield f"tense={tenses}|{signal.tense}"
    ahead = signal.tense in AHEAD, any(s.tense in AHEAD for s in found.signals)
    yield f"ahead={ahead}"
    yield f"ahead={ahead}|{place}"
    yield f"ahead={ahead}|{days}"
    lemma = any(s.lemma == signal.lemma for s in found.signals)
    yield f"lemma={lemma}"
    yield f"lemma={lemma}|{definite}|{place}"
    yield f"first={found.signals[0].kind}|{kind}"
    phone = _is_phone(signal), any(map(_is_phone, found.signals))
    yield f"phone={phone}"
    yield f"phone={phone}|{kind}"
    yield f"count={min(len(found.signals), 5)}"
    marker = signal.anchor.marker if signal.anchor else None
    first = found.signals[0].anchor.marker if found.signals[0].anchor else None
    yield f"marker={marker}|{first}|{place}"
    yield f"quoted={parsed.quoted[signal.word]}|{place}"


def _shared(signal: Signal, found: Round, place: str) -> Iterator[str]:
    """How many of those in the signal's clause are at the round."""
    theirs = found.bodies
    shared, alone = len(signal.bodies & theirs), len(signal.bodies - theirs)
    yield f"shared={min(shared, 3)}|{min(alone, 3)}"
    yield f"shared={min(shared, 3)}|{min(alone, 3)}|{place}"
    yield f"shared={min(shared, 2)}|{signal.kind}"
    yield f"without={bool(theirs)}|{bool(signal.bodies)}"
    people = {n.actor for n in signal.near if n.steps <= 2} & {
        n.actor for s in found.signals for n in s.near if n.steps <= 2
    }
    yield f"people={min(len(people), 2)}"


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


def _is_phone(signal: Signal) -> bool:
    return signal.anchor is not None and signal.anchor.by_phone


def _days(a: Sequence[Time], b: Sequence[Time]) -> str:
    """How two sets of times stand to each other."""
    if not a or not b:
        return f"{bool(a)}|{bool(b)}"
    if any(_day(x.value) == _day(y.value) for x in a for y in b):
        return "equal"
    dated = [t for t in (*a, *b) if not t.value.endswith("_REF")]
    if len(dated) < len(a) + len(b):
        return "open"
    return "agree" if any(compatible(x.value, y.value) for x in a for y in b) else "differ"


def _where(a: Place | None, b: Place | None) -> str:
    if a is None or b is None:
        return f"{a is not None}|{b is not None}"
    if a.name == b.name:
        return "equal"
    return "country" if a.country is not None and a.country == b.country else "differ"


def compatible(a: str, b: str) -> bool:
    """Whether two TIMEX3 values can be one day: one the other's year or month, or both in one interval."""
    a, b = _day(a), _day(b)
    if "/" in a or "/" in b:
        return any(compatible(x, y) for x in a.split("/") for y in b.split("/")) or _within(a, b) or _within(b, a)
    return a.startswith(b) or b.startswith(a)


def _within(day: str, interval: str) -> bool:
    ends = interval.split("/")
    return len(ends) == 2 and "/" not in day and ends[0] <= day <= ends[1]


def _day(value: str) -> str:
    return re.sub(r"T.*", "", value)
