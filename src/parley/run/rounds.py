"""Joins the casebook's file with what makes rounds of talks: compares, groups, shows, judges and links them.

Each function works around a few talks within a running transaction. Only rounds that change are written anew; what
comes out depends on the reports in the file and the judgements on them, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from parley.casebook.accounts import Account, SeatAccount
from parley.casebook.chains import CAME_ABOUT, Step, continues, process_of, round_id
from parley.casebook.fuse import FIELDS, Round, ShownSeat, fuse, sides_apart
from parley.casebook.groups import KEPT
from parley.casebook.rounds import Form, blocks_of, compare
from parley.casebook.verdicts import Verdict, judge, judge_seat
from parley.run import grouping
from parley.run.accounts import talks_of
from parley.run.grouping import Touched
from parley.store import forms
from parley.store import rounds as stored
from parley.store.forms import TALKS
from parley.store.records import Plain
from parley.store.rows import Row, packed


def enter(con: sqlite3.Connection, n: int, record: Plain, actors: Mapping[str, str]) -> None:
    """Compare the talks of report `n`, which are in the file, with those of all other reports."""
    for told in talks_of(record, actors):
        form = told.form
        stored.save_account(con, told.account.talk, n, form=form.id, told=_packed(told.account))
        if forms.save_form(con, TALKS, form.id, _packed(form), blocks_of(form)):
            others = forms.load_candidates(con, TALKS, blocks_of(form), but=form.id)
            likenesses = [(other, compare(form, _form(content))) for other, content in others]
            pairs = [grouping.pair_row(form.id, other, like) for other, like in likenesses if like.score >= KEPT]
            forms.save_pairs(con, TALKS, pairs)


def leave(con: sqlite3.Connection, n: int) -> Touched:
    """Take the talks of report `n` out of all comparisons, before they are deleted."""
    return grouping.leave(con, TALKS, n, blocks_of=lambda content: blocks_of(_form(content)))


def of_reports(con: sqlite3.Connection, reports: Iterable[int]) -> Touched:
    """The talks of reports that were written anew, or whose origin may be another now."""
    return grouping.of_reports(con, TALKS, reports)


def settle(con: sqlite3.Connection, touched: Touched) -> None:
    """Group the talks that hang together with those touched, and write the rounds that this changes."""
    found = grouping.regroup(con, TALKS, touched, name=round_id)
    _write(con, found.changed, found.gone | found.changed)


def _packed(part: Form | Account) -> str:
    return json.dumps(asdict(part), separators=(",", ":"))


def _write(con: sqlite3.Connection, changed: Iterable[str], out: Iterable[str]) -> None:
    """Write rounds anew, after taking out what was written of them and of those that are no more."""
    changed = sorted(changed)
    processes = stored.load_processes(con, out)
    followers = stored.forget_rounds(con, out)
    for id in changed:
        _write_round(con, id)
    stored.forget_empty_processes(con, processes)
    stored.link_as_stated(con, changed)
    for id in sorted({*changed, *followers, *_followers(con, changed)}):
        _link(con, id)


def _write_round(con: sqlite3.Connection, id: str) -> None:
    told = accounts_of(con, id)
    shown, verdict, process = fuse(told), judge(told), process_of(told)
    if process:
        stored.save_process(con, process.id, json.dumps(process.sides))
    row = _round_row(id, process.id if process else None, told, shown, verdict)
    apart = sides_apart(told)
    seats = [
        _seat_row(id, seat, judge_seat(told, seat.actor if seat.side in apart else seat.side)) for seat in shown.seats
    ]
    versions = [
        (id, v.actor, v.field, v.value, json.dumps(v.talks), v.origins, packed(v.according_to)) for v in shown.versions
    ]
    stored.save_round(con, row, seats, versions)


def accounts_of(con: sqlite3.Connection, round: str) -> tuple[Account, ...]:
    """What reports tell of a round, in the order of their talks' ids."""
    accounts = (replace(_account(told), origin=origin) for told, origin in stored.load_told(con, round))
    return tuple(sorted(accounts, key=lambda account: account.talk))


def _round_row(id: str, process: str | None, told: tuple[Account, ...], shown: Round, verdict: Verdict) -> Row:
    values = {field: chosen.value for field, chosen in shown.values.items()}
    where = next(((a.latitude, a.longitude) for a in told if a.place == values["place"] and a.latitude), (None, None))
    return (
        id, process, values["name"], values["status"], verdict.verdict, values["format"], values["publicity"],
        values["start"], values["end"], shown.first, shown.last, values["place"], values["country"], values["venue"],
        *where, values["outcome"], len({a.talk.partition("#")[0] for a in told}), len({a.origin for a in told}),
        verdict.is_sole_source, verdict.is_self_serving, packed(verdict.vouching), packed(verdict.denying),
        json.dumps({field: shown.values[field].rule for field in FIELDS}),
    )  # fmt: skip


def _seat_row(round: str, seat: ShownSeat, verdict: Verdict) -> Row:
    chosen = {"role": seat.role, "attendance": seat.attendance, "level": seat.level, "size": seat.size}
    return (
        round, seat.actor, seat.side, *(c.value for c in chosen.values()), verdict.verdict, verdict.is_sole_source,
        verdict.is_self_serving, packed(verdict.vouching), packed(verdict.denying),
        json.dumps({field: c.rule for field, c in chosen.items()}),
    )  # fmt: skip


def _followers(con: sqlite3.Connection, rounds: Iterable[str]) -> Iterator[str]:
    """The rounds that come next after some in their processes."""
    for round in rounds:
        if place := stored.load_place_in_row(con, round):
            process, first, *_ = place
            after = stored.load_neighbour(
                con, round, process=process, first=first, statuses=CAME_ABOUT, is_before=False
            )
            if after:
                yield after[0]


def _link(con: sqlite3.Connection, round: str) -> None:
    """Renew the link of a round to the one before it in its process."""
    link = None
    place = stored.load_place_in_row(con, round)
    if place and place[-1] in CAME_ABOUT:
        process, first, format, where, _ = place
        before = stored.load_neighbour(con, round, process=process, first=first, statuses=CAME_ABOUT, is_before=True)
        if before:
            step = Step(round, first, format, where, stored.load_others(con, round))
            link = continues(Step(*before, stored.load_others(con, before[0])), step)
    stored.replace_continuity(con, round, (link.a, link.b, link.type, json.dumps(link.reasons)) if link else None)


def _form(content: str) -> Form:
    return Form(**{key: _frozen(value) for key, value in json.loads(content).items()})


def _account(told: str) -> Account:
    plain: Plain = {key: _frozen(value) for key, value in json.loads(told).items()}
    seats = (SeatAccount(**{key: _frozen(value) for key, value in seat.items()}) for seat in plain["seats"])
    return Account(**{**plain, "seats": tuple(seats)})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
