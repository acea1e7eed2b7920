"""Which words only take up a round, and which rounds they can take up; by texts made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from parley.claims.chooser import Network
from parley.claims.rounds import Round, group_signals
from parley.claims.signals import Signal
from parley.claims.taken_up import TakenUp
from parley.parsed import Parsed
from parley.record import Place
from tests.claims.hand_made import cast_of, parsed_of, signals_of

OSLO = Place("Oslo", "NOR", latitude=59.9, longitude=10.8)
BERN = Place("Bern", "CHE", latitude=46.9, longitude=7.4)
OPENING = "Talks/talk/NOUN.NNS/root/0 ./././punct/1"
THE_TALKS = "the/the/DET/det/4 talks/talk/NOUN.NNS/obj/2 ./././punct/2"
THEY_SKETCHED = "They/they/PRON/nsubj/2 sketched/sketch/VERB.VBD/root/0"
IN_BERN = f"{THEY_SKETCHED} the/the/DET/det/4 talks/talk/NOUN.NNS/obj/2 in/in/ADP/case/6 Bern/Bern/PROPN/nmod/4"


def eager() -> Network:
    """A network that takes every signal for the first of a new round, and what cannot be for one of an open round."""
    vectors = np.array([[0, 0], [9, 0], [0, 1]], np.float32)
    nothing = np.zeros(2, np.float32)
    return Network({"new&any": 1, "same": 2}, vectors, nothing, np.ones((2, 1), np.float32), nothing[:1], ("score",))


def choosing(parsed: Parsed, places: dict[int, Place] | None = None) -> tuple[TakenUp, list[Signal]]:
    """What chooses for the signals of a text without actors, and these signals."""
    cast = cast_of({}, places=places)
    signals = signals_of(parsed, cast)
    return TakenUp(parsed, cast, signals, eager(), "2003-03-10"), signals


def rounds_of(parsed: Parsed, places: dict[int, Place] | None = None) -> list[list[str]]:
    """The words of each round."""
    choice, signals = choosing(parsed, places)
    return [[parsed.words[w] for w in found.words] for found in group_signals(parsed, signals, choice)]


def test_the_talks_are_those_of_which_the_report_has_told() -> None:
    assert rounds_of(parsed_of(OPENING, f"{THEY_SKETCHED} {THE_TALKS}")) == [["Talks", "talks"]]


def test_whoever_opens_the_talks_opens_those_of_which_the_report_has_told() -> None:
    opened = THEY_SKETCHED.replace("sketched/sketch", "opened/open")
    assert rounds_of(parsed_of(OPENING, f"{opened} {THE_TALKS}")) == [["Talks", "opened", "talks"]]


PLANNED = (
    "The/the/DET/det/2 talks/talk/NOUN.NNS/nsubj/8 planned/plan/VERB.VBN/acl/2 in/in/ADP/case/5 Bern/Bern/PROPN/obl/3 "
    "had/have/AUX/aux/8 been/be/AUX/aux:pass/8 forgotten/forget/VERB.VBN/root/0 ./././punct/8"
)
IN_OSLO = "Talks/talk/NOUN.NNS/root/0 in/in/ADP/case/3 Oslo/Oslo/PROPN/nmod/1 ./././punct/1"


@pytest.mark.parametrize(("town", "apart"), [(BERN, True), (OSLO, False)])
def test_talks_that_were_planned_in_another_town_are_of_another_round(town: Place, apart: bool) -> None:
    choice, (talks, planned, *_) = choosing(parsed_of(IN_OSLO, PLANNED), {2: OSLO, 8: town})
    assert choice.was_planned_apart(planned, Round([talks])) is apart


def test_talks_that_were_planned_may_be_those_that_were_called_off() -> None:
    called_off = IN_OSLO.replace("talk/NOUN", "cancellation/NOUN").replace("Talks/", "Cancellation/")
    choice, (calling, planned, *_) = choosing(parsed_of(called_off, PLANNED), {2: OSLO, 8: BERN})
    assert not choice.was_planned_apart(planned, Round([calling]))


def test_whoever_opens_talks_without_an_article_opens_a_round() -> None:
    opened = THEY_SKETCHED.replace("sketched/sketch", "opened/open")
    assert len(rounds_of(parsed_of(OPENING, f"{opened} talks/talk/NOUN.NNS/obj/2"))) > 1


def test_the_talks_open_a_round_where_none_is_open() -> None:
    assert rounds_of(parsed_of(f"{THEY_SKETCHED} {THE_TALKS}")) == [["talks"]]


def test_talks_without_an_article_open_a_round() -> None:
    assert rounds_of(parsed_of(OPENING, f"{THEY_SKETCHED} talks/talk/NOUN.NNS/obj/2")) == [["Talks"], ["talks"]]


@pytest.mark.parametrize(
    "noun",
    [
        "the/the/DET/det/5 secret/secret/ADJ/amod/5 talks/talk/NOUN.NNS/obj/2",
        "the/the/DET/det/4 talks/talk/NOUN.NNS/obj/2 with/with/ADP/case/6 Peru/Peru/PROPN/nmod/4",
        "the/the/DET/det/4 talks/talk/NOUN.NNS/obj/2 drawn/draw/VERB.VBN/acl/4",
    ],
)
def test_words_that_tell_talks_apart_open_a_round(noun: str) -> None:
    assert len(rounds_of(parsed_of(OPENING, f"{THEY_SKETCHED} {noun}"))) == 2


def test_the_talks_in_another_town_are_another_round() -> None:
    assert len(rounds_of(parsed_of(OPENING, IN_BERN), {7: BERN})) == 2


def test_the_talks_in_the_town_of_the_dateline_are_the_first_of_the_report() -> None:
    dateline = "BERN/bern/PROPN/root/0 —/—/PUNCT/punct/1"
    parsed = parsed_of(dateline, OPENING, IN_BERN)
    assert len(rounds_of(parsed, {0: BERN, 9: BERN})) == 1
    assert len(rounds_of(parsed, {0: OSLO, 9: BERN})) == 2


@pytest.mark.parametrize("lemma", ["attend", "invite", "boycott", "convene"])
def test_a_verb_of_coming_without_a_round_of_its_own_opens_none(lemma: str) -> None:
    parsed = parsed_of(OPENING, f"They/they/PRON/nsubj/2 did/{lemma}/VERB.VBD/root/0 ./././punct/2")
    assert rounds_of(parsed) == [["Talks", "did"]]


def test_a_verb_of_coming_beside_a_round_opens_one() -> None:
    parsed = parsed_of(OPENING, "They/they/PRON/nsubj/2 attended/attend/VERB.VBD/root/0 talks/talk/NOUN.NNS/obj/2")
    assert len(rounds_of(parsed)) == 3


def test_earlier_talks_are_past() -> None:
    parsed = parsed_of("Earlier/early/ADJ/amod/2 talks/talk/NOUN.NNS/nsubj/3 ended/end/VERB.VBD/root/0")
    choice, signals = choosing(parsed)
    assert choice.is_past(Round(signals[:1]))


def test_talks_are_not_past_for_their_tense_alone() -> None:
    choice, signals = choosing(parsed_of("Talks/talk/NOUN.NNS/nsubj/2 ended/end/VERB.VBD/root/0"))
    assert not choice.is_past(Round(signals[:1]))


def test_what_somebody_has_now_chosen_is_of_no_past_round() -> None:
    parsed = parsed_of(
        "Talks/talk/NOUN.NNS/root/0",
        "Earlier/early/ADJ/amod/2 talks/talk/NOUN.NNS/nsubj/3 bored/bore/VERB.VBD/root/0",
        "They/they/PRON/nsubj/3 have/have/AUX.VBP/aux/3 chosen/choose/VERB.VBN/root/0 to/to/PART/mark/5 "
        "go/go/VERB.VB/xcomp/3",
    )
    assert rounds_of(parsed) == [["Talks", "go"], ["talks"]]
