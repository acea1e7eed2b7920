"""JSON lines, a JSON object or a JSON array -> drafts, one for each report. A broken line is an error of its own.

Field names are the usual ones of scrapers and news APIs; the first that is there and not empty counts.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import Any, BinaryIO

from parley.errors import InputError, NoArticle
from parley.json_text import read_json
from parley.record import Problem
from parley.reports import names
from parley.reports.article import settle
from parley.reports.dates import stamp_date
from parley.reports.decode import decode, tidy
from parley.reports.draft import BODY_LIMIT, Draft, Options
from parley.reports.plain import paragraphs

LISTS = ("articles", "items", "results", "stories", "documents", "response", "data")
LINE_LIMIT = 32_000_000  # bytes of one JSON line, or of a whole JSON file
TEXT = (
    "text", "body", "content", "article", "maintext", "main_text", "fulltext", "full_text", "article_text",
    "article_body", "articleBody", "body_text", "content_text", "story", "raw_text", "cleaned_text", "content_html",
    "body_html", "html", "body_xhtml",
)  # fmt: skip
TITLE = ("title", "headline", "head", "title_text", "webTitle", "hl1", "name")
DATE = (
    "date", "published", "publishedAt", "published_at", "date_published", "datePublished", "publication_date",
    "publish_date", "date_publish", "publishDate", "pub_date", "pubDate", "pubdate", "publicationDate",
    "webPublicationDate", "issued", "firstcreated", "versioncreated",
)  # fmt: skip
AUTHORS = ("authors", "author", "byline", "by", "creator", "creators")
PUBLISHER = (
    "publisher", "source", "source_name", "outlet", "site_name", "publication", "media", "sourceName",
    "copyrightholder",
)  # fmt: skip
URL = ("url", "link", "webUrl", "source_url", "canonical_url", "href", "uri")
KEY = ("id", "_id", "uid", "guid", "key", "doc_id", "article_id", "uuid", "story_id", "uri")
LICENCE = ("usageterms", "copyrightnotice")
_HTML = re.compile(r"</?(?:p|div|br|h[1-6]|span|a|ul|li|blockquote|body|html|article)\b[^>]*>", re.IGNORECASE)


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """A draft or an error for each report, with `where:line`; a file that is one JSON value is read as a whole."""
    first, second = stream.readline(LINE_LIMIT), stream.readline(LINE_LIMIT)
    if _is_whole_value(first, second):
        rest = stream.read(max(0, LINE_LIMIT - len(first) - len(second)) + 1)
        yield from _read_whole(first + second + rest, where, options)
        return
    number = 1
    for line in chain([first, second], iter(lambda: stream.readline(LINE_LIMIT), b"")):
        place = f"{where}:{number}"
        if len(line) >= LINE_LIMIT and not line.endswith(b"\n"):
            yield InputError(place, f"line is longer than {LINE_LIMIT:,} bytes"), place
            return
        if line.strip():
            yield _read_line(line, place, options), place
        number += 1


def _is_whole_value(first: bytes, second: bytes) -> bool:
    """Whether the first line is only the beginning of a value: an array, or an object that goes on below."""
    start = first.lstrip(b"\xef\xbb\xbf \t\r\n")
    if first.startswith((b"\xff\xfe", b"\xfe\xff")) or not start or start.startswith(b"["):
        return True
    return not start.rstrip().endswith(b"}") and not second.lstrip().startswith(b"{")


def _read_whole(data: bytes, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    if len(data) > LINE_LIMIT:
        yield InputError(where, f"JSON file is longer than {LINE_LIMIT:,} bytes; write it as JSON lines"), where
        return
    try:
        value = _value_in(data, where)
    except json.JSONDecodeError as error:
        if b"\n" in data.strip() and not data.lstrip().startswith(b"["):
            yield from _read_lines(data, where, options)
        else:
            yield InputError(f"{where}:{error.lineno}", f"not JSON: {error.msg} at column {error.colno}"), where
    except InputError as error:
        yield error, where
    else:
        yield from _read_value(value, where, options)


def _value_in(data: bytes, where: str) -> Any:
    """The value of a JSON file. Raises JSONDecodeError for what is no JSON, InputError for what cannot be read."""
    text = decode(data, where)
    if not tidy(text).strip():
        raise NoArticle(where, "the file is empty")
    try:
        return json.loads(text, strict=False)
    except RecursionError:
        raise InputError(where, "JSON is nested too deeply") from None
    except json.JSONDecodeError:
        raise
    except ValueError:  # a number of more digits than Python takes
        raise InputError(where, "JSON has a number that is too long") from None


def _read_value(value: Any, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """The reports of a value: a list of them, an object that holds such a list, or a report itself."""
    held = _list_in(value) if isinstance(value, dict) else value
    if held is None and isinstance(value, dict):
        yield _draft_or_error(value, where, options), where
    elif not isinstance(held, list):
        yield NoArticle(where, "the JSON value is no object"), where
    elif not held:
        yield NoArticle(where, "the JSON list is empty"), where
    else:
        for number, item in enumerate(held, 1):
            place = f"{where}:{number}"
            yield _draft_or_error(item, place, options), place


def _list_in(value: dict[str, Any]) -> list[Any] | None:
    """The list under one of the names that archives give it; None in an object that has a text itself, or no list."""
    if any(isinstance(value.get(name), str) for name in TEXT):
        return None
    return next((value[name] for name in LISTS if isinstance(value.get(name), list)), None)


def _read_lines(data: bytes, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    for number, line in enumerate(data.split(b"\n"), 1):
        if line.strip():
            yield _read_line(line, f"{where}:{number}", options), f"{where}:{number}"


def _read_line(line: bytes, place: str, options: Options) -> Draft | InputError:
    try:
        item = read_json(decode(line, place), place)
    except InputError as error:
        return error
    return _draft_or_error(item, place, options)


def _draft_or_error(item: Any, place: str, options: Options) -> Draft | InputError:
    if not isinstance(item, dict):
        return NoArticle(place, "the JSON value is no object")
    try:
        return draft_of(item, place, options)
    except InputError as error:
        return error


def draft_of(item: dict[str, Any], place: str, options: Options) -> Draft:
    """The draft of one JSON object, ninjs items included. Raises NoArticle where it has no text."""
    text = _string(item, TEXT) or _of_list(item.get("bodies"))
    if text is None:
        raise NoArticle(place, f"no field with the report's text ({', '.join(TEXT[:4])} ...)")
    published = next((iso for iso in (stamp_date(item.get(key)) for key in DATE) if iso), None)
    draft = Draft(
        title=_one_line(_string(item, TITLE) or _of_list(item.get("headlines"))),
        authors=_authors(next((item[k] for k in AUTHORS if item.get(k)), None)),
        publisher=_one_line(_named(next((item[k] for k in PUBLISHER if item.get(k)), None))),
        licence_note=_one_line(_string(item, LICENCE)),
        url=next((item[k] for k in URL if isinstance(item.get(k), str) and item[k].startswith("http")), None),
        key=_key(item),
        published=published,
        published_from="metadata" if published else None,
    )
    if options.as_is:
        return replace(draft, paragraphs=(text,))
    note = (
        (Problem(f"text is longer than {BODY_LIMIT:,} characters; the rest was not read", place),)
        if len(text) > BODY_LIMIT
        else ()
    )
    settled = settle(replace(draft, paragraphs=_paragraphs(tidy(text[:BODY_LIMIT])), problems=note))
    return replace(settled, dateline=settled.dateline or _one_line(_string(item, ("dateline", "located"))))


def _paragraphs(text: str) -> tuple[str, ...]:
    if len(_HTML.findall(text[:20_000])) > 1:
        from parley.reports.html import fragment

        return fragment(text)
    return tuple(paragraphs(text))


def _authors(value: Any) -> tuple[str, ...]:
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        stated = _named(one)
        if stated:
            people, _ = names.people_and_outlet(re.sub(r"^by\s+", "", stated, flags=re.IGNORECASE))
            found.extend(people or (" ".join(stated.split()),))
    return tuple(dict.fromkeys(found))


def _named(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("name") or value.get("title")
    return tidy(value).strip() or None if isinstance(value, str) else None


def _string(item: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    return next((item[k] for k in keys if isinstance(item.get(k), str) and item[k].strip()), None)


def _of_list(values: Any) -> str | None:
    """The first text in a list of ninjs 2 values: [{"value": "..."}]."""
    values = values if isinstance(values, list) else []
    return next((v["value"] for v in values if isinstance(v, dict) and isinstance(v.get("value"), str)), None)


def _key(item: dict[str, Any]) -> str | None:
    value = next(
        (
            item[k]
            for k in KEY
            if isinstance(item.get(k), (str, int)) and not isinstance(item[k], bool) and item[k] != ""
        ),
        None,
    )
    return None if value is None else tidy(str(value))


def _one_line(text: str | None) -> str | None:
    return " ".join(tidy(text).split()) or None if text else None
