"""Joins the casebook's file with what makes sayings of statements: compares, groups and shows them.

Each function works around a few statements within a running transaction. Only sayings that change are written anew;
what comes out depends on the reports in the file and the judgements on them, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from parley.casebook.groups import KEPT
from parley.casebook.sayings import (
    SHARED,
    Form,
    blocks_of,
    compare,
    near_blocks_of,
    plain_words,
    quoted_words,
    saying_id,
)
from parley.casebook.wordings import Wording, show
from parley.codebook.times import days_of
from parley.run import grouping
from parley.run.grouping import Touched
from parley.run.packing import packed_values, values_in
from parley.store import forms
from parley.store import sayings as stored
from parley.store.forms import STATEMENTS
from parley.store.records import Plain, ids_in
from parley.store.rows import Row, packed


def enter(
    con: sqlite3.Connection, n: int, record: Plain, actors: Mapping[str, str], *, sides: Mapping[str, str]
) -> None:
    """Compare the statements of report `n`, which are in the file, with those of all other reports."""
    told = tuple((statement, form, form.id) for statement, form in forms_of(record, actors, sides))
    stored.save_said(con, [(statement, id) for statement, _, id in told])
    for id, form in {id: form for _, form, id in told}.items():
        _compare(con, id, form)


def leave(con: sqlite3.Connection, n: int) -> Touched:
    """Take the statements of report `n` out of all comparisons, before they are deleted."""
    return grouping.leave(con, STATEMENTS, n, blocks_of=lambda content: blocks_of(_form(content)))


def of_reports(con: sqlite3.Connection, reports: Iterable[int]) -> Touched:
    """The statements of reports that were written anew, or whose origin may be another now."""
    return grouping.of_reports(con, STATEMENTS, reports)


def settle(con: sqlite3.Connection, touched: Touched) -> None:
    """Group the statements that hang together with those touched, and write the sayings that this changes."""
    found = grouping.regroup(con, STATEMENTS, touched, name=saying_id)
    stored.forget_sayings(con, found.gone | found.changed)
    told = groupby(stored.load_wordings(con, found.changed), key=lambda row: str(row[0]))
    stored.save_sayings(con, [_row(saying, map(_wording, rows)) for saying, rows in told])


def forms_of(record: Plain, actors: Mapping[str, str], sides: Mapping[str, str]) -> Iterator[tuple[str, Form]]:
    """The statements of a record with their forms; `actors` has the casebook's actor for each of the report's.

    `sides` has for whom each of them speaks.
    """
    report = record["report"]
    persons = {actor["id"] for actor in record["actors"] if actor["kind"] == "person"}
    issues: dict[str | None, set[str]] = defaultdict(set)
    for position in record["positions"]:
        issues[position.get("statement")] |= set(position.get("issues", ()))
    for statement in record["statements"]:
        speakers = ids_in(statement["speaker"])
        day = _day((statement.get("date") or {}).get("value"))
        form = Form(
            speakers=tuple(sorted({actors[who] for who in speakers})),
            persons=tuple(sorted({actors[who] for who in speakers if who in persons})),
            sides=tuple(sorted({sides[who] for who in speakers})),
            day=day,
            published=None if day else _day(report["published"]),
            act=statement.get("act"),
            words=plain_words(statement["text"]),
            quoted=quoted_words(statement["text"], statement["mode"]),
            issues=tuple(sorted(issues[statement["id"]])),
        )
        yield f"{report['id']}#{statement['id']}", form


def _compare(con: sqlite3.Connection, id: str, form: Form) -> None:
    if forms.save_form(con, STATEMENTS, id, packed_values(form), blocks_of(form)):
        others = forms.load_candidates(con, STATEMENTS, near_blocks_of(form), but=id, least=SHARED)
        likenesses = [(other, compare(form, _form(content))) for other, content in others]
        pairs = [grouping.pair_row(id, other, like) for other, like in likenesses if like.score >= KEPT]
        forms.save_pairs(con, STATEMENTS, pairs)


def _row(id: str, wordings: Iterable[Wording]) -> Row:
    shown = show(wordings)
    return (
        id, shown.statement, packed(shown.speakers), shown.act, shown.day, shown.reports, shown.origins,
        json.dumps(shown.rules), shown.day or shown.first,
    )  # fmt: skip


def _wording(row: tuple[Any, ...]) -> Wording:
    _, statement, origin, published, speakers, mode, text, act, day, judged = row
    return Wording(statement, origin, published, values_in(speakers), mode, text, act, day, values_in(judged))


def _form(content: str) -> Form:
    return Form(*values_in(content))


def _day(value: str | None) -> str | None:
    """An ISO day; None for less than that."""
    first, last = days_of(value)
    return first if first == last else None
