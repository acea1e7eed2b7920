"""An RSS or Atom file with full text -> a draft for each entry.

An entry that carries a summary alone is an error of its own: a summary is no report.
"""

from __future__ import annotations

import calendar
import time
from collections.abc import Iterator
from typing import Any, BinaryIO

from parley.errors import InputError, NoArticle
from parley.reports import names
from parley.reports.article import settle
from parley.reports.dates import stamp_date
from parley.reports.decode import tidy
from parley.reports.draft import Draft, Options
from parley.reports.html import fragment

FEED_LIMIT = 8_000_000  # bytes; feeds have a hundred entries at most, of some ten thousand bytes each
LEAST_TEXT = 300  # characters; an entry with less and no content element carries a summary alone


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """A draft or an error for each entry, with `where#number`."""
    import feedparser

    data = stream.read(FEED_LIMIT + 1)
    try:
        feed = feedparser.parse(data[:FEED_LIMIT], sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # a third-party parser on hostile input
        raise InputError(where, f"the feed cannot be read ({type(error).__name__})") from None
    if not feed.entries:
        raise NoArticle(where, "the feed has no entries")
    site = feed.feed.get("title") if isinstance(feed.feed.get("title"), str) else None
    for number, entry in enumerate(feed.entries, 1):
        place = f"{where}#{number}"
        draft = _draft_of(entry, site, options)
        yield draft if draft else NoArticle(place, "the entry has a summary and no full text"), place
    if len(data) > FEED_LIMIT:
        yield (
            InputError(where, f"feed is longer than {FEED_LIMIT:,} bytes; the entries after that were not read"),
            where,
        )


def _draft_of(entry: Any, site: str | None, options: Options) -> Draft | None:
    text = _full_text(entry)
    if text is None:
        return None
    published = _published(entry)
    people, outlet = names.people_and_outlet(tidy(entry.get("author") or ""))
    title = " ".join(" ".join(fragment(entry.get("title") or "")).split())
    draft = Draft(
        paragraphs=fragment(tidy(text)),
        title=title or None,
        authors=people,
        publisher=_source(entry) or outlet or site,
        url=entry.get("link"),
        key=entry.get("id"),
        published=published,
        published_from="metadata" if published else None,
    )
    return draft if options.as_is else settle(draft)


def _full_text(entry: Any) -> str | None:
    contents = [c.get("value") or "" for c in entry.get("content") or []]
    longest = max(contents, key=len, default="")
    if longest.strip():
        return longest
    summary = entry.get("summary") or ""
    return summary if len(summary) >= LEAST_TEXT else None


def _published(entry: Any) -> str | None:
    """The day of publication as it is written; feedparser's own reading (in UTC) only where that cannot be read."""
    written = stamp_date(entry.get("published"))
    if written:
        return written
    parsed = entry.get("published_parsed")
    try:
        return time.strftime("%Y-%m-%d", time.gmtime(calendar.timegm(parsed))) if parsed else None
    except (ValueError, OverflowError, TypeError):
        return None


def _source(entry: Any) -> str | None:
    source = entry.get("source")
    return source.get("title") if isinstance(source, dict) else None
