"""Words that only point at somebody, by texts made by hand."""

from __future__ import annotations

from parley.codebook.load import load_codebook
from parley.identities.actors import find_cast
from parley.parsed import Name, Parsed
from tests.claims.hand_made import parsed_of

CODEBOOK = load_codebook()

PAIR = (
    "Armenia/Armenia/PROPN/nsubj/4 and/and/CCONJ/cc/3 Azerbaijan/Azerbaijan/PROPN/conj/1 met/meet/VERB.VBD/root/0 "
    "./././punct/4"
)
SOLVIK = "Arne/Arne/PROPN/nsubj/3 Solvik/Solvik/PROPN/flat/1 left/leave/VERB.VBD/root/0 ./././punct/3"
PERSON = (Name(0, 2, "PERSON"),)


def who(parsed: Parsed, word: int) -> list[str]:
    """The names of those whom a word refers to."""
    cast = find_cast(parsed, CODEBOOK, None)
    return [cast.by_id[actor].name for actor in cast.at.get(word, ())]


def test_both_sides_are_the_two_parties_named_before() -> None:
    both = "Both/both/DET/det/2 sides/side/NOUN.NNS/nsubj/3 left/leave/VERB.VBD/root/0 ./././punct/3"
    assert sorted(who(parsed_of(PAIR, both), 6)) == ["Armenia", "Azerbaijan"]


def test_the_two_countries_are_the_two_parties_named_before() -> None:
    two = (
        "The/the/DET/det/3 two/two/NUM/nummod/3 countries/country/NOUN.NNS/nsubj/4 "
        "left/leave/VERB.VBD/root/0 ./././punct/4"
    )
    assert sorted(who(parsed_of(PAIR, two), 7)) == ["Armenia", "Azerbaijan"]


def test_sides_without_both_or_the_are_nobody() -> None:
    sides = "Sides/side/NOUN.NNS/nsubj/2 left/leave/VERB.VBD/root/0 ./././punct/2"
    assert who(parsed_of(PAIR, sides), 5) == []


def test_he_is_the_person_of_the_sentence_before() -> None:
    he = "He/he/PRON/nsubj/2 wept/weep/VERB.VBD/root/0 ./././punct/2"
    assert who(parsed_of(SOLVIK, he, names=PERSON), 4) == ["Arne Solvik"]


def test_she_is_not_somebody_who_was_he_before() -> None:
    he = "He/he/PRON/nsubj/2 wept/weep/VERB.VBD/root/0 ./././punct/2"
    she = he.replace("He/he", "She/she")
    assert who(parsed_of(SOLVIK, he, she, names=PERSON), 7) == []


def test_it_is_a_body_and_never_a_person() -> None:
    it = "It/it/PRON/nsubj/2 rained/rain/VERB.VBD/root/0 ./././punct/2"
    assert who(parsed_of(SOLVIK, it, names=PERSON), 4) == []


def test_who_is_what_its_clause_hangs_on() -> None:
    parsed = parsed_of(
        "Arne/Arne/PROPN/nsubj/5 Solvik/Solvik/PROPN/flat/1 who/who/PRON.WP/nsubj/4 wept/weep/VERB.VBD/acl:relcl/1 "
        "left/leave/VERB.VBD/root/0 ./././punct/5",
        names=PERSON,
    )
    assert who(parsed, 2) == ["Arne Solvik"]
