"""Paths in, records out, in the order of the input: in this process or in several.

Gives a Record or an InputError for each report and holds no more of them than are under way, so that a folder or a WARC
of any size streams through. Refuses to stop for one bad report.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain, count, islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from parley.errors import InputError
from parley.record import Record, Report
from parley.run.pool import Doer, Pool
from parley.run.tasks import Outcome, Task, do_task, find_tasks, read_file, reader_of

if TYPE_CHECKING:
    from parley.reports import Options, Reading

AHEAD_PER_JOB = 16
"""Tasks per process that may be done while an earlier one still runs: bounds memory where one report is very long."""


def read_all(
    paths: Iterable[str],
    *,
    options: Options,
    jobs: int | None = None,
    model: str | None = None,
    codebook: Path | None = None,
) -> Iterator[Record | InputError]:
    """Read every report under `paths` ("-" is standard input), in order.

    `jobs` is the number of processes; 1 reads in this one, None takes 1 for a single report and else one for each core.
    Raises ModelError or CodebookError (from another process: ParleyError) before the first record.
    """
    make_doer = partial(_make_doer, options, model, codebook, None)
    return cast("Iterator[Record | InputError]", do_all(find_tasks(paths, options), make_doer, jobs=jobs))


def read_new(
    paths: Iterable[str],
    *,
    known: Callable[[Report], bool],
    options: Options,
    jobs: int | None = None,
    model: str | None = None,
    codebook: Path | None = None,
) -> Iterator[Outcome]:
    """The same, but a report that is `known` is only cleaned; with several jobs that must be picklable."""
    make_doer = partial(_make_doer, options, model, codebook, known)
    return do_all(find_tasks(paths, options), make_doer, jobs=jobs)


def do_all(tasks: Iterator[Task], make_doer: Callable[[], Doer], *, jobs: int | None) -> Iterator[Outcome]:
    """Do tasks in order, in this process or in several; `jobs` as in `read_all`."""
    first = tuple(islice(tasks, 2))
    if jobs is None:
        jobs = cores() if len(first) > 1 else 1
    tasks = chain(first, tasks)
    return _read_here(tasks, make_doer()) if jobs == 1 else read_in_pool(tasks, make_doer, jobs=jobs)


def clean_all(paths: Iterable[str], *, options: Options) -> Iterator[Reading | InputError]:
    """The clean reports under `paths`, in order, without the language model."""
    for task in find_tasks(paths, options):
        if isinstance(task, str):
            yield from read_file(task, options)
        else:
            yield task


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _make_doer(
    options: Options, model: str | None, codebook: Path | None, known: Callable[[Report], bool] | None
) -> Doer:
    return partial(do_task, get_reader=reader_of(model, codebook), options=options, known=known)


def _read_here(tasks: Iterator[Task], do: Doer) -> Iterator[Outcome]:
    for task in tasks:
        yield from do(task)


def read_in_pool(tasks: Iterator[Task], make_doer: Callable[[], Doer], *, jobs: int) -> Iterator[Outcome]:
    """Outcomes in order, from processes that finish in any order.

    Tasks are drawn while the processes work: drawing one may mean cleaning a page of a container.
    """
    numbered = enumerate(tasks)
    drawn: deque[tuple[int, Task]] = deque()
    done: dict[int, tuple[Outcome, ...]] = {}
    last_drawn = -1
    with closing(Pool(jobs, make_doer)) as pool:
        for wanted in count():
            while wanted not in done:
                while drawn and pool.has_room():
                    pool.give(*drawn.popleft())
                may_draw = len(drawn) < jobs and last_drawn < wanted + AHEAD_PER_JOB * jobs
                new = next(numbered, None) if may_draw else None
                if new:
                    drawn.append(new)
                    last_drawn = new[0]
                if last_drawn < wanted:
                    return
                done.update(pool.take(wait=not new and not (drawn and pool.has_room())))
            yield from done.pop(wanted)
