"""A page is typed data rendered three times: as HTML at its path, as JSON under /api, its rows as CSV under /csv."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Annotated, Any, get_type_hints

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse

from parley.store.exports.cells import harmless
from parley.web.faults import FaultAnswer
from parley.web.rendering import render

Row = Mapping[str, Any]

RESPONSES: dict[int | str, dict[str, Any]] = {
    status: {"model": FaultAnswer} for status in (400, 401, 403, 404, 405, 413, 415, 422, 500, 503)
}
"""Faults that every view may answer with, for the description of the API."""


@dataclass(frozen=True, slots=True)
class View:
    """A page: `load` is a FastAPI dependency that gives its data, a frozen dataclass.

    `rows` gives the table that is offered as CSV, None where there is none.
    """

    name: str
    path: str
    load: Callable[..., Any]
    rows: Callable[[Any], Iterable[Row]] | None = None


def add_view(router: APIRouter, view: View) -> None:
    """Serve a view in all its forms."""
    kind = get_type_hints(view.load)["return"]
    page: Any = Annotated[kind, Depends(view.load)]

    def as_html(request: Request, page: Any) -> Response:
        return HTMLResponse(render(request, f"{view.name}.html", page=page, name=view.name, has_rows=bool(view.rows)))

    def as_json(page: Any) -> Response:
        return Response(json.dumps(page, default=_plain, ensure_ascii=False), media_type="application/json")

    def as_csv(page: Any) -> Response:
        rows = view.rows(page) if view.rows else ()
        disposition = f'attachment; filename="{view.name}.csv"'
        return Response(csv_of(rows), media_type="text/csv", headers={"Content-Disposition": disposition})

    for form in (as_html, as_json, as_csv):
        form.__annotations__["page"] = page
    router.add_api_route(view.path, as_html, name=view.name, include_in_schema=False)
    router.add_api_route(
        f"/api{view.path}", as_json, name=f"{view.name} as JSON", response_model=kind, responses=RESPONSES
    )
    if view.rows:
        router.add_api_route(
            f"/csv{view.path}", as_csv, name=f"{view.name} as CSV", response_class=Response, responses=RESPONSES
        )


def csv_of(rows: Iterable[Row]) -> str:
    """Rows under the names of their columns; lists are joined by "; ", what is nested is JSON, None is empty.

    A cell that a spreadsheet would take for a formula begins with an apostrophe.
    """
    text = io.StringIO()
    table: Any = None
    for row in rows:
        if table is None:
            table = csv.DictWriter(text, list(row), lineterminator="\r\n")
            table.writeheader()
        table.writerow({name: _cell(value) for name, value in row.items()})
    return text.getvalue()


def _cell(value: Any) -> Any:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return _cell("; ".join(value))
    return harmless(json.dumps(value, ensure_ascii=False)) if isinstance(value, (dict, list, tuple)) else value


def _plain(page: Any) -> dict[str, Any]:
    """What a dataclass holds, by name: written at once, where FastAPI would check and copy all of it first."""
    return {field.name: getattr(page, field.name) for field in fields(page)}
