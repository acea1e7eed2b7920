"""On whose word a round is told, and what that says of its fate; by texts made by hand."""

from __future__ import annotations

import pytest

from parley.claims.fates import borne_out, fate_by_rule, fate_traits, statements_around
from parley.claims.rounds import Round
from parley.parsed import Parsed
from parley.record import Source, Statement
from tests.claims.hand_made import cast_of, parsed_of, signals_of

MET = "Norway/Norway/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Chile/Chile/PROPN/obj/2 ./././punct/2"
PARSED = parsed_of(MET, MET)
ROUND = Round(signals_of(PARSED, cast_of({0: "Norway", 2: "Chile"})), is_main=True)


def told(parsed: Parsed, sentence: int, speaker: str | None, act: str = "assert") -> Statement:
    """A statement over a whole sentence."""
    span = parsed.span(*parsed.sentences[sentence])
    source = Source("named" if speaker else "anonymous")
    return Statement("s1", speaker, source, "indirect", parsed.text[slice(*span)], span, (span,), act=act)


def test_what_the_report_itself_says_rests_on_no_statement() -> None:
    assert statements_around(PARSED, ROUND, [told(PARSED, 0, "a1")]) == [told(PARSED, 0, "a1"), None]


def test_of_statements_within_each_other_the_inner_one_counts() -> None:
    outer, inner = told(PARSED, 0, "a1"), told(PARSED, 0, "a2")
    assert statements_around(PARSED, ROUND, [outer, inner])[0] is inner


def test_traits_say_whether_a_round_rests_on_somebodys_word_alone() -> None:
    both = [told(PARSED, 0, None), told(PARSED, 1, None, "deny")]
    assert {"told=True|True", "unnamed=True", "act=deny|True"} <= set(fate_traits(PARSED, ROUND, both, None))
    assert {"told=False|True", "act=assert|False"} <= set(fate_traits(PARSED, ROUND, both[:1], None))
    assert "first-told=False" in fate_traits(PARSED, ROUND, (), None)


DENIED = (
    "Norway/Norway/PROPN/nsubj/2 denied/deny/VERB.VBD/root/0 that/that/SCONJ/mark/5 it/it/PRON/nsubj/5 "
    "{verb}/{lemma}/VERB.VBD/ccomp/2 Chile/Chile/PROPN/obj/5 ./././punct/2"
)


@pytest.mark.parametrize(("verb", "lemma", "fate"), [("met", "meet", "denied"), ("left", "leave", None)])
def test_a_meeting_that_is_denied_is_denied_and_a_walkout_is_not(verb: str, lemma: str, fate: str | None) -> None:
    parsed = parsed_of(DENIED.format(verb=verb, lemma=lemma))
    signals = [s for s in signals_of(parsed, cast_of({0: "Norway", 5: "Chile"})) if s.lemma == lemma]
    assert fate_by_rule(parsed, Round(signals, is_main=True)) == fate


def test_a_denial_of_which_no_word_tells_is_none() -> None:
    denied = parsed_of(DENIED.format(verb="met", lemma="meet"))
    signals = signals_of(denied, cast_of({0: "Norway", 5: "Chile"}))
    assert borne_out(denied, Round(signals, is_main=True), "denied") == "denied"
    assert (borne_out(PARSED, ROUND, "denied"), borne_out(PARSED, ROUND, "held")) == ("alleged", "held")
