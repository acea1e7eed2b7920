"""Attribution against GUM's discourse marks, by documents made by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluate.attribution import Scored, Unit, attributions, figures, main, spoken_units, told_units, units_of
from evaluate.gum import marks_of
from parley.codebook.load import load_codebook
from parley.record import Source, Statement

TEXT = "The mayor said that the bridge was shut. She smiled."
UNITS = (Unit(1, 0, "attribution-positive", 2), Unit(2, 15, "ROOT", None), Unit(3, 41, "joint-list", 2))


def statement(cue: tuple[int, int], words: tuple[int, int]) -> Statement:
    return Statement("s1", None, Source("anonymous"), "indirect", TEXT[slice(*words)], words, (words,), cue_span=cue)


def scored(*statements: Statement) -> Scored:
    return Scored("GUM_news_bridge", TEXT, UNITS, statements, frozenset({1}))


def test_units_begin_at_their_marks() -> None:
    marks = ["attribution-positive:1->2:0:sem-atsrc-1", "", "ROOT:2:0", "", "joint-list_m:3->2:0"]
    spans = [(0, 3), (4, 9), (10, 14), (15, 19), (20, 23)]
    expected = [Unit(1, 0, "attribution-positive", 2), Unit(2, 10, "ROOT", None), Unit(3, 20, "joint-list", 2)]
    assert list(units_of(marks, spans)) == expected


def test_a_mark_is_found_by_cue_and_words() -> None:
    document = scored(statement((10, 14), (20, 39)))
    assert attributions(document) == {(1, 2)}
    assert told_units(document) == {1: {2}}
    assert figures([document])["attributions"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "of": 1}


def test_words_of_another_unit_are_no_find() -> None:
    row = figures([scored(statement((10, 14), (41, 51)))])["attributions"]
    assert (row["precision"], row["recall"]) == (0.0, 0.0)


def test_a_cue_in_one_unit_with_its_words_is_not_compared() -> None:
    assert told_units(scored(statement((45, 51), (41, 44)))) == {}


def test_units_with_a_word_of_speech_are_told() -> None:
    words = [("mayor", (4, 9)), ("say", (10, 14)), ("smile", (45, 51))]
    assert 1 in spoken_units(UNITS, words, load_codebook())


def test_marks_are_read_by_word(tmp_path: Path) -> None:
    file = tmp_path / "dev.conllu"
    file.write_text("# newdoc id = d\n1\tHe\the\tPRON\tPRP\t_\t0\troot\t_\tDiscourse=ROOT:1:0|SpaceAfter=No\n\n")
    assert marks_of(file, "Discourse") == {"d": ["ROOT:1:0"]}


def test_errors_of_the_test_split_are_not_shown(tmp_path: Path) -> None:
    with pytest.raises(SystemExit):
        main(["--data", str(tmp_path), "--split", "test", "--errors"])
