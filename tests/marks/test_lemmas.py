"""Lemmas: regular endings by rule, the rest by list; the shipped list is tested with the model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.marks.lemmas import lemma_of, regular

TAGS = ("NOUN", "VERB", "AUX", "ADJ", "ADV", "PROPN", "PRON", "PUNCT", "X")


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("talks", "talk"),
        ("ceasefires", "ceasefire"),
        ("parties", "party"),
        ("ties", "tie"),
        ("churches", "church"),
        ("losses", "loss"),
        ("spokesmen", "spokesman"),
        ("consensus", "consensus"),
        ("crisis", "crisis"),
        ("impasse", "impasse"),
        ("Envoys", "envoy"),
    ],
)
def test_noun_loses_its_plural(form: str, lemma: str) -> None:
    assert lemma_of(form, "NOUN", {}) == lemma


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("met", "met"),  # irregular: the list's
        ("urged", "urge"),
        ("agreed", "agree"),
        ("called", "call"),
        ("stopped", "stop"),
        ("denied", "deny"),
        ("denies", "deny"),
        ("hosts", "host"),
        ("hosting", "host"),
        ("released", "release"),
        ("negotiating", "negotiate"),
        ("mediates", "mediate"),
        ("reaching", "reach"),
        ("reaches", "reach"),
        ("discussed", "discuss"),
        ("attended", "attend"),
        ("visiting", "visit"),
        ("refused", "refuse"),
        ("goes", "go"),
        ("Signed", "sign"),
    ],
)
def test_verb_loses_its_ending(form: str, lemma: str) -> None:
    assert lemma_of(form, "VERB", {}) == lemma


def test_name_keeps_its_form() -> None:
    assert lemma_of("Houthis", "PROPN", {"PROPN": {"houthis": "houthi"}}) == "Houthis"


def test_list_comes_before_the_rule() -> None:
    assert lemma_of("Met", "VERB", {"VERB": {"met": "meet"}}) == "meet"


def test_list_is_by_tag() -> None:
    assert lemma_of("left", "ADJ", {"VERB": {"left": "leave"}}) == "left"


def test_other_words_are_only_lowered() -> None:
    assert lemma_of("Whose", "PRON", {}) == "whose"


@given(st.text(max_size=30), st.sampled_from(TAGS))
def test_any_word_has_a_lemma(word: str, upos: str) -> None:
    assert bool(lemma_of(word, upos, {})) == bool(word)


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True), st.sampled_from(("NOUN", "VERB")))
def test_a_rule_keeps_the_beginning_of_the_word(form: str, upos: str) -> None:
    assert regular(form, upos)[: max(1, len(form) // 2)] == form[: max(1, len(form) // 2)]
