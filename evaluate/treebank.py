"""Scores the language model on treebanks: `python -m evaluate.treebank --data DIR [--split test] [--json]`.

On gold tokens the words and sentences of the treebank are given, and tags, lemmas and trees are compared, punctuation
included. From raw text the documents are read as printed, and words are aligned by their characters as in the CoNLL
2018 shared task (Zeman and others 2018), spaCy's tokens being the words of the model. `--speed` measures words per CPU
second instead.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from statistics import median

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from evaluate.language import Figures, Part, load, options, tell
from parley.shipped import shipped
from training.treebanks import Sentence, read_conllu

TREEBANKS = ("ud-english-ewt", "ud-english-gum")
PARAGRAPH = "\n\n"
ROUNDS = 3
"""How often the texts are read when speed is measured; the median counts, the first reading does not."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Document:
    """The sentences of one document, its text as printed, and the characters of each word in it."""

    sentences: tuple[Sentence, ...]
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Row:
    """One word with its analysis; `head` is its head's index among the document's words, a root's its own."""

    head: int
    label: str
    upos: str
    xpos: str = ""
    lemma: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score or measure, print, compare with the floors; returns the exit status."""
    cli = options("treebank", (__doc__ or "").split(":")[0] + ".")
    cli.add_argument("--speed", action="store_true", help="words per CPU second, load time and size, no scores")
    asked = cli.parse_args(arguments)
    if asked.speed:
        return tell(asked, [speed(asked.data, asked.split, asked.model)])
    nlp = load(asked.model)
    return tell(asked, [score(nlp, asked.data, name, asked.split) for name in TREEBANKS])


def score(nlp: Language, data: Path, name: str, split: str) -> Part:
    """All figures on one split of one treebank."""
    file = data / name / f"{split}.conllu"
    documents = list(documents_of(read_conllu(file)))
    return Part(f"{name} {split}", file, {**gold_token_figures(nlp, documents), **raw_text_figures(nlp, documents)})


def documents_of(sentences: Iterable[Sentence]) -> Iterator[Document]:
    """The documents of a treebank in order, their texts put together from the sentences' own."""
    for _, group in groupby(sentences, key=lambda s: s.doc):
        kept = tuple(group)
        text, spans = "", []
        for s in kept:
            text += s.gaps[0] if text else ""
            spans += places_of(s, offset=len(text))
            text += s.text
        yield Document(kept, text, tuple(spans))


def places_of(sentence: Sentence, *, offset: int) -> list[Span]:
    """The characters of each word; words are cut from the text without its white space."""
    at, spans = 0, []
    for word in sentence.words:
        start = at + _spaces(sentence.text, at)
        at = start
        for character in word:
            at += _spaces(sentence.text, at)
            if sentence.text[at : at + 1] != character:
                raise ValueError(f"sentence {sentence.id}: word {word!r} does not stand in its text")
            at += 1
        spans.append((offset + start, offset + at))
    return spans


def _spaces(text: str, at: int) -> int:
    return len(text[at:]) - len(text[at:].lstrip())


def gold_token_figures(nlp: Language, documents: Iterable[Document]) -> Figures:
    """Shares of all words that have the right head, label, tags and lemma, words and sentences given."""
    right: Counter[str] = Counter()
    of = 0
    for document in documents:
        golds = rows_of_gold(document)
        rows = rows_of_doc(nlp(doc_of_gold(nlp.vocab, document)))
        of += len(golds)
        for gold, row in zip(golds, rows, strict=True):
            right.update(_agreements(gold, row, same_head=gold.head == row.head))
    names = ("UAS", "LAS", "LAS, universal", "UPOS", "XPOS", "lemma", "lemma without case")
    return {f"gold tokens {name}": {"accuracy": right[name] / max(of, 1), "of": of} for name in names}


def raw_text_figures(nlp: Language, documents: Iterable[Document]) -> Figures:
    """F1 of words, sentences, tags and arcs from the text alone."""
    shared: Counter[str] = Counter()
    gold_words = words = gold_sentences = sentences = 0
    for document in documents:
        doc = nlp(document.text)
        golds, rows, tokens = rows_of_gold(document), rows_of_doc(doc), words_of(doc)
        place = {(t.idx, t.idx + len(t)): i for i, t in enumerate(tokens)}
        at = {i: place[span] for i, span in enumerate(document.spans) if span in place}
        for i, j in at.items():
            same_head = rows[j].head == j if golds[i].head == i else at.get(golds[i].head) == rows[j].head != j
            shared.update(["words", *_agreements(golds[i], rows[j], same_head=same_head)])
        gold_cuts, cuts = set(sentences_of_gold(document)), set(sentences_of_doc(doc))
        shared["sentences"] += len(gold_cuts & cuts)
        gold_words, words = gold_words + len(golds), words + len(rows)
        gold_sentences, sentences = gold_sentences + len(gold_cuts), sentences + len(cuts)
    totals = {"sentences": gold_sentences + sentences}
    names = ("words", "sentences", "UPOS", "XPOS", "UAS", "LAS", "LAS, universal", "lemma without case")
    return {
        f"raw text {name}": {"f1": 2 * shared[name] / max(totals.get(name, gold_words + words), 1)} for name in names
    }


def _agreements(gold: Row, row: Row, *, same_head: bool) -> Iterator[str]:
    """The names of the measures in which two analyses of a word agree."""
    if same_head:
        yield "UAS"
        if gold.label == row.label:
            yield "LAS"
        if gold.label.split(":")[0] == row.label.split(":")[0]:
            yield "LAS, universal"
    if gold.upos == row.upos:
        yield "UPOS"
    if gold.xpos == row.xpos:
        yield "XPOS"
    if gold.lemma == row.lemma:
        yield "lemma"
    if gold.lemma.lower() == row.lemma.lower():
        yield "lemma without case"


def rows_of_gold(document: Document) -> list[Row]:
    """The treebank's analysis of each word."""
    rows: list[Row] = []
    for s in document.sentences:
        first = len(rows)
        columns = zip(s.heads, s.labels, s.upos, s.xpos, s.lemmas, strict=True)
        rows += [Row(first + head, *rest) for head, *rest in columns]
    return rows


def rows_of_doc(doc: Doc) -> list[Row]:
    """The model's analysis of each word, white space left out; what hangs on white space is taken for a root."""
    words = words_of(doc)
    index = {t.i: i for i, t in enumerate(words)}
    return [
        Row(index.get(t.head.i, i), "root" if t.dep_ == "ROOT" else t.dep_, t.pos_, t.tag_, t.lemma_)
        for i, t in enumerate(words)
    ]


def words_of(doc: Doc) -> list[Token]:
    """The tokens that are no white space."""
    return [t for t in doc if not t.is_space]


def sentences_of_gold(document: Document) -> Iterator[Span]:
    """The characters from the first word to the last of each sentence."""
    first = 0
    for s in document.sentences:
        last = first + len(s.words)
        yield document.spans[first][0], document.spans[last - 1][1]
        first = last


def sentences_of_doc(doc: Doc) -> Iterator[Span]:
    """The same of the model's sentences."""
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if words:
            yield words[0].idx, words[-1].idx + len(words[-1])


def doc_of_gold(vocab: Vocab, document: Document) -> Doc:
    """A Doc of the treebank's own words, paragraphs and sentences, which the model keeps."""
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool | int | None] = []
    for s in document.sentences:
        for i, (word, gap) in enumerate(zip(s.words, s.gaps, strict=True)):
            if words and gap:
                spaces[-1] = gap == " "
                if gap == PARAGRAPH:
                    words, spaces, starts = [*words, gap], [*spaces, False], [*starts, False]
            words.append(word)
            spaces.append(False)
            starts.append(i == 0)
    return Doc(vocab, words=words, spaces=spaces, sent_starts=starts)


def speed(data: Path, split: str, model: str | None) -> Part:
    """Words per CPU second of the model alone, one thread, over the texts of both treebanks; load time; size.

    Words are those between white space; tokens are spaCy's, as the treebanks cut them.
    """
    began = time.process_time()
    nlp = load(model)
    loaded = time.process_time() - began
    files = [data / name / f"{split}.conllu" for name in TREEBANKS]
    texts = [d.text for file in files for d in documents_of(read_conllu(file))]
    seconds = median([_read_all(nlp, texts) for _ in range(ROUNDS + 1)][1:])
    words = sum(len(text.split()) for text in texts)
    tokens = sum(len(words_of(nlp.make_doc(text))) for text in texts)
    folder = Path(model) if model else shipped("parley-en")
    size = sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6
    figures = {
        "words per CPU second": {"value": words / seconds, "of": words},
        "tokens per CPU second": {"value": tokens / seconds, "of": tokens},
        "CPU seconds to load": {"value": loaded},
        "megabytes": {"value": size},
    }
    return Part("speed", files[0], figures)


def _read_all(nlp: Language, texts: Iterable[str]) -> float:
    began = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - began


if __name__ == "__main__":
    sys.exit(main())
