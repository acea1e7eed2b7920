"""Records as rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.codebook.times import days_of
from parley.store.rows import LONGEST_PASSAGE, claim_rows, passages, record_in, report_row
from tests.made_records import TEXT, id_of, record, seat, talk

ACTORS = {"a1": "ruritania.rur", "a2": "free-valleys-front.rur", "a3": "rupert-hentzau.rur", "a4": "protesters.rur@0"}


@given(st.text(st.sampled_from("ab. \n\t”"), max_size=4000))
def test_passages_quote_the_text_and_leave_nothing_but_space_out(text):
    spans = list(passages(text))
    assert all(start < end <= start + LONGEST_PASSAGE for start, end in spans)
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(text.split())


def test_a_long_paragraph_is_parted_after_a_sentence():
    text = "The ferry did not sail. " * 200
    first, *_ = passages(text)
    assert text[slice(*first)].rstrip().endswith("sail.")


def test_claims_speak_of_the_casebooks_actors():
    rows = claim_rows(record(), 7, ACTORS, sides={**ACTORS, "a3": "ruritania.rur"})
    assert rows["seat"][0][1] == "ruritania.rur"
    assert rows["statement_speaker"] == [(f"{id_of(TEXT)}#s1", "rupert-hentzau.rur", "ruritania.rur")]
    assert rows["position"][0][2] == "ruritania.rur"
    assert '"of":"ruritania.rur"' in rows["claim"][0][3]


def test_free_words_for_a_source_stay_as_they_are():
    told = record(talks=[talk("t1", [seat("a1")], according_to=["a2", "a senior officer"])])
    assert claim_rows(told, 7, ACTORS, sides=ACTORS)["talk"][0][23] == '["free-valleys-front.rur","a senior officer"]'


def test_two_rows_of_one_delegation_both_stand():
    twice = record(talks=[talk("t1", [seat("a1"), seat("a1", attendance="withdrew")])])
    assert [row[2] for row in claim_rows(twice, 7, ACTORS, sides=ACTORS)["seat"]] == ["a1", "a1/2"]


def test_a_record_comes_out_as_it_went_in():
    row = report_row(record(), digest="", added="", reader="")
    assert record_in(row[12]) == record()


@pytest.mark.parametrize(
    ("value", "days"),
    [
        ("2031-03-07", ("2031-03-07", "2031-03-07")),
        ("2031-03-07T18:00", ("2031-03-07", "2031-03-07")),
        ("2031-02", ("2031-02-01", "2031-02-28")),
        ("2031", ("2031-01-01", "2031-12-31")),
        ("2031-W10", ("2031-03-03", "2031-03-09")),
        ("2031-03-07/2031-03-09", ("2031-03-07", "2031-03-09")),
        ("2031-03-07/XXXX", ("2031-03-07", None)),
        ("XXXX-WXX-5", (None, None)),
        ("PAST_REF", (None, None)),
        ("0000-02-30", (None, None)),
        ("2031-02-30", ("2031-02-28", "2031-02-28")),
        (None, (None, None)),
    ],
)
def test_a_date_allows_days(value, days):
    assert days_of(value) == days
