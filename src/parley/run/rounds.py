"""Joins the casebook's file with what makes rounds of talks: compares, groups, shows, judges and links them.

Each function works around a few talks within a running transaction. Only rounds that change are written anew; what
comes out depends on the reports in the file and the judgements on them, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, replace

from parley.casebook.accounts import Account, SeatAccount
from parley.casebook.chains import CAME_ABOUT, Step, continues, process_of, round_id
from parley.casebook.fuse import FIELDS, Chosen, Round, ShownSeat, fuse
from parley.casebook.groups import KEPT
from parley.casebook.overrule import keys_of, overrule, without
from parley.casebook.rounds import Form, blocks_of, compare
from parley.casebook.verdicts import Verdict, judge, judge_seat
from parley.run import grouping
from parley.run.accounts import talks_of
from parley.run.grouping import Touched
from parley.run.packing import frozen
from parley.store import forms
from parley.store import rounds as stored
from parley.store.forms import TALKS
from parley.store.judged import changes_value, mark_of, value_of
from parley.store.judgements import Judgement, in_force, load_on_round
from parley.store.records import Plain
from parley.store.rows import Row, packed


def enter(
    con: sqlite3.Connection, n: int, record: Plain, actors: Mapping[str, str], *, sides: Mapping[str, str]
) -> None:
    """Compare the talks of report `n`, which are in the file, with those of all other reports."""
    for told in talks_of(record, actors, sides):
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


def of_rounds(con: sqlite3.Connection, rounds: Iterable[str]) -> Touched:
    """The talks of rounds that persons judged."""
    return Touched(forms.load_fellows(con, TALKS, rounds))


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
    found, is_rejected = _accounts_of(con, id)
    on_round = tuple(load_on_round(con, id))
    out = {key: judged for key, judged in _by_delegation(on_round, found).items() if key and _is_rejected(judged)}
    told = without(found, out.keys())
    ruled = _by_delegation(on_round, told)
    is_rejected |= _is_rejected(ruled.get("", ()))
    plain = fuse(told)
    shown = overrule(plain, told, {key: _values(judged) for key, judged in ruled.items()})
    process = None if is_rejected else process_of(told)
    if process:
        stored.save_process(con, process.id, json.dumps(process.sides))
    row = _round_row(id, process.id if process else None, told, shown, judge(told))
    marks = [*_marks(ruled.get("", ()), plain.values), *_absences(found, out)]
    versions = [
        (id, v.actor, v.field, v.value, json.dumps(v.claims), v.origins, packed(v.according_to)) for v in shown.versions
    ]
    seats = _seat_rows(id, told, plain, shown, ruled)
    stored.save_round(con, (*row, packed(marks), is_rejected), seats, () if is_rejected else versions)


def _accounts_of(con: sqlite3.Connection, round: str) -> tuple[tuple[Account, ...], bool]:
    """What reports tell of a round, in the order of their talks' ids; whether persons rejected all of it.

    What they rejected is left out, but where there is nothing else.
    """
    found = stored.load_told(con, round)
    counting = [(told, origin) for told, origin, is_rejected in found if not is_rejected]
    accounts = (replace(_account(told), origin=origin) for told, origin, *_ in counting or found)
    return tuple(sorted(accounts, key=lambda account: account.talk)), not counting


def _by_delegation(
    on_round: Iterable[tuple[str, Judgement]], told: tuple[Account, ...]
) -> dict[str, tuple[Judgement, ...]]:
    """The judgements that count, by the key of the delegation that they are on; those on the round under ""."""
    keys, found = keys_of(told), dict[str, list[Judgement]]()
    for actor, judgement in on_round:
        found.setdefault(keys.get(actor, actor), []).append(judgement)
    return {key: in_force(judgements) for key, judgements in found.items()}


def _is_rejected(judged: Iterable[Judgement]) -> bool:
    return any(judgement.field is None for judgement in judged)


def _values(judged: Iterable[Judgement]) -> dict[str, str | int | None]:
    return {judgement.field or "": value_of(judgement, {}) for judgement in judged if changes_value(judgement)}


def _marks(judged: Iterable[Judgement], chosen: Mapping[str, Chosen]) -> list[Plain]:
    """What is told of judgements on a round or a delegation; `chosen` is what the rules show."""
    return [mark_of(j, _text(chosen[j.field].value) if j.field else None) for j in judged]


def _absences(found: tuple[Account, ...], rejected: Mapping[str, tuple[Judgement, ...]]) -> Iterator[Plain]:
    """What is told of delegations that persons rejected, with their fields as they would stand there."""
    keys = keys_of(found)
    for seat in fuse(found).seats if rejected else ():
        if keys[seat.actor] in rejected:
            was = {field: _text(chosen.value) for field, chosen in _chosen(seat).items()}
            yield mark_of(rejected[keys[seat.actor]][0], was, actor=seat.actor)


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)


def _chosen(seat: ShownSeat) -> dict[str, Chosen]:
    return {"role": seat.role, "attendance": seat.attendance, "level": seat.level, "size": seat.size}


def _seat_rows(
    id: str, told: tuple[Account, ...], plain: Round, shown: Round, ruled: Mapping[str, tuple[Judgement, ...]]
) -> Iterator[Row]:
    keys = keys_of(told)
    for seat, by_rules in zip(shown.seats, plain.seats, strict=True):
        key = keys[seat.actor]
        marks = _marks(ruled.get(key, ()), _chosen(by_rules))
        yield (*_seat_row(id, seat, judge_seat(told, key)), packed(marks))


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
    chosen = _chosen(seat)
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
    return Form(**{key: frozen(value) for key, value in json.loads(content).items()})


def _account(told: str) -> Account:
    plain: Plain = {key: frozen(value) for key, value in json.loads(told).items()}
    seats = (SeatAccount(**{key: frozen(value) for key, value in seat.items()}) for seat in plain["seats"])
    return Account(**{**plain, "seats": tuple(seats)})
