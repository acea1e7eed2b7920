"""Which texts are one: copied, cut down, edited, and which only tell of the same day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.casebook.copies import (
    COPY,
    LIKELY,
    PERMUTATIONS,
    SHARED_BANDS,
    are_copies,
    day_number,
    likeness,
    origin_of,
    print_of,
    similarity,
)

WIRE = """Delegates of Ruritania and the Free Valleys Front met in Zenda on Friday for the first time since the winter
truce broke down. The meeting lasted four hours and ended without a joint statement. Officials of the lakes mission,
which called both sides to the table, said that they would come back in a fortnight. "We have heard each other out, and
that is more than could be said a month ago," said Flavia Elphberg, who leads the delegation of the front. The
government's envoy, Rupert Hentzau, declined to speak to reporters. Shelling was heard in the upper valley during the
night. Two villages have been without power since Tuesday, and the road to the pass is closed to trucks. Aid workers
want the road opened before the snow melts. The front wants its prisoners released first."""

OTHER = """Ruritania's government sat down with the rebels of the upper valleys in Zenda on Friday, their first meeting
since winter. Nobody signed anything. Flavia Elphberg told a press conference that both sides had listened. "We have
heard each other out," she said. A second round is expected in two weeks, a diplomat told this newspaper. In the capital
several hundred people marched against any amnesty. The finance ministry put the cost of the war at four hundred
million crowns this year, more than the schools and the railways get together. Hentzau left by a side door."""

BAND = (0, 5516291675345106590)
SIGNATURE = (129827517, 497186055, 313958539)


def test_a_copy_is_a_copy():
    assert similarity(WIRE, WIRE.replace(".", " .").upper()) == 1


@pytest.mark.parametrize("share", [0.25, 0.5, 0.8])
def test_a_text_cut_down_is_a_copy(share):
    cut = WIRE[: int(len(WIRE) * share)]
    assert are_copies(similarity(WIRE, cut))
    assert_found(WIRE, cut)


def test_a_text_edited_lightly_is_a_copy():
    edited = WIRE.replace("met in Zenda on Friday", "held talks on Friday").replace("a fortnight", "two weeks")
    edited = "A correspondent reports. " + edited.replace("night", "small hours")
    assert are_copies(similarity(WIRE, edited))
    assert_found(WIRE, edited)


def test_two_reports_of_one_day_are_no_copies_though_they_quote_the_same_words():
    assert similarity(WIRE, OTHER) < COPY / 2


def test_short_texts_are_copies_where_all_words_are_the_same():
    assert similarity("Talks in Zenda resumed.", "Talks in Zenda resumed") == 1
    assert similarity("Talks in Zenda resumed.", "Talks in Zenda resumed today") == 0


def test_texts_without_words_are_nobodys_copies():
    assert similarity("", "") == 0
    assert similarity("— …", "***") == 0


@given(st.text(max_size=400), st.text(max_size=400))
def test_similarity_does_not_care_for_order(a, b):
    assert similarity(a, b) == similarity(b, a)
    assert likeness(print_of(a), print_of(b)) == likeness(print_of(b), print_of(a))


@given(st.text(max_size=400))
def test_any_text_has_a_print(text):
    assert len(print_of(text).signature) == PERMUTATIONS
    assert all(-(2**63) <= value < 2**63 for _, value in print_of(text).bands)


def test_prints_are_the_same_on_every_machine_and_with_every_version_of_the_library():
    """Files hold bands: should this fail, a new version of the file must make them anew."""
    assert print_of(WIRE).bands[0] == BAND
    assert print_of(WIRE).signature[:3] == SIGNATURE


def test_the_earliest_report_is_the_origin_and_an_undated_one_the_last():
    reports = [(None, "sha256:a"), ("2031-03-08", "sha256:b"), ("2031-03-07", "sha256:d"), ("2031-03-07", "sha256:c")]
    assert origin_of(reports) == "sha256:c"


def test_only_a_whole_date_is_a_day():
    assert day_number("2031-03-08") - day_number("2031-03-07") == 1
    assert [day_number(value) for value in (None, "2031", "2031-03", "2031-02-30")] == [0, 0, 0, 0]


def assert_found(a, b):
    """The two texts would be compared at all."""
    one, other = print_of(a), print_of(b)
    assert len(set(one.bands) & set(other.bands)) >= SHARED_BANDS
    assert likeness(one, other) >= LIKELY
