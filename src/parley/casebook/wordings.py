"""What reports tell of one saying -> its shown words, speakers, day and act, each by a named rule.

Copies of one text count once. Nothing is made up: the shown words are those of one statement.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "str | tuple[str, ...] | None"

MODES = ("indirect", "mixed", "direct")
"""From what is least a quotation to what is one."""

LATE = "~"
"""Sorts after every date."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement of one report; `origin` is the first report of its text, `day` the ISO day on which it was said.

    `judged` names the fields that a person corrected.
    """

    statement: str
    origin: str
    published: str | None
    speakers: tuple[str, ...]
    mode: str
    text: str
    act: str | None
    day: str | None
    judged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """A saying as it is shown, in the words of `statement`; `rules` tells which rule chose each value.

    `first` is the earliest day of publication; `reports` and `origins` count those that tell it.
    """

    statement: str
    speakers: tuple[str, ...]
    act: str | None
    day: str | None
    first: str | None
    reports: int
    origins: int
    rules: dict[str, str]


def show(wordings: Iterable[Wording]) -> Saying:
    """The saying that statements make together; their order does not matter."""
    told = sorted(wordings, key=_fullness)
    speakers, by_speakers = _most_told(told, "speaker", lambda w: w.speakers or None)
    act, by_act = _most_told(told, "act", lambda w: w.act)
    day, by_day = _most_told(told, "date", lambda w: w.day)
    words = "only" if len(told) == 1 else "fullest_quotation" if told[0].mode == "direct" else "fullest"
    return Saying(
        told[0].statement,
        speakers if isinstance(speakers, tuple) else (),
        act if isinstance(act, str) else None,
        day if isinstance(day, str) else None,
        min((w.published for w in told if w.published), default=None),
        len({w.statement.partition("#")[0] for w in told}),
        len({w.origin for w in told}),
        {"text": words, "speakers": by_speakers, "act": by_act, "day": by_day},
    )


def _fullness(wording: Wording) -> tuple[int, int, str, str]:
    """Sorts the fullest quotation first; of equals what was published first."""
    return -MODES.index(wording.mode), -len(wording.text), wording.published or LATE, wording.statement


def _most_told(told: Sequence[Wording], field: str, value: Callable[[Wording], Value]) -> tuple[Value, str]:
    """The value of most origins, of equals that of the fullest statement, and the rule by which it was chosen.

    Where persons corrected the field of some statements, these alone count.
    """
    judged = [wording for wording in told if field in wording.judged]
    if judged:
        return value(judged[0]), "judged"
    origins: dict[Value, set[str]] = {}
    for wording in told:
        if value(wording) is not None:
            origins.setdefault(value(wording), set()).add(wording.origin)
    if not origins:
        return None, "none"
    best = max(origins, key=lambda v: len(origins[v]))
    if len(origins) == 1:
        return best, "only"
    is_tie = sum(len(found) == len(origins[best]) for found in origins.values()) > 1
    return best, "fullest" if is_tie else "most_origins"
