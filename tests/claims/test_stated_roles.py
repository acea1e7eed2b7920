"""Roles that a list gives to all who are named in it, by clauses and rows made by hand."""

from __future__ import annotations

from parley.claims.stated_roles import listed_together, with_shared_roles
from parley.record import Participant
from tests.claims.hand_made import cast_of, parsed_of

LISTED = (
    "Peru/Peru/PROPN/nsubj/6 ,/,/PUNCT/punct/3 Chile/Chile/PROPN/conj/1 and/and/CCONJ/cc/5 Cuba/Cuba/PROPN/conj/1 "
    "came/come/VERB.VBD/root/0"
)
THREE = [frozenset({"a1", "a2", "a3"})]


def rows(*roles: str) -> list[Participant]:
    """A row for each role, the actors counted on: a1, a2 ..."""
    return [Participant(f"a{n}", role, "attended", ((0, 5),)) for n, role in enumerate(roles, 1)]


def shared(*roles: str) -> list[str]:
    """The roles of a1, a2 ... once a1, a2 and a3 are named in one list."""
    return [row.role for row in with_shared_roles(rows(*roles), THREE)]


def test_three_who_are_named_together_are_a_list_and_two_are_none() -> None:
    parsed = parsed_of(LISTED)
    three = cast_of({0: "Peru", 2: "Chile", 4: "Cuba"})
    assert listed_together(parsed, three, {}) == THREE
    assert listed_together(parsed, cast_of({0: "Peru", 2: "Chile"}), {}) == []


def test_of_a_list_of_observers_the_one_whose_role_is_open_is_one() -> None:
    assert shared("observer", "participant", "observer", "party", "party")[1] == "observer"


def test_of_a_list_of_participants_none_is_a_party() -> None:
    assert shared("participant", "party", "participant", "party", "party")[1] == "participant"


def test_a_party_is_no_observer_for_being_named_with_two() -> None:
    assert shared("observer", "party", "observer", "party", "party")[1] == "party"


def test_two_parties_are_left() -> None:
    assert shared("participant", "party", "participant", "party")[1] == "party"
