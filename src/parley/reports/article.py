"""Paragraphs of a scraped page -> the report's body alone, and what stands around it: who wrote it, and when.

Works on any source: plain text, extracted pages, text fields. Removes furniture, never rewrites a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.reports import furniture, names
from parley.reports.dates import date_of_line, day_in_year, is_stamp_line, printed_date
from parley.reports.draft import Draft

HEADER_LINES = 12  # lines before the body that may be byline, date, publisher ...
TAIL_SHARE = 0.4  # what follows a licence or contributor line is dropped only if it is less of the text than this,
TAIL_SPEECH = 2  # and if it reports speech no more often than this
MARKS_LIMIT = 50  # licence and contributor lines that are asked whether they end the report
PULL_QUOTE_TEXT = 200_000  # characters of body beyond which pull quotes are not looked for: the search is quadratic
PULL_QUOTE = (27, 250)  # letters of a pull quote; shorter answers ("Yes, I do.") may well be repeated
BODY_LINE = 120  # characters from which a line is body and no header
_PLAIN = re.compile(r"[\W_]+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_COUNTRY = rf"(?!{_MONTH}\s\d)[A-Z][\w.’' -]{{1,30}}?"
_NO_PLACE = "URGENT|UPDATED?|EXCLUSIVE|BREAKING|LIVE|ANALYSIS|FACTBOX|EXPLAINER|OPINION|CORRECTED|ADVISORY|NEWS|READOUT"
_DATELINE = re.compile(
    rf"(?P<place>(?!(?:{_NO_PLACE})\b)(?:[A-Z][A-Z’'. -]*[A-Z](?:/[A-Z][A-Z’'. -]*[A-Z])*(?:,\s{_COUNTRY})?"
    rf"|[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)*(?:,\s{_COUNTRY})?(?=,\s(?:\d{{1,2}}\s)?{_MONTH}\s|,?\s\())"
    rf")(?P<day>,?\s+(?:{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?))?"
    rf"(?:(?:,?\s+\((?P<agency>[^()]{{2,40}})\))?\s*(?:—|–|--|-(?=\s))"
    rf"|\.?\s+/(?P<wire>[A-Z][\w -]{{1,30}})/\.)\s*(?=\S)"
)
_COPYRIGHT_YEAR = re.compile(r"(?:©|\(c\)|copyright)\D{0,40}\b((?:19|20)\d\d)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"(?:first )?(?:published|posted|filed|released|issued)\b", re.IGNORECASE)
_FIELD = re.compile(
    r"(title|headline|date|published|author|byline|source|publisher|url|link)\s*:\s+(\S.*)", re.IGNORECASE
)
_SAID = re.compile(r"\b(?:said|says|told|asked|announced)\b")
_SOURCE = re.compile(r"sources?\s*:\s*(\S.{1,70})", re.IGNORECASE)
_BAR = re.compile(r"\s*\|\s*|\s+[·•–—]\s+")
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*$")
_ATTRIBUTION = re.compile(r"[—–-]{1,2}\s?[A-Z][^.]{2,80}")


def settle(draft: Draft, *, headless: bool = False) -> Draft:
    """The draft with its body alone; `headless` says that the title is still among the paragraphs (plain text)."""
    lines = [line for line in (" ".join(p.split()) for p in draft.paragraphs) if line]
    if headless:
        draft, lines = _take_title(draft, lines)
    draft, lines = _take_header(draft, lines)
    draft, lines = _take_tail(draft, lines)
    lines = list(_without_links(_without_furniture(lines)))
    draft = _take_dateline(draft, lines)
    return replace(draft, paragraphs=tuple(_without_pull_quotes(lines)))


def read_header(draft: Draft, lines: Iterable[str]) -> Draft:
    """The draft with what the lines above an article say of its authors, publisher and date; none of them is kept."""
    after_byline = False
    for line in lines:
        found = None if _starts_body(line) else _header_line(draft, line, after_byline, "")
        after_byline = names.byline(line) is not None
        draft = found or draft
    return draft


def read_date_label(draft: Draft, lines: Iterable[str]) -> Draft:
    """The draft with the date of the first line labelled "Published", "Posted" or the like."""
    for line in lines:
        if not draft.published and _PUBLISHED.match(line):
            draft = _dated_line(draft, line) or draft
    return draft


def _take_title(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    while lines and (furniture.is_furniture(lines[0]) or furniture.is_section_name(lines[0])):
        lines = lines[1:]
    if draft.title is None and len(lines) > 1 and _is_headline(lines[0]):
        field = _FIELD.fullmatch(lines[0])
        title = field[2] if field and field[1].lower() in ("title", "headline") else lines[0]
        return replace(draft, title=title), lines[1:]
    return draft, lines


def _is_headline(line: str) -> bool:
    field = _FIELD.fullmatch(line)
    if field and field[1].lower() not in ("title", "headline"):
        return False
    return len(line) < 200 and not line.endswith((".", ",", ";")) and not date_of_line(line) and not names.byline(line)


def _take_header(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    """Reads and removes repeated headline, byline, date and publisher above the first paragraph of the body."""
    kept: list[str] = []
    title = _bare(draft.title or "")
    after_byline = False
    for at, line in enumerate(lines):
        if at >= HEADER_LINES or _starts_body(line):
            break
        if title and _repeats(_bare(line), title):
            continue
        found = _header_line(draft, line, after_byline, lines[at + 1] if at + 1 < len(lines) else "")
        after_byline = names.byline(line) is not None
        if found is None:
            kept.append(line)
            draft = _date_of_standfirst(draft, line)
        else:
            draft = found
    else:
        at = len(lines)
    return draft, kept + [line for line in lines[at:] if not title or _bare(line) != title]


def _starts_body(line: str) -> bool:
    if len(line) >= 60 and _DATELINE.match(line, 0, BODY_LINE):
        return True
    return (len(line) >= BODY_LINE or (len(line) >= 60 and bool(_SENTENCE_END.search(line)))) and not (
        furniture.is_furniture(line) or date_of_line(line)
    )


def _header_line(draft: Draft, line: str, after_byline: bool, following: str) -> Draft | None:
    """The draft with what a header line says, or None where the line is part of the report."""
    field = _FIELD.fullmatch(line)
    if field:
        return _header_field(draft, field[1].lower(), field[2])
    written = names.byline(line)
    if written:
        return replace(draft, authors=draft.authors or written[0], publisher=draft.publisher or written[1])
    dated = _dated_line(draft, line)
    if dated:
        return dated
    if furniture.is_furniture(line) or furniture.is_section_name(line) or is_stamp_line(line):
        return draft
    if line == draft.publisher or (
        len(line) < 90 and line.startswith(draft.authors) and not _SENTENCE_END.search(line)
    ):
        return draft
    outlet = names.outlet_name(line)
    if outlet or (after_byline and not draft.publisher and _is_name_like(line)):
        return replace(draft, publisher=draft.publisher or outlet or line)
    if names.is_person(line) and _DATELINE.match(following, 0, BODY_LINE):
        return replace(draft, authors=draft.authors or (line,))
    person = names.placed_person(line) if date_of_line(following) else None
    if person:
        return replace(draft, authors=draft.authors or (person,))
    return None


def _dated_line(draft: Draft, line: str) -> Draft | None:
    """The draft with what a date line says: the day, and the names beside it ("9 May 2019 · by Ada Lindqvist")."""
    parts = [part for part in _BAR.split(line) if part]
    for at, part in enumerate(parts):
        dated = date_of_line(part) if len(line) < 2 * BODY_LINE else None
        if dated:
            beside = ", ".join([*parts[:at], dated[1].strip(" ,|·•–—-"), *parts[at + 1 :]])
            authors, outlet = names.people_and_outlet(re.sub(r"\b(?:by|with agencies)\b", "", beside))
            return replace(
                _dated(draft, dated[0]), authors=draft.authors or authors, publisher=draft.publisher or outlet
            )
    return None


def _header_field(draft: Draft, field: str, value: str) -> Draft:
    if field in ("title", "headline"):
        return replace(draft, title=draft.title or value)
    if field in ("date", "published"):
        iso = printed_date(value)
        return _dated(draft, iso) if iso else draft
    if field in ("author", "byline"):
        return replace(
            draft, authors=draft.authors or names.people_and_outlet(re.sub(r"^by ", "", value, flags=re.I))[0]
        )
    if field in ("source", "publisher"):
        iso = printed_date(value)
        draft = _dated(draft, iso) if iso else draft
        return replace(draft, publisher=draft.publisher or _BAR.split(value)[0])
    return replace(draft, url=draft.url or value)


def _date_of_standfirst(draft: Draft, line: str) -> Draft:
    """A standfirst that ends in a full date ("What moved, up to Friday, 20 October 2023.") dates the report."""
    iso = printed_date(line)
    closes = re.search(r"\d{4}\W*$", line)
    return (
        _dated(draft, iso)
        if iso
        and closes
        and len(line) < BODY_LINE
        and not re.search(r"\b(?:since|in|from|after|until)\s+\S+\W*$", line)
        else draft
    )


def _dated(draft: Draft, iso: str) -> Draft:
    return draft if draft.published else replace(draft, published=iso, published_from="text")


def _is_name_like(line: str) -> bool:
    words = line.split()
    return (
        len(line) < 60
        and 1 < len(words) <= 7
        and not _SENTENCE_END.search(line)
        and all(w[0].isupper() or len(w) < 4 for w in words)
    )


def _take_tail(draft: Draft, lines: list[str]) -> tuple[Draft, list[str]]:
    """Reads contributor and licence lines; drops them, and what follows them at the end of the page."""
    total = sum(map(len, lines)) or 1
    kept: list[str] = []
    seen = marks = 0
    for at, line in enumerate(lines):
        rest = total - seen
        seen += len(line)
        if furniture.is_licence(line):
            draft = _licensed(draft, line)
        elif furniture.is_contributor_line(line) and (at > 0 or draft.authors):
            draft = _contributed(draft, line)
        elif at > 0 and _SOURCE.fullmatch(line):
            draft = replace(draft, publisher=draft.publisher or line.partition(":")[2].strip())
            continue
        elif furniture.is_comments_heading(line) and at > 2:
            draft = _read_tail(draft, lines[at + 1 :])
            break
        else:
            kept.append(line)
            continue
        marks += 1
        if (
            marks < MARKS_LIMIT
            and rest - len(line) <= TAIL_SHARE * total
            and len(_SAID.findall(" ".join(lines[at + 1 :]))) <= TAIL_SPEECH
        ):
            draft = _read_tail(draft, lines[at + 1 :])
            break
    return draft, _without_author_notes(draft, kept)


def _read_tail(draft: Draft, lines: list[str]) -> Draft:
    """The draft with what the lines after its end say of contributors and licence."""
    for line in lines:
        if furniture.is_contributor_line(line):
            draft = _contributed(draft, line)
        elif furniture.is_licence(line):
            draft = _licensed(draft, line)
    return draft


def _contributed(draft: Draft, line: str) -> Draft:
    helpers = tuple(name for name in names.contributors(line) if name not in draft.authors)
    return replace(draft, contributors=draft.contributors or helpers)


def _licensed(draft: Draft, line: str) -> Draft:
    authors, publisher, syndicator = names.licence_names(line)
    return replace(
        draft,
        authors=draft.authors or authors,
        publisher=draft.publisher or publisher,
        syndicator=draft.syndicator or syndicator,
        licence_note=draft.licence_note or line,
    )


def _without_author_notes(draft: Draft, lines: list[str]) -> list[str]:
    """Drops closing lines about the authors: "Ada Lindqvist covers the region from Accra."."""
    while (
        lines
        and draft.authors
        and len(lines[-1]) < 300
        and any(
            re.match(
                rf"(?:•\s*)?{re.escape(author)}\s+(?:is|was|covers?|writes?|reports?|reported|joined|has)\b", lines[-1]
            )
            for author in draft.authors
        )
    ):
        lines = lines[:-1]
    return lines


def _without_furniture(lines: Iterable[str]) -> Iterator[str]:
    after_advertisement = False
    for line in lines:
        if furniture.is_furniture(line) or (after_advertisement and furniture.is_sales(line, expected=True)):
            after_advertisement = True
            continue
        after_advertisement = False
        yield line


def _without_links(lines: Iterable[str]) -> Iterator[str]:
    """Drops headings over links to other pages, and the titles under them."""
    under = False
    for line in lines:
        if furniture.is_links_heading(line):
            under = True
            continue
        under = under and len(line) < 130 and not _SENTENCE_END.search(line.rstrip("?"))
        if not under:
            yield line


def _take_dateline(draft: Draft, lines: list[str]) -> Draft:
    for line in lines[:3]:
        match = _DATELINE.match(line, 0, BODY_LINE)
        if not match:
            continue
        place = match["place"].strip()
        draft = replace(
            draft,
            dateline=draft.dateline or place,
            publisher=draft.publisher or _agency(match["agency"] or match["wire"]),
        )
        if match["day"] and not draft.published:
            iso = printed_date(match["day"]) or _day_with_copyright_year(draft, match["day"])
            draft = _dated(draft, iso) if iso else draft
        break
    return draft


def _agency(name: str | None) -> str | None:
    return name if name and not re.search(r"\d", name) else None


def _day_with_copyright_year(draft: Draft, day: str) -> str | None:
    year = _COPYRIGHT_YEAR.search(draft.licence_note or "")
    return day_in_year(day, int(year[1])) if year else None


def _without_pull_quotes(lines: list[str]) -> Iterator[str]:
    """Drops lines that only repeat words of another paragraph, with the name under them."""
    bares = [_bare(line) for line in lines]
    whole = "\n".join(bares)
    if len(whole) > PULL_QUOTE_TEXT:
        yield from lines
        return
    times = Counter(bares)
    dropped = False
    for line, bare in zip(lines, bares, strict=True):
        if PULL_QUOTE[0] < len(bare) < PULL_QUOTE[1] and whole.count(bare) > times[bare]:
            dropped = True
            continue
        if dropped and _ATTRIBUTION.fullmatch(line):
            continue
        dropped = False
        yield line


def _repeats(line: str, title: str) -> bool:
    return line == title or (len(title) > 25 and line.startswith(title) and len(line) < len(title) + 40)


def _bare(text: str) -> str:
    return _PLAIN.sub("", text).casefold()
