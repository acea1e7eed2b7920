"""The columns of a table -> those for which there is room, and how wide each is.

Words and ids stay whole: where there is no room for all columns, some are left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
"""Blanks between two columns."""

LONG_WORD = 19
"""Characters of a word that is kept whole: as many as the beginning of a report's digest has."""

PROSE = 18
"""Least characters of a line of a column that holds a sentence or many names."""

WHOLE = frozenset({"Start", "Day", "Month", "Published", "Round", "Saying", "Event", "First", "Last"})
"""Headings of columns whose dates and ids are copied by hand: one line each."""

SPARE = ("Texts", "Reports", "Outlets", "Rounds", "Publisher", "Issues", "Changed", "Place", "Verdict")
"""Headings of columns that can be missed, the first of them first. After them go those furthest to the right."""


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and the cells below it, each one line of text."""

    heading: str
    cells: tuple[str, ...]

    @property
    def natural(self) -> int:
        """Characters of the longest cell."""
        return max(len(self.heading), *map(len, self.cells))

    @property
    def least(self) -> int:
        """Characters below which words or ids would be cut in two."""
        if self.heading in WHOLE:
            return self.natural
        word = max((len(word) for cell in self.cells for word in cell.split()), default=0)
        return max(len(self.heading), min(word, LONG_WORD), min(self.natural, PROSE) if self.is_prose else 0)

    @property
    def is_prose(self) -> bool:
        """Whether a cell would fill a line of its own."""
        return any(len(cell) > 2 * PROSE for cell in self.cells)


def fitting(columns: Sequence[Column], room: int) -> list[Column]:
    """The columns that stand side by side in so many characters without words cut in two; one at least."""
    kept = list(columns)
    while len(kept) > 1 and sum(column.least + GAP for column in kept) - GAP > room:
        kept.remove(min(kept, key=lambda column: _order(column, kept)))
    return kept


def widths(columns: Sequence[Column], room: int) -> list[int]:
    """The width of each: what it needs, but none beyond what all can have."""
    for most in range(room, 0, -1):
        found = [max(column.least, min(column.natural, most)) for column in columns]
        if sum(found) + GAP * (len(found) - 1) <= room:
            break
    return found


def _order(column: Column, columns: Sequence[Column]) -> tuple[int, int]:
    """Sorts first what can be missed most."""
    spare = SPARE.index(column.heading) if column.heading in SPARE else len(SPARE)
    return spare, -columns.index(column)
