"""The pages: each module holds the data of one, and how it is got from the casebook."""

from __future__ import annotations

from fastapi import APIRouter

from parley.web.pages import overview, timeline
from parley.web.views import add_view

VIEWS = tuple(page.VIEW for page in (overview, timeline))

router = APIRouter()
for view in VIEWS:
    add_view(router, view)
