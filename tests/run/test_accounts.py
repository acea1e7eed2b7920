"""What a talk of a record is compared by."""

import pytest

from parley.run.accounts import talks_of
from tests.made_records import record, seat, talk


def form(**told):
    made = record(talks=[{**talk("t1", [seat("a1"), seat("a2")]), **told}])
    (one,) = talks_of(made, {actor["id"]: actor["name"] for actor in made["actors"]})
    return one.form


def day(value):
    return {"value": value, "evidence": [[0, 5]]}


def place(name, country):
    return {"name": name, "country": country, "evidence": [[0, 5]]}


@pytest.mark.parametrize(
    ("name", "country", "town"),
    [("Uganda", "UGA", None), ("Kampala", "UGA", "kampala"), ("Djibouti", "DJI", "djibouti"), ("Peru", "USA", "peru")],
)
def test_a_countrys_name_is_no_place_but_where_a_town_there_has_it_too(name, country, town):
    assert (form(place=place(name, country)).place, form(place=place(name, country)).country) == (town, country)


def test_a_round_of_which_the_end_alone_is_told_began_in_the_weeks_before():
    ended = form(start=None, end=day("2031-03-20"))
    assert (ended.first, ended.last, ended.is_vague) == ("2031-02-03", "2031-03-20", True)


@pytest.mark.parametrize(
    ("status", "is_ahead"), [("planned", True), ("held", False), ("collapsed", False), ("cancelled", None)]
)
def test_without_a_date_the_status_tells_on_which_side_of_publication_a_round_lies(status, is_ahead):
    assert form(status=status, start=None).is_ahead is is_ahead
    assert form(status=status, start=day("2031-03-07")).is_ahead is None
