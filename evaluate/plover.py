"""Scores events of single sentences: `python -m evaluate.plover --data DIR`, DIR holding PLOVER_GSR_CAMEO.txt.

The file is openeventdata/PLOVER's list of sentences with the one event that each tells of (CC BY-SA 4.0). Sentences are
read as they stand. Found: type, a country of a source and one of a target agree. Types of the older list go by their
present names. `--half odd` or `even` takes every second sentence, so that one half can be learned from.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluate.records import table
from parley.errors import ParleyError
from parley.record import Actor, Event, Record, Report
from parley.steps import Reader, load_reader, read_report

FILE = "PLOVER_GSR_CAMEO.txt"
PRESENT_TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
BODIES = {"IGO": "IGO", "NGO": "NGO", "MNC": "MNC"}  # codes of sources and targets that are no country
PRESENT_CODES = {"JAP": "JPN", "KSV": "XKX", "ROM": "ROU", "PAL": "PSE"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its event: codes are ISO 3166-1 alpha-3, IGO, NGO or MNC; no targets: none asked for."""

    text: str
    date: str | None
    type: str
    sources: frozenset[str]
    targets: frozenset[str]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score and print; returns the exit status."""
    cli = argparse.ArgumentParser(prog="python -m evaluate.plover", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--data", type=Path, required=True, help=f"folder with {FILE}")
    cli.add_argument("--half", choices=("odd", "even"), help="every second sentence alone")
    cli.add_argument("--json", action="store_true", help="figures as JSON")
    cli.add_argument("--errors", action="store_true", help="every sentence that is missed, with what was read")
    asked = cli.parse_args(arguments)
    sentences = list(read_sentences(asked.data / FILE))
    if asked.half:
        sentences = sentences[asked.half == "even" :: 2]
    try:
        reader = load_reader()
    except ParleyError as error:
        sys.exit(f"evaluate: {error}")
    scores = Scores()
    for sentence in sentences:
        scores.add(sentence, read(sentence, reader))
    figures = scores.figures()
    print(json.dumps(figures, indent=1) if asked.json else table(figures))
    if asked.errors:
        print(*scores.faults, sep="\n")
    return 0


def read_sentences(file: Path) -> Iterator[Sentence]:
    """The sentences of the list that have an event."""
    for row in json.loads(file.read_text(encoding="utf-8")):
        if row["event"] != "DOCUMENT":
            kind = PRESENT_TYPES.get(row["event"], row["event"])
            yield Sentence(row["text"].strip(), row["date"], kind, _codes(row, "source"), _codes(row, "target"))


def _codes(row: dict[str, Any], side: str) -> frozenset[str]:
    parties = row.get(side) or []
    codes = (p["code"][:3] for p in parties if isinstance(p, dict) and p.get("code"))
    return frozenset(PRESENT_CODES.get(c, c) for c in codes)


def read(sentence: Sentence, reader: Reader) -> Record:
    """The record of one sentence."""
    return read_report(Report(id="", text=sentence.text, published=sentence.date), reader)


class Scores:
    """Counts over sentences."""

    def __init__(self) -> None:
        self.all = self.found = self.typed = self.coded = self.events = self.events_right = 0
        self.faults: list[str] = []

    def add(self, sentence: Sentence, record: Record) -> None:
        """Count one sentence."""
        right = [e for e in record.events if e.type == sentence.type]
        found = any(_fits(sentence, e, record) for e in right)
        self.all += 1
        self.found += found
        self.typed += bool(right)
        self.coded += bool(record.events)
        self.events += len(record.events)
        self.events_right += len(right)
        if not found:
            read = [(e.rule, e.type, _countries(e.source, record), _countries(e.target, record)) for e in record.events]
            self.faults.append(
                f"{sentence.type} {set(sentence.sources)} {set(sentence.targets)} got {read}: {sentence.text}"
            )

    def figures(self) -> dict[str, dict[str, float]]:
        """Recall over all sentences, precision over those with an event and over all events."""
        return {
            "type and both countries": {"recall": self.found / max(1, self.all), "of": self.all},
            "type": {"recall": self.typed / max(1, self.all), "precision": self.typed / max(1, self.coded)},
            "events": {"of the right type": self.events_right / max(1, self.events), "predicted": self.events},
        }


def _fits(sentence: Sentence, event: Event, record: Record) -> bool:
    sources, targets = _countries(event.source, record), _countries(event.target, record)
    if sentence.type in ("AGREE", "CONSULT"):
        sources = targets = sources | targets
    return bool(sentence.sources & sources) and (not sentence.targets or bool(sentence.targets & targets))


def _countries(ids: Sequence[str], record: Record) -> set[str]:
    by_id = {a.id: a for a in record.actors}
    return {code for i in ids for code in _codes_of(by_id[i])}


def _codes_of(actor: Actor) -> set[str]:
    countries = {actor.country} if isinstance(actor.country, str) else set(actor.country or ())
    return countries | {BODIES[s] for s in (*actor.sectors, actor.kind.upper()) if s in BODIES}


if __name__ == "__main__":
    sys.exit(main())
