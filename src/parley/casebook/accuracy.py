"""What persons judged of what was read -> how often it was right, by field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a field of a kind was read rightly: of `units` that persons judged, `right`; `share` is 0 to 1.

    `targets` are the ids of what was judged, what was read wrongly first.
    """

    kind: str
    field: str
    units: int
    right: int
    share: float
    targets: tuple[str, ...]


def accuracies(judged: Iterable[tuple[str, str, str, bool]]) -> tuple[Accuracy, ...]:
    """The accuracy of each field, by name; for each unit its kind, its field, the target and whether it was right.

    >>> accuracies([("talk", "status", "t1", True), ("talk", "status", "t2", False)])[0].share
    0.5
    """
    units: dict[tuple[str, str], list[tuple[bool, str]]] = {}
    for kind, field, target, is_right in judged:
        units.setdefault((kind, field), []).append((is_right, target))
    return tuple(_accuracy(kind, field, found) for (kind, field), found in sorted(units.items()))


def _accuracy(kind: str, field: str, units: list[tuple[bool, str]]) -> Accuracy:
    right = sum(is_right for is_right, _ in units)
    return Accuracy(kind, field, len(units), right, right / len(units), tuple(target for _, target in sorted(units)))
