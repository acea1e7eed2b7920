"""What a page says of itself in JSON-LD, meta tags, time elements and its byline -> fields of a draft.

A publication date is taken as it is written there (the publisher's own day); a date of change never stands in for it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from parley.reports import names
from parley.reports.dates import stamp_date
from parley.reports.draft import Draft

Element = Any  # an lxml element: lxml has no types of its own

NODES_LIMIT = 2_000  # JSON-LD nodes that are looked at
_ARTICLE = re.compile(r"(?:Article|Posting|Report|Review|Blog|Statement)$")
_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published", "og:published_time",
    "dc.date.issued", "dcterms.issued", "dcterms.date", "dc.date", "date", "pubdate", "publishdate", "publish_date",
    "publish-date", "publication_date", "publication-date", "sailthru.date", "parsely-pub-date", "og:pubdate",
    "originalpublicationdate", "article_date_original", "citation_publication_date", "cxenseparse:recs:publishtime",
    "release_date", "created", "dcterms.created", "dc.date.created",
)  # fmt: skip
_AUTHORS = (
    "author",
    "byl",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "citation_author",
)
_PUBLISHERS = (
    "og:site_name",
    "publisher",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "al:android:app_name",
)
_TITLES = ("og:title", "headline", "dc.title", "twitter:title", "citation_title")
_BYLINE_CLASSES = {
    "byline",
    "by",
    "author",
    "authors",
    "credit",
    "writer",
    "contributors",
    "byl",
    "dateline-byline",
    "desk",
    "standfirst-author",
}
_UPDATED = re.compile(r"updat|modif|edited|revis|last", re.IGNORECASE)
# "Headline | The Post", "Headline - The Post", "Headline :: The Post"
_SITE = re.compile(r"\s+(?:\||-|–|—|::|·|»|•)\s+")


def page_metadata(tree: Element) -> Draft:
    """Title, authors, publisher, address and publication date of a whole page, before anything is removed from it."""
    meta = _meta_tags(tree)
    linked = _linked_data(tree)
    headings = [_text(h) for h in tree.iter("h1")]
    page_title = next((_text(t) for t in tree.iter("title")), "")
    title, site = _title(linked, meta, [h for h in headings if h], page_title)
    published = stamp_date(linked.get("datePublished")) or next(
        (d for d in (stamp_date(meta.get(k)) for k in _DATES) if d), None
    )
    return Draft(
        title=title,
        authors=tuple(_people(linked.get("author"))) or _meta_authors(meta),
        publisher=next(_people(linked.get("publisher")), None) or _first(meta, _PUBLISHERS) or site,
        url=_address(tree, linked, meta),
        published=published,
        published_from="metadata" if published else None,
    )


def visible_metadata(draft: Draft, tree: Element) -> Draft:
    """The draft, with what it lacks filled from time elements and byline of a page without its furniture."""
    if not draft.published:
        published = _time_element(tree)
        draft = replace(draft, published=published, published_from="metadata" if published else None)
    if not draft.authors:
        authors, outlet = _byline(tree)
        draft = replace(draft, authors=authors, publisher=draft.publisher or outlet)
    return draft


def _meta_tags(tree: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.lower(), content)
    return found


def _linked_data(tree: Element) -> dict[str, Any]:
    """The first JSON-LD node that is an article, or an empty dict."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            nodes = list(_nodes(json.loads(text, strict=False)))
        except (ValueError, RecursionError):
            continue
        for node in nodes:
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                return node
    return {}


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    waiting = [data]
    for _ in range(NODES_LIMIT):
        if not waiting:
            return
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(
                v
                for k, v in node.items()
                if k in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item")
            )


def _title(
    linked: dict[str, Any], meta: dict[str, str], headings: list[str], page_title: str
) -> tuple[str | None, str | None]:
    """(title, name of the site after the title's bar)."""
    parts = _SITE.split(page_title)
    stated = linked.get("headline")
    candidates = [
        stated if isinstance(stated, str) else None,
        _first(meta, _TITLES),
        headings[0] if len(headings) == 1 else None,
    ]
    for title in filter(None, candidates):
        title = " ".join(title.split())
        rest = page_title[len(title) :] if page_title.startswith(title) else ""
        site = _SITE.sub("", rest, count=1).strip() if _SITE.match(rest) else None
        return title, site
    if len(parts) > 1:
        return _SITE.split(page_title, maxsplit=1)[0] if len(parts) == 2 else page_title.rsplit(parts[-1], 1)[0].rstrip(
            " |-–—:·»•"
        ), parts[-1]
    return (headings[0] if headings else page_title) or None, None


def _people(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, list):
            yield from (n for n in name if isinstance(n, str))
        elif isinstance(name, str) and name.strip() and not name.startswith("http"):
            yield " ".join(name.split())


def _meta_authors(meta: dict[str, str]) -> tuple[str, ...]:
    stated = next((meta[k] for k in _AUTHORS if k in meta and not meta[k].startswith(("http", "/"))), "")
    people, _ = names.people_and_outlet(re.sub(r"^by\s+", "", stated, flags=re.IGNORECASE))
    return people or ((stated,) if stated else ())


def _address(tree: Element, linked: dict[str, Any], meta: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    for address in (*links, meta.get("og:url"), linked.get("url"), linked.get("mainEntityOfPage")):
        address = address.get("@id") if isinstance(address, dict) else address
        if isinstance(address, str) and address.startswith("http"):
            return address
    return None


def _time_element(tree: Element) -> str | None:
    times = [t for t in tree.iter("time") if not _is_update(t)]
    times.sort(key=lambda t: t.get("pubdate") is None and (t.get("itemprop") or "").lower() != "datepublished")
    for element in times:
        iso = stamp_date(element.get("datetime")) or stamp_date(_text(element))
        if iso:
            return iso
    return None


def _is_update(element: Element) -> bool:
    """Whether a time element stands for the last change: by its own names, or by the words before it."""
    own = " ".join(element.get(k) or "" for k in ("class", "itemprop", "id", "title", "data-testid"))
    parent, before = element.getparent(), element.getprevious()
    said = (before.tail if before is not None else parent.text if parent is not None else "") or ""
    if before is not None and not said.strip() and before.tag != "time":
        said = _text(before)
    above = " ".join((parent.get(k) or "") for k in ("class", "id")) if parent is not None else ""
    return bool(_UPDATED.search(own) or _UPDATED.search(said[-40:]) or _UPDATED.search(above))


def _byline(tree: Element) -> tuple[tuple[str, ...], str | None]:
    for element in tree.iter("a", "p", "div", "span", "address", "li", "cite", "b", "strong"):
        classes = set((element.get("class") or "").lower().split())
        marked = (
            classes & _BYLINE_CLASSES or element.get("rel") == "author" or (element.get("itemprop") or "") == "author"
        )
        if not (marked or element.tag == "address"):
            continue
        line = _text(element)
        if len(line) <= names.BYLINE_LIMIT:
            found = names.byline(line) or names.people_and_outlet(line)
            if found[0] or found[1]:
                return found
    return (), None


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[k] for k in keys if k in meta), None)


def _text(element: Element) -> str:
    return " ".join("".join(t for t in element.itertext() if isinstance(t, str)).split())
