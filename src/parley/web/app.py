"""Puts the desk together: pages, API, guards. `make_app(Desk(...))` gives an ASGI application."""

from __future__ import annotations

import os
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import PathLike, StaticFiles
from starlette.types import Scope

from parley import __version__
from parley.run.single import SingleReader
from parley.web import pages
from parley.web.desk import Desk
from parley.web.faults import Fault, refused, tell_faults
from parley.web.guard import Bodies, Headers, Names, Password, Turns, cookie_name, desk_of
from parley.web.reading import Kept, Readers
from parley.web.rendering import STATIC, render, static

LEAST_ZIPPED = 1_000
"""Bytes from which on an answer is compressed."""

ZIPPED = 5
"""How hard: beyond it a page becomes a twentieth smaller, and takes twice as long."""

FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
"""Keeps a file, and asks each time whether it is still so, which is answered without a body where it is."""


def make_app(desk: Desk) -> FastAPI:
    """The desk over one casebook; opens nothing before the first request."""
    app = FastAPI(
        title="Parley",
        version=__version__,
        summary="A casebook of peace talks: rounds, seats, statements, positions and events, each with its passages.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.desk = desk
    app.state.readers = Readers(desk.book)
    app.state.kept = Kept(desk.book)
    app.state.single = SingleReader(desk.model, desk.codebook)
    app.include_router(pages.router)
    app.add_api_route("/enter", enter, include_in_schema=False)
    app.mount("/static", Static(directory=STATIC))
    app.add_middleware(Turns)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_ZIPPED, compresslevel=ZIPPED)
    app.add_middleware(Bodies)
    if desk.password is not None:
        app.add_middleware(Password, password=desk.password)
    app.add_middleware(Names, hosts=desk.hosts)
    tell_faults(app, _fault_page)
    app.add_middleware(Headers)
    return app


def enter(request: Request, token: str = "") -> Response:
    """Lets in whoever has the token, and leads to the first page."""
    desk = desk_of(request)
    if not desk.is_token(token):
        raise refused("this address is of another start of the desk; the terminal prints the present one")
    answer = RedirectResponse("/", HTTPStatus.SEE_OTHER)
    is_encrypted = request.url.scheme == "https"
    name, proof = cookie_name(request), desk.proof("cookie")
    answer.set_cookie(name, proof, httponly=True, samesite="strict", secure=is_encrypted)
    return answer


class Static(StaticFiles):
    """The desk's own files; those whose address names their content are kept for good."""

    def file_response(
        self, full_path: PathLike, stat_result: os.stat_result, scope: Scope, status_code: int = HTTPStatus.OK
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        name, query = os.path.basename(full_path), scope["query_string"].decode("latin-1")
        is_named = name.startswith("chunk-") or f"/static/{name}?{query}" == static(str(name))
        answer.headers["Cache-Control"] = FOR_GOOD if is_named else ASK_AGAIN
        return answer


def _fault_page(request: Request, fault: Fault) -> Response:
    return HTMLResponse(render(request, "fault.html", fault=fault), fault.status)
