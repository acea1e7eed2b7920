"""A desk that is really served, and a real browser before it: Chromium without a screen."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from parley.web.desk import Desk
from parley.web.serving import serve

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
"""Where the browser is; CI installs it where that can be done."""

QUIET = (
    "--no-sandbox",  # tests may run as root in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """Serve a desk on a free port, in a thread that ends with the tests; gives its address."""
    addresses: list[str] = []
    ready = threading.Event()

    def tell(address: str) -> None:
        addresses.append(address)
        ready.set()

    thread = threading.Thread(
        target=serve, args=(desk,), kwargs={"host": "127.0.0.1", "port": 0, "ready": tell}, daemon=True
    )
    thread.start()
    assert ready.wait(20), "the desk does not start"
    yield addresses[0]
