"""Floors under figures: `floors.toml` holds for each gold folder, by its digest, the least that each figure may be.

Changing a gold folder changes its digest, and its floors no longer hold: figures of different gold are not compared.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

Figures = Mapping[str, Mapping[str, float]]
Floors = dict[str, dict[str, Any]]

MEASURES = ("f1", "accuracy", "recall")
"""The figure of a row that has a floor, the first that it has. `count` has a ceiling instead."""

HEAD = """\
# The least that each figure may be on a gold folder as it was when pinned; "at most" where it counts faults.
# Written by `python -m evaluate.records --gold FOLDER --pin`, which only raises.
"""


def digest_of(folder: Path) -> str:
    """SHA-256 over the names and bytes of all reports and gold files of a folder."""
    digest = sha256()
    for file in sorted(f for f in folder.iterdir() if f.suffix in {".txt", ".html", ".json"}):
        digest.update(f"{file.name}\0{sha256(file.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def read_floors(file: Path) -> Floors:
    """Floors by digest of the gold folder."""
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def below_floor(figures: Figures, floors: Mapping[str, Any]) -> Iterator[str]:
    """A line for each figure that is below its floor; a figure that is no longer measured is below it."""
    measured = pinnable(figures)
    for name, floor in floors.items():
        if name == "folder":
            continue
        figure = measured.get(name)
        if figure is None or (figure > floor if is_ceiling(name) else figure < floor):
            yield f"{name}: {figure} is {'above' if is_ceiling(name) else 'below'} the pinned {floor}"


def pinnable(figures: Figures) -> dict[str, float]:
    """One figure for each row, rounded down to what floors keep: "talks f1", "false talks at most"."""
    found: dict[str, float] = {}
    for name, row in figures.items():
        measure = next((m for m in MEASURES if m in row), None)
        if measure:
            found[f"{name} {measure}"] = int(row[measure] * 1000) / 1000
        elif "count" in row:
            found[f"{name} at most"] = row["count"]
    return found


def is_ceiling(name: str) -> bool:
    return name.endswith(" at most")


def write_floors(file: Path, floors: Floors, digest: str, figures: Figures, *, folder: str) -> None:
    """Raise the floors of one folder to the figures; other folders' stay, but for older ones of the same name."""
    old = floors.get(digest, {})
    raised = {
        name: (min if is_ceiling(name) else max)(value, old.get(name, value))
        for name, value in pinnable(figures).items()
    }
    kept = {other: rows for other, rows in floors.items() if rows.get("folder") != folder}
    file.write_text(_toml({**kept, digest: {"folder": folder, **raised}}), encoding="utf-8")


def _toml(floors: Floors) -> str:
    """Tables of numbers and strings; JSON writes both as TOML does."""
    tables = (
        f"\n[{digest}]\n" + "".join(f"{json.dumps(name)} = {json.dumps(value)}\n" for name, value in rows.items())
        for digest, rows in floors.items()
    )
    return HEAD + "".join(tables)
