"""Who is outside a round by his words alone, by clauses made by hand."""

from __future__ import annotations

import pytest

from parley.claims.onlookers import is_outside, only_speaks
from parley.record import Actor, Title
from tests.claims.hand_made import parsed_of

PRAISED = "Peru/Peru/PROPN/nsubj/2 welcomed/welcome/VERB.VBD/root/0 the/the/DET/det/4 talks/talk/NOUN.NNS/obj/2"
JOINED = PRAISED.replace("welcomed/welcome", "joined/join")
NO_COMMENT = (
    "Peru/Peru/PROPN/nsubj/2 declined/decline/VERB.VBD/root/0 to/to/PART/mark/4 comment/comment/VERB.VB/xcomp/2"
)
IN_PERU = "They/they/PRON/nsubj/2 met/meet/VERB.VBD/root/0 in/in/ADP/case/4 Peru/Peru/PROPN/obl/2"
WITH_PERU = IN_PERU.replace("in/in/", "with/with/")
FLEW_TO_PERU = IN_PERU.replace("met/meet", "flew/fly").replace("in/in/", "to/to/")
SPOKE_TO_PERU = FLEW_TO_PERU.replace("flew/fly", "spoke/speak")
AMBASSADOR = "Ambassador/ambassador/NOUN/root/0 to/to/ADP/case/3 Peru/Peru/PROPN/nmod/1"
LIMA = "LIMA/Lima/PROPN/root/0 —/—/PUNCT/punct/1 Talks/talk/NOUN.NNS/nsubj/4 opened/open/VERB.VBD/parataxis/1"


@pytest.mark.parametrize(
    ("sentence", "word", "outside"),
    [
        pytest.param(PRAISED, 0, True, id="welcomed-the-talks"),
        pytest.param(JOINED, 0, False, id="joined-the-talks"),
        pytest.param(NO_COMMENT, 0, True, id="declined-to-comment"),
        pytest.param(IN_PERU, 3, True, id="met-in-Peru"),
        pytest.param(WITH_PERU, 3, False, id="met-with-Peru"),
        pytest.param(FLEW_TO_PERU, 3, True, id="flew-to-Peru"),
        pytest.param(SPOKE_TO_PERU, 3, False, id="spoke-to-Peru"),
        pytest.param(AMBASSADOR, 2, True, id="the-ambassador-to-Peru"),
        pytest.param(LIMA, 0, True, id="the-dateline"),
    ],
)
def test_who_only_judges_or_lends_the_ground_is_outside(sentence: str, word: int, outside: bool) -> None:
    assert is_outside(parsed_of(sentence), [word]) is outside


def test_one_word_that_puts_him_at_the_table_is_enough() -> None:
    parsed = parsed_of(PRAISED, WITH_PERU)
    assert is_outside(parsed, [0])
    assert not is_outside(parsed, [0, 7])


def test_who_is_not_named_at_all_is_not_outside() -> None:
    assert not is_outside(parsed_of(PRAISED), [])


@pytest.mark.parametrize(
    ("title", "steps", "speaks"),
    [("spokeswoman", [2, 3], True), ("spokeswoman", [1], False), ("spokeswoman", [], True), ("envoy", [2], False)],
)
def test_a_spokesman_is_no_delegate_but_where_a_word_for_the_round_stands_next_to_him(
    title: str, steps: list[int], speaks: bool
) -> None:
    person = Actor("a1", "Rosa Quispe", "person", (), titles=(Title(title, None, ()),))
    assert only_speaks(person, steps) is speaks
