"""Dated offices and the gazetteer."""

from __future__ import annotations

import pytest

from parley.codebook.load import Codebook, load_codebook
from parley.codebook.times import bounds, overlaps


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.mark.parametrize(
    ("office", "of", "date", "holders"),
    [
        ("president", "COL", "2012-09-04", ("Juan Manuel Santos",)),
        ("the President", "COL", "2012", ("Juan Manuel Santos",)),
        ("president", "COL", "2010", ("Álvaro Uribe", "Juan Manuel Santos")),
        ("secretary of state", "USA", "1995-11", ("Warren Christopher",)),
        ("foreign secretary", "GBR", "2011", ("William Hague",)),
        ("premier", "CHN", "2015", ("Li Keqiang",)),
        ("secretary of state", "VAT", "2020", ("Pietro Parolin",)),
        ("secretary-general", "un", "2005", ("Kofi Annan",)),
        ("secretary general", "nato", "2016", ("Jens Stoltenberg",)),
        ("special envoy for Yemen", "un", "2019-03", ("Martin Griffiths",)),
        ("special representative to Libya", "un", "2016", ("Martin Kobler",)),
        ("commander-in-chief", "MMR", "2020", ("Min Aung Hlaing",)),
        ("prime minister", "JPN", "2020-W40", ("Yoshihide Suga",)),
        ("president", "ZZZ", "2020", ()),
        ("grand poobah", "USA", "2020", ()),
    ],
)
def test_the_holder_of_an_office_is_known_by_date(
    codebook: Codebook, office: str, of: str, date: str, holders: tuple[str, ...]
) -> None:
    assert codebook.holders(office, of, date) == holders


@pytest.mark.parametrize(
    ("name", "date", "office", "of"),
    [
        ("Lavrov", "2018-11-09", "foreign minister", "RUS"),
        ("Sergey Lavrov", "2018-11-09", "foreign minister", "RUS"),
        ("de Mistura", "2016", "envoy for syria", "un"),
        ("Assad", "2013", "president", "SYR"),
        ("Xi", "2020", "president", "CHN"),
        ("Hemedti", "2023", "commander", "rsf"),
        ("Timochenko", "2014", "leader", "farc"),
    ],
)
def test_a_bare_name_finds_the_office_at_that_date(
    codebook: Codebook, name: str, date: str, office: str, of: str
) -> None:
    assert (office, of) in {(h.office, h.country) for h in codebook.offices_of(name, date)}


def test_an_office_is_not_held_after_its_end(codebook: Codebook) -> None:
    assert codebook.offices_of("Javad Zarif", "2022") == ()


def test_no_state_has_two_presidents_on_one_day_but_on_days_of_change(codebook: Codebook) -> None:
    for year in range(1992, 2026):
        for state in ("USA", "RUS", "FRA", "EGY", "KEN", "COL", "IRN", "NGA", "KOR", "PHL"):
            assert len(codebook.holders("president", state, f"{year}-11-30")) <= 1


def test_a_partial_date_covers_its_whole_span() -> None:
    assert bounds("2014-06") == ("2014-06-01", "2014-06-31")
    assert bounds("2018-W45") == ("2018-11-05", "2018-11-11")
    assert bounds("2018-Q2") == ("2018-04-01", "2018-06-31")
    assert bounds("2018-11-09/2018-12") == ("2018-11-09", "2018-12-31")
    assert overlaps("2014-06", None, "2014")
    assert not overlaps("2014-06", "2014-09", "2014-10-01")


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Tripoli", "LBY"),
        ("Camp David", "USA"),
        ("Crans-Montana", "CHE"),
        ("Palais des Nations", "CHE"),
        ("Skhirat", "MAR"),
        ("Minsk", "BLR"),
        ("Darfur", "SDN"),
        ("Tigray", "ETH"),
        ("Donbass", "UKR"),
        ("Kiev", "UKR"),
        ("San José", "CRI"),
        ("Hodeidah", "YEM"),
        ("Panmunjom", "KOR"),
        ("Islamabad", "PAK"),
    ],
)
def test_the_likeliest_reading_of_a_place(codebook: Codebook, name: str, country: str) -> None:
    assert codebook.places(name)[0].country == country


def test_a_place_of_two_countries_gives_both(codebook: Codebook) -> None:
    assert [p.country for p in codebook.places("Tripoli")][:2] == ["LBY", "LBN"]


def test_a_venue_names_its_city_and_has_coordinates(codebook: Codebook) -> None:
    (venue,) = codebook.places("Palais des Nations")
    assert (venue.kind, venue.within) == ("venue", "Geneva")
    assert venue.latitude == pytest.approx(46.2, abs=0.1)


def test_an_unknown_place_has_no_reading(codebook: Codebook) -> None:
    assert codebook.places("Ruritania") == ()
    assert codebook.places("") == ()
