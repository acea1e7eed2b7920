"""The list of exceptions to `parley.marks.lemmas`: from the training trees first, then from lemminflect's lexicon."""

from __future__ import annotations

import csv
import gzip
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib.resources import files

from parley.marks.lemmas import regular

from .treebanks import Sentence

LEXICON = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}


def exceptions_of(sentences: Iterable[Sentence]) -> dict[str, dict[str, str]]:
    """Forms by UPOS whose lemma the rules would miss."""
    table: dict[str, dict[str, str]] = defaultdict(dict)
    lexicon = files("lemminflect") / "resources" / "lemma_lu.csv.gz"
    with lexicon.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as rows:
        for form, kind, lemma, *_ in csv.reader(rows):
            upos = LEXICON.get(kind)
            if upos and form.isascii() and form == form.lower():
                table[upos][form] = lemma.split("/")[0]
    for (form, upos), counts in _counts(sentences).items():
        best, number = counts.most_common(1)[0]
        if number > 1 or form not in table[upos]:
            table[upos][form] = best
    return {u: {f: le for f, le in sorted(forms.items()) if regular(f, u) != le} for u, forms in sorted(table.items())}


def _counts(sentences: Iterable[Sentence]) -> dict[tuple[str, str], Counter[str]]:
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for s in sentences:
        for word, upos, lemma in zip(s.words, s.upos, s.lemmas, strict=True):
            if upos not in ("PROPN", "X", "SYM", "PUNCT", "NUM"):
                counts[word.lower(), upos][lemma.lower()] += 1
    return counts
