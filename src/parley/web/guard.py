"""What stands before every page: headers, names of the host, bodies, the password, and who may write.

Reports are hostile: a page runs nothing but the desk's own scripts, asks nobody else for anything and cannot be
framed.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import re
from asyncio import Lock, Semaphore, TimeoutError, sleep, wait_for
from html import escape
from http import HTTPStatus
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit
from weakref import WeakValueDictionary

from fastapi import Depends, Form, Header, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from parley.web.desk import Desk
from parley.web.faults import DATA, Fault, body_of, refused

MOST_BODY = 10_000_000
"""Bytes that a request may bring: a long report, not a library."""

MOST_DIGITS = 12
"""Of a body's length; a number of more is none."""

CHARSETS = (b"utf-8", b"utf8", b"us-ascii")
"""In which words of a form may be written; others can write what is no text."""

TURNS = 6
"""Pages that are worked on at once: more would share the same cores, and hold more of the casebook in memory."""

MOST_WAIT = 20.0
"""Seconds that a request waits for its turn."""

GUESS = 0.5
"""Seconds that a wrong password waits for its answer, and with it all others from the same address."""

REFUSAL = '<!doctype html>\n<html lang="en"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><p>{what}</p>'
"""The page of who is refused before anything is looked at: it names neither the casebook nor its pages."""

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class Headers:
    """Sets the headers on every answer; what is shown may change with the next report, so it is not kept."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                present = {name.lower() for name, _ in message.get("headers", ())}
                more = HEADERS if b"cache-control" in present else {**HEADERS, "Cache-Control": "no-store"}
                added = [(name.lower().encode(), value.encode()) for name, value in more.items()]
                message = {**message, "headers": [*message.get("headers", ()), *added]}
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class Names:
    """Refuses a request for a name that is not the desk's: a page of another site can give its own name our address.

    An address in numbers is nobody's name, and is always right.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...]) -> None:
        self.app, self.hosts = app, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = host_in(_header(scope, b"host"))
        if scope["type"] != "http" or name in self.hosts or _is_address(name):
            await self.app(scope, receive, send)
        else:
            what = f"this desk is not called {name[:80]!r}; --host gives it a name"
            await _refuse(scope, receive, send, HTTPStatus.BAD_REQUEST, what)


def host_in(header: bytes) -> str:
    """The name in a Host header, without the port; empty where there is none."""
    try:
        return urlsplit(f"//{header.decode('latin-1')}").hostname or ""
    except ValueError:
        return ""


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class Bodies:
    """Refuses a body of more than `MOST_BODY` bytes, told or not, and one in a charset that may hold no text."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        told = _header(scope, b"content-length") or b"0"
        if not told.isdigit():
            await _refuse(scope, receive, send, HTTPStatus.BAD_REQUEST, "the length of the body is no number")
        elif len(told) > MOST_DIGITS or int(told) > MOST_BODY:
            await _refuse(scope, receive, send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        elif any(name.lower() not in CHARSETS for name in _CHARSET.findall(_header(scope, b"content-type"))):
            await _refuse(scope, receive, send, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "forms are written in UTF-8")
        else:
            await self.app(scope, _counted(receive), send)


_CHARSET = re.compile(rb"charset[*\d]*\s*=\s*[\"']?([^\s;\"']*)", re.IGNORECASE)

TOO_LARGE = f"the body may have {MOST_BODY:,} bytes at most"


def _counted(receive: Receive) -> Receive:
    """The same body; raises where it goes on beyond `MOST_BODY`."""
    so_far = 0

    async def counted() -> Message:
        nonlocal so_far
        message = await receive()
        so_far += len(message.get("body", b""))
        if so_far > MOST_BODY:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE)
        return message

    return counted


class Turns:
    """Lets `TURNS` pages be worked on at once; the others wait, and who has left by then is not answered.

    A turn ends as the answer begins: a reader with a slow connection holds up nobody.
    """

    def __init__(self, app: ASGIApp, seconds: float = MOST_WAIT) -> None:
        self.app, self.seconds = app, seconds
        self.free = Semaphore(TURNS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"].startswith("/static/"):
            await self.app(scope, receive, send)
            return
        try:
            await wait_for(self.free.acquire(), self.seconds)
        except TimeoutError:
            what = "too many ask at once; try again in a moment"
            await _refuse(scope, receive, send, HTTPStatus.SERVICE_UNAVAILABLE, what)
        else:
            await self._take(scope, receive, send)

    async def _take(self, scope: Scope, receive: Receive, send: Send) -> None:
        has_ended = False

        def end() -> None:
            nonlocal has_ended
            if not has_ended:
                has_ended = True
                self.free.release()

        async def ending(message: Message) -> None:
            end()
            await send(message)

        try:
            first = await _first(scope, receive)
            if first["type"] != "http.disconnect":
                await self.app(scope, _again(first, receive), ending)
        finally:
            end()


async def _first(scope: Scope, receive: Receive) -> Message:
    """What comes first of a request: its body, or that its sender has left; a body that is told is not waited for."""
    has_body = _header(scope, b"content-length") or _header(scope, b"transfer-encoding")
    return {"type": "more"} if has_body else await receive()


def _again(first: Message, receive: Receive) -> Receive:
    """What comes, with what came first."""
    waiting = [first] if first["type"] == "http.request" else []

    async def again() -> Message:
        return waiting.pop() if waiting else await receive()

    return again


class Password:
    """Asks for the password by HTTP Basic, whatever the user name; each wrong one waits `GUESS` seconds.

    Those who ask from one address take turns, so that asking many times at once guesses no faster.
    """

    def __init__(self, app: ASGIApp, password: str) -> None:
        self.app, self.password = app, password
        self.turns: WeakValueDictionary[str, Lock] = WeakValueDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or await self._is_told(scope):
            await self.app(scope, receive, send)
            return
        ask = {"WWW-Authenticate": 'Basic realm="Parley", charset="UTF-8"'}
        await _refuse(scope, receive, send, HTTPStatus.UNAUTHORIZED, "this desk asks for a password", ask)

    async def _is_told(self, scope: Scope) -> bool:
        given = _header(scope, b"authorization")
        if not given:
            return False
        address, _ = scope.get("client") or ("", 0)
        async with self.turns.setdefault(address, Lock()):
            is_right = self._knows(given)
            if not is_right:
                await sleep(GUESS)
            return is_right

    def _knows(self, header: bytes) -> bool:
        kind, _, coded = header.partition(b" ")
        try:
            _, _, given = base64.b64decode(coded, validate=True).partition(b":")
        except binascii.Error:
            return False
        return kind.lower() == b"basic" and hmac.compare_digest(given, self.password.encode())


def _header(scope: Scope, name: bytes) -> bytes:
    """The first header of a name, in small letters; empty where there is none."""
    return next((value for key, value in scope.get("headers", ()) if key == name), b"")


async def _refuse(
    scope: Scope, receive: Receive, send: Send, status: int, what: str, headers: dict[str, str] | None = None
) -> None:
    page = REFUSAL.format(title=f"{status} {HTTPStatus(status).phrase}", what=escape(what))
    is_data = scope["path"].startswith(DATA)
    body = body_of(Fault(status, what))
    answer = JSONResponse(body, status, headers) if is_data else HTMLResponse(page, status, headers)
    await answer(scope, receive, send)


def desk_of(request: Request) -> Desk:
    """The settings of this desk."""
    desk: Desk = request.app.state.desk
    return desk


Served = Annotated[Desk, Depends(desk_of)]
"""Declares that a page needs the settings of its desk."""


def may_write(request: Request) -> bool:
    """Whether who asks came in by the address with the token, and this desk takes judgements and reports at all."""
    desk = desk_of(request)
    return not desk.is_read_only and desk.is_proof(request.cookies.get(cookie_name(request), ""), "cookie")


def cookie_name(request: Request) -> str:
    """The cookie that proves who came in by the address that the terminal printed.

    Browsers keep one set for all ports of a name; each desk on a machine has its own by its port.
    """
    return f"parley_desk_{request.url.port or request.url.scheme}"


def _is_foreign(request: Request) -> bool:
    """Whether the browser says that a page of another site, or of another port, sent this.

    Browsers that are told to name no referrer name no origin either ("null").
    """
    origin = request.headers.get("origin", "null")
    site = request.headers.get("sec-fetch-site", "none")
    is_other = origin != "null" and urlsplit(origin).netloc != request.headers.get("host")
    return is_other or site not in ("same-origin", "none")


def writer(
    request: Request,
    proof: Annotated[str, Form()] = "",
    x_parley_token: Annotated[str, Header()] = "",
) -> Desk:
    """The desk, for who may write: a form of this desk's own with the cookie, or a program with the token.

    Raises a refusal (403) for everybody else.
    """
    desk = desk_of(request)
    if desk.is_read_only:
        raise refused("this desk is read-only")
    if desk.is_token(x_parley_token):
        return desk
    if may_write(request) and desk.is_proof(proof, "form") and not _is_foreign(request):
        return desk
    raise refused("only who came in by the address that `parley desk` printed may write")


Writing = Annotated[Desk, Depends(writer)]
"""Declares that a request writes."""
