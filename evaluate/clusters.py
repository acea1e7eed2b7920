"""Measures of coreference: two partitions of mentions in, recall and precision out.

MUC (Vilain and others 1995), B-cubed (Bagga and Baldwin 1998) and CEAF-e (Luo 2005, phi-4), whose mean F1 is
the CoNLL score (Pradhan and others 2012). A cluster is a set of mentions, of any hashable kind; no mention is in two
clusters of one side. Sums over documents are sums of `Tally`, as the CoNLL scorer has it. Standard library only.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass

Cluster = frozenset[Hashable]


@dataclass(frozen=True)
class Tally:
    """Recall and precision as fractions, so that documents add up."""

    right_of_gold: float = 0.0
    gold: float = 0.0
    right_of_found: float = 0.0
    found: float = 0.0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.right_of_gold + other.right_of_gold,
            self.gold + other.gold,
            self.right_of_found + other.right_of_found,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """0 to 1; 0 where gold has nothing."""
        return self.right_of_gold / self.gold if self.gold else 0.0

    @property
    def precision(self) -> float:
        """0 to 1; 0 where nothing was found."""
        return self.right_of_found / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def mentions(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Tally:
    """Mentions that both sides have, whatever their clusters."""
    wanted, got = frozenset[Hashable]().union(*gold), frozenset[Hashable]().union(*found)
    both = len(wanted & got)
    return Tally(both, len(wanted), both, len(got))


def muc(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Tally:
    """Links that hold a cluster together, less those that the other side lacks."""
    return Tally(*_links(gold, found), *_links(found, gold))


def _links(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> tuple[float, float]:
    """Of the links of `keys`, how many are kept when `responses` cut them, and how many there are."""
    at = _cluster_at(responses)
    parts = sum(len({at.get(m, (m,)) for m in key}) for key in keys)
    total = sum(len(key) for key in keys)
    return total - parts, total - len(keys)


def b_cubed(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Tally:
    """For each mention the share of its cluster that the other side's cluster of it has too."""
    return Tally(*_shares(gold, found), *_shares(found, gold))


def _shares(keys: Sequence[Cluster], responses: Sequence[Cluster]) -> tuple[float, float]:
    at = _cluster_at(responses)
    shares = 0.0
    for key in keys:
        for number in {at[m] for m in key if m in at}:
            shares += len(key & responses[number]) ** 2 / len(key)
    return shares, sum(len(key) for key in keys)


def ceaf_e(gold: Sequence[Cluster], found: Sequence[Cluster]) -> Tally:
    """The best pairing of clusters, each pair worth its Dice overlap."""
    at = _cluster_at(found)
    worth: list[dict[int, float]] = []
    for key in gold:
        near = {at[m] for m in key if m in at}
        worth.append({j: 2 * len(key & found[j]) / (len(key) + len(found[j])) for j in near})
    best = best_pairing(worth, len(found))
    return Tally(best, len(gold), best, len(found))


MEASURES: Mapping[str, Callable[[Sequence[Cluster], Sequence[Cluster]], Tally]] = {
    "mentions": mentions,
    "MUC": muc,
    "B-cubed": b_cubed,
    "CEAF-e": ceaf_e,
}
CONLL = ("MUC", "B-cubed", "CEAF-e")
"""The measures whose mean F1 is the CoNLL score."""


def _cluster_at(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    """The number of each mention's cluster."""
    return {m: number for number, cluster in enumerate(clusters) for m in cluster}


def best_pairing(worth: Sequence[Mapping[int, float]], columns: int) -> float:
    """The greatest sum of `worth[row][column]` over pairs in which no row or column comes twice.

    The Hungarian method with potentials, O(rows² · columns); what a row does not list is worth 0.
    """
    rows = len(worth)
    if rows > columns:
        turned: list[dict[int, float]] = [{} for _ in range(columns)]
        for i, row in enumerate(worth):
            for j, value in row.items():
                turned[j][i] = value
        return best_pairing(turned, rows)
    row_of = _assign(worth, columns)
    return sum(worth[i].get(j, 0.0) for j, i in row_of.items())


def _assign(worth: Sequence[Mapping[int, float]], columns: int) -> dict[int, int]:
    """The row that each column gets in a best pairing; there are no more rows than columns."""
    # Rows and columns count from 1; column 0 holds the row that is being placed.
    u, v = [0.0] * (len(worth) + 1), [0.0] * (columns + 1)
    row_at, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, len(worth) + 1):
        row_at[0], column = row, 0
        least, done = [float("inf")] * (columns + 1), [False] * (columns + 1)
        while row_at[column]:
            done[column] = True
            at, step, following = row_at[column], float("inf"), 0
            for j in range(1, columns + 1):
                if done[j]:
                    continue
                cost = -worth[at - 1].get(j - 1, 0.0) - u[at] - v[j]
                if cost < least[j]:
                    least[j], way[j] = cost, column
                if least[j] < step:
                    step, following = least[j], j
            for j in range(columns + 1):
                if done[j]:
                    u[row_at[j]], v[j] = u[row_at[j]] + step, v[j] - step
                else:
                    least[j] -= step
            column = following
        while column:
            row_at[column], column = row_at[way[column]], way[column]
    return {j - 1: i - 1 for j, i in enumerate(row_at) if j and i}
