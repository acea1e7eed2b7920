"""The reports of the casebook, by outlet, period, actor and words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from parley.store.pages.reports import load_reports
from parley.store.questions.ask import Answer
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View


@dataclass(frozen=True, slots=True)
class Reports:
    """Reports that fit the filters and hold the words, the latest first; with `copies` copies of others alone."""

    asked: Asked
    words: str
    copies: bool
    reports: tuple[Answer, ...]


def reports(
    con: Reader, asked: Filtered, words: Annotated[str, Query(max_length=500)] = "", copies: bool = False
) -> Reports:
    """The reports that fit."""
    return Reports(asked, words, copies, load_reports(con, asked.filters, words, copies=copies))


VIEW = View("reports", "/reports", reports, rows=lambda page: page.reports)
