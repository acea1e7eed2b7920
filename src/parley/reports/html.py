"""An HTML page -> a draft of its article. trafilatura finds where the article is; what it loses of it is put back.

Furniture that its markup names (navigation, advertising, comments, captions ...) is taken out first, furniture that
only its words betray is left to `article.settle`. Refuses pages without an article.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from lxml import etree
from lxml import html as lxml_html

from parley.errors import NoArticle
from parley.record import Problem
from parley.reports import furniture, names
from parley.reports.article import read_date_label, read_header, settle
from parley.reports.decode import decode, tidy
from parley.reports.draft import Draft, Options
from parley.reports.metadata import Element, page_metadata, visible_metadata

PAGE_LIMIT = 2_000_000  # bytes; the largest news pages have about a million, most of it scripts
DEPTH_LIMIT = 200  # elements inside each other; deeper pages are read as flat text
MERGED_TEXT = 100_000  # characters of extracted text in which paragraphs that were run together are looked for
ELEMENTS_LIMIT = 15_000  # elements; pages with more are read as flat text
HEADER_BLOCKS = 8  # lines above the article that may name authors, publisher and date
LEAST_BODY = 100  # characters an article has at least
OTHER_ARTICLE = 0.25  # an article element with less prose than this share of the longest one's is a teaser
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
_NEVER = {
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio",
    "nav", "aside", "footer",
    "form", "button", "input", "select", "option", "textarea", "label", "figcaption", "menu", "dialog", "map",
    "fieldset",
}  # fmt: skip
_NEVER_ROLES = {
    "navigation",
    "dialog",
    "alert",
    "search",
    "complementary",
    "contentinfo",
    "banner",
    "menu",
    "alertdialog",
}
_NEVER_CLASSES = {
    "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adbox", "adunit", "adslot", "mpu", "adsense",
    "sponsor", "sponsored", "promo", "promos", "promobox", "promotion", "teaser", "teasers", "cookie", "cookies",
    "cookiebar", "consent", "gdpr", "cmp", "newsletter", "newsletters", "nl", "signup", "subscribe", "subscription",
    "paywall", "meter", "regwall", "related", "readmore", "seealso", "share", "sharing", "sharedaddy", "social",
    "socials", "comments", "comment", "commentlist", "disqus", "respond", "discussion", "outbrain", "taboola",
    "mostread", "popular", "trending", "recommended", "recommendations", "breadcrumb", "breadcrumbs", "crumbs",
    "trail", "menu", "ticker", "poll", "embed", "caption", "captions", "pullquote", "pull", "authorbox", "bio",
    "toolbar", "tools", "widget", "widgets", "sidebar", "popup", "modal", "overlay", "masthead", "nav",
    "navigation", "navbar", "skip", "footer", "downloads", "tags", "taglist", "banner", "inread", "outro",
}  # fmt: skip
_NEVER_WHOLE = {"more", "also", "box", "bottom", "top", "fine"}
_NEVER_PAIRS = (
    "read-more", "see-also", "most-read", "author-box", "author-bio", "inline-link", "also-read", "more-on",
    "pull-quote",
    "share-tools", "skip-link",
)  # fmt: skip
_TOKENS = re.compile(r"[A-Za-z][a-z]+|[A-Z]+(?![a-z])|\d+")
_REUSE = re.compile(
    r"\b(?:republish|reproduc|reprint|syndicated|redistribut|licen[cs]ed content|licen[cs]e only)", re.IGNORECASE
)
_BLOCKS = {
    "p", "div", "section", "article", "main", "body", "header", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    "li", "ul", "ol", "dl", "dt", "dd", "table",
    "tr", "td", "th", "tbody", "pre", "br", "hr", "figure", "address", "center", "details", "summary", "html", "head",
}  # fmt: skip
_PROSE = {"p", "blockquote", "pre", "h2", "h3", "h4", "h5", "div", "section", "article", "dd"}
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*(\s*\([^()]{1,40}\))?$")  # agencies sign after it: "(Reuters)"
_SQUASH = re.compile(r"[\W_]+")


logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # it has much to say of broken pages


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between two block boundaries; `linked` is the share of its characters inside links."""

    tag: str
    text: str
    parent: int
    linked: float


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft, str]]:
    """The one draft of a page. Raises NoArticle or InputError."""
    yield draft_of(stream.read(PAGE_LIMIT + 1), where, options), where


def draft_of(data: bytes, where: str, options: Options, *, charset: str | None = None) -> Draft:
    """The draft of a page's bytes; `charset` is what its transport declared. Raises NoArticle or InputError."""
    cut = len(data) > PAGE_LIMIT
    match = _CHARSET.search(data, 0, 4096)
    declared = charset or (match[1].decode("ascii", "replace") if match else None)
    text = tidy(decode(data[:PAGE_LIMIT], where, declared=declared, cut=cut))
    draft = article_of(text, where, as_is=options.as_is)
    if cut:
        note = Problem(f"page is longer than {PAGE_LIMIT:,} bytes; the rest was not read", where)
        draft = replace(draft, problems=(*draft.problems, note))
    return draft


def article_of(text: str, where: str, *, as_is: bool = False) -> Draft:
    """The draft of a page's text. Raises NoArticle."""
    tree = _parse(text, where)
    if _is_too_deep(tree):
        flat = [line for line in (" ".join(t.split()) for t in tree.itertext() if isinstance(t, str)) if line]
        draft = Draft(
            paragraphs=tuple(flat), problems=(Problem("page is nested too deeply; read as flat text", where),)
        )
        return _checked(settle(draft), where)
    draft = page_metadata(tree)
    licence = _licence_line(tree)
    _prune(tree)
    draft = visible_metadata(draft, tree)
    blocks = [block for block in _blocks(tree) if block.tag != "h1"]
    found = _article_blocks(blocks, tree)
    first = blocks.index(found[0]) if found else 0
    draft = read_header(draft, [block.text for block in blocks[max(0, first - HEADER_BLOCKS) : first]])
    draft = read_date_label(draft, [block.text for block in blocks if len(block.text) < LEAST_BODY])
    lines = tuple(block.text for block in found)
    draft = replace(draft, paragraphs=(*lines, licence) if licence and not as_is else lines)
    return draft if as_is else _checked(settle(draft), where)


def fragment(text: str) -> tuple[str, ...]:
    """Paragraphs of a piece of HTML that is an article's body already (feeds, JSON text fields)."""
    try:
        tree = lxml_html.fromstring(f"<html><body>{text}</body></html>".encode(), parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        return ()
    if not _is_too_deep(tree):
        _prune(tree)
    return tuple(block.text for block in _blocks(tree) if block.linked < 0.8)


def _parser() -> Any:
    return lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)


def _parse(text: str, where: str) -> Element:
    try:
        tree = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=_parser())
    except (etree.LxmlError, ValueError, AssertionError):
        tree = None
    if tree is None or len(tree) == 0:
        raise NoArticle(where, "the page is empty")
    return tree


def _is_too_deep(tree: Element) -> bool:
    depth = 0
    for count, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        depth += 1 if event == "start" else -1
        if depth > DEPTH_LIMIT or count > 2 * ELEMENTS_LIMIT:
            return True
    return False


def _licence_line(tree: Element) -> str | None:
    """The line that says who may reprint the article; a footer's is taken only where no other is there."""
    in_footer = None
    for element in tree.iter("p", "div", "footer", "small", "span", "li"):
        if len(element) > 4:
            continue
        text = " ".join("".join(t for t in element.itertext() if isinstance(t, str)).split())
        if not text or not furniture.is_licence(text):
            continue
        if element.tag != "footer" and next(element.iterancestors("footer"), None) is None:
            return text
        if names.licence_names(text)[2] or _REUSE.search(text):
            in_footer = in_footer or text
    return in_footer


def _prune(tree: Element) -> None:
    """Takes out elements whose tag, role or class names them as furniture.

    A class is not believed of an element that holds the headline or more than half of the page's prose.
    """
    prose = sum(_prose_length(p) for p in tree.iter("p")) or 1
    _drop_other_articles(tree)
    for element in list(tree.iter()):
        if element.getparent() is None or element.tag in ("body", "head", "main") or not _is_named_furniture(element):
            continue
        if element.tag not in _NEVER and (
            element.find(".//h1") is not None or sum(_prose_length(p) for p in element.iter("p")) > prose / 2
        ):
            continue
        _drop(element)


def _drop_other_articles(tree: Element) -> None:
    """Takes out article elements beside the longest one: teasers of other reports."""
    lengths = {e: sum(_prose_length(p) for p in e.iter("p")) for e in tree.iter("article")}
    longest = max(lengths.values(), default=0)
    for element, length in lengths.items():
        if length < OTHER_ARTICLE * longest and element.getparent() is not None:
            _drop(element)


def _prose_length(paragraph: Element) -> int:
    return sum(len(t) for t in paragraph.itertext() if isinstance(t, str))


def _is_named_furniture(element: Element) -> bool:
    if element.tag in _NEVER:
        return element.tag != "form" or element.find(".//article") is None
    if element.tag == "header":
        return element.find(".//h1") is None and element.find(".//time") is None
    return _is_hidden(element) or any(
        _names_furniture(name.lower(), name)
        for name in f"{element.get('class') or ''} {element.get('id') or ''}".split()
    )


def _is_hidden(element: Element) -> bool:
    return (
        (element.get("role") or "").lower() in _NEVER_ROLES
        or element.get("hidden") is not None
        or (element.get("aria-hidden") or "").lower() == "true"
        or "display:none" in (element.get("style") or "").replace(" ", "").lower()
    )


def _names_furniture(low: str, name: str) -> bool:
    """Whether a class or id names furniture: as a whole, by a pair of words, or by one ("ad-slot", "shareBar")."""
    if low in _NEVER_WHOLE or low in _NEVER_CLASSES or any(pair in low for pair in _NEVER_PAIRS):
        return True
    return any(token.lower() in _NEVER_CLASSES for token in _TOKENS.findall(name))


def _drop(element: Element) -> None:
    """Removes an element and keeps the text after it."""
    parent = element.getparent()
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + " " + element.tail
        else:
            parent.text = (parent.text or "") + " " + element.tail
    parent.remove(element)


def _blocks(tree: Element) -> Iterator[Block]:
    """Runs of text in the order of the page; `parent` is a number for the element around the block's element."""
    words: list[str] = []
    linked = links = serial = 0
    open_elements: list[tuple[str, int]] = [("html", 0)]
    tag, parent = "body", 0

    def block() -> Iterator[Block]:
        text = " ".join("".join(words).split())
        if text:
            yield Block(tag, text, parent, min(1.0, linked / len(text)))

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag
        if not isinstance(name, str) or name in ("title", "head"):
            continue
        starts = event == "start"
        if starts:
            serial += 1
            open_elements.append((name, serial))
        else:
            open_elements.pop()
        if name in _BLOCKS:
            yield from block()
            words, linked = [], 0
            holder = -2 if starts and name in ("br", "hr") else -1
            tag, parent = open_elements[holder][0], open_elements[max(holder - 1, -len(open_elements))][1]
        if name == "a":
            links += 1 if starts else -1
        piece = element.text if starts else element.tail
        if piece:
            words.append(piece)
            if links > 0:
                linked += len(piece)
    yield from block()


def _article_blocks(blocks: list[Block], tree: Element) -> list[Block]:
    """Blocks of the article: those that trafilatura kept, and prose between and beside them that it lost."""
    from trafilatura import bare_extraction

    try:
        found = bare_extraction(tree, fast=True, include_comments=False, include_tables=False, with_metadata=False)
    except Exception:  # a third-party parser on hostile input: fall back on the paragraphs
        found = None
    lines = [_squash(line) for line in (getattr(found, "text", None) or "").split("\n")]
    text = "".join(lines)[:MERGED_TEXT]
    known = set(lines) - {""}
    kept = [block.linked < 0.8 and (s := _squash(block.text)) != "" and (s in known or s in text) for block in blocks]
    if not any(kept):
        return [
            block for block in blocks if block.tag == "p" and block.linked < 0.5 and _SENTENCE_END.search(block.text)
        ]
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    parents = {
        block.parent
        for block, is_kept in zip(blocks, kept, strict=True)
        if is_kept and block.tag in ("p", "blockquote")
    }
    return [
        block
        for at, block in enumerate(blocks)
        if kept[at] or (_is_prose(block) and (first < at < last or (block.parent in parents and block.tag == "p")))
    ]


def _is_prose(block: Block) -> bool:
    if block.linked >= 0.5 or block.tag not in _PROSE:
        return False
    return block.tag in ("h2", "h3", "h4") or bool(_SENTENCE_END.search(block.text))


def _checked(draft: Draft, where: str) -> Draft:
    if sum(map(len, draft.paragraphs)) < LEAST_BODY or not any(_SENTENCE_END.search(p) for p in draft.paragraphs):
        raise NoArticle(where, "no article found in the page")
    return draft


def _squash(text: str) -> str:
    return _SQUASH.sub("", text)
