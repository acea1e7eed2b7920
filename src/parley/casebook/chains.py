"""Rounds -> how they follow each other: the process that a round is of, and its links.

A process is the talks of two sides with each other, whoever sits beside them. Rounds of one process follow each other
in time; a report's own words ("resumed", "called off because of") make the other links.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from parley.casebook.accounts import Account
from parley.casebook.parties import STATE

CONTINUES = 400
"""Days from one round of a process to the next for it to be the round before: peace talks that rest for more than a
year begin anew."""

CAME_ABOUT = frozenset({"held", "under_way", "collapsed", "planned"})
"""Status of rounds that take a place in the row."""

DIGEST = 12


@dataclass(frozen=True, slots=True)
class Process:
    """The talks of two sides with each other; `sides` in alphabetical order."""

    id: str
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A round in the row of its process; `first` an ISO day, `others` the sides that mediate, host or watch."""

    round: str
    first: str
    format: str | None
    place: str | None
    others: frozenset[str]


@dataclass(frozen=True, slots=True)
class Link:
    """Round `a` has `b` as its previous round, and so on; `reasons` say why."""

    a: str
    b: str
    type: str
    reasons: tuple[str, ...]


def round_id(talks: Iterable[str]) -> str:
    """The id of a round: a digest of its smallest talk id, so that it stays while that talk is in it."""
    return "r" + sha256(min(talks).encode()).hexdigest()[:DIGEST]


def process_of(accounts: Iterable[Account]) -> Process | None:
    """The process of a round: its two parties that most origins seat; of equals those that came, and not a state.

    None where it seats fewer than two parties.
    """
    origins: dict[str, set[str]] = {}
    came: set[str] = set()
    for account in accounts:
        for seat in account.seats:
            if seat.role == "party":
                origins.setdefault(seat.side, set()).add(account.origin)
                came |= {seat.side} if seat.attendance in ("attended", "attending") else set()
    lead = sorted(origins, key=lambda side: (-len(origins[side]), side not in came, side.startswith(STATE), side))[:2]
    if len(lead) < 2:
        return None
    sides = tuple(sorted(lead))
    return Process("p" + sha256("|".join(sides).encode()).hexdigest()[:DIGEST], sides)


def continues(before: Step, after: Step) -> Link | None:
    """The link of a round of a process to the one before it in time; None where too long passed between them."""
    days = (date.fromisoformat(after.first) - date.fromisoformat(before.first)).days
    if days > CONTINUES:
        return None
    reasons = ["the same parties", f"{days} days before"]
    if after.format and after.format == before.format and after.format != "unknown":
        reasons.append("the same format")
    if after.place and after.place == before.place:
        reasons.append("the same place")
    if after.others & before.others:
        reasons.append("the same third parties")
    return Link(after.round, before.round, "previous_round", tuple(reasons))
