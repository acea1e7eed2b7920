"""Names in the shipped codebook: the plain-text cases in tests/cases/aliases.csv and the laws of keys."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.codebook.load import Codebook, load_codebook
from parley.codebook.normal import normal

CASES = Path(__file__).parents[1] / "cases" / "aliases.csv"


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


def cases() -> list[tuple[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(row["words"], row["entry"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize(("words", "entry"), cases())
def test_a_name_finds_the_entry_that_the_case_says(codebook: Codebook, words: str, entry: str) -> None:
    found = codebook.find(words)
    assert (found[0].id if found else "") == entry


def test_there_are_at_least_eighty_cases() -> None:
    assert len(cases()) >= 80


def test_a_capital_is_marked_as_standing_for_its_state(codebook: Codebook) -> None:
    assert [(k.id, k.via) for k in codebook.find("Kabul")] == [("AFG", "capital")]
    assert codebook.find("the Kremlin")[0].via == "seat"
    assert codebook.find("Afghan")[0].via == "demonym"
    assert codebook.find("U.N.")[0].via == "acronym"


def test_an_ambiguous_name_gives_all_its_entries(codebook: Codebook) -> None:
    assert {k.id for k in codebook.find("Congolese")} == {"COD", "COG"}


def test_a_generic_body_has_no_country(codebook: Codebook) -> None:
    (ministry,) = codebook.find("foreign ministry")
    assert ministry.generic
    assert ministry.country is None
    assert not codebook.find("Knesset")[0].generic


def test_no_name_is_longer_than_its_first_word_says(codebook: Codebook) -> None:
    assert all(codebook.longest[key.split()[0]] >= len(key.split()) for key in codebook.aliases)


def test_a_title_knows_its_level_and_whether_it_precedes_a_name(codebook: Codebook) -> None:
    president = codebook.title("President")
    assert president is not None
    assert (president.level, president.prenominal, president.office) == ("head_of_state", True, "president")
    assert codebook.title("pm") is None
    assert codebook.title("PM") is not None


@given(st.text(max_size=40))
def test_normal_is_stable_under_case_and_articles(words: str) -> None:
    key = normal(words)
    assert key == key.strip()
    assert "  " not in key
    if key and not key.startswith(("the ", "a ", "an ")):
        assert normal("the " + key) == normal(key)


@settings(deadline=None)
@given(words=st.text(max_size=40))
def test_no_words_make_a_lookup_fail(codebook: Codebook, words: str) -> None:
    codebook.find(words)
    codebook.title(words)
    codebook.places(words)
    codebook.offices_of(words, words)
    codebook.holders(words, words, words)
