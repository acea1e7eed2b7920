"""Treebank files in, sentences out: words with the gap before them, tags, lemmas, heads, labels, entity spans.

Reads CoNLL-U (UD v2), CrossNER's two columns and IOB2. Never reads a file that the recipe does not name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

Starts = set[tuple[int, str]]  # first word and type of each mention of a sentence


@dataclass(frozen=True)
class Sentence:
    """One sentence; `heads` are 0-based word indices with the root pointing at itself."""

    id: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    doc: str = ""
    upos: tuple[str, ...] = ()
    xpos: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    # One IOB2 tag a word; "?" where the source leaves the entity open and no loss is taken.
    entities: tuple[str, ...] = ()
    text: str = field(default="", compare=False)


def read_conllu(path: Path) -> list[Sentence]:
    """All sentences of a CoNLL-U file, in order, with documents and paragraph breaks kept as gaps."""
    sentences, doc, newpar, glued = [], "", True, False
    for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
        lines = block.splitlines()
        if not any(line and line[0] != "#" for line in lines):
            continue
        for line in lines:
            if line.startswith("# newdoc"):
                doc, newpar = line.split("=")[-1].strip(), True
            elif line.startswith("# newpar") and "newpar_block" not in line:
                newpar = True
        first_gap = "\n\n" if newpar else "" if glued else " "
        sentence, glued = _sentence(lines, doc, first_gap)
        sentences.append(sentence)
        newpar = False
    return sentences


def _sentence(lines: list[str], doc: str, first_gap: str) -> tuple[Sentence, bool]:
    words, gaps, columns, entity_marks = [], [], [], []
    inside_until, gap, multi_gap = 0, first_gap, ""
    sent_id = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# sent_id")), "")
    text = next((line.split("=", 1)[1].strip() for line in lines if line.startswith("# text =")), "")
    for line in lines:
        if line.startswith("#"):
            continue
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        after = "" if "SpaceAfter=No" in cells[9] else " "
        if "-" in cells[0]:
            inside_until, multi_gap = int(cells[0].split("-")[1]), after
            continue
        index = int(cells[0])
        words.append(cells[1].replace(" ", ""))
        gaps.append(gap)
        columns.append(cells)
        entity_marks.append(cells[9])
        gap = after if index > inside_until else multi_gap if index == inside_until else ""
    heads = tuple(int(c[6]) - 1 if c[6] != "0" else i for i, c in enumerate(columns))
    sentence = Sentence(
        sent_id,
        tuple(words),
        tuple(gaps),
        doc,
        tuple(c[3] for c in columns),
        tuple(c[4] for c in columns),
        tuple(c[2] for c in columns),
        heads,
        tuple(c[7] for c in columns),
        (),
        text,
    )
    return replace(sentence, entities=entity_tags(sentence, entity_marks)), gap == ""


TITLES = set(
    "mr. mr mrs. mrs ms. ms dr. dr president senator sen. rep. king queen prince princess sir lord lady professor"
    " prof. captain capt. general gen. colonel col. lt. sgt. minister secretary governor gov. mayor judge justice"
    " chancellor pope saint sheikh shaikh ayatollah chairman director ambassador major maj. officer congressman"
    " representative vice prime reverend rev. father sister".split()
)
TYPES = {"person": "PERSON", "organization": "ORG", "place": "PLACE", "event": "EVENT"}


def entity_tags(sentence: Sentence, misc: list[str]) -> tuple[str, ...]:
    """IOB2 tags from the nested mentions of GUM's MISC column; without them, open where a name may stand.

    A mention counts where its head is a proper noun; its name is the run of proper nouns around that head.
    """
    tags = ["O"] * len(sentence.words)
    mentions = sorted(_mentions(misc), key=lambda m: m[0] - m[1])
    starts = {(start, kind) for start, _, kind in mentions}
    for start, end, kind in mentions:
        name = _name_in(sentence, start, end, kind, starts)
        if name and kind in TYPES and all(t == "O" for t in tags[name[0] : name[1]]):
            people = kind == "person" and name[1] - name[0] == 1 and sentence.xpos[name[0]] == "NNPS"
            label = "NORP" if people else TYPES[kind]
            tags[name[0] : name[1]] = ["B-" + label] + ["I-" + label] * (name[1] - name[0] - 1)
    annotated = any("Entity=" in m for m in misc)
    return tuple(t if t != "O" else nationality_tag(sentence, i, "O" if annotated else "?") for i, t in enumerate(tags))


NATIONAL = tuple("an ish ese i ch ic ite ni ian slim slem ek ai ab wiss du mil sh".split())


def nationality_tag(sentence: Sentence, i: int, unknown_name: str) -> str:
    """B-NORP for a capitalised adjective that no name is made of; `unknown_name` for a proper noun; else O."""
    word, upos = sentence.words[i], sentence.upos[i]
    if _proper(sentence, i):
        return unknown_name
    if upos != "ADJ" or not word[0].isupper() or not word[1:].islower() or len(word) < 4:
        return "O"
    if word.endswith(NATIONAL):
        return "B-NORP"
    return "O" if i == 0 else "?"


def _mentions(misc: list[str]) -> Iterator[tuple[int, int, str]]:
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, cell in enumerate(misc):
        entity = next((p[7:] for p in cell.split("|") if p.startswith("Entity=")), "")
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", entity):
            if piece.startswith("("):
                number, kind = piece.strip("()").split("-")[:2]
                number = number.split("[")[0]
                if piece.endswith(")"):
                    yield i, i + 1, kind
                else:
                    opened.setdefault(number, []).append((i, kind))
            else:
                number = piece.rstrip(")").split("[")[0]
                if opened.get(number):
                    start, kind = opened[number].pop()
                    yield start, i + 1, kind


def _name_in(sentence: Sentence, start: int, end: int, kind: str, starts: Starts) -> tuple[int, int] | None:
    inside = range(start, end)
    head = next((i for i in inside if sentence.heads[i] == i or sentence.heads[i] not in inside), None)
    if head is None or not _proper(sentence, head):
        return None
    first = last = head
    while first > start and _joins(sentence, first - 1, start):
        first -= 1
    while last + 1 < end and (_proper(sentence, last + 1) or _links(sentence, last + 1, end, kind, starts)):
        last += 1
    while first < head and not (_proper(sentence, first) or sentence.upos[first] == "ADJ"):
        first += 1
    while last > head and not (_proper(sentence, last) or sentence.upos[last] == "NUM"):
        last -= 1
    while kind == "person" and first < last and sentence.words[first].lower() in TITLES:
        first += 1
    # "The President" is an office, no name.
    titled = kind == "person" and first == last and sentence.words[first].lower() in TITLES
    return None if titled else (first, last + 1)


def _joins(sentence: Sentence, i: int, start: int) -> bool:
    word = sentence.words[i]
    described = sentence.upos[i] == "ADJ" and word[0].isupper() and not word.endswith(NATIONAL)
    linking = word in ("-", "of", "the", "&") and i > start + 1 and _proper(sentence, i - 1)
    return _proper(sentence, i) or described or linking


def _links(sentence: Sentence, i: int, end: int, kind: str, starts: Starts) -> bool:
    """A small word inside a name: "of" in "University of Basel", not "and" before another of its kind."""
    small = PERSONAL if kind == "person" else LINKING
    ahead = i + 1
    while ahead < end and sentence.words[ahead].lower() in small:
        ahead += 1
    if sentence.words[i].lower() in ("and", "&") and starts & {(i + 1, kind), (ahead, kind)}:
        return False
    return sentence.words[i].lower() in small and ahead < end and ahead - i <= 2 and _proper(sentence, ahead)


LINKING = {"of", "the", "for", "and", "-", "&", "de", "la", "'s", "on"}
PERSONAL = {"the", "-", "de", "la"}


def _proper(sentence: Sentence, i: int) -> bool:
    """Whether a word is part of a name: by either tag, as "United" in "United Nations" is a verb with a name's tag."""
    return sentence.upos[i] == "PROPN" or sentence.xpos[i] in ("NNP", "NNPS")


CROSSNER = {
    "politician": "PERSON",
    "person": "PERSON",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "event": "EVENT",
    "election": "EVENT",
    "country": "PLACE",
    "location": "PLACE",
}
UNER = {"PER": "PERSON", "LOC": "PLACE", "ORG": "ORG"}


def read_entities(path: Path) -> list[Sentence]:
    """Sentences with entity tags alone, from CrossNER's two columns or Universal NER's IOB2.

    Universal NER's keep their documents; each of CrossNER's is one of its own.
    """
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    name = doc = ""
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# "):
            name = line.partition("# sent_id = ")[2].strip() or name
            doc = line.partition("# newdoc id = ")[2].strip() or doc
        elif line.strip():
            rows.append(line.split("\t"))
        elif rows:
            name = name or f"{path.name}-{len(sentences)}"
            first = not sentences or sentences[-1].doc != (doc or name)
            sentences.append(_entity_sentence(name, doc or name, rows, first))
            rows, name = [], ""
    return sentences


# Neither source tells reliably where there was no space; these marks have none before or after them.
CLOSING = frozenset(", . ; : ! ? ) ] % ... '' n't".split())
OPENING = frozenset("( [ $ ``".split())


def _entity_sentence(name: str, doc: str, rows: list[list[str]], first: bool) -> Sentence:
    numbered = rows[0][0].isdigit() and len(rows[0]) > 2
    words = tuple(r[1] if numbered else r[0] for r in rows)
    tags = tuple(_tag(r[2] if numbered else r[1]) for r in rows)
    gaps = ["\n\n" if first else " "]
    for left, right in pairwise(words):
        gaps.append("" if right in CLOSING or right.startswith(("'", "’")) or left in OPENING else " ")
    return Sentence(name, words, tuple(gaps), doc=doc, entities=tags)


def _tag(tag: str) -> str:
    if tag == "O":
        return "O"
    place, kind = tag.split("-", 1)
    known = CROSSNER.get(kind) or UNER.get(kind)
    return f"{place}-{known}" if known else "?"


def with_nationalities(sentences: Iterable[Sentence], known: set[str]) -> list[Sentence]:
    """Entity-only sentences with B-NORP on single words that the treebanks show to be nationalities."""
    marked = []
    for s in sentences:
        tags = ["B-NORP" if t in ("O", "?") and w in known else t for t, w in zip(s.entities, s.words, strict=True)]
        marked.append(replace(s, entities=tuple(tags)))
    return marked
