"""Scores the names that the language model finds: `python -m evaluate.entities --data DIR [--split test] [--json]`.

A name counts where its words and its type are the gold's. Words are gold's own, and for UNER the sentences and gaps of
the treebank that it annotates. Types that gold has not (nationalities; events in UNER) are left out of the model's
names; a gold name without a type of ours (CrossNER's "misc") is no name.

Both dev files are among the training data: only test figures tell how the model does on new text.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from evaluate.language import Figures, Part, load, options, tell
from evaluate.treebank import Document, doc_of_gold, words_of
from training.treebanks import Sentence, read_conllu, read_entities

Name = tuple[int, int, str]  # first word, past the last word, type

UNER_TYPES = ("PERSON", "ORG", "PLACE")
CROSSNER_TYPES = ("PERSON", "ORG", "PLACE", "EVENT")


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare with the floors; returns the exit status."""
    asked = options("entities", (__doc__ or "").split(":")[0] + ".").parse_args(arguments)
    nlp = load(asked.model)
    uner, crossner = asked.data / "uner-ewt" / f"{asked.split}.iob2", asked.data / "crossner-politics"
    trees = asked.data / "ud-english-ewt" / f"{asked.split}.conllu"
    file = crossner / f"{asked.split}.txt"
    parts = [
        Part(f"uner-ewt {asked.split}", uner, score(nlp, uner_documents(uner, trees), types=UNER_TYPES)),
        Part(f"crossner-politics {asked.split}", file, score(nlp, crossner_documents(file), types=CROSSNER_TYPES)),
    ]
    return tell(asked, parts)


def uner_documents(file: Path, trees: Path) -> list[tuple[Sentence, ...]]:
    """UNER's sentences with the documents, order and gaps of the treebank; of words that differ, UNER's are taken."""
    named = {s.id: s for s in read_entities(file)}
    documents: dict[str, list[Sentence]] = {}
    for tree in read_conllu(trees):
        sentence = named[tree.id]
        gaps = tree.gaps if tree.words == sentence.words else (tree.gaps[0], *sentence.gaps[1:])
        documents.setdefault(tree.doc, []).append(replace(sentence, gaps=gaps))
    return [tuple(sentences) for sentences in documents.values()]


def crossner_documents(file: Path) -> list[tuple[Sentence, ...]]:
    """CrossNER's sentences, each a document of its own as their order tells nothing."""
    return [(sentence,) for sentence in read_entities(file)]


def score(nlp: Language, documents: Iterable[tuple[Sentence, ...]], *, types: Sequence[str]) -> Figures:
    """Precision, recall and F1 of all names and of each type."""
    right: Counter[str] = Counter()
    gold: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for sentences in documents:
        wanted = {n for n in names_of_gold(sentences) if n[2] in types}
        got = {n for n in names_of_doc(nlp(doc_of_gold(nlp.vocab, Document(sentences, "", ())))) if n[2] in types}
        for counts, names in ((right, wanted & got), (gold, wanted), (found, got)):
            counts.update(kind for _, _, kind in names)
            counts["all"] += len(names)
    return {f"names {kind}": _row(right[kind], gold[kind], found[kind]) for kind in ("all", *types)}


def _row(right: int, gold: int, found: int) -> dict[str, float]:
    return {
        "f1": 2 * right / max(gold + found, 1),
        "precision": right / max(found, 1),
        "recall": right / max(gold, 1),
        "gold": gold,
    }


def names_of_gold(sentences: Iterable[Sentence]) -> Iterator[Name]:
    """The names that IOB2 tags mark, by words of the document."""
    tags = [tag for s in sentences for tag in s.entities]
    start = None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not tag.startswith("I-"):
            yield start, i, tags[start][2:]
            start = None
        if tag.startswith("B-"):
            start = i


def names_of_doc(doc: Doc) -> Iterator[Name]:
    """The model's names, by words without white space."""
    index = {t.i: i for i, t in enumerate(words_of(doc))}
    for name in doc.ents:
        if name.start in index and name.end - 1 in index:
            yield index[name.start], index[name.end - 1] + 1, name.label_


if __name__ == "__main__":
    sys.exit(main())
