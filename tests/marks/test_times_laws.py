"""Laws of times: spans quote their text, do not overlap, and depend on nothing but text and publication."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.marks.times import find_times
from parley.marks.times.feasts import easter, feast, nowruz
from parley.marks.times.values import duration, number, shifted

_PLAIN = """on in the last next this that of a year day week month three 12 2018 Friday Monday May March Nov. 9 19:30
ago later before after earlier will said met - , . 's following previous early late mid- end century 1990s quarter half
and to from between every each Ramadan Easter noon midnight a.m. now recently spring fall th 1st million years signing
eve"""
WORDS = [*_PLAIN.split(), "\n", "\n\n", '"']
TYPES = {"DATE", "TIME", "DURATION", "SET"}
PUBLISHED = st.one_of(st.none(), st.dates().map(date.isoformat))


@settings(max_examples=300, deadline=None)
@given(text=st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)), published=PUBLISHED)
def test_any_text_gives_ordered_spans_that_quote_it(text: str, published: str | None) -> None:
    found = find_times(text, published)
    assert all(text[t.span[0] : t.span[1]] == t.text and t.text.strip() == t.text != "" for t in found)
    assert all(a.span[1] <= b.span[0] for a, b in pairwise(found))
    assert all(t.type in TYPES and t.value for t in found)


@settings(max_examples=60, deadline=None)
@given(
    published=st.dates(date(1600, 1, 1), date(2600, 1, 1)), weekday=st.sampled_from(["Monday", "Thursday", "Sunday"])
)
def test_weekdays_lie_within_a_week_on_the_side_of_their_tense(published: date, weekday: str) -> None:
    text = f"They met on {weekday}. They will meet on {weekday}."
    past, ahead = (date.fromisoformat(t.value) for t in find_times(text, published.isoformat()))
    assert timedelta(0) <= published - past < timedelta(7)
    assert timedelta(0) <= ahead - published < timedelta(7)
    assert past.strftime("%A") == ahead.strftime("%A") == weekday


@settings(max_examples=60, deadline=None)
@given(published=st.dates(date(1800, 1, 1), date(2200, 1, 1)), weeks=st.integers(1, 3000))
def test_publication_moved_by_weeks_moves_weekdays_alike(published: date, weeks: int) -> None:
    text = "They met on Tuesday and, on the eve of that, will meet next Friday; last Sunday he left."
    moved = published + timedelta(weeks=weeks)
    before, after = find_times(text, published.isoformat()), find_times(text, moved.isoformat())
    for one, other in zip(before, after, strict=True):
        assert date.fromisoformat(other.value) - date.fromisoformat(one.value) == timedelta(weeks=weeks)


@pytest.mark.parametrize("years", [4, 8, 28])
def test_publication_moved_by_years_moves_months_alike(years: int) -> None:
    text = "They met in March and on 5 May; they will meet in June. It fell last year, two months ago, this spring."
    before, after = (find_times(text, f"{2000 + more}-09-15") for more in (0, years))
    assert [t.value.replace("2000", "Y").replace("1999", "Z").replace("2001", "A") for t in before] == [
        t.value.replace(f"{2000 + years}", "Y").replace(f"{1999 + years}", "Z").replace(f"{2001 + years}", "A")
        for t in after
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "on ",
        "the ",
        "day ",
        "two days ago ",
        "May ",
        "Friday ",
        "from 3 to ",
        "\n",
        "a day after the signing on 5 May ",
        "19:",
        "a ",
        "In 2018 ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = time.process_time()
        find_times(text, "2018-11-09")
        return time.process_time() - start

    seconds(1_000)
    short, long = seconds(10_000), seconds(100_000)
    assert long < 40 * short + 0.5
    assert long < 20


@given(count=st.one_of(st.none(), st.integers(0, 999)), unit=st.sampled_from(["day", "week", "month", "year", "hour"]))
def test_a_length_of_time_is_written_as_timex3(count: int | None, unit: str) -> None:
    assert re.fullmatch(r"PT?(?:X|\d+)[DWMYH]", duration(count, unit))


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), count=st.integers(-500, 500))
def test_shifting_days_there_and_back_is_no_shift(day: date, count: int) -> None:
    there = shifted(day, "day", count)
    assert there is not None
    assert shifted(there, "day", -count) == day


@pytest.mark.parametrize(
    ("words", "value"),
    [("forty-two", 42), ("two and a half", 2.5), ("1,200", 1200), ("a couple of", 2), ("several", None)],
)
def test_written_numbers_are_read(words: str, value: float | None) -> None:
    assert number(words) == value


@given(year=st.integers(1950, 2060))
def test_feasts_fall_where_their_calendars_put_them(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 19) < nowruz(year) < date(year, 3, 23)
    ends = {last + timedelta(1) for more in (-1, 0, 1) for _, last in feast("ramadan", year + more)}
    assert all(eid in ends for eid, _ in feast("eid al-fitr", year))
