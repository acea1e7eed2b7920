"""Cells: what is harmless, and what is known of a date."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.store.exports.cells import clean, harmless, parts_of, precision_of


@given(st.text())
def test_no_text_is_a_formula_or_holds_a_control_character(text):
    cell = harmless(text)
    assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert all(c.isprintable() or c not in "\t\n\r\x07\x1b\u202e" for c in cell)


@given(st.lists(st.text(), min_size=2))
def test_cells_come_back_from_a_table_as_they_went_in(texts):
    cells = [harmless(text) for text in texts]
    file = io.StringIO(newline="")
    csv.writer(file).writerow(cells)
    assert next(csv.reader(io.StringIO(file.getvalue(), newline=""))) == cells


def test_line_breaks_become_one_space():
    assert clean("one\r\n\ttwo") == "one two"


def test_negative_numbers_stay_numbers():
    assert harmless(-1.5) == -1.5


@pytest.mark.parametrize(
    ("value", "parts", "precision"),
    [
        ("2031-03-07", (2031, 3, 7), "day"),
        ("2031-03-07/2031-03-09", (2031, 3, 7), "day"),
        ("2031-03", (2031, 3, None), "month"),
        ("2031", (2031, None, None), "year"),
        ("2031-W10", (2031, 3, None), "month"),
        ("PAST_REF", (None, None, None), None),
        (None, (None, None, None), None),
    ],
)
def test_a_date_has_the_parts_that_it_names(value, parts, precision):
    assert (parts_of(value), precision_of(value)) == (parts, precision)
