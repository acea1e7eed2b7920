"""Speed, memory and start-up: `python -m benchmarks.speed`.

Everything runs as a user runs it, through `parley read` in its own processes; the share of time outside the bare model
is taken in one process, report by report in turn, so that a busy machine slows both sides. Prints a table and writes
`benchmarks/out/speed.json`. Figures of different machines are not comparable, ratios nearly are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.corpus import make_corpus

ROOT = Path(__file__).parent.parent
OUT = ROOT / "benchmarks" / "out"
PARLEY = [sys.executable, "-m", "parley"]
STARTS = 5
"""Cold starts of which the least and the median are told."""

SHARE_REPORTS = 100
"""Reports of the corpus on which the share outside the model is measured."""

Figures = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--reports", type=int, default=500, help="size of the corpus [500]")
    cli.add_argument("--jobs", type=int, nargs="+", default=[1, 2], help="numbers of processes to try [1 2]")
    asked = cli.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        files = make_corpus([ROOT / "examples", ROOT / "gold"], Path(folder), reports=asked.reports)
        figures: Figures = {"reports": len(files)}
        for jobs in asked.jobs:
            figures |= measure_reading(Path(folder), jobs=jobs)
        figures |= measure_share(files[:SHARE_REPORTS])
        figures |= measure_start(files[1])
    print(table(figures))
    OUT.mkdir(exist_ok=True)
    (OUT / "speed.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure_reading(folder: Path, *, jobs: int) -> Figures:
    """Words per second and peak memory of reading the whole corpus, start-up included."""
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        command = [*PARLEY, "read", str(folder), "--json", "--quiet", "--jobs", str(jobs)]
        with subprocess.Popen(command, stdout=output) as reading, PeakMemory(reading.pid) as memory:
            status = reading.wait()
        seconds = time.perf_counter() - began
        output.seek(0)
        words = sum(len(json.loads(line)["report"]["text"].split()) for line in output)
    if status:
        raise SystemExit(f"parley read ended with status {status}")
    what = f"jobs {jobs}"
    return {
        f"{what}: words/s": words / seconds,
        f"{what}: seconds": seconds,
        f"{what}: peak MB": memory.peak / 1e6,
        "words": words,
    }


def measure_share(files: list[Path]) -> Figures:
    """CPU time of everything beside the model, as a ratio to the bare model's over the same texts."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.share", *map(str, files)], check=True, capture_output=True, text=True
    )
    measured: Figures = json.loads(done.stdout)
    return measured


def measure_start(report: Path) -> Figures:
    """Wall time of the help and of one report of about 600 words, each from a process that starts cold."""
    figures: Figures = {}
    for name, command in (("--help", ["--help"]), ("read ONE", ["read", str(report)])):
        times = [_seconds([*PARLEY, *command]) for _ in range(STARTS)]
        figures |= {f"start {name}: least s": min(times), f"start {name}: median s": median(times)}
    return figures


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


class PeakMemory:
    """The most memory that a process and its children held together, in bytes, looked at every `INTERVAL` seconds.

    Pages that processes share count once (PSS). Linux only: 0 elsewhere.
    """

    INTERVAL = 0.1

    def __init__(self, pid: int) -> None:
        self.pid, self.peak = pid, 0
        self.over = threading.Event()
        self.watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> PeakMemory:
        self.watcher.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self.watcher.join()

    def _watch(self) -> None:
        while not self.over.wait(self.INTERVAL):
            self.peak = max(self.peak, sum(map(_proportional_size, _family(self.pid))))


def _family(pid: int) -> Iterator[int]:
    """A process and all that it started, directly or not."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _proportional_size(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def table(figures: Figures) -> str:
    """A line for each figure."""
    return "\n".join(
        f"{name:36} {value:>12,.3f}" if isinstance(value, float) else f"{name:36} {value:>12,}"
        for name, value in figures.items()
    )


if __name__ == "__main__":
    sys.exit(main())
