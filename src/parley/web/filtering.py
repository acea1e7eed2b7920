"""The filters of all pages: the same names in every address, on the command line and in the API."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any, TypeAlias

from fastapi import Depends, Query

from parley.errors import UsageError
from parley.store.pages.processes import load_process_names
from parley.store.questions import Filters, filters_of
from parley.store.targets import allowed_values
from parley.store.verdicts import VERDICTS, WEAKNESSES
from parley.web.reading import Reader

MOST = 1_000
"""Rows that one page or answer may hold."""

LONGEST = 300
"""Characters that a value may have."""

LIMIT = 100
"""Rows where nothing else is asked for: a timeline of as many rounds, statements and events stays under 500 kB."""

Words: TypeAlias = Annotated[list[str] | None, Query(max_length=20)]
Day: TypeAlias = Annotated[str | None, Query(max_length=10)]

KIND_OF = {
    "role": "round_seat", "attendance": "round_seat", "level": "round_seat", "status": "round", "format": "round",
    "stance": "position", "type": "event", "modality": "event", "act": "statement",
}  # fmt: skip
"""Whose field a filter is, where only some values make sense."""

OURS = {"verdict": tuple(VERDICTS), "weak": WEAKNESSES}
"""Values of what no report tells, but the casebook finds out."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: as it was written, as filters, and whom a name of several actors means.

    `about` names the processes and actors that are asked for.
    """

    given: dict[str, tuple[str, ...]]
    filters: Filters = field(repr=False)
    meant: dict[str, tuple[str, ...]]
    about: tuple[str, ...]

    def one(self, name: str) -> str:
        """The first value of a filter as it was written; empty where there is none."""
        return next(iter(self.given.get(name, ())), "")


def asked(
    con: Reader,
    actor: Words = None,
    role: Words = None,
    attendance: Words = None,
    level: Words = None,
    status: Words = None,
    verdict: Words = None,
    weak: Words = None,
    mediator: Words = None,
    format: Words = None,
    process: Words = None,
    place: Words = None,
    country: Words = None,
    issue: Words = None,
    stance: Words = None,
    type: Words = None,
    modality: Words = None,
    act: Words = None,
    publisher: Words = None,
    since: Day = None,
    until: Day = None,
    alone: bool = False,
    newest: bool = False,
    limit: Annotated[int, Query(ge=1, le=MOST)] = LIMIT,
) -> Asked:
    """The filters of an address; empty values, as forms send them, count as none. Raises UsageError."""
    several: dict[str, Any] = {
        "actor": actor, "role": role, "attendance": attendance, "level": level, "status": status, "verdict": verdict,
        "weak": weak, "mediator": mediator, "format": format, "process": process, "place": place, "country": country,
        "issue": issue, "stance": stance, "type": type, "modality": modality, "act": act, "publisher": publisher,
        "since": [since or ""], "until": [until or ""],
    }  # fmt: skip
    given = {name: tuple(filter(None, values or ())) for name, values in several.items()}
    given = {name: values for name, values in given.items() if values}
    for name, values in given.items():
        _refuse(name, values)
    days = {name: given[name][0] if name in given else None for name in ("since", "until")}
    found = filters_of(con, {**given, **days, "alone": alone, "newest": newest, "limit": limit})
    meant = {name: tuple(one.name for one in actors) for name, actors in found.meant.items() if len(actors) > 1}
    actors = tuple(words if words in meant else named[0].name for words, named in found.meant.items())
    about = (*load_process_names(con, given.get("process", ())).values(), *actors)
    return Asked(given, found.filters, meant, about)


Filtered = Annotated[Asked, Depends(asked)]
"""Declares that a page takes filters."""


@cache
def values_of(name: str) -> tuple[str, ...]:
    """The values that a filter may have; empty where it may be any text."""
    return OURS.get(name) or (allowed_values(KIND_OF[name], name) if name in KIND_OF else ())


def _refuse(name: str, values: tuple[str, ...]) -> None:
    """Raises UsageError for values that are too long, or unknown where they are known."""
    known = values_of(name)
    for value in values:
        if len(value) > LONGEST:
            raise UsageError(f"{name} has more than {LONGEST} characters")
        if known and value not in known:
            raise UsageError(f"{name} is one of {', '.join(known)}; not {value[:40]!r}")
