"""The brief as a Word document with true footnotes."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import cast
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.oxml.text.paragraph import CT_P
from docx.text.paragraph import Paragraph

from parley.store.exports.brief import COLUMNS, Note, Section, make_brief
from parley.store.exports.cells import Column

SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
"""What Word wants before the notes."""

TITLE, PROCESS, ROUND = "Title", "Heading1", "Heading2"
"""Ids of styles in python-docx's own template."""

RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """The document."""
    brief = make_brief(con)
    document = docx.Document()
    document.core_properties.author = "Parley"
    document.core_properties.title = "Brief"
    _add_paragraph(document, "Brief", style=TITLE)
    _add_paragraph(document, brief.about)
    for section in brief.sections:
        _add_section(document, section)
    if brief.verdicts:
        _add_paragraph(document, "How far rounds are corroborated", style=PROCESS)
        _add_lines(document, brief.verdicts)
    _add_notes(document, brief.notes())
    held = BytesIO()
    document.save(held)
    _pack(held, path)


def codebook(_table: str) -> tuple[Column, ...]:
    """What the parts of the brief hold."""
    return COLUMNS


def _add_section(document: Document, section: Section) -> None:
    _add_paragraph(document, section.heading, style=PROCESS)
    for entry in section.entries:
        heading = _add_paragraph(document, entry.heading, style=ROUND)
        for place, note in enumerate(entry.notes):
            _refer(heading, note, after=", " if place else " ")
        _add_lines(document, entry.lines)


def _add_lines(document: Document, lines: Iterable[tuple[str, str]]) -> None:
    for label, text in lines:
        line = _add_paragraph(document)
        line.add_run(f"{label}: ").bold = True
        line.add_run(text)


def _add_paragraph(document: Document, text: str = "", *, style: str | None = None) -> Paragraph:
    """As `Document.add_paragraph`, which goes through the whole body and all styles at each call."""
    element = cast(CT_P, OxmlElement("w:p"))
    element.style = style
    document.element.body[-1].addprevious(element)  # the body ends with the properties of its section
    paragraph = Paragraph(element, document)
    if text:
        paragraph.add_run(text)
    return paragraph


def _refer(paragraph: Paragraph, note: Note, *, after: str) -> None:
    """The raised number of a footnote, behind what parts it from the words or the number before."""
    run = paragraph.add_run(after)
    run.font.superscript = True
    mark = OxmlElement("w:footnoteReference")
    mark.set(qn("w:id"), str(note.number))
    run._r.append(mark)


def _add_notes(document: Document, notes: Iterable[Note]) -> None:
    """python-docx has no footnotes: they are a part of their own, beside the document's."""
    body = SEPARATORS + "".join(map(_footnote, notes))
    xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:footnotes {nsdecls("w")}>{body}</w:footnotes>'
    package = document.part.package
    part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, xml.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _footnote(note: Note) -> str:
    parts = (note.source, note.url, f"“{note.quote}”" if note.quote else None, note.short)
    text = escape(" · ".join(filter(None, parts)))
    number = f"<w:r>{RAISED}<w:footnoteRef/></w:r>"
    words = f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r>'
    return f'<w:footnote w:id="{note.number}"><w:p>{number}{words}</w:p></w:footnote>'


def _pack(held: BytesIO, path: Path) -> None:
    """The same package with one date on all parts, so that the same casebook gives the same bytes."""
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(path, "w") as packed:
        for name in made.namelist():
            packed.writestr(zipfile.ZipInfo(name), made.read(name), zipfile.ZIP_DEFLATED)
