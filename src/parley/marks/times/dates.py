"""Days, months and seasons that are written out: "9 November", "from 3 to 5 December", "last spring".

Finds of `patterns` come in, marks go out. A year that is not written comes from the text or from the date of
publication; where neither settles it, the value stays open (`XXXX-11-09`)."""

from __future__ import annotations

import re
from datetime import date

from parley.marks.times.patterns import MONTH_NUMBER, SEASON_CODE, month_number
from parley.marks.times.scene import (
    AFTER,
    BACKWARD,
    FORWARD,
    FUNCTION_WORD,
    SAME,
    Mark,
    Match,
    Scene,
    dated,
    lead_in_word,
    one,
)
from parley.marks.times.tense import Way, lead_in
from parley.marks.times.values import (
    DAY,
    MONTH,
    SEASON_MONTH,
    YEAR,
    Point,
    calendar_day,
    day_at,
    month_at,
    ordinal,
    point_at,
    season_at,
)


def iso_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "2018-11-09", "09.11.2018"."""
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return dated(match, point_at(DAY, day)) if day else []


def date_dm_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "9 November", "27 to 31 May" (one interval), "5 and 12 May" (two days)."""
    month = month_number(match["mon"])
    last = ordinal(match["d"])
    if last is None:
        return []
    point = _day_in_year(scene, match, month, last)
    part = match["partof"] or match["part"]
    if match["d1"] is None:
        return dated(match, point, part)
    first_day = int(match["d1"])
    if point.start is None:
        return one(match, "DATE", f"XXXX-{month:02}-{first_day:02}/{point.value}", point)
    first = calendar_day(point.start.year, month, first_day)
    if first is None or first >= point.start:
        return dated(match, point, part)
    if match["join"].strip() in ("and", "or") and (point.start - first).days > 1:
        begin = match.start("d1")
        return [
            Mark(begin, match.end("d1"), "DATE", first.isoformat(), point_at(DAY, first)),
            Mark(match.start("d"), match.end(), "DATE", point.value, point),
        ]
    scene.range = (point_at(DAY, first), point)
    return one(match, "DATE", f"{first.isoformat()}/{point.value}", point)


def date_md_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "Nov. 9, 2018", "Nov. 12-13" (one interval), "September 3 to 6" (two days)."""
    month, first = month_number(match["mon"]), int(match["d"])
    if _counts_something(scene.text, match):
        return _month_named(scene, match, match.end("mon"))
    if _is_a_body(scene.text, match):
        return []
    point = _day_in_year(scene, match, month, first)
    other = int(match["d2"] or match["d3"] or 0)
    if not other:
        return dated(match, point, match["partof"] or match["part"])
    second = day_at(point.start.year if point.start else None, month, other)
    scene.range = (point, second)
    if match["d2"]:
        return one(match, "DATE", f"{point.value}/{second.value}", second)
    cut = match.start("more")
    return [
        Mark(match.start(), cut, "DATE", point.value, point),
        Mark(match.start("d3"), match.end(), "DATE", second.value, second),
    ]


def _counts_something(text: str, match: Match) -> bool:
    """ "In April 12 people died": the number counts people, it is no day of the month."""
    if match["tail"] or match["d2"] or match["d3"] or lead_in(text, match.start()) not in ("in", "since", "last"):
        return False
    return bool(re.match(r"\s(?:[a-z]+\s)?(?:people|men|women|children|[a-z]{3,}s)\b", text[match.end() :][:40]))


def _is_a_body(text: str, match: Match) -> bool:
    """ "the February 14 Coalition", "the April 6 Youth Movement"."""
    named = re.match(r"\s[A-Z][a-z]+", text[match.end() : match.end() + 12])
    return bool(named and not match["tail"] and text[max(0, match.start() - 4) : match.start()].lower() == "the ")


def month_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "in March", "late April", "last October", "July of that year"."""
    if match["ay"]:
        return dated(match, month_at(int(match["ay"]), month_number(match["abbr"])))
    month = month_number(match["mon"])
    det = (match["det"] or "").lower()
    if det in ("each", "every"):
        return one(match, "SET", f"XXXX-{month:02}")
    if not (match["tail"] or match["mod"] or det) and not _names_a_month(scene, match):
        return []
    if det:
        return dated(match, _month_by_word(scene, match, det, month))
    return _month_named(scene, match, match.end())


def _month_named(scene: Scene, match: Match, end: int) -> list[Mark]:
    month = month_number(match["mon"])
    year = written_year(scene, match) or _year_by_context(scene, match.start(), end, month, None)
    point = month_at(year, month)
    return [Mark(match.start(), end, "DATE", point.value, point)]


def _names_a_month(scene: Scene, match: Match) -> bool:
    """Whether "May", "March", "April", "June", "August" stand for the month: names and verbs look alike."""
    text, after = scene.text, scene.text[match.end() : match.end() + 14]
    before = text[max(0, match.start() - 24) : match.start()]
    placed = bool(_IN.search(before))
    if re.match(r"\s[A-Z][a-z]+", after) and not placed:
        return False  # "April Jones"
    if match["mon"].title() not in ("May", "March", "April", "June", "August"):
        return True
    if match["mon"].title() == "May" and _AFTER_A_VERB.match(after) and not placed:
        return False
    if re.search(r"\bthe\s$", before, re.IGNORECASE):
        return bool(re.match(r"\s(?!on\b|of\b|to\b)[a-z]+", after))  # "the March talks", not "the March on Rome"
    return placed or bool(_AMONG_DATES.search(before))


_IN = re.compile(r"\b(?:in|since|until|till|by|of|during|from|between|early|late|mid|for|through)[\s-]$", re.IGNORECASE)
_AMONG_DATES = re.compile(r"\b(?:and|or|to|before|after|around)\s$|[-–]$", re.IGNORECASE)
_AFTER_A_VERB = re.compile(r"\s(?:be|have|not|also|the|we|i|you|he|she|it|they)\b", re.IGNORECASE)


def _month_by_word(scene: Scene, match: Match, det: str, month: int) -> Point:
    """ "last October", "next May", "this June", "the following March"."""
    base = scene.published
    if det in AFTER | SAME | {"the previous"}:
        focus = scene.focus(match.start())
        base = focus.start if focus else None
    if base is None:
        return month_at(None, month)
    year = base.year
    if det in BACKWARD | {"the previous"}:
        year -= month >= base.month
    elif det in FORWARD | AFTER:
        year += month <= base.month
    return month_at(year, month)


def _day_in_year(scene: Scene, match: Match, month: int, day: int) -> Point:
    """The day of a written month and day; the year from the text, or from the context."""
    year = written_year(scene, match) or _year_by_context(scene, match.start(), match.end(), month, day)
    return day_at(year, month, day)


def written_year(scene: Scene, match: Match) -> int | None:
    """The year that follows a date: "2018", "last year", "of that year"."""
    if match["y"]:
        return int(match["y"])
    if match["yrel"] is None and match["yoff"] is None:
        return None
    return year_by_word(scene, match.start(), (match["yrel"] or match["yoff"]).lower())


def year_by_word(scene: Scene, start: int, word: str) -> int | None:
    base: date | None = scene.published
    if word in ("that", "same", "the same", "following", "previous", "year before", "year after"):
        focus = scene.focus(start)
        base = focus.start if focus else None
    if base is None:
        return None
    step = {"last": -1, "previous": -1, "year before": -1, "next": 1, "following": 1, "coming": 1, "year after": 1}
    return base.year + step.get(word, 0)


_BORROWED_YEAR = re.compile(
    r"\s?(?:to|and|or|until|till|through|[-–—])\s(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:early\s|late\s|mid-)?"
    r"(?P<mon>[A-Z][a-z]{2,8})\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s(?:of\s)?(?:(?P<y>\d{4})\b|(?P<yrel>last|this"
    r"|next)\syear)"
)


def _year_by_context(scene: Scene, start: int, end: int, month: int, day: int | None) -> int | None:
    """The year of a month or day that is written without one, or None.

    In this order: a year that a joined date has ("between July and October 2018"); a date in the same sentence that
    this one continues; the day of publication, on the side that the clause points to.
    """
    borrowed = _BORROWED_YEAR.match(scene.text, end)
    if borrowed and borrowed["mon"][:3].lower() in MONTH_NUMBER:
        year = int(borrowed["y"]) if borrowed["y"] else year_by_word(scene, start, borrowed["yrel"])
        return year - (month > MONTH_NUMBER[borrowed["mon"][:3].lower()]) if year else None
    joined = scene.joined(start)
    if joined and joined.start and joined.grain in (DAY, MONTH):
        return _first_after(joined.start, month, day)
    if joined and joined.start is None:
        return None
    told = _year_in_story(scene, start, month, day)
    if told is not None or scene.published is None:
        return told
    return year_by_way(scene, start, end, month, day, scene.published)


def _year_in_story(scene: Scene, start: int, month: int, day: int | None) -> int | None:
    """The year that an account of older events has reached: "In 2019 … in May", "In July 2015 … on 31 July"."""
    told = scene.in_sentence(start) or scene.framing(start)
    dated = [(point, point.start) for point in told if point.start and point.grain in (DAY, MONTH, YEAR)]
    if not dated or lead_in(scene.text, start) == "since":
        return None
    point, begin = dated[-1]
    if point.grain == YEAR:
        return begin.year if scene.published is None or begin.year < scene.published.year else None
    year = _first_after(begin, month, day)
    if scene.published is None:
        return year
    age = (scene.published - begin).days
    # "April 2019 … in June", read in July 2020: the June just past is the likelier one, unless the story is old
    here = scene.published
    just_past = 0 <= (here.month - month) % 12 <= _JUST_PAST
    return year if age > 2 * _OLD or (age > _OLD and not just_past) else None


_OLD = 330  # days before publication from which a date belongs to an older story (gold/train)


_JUST_PAST = 3  # months


def _first_after(base: date, month: int, day: int | None) -> int:
    """The year in which the month (and day) comes next, the month of `base` included."""
    if day is None:
        return base.year + (month < base.month)
    return base.year + ((month, day) < (base.month, base.day))


def year_by_way(scene: Scene, start: int, end: int, month: int, day: int | None, published: date) -> int:
    """The year on the side of the publication date that the words point to."""
    way = scene.way(start, end)
    here = (published.month, published.day) if day else (published.month,)
    there = (month, day) if day else (month,)
    back = published.year - (there > here)
    ahead = published.year + (there < here)
    if way is Way.THEN_AHEAD:
        told = [p.start for p in scene.in_sentence(start) if p.start and p.start <= published and p.grain == DAY]
        return _first_after(told[-1], month, day) if told else ahead
    if way is Way.AHEAD:
        return ahead
    nearest = _nearer(published, back, ahead, month, day or 15)
    if way is Way.NEAREST:
        return nearest
    if day and nearest == ahead and _days_between(published, back, month, day) > _OLD:
        return ahead
    near = nearest == ahead and _days_between(published, ahead, month, day or 15) <= SOON
    prepared = day or lead_in(scene.text, start) in ("for", "by", "until")
    return ahead if near and (way is Way.SOON_OR_BACK or (way is None and prepared)) else back


SOON = 60  # days within which "by Christmas", or a day that no verb places, is rather ahead than behind


def _nearer(published: date, back: int, ahead: int, month: int, day: int) -> int:
    return back if _days_between(published, back, month, day) <= _days_between(published, ahead, month, day) else ahead


def _days_between(published: date, year: int, month: int, day: int) -> int:
    return abs((published.year - year) * 365 + (published.month - month) * 30 + published.day - day)


def season_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "last spring", "the winter of 2001-02"."""
    det, code = (match["det"] or "").lower(), SEASON_CODE[match["s"].lower()]
    if not _means_the_season(scene, match, det):
        return []
    if match["tail"]:
        year = _written_year_of_season(scene, match)
    elif det in ("", "the"):
        year = _season_by_context(scene, match, code)
    else:
        year = _season_by_word(scene, match, det, code)
    return dated(match, season_at(code, year))


_SEASON_PREP = (
    "in",
    "since",
    "through",
    "until",
    "till",
    "by",
    "during",
    "of",
    "for",
    "from",
    "before",
    "after",
    "over",
    "at",
)


def _means_the_season(scene: Scene, match: Match, det: str) -> bool:
    """ "in the fall", not "the fall of the town"; "in spring", not "the Arab Spring"."""
    if match["tail"]:
        return True
    after = scene.text[match.end() : match.end() + 12]
    word = match["s"]
    if word[0].isupper() and match.start() == match.start("s"):
        return False
    if not FUNCTION_WORD.match(after) or (word == "fall" and after.startswith((" in", " to", " from"))):
        return False
    if det not in ("", "the"):
        return word != "fall" or det in ("last", "next", "this", "that", "this past", "this coming")
    return bool(match["mod"]) or lead_in_word(scene.text, match.start()) in _SEASON_PREP


def _written_year_of_season(scene: Scene, match: Match) -> int | None:
    if match["y"]:
        return int(match["y"])
    return year_by_word(scene, match.start(), (match["yrel"] or match["yoff"]).lower())


def _season_by_word(scene: Scene, match: Match, det: str, code: str) -> int | None:
    focus = scene.focus(match.start())
    base = (focus.start if focus else None) if det in SAME | AFTER | {"the previous"} else scene.published
    if base is None:
        return None
    month = SEASON_MONTH[code]
    if det in SAME or det == "this":
        return base.year - (code == "WI" and base.month < 3)
    if det in BACKWARD or det == "the previous":
        return base.year - (base.month < month + 3)
    return base.year + (base.month >= month)


def _season_by_context(scene: Scene, match: Match, code: str) -> int | None:
    month = SEASON_MONTH[code]
    told = _year_in_story(scene, match.start(), month, None)
    if told is not None or scene.published is None:
        return told
    return year_by_way(scene, match.start(), match.end(), month, None, scene.published)
