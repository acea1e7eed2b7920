"""What is to be read, one task at a time, and how one task is done.

In: the paths of a command line. Out: tasks that can be sent to another process, and for each task its outcomes.
A file of one report is its own task, so that whoever does the task also cleans the page; a container (JSON lines, feed,
WARC) and standard input are opened here and give one task per report. Refuses to raise for bad input or for a mistake
of ours within one report: both become an InputError that names the report.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from parley.errors import InputError
from parley.record import Record, Report

if TYPE_CHECKING:
    from parley.reports import Options, Reading
    from parley.steps import Reader

Task: TypeAlias = "str | Reading | InputError"


@dataclass(frozen=True, slots=True)
class Known:
    """A report that was cleaned and not read, since its record is known."""

    report: Report


Outcome: TypeAlias = Record | Known | InputError

ONE_REPORT = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml"})
"""Endings of files that hold a single report."""

STANDARD_INPUT = "-"

T = TypeVar("T")


def find_tasks(paths: Iterable[str], options: Options) -> Iterator[Task]:
    """The tasks of all paths, in order; "-" is standard input."""
    for path in paths:
        for found in guarded(_find(path), path):
            if isinstance(found, InputError) or Path(found).suffix.lower() in ONE_REPORT:
                yield found
            else:
                yield from read_file(found, options)


def known_number(paths: Iterable[str]) -> int | None:
    """How many reports there are under `paths`; None where only reading tells."""
    files = [found for path in paths for found in guarded(_find(path), path)]
    return len(files) if all(isinstance(f, str) and Path(f).suffix.lower() in ONE_REPORT for f in files) else None


def do_task(
    task: Task,
    *,
    get_reader: Callable[[], Reader],
    options: Options,
    known: Callable[[Report], bool] | None = None,
) -> Iterator[Outcome]:
    """The outcomes of one task, in the order of its reports; for a file none or several are possible.

    `get_reader` is called for the first clean report only, so that a bad path is answered without the model, and for
    none that is `known`. Raises what these two raise.
    """
    readings = read_file(task, options) if isinstance(task, str) else (task,)
    for reading in readings:
        if isinstance(reading, InputError):
            yield reading
        elif known and known(reading.report):
            yield Known(reading.report)
        else:
            yield _read_one(reading, get_reader())


def reader_of(model: str | None, codebook: Path | None) -> Callable[[], Reader]:
    """Loads the reader when first called."""

    @cache
    def get_reader() -> Reader:
        from parley.steps import load_reader

        return load_reader(model, codebook)

    return get_reader


def name_of(task: Task) -> str:
    """The report or file that a task is about, for a message."""
    if isinstance(task, InputError):
        return task.where
    return task if isinstance(task, str) else task.report.file or task.report.id


def read_file(path: str, options: Options) -> Iterator[Reading | InputError]:
    """The reports in one file, or in standard input."""
    return guarded(_read_file(path, options), path)


def failure(error: Exception, where: str) -> InputError:
    """Any exception as the one line that a person gets; a mistake of ours says so."""
    if isinstance(error, InputError):
        return error
    cause = " ".join(f"{type(error).__name__}: {error}".split())
    return InputError(where, f"internal error: {cause.rstrip(':')}; please report")


def guarded(found: Iterator[T], where: str) -> Iterator[T | InputError]:
    """The same in the same order; an exception on the way becomes a last InputError."""
    try:
        yield from found
    except Exception as error:
        yield failure(error, where)


def _find(path: str) -> Iterator[str]:
    from parley.reports import find_inputs

    yield from find_inputs([path])


def _read_file(path: str, options: Options) -> Iterator[Reading | InputError]:
    from parley.reports import read_bytes, read_reports

    if path == STANDARD_INPUT:
        yield from read_bytes(sys.stdin.buffer.read(), path, options=options)
    else:
        yield from read_reports(path, options=options)


def _read_one(reading: Reading, reader: Reader) -> Outcome:
    from parley.steps import read_report

    try:
        return read_report(reading.report, reader, problems=reading.problems)
    except Exception as error:
        return failure(error, name_of(reading))
