"""Which statements of different reports repeat one, and what is shown of it."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.casebook.groups import SAME
from parley.casebook.sayings import (
    SHARED,
    Form,
    blocks_of,
    compare,
    near_blocks_of,
    plain_words,
    quoted_words,
    saying_id,
)
from parley.casebook.wordings import Wording, show

HENTZAU, MINISTRY, ELPHBERG = "rupert-hentzau.rur", "foreign-ministry.rur", "flavia-elphberg.rur"
RURITANIA = "state:RUR"
PASS = "We shall open the pass to the relief convoys before the first snow falls"


def said(text=PASS, mode="direct", *, speaker=HENTZAU, day="2031-03-07", **more):
    return Form(
        speakers=(speaker,), persons=(speaker,) if "-ministry" not in speaker else (), sides=(RURITANIA,), day=day,
        published=None, act="promise", words=plain_words(text), quoted=quoted_words(text, mode), **more,
    )  # fmt: skip


def are_one(a, b):
    assert compare(a, b) == compare(b, a)
    assert len(set(near_blocks_of(a)) & set(blocks_of(b))) == len(set(near_blocks_of(b)) & set(blocks_of(a)))
    return compare(a, b).score >= SAME and len(set(near_blocks_of(a)) & set(blocks_of(b))) >= SHARED


INDIRECT = "it would open the pass to relief convoys before snow falls"


@pytest.mark.parametrize(
    "other",
    [
        said(),
        said("open the pass to the relief convoys before the first snow"),
        said(f"his government would “{PASS.lower()}”", "mixed"),
        said(INDIRECT, "indirect"),
        said(INDIRECT, "indirect", speaker=MINISTRY),
        said(day="2031-03-08"),
        replace(said(), day=None, published="2031-03-10"),
        replace(said(), act=None),
        replace(said(), act="announce"),
    ],
    ids=["same", "cut", "mixed", "reported", "of the ministry", "next day", "undated", "no act", "another act"],
)
def test_what_is_said_once_is_one_saying_however_it_is_told(other):
    assert are_one(said(), other)


@pytest.mark.parametrize(
    "other",
    [
        said(day="2031-04-07"),
        said("We shall keep the pass shut until the last mine has been found", "direct"),
        said("it would not open the pass to relief convoys", "indirect"),
        replace(said(), act="deny"),
        replace(said(INDIRECT, "indirect"), speakers=(ELPHBERG,), persons=(ELPHBERG,)),
        replace(said(), sides=("front.rur",), speakers=("front.rur",), persons=()),
        replace(said(), sides=(), speakers=(), persons=()),
    ],
    ids=["a month later", "other words", "negated", "denied", "a colleague", "the other side", "nobody named"],
)
def test_another_statement_is_another(other):
    assert not are_one(replace(said(), act="assert"), other)


def test_unnamed_speakers_are_one_where_the_words_are_the_same():
    unnamed = replace(said(), sides=(), speakers=(), persons=())
    assert are_one(unnamed, replace(unnamed, day="2031-03-08"))
    loose = "the pass would be open to convoys once relief was agreed"
    assert not are_one(unnamed, replace(unnamed, words=plain_words(loose), quoted=""))


def test_other_numbers_are_another_statement():
    a, b = (said(f"the army will free {n} prisoners at the bridge on Monday", "indirect") for n in (40, 60))
    assert not are_one(a, replace(b, day="2031-03-08"))


def test_what_says_little_is_not_looked_up():
    assert blocks_of(said("We have come")) == ()


@given(st.text(), st.text(), st.sampled_from(["2031-03-07", "no day", None]))
def test_comparing_never_fails(text, other, day):
    a, b = said(text, "mixed"), said(other, day=day)
    assert 0 <= compare(a, b).score == compare(b, a).score <= 1
    assert set(blocks_of(a)) <= set(near_blocks_of(a))


def test_the_id_of_a_saying_is_that_of_its_first_statement():
    assert saying_id(["b#s1", "a#s2"]) == saying_id(["a#s2"]) != saying_id(["b#s1"])


TOLD = [
    Wording("a#s1", "a", "2031-03-08", (HENTZAU,), "indirect", "a long report of his words", "promise", None),
    Wording("b#s1", "b", "2031-03-08", (MINISTRY,), "direct", "We shall open it", "announce", "2031-03-07"),
    Wording("c#s4", "c", "2031-03-09", (HENTZAU,), "direct", "We shall open the pass", "promise", "2031-03-07"),
    Wording("d#s4", "b", "2031-03-09", (MINISTRY,), "direct", "We shall", "announce", None),
]


def test_a_saying_is_shown_in_its_fullest_quotation():
    shown = show(TOLD)
    assert (shown.statement, shown.rules["text"]) == ("c#s4", "fullest_quotation")
    assert (shown.speakers, shown.act, shown.day, shown.first) == ((HENTZAU,), "promise", "2031-03-07", "2031-03-08")


def test_copies_of_one_text_count_once():
    shown = show(TOLD)
    assert (shown.reports, shown.origins) == (4, 3)
    assert shown.rules["speakers"] == "most_origins"


def test_what_a_person_corrected_goes_before_what_most_tell():
    shown = show([*TOLD[1:], replace(TOLD[0], act="warn", judged=("act",))])
    assert (shown.act, shown.rules["act"]) == ("warn", "judged")


def test_what_is_shown_does_not_depend_on_order():
    assert len({repr(show(told)) for told in permutations(TOLD)}) == 1


def test_what_no_report_tells_stays_open():
    shown = show([replace(TOLD[0], speakers=(), act=None, published=None)])
    assert (shown.speakers, shown.act, shown.day, shown.first) == ((), None, None, None)
    assert shown.rules == {"text": "only", "speakers": "none", "act": "none", "day": "none"}
