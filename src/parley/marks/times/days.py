"""Weekdays, "today", parts of the day and feasts.

Finds of `patterns` come in, marks go out; without a date of publication "Friday" stays `XXXX-WXX-5`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from parley.marks.times import feasts
from parley.marks.times.dates import SOON, written_year
from parley.marks.times.patterns import DAY_NUMBER
from parley.marks.times.scene import (
    AFTER,
    BACKWARD,
    FORWARD,
    FUTURE,
    PAST,
    PRESENT,
    SAME,
    Mark,
    Match,
    Scene,
    dated,
    day_beside,
    one,
    part_code,
    today,
)
from parley.marks.times.tense import Way, lead_in, sentence_start
from parley.marks.times.values import DAY, OPEN, WEEK, Point, point_at, shifted


def weekday_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "on Friday", "last Friday night", "the early hours of Friday", "every Friday"."""
    number_ = DAY_NUMBER[match["wd"][:3].lower()]
    part = match["partof"] or match["part"]
    if match["every"] or match["plural"]:
        return one(match, "SET", f"XXXX-WXX-{number_}" + (part_code(part) if part else ""))
    if _is_a_name(scene.text, match):
        return []
    day = _weekday_date(scene, match, number_)
    point = point_at(DAY, day) if day else Point(f"XXXX-WXX-{number_}", DAY)
    joined = scene.joined(match.start())
    if joined and joined.grain == DAY:
        scene.range = (joined, point)
    return dated(match, point, part)


def _is_a_name(text: str, match: Match) -> bool:
    """ "its director, Sunday Okpara", "Bloody Sunday": a weekday as part of a name."""
    if _NAMED_DAY.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    if (
        match["det"]
        or match["part"]
        or match["partof"]
        or not re.match(r"\s[A-Z][a-z]+", text[match.end() : match.end() + 12])
    ):
        return False
    return bool(
        re.search(r"(?:,|\bMr\.?|\bDr\.?|\bMs\.?|\b[A-Z][a-z]+)\s$", text[max(0, match.start() - 14) : match.start()])
    )


_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Ash|Maundy|Cyber|Shrove|Giving)\s$")


def _weekday_date(scene: Scene, match: Match, number_: int) -> date | None:
    det, published, start = (match["det"] or "").lower(), scene.published, match.start()
    if det in SAME | AFTER | {"the previous"}:
        return _weekday_beside(scene, start, number_, det)
    joined = scene.joined(start)
    if joined and joined.start and joined.grain == DAY and not det:
        day = _weekday_from(joined.start + timedelta(days=1), number_)
        reaches_on = re.search(r"(?:to|until|till|through|[-–—])\s?$", scene.text[max(0, start - 9) : start])
        over = published and day and joined.start < published < day and not reaches_on
        if not over or scene.way(start, match.end()) not in (Way.BACK, None):
            return day
    if published is None:
        return None
    if match["wk"] and match["wrel"]:
        return _in_week(published + timedelta(days={"last": -7, "next": 7}.get(match["wrel"].lower(), 0)), number_)
    if det in BACKWARD:
        return _weekday_until(published - timedelta(days=1), number_)
    if det in FORWARD:
        return _weekday_from(published + timedelta(days=1), number_)
    week = _week_spoken_of(scene, start)
    if week:
        return _in_week(week, number_)
    return _weekday_by_way(scene, match, number_, det, published)


def _weekday_by_way(scene: Scene, match: Match, number_: int, det: str, published: date) -> date | None:
    way = scene.way(match.start(), match.end())
    back, ahead = _weekday_until(published, number_), _weekday_from(published, number_)
    if back is None or ahead is None:
        return back or ahead
    if way is Way.AHEAD or (det == "this" and way is not Way.BACK):
        return ahead
    if way is Way.THEN_AHEAD:
        told = [
            p.start for p in scene.in_sentence(match.start()) if p.start and p.grain == DAY and p.start <= published
        ]
        return _weekday_from(told[-1] + timedelta(days=1), number_) if told else ahead
    if way in (Way.NEAREST, Way.SOON_OR_BACK) or (way is None and lead_in(scene.text, match.start()) == "for"):
        return back if (published - back).days < (ahead - published).days else ahead
    return back


def _week_spoken_of(scene: Scene, start: int) -> date | None:
    """The week that the same sentence has just named: "last week, from Tuesday to Friday"."""
    if not scene.points:
        return None
    _, end, point = scene.points[-1]
    near = start - end < 30 and point.grain == WEEK and end >= sentence_start(scene.text, start)
    return point.start if near else None


def _weekday_beside(scene: Scene, start: int, number_: int, det: str) -> date | None:
    focus = scene.focus(start, days=True)
    if focus is None or focus.start is None:
        return None
    if det in AFTER:
        return _weekday_from(focus.start + timedelta(days=1), number_)
    if det == "the previous":
        return _weekday_until(focus.start - timedelta(days=1), number_)
    return _weekday_from(focus.start, number_)


def _weekday_from(day: date, number_: int) -> date | None:
    return shifted(day, DAY, (number_ - day.isoweekday()) % 7)


def _weekday_until(day: date, number_: int) -> date | None:
    return shifted(day, DAY, -((day.isoweekday() - number_) % 7))


def _in_week(day: date, number_: int) -> date | None:
    return shifted(day, DAY, number_ - day.isoweekday())


def deictic_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "today", "last night", "that morning", "overnight"."""
    if match["day"] or match["two"]:
        return _around_today(scene, match)
    focus = scene.focus(match.start(), days=True) or (point_at(DAY, scene.published) if scene.published else None)
    if match["dn"]:
        step = -1 if match["side"].lower() == "before" else 1
        return _part_of_day(match, day_beside(focus, step), match["dn"])
    if match["over"]:
        return _part_of_day(match, focus, "night")
    det, part = match["det"].lower(), match["dp"]
    if part.lower() == "midnight":
        day = focus.value if focus else "XXXX-XX-XX"
        return one(match, "TIME", f"{day}T00:00")
    if det in ("this", "last", "next") and not (det == "next" and scene.main):
        step = -1 if det == "last" else 0
        return _part_of_day(match, day_beside(today(scene), step), part)
    step = {"the next": 1, "next": 1, "the following": 1, "the previous": -1}.get(det, 0)
    return _part_of_day(match, day_beside(focus, step), part)


def _part_of_day(match: Match, day: Point | None, part: str) -> list[Mark]:
    value = day.value if day and day.grain == DAY else "XXXX-XX-XX"
    return one(match, "TIME", value + part_code(part), day if day and day.start else None)


def _around_today(scene: Scene, match: Match) -> list[Mark]:
    word = (match["day"] or "").lower()
    if match["two"]:
        step = -2 if "yesterday" in match["two"].lower() else 2
    else:
        step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    part = "night" if word == "tonight" else match["part"]
    if scene.published is None:
        if part:
            return _part_of_day(match, None, part)
        value = PRESENT if step == 0 else PAST if step < 0 else FUTURE
        return one(match, "DATE", value, Point(value, OPEN))
    day = shifted(scene.published, DAY, step)
    return dated(match, replace(point_at(DAY, day), counted=True), part) if day else []


def daypart_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "in the afternoon", "at dawn": of the day being talked about."""
    day = scene.focus(match.start(), days=True) or today(scene)
    code = part_code(match["dp"] or match["x"])
    value = day.value if day.grain == DAY else "XXXX-XX-XX"
    scene.pending = (match.end("x"), code, "")
    return [Mark(*match.span("x"), "TIME", value + code, None)]


def feast_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "before Christmas", "during Ramadan": open where no year is known, or two feasts compete for it."""
    if _is_another_feast(scene.text, match):
        return []
    name = feasts.canonical(match["name"])
    names = ("eid al-fitr", "eid al-adha") if name == "eid" else (name,)
    year = written_year(scene, match)
    if year is None and scene.published:
        days = _feast_by_way(scene, match, names, scene.published)
    else:
        found = [days for each in names for days in feasts.feast(each, year)] if year else []
        days = found[0] if len(found) == 1 else None
    if days is None:
        return one(match, "DATE", _open_feast(name, year))
    first, last = days
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return one(match, "DATE", value, point_at(DAY, first))


def _is_another_feast(text: str, match: Match) -> bool:
    """ "Lunar New Year", "Easter Island"."""
    before, after = text[max(0, match.start("name") - 12) : match.start("name")], text[match.end() : match.end() + 4]
    other = re.search(r"(?:Lunar|Chinese|Jewish|Islamic|Tibetan|Khmer|Muslim|Hijri)\s$", before)
    return bool(other or re.match(r"\s[A-Z][a-z]", after))


def _open_feast(name: str, year: int | None) -> str:
    fixed, written = feasts.fixed(name), f"{year:04}" if year else "XXXX"
    return f"{written}-{fixed[0]:02}-{fixed[1]:02}" if fixed else f"{written}-XX-XX"


def _feast_by_way(scene: Scene, match: Match, names: tuple[str, ...], published: date) -> feasts.Days | None:
    """The feast on the side that the clause points to; the nearest where it does not point."""
    det = (match["det"] or "").lower()
    way = {"last": Way.BACK, "next": Way.AHEAD}.get(det) or scene.way(match.start(), match.end())
    years = (published.year - 1, published.year, published.year + 1)
    found = [days for name in names for year in years for days in feasts.feast(name, year)]
    if way is Way.SOON_OR_BACK:
        found = [days for days in found if (days[0] - published).days <= SOON]
    elif way is Way.BACK:
        found = [days for days in found if days[0] <= published]
    elif way is Way.AHEAD:
        found = [days for days in found if days[1] >= published]
    return min(found, key=lambda days: abs((days[0] - published).days), default=None)
