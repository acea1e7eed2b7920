"""Times: the plain-text cases of `tests/cases/times.txt`, and the faults that normalisers are known for."""

from __future__ import annotations

from pathlib import Path

import pytest

from parley.errors import UsageError
from parley.marks.times import find_times

CASES = Path(__file__).parents[1] / "cases" / "times.txt"


def cases() -> list[tuple[str, str, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line.strip() and not line.startswith("#")]
    return [(published.strip(), sentence.strip(), wanted.strip()) for published, sentence, wanted in rows]


@pytest.mark.parametrize(("published", "sentence", "wanted"), cases())
def test_expression_has_its_type_and_value(published: str, sentence: str, wanted: str) -> None:
    text = sentence.replace("[", "").replace("]", "")
    found = find_times(text, None if published == "-" else published)
    if wanted == "none":
        assert [time.text for time in found] == []
        return
    start, end = sentence.index("["), sentence.index("]") - 1
    overlapping = [time for time in found if time.span[0] < end and start < time.span[1]]
    assert [f"{time.type} {time.value}" for time in overlapping] == [wanted]


def values(text: str, published: str | None) -> list[str]:
    return [time.value for time in find_times(text, published)]


def test_due_to_resume_on_friday_is_ahead() -> None:
    assert values("Talks are due to resume on Friday.", "2018-11-07") == ["2018-11-09"]


def test_one_weekday_is_past_and_ahead_in_one_text() -> None:
    text = "The army said on Friday that talks would resume on Friday."
    assert values(text, "2018-11-07") == ["2018-11-02", "2018-11-09"]


def test_years_that_have_passed_are_a_length_of_time() -> None:
    assert values("Nearly 40 years have passed since the invasion.", "2018-11-09") == ["P40Y"]


def test_the_eighteenth_year_is_no_calendar_year() -> None:
    assert values("The war is in its 18th year.", "2018-11-09") == ["P18Y"]


def test_both_ends_of_a_range_take_the_year_that_stands_once() -> None:
    text = "They met between July and October 2018 and from 15 December to 20 December 2015."
    assert values(text, "2019-05-01") == ["2018-07", "2018-10", "2015-12-15", "2015-12-20"]


def test_bare_numbers_and_on_are_no_dates() -> None:
    assert values("Resolution 2254 calls on 1,900 troops to go on.", "2018-11-09") == []


def test_days_after_the_signing_are_a_length_while_the_signing_is_not_dated() -> None:
    assert values("Three days after the signing he fled.", "2018-11-09") == ["P3D"]


def test_the_dateline_counts() -> None:
    assert values("MOSCOW, Nov. 9 (Agency) — He came.", "2018-11-09") == ["2018-11-09"]


@pytest.mark.parametrize(
    "text", ["They met on Friday.", "They met in March.", "They met on Nov. 9.", "They met today."]
)
def test_without_publication_no_year_is_guessed(text: str) -> None:
    assert not any(char.isdigit() and char in "12" for value in values(text, None) for char in value[:4])


def test_ramadan_and_the_eids_move_through_the_year() -> None:
    assert values("It was quiet in Ramadan 2016.", None) == ["2016-06-06/2016-07-05"]
    assert values("It was quiet in Ramadan 2024.", None) == ["2024-03-11/2024-04-09"]


def test_eastern_easter_is_not_the_western_one() -> None:
    text = "Easter 2016 came before Orthodox Easter 2016."
    assert values(text, None) == ["2016-03-27", "2016-05-01"]


def test_months_that_look_like_verbs_and_names_need_their_company() -> None:
    assert values("They may march. Theresa May and April Jones left in May.", "2018-11-09") == ["2018-05"]


def test_publication_that_is_no_date_is_refused() -> None:
    with pytest.raises(UsageError, match="yesterday"):
        find_times("They met on Friday.", "yesterday")


def test_a_time_of_day_after_the_publication_date_is_passed_over() -> None:
    assert values("They met on Friday.", "2018-11-09T18:22:00Z") == ["2018-11-09"]
