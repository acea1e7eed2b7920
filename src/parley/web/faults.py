"""What went wrong, told in one shape: JSON under /api and /csv, a page elsewhere, with the right status."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException
from starlette.routing import Match
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.errors import BookError, ParleyError, UsageError

LOG = logging.getLogger("parley.web")

DATA = ("/api", "/csv")
"""Where programs ask, and get faults as JSON."""

OF_THE_FILE = ("locked", "busy", "disk", "unable to open", "malformed", "not a database")
"""In words of the database: what befell the casebook, and is no error of a question."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong: `where` names the parameter or part of the request, None where it is the whole."""

    status: int
    what: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class FaultAnswer:
    """The body of every answer with a status of 400 or more."""

    error: Fault


def body_of(fault: Fault) -> dict[str, object]:
    """The body of an answer, as JSON has it."""
    return asdict(FaultAnswer(fault))


def not_found(what: str) -> HTTPException:
    """For ids and pages that are not there."""
    return HTTPException(HTTPStatus.NOT_FOUND, what)


def refused(what: str) -> HTTPException:
    """For who may not."""
    return HTTPException(HTTPStatus.FORBIDDEN, what)


def tell_faults(app: FastAPI, page: Callable[[Request, Fault], Response]) -> None:
    """Answer every exception with its fault; `page` shows one to a person."""

    def answer(request: Request, fault: Fault, headers: dict[str, str] | None = None) -> Response:
        if request.url.path.startswith(DATA):
            return JSONResponse(body_of(fault), fault.status, headers)
        shown = page(request, fault)
        shown.headers.update(headers or {})
        return shown

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers or {})
        if "Allow" in headers:
            headers["Allow"] = _methods_at(request)
        return answer(request, Fault(error.status_code, str(error.detail)), headers)

    @app.exception_handler(RequestValidationError)
    async def of_parameters(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return answer(request, Fault(HTTPStatus.UNPROCESSABLE_ENTITY, first["msg"], where))

    @app.exception_handler(ParleyError)
    async def of_parley(request: Request, error: ParleyError) -> Response:
        return answer(request, Fault(_status(error), _words(error)))

    @app.exception_handler(sqlite3.Error)
    async def of_database(request: Request, error: sqlite3.Error) -> Response:
        if "interrupted" in str(error):
            what = "this takes too long; ask for less time or fewer actors, or once more: what was read by now is quick"
            return answer(request, Fault(HTTPStatus.SERVICE_UNAVAILABLE, what))
        if any(words in str(error) for words in OF_THE_FILE):
            return answer(request, Fault(HTTPStatus.SERVICE_UNAVAILABLE, f"the casebook cannot be read now: {error}"))
        raise error

    app.add_middleware(Crashes, answer=answer)


def _methods_at(request: Request) -> str:
    """Which methods a path takes, whichever of its routes they belong to."""
    found = (
        method
        for method in ("GET", "HEAD", "POST")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in request.app.routes)
    )
    return ", ".join(found)


class Crashes:
    """Answers what nobody foresaw, and tells the terminal of it in full."""

    def __init__(self, app: ASGIApp, answer: Callable[[Request, Fault], Response]) -> None:
        self.app, self.answer = app, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_begun = False

        async def noted(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            if scope["type"] != "http" or has_begun:
                raise
            LOG.error("%s %s", scope["method"], scope["path"], exc_info=error)
            what = "an error of Parley's own; the terminal tells it in full"
            answer = self.answer(Request(scope), Fault(HTTPStatus.INTERNAL_SERVER_ERROR, what))
            await answer(scope, receive, send)


def _words(error: ParleyError) -> str:
    """What to tell of an error; of a file its name alone, not where it lies on this machine."""
    return f"{Path(error.file).name}: {error.why}" if isinstance(error, BookError) else str(error)


def _status(error: ParleyError) -> int:
    if isinstance(error, UsageError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(error, BookError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.BAD_REQUEST
