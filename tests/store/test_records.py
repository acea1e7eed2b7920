"""Lines that are no records cost themselves alone, and say where they are wrong."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.errors import InputError
from parley.store.records import checked, digest_of, read_record
from tests.made_records import actor, record, seat, talk


def refused(value):
    with pytest.raises(InputError) as caught:
        checked(value, "book.jsonl:3")
    assert caught.value.where == "book.jsonl:3"
    assert "\n" not in caught.value.why
    return caught.value.why


def test_a_record_that_keeps_to_the_form_is_taken_as_it_is():
    assert checked(record(), "here") == record()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[]", "the JSON value is no object"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"[" * 100_000, "JSON is nested too deeply"),
        (b"1" * 10_000, "not JSON: Exceeds the limit"),
        (b"{}", 'no record: record: "report" is a required property'),
    ],
)
def test_a_line_that_is_none_says_why(line, why):
    with pytest.raises(InputError, match=why.replace("(", r"\(")):
        read_record(line, "book.jsonl:3")


def test_a_value_outside_the_form_is_named_with_its_place():
    wrong = record(talks=[talk("t1", [seat("a1", role="boss")])])
    assert refused(wrong).startswith('no record: talks[0].participants[0].role: "boss" is not one of')


def test_an_id_that_occurs_twice_is_told():
    wrong = record(talks=[talk("t1", []), talk("t1", [])])
    assert refused(wrong) == "no record: talks: id 't1' occurs 2 times"


def test_somebody_who_is_no_actor_of_the_record_is_told():
    wrong = record(talks=[talk("t1", [seat("a1"), seat("a9")])])
    assert refused(wrong) == "no record: talks[0].participants[1]: 'a9' is no actor of this record"
    wrong = record(talks=[], positions=[{"actor": "x" * 500, "stance": "demands", "object": "", "evidence": [[0, 1]]}])
    assert len(refused(wrong)) < 250


@pytest.mark.parametrize("span", [[0, 10_000], [5, 4]])
def test_a_passage_outside_the_text_is_told(span):
    wrong = record(talks=[talk("t1", [], reason={"text": "snow", "evidence": [span]})])
    assert refused(wrong).startswith(f"no record: talks[0].reason.evidence: {span} is no passage of a text of")


def test_a_day_that_no_calendar_has_is_told():
    assert refused(record(published="2031-13-45")) == "no record: report.published: '2031-13-45' is no date"


@pytest.mark.parametrize("number", [10**30, -(10**30), 2**63])
def test_a_number_that_no_database_holds_is_told(number):
    assert "no record: " in refused(record(figures=[{"value": number, "unit": "crowns", "evidence": [[0, 1]]}]))
    assert "no record: " in refused(record(talks=[talk("t1", [seat("a1", size=abs(number))])]))


def test_nul_and_halves_of_characters_become_one_sign_each_so_that_passages_stay():
    text = "ZENDA \x00 talks \ud800 opened"
    report = {**record()["report"], "text": text}
    kept = read_record(json.dumps(record(report=report)).encode(), "here")["report"]["text"]
    assert kept == "ZENDA \ufffd talks \ufffd opened"


def test_the_digest_does_not_tell_where_a_report_was_found():
    assert digest_of(record(file="a.txt")) == digest_of(record(file="b.txt"))
    assert digest_of(record()) != digest_of(record(published="2031-03-08"))


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
KEYS = sorted(record())


@settings(max_examples=200, deadline=None)
@given(key=st.sampled_from(KEYS), junk=JUNK, inside=st.booleans())
def test_no_value_anywhere_raises_anything_else(key, junk, inside):
    wrong = record(**{key: [junk] if inside else junk})
    with suppress(InputError):
        assert checked(wrong, "book.jsonl:3")


def test_actors_of_several_countries_keep_to_the_form():
    several = [actor("a1", "Marsh People", "armed_group", ["GRA", "RUR"]), *record()["actors"][1:]]
    assert checked(record(actors=several), "here")
