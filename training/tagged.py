"""Tagged reports in, texts with labelled words out.

A tagged report is a text file in which `{t1 met}` says that "met" tells of round t1, with NAME.gold.json beside it.
A labelled report is one of a folder of gold whose labels are kept apart, as offsets of words in the report's text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from parley.errors import InputError
from parley.parsed import Parsed
from parley.record import Report
from parley.reports import Options, read_bytes
from parley.steps import Reader, parse

TAG = re.compile(r"\{(t\d+(?:\+t\d+)*) ([^{}]+)\}")
GOLD = ".gold.json"

Rounds = frozenset[str]


@dataclass(frozen=True)
class Labelled:
    """One report with what a coder made of it: `words` gives the rounds that a word tells of, by its index."""

    name: str
    gold: Mapping[str, Any]
    report: Report
    parsed: Parsed
    words: Mapping[int, Rounds]


def tagged_reports(folder: Path, reader: Reader) -> Iterator[Labelled]:
    """The tagged reports of a folder, in the order of their names."""
    for file in sorted(folder.glob("*.txt")):
        gold = json.loads(file.with_suffix(GOLD).read_text(encoding="utf-8"))
        plain, tags = untagged(file.read_text(encoding="utf-8"))
        report = _read(file, plain.encode(), gold["published"])
        parsed = parse(report, reader)
        yield Labelled(file.stem, gold, report, parsed, _words_of(parsed, _moved(tags, plain, report.text)))


def labelled_reports(folder: Path, labels: Path, reader: Reader) -> Iterator[Labelled]:
    """The reports of a gold folder that `labels` has offsets for: `{report id: {offset: [round, …]}}`.

    Raises ValueError where a report is not the one that was labelled.
    """
    known = json.loads(labels.read_text(encoding="utf-8"))
    for file in sorted(folder.glob("*" + GOLD)):
        stem = file.name.removesuffix(GOLD)
        source = next(f for ending in (".txt", ".html") if (f := file.with_name(stem + ending)).exists())
        gold = json.loads(file.read_text(encoding="utf-8"))
        report = _read(source, source.read_bytes(), gold["published"] if source.suffix == ".txt" else None)
        if report.id not in known:
            raise ValueError(f"{source} is not the text that {labels} labels")
        parsed = parse(report, reader)
        at = {begin: i for i, begin in enumerate(parsed.begins)}
        words = {at[int(o)]: frozenset(rounds) for o, rounds in known[report.id].items() if int(o) in at}
        yield Labelled(stem, gold, report, parsed, words)


def untagged(text: str) -> tuple[str, list[tuple[int, int, Rounds]]]:
    """A text without its tags, and where they stood: first and past the last character, and the rounds."""
    plain, tags, at = "", [], 0
    for tag in TAG.finditer(text):
        plain += text[at : tag.start()]
        tags.append((len(plain), len(plain) + len(tag[2]), frozenset(tag[1].split("+"))))
        plain, at = plain + tag[2], tag.end()
    return plain + text[at:], tags


def _read(file: Path, content: bytes, published: str | None) -> Report:
    reading = next(iter(read_bytes(content, str(file), options=Options(published=published))))
    if isinstance(reading, InputError):
        raise ValueError(f"{file} cannot be read: {reading}")
    return reading.report


def _moved(tags: list[tuple[int, int, Rounds]], plain: str, body: str) -> Iterator[tuple[int, int, Rounds]]:
    """Tags of a file as tags of the report's body, whose white space may differ."""
    ours = [i for i, c in enumerate(plain) if not c.isspace()]
    theirs = [i for i, c in enumerate(body) if not c.isspace()]
    base = "".join(plain.split()).rfind("".join(body.split()))
    place = {i: n - base for n, i in enumerate(ours)}
    for start, end, rounds in tags:
        number = place[start]
        if base >= 0 and 0 <= number < len(theirs):
            yield theirs[number], theirs[number] + end - start, rounds


def _words_of(parsed: Parsed, tags: Iterator[tuple[int, int, Rounds]]) -> dict[int, Rounds]:
    """For each tag the word that heads what it covers."""
    words: dict[int, Rounds] = {}
    for start, end, rounds in tags:
        inside = [i for i in range(len(parsed.words)) if parsed.begins[i] < end and parsed.end(i) > start]
        head = next((i for i in inside if parsed.heads[i] not in inside or parsed.heads[i] == i), None)
        if head is not None:
            words[head] = words.get(head, frozenset()) | rounds
    return words
