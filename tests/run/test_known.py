"""Whom bodies that reports name sit for, by the codebook."""

from parley.run.known import entity_of


def test_a_community_sits_with_the_state_or_entity_that_speaks_for_it():
    asked = [
        ("Bosnian Serbs", "BIH"),
        ("Kosovo Albanians", "XKX"),
        ("Abkhazia", "GEO"),
        ("Georgia", "GEO"),
        ("Sami", "NOR"),
    ]
    found = [entity_of(name, country) for name, country in asked]
    assert [known and known.name for known in found] == ["Republika Srpska", "Kosovo", "Abkhazia", None, None]
