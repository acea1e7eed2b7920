"""Times: text and its date of publication in; every expression of time with its TIMEX3 type and value out.

Values come from the text and the date of publication alone; where these leave a date open, it stays open.
`patterns` finds, `tense` tells past from future, `resolve` anchors, `values` and `feasts` count days.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from parley.errors import UsageError
from parley.marks.times.clock import with_day
from parley.marks.times.patterns import ANY, CORE, PARTS, REACH, START
from parley.marks.times.resolve import resolve
from parley.marks.times.scene import Mark, Match, Scene
from parley.record import Time

__all__ = ["find_times"]


def find_times(text: str, published: str | None) -> tuple[Time, ...]:
    """Every expression of time in `text`, in order and without overlaps; spans are code points.

    `published` is an ISO date (a time after it is passed over) or None: then what hangs on it stays open, as it does
    where `published` lies outside the years 1500 to 2900.
    Raises UsageError where `published` is no date.

    >>> [(t.text, t.value) for t in find_times("Talks are due to resume on Friday.", "2018-11-07")]
    [('Friday', '2018-11-09')]
    """
    scene = Scene(text, _day(published))
    marks: list[Mark] = []
    for kind, match in _finds(text):
        for mark in resolve(scene, kind, match):
            if marks and marks[-1].type == "TIME":
                marks[-1] = with_day(scene, marks[-1], mark)
            marks.append(mark)
            if mark.point:
                scene.remember(mark.start, mark.end, mark.point)
    return tuple(Time((mark.start, mark.end), mark.type, mark.value, text[mark.start : mark.end]) for mark in marks)


def _day(published: str | None) -> date | None:
    if published is None:
        return None
    try:
        day = date.fromisoformat(published[:10])
    except ValueError as error:
        raise UsageError(f"{published!r} is no date of publication; write YYYY-MM-DD") from error
    return day if 1500 <= day.year <= 2900 else None


def _finds(text: str) -> Iterator[tuple[str, Match]]:
    """The written forms, from left to right: the large expression is tried only near a word that it needs."""
    done = 0
    for core in CORE.finditer(text):
        at = core.start()
        if at < done:
            continue
        for lead in START.finditer(text, max(done, at - REACH), core.end()):
            start = lead.start()
            found = ANY[lead.lastgroup or "word"].match(text, start) if start >= done else None
            if found and found.lastgroup:
                match = PARTS[found.lastgroup].match(text, start)
                if match:
                    done = match.end()
                    yield found.lastgroup, match
            if done > at:
                break
        done = max(done, at)
