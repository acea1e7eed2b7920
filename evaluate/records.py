"""Scores the records that Parley makes of a gold folder: `python -m evaluate.records --gold gold`.

The folder holds NAME.txt or NAME.html with NAME.gold.json beside it. Plain text is read as published on gold's date, a
page must tell its date itself. Prints a table, or JSON, and exits with 1 where a figure is below its floor in
`floors.toml`; floors are pinned to the digest of the folder, and `--pin` only raises them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evaluate.floors import below_floor, digest_of, read_floors, write_floors
from evaluate.score_records import Scores, score_report
from parley.errors import InputError, ParleyError
from parley.record import Record
from parley.reports import Options, read_reports
from parley.steps import Reader, load_reader, read_report

GOLD = ".gold.json"
REPORT_ENDINGS = (".txt", ".html")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare with the floors; returns the exit status."""
    asked = parse(arguments)
    try:
        reader = load_reader(asked.model, asked.codebook)
    except ParleyError as error:
        sys.exit(f"evaluate: {error}")
    scores = score_folder(asked.gold, reader)
    figures = scores.figures()
    print(json.dumps(figures, indent=1) if asked.json else table(figures))
    if asked.errors:
        print(*scores.faults, sep="\n")
    return check_floors(figures, asked.gold, floors=asked.floors, pin=asked.pin)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    cli = options("records", __doc__, gold="gold", errors="every miss and every extra")
    asked = cli.parse_args(arguments)
    if not list(asked.gold.glob(f"*{GOLD}")):
        cli.error(f"no *{GOLD} in {asked.gold}")
    return asked


def options(module: str, purpose: str, *, gold: str, errors: str) -> argparse.ArgumentParser:
    """The options that all scores of a folder of reports have; `gold` is the folder taken where none is named."""
    cli = argparse.ArgumentParser(prog=f"python -m evaluate.{module}", description=purpose.split(":")[0] + ".")
    cli.add_argument("--gold", type=Path, default=Path(gold), help=f"folder of reports with their gold [{gold}]")
    cli.add_argument("--model", help="another spaCy pipeline with UD labels")
    cli.add_argument("--codebook", type=Path, help="folder with rows to add to the codebook")
    cli.add_argument("--json", action="store_true", help="figures as JSON")
    cli.add_argument("--errors", action="store_true", help=errors)
    cli.add_argument("--pin", action="store_true", help="raise the floors of this folder to the figures")
    cli.add_argument("--floors", type=Path, default=Path(__file__).with_name("floors.toml"), help=argparse.SUPPRESS)
    return cli


def score_folder(folder: Path, reader: Reader) -> Scores:
    """Totals over all reports of a gold folder, in the order of their names."""
    scores = Scores()
    for name, gold, record in read_folder(folder, reader):
        if isinstance(record, InputError):
            scores.faults.append(f"{name} not read, all of it is missed: {record}")
        score_report(scores, gold, {} if isinstance(record, InputError) else record.to_dict(), where=name)
    return scores


def read_folder(folder: Path, reader: Reader) -> Iterator[tuple[str, dict[str, Any], Record | InputError]]:
    """Each report's name, its gold and its record."""
    for gold_file in sorted(folder.glob(f"*{GOLD}")):
        name = gold_file.name.removesuffix(GOLD)
        gold = json.loads(gold_file.read_text(encoding="utf-8"))
        yield name, gold, read_one(report_beside(gold_file), reader, published=gold.get("published"))


def read_one(report: Path, reader: Reader, *, published: str | None) -> Record | InputError:
    """The record of one file; a page gives its own date."""
    options = Options(published=published if report.suffix == ".txt" else None)
    reading = next(iter(read_reports(str(report), options=options)))
    return (
        reading if isinstance(reading, InputError) else read_report(reading.report, reader, problems=reading.problems)
    )


def report_beside(gold_file: Path) -> Path:
    """The one report that a gold file describes; raises FileNotFoundError."""
    stem = gold_file.name.removesuffix(GOLD)
    found = [file for ending in REPORT_ENDINGS if (file := gold_file.with_name(stem + ending)).exists()]
    if len(found) != 1:
        raise FileNotFoundError(f"{gold_file}: {len(found)} reports beside it, wanted one")
    return found[0]


def table(figures: dict[str, dict[str, float]]) -> str:
    """A line for each measure: name, then each figure with its own name."""
    return "\n".join(
        f"{name:36} {'  '.join(_figure(key, value) for key, value in row.items())}" for name, row in figures.items()
    )


def _figure(name: str, value: float) -> str:
    return f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"


def check_floors(figures: dict[str, dict[str, float]], folder: Path, *, floors: Path, pin: bool) -> int:
    """Tell every figure that is below its floor, on stderr; 1 where there is one. `pin` raises the others."""
    pinned, digest = read_floors(floors), digest_of(folder)
    below = list(below_floor(figures, pinned.get(digest, {})))
    print(*below, sep="\n", end="\n" if below else "", file=sys.stderr)
    if pin and not below:
        write_floors(floors, pinned, digest, figures, folder=folder.name)
    elif digest not in pinned:
        print(f"no floors are pinned for {folder} as it is now; --pin sets them", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
