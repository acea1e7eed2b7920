"""Tables of answers at any width: which columns are shown, how wide they are, what is never cut in two."""

import pytest

from parley.cli.answers import show_table
from parley.cli.columns import Column, fitting, widths

ROUND = {
    "id": "r0123456789ab", "start": "2031-03-07", "status": "under_way", "verdict": "confirmed_by_one_and_third",
    "place": {"name": "Strelsau", "country": "RUR"}, "origins": 3,
    "participants": [{"name": "Free Valleys Front", "role": "party"}, {"name": "Ruritania", "role": "party"}],
    "mentions": [{"report": "sha256:0123", "file": "papers/of the/zenda.txt", "talk": "t1"}],
}  # fmt: skip


@pytest.mark.parametrize("width", [80, 100, 120, 200])
def test_ids_dates_and_words_stay_whole_at_every_width(capsys, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    show_table([ROUND], "talks")
    lines = capsys.readouterr().out.splitlines()
    words = {word for line in lines for word in line.split()}
    assert {"2031-03-07", "under", "way", "Strelsau,", "Valleys", "r0123456789ab"} - words == set()
    assert max(map(len, lines)) <= width


def test_columns_without_room_are_named(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    show_table([ROUND], "talks")
    assert capsys.readouterr().err == "parley: no room for Texts, Reports; --json and --csv have all\n"


def test_a_wide_terminal_has_all_columns_on_one_line(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "200")
    show_table([ROUND], "talks")
    shown = capsys.readouterr()
    assert "Free Valleys Front (party); Ruritania (party)" in shown.out
    assert "zenda.txt t1" in shown.out
    assert shown.err == ""


def test_one_column_is_left_however_narrow_the_terminal():
    columns = [Column("Start", ("2031-03-07",)), Column("Round", ("r0123456789ab",))]
    assert fitting(columns, 3) == columns[:1]
    assert widths(columns[:1], 3) == [10]


def test_what_is_short_leaves_its_room_to_what_is_long():
    columns = [Column("Act", ("deny",)), Column("Text", ("word " * 30,))]
    assert widths(columns, 80) == [4, 74]
