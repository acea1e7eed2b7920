"""The plain tables of a casebook: for each its columns and the question that fills them, in a fixed order."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from parley.store.exports.cells import Cells, Column
from parley.store.exports.formats import TABLES

QUESTIONS = Path(__file__).parent / "tables.sql"

ID = Column("parley_id", "id in the casebook")
CLAIM = Column("parley_id", "id of the claim: its report's id, #, its id in the record of that report")
REPORT = Column("parley_report", "id of the report: sha256 of its clean text")
PASSAGES = Column("parley_passages", "offsets [start, end) into the report's text, in code points")
TALKS = Column("parley_talks", "ids of the talks in single reports that this rests on")
ACCORDING = Column("according_to", "on whose word; empty: the report's own", "sources without a name are as described")
DAY = Column("day", "first day that the date allows", kind="day")
VERDICT = Column("verdict", "how far it is corroborated (docs/casebook.md)", kind="choice")
SOLE = Column("sole_source", "1: one independent origin alone tells it", kind="flag")
OWN = Column("self_serving", "1: one party's own word alone", kind="flag")
PLACE = (
    Column("place", "name of the place"),
    Column("country", "country of the place, ISO 3166-1 alpha-3"),
)
POINT = (
    Column("latitude", "degrees north", kind="number"),
    Column("longitude", "degrees east", kind="number"),
)
TOLD = (
    Column("reports", "reports that tell of it", kind="integer"),
    Column("origins", "independent ones among these", kind="integer"),
)
JUDGED = Column("judged", "what persons judged of it: field, verdict, coder, time (UTC)", "what stood there without")
SPAN = (
    Column("start", "first day, as a TIMEX3 value or an interval"),
    Column("end", "last day, as a TIMEX3 value"),
    Column("first_day", "first day that start and end allow", kind="day"),
    Column("last_day", "last day that start and end allow", kind="day"),
)
MANNER = (
    Column("name", "name that reports give it"),
    Column("format", "direct, mediated, proximity, shuttle and so on", kind="choice"),
    Column("status", "what became of it", kind="choice"),
    Column("publicity", "public, secret or unknown", kind="choice"),
)
ROLE = (
    Column("role", "role at the table", kind="choice"),
    Column("attendance", "whether they came", kind="choice"),
    Column("level", "rank of the delegation", kind="choice"),
    Column("size", "people in the delegation", kind="integer"),
)

MARK = """
COALESCE(JSON_EXTRACT(value, '$.actor') || ' ', '') || COALESCE(JSON_EXTRACT(value, '$.field') || ' ', '')
|| IIF(JSON_EXTRACT(value, '$.verdict') = 'correct', 'corrected', 'rejected')
|| ' by ' || JSON_EXTRACT(value, '$.coder') || ' ' || JSON_EXTRACT(value, '$.at')
"""
JUDGED_OF = {
    table: f"(SELECT GROUP_CONCAT({MARK}, '; ') FROM JSON_EACH({table}.judged))"
    for table in ("round", "round_seat", "actor", "talk", "seat", "statement", "position", "event", "claim")
}
"""What persons judged of a row of each table, in words."""

COLUMNS: dict[str, tuple[Column, ...]] = {
    "rounds": (
        ID, Column("process", "id of the process: talks of two sides with each other"),
        Column("process_name", "both sides"), *MANNER, VERDICT, *SPAN, *PLACE,
        Column("venue", "house or hall"), *POINT, Column("outcome", "what came of it", kind="choice"),
        Column("parties", "names of the parties"),
        Column("third_parties", "names of mediators, facilitators, conveners and hosts", "who of them did what"),
        *TOLD, SOLE, OWN, TALKS,
        Column("parley_passages", "talk's id, @, offsets of its passages; one talk after another"), JUDGED,
    ),
    "participants": (
        Column("parley_id", "id of the round, /, id of the actor"), Column("round", "id of the round"),
        Column("actor", "id of the actor"), Column("name", "the actor's name"),
        Column("side", "whom the actor sits for: an actor's id or state:COUNTRY"), *ROLE, VERDICT, SOLE, OWN,
        Column("vouching", "voices that vouch"), Column("denying", "voices that deny"), TALKS, JUDGED,
    ),
    "versions": (
        Column("parley_id", "ids of the round, of the actor where it is of a delegation, and the field"),
        Column("round", "id of the round"), Column("actor", "id of the actor; empty: of the round itself"),
        Column("field", "in what reports differ", kind="choice"), Column("value", "one of the versions"),
        Column("origins", "independent origins that have it", kind="integer"), ACCORDING, TALKS,
    ),
    "links": (
        Column("parley_id", "ids of both rounds, and the type"), Column("round", "id of the round"),
        Column("to_round", "id of the other round"), Column("type", "what that one is to it", kind="choice"),
        Column("grounds", "stated in a report, or by continuity", kind="choice"),
        Column("reasons", "the talks that state it, or what continues"),
    ),
    "processes": (
        ID, Column("name", "both sides"), Column("sides", "ids of the sides"),
        Column("rounds", "rounds of the process", kind="integer"),
    ),
    "happenings": (
        ID, Column("type", "PLOVER type", kind="choice"), Column("mode", "PLOVER mode", kind="choice"),
        Column("modality", "asserted, planned, alleged and so on", kind="choice"), VERDICT,
        Column("sources", "ids of those who act"), Column("targets", "ids of those acted upon"),
        Column("date", "TIMEX3 value or interval", "what other reports say: the table events"),
        Column("first_day", "first day that the date allows", kind="day"),
        Column("last_day", "last day that the date allows", kind="day"), *PLACE, *POINT, *TOLD, SOLE, OWN,
        Column("vouching", "voices that vouch"), Column("denying", "voices that deny"),
        Column("parley_events", "ids of the events of single reports"),
    ),
    "sayings": (
        ID, Column("text", "what is said, in the words of the report that quotes it most fully"),
        Column("speakers", "names"), Column("speaker_ids", "ids of the actors"),
        Column("act", "act of speech", kind="choice"), Column("day", "day on which it was said"), *TOLD,
        Column("statement", "id of the statement that is shown"),
        Column("parley_statements", "ids of the statements of single reports"),
    ),
    "actors": (
        ID, Column("name", "name that most reports give"), Column("kind", "kind of actor", kind="choice"),
        Column("country", "ISO 3166-1 alpha-3; several with ; between"), Column("sectors", "PLOVER sectors"),
        Column("wikidata", "item id"), Column("reports", "reports that name it", kind="integer"), JUDGED,
    ),
    "reports": (
        ID, Column("origin", "id of the first report that is the same text"), Column("title", "headline"),
        Column("publisher", "outlet"), Column("syndicator", "agency"), Column("url", "address"),
        Column("language", "language of the text", kind="choice"), Column("dateline", "place before the text"),
        Column("published", "day of publication", kind="day"),
        Column("files", "paths as they were given", "the text itself is in the casebook alone"),
    ),
    "talks": (
        CLAIM, REPORT, Column("round", "id of the round it is part of"), *MANNER, *SPAN, *PLACE,
        Column("venue", "house or hall"), *POINT, Column("outcome", "what came of it", kind="choice"),
        Column("outcome_text", "in the report's words"), Column("reason", "why it failed, JSON"),
        Column("agenda", "what it was about, JSON"), ACCORDING, PASSAGES, JUDGED,
    ),
    "delegations": (
        Column("parley_id", "id of the talk, /, the actor's id in the record"), REPORT, Column("talk", "its id"),
        Column("actor", "id of the actor"), Column("name", "the actor's name"), *ROLE,
        Column("members", "ids of named delegates, head first"), Column("on_behalf_of", "id of an actor it speaks for"),
        Column("reason", "why it stayed away"), Column("reason_kind", "kind of that reason", kind="choice"),
        ACCORDING, PASSAGES, JUDGED,
    ),
    "statements": (
        CLAIM, REPORT, Column("saying", "id of the saying, the same for all reports that tell it"),
        Column("speakers", "names"), Column("speaker_ids", "ids of the actors"),
        Column("source_kind", "named, anonymous, document, collective", kind="choice"),
        Column("source", "description of a source without a name"),
        Column("mode", "direct, indirect or mixed", kind="choice"), Column("cue", "reporting verb"),
        Column("act", "act of speech", kind="choice"), Column("text", "what is said"),
        Column("start", "offset of its beginning", kind="integer"), Column("end", "offset of its end", kind="integer"),
        DAY, Column("addressee", "id of the actor it is said to"), PASSAGES, JUDGED,
    ),
    "positions": (
        CLAIM, REPORT, Column("actor", "id of the actor"), Column("name", "the actor's name"),
        Column("stance", "what the actor does", kind="choice"), Column("object", "the thing, in the report's words"),
        Column("issues", "ids of the codebook's issues"), Column("toward", "id of the actor it is meant for"),
        Column("statement", "id of the statement it is in"), DAY, PASSAGES, JUDGED,
    ),
    "events": (
        CLAIM, REPORT, Column("happening", "id of the event, the same for all reports that tell it"), VERDICT,
        Column("origins", "independent reports that tell it", kind="integer"), SOLE, OWN,
        Column("type", "PLOVER type", kind="choice"), Column("mode", "PLOVER mode", kind="choice"),
        Column("contexts", "PLOVER contexts"), Column("cameo", "CAMEO root", kind="choice"),
        Column("sources", "ids of those who act"), Column("targets", "ids of those acted upon"),
        Column("modality", "asserted, planned, alleged and so on", kind="choice"),
        Column("negated", "1: the report says that it did not happen", kind="flag"),
        Column("date", "TIMEX3 value or interval"), DAY, *PLACE, *POINT, ACCORDING,
        Column("rule", "pattern that found it"), PASSAGES, JUDGED,
    ),
    "claims": (
        CLAIM, REPORT, Column("kind", "figure, relation or conflict", kind="choice"),
        Column("content", "the claim as JSON, with its evidence"), JUDGED,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what its columns hold, in the order of the cells of each row."""

    name: str
    columns: tuple[Column, ...]
    question: str

    def rows(self, con: sqlite3.Connection) -> Iterator[Cells]:
        """All rows, one after another."""
        return iter(con.execute(self.question))


def table_of(name: str) -> Table:
    """One of the tables that `formats.TABLES` names."""
    return Table(name, COLUMNS[name], _questions()[name])


def all_tables() -> tuple[Table, ...]:
    """All tables in their order."""
    return tuple(map(table_of, TABLES))


def _questions() -> dict[str, str]:
    """The questions of tables.sql by the name in the comment above each."""
    parts = QUESTIONS.read_text(encoding="utf-8").split("-- table ")[1:]
    found = (part.partition("\n") for part in parts)
    return {name.strip(): sql.format(judged=JUDGED_OF) for name, _, sql in found}
