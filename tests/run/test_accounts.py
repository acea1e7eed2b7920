"""What a talk of a record is compared by: whom its actors sit for; and who vouches for it."""

import pytest

from parley.run.accounts import sides_of, talks_of
from tests.made_records import actor, record, seat, talk


def form(**told):
    made = record(talks=[{**talk("t1", [seat("a1"), seat("a2")]), **told}])
    actors = {actor["id"]: actor["name"] for actor in made["actors"]}
    (one,) = talks_of(made, actors, sides_of(made, actors))
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


def told(actors, statements=(), **more):
    """The only talk of a report, its actors by name."""
    plain = record(
        actors=actors, talks=[talk("t1", [seat(a["id"]) for a in actors if a["kind"] != "person"], **more)],
        statements=list(statements), positions=[], events=[], figures=[], relations=[],
    )  # fmt: skip
    names = {a["id"]: a["name"] for a in actors}
    (found,) = talks_of(plain, names, sides_of(plain, names))
    return found


def said(speaker, text, **more):
    return {
        "id": "s1", "speaker": speaker, "source": {"kind": "named"}, "mode": "direct", "act": "assert", "text": text,
        "span": [0, 5], "evidence": [[0, 5]], **more,
    }  # fmt: skip


def test_an_entity_that_is_no_state_sits_apart_from_the_state_around_it():
    actors = [actor("a1", "Abkhazia", "government", "GEO"), actor("a2", "Georgia", "state", "GEO")]
    assert told(actors).form.parties == ("abkhazia.geo", "state:GEO")


def test_a_community_and_the_president_who_speaks_for_it_are_one_side():
    actors = [actor("a1", "Kosovo Albanians", "community", "XKX"), actor("a2", "Serbia", "state", "SRB")]
    assert told(actors).form.parties == ("state:SRB", "state:XKX")


def test_a_party_that_speaks_where_a_round_is_told_of_vouches_for_it_and_a_stranger_does_not():
    actors = [
        actor("a1", "Ruritania", "state", "RUR"), actor("a2", "Front", "armed_group", "RUR"),
        actor("a3", "Black Michael", "person", "RUR"),
    ]  # fmt: skip
    by = [told(actors, [said(who, "We did what we could")]).account.confirmed_by for who in ("a2", "a3")]
    assert by == [("Front",), ()]


def test_who_demands_something_where_a_round_is_told_of_does_not_vouch_for_it():
    actors = [actor("a1", "Ruritania", "state", "RUR"), actor("a2", "Front", "armed_group", "RUR")]
    assert told(actors, [said("a2", "more bread", act="demand")]).account.confirmed_by == ()


SIDES = [actor("a1", "Ruritania", "state", "RUR"), actor("a2", "Front", "armed_group", "RUR")]


@pytest.mark.parametrize(("status", "by"), [("held", ("Front",)), ("planned", ()), ("denied", ())])
def test_a_party_that_is_quoted_after_a_round_vouches_for_it_once_it_was_to_be(status, by):
    quoted = said("a2", "We did what we could", span=[200, 220], evidence=[[200, 220]])
    assert told(SIDES, [quoted], status=status).account.confirmed_by == by


def test_what_a_party_is_said_to_have_said_of_something_else_after_a_round_does_not_vouch_for_it():
    later = said("a2", "the harvest was poor", mode="indirect", span=[200, 220], evidence=[[200, 220]])
    assert told(SIDES, [later]).account.confirmed_by == ()


@pytest.mark.parametrize("words", ["There was no such meeting", "Nobody has met them", "No talks took place"])
def test_who_says_that_there_was_no_meeting_denies_it(words):
    account = told(SIDES, [said("a2", words)], status="denied").account
    assert (account.confirmed_by, account.denied_by) == ((), ("Front",))


def called(words, *, status="held"):
    described = [{"actor": "a2", "words": words, "evidence": [[0, 5]]}]
    return told(SIDES, described_as=described, status=status).account.confirmed_by


def test_who_calls_a_round_frank_vouches_for_it():
    assert called("frank") == ("Front",)


def test_who_calls_a_round_a_fairy_tale_or_calls_what_is_ahead_a_chance_does_not_vouch_for_it():
    assert called("a fairy tale") == called("a chance", status="planned") == ()
