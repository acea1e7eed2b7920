"""The gold of the casebook keeps to its form, and its own talks are matched and judged as the bars ask."""

from pathlib import Path

import pytest

from evaluate.casebook import score_file
from evaluate.casebook_gold import read_gold, records_of, span_of

GOLD = Path(__file__).parents[1] / "gold" / "casebook"
PROCESSES = ("sudan", "cyprus", "colombia", "caucasus")


@pytest.fixture(params=PROCESSES)
def gold(request):
    return read_gold(GOLD / f"{request.param}.txt")


def test_words_stand_in_their_reports_and_rounds_are_listed(gold):
    talks = [(report, talk) for report in gold.reports for talk in report.talks]
    assert all(span_of(talk, report.text) for report, talk in talks)
    assert {talk.round for _, talk in talks} == set(gold.verdicts)


def test_reports_are_short_and_many(gold):
    assert len(gold.reports) >= 20
    assert all(45 <= len(report.text.split()) <= 160 for report in gold.reports)


def test_the_golds_own_talks_make_the_golds_rounds(gold):
    figures = score_file("gold", gold, list(records_of(gold)), errors=False)
    assert figures["gold: rounds"]["f1"] >= 0.95
    assert figures["gold: copies"]["f1"] >= 0.95
    assert figures["gold: verdicts"]["accuracy"] >= 0.9


@pytest.mark.parametrize("process", ["sudan", "cyprus"])
def test_the_golds_own_events_make_the_golds_happenings(process):
    gold = read_gold(GOLD / f"{process}.txt")
    assert {event.event for report in gold.reports for event in report.events} == set(gold.event_verdicts)
    figures = score_file("gold", gold, list(records_of(gold)), errors=False)
    assert figures["gold: events"]["f1"] >= 0.95
    assert figures["gold: event verdicts"]["accuracy"] >= 0.9


def test_what_a_report_leaves_open_is_not_in_its_record():
    records = list(records_of(read_gold(GOLD / "colombia.txt")))
    call = next(talk for record in records for talk in record["talks"] if talk.get("format") == "phone")
    undated = next(talk for record in records for talk in record["talks"] if "start" not in talk)
    assert "place" not in call
    assert undated["end"]["value"] == "2023-03-10"
