"""Text on its way to a terminal or a pipe.

In: text from reports and file names, which may hold anything. Out: text that cannot steer a terminal.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

BROKEN_PIPE = 141
"""Exit status of a command whose reader went away, as shells have it."""

# Control characters (terminal escapes begin with one) and halves of surrogate pairs (undecodable bytes of file names).
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Marks that reorder what is shown after them.
_REORDERING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_LINE_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
# What JSON allows bare in a string and a terminal, an editor or a line-based tool would act on.
_UNSAFE_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def printable(text: str) -> str:
    """One line in which nothing steers the terminal: line breaks become spaces, control characters U+FFFD."""
    return printable_lines(_LINE_BREAKS.sub(" ", text))


def printable_lines(text: str) -> str:
    """The same with tabs and line feeds kept."""
    return _REORDERING.sub("", _CONTROLS.sub("\ufffd", text))


def json_line(plain: Any) -> str:
    """JSON on one line, readable as UTF-8 and safe for line-based tools."""
    dense = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    return _UNSAFE_IN_JSON.sub(lambda m: f"\\u{ord(m.group()):04x}", dense)


def say(line: str) -> None:
    """One line for a person, on stderr."""
    print(f"parley: {printable(line)}", file=sys.stderr, flush=True)


def put(text: str) -> None:
    """Text and a line feed to stdout, at once, so that a reader at the other end of a pipe can begin."""
    print(text, flush=True)


@contextmanager
def safe_stdout() -> Iterator[None]:
    """Files and pipes get UTF-8 whatever the locale; who reads the pipe may leave (`| head`) without a word from us."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
    try:
        yield
    except BrokenPipeError:
        # Python flushes stdout once more on its way out, and would complain then
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(BROKEN_PIPE) from None
