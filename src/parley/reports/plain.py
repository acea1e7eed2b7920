"""A plain text file or string -> a draft. One file is one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from parley.record import Problem
from parley.reports.article import settle
from parley.reports.decode import decode, tidy
from parley.reports.draft import BODY_LIMIT, Draft, Options

BYTES_LIMIT = 4 * BODY_LIMIT  # UTF-8 takes at most four bytes for a character
WRAP_WIDTH = (45, 100)  # characters a line of hard-wrapped text has at least and at most


def read(stream: BinaryIO, where: str, options: Options) -> Iterator[tuple[Draft, str]]:
    """The one draft of a text file. Raises InputError where the bytes are no text."""
    data = stream.read(BYTES_LIMIT + 1)
    cut = len(data) > BYTES_LIMIT
    text = decode(data[:BYTES_LIMIT], where, cut=cut)
    problems = (Problem(f"file is longer than {BYTES_LIMIT:,} bytes; the rest was not read", where),) if cut else ()
    yield draft_of(text, options, problems), where


def draft_of(text: str, options: Options, problems: tuple[Problem, ...] = ()) -> Draft:
    """The draft of a plain text that may carry its headline and a page's furniture."""
    if options.as_is:
        return Draft(paragraphs=(text,), problems=problems)
    if len(text) > BODY_LIMIT and not problems:
        problems = (Problem(f"text is longer than {BODY_LIMIT:,} characters; the rest was not read"),)
    return settle(Draft(paragraphs=tuple(paragraphs(tidy(text[:BODY_LIMIT]))), problems=problems), headless=True)


def paragraphs(text: str) -> Iterator[str]:
    """Paragraphs of a text: blank lines part them, lines of hard-wrapped text are joined, other lines stand alone."""
    for block in re.split(r"\n\s*\n", text):
        lines = [line.strip() for line in block.split("\n") if line.strip()]
        if _is_wrapped(lines):
            yield " ".join(lines)
        else:
            yield from lines


def _is_wrapped(lines: list[str]) -> bool:
    if len(lines) < 2:
        return False
    width = max(map(len, lines))
    return WRAP_WIDTH[0] <= width <= WRAP_WIDTH[1] and all(len(line) > 0.6 * width for line in lines[:-1])
