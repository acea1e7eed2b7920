"""A draft is what one input says of a report before it is checked; `finish` makes a `Reading` of it.

Refuses empty texts and texts that are not English; cuts what is over the limit and notes it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from parley.errors import InputError, NoArticle, NotEnglish, UsageError
from parley.record import Problem, Report
from parley.reports.language import foreign_language

BODY_LIMIT = 2_000_000  # characters of body that are kept; a long book has about a million
TITLE_LIMIT = 500  # characters; longer "titles" are bodies in the wrong field


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: `published` is an ISO date, the user's word; `as_is` leaves the input's text untouched."""

    published: str | None = None
    as_is: bool = False

    def __post_init__(self) -> None:
        if self.published is not None:
            _check_date(self.published)


@dataclass(frozen=True, slots=True)
class Reading:
    """A report, and the faults in its input that did not prevent reading it."""

    report: Report
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an input says of one report; `published` is an ISO date, `published_from` metadata or text."""

    paragraphs: tuple[str, ...] = ()
    title: str | None = None
    authors: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    publisher: str | None = None
    syndicator: str | None = None
    licence_note: str | None = None
    url: str | None = None
    dateline: str | None = None
    published: str | None = None
    published_from: str | None = None
    key: str | None = None
    problems: tuple[Problem, ...] = ()


def finish(draft: Draft, where: str, options: Options, *, file: str | None) -> Reading | InputError:
    """The report of a cleaned draft, or the error that names `where` and why there is none."""
    text = _encodable("\n\n".join(draft.paragraphs)) or ""
    if not text.strip():
        return NoArticle(where, "no text of a report in it")
    language = None if options.as_is else foreign_language(text)
    if language:
        return NotEnglish(where, f"not English: the text is in {language}")
    problems = draft.problems
    if len(text) > BODY_LIMIT:
        text = text[:BODY_LIMIT] if options.as_is else _cut_at_paragraph(text)
        problems += (Problem(f"text is longer than {BODY_LIMIT:,} characters; the rest was not read", where),)
    title = _encodable((draft.title or "")[:TITLE_LIMIT].strip() or None)
    published, published_from = draft.published, draft.published_from
    if options.published:
        published, published_from = options.published, "argument"
    report = Report(
        id="sha256:" + sha256(f"{title or ''}\n{text}".encode()).hexdigest(),
        text=text,
        published=published,
        published_from=published_from if published else None,
        file=file,
        key=_encodable(draft.key),
        title=title,
        authors=draft.authors,
        contributors=draft.contributors,
        publisher=draft.publisher,
        syndicator=draft.syndicator,
        licence_note=draft.licence_note,
        url=_encodable(draft.url),
        language=None if options.as_is else "en",
        dateline=draft.dateline,
    )
    return Reading(report, problems)


def _encodable(text: str | None) -> str | None:
    """The text with halves of characters (JSON "\\ud800") replaced, so that it can be written and digested."""
    return text.encode("utf-8", "replace").decode() if text and not text.isascii() else text


def _check_date(text: str) -> None:
    try:
        valid = re.fullmatch(r"\d{4}-\d\d-\d\d", text) is not None and bool(date.fromisoformat(text))
    except ValueError:
        valid = False
    if not valid:
        raise UsageError(f"published date {text!r} is no date; write it as 2018-11-09")


def _cut_at_paragraph(text: str) -> str:
    end = text.rfind("\n\n", BODY_LIMIT // 2, BODY_LIMIT)
    return text[: end if end > 0 else BODY_LIMIT]
