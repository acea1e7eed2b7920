"""Accounts of one round -> who vouches for it, who denies it, and the verdict: of the round, and of each delegation.

docs/casebook.md defines every verdict. A voice is a side that is quoted, a source without a name, or an outlet in its
own voice, one for each independent origin. A party to the round that speaks for itself is no third.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parley.casebook.accounts import Account, SeatAccount
from parley.casebook.fuse import seats_of, sides_apart

OUTLET = "outlet:"
"""Stands before the id of the report that speaks in its own voice."""

SOMEBODY = "somebody"
"""Who denies where the report does not say who does."""

THERE = frozenset({"attended", "attending", "withdrew"})
NOT_THERE = frozenset({"declined", "disinvited", "excluded", "absent"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict and whose word it rests on; voices in alphabetical order."""

    verdict: str
    vouching: tuple[str, ...]
    denying: tuple[str, ...]
    is_sole_source: bool
    is_self_serving: bool


def judge(accounts: Iterable[Account]) -> Verdict:
    """Whether the round is corroborated."""
    told = tuple(accounts)
    parties = parties_of(told)
    vouching = {voice for account in told for voice in _vouching(account) if _counts(account, voice, parties)}
    denying = {voice for account in told for voice in _denying(account)}
    return verdict_of(vouching, denying, parties=parties, origins=_origins(told))


def judge_seat(accounts: Iterable[Account], key: str) -> Verdict:
    """Whether it is corroborated how a delegation took part; `key` as in `fuse.seats_of`.

    Who tells that it was there vouches, who tells that it stayed away denies; where none tells that it was there, it is
    the staying away that is vouched for, and before the round what was said of coming.
    """
    told = tuple(accounts)
    apart = sides_apart(told)
    rows = [(account, seat) for account in told for name, seat in seats_of(account, apart) if name == key]
    there = _voices(rows, THERE)
    away = _voices(rows, NOT_THERE)
    vouching, denying = (there, away) if there else (away, set())
    if not vouching:
        vouching = {voice for account, seat in rows for voice in seat.according_to or _vouching(account)}
    about = [account for account, _ in rows]
    return verdict_of(vouching, denying, parties=parties_of(told), origins=_origins(about))


def verdict_of(vouching: set[str], denying: set[str], *, parties: frozenset[str], origins: int) -> Verdict:
    """The verdict on voices that vouch and deny; `parties` are sides that speak for themselves."""
    own, others = vouching & parties, vouching - parties
    outlets = {voice for voice in others if voice.startswith(OUTLET)}
    return Verdict(
        _name(len(own), len(others), len(outlets), is_denied=bool(denying)),
        tuple(sorted(vouching)),
        tuple(sorted(denying)),
        is_sole_source=origins == 1,
        is_self_serving=bool(own) and not others and len(own) == 1,
    )


def parties_of(accounts: Iterable[Account]) -> frozenset[str]:
    """The sides that reports seat as a party at least as often as in another role."""
    seats = Counter((seat.side, seat.role == "party") for account in accounts for seat in account.seats)
    return frozenset(side for side, is_party in seats if is_party and seats[side, True] >= seats[side, False])


def _vouching(account: Account) -> tuple[str, ...]:
    if account.status == "denied":
        return tuple(source for source in account.according_to if source not in account.denied_by)
    return (*(account.according_to or (OUTLET + account.origin,)), *account.confirmed_by)


def _counts(account: Account, voice: str, parties: frozenset[str]) -> bool:
    """Whether a voice vouches: of a talk told as denied only a party's; others are whose story is denied."""
    return account.status != "denied" or voice in parties


def _denying(account: Account) -> tuple[str, ...]:
    """Only a talk that is told as denied, or on somebody's word alone, is denied: within one that a report vouches for,
    a denial concerns something else.
    """
    if account.status == "denied":
        return account.denied_by or (SOMEBODY,)
    return account.denied_by if account.status == "alleged" or account.according_to else ()


def _voices(rows: Sequence[tuple[Account, SeatAccount]], values: frozenset[str]) -> set[str]:
    return {
        voice
        for account, seat in rows
        if seat.attendance in values
        for voice in (seat.according_to or _vouching(account))
    }


def _origins(accounts: Iterable[Account]) -> int:
    return len({account.origin for account in accounts})


def _name(own: int, others: int, outlets: int, *, is_denied: bool) -> str:
    """The verdict for so many parties, other voices and, among these, outlets in their own voice."""
    if is_denied:
        return "disputed" if own + others else "denied"
    if own >= 2:
        return "confirmed_by_both"
    if (own and others) or others >= 2:
        return "confirmed_by_one_and_third"
    if own:
        return "one_party_only"
    return "one_outlet_only" if outlets else "unresolved"
