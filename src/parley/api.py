"""The library's two calls: a path or a text in, its record out; a phrase in, the actors that it names out."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from parley.codebook.times import is_partial_date
from parley.errors import InputError, UsageError
from parley.phrase import Phrase
from parley.record import Actor, Record
from parley.reports import Options, read_reports, read_text
from parley.steps import Reader, load_reader, name_phrase, read_report


def read(path_or_text: str | Path, *, published: str | None = None, model: str | None = None) -> Record:
    """The record of one report, given as a path or as its text.

    A string is a path where such a file exists or where it is a single line without a space; else it is the text.
    `published` is the day of publication in ISO form where you know better than the report. Of a file that holds
    several reports the first is read. Raises InputError where there is no report to read, UsageError where
    `published` is no date.
    """
    options = Options(published=published)
    reader = _reader(model)
    if isinstance(path_or_text, str) and not _is_path(path_or_text):
        reading = read_text(path_or_text, options=options)
        return read_report(reading.report, reader, problems=reading.problems)
    for found in read_reports(str(path_or_text), options=options):
        if isinstance(found, InputError):
            raise found
        return read_report(found.report, reader, problems=found.problems)
    raise InputError(str(path_or_text), "holds no report")


def actors(
    text: str, *, date: str | None = None, context: str | None = None, model: str | None = None
) -> tuple[Actor, ...]:
    """The actors that a phrase names, in its order: "former German chancellor", "M23 rebels"; none for nobody.

    `date` (ISO, a month or a year too) tells who held an office then; `context` is the text that the phrase stands in,
    where there is one. Each actor's `mentions` point into the context, or into the phrase without one; a title's `of`
    is the name of whose it is. Raises UsageError where `date` is no date.

    >>> import parley
    >>> [(a.name, a.country, a.sectors) for a in parley.actors("Merkel", date="2012-05-01")]  # doctest: +SKIP
    [('Angela Merkel', 'DEU', ('GOV',))]
    """
    if date is not None and not is_partial_date(date):
        raise UsageError(f"{date!r} is no ISO date, month or year")
    return name_phrase(Phrase(text, date, context), _reader(model)).actors


def _is_path(text: str) -> bool:
    if "\n" in text or len(text) > 1024:
        return False
    return " " not in text.strip() or Path(text).exists()


@lru_cache(maxsize=2)
def _reader(model: str | None) -> Reader:
    return load_reader(model)
