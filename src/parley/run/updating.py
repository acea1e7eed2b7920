"""Reads the reports of a casebook again with the present rules, and says of each what it gains and loses.

Works on the stored texts, so that the files need not be there any more. Judgements stay: claims keep their ids.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from parley import __version__
from parley.errors import InputError
from parley.record import Problem, Record, Report
from parley.run.adding import now, writing
from parley.run.book import Reading as Read
from parley.run.book import reread
from parley.run.local import do_all
from parley.run.tasks import Task, do_task, reader_of
from parley.store import entries
from parley.store.book import WAIT
from parley.store.changes import Change, changes, with_lasting_ids
from parley.store.records import Plain, checked

if TYPE_CHECKING:
    from parley.run.pool import Doer


@dataclass(frozen=True, slots=True)
class Updated:
    """A report that was read again; `changes` by kind of claim."""

    id: str
    file: str | None
    changes: dict[str, Change]

    @property
    def is_changed(self) -> bool:
        """Whether anything came or went."""
        return any(change.gained or change.lost for change in self.changes.values())


def update_all(
    path: str,
    *,
    keep: bool = True,
    jobs: int | None = None,
    model: str | None = None,
    codebook: Path | None = None,
    wait: float = WAIT,
) -> Iterator[Updated | InputError]:
    """Read every report of the casebook again, in order of arrival; with `keep` false the file stays as it is.

    `jobs`, `model` and `codebook` as in `read_all`. Raises BookError, ModelError, CodebookError.
    """
    with writing(path, command="update", make=False, wait=wait) as con:
        tasks = (_task(entries.load_record(con, n)) for n in entries.load_numbers(con))
        for outcome in do_all(tasks, partial(_make_doer, model, codebook), jobs=jobs):
            if isinstance(outcome, Record):
                yield _update(con, outcome, keep=keep)
            elif isinstance(outcome, InputError):
                yield outcome


def _update(con: sqlite3.Connection, record: Record, *, keep: bool) -> Updated | InputError:
    """Put one record in the place of the stored one, where it says anything else."""
    stored = entries.load_report(con, record.report.id)
    assert stored is not None
    where = record.report.file or record.report.id
    try:
        old, new = entries.load_record(con, stored.n), checked(record.to_dict(), where)
    except InputError as error:
        return error
    updated = Updated(record.report.id, record.report.file, changes(old, new))
    if keep and (updated.is_changed or stored.reader != __version__):
        reread(con, stored, Read(with_lasting_ids(new, old), __version__, now()))
    return updated


def _task(record: Plain) -> Task:
    from parley.reports import Reading

    problems = tuple(Problem(**problem) for problem in record.get("problems", ()))
    return Reading(_report(record["report"]), problems)


def _report(plain: dict[str, Any]) -> Report:
    known = {field.name for field in fields(Report)}
    values: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in plain.items() if k in known}
    return Report(**values)


def _make_doer(model: str | None, codebook: Path | None) -> Doer:
    from parley.reports import Options

    return partial(do_task, get_reader=reader_of(model, codebook), options=Options())
