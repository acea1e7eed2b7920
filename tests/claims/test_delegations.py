"""Who may be at a round, and what is said of them to the networks; by texts made by hand."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from parley.cast import Cast
from parley.claims.delegations import Delegations, argument_of
from parley.claims.rounds import Round
from parley.claims.talks import with_status
from parley.parsed import Parsed
from tests.claims.hand_made import cast_of, parsed_of, signals_of

ROOT = Path(__file__).parents[2]
MET = "{}/{}/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 {}/{}/PROPN/obj/2 ./././punct/2"
SAILED = "{}/{}/PROPN/nsubj/2 sailed/sail/VERB.VBD/root/0 ./././punct/2"
STORM = "It/it/PRON/nsubj/2 rained/rain/VERB.VBD/root/0 ./././punct/2"


def met(a: str, b: str) -> str:
    return MET.format(a, a, b, b)


def sailed(a: str) -> str:
    return SAILED.format(a, a)


def delegations_of(*sentences: str, kinds: dict[str, str] | None = None, **member_of: str) -> Delegations:
    """One round for each sentence in which anybody met; names are known by their capitals."""
    parsed = parsed_of(*sentences)
    cast = cast_of({i: w for i, w in enumerate(parsed.words) if parsed.upos[i] == "PROPN"}, kinds=kinds)
    ids = {a.name: a.id for a in cast.actors}
    body_of = {a.id: ids[member_of.get(a.name, a.name)] for a in cast.actors}
    signals = signals_of(parsed, cast, body_of)
    return Delegations(parsed, cast, body_of, [Round([s]) for s in signals], signals)


def names_of(found: Delegations, number: int = 0) -> list[str]:
    """The candidates of a round by name."""
    return sorted(found.cast.by_id[c.body].name for c in found.candidates(number))


def traits_of(found: Delegations, name: str, number: int = 0) -> set[str]:
    candidate = next(c for c in found.candidates(number) if found.cast.by_id[c.body].name == name)
    return set(found.traits(number, candidate))


def test_those_in_the_sentence_and_in_the_next_may_be_at_a_round() -> None:
    assert names_of(delegations_of(met("Norway", "Chile"), sailed("India"))) == ["Chile", "India", "Norway"]


def test_a_newspaper_and_a_company_are_never_at_a_round() -> None:
    found = delegations_of(met("Norway", "Chile"), sailed("Herald"), kinds={"Herald": "media", "Chile": "company"})
    assert names_of(found) == ["Norway"]


def test_who_is_only_named_far_away_and_seldom_is_not_asked_about() -> None:
    often = [sailed(name) for name in ("Norway", "Chile", "India", "Japan") * 2]
    found = delegations_of(met("Norway", "Chile"), *often, STORM, sailed("Kenya"))
    assert names_of(found) == ["Chile", "India", "Japan", "Norway"]


def test_those_of_the_first_round_are_asked_about_at_later_ones() -> None:
    others = [met(name, "Peru") for name in ("India", "Japan", "Kenya", "Ghana") * 2]
    found = delegations_of(met("Norway", "Chile"), STORM, *others)
    assert {"Norway", "Chile"} <= set(names_of(found, len(found.rounds) - 1))


def test_a_person_comes_with_his_body() -> None:
    found = delegations_of(met("Solvik", "Chile"), sailed("Norway"), kinds={"Solvik": "person"}, Solvik="Norway")
    norway = next(c for c in found.candidates(0) if found.cast.by_id[c.body].name == "Norway")
    assert {found.cast.by_id[a].name for a in norway.people} == {"Norway", "Solvik"}
    assert [n.path for _, n in norway.links] == ["nsubj"]


def test_traits_tell_subject_from_object_and_both_from_a_bystander() -> None:
    found = delegations_of(met("Norway", "Chile"), sailed("India"))
    assert {"part=S|meeting", "steps=1", "links=1"} <= traits_of(found, "Norway")
    assert {"part=O|meeting", "steps=1", "links=1"} <= traits_of(found, "Chile")
    assert {"links=0", "steps=6", "own=0"} <= traits_of(found, "India")


def test_traits_say_whether_another_round_is_nearer() -> None:
    both = "Norway/Norway/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Chile/Chile/PROPN/obj/2 after/after/SCONJ/mark/6 "
    both += "Peru/Peru/PROPN/nsubj/6 negotiated/negotiate/VERB.VBD/advcl/2 ./././punct/2"
    found = delegations_of(both)
    assert "rival=closer" in traits_of(found, "Chile", 0)
    assert "rival=further" in traits_of(found, "Peru", 0)
    assert "rival=closer" in traits_of(found, "Peru", 1)


def test_what_became_of_the_round_is_a_trait() -> None:
    assert with_status(("any",), "cancelled") == ("any", "status=cancelled")


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("nsubj", "S"),
        ("obj", "O"),
        ("obl:with", "with"),
        ("nsubj>nmod:of", "S+of"),
        ("^obl>nsubj", "gS"),
        ("^nmod>^obl>nsubj", "ggS"),
        ("^xcomp>nsubj", "S"),
        ("^advcl>^xcomp>nsubj", "S"),
        ("^nsubj", "upS"),
        ("", "."),
    ],
)
def test_a_path_is_told_as_the_part_in_the_clause(path: str, part: str) -> None:
    assert argument_of(path) == part


SCRIPT = """
from tests.claims.test_delegations import delegations_of, met
found = delegations_of(met("Norway", "Chile"), *[met("Chile", "Norway")] * 3)
found.everywhere = {body: set("abcdefgh") for body in found.words_of}
print(found.traits(0, found.candidates(0)[0]))
"""


def test_traits_come_in_the_same_order_in_every_process() -> None:
    """Training leaves traits out by their place: in another order the same seed makes other networks."""
    shown = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(shown) == 1


def test_a_text_without_actors_has_no_candidates() -> None:
    parsed: Parsed = parsed_of(STORM, "They/they/PRON/nsubj/2 met/meet/VERB.VBD/root/0 ./././punct/2")
    cast: Cast = cast_of({})
    signals = signals_of(parsed, cast)
    assert Delegations(parsed, cast, {}, [Round(signals)], signals).candidates(0) == []
