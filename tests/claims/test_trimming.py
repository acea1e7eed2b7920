"""What of a sentence is said and what is only around it, by texts made by hand."""

from __future__ import annotations

from parley.claims.statements import find_statements
from parley.codebook.load import load_codebook
from tests.claims.hand_made import cast_of, parsed_of

CODEBOOK = load_codebook()

SAID_THAT = (
    "Norway/Norway/PROPN/nsubj/2 said/say/VERB.VBD/root/0 that/that/SCONJ/mark/7 the/the/DET/det/5 "
    "ferry/ferry/NOUN/nsubj/7 had/have/AUX.VBD/aux/7 sailed/sail/VERB.VBN/ccomp/2 ./././punct/2"
)
QUOTED = (
    "“/“/PUNCT/punct/3 They/they/PRON/nsubj/3 sailed/sail/VERB.VBD/ccomp/6 ,/,/PUNCT/punct/3 ”/”/PUNCT/punct/3 "
    "said/say/VERB.VBD/root/0 Norway/Norway/PROPN/nsubj/6 ./././punct/6"
)
DID_NOT_SAY = (
    "Norway/Norway/PROPN/nsubj/4 did/do/AUX.VBD/aux/4 not/not/PART/advmod/4 say/say/VERB.VB/root/0 "
    "that/that/SCONJ/mark/7 they/they/PRON/nsubj/7 sailed/sail/VERB.VBD/ccomp/4 ./././punct/4"
)


def test_that_and_the_full_stop_are_not_said() -> None:
    (statement,) = find_statements(parsed_of(SAID_THAT), cast_of({0: "Norway"}), CODEBOOK)
    assert (statement.text, statement.mode, statement.speaker) == ("the ferry had sailed", "indirect", "a1")


def test_marks_and_comma_of_a_quotation_are_not_said() -> None:
    (statement,) = find_statements(parsed_of(QUOTED), cast_of({6: "Norway"}), CODEBOOK)
    assert (statement.text, statement.mode, statement.cue) == ("They sailed", "direct", "said")


def test_span_cue_and_speaker_stand_where_they_say() -> None:
    parsed = parsed_of(QUOTED)
    (statement,) = find_statements(parsed, cast_of({6: "Norway"}), CODEBOOK)
    spans = (statement.span, statement.cue_span, statement.speaker_span)
    assert [parsed.text[a:b] for a, b in filter(None, spans)] == ["They sailed", "said", "Norway"]


def test_what_somebody_did_not_say_is_no_statement() -> None:
    assert find_statements(parsed_of(DID_NOT_SAY), cast_of({0: "Norway"}), CODEBOOK) == ()


def test_a_pronoun_without_an_actor_speaks_for_the_speaker_before() -> None:
    added = SAID_THAT.replace("Norway/Norway/PROPN", "It/it/PRON").replace("said/say", "added/add")
    statements = find_statements(parsed_of(SAID_THAT, added), cast_of({0: "Norway"}), CODEBOOK)
    assert [s.speaker for s in statements] == ["a1", "a1"]
