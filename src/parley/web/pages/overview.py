"""The first page: what the casebook holds, its processes, the latest rounds."""

from __future__ import annotations

from dataclasses import dataclass

from parley.store.pages import overview as stored
from parley.store.pages.actors import load_actors
from parley.store.pages.reports import load_lately
from parley.store.questions import Filters, ask
from parley.store.questions.ask import Answer
from parley.web.answers import Talk
from parley.web.reading import Keeping, Reader
from parley.web.views import View

PROCESSES = 100
LATEST = 10


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts by kind; processes with the most rounds first; the latest rounds, the last one first; actors whom most
    reports name; the reports that were added last."""

    counts: dict[str, int]
    processes: tuple[Answer, ...]
    latest: tuple[Talk, ...]
    actors: tuple[Answer, ...]
    added: tuple[Answer, ...]


def overview(con: Reader, kept: Keeping) -> Overview:
    """What the casebook holds."""
    latest = ask(con, "talks", Filters(limit=LATEST, newest=True))
    return Overview(
        kept.get("counts", lambda: stored.counts(con)),
        kept.get("processes", lambda: stored.processes(con, limit=PROCESSES)),
        tuple(latest),
        load_actors(con, limit=LATEST),
        load_lately(con, limit=LATEST),
    )


VIEW = View("overview", "/", overview, rows=lambda page: page.processes)
