"""Lines of JSON -> records that keep to the form. What does not keep to it is an InputError that says where and why.

A record is taken as plain JSON types, in the published form (`record.schema.json`). Beside the schema: ids occur once,
actors that are spoken of exist, passages lie inside the text. Halves of characters and NUL become U+FFFD, one for
one, since no text file and no database keeps them.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from parley.codebook.times import days_of, is_partial_date
from parley.errors import InputError
from parley.json_text import read_json

if TYPE_CHECKING:
    from jsonschema_rs import Draft202012Validator

Plain: TypeAlias = dict[str, Any]
"""A record as JSON types."""

LINE_LIMIT = 64_000_000
"""Bytes of a line; a record of the longest text that is read has a tenth."""

DEEPEST = 40
"""Levels of a record that are looked at; the form has eight."""

WITH_IDS = ("actors", "talks", "statements", "events")
SPANS = frozenset({"evidence", "mentions"})
SPAN = frozenset({"span", "cue_span", "speaker_span"})
LARGEST_INTEGER = 2**63 - 1
_NO_TEXT = re.compile("[\x00\ud800-\udfff]")


def read_record(line: bytes, where: str) -> Plain:
    """The record in one line. Raises InputError."""
    if len(line) > LINE_LIMIT:
        raise InputError(where, f"line is longer than {LINE_LIMIT:,} bytes")
    try:
        text = line.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(where, "not UTF-8") from None
    return checked(read_json(text, where, strict=True), where)


def checked(value: Any, where: str) -> Plain:
    """The record, where it keeps to the form; strings without what no database keeps. Raises InputError."""
    if not isinstance(value, dict):
        raise InputError(where, "the JSON value is no object")
    record: Plain = _keepable(value, where)
    fault = _against_schema(record) or next(_faults(record), None)
    if fault:
        raise InputError(where, f"no record: {fault}")
    return record


def digest_of(record: Plain) -> str:
    """A digest of a record's content, the same on any machine; where the report was found does not count."""
    report = {key: value for key, value in record["report"].items() if key not in ("file", "key")}
    dense = json.dumps({**record, "report": report}, sort_keys=True, separators=(",", ":"))
    return sha256(dense.encode()).hexdigest()


def _keepable(value: Any, where: str, depth: int = 0) -> Any:
    """The same with U+FFFD in place of what cannot be stored."""
    if isinstance(value, str):
        return _NO_TEXT.sub("\ufffd", value) if not value.isascii() or "\x00" in value else value
    if depth > DEEPEST:
        raise InputError(where, f"no record: nested more than {DEEPEST} deep")
    if isinstance(value, dict):
        return {_keepable(k, where): _keepable(v, where, depth + 1) for k, v in value.items()}
    if isinstance(value, list):
        return [_keepable(v, where, depth + 1) for v in value]
    return value


def _against_schema(record: Plain) -> str | None:
    """The first thing that the schema forbids, with its place in the record."""
    try:
        first = next(iter(_validator().iter_errors(record)), None)
    except ValueError as error:  # a number that no 64 bits hold
        return str(error)
    return f"{_place(first.instance_path)}: {_short(first.message)}" if first else None


def _faults(record: Plain) -> Iterator[str]:
    """What the schema cannot say."""
    published = record["report"]["published"]
    if published and not (is_partial_date(published) and (days_of(published)[0] or "").startswith(published)):
        yield f"report.published: {published!r} is no date"
    yield from _twice(record)
    yield from _strangers(record)
    yield from _outside(record, len(record["report"]["text"]), ())


def _twice(record: Plain) -> Iterator[str]:
    for kind in WITH_IDS:
        counts = Counter(claim["id"] for claim in record[kind])
        yield from (f"{kind}: id {id!r} occurs {times} times" for id, times in counts.items() if times > 1)


def _strangers(record: Plain) -> Iterator[str]:
    """Actors that are spoken of and not listed."""
    known = {actor["id"] for actor in record["actors"]}
    for place, id in _spoken_of(record):
        if id not in known:
            yield f"{place}: {_short(repr(id))} is no actor of this record"


def _spoken_of(record: Plain) -> Iterator[tuple[str, str]]:
    for t, talk in enumerate(record["talks"]):
        for p, row in enumerate(talk["participants"]):
            yield from ((f"talks[{t}].participants[{p}]", id) for id in (row["actor"], *row.get("members", ())))
    for s, statement in enumerate(record["statements"]):
        yield from ((f"statements[{s}].speaker", id) for id in ids_in(statement["speaker"]))
    yield from ((f"positions[{p}].actor", position["actor"]) for p, position in enumerate(record["positions"]))
    for e, event in enumerate(record["events"]):
        yield from ((f"events[{e}].{side}", id) for side in ("source", "target") for id in event[side])


def ids_in(value: str | list[str] | None) -> tuple[str, ...]:
    """One id, several or none, as a tuple."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def _outside(value: Any, length: int, path: tuple[str | int, ...]) -> Iterator[str]:
    """Passages that do not lie inside a text of `length` characters, and numbers that no database holds."""
    if isinstance(value, int) and abs(value) > LARGEST_INTEGER:
        yield f"{_place(path)}: number is too large"
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        here = (*path, key)
        spans = inner if key in SPANS else [inner] if key in SPAN and inner else None
        if spans is None:
            yield from _outside(inner, length, here) if isinstance(inner, (dict, list, int)) else ()
            continue
        for start, end in spans:
            if not start <= end <= length:
                yield f"{_place(here)}: [{start}, {end}] is no passage of a text of {length} characters"


def _place(path: Any) -> str:
    """ "talks[0].participants[1].role" of the keys on the way to a value."""
    place = "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return _short(place.lstrip(".")) or "record"


def _short(text: str, most: int = 120) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


@cache
def _validator() -> Draft202012Validator:
    from jsonschema_rs import Draft202012Validator

    schema = (Path(__file__).parents[1] / "record.schema.json").read_text(encoding="utf-8")
    return Draft202012Validator(json.loads(schema))
