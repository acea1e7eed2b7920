"""A web archive (WARC) -> a draft for each HTML page that was answered with 200."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from parley.errors import InputError, NoArticle
from parley.reports import html
from parley.reports.draft import Draft, Options


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """A draft or an error for each page, with `where#record`, records counted from 1."""
    from warcio.archiveiterator import ArchiveIterator

    pages = number = 0
    records = iter(ArchiveIterator(stream))
    while True:
        number += 1
        place = f"{where}#{number}"
        try:
            record = next(records, None)
            page = _page_of(record) if record is not None else None
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - warcio raises many kinds on damaged archives
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
            yield replace(draft, url=draft.url or url, key=draft.key or record.rec_headers.get_header("WARC-Record-ID")), place
        except InputError as error:
            yield error, place
    if not pages:
        raise NoArticle(where, "no HTML page in the archive")


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
    return " ".join(str(error).split())[:120] or type(error).__name__
