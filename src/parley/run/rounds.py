"""Joins the casebook's file with what makes rounds of talks: compares, groups, shows, judges and links them.

Each function works around a few talks within a running transaction. Only the talks that hang together with them by
likeness are grouped anew, and only rounds that change are written anew; what comes out depends on the reports in the
file and the judgements on them, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import combinations
from typing import Any

from parley.casebook.accounts import Account, SeatAccount
from parley.casebook.chains import CAME_ABOUT, Step, continues, process_of, round_id
from parley.casebook.fuse import FIELDS, Round, ShownSeat, fuse, sides_apart
from parley.casebook.groups import KEPT, SAME, Likeness, Pair, group
from parley.casebook.rounds import Form, blocks_of, compare
from parley.casebook.verdicts import Verdict, judge, judge_seat
from parley.run.accounts import talks_of
from parley.store import rounds as stored
from parley.store.judgements import load_round_judgements
from parley.store.records import Plain
from parley.store.rows import Row, packed

ALIKE = 1.0
"""Score of talks of one form."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Talks and rounds that a change concerns; some of them may be gone."""

    talks: frozenset[str] = frozenset()
    rounds: frozenset[str] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(self.talks | other.talks, self.rounds | other.rounds)


NOTHING = Touched()


def enter(con: sqlite3.Connection, n: int, record: Plain, actors: Mapping[str, str]) -> None:
    """Compare the talks of report `n`, which are in the file, with those of all other reports."""
    for told in talks_of(record, actors):
        form = told.form
        stored.save_account(con, told.account.talk, n, form=form.id, told=_packed(told.account))
        if stored.save_form(con, form.id, _packed(form), blocks_of(form)):
            others = stored.load_candidates(con, blocks_of(form), but=form.id)
            likenesses = [(other, compare(form, _form(content))) for other, content in others]
            stored.save_pairs(
                con, [_pair_row(form.id, other, like) for other, like in likenesses if like.score >= KEPT]
            )


def leave(con: sqlite3.Connection, n: int) -> Touched:
    """Take the talks of report `n` out of all comparisons, before they are deleted."""
    rounds, others = stored.forget_accounts(con, n)
    return Touched(others, rounds)


def of_reports(con: sqlite3.Connection, reports: Iterable[int]) -> Touched:
    """The talks of reports that were written anew, or whose origin may be another now."""
    return Touched(stored.load_talks(con, reports))


def settle(con: sqlite3.Connection, touched: Touched) -> None:
    """Group the talks that hang together with those touched, and write the rounds that this changes."""
    judged = load_round_judgements(con)
    forms, scores = _component(con, touched.talks, judged)
    nodes = nodes_of(forms, {talk for pair in judged for talk in pair})
    was = stored.load_rounds(con, forms)
    now = _grouped(nodes, scores, judged)
    moved = {talk for talk in now if now[talk] != was[talk] or talk in touched.talks}
    stored.save_rounds(con, {talk: now[talk] for talk in moved})
    changed = {now[talk] for talk in moved} | ({was[talk] for talk in moved} & set(now.values()))
    gone = ({was[talk] for talk in moved} | touched.rounds) - changed
    _write(con, changed, gone | changed)


def nodes_of(forms: Mapping[str, str], judged: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The node of each talk, and its form: talks of one form together, but for those that a person judged.

    Of two talks of one form in one report the second is by itself: they are two rounds.
    """
    alone = set(judged)
    seen: set[Pair] = set()
    nodes: dict[str, tuple[str, str]] = {}
    for talk, form in sorted(forms.items()):
        place = (form, talk.partition("#")[0])
        nodes[talk] = (talk if talk in alone or place in seen else form, form)
        seen.add(place)
    return nodes


def _grouped(
    nodes: Mapping[str, tuple[str, str]], scores: Mapping[Pair, float], judged: Mapping[Pair, str]
) -> dict[str, str]:
    """The round of each talk."""
    members: dict[str, list[str]] = {}
    of_form: dict[str, set[str]] = {}
    for talk, (node, form) in nodes.items():
        members.setdefault(node, []).append(talk)
        of_form.setdefault(form, set()).add(node)
    reports = {node: frozenset(talk.partition("#")[0] for talk in talks) for node, talks in members.items()}
    between = {
        (min(x, y), max(x, y)): score for (a, b), score in scores.items() for x in of_form[a] for y in of_form[b]
    }
    between |= {pair: ALIKE for alike in of_form.values() for pair in combinations(sorted(alike), 2)}
    must = [pair for pair, verdict in judged.items() if verdict == "join"]
    cannot = [pair for pair, verdict in judged.items() if verdict == "split"]
    rounds = [
        [talk for node in found for talk in members[node]]
        for found in group(reports, between, must=must, cannot=cannot)
    ]
    return {talk: round_id(talks) for talks in rounds for talk in talks}


def _packed(part: Form | Account) -> str:
    return json.dumps(asdict(part), separators=(",", ":"))


def _pair_row(a: str, b: str, likeness: Likeness) -> tuple[str, str, float, str]:
    return min(a, b), max(a, b), likeness.score, json.dumps(likeness.reasons)


def _component(
    con: sqlite3.Connection, talks: Iterable[str], judged: Mapping[Pair, str]
) -> tuple[dict[str, str], dict[Pair, float]]:
    """All talks that hang together with some by likeness or judgement, with their forms, and the scores of these."""
    joined = [pair for pair, verdict in judged.items() if verdict == "join"]
    new = set(stored.load_forms(con, talks).values())
    found: dict[str, str] = {}
    scores: dict[Pair, float] = {}
    while new:
        pairs = stored.load_pairs(con, new)
        scores |= {(a, b): score for a, b, score in pairs}
        members = dict(stored.load_talks_of_forms(con, new))
        found |= members
        reached = {end for a, b, score in pairs if score >= SAME for end in (a, b)}
        beyond = {end for pair in joined if not members.keys().isdisjoint(pair) for end in pair}
        new = (reached | set(stored.load_forms(con, beyond).values())) - set(found.values())
    forms = set(found.values())
    return found, {pair: score for pair, score in scores.items() if forms.issuperset(pair)}


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
        stored.save_process(con, process.id, process.name, json.dumps(process.sides))
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
