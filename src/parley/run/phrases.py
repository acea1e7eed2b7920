"""JSON lines of phrases in, the actors that each names out, in the order of the input.

Each line is an object with `text` and, where known, `id`, `date` and `context`. Each phrase is read by itself, so that
its answer does not hang on its neighbours. A bad line becomes an InputError in its place; the others are read.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from parley.errors import InputError
from parley.json_text import read_json
from parley.phrase import Naming, Phrase
from parley.run.tasks import STANDARD_INPUT, failure, guarded, reader_of

if TYPE_CHECKING:
    from parley.steps import Reader

LONGEST_PHRASE = 1_000
"""Characters: nobody is named in more."""

LONGEST_CONTEXT = 20_000
"""Characters of the text around a phrase."""

LONGEST_LINE = 1_000_000
"""Bytes of a line."""

PARTIAL = re.compile(r"\d{4}(-\d\d)?")


def name_all(path: str, *, model: str | None = None, codebook: Path | None = None) -> Iterator[Naming | InputError]:
    """The actors of every phrase in a file ("-" is standard input), in order; a bad line's error in its place.

    Raises ModelError or CodebookError before the first answer.
    """
    return name_phrases(read_phrases(path), reader_of(model, codebook))


def name_phrases(
    found: Iterable[Phrase | InputError], get_reader: Callable[[], Reader]
) -> Iterator[Naming | InputError]:
    """The answers to phrases; `get_reader` is called for the first good one only."""
    for phrase in found:
        yield phrase if isinstance(phrase, InputError) else _name(phrase, get_reader())


def read_phrases(path: str) -> Iterator[Phrase | InputError]:
    """The phrases of a file of JSON lines, also gzipped; blank lines are passed over."""
    if path == STANDARD_INPUT:
        yield from guarded(_lines(sys.stdin.buffer, path), path)
        return
    try:
        with open(path, "rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
            file.seek(0)
            yield from guarded(_lines(gzip.GzipFile(fileobj=file) if packed else file, path), path)
    except FileNotFoundError:
        yield InputError(path, "no such file or folder")
    except OSError as error:
        yield InputError(path, (error.strerror or "cannot be read").lower())


def number_of(path: str) -> int | None:
    """How many phrases a file holds, None where only reading tells."""
    if path == STANDARD_INPUT or path.endswith(".gz"):
        return None
    try:
        with open(path, "rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return None


def phrase_of(value: Any, where: str) -> Phrase:
    """The phrase in one JSON object. Raises InputError where it has no text or a date that is none."""
    if not isinstance(value, dict):
        raise InputError(where, "the JSON value is no object")
    text, context = value.get("text"), value.get("context")
    if not isinstance(text, str) or not text.strip():
        raise InputError(where, "no text")
    if len(text) > LONGEST_PHRASE:
        raise InputError(where, f"text is longer than {LONGEST_PHRASE:,} characters")
    if context is not None and not isinstance(context, str):
        raise InputError(where, "context is no text")
    return Phrase(text, _date(value.get("date"), where), (context or "")[:LONGEST_CONTEXT] or None, value.get("id"))


def _name(phrase: Phrase, reader: Reader) -> Naming | InputError:
    from parley.steps import name_phrase

    try:
        return name_phrase(phrase, reader)
    except Exception as error:
        return failure(error, phrase.text[:60])


def _lines(stream: BinaryIO | gzip.GzipFile, path: str) -> Iterator[Phrase | InputError]:
    for number, line in enumerate(iter(lambda: stream.readline(LONGEST_LINE), b""), 1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _of_line(line, f"{path}:{number}")


def _of_line(line: bytes, where: str) -> Phrase | InputError:
    try:
        return phrase_of(read_json(line.decode("utf-8-sig").strip(), where), where)
    except UnicodeDecodeError:
        return InputError(where, "not UTF-8")
    except InputError as error:
        return error


def _date(value: Any, where: str) -> str | None:
    """A date as ISO, a year or month alone included. Raises InputError for anything else."""
    if value is None or value == "":
        return None
    from parley.reports.dates import stamp_date

    stamp = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    partial = isinstance(stamp, str) and PARTIAL.fullmatch(stamp) and "01" <= (stamp[5:7] or "01") <= "12"
    date = stamp if partial else stamp_date(stamp)
    if date is None:
        raise InputError(where, f"date {value!r} is no date")
    return str(date)
