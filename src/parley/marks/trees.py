"""Arc scores in, one tree a sentence out."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]

# The score of arcs that may not stand, such as those across sentences: far below any of the network's.
FORBIDDEN = np.float32(-1e9)


def heads_of(arcs: Scores, sentence: NDArray[np.int64]) -> Heads:
    """The head of each word of a window: the best tree of each sentence, roots pointing at themselves.

    `arcs[i, j]` scores word j as head of word i, `arcs[i, i]` word i as root; `sentence[i]` numbers the sentences.
    """
    masked = np.where(sentence[:, None] == sentence[None, :], arcs, FORBIDDEN)
    heads: Heads = masked.argmax(1)
    bounds = np.flatnonzero(np.diff(sentence, prepend=-1, append=-1))
    if _is_forest(heads, len(bounds) - 1):
        return heads
    for start, end in pairwise(bounds.tolist()):
        if not _is_forest(heads[start:end] - start, 1):
            heads[start:end] = best_tree(masked[start:end, start:end]) + start
    return heads


def _is_forest(heads: Heads, roots: int) -> bool:
    """Whether every word leads to a root and there are so many roots: as arcs stay within sentences, one in each."""
    at = np.arange(len(heads))
    if int((heads == at).sum()) != roots:
        return False
    for _ in range(max(1, len(heads).bit_length())):
        heads = heads[heads]
    return bool((heads[heads] == heads).all()) and len(np.unique(heads)) == roots


def best_tree(arcs: Scores) -> Heads:
    """The best tree with a single root (Chu and Liu 1965, Edmonds 1967); the root points at itself."""
    size = len(arcs)
    roots = np.argsort(-np.diag(arcs))[: min(3, size)]
    best, best_score = np.zeros(size, np.int64), -np.inf
    for root in roots:
        scores = arcs.astype(np.float64).copy()
        np.fill_diagonal(scores, FORBIDDEN)
        heads = _arborescence(scores, int(root))
        heads[root] = root
        total = float(arcs[np.arange(size), heads].sum())
        if total > best_score:
            best, best_score = heads, total
    return best


def _arborescence(scores: NDArray[np.float64], root: int) -> Heads:
    heads: Heads = scores.argmax(1)
    heads[root] = root
    cycle = _cycle_in(heads, root)
    if not cycle:
        return heads
    rest = np.array([i for i in range(len(scores)) if i not in cycle])
    members = np.array(sorted(cycle))
    kept = scores[members, heads[members]]
    size = len(rest)
    small = np.full((size + 1, size + 1), float(FORBIDDEN))
    small[:size, :size] = scores[np.ix_(rest, rest)]
    leaving = scores[np.ix_(rest, members)]
    small[:size, size] = leaving.max(1)
    entering = scores[np.ix_(members, rest)] - kept[:, None]
    small[size, :size] = entering.max(0)
    np.fill_diagonal(small, float(FORBIDDEN))
    inner = _arborescence(small, int(np.flatnonzero(rest == root)[0]))
    result: Heads = heads.copy()
    for i, word in enumerate(rest.tolist()):
        if word != root:
            result[word] = members[leaving[i].argmax()] if inner[i] == size else rest[inner[i]]
    opened = members[entering[:, inner[size]].argmax()]
    result[opened] = rest[inner[size]]
    return result


def _cycle_in(heads: Heads, root: int) -> set[int]:
    done: set[int] = {root}
    for start in range(len(heads)):
        path: list[int] = []
        at = start
        while at not in done and at not in path:
            path.append(at)
            at = int(heads[at])
        if at in path:
            return set(path[path.index(at) :])
        done.update(path)
    return set()
