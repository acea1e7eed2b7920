"""How far coders agree beyond chance, field by field: Cohen's kappa over what two of them judged both.

Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20, 37-46.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

WHOLE = "whole"
"""What stands in place of a field where the target as a whole was judged."""


@dataclass(frozen=True, slots=True)
class Coding:
    """What one coder holds of one target: a value for each field judged; under `WHOLE` whether it is right at all."""

    coder: str
    kind: str
    target: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two coders on one field: targets that both judged, and the shares agreed on, in fact and by chance (0 to 1).

    `kappa` is at most 1, 0 for chance; None where chance alone would have them agree always: both used one value.
    `targets` are the ids of the units, those on which they differ first.
    """

    coders: tuple[str, str]
    kind: str
    field: str
    units: int
    observed: float
    expected: float
    kappa: float | None
    targets: tuple[str, ...]


def agreements(codings: Iterable[Coding]) -> tuple[Agreement, ...]:
    """The agreement of every two coders on every field of every kind of target that both judged, by name."""
    units: dict[tuple[str, str, str, str], dict[str, tuple[str, str]]] = {}
    for a, b in _of_one_target(codings):
        for field in sorted(a.values.keys() & b.values.keys()):
            units.setdefault((a.coder, b.coder, a.kind, field), {})[a.target] = a.values[field], b.values[field]
    return tuple(_agreement(*key, found) for key, found in sorted(units.items()))


def cohen_kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Kappa of the values that two coders gave to the same units; None without units or where it is not defined.

    >>> cohen_kappa([("held", "held"), ("held", "held"), ("planned", "held"), ("planned", "planned")])
    0.5
    """
    expected = _expected(pairs)
    return (_observed(pairs) - expected) / (1 - expected) if pairs and expected < 1 else None


def _of_one_target(codings: Iterable[Coding]) -> Iterator[tuple[Coding, Coding]]:
    """Every two codings of one target, the coders in order of their names."""
    targets: dict[tuple[str, str], list[Coding]] = {}
    for coding in codings:
        targets.setdefault((coding.kind, coding.target), []).append(coding)
    for found in targets.values():
        yield from combinations(sorted(found, key=lambda coding: coding.coder), 2)


def _agreement(first: str, second: str, kind: str, field: str, units: Mapping[str, tuple[str, str]]) -> Agreement:
    pairs = tuple(units.values())
    observed, expected = _observed(pairs), _expected(pairs)
    targets = tuple(sorted(units, key=lambda target: (units[target][0] == units[target][1], target)))
    return Agreement((first, second), kind, field, len(pairs), observed, expected, cohen_kappa(pairs), targets)


def _observed(pairs: Sequence[tuple[str, str]]) -> float:
    return sum(a == b for a, b in pairs) / len(pairs) if pairs else 0.0


def _expected(pairs: Sequence[tuple[str, str]]) -> float:
    """The chance that both give one value, each by his own frequencies; exactly 1 where there is but one."""
    firsts, seconds = Counter(a for a, _ in pairs), Counter(b for _, b in pairs)
    return sum(firsts[value] * seconds[value] for value in firsts) / max(1, len(pairs)) ** 2
