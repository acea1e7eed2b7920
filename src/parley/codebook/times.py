"""Partial ISO dates as spans of days: "2014", "2014-06", "2014-06-03", "2014-W23", "2014-Q2" and "A/B"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

FOREVER = ("0000-01-01", "9999-12-31")
_PARTIAL = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?")
_DAY_OR_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?:-(\d\d))?(?:T.*)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def in_words(value: str) -> str:
    """A full TIMEX3 date or month in words; every other value as it is.

    >>> in_words("2018-11-09")
    '9 November 2018'
    """
    if not (found := _DAY_OR_MONTH.fullmatch(value)):
        return value
    year, month, day = found.groups()
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if day else f"{MONTHS[int(month) - 1]} {year}"


def overlaps(start: str | None, end: str | None, when: str | None) -> bool:
    """Whether a time in office from `start` to `end` has a day in common with `when`; None is unbounded."""
    if when is None:
        return True
    first, last = bounds(when)
    return bounds(start)[0] <= last and bounds(end)[1] >= first


def bounds(value: str | None) -> tuple[str, str]:
    """First and last day of a partial date, as ISO strings; of None, or what is no such date, all of time."""
    if not value:
        return FOREVER
    if "/" in value:
        begin, _, finish = value.partition("/")
        return bounds(begin)[0], bounds(finish)[1]
    if week := _WEEK.match(value):
        return _week(*week.groups())
    if quarter := _QUARTER.match(value):
        year, number = quarter[1], int(quarter[2])
        return f"{year}-{3 * number - 2:02}-01", f"{year}-{3 * number:02}-31"
    if not (partial := _PARTIAL.match(value)):
        return FOREVER
    day = partial[0]
    return day + FOREVER[0][len(day) :], day + "9999-12-31"[len(day) :]


def days_of(value: str | None) -> tuple[str | None, str | None]:
    """The first and last day that a TIMEX3 value or an interval allows, None where it names none.

    >>> days_of("2018-02")
    ('2018-02-01', '2018-02-28')
    """
    first, last = (day if day not in FOREVER else None for day in bounds(value))
    return _real_day(first), _real_day(last)


def is_partial_date(value: str) -> bool:
    """Whether a value is an ISO date, month or year."""
    return _PARTIAL.fullmatch(value) is not None


def _week(year: str, week: str, day: str | None) -> tuple[str, str]:
    try:
        first = date.fromisocalendar(int(year), int(week), int(day or 1))
        last = date.fromisocalendar(int(year), int(week), int(day or 7))
    except ValueError:
        return FOREVER
    return first.isoformat(), last.isoformat()


def _real_day(day: str | None) -> str | None:
    """The last day of the month for "2018-02-31"; None for a year that no calendar has."""
    if day is None or day < "0001":
        return None
    year, month, number = int(day[:4]), int(day[5:7]), int(day[8:10])
    return f"{day[:8]}{min(number, monthrange(year, month)[1]):02}"
