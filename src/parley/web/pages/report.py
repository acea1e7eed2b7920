"""A report: its clean text with every mark, and beside it what was coded from it, each leading to the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from parley.store.claims import OWN
from parley.store.pages.report import Held, load_report
from parley.store.records import Plain
from parley.web.faults import not_found
from parley.web.marking import Span, Stretch, spans_in, stretches
from parley.web.reading import Reader
from parley.web.views import Row, View

KINDS = ("talks", "statements", "positions", "events", "figures", "relations", "conflicts")


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim of the report; `anchor` names it on the page, `entry` is the id of its round where it is a talk.

    `own` is its id in the casebook, by which it is judged, None where it is in none; `is_judged` where a person judged
    it, or a seat of it.
    """

    anchor: str
    kind: str
    content: Plain
    entry: str | None
    own: str | None
    is_judged: bool


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

    def words(self, evidence: Sequence[Span]) -> str:
        """The words of the first passage of a claim."""
        text = "".join(stretch.text for stretch in self.text)
        return " ".join(text[start:end] for start, end in evidence[:1])


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
    """The claims kind by kind, each kind as the text goes; they keep the numbers of the record."""
    for kind in KINDS:
        numbered = enumerate(held.record[kind], start=1)
        for number, content in sorted(numbered, key=lambda one: min((start for start, _ in _spans(one[1])), default=0)):
            entry = held.rounds.get(content.get("id", "")) if kind == "talks" else None
            own = content.get(OWN)
            plain = {key: value for key, value in content.items() if key != OWN}
            anchor = f"{kind.removesuffix('s')}-{number}"
            yield Claim(anchor, kind, plain, entry, own, own in held.judged)


def _spans(content: Plain) -> Iterable[Span]:
    if "versions" in content:
        return [span for version in content["versions"] for span in version["evidence"]]
    return [content["span"]] if "span" in content else content.get("evidence", ())


def _rows(page: Report) -> Iterator[Row]:
    for claim in page.claims:
        yield {
            "id": claim.own, "kind": claim.kind.removesuffix("s"), "round": claim.entry, "is_judged": claim.is_judged,
            "passages": list(_spans(claim.content)), "content": claim.content,
        }  # fmt: skip


VIEW = View("report", "/reports/{id}", report, rows=_rows)
