"""Case files in plain text (`tests/cases/`) in, cases for parametrised tests out.

    = A sentence that says what holds [2002-09-18]
    The report, over as many lines and paragraphs as it needs.
    -> what the record must say, one line each; what a line may hold is told at the head of each file

The date of publication in brackets may be left out. A case that begins "? = " is one that Parley still gets wrong; the
line after it, "? ", says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from parley.record import Actor, Record, Report, Span
from parley.steps import Reader, read_report

FOLDER = Path(__file__).parent / "cases"
HEADING = re.compile(r"(\? )?= (.+?)(?: \[(\d{4}-\d\d-\d\d)\])?$")


@dataclass(frozen=True)
class Case:
    """One report with what its record must say."""

    name: str
    text: str
    wanted: tuple[str, ...]
    published: str | None = None
    why_wrong: str | None = None

    def read(self, reader: Reader) -> Record:
        """The record of the case's report."""
        return read_report(Report(id="case", text=self.text, published=self.published), reader)


def cases(file: str) -> list[Any]:
    """The cases of a file as parameters, their names as ids; those still wrong are expected to fail."""
    return [_parameter(case) for case in cases_in((FOLDER / file).read_text(encoding="utf-8"))]


def cases_in(content: str) -> Iterator[Case]:
    """All cases in the text of a case file."""
    lines = [line.rstrip() for line in content.splitlines() if not line.startswith("#")]
    starts = [n for n, line in enumerate(lines) if HEADING.match(line)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        _, name, published = HEADING.match(lines[start]).groups()  # type: ignore[union-attr]
        block = lines[start + 1 : end]
        why = next((line.removeprefix("? ") for line in block if line.startswith("? ")), None)
        wanted = tuple(re.sub(r"^(-> | +)", "", line) for line in block if line.startswith(("-> ", "   ")))
        text = "\n".join(line for line in block if not line.startswith(("-> ", "   ", "? "))).strip()
        yield Case(name, text, wanted, published, why)


def _parameter(case: Case) -> Any:
    marks = [pytest.mark.xfail(reason=case.why_wrong, strict=False)] if case.why_wrong else []
    return pytest.param(case, id=re.sub(r"\W+", "-", case.name).strip("-"), marks=marks)


def occurrence(text: str, quoted: str) -> Span:
    """Where `"he"#2` stands: the second "he" in a text, whole words only; without a number the first."""
    found = re.fullmatch(r'"(.+)"(?:#(\d+))?', quoted.strip())
    assert found, f"no quoted words: {quoted}"
    spans = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(found.group(1))}(?!\w)", text)]
    number = int(found.group(2) or 1)
    assert len(spans) >= number, f"{quoted} is not in the text"
    return spans[number - 1]


def called(record: Record, name: str) -> Actor:
    """The one actor of a name, or of one that the report gives it."""
    by_name = [a for a in record.actors if a.name == name] or [
        a for a in record.actors if name in forms(record, a) or f"the {name}" in forms(record, a)
    ]
    assert len(by_name) == 1, f"{len(by_name)} actors are called {name}; there are {names(record)}"
    return by_name[0]


def forms(record: Record, actor: Actor) -> set[str]:
    """How a report calls an actor."""
    return {record.report.text[a:b] for a, b in actor.mentions}


def names(record: Record) -> list[str]:
    """The names of all actors."""
    return [a.name for a in record.actors]


def every(check: Callable[[str], None], wanted: tuple[str, ...]) -> None:
    """Run a check on each line."""
    assert wanted, "the case says nothing of the record"
    for line in wanted:
        check(line)
