"""Rounds, events and positions as the imitations of public sets see them."""

from dataclasses import replace

import pytest

from parley.run.book import Reading, add
from parley.store.book import open_to_write
from parley.store.exports.conflicts import agreement, conflict_country, local_parties, third_parties
from parley.store.exports.plain import Actor, Doer, Event, Passage, Report, load_actors, load_events, load_rounds
from tests.store.exports.conftest import AT, reports

REPORT = Report("sha256:0", None, None, None, None, None, 1)
A, B, C = (Doer(Actor(id, id, "state"), None) for id in "abc")


def event(type, sources, targets):
    where = (None,) * 6
    return Event(
        REPORT, Passage("sha256:0#e1", ((0, 1),), "x"), type, None, (), *where, sources, targets, "h0", "unresolved"
    )


@pytest.mark.parametrize(
    ("type", "sources", "targets", "pairs"),
    [
        ("ASSAULT", (A,), (B, C), ((A, B), (A, C))),
        ("ASSAULT", (A,), (), ((A, None),)),
        ("ASSAULT", (), (B,), ((None, B),)),
        ("ASSAULT", (A,), (A,), ()),
        ("ASSAULT", (), (), ()),
        ("CONSULT", (A, B), (), ((A, B), (B, A))),
        ("CONSULT", (A, B), (A, B), ((A, B), (B, A))),
        ("CONSULT", (A,), (B,), ((A, B),)),
        ("CONSULT", (A,), (), ((A, None),)),
    ],
)
def test_pairs_of_an_event_are_who_acts_on_whom(type, sources, targets, pairs):
    assert event(type, sources, targets).pairs() == pairs


def test_copies_of_one_text_count_once(tmp_path):
    first = reports()[0]
    copy = {**first, "report": {**first["report"]}}
    copy["report"]["text"] += " It was the third such day."
    copy["report"]["id"] = "sha256:" + "f" * 64
    con = open_to_write(str(tmp_path / "copies.casebook"))
    for report in (first, copy):
        add(con, Reading(report, "", AT))
    (found,) = load_events(con, load_actors(con))
    assert found.report.copies == 2
    con.close()


def test_a_round_has_the_country_of_the_side_that_is_no_state(con):
    geneva = next(load_rounds(con, load_actors(con)))
    assert conflict_country(geneva) == "RUR"
    assert [seat.role for seat in third_parties(geneva)] == ["mediator"]


@pytest.mark.parametrize(
    ("outcome", "said"),
    [("agreement", 1), ("partial", 1), ("none", 0), ("walkout", 0), ("unknown", None), (None, None)],
)
def test_an_unknown_outcome_is_neither_agreement_nor_none(con, outcome, said):
    geneva = next(load_rounds(con, load_actors(con)))
    assert agreement(replace(geneva, outcome=outcome)) == said


def test_who_stayed_away_is_no_party_of_a_negotiation(con):
    geneva = next(load_rounds(con, load_actors(con)))
    seats = tuple(replace(s, attendance="declined") if s.actor.kind == "state" else s for s in geneva.seats)
    assert [seat.actor.kind for seat in local_parties(replace(geneva, seats=seats))] == ["armed_group"]
