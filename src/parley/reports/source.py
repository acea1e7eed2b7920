"""Paths, bytes and text -> readings. Finds the reports in folders, tells what kind each file is, and opens it.

Each kind has a module with `read(stream, where, options)`; it is loaded when the first file of its kind comes. Errors
are yielded in the place of the report and never stop the rest.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from parley.errors import InputError
from parley.reports import plain
from parley.reports.draft import Draft, Options, Reading, finish

SUFFIXES = {
    ".txt": "plain", ".text": "plain", ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl",
    ".ndjson": "jsonl", ".json": "jsonl",
    ".rss": "feed", ".atom": "feed", ".xml": "xml", ".warc": "warc",
}  # fmt: skip
NOT_REPORTS = (".gold.json",)  # records that lie beside the reports they describe
INFLATED_LIMIT = 64_000_000  # bytes a gzip file may always inflate to
INFLATION_LIMIT = 200  # beyond that: times its packed size; news text packs to about a fifth
AS_USUAL = Options()
HEAD = 4096  # bytes by which a file's kind is told
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|div|p|article|main|title|table|h1|meta)\b", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)\b")
_NEWSML = re.compile(rb"<(?:\w+:)?(?:newsItem|newsMessage)\b")
_XML = re.compile(rb"\s*<(?:\?xml|\w)")


def find_inputs(paths: Sequence[str]) -> list[str]:
    """Files to read, in order; a folder stands for all reports in it, sorted, hidden ones left out. "-" stays as it is.

    Raises InputError for a path that is not there and for a folder without reports.
    """
    found: list[str] = []
    for path in paths:
        if path == "-" or not os.path.isdir(path):
            if path != "-" and not os.path.exists(path):
                raise InputError(path, "no such file or folder")
            found.append(path)
            continue
        inside = sorted(_reports_in(path))
        if not inside:
            raise InputError(path, f"no reports in this folder ({', '.join(sorted(SUFFIXES))}, each also as .gz)")
        found += inside
    return found


def read_reports(path: str, *, options: Options = AS_USUAL) -> Iterator[Reading | InputError]:
    """Every report in a file, or the error in its place; nothing is raised."""
    try:
        with open(path, "rb") as stream:
            yield from _read(stream, path, options)
    except (OSError, ValueError) as error:
        yield InputError(path, (getattr(error, "strerror", None) or str(error) or "cannot be read").lower())


def read_bytes(data: bytes, name: str = "-", *, options: Options = AS_USUAL) -> Iterator[Reading | InputError]:
    """Every report in `data`; `name` tells the kind where it has a known ending, else the content does."""
    yield from _read(io.BytesIO(data), name, options)


def read_text(text: str, *, options: Options = AS_USUAL, name: str | None = None) -> Reading:
    """The report in a plain text. Raises InputError where there is none."""
    reading = finish(plain.draft_of(text, options), name or "text", options, file=name)
    if isinstance(reading, InputError):
        raise reading
    return reading


def _reports_in(folder: str) -> Iterator[str]:
    for base, folders, files in os.walk(folder):
        folders[:] = [f for f in folders if not f.startswith(".")]
        for file in files:
            if not file.startswith(".") and _suffix(file) in SUFFIXES and not file.endswith(NOT_REPORTS):
                yield os.path.join(base, file)


def _suffix(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix


def _read(file: BinaryIO, where: str, options: Options) -> Iterator[Reading | InputError]:
    try:
        stream = _inflated(file, where)
        for draft, place in _reader(where, stream)(stream, where, options):
            yield draft if isinstance(draft, InputError) else finish(draft, place, options, file=place)
    except InputError as error:
        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield InputError(where, f"the compressed file is damaged or cut off ({error})")
    except RecursionError:
        yield InputError(where, "nested too deeply to be read")


def _reader(
    where: str, stream: BinaryIO
) -> Callable[[BinaryIO, str, Options], Iterator[tuple[Draft | InputError, str]]]:
    kind = SUFFIXES.get(_suffix(where)) or "unknown"
    if kind in ("xml", "unknown"):
        kind = _kind_of(_peek(stream))
    reader: Any = import_module(f"parley.reports.{kind}").read
    return reader  # type: ignore[no-any-return]


def _kind_of(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith((b"{", b"[")):
        return "jsonl"
    if _NEWSML.search(head):
        return "newsitem"
    if _XML.match(start) and _FEED.search(head):
        return "feed"
    return "html" if start.startswith(b"<") and _HTML.search(head) else "plain"


class _Inflated(io.RawIOBase):
    """A gzip stream that stops with an InputError where it swells beyond all measure."""

    def __init__(self, file: BinaryIO, where: str) -> None:
        self._file, self._where = file, where
        self._gzip = gzip.GzipFile(fileobj=file, mode="rb")
        self._inflated = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._gzip.read1(len(buffer))
        self._inflated += len(data)
        if self._inflated > INFLATED_LIMIT and self._inflated > INFLATION_LIMIT * self._file.tell():
            raise InputError(self._where, f"the compressed file swells to more than {INFLATED_LIMIT:,} bytes; not read")
        buffer[: len(data)] = data
        return len(data)


def _inflated(file: BinaryIO, where: str) -> io.BufferedReader:
    stream = io.BufferedReader(file) if isinstance(file, io.RawIOBase) else file
    if _peek(stream)[:2] == b"\x1f\x8b":
        return io.BufferedReader(_Inflated(stream, where), 1 << 16)
    return stream  # type: ignore[return-value]


def _peek(stream: Any) -> bytes:
    if hasattr(stream, "peek"):
        return bytes(stream.peek(HEAD)[:HEAD])
    head = stream.read(HEAD)
    stream.seek(-len(head), io.SEEK_CUR)
    return bytes(head)
