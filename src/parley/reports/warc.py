"""A web archive (WARC) -> a draft for each HTML page that was answered with 200. Says where an archive is cut off."""

from __future__ import annotations

import gzip
import io
import logging
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from dataclasses import replace
from typing import Any, BinaryIO

from parley.errors import InputError, NoArticle
from parley.reports import html
from parley.reports.draft import Draft, Options

LINE_LIMIT = 4_000_000  # bytes without a line's end, in headers and pages alike

Record = Any  # warcio has no types of its own
logging.getLogger("warcio").addHandler(logging.NullHandler())


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """A draft or an error for each page, with `where#record`, records counted from 1."""
    pages = number = 0
    guarded = _Guarded(stream, where)
    try:
        for number, record in enumerate(_records(guarded), 1):
            place = f"{where}#{number}"
            page = _page_of(record)
            if page is not None:
                pages += 1
                yield _draft_of(page, record, place, options), place
    except (EOFError, ValueError) as error:
        place = f"{where}#{number + 1}"
        yield InputError(place, f"the archive is damaged or cut off here ({error})"), place
        return
    if not pages:
        raise NoArticle(where, "no HTML page in the archive")


def _records(stream: _Guarded) -> Iterator[Record]:
    """The archive's records. Raises EOFError or ValueError where it is cut off or damaged."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    records = iter(ArchiveIterator(stream))
    while True:
        try:
            with redirect_stderr(io.StringIO()):  # warcio writes its doubts about a record there
                record: Record = next(records, None)
        except ArchiveLoadFailed as error:
            raise ValueError(" ".join(str(error).split())[:120]) from None
        except (AttributeError, TypeError, KeyError, IndexError):  # what warcio meets in half a header
            raise ValueError("half a header") from None
        if record is None:
            if stream.broken or not stream.end.endswith((b"\r\n\r\n", b"\n\n")):
                raise EOFError(stream.broken or "the last record ends early")
            return
        if record.rec_headers.get_header("Content-Length") is None:
            raise ValueError("a header without its length")
        yield record


class _Guarded:
    """A stream for warcio: stops where no line ends for long, and remembers in `broken` why unpacking failed.

    warcio would read an endless header line for minutes, and passes over errors of the stream in silence.
    """

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where, self._since_newline = stream, where, 0
        self.broken: str | None = None
        self.end = b""  # the last bytes read; a whole record ends in two line breaks

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self._stream.read1(size)  # type: ignore[attr-defined]
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            self.broken = str(error)
            return b""
        self.end = (self.end + data)[-4:]
        newline = data.rfind(b"\n")
        self._since_newline = len(data) - newline if newline >= 0 else self._since_newline + len(data)
        if self._since_newline > LINE_LIMIT:
            raise InputError(self._where, f"no line ends within {LINE_LIMIT:,} bytes; this is no web archive")
        return data

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()


def _page_of(record: Record) -> tuple[bytes, str | None] | None:
    """(bytes, declared charset) of a response that is an HTML page, or None. Raises EOFError where it is cut off."""
    if record.rec_type != "response" or record.http_headers is None:
        return None
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    if record.http_headers.get_statuscode() != "200" or "html" not in kind:
        return None
    with redirect_stderr(io.StringIO()):
        data = record.content_stream().read(html.PAGE_LIMIT + 1)
    if record.raw_stream.limit > 0 and len(data) <= html.PAGE_LIMIT:
        raise EOFError("the record ends early")
    return data, kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None


def _draft_of(page: tuple[bytes, str | None], record: Record, place: str, options: Options) -> Draft | InputError:
    data, charset = page
    try:
        draft = html.draft_of(data, place, options, charset=charset)
    except InputError as error:
        return error
    headers = record.rec_headers
    return replace(
        draft,
        url=draft.url or headers.get_header("WARC-Target-URI"),
        key=draft.key or headers.get_header("WARC-Record-ID"),
    )
