"""Scores who is said to say what: `python -m evaluate.attribution --data DIR [--split test] [--json] [--errors]`.

The discourse layer of UD English GUM (`Discourse=` in MISC) cuts a text into units and marks with `attribution` the
unit that tells whose the words or thoughts of another unit are: "the mayor said | that the bridge was shut". A mark is
found where a statement has its cue in that unit and words in the other. A cue is right where its unit is so marked for
words that it has; a cue within one unit with all its words ("promised to pay") is not compared. GUM marks knowing,
seeing and wanting too, of which the record says nothing: "by verbs of speech" counts only the marks whose unit holds a
cue of the codebook.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluate.clusters import Tally
from evaluate.gum import TREEBANK, marks_of, parse_options
from evaluate.language import Figures, Part, load, options, tell
from evaluate.treebank import Span, documents_of
from parley.claims.statements import find_statements
from parley.codebook.load import Codebook, load_codebook
from parley.identities.actors import find_cast
from parley.record import Report, Statement
from parley.steps import Reader, parse
from training.treebanks import read_conllu

FLOORS = Path(__file__).with_name("attribution_floors.toml")
UNIT = re.compile(r"([a-z-]+)(?:_[mr])?:(\d+)(?:->(\d+))?")
SPEECH = frozenset({"verb", "phrase", "noun", "preposition", "view"})


@dataclass(frozen=True)
class Unit:
    """A discourse unit: the characters it begins at, its relation to the unit `above`; None for a root."""

    number: int
    start: int
    relation: str
    above: int | None


@dataclass(frozen=True)
class Scored:
    """One document: its units, the statements found in it, and which units' reporting words the codebook has."""

    name: str
    text: str
    units: tuple[Unit, ...]
    statements: tuple[Statement, ...]
    spoken: frozenset[int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare with the floors; returns the exit status."""
    cli = options("attribution", (__doc__ or "").split(":")[0] + ".")
    cli.set_defaults(floors=FLOORS)
    asked = parse_options(cli, arguments, errors="every mark that is missed and every statement without one")
    scored = list(read_all(asked.file, Reader(load(asked.model), load_codebook())))
    status = tell(asked, [Part(f"{TREEBANK} {asked.split} attribution", asked.file, figures(scored))])
    if asked.errors:
        print(*(line for document in scored for line in errors(document)), sep="\n")
    return status


def read_all(file: Path, reader: Reader) -> Iterator[Scored]:
    """All documents of a treebank file with the statements that Parley finds in their raw text."""
    marks = marks_of(file, "Discourse")
    for document in documents_of(read_conllu(file)):
        name = document.sentences[0].doc
        units = tuple(units_of(marks[name], document.spans))
        lemmas = [lemma.lower() for s in document.sentences for lemma in s.lemmas]
        words = list(zip(lemmas, document.spans, strict=True))
        parsed = parse(Report(id=name, text=document.text), reader)
        cast = find_cast(parsed, reader.codebook, None)
        statements = find_statements(parsed, cast, reader.codebook)
        yield Scored(name, document.text, units, statements, spoken_units(units, words, reader.codebook))


def units_of(marks: Sequence[str], spans: Sequence[Span]) -> Iterator[Unit]:
    """The discourse units of a document in order: each begins at a word that has a mark."""
    for mark, (start, _) in zip(marks, spans, strict=True):
        found = UNIT.match(mark)
        if found:
            relation, number, above = found.groups()
            yield Unit(int(number), start, relation, int(above) if above else None)
        elif mark.startswith("ROOT"):
            yield Unit(int(mark.split(":")[1]), start, "ROOT", None)


def spoken_units(units: Sequence[Unit], words: Iterable[tuple[str, Span]], codebook: Codebook) -> frozenset[int]:
    """The numbers of the units that hold a word of speech."""
    starts = [u.start for u in units]
    cues = {entry.word.split(" ")[0] for several in codebook.cues.values() for entry in several if entry.kind in SPEECH}
    return frozenset(units[bisect_right(starts, s[0]) - 1].number for w, s in words if w in cues and s[0] >= starts[0])


def figures(scored: Sequence[Scored]) -> Figures:
    """Precision, recall and F1 over all documents, over those of news, and by verbs of speech alone."""
    news = [d for d in scored if "_news_" in d.name or "_interview_" in d.name]
    spoken = {d.name: d.spoken for d in scored}
    return {
        "attributions": _row(_tally(d) for d in scored),
        "attributions by verbs of speech": _row(_tally(d, only=spoken[d.name]) for d in scored),
        "attributions by verbs of speech, news and interviews": _row(_tally(d, only=spoken[d.name]) for d in news),
    }


def _row(tallies: Iterable[Tally]) -> dict[str, float]:
    total = sum(tallies, Tally())
    return {"precision": total.precision, "recall": total.recall, "f1": total.f1, "of": total.gold}


def _tally(document: Scored, only: frozenset[int] | None = None) -> Tally:
    marked, told = attributions(document), told_units(document)
    if only is not None:
        marked = {pair for pair in marked if pair[0] in only}
    found = sum(b in told.get(a, ()) for a, b in marked)
    right = {a for a, b in attributions(document) if b in told.get(a, ())}
    return Tally(found, len(marked), len(right), len(told))


def attributions(document: Scored) -> set[tuple[int, int]]:
    """Each unit that GUM marks as telling whose words they are, with the unit that has the words."""
    return {(u.number, u.above) for u in document.units if u.relation.startswith("attribution") and u.above}


def told_units(document: Scored) -> dict[int, set[int]]:
    """For each unit with a cue the units that the words of its statements touch, itself left out."""
    told: dict[int, set[int]] = defaultdict(set)
    for s in document.statements:
        if s.cue_span is not None:
            cue = unit_at(document, s.cue_span[0])
            first, last = place_of(document, s.span[0]), place_of(document, s.span[1] - 1)
            told[cue] |= {u.number for u in document.units[first : last + 1]} - {cue}
    return {cue: units for cue, units in told.items() if units}


def unit_at(document: Scored, offset: int) -> int:
    """The number of the unit that a character stands in."""
    return document.units[place_of(document, offset)].number


def place_of(document: Scored, offset: int) -> int:
    """Which unit, in order, a character stands in."""
    return max(0, bisect_right([u.start for u in document.units], offset) - 1)


def errors(document: Scored) -> Iterator[str]:
    """A line for each mark that is missed and each unit with a cue that has no mark."""
    starts = {u.number: u.start for u in document.units}
    marked, told = attributions(document), told_units(document)
    missed = [pair for pair in marked if pair[1] not in told.get(pair[0], ())]
    extra = [(a, min(units)) for a, units in told.items() if not any((a, b) in marked for b in units)]
    for what, pairs in (("missed", missed), ("extra", extra)):
        for cue, words in sorted(pairs):
            shown = (" ".join(document.text[starts[n] : starts[n] + 70].split()) for n in (cue, words))
            yield f"{document.name} {what}: {' || '.join(shown)}"


if __name__ == "__main__":
    sys.exit(main())
