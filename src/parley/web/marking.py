"""A text and the spans of its claims -> stretches of text, each with the claims that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parley.errors import UsageError

Span = tuple[int, int]

MOST_SPANS = 50
"""Passages that an address may point at."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words between two edges of spans; `claims` are the ids of those that rest on them, `begins` of those that begin
    here, `is_meant` whether the address points at them."""

    text: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]
    is_meant: bool


def stretches(text: str, spans: Iterable[tuple[str, Span]], meant: Sequence[Span] = ()) -> tuple[Stretch, ...]:
    """The whole text in stretches; spans are half open, what lies outside the text is cut off."""
    within = [(id, (max(0, start), min(end, len(text)))) for id, (start, end) in spans]
    opened: dict[int, list[str]] = {}
    closed: dict[int, list[str]] = {}
    begun: set[str] = set()
    for id, (start, end) in within:
        if start < end:
            opened.setdefault(start, []).append(id)
            closed.setdefault(end, []).append(id)
    edges = sorted({0, len(text), *opened, *closed, *(min(max(0, edge), len(text)) for span in meant for edge in span)})
    found: list[Stretch] = []
    open_now: list[str] = []
    for start, end in pairwise(edges):
        for id in closed.get(start, ()):
            open_now.remove(id)
        begins = tuple(dict.fromkeys(id for id in opened.get(start, ()) if id not in begun))
        begun.update(begins)
        open_now += opened.get(start, ())
        is_meant = any(first <= start and end <= last for first, last in meant)
        found.append(Stretch(text[start:end], tuple(dict.fromkeys(open_now)), begins, is_meant))
    return tuple(found)


def spans_in(address: str) -> tuple[Span, ...]:
    """The passages that an address points at: "12-90,100-120". Raises UsageError for what is none."""
    parts = [part.partition("-") for part in address.split(",")] if address else []
    if len(parts) > MOST_SPANS or not all(a.isdecimal() and b.isdecimal() and len(a + b) < 20 for a, _, b in parts):
        raise UsageError(f"at={address[:40]}: passages are written 12-90,100-120")
    return tuple((int(start), int(end)) for start, _, end in parts)
