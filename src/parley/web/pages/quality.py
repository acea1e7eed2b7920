"""How far the casebook can be trusted: what rests on one source, thin months, faults, how far coders agree."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from itertools import islice

from parley.casebook.accuracy import Accuracy
from parley.casebook.agreement import Agreement
from parley.run.checking import ShownFault, check
from parley.run.review import accuracy, agreement
from parley.store.pages.quality import load_shares, load_sole_sources, load_verdicts
from parley.store.questions import Filters, gaps_among, months
from parley.store.questions.ask import Answer
from parley.web.answers import Gap
from parley.web.filtering import Filtered
from parley.web.reading import Keeping, Reader
from parley.web.views import View

PROCESSES = 20
FAULTS = 100
"""Faults that the page tells; `parley check` tells all."""

CHECKED = 500
"""Reports of a casebook that is checked while a page waits: about a quarter of a second."""


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares of rounds, in all and by process; months of the period, with what is thin; faults, `is_cut` where there
    may be more; how often what persons judged was read rightly, and how far they agree."""

    shares: dict[str, int]
    processes: tuple[Answer, ...]
    verdicts: dict[str, int]
    months: tuple[Answer, ...]
    gaps: tuple[Gap, ...]
    faults: tuple[ShownFault, ...]
    is_cut: bool
    accuracy: tuple[Accuracy, ...]
    agreement: tuple[Agreement, ...]


def quality(con: Reader, asked: Filtered, kept: Keeping) -> Quality:
    """Shares of all rounds, thin months of the period, the first faults of a casebook that is not large."""
    filters = asked.filters
    return kept.get(("quality", filters.since, filters.until), lambda: _quality(con, filters))


def _quality(con: sqlite3.Connection, filters: Filters) -> Quality:
    shares, known = load_shares(con), months(con, filters)
    is_large = shares["reports"] > CHECKED
    faults = () if is_large else tuple(islice(check(con), FAULTS))
    return Quality(
        shares,
        load_sole_sources(con, limit=PROCESSES),
        load_verdicts(con),
        tuple(known),
        tuple(gaps_among(con, filters, known)),
        faults,
        is_large or len(faults) == FAULTS,
        accuracy(con),
        agreement(con),
    )


VIEW = View("quality", "/quality", quality, rows=lambda page: page.gaps)
