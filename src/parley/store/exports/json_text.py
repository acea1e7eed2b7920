"""JSON that is safe for line-based tools and web pages."""

from __future__ import annotations

import json
import re
from typing import Any

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def dense(plain: Any) -> str:
    """One line of JSON."""
    return _escaped(json.dumps(plain, ensure_ascii=False, separators=(",", ":")))


def indented(plain: Any) -> str:
    """JSON over several lines, for files that persons look into."""
    return _escaped(json.dumps(plain, ensure_ascii=False, indent=1))


def without_unknown(plain: dict[str, Any]) -> dict[str, Any]:
    """The same without what is None or empty."""
    return {key: value for key, value in plain.items() if value not in (None, "", [], {}, ())}


def _escaped(text: str) -> str:
    return _UNSAFE.sub(lambda m: f"\\u{ord(m.group()):04x}", text)
