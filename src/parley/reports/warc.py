"""A web archive (WARC) -> a draft for each HTML page that was answered with 200."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from parley.errors import InputError, NoArticle
from parley.reports import html
from parley.reports.draft import Draft, Options

LINE_LIMIT = 4_000_000  # bytes without a line's end, in headers and pages alike


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """A draft or an error for each page, with `where#record`, records counted from 1."""
    from warcio.archiveiterator import ArchiveIterator

    pages = number = 0
    records = iter(ArchiveIterator(_Guarded(stream, where)))
    while True:
        number += 1
        place = f"{where}#{number}"
        try:
            record = next(records, None)
            page = _page_of(record) if record is not None else None
        except InputError:
            raise
        except Exception as error:  # warcio raises many kinds on damaged archives
            yield InputError(place, f"the archive is damaged or cut off here ({_one_line(error)})"), place
            return
        if record is None:
            break
        if page is None:
            continue
        pages += 1
        data, charset, url = page
        try:
            draft = html.draft_of(data, place, options, charset=charset)
            yield (
                replace(draft, url=draft.url or url, key=draft.key or record.rec_headers.get_header("WARC-Record-ID")),
                place,
            )
        except InputError as error:
            yield error, place
    if not pages:
        raise NoArticle(where, "no HTML page in the archive")


class _Guarded:
    """A stream that stops where no line ends for long: warcio would read such a header line for minutes."""

    def __init__(self, stream: BinaryIO, where: str) -> None:
        self._stream, self._where, self._since_newline = stream, where, 0

    def read(self, size: int = -1) -> bytes:
        data = self._stream.read(size)
        newline = data.rfind(b"\n")
        self._since_newline = len(data) - newline if newline >= 0 else self._since_newline + len(data)
        if self._since_newline > LINE_LIMIT:
            raise InputError(self._where, f"no line ends within {LINE_LIMIT:,} bytes; this is no web archive")
        return data

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()


def _page_of(record: object) -> tuple[bytes, str | None, str | None] | None:
    """(bytes, declared charset, address) of a response that is an HTML page, or None."""
    if record.rec_type != "response" or record.http_headers is None:  # type: ignore[attr-defined]
        return None
    headers = record.http_headers  # type: ignore[attr-defined]
    kind = (headers.get_header("Content-Type") or "").lower()
    if headers.get_statuscode() != "200" or "html" not in kind:
        return None
    length = record.rec_headers.get_header("Content-Length")  # type: ignore[attr-defined]
    data = record.content_stream().read(html.PAGE_LIMIT + 1)  # type: ignore[attr-defined]
    if record.raw_stream.limit > 0 and len(data) <= html.PAGE_LIMIT and length:  # type: ignore[attr-defined]
        raise EOFError("the record ends early")
    charset = kind.partition("charset=")[2].split(";")[0].strip(" \"'") or None
    return data, charset, record.rec_headers.get_header("WARC-Target-URI")  # type: ignore[attr-defined]


def _one_line(error: Exception) -> str:
    told = "" if isinstance(error, (AttributeError, TypeError, KeyError, IndexError)) else str(error)
    return " ".join(told.split())[:120] or type(error).__name__
