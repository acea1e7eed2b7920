"""The card: what a person sees of a record."""

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from parley.cli.card import draw_card
from parley.cli.words import cut, date_words, number_words, value_words
from parley.record import (
    Actor,
    Conflict,
    Date,
    Event,
    Participant,
    Place,
    Problem,
    Reason,
    Record,
    Report,
    Source,
    Statement,
    Talk,
    Time,
    Title,
    Version,
)

TEXT = (
    "ZENDA — Foreign Minister Anna Berger of Ruritania received five envoys of the Free Valleys Front on Friday. "
    "“We will talk until the passes are open,” Berger said. Borduria declined to attend, citing the lack of guarantees."
)


def at(words):
    """The span of words in the text, as evidence."""
    start = TEXT.index(words)
    return ((start, start + len(words)),)


RECORD = Record(
    report=Report(
        id="sha256:0",
        text=TEXT,
        title="Ruritania hosts the Front",
        published="2018-11-09",
        published_from="metadata",
        publisher="The Example Post",
        authors=("Jane Doe",),
        dateline="ZENDA",
        file="zenda.html",
    ),
    times=(Time(*at("Friday"), "DATE", "2018-11-09", "Friday"),),
    actors=(
        Actor("a1", "Anna Berger", "person", at("Anna Berger"), titles=(Title("foreign minister", "a2"),)),
        Actor("a2", "Ruritania", "state", at("Ruritania")),
        Actor("a3", "Free Valleys Front", "armed_group", at("Free Valleys Front")),
        Actor("a4", "Borduria", "state", at("Borduria")),
    ),
    talks=(
        Talk(
            "t1",
            "held",
            (
                Participant("a2", "host", "attended", at("Ruritania received"), level="minister", members=("a1",)),
                Participant("a3", "party", "attended", at("five envoys of the Free Valleys Front"), size=5),
                Participant(
                    "a4",
                    "observer",
                    "declined",
                    at("Borduria declined to attend"),
                    reason=Reason("the lack of guarantees", at("the lack of guarantees"), "security"),
                ),
            ),
            at("received five envoys"),
            name="Zenda round",
            place=Place("Zenda", "RUR"),
            start=Date("2018-11-09", at("Friday")),
        ),
    ),
    statements=(
        Statement(
            "s1",
            "a1",
            Source("named"),
            "direct",
            "We will talk until the passes are open",
            at("We will talk until the passes are open")[0],
            at("“We will talk until the passes are open,” Berger said."),
            cue="said",
            act="promise",
        ),
        Statement(
            "s2",
            None,
            Source("anonymous", "a diplomat"),
            "indirect",
            "the passes are open",
            at("the passes are open")[0],
            at("open"),
        ),
    ),
    events=(Event("e1", "REJECT", ("a4",), ("a2",), "asserted", False, at("Borduria declined"), mode="meet"),),
    conflicts=(
        Conflict(
            "a4", "attendance", (Version(at("Borduria"), "declined"), Version(at("Borduria"), "attended", ("a3",)))
        ),
    ),
    problems=(Problem("undeclared charset taken for windows-1252"),),
)


def drawn(record=RECORD, *, width=80, evidence=False):
    """The card as text, as it goes into a file."""
    file = io.StringIO()
    console = Console(file=file, width=width, markup=False, emoji=False, highlight=False)
    draw_card(record, evidence=evidence, console=console)
    return file.getvalue()


def row(card, name):
    return next(line for line in card.splitlines() if line.strip().startswith(name)).split()


def test_headline_source_and_date_come_first():
    assert drawn().splitlines()[1:5] == [
        "Ruritania hosts the Front",
        "The Example Post · by Jane Doe",
        "ZENDA · published 9 November 2018 (from its metadata)",
        "zenda.html",
    ]


def test_a_report_without_a_date_says_what_that_means():
    card = drawn(replace(RECORD, report=replace(RECORD.report, published=None)))
    assert "publication date unknown: weekdays and the like stay open" in card


def test_each_delegation_has_its_row():
    card = drawn()
    assert row(card, "Ruritania  ") == ["Ruritania", "host", "attended", "minister", "Anna", "Berger"]
    assert row(card, "Free Valleys") == ["Free", "Valleys", "Front", "party", "attended", "5"]
    assert row(card, "Borduria") == ["Borduria", "observer", "declined"]


def test_who_stayed_away_is_told_with_the_reason():
    assert "Borduria: the lack of guarantees (security)" in drawn()


def test_statements_stand_under_their_speaker_with_office():
    lines = drawn().splitlines()
    start = lines.index("  Anna Berger, foreign minister of Ruritania")
    assert lines[start + 1].split(maxsplit=1) == ["said", "“We will talk until the passes are open”"]
    assert "promise, direct" in lines[start + 2]


def test_a_body_whose_name_many_have_is_told_with_its_country():
    ministry = Actor("a1", "foreign ministry", "government", at("Ruritania"), country="RUR")
    card = drawn(replace(RECORD, actors=(ministry, *RECORD.actors[1:])))
    assert "  foreign ministry (RUR)" in card.splitlines()


def test_an_unnamed_speaker_is_described():
    assert "  a diplomat (anonymous)" in drawn().splitlines()


def test_conflicting_accounts_name_both_versions():
    card = " ".join(drawn().split())
    assert "attendance of Borduria: declined against attended (on the word of Free Valleys Front)" in card


def test_problems_of_the_input_are_told():
    assert "undeclared charset taken for windows-1252" in drawn()


def test_passages_are_shown_only_on_request():
    passage = "Free Valleys Front: five envoys of the Free Valleys Front"
    assert passage in drawn(evidence=True)
    assert passage not in drawn()


def test_a_report_of_nothing_says_so():
    assert "no talks are reported" in drawn(Record(report=RECORD.report))


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("evidence", [False, True])
def test_no_line_is_wider_than_the_terminal(width, evidence):
    assert max(map(len, drawn(width=width, evidence=evidence).splitlines())) <= width


def test_lines_in_a_file_end_without_blanks():
    assert all(line == line.rstrip() for line in drawn().splitlines())


HOSTILE = "[bold red]Borduria[/] :bomb: [link=file:///etc]x\x1b[2J\x1b]8;;http://x\x07\nTalks  99\u202e"


def test_text_of_a_report_is_neither_markup_nor_escape():
    actors = tuple(replace(actor, name=HOSTILE) for actor in RECORD.actors)
    hostile = replace(RECORD, actors=actors, report=replace(RECORD.report, title=HOSTILE, publisher=HOSTILE))
    card = drawn(hostile, width=120)
    assert "[bold red]Borduria[/] :bomb: [link=file:///etc]x" in card
    assert not {"\x1b", "\x07", "\u202e"} & set(card)
    assert "\nTalks  99" not in card


@given(st.text(max_size=30))
def test_any_name_makes_a_card(name):
    actors = tuple(replace(actor, name=name) for actor in RECORD.actors)
    assert drawn(replace(RECORD, actors=actors))


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2018-11-09", "9 November 2018"),
        ("2018-11", "November 2018"),
        ("2018-W45", "2018-W45"),
        ("2018", "2018"),
        ("2018-13-01", "2018-13-01"),
    ],
)
def test_full_dates_read_as_words(value, words):
    assert value_words(value) == words


def test_an_interval_names_both_ends():
    assert date_words(Date("2018-12-03/2018-12-05"), "") == "3 December 2018 – 5 December 2018"


def test_a_date_that_stays_open_is_given_in_the_words_of_the_report():
    assert date_words(Date("XXXX-WXX-5", at("Friday")), TEXT) == "“Friday”"


@given(st.text(), st.integers(2, 50))
def test_cutting_keeps_the_beginning_within_bounds(words, most):
    short = cut(words, most)
    assert len(short) <= max(most, len(words) if len(words) <= most else most)
    assert words.startswith(short.removesuffix("…"))


def test_numbers_read_as_printed():
    assert [number_words(v) for v in (14000.0, 2.5, 11)] == ["14,000", "2.5", "11"]
