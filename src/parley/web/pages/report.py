"""A report: its clean text with every mark, and beside it what was coded from it, each leading to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from parley.store.pages.report import Held, load_report
from parley.store.records import Plain
from parley.web.faults import not_found
from parley.web.marking import Span, Stretch, spans_in, stretches
from parley.web.reading import Reader
from parley.web.views import View

KINDS = ("talks", "statements", "positions", "events", "figures", "relations", "conflicts")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the report; `anchor` names it on the page, `entry` is the id of its round where it is a talk."""

    anchor: str
    kind: str
    content: Plain
    entry: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """`names` are those of the record's actors, `actors` their ids in the casebook, both by their ids in the record."""

    about: Plain
    text: tuple[Stretch, ...]
    claims: tuple[Claim, ...]
    names: dict[str, str]
    actors: dict[str, str]
    copies: tuple[Plain, ...]
    problems: tuple[Plain, ...]


def report(con: Reader, id: str, at: Annotated[str, Query(max_length=2_000)] = "") -> Report:
    """The report of an id, which may be cut short; `at` points at passages: "12-90,100-120"."""
    meant = spans_in(at)
    held = load_report(con, id)
    if held is None:
        raise not_found(f"the casebook has no report {id[:80]!r}")
    return shown(held, meant)


def shown(held: Held, meant: tuple[Span, ...] = ()) -> Report:
    """A held report as its page shows it."""
    claims = tuple(_claims(held))
    marks = [(claim.anchor, span) for claim in claims for span in _spans(claim.content)]
    return Report(
        {key: value for key, value in held.about.items() if key not in ("text", "n")},
        stretches(held.about["text"], marks, meant),
        claims,
        {actor["id"]: actor["name"] for actor in held.record["actors"]},
        held.actors,
        held.copies,
        tuple(held.record.get("problems", ())),
    )


def _claims(held: Held) -> Iterator[Claim]:
    for kind in KINDS:
        for number, content in enumerate(held.record[kind], start=1):
            anchor = f"{kind.removesuffix('s')}-{number}"
            yield Claim(anchor, kind, content, held.rounds.get(content.get("id", "")) if kind == "talks" else None)


def _spans(content: Plain) -> Iterable[Span]:
    return [content["span"]] if "span" in content else content.get("evidence", ())


VIEW = View("report", "/reports/{id}", report)
