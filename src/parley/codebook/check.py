"""Checks of the codebook's files: every fault is refused with file, line and reason.

A test runs them on the shipped files; a user's own files are checked together with those whenever they are loaded.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from parley.codebook.normal import normal
from parley.codebook.rows import COLUMNS, NAMING, Row, rows_of
from parley.codebook.times import bounds, is_partial_date
from parley.errors import CodebookError

# The values of the record's fields, and of the codebook's own.
VALUES = {
    "kind": "state government armed_group party igo ngo company media community other",
    "sector": "GOV LEG JUD MIL COP SPY PTY OPP REB PRM UAF REL CVL JRN MED BUS LAB EDU AGR CRM REF ELI SOC UNK "
    "IGO NGO MNC ISM IMG",
    "status of state": "state territory defacto former",
    "level": "head_of_state head_of_government minister envoy ambassador senior_official working military leader "
    "representative",
    "act": "assert announce confirm deny accept reject demand request offer promise threaten warn accuse praise "
    "criticise invite decline_comment",
    "cue": "verb view phrase noun adjective preposition document occasion",
    "takes": "that inf ing quote noun object_inf as for",
    "format": "conference direct mediated proximity shuttle back_channel phone summit consultation unknown",
    "role": "host convener mediator facilitator party observer guarantor guest participant",
    "status": "held under_way planned proposed cancelled postponed refused collapsed alleged denied",
    "pos": "noun verb adj",
    "type": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION "
    "MOBILIZE COERCE ASSAULT",
    "mode": "* visit third-party multilateral phone withdraw release disarm ceasefire access resign assist change "
    "yield meet disapprove investigate allege restrict territory arrest relations expel violence demo strike riot "
    "hunger boycott obstruct vandalize convict discontinue troops weapons police militia seize deport withhold cyber "
    "censor curfew misinformation martial-law abduct torture sexual destroy beat crowd-control primitive firearms "
    "explosives targeted suicide-attack aerial drone heavy-weapons unconventional",
    "stance": "demands opposes supports offers refuses accepts conditions",
    "when": "negated affirmed unwilling willing promised wanted passive active done",
    "strength": "strong weak",
    "place": "city capital region venue area water",
    "use": "party tie quality deed turn state",
    "quality": "strained hostile allied close normalising severed",
    "counted": "people team body seat vehicle weapon goods incident none",
    "flag": "yes no",
    "context": "military intelligence executive legislative election political_institutions pro_democracy "
    "pro_autocracy economic legal reparations human_rights rights_freedoms repression human_security "
    "gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping health asylum migration "
    "disasters natural_resource environment technology terrorism cbrn cyber misinformation crime "
    "corruption illegal_drugs trafficking none",
}

# Which values a column may hold, by file; cells with several values are checked one by one.
ALLOWED = {
    "states.csv": {"status": "status of state"},
    "bodies.csv": {"kind": "kind", "sectors": "sector"},
    "organisations.csv": {"kind": "kind", "sectors": "sector"},
    "groups.csv": {"kind": "kind", "sectors": "sector"},
    "parties.csv": {"kind": "kind", "sectors": "sector"},
    "communities.csv": {"kind": "kind", "sectors": "sector"},
    "titles.csv": {"level": "level", "sector": "sector", "prenominal": "flag"},
    "cues.csv": {"kind": "cue", "act": "act", "takes": "takes", "factive": "flag", "denial": "flag"},
    "counted.csv": {"kind": "counted"},
    "relation_words.csv": {"use": "use", "quality": "quality"},
    "talk_words.csv": {
        "pos": "pos",
        "format": "format",
        "subject": "role",
        "object": "role",
        "status": "status",
        "strength": "strength",
    },
    "act_patterns.csv": {"pos": "pos", "type": "type", "mode": "mode", "stance": "stance", "when": "when"},
    "places.csv": {"kind": "place"},
    "contexts.csv": {"context": "context"},
}
# Files whose country may also be an organisation or group: somebody who is the envoy of the UN.
CLASS = re.compile(r"@(\w+)")
SERVED = ("offices.csv", "titles.csv")


def check_codebook(extra: Path | None = None) -> None:
    """Raise CodebookError for the first fault in the shipped files taken together with those of `extra`."""
    if extra is not None:
        _check_folder(extra)
    rows = {file: rows_of(file, extra) for file in COLUMNS}
    countries = {row["iso3"] for row in rows["states.csv"]}
    entries = {row["id"]: row for file in NAMING for row in rows[file]}
    served = countries | entries.keys()
    for file, content in rows.items():
        _check_keys(content)
        for row in content:
            _check_values(row, ALLOWED.get(file, {}))
            _check_countries(row, served if file in SERVED else countries)
            _check_references(row, entries)
            _check_dates(row)
            _check_numbers(row)
    _check_classes(rows["act_patterns.csv"], {row["class"] for row in rows["word_classes.csv"]})
    _check_ids([row for file in NAMING for row in rows[file]])
    _check_aliases([row for file in NAMING for row in rows[file]], rows["ambiguous.csv"])


def _check_folder(extra: Path) -> None:
    for path in sorted(extra.iterdir()):
        if path.suffix.lower() in (".csv", ".tsv", ".toml") and path.name not in COLUMNS:
            raise CodebookError(str(path), None, f"is no codebook file; known: {', '.join(COLUMNS)}")


def _check_keys(rows: list[Row]) -> None:
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        if row.key in seen:
            raise row.fault(f"{' '.join(row.key)!r} is already on line {seen[row.key].line}")
        seen[row.key] = row


def _check_values(row: Row, allowed: dict[str, str]) -> None:
    for column, kind in allowed.items():
        values = VALUES[kind].split(" ")
        for value in row.many(column):
            if value not in values:
                raise row.fault(f"{column} {value!r} is not one of {', '.join(values)}")


def _check_countries(row: Row, countries: set[str]) -> None:
    for column in ("country", "countries"):
        for code in row.many(column) if column in row.cells else ():
            if code not in countries:
                raise row.fault(f"unknown country code {code!r}")
    if "iso3" in row.cells and not (len(row["iso3"]) == 3 and row["iso3"].isupper()):
        raise row.fault(f"{row['iso3']!r} is no three-letter country code")


def _check_references(row: Row, entries: dict[str, Row]) -> None:
    for column in ("member_of", "entries"):
        for entry in row.many(column) if column in row.cells else ():
            if entry not in entries:
                raise row.fault(f"{column} names {entry!r}, which no file has")


def _check_dates(row: Row) -> None:
    for begin, finish in (("start", "end"), ("since", "until")):
        if begin not in row.cells:
            continue
        for column in (begin, finish):
            if row[column] and not is_partial_date(row[column]):
                raise row.fault(f"{column} {row[column]!r} is no ISO date, month or year")
        if row[begin] and row[finish] and bounds(row[finish])[1] < bounds(row[begin])[0]:
            raise row.fault(f"{finish} {row[finish]} precedes {begin} {row[begin]}")


def _check_numbers(row: Row) -> None:
    for column, limit in (("latitude", 90), ("longitude", 180)):
        if row.cells.get(column):
            _check_number(row, column, float, limit)
    if row.cells.get("gw"):
        _check_number(row, "gw", int, 1000)
    wikidata = row.cells.get("wikidata", "")
    if wikidata and not (wikidata[0] == "Q" and wikidata[1:].isdigit()):
        raise row.fault(f"{wikidata!r} is no Wikidata item id")


def _check_number(row: Row, column: str, number: Callable[[str], float], limit: float) -> None:
    try:
        value = number(row[column])
    except ValueError:
        raise row.fault(f"{column} {row[column]!r} is no number") from None
    if abs(value) > limit:
        raise row.fault(f"{column} {row[column]} is beyond {limit}")


def _check_classes(patterns: list[Row], classes: set[str]) -> None:
    for row in patterns:
        for column in ("words", "object", "side", "inner"):
            for name in CLASS.findall(row[column]):
                if name not in classes:
                    raise row.fault(f"{column} names the class {name!r}, which word_classes.csv has not")


def _check_ids(rows: list[Row]) -> None:
    seen: dict[str, Row] = {}
    for row in rows:
        other = seen.setdefault(row["id"], row)
        if other is not row:
            raise row.fault(f"id {row['id']!r} is already in {other.file.name}, line {other.line}")


def _check_aliases(rows: list[Row], ambiguous: list[Row]) -> None:
    declared = {normal(row["alias"]): set(row.many("entries")) for row in ambiguous}
    seen: dict[str, set[str]] = {}
    where: dict[str, Row] = {}
    for row in rows:
        for column in NAMING[row.file.name]:
            for alias in row.many(column):
                key = normal(alias.lstrip("="))
                if not key:
                    raise row.fault(f"alias {alias!r} has no letters")
                holders = seen.setdefault(key, set())
                holders.add(row["id"])
                if len(holders) > 1 and not holders <= declared.get(key, set()):
                    other = where[key]
                    raise row.fault(
                        f"alias {alias!r} already names {other['name']} ({other.file.name}, line {other.line}); "
                        "declare it in ambiguous.csv with all its entries if both are meant"
                    )
                where.setdefault(key, row)
    for row in ambiguous:
        if seen.get(normal(row["alias"]), set()) != set(row.many("entries")):
            raise row.fault(f"{row['alias']!r} is not an alias of exactly these entries")
