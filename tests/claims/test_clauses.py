"""Predicates with their logical parts, in sentences parsed by hand."""

from __future__ import annotations

from parley.claims.clauses import Clause, Clauses
from parley.parsed import Parsed
from tests.claims.hand_made import parsed_of


def clause_of(parsed: Parsed, word: str) -> Clause:
    return Clauses(parsed).of(parsed.words.index(word))


def words(parsed: Parsed, heads: tuple[int, ...]) -> list[str]:
    return [parsed.words[h] for h in heads]


def test_everybody_who_is_joined_does_it() -> None:
    p = parsed_of("Chad/Chad/PROPN/nsubj/4 and/and/CCONJ/cc/3 Niger/Niger/PROPN/conj/1 met/meet/VERB/root/0")
    assert words(p, clause_of(p, "met").agents) == ["Chad", "Niger"]


def test_the_subject_of_a_passive_is_done_to() -> None:
    p = parsed_of(
        "Chad/Chad/PROPN/nsubj:pass/3 was/be/AUX/aux:pass/3 invited/invite/VERB.VBN/root/0 "
        "by/by/ADP/case/5 Niger/Niger/PROPN/obl:agent/3"
    )
    clause = clause_of(p, "invited")
    assert (words(p, clause.agents), words(p, clause.objects)) == (["Niger"], ["Chad"])


def test_who_refuses_to_go_is_who_goes() -> None:
    p = parsed_of("Chad/Chad/PROPN/nsubj/2 refused/refuse/VERB/root/0 to/to/PART/mark/4 go/go/VERB.VB/xcomp/2")
    assert words(p, clause_of(p, "go").agents) == ["Chad"]


def test_who_is_urged_to_go_is_who_goes() -> None:
    p = parsed_of(
        "Chad/Chad/PROPN/nsubj/2 urged/urge/VERB/root/0 Niger/Niger/PROPN/obj/2 to/to/PART/mark/5 go/go/VERB.VB/xcomp/2"
    )
    assert words(p, clause_of(p, "go").agents) == ["Niger"]


def test_a_second_subject_behind_the_verb_is_its_object() -> None:
    p = parsed_of(
        "Chad/Chad/PROPN/nsubj/2 ordered/order/VERB/root/0 Keita/Keita/PROPN/nsubj/2 to/to/PART/mark/5 "
        "leave/leave/VERB.VB/xcomp/2"
    )
    clause = clause_of(p, "ordered")
    assert (words(p, clause.agents), words(p, clause.objects)) == (["Chad"], ["Keita"])


def test_who_stands_for_the_word_before_it() -> None:
    p = parsed_of("Chad/Chad/PROPN/nsubj/4 who/who/PRON/nsubj/3 met/meet/VERB/acl:relcl/1 left/leave/VERB/root/0")
    assert words(p, clause_of(p, "met").agents) == ["Chad"]


def test_what_somebody_signed_is_the_object_of_the_relative_clause() -> None:
    p = parsed_of(
        "the/the/DET/det/2 pact/pact/NOUN/nsubj/5 Chad/Chad/PROPN/nsubj/4 "
        "signed/sign/VERB/acl:relcl/2 failed/fail/VERB/root/0"
    )
    assert words(p, clause_of(p, "signed").objects) == ["pact"]


def test_the_second_of_two_verbs_has_the_subject_of_the_first() -> None:
    p = parsed_of("Chad/Chad/PROPN/nsubj/2 came/come/VERB/root/0 and/and/CCONJ/cc/4 signed/sign/VERB/conj/2")
    assert words(p, clause_of(p, "signed").agents) == ["Chad"]


def test_a_light_verb_lends_its_subject_to_the_noun() -> None:
    p = parsed_of(
        "Chad/Chad/PROPN/nsubj/2 held/hold/VERB/root/0 talks/talk/NOUN/obj/2 "
        "with/with/ADP/case/5 Niger/Niger/PROPN/nmod/3"
    )
    clause = clause_of(p, "talks")
    assert (words(p, clause.agents), words(p, clause.side("with"))) == (["Chad"], ["Niger"])
    assert p.words[clause.verb] == "held"


def test_whose_rejection_it_is_rejects() -> None:
    p = parsed_of(
        "Chad/Chad/PROPN/nmod:poss/3 's/'s/PART/case/1 rejection/rejection/NOUN/root/0 "
        "of/of/ADP/case/5 Niger/Niger/PROPN/nmod/3"
    )
    clause = clause_of(p, "rejection")
    assert (words(p, clause.agents), words(p, clause.objects)) == (["Chad"], ["Niger"])


def test_a_predicate_goes_by_its_particle_first() -> None:
    p = parsed_of("Chad/Chad/PROPN/nsubj/2 walked/walk/VERB/root/0 out/out/ADP.RP/compound:prt/2")
    assert Clauses(p).names(1) == ("walk out", "walk")


def test_words_that_hang_on_each_other_in_a_ring_stop_nothing() -> None:
    p = parsed_of("came/come/VERB/conj/2 went/go/VERB/conj/1 left/leave/VERB/root/0")
    assert clause_of(p, "came").agents == ()
