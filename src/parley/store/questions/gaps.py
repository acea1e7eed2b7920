"""Months and outlets of which the casebook has little: where an answer rests on few reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from statistics import median
from typing import Any

from parley.store.questions.ask import Answer, answers
from parley.store.questions.filters import EVER, Filters

THIN = 0.25
"""Share of the usual number, the median, below which a month or an outlet is thin."""

LISTED = 20
"""Reports of a thin month or outlet that are named."""

SILENT = 0.5
"""Share of all months in which an outlet that is not thin must be silent to be told."""

REPORTS_OF_MONTH = "SELECT id FROM report WHERE published BETWEEN ?1 AND ?1 || '~' ORDER BY published, id LIMIT ?2"
REPORTS_OF_SOURCE = """
SELECT id FROM report WHERE publisher IS ? AND published BETWEEN ? AND ? ORDER BY published, id LIMIT ?
"""
UNDATED = """
SELECT id FROM report WHERE n IN (
  SELECT n FROM report WHERE published IS NULL UNION ALL SELECT n FROM report WHERE LENGTH(published) < 7) ORDER BY id
"""


def months(con: sqlite3.Connection, filters: Filters) -> list[Answer]:
    """The months of the period from the first to the last report: `reports`, `origins`, `sources`, `rounds` of each."""
    return list(_all_months(answers(con, "months", _span(filters))))


def gaps(con: sqlite3.Connection, filters: Filters) -> Iterator[Answer]:
    """Thin months in order, then thin outlets, then the reports that no month is known of.

    `reasons`: `no_reports`, `few_texts` (independent ones, below a quarter of the median), `one_outlet` (all of a month
    is from one, where usually there are more), `often_silent` (no report in more than half of the months).
    """
    return gaps_among(con, filters, months(con, filters))


def gaps_among(con: sqlite3.Connection, filters: Filters, known: list[Answer]) -> Iterator[Answer]:
    """The same where the months of the period are known."""
    span = _span(filters)
    yield from _thin_months(con, known)
    yield from _thin_sources(con, list(answers(con, "sources", span)), span, number=len(known))
    undated = [id for (id,) in con.execute(UNDATED)]
    if undated and not (filters.since or filters.until):
        yield _gap("undated", None, {"reports": len(undated)}, ["no_month"], undated[:LISTED])


def _span(filters: Filters) -> dict[str, Any]:
    return {"since": filters.since or EVER[0], "until": filters.until or EVER[1]}


def _all_months(known: Iterator[Answer]) -> Iterator[Answer]:
    """The months with those between them that have nothing."""
    last = None
    for month in known:
        while last and (last := _next(last)) < month["month"]:
            yield {"month": last, "reports": 0, "origins": 0, "sources": 0, "rounds": 0}
        yield month
        last = month["month"]


def _thin_months(con: sqlite3.Connection, months: list[Answer]) -> Iterator[Answer]:
    if not months:
        return
    usual = median(month["origins"] for month in months)
    outlets = median(month["sources"] for month in months)
    for month in months:
        reasons = [
            *(["no_reports"] if not month["reports"] else ["few_texts"] if month["origins"] < THIN * usual else []),
            *(["one_outlet"] if month["sources"] == 1 and outlets > 1 else []),
        ]
        if reasons:
            ids = [id for (id,) in con.execute(REPORTS_OF_MONTH, (month["month"], LISTED))]
            yield _gap("month", month["month"], month, reasons, ids)


def _thin_sources(
    con: sqlite3.Connection, sources: list[Answer], span: dict[str, Any], *, number: int
) -> Iterator[Answer]:
    usual = median(source["origins"] for source in sources) if sources else 0
    for source in sources:
        reasons = [
            *(["few_texts"] if source["origins"] < THIN * usual else []),
            *(["often_silent"] if source["months"] < (1 - SILENT) * number else []),
        ]
        if reasons:
            asked = (source["publisher"], span["since"], span["until"], LISTED)
            ids = [id for (id,) in con.execute(REPORTS_OF_SOURCE, asked)]
            yield _gap("source", source["publisher"], source, reasons, ids)


def _gap(kind: str, name: str | None, counts: Answer, reasons: list[str], reports: list[str]) -> Answer:
    keys = ("reports", "origins", "sources", "rounds", "months", "first", "last")
    return {"kind": kind, "name": name, **{key: counts.get(key) for key in keys}, "reasons": reasons, "ids": reports}


def _next(month: str) -> str:
    year, number = int(month[:4]), int(month[5:7])
    return f"{year + number // 12:04}-{number % 12 + 1:02}"
