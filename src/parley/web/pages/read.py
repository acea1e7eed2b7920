"""Read: a report pasted or dropped, its record at once, with every mark; then added to the casebook, or not."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from fastapi.routing import APIRoute

from parley import __version__
from parley.errors import InputError, UsageError
from parley.record import Record
from parley.run.adding import add_all
from parley.store.pages.report import ABOUT, Held
from parley.store.records import Plain
from parley.web.guard import MOST_BODY, Writing
from parley.web.pages.report import Report, shown
from parley.web.rendering import path_part, render
from parley.web.views import RESPONSES, View

PASTED = "pasted.txt"
LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Given:
    """A report that a browser sent: its bytes, its file's name without a folder, the day of publication if told."""

    data: bytes
    name: str
    published: str | None

    @property
    def coded(self) -> str:
        """The bytes, for a form that sends them again."""
        return base64.b64encode(self.data).decode()


@dataclass(frozen=True, slots=True)
class Read:
    """The record of the report that was read, as JSON, and how its page shows it; None before one is."""

    record: Plain | None = None
    report: Report | None = None


def given(
    desk: Writing,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    file: Annotated[UploadFile | None, File()] = None,
    coded: Annotated[str, Form()] = "",
    name: Annotated[str, Form(max_length=LONGEST_NAME)] = PASTED,
) -> Given:
    """The report of a form: a file, in any form that `parley read` takes, else bytes in base64, else a text."""
    day = published.strip() or None
    if file is not None and file.filename:
        return Given(file.file.read(), file.filename.replace("\\", "/").rpartition("/")[2][-LONGEST_NAME:], day)
    if coded:
        try:
            return Given(base64.b64decode(coded, validate=True), name, day)
        except ValueError:
            raise UsageError("coded: no base64") from None
    if not text.strip():
        raise UsageError("there is nothing to read: paste a text or choose a file")
    return Given(text.encode(), PASTED, day)


Sent = Annotated[Given, Depends(given)]


def blank() -> Read:
    """The page before anything is read."""
    return Read()


def read_it(request: Request, sent: Sent) -> Read:
    """Read a report: its record, and its text in stretches with the claims that rest on them."""
    record: Plain = json.loads(json.dumps(_read(request, sent).to_dict()))
    return Read(record, shown(_held(record)))


def read_page(request: Request, sent: Sent) -> Response:
    """The same as a page, from which the report can be added."""
    return HTMLResponse(render(request, "read.html", page=read_it(request, sent), sent=sent))


def add_it(request: Request, desk: Writing, sent: Sent) -> Plain:
    """Read a report and add it to the casebook: `result` is `added` or `there`, `report` its id."""
    (added,) = add_all(desk.book, lambda: [_read(request, sent)], reader=__version__)
    if isinstance(added, InputError):
        raise added
    return {"result": "added" if added.is_new else "there", "report": added.id}


def add_page(request: Request, desk: Writing, sent: Sent) -> Response:
    """The same for a form; leads to the report."""
    return RedirectResponse(f"/reports/{path_part(add_it(request, desk, sent)['report'])}", HTTPStatus.SEE_OTHER)


def _read(request: Request, sent: Given) -> Record:
    record: Record = request.app.state.single.read(sent.data, name=sent.name, published=sent.published)
    return record


def _held(record: Plain) -> Held:
    """A record as if it were in the casebook: its talks and actors lead nowhere."""
    return Held({**dict.fromkeys(ABOUT), **record["report"], "files": []}, record, (), {}, {})


class LargeForms(APIRoute):
    """Takes a report in a single field of a form, where Starlette would take a megabyte of it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        handle = super().get_route_handler()

        async def with_large_fields(request: Request) -> Response:
            await request.form(max_part_size=MOST_BODY)
            return await handle(request)

        return with_large_fields


VIEW = View("read", "/read", blank)

router = APIRouter(route_class=LargeForms)
router.add_api_route("/read", read_page, methods=["POST"], include_in_schema=False)
router.add_api_route("/add", add_page, methods=["POST"], include_in_schema=False)
router.add_api_route("/api/read", read_it, methods=["POST"], responses=RESPONSES)
router.add_api_route("/api/add", add_it, methods=["POST"], responses=RESPONSES)
