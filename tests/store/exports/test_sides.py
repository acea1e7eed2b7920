"""A state and its government, a body and its person are one side in tables of negotiations."""

import csv

import pytest

from parley.run.book import Reading, add
from parley.store.book import close, open_to_read, open_to_write
from parley.store.exports.formats import export, format_of
from tests.made_records import actor, record, seat, talk

ACTORS = [
    actor("a1", "Ruritania", "state", "RUR"),
    actor("a2", "Ruritanian interior ministry", "government", "RUR"),
    actor("a3", "Free Valleys Front", "armed_group", "RUR", sectors=["REB"]),
    actor("a4", "Antoinette Mauban", "person", "RUR", member_of=["a3"]),
    actor("a5", "Lakes Mission", "igo", None),
    actor("a6", "Flavia Elphberg", "person", "DEU", member_of=["a5"]),
]
SEATS = [seat("a1"), seat("a2"), seat("a3"), seat("a4"), seat("a5", "mediator"), seat("a6", "mediator")]


@pytest.fixture
def only_row(tmp_path):
    """The one row of an export of one round in which each side sits twice."""
    path = str(tmp_path / "zenda.casebook")
    writing = open_to_write(path)
    add(writing, Reading(record(actors=ACTORS, talks=[talk("t1", SEATS)], positions=[], events=[]), "", ""))
    close(writing)
    con = open_to_read(path)

    def read(name):
        out = tmp_path / "out.csv"
        export(con, format_of(name), out)
        (row,) = csv.DictReader(out.read_text(encoding="utf-8").splitlines())
        return row

    yield read
    con.close()


def test_mend_counts_each_side_once(only_row):
    row = only_row("mend")
    assert (row["local_parties"], row["num_local"]) == ("Free Valleys Front; Ruritania", "2+")
    assert (row["third_party"], row["num_med"]) == ("Lakes Mission", "1")


def test_mend_names_the_person_of_a_body(only_row):
    assert only_row("mend")["individual_med_named"] == "Flavia Elphberg"


def test_pncc_lists_each_side_once(only_row):
    row = only_row("pncc")
    assert (row["side_a"], row["side_b"], row["third_party"]) == ("Ruritania", "Free Valleys Front", "Lakes Mission")


def test_m_ind_names_the_body_and_the_process_of_a_mediator_seated_alone(only_row):
    row = only_row("m-ind")
    assert (row["person"], row["appointing_entity"]) == ("Flavia Elphberg", "Lakes Mission")
    assert row["conflict"] == "Free Valleys Front – RUR"
