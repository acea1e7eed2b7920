"""Rows of the casebook's answers, and what the description of the API says of them: their columns."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import WithJsonSchema

from parley.store.questions import COLUMNS
from parley.store.questions.ask import Answer


def _described(question: str) -> WithJsonSchema:
    """A row that has all columns of a question's answer, as docs/casebook.md tells them."""
    columns = COLUMNS[question]
    return WithJsonSchema(
        {"type": "object", "title": question, "properties": {name: {} for name in columns}, "required": list(columns)}
    )


Talk: TypeAlias = Annotated[Answer, _described("talks")]
Seat: TypeAlias = Annotated[Answer, _described("participants")]
Said: TypeAlias = Annotated[Answer, _described("statements")]
Event: TypeAlias = Annotated[Answer, _described("events")]
Point: TypeAlias = Annotated[Answer, _described("positions")]
Passage: TypeAlias = Annotated[Answer, _described("search")]
Gap: TypeAlias = Annotated[Answer, _described("gaps")]
