"""A round as the rules show it, and what persons put in place of it -> the round as it is shown, by the rule `judged`.

What a person says of a round goes before what reports say; their versions stand beside it all the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from typing import Any, TypeAlias

from parley.casebook.accounts import Account
from parley.casebook.fuse import Chosen, Round, Value, seat_versions_of, seats_of, sides_apart, versions_of
from parley.codebook.times import days_of

JUDGED = "judged"
"""The rule by which a person's value is shown."""

Given: TypeAlias = Mapping[str, Mapping[str, Value]]
"""A person's values by field: of a delegation under its key (`keys_of`), of the round itself under ""."""


def overrule(round: Round, told: Sequence[Account], given: Given) -> Round:
    """The round with the values that a person gave."""
    own, keys = given.get("", {}), keys_of(told)
    values = {**round.values, **_chosen(own)}
    first, last = _days(values) if own.keys() & {"start", "end"} else (round.first, round.last)
    seats = tuple(replace(seat, **_chosen(given.get(keys[seat.actor], {}))) for seat in round.seats)
    versions = [version for field in sorted(own) for version in versions_of(told, field, least=1)]
    for seat in seats:
        fields = sorted(given.get(keys[seat.actor], {}))
        versions += [version for field in fields for version in seat_versions_of(told, seat, field, least=1)]
    return Round(values, first, last, seats, tuple(dict.fromkeys((*round.versions, *versions))))


def keys_of(told: Sequence[Account]) -> dict[str, str]:
    """The key of the delegation in which each actor is (`fuse.seats_of`)."""
    apart = sides_apart(told)
    return {seat.actor: key for account in told for key, seat in seats_of(account, apart)}


def without(told: Sequence[Account], keys: Set[str]) -> tuple[Account, ...]:
    """The accounts without some delegations."""
    apart = sides_apart(told)
    return tuple(
        replace(account, seats=tuple(seat for key, seat in seats_of(account, apart) if key not in keys))
        for account in told
    )


def _chosen(given: Mapping[str, Value]) -> dict[str, Any]:
    return {field: Chosen(value, JUDGED) for field, value in given.items()}


def _days(values: Mapping[str, Chosen]) -> tuple[str | None, str | None]:
    """The days that the shown dates allow, whoever gave them."""
    begins, ends = (days_of(str(values[field].value or "")) for field in ("start", "end"))
    first = begins[0] or ends[0]
    return first, max(filter(None, (begins[1], ends[1])), default=first)
