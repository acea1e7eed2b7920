"""Sectors, countries and unnamed office-holders in whole records, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.record import Actor, Record, Report
from parley.steps import Reader, read_report


def record_of(reader: Reader, text: str, published: str | None = None) -> Record:
    return read_report(Report(id="case", text=text, published=published), reader)


def actor(record: Record, name: str) -> Actor:
    (found,) = [a for a in record.actors if a.name == name]
    return found


@pytest.mark.parametrize(
    ("text", "name", "sectors"),
    [
        ("Zambian Foreign Minister Mwila Banda left Lusaka on Monday.", "Mwila Banda", ("GOV",)),
        ("The rebel leader, Adam Suleiman, came by boat to Juba.", "Adam Suleiman", ("REB",)),
        ("Former Finnish president Aino Virtanen chaired the session.", "Aino Virtanen", ("ELI",)),
        ("Bishop Hovsep Nalian brought the list of prisoners to Gyumri.", "Hovsep Nalian", ("REL",)),
        ("Omar Sidi, a spokesman for the Polisario Front, would not name the place.", "Omar Sidi", ("REB",)),
        ("The Gambian intelligence agency denied that it had taken the list.", "intelligence agency", ("SPY",)),
        ("Congolese militiamen fired on the bridge on Sunday.", "Congolese militiamen", ("PRM",)),
    ],
)
def test_an_actor_has_the_sectors_of_what_he_is(reader: Reader, text: str, name: str, sectors: tuple[str, ...]) -> None:
    found = [a for a in record_of(reader, text).actors if a.name.endswith(name)]
    assert [a.sectors for a in found] == [sectors]


def test_a_people_of_several_countries_is_in_the_one_that_the_report_speaks_of(reader: Reader) -> None:
    record = record_of(reader, "Kurds marched through Istanbul. Turkey closed the road behind them.")
    assert actor(record, "Kurds").country == "TUR"


def test_an_office_without_a_name_is_its_holder_on_the_day_of_the_report(reader: Reader) -> None:
    record = record_of(reader, "The Colombian president said that the talks would go on.", "2012-09-04")
    found = actor(record, "Juan Manuel Santos")
    (title,) = found.titles
    assert title.title == "president"
    assert title.evidence
    assert found.country == "COL"
    assert [s.speaker for s in record.statements] == [found.id]


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The Colombian president said that the talks would go on.", None),
        ("A former Colombian president said that the talks would go on.", "2012-09-04"),
        ("The Colombian vice president said that the talks would go on.", "2012-09-04"),
        ("Colombian presidents said that the talks would go on.", "2012-09-04"),
    ],
)
def test_nobody_is_named_by_guess(reader: Reader, text: str, published: str | None) -> None:
    assert "Juan Manuel Santos" not in {a.name for a in record_of(reader, text, published).actors}


def test_a_holder_whom_the_report_names_stays_one_person(reader: Reader) -> None:
    text = "Mr Santos left Bogotá on Monday. The Colombian president will be in Havana on Tuesday."
    people = [a for a in record_of(reader, text, "2012-09-04").actors if a.kind == "person"]
    assert len(people) == 1
