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


def test_crowds_join_nobody():
    crowd = body("protesters", None, "other")
    assert actor_of(crowd, [body("Protesters", "RUR", "party")]) == crowd.own
