"""Times of the clock, and the day that they belong to."""

from __future__ import annotations

import re
from datetime import timedelta

from parley.marks.times.scene import Mark, Match, Scene, one, today
from parley.marks.times.values import DAY, Point, number, point_at


def clock_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "at 10 a.m.", "17:55" before an entry of a live page, "noon", "1500 GMT"."""
    hour_minute = _hour_and_minute(match)
    if hour_minute is None:
        return []
    clock = "T{:02}:{:02}".format(*hour_minute)
    start = match.start()
    label = start - scene.paragraph(start) < 3 and not scene.text[scene.paragraph(start) : start].strip("[( ")
    joined = _AFTER_A_DAY.search(scene.text[max(0, start - 20) : start])
    day: Point | None
    if label:
        day = today(scene)
    elif joined and scene.points and scene.points[-1][1] == start - len(joined[0]) and scene.points[-1][2].grain == DAY:
        day = scene.points[-1][2]
    else:
        day = scene.focus(start, days=True) or today(scene)
    if (match["named"] or "").lower() == "midnight" and day.start and not label:
        after = day.start + timedelta(days=1)
        day = point_at(DAY, min(after, scene.published) if scene.published else after)
    scene.pending = (match.end(), clock, (match["named"] or "").lower())
    value = day.value if day.grain == DAY else "XXXX-XX-XX"
    return one(match, "TIME", value + clock)


_AFTER_A_DAY = re.compile(r"(?:\s(?:at|around|about|by|shortly\safter|just\safter|shortly\sbefore)|,)?\s$")


def with_day(scene: Scene, mark: Mark, following: Mark) -> Mark:
    """A time whose day the next words name: "4 a.m. on Wednesday", "dawn on Friday", "midnight on May 1" (its end)."""
    if scene.pending is None or following.point is None or following.point.grain != DAY or following.type != "DATE":
        return mark
    end, clock, named = scene.pending
    gap = scene.text[end : following.start]
    if end != mark.end or not re.fullmatch(r"(?:\s(?:local\stime|GMT|UTC|\([^)]{1,20}\)))?,?\s(?:on\s|of\s)?", gap):
        return mark
    clock = "T24:00" if named == "midnight" and "on" in gap else clock
    return Mark(mark.start, mark.end, mark.type, following.point.value + clock, None)


def _hour_and_minute(match: Match) -> tuple[int, int] | None:
    if match["named"]:
        return (0, 0) if match["named"].lower() == "midnight" else (12, 0)
    if match["h4"]:
        return int(match["h4"][:2]), int(match["h4"][2:])
    if match["h24"]:
        return int(match["h24"]), int(match["m24"])
    if match["h12"]:
        hour = int(match["h12"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return hour, int(match["m12"] or 0)
    hour_ = number(match["hour"])
    if hour_ is None or not 1 <= hour_ <= 12:
        return None
    when = (match["when"] or "").lower()
    # without a word on the half of the day, office hours decide: one to six are in the afternoon
    late = "afternoon" in when or "evening" in when or ("night" in when and hour_ >= 6) or (not when and hour_ <= 6)
    return int(hour_) % 12 + (12 if late or (hour_ == 12 and "night" not in when) else 0), 0
