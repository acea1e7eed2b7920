"""Words in, numbers out: "12", "1,900", "forty-three", "a dozen", "1.9 million", "two and a half million".

What has no value ("dozens", "thousands", "several hundred") is no number here, nor is a number that is part of
another word. What is counted is not asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parley.parsed import Parsed

UNITS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {w: 10 * n for n, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
PLAIN = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?")
JOINED = re.compile(rf"({PLAIN.pattern})[-–]({PLAIN.pattern})")
DASHES = frozenset("-–—‑")
FIRST = frozenset({*UNITS, *TENS, "dozen", "half", "a", "an"})
MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Number:
    """A number in words `start` to `end`; `word` is the one that the rest of the tree knows it by."""

    start: int
    end: int
    word: int
    value: float


def find_numbers(p: Parsed) -> tuple[Number, ...]:
    """All numbers of a text, in order; a range written as one word ("300-400") is two with the same words."""
    found: list[Number] = []
    i = 0
    while i < len(p.words):
        numbers = _numbers_at(p, i)
        found += numbers
        i = numbers[-1].end if numbers else i + 1
    return tuple(found)


def _numbers_at(p: Parsed, i: int) -> list[Number]:
    word = p.lower[i]
    if not word[0].isdigit() and word not in FIRST:
        return []
    if (joined := JOINED.fullmatch(word)) is not None:
        values = [float(part.replace(",", "")) for part in joined.groups()]
        return [Number(i, i + 1, i, value) for value in values] if values[0] < values[1] else []
    read = _Reading(p.lower, i).number()
    if read is None:
        return []
    value, end = read
    return [Number(i, end, _top(p, i, end), value)]


def _top(p: Parsed, start: int, end: int) -> int:
    """The word of a number whose head stands outside it; its last where the tree has none."""
    words = [w for w in range(start, end) if not start <= p.heads[w] < end or p.heads[w] == w]
    return words[-1] if words else end - 1


class _Reading:
    """Reads one number from the words at `at` on."""

    def __init__(self, words: tuple[str, ...], at: int) -> None:
        self.words, self.at = words, at

    def number(self) -> tuple[float, int] | None:
        """The value and past the last word; None where no number begins."""
        value = self._article() or self._half_scale() or self._small()
        if value is None:
            return None
        value = self._scaled(value)
        while (more := self._after_and(value)) is not None:
            value += more
        return value, self.at

    def _word(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.words[at] if at < len(self.words) else ""

    def _article(self) -> float | None:
        """ "A" of "a dozen", "a hundred"."""
        if self._word() in ("a", "an") and self._word(1) in SCALES:
            self.at += 1
            return 1.0
        return None

    def _half_scale(self) -> float | None:
        """ "Half a million", "half a dozen", "half-dozen"."""
        if self._word() == "half" and self._word(1) in ("a", "-") and self._word(2) in SCALES:
            self.at += 2
            return 0.5
        if self._word() == "a" and self._word(1) == "half" and self._word(2) in SCALES:
            self.at += 2
            return 0.5
        return None

    def _small(self) -> float | None:
        """A number in digits or one below a hundred in words; 1 for a bare "dozen"."""
        word = self._word()
        if word in UNITS:
            self.at += 1
            return float(UNITS[word])
        if word in TENS:
            return self._ten()
        if word == "dozen":
            return 1.0
        return self._digits(word)

    def _ten(self) -> float:
        """ "Forty", "forty-three"."""
        value = TENS[self._word()]
        self.at += 1
        step = 1 if self._word() in DASHES else 0
        unit = UNITS.get(self._word(step), 0)
        if 0 < unit < 10:
            self.at += step + 1
            return float(value + unit)
        return float(value)

    def _digits(self, word: str) -> float | None:
        if not word[:1].isdigit() or PLAIN.fullmatch(word) is None or len(word) > MOST_DIGITS:
            return None
        self.at += 1
        while self._word() == "000" and "." not in word:  # "10 000"
            word += "000"
            self.at += 1
        return float(word.replace(",", ""))

    def _scaled(self, value: float) -> float:
        """Times "hundred", "thousand", "million", "dozen", as often as they follow."""
        value += self._and_a_half()
        step = 1 if self._word() in DASHES and self._word(1) in SCALES else 0
        while (scale := SCALES.get(self._word(step))) is not None:
            value *= scale
            self.at += step + 1
            step = 0
            value += self._and_a_half() * scale
        return value

    def _and_a_half(self) -> float:
        """ "And a half": one half; nothing is nought."""
        if (self._word(), self._word(1), self._word(2)) == ("and", "a", "half"):
            self.at += 3
            return 0.5
        return 0.0

    def _after_and(self, value: float) -> float | None:
        """What follows a hundred or thousand: "two hundred and forty", "six thousand five hundred"."""
        if value < 100 or value % 100:
            return None
        start = self.at
        before = self.words[start - 1]
        if before not in ("hundred", "thousand"):
            return None
        self.at += self._word() == "and"
        if self._word() not in UNITS and self._word() not in TENS:
            self.at = start
            return None
        more = self._scaled(self._small() or 0.0)
        if more >= SCALES[before]:
            self.at = start
            return None
        return more
