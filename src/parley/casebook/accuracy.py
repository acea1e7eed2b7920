"""What persons judged of what was read -> how often it was right, by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How often a field of a kind was read rightly: of `units` that persons judged, `right`; `share` is 0 to 1."""

    kind: str
    field: str
    units: int
    right: int
    share: float


def accuracies(judged: Iterable[tuple[str, str, bool]]) -> tuple[Accuracy, ...]:
    """The accuracy of each field, by name; for each unit its kind, its field and whether it was right.

    >>> accuracies([("talk", "status", True), ("talk", "status", False)])[0].share
    0.5
    """
    counted = Counter(judged)
    fields = sorted({(kind, field) for kind, field, _ in counted})
    found = ((kind, field, counted[kind, field, True], counted[kind, field, False]) for kind, field in fields)
    return tuple(Accuracy(kind, field, yes + no, yes, yes / (yes + no)) for kind, field, yes, no in found)
