"""Which words may tell of a round, and that their traits name nobody and no place; by texts made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.cast import Cast
from parley.claims.delegations import Delegations
from parley.claims.rounds import Round, new_traits, same_traits
from parley.claims.settings import Settings
from parley.claims.signals import Signal, is_idiom, is_power, kind_of, tense_of
from parley.parsed import Parsed
from parley.record import Place, Time
from tests.claims.hand_made import cast_of, parsed_of, signals_of

MET = (
    "Norway/Norway/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Chile/Chile/PROPN/obj/2 in/in/ADP/case/5 "
    "Sochi/Sochi/PROPN/obl/2 for/for/ADP/case/8 secret/secret/ADJ/amod/8 talks/talk/NOUN.NNS/obl/2 ./././punct/2"
)


@pytest.mark.parametrize(
    ("lemma", "upos", "kind"),
    [
        ("meet", "VERB", "meeting"),
        ("talk", "NOUN", "round"),
        ("invite", "VERB", "inviting"),
        ("mediator", "NOUN", "role"),
        ("absent", "ADJ", "presence"),
        ("walkout", "NOUN", "staying"),
        ("invite", "NOUN", None),
        ("secret", "ADJ", None),
        ("ferry", "NOUN", None),
        ("meet", "ADV", None),
    ],
)
def test_a_word_of_contact_has_its_kind_as_noun_or_verb(lemma: str, upos: str, kind: str | None) -> None:
    assert kind_of(lemma, upos) == kind


def test_words_of_contact_are_signals_and_others_are_not() -> None:
    parsed = parsed_of(MET)
    signals = signals_of(parsed, cast_of({0: "Norway", 2: "Chile"}))
    assert [(parsed.words[s.word], s.kind) for s in signals] == [("met", "meeting"), ("talks", "round")]


def test_a_signal_knows_who_is_near_and_by_which_path() -> None:
    met, talks = signals_of(parsed_of(MET), cast_of({0: "Norway", 2: "Chile"}))
    assert [(n.actor, n.path, n.steps) for n in met.near] == [("a1", "nsubj", 1), ("a2", "obj", 1)]
    assert [(n.actor, n.path, n.steps) for n in talks.near] == [("a1", "^obl>nsubj", 2), ("a2", "^obl>obj", 2)]
    assert met.bodies == talks.bodies == {"a1", "a2"}


def test_nobody_of_another_sentence_is_near() -> None:
    away = "India/India/PROPN/nsubj/2 sailed/sail/VERB.VBD/root/0 ./././punct/2"
    met, _ = signals_of(parsed_of(MET, away), cast_of({0: "Norway", 9: "India"}))
    assert [n.actor for n in met.near] == ["a1"]


@pytest.mark.parametrize(
    ("sentence", "tense"),
    [
        ("They/they/PRON/nsubj/2 met/meet/VERB.VBD/root/0", "past"),
        ("They/they/PRON/nsubj/2 meet/meet/VERB.VBP/root/0", "present"),
        ("They/they/PRON/nsubj/3 will/will/AUX/aux/3 meet/meet/VERB.VB/root/0", "will"),
        (
            "They/they/PRON/nsubj/4 will/will/AUX/aux/4 not/not/PART/advmod/4 meet/meet/VERB.VB/root/0",
            "not-will",
        ),
        ("They/they/PRON/nsubj/3 may/may/AUX/aux/3 meet/meet/VERB.VB/root/0", "modal"),
        ("They/they/PRON/nsubj/3 had/have/AUX.VBD/aux/3 met/meet/VERB.VBN/root/0", "had-past"),
        ("It/it/PRON/nsubj/2 refused/refuse/VERB.VBD/root/0 to/to/PART/mark/4 meet/meet/VERB.VB/xcomp/2", "to"),
        (
            "Talks/talk/NOUN.NNS/nsubj:pass/3 were/be/AUX.VBD/aux:pass/3 held/hold/VERB.VBN/root/0",
            "past-passive",
        ),
    ],
)
def test_the_tense_of_a_signal_is_that_of_its_verb(sentence: str, tense: str) -> None:
    parsed = parsed_of(sentence)
    word = next(i for i, lemma in enumerate(parsed.lemmas) if lemma in ("meet", "talk"))
    assert tense_of(parsed, word) == tense


# Proper names in every place where traits look: beside a signal, above it, below it, in a compound, before a day.
NAMED = (
    "{a}/{a}/PROPN/nmod:poss/3 's/'s/PART/case/1 envoy/envoy/NOUN/nsubj/4 met/meet/VERB.VBD/root/0 "
    "{b}/{b}/PROPN/compound/6 officials/official/NOUN.NNS/obj/4 in/in/ADP/case/8 {c}/{c}/PROPN/obl/4 "
    "on/on/ADP/case/10 Tuesday/Tuesday/PROPN/obl/4 ./././punct/4"
)
AFTER = (
    "The/the/DET/det/3 {c}/{c}/PROPN/compound/3 talks/talk/NOUN.NNS/nsubj/4 split/split/VERB.VBD/root/0 "
    "{a}/{a}/PROPN/obj/4 and/and/CCONJ/cc/7 {b}/{b}/PROPN/conj/5 ./././punct/4"
)
WITH_VERB = (
    "{a}/{a}/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 {b}/{b}/PROPN/obj/2 after/after/ADP/case/6 "
    "{c}/{c}/PROPN/compound/6 talks/talk/NOUN.NNS/obl/2 ./././punct/2"
)
names = st.text(alphabet="qxzjkv", min_size=6, max_size=8).map(str.capitalize)
three_names = st.lists(names, min_size=3, max_size=3, unique_by=str.lower)


def text_of(a: str, b: str, c: str) -> tuple[Parsed, Cast]:
    """Actors `a` and `b` at the place `c`, over three sentences."""
    sentences = [s.format(a=a, b=b, c=c) for s in (NAMED, AFTER, WITH_VERB)]
    bare = parsed_of(*sentences)
    begin = bare.text.index("Tuesday")
    parsed = parsed_of(*sentences, times=(Time((begin, begin + 7), "DATE", "2020-11-17", "Tuesday"),))
    at = {i: word for i, word in enumerate(parsed.words) if word in (a, b)}
    places = {i: Place(c, "NOR", latitude=1.0, longitude=1.0) for i, word in enumerate(parsed.words) if word == c}
    return parsed, cast_of(at, places=places)


def all_traits(parsed: Parsed, cast: Cast) -> Iterator[str]:
    """Every trait that a network is asked with, of a text whose signals all tell of one round."""
    signals = signals_of(parsed, cast)
    found = Round(signals, is_main=True)
    body_of = {a.id: a.id for a in cast.actors}
    delegations, setting = Delegations(parsed, cast, body_of, [found], signals), Settings(parsed, cast, [found], None)
    for signal in signals:
        yield from new_traits(parsed, signal, [found])
        yield from same_traits(parsed, signal, found, is_last=True)
    for candidate in delegations.candidates(0):
        yield from delegations.traits(0, candidate)
        yield from delegations.person_traits(0, candidate.body)
    for _, options in (setting.day_options(0), setting.place_options(0)):
        yield from (t for option in options for t in option)


def naming(traits: Iterator[str], given_names: list[str]) -> set[str]:
    return {t for t in traits if any(name.lower() in t.lower() for name in given_names)}


@given(three_names)
def test_no_trait_names_an_actor_or_a_place(given_names: list[str]) -> None:
    named = naming(all_traits(*text_of(*given_names)), given_names)
    assert not {t for t in named if "next=" not in t}


def test_no_trait_names_the_word_after_a_signal() -> None:
    given_names = ["Ruritania", "Zembla", "Vineta"]
    assert not naming(all_traits(*text_of(*given_names)), given_names)


@given(three_names, three_names)
def test_other_names_have_the_same_traits(one: list[str], other: list[str]) -> None:
    def traits(given_names: list[str]) -> list[set[str]]:
        signals: list[Signal] = signals_of(*text_of(*given_names))
        return [{t for t in s.traits if "next=" not in t} for s in signals]

    assert traits(one) == traits(other)


def test_a_signal_tells_whether_it_is_denied_said_or_told_and_whether_it_begins_or_ends() -> None:
    denied = (
        "Norway/Norway/PROPN/nsubj/2 {cue}/{lemma}/VERB.VBD/root/0 that/that/SCONJ/mark/5 "
        "talks/talk/NOUN.NNS/nsubj/5 ended/end/VERB.VBD/ccomp/2 ./././punct/2"
    )
    cast = cast_of({0: "Norway"})
    told = [
        next(s for s in signals_of(parsed_of(denied.format(cue=cue, lemma=lemma)), cast) if s.lemma == "talk")
        for cue, lemma in (("denied", "deny"), ("said", "say"))
    ]
    assert [(s.voice, s.edge) for s in told] == [("voice=denied", "edge=end"), ("voice=said", "edge=end")]
    assert [(s.voice, s.edge) for s in signals_of(parsed_of(MET), cast)] == [("voice=own", "edge=-")] * 2


def test_a_community_with_a_name_may_be_a_party_and_a_crowd_may_not() -> None:
    named = cast_of({0: "Norway"})
    actor = replace(named.actors[0], kind="community")
    assert is_power(replace(named, actors=(actor,)), actor.id)
    assert not is_power(replace(named, actors=(actor,), loose=frozenset({actor.id})), actor.id)


@pytest.mark.parametrize(("seen", "idiom"), [("prisons/prison", True), ("envoys/envoy", False)])
def test_who_visits_a_prison_meets_nobody(seen: str, idiom: bool) -> None:
    parsed = parsed_of(f"They/they/PRON/nsubj/2 visited/visit/VERB.VBD/root/0 {seen}/NOUN.NNS/obj/2 ./././punct/2")
    assert is_idiom(parsed, 1) is idiom
