"""Time beside the model: `python -m benchmarks.share FILE…` prints JSON. Run by `benchmarks.speed`.

For each report in turn the whole chain reads the file, step by step, then the bare model its clean text; all is CPU
time of this process, in which the model has one thread.
"""

from __future__ import annotations

import json
import sys
from dataclasses import astuple, dataclass
from time import process_time

from parley.errors import InputError
from parley.identities.actors import find_cast
from parley.record import Report
from parley.reports import Options, read_reports
from parley.steps import Reader, load_reader, parse, record_of

WARM_UP = 5
"""Reports that are read once before the clock runs."""


@dataclass(frozen=True)
class Spent:
    """Words of one or several reports, and CPU seconds spent on them."""

    words: int = 0
    model: float = 0  # the model alone
    cleaning: float = 0  # from the file to the report's text
    parsing: float = 0  # the model with all other marks
    naming: float = 0  # who is who
    claiming: float = 0  # talks, statements and all other claims

    def __add__(self, other: Spent) -> Spent:
        return Spent(*(a + b for a, b in zip(astuple(self), astuple(other), strict=True)))


def main(files: list[str]) -> None:
    """Print words per second of the bare model and of the whole, and what is beside the model as ratios to it."""
    if not files:
        sys.exit("usage: python -m benchmarks.share FILE…")
    reader = load_reader()
    for file in files[:WARM_UP]:
        measure(file, reader)
    spent = sum((measure(file, reader) for file in files), start=Spent())
    whole = spent.cleaning + spent.parsing + spent.naming + spent.claiming
    figures = {
        "model: words per CPU s": spent.words / spent.model,
        "all: words per CPU s": spent.words / whole,
        "beside the model: ratio": (whole - spent.model) / spent.model,
        "of it cleaning the input: ratio": spent.cleaning / spent.model,
        "of it who is who: ratio": spent.naming / spent.model,
        "of it claims: ratio": spent.claiming / spent.model,
    }
    print(json.dumps(figures))


def measure(file: str, reader: Reader) -> Spent:
    """What the reports of one file take, each step by itself."""
    began = process_time()
    readings = list(read_reports(file, options=Options()))
    cleaned = process_time()
    reports = [reading.report for reading in readings if not isinstance(reading, InputError)]
    return sum((measure_report(report, reader) for report in reports), start=Spent(cleaning=cleaned - began))


def measure_report(report: Report, reader: Reader) -> Spent:
    """What one clean report takes; the bare model reads it last."""
    began = process_time()
    parsed = parse(report, reader)
    parsing = process_time()
    cast = find_cast(parsed, reader.codebook, report.published)
    naming = process_time()
    record_of(report, parsed, cast, reader)
    claiming = process_time()
    reader.nlp(report.text)
    return Spent(
        words=len(report.text.split()),
        model=process_time() - claiming,
        parsing=parsing - began,
        naming=naming - parsing,
        claiming=claiming - naming,
    )


if __name__ == "__main__":
    main(sys.argv[1:])
