"""Named days: from a name and a year to first and last day.

The Muslim calendar is that of Umm al-Qura (Mecca), 1924 to 2077; where the moon is sighted the feast can fall a day
later. Nowruz follows the 33-year rule of the Persian calendar, Easter the rule of Meeus
(Astronomical Algorithms, 1991).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

Days = tuple[date, date]

_FIXED = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26),
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "new year": (1, 1),
    "orthodox christmas": (1, 7), "epiphany": (1, 6), "may day": (5, 1), "victory day": (5, 9),
    "international women's day": (3, 8), "all saints' day": (11, 1), "bastille day": (7, 14),
}  # fmt: skip
_EASTER = {"easter sunday": 0, "easter": 0, "easter monday": 1, "good friday": -2, "palm sunday": -7, "pentecost": 49}
_MUSLIM = {"ashura": (1, 10), "arbaeen": (2, 20), "mawlid": (3, 12), "eid al-fitr": (10, 1), "eid al-adha": (12, 10)}

NAMES = (
    r"(?:Orthodox (?:Christmas|Easter)|Christmas(?: Eve| Day)?|Boxing Day|New Year(?:['’]s)?(?: Eve| Day)?|May Day"
    r"|Victory Day|International Women['’]s Day|All Saints['’] Day|Bastille Day|Epiphany|Pentecost"
    r"|Easter(?: Sunday| Monday)?|Good Friday|Palm Sunday|Nowruz|Nauruz|Newroz|Ashura|Arbaeen|Mawlid|Ramadh?an"
    r"|Eid(?:[ -](?:al|ul|el)[- ](?:Fitr|Adha|Azha))?)"
)


def canonical(name: str) -> str:
    """One spelling for each feast: "Eid ul-Fitr" is "eid al-fitr"."""
    name = re.sub(r"\s+", " ", name.lower().replace("’", "'"))
    name = re.sub(r"^eid[ -][aeu]l[- ](\w+)$", r"eid al-\1", name).replace("azha", "adha")
    return {"nauruz": "nowruz", "newroz": "nowruz", "ramadhan": "ramadan", "new year's": "new year"}.get(name, name)


@lru_cache(maxsize=256)
def feast(name: str, year: int) -> tuple[Days, ...]:
    """First and last day of a feast in a year of our calendar; none where the calendars say nothing of that year.

    The Muslim year is shorter than ours: a feast can fall twice, as Ramadan does in 2030.
    """
    if name in _FIXED:
        return (_one(date(year, *_FIXED[name]), 0),)
    if name in _EASTER:
        return (_one(easter(year), _EASTER[name]),)
    if name == "orthodox easter":
        return (_one(orthodox_easter(year), 0),)
    if name == "nowruz":
        return (_one(nowruz(year), 0),)
    return _muslim(name, year)


def fixed(name: str) -> tuple[int, int] | None:
    """Month and day of a feast that falls on the same day every year."""
    return _FIXED.get(name)


def easter(year: int) -> date:
    """Easter Sunday of the western churches."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * w) // 451
    month, day = divmod(h + w - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches; the 13 days between the calendars hold from 1900 to 2099."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)


def nowruz(year: int) -> date:
    """1 Farvardin in Iran; 2018-03-21 began the year 1397."""
    leaps = range(min(1397, year - 621), max(1397, year - 621))
    count = sum((25 * y + 11) % 33 < 8 for y in leaps) * (1 if year - 621 >= 1397 else -1)
    return date(2018, 3, 21) + timedelta(days=365 * (year - 2018) + count)


def _one(day: date, offset: int) -> Days:
    day += timedelta(days=offset)
    return day, day


def _muslim(name: str, year: int) -> tuple[Days, ...]:
    if not 1926 <= year <= 2075:  # the tables of Umm al-Qura end in 1924 and 2077
        return ()
    days_in = _ramadan if name == "ramadan" else _muslim_day(name)
    first = Gregorian(year, 1, 1).to_hijri().year
    found = (days_in(hijri_year) for hijri_year in (first, first + 1))
    return tuple(days for days in found if days[0].year == year)


def _ramadan(hijri_year: int) -> Days:
    begin = Hijri(hijri_year, 9, 1)
    first = date(*begin.to_gregorian().datetuple())
    return first, first + timedelta(days=begin.month_length() - 1)


def _muslim_day(name: str) -> Callable[[int], Days]:
    month, day = _MUSLIM[name]

    def days(hijri_year: int) -> Days:
        first = date(*Hijri(hijri_year, month, day).to_gregorian().datetuple())
        return first, first

    return days
