"""What the scores of the language model share: options, the table, the file of scores, floors.

A part is one file of gold, such as the test split of a treebank. Its floors in `language_floors.toml` are pinned to the
digest of that file, and `--out` writes its figures, with the digests of the model's files, for `training.card` to read.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from spacy.language import Language

from evaluate import floors
from parley.errors import ModelError
from parley.marks.nlp import load_model
from parley.shipped import shipped

Figures = dict[str, dict[str, float]]
"""Rows by name, each with its measures: shares from 0 to 1, and `of` or `gold`, what they are shares of."""

FLOORS = Path(__file__).with_name("language_floors.toml")
HEAD = """\
# The least that each figure of reading may be on a file of gold as it was when pinned.
# Written by `--pin` of evaluate.treebank, evaluate.entities and evaluate.coreference, which only raises. The data is
# not in the repository; training/README.md tells where it comes from.
"""


@dataclass(frozen=True)
class Part:
    """One file of gold, by the name of its folder and its split, and the figures measured on it."""

    name: str
    file: Path
    figures: Figures


def options(module: str, purpose: str) -> argparse.ArgumentParser:
    """The options that all scores of the language model have."""
    cli = argparse.ArgumentParser(prog=f"python -m evaluate.{module}", description=purpose)
    given = os.environ.get("PARLEY_DATA")
    cli.add_argument("--data", type=Path, default=given, required=not given, help="data folder [PARLEY_DATA]")
    cli.add_argument("--split", choices=("dev", "test"), default="dev", help="[dev]")
    cli.add_argument("--model", help="another model folder or spaCy pipeline with UD labels [the shipped one]")
    cli.add_argument("--json", action="store_true", help="figures as JSON")
    cli.add_argument("--out", type=Path, metavar="FILE", help="add the figures to a file of scores")
    cli.add_argument("--pin", action="store_true", help="raise the floors to the figures")
    cli.add_argument("--floors", type=Path, default=FLOORS, help=argparse.SUPPRESS)
    return cli


def load(name: str | None) -> Language:
    """The pipeline to score; leaves with a line where there is none."""
    try:
        return load_model(name)
    except ModelError as error:
        sys.exit(f"evaluate: {error}")


def tell(asked: argparse.Namespace, parts: Sequence[Part]) -> int:
    """Print the figures, write them where asked, compare with the floors; returns the exit status."""
    print(json.dumps({p.name: p.figures for p in parts}, indent=1) if asked.json else table(parts))
    if asked.out:
        write_scores(asked.out, Path(asked.model) if asked.model else shipped("parley-en"), parts)
    return max([check_floors(part, asked.floors, pin=asked.pin) for part in parts], default=0)


def table(parts: Iterable[Part]) -> str:
    """A block for each part: a line for each row with its measures."""
    lines = []
    for part in parts:
        lines.append(part.name)
        for name, row in part.figures.items():
            lines.append(f"  {name:32} {'  '.join(f'{key} {_number(value)}' for key, value in row.items())}")
    return "\n".join(lines)


def _number(value: float) -> str:
    return f"{value:.4f}" if isinstance(value, float) else str(value)


def write_scores(file: Path, model: Path, parts: Iterable[Part]) -> None:
    """Add the parts to a file of scores; scores of other weights than these are dropped from it."""
    files = digests(model)
    scores = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
    if scores.get("files") != files:
        scores = {"files": files, "parts": {}}
    for part in parts:
        scores["parts"][part.name] = {"digest": digest(part.file), "figures": part.figures}
    scores["parts"] = dict(sorted(scores["parts"].items()))
    file.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")


def digests(model: Path) -> dict[str, str]:
    """SHA-256 of each file of a model folder that its `meta.json` lists."""
    meta = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    return {name: digest(model / name) for name in meta["digests"]}


def digest(file: Path) -> str:
    """SHA-256 of a file; of the names and bytes of its files where it is a folder."""
    if file.is_dir():
        return sha256("".join(f"{f.name} {digest(f)}\n" for f in sorted(file.iterdir())).encode()).hexdigest()
    return sha256(file.read_bytes()).hexdigest()


def check_floors(part: Part, file: Path, *, pin: bool) -> int:
    """Tell every figure of a part that is below its floor, on stderr; 1 where there is one. `pin` raises the others."""
    pinned, key = floors.read_floors(file), digest(part.file)
    below = [f"{part.name}: {line}" for line in floors.below_floor(part.figures, pinned.get(key, {}))]
    print(*below, sep="\n", end="\n" if below else "", file=sys.stderr)
    if pin and not below:
        floors.write_floors(file, pinned, key, part.figures, folder=part.name)
        file.write_text(HEAD + file.read_text(encoding="utf-8").removeprefix(floors.HEAD), encoding="utf-8")
    return 1 if below else 0
