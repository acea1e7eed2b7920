"""Files of JSON lines -> records that keep to the form, in order; a bad line's error in its place."""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from parley.errors import InputError
from parley.run.tasks import STANDARD_INPUT, guarded
from parley.store.records import LINE_LIMIT, Plain, read_record

GZIP = b"\x1f\x8b"


def read_records(paths: Iterable[str]) -> Iterator[Plain | InputError]:
    """The records of files of JSON lines, also gzipped ("-" is standard input); blank lines are passed over."""
    for path in paths:
        yield from guarded(_of_file(path), path)


def _of_file(path: str) -> Iterator[Plain | InputError]:
    try:
        with _opened(path) as stream:
            for number, line in enumerate(_lines(stream), 1):
                if line.strip(b"\xef\xbb\xbf \t\r\n"):
                    yield _of_line(line, f"{path}:{number}")
    except FileNotFoundError:
        yield InputError(path, "no such file")
    except (EOFError, gzip.BadGzipFile) as error:
        yield InputError(path, f"the compressed file is damaged or cut off ({error})")
    except OSError as error:
        yield InputError(path, (error.strerror or str(error) or "cannot be read").lower())


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        yield sys.stdin.buffer
        return
    with open(path, "rb") as file:
        packed = file.read(len(GZIP)) == GZIP
        file.seek(0)
        yield cast(BinaryIO, gzip.GzipFile(fileobj=file)) if packed else file


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines; one that is too long is cut, and its rest passed over."""
    while line := stream.readline(LINE_LIMIT + 1):
        rest = line
        while len(rest) > LINE_LIMIT and not rest.endswith(b"\n"):
            rest = stream.readline(LINE_LIMIT + 1)
        yield line


def _of_line(line: bytes, where: str) -> Plain | InputError:
    try:
        record = read_record(line, where)
    except InputError as error:
        return error
    if not record["report"].get("file"):
        record["report"]["file"] = where
    return record
