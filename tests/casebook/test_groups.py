"""Which scores make one entry of claims."""

from hypothesis import given
from hypothesis import strategies as st

from parley.casebook.groups import group


def grouped(talks, scores, **judged):
    """Groups of talks that are each a form of their own."""
    return group({talk: frozenset([talk[0]]) for talk in talks}, scores, **judged)


def test_two_talks_of_one_report_are_never_one_round():
    scores = {("a#t1", "b#t1"): 0.9, ("a#t2", "b#t1"): 0.8}
    assert grouped(["a#t1", "a#t2", "b#t1"], scores) == (("a#t1", "b#t1"), ("a#t2",))


def test_a_talk_without_a_date_does_not_tie_two_rounds_together():
    scores = {("a#t1", "b#t1"): 0.9, ("b#t1", "c#t1"): 0.7}
    assert grouped(["a#t1", "b#t1", "c#t1"], scores) == (("a#t1", "b#t1"), ("c#t1",))


def test_what_a_person_judged_goes_before_scores():
    talks, scores = ["a#t1", "b#t1", "c#t1"], {("a#t1", "b#t1"): 0.9, ("a#t1", "c#t1"): 0.4}
    assert grouped(talks, scores, cannot=[("a#t1", "b#t1")]) == (("a#t1",), ("b#t1",), ("c#t1",))
    assert grouped(talks, scores, must=[("b#t1", "c#t1")]) == (("a#t1", "b#t1", "c#t1"),)


TALKS = [f"{report}#t{n}" for report in "abcde" for n in (1, 2)]
PAIRS = [(a, b) for a in TALKS for b in TALKS if a < b and a[0] != b[0]]


@given(scores=st.dictionaries(st.sampled_from(PAIRS), st.integers(30, 100).map(lambda n: n / 100)), data=st.data())
def test_groups_do_not_depend_on_order_and_hold_each_talk_once(scores, data):
    groups = grouped(TALKS, scores)
    mixed = dict(data.draw(st.permutations(sorted(scores.items()))))
    assert grouped(data.draw(st.permutations(TALKS)), mixed) == groups
    assert sorted(talk for members in groups for talk in members) == TALKS
    assert all(len({talk[0] for talk in members}) == len(members) for members in groups)
