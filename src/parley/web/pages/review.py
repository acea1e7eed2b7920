"""Review: one claim or entry after the other with its passage, to accept, reject or correct; two coders compared."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from http import HTTPStatus
from itertools import dropwhile, islice
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Query
from fastapi.responses import RedirectResponse, Response

from parley.errors import BookBusy, BookError, UsageError
from parley.run.adding import now
from parley.run.review import Difference, Ruling, Shown, differences, judge, shown, unreviewed
from parley.store.judgements import Judgement
from parley.store.targets import KINDS, allowed_values
from parley.web.faults import not_found
from parley.web.guard import Served, Writing
from parley.web.reading import Keeping, Reader
from parley.web.rendering import address
from parley.web.views import RESPONSES, View

DIFFERENCES = 50

Name = Annotated[str, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Review:
    """What `coder` is to judge next, None where nothing is left; `kind` is the only kind that is shown, if any.

    `choices` holds the values that a field may have, where these are few. `own` and `others` are the judgements that
    stand; those of others are told once the coder has judged. `differences` are where coders do not agree.
    """

    coder: str
    kind: str
    kinds: tuple[str, ...]
    shown: Shown | None
    choices: dict[str, tuple[str, ...]]
    own: tuple[Judgement, ...]
    others: tuple[Judgement, ...]
    differences: tuple[Difference, ...]


def review(
    con: Reader, desk: Served, kept: Keeping, coder: Name = "", kind: Name = "", id: Name = "", after: Name = ""
) -> Review:
    """The target of an id, else the next after one that the coder has not judged."""
    coder = coder.strip() or desk.coder
    if kind and kind not in KINDS:
        raise UsageError(f"kind is one of {', '.join(KINDS)}; not {kind[:40]!r}")
    found = (
        _asked_for(con, id, kind)
        if id
        else kept.get(("next", coder, kind, after), lambda: _next(con, coder, kind, after))
    )
    judged = found.judgements if found else ()
    own = tuple(judgement for judgement in judged if judgement.coder == coder)
    return Review(
        coder,
        kind,
        KINDS,
        found,
        {field: allowed_values(found.target.kind, field) for field in found.target.fields} if found else {},
        own,
        tuple(judgement for judgement in judged if own and judgement.coder != coder),
        kept.get("differences", lambda: tuple(islice(differences(con), DIFFERENCES))),
    )


def _asked_for(con: sqlite3.Connection, id: str, kind: str) -> Shown:
    found = shown(con, id, kind=kind or None)
    if found is None:
        raise not_found(f"the casebook has no claim or entry {id!r}")
    return found


def _next(con: sqlite3.Connection, coder: str, kind: str, after: str) -> Shown | None:
    waiting = unreviewed(con, coder=coder, kinds=(kind,) if kind else KINDS)
    if not after:
        return next(waiting, None)
    rest = dropwhile(lambda one: one.target.id != after, waiting)
    next(rest, None)
    return next(rest, None)


def keep(
    desk: Writing,
    id: Annotated[str, Form(min_length=1, max_length=300)],
    verdict: Annotated[str, Form(min_length=1, max_length=20)],
    kind: Annotated[str, Form(max_length=20)] = "",
    field: Annotated[str, Form(max_length=40)] = "",
    value: Annotated[str, Form(max_length=2_000)] = "",
    note: Annotated[str, Form(max_length=2_000)] = "",
    coder: Annotated[str, Form(max_length=100)] = "",
) -> Judgement:
    """Keep a judgement: `verdict` is accept, reject or correct, which needs a `field`; no `value` is unknown."""
    is_correction = verdict == "correct"
    ruling = Ruling(verdict, field or None, (value.strip() or None) if is_correction else None, note.strip() or None)
    try:
        return judge(desk.book, id, ruling, coder=coder.strip() or desk.coder, at=now(), kind=kind or None)
    except BookBusy:
        raise
    except BookError as error:
        raise not_found(error.why) from error


def keep_and_go_on(
    kept: Annotated[Judgement, Depends(keep)],
    id: Annotated[str, Form(min_length=1, max_length=300)],
    only: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Keep a judgement of a form, then show the next; after a correction the same again, for another field."""
    stays = {"id": id} if kept.verdict == "correct" else {}
    return RedirectResponse(address("/review", coder=kept.coder, kind=only, **stays), HTTPStatus.SEE_OTHER)


VIEW = View("review", "/review", review)

router = APIRouter()
router.add_api_route("/review", keep_and_go_on, methods=["POST"], include_in_schema=False)
router.add_api_route("/api/review", keep, methods=["POST"], responses=RESPONSES)
