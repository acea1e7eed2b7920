"""Page data -> HTML: the templates, escaped always, and the few words that all of them share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime, timezone
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from parley import __version__
from parley.casebook.verdicts import NOT_THERE
from parley.codebook.load import load_codebook
from parley.web.filtering import MOST, values_of
from parley.web.guard import desk_of, may_write

STATIC = Path(__file__).parent / "static"

MOST_KNOWN = 10_000
"""Ids that are remembered as parts of paths: a page of a hundred rounds has thousands, most of them several times."""

PAGES = (
    ("overview", "/", "Overview"),
    ("timeline", "/timeline", "Timeline"),
    ("attendance", "/attendance", "Attendance"),
    ("positions", "/positions", "Positions"),
    ("network", "/network", "Network"),
    ("map", "/map", "Map"),
    ("actors", "/actors", "Actors"),
    ("reports", "/reports", "Reports"),
    ("search", "/search", "Search"),
    ("quality", "/quality", "Quality"),
    ("review", "/review", "Review"),
    ("read", "/read", "Read"),
)
"""Name, path and title of the pages in the menu."""

THERE = tuple(value for value in values_of("attendance") if value not in NOT_THERE)
"""Attendance of those who did not stay away."""

SIGNS = {
    "held": "●", "under_way": "◐", "planned": "○", "proposed": "◌", "cancelled": "✕", "postponed": "↷", "refused": "⊘",
    "collapsed": "▼", "alleged": "?", "denied": "≠",
    "attended": "●", "attending": "◐", "confirmed": "◎", "invited": "○", "declined": "✕", "disinvited": "⊗",
    "excluded": "⊘", "absent": "–", "withdrew": "↩", "unknown": "·",
    "demands": "▲", "offers": "●", "supports": "+", "accepts": "■", "conditions": "◆", "opposes": "⊖", "refuses": "✕",
}  # fmt: skip
"""A sign for each status, attendance and stance, so that nothing rests on colour alone."""


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
    made.policies["json.dumps_kwargs"] = {"default": asdict}
    made.globals.update(pages=PAGES, signs=SIGNS, there=THERE, most_rows=MOST)
    made.globals.update(static=static, address=address, values_of=values_of)
    made.filters.update(
        words=words,
        id=path_part,
        offsets=offsets,
        json_line=json_line,
        link_words=link_words,
        round_name=round_name,
        side_name=side_name,
        lenient=lenient,
        marked=marked,
        percent=percent,
        only=only,
    )
    return made


def static(name: str) -> str:
    """The address of a file of the desk's own, which changes with its content."""
    return f"/static/{name}?v={_digest(name)}"


def address(path: str, **query: Any) -> str:
    """A path of the desk with a query; None and empty values are left out, of a list each is given."""
    pairs = [(name, part) for name, value in query.items() for part in _parts(value)]
    return f"{path}?{urlencode(pairs)}" if pairs else path


@lru_cache(MOST_KNOWN)
def path_part(id: str) -> str:
    """An id as one part of a path, whatever it holds."""
    return quote(id, safe="")


def offsets(spans: Iterable[tuple[int, int]]) -> str:
    """Passages as the address of a report names them: "12-90,100-120"."""
    return ",".join(f"{start}-{end}" for start, end in spans)


def words(code: str | None) -> str:
    """A code as words: "one_party_only" is "one party only"; None is unknown."""
    return code.replace("_", " ") if code else "unknown"


BACK = {
    "previous_round": "next round",
    "next_round": "previous round",
    "resumes": "resumed by",
    "replaces": "replaced by",
    "called_off_because_of": "reason to call off",
    "postponed_to": "postponed from",
    "preparatory_to": "prepared by",
    "reaction_to": "answered by",
}
"""What the other round of a link is to the later one; a type that is not here says the same both ways."""


def link_words(type: str, is_from: bool) -> str:
    """A link's type in words, as seen from the round that it starts from, or else from the other."""
    return words(type if is_from else BACK.get(type, type))


def round_name(round: Mapping[str, Any]) -> str:
    """What a round is called: its name, else its format and place ("Conference in Doha")."""
    format = round.get("format") if round.get("format") not in (None, "unknown") else "round"
    place = (round.get("place") or {}).get("name")
    return round.get("name") or f"{words(format).capitalize()}{f' in {place}' if place else ''}"


def only(rows: Iterable[Any], *names: str) -> list[dict[str, Any]]:
    """The rows, mappings or dataclasses, with these columns alone."""
    return [{name: row[name] if isinstance(row, Mapping) else getattr(row, name) for name in names} for row in rows]


def percent(part: int, whole: int) -> str:
    """A share for a person; of nothing it is none."""
    return f"{100 * part / whole:.0f}%" if whole else "0%"


def side_name(voice: str) -> str:
    """A voice or a side for a person: a state by its name, an outlet as such, what reports call it else."""
    if voice.startswith("outlet:"):
        return "an outlet in its own voice"
    state = load_codebook().states.get(voice.removeprefix("state:"))
    return state.name if state else voice.partition("@")[0].partition(".")[0].replace("-", " ")


def marked(snippet: str) -> Markup:
    """A passage, escaped, with what stands in brackets marked: the words that were looked for."""
    return Markup(str(escape(snippet)).replace("[", "<mark>").replace("]", "</mark>"))


class Lenient(dict[str, Any]):
    """A claim of a record, in which what is unknown is left out: asked for, it is None."""

    def __missing__(self, key: str) -> None:
        return None


def lenient(value: Any) -> Any:
    """A value of a record with `Lenient` in place of every dictionary."""
    if isinstance(value, Mapping):
        return Lenient({key: lenient(part) for key, part in value.items()})
    return [lenient(part) for part in value] if isinstance(value, (list, tuple)) else value


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
