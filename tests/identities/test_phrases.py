"""Phrases that name actors: the cases of `tests/cases/phrases.csv`, read by the shipped model, and their laws."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.identities.holders import holder_named, holder_of
from parley.identities.phrase_names import with_capitals
from parley.identities.roles import role_called, singular
from parley.phrase import Phrase
from parley.record import Actor
from parley.steps import Reader, name_phrase

CASES = Path(__file__).parents[1] / "cases" / "phrases.csv"


def rows() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def named(reader: Reader, text: str, date: str | None = None, context: str | None = None) -> tuple[Actor, ...]:
    return name_phrase(Phrase(text, date, context), reader).actors


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['text']} {row['date']}".strip())
def test_a_phrase_names_whom_the_case_says(row: dict[str, str], reader: Reader) -> None:
    found = named(reader, row["text"], row["date"] or None, row["context"] or None)
    if row["kind"] == "nobody":
        assert found == ()
        return
    countries, sectors = row["country"].split("|"), row["sectors"].split("|")
    assert len(found) == len(countries)
    for actor, country, codes in zip(found, countries, sectors, strict=True):
        if country:
            assert within(actor.country, country)
        if codes:
            assert actor.sectors
            assert set(actor.sectors) <= set(codes.split(";"))
    if row["kind"]:
        assert found[0].kind == row["kind"]
    if row["name"]:
        assert found[0].name in row["name"].split(";")


def within(country: str | tuple[str, ...] | None, allowed: str) -> bool:
    """Whether an actor's country is among those of a case; "-" is none."""
    if allowed == "-":
        return country is None
    found = {country} if isinstance(country, str) else set(country or ())
    return bool(found) and found <= set(allowed.split(";"))


def test_there_are_at_least_two_hundred_cases() -> None:
    assert len(rows()) >= 190


def test_the_holder_of_an_office_is_named_with_the_words_that_say_the_office(reader: Reader) -> None:
    (actor,) = named(reader, "the Colombian president", "2012-09-04")
    assert actor.name == "Juan Manuel Santos"
    (title,) = actor.titles
    assert (title.title, title.of) == ("president", "Colombia")
    assert title.evidence


def test_before_an_office_there_is_no_title_and_after_it_a_former_one(reader: Reader) -> None:
    assert [t.title for t in named(reader, "Angela Merkel", "2001-01-01")[0].titles] == []
    assert [t.title for t in named(reader, "Angela Merkel", "2012-01-01")[0].titles] == ["chancellor"]
    assert [t.title for t in named(reader, "Angela Merkel", "2023-01-01")[0].titles] == ["former chancellor"]


def test_without_a_date_no_holder_is_named_for_an_office(reader: Reader) -> None:
    (actor,) = named(reader, "the Colombian president")
    assert (actor.name, actor.country) == ("Colombian president", "COL")


def test_a_deputy_is_not_the_holder(reader: Reader) -> None:
    assert named(reader, "the Russian deputy foreign minister", "2018-11-09")[0].name != "Sergei Lavrov"


def test_the_answer_does_not_hang_on_the_phrase_before(reader: Reader) -> None:
    alone = named(reader, "Kurdish rebels")
    named(reader, "Turkish troops")
    assert named(reader, "Kurdish rebels") == alone


def test_a_name_in_the_context_is_read_where_it_stands(reader: Reader) -> None:
    (actor,) = named(reader, "Tripoli police", None, "In Lebanon, Tripoli police closed the port.")
    assert actor.mentions == ((12, 26),)


def test_a_phrase_that_is_not_in_its_context_is_read_alone(reader: Reader) -> None:
    assert named(reader, "Zambian police", None, "It rained.")[0].country == "ZMB"


@pytest.mark.parametrize(
    ("plural", "one"),
    [("gunmen", "gunman"), ("militias", "militia"), ("armies", "army"), ("businesswomen", "businesswoman"),
     ("witnesses", "witness"), ("press", "press"), ("churches", "church"), ("schoolchildren", "schoolchild")],
)  # fmt: skip
def test_a_noun_has_a_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_a_noun_of_role_is_found_in_both_numbers(reader: Reader) -> None:
    for form in ("drug trafficker", "drug traffickers"):
        role = role_called(form, reader.codebook)
        assert role is not None
        assert role.sectors == ("CRM",)


def test_a_surname_of_several_is_nobody_until_the_country_is_said(reader: Reader) -> None:
    assert holder_named(reader.codebook, "Abdullah", date="2010") is None
    known = holder_named(reader.codebook, "Abdullah", date="2010", country="JOR")
    assert known is not None
    assert known.body.id == "JOR"


def test_an_office_with_two_holders_in_a_span_names_neither(reader: Reader) -> None:
    assert holder_of(reader.codebook, "president", "COL", "2010") is None


def test_capitals_are_restored_and_nothing_else(reader: Reader) -> None:
    for phrase in ("south korean navy", "POLICE IN KIGALI", "the weather", "ANC", "M23 rebels"):
        restored = with_capitals(phrase, reader.codebook)
        assert restored.lower() == phrase.lower()
    assert with_capitals("ANC", reader.codebook) == "ANC"
    assert with_capitals("police in kigali", reader.codebook) == "police in Kigali"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(min_size=1, max_size=60), context=st.none() | st.text(max_size=80))
def test_no_text_makes_naming_fail(reader: Reader, text: str, context: str | None) -> None:
    for actor in named(reader, text, None, context):
        assert actor.name


WORDS = st.sampled_from(
    "the a of in and 's , - former ex Sudanese Taliban UN rebels leader police Kabul army president loyal to pro "
    "backed by Merkel minister Moscow ( ) who troops opposition Kurds ethnic from for Hamas Lavrov group".split()
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(words=st.lists(WORDS, min_size=1, max_size=9))
def test_no_order_of_words_makes_naming_fail(reader: Reader, words: list[str]) -> None:
    named(reader, " ".join(words), "2012-05-01", None)
    named(reader, words[-1], "2012-05-01", " ".join(words))
