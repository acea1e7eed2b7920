"""Persons' judgements on which talks are one round: appended to the casebook, then the rounds around them made anew.

Nothing that was read is changed. Who splits may join again, and the other way round: the latest judgement on two talks
stands. Raises BookError for an id that is none.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from parley.errors import BookError
from parley.run.rounds import Touched, settle
from parley.store.book import transaction
from parley.store.judgements import Judge, Pair, append_round_judgements, load_round_judgements
from parley.store.rounds import load_fellows, load_rounds
from parley.store.why import round_of, talk_of


def join(
    con: sqlite3.Connection, path: str, ids: Sequence[str], *, coder: str, at: str, note: str | None = None
) -> frozenset[str]:
    """Make the rounds of some ids (rounds, talks) one, in a transaction of its own; gives the rounds that they are now.

    `at` is UTC, ISO 8601; `path` names the casebook in errors.
    """
    with transaction(con):
        rounds = sorted({_round(con, path, id) for id in ids})
        if len(rounds) < 2:
            raise BookError(path, "there is nothing to join: all of it is one round")
        members = [sorted(load_fellows(con, [round])) for round in rounds]
        split = {pair for pair, verdict in load_round_judgements(con).items() if verdict == "split"}
        place = {talk: n for n, talks in enumerate(members) for talk in talks}
        pairs = {(a, b) for a, b in split if a in place and b in place and place[a] != place[b]}
        by = Judge(coder, at, note)
        append_round_judgements(con, sorted(pairs | _held_together(place)), verdict="join", by=by)
        return _settled(con, frozenset(place))


def split(
    con: sqlite3.Connection, path: str, talks: Sequence[str], *, coder: str, at: str, note: str | None = None
) -> frozenset[str]:
    """Take talks out of their round, together, in a transaction of its own; gives the rounds that there are now."""
    with transaction(con):
        apart = {_talk(con, path, id) for id in talks}
        rounds = set(load_rounds(con, apart).values())
        if len(rounds) != 1:
            raise BookError(path, "the talks are not all of one round")
        rest = load_fellows(con, rounds) - apart
        if not rest:
            raise BookError(path, "these are all talks of the round: nothing would be left of it")
        pairs = sorted((a, b) for a in apart for b in rest)
        by = Judge(coder, at, note)
        append_round_judgements(con, sorted(_held_together(apart) | _held_together(rest)), verdict="join", by=by)
        append_round_judgements(con, pairs, verdict="split", by=by)
        return _settled(con, rest | apart)


def _held_together(talks: Iterable[str]) -> set[Pair]:
    """The first of some talks with each other one: so they stay one round, whatever is beside them."""
    first, *others = sorted(talks)
    return {(first, other) for other in others}


def _settled(con: sqlite3.Connection, talks: frozenset[str]) -> frozenset[str]:
    settle(con, Touched(talks))
    return frozenset(load_rounds(con, talks).values())


def _round(con: sqlite3.Connection, path: str, id: str) -> str:
    if "#" in id:
        found = round_of(con, id)
    else:
        row = con.execute("SELECT id FROM round WHERE id = ?", (id,)).fetchone()
        found = row[0] if row else None
    if not found:
        raise BookError(path, f"has no round and no talk {id!r}")
    return str(found)


def _talk(con: sqlite3.Connection, path: str, id: str) -> str:
    found = talk_of(con, id)
    if not found:
        raise BookError(path, f"has no talk {id!r}; `parley why` names the talks of a round")
    return found
