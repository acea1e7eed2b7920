"""Spellings of one name are one, and names that only look alike stay apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.identities.spelling import holder_alike, listed_alike, names_alike, sound_of, spelled_alike
from parley.phrase import Phrase
from parley.record import Report
from parley.steps import Reader, name_phrase, read_report


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gaddafi", "Qaddafi"), ("Gaddafi", "Kadhafi"), ("Gadhafi", "Qaddafi"), ("Houthi", "Huthi"),
        ("Hezbollah", "Hizbullah"), ("Khalilzad", "Khalilzod"), ("Kadyrov", "Kadirov"), ("Saleh", "Salih"),
        ("Mohammed", "Muhammad"), ("Karzai", "Karzay"), ("Zelensky", "Zelenskiy"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert spelled_alike(one, other)
    assert spelled_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lavrov", "Lavrova"), ("Karim", "Karimi"), ("Hamid", "Hamad"), ("Hassan", "Hussein"), ("Khan", "Kahn"),
        ("Obama", "Osama"), ("Li", "Lee"), ("Putin", "Pushkin"), ("Merkel", "Markle"),
        ("Austria", "Australia"), ("Iran", "Iraq"), ("Niger", "Nigeria"), ("Fatah", "Fatima"),
    ],
)  # fmt: skip
def test_names_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert not spelled_alike(one, other)


def test_first_names_have_to_agree() -> None:
    assert names_alike(["abdullah", "gul"], ["abdulla", "gul"])
    assert not names_alike(["hamid", "abdullah"], ["rashid", "abdulla"])


def test_another_spelling_of_a_listed_group_is_that_group(reader: Reader) -> None:
    assert {k.id for k in listed_alike(reader.codebook, "Hizballah")} == {
        k.id for k in reader.codebook.find("Hezbollah")
    }
    assert listed_alike(reader.codebook, "Ruritanians") == ()


def test_another_spelling_of_an_office_holder_is_known(reader: Reader) -> None:
    assert holder_alike(reader.codebook, "Moammar Kadhafi") == "Muammar Gaddafi"
    assert holder_alike(reader.codebook, "Aisha Kadhafi") is None


def test_a_person_of_two_spellings_is_one(reader: Reader) -> None:
    text = "Zalmay Khalilzad flew to Doha on Monday. Mr Khalilzod will stay until Friday."
    people = [a for a in read_report(Report(id="case", text=text), reader).actors if a.kind == "person"]
    assert [len(p.mentions) for p in people] == [2]


def test_two_of_one_family_are_two(reader: Reader) -> None:
    text = "Sergei Petrov flew to Doha on Monday. Anna Petrova stayed. Omar Abdullah met Rashid Abdulla there."
    people = [a for a in read_report(Report(id="case", text=text), reader).actors if a.kind == "person"]
    assert len(people) == 4


@pytest.mark.parametrize(
    ("text", "country", "sectors"),
    [("Huthi rebels", "YEM", ("REB",)), ("Hizballah fighters", "LBN", ("REB",)), ("Moammar Kadhafi", "LBY", ("GOV",))],
)
def test_a_phrase_is_read_in_any_spelling(reader: Reader, text: str, country: str, sectors: tuple[str, ...]) -> None:
    (actor,) = name_phrase(Phrase(text, "2009-01-01"), reader).actors
    assert (actor.country, actor.sectors) == (country, sectors)


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_mutual_and_fails_on_nothing(one: str, other: str) -> None:
    assert spelled_alike(one, other) == spelled_alike(other, one)
    assert sound_of(one) == sound_of(one)
