"""Codebook files to rows: CSV in, cells by column out, each row with its line; refuses what is no such file.

The first line names the columns; `#` opens a comment line; a cell with several values separates them by `;`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parley.errors import CodebookError

SHIPPED = Path(__file__).parent

# The columns of each file; those before the bar must be filled, and the starred ones identify a row.
COLUMNS = {
    "states.csv": "id* iso3 name | official status aliases demonyms capitals seats gw wikidata since until",
    "bodies.csv": "id* name kind sectors | aliases country member_of wikidata",
    "organisations.csv": "id* name kind | aliases country sectors member_of wikidata since until",
    "groups.csv": "id* name kind sectors | aliases wings country member_of wikidata since until",
    "parties.csv": "id* name kind sectors country | aliases member_of wikidata since until",
    "communities.csv": "id* name kind sectors | aliases country member_of wikidata since until",
    "offices.csv": "person* office* country* start* | end surname aliases wikidata",
    "titles.csv": "title* | level sector prenominal office countries",
    "cues.csv": "word* kind* act | takes factive denial",
    "counted.csv": "word* kind |",
    "relation_words.csv": "word* use* | quality with",
    "talk_words.csv": "word* pos* | format subject object status strength not_with",
    "places.csv": "name* kind | country* aliases latitude longitude within",
    "issues.csv": "id* name words |",
    "word_classes.csv": "class* words |",
    "contexts.csv": "context* words |",
    "act_patterns.csv": "rule* words pos | type mode cameo stance object side inner when source target note",
    "ambiguous.csv": "alias* entries | note",
}


# Which column of which file gives names, and what kind of name each is.
NAMING = {
    "states.csv": {
        "name": "name",
        "official": "name",
        "aliases": "alias",
        "demonyms": "demonym",
        "capitals": "capital",
        "seats": "seat",
    },
    "bodies.csv": {"name": "name", "aliases": "alias"},
    "organisations.csv": {"name": "name", "aliases": "alias"},
    "groups.csv": {"name": "name", "aliases": "alias", "wings": "wing"},
    "parties.csv": {"name": "name", "aliases": "alias"},
    "communities.csv": {"name": "name", "aliases": "demonym"},
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a codebook file."""

    file: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column, empty where the file has no such column."""
        return self.cells.get(column, "")

    def many(self, column: str) -> tuple[str, ...]:
        """The values of a cell that may hold several."""
        cell = self.cells.get(column, "")
        if ";" not in cell:
            return (cell,) if cell else ()
        return tuple(v for v in map(str.strip, cell.split(";")) if v)

    def fault(self, reason: str) -> CodebookError:
        """An error that names this line."""
        return CodebookError(str(self.file), self.line, reason)

    @property
    def key(self) -> tuple[str, ...]:
        """What identifies this row in its file."""
        starred = columns_of(self.file.name)[2]
        return tuple(self[c] for c in starred)


def rows_of(name: str, extra: Path | None) -> list[Row]:
    """The rows of one codebook file, the user's replacing shipped ones of the same key; the user's come last."""
    shipped = list(read_rows(SHIPPED / name))
    if extra is None or not (extra / name).exists():
        return shipped
    own = list(read_rows(extra / name))
    replaced = {row.key for row in own}
    return [row for row in shipped if row.key not in replaced] + own


def read_rows(path: Path) -> Iterator[Row]:
    """The rows of one file, in order.

    Raises CodebookError for an unreadable file, an unknown or missing column, a row of the wrong length, an empty
    required cell or an open quotation mark.
    """
    required = columns_of(path.name)[1]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(str(path), None, f"cannot be read ({error})") from error
    lines = csv.reader(text.splitlines(keepends=True), strict=True, skipinitialspace=True)
    header: list[str] | None = None
    try:
        for cells in lines:
            if not cells or cells[0].startswith("#"):
                continue
            if header is None:
                header = _header(path, lines.line_num, cells)
                continue
            if len(cells) != len(header):
                raise CodebookError(str(path), lines.line_num, f"{len(cells)} cells, {len(header)} columns")
            row = Row(path, lines.line_num, dict(zip(header, cells, strict=True)))
            for column in required:
                if not row[column]:
                    raise row.fault(f"{column} is empty")
            yield row
    except csv.Error as error:
        raise CodebookError(str(path), lines.line_num, f"syntax error ({error})") from error


def columns_of(name: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """All columns of a codebook file, the required ones, and those that identify a row."""
    return _COLUMNS[name]


def _split(columns: str) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    head, _, tail = columns.partition("|")
    required = tuple(c.rstrip("*") for c in head.split())
    optional = tuple(c.rstrip("*") for c in tail.split())
    starred = tuple(c.rstrip("*") for c in columns.split() if c.endswith("*"))
    return required + optional, required, starred


_COLUMNS = {name: _split(columns) for name, columns in COLUMNS.items()}


def _header(path: Path, line: int, cells: list[str]) -> list[str]:
    columns, required, _ = columns_of(path.name)
    for name in cells:
        if name not in columns:
            raise CodebookError(str(path), line, f"unknown column {name!r}; known: {', '.join(columns)}")
    for name in required:
        if name not in cells:
            raise CodebookError(str(path), line, f"column {name!r} is missing")
    return cells
