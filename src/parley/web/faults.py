"""What went wrong, told in one shape: JSON under /api and /csv, a page elsewhere, with the right status."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from dataclasses import asdict, dataclass
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from parley.errors import BookError, ParleyError, UsageError

LOG = logging.getLogger("parley.web")

DATA = ("/api", "/csv")
"""Where programs ask, and get faults as JSON."""


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
        return page(request, fault)

    @app.exception_handler(HTTPException)
    async def of_http(request: Request, error: HTTPException) -> Response:
        headers = dict(error.headers) if error.headers else None
        return answer(request, Fault(error.status_code, str(error.detail)), headers)

    @app.exception_handler(RequestValidationError)
    async def of_parameters(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return answer(request, Fault(HTTPStatus.UNPROCESSABLE_ENTITY, first["msg"], where))

    @app.exception_handler(ParleyError)
    async def of_parley(request: Request, error: ParleyError) -> Response:
        return answer(request, Fault(_status(error), str(error)))

    @app.exception_handler(sqlite3.OperationalError)
    async def of_database(request: Request, error: sqlite3.OperationalError) -> Response:
        if "interrupted" not in str(error):
            return await of_anything(request, error)
        what = "this takes too long; ask for less time or fewer actors"
        return answer(request, Fault(HTTPStatus.SERVICE_UNAVAILABLE, what))

    @app.exception_handler(Exception)
    async def of_anything(request: Request, error: Exception) -> Response:
        LOG.error("%s %s", request.method, request.url.path, exc_info=error)
        what = "an error of Parley's own; the terminal tells it in full"
        return answer(request, Fault(HTTPStatus.INTERNAL_SERVER_ERROR, what))


def _status(error: ParleyError) -> int:
    if isinstance(error, UsageError):
        return HTTPStatus.UNPROCESSABLE_ENTITY
    if isinstance(error, BookError):
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.BAD_REQUEST
