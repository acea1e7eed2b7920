"""Parley reads news reports about peace talks and keeps the record of the process, each field with its passage.

>>> import parley
>>> record = parley.read("examples/lakeside-talks.txt", published="2014-11-09")  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parley.api import actors as actors
    from parley.api import read as read
    from parley.record import Record as Record

__version__ = "0.1.0"
_HOMES = {"actors": "parley.api", "read": "parley.api", "Record": "parley.record"}
__all__ = ["Record", "__version__", "actors", "read"]


def __getattr__(name: str) -> Any:
    """The few public names, fetched when asked for, so that `import parley` loads nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
