"""Runs a desk until it is interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable

import uvicorn

from parley.errors import UsageError
from parley.web.app import make_app
from parley.web.desk import Desk


def serve(desk: Desk, *, host: str, port: int, ready: Callable[[str], None]) -> None:
    """Serve on an address; port 0 takes any free one. `ready` is told the address once connections are taken.

    Raises UsageError where the address cannot be had.
    """
    with _listening(host, port) as taken:
        name = f"[{host}]" if ":" in host else host
        ready(f"http://{name}:{taken.getsockname()[1]}")
        settings = uvicorn.Config(make_app(desk), log_level="warning", server_header=False, access_log=False)
        uvicorn.Server(settings).run(sockets=[taken])


def _listening(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        raise UsageError(f"cannot serve on {host}, port {port}: {getattr(error, 'strerror', None) or error}") from None
