"""Nothing that a report holds steers the terminal, and JSON lines stay lines."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from parley.cli.terminal import json_line, printable, printable_lines

ANY_TEXT = st.text(st.characters(codec=None), max_size=40)


@given(ANY_TEXT)
def test_printable_text_is_one_line_without_control_characters(text):
    assert not {unicodedata.category(c) for c in printable(text)} & {"Cc", "Cs", "Zl", "Zp"}


@given(ANY_TEXT)
def test_lines_keep_their_line_feeds_and_nothing_else(text):
    assert {c for c in printable_lines(text) if unicodedata.category(c) == "Cc"} <= {"\n", "\t"}


def test_marks_that_reorder_text_are_left_out():
    assert printable("gpj.\u202excod") == "gpj.xcod"


@given(st.dictionaries(ANY_TEXT, ANY_TEXT))
def test_json_says_the_same_on_one_line(plain):
    line = json_line(plain)
    assert json.loads(line) == plain
    assert len(line.splitlines()) == 1
    line.encode("utf-8")


def test_json_is_readable():
    assert json_line({"name": "Çavuşoğlu"}) == '{"name":"Çavuşoğlu"}'
