"""Dates as pages and reports print them -> ISO dates. Refuses dates without a year and ambiguous ones (03/04/2018)."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_YEAR = r"(?P<{0}>(?:1[89]|20)\d\d)\b"
_FULL = re.compile(
    rf"(?<!\w){_WEEKDAY}(?:"
    rf"(?P<d1>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?[\s-]+{_MONTH.format('m1')},?[\s-]+{_YEAR.format('y1')}"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d\d?)(?:st|nd|rd|th)?,?\s+{_YEAR.format('y2')}"
    rf"|{_YEAR.format('y3')}-(?P<m3>\d\d)-(?P<d3>\d\d)(?!\d)"
    rf"|(?P<d4>\d\d?)(?P<sep>[./])(?P<m4>\d\d?)(?P=sep){_YEAR.format('y4')})",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?<!\w){_WEEKDAY}(?:(?P<d1>\d\d?)\s+{_MONTH.format('m1')}|{_MONTH.format('m2')}\s+(?P<d2>\d\d?))(?!\w)",
    re.IGNORECASE,
)
# "Published:", "Posted on", "Filed"; an update's date is not the publication's.
_LABEL = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|filed|released?|issued|created|date|added|pub(?:lication)? date)"
    r"(?:\s+date)?(?:\s+(?:on|at))?|(?:press|news)\s+release|statement)\s*[:|–—-]?\s*"
    r"(?:\d\d?[:.]\d\d\s?(?:[ap]\.?m\.?)?\s?(?:gmt|utc|[a-z]{1,3}t)?,?\s+)?",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:last\s+)?(?:updat|modif|edit|revis|correct|access|retriev)\w*", re.IGNORECASE)
# What may follow the date on its own line: a time, a zone, a separator, "by X", "3 min read".
_AFTER = re.compile(
    r"\s*(?:$|[,|·•–—/()@.;-]|\d\d?[:.h]\d\d|at\b|by\b|gmt\b|utc\b|[ap]\.?m\b|updated\b|last\b|modified\b)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"\d\d?[:.]\d\d\s?(?:[ap]\.?m\.?(?:\s?[a-z]{2,4})?|gmt|utc|[a-z]{1,3}t)", re.IGNORECASE)
DATE_LINE_LIMIT = 140  # characters; longer lines are sentences
_ISO = re.compile(r"\s*((?:1[89]|20)\d\d)-?(\d\d)-?(\d\d)(?!\d)")


def printed_date(text: str) -> str | None:
    """The first full date in `text` as ISO, or None."""
    match = _FULL.search(text)
    return _iso_of(match) if match else None


def date_of_line(line: str) -> tuple[str, str] | None:
    """(ISO date, what stands after it) where the line is a date line and no sentence; None otherwise.

    >>> date_of_line("Published: 23 October 2020, 18:40 CET")
    ('2020-10-23', ', 18:40 CET')
    """
    if len(line) > DATE_LINE_LIMIT or _UPDATED.match(line):
        return None
    label = _LABEL.match(line)
    match = _FULL.match(line, label.end() if label else 0)
    if not match or not _AFTER.match(line, match.end()) or _is_sentence(line[match.end() :]):
        return None
    iso = _iso_of(match)
    return (iso, line[match.end() :]) if iso else None


def is_stamp_line(line: str) -> bool:
    """Whether the line only says when the report was changed ("Updated 9 May 2014") or at what hour ("8:42 PM")."""
    if len(line) > DATE_LINE_LIMIT:
        return False
    return bool(_CLOCK.fullmatch(line)) or (bool(_UPDATED.match(line)) and any(map(str.isdigit, line)))


def stamp_date(stamp: object) -> str | None:
    """The date of a machine's time stamp ("2019-09-08T17:42:00+01:00", "20210424", RFC 822) as it is written."""
    if not isinstance(stamp, str):
        return None
    match = _ISO.match(stamp)
    if match:
        return _iso(int(match[1]), int(match[2]), int(match[3]))
    return printed_date(stamp[:60])


def day_in_year(text: str, year: int) -> str | None:
    """The ISO date of a day printed without its year ("Nov. 20") in `year`; None where there is no such day."""
    match = _DAY.search(text)
    if not match:
        return None
    return _iso(year, _month(match["m1"] or match["m2"]), int(match["d1"] or match["d2"]))


def _is_sentence(rest: str) -> bool:
    words = rest.split()
    return len(words) > 4 and sum(word.islower() for word in words) > len(words) / 2


def _iso_of(match: re.Match[str]) -> str | None:
    if match["y1"]:
        return _iso(int(match["y1"]), _month(match["m1"]), int(match["d1"]))
    if match["y2"]:
        return _iso(int(match["y2"]), _month(match["m2"]), int(match["d2"]))
    if match["y3"]:
        return _iso(int(match["y3"]), int(match["m3"]), int(match["d3"]))
    day, month = int(match["d4"]), int(match["m4"])
    if match["sep"] == "/" and day != month:  # 03/04/2018 is March in Boston and April in London
        if day <= 12 and month <= 12:
            return None
        if month > 12:
            day, month = month, day
    return _iso(int(match["y4"]), month, day)


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
