"""Text in, stretches between quotation marks out: straight, curly, angle, single and unclosed ones.

Says nothing of who speaks or whether the words are speech at all.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from parley.parsed import Quote
from parley.record import Span

OPEN_TO_CLOSE = {"“": "”", "«": "»", "„": "“”", '"': '"', "‘": "’", "'": "'"}
# A single mark opens where no letter stands before it and closes where none follows: "the rebels' offer" stays,
# and so do "the '90s".
MARK = re.compile(r"[“”„«»\"]|(?<!\w)[‘'](?=\w)(?!\d0s)|(?<=[\w.,!?…])[’'](?!\w)")
PARAGRAPH = re.compile(r"\n\s*\n|\n")


def find_quotes(text: str) -> list[tuple[Span, bool]]:
    """Characters between each pair of marks, and whether a closing mark was seen; in order, never nested.

    A quotation that its paragraph does not close ends with it; so does each paragraph of a longer quotation, whose next
    paragraph opens anew.
    """
    found: list[tuple[Span, bool]] = []
    start = 0
    for stop in [*(m.start() for m in PARAGRAPH.finditer(text)), len(text)]:
        found += _in_paragraph(text, start, stop)
        start = stop
    return found


def _in_paragraph(text: str, start: int, stop: int) -> list[tuple[Span, bool]]:
    found: list[tuple[Span, bool]] = []
    opened: tuple[int, str] | None = None
    single_closers = [m.start() for m in MARK.finditer(text, start, stop) if m.group() in "’'"]
    for m in MARK.finditer(text, start, stop):
        mark = m.group()
        if opened is not None:
            if mark in OPEN_TO_CLOSE[opened[1]] and (mark not in "'’" or not _opens(text, m.start())):
                found.append(((opened[0], m.start()), True))
                opened = None
        elif mark in OPEN_TO_CLOSE and (mark not in "'‘" or _opens(text, m.start())):
            if mark in "'‘" and bisect_left(single_closers, m.end()) == len(single_closers):
                continue
            opened = (m.end(), mark)
    if opened is not None and opened[1] not in "'‘":
        end = len(text[:stop].rstrip())
        if end > opened[0]:
            found.append(((opened[0], end), False))
    return [((a, b), closed) for (a, b), closed in found if text[a:b].strip()]


def _opens(text: str, at: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return not before.isalnum() and after.isalnum()


def quotes_of(text: str, begins: tuple[int, ...]) -> tuple[Quote, ...]:
    """The quotations of a text with the words inside; `begins` are the words' character offsets."""
    quotes = []
    for (a, b), closed in find_quotes(text):
        words = bisect_left(begins, a), bisect_left(begins, b)
        if words[1] > words[0]:
            quotes.append(Quote((a, b), words, closed))
    return tuple(quotes)
