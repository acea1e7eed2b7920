"""Answers of a casebook as a table, as CSV or as JSON lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from rich import box
from rich.table import Table
from rich.text import Text

from parley.cli.card import card_console, print_on
from parley.cli.columns import GAP, Column, fitting, widths
from parley.cli.terminal import json_line, printable, printable_lines, put, say
from parley.cli.words import cut, plain

Answer = Mapping[str, Any]
Cell = Callable[[Any], str]

LONGEST = 160
"""Characters of a cell of a table."""

WIDEST = 200
"""Columns of the widest table, on whatever terminal."""

DIGEST = 19
"""Characters of a report's id where its file is not known: "sha256:" and a dozen digits."""


def show_json(answers: Iterable[Answer]) -> None:
    """An object on each line."""
    for answer in answers:
        put(json_line(answer))


def show_csv(answers: Iterable[Answer], columns: Sequence[str]) -> None:
    """A heading, then a line for each; names in a list are parted by semicolons, other lists and objects are JSON."""
    put(_csv_line(columns))
    for answer in answers:
        put(_csv_line([_csv_cell(answer[column]) for column in columns]))


def show_table(answers: Iterable[Answer], question: str) -> bool:
    """A table with the columns that a person looks at and for which there is room; whether there was any row."""
    columns = TABLES[question]
    rows = [[cut(printable(cell(answer)), LONGEST) for cell in columns.values()] for answer in answers]
    if rows:
        filled = (Column(heading, cells) for heading, cells in zip(columns, zip(*rows, strict=True), strict=True))
        _draw([column for column in filled if any(column.cells)])
    return bool(rows)


def _draw(columns: Sequence[Column]) -> None:
    """The table; standard error names the columns that are left out."""
    console = card_console(widest=WIDEST)
    shown = fitting(columns, console.width)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GAP - 1, 0, 0))
    for column, width in zip(shown, widths(shown, console.width), strict=True):
        table.add_column(column.heading, overflow="fold", width=width)
    for cells in zip(*(column.cells for column in shown), strict=True):
        table.add_row(*map(Text, cells))
    print_on(console, table)
    if left_out := [column.heading for column in columns if column not in shown]:
        say(f"no room for {', '.join(left_out)}; --json and --csv have all")


def _csv_line(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _csv_cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return printable_lines("; ".join(value))
    return json_line(value) if isinstance(value, (list, dict, bool)) else printable_lines(str(value))


def _key(name: str) -> Cell:
    return lambda answer: "" if answer[name] is None else str(answer[name])


def _code(name: str) -> Cell:
    return lambda answer: plain(answer[name])


def _place(answer: Answer) -> str:
    place = answer["place"]
    return ", ".join(filter(None, (place["name"] or place.get("venue"), place["country"])))


def _delegations(answer: Answer) -> str:
    return "; ".join(f"{p['name']} ({plain(p['role'])})" for p in answer["participants"])


def _names(name: str) -> Cell:
    return lambda answer: ", ".join(actor["name"] for actor in answer[name])


def _list(name: str) -> Cell:
    return lambda answer: ", ".join(plain(value) for value in answer[name])


def _mentions(answer: Answer) -> str:
    """Where to look: the first report with its claim, and how many more there are."""
    first, *others = [f"{_report(mention)} {_claim(mention)}" for mention in answer["mentions"]] or [""]
    return first + (f" +{len(others)}" if others else "")


def _claim(mention: Answer) -> str:
    return str(mention.get("talk") or mention.get("statement") or mention.get("event"))


def _source(answer: Answer) -> str:
    """The report and the claim in it."""
    return " ".join(filter(None, (_report(answer), str(answer.get("id", "")).partition("#")[2])))


def _report(answer: Answer) -> str:
    """The name of its file, whatever folder that is in."""
    return PurePath(answer["file"] or "").name or (answer["report"] or "")[:DIGEST]


def _day(answer: Answer) -> str:
    return answer["day"] or f"({answer['published']})" if answer["day"] or answer["published"] else ""


def _source_of_row(answer: Answer) -> str:
    return f"{answer['id']} {_mentions(answer)}" if answer["mentions"] else _source(answer)


def _changes(answer: Answer) -> str:
    return ", ".join(f"{change['day'] or 'undated'} after {plain(change['after'])}" for change in answer["changes"])


TABLES: Mapping[str, Mapping[str, Cell]] = {
    "talks": {
        "Start": _key("start"), "Status": _code("status"), "Verdict": _code("verdict"), "Place": _place,
        "Delegations": _delegations, "Texts": _key("origins"), "Round": _key("id"), "Reports": _mentions,
    },
    "participants": {
        "Start": _key("start"), "Who": _key("name"), "Role": _code("role"), "Attendance": _code("attendance"),
        "Verdict": _code("verdict"), "Place": _place, "Round": _key("round"), "Reports": _mentions,
    },
    "statements": {
        "Day": _day, "Speaker": lambda a: _names("speakers")(a) or a["source"] or plain(a["source_kind"]),
        "Act": _code("act"), "Text": _key("text"), "Texts": _key("origins"), "Saying": _key("saying"),
        "Reports": _mentions,
    },
    "positions": {
        "Day": _day, "Who": _key("name"), "Stance": _code("stance"), "Object": _key("object"),
        "Issues": _list("issues"), "Report": _source,
    },
    "lines": {
        "Who": _key("name"), "Issue": lambda a: plain(a["issue"]) or a["object"], "Stance": _code("stance"),
        "First": _key("first"), "Last": _key("last"), "Texts": _key("origins"), "Changed": _changes,
        "Position": lambda a: a["points"][0]["position"].rpartition("#")[2],
    },
    "events": {
        "Day": _day, "Type": lambda a: " ".join(filter(None, (a["type"], plain(a["mode"])))),
        "Source": _names("source"), "Target": _names("target"),
        "Told as": lambda a: ("not " if a["negated"] else "") + plain(a["modality"]),
        "Verdict": _code("verdict"), "Place": _place, "Texts": _key("origins"), "Event": _key("happening"),
        "Reports": _mentions,
    },
    "contacts": {
        "Month": _key("month"), "Who": _key("a_name"), "With": _key("b_name"), "Rounds": _key("number"),
        "Which": lambda a: " ".join(a["rounds"]),
    },
    "gaps": {
        "What": _code("kind"), "Which": _key("name"), "Reports": _key("reports"), "Texts": _key("origins"),
        "Outlets": _key("sources"), "Rounds": _key("rounds"), "Months": _key("months"), "Why": _list("reasons"),
        "Report ids": lambda a: " ".join(id[:DIGEST] for id in a["ids"]),
    },
    "timeline": {
        "Day": _key("day"), "What": _code("kind"), "Who": lambda a: ", ".join(a["actors"]), "Told": _key("what"),
        "Place": _key("place"), "Where": _source_of_row,
    },
    "search": {
        "Published": _key("published"), "Publisher": _key("publisher"), "Passage": _key("snippet"),
        "Report": lambda a: f"{_report(a)} {a['start']}-{a['end']}",
    },
}  # fmt: skip
