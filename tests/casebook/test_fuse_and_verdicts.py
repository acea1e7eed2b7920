"""What is shown of a round, what stands beside it, and on whose word it rests."""

from dataclasses import replace

import pytest

from parley.casebook.accounts import Account, SeatAccount
from parley.casebook.chains import Step, continues, process_of, round_id
from parley.casebook.fuse import fuse
from parley.casebook.verdicts import judge, judge_seat

RURITANIA, FRONT, LAKES = "state:RUR", "front.rur", "lakes-mission"


def seat(side, role="party", attendance="attended", **more):
    return SeatAccount(side, {RURITANIA: "ruritania.rur"}.get(side, side), role, attendance, **more)


SEATS = (seat(RURITANIA), seat(FRONT), seat(LAKES, "mediator"))


def account(report="a", *, origin=None, status="held", seats=SEATS, **more):
    return Account(f"{report}#t1", origin or report, more.pop("published", "2031-03-08"), status, seats, **more)


def test_the_place_of_most_independent_reports_is_shown_and_copies_count_once():
    told = [
        account("a", place="Zenda"),
        account("b", origin="a", place="Zenda"),
        account("c", place="Strelsau"),
        account("d", place="Strelsau"),
    ]
    shown = fuse(told)
    assert (shown.values["place"].value, shown.values["place"].rule) == ("Strelsau", "most_origins")
    assert [(v.value, v.origins, v.claims) for v in shown.versions] == [
        ("Strelsau", 2, ("c#t1", "d#t1")),
        ("Zenda", 1, ("a#t1", "b#t1")),
    ]


def test_what_happened_is_shown_before_what_was_planned():
    told = [account("a", status="held"), account("b", status="planned", published="2031-04-01")]
    assert fuse(told).values["status"].value == "held"


@pytest.mark.parametrize(
    ("statuses", "shown"),
    [(("planned", "cancelled"), "cancelled"), (("alleged", "denied"), "alleged"), (("denied", "denied"), "denied")],
)
def test_the_latest_status_is_shown(statuses, shown):
    told = [account(str(n), status=status, published=f"2031-03-0{n}") for n, status in enumerate(statuses, 1)]
    assert fuse(told).values["status"].value == shown


def test_sizes_that_differ_all_stand():
    sizes = {"a": 9, "b": 9, "c": 12}
    told = [account(report, seats=(seat(RURITANIA, size=size), seat(FRONT))) for report, size in sizes.items()]
    shown = fuse(told)
    assert [(s.size.value, s.size.rule) for s in shown.seats if s.side == RURITANIA] == [(9, "most_origins")]
    assert [(v.actor, v.field, v.value) for v in shown.versions] == [
        ("ruritania.rur", "size", "12"),
        ("ruritania.rur", "size", "9"),
    ]


def test_who_came_is_shown_over_who_was_invited():
    told = [account("a", seats=(seat(FRONT, attendance="invited"),)), account("b", seats=(seat(FRONT),))]
    assert fuse(told).seats[0].attendance.value == "attended"


def test_two_bodies_of_one_state_in_one_report_are_two_delegations():
    ministry = replace(seat(RURITANIA), actor="ministry.rur")
    assert len(fuse([account(seats=(seat(RURITANIA), ministry))]).seats) == 2
    assert len(fuse([account("a", seats=(seat(RURITANIA),)), account("b", seats=(ministry,))]).seats) == 1


VERDICTS = {
    "confirmed_by_both": [account("a", confirmed_by=(RURITANIA,)), account("b", according_to=(FRONT,))],
    "confirmed_by_one_and_third": [account("a", confirmed_by=(FRONT,))],
    "one_party_only": [account("a", according_to=(FRONT,)), account("b", according_to=(FRONT,))],
    "one_outlet_only": [account("a"), account("b", origin="a")],
    "disputed": [account("a", according_to=(FRONT,)), account("b", status="denied", denied_by=(RURITANIA,))],
    "denied": [account("a", status="denied", denied_by=(RURITANIA,)), account("b", status="denied")],
    "unresolved": [account("a", according_to=(LAKES,))],
}  # fmt: skip


@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_verdict_says_on_whose_word_a_round_rests(verdict):
    assert judge(VERDICTS[verdict]).verdict == verdict


def test_two_outlets_on_their_own_word_are_one_and_a_third():
    assert judge([account("a"), account("b")]).verdict == "confirmed_by_one_and_third"


def test_a_side_that_alone_speaks_for_itself_is_self_serving():
    told = VERDICTS["one_party_only"]
    assert judge(told).is_self_serving
    assert not judge([*told, account("c")]).is_self_serving


def test_one_origin_is_a_sole_source():
    assert judge([account("a"), account("b", origin="a")]).is_sole_source
    assert not judge([account("a"), account("b")]).is_sole_source


def test_a_denial_within_a_round_that_was_held_does_not_deny_the_round():
    assert judge([account("a", denied_by=(FRONT,))]).verdict == "one_outlet_only"


def test_what_is_told_on_somebodys_word_alone_is_disputed_where_the_same_report_has_it_denied():
    assert judge([account("a", according_to=(FRONT,), denied_by=(RURITANIA,))]).verdict == "disputed"


def test_whose_story_is_denied_does_not_vouch_for_it():
    assert judge([account("a", status="denied", according_to=("gazette",), denied_by=(FRONT,))]).verdict == "denied"


def test_who_is_mostly_the_host_is_no_party():
    as_host, as_party = ((*SEATS[:2], seat(LAKES, role)) for role in ("host", "party"))
    told = [account("a", seats=as_party, according_to=(FRONT, LAKES)), account("b", seats=as_host)]
    assert judge(told).verdict == "confirmed_by_both"
    assert judge([*told, account("c", seats=as_host)]).verdict == "confirmed_by_one_and_third"


def test_attendance_that_one_report_asserts_and_another_denies_is_disputed():
    there, away = (seat(LAKES, "observer", how) for how in ("attended", "absent"))
    told = [account("a", seats=(*SEATS[:2], there)), account("b", seats=(*SEATS[:2], away))]
    assert judge_seat(told, LAKES).verdict == "disputed"
    assert judge_seat(told, FRONT).verdict == "confirmed_by_one_and_third"


def test_a_process_is_the_talks_of_two_sides():
    process = process_of([account("a"), account("b", seats=(seat(FRONT), seat(RURITANIA), seat("league.rur")))])
    assert process is not None
    assert process.sides == (FRONT, RURITANIA)
    assert process_of([account(seats=(seat(FRONT),))]) is None


def test_rounds_of_a_process_follow_each_other_for_a_year():
    first = Step("r1", "2031-03-07", "mediated", "Zenda", frozenset({LAKES}))
    link = continues(first, replace(first, round="r2", first="2031-05-01"))
    assert link is not None
    assert (link.a, link.b, link.type) == ("r2", "r1", "previous_round")
    assert link.reasons == (
        "the same parties", "55 days before", "the same format", "the same place", "the same third parties",
    )  # fmt: skip
    assert continues(first, replace(first, round="r3", first="2033-05-01")) is None


def test_a_round_keeps_its_id_while_its_first_talk_is_in_it():
    assert round_id(["b#t1", "a#t1"]) == round_id(["a#t1", "c#t9"]) != round_id(["b#t1"])
