"""Statements of many reports -> sayings: which statements of different reports repeat one.

Statements of one form are taken as one. Forms of one side and about one week that share two content words or more are
compared: who speaks, when, in which words, doing what by it. As with rounds, all of it is a function of the two
statements alone, so that the order of arrival cannot matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from rapidfuzz import fuzz

from parley.casebook.copies import words_of
from parley.casebook.groups import Likeness, likeness_of

LOOKED_UP = 8
"""Content words by which a statement is looked up, the longest: these are seldom used by chance."""

SHARED = 2
"""Content words that statements share at least to be compared; who says less is compared with the same words alone."""

WEEK = 7

STEM = 6
"""Letters of a word that count: "withdraw", "withdrawal" and "withdrew" are said of one thing more often than not."""

QUOTED = 3
"""Words of a quotation that is long enough to be known by."""

SAME_QUOTATION, LIKE_QUOTATION = 0.9, 0.75
MOST_WORDS, MANY_WORDS, SOME_WORDS = 0.75, 0.6, 0.45
"""Least shares of the shorter statement that stand in the longer one too. They and the points were set on the pairs of
tests/casebook/test_sayings.py; no gold measures them yet."""

OPPOSITES = {frozenset(pair) for pair in (("accept", "reject"), ("praise", "criticise"), ("promise", "threaten"))} | {
    frozenset(("deny", act)) for act in ("assert", "announce", "confirm", "accept", "accuse")
}
"""Acts of which one speaker does not do both with the same words."""

NEGATIONS = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "t"})
"""Words that turn a statement round; "t" is what is left of "won't"."""

FUNCTION_WORDS = frozenset(
    """a about after all also an and any are as at be because been before being but by can could did do does for from
    had has have he her here him his how i if in into is it its let may me might more must my now of off on once one
    only or our out over own she should since so some such than that the their them then there these they this those
    through to under until up us very was we were what when where which while who whom whose why will with would you
    your s re ve ll m d""".split()
)

DIGEST = 16
ID_DIGEST = 12

_NUMBER = re.compile(r"\d+")
_QUOTATION = re.compile(r'["“„«]([^"“”„«»]+)["”»]?')


@dataclass(frozen=True, slots=True)
class Form:
    """What a statement is recognised by; statements of one form are not told apart.

    `speakers` are actors in order, `persons` those of them who are persons, and `sides` (`parties.side_of`) those for
    whom they speak; all are empty where the report names nobody. `day` is the ISO day on which it was said, None where
    the report does not tell it to the day; then `published`, the report's day, is kept. `words` and `quoted` are
    without case and punctuation, `quoted` those in quotation marks. `issues` are those of positions taken in it.
    """

    speakers: tuple[str, ...]
    persons: tuple[str, ...]
    sides: tuple[str, ...]
    day: str | None
    published: str | None
    act: str | None
    words: str
    quoted: str
    issues: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """A digest of all of it."""
        values = (getattr(self, field) for field in self.__slots__)
        return sha256(repr(tuple(values)).encode()).hexdigest()[:DIGEST]


def saying_id(statements: Iterable[str]) -> str:
    """The id of a saying: a digest of its smallest statement id, so that it stays while that statement is in it."""
    return "s" + sha256(min(statements).encode()).hexdigest()[:ID_DIGEST]


def plain_words(text: str) -> str:
    """The words of a text as they are compared."""
    return " ".join(words_of(text))


def quoted_words(text: str, mode: str) -> str:
    """The words of a statement that are a quotation: all of a direct one, of others those in quotation marks."""
    return plain_words(text if mode == "direct" else " ".join(_QUOTATION.findall(text)))


def blocks_of(form: Form) -> tuple[str, ...]:
    """The keys under which a form is looked up: side, week and content word."""
    return _blocks(form, weeks=(0,))


def near_blocks_of(form: Form) -> tuple[str, ...]:
    """The keys of those that a form may be one with: a week earlier or later too."""
    return _blocks(form, weeks=(-1, 0, 1))


def compare(a: Form, b: Form) -> Likeness:
    """How alike two forms are; symmetric."""
    return likeness_of(_reasons(a, b))


def _blocks(form: Form, *, weeks: Iterable[int]) -> tuple[str, ...]:
    day, found = _day(form), content_words(form.words)
    if not day or len(found) < SHARED:
        return ()
    week = day // WEEK
    chosen = sorted(found, key=lambda stem: (-found[stem], stem))[:LOOKED_UP]
    return tuple(f"{side}|{week + n}|{stem}" for side in form.sides or ("",) for n in weeks for stem in chosen)


@lru_cache(maxsize=4_096)
def content_words(words: str) -> Mapping[str, int]:
    """The stems of the words that say something, each with the letters of its longest word.

    >>> sorted(content_words("the army will withdraw from two towns"))
    ['army', 'towns', 'two', 'withdr']
    """
    found: dict[str, int] = {}
    for word in words.split():
        if word not in FUNCTION_WORDS and word not in NEGATIONS:
            found[word[:STEM]] = max(found.get(word[:STEM], 0), len(word))
    return found


def _reasons(a: Form, b: Form) -> Iterator[tuple[str, float]]:
    yield _of_speakers(a, b)
    yield _of_days(a, b)
    yield _of_acts(a, b)
    yield from _of_words(a, b)
    if a.issues and b.issues:
        yield ("the same issue", 0.5) if set(a.issues) & set(b.issues) else ("other issues", -0.5)


def _of_speakers(a: Form, b: Form) -> tuple[str, float]:
    if not (a.sides or b.sides):
        return "nobody named", -1.5
    if set(a.sides).isdisjoint(b.sides):
        return "other speakers", -5.0
    if set(a.speakers) & set(b.speakers):
        return "the same speaker", 1.5
    return ("other persons of one side", -1.5) if a.persons and b.persons else ("one speaks for the other", 1.0)


def _of_days(a: Form, b: Form) -> tuple[str, float]:
    """Days on which it was said, or on which what does not tell that was published."""
    day_a, day_b = _day(a), _day(b)
    if not (day_a and day_b):
        return "no date", 0.0
    gap = abs(day_a - day_b)
    if gap > WEEK:
        return "another time", -5.0
    if a.day and b.day:
        return ("the same day", 1.5) if not gap else ("a day apart", 1.0) if gap == 1 else ("days apart", -1.0)
    return ("within a day", 1.0) if gap <= 1 else ("within days", 0.5) if gap <= 3 else ("", 0.0)


def _of_acts(a: Form, b: Form) -> tuple[str, float]:
    if not (a.act and b.act):
        return "", 0.0
    if a.act == b.act:
        return "the same act", 0.5
    return ("the opposite act", -4.0) if frozenset((a.act, b.act)) in OPPOSITES else ("another act", -0.5)


def _of_words(a: Form, b: Form) -> Iterator[tuple[str, float]]:
    share = _shared_quotation(a.quoted.split(), b.quoted.split())
    if a.words == b.words:
        yield "the same words", 4.0
    elif share >= SAME_QUOTATION:
        yield "the same quotation", 4.0
    else:
        yield ("a like quotation", 2.5) if share >= LIKE_QUOTATION else _of_content(a, b)
        yield from _of_turns(a, b)


def _shared_quotation(a: list[str], b: list[str]) -> float:
    """How much of the shorter quotation stands in the longer one, in that order, 0 to 1; 0 where one is too short."""
    return fuzz.partial_ratio(a, b) / 100 if min(len(a), len(b)) >= QUOTED else 0.0


def _of_content(a: Form, b: Form) -> tuple[str, float]:
    """How much of what the shorter one says the other says too."""
    some, more = content_words(a.words).keys(), content_words(b.words).keys()
    number = len(some & more)
    share = number / max(1, min(len(some), len(more)))
    if number > 3 and share >= MOST_WORDS:
        return "nearly the same words", 3.0
    if number > 2 and share >= MANY_WORDS:
        return "many words in common", 2.0
    return ("some words in common", 1.0) if number > 2 and share >= SOME_WORDS else ("other words", -3.0)


def _of_turns(a: Form, b: Form) -> Iterator[tuple[str, float]]:
    """What turns words that are much the same into another statement."""
    if NEGATIONS.isdisjoint(a.words.split()) != NEGATIONS.isdisjoint(b.words.split()):
        yield "one of them negated", -3.0
    numbers_a, numbers_b = set(_NUMBER.findall(a.words)), set(_NUMBER.findall(b.words))
    if numbers_a and numbers_b and numbers_a.isdisjoint(numbers_b):
        yield "other numbers", -3.0


def _day(form: Form) -> int:
    """The day by which a form is looked up, from the year 1; 0 where none is known."""
    try:
        return date.fromisoformat(form.day or form.published or "").toordinal()
    except ValueError:
        return 0
