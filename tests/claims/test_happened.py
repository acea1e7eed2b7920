"""How predicates stand with the world, in sentences parsed by hand."""

from __future__ import annotations

import pytest

from parley.claims.happened import Standing, standing_of
from tests.claims.hand_made import parsed_of

CHAD = "Chad/Chad/PROPN/nsubj"


@pytest.mark.parametrize(
    ("sentence", "modality", "negated"),
    [
        (f"{CHAD}/2 met/meet/VERB/root/0", "asserted", False),
        (f"{CHAD}/4 did/do/AUX/aux/4 not/not/PART/advmod/4 meet/meet/VERB.VB/root/0", "asserted", True),
        (f"{CHAD}/3 will/will/AUX/aux/3 meet/meet/VERB.VB/root/0", "planned", False),
        (f"{CHAD}/3 may/may/AUX/aux/3 meet/meet/VERB.VB/root/0", "possible", False),
        (f"{CHAD}/2 plans/plan/VERB/root/0 to/to/PART/mark/4 meet/meet/VERB.VB/xcomp/2", "planned", False),
        (f"{CHAD}/2 failed/fail/VERB/root/0 to/to/PART/mark/4 meet/meet/VERB.VB/xcomp/2", "asserted", True),
        (f"{CHAD}/2 denied/deny/VERB/root/0 it/it/PRON/nsubj/4 met/meet/VERB/ccomp/2", "denied", False),
        (
            "if/if/SCONJ/mark/3 they/they/PRON/nsubj/3 met/meet/VERB/advcl/5 he/he/PRON/nsubj/5 left/leave/VERB/root/0",
            "conditional",
            False,
        ),
    ],
)
def test_a_meeting_stands_as_its_clause_says(sentence: str, modality: str, negated: bool) -> None:
    parsed = parsed_of(sentence)
    found = standing_of(parsed, next(i for i, lemma in enumerate(parsed.lemmas) if lemma == "meet"))
    assert (found.modality, found.negated) == (modality, negated)


def test_no_envoy_is_a_negation() -> None:
    parsed = parsed_of("no/no/DET/det/2 envoy/envoy/NOUN/nsubj/3 came/come/VERB/root/0")
    assert standing_of(parsed, 2) == Standing(negated=True)


def test_will_not_is_a_refusal() -> None:
    parsed = parsed_of(f"{CHAD}/4 will/will/AUX/aux/4 not/not/PART/advmod/4 sign/sign/VERB.VB/root/0")
    assert standing_of(parsed, 3).unwilling


def test_what_is_only_called_for_is_no_deed() -> None:
    parsed = parsed_of(f"{CHAD}/3 should/should/AUX/aux/3 sign/sign/VERB.VB/root/0")
    assert standing_of(parsed, 2).wanted
