"""Scores of pairs -> groups: which claims of different reports are one entry. Nothing here knows what is compared.

Points for and against add up to a score from 0 to 1, with their reasons. Groups are made of the pairs, best first, and
do not depend on the order in which anything is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import exp
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]

SAME = 0.6
"""Least score of claims that are one entry; set on rounds, on gold/casebook/sudan.txt."""

KEPT = 0.3
"""Least score of a pair that is kept, so that a person sees what nearly matched."""

TOGETHER = 0.5
"""Least mean score between two groups that become one; pairs that were not kept count 0."""

MIDDLE = 3.5
"""Points at which the score is one half."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two claims are, 0 to 1, and why: names of reasons with their points."""

    score: float
    reasons: tuple[tuple[str, float], ...]


def likeness_of(reasons: Iterable[tuple[str, float]]) -> Likeness:
    """What reasons with their points add up to; those without points are left out."""
    counted = tuple((name, points) for name, points in reasons if points)
    score = 1 / (1 + exp(MIDDLE - sum(points for _, points in counted)))
    return Likeness(round(score, 3), counted)


def group(
    nodes: Mapping[str, frozenset[str]],
    scores: Mapping[Pair, float],
    *,
    must: Iterable[Pair] = (),
    cannot: Iterable[Pair] = (),
) -> tuple[tuple[str, ...], ...]:
    """Nodes in groups that are one entry each; ids in order, groups by their first.

    A node is one claim or several of one form, given with the reports that they stand in; `scores` has pairs a < b.
    Persons' judgements come first: `must` holds nodes together, `cannot` keeps them apart; then two nodes of one report
    are never one entry.
    """
    groups = _Groups(nodes, scores, cannot)
    for a, b in sorted(must):
        groups.join(a, b)
    for a, b in sorted((pair for pair, score in scores.items() if score >= SAME), key=lambda p: (-scores[p], p)):
        if groups.may_join(a, b):
            groups.join(a, b)
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


class _Groups:
    """Nodes on their way into groups: each stands under its group's first member, with the scores between groups."""

    def __init__(
        self, nodes: Mapping[str, frozenset[str]], scores: Mapping[Pair, float], cannot: Iterable[Pair]
    ) -> None:
        self.head = {node: node for node in nodes}
        self.members = {node: {node} for node in nodes}
        self.reports = {node: set(reports) for node, reports in nodes.items()}
        self.between: dict[str, dict[str, float]] = {node: {} for node in nodes}
        self.apart: dict[str, set[str]] = {node: set() for node in nodes}
        for (a, b), score in scores.items():
            self.between[a][b] = self.between[b][a] = score
        for a, b in cannot:
            if a in self.apart and b in self.apart:
                self.apart[a].add(b)
                self.apart[b].add(a)

    def may_join(self, a: str, b: str) -> bool:
        """Whether nothing keeps the groups of two nodes apart, and they are alike on the whole."""
        a, b = self.head[a], self.head[b]
        if a == b or b in self.apart[a] or not self.reports[a].isdisjoint(self.reports[b]):
            return False
        return self.between[a].get(b, 0.0) >= TOGETHER * len(self.members[a]) * len(self.members[b])

    def join(self, a: str, b: str) -> None:
        """Make the groups of two nodes one, under the smaller id; whoever is not there is passed over."""
        if a not in self.head or b not in self.head or self.head[a] == self.head[b]:
            return
        a, b = sorted((self.head[a], self.head[b]))
        for node in self.members[b]:
            self.head[node] = a
        self.members[a] |= self.members.pop(b)
        self.reports[a] |= self.reports.pop(b)
        self._rename(b, a)

    def _rename(self, gone: str, head: str) -> None:
        for other, score in self.between.pop(gone).items():
            del self.between[other][gone]
            if other != head:
                self.between[head][other] = self.between[other][head] = self.between[head].get(other, 0.0) + score
        for other in self.apart.pop(gone):
            self.apart[other].discard(gone)
            if other != head:
                self.apart[other].add(head)
                self.apart[head].add(other)
