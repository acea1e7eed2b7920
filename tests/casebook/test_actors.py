"""Who an actor of one report is in the casebook."""

import pytest

from parley.casebook.actors import actor_of, likeness_of

REPORT = "sha256:" + "c0ffee" * 10


def person(name, country="RUR"):
    return likeness_of(name, kind="person", country=country, report=REPORT)


def body(name, country="RUR", kind="government"):
    return likeness_of(name, kind=kind, country=country, report=REPORT)


@pytest.mark.parametrize(
    ("likeness", "id"),
    [
        (person("Rupert Hentzau"), "rupert-hentzau.rur"),
        (person("Flávia Elphberg"), "flavia-elphberg.rur"),
        (body("United Nations", None, "igo"), "united-nations"),
        (body("foreign ministry"), "foreign-ministry.rur"),
        (body("Marsh People", ("GRA", "RUR"), "armed_group"), "marsh-people.gra-rur"),
        (body("protesters", "RUR", "other"), "protesters.rur@c0ffeec0ffee"),
        (body("foreign ministry", None), "foreign-ministry@c0ffeec0ffee"),
        (person("a spokesman"), "spokesman.rur@c0ffeec0ffee"),
        (body("?!", None, "other"), "nameless"),
    ],
)
def test_an_id_is_a_name_and_a_country(likeness, id):
    assert likeness.own == id


def test_a_surname_joins_the_only_person_of_that_surname_and_country():
    others = [person("Hentzau"), person("Rupert Hentzau"), person("Anna Hentzau", "GRA")]
    assert actor_of(person("Hentzau"), others) == "rupert-hentzau.rur"


def test_a_surname_that_two_have_stays_by_itself():
    others = [person("Rupert Hentzau"), person("Anna Hentzau")]
    assert actor_of(person("Hentzau"), others) == "hentzau.rur"


def test_a_name_without_a_country_joins_the_only_one_that_has_one():
    assert actor_of(person("Rupert Hentzau", None), [person("Rupert Hentzau")]) == "rupert-hentzau.rur"
    two = [person("Rupert Hentzau"), person("Rupert Hentzau", "GRA")]
    assert actor_of(person("Rupert Hentzau", None), two) == "rupert-hentzau"


def test_a_person_and_a_body_of_one_name_do_not_join():
    assert actor_of(person("Mountain Dawn", None), [body("Mountain Dawn", "RUR", "party")]) == "mountain-dawn"


@pytest.mark.parametrize("name", ["New People's Army", "NPA", "new people’s army"])
def test_a_body_that_the_codebook_knows_is_one_under_all_its_names(name):
    assert body(name, "PHL", "armed_group").own == body("NPA", "PHL", "armed_group").own


def test_a_known_name_in_another_country_is_somebody_else():
    assert body("NPA", "RUR", "party").own == "npa.rur"


def test_a_ministry_is_one_under_all_its_names_in_each_country():
    assert body("Ministry of Foreign Affairs").own == "foreign-ministry.rur"
    assert body("Ministry of Foreign Affairs", "GRA").own == "foreign-ministry.gra"


def test_a_capital_is_not_the_state():
    assert body("Manila", "PHL").own == "manila.phl"


def test_a_known_name_without_a_country_is_the_only_body_that_has_it():
    assert body("UN", None, "igo").own == "united-nations"
    assert body("National Liberation Army", None, "armed_group").own == "national-liberation-army"


def test_crowds_join_nobody():
    crowd = body("protesters", None, "other")
    assert actor_of(crowd, [body("Protesters", "RUR", "party")]) == crowd.own
