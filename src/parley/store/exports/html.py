"""The brief as one web page: no script, nothing fetched, every text escaped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from parley.store.exports.brief import COLUMNS, Entry, Note, Section, make_brief
from parley.store.exports.cells import Column

HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Brief</title>
<style>
body { font: 1rem/1.5 serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
dl { display: grid; grid-template-columns: 8rem 1fr; margin: 0; } dd { margin: 0; } dt { color: #555; }
li { overflow-wrap: anywhere; } li code { color: #555; font-size: .8em; }
</style>
</head>
<body>
<h1>Brief</h1>
"""


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """The page."""
    path.write_text("".join(_page(make_brief(con))), encoding="utf-8", newline="\n")


def codebook(_table: str) -> tuple[Column, ...]:
    """What the parts of the brief hold."""
    return COLUMNS


def _page(sections: Iterable[Section]) -> Iterator[str]:
    yield HEAD
    notes: list[Note] = []
    for section in sections:
        yield f"<h2>{escape(section.heading)}</h2>\n"
        for entry in section.entries:
            yield _entry(entry)
            notes += entry.notes
    yield '<h2>Sources</h2>\n<ol class="notes">\n' + "".join(map(_note, notes)) + "</ol>\n</body>\n</html>\n"


def _entry(entry: Entry) -> str:
    marks = "".join(f'<sup><a id="ref-{n.number}" href="#note-{n.number}">{n.number}</a></sup>' for n in entry.notes)
    lines = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in entry.lines)
    heading = f"<h3>{escape(entry.heading)}{marks}</h3>"
    return f'<article id="{escape(entry.id)}">\n{heading}\n<dl>{lines}</dl>\n</article>\n'


def _note(note: Note) -> str:
    source = escape(note.source)
    linked = f'<a href="{escape(note.url)}" rel="noreferrer">{source}</a>' if note.url else source
    quote = f" <q>{escape(note.quote)}</q>" if note.quote else ""
    back = f'<a href="#ref-{note.number}">↩</a>'
    return f'<li id="note-{note.number}">{linked}{quote} <code>{escape(note.trail)}</code> {back}</li>\n'
