"""Those whom a text names in passing, against parses made by hand."""

from __future__ import annotations

from parley.cast import Cast
from parley.codebook.load import load_codebook
from parley.identities.actors import find_cast
from tests.claims.hand_made import parsed_of

ULTIMATUM = (
    "Serbia/Serbia/PROPN/nsubj/2 rejected/reject/VERB/root/0 an/a/DET/det/5 Australian/australian/ADJ/amod/5 "
    "ultimatum/ultimatum/NOUN/obj/2"
)
NURSES = "Cuban/cuban/ADJ/amod/2 nurses/nurse/NOUN.NNS/nsubj/3 marched/march/VERB/root/0"
HOME = "its/its/PRON/nmod:poss/2 nurses/nurse/NOUN.NNS/nsubj/3 marched/march/VERB/root/0"


def cast_of(words: str) -> Cast:
    return find_cast(parsed_of(words), load_codebook(), None)


def countries(cast: Cast, word: int) -> list[object]:
    return [cast.by_id[a].country for a in cast.beside.get(word, ())]


def test_an_adjective_names_its_state_in_passing() -> None:
    cast = cast_of(ULTIMATUM)
    assert countries(cast, 3) == ["AUS"]
    assert 3 not in cast.at
    assert [a.country for a in cast.bystanders] == ["AUS"]


def test_people_have_the_country_of_their_adjective_and_a_sector() -> None:
    cast = cast_of(NURSES)
    people = cast.by_id[cast.beside[1][0]]
    assert (people.name, people.country, people.sectors) == ("Cuban nurses", "CUB", ("MED",))


def test_people_of_no_known_country_have_none() -> None:
    assert all(a.country is None for a in cast_of(HOME).by_id.values())
