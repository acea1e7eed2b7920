"""A report's text in, a spaCy Doc with sentences, tags, lemmas, UD dependencies and names out.

`load_model` gives the shipped model or any other spaCy pipeline with UD labels. Nothing is downloaded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import onnxruntime
import spacy
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, SENT_START, TAG
from spacy.language import Language
from spacy.symbols import IDS
from spacy.tokens import Doc
from tokenizers import Tokenizer

from parley.errors import ModelError
from parley.marks.features import plain_word, shape_of, space_of
from parley.marks.lemmas import lemma_of
from parley.marks.tokens import LONGEST, english
from parley.marks.trees import heads_of
from parley.shipped import shipped

FORM = 1
# Pieces in one window: what the network was trained on; more costs accuracy, fewer costs speed.
WINDOW = 160
PIECES_OF_A_WORD = 12
# Log-odds from which a word begins a sentence: best for the two dev splits from raw text together.
BOUNDARY = 0.5
# Rows multiplied at a time: more would wake the threads of the linear algebra library, which burn a core in waiting.
ROWS = 16
# Words whose pieces and lemmas are remembered, so that memory stays bounded over any number of reports.
KEPT = 200_000
CLOSING = frozenset('”"»')
ENTITY_TAGS = {"B": 3, "I": 1, "O": 2}

UNIVERSAL = set(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl"
    " fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative"
    " xcomp".split()
)
"""The relations of Universal Dependencies v2 (de Marneffe and others 2021)."""


TRIAL = "The envoys of both sides met in Geneva on Friday, but they did not sign the text."
"""What a pipeline reads that does not list its labels."""

Ints = NDArray[np.int64]
Pipeline = Language


def load_model(name: str | None = None) -> Language:
    """The pipeline called `name`: None for the shipped one, a model folder, or what `spacy.load` takes.

    Raises ModelError where it cannot be loaded or has no UD dependencies.
    """
    folder = shipped("parley-en") if name is None else Path(name)
    if (folder / "meta.json").is_file() and (folder / "parser.onnx").is_file():
        nlp = english()
        nlp.add_pipe("parley_parser", config={"folder": str(folder)})
        return nlp
    if name is None:
        raise ModelError(f"the shipped language model is missing from {folder}: install parley again")
    return _other_pipeline(name)


def _other_pipeline(name: str) -> Language:
    try:
        nlp = spacy.load(name)
        labels = _relations(nlp)
    except Exception as fault:  # a pipeline runs code of its own, so that any error may come
        raise ModelError(f"cannot load the language model {name!r}: {_first_line(fault)}") from fault
    if not labels:
        raise ModelError(f"the language model {name!r} finds no dependencies")
    if foreign := sorted(labels - UNIVERSAL):
        raise ModelError(f"the language model {name!r} has no Universal Dependencies labels: {', '.join(foreign[:5])}")
    nlp.max_length = LONGEST
    return nlp


def _relations(nlp: Language) -> set[str]:
    """The relations of a pipeline without their subtypes; seen in a trial where no parser lists them."""
    labels = set(nlp.pipe_labels.get("parser", ())) or {t.dep_ for t in nlp(TRIAL)}
    return {re.split(r"[:|]", label)[0].lower() for label in labels} - {""}


def _first_line(fault: Exception) -> str:
    return next(iter(str(fault).splitlines()), type(fault).__name__)


@Language.factory("parley_parser", default_config={"folder": ""})
def make_parser(nlp: Language, name: str, folder: str) -> Parser:
    """The component that runs the network; `folder` holds what `training.export` wrote.

    Raises ModelError where a file is missing or damaged.
    """
    try:
        return Parser(nlp, Path(folder))
    except ModelError:
        raise
    except Exception as fault:  # ONNX Runtime, tokenizers and NumPy have no error in common
        raise ModelError(f"the language model in {folder} is damaged: {_first_line(fault)}") from fault


@dataclass(frozen=True, slots=True)
class Analysis:
    """One window's words as class indices; heads within the window, roots pointing at themselves."""

    upos: Ints
    xpos: Ints
    entity: Ints
    heads: Ints
    labels: Ints


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words without white space: strings, piece ids, shapes, gaps, and which begin a paragraph."""

    texts: list[str]
    pieces: list[tuple[int, ...]]
    shapes: list[int]
    spaces: list[int]


class Parser:
    """A spaCy component: one pass of the network a window gives every layer."""

    def __init__(self, nlp: Language, folder: Path) -> None:
        meta = _meta(folder)
        classes = meta["classes"]
        strings = nlp.vocab.strings
        self.vocab = nlp.vocab
        self.upos = np.array([IDS[c] for c in classes["upos"]], np.uint64)
        self.xpos = np.array([strings.add(c) for c in classes["xpos"]], np.uint64)
        self.label = np.array([strings.add("ROOT" if c == "root" else c) for c in classes["label"]], np.uint64)
        self.root = classes["label"].index("root")
        self.upos_names: list[str] = classes["upos"]
        self.exceptions = json.loads((folder / "lemmas.json").read_text(encoding="utf-8"))
        self.entity_iob = np.array([ENTITY_TAGS[c[0]] for c in classes["entity"]], np.uint64)
        self.entity_type = np.array([strings.add(c[2:]) if c != "O" else 0 for c in classes["entity"]], np.uint64)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.cls, self.sep, self.unknown = (_piece(self.tokenizer, t) for t in ("[CLS]", "[SEP]", "[UNK]"))
        self.seen: dict[str, tuple[int, ...]] = {}
        self.lemmas: dict[tuple[str, int], str] = {}
        self.session = _session(folder / "parser.onnx")
        with np.load(folder / "labels.npz") as head:
            self.label_weight, self.label_bias = head["weight"].T.copy(), head["bias"]

    def __call__(self, doc: Doc) -> Doc:
        """Write every layer on `doc`; sentences that are set on it already are kept."""
        places = [i for i, token in enumerate(doc) if not token.is_space]
        if not places:
            return doc
        words = self.words_of(doc, places)
        _write(self, doc, places, words, list(self.analyse(words, _given_starts(doc, places))))
        return doc

    def words_of(self, doc: Doc, places: list[int]) -> Words:
        """The words at `places` as the network sees them."""
        text, texts, spaces, end = doc.text, [], [], 0
        for i in places:
            token = doc[i]
            word, start = token.text, token.idx
            texts.append(word)
            spaces.append(space_of(text[end:start]) if end else 3)
            end = start + len(word)
        after = past_dateline(texts)
        if after:
            spaces[after] = 3
        return Words(texts, [self.pieces(w) for w in texts], [shape_of(w) for w in texts], spaces)

    def pieces(self, word: str) -> tuple[int, ...]:
        """Piece ids of one word, at most PIECES_OF_A_WORD."""
        known = self.seen.get(word)
        if known is None:
            ids = self.tokenizer.encode(plain_word(word)[:200], add_special_tokens=False).ids[:PIECES_OF_A_WORD]
            known = tuple(ids) or (self.unknown,)
            if len(self.seen) < KEPT:
                self.seen[word] = known
        return known

    def lemma(self, word: str, upos: int) -> str:
        """The lemma of a word with a tag given as class index."""
        key = (word, upos)
        known = self.lemmas.get(key)
        if known is None:
            known = lemma_of(word, self.upos_names[upos], self.exceptions)
            if len(self.lemmas) < KEPT:
                self.lemmas[key] = known
        return known

    def analyse(self, words: Words, starts: list[int] | None = None) -> Iterator[Analysis]:
        """Windows of the text in order; `starts` are the sentences' first words where they are known."""
        begin, total = 0, len(words.texts)
        given = None if starts is None else np.array([*starts, total])
        while begin < total:
            end = _window_end(words, begin, given)
            scores = self.run(words, begin, end)
            sentence = self.sentences(scores["start"], words, begin, end, given)
            last = int(np.flatnonzero(sentence == sentence[-1])[0])
            whole = end == total or words.spaces[end] == 3 or (given is not None and end in given)
            if not whole and last > 0:
                # The last sentence may go on: it is read again at the head of the next window.
                end = begin + last
                sentence = sentence[:last]
            yield self.decode(scores, sentence)
            begin = end

    def run(self, words: Words, begin: int, end: int) -> dict[str, NDArray[Any]]:
        """The network's scores for words `begin` to `end`."""
        ids, first, last = [self.cls], [], []
        for pieces in words.pieces[begin:end]:
            first.append(len(ids))
            ids.extend(pieces)
            last.append(len(ids) - 1)
        ids.append(self.sep)
        feed = {
            "pieces": np.array([ids], np.int64),
            "first": np.array([first], np.int64),
            "last": np.array([last], np.int64),
            "shape": np.array([words.shapes[begin:end]], np.int64),
            "space": np.array([[3, *words.spaces[begin + 1 : end]]], np.int64),
            "mask": np.zeros((1, 1, 1, len(ids)), np.float32),
        }
        names = ("upos", "xpos", "start", "entity", "arc", "label_dep", "label_head")
        return dict(zip(names, (a[0] for a in self.session.run(names, feed)), strict=True))

    def sentences(self, start: NDArray[np.float32], words: Words, begin: int, end: int, given: Ints | None) -> Ints:
        """Number of the sentence of each word, from 0; a paragraph always begins one, and so does a quotation's end."""
        if given is None:
            begins = (start[: end - begin] > BOUNDARY) | (np.array(words.spaces[begin:end]) == 3)
            begins |= [follows_quotation(words, i) for i in range(begin, end)]
        else:
            begins = np.isin(np.arange(begin, end), given)
        begins[0] = True
        numbers: Ints = begins.cumsum() - 1
        return numbers

    def decode(self, scores: dict[str, NDArray[Any]], sentence: Ints) -> Analysis:
        """The best classes and trees of the first `len(sentence)` words."""
        n = len(sentence)
        heads = heads_of(scores["arc"][:n, :n], sentence)
        dep, head = scores["label_dep"][:n], scores["label_head"][heads]
        states = np.concatenate([dep + head, dep * head], 1)
        rows = [states[i : i + ROWS] @ self.label_weight for i in range(0, n, ROWS)]
        labels = np.concatenate(rows) + self.label_bias
        labels[:, self.root] = -np.inf
        chosen = labels.argmax(1)
        chosen[heads == np.arange(n)] = self.root
        return Analysis(scores["upos"][:n], scores["xpos"][:n], scores["entity"][:n], heads, chosen)


def follows_quotation(words: Words, i: int) -> bool:
    """Whether a capitalised word stands behind a full stop within quotation marks: "“It is over.” The envoys left.".

    In 155 of 158 such places of the training and dev splits of EWT and GUM it begins a sentence.
    """
    if i < 2 or words.texts[i - 1] not in CLOSING or not words.texts[i][0].isupper():
        return False
    return words.texts[i - 2] == "." and words.spaces[i] > 0 and words.spaces[i - 1] == 0


def past_dateline(texts: list[str]) -> int:
    """The word after a dateline ("LUSAKA, Zambia, Nov. 20 —"), so that a sentence begins there; 0 without one."""
    if not texts or not (texts[0].isupper() and len(texts[0]) > 2 and texts[0].isalpha()):
        return 0
    for i, text in enumerate(texts[1:24], 1):
        # "NATO said that ministers — all of them — met" is no dateline.
        if text.islower():
            return 0
        # A hyphen ends a dateline only after "(Reuters)" or "Nov."; elsewhere it may join two words.
        if text in ("—", "–", "--") or (text == "-" and texts[i - 1] in (")", ".")):
            return i + 1 if i + 1 < len(texts) else 0
    return 0


def _given_starts(doc: Doc, places: list[int]) -> list[int] | None:
    """Which words begin the sentences that are set on `doc`, as spaCy's parser keeps them; None where none are set."""
    if len(doc) < 2 or not doc.has_annotation("SENT_START"):
        return None
    number = (doc.to_array(SENT_START) == 1).cumsum()[places]
    return [int(i) for i in np.flatnonzero(np.diff(number, prepend=-1))]


def _window_end(words: Words, begin: int, given: Ints | None) -> int:
    """Past the last word of the window at `begin`: whole paragraphs (or given sentences) as far as they fit."""
    total, size, end, boundary = len(words.texts), 2, begin, begin
    while end < total:
        size += len(words.pieces[end])
        if size > WINDOW and end > begin:
            break
        end += 1
        if end == total or words.spaces[end] == 3:
            boundary = end
    if given is not None:
        fitting = given[(given > begin) & (given <= end)]
        return int(fitting[-1]) if len(fitting) else _long_sentence_end(words, begin, int(given[given > begin][0]))
    # A paragraph that would fill less than half a window is better begun in the next one.
    return boundary if boundary > begin and (end == total or (boundary - begin) * 2 > end - begin) else end


def _long_sentence_end(words: Words, begin: int, end: int) -> int:
    """As much of one very long sentence as the network can take (512 pieces)."""
    size = 2
    for i in range(begin, end):
        size += len(words.pieces[i])
        if size > 500:
            return max(i, begin + 1)
    return end


def _write(parser: Parser, doc: Doc, places: list[int], words: Words, windows: list[Analysis]) -> None:
    """All layers onto the Doc at once; white space hangs on the word before it."""
    joined = {k: np.concatenate([getattr(w, k) for w in windows]) for k in ("upos", "xpos", "entity", "labels")}
    offsets = np.cumsum([0, *(len(w.heads) for w in windows)])
    heads = np.concatenate([w.heads + at for w, at in zip(windows, offsets[:-1], strict=True)])
    at = np.array(places)
    n = len(doc)
    columns = np.zeros((n, 7), np.uint64)
    relative = np.full(n, -1, np.int64)
    relative[: places[0]] = places[0] - np.arange(places[0])
    relative[at] = at[heads] - at
    columns[:, 0] = relative.view(np.uint64)
    columns[:, 1] = doc.vocab.strings.add("dep")
    columns[at, 1] = parser.label[joined["labels"]]
    columns[:, 2] = IDS["SPACE"]
    columns[at, 2] = parser.upos[joined["upos"]]
    columns[:, 3] = doc.vocab.strings.add("_SP")
    columns[at, 3] = parser.xpos[joined["xpos"]]
    add = doc.vocab.strings.add
    columns[at, 4] = [add(parser.lemma(w, u)) for w, u in zip(words.texts, joined["upos"].tolist(), strict=True)]
    columns[:, 5] = ENTITY_TAGS["O"]
    columns[at, 5] = parser.entity_iob[joined["entity"]]
    columns[at, 6] = parser.entity_type[joined["entity"]]
    _mend_names(columns, at, offsets)
    doc.from_array([HEAD, DEP, POS, TAG, LEMMA, ENT_IOB, ENT_TYPE], cast("Any", columns))


def _mend_names(columns: NDArray[np.uint64], at: Ints, window_starts: Ints) -> None:
    """An I tag that follows no name of its type begins one, so that spaCy accepts the row."""
    iob, kind = columns[at, 5], columns[at, 6]
    previous = np.concatenate([[0], kind[:-1]])
    broken = (iob == ENTITY_TAGS["I"]) & (previous != kind)
    after_space = np.diff(at, prepend=-1) > 1
    after_space[window_starts[:-1]] = True
    broken |= (iob == ENTITY_TAGS["I"]) & after_space
    columns[at[broken], 5] = ENTITY_TAGS["B"]


def _session(file: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    # One thread: several reports at once are several processes (`--jobs`), which measures faster than several threads.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])


def _piece(tokenizer: Tokenizer, name: str) -> int:
    number = tokenizer.token_to_id(name)
    if number is None:
        raise ModelError(f"the tokenizer of the language model has no {name}")
    return number


def _meta(folder: Path) -> dict[str, Any]:
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise ModelError(f"the language model in {folder} has no readable meta.json: {fault}") from fault
    if meta.get("form") != FORM:
        raise ModelError(f"the language model in {folder} has form {meta.get('form')}, this Parley reads form {FORM}")
    return meta
