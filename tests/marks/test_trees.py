"""Trees: every sentence gets one, and the best one."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from parley.marks.trees import best_tree, heads_of

SCORES = st.floats(-10, 10, width=16)


def arcs_of(size: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float32, (size, size), elements=SCORES)


@st.composite
def windows(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    """Arc scores of a window, and the sentences that its words are in."""
    lengths = draw(st.lists(st.integers(1, 7), min_size=1, max_size=4))
    return draw(arcs_of(sum(lengths))), np.repeat(np.arange(len(lengths)), lengths)


def is_tree(heads: list[int]) -> bool:
    """Whether there is one root, which every word leads to."""
    if sum(head == i for i, head in enumerate(heads)) != 1:
        return False
    for start in range(len(heads)):
        at = start
        for _ in heads:
            at = heads[at]
        if heads[at] != at:
            return False
    return True


def trees_under(root: int, size: int) -> list[list[int]]:
    return [list(heads) for heads in product(range(size), repeat=size) if heads[root] == root and is_tree(list(heads))]


@settings(deadline=None)
@given(windows())
def test_every_sentence_has_one_tree_of_its_own(window: tuple[np.ndarray, np.ndarray]) -> None:
    arcs, sentence = window
    heads = heads_of(arcs, sentence)
    assert (sentence[heads] == sentence).all()
    for number in range(sentence[-1] + 1):
        words = np.flatnonzero(sentence == number)
        assert is_tree((heads[words] - words[0]).tolist())


@settings(deadline=None)
@given(windows())
def test_sentences_of_a_window_do_not_change_each_other(window: tuple[np.ndarray, np.ndarray]) -> None:
    arcs, sentence = window
    first = np.flatnonzero(sentence == 0)
    alone = heads_of(arcs[np.ix_(first, first)], sentence[first])
    assert heads_of(arcs, sentence)[first].tolist() == alone.tolist()


@settings(deadline=None)
@given(st.integers(1, 5).flatmap(arcs_of), st.data())
def test_no_tree_under_the_root_is_better(arcs: np.ndarray, data: st.DataObject) -> None:
    root = data.draw(st.integers(0, len(arcs) - 1))
    arcs[root, root] = 1000
    words = np.arange(len(arcs))
    best = max(float(arcs[words, tree].sum()) for tree in trees_under(root, len(arcs)))
    assert arcs[words, best_tree(arcs)].sum() == pytest.approx(best, abs=1e-3)


@settings(deadline=None)
@given(st.integers(1, 3).flatmap(arcs_of))
def test_no_root_is_better_in_a_short_sentence(arcs: np.ndarray) -> None:
    words = np.arange(len(arcs))
    trees = [tree for root in words for tree in trees_under(root, len(arcs))]
    best = max(float(arcs[words, tree].sum()) for tree in trees)
    assert arcs[words, best_tree(arcs)].sum() == pytest.approx(best, abs=1e-3)


def test_two_words_that_choose_each_other_are_parted_where_it_costs_least() -> None:
    arcs = np.array([[1.0, 5.0, 0.0], [6.0, 0.0, 4.0], [0.0, 0.0, 3.0]], np.float32)
    assert heads_of(arcs, np.zeros(3, np.int64)).tolist() == [1, 2, 2]


def test_a_sentence_whose_words_all_want_to_be_roots_has_one() -> None:
    arcs = np.full((40, 40), -1.0, np.float32)
    np.fill_diagonal(arcs, 5.0)
    arcs[7, 7] = 6.0
    heads = heads_of(arcs, np.zeros(40, np.int64)).tolist()
    assert is_tree(heads)
    assert heads[7] == 7


def test_a_window_of_one_chain_of_cycles_is_untangled() -> None:
    size = 300
    arcs = np.full((size, size), -5.0, np.float32)
    for i in range(size):
        arcs[i, i ^ 1] = 5.0
    assert is_tree(heads_of(arcs, np.zeros(size, np.int64)).tolist())
