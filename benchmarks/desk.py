"""How quickly the desk answers: `python -m benchmarks.desk [--casebook FILE]` (Linux).

Serves a casebook to readers who go from page to page and look at each for some seconds. Prints for each page the median
and 95 % of the time until the answer is there, the CPU time that the server spends on it, its size and what of it
travels; at the end the memory of the server. Writes `benchmarks/out/desk.json`.
"""

from __future__ import annotations

import argparse
import gzip
import http.client
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median, quantiles

from benchmarks.casebook import grow
from benchmarks.speed import OUT
from benchmarks.synthetic import records
from parley.web import reading
from parley.web.desk import Desk
from parley.web.serving import serve

REPORTS = 5_000
READERS = 20
PAUSE = 5.0
"""Seconds for which a reader looks at a page, on the average; with none, all ask again at once."""

ASKED = 3
"""Times that each page is asked for: by one reader alone, and by each of many at once."""

MENU = (
    "/", "/timeline", "/timeline?newest=true", "/timeline?status=cancelled&since=2012&until=2013", "/attendance",
    "/positions", "/positions?issue=ceasefire&stance=demands", "/network", "/map", "/quality", "/review", "/actors",
    "/reports", "/statements", "/events", "/read",
)  # fmt: skip
LINKED = ("rounds", "actors", "reports")
"""Kinds of pages of which one is measured that the others lead to."""

Figures = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Answered:
    """How long an answer took, in milliseconds, and its bytes as they travelled."""

    wait: float
    body: bytes

    @property
    def text(self) -> str:
        """The page itself."""
        return gzip.decompress(self.body).decode() if self.body[:2] == b"\x1f\x8b" else self.body.decode()


@dataclass(frozen=True, slots=True)
class Server:
    """A desk in another process."""

    port: int
    process: int

    def get(self, path: str) -> Answered:
        """Ask for a page. Raises RuntimeError for a fault."""
        began = time.perf_counter()
        con = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        con.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = con.getresponse()
        body = answer.read()
        con.close()
        found = Answered(1e3 * (time.perf_counter() - began), body)
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status} {found.text[-400:]}")
        return found

    def memory(self) -> float:
        """Megabytes that the server holds."""
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1e3

    def cpu(self) -> float:
        """Milliseconds of CPU time that the server has used: Linux has a clock for each process."""
        return 1e3 * time.clock_gettime((~self.process << 3) | 2)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks.desk", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--casebook", help=f"a casebook to serve [a synthetic one of {REPORTS:,} reports]")
    cli.add_argument("--readers", type=int, default=READERS)
    cli.add_argument("--nothing-kept", action="store_true", help="as if something were written before each page")
    cli.add_argument("--pause", type=float, default=PAUSE, help=f"seconds between two pages of a reader [{PAUSE:g}]")
    asked = cli.parse_args(arguments)
    most_kept = -1 if asked.nothing_kept else reading.MOST_KEPT
    with tempfile.TemporaryDirectory() as folder, served(asked.casebook or made(folder), most_kept) as server:
        figures = measure(server, readers=asked.readers, pause=asked.pause)
        memory = server.memory()
    print(table(figures), f"The server holds {memory:,.0f} MB.", sep="\n\n")
    OUT.mkdir(exist_ok=True)
    (OUT / "desk.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def made(folder: str) -> str:
    """A synthetic casebook."""
    path = str(Path(folder) / "casebook")
    grow(path, records(REPORTS), REPORTS)
    return path


@contextmanager
def served(book: str, most_kept: int) -> Iterator[Server]:
    """Serve a casebook in another process, which keeps so many answers about the whole of it."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(book, most_kept, theirs), daemon=True)
    process.start()
    yield Server(ours.recv(), process.pid or 0)
    process.terminate()
    process.join()


def _serve(book: str, most_kept: int, told: Connection) -> None:
    reading.MOST_KEPT = most_kept
    serve(Desk(book), host="127.0.0.1", port=0, ready=lambda address: told.send(int(address.rpartition(":")[2])))


def measure(server: Server, *, readers: int, pause: float) -> Figures:
    """The figures of each page, by its address; the last line is of all together."""
    paths = (*MENU, *linked(server))
    figures = {path: alone(server, path) for path in paths}
    with ThreadPoolExecutor(readers) as pool:
        told = pool.map(lambda reader: list(read(server, paths, random.Random(reader), pause)), range(readers))
        waits = [one for found in told for one in found]
    for path in paths:
        figures[path] |= _spread([wait for asked, wait in waits if asked == path])
    figures["all"] = _spread([wait for _, wait in waits])
    return figures


def read(server: Server, paths: Sequence[str], chance: random.Random, pause: float) -> Iterator[tuple[str, float]]:
    """What a reader waits for each page, in an order of its own."""
    for path in chance.sample(paths, len(paths)) * ASKED:
        time.sleep(chance.expovariate(1 / pause) if pause else 0)
        yield path, server.get(path).wait


def linked(server: Server) -> tuple[str, ...]:
    """A page of each kind that has an id, the first to which the attendance or a round leads; what is searched for."""
    found = server.get("/attendance").text
    found += server.get(re.findall(r'href="(/rounds/[^"#?]+)', found)[0]).text
    pages = [re.findall(rf'href="(/{kind}/[^"#?]+)', found)[0] for kind in LINKED]
    text = re.sub("<[^>]*>", " ", server.get(pages[-1]).text.partition("<main")[2])
    word, _ = Counter(re.findall(r"\b[a-z]{4,}\b", text)).most_common(1)[0]
    actor = pages[1].removeprefix("/actors/")
    return (*pages, f"/search?words={word}", f"/timeline?actor={actor}", f"/positions?actor={actor}")


def alone(server: Server, path: str) -> dict[str, float]:
    """What a page costs while nobody else asks."""
    server.get(path)
    before = server.cpu()
    answers = [server.get(path) for _ in range(ASKED)]
    cpu = (server.cpu() - before) / ASKED
    sizes = {"kB": len(answers[0].text.encode()) / 1e3, "kB sent": len(answers[0].body) / 1e3}
    return {"CPU ms": cpu, "alone ms": median(answer.wait for answer in answers), **sizes}


def _spread(waits: list[float]) -> dict[str, float]:
    return {"median ms": median(waits), "95 % ms": quantiles(waits, n=20)[-1]}


def table(figures: Figures) -> str:
    """A line for each page."""
    names = next(iter(figures.values()))
    head = f"{'':50}" + "".join(f"{name:>11}" for name in names)
    lines = (f"{path[:50]:50}" + "".join(_cell(of.get(name)) for name in names) for path, of in figures.items())
    return "\n".join((head, *lines))


def _cell(value: float | None) -> str:
    return f"{'':11}" if value is None else f"{value:11,.1f}"


if __name__ == "__main__":
    sys.exit(main())
