"""From a written form to its TIMEX3 type and value: which reader is for which kind of find.

What neither the text nor the date of publication settles keeps its open form: nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable

from parley.marks.times.clock import clock_marks
from parley.marks.times.counted import beside_marks, eve_marks, nth_day_marks, offset_marks, unit_marks
from parley.marks.times.dates import date_dm_marks, date_md_marks, iso_marks, month_marks, season_marks
from parley.marks.times.days import daypart_marks, deictic_marks, feast_marks, weekday_marks
from parley.marks.times.lengths import (
    adverb_set_marks,
    duration_marks,
    every_marks,
    long_marks,
    nth_unit_marks,
    open_marks,
    rate_marks,
    span_marks,
    within_marks,
)
from parley.marks.times.scene import FUTURE, PAST, PRESENT, Mark, Match, Scene, one
from parley.marks.times.years import century_marks, decade_marks, half_marks, quarter_marks, year_end_marks, year_marks


def resolve(scene: Scene, kind: str, match: Match) -> list[Mark]:
    """The marks that one find yields: none where its words turn out to be no time, two for "September 3 to 6"."""
    return _RESOLVERS[kind](scene, match)


def present_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "now", "currently"."""
    return one(match, "DATE", PRESENT)


def past_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "recently", "in the past"; "at that time" is the date being talked about."""
    words = match[0].lower()
    if words.startswith("at that"):
        focus = scene.focus(match.start())
        return one(match, "DATE", focus.value) if focus and focus.start else one(match, "DATE", PAST)
    return one(match, "DATE", PAST)


def future_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "soon", "in the near future"."""
    return one(match, "DATE", FUTURE)


_RESOLVERS: dict[str, Callable[[Scene, Match], list[Mark]]] = {
    "iso": iso_marks,
    "dotted": iso_marks,
    "date_dm": date_dm_marks,
    "date_md": date_md_marks,
    "month": month_marks,
    "weekday": weekday_marks,
    "season": season_marks,
    "half": half_marks,
    "quarter": quarter_marks,
    "decade": decade_marks,
    "century": century_marks,
    "feast": feast_marks,
    "deictic": deictic_marks,
    "daypart": daypart_marks,
    "offset": offset_marks,
    "beside": beside_marks,
    "span": span_marks,
    "within": within_marks,
    "unit": unit_marks,
    "year_end": year_end_marks,
    "eve": eve_marks,
    "nth_day": nth_day_marks,
    "every": every_marks,
    "rate": rate_marks,
    "adverb_set": adverb_set_marks,
    "nth_unit": nth_unit_marks,
    "duration": duration_marks,
    "long": long_marks,
    "open": open_marks,
    "clock": clock_marks,
    "present": present_marks,
    "past": past_marks,
    "future": future_marks,
    "year": year_marks,
}
