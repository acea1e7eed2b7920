"""What a pronoun means among what was mentioned before it, by texts and chains made by hand."""

from __future__ import annotations

from parley.identities.antecedents import Chain, is_empty, noun_chain, rank
from parley.identities.coreference import speaker_of
from parley.parsed import Parsed
from tests.claims.hand_made import parsed_of

CASTRO = "Castro/Castro/PROPN/nsubj/2 rang/ring/VERB.VBD/root/0 Paz/Paz/PROPN/obj/2 ./././punct/2"
LEFT = "He/he/PRON/nsubj/2 left/leave/VERB.VBD/root/0 ./././punct/2"
PERSONS = (Chain("person", [2], keys=("paz",)), Chain("person", [0], keys=("castro",)))


def meant(parsed: Parsed, i: int, *chains: Chain) -> tuple[str, ...]:
    """The actors of the chain chosen; empty for nobody."""
    chain = rank(parsed, i, chains)
    return chain.keys if chain else ()


def test_the_subject_comes_before_what_stands_nearer() -> None:
    assert meant(parsed_of(CASTRO, LEFT), 4, *PERSONS) == ("castro",)


def test_gender_rules_a_person_out() -> None:
    chains = (PERSONS[0], Chain("person", [0], gender="f", keys=("castro",)))
    assert meant(parsed_of(CASTRO, LEFT), 4, *chains) == ("paz",)


def test_an_object_is_not_its_own_subject() -> None:
    rang = CASTRO.replace("Paz/Paz/PROPN", "him/he/PRON")
    assert meant(parsed_of(rang), 2, Chain("person", [0], keys=("castro",))) == ()


def test_a_reflexive_is_its_own_subject() -> None:
    rang = CASTRO.replace("Paz/Paz/PROPN", "himself/he/PRON")
    assert meant(parsed_of(rang), 2, Chain("person", [0], keys=("castro",))) == ("castro",)


def test_they_are_those_named_together_rather_than_a_body() -> None:
    they = LEFT.replace("He/he", "They/they")
    chains = (Chain("state", [2], keys=("c",)), Chain("several", [0], plural=True, keys=("a", "b")))
    assert meant(parsed_of(CASTRO, they), 4, *chains) == ("a", "b")


def test_it_is_never_a_person_or_a_voice() -> None:
    it = LEFT.replace("He/he", "It/it")
    assert meant(parsed_of(CASTRO, it), 4, *PERSONS, Chain("voice", [2])) == ()


def test_it_before_a_clause_is_nobody() -> None:
    clear = (
        "It/it/PRON/nsubj/3 is/be/AUX/cop/3 clear/clear/ADJ/root/0 that/that/SCONJ/mark/6 he/he/PRON/nsubj/6 "
        "left/leave/VERB.VBD/ccomp/3"
    )
    assert is_empty(parsed_of(clear), 0)
    assert not is_empty(parsed_of(LEFT.replace("He/he", "It/it")), 0)


def test_nouns_for_people_are_told_from_nouns_for_things() -> None:
    parsed = parsed_of("A/a/DET/det/2 waitress/waitress/NOUN.NN/nsubj/3 broke/break/VERB.VBD/root/0 it/it/PRON/obj/3")
    assert (noun_chain(parsed, 1).kind, noun_chain(parsed, 1).gender) == ("noun person", None)
    boat = parsed_of("Boats/boat/NOUN.NNS/nsubj/2 sank/sink/VERB.VBD/root/0")
    assert (noun_chain(boat, 0).kind, noun_chain(boat, 0).plural) == ("noun", True)


def test_the_speaker_of_a_quotation_is_the_subject_of_the_clause_around_it() -> None:
    says = (
        "“/“/PUNCT/punct/3 I/I/PRON/nsubj/3 left/leave/VERB.VBD/ccomp/6 ”/”/PUNCT/punct/3 "
        "Paz/Paz/PROPN/nsubj/6 said/say/VERB.VBD/root/0"
    )
    assert speaker_of(parsed_of(says), 1) == 4
    assert speaker_of(parsed_of(says.replace("“/“", "-/-").replace("”/”", "-/-")), 1) is None
