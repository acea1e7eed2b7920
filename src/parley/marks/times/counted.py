"""What is counted from another date: "two months ago", "the next day", "later this week", "the eve of the signing".

Finds of `patterns` come in, marks go out. What is counted from is the date of publication or the date being talked
about."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from parley.marks.times.scene import (
    AFTER,
    BACKWARD,
    FORWARD,
    FUNCTION_WORD,
    FUTURE,
    MEMORY,
    PAST,
    SAME,
    Mark,
    Match,
    Scene,
    dated,
    day_beside,
    lead_in_word,
    one,
    part_code,
    today,
)
from parley.marks.times.tense import Way, sentence_end, sentence_start
from parley.marks.times.values import (
    DAY,
    MONTH,
    OPEN,
    WEEK,
    YEAR,
    Point,
    length,
    number,
    ordinal,
    point_at,
    shifted,
    unit_name,
)


def offset_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "two months ago", "a week later", "a day before that", "three days after the signing"."""
    unit, way = unit_name(match["unit"]), re.sub(r"\s+that.*", "", match["dir"].lower())
    words = match["n"]
    if words is None and not match[0].lower().split()[0].endswith("s"):
        return []  # "day later" without a number
    count = number(words) if words else None
    if match["half"] and count is not None:
        count += 0.5
    ago, hence = way == "ago", way in ("hence", "from now", "from today")
    back = ago or way in ("earlier", "before", "previously", "beforehand")
    if way in ("before", "after") and not match["that"] and re.match(r"\s", scene.text[match.end() : match.end() + 1]):
        return _from_event(scene, match, unit, count, back)
    if unit in ("second", "minute", "hour") or count is None:
        return _open_offset(match, unit, count, ago)
    if re.match(r"(?:less|more|fewer) than", match[0], re.IGNORECASE) and not ago:
        return _plain_duration(match, unit, count)
    point = _counted(scene, match, unit, -count if back else count, from_today=ago or hence)
    if point is None or point.start is None:
        return _unanchored(match, unit, point, back, hence)
    if unit == "night":
        return one(match, "TIME", point.value + "TNI", point)
    return dated(match, point)


def _counted(scene: Scene, match: Match, unit: str, count: float, *, from_today: bool) -> Point | None:
    """The point `count` units away from publication, or from the date being talked about."""
    grain = {"night": DAY, "fortnight": WEEK, "weekend": WEEK, "decade": YEAR, "century": YEAR}.get(unit, unit)
    count *= {"fortnight": 2, "decade": 10, "century": 100}.get(unit, 1)
    if from_today:
        base = today(scene) if scene.published else None
    else:
        days = grain in (DAY, WEEK)
        base = scene.last_day if days and match["that"] else scene.focus(match.start(), days=days)
    if base is None:
        return None
    if base.start is None or (grain in (DAY, WEEK) and base.grain != DAY):
        return day_beside(base, int(count)) if grain == DAY and base.grain == DAY else Point("", OPEN)
    step_grain, steps = (MONTH, round(count * 12)) if count != int(count) and grain == YEAR else (grain, round(count))
    moved = shifted(base.start, step_grain, steps)
    if moved is None:
        return None
    # "a week later" keeps the weekday; "a week ago" is that week
    return replace(point_at(DAY if grain == WEEK and not from_today else grain, moved), counted=not from_today)


def _unanchored(match: Match, unit: str, point: Point | None, back: bool, hence: bool) -> list[Mark]:
    if point and point.grain == DAY:
        return dated(match, point)
    if back or hence:
        value = PAST if back else FUTURE
        return one(match, "DATE", value, Point(value, OPEN))
    value = _OPEN_FORM.get(unit, "XXXX")
    return one(match, "DATE", value, Point(value, OPEN))


_OPEN_FORM = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
}


def _open_offset(match: Match, unit: str, count: float | None, ago: bool) -> list[Mark]:
    if ago:
        return one(match, "DATE", PAST, None)
    return _plain_duration(match, unit, count)


def _plain_duration(match: Match, unit: str, count: float | None) -> list[Mark]:
    """The length of time alone, without the word of direction."""
    end = match.start("dir")
    while end > match.start() and match.string[end - 1].isspace():
        end -= 1
    return [Mark(match.start(), end, "DURATION", length(count, unit), None)]


def _from_event(scene: Scene, match: Match, unit: str, count: float | None, back: bool) -> list[Mark]:
    """ "three days after the signing": dated where the text has dated the signing, else a length of time."""
    event = re.match(r"\s(?:the|his|her|its|their)\s(\w{4,})", scene.text[match.end() : match.end() + 40])
    day = (
        _day_of_event(scene, event[1], match.start())
        if event and count is not None and unit in ("day", "week", "month")
        else None
    )
    if day is None or count is None:
        return _plain_duration(match, unit, count)
    moved = shifted(day, unit, int(-count if back else count))
    if event is None or moved is None:
        return []
    point = replace(point_at(MONTH if unit == "month" else DAY, moved), counted=True)
    return [Mark(match.start(), match.end() + event.end(), "DATE", point.value, point)]


def _day_of_event(scene: Scene, noun: str, start: int) -> date | None:
    """The day that stands closest to the last mention of the event, told by the stem of its noun."""
    stem = re.compile(r"\b" + re.escape(_SUFFIX.sub("", noun)), re.IGNORECASE)
    mentions = [found.start() for found in stem.finditer(scene.text, max(0, start - MEMORY), start)]
    for mention in reversed(mentions[-_MENTIONS:]):
        begin, end = sentence_start(scene.text, mention), sentence_end(scene.text, mention)
        near = [
            (abs(at - mention), point.start)
            for at, point in scene.between(begin, end)
            if point.grain == DAY and point.start
        ]
        if near:
            return min(near)[1]
    return None


_SUFFIX = re.compile(r"(?<=\w{4})(?:ings?|ations?|itions?|ions?|ments?|als?|ures?|s)$", re.IGNORECASE)
_MENTIONS = 8  # so many mentions of an event are asked for its day


def eve_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the eve of the signing": dated where the text has dated the signing."""
    day = None
    for noun in reversed(match["event"].split()):
        day = day or _day_of_event(scene, noun, match.start())
    words = match[0].lower()
    step = -1 if match["side"].lower() == "eve" or " before " in words else 1 if " after " in words else 0
    if day is None and match["side"].lower() in ("day", "morning", "night", "evening") and step == 0:
        return []  # "the day of the jackal"
    end = match.end()
    point = day_beside(point_at(DAY, day), step) if day else Point("XXXX-XX-XX", DAY)
    if point is None:
        return []
    part = match["side"].lower()
    if part in ("morning", "night", "evening"):
        return [Mark(match.start(), end, "TIME", point.value + part_code(part), None)]
    return [Mark(match.start(), end, "DATE", point.value, point if day else None)]


_CLAUSE_FOLLOWS = re.compile(r"\s(?:the|a|an|his|her|its|their|he|she|they|it|we|I|you|talks|[A-Z]\w+)\b")


def beside_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the day before", "the week after", "the year before last"."""
    unit, back = match["unit"].lower(), match["side"].lower() in ("before", "earlier")
    if match["last"]:
        point = unit_point(scene, match.start(), "last", unit, extra=-1)
        return dated(match, point) if point else []
    follows = not match["that"] and _CLAUSE_FOLLOWS.match(scene.text, match.end())
    if follows:
        return one(match, "DATE", _OPEN_FORM.get(unit, "XXXX"), None)
    point = _counted(scene, match, unit, -1 if back else 1, from_today=False)
    if point is None or point.start is None:
        return _unanchored(match, unit, point, back, False)
    return dated(match, point)


def unit_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "this week", "late last month", "that year", "the following day"."""
    det, unit, mod = match["det"].lower(), match["unit"].lower(), (match["mod"] or "").lower()
    if unit == "weekend":
        return _weekend(scene, match, det)
    if det in ("the", "the past", "current", "the current"):
        return _the_unit(scene, match, det, unit, mod)
    if match["wk"]:
        return []
    if unit in ("day", "fortnight") and det in ("last", "next", "this past", "this coming"):
        return []
    point = unit_point(scene, match.start(), det, unit)
    return dated(match, point) if point else []


def _the_unit(scene: Scene, match: Match, det: str, unit: str, mod: str) -> list[Mark]:
    """ "the end of the year", "later in the day", "spent the day"."""
    if unit == "day":
        if mod.startswith(("later", "earlier", "late", "early")):
            focus = scene.focus(match.start(), days=True) or today(scene)
            return dated(match, focus)
        if lead_in_word(scene.text, match.start()) in ("spent", "spend", "lasted") and not mod:
            return one(match, "DURATION", "P1D")
        return []
    if not mod and det == "the":
        return []
    if re.match(r"\s(?:of|[a-z]+-long|long)\b", scene.text[match.end() : match.end() + 12]) or unit in (
        "century",
        "decade",
    ):
        return []
    point = unit_point(scene, match.start(), "this", unit)
    return dated(match, point) if point else []


def unit_point(scene: Scene, start: int, det: str, unit: str, extra: int = 0) -> Point | None:
    """The week, month, year … that "last", "this", "that", "the following" name; open where nothing anchors it."""
    det = det.removeprefix("the ") if det not in AFTER | SAME else det
    relative = det in SAME | AFTER or det in ("previous", "preceding")
    step = (1 if det in FORWARD | AFTER else -1 if det in BACKWARD else 0) + extra
    base = _focus_for(scene, start, unit, det) if relative else (today(scene) if scene.published else None)
    if base is None or base.start is None:
        if base and unit == "day":
            moved = day_beside(base, step) if base.grain == DAY else None
            if moved:
                return moved
        return _open_unit(unit, step, det)
    moved_day = shifted(point_at(unit, base.start).start or base.start, unit, step)
    return point_at(unit, moved_day) if moved_day else None


def _focus_for(scene: Scene, start: int, unit: str, det: str) -> Point | None:
    focus = scene.focus(start, days=unit == "day")
    if unit == "day" and det in SAME and focus is None:
        return None
    if focus and unit == WEEK and focus.grain not in (DAY, WEEK):
        return None
    if focus and unit == MONTH and focus.grain not in (DAY, MONTH, WEEK):
        return None
    return focus


def _open_unit(unit: str, step: int, det: str) -> Point:
    if step and det not in AFTER:
        return Point(PAST if step < 0 else FUTURE, OPEN)
    return Point({"day": "XXXX-XX-XX", WEEK: "XXXX-WXX", MONTH: "XXXX-XX"}.get(unit, "XXXX"), OPEN)


def _weekend(scene: Scene, match: Match, det: str) -> list[Mark]:
    prep = lead_in_word(scene.text, match.start())
    if det == "the" and prep not in ("over", "at", "during", "on", "by", "until", "before", "after", "for", "of"):
        return []
    if scene.published is None:
        return one(match, "DATE", "XXXX-WXX-WE")
    step = 0
    if det in BACKWARD:
        step = -1
    elif det in FORWARD:
        step = 1
    elif (
        det != "this" and scene.way(match.start(), match.end()) in (Way.BACK, None) and scene.published.isoweekday() < 6
    ):
        step = -1
    day = shifted(scene.published, WEEK, step)
    return one(match, "DATE", point_at(WEEK, day).value + "-WE") if day else []


def nth_day_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the fifth day": counted where the text has told from when to when, else open where it is a day of talks."""
    words, day = match["n"].lower(), None
    if scene.range:
        first, last = scene.range
        day = last if words in ("last", "final") else day_beside(first, (ordinal(words) or 1) - 1)
    if day is None:
        named = words in ("last", "final", "opening") or not (
            match["of"] or FUNCTION_WORD.match(scene.text, match.end())
        )
        return [] if named else one(match, "DATE", "XXXX-XX-XX")
    return dated(match, day, "night" if match["unit"].lower() == "night" else None)
