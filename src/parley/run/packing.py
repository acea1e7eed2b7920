"""What claims are compared by, and what they tell -> JSON that the casebook's file keeps; and its values back."""

from __future__ import annotations

import json
from typing import Any, TypeAlias

from parley.casebook.deeds import Deed
from parley.casebook.happenings import Telling
from parley.casebook.sayings import Form

Part: TypeAlias = Form | Deed | Telling


def packed_values(part: Part) -> str:
    """The values of the fields in their order."""
    return json.dumps([getattr(part, field) for field in part.__slots__], separators=(",", ":"))


def values_in(packed: str) -> tuple[Any, ...]:
    """The values that `packed_values` packed."""
    return tuple(map(frozen, json.loads(packed)))


def frozen(value: Any) -> Any:
    """A value of JSON with tuples in place of lists."""
    return tuple(map(frozen, value)) if isinstance(value, list) else value
