"""Puts the desk together: pages, API, guards. `make_app(Desk(...))` gives an ASGI application."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from parley import __version__
from parley.run.single import SingleReader
from parley.web import pages
from parley.web.desk import Desk
from parley.web.faults import Fault, refused, tell_faults
from parley.web.guard import Bodies, Headers, Names, Password, cookie_name, desk_of
from parley.web.reading import Kept, Readers
from parley.web.rendering import STATIC, render

LEAST_ZIPPED = 1_000
"""Bytes from which on an answer is compressed."""

A_YEAR = 31_536_000


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
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_ZIPPED)
    app.add_middleware(Bodies)
    if desk.password:
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
    answer.set_cookie(cookie_name(request), desk.proof("cookie"), httponly=True, samesite="strict")
    return answer


class Static(StaticFiles):
    """The desk's own files; an address with a digest is kept for a year."""

    def file_response(self, *args: object, **more: object) -> Response:
        answer = super().file_response(*args, **more)  # type: ignore[arg-type]
        answer.headers["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
        return answer


def _fault_page(request: Request, fault: Fault) -> Response:
    return HTMLResponse(render(request, "fault.html", fault=fault), fault.status)
