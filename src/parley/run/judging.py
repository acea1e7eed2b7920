"""Persons' judgements on which claims are one entry: appended to the casebook, then the entries around them made anew.

Talks are joined into rounds, statements into sayings, events into happenings. Nothing that was read is changed. Who
splits may join again, and the other way round: the latest judgement on two claims stands. Raises BookError for an id
that is none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence

from parley.errors import BookError
from parley.run import happenings, rounds, sayings
from parley.run.grouping import Touched
from parley.store import forms
from parley.store.book import transaction
from parley.store.forms import EVENTS, STATEMENTS, TALKS, Kind, Pair
from parley.store.judgements import Judge, append_pair_judgements, load_pair_judgements

SETTLE: Mapping[Kind, Callable[[sqlite3.Connection, Touched], None]] = {
    TALKS: rounds.settle,
    STATEMENTS: sayings.settle,
    EVENTS: happenings.settle,
}
"""What makes the entries of each kind of claim anew; an id that two kinds have is one of the first."""


def join(
    con: sqlite3.Connection, path: str, ids: Sequence[str], *, coder: str, at: str, note: str | None = None
) -> frozenset[str]:
    """Make the entries of some ids (entries, claims) one, in a transaction of its own; gives those that they are now.

    `at` is UTC, ISO 8601; `path` names the casebook in errors.
    """
    with transaction(con):
        kind = _kind_of(con, path, ids)
        entries = sorted({str(forms.find_entry(con, kind, id)) for id in ids})
        if len(entries) < 2:
            raise BookError(path, f"there is nothing to join: all of it is one {kind.entry}")
        members = [sorted(forms.load_fellows(con, kind, [entry])) for entry in entries]
        split = {pair for pair, verdict in load_pair_judgements(con, kind).items() if verdict == "split"}
        place = {claim: n for n, claims in enumerate(members) for claim in claims}
        pairs = {(a, b) for a, b in split if a in place and b in place and place[a] != place[b]}
        by = Judge(coder, at, note)
        append_pair_judgements(con, kind, sorted(pairs | _held_together(place)), verdict="join", by=by)
        return _settled(con, kind, frozenset(place))


def split(
    con: sqlite3.Connection, path: str, claims: Sequence[str], *, coder: str, at: str, note: str | None = None
) -> frozenset[str]:
    """Take claims out of their entry, together, in a transaction of its own; gives the entries that there are now."""
    with transaction(con):
        kind = _kind_of(con, path, claims)
        apart = {_claim(con, path, kind, id) for id in claims}
        entries = set(forms.load_entries(con, kind, apart).values())
        if len(entries) != 1:
            raise BookError(path, f"the {kind.claim}s are not all of one {kind.entry}")
        rest = forms.load_fellows(con, kind, entries) - apart
        if not rest:
            raise BookError(path, f"these are all {kind.claim}s of the {kind.entry}: nothing would be left of it")
        pairs = sorted((a, b) for a in apart for b in rest)
        by = Judge(coder, at, note)
        append_pair_judgements(con, kind, sorted(_held_together(apart) | _held_together(rest)), verdict="join", by=by)
        append_pair_judgements(con, kind, pairs, verdict="split", by=by)
        return _settled(con, kind, rest | apart)


def _kind_of(con: sqlite3.Connection, path: str, ids: Iterable[str]) -> Kind:
    """The kind of claim that all ids are of, or of whose entries."""
    left: tuple[Kind, ...] = tuple(SETTLE)
    for id in ids:
        left = tuple(kind for kind in left if forms.find_entry(con, kind, id))
        if not left:
            known = " and ".join(f"no {kind.entry} or {kind.claim}" for kind in SETTLE)
            one = next((kind for kind in SETTLE if forms.find_entry(con, kind, id)), None)
            raise BookError(path, f"{id!r} is of a {one.entry}, the others are not" if one else f"has {known} {id!r}")
    return left[0]


def _held_together(claims: Iterable[str]) -> set[Pair]:
    """The first of some claims with each other one: so they stay one entry, whatever is beside them."""
    first, *others = sorted(claims)
    return {(first, other) for other in others}


def _settled(con: sqlite3.Connection, kind: Kind, claims: frozenset[str]) -> frozenset[str]:
    SETTLE[kind](con, Touched(claims))
    return frozenset(forms.load_entries(con, kind, claims).values())


def _claim(con: sqlite3.Connection, path: str, kind: Kind, id: str) -> str:
    found = forms.find_claim(con, kind, id)
    if not found:
        raise BookError(path, f"has no {kind.claim} {id!r}; `parley why` names those of a {kind.entry}")
    return found
