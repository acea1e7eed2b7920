"""Points on the calendar and their TIMEX3 values: arithmetic only.

A `Point` comes out of a written date; nothing here reads text, a clock or the date of publication.
Source of the value forms: the TIMEX3 part of ISO-TimeML (ISO 24617-1).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

DAY, WEEK, MONTH, QUARTER, SEASON, YEAR, DECADE, CENTURY, OPEN = (
    "day", "week", "month", "quarter", "season", "year", "decade", "century", "open",
)  # fmt: skip
MONTHS_IN = {MONTH: 1, QUARTER: 3, YEAR: 12, DECADE: 120, CENTURY: 1200}
SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
UNIT_CODE = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE",
             "month": "M", "year": "Y"}  # fmt: skip
IN_YEARS = {"decade": 10, "century": 100}
DECADE_CODE = {"decade": "DE", "century": "CE"}


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the calendar: its TIMEX3 value, its grain, and its first day (None while that is not known).

    `counted` marks a point that was counted from another ("five days earlier").
    """

    value: str
    grain: str
    start: date | None = None
    counted: bool = False


def point_at(grain: str, day: date) -> Point:
    """The day, week, month, quarter, year, decade or century that holds `day`."""
    if grain == DAY:
        return Point(day.isoformat(), DAY, day)
    if grain == WEEK:
        year, week, _ = day.isocalendar()
        return Point(f"{year:04}-W{week:02}", WEEK, day - timedelta(days=day.weekday()))
    if grain == MONTH:
        return Point(f"{day.year:04}-{day.month:02}", MONTH, day.replace(day=1))
    if grain == QUARTER:
        quarter = (day.month - 1) // 3
        return Point(f"{day.year:04}-Q{quarter + 1}", QUARTER, date(day.year, 3 * quarter + 1, 1))
    first = {YEAR: day.year, DECADE: day.year // 10 * 10, CENTURY: day.year // 100 * 100}[grain]
    digits = {YEAR: 4, DECADE: 3, CENTURY: 2}[grain]
    return Point(f"{first:04}"[:digits], grain, date(max(first, 1), 1, 1))


def month_at(year: int | None, month: int) -> Point:
    """A month; `XXXX-11` where the year is open."""
    if year is None or not in_calendar(year):
        return Point(f"XXXX-{month:02}", MONTH)
    return Point(f"{year:04}-{month:02}", MONTH, date(year, month, 1))


def day_at(year: int | None, month: int, day: int) -> Point:
    """A day of a month; `XXXX-11-09` where the year is open. A day that the month has not got keeps no first day."""
    if year is None or not in_calendar(year):
        return Point(f"XXXX-{month:02}-{day:02}", DAY)
    return Point(f"{year:04}-{month:02}-{day:02}", DAY, calendar_day(year, month, day))


def season_at(season: str, year: int | None) -> Point:
    """A season, named for the year in which it begins: the winter of 2018-19 is `2018-WI`."""
    if year is None or not in_calendar(year):
        return Point(f"XXXX-{season}", SEASON)
    return Point(f"{year:04}-{season}", SEASON, date(year, SEASON_MONTH[season], 1))


FIRST_YEAR, LAST_YEAR = 2, 2999  # beyond them a date stays open: "13 billion years ago", "in 90,000 years"


def in_calendar(year: int) -> bool:
    """Whether the year is one that dates are counted in."""
    return FIRST_YEAR <= year <= LAST_YEAR


def shifted(day: date, grain: str, count: int) -> date | None:
    """The day `count` units later (earlier if negative); None outside FIRST_YEAR to LAST_YEAR."""
    if grain in (DAY, WEEK):
        days = count * (7 if grain == WEEK else 1)
        if not in_calendar(day.year + days // 365):
            return None
        moved = day + timedelta(days=days)
    else:
        year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_IN[grain], 12)
        if not in_calendar(year):
            return None
        moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return moved if in_calendar(moved.year) else None


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the month has no such day."""
    try:
        return date(year, month, day)
    except ValueError:  # 31 April, 29 February
        return None


def duration(count: float | None, unit: str) -> str:
    """`P17Y`, `PT90M`, `P18M`; `PXM` where the number is open. Halves become whole smaller units.

    >>> duration(1.5, "hour"), duration(None, "year"), duration(2, "decade")
    ('PT90M', 'PXY', 'P20Y')
    """
    if unit in IN_YEARS:
        if count is None:
            return f"PX{DECADE_CODE[unit]}"
        count, unit = count * IN_YEARS[unit], "year"
    clock = "T" if unit in ("second", "minute", "hour") else ""
    if count is None:
        return f"P{clock}X{UNIT_CODE[unit]}"
    if count != int(count):
        smaller, times = {"hour": ("minute", 60), "year": ("month", 12), "minute": ("second", 60),
                          "day": ("hour", 24)}.get(unit, (unit, 1))  # fmt: skip
        if times > 1:
            return duration(round(count * times), smaller)
        return f"P{clock}{count:g}{UNIT_CODE[unit]}"
    return f"P{clock}{int(count)}{UNIT_CODE[unit]}"


_SMALL = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
ORDINAL = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
}
_ROUGH = {"a": 1.0, "an": 1.0, "another": 1.0, "a further": 1.0, "a single": 1.0, "a full": 1.0, "a whole": 1.0,
          "an entire": 1.0, "an extra": 1.0, "an additional": 1.0, "half a": 0.5, "half an": 0.5, "a half": 0.5,
          "a dozen": 12.0, "a couple of": 2.0, "a hundred": 100.0, "hundred": 100.0, "dozen": 12.0,
          "half-a": 0.5, "half": 0.5}  # fmt: skip


def number(words: str) -> float | None:
    """The number that the words write ("forty-two", "two and a half", "1,200"), or None where it is open."""
    words = re.sub(r"\s+", " ", words.lower().strip())
    words = re.sub(r"^(?:another|a further|an additional|an extra|a good|the full|a full) (?=\w)", "", words)
    half = re.search(r"[- ]and[- ]a[- ]half$", words)
    if half:
        whole = number(words[: half.start()])
        return None if whole is None else whole + 0.5
    if words in _ROUGH:
        return _ROUGH[words]
    plain = words.replace(",", "")
    if re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", plain):
        return float(plain)
    total = 0
    for word in re.split(r"[- ]", words):
        value = _SMALL.get(word, _TENS.get(word))
        if value is None:
            return None
        total += value
    return float(total)


def length(count: float | None, unit: str) -> str:
    if unit == "fortnight":
        return duration(None if count is None else 2 * count, "week")
    return duration(count, unit)


def ordinal(words: str) -> int | None:
    """ "first", "18th", "twenty-first", "9"."""
    words = words.lower()
    digits = re.match(r"\d{1,2}", words)
    if digits:
        return int(digits[0])
    if words in ORDINAL:
        return ORDINAL[words]
    tens, _, ones = words.partition("-")
    value = number(tens)
    return None if value is None else int(value) + ORDINAL.get(ones, int(number(ones) or 0) if ones else 0)


def unit_name(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word
