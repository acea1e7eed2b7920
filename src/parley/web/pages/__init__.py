"""The pages: each module holds the data of one, and how it is got from the casebook."""

from __future__ import annotations

from fastapi import APIRouter

from parley.web.pages import (
    actor,
    actors,
    attendance,
    events,
    map,
    network,
    overview,
    positions,
    quality,
    read,
    report,
    reports,
    review,
    round,
    search,
    statements,
    timeline,
)
from parley.web.views import add_view

PAGES = (
    overview, timeline, attendance, positions, network, map, actors, reports, statements, events, search, quality,
    review, read, round, actor, report,
)  # fmt: skip
VIEWS = tuple(page.VIEW for page in PAGES)

router = APIRouter()
for view in VIEWS:
    add_view(router, view)
router.include_router(review.router)
router.include_router(read.router)
