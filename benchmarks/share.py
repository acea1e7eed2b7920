"""Time beside the model: `python -m benchmarks.share FILE…` prints JSON. Run by `benchmarks.speed`.

For each report in turn the bare model reads the clean text, then the whole chain reads the file; both are CPU time of
this process, in which the model has one thread.
"""

from __future__ import annotations

import json
import sys
from time import process_time

from parley.errors import InputError
from parley.reports import Options, read_reports
from parley.steps import Reader, load_reader, read_report

WARM_UP = 5
"""Reports that are read once before the clock runs."""


def main(files: list[str]) -> None:
    """Print words, seconds of the bare model and of the whole, and the ratio of what is beside the model."""
    reader = load_reader()
    for file in files[:WARM_UP]:
        measure(file, reader)
    words, bare, whole, reading = (
        sum(column) for column in zip(*(measure(file, reader) for file in files), strict=True)
    )
    figures = {
        "model: words per CPU s": words / bare,
        "all: words per CPU s": words / whole,
        "beside the model: ratio": (whole - bare) / bare,
        "of it cleaning the input: ratio": reading / bare,
    }
    print(json.dumps(figures))


def measure(file: str, reader: Reader) -> tuple[int, float, float, float]:
    """Words of one report; CPU seconds of the bare model, of the whole chain, and of cleaning the input alone."""
    began = process_time()
    readings = list(read_reports(file, options=Options()))
    cleaned = process_time()
    reports = [reading for reading in readings if not isinstance(reading, InputError)]
    for reading in reports:
        read_report(reading.report, reader)
    done = process_time()
    for reading in reports:
        reader.nlp(reading.report.text)
    bare = process_time() - done
    words = sum(len(reading.report.text.split()) for reading in reports)
    return words, bare, done - began, cleaned - began


if __name__ == "__main__":
    main(sys.argv[1:])
