"""Who came and who did not, by clauses made by hand."""

from __future__ import annotations

import pytest

from parley.claims.attendance import Fact, find_facts, is_negated, stance
from parley.claims.memberships import find_memberships
from tests.claims.hand_made import cast_of, parsed_of

# The first word is the delegation; the verb of coming is "attend" or "attended".
CAME = "Norway/Norway/PROPN/nsubj/2 attended/attend/VERB.VBD/root/0 ./././punct/2"
DID_NOT = (
    "Norway/Norway/PROPN/nsubj/4 did/do/AUX.VBD/aux/4 not/not/PART/advmod/4 attend/attend/VERB.VB/root/0 ./././punct/4"
)
WILL = "Norway/Norway/PROPN/nsubj/3 will/will/AUX/aux/3 attend/attend/VERB.VB/root/0 ./././punct/3"
WILL_NOT = (
    "Norway/Norway/PROPN/nsubj/4 will/will/AUX/aux/4 not/not/PART/advmod/4 attend/attend/VERB.VB/root/0 ./././punct/4"
)
MAY = "Norway/Norway/PROPN/nsubj/3 may/may/AUX/aux/3 attend/attend/VERB.VB/root/0 ./././punct/3"
REFUSED = (
    "Norway/Norway/PROPN/nsubj/2 refused/refuse/VERB.VBD/root/0 to/to/PART/mark/4 attend/attend/VERB.VB/xcomp/2 "
    "./././punct/2"
)
AGREED = REFUSED.replace("refused/refuse", "agreed/agree")
FAILED = REFUSED.replace("refused/refuse", "failed/fail")
HOPES = REFUSED.replace("refused/refuse", "hoped/hope")
NOT_REFUSED = (
    "Norway/Norway/PROPN/nsubj/4 did/do/AUX.VBD/aux/4 not/not/PART/advmod/4 refuse/refuse/VERB.VB/root/0 "
    "to/to/PART/mark/6 attend/attend/VERB.VB/xcomp/4 ./././punct/4"
)


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        pytest.param(CAME, "attended", id="attended"),
        pytest.param(DID_NOT, "absent", id="did-not-attend"),
        pytest.param(WILL, "confirmed", id="will-attend"),
        pytest.param(WILL_NOT, "declined", id="will-not-attend"),
        pytest.param(MAY, None, id="may-attend"),
        pytest.param(REFUSED, "declined", id="refused-to-attend"),
        pytest.param(AGREED, "confirmed", id="agreed-to-attend"),
        pytest.param(FAILED, "absent", id="failed-to-attend"),
        pytest.param(HOPES, None, id="hoped-to-attend"),
        pytest.param(NOT_REFUSED, None, id="did-not-refuse-to-attend"),
    ],
)
def test_the_verbs_above_a_coming_say_whether_anyone_came(sentence: str, said: str | None) -> None:
    parsed = parsed_of(sentence)
    assert stance(parsed, parsed.lemmas.index("attend")) == said


def test_not_negates_its_verb_alone() -> None:
    parsed = parsed_of(NOT_REFUSED)
    assert is_negated(parsed, 3)
    assert not is_negated(parsed, 5)


def test_an_observer_who_attended_is_one_fact() -> None:
    parsed = parsed_of(
        "Norway/Norway/PROPN/nsubj/2 attended/attend/VERB.VBD/root/0 as/as/ADP/case/5 an/a/DET/det/5 "
        "observer/observer/NOUN/obl/2 ./././punct/2"
    )
    assert find_facts(parsed, cast_of({0: "Norway"})) == [Fact("a1", 0, "observer", "attended")]


def test_who_was_not_invited_is_excluded() -> None:
    parsed = parsed_of(
        "Norway/Norway/PROPN/nsubj:pass/4 was/be/AUX.VBD/aux:pass/4 not/not/PART/advmod/4 "
        "invited/invite/VERB.VBN/root/0 ./././punct/4"
    )
    assert find_facts(parsed, cast_of({0: "Norway"})) == [Fact("a1", 0, None, "excluded")]


def test_who_signed_for_a_state_is_of_its_delegation() -> None:
    parsed = parsed_of(
        "Solvik/Solvik/PROPN/nsubj/2 signed/sign/VERB.VBD/root/0 for/for/ADP/case/4 Norway/Norway/PROPN/obl/2 "
        "./././punct/2"
    )
    cast = cast_of({0: "Solvik", 3: "Norway"}, persons=("Solvik",))
    assert find_memberships(parsed, cast) == {"a1": "a2"}


def test_who_is_sent_to_observe_makes_the_sender_an_observer() -> None:
    parsed = parsed_of(
        "Norway/Norway/PROPN/nsubj/2 sent/send/VERB.VBD/root/0 envoys/envoy/NOUN.NNS/obj/2 to/to/PART/mark/5 "
        "observe/observe/VERB.VB/acl/3 ./././punct/2"
    )
    cast = cast_of({0: "Norway", 2: "envoys"}, kinds={"envoys": "community"})
    assert Fact("a1", 0, "observer", "attended") in find_facts(parsed, cast)


def test_observers_of_a_state_are_its_observers() -> None:
    parsed = parsed_of(
        "Observers/observer/NOUN.NNS/nsubj/4 of/of/ADP/case/3 Norway/Norway/PROPN/nmod/1 watched/watch/VERB.VBD/root/0"
    )
    assert find_facts(parsed, cast_of({2: "Norway"})) == [Fact("a1", 2, "observer", None)]
