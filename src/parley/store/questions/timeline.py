"""Rounds, statements and violent events in one order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge
from itertools import islice
from typing import Any

from parley.store.questions.ask import Answer, ask
from parley.store.questions.filters import EVER, Filters

VIOLENT = ("ASSAULT",)
"""Types of PLOVER that count as violent where no others are asked for."""


def timeline(con: sqlite3.Connection, filters: Filters) -> Iterator[Answer]:
    """What happened, by day; without a day of its own on the day of publication, without that at the end.

    Each thing stands once, but with `each` in the filters.

    Events are those that a report states, and that happened.
    """
    said = [_of_statement(answer, each=filters.each) for answer in ask(con, "statements", filters)]
    beside = _among(filters, said)
    violent = replace(beside, type=filters.type or VIOLENT, modality=filters.modality or ("asserted",))
    rows = merge(
        (_of_round(answer) for answer in ask(con, "talks", beside)),
        said,
        (_of_event(answer, each=filters.each) for answer in ask(con, "events", violent) if not answer["negated"]),
        key=_backward if filters.newest else _forward,
    )
    return islice(rows, filters.limit)


def _among(filters: Filters, said: list[Answer]) -> Filters:
    """The filters without the days past the last statement, where statements alone are as many as are asked for."""
    days = [row["day"] for row in said]
    if len(said) != filters.limit or not all(days):
        return filters
    return replace(filters, since=min(days)) if filters.newest else replace(filters, until=max(days))


def _of_round(answer: Answer) -> Answer:
    first = answer["mentions"][0] if answer["mentions"] else {"report": None, "file": None}
    what = " ".join(filter(None, (answer["status"], answer["format"], answer["name"])))
    return _row(
        answer["first_day"], "round", answer["id"], [p["name"] for p in answer["participants"]], what, first,
        place=answer["place"]["name"], verdict=answer["verdict"], mentions=answer["mentions"],
    )  # fmt: skip


def _of_statement(answer: Answer, *, each: bool) -> Answer:
    speakers = [speaker["name"] for speaker in answer["speakers"]] or [answer["source"] or answer["source_kind"]]
    id = answer["id"] if each else answer["saying"]
    day, mentions = answer["day"] or answer["published"], answer["mentions"]
    return _row(day, "statement", id, speakers, answer["text"], answer, mentions=mentions)


def _of_event(answer: Answer, *, each: bool) -> Answer:
    names = [party["name"] for side in ("source", "target") for party in answer[side]]
    what = " ".join(filter(None, (answer["type"], answer["mode"])))
    actors = list(dict.fromkeys(names))
    id = answer["id"] if each else answer["happening"]
    return _row(
        answer["day"] or answer["published"], "event", id, actors, what, answer, place=answer["place"]["name"],
        verdict=answer["verdict"], mentions=answer["mentions"],
    )  # fmt: skip


def _row(day: str | None, kind: str, id: str, actors: list[str], what: str, source: Answer, **more: Any) -> Answer:
    return {
        "day": day, "kind": kind, "id": id, "actors": actors, "what": what, "place": more.get("place"),
        "verdict": more.get("verdict"), "report": source["report"], "file": source["file"],
        "evidence": source.get("evidence", []), "mentions": more.get("mentions", []),
    }  # fmt: skip


def _forward(row: Answer) -> str:
    return row["day"] or EVER[1]


def _backward(row: Answer) -> tuple[int, ...]:
    """Sorts the latest day first, no day last."""
    return tuple(-ord(c) for c in row["day"] or " ")
