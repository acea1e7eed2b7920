"""A NewsML-G2 file (newsItem, or a newsMessage of many) -> drafts. ninjs items are JSON and read by `jsonl`.

Element names are those of the IPTC NewsML-G2 standard, matched without their namespace.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from parley.errors import InputError, NoArticle
from parley.reports import names
from parley.reports.article import settle
from parley.reports.dates import stamp_date
from parley.reports.decode import tidy
from parley.reports.draft import Draft, Options
from parley.reports.html import fragment

ITEM_LIMIT = 8_000_000  # bytes of a NewsML-G2 file


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft | InputError, str]]:
    """A draft or an error for each newsItem, with `where#number` where there are several."""
    data = stream.read(ITEM_LIMIT + 1)
    if len(data) > ITEM_LIMIT:
        raise InputError(where, f"NewsML file is longer than {ITEM_LIMIT:,} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise InputError(where, f"not XML: {str(error).splitlines()[0] if str(error) else 'damaged'}") from None
    items = [] if root is None else [e for e in root.iter() if _local(e) == "newsItem"]
    if not items:
        raise NoArticle(where, "no newsItem in the XML file")
    for number, item in enumerate(items, 1):
        place = f"{where}#{number}" if len(items) > 1 else where
        draft = _draft_of(item, options)
        yield draft if draft else NoArticle(place, "the newsItem has no text"), place


def _draft_of(item: Any, options: Options) -> Draft | None:
    lines = _text(item)
    if not lines:
        return None
    by = _first(item, "by") or ""
    creators = [c for c in (_name(e) for e in item.iter() if _local(e) == "creator") if c]
    people = names.people_and_outlet(by.removeprefix("By ").removeprefix("by "))[0] or tuple(
        filter(names.is_person, creators)
    )
    published = (
        stamp_date(_first(item, "contentCreated"))
        or stamp_date(_first(item, "firstCreated"))
        or stamp_date(_first(item, "versionCreated"))
    )
    draft = Draft(
        paragraphs=lines,
        title=_first(item, "headline"),
        authors=people,
        publisher=next((_name(e) for e in item.iter() if _local(e) in ("provider", "infoSource") and _name(e)), None),
        licence_note=_first(item, "copyrightNotice") or _first(item, "usageTerms"),
        dateline=_first(item, "dateline"),
        key=item.get("guid"),
        published=published,
        published_from="metadata" if published else None,
    )
    return draft if options.as_is else settle(draft)


def _text(item: Any) -> tuple[str, ...]:
    """Paragraphs of the item's inline text: NITF or XHTML inside inlineXML, or inlineData."""
    for element in item.iter():
        if _local(element) == "inlineXML":
            body = next((e for e in element.iter() if _local(e) in ("body.content", "body")), element)
            lines = [
                " ".join("".join(p.itertext()).split()) for p in body.iter() if _local(p) in ("p", "hl2", "h2", "h3")
            ]
            if any(lines):
                return tuple(tidy(line) for line in lines if line)
        if _local(element) == "inlineData" and (element.text or "").strip():
            return fragment(tidy(element.text.replace("\n\n", "<br>")))
    return ()


def _name(element: Any) -> str | None:
    named = next((e for e in element.iter() if _local(e) == "name" and (e.text or "").strip()), None)
    text = (named.text if named is not None else element.get("literal")) or ""
    return " ".join(tidy(text).split()) or None


def _first(item: Any, name: str) -> str | None:
    for element in item.iter():
        if _local(element) == name:
            text = " ".join(tidy("".join(t for t in element.itertext() if isinstance(t, str))).split())
            if text:
                return text
    return None


def _local(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
