"""What was said, each thing once, by speaker, act, issue, outlet and period."""

from __future__ import annotations

from dataclasses import dataclass

from parley.store.questions import ask
from parley.web.answers import Said
from parley.web.filtering import Asked, Filtered
from parley.web.reading import Reader
from parley.web.views import View


@dataclass(frozen=True, slots=True)
class Statements:
    """Statements that fit the filters, by day, with all reports that tell each."""

    asked: Asked
    statements: tuple[Said, ...]


def statements(con: Reader, asked: Filtered) -> Statements:
    """The statements that fit."""
    return Statements(asked, tuple(ask(con, "statements", asked.filters)))


VIEW = View("statements", "/statements", statements, rows=lambda page: page.statements)
