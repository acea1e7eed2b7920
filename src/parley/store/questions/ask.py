"""The questions that are one query each: talks, participants, statements, positions, events, happenings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeAlias

from parley.store.questions.filters import NONE, Filters, Many, Parameters, conditions, of_any

FOLDER = Path(__file__).parent

EMPTY = (None, "", "[]")
FORMS: dict[str, Callable[[Any], Any]] = {
    "": lambda v: v,
    "json": lambda v: [] if v in EMPTY else json.loads(v),
    "bool": bool,
}
"""What is made of a value by what stands after the colon in its column's name in SQL; no JSON is an empty list."""

SEATS = "SELECT 1 FROM round_seat WHERE actor IN {values}"
SITS = """
p.actor IN {ids} OR p.side IN {ids}
OR p.side IN (SELECT 'state:' || country FROM actor WHERE id IN {ids} AND kind = 'state')
"""
# A round in which the actor sits, in which somebody sits for it, or in which it is among the delegates.
SEATED = """
r.id IN (
  SELECT round FROM round_seat WHERE actor IN {ids}{seat}
  UNION SELECT round FROM round_seat WHERE side IN {ids}{seat}
  UNION SELECT round FROM round_seat WHERE side IN (
    SELECT 'state:' || country FROM actor WHERE id IN {ids} AND kind = 'state'){seat}
  UNION SELECT t.round FROM mention m JOIN talk t USING (report) JOIN seat ON talk = t.id AND NOT t.rejected
    WHERE m.actor IN (SELECT id FROM actor WHERE id IN {ids} AND kind = 'person')
      AND (seat.actor = m.actor OR INSTR(seat.members, '"' || m.actor || '"')){seat})
"""
OWN_SEAT = "r.id IN (SELECT round FROM round_seat WHERE actor IN {ids}{seat})"
MEDIATED = """
r.id IN (
  SELECT round FROM round_seat WHERE actor IN {values} AND role IN ('mediator', 'facilitator', 'convener', 'host')
    AND attendance NOT IN ('declined', 'disinvited', 'excluded', 'absent'))
"""
WEAK = """
'sole_source' IN {values} AND r.sole_source OR 'self_serving' IN {values} AND r.self_serving
OR 'undated' IN {values} AND r.first_day IS NULL OR 'placeless' IN {values} AND r.place IS NULL
"""
ROUND = {
    "id": "r.id IN {values}",
    "status": "r.status IN {values}",
    "verdict": "r.verdict IN {values}",
    "weak": WEAK,
    "mediator": MEDIATED,
    "format": "r.format IN {values}",
    "process": "r.process IN (SELECT id FROM process WHERE id IN {values} OR name IN {values})",
    "place": "EXISTS (SELECT 1 FROM JSON_EACH(:place) WHERE LOWER(value) IN (LOWER(r.place), LOWER(r.venue)))",
    "country": "r.country IN {values}",
    "publisher": "r.id IN (SELECT t.round FROM report JOIN talk t ON t.report = n "
        "WHERE publisher IN {values} AND NOT t.rejected)",
    "since": "r.first_day >= :since OR r.last_day >= :since",
    "until": "r.first_day <= :until",
    "counting": "NOT r.rejected",
}  # fmt: skip
"""Conditions on a round."""

OF_OUTLET = "SELECT 1 FROM report WHERE publisher IN {values}"
TOLD_BY = Many(
    OF_OUTLET,
    "EXISTS (SELECT 1 FROM talk t JOIN report ON n = t.report "
    "WHERE t.round = r.id AND NOT t.rejected AND publisher IN {values})",
)
"""Rounds that an outlet tells of which tells of many."""

OF_PROCESS = """
SELECT t.report FROM round r JOIN talk t ON t.round = r.id WHERE r.process IN {values} AND NOT t.rejected
"""
"""Reports that tell of a round of a process, by the process's id."""

STATEMENT = (
    "id", "saying", "speakers", "source_kind", "source", "mode", "cue", "act", "text", "start", "end", "date", "day",
    "venue", "addressee", "published", "publisher", "report", "file", "evidence", "judged", "reports", "origins",
    "mentions",
)  # fmt: skip
EVENT = (
    "id", "happening", "verdict", "type", "mode", "contexts", "cameo", "modality", "negated", "source", "target",
    "date", "day", "first_day", "last_day", "place", "according_to", "rule", "published", "publisher", "report", "file",
    "evidence", "judged", "reports", "origins", "sole_source", "self_serving", "vouching", "denying", "shown",
    "versions", "mentions",
)  # fmt: skip
SPOKEN_BY = """
SELECT statement FROM statement_speaker WHERE actor IN {ids}
UNION SELECT statement FROM statement_speaker WHERE body IN {bodies}
"""
SPEECHES = """
SELECT 1 FROM statement_speaker WHERE actor IN {values}
UNION ALL SELECT 1 FROM statement_speaker WHERE body IN {values}
"""
Answer: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A question of one query: its columns, its condition for each filter, and those for filters
    that many rows meet. `own` is the condition of an actor without its people, where that is another. `of_all`: several
    actors mean rows that concern all of them, not any.
    """

    columns: tuple[str, ...]
    sql: Mapping[str, str]
    many: Mapping[str, Many] = field(default_factory=dict)
    own: str = ""
    of_all: bool = False


QUESTIONS = {
    "talks": Question(
        ("id", "process", "process_name", "name", "status", "verdict", "format", "publicity", "start", "end",
         "first_day", "last_day", "place", "outcome", "reports", "origins", "sole_source", "self_serving", "vouching",
         "denying", "shown", "judged", "participants", "versions", "links", "mentions"),
        ROUND | {
            "actor": SEATED,
            "role": "EXISTS (SELECT 1 FROM round_seat WHERE round = r.id AND role IN {values})",
            "attendance": "EXISTS (SELECT 1 FROM round_seat WHERE round = r.id AND attendance IN {values})",
            "level": "EXISTS (SELECT 1 FROM round_seat WHERE round = r.id AND level IN {values})",
        },
        {
            "actor": Many(SEATS, f"EXISTS (SELECT 1 FROM round_seat p WHERE round = r.id AND ({SITS}){{seat}})"),
            "publisher": TOLD_BY,
        },
        own=OWN_SEAT,
        of_all=True,
    ),
    "participants": Question(
        ("round", "actor", "name", "side", "role", "attendance", "level", "size", "verdict", "sole_source",
         "self_serving", "vouching", "denying", "judged", "status", "start", "first_day", "place", "mentions"),
        ROUND | {
            "actor": f"(p.round, p.actor) IN (SELECT p.round, p.actor FROM round_seat p WHERE {SITS})",
            "role": "p.role IN {values}",
            "attendance": "p.attendance IN {values}",
            "level": "p.level IN {values}",
            "verdict": "p.verdict IN {values}",
        },
        {"actor": Many(SEATS, SITS.replace("p.", "+p.")), "publisher": TOLD_BY},
    ),
    "sayings": Question(
        STATEMENT,
        {
            "id": "y.id IN {values} OR y.id IN (SELECT saying FROM statement WHERE id IN {values})",
            "actor": f"y.id IN (SELECT saying FROM statement WHERE id IN ({SPOKEN_BY}))",
            "act": "y.act {any}",
            "mode": "(SELECT mode FROM statement WHERE id = y.statement) IN {values}",
            "issue": "y.id IN (SELECT saying FROM position_issue JOIN position p ON position = p.id "
                "JOIN statement s ON s.id = p.statement WHERE issue IN {values})",
            "process": f"y.id IN (SELECT saying FROM statement WHERE report IN ({OF_PROCESS}))",
            "publisher": "y.id IN (SELECT saying FROM statement WHERE report IN "
                "(SELECT n FROM report WHERE publisher IN {values}))",
            "since": "y.dated >= :since",
            "until": "y.dated <= :until",
        },
        {
            "actor": Many(
                SPEECHES,
                "EXISTS (SELECT 1 FROM statement JOIN statement_speaker ON statement = id "
                "WHERE saying = y.id AND (actor IN {ids} OR body IN {bodies}))",
            ),
            "act": Many("SELECT 1 FROM saying WHERE act IN {values}", "+y.act IN {values}"),
            "publisher": Many(
                OF_OUTLET,
                "EXISTS (SELECT 1 FROM statement s JOIN report ON n = s.report "
                "WHERE s.saying = y.id AND publisher IN {values})",
            ),
        },
    ),
    "statements": Question(
        STATEMENT,
        {
            "id": "s.id IN {values}",
            "actor": f"s.id IN ({SPOKEN_BY})",
            "act": "s.act {any}",
            "mode": "s.mode IN {values}",
            "issue": "s.id IN (SELECT statement FROM position_issue JOIN position p ON position = p.id "
                "WHERE issue IN {values})",
            "process": f"s.report IN ({OF_PROCESS})",
            "publisher": "s.report IN (SELECT n FROM report WHERE publisher IN {values})",
            "since": "s.dated >= :since",
            "until": "s.dated <= :until",
        },
        {
            "actor": Many(
                SPEECHES,
                "EXISTS (SELECT 1 FROM statement_speaker "
                "WHERE statement = s.id AND (actor IN {ids} OR body IN {bodies}))",
            ),
            "act": Many("SELECT 1 FROM statement WHERE act IN {values}", "+s.act IN {values}"),
        },
    ),
    "positions": Question(
        ("id", "actor", "name", "stance", "object", "issues", "toward", "statement", "day", "published", "publisher",
         "report", "file", "evidence", "judged"),
        {
            "id": "p.id IN {values}",
            "actor": "p.id IN (SELECT id FROM position WHERE actor IN {ids} "
                "UNION SELECT id FROM position WHERE body IN {bodies})",
            "stance": "p.stance IN {values}",
            "issue": "p.id IN (SELECT position FROM position_issue WHERE issue IN {values})",
            "publisher": "p.report IN (SELECT n FROM report WHERE publisher IN {values})",
            "since": "p.dated >= :since",
            "until": "p.dated <= :until",
        },
        {
            "actor": Many(
                "SELECT 1 FROM position WHERE actor IN {values} UNION ALL "
                "SELECT 1 FROM position WHERE body IN {values}",
                "(+p.actor IN {ids} OR +p.body IN {bodies})",
            ),
            "issue": Many(
                "SELECT 1 FROM position_issue WHERE issue IN {values}",
                "EXISTS (SELECT 1 FROM position_issue WHERE position = p.id AND issue IN {values})",
            ),
        },
    ),
    "events": Question(
        EVENT,
        {
            "id": "e.id IN {values}",
            "actor": "e.id IN (SELECT event FROM event_party WHERE actor IN {ids} "
                "UNION SELECT event FROM event_party WHERE body IN {bodies})",
            "type": "e.type {any}",
            "modality": "e.modality IN {values}",
            "verdict": "e.happening IN (SELECT id FROM happening WHERE verdict IN {values})",
            "place": "LOWER(e.place) IN (SELECT LOWER(value) FROM JSON_EACH(:place))",
            "country": "e.country {any}",
            "process": f"e.report IN ({OF_PROCESS})",
            "publisher": "e.report IN (SELECT n FROM report WHERE publisher IN {values})",
            "since": "e.dated >= :since",
            "until": "e.dated <= :until",
        },
        {
            "actor": Many(
                "SELECT 1 FROM event_party WHERE actor IN {values} UNION ALL "
                "SELECT 1 FROM event_party WHERE body IN {values}",
                "EXISTS (SELECT 1 FROM event_party WHERE event = e.id AND (actor IN {ids} OR body IN {bodies}))",
            ),
            "type": Many("SELECT 1 FROM event WHERE type IN {values}", "+e.type IN {values}"),
            "country": Many("SELECT 1 FROM event WHERE country IN {values}", "+e.country IN {values}"),
        },
    ),
    "happenings": Question(
        EVENT,
        {
            "id": "h.id IN {values} OR h.id IN (SELECT happening FROM event WHERE id IN {values})",
            "actor": "h.id IN (SELECT happening FROM happening_party WHERE actor IN {ids} "
                "UNION SELECT happening FROM happening_party WHERE body IN {bodies})",
            "type": "h.type {any}",
            "modality": "h.modality IN {values}",
            "verdict": "h.verdict IN {values}",
            "place": "LOWER(h.place) IN (SELECT LOWER(value) FROM JSON_EACH(:place))",
            "country": "h.country {any}",
            "process": f"h.id IN (SELECT happening FROM event WHERE report IN ({OF_PROCESS}))",
            "publisher": "h.id IN (SELECT happening FROM event WHERE report IN "
                "(SELECT n FROM report WHERE publisher IN {values}))",
            "since": "h.dated >= :since",
            "until": "h.dated <= :until",
        },
        {
            "actor": Many(
                "SELECT 1 FROM happening_party WHERE actor IN {values} UNION ALL "
                "SELECT 1 FROM happening_party WHERE body IN {values}",
                "EXISTS (SELECT 1 FROM happening_party WHERE happening = h.id "
                "AND (actor IN {ids} OR body IN {bodies}))",
            ),
            "country": Many("SELECT 1 FROM happening WHERE country IN {values}", "+h.country IN {values}"),
            "type": Many("SELECT 1 FROM happening WHERE type IN {values}", "+h.type IN {values}"),
            "publisher": Many(
                OF_OUTLET,
                "EXISTS (SELECT 1 FROM event JOIN report ON n = event.report "
                "WHERE happening = h.id AND publisher IN {values})",
            ),
        },
    ),
}  # fmt: skip


ONCE = {"statements": "sayings", "events": "happenings"}
"""What has the rows of a question where each thing stands once, whatever number of reports tell it."""


def ask(con: sqlite3.Connection, question: str, filters: Filters, *, but: str = "") -> Iterator[Answer]:
    """The rows of an answer by day; `question` is one of QUESTIONS, `but` a further condition in SQL."""
    question = question if filters.each else ONCE.get(question, question)
    asked = QUESTIONS[question]
    if filters.alone and asked.own:
        asked = replace(asked, sql={**asked.sql, "actor": asked.own}, many=NONE)
    where, values = conditions(con, filters if asked.of_all else of_any(filters), asked.sql, asked.many)
    return answers(con, question, values, where=f"{where} AND {but}" if but else where, direction=filters.direction)


def answers(con: sqlite3.Connection, file: str, values: Parameters, **parts: str) -> Iterator[Answer]:
    """What the SQL of a file gives, with `parts` in their places: each row under its columns' names."""
    found = con.execute(sql_of(file).format(**parts), values)
    columns = [(name, FORMS[form]) for column, *_ in found.description for name, _, form in [column.partition(":")]]
    for row in found:
        yield {name: form(value) for (name, form), value in zip(columns, row, strict=True)}


def sql_of(file: str) -> str:
    """The SQL of a file of this folder."""
    return (FOLDER / f"{file}.sql").read_text(encoding="utf-8")
