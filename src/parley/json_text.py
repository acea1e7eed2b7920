"""A text of JSON in, what it holds out. What is no JSON is an InputError that says where the text stood and why."""

from __future__ import annotations

import json
from typing import Any

from parley.errors import InputError


def read_json(text: str, where: str, *, strict: bool = False) -> Any:
    """The value that a text of JSON holds; `strict` refuses line breaks within strings. Raises InputError."""
    try:
        return json.loads(text, strict=strict)
    except RecursionError:
        raise InputError(where, "JSON is nested too deeply") from None
    except json.JSONDecodeError as error:
        raise InputError(where, f"not JSON: {error.msg} at column {error.colno}") from error
    except ValueError as error:  # a number with more digits than Python reads
        raise InputError(where, f"not JSON: {error}") from error
