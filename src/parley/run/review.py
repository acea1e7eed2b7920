"""Persons judge what the casebook holds: what is there to be judged, a judgement kept, two coders compared.

Judgements are appended to the file and change nothing that was read. The clock is the caller's.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from parley.casebook.accuracy import Accuracy, accuracies
from parley.casebook.agreement import WHOLE, Agreement, Coding, agreements
from parley.errors import BookError, UsageError
from parley.run.adding import writing
from parley.run.book import recount
from parley.store.book import WAIT, Book, reading, transaction
from parley.store.judgements import (
    Judgement,
    append_judgement,
    fits,
    load_judged,
    load_judgements,
    load_on_target,
    load_standing,
    standing_on,
)
from parley.store.targets import (
    KINDS,
    Passage,
    Target,
    fault_of,
    fault_of_field,
    find_target,
    load_targets,
    passages_of,
)

VERDICTS = ("accept", "reject", "correct")
REJECTED = "rejected"
UNKNOWN = "unknown"
"""What a coder holds of a field whose value he rejects, or takes as not known."""


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on a target, or on one field of it; `value` is the corrected one, None for unknown."""

    verdict: str
    field: str | None = None
    value: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A target as a coder is shown it."""

    target: Target
    passages: tuple[Passage, ...]
    judgements: tuple[Judgement, ...]


def judge(
    path: str, id: str, ruling: Ruling, *, coder: str, at: str, kind: str | None = None, wait: float = WAIT
) -> Judgement:
    """Keep a judgement and let it count, for good once this returns; `at` is UTC, ISO 8601.

    Raises UsageError, BookError.
    """
    if not coder.strip():
        raise UsageError("a judgement needs the name of its coder")
    with writing(path, command="review", make=False, wait=wait) as con, transaction(con):
        target = find_target(con, id, kind=kind)
        if not target:
            raise BookError(path, f"holds no claim or entry {id!r}")
        _refuse(ruling, target)
        judgement = Judgement(
            at, coder.strip(), target.kind, target.anchor, ruling.verdict, ruling.field, ruling.value, ruling.note, {}
        )
        kept = append_judgement(con, target, judgement)
        recount(con, target)
        return kept


def shown(book: Book, id: str, *, kind: str | None = None) -> Shown | None:
    """A claim or an entry as a coder is shown it; None where there is none of this id."""
    with reading(book) as con:
        target = find_target(con, id, kind=kind)
        return Shown(target, passages_of(con, target), standing_on(con, target)) if target else None


def unreviewed(book: Book, *, coder: str, kinds: tuple[str, ...] = KINDS) -> Iterator[Shown]:
    """What a coder has not judged, in whole or in part: claims in order of publication, then entries."""
    with reading(book) as con:
        for target in load_targets(con, kinds):
            judgements = standing_on(con, target)
            if all(judgement.coder != coder for judgement in judgements):
                yield Shown(target, passages_of(con, target), judgements)


def judgements(book: Book) -> Iterator[tuple[Judgement, str]]:
    """All judgements, in order of arrival, each with what became of it.

    `stands`; `replaced` by a later one of that coder; `lost` where what it was on is no longer there.
    """
    with reading(book) as con:
        stands = [judgement for _, judged in load_standing(con) for judgement in judged]
        for judgement in load_judgements(con):
            yield judgement, "stands" if judgement in stands else _fate(con, judgement)


def agreement(book: Book) -> tuple[Agreement, ...]:
    """How far every two coders agree, by kind of target and field."""
    with reading(book) as con:
        return agreements(
            coding for target, judged in load_standing(con, coders=2) for coding in codings_of(target, judged)
        )


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which coders hold different things, what each holds by coder; `whole` is the claim as such."""

    target: Target
    field: str
    values: Mapping[str, str]


def differences(book: Book) -> Iterator[Difference]:
    """Where coders who judged the same do not agree, target by target."""
    with reading(book) as con:
        for target, judged in load_standing(con, coders=2):
            yield from _differences(target, tuple(codings_of(target, judged)))


def accuracy(book: Book) -> tuple[Accuracy, ...]:
    """How often what is read is right, by kind of target and field, as far as persons judged it."""
    with reading(book) as con:
        targets = ((target, load_on_target(con, target)) for target in load_judged(con))
        return accuracies(found for target, judged in targets for found in _rightness(target, judged))


def codings_of(target: Target, judged: tuple[Judgement, ...]) -> Iterator[Coding]:
    """What each coder holds of a target: who accepts it as a whole accepts the fields as he saw them.

    Who rejects it as a whole holds nothing of its fields.
    """
    for coder in dict.fromkeys(j.coder for j in judged):
        own = {j.field: j for j in judged if j.coder == coder}
        whole = own.get(None)
        if whole and whole.verdict == "reject":
            yield Coding(coder, target.kind, target.id, {WHOLE: "reject"})
            continue
        values = _as_seen(whole.seen, target) | {WHOLE: "accept"} if whole else {}
        single = {field: _held(judgement) for field, judgement in own.items() if field}
        yield Coding(coder, target.kind, target.id, values | single)


def _differences(target: Target, codings: tuple[Coding, ...]) -> Iterator[Difference]:
    for field in dict.fromkeys(field for coding in codings for field in coding.values):
        values = {coding.coder: coding.values[field] for coding in codings if field in coding.values}
        if len(set(values.values())) > 1:
            yield Difference(target, field, values)


def _refuse(ruling: Ruling, target: Target) -> None:
    """Raises UsageError where a ruling makes no sense on a target."""
    if ruling.verdict not in VERDICTS:
        raise UsageError(f"a verdict is one of {', '.join(VERDICTS)}; not {ruling.verdict!r}")
    if ruling.verdict == "correct" and ruling.field is None:
        raise UsageError("a correction needs the field that it corrects")
    if ruling.verdict != "correct" and ruling.value is not None:
        raise UsageError("a value goes with a correction alone")
    if ruling.field is None:
        return
    fault = fault_of_field(target.kind, ruling.field)
    if fault is None and ruling.verdict == "correct":
        fault = fault_of(target.kind, ruling.field, ruling.value)
    if fault:
        raise UsageError(fault)


def _fate(con: sqlite3.Connection, judgement: Judgement) -> str:
    target = find_target(con, judgement.target, kind=judgement.kind)
    gone = judgement.kind not in ("round", "round_seat") and not (target and fits(judgement, target))
    return "lost" if gone else "replaced"


def _rightness(target: Target, judged: tuple[Judgement, ...]) -> Iterator[tuple[str, str, str, bool]]:
    """What the latest judgements say of each field as it is read now; nothing of the fields of what is rejected.

    Who accepts the whole accepts what was read then, not that the rest is unknown.
    """
    latest = {judgement.field: judgement for judgement in judged if fits(judgement, target)}
    whole = latest.pop(None, None)
    if whole:
        yield target.kind, WHOLE, target.id, whole.verdict == "accept"
    if whole and whole.verdict == "reject":
        return
    for field, value in target.fields.items():
        judgement = latest.get(field) or (whole if value is not None else None)
        seen = judgement.seen.get(field) if judgement else None
        if judgement and judgement.verdict == "correct":
            yield target.kind, field, target.id, value == judgement.value
        elif judgement and (judgement.verdict == "accept" or value == seen):
            yield target.kind, field, target.id, judgement.verdict == "accept" and value == seen


def _as_seen(seen: Mapping[str, Any], target: Target) -> dict[str, str]:
    return {field: seen.get(field) or UNKNOWN for field in target.fields}


def _held(judgement: Judgement) -> str:
    if judgement.verdict == "reject":
        return REJECTED
    if judgement.verdict == "correct":
        return judgement.value or UNKNOWN
    return judgement.seen.get(judgement.field or "") or UNKNOWN
