"""The demo casebook: shipped reports on talks, and judgements of two coders who never were, as a casebook.

It is made as `parley add` and `parley review` make one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from parley import __version__
from parley.errors import InputError
from parley.record import Record
from parley.run.adding import Added, KnownTo, add_all, now
from parley.run.review import Ruling, Shown, judge, unreviewed
from parley.run.tasks import Known
from parley.shipped import shipped

REPORTS = shipped("demo", within="examples")
JUDGEMENTS = REPORTS / "judgements.csv"

NAME = "yemen-invented.casebook"
"""What the file is called where nobody says: each page of the desk and each citation shows it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A line of `judgements.csv`: which claim of a report, and what a coder says of it.

    The claim is of a kind, rests on some words, and is an actor's (empty: whose it is does not matter).
    """

    file: str
    kind: str
    actor: str
    words: str
    coder: str
    ruling: Ruling

    def is_of(self, shown: Shown) -> bool:
        """Whether this is the claim."""
        if shown.target.kind != self.kind or (self.actor and shown.target.fields["actor"] != self.actor):
            return False
        return any(passage.file == self.file and self.words in passage.text for passage in shown.passages)

    def is_kept(self, shown: Shown) -> bool:
        """Whether the coder judged this of the claim before."""
        return any((j.coder, j.field) == (self.coder, self.ruling.field) for j in shown.judgements)


def build_demo(path: str) -> Iterator[Added | InputError]:
    """Make the demo casebook, or what is missing of it; gives what became of each report, as it is kept.

    Nothing is done before the first is drawn, and the judgements come last. Raises BookError, ModelError.
    """
    yield from add_all(path, partial(_readings, path), reader=__version__)
    _judge_all(path)


def _readings(path: str) -> Iterator[Record | Known | InputError]:
    """The shipped reports, known by their names alone: where Parley is installed is nobody's concern."""
    from parley.reports import Options
    from parley.run.local import read_new

    for found in read_new([str(REPORTS)], options=Options(), jobs=1, known=KnownTo(path)):
        if isinstance(found, InputError):
            yield found
        else:
            yield replace(found, report=replace(found.report, file=Path(found.report.file or "").name))


def _judge_all(path: str) -> None:
    """Keep the judgements that are not in the casebook; one on something that is not read so by now has no place."""
    verdicts = _verdicts()
    all_shown = tuple(unreviewed(path, coder="", kinds=tuple({verdict.kind for verdict in verdicts})))
    for verdict in verdicts:
        shown = next(filter(verdict.is_of, all_shown), None)
        if shown and not verdict.is_kept(shown):
            judge(path, shown.target.id, verdict.ruling, coder=verdict.coder, at=now(), kind=verdict.kind)


def _verdicts() -> tuple[Verdict, ...]:
    with JUDGEMENTS.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Verdict(
                row["file"],
                row["kind"],
                row["actor"],
                row["words"],
                row["coder"],
                Ruling(row["verdict"], row["field"] or None, row["value"] or None, row["note"] or None),
            )
            for row in csv.DictReader(lines)
        )
