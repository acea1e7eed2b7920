"""Reads one report at a time while a program runs on: the language model is loaded at first use and kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from parley.errors import InputError, UsageError
from parley.record import Record
from parley.run.tasks import reader_of

if TYPE_CHECKING:
    from parley.reports import Reading

LONGEST = 200_000
"""Characters of a report that is read while somebody waits: about six seconds' work."""


class SingleReader:
    """A reader that threads share; they take turns."""

    def __init__(self, model: str | None = None, codebook: Path | None = None) -> None:
        self._reader_of = reader_of(model, codebook)
        self._lock = Lock()

    def read(self, data: bytes, *, name: str, published: str | None = None) -> Record:
        """The record of the first report in some bytes; `name` tells their kind where it has a known ending.

        `published` is the day of publication where one knows better. Raises InputError, UsageError, ModelError,
        CodebookError.
        """
        reading = _first(data, name, published)
        if len(reading.report.text) > LONGEST:
            raise UsageError(f"the report has more than {LONGEST:,} characters; `parley add` reads it")
        from parley.steps import read_report

        with self._lock:
            return read_report(reading.report, self._reader_of(), problems=reading.problems)


def _first(data: bytes, name: str, published: str | None) -> Reading:
    from parley.reports import Options, read_bytes

    found: Iterator[Reading | InputError] = read_bytes(data, name, options=Options(published=published))
    reading = next(found, None)
    if reading is None:
        raise InputError(name, "holds no report")
    if isinstance(reading, InputError):
        raise reading
    return reading
