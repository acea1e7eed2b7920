"""Faults of single claims, of the seats of a round, and of talks side by side; each beside what is no fault."""

import pytest

from parley.casebook.faults import (
    Claim,
    Meeting,
    Reprint,
    Seat,
    faults_of_claim,
    faults_of_round,
    reused,
    told_twice,
)

COUNTRIES = {"Zenda": {"RUR"}, "Strelsau": {"RUR", "GRA"}}


def claim(**more):
    plain = {"id": "r#t1", "report": "r", "published": "2031-03-07", "length": 100, "evidence": ((0, 5),)}
    return Claim(**{**plain, "standing": "held", **more})


def seat(id="t1/a1", talk="t1", **more):
    plain = {"round": "r1", "report": "r", "length": 100, "actor": "ruritania.rur", "role": "party", "size": None}
    more = {**plain, "attendance": "attended", "status": "held", "evidence": ((0, 5),), **more}
    return Seat(id=id, talk=talk, **more)


def names(faults):
    return [fault.name for fault in faults]


def of_claim(**more):
    return names(faults_of_claim(claim(**more), lambda place: frozenset(COUNTRIES.get(place, ()))))


def of_round(*seats):
    return names(faults_of_round(seats))


def test_a_sound_claim_has_no_fault():
    assert of_claim(start="2031-03-07", end="2031-03-09", place="Zenda", country="RUR", at=(0.0, 12.5)) == []


@pytest.mark.parametrize(
    ("place", "country", "wrong"),
    [
        ("Zenda", "GRA", True),
        ("Strelsau", "GRA", False),
        ("Hofbau", "GRA", False),
        ("Zenda", None, False),
        (None, "GRA", False),
    ],
)
def test_a_place_in_another_country(place, country, wrong):
    assert of_claim(place=place, country=country) == ["place_in_another_country"] * wrong


@pytest.mark.parametrize(
    ("standing", "start", "published", "wrong"),
    [
        ("held", "2031-03-08", "2031-03-07", True),
        ("held", "2031-03-07", "2031-03-07", False),
        ("held", "2031-04", "2031-03-07", True),
        ("held", "2031-03", "2031-03-07", False),
        ("held", "2031-03-08", "2031-03", False),
        ("held", "2031-03-08", None, False),
        ("held", "FUTURE_REF", "2031-03-07", False),
        ("planned", "2031-03-08", "2031-03-07", False),
        ("proposed", "2031-03-08", "2031-03-07", False),
        ("cancelled", "2031-03-08", "2031-03-07", False),
        ("asserted", "2031-03-08", "2031-03-07", True),
    ],
)
def test_a_date_after_publication(standing, start, published, wrong):
    assert of_claim(standing=standing, start=start, published=published) == ["date_after_publication"] * wrong


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [
        ("2031-03-05", "2031-03-04", True),
        ("2031-03-05", "2031-03", False),
        ("2031-03-05", "2031-03-05", False),
        ("2031-03-05", None, False),
        ("XXXX-03", "2031-01-01", False),
    ],
)
def test_an_end_before_the_start(start, end, wrong):
    assert of_claim(start=start, end=end) == ["end_before_start"] * wrong


@pytest.mark.parametrize("value", ["", " ", "unknown", "N/A", "-", "99", "Not specified"])
def test_unknown_is_not_written_as_a_value(value):
    assert of_claim(words=(("venue", value),)) == ["unknown_against_blank"]


def test_what_is_blank_is_unknown_and_no_fault():
    assert of_claim(words=(("venue", None), ("name", "Unknown Soldier Hall"))) == []


def test_a_place_off_the_coast_of_africa_is_an_unknown_one():
    assert of_claim(at=(0.0, 0.0)) == ["unknown_against_blank"]
    assert of_claim(at=(None, None)) == []


@pytest.mark.parametrize("evidence", [((90, 101),), ((5, 5),), ((9, 3),), ((-1, 4),), (), ((0, 5), (99, 200))])
def test_evidence_lies_inside_the_text(evidence):
    assert of_claim(evidence=evidence) == ["evidence_outside_text"]
    assert of_round(seat(evidence=evidence)) == ["evidence_outside_text"]


@pytest.mark.parametrize(
    ("attendance", "status", "wrong"),
    [
        ("attended", "cancelled", True),
        ("attended", "planned", True),
        ("attending", "postponed", True),
        ("attending", "planned", False),
        ("confirmed", "cancelled", False),
        ("attended", "held", False),
        ("attended", "denied", False),
    ],
)
def test_nobody_attends_what_was_not_held(attendance, status, wrong):
    assert of_round(seat(attendance=attendance, status=status)) == ["attended_what_was_not_held"] * wrong


def test_a_delegation_of_nobody_is_an_unknown_size():
    assert of_round(seat(size=0)) == ["unknown_against_blank"]


def test_an_actor_sits_once_in_a_talk():
    assert of_round(seat(), seat("t1/a2")) == ["seat_twice"]
    assert of_round(seat(), seat("t2/a1", "t2")) == []


def test_nobody_is_party_and_mediator_of_one_round():
    found = list(faults_of_round([seat(), seat("t2/a1", "t2", role="mediator"), seat("t2/a2", "t2", actor="x")]))
    assert [(fault.name, fault.id, dict(fault.found)["other"]) for fault in found] == [
        ("party_and_mediator", "t2/a1", "t1/a1")
    ]
    assert of_round(seat(role="host"), seat("t2/a1", "t2", role="mediator")) == []


def test_both_rows_of_one_talk_are_shown_first():
    rows = [seat(), seat("t2/a1", "t2"), seat("t2/a1/2", "t2", role="facilitator")]
    (found,) = [fault for fault in faults_of_round(rows) if fault.name == "party_and_mediator"]
    assert dict(found.found)["other"] == "t2/a1"


def meeting(id, *actors, round="", **more):
    plain = {"report": "r", "day": "2031-03-07", "place": "Zenda", "evidence": ((0, 5),)}
    return Meeting(id=id, round=round or id, actors=frozenset(actors), **{**plain, **more})


@pytest.mark.parametrize(
    ("second", "wrong"),
    [
        (meeting("t2", "a", "b"), True),
        (meeting("t2", "a", "b", "c"), True),
        (meeting("t2", "a", "c"), False),
        (meeting("t2", "a"), False),
        (meeting("t2", "a", "b", round="t1"), False),
        (meeting("t2", "a", "b", day="2031-03-08"), False),
        (meeting("t2", "a", "b", place="Strelsau"), False),
    ],
)
def test_two_rounds_of_one_day_place_and_actors_are_one_told_twice(second, wrong):
    found = list(told_twice([second, meeting("t1", "a", "b")]))
    assert [(fault.name, fault.id) for fault in found] == [("same_day_and_place", "t2")] * wrong


def test_a_reused_text_names_both_mastheads():
    fault = reused(Reprint("r2", "Hentzau Herald", "r1", "Zenda Post", 900))
    assert (fault.name, fault.id, fault.spans) == ("text_reused", "r2", ((0, 200),))
    assert dict(fault.found) == {"publisher": "Hentzau Herald", "first_publisher": "Zenda Post", "other": "r1"}
