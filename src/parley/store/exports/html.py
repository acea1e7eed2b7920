"""The brief as one web page: no script, nothing fetched, every text escaped."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from parley.store.exports.brief import COLUMNS, Brief, Entry, Note, make_brief
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


def _page(brief: Brief) -> Iterator[str]:
    yield f"{HEAD}<p>{escape(brief.about)}</p>\n"
    for section in brief.sections:
        yield f"<h2>{escape(section.heading)}</h2>\n" + "".join(map(_entry, section.entries))
    if brief.verdicts:
        yield f"<h2>How far rounds are corroborated</h2>\n<dl>{_terms(brief.verdicts)}</dl>\n"
    yield '<h2>Sources</h2>\n<ol class="notes">\n' + "".join(map(_note, brief.notes()))
    yield "</ol>\n</body>\n</html>\n"


def _entry(entry: Entry) -> str:
    marks = ", ".join(f'<a id="ref-{n.number}" href="#note-{n.number}">{n.number}</a>' for n in entry.notes)
    heading = f"<h3>{escape(entry.heading)} <sup>{marks}</sup></h3>"
    return f'<article id="{escape(entry.id)}">\n{heading}\n<dl>{_terms(entry.lines)}</dl>\n</article>\n'


def _terms(lines: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in lines)


def _note(note: Note) -> str:
    source = escape(note.source)
    linked = f'<a href="{escape(note.url)}" rel="noreferrer">{source}</a>' if note.url else source
    quote = f" <q>{escape(note.quote)}</q>" if note.quote else ""
    trail = f'<code title="{escape(note.trail)}">{escape(note.short)}</code>'
    back = f'<a href="#ref-{note.number}">↩</a>'
    return f'<li id="note-{note.number}">{linked}{quote} {trail} {back}</li>\n'
