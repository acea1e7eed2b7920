"""Page data -> HTML: the templates, escaped always, and the few words that all of them share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timezone
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined

from parley import __version__
from parley.web.filtering import values_of
from parley.web.guard import desk_of, may_write

STATIC = Path(__file__).parent / "static"

PAGES = (
    ("overview", "/", "Overview"),
    ("timeline", "/timeline", "Timeline"),
)
"""Name, path and title of the pages in the menu."""

SIGNS = {
    "held": "●", "under_way": "◐", "planned": "○", "proposed": "◌", "cancelled": "✕", "postponed": "↷", "refused": "⊘",
    "collapsed": "▼", "alleged": "?", "denied": "≠",
    "attended": "●", "attending": "◐", "confirmed": "◎", "invited": "○", "declined": "✕", "disinvited": "⊗",
    "excluded": "⊘", "absent": "–", "withdrew": "↩", "unknown": "·",
}  # fmt: skip
"""A sign for each status and attendance, so that nothing rests on colour alone."""


def render(request: Request, template: str, **values: Any) -> str:
    """A template with its values and what all pages know of the request."""
    desk = desk_of(request)
    shared = {
        "desk": desk,
        "version": __version__,
        "may_write": may_write(request),
        "proof": desk.proof("form") if may_write(request) else "",
        "path": request.url.path,
        "link": str(request.url),
        "given": request.query_params.multi_items(),
        "here": _here(request),
        "retrieved": datetime.now(timezone.utc).date().isoformat(),
    }
    return _environment().get_template(template).render(shared | values)


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("parley.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(pages=PAGES, signs=SIGNS, static=static, address=address, values_of=values_of)
    made.filters.update(words=words, id=path_part, json_line=json_line, round_name=round_name)
    return made


def static(name: str) -> str:
    """The address of a file of the desk's own, which changes with its content."""
    return f"/static/{name}?v={_digest(name)}"


def address(path: str, **query: Any) -> str:
    """A path of the desk with a query; None and empty values are left out, of a list each is given."""
    pairs = [(name, part) for name, value in query.items() for part in _parts(value)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def path_part(id: str) -> str:
    """An id as one part of a path, whatever it holds."""
    return quote(id, safe="")


def words(code: str | None) -> str:
    """A code as words: "one_party_only" is "one party only"; None is unknown."""
    return code.replace("_", " ") if code else "unknown"


def round_name(round: Mapping[str, Any]) -> str:
    """What a round is called: its name, else its format and place ("Conference in Doha")."""
    format = round["format"] if round["format"] not in (None, "unknown") else "round"
    place = (round["place"] or {}).get("name")
    return round["name"] or f"{words(format).capitalize()}{f' in {place}' if place else ''}"


def json_line(value: Any) -> str:
    """JSON for a person."""
    return json.dumps(value, ensure_ascii=False)


def _here(request: Request) -> str:
    query = request.url.query
    return f"{request.url.path}?{query}" if query else request.url.path


def _parts(value: Any) -> Iterable[Any]:
    if value is None or value == "":
        return ()
    return value if isinstance(value, (list, tuple)) else (value,)


@cache
def _digest(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:12]
