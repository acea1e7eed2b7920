"""Two coders' agreement: kappa from its definition, and what is compared with what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.casebook.agreement import WHOLE, Coding, agreements, cohen_kappa

VALUES = st.sampled_from(["held", "planned", "cancelled"])


def table(*cells):
    """Pairs of values from counts: (first, second, times)."""
    return [(a, b) for a, b, times in cells for _ in range(times)]


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        (table(("yes", "yes", 20), ("yes", "no", 5), ("no", "yes", 10), ("no", "no", 15)), 0.4),
        (table(("yes", "yes", 45), ("yes", "no", 15), ("no", "yes", 25), ("no", "no", 15)), 0.1304),
        (table(("yes", "no", 5), ("no", "yes", 5)), -1.0),
        (table(("yes", "yes", 3), ("no", "no", 1)), 1.0),
        (table(("yes", "yes", 9)), None),
        ([], None),
    ],
)
def test_kappa_is_as_worked_by_hand(pairs, kappa):
    assert cohen_kappa(pairs) == (None if kappa is None else pytest.approx(kappa, abs=1e-4))


@given(st.lists(st.tuples(VALUES, VALUES)))
def test_kappa_is_the_same_from_both_sides_and_at_most_one(pairs):
    kappa = cohen_kappa(pairs)
    swapped = cohen_kappa([(b, a) for a, b in pairs])
    assert kappa is None or kappa <= 1 + 1e-12
    assert (kappa is None and swapped is None) or kappa == pytest.approx(swapped)


def test_only_what_both_judged_is_compared():
    codings = [
        Coding("mo", "talk", "t1", {WHOLE: "accept", "status": "held"}),
        Coding("fe", "talk", "t1", {"status": "cancelled"}),
        Coding("fe", "talk", "t2", {"status": "held"}),
    ]
    (found,) = agreements(codings)
    assert (found.coders, found.kind, found.field, found.units) == (("fe", "mo"), "talk", "status", 1)
    assert found.observed == 0


def test_three_coders_are_compared_two_by_two():
    codings = [Coding(coder, "talk", "t1", {"status": "held"}) for coder in ("c", "a", "b")]
    assert [found.coders for found in agreements(codings)] == [("a", "b"), ("a", "c"), ("b", "c")]
