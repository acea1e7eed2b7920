"""Cells of tables: their types, text that is safe in them, and parts of dates. None is unknown and becomes empty."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from parley.codebook.times import days_of

Cell: TypeAlias = "str | int | float | None"
Cells: TypeAlias = "tuple[Cell, ...]"

SEPARATOR = "; "
"""Between the members of a list in one cell."""

_LINE_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
# Controls, halves of surrogate pairs, what XML does not allow, and marks that reorder what is shown after them.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# What spreadsheets take for a formula, in full width too.
_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an export: what it holds and what is lost in it.

    `kind` is text, choice, integer, number, day or flag; a choice has few values, a flag is 1 or 0.
    """

    name: str
    holds: str
    lost: str = ""
    kind: str = "text"


JUDGED = Column("parley_judged", "what persons judged of it: field, verdict, coder, time (UTC)")
"""The column of exports of other shapes that tells what persons judged of a row."""

OF_HAPPENING = (
    Column("parley_happening", "id of the event, the same in all reports that tell it: count these, not lines"),
    Column("parley_verdict", "how far it is corroborated (docs/casebook.md)", kind="choice"),
)
"""The columns of exports of events that lead to the event as many reports tell it."""


def clean(text: str) -> str:
    """One line without control characters; each becomes U+FFFD."""
    return text if text.isprintable() else _UNSAFE.sub("\ufffd", _LINE_BREAKS.sub(" ", text))


def harmless(cell: Cell) -> str | int | float:
    """A cell for a text table: what a spreadsheet would run as a formula has an apostrophe before it.

    >>> harmless("=1+1")
    "'=1+1"
    """
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return cell
    text = clean(cell)
    return f"'{text}" if _FORMULA.match(text) else text


def listed(values: Iterable[str | None]) -> str | None:
    """Several values in one cell, each once; None for none."""
    return SEPARATOR.join(dict.fromkeys(value for value in values if value)) or None


def unpacked(cell: str | None) -> tuple[Any, ...]:
    """A list that a column of the casebook holds as JSON."""
    return tuple(json.loads(cell)) if cell else ()


def parts_of(value: str | None) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a TIMEX3 value or of an interval's beginning, as far as it names them.

    >>> parts_of("2018-11")
    (2018, 11, None)
    """
    first, last = days_of((value or "").partition("/")[0])
    if not first or not last or first[:4] != last[:4]:
        return None, None, None
    month = int(first[5:7]) if first[:7] == last[:7] else None
    return int(first[:4]), month, int(first[8:]) if first == last else None


def precision_of(value: str | None) -> str | None:
    """The finest part of a date that is known: day, month or year."""
    known = [name for name, part in zip(("year", "month", "day"), parts_of(value), strict=True) if part]
    return known[-1] if known else None
