"""The language model as shipped: what it must hold for any text, and what may be put in its place."""

from __future__ import annotations

import json
import shutil
import socket
from hashlib import sha256
from pathlib import Path

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from parley.errors import ModelError
from parley.marks.nlp import load_model, past_dateline
from parley.marks.parse import parse_of
from parley.parsed import Parsed
from parley.shipped import shipped

pytestmark = pytest.mark.slow

MEGABYTES = 30
FILES = ("labels.npz", "lemmas.json", "meta.json", "parser.onnx", "tokenizer.json")
TWO_PARAGRAPHS = "Envoys of both states met in Geneva on Friday. They left on Sunday.\n\nNo text was signed."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model()


def one_tree_a_sentence(parsed: Parsed) -> bool:
    """Whether each sentence has one root, which its words lead to without leaving it."""
    for start, end in parsed.sentences:
        roots = [i for i in range(start, end) if parsed.heads[i] == i]
        inside = all(start <= above < end for i in range(start, end) for above in parsed.up(i))
        if len(roots) != 1 or not inside:
            return False
    return [i for pair in parsed.sentences for i in range(*pair)] == list(range(len(parsed.words)))


# What it says of plain text


def test_plain_sentence_is_tagged_and_parsed(nlp: Language) -> None:
    doc = nlp("The ministers met two envoys on Friday.")
    assert [t.pos_ for t in doc] == ["DET", "NOUN", "VERB", "NUM", "NOUN", "ADP", "PROPN", "PUNCT"]
    assert [t.tag_ for t in doc] == ["DT", "NNS", "VBD", "CD", "NNS", "IN", "NNP", "."]
    assert [t.lemma_ for t in doc] == ["the", "minister", "meet", "two", "envoy", "on", "Friday", "."]
    assert [t.dep_ for t in doc] == ["det", "nsubj", "ROOT", "nummod", "obj", "case", "obl", "punct"]
    assert [t.head.i for t in doc] == [1, 2, 2, 4, 2, 6, 2, 2]


def test_names_have_types(nlp: Language) -> None:
    doc = nlp("Chancellor Angela Merkel met Vladimir Putin in Moscow, NATO said.")
    names = {(name.text, name.label_) for name in doc.ents}
    assert names == {("Angela Merkel", "PERSON"), ("Vladimir Putin", "PERSON"), ("Moscow", "PLACE"), ("NATO", "ORG")}


def test_sentences_end_where_they_should(nlp: Language) -> None:
    sentences = [sent.text.strip() for sent in nlp(TWO_PARAGRAPHS).sents]
    assert sentences == [
        "Envoys of both states met in Geneva on Friday.",
        "They left on Sunday.",
        "No text was signed.",
    ]


def test_paragraph_begins_a_sentence_without_a_full_stop(nlp: Language) -> None:
    assert len(list(nlp("Talks resume in Geneva\n\nEnvoys met on Friday").sents)) == 2


def test_quotation_with_a_full_stop_ends_its_sentence(nlp: Language) -> None:
    doc = nlp('The minister gave a terse "no." Lomidze and Beridze were each asked in Tskhinvali.')
    assert [sent.text for sent in doc.sents][-1] == "Lomidze and Beridze were each asked in Tskhinvali."


def test_dateline_is_no_part_of_the_first_sentence(nlp: Language) -> None:
    doc = nlp("LUSAKA, Zambia, Nov. 20 — Envoys met on Friday.")
    assert [sent.text for sent in doc.sents][-1] == "Envoys met on Friday."


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("LUSAKA , Zambia — Envoys met", "Envoys"),
        ("LUSAKA ( AP ) - Envoys met", "Envoys"),
        ("PORT OF SPAIN , Nov. 20 -- Envoys met", "Envoys"),
        ("NATO said that ministers — all of them — met", None),
        ("Lusaka — Envoys met", None),
        ("LUSAKA and NAIROBI — the capitals — agreed", None),
        ("UN - African Union talks", None),
        ("LUSAKA —", None),
        ("", None),
    ],
)
def test_dateline_has_capitals_and_a_dash(text: str, first: str | None) -> None:
    words = text.split()
    after = past_dateline(words)
    assert (words[after] if after else None) == first


def test_sentences_set_beforehand_are_kept(nlp: Language) -> None:
    words = "Envoys met in Geneva They left . Late".split()
    starts: list[bool | int | None] = [i in (0, 4, 7) for i in range(len(words))]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert [sent.start for sent in doc.sents] == [0, 4, 7]
    assert sum(t.head == t for t in doc) == 3


# What holds for any text


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300) | st.text(st.sampled_from("Aab .,\n\t\"'—-1’“\u200b\u00a0"), max_size=300))
@example("")
@example(" \n ")
@example("\n\nLate opening.  \n \n Late end.\n")
@example("\x00\x07 Envoys\x1b[31m met\x7f.\ufeff")
@example("LUSAKA —")
@example("😀 \u202eEnvoys\u202c met\u0301 … ﬁnally")
def test_any_text_is_kept_and_has_one_tree_a_sentence(nlp: Language, text: str) -> None:
    doc = nlp(text)
    parsed = parse_of(doc)
    assert doc.text == text
    assert one_tree_a_sentence(parsed)
    assert all([*parsed.upos, *parsed.xpos, *parsed.deps])
    assert all(0 <= name.start < name.end <= len(parsed.words) for name in parsed.names)


@pytest.mark.parametrize(
    "text",
    [
        "negotiation" * 2000,
        "talks about talks " * 700,
        "the envoy of " * 700,
        "( " * 600,
        "“No” " * 600,
        "\n".join("abc"),
    ],
    ids=["one word", "no full stop", "one deep phrase", "brackets", "quotations", "lines"],
)
def test_endless_text_has_one_tree_a_sentence(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert one_tree_a_sentence(parse_of(doc))


def test_white_space_hangs_on_the_word_before_it(nlp: Language) -> None:
    doc = nlp("Envoys met.\n\nThey left.")
    (space,) = (t for t in doc if t.is_space)
    assert (space.head.i, space.pos_, space.tag_, space.ent_type_) == (space.i - 1, "SPACE", "_SP", "")


def test_reading_again_says_the_same(nlp: Language) -> None:
    layers = ["HEAD", "DEP", "POS", "TAG", "LEMMA", "ENT_IOB", "ENT_TYPE"]
    first = nlp(TWO_PARAGRAPHS).to_array(layers)
    nlp("Something else was read, in Zenda, by Anna Berger.")
    assert (nlp(TWO_PARAGRAPHS).to_array(layers) == first).all()


def test_lemmas_outlive_the_report_that_brought_them(nlp: Language) -> None:
    for _ in range(2):
        with nlp.memory_zone():
            assert [t.lemma_ for t in nlp("Zogulators schmoozled.")][:1] == ["zogulator"]


# What is shipped


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the model asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert len(load_model()("Envoys met.")) == 3


def test_shipped_files_are_those_that_were_exported() -> None:
    folder = shipped("parley-en")
    digests = json.loads((folder / "meta.json").read_text(encoding="utf-8"))["digests"]
    assert digests == {name: sha256((folder / name).read_bytes()).hexdigest() for name in digests}


def test_shipped_folder_is_small() -> None:
    assert sum(file.stat().st_size for file in shipped("parley-en").rglob("*")) <= MEGABYTES * 1_000_000


# What is damaged


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The shipped model, to be damaged."""
    return Path(shutil.copytree(shipped("parley-en"), tmp_path / "model"))


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ModelError, match=str(copy)) as fault:
        load_model(str(copy))
    assert "\n" not in str(fault.value)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"\x00\xff" * 40, None], ids=["noise", "half"])
def test_damaged_file_is_told(copy: Path, name: str, content: bytes | None) -> None:
    file = copy / name
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2] if content is None else content)
    with pytest.raises(ModelError, match=str(copy)) as fault:
        load_model(str(copy))
    assert "\n" not in str(fault.value)


def test_model_of_another_form_is_refused(copy: Path) -> None:
    meta = json.loads((copy / "meta.json").read_text(encoding="utf-8"))
    (copy / "meta.json").write_text(json.dumps({**meta, "form": 99}), encoding="utf-8")
    with pytest.raises(ModelError, match="form 99"):
        load_model(str(copy))


# What may be put in its place


@Language.component("parley_test_tree")
def tree_by_rule(doc: Doc) -> Doc:
    """The second word of each sentence is its root, the first its subject; capitals after "in" are places."""
    for sent in doc.sents:
        root = sent[min(1, len(sent) - 1)]
        for token in sent:
            token.head = root
            token.dep_ = "ROOT" if token == root else "nsubj" if token.i == sent.start else "obl:tmod"
            token.pos_, token.tag_, token.lemma_ = "NOUN", "NN", token.lower_
    places = [doc[t.i + 1 : t.i + 2] for t in doc[:-1] if t.lower_ == "in"]
    doc.set_ents([doc.char_span(p.start_char, p.end_char, label="PLACE") for p in places])
    return doc


def saved(nlp: Language, folder: Path) -> str:
    nlp.to_disk(folder)
    return str(folder)


def test_another_pipeline_with_universal_labels_takes_its_place(tmp_path: Path) -> None:
    tiny = spacy.blank("en")
    tiny.add_pipe("sentencizer")
    tiny.add_pipe("parley_test_tree")
    parsed = parse_of(load_model(saved(tiny, tmp_path))("Envoys met in Geneva. They left."))
    assert parsed.sentences == ((0, 5), (5, 8))
    assert parsed.deps[:2] == ("nsubj", "root")
    assert [(name.start, name.end, name.kind) for name in parsed.names] == [(3, 4, "PLACE")]


def test_parser_with_other_labels_is_refused(tmp_path: Path) -> None:
    clear = spacy.blank("en")
    parser = clear.add_pipe("parser")
    for label in ("nsubj", "dobj", "pobj"):
        parser.add_label(label)  # type: ignore[attr-defined]
    clear.initialize()
    with pytest.raises(ModelError, match="no Universal Dependencies labels: dobj, pobj"):
        load_model(saved(clear, tmp_path))


def test_pipeline_without_dependencies_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="finds no dependencies"):
        load_model(saved(spacy.blank("en"), tmp_path))


@pytest.mark.parametrize("name", ["no_such_pipeline", "no/such/folder", ""])
def test_unknown_pipeline_is_named_in_one_line(name: str) -> None:
    with pytest.raises(ModelError, match="cannot load the language model") as fault:
        load_model(name)
    assert "\n" not in str(fault.value)
