"""The shipped files keep their rules, and a user's files are refused with file, line and reason where they do not."""

from __future__ import annotations

from pathlib import Path

import pycountry
import pytest

from parley.codebook.check import check_codebook
from parley.codebook.load import Codebook, load_codebook
from parley.codebook.rows import COLUMNS, SHIPPED, read_rows
from parley.errors import CodebookError

LEAST = {
    "states.csv": 249,
    "bodies.csv": 150,
    "organisations.csv": 220,
    "groups.csv": 330,
    "parties.csv": 120,
    "communities.csv": 150,
    "offices.csv": 600,
    "titles.csv": 1700,
    "cues.csv": 250,
    "counted.csv": 200,
    "relation_words.csv": 90,
    "talk_words.csv": 200,
    "places.csv": 400,
    "issues.csv": 24,
    "act_patterns.csv": 80,
    "word_classes.csv": 10,
    "contexts.csv": 38,
    "ambiguous.csv": 1,
}


def test_the_shipped_codebook_has_no_fault() -> None:
    check_codebook()


@pytest.mark.parametrize("file", sorted(COLUMNS))
def test_no_file_shrinks(file: str) -> None:
    assert len(list(read_rows(SHIPPED / file))) >= LEAST[file]


def test_every_iso_country_and_kosovo_have_an_entry() -> None:
    iso = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
    rows = list(read_rows(SHIPPED / "states.csv"))
    assert {row["iso3"] for row in rows} == iso
    assert {row["id"] for row in rows} >= iso


def test_a_region_of_the_world_is_not_forgotten() -> None:
    countries = {code for row in read_rows(SHIPPED / "groups.csv") for code in row.many("country")}
    for region in (
        "AFG IND MMR PHL",
        "SYR IRQ YEM PSE",
        "MLI NGA COD SDN SOM MOZ",
        "GBR UKR XKX ESP",
        "COL PER MEX HTI",
    ):
        assert countries >= set(region.split())


def test_at_least_140_verbs_report_speech() -> None:
    assert sum(row["kind"] == "verb" for row in read_rows(SHIPPED / "cues.csv")) >= 140


def test_no_wikidata_id_is_used_twice() -> None:
    used = [row["wikidata"] for file in COLUMNS if file != "offices.csv" for row in read_rows(SHIPPED / file)]
    assert len(set(used) - {""}) == len([item for item in used if item])


def test_no_two_states_of_today_share_a_number_of_gleditsch_and_ward() -> None:
    used = [row["gw"] for row in read_rows(SHIPPED / "states.csv") if row["status"] == "state" and row["gw"]]
    assert len(set(used)) == len(used)


FAULTS = {
    "a duplicate alias": (
        "groups.csv",
        "id,name,kind,sectors,aliases\nx,Front X,armed_group,REB,FX\ny,Front Y,armed_group,REB,FX",
        3,
    ),
    "an alias of a shipped entry": ("groups.csv", "id,name,kind,sectors\nmine,The Taliban,armed_group,REB", 2),
    "an unknown country code": ("groups.csv", "id,name,kind,sectors,country\nx,Front X,armed_group,REB,ABC", 2),
    "an office that ends before it starts": (
        "offices.csv",
        "person,office,country,start,end\nA B,president,FRA,2019-05,2018",
        2,
    ),
    "a date that is none": ("offices.csv", "person,office,country,start\nA B,president,FRA,May 2019", 2),
    "an open quotation mark": ("issues.csv", 'id,name,words\nx,"Water,rivers', 2),
    "a row that is too short": ("issues.csv", "id,name,words\nx,Water", 2),
    "an unknown column": ("issues.csv", "id,name,word\nx,Water,river", 1),
    "a missing column": ("issues.csv", "id,name\nx,Water", 1),
    "an empty required cell": ("issues.csv", "id,name,words\nx,Water,", 2),
    "the same row twice": ("issues.csv", "id,name,words\nx,Water,river\n\nx,Rivers,lake", 4),
    "a kind that does not exist": ("organisations.csv", "id,name,kind\nx,League X,club", 2),
    "a level that does not exist": ("titles.csv", "title,level\ngrand poobah,high", 2),
    "a sector that does not exist": ("parties.csv", "id,name,kind,sectors,country\nx,Party X,party,XYZ,FRA", 2),
    "an act that does not exist": ("cues.csv", "word,kind,act\nwaffle,verb,talk", 2),
    "a role that does not exist": ("talk_words.csv", "word,pos,subject\nparlay,noun,boss", 2),
    "a latitude beyond the pole": ("places.csv", "name,kind,latitude\nX,city,91", 2),
    "a member of nothing": ("organisations.csv", "id,name,kind,member_of\nx,League X,igo,nowhere", 2),
    "a Wikidata id that is none": ("organisations.csv", "id,name,kind,wikidata\nx,League X,igo,1065", 2),
    "an ambiguous name that no entry has": ("ambiguous.csv", "alias,entries\nNobody,un;osce", 2),
    "an id that another file has": ("groups.csv", "id,name,kind,sectors\nun,Front U,armed_group,REB", 2),
    "a state without a code": ("states.csv", "id,iso3,name\nx,xx,Ruritania", 2),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_file_is_refused_with_file_and_line(fault: str, tmp_path: Path) -> None:
    file, text, line = FAULTS[fault]
    (tmp_path / file).write_text(text + "\n", encoding="utf-8")
    with pytest.raises(CodebookError) as refused:
        load_codebook(tmp_path)
    assert (refused.value.file, refused.value.line) == (str(tmp_path / file), line)
    assert "\n" not in str(refused.value)


def test_a_file_of_another_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gruops.csv").write_text("id,name\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="is no codebook file"):
        load_codebook(tmp_path)


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CodebookError, match="is no folder"):
        load_codebook(tmp_path / "nowhere")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (tmp_path / "groups.csv").write_bytes(b"id,name,kind,sectors\nx,\xff\xfe,armed_group,REB\n")
    with pytest.raises(CodebookError, match="cannot be read"):
        load_codebook(tmp_path)


def user_codebook(folder: Path, file: str, text: str) -> Codebook:
    (folder / file).write_text(text + "\n", encoding="utf-8")
    return load_codebook(folder)


def test_a_user_adds_an_entry(tmp_path: Path) -> None:
    text = "id,name,kind,sectors,country,aliases\nrlf,Ruritanian Liberation Front,armed_group,REB,CZE,RLF"
    codebook = user_codebook(tmp_path, "groups.csv", text)
    assert codebook.find("the RLF")[0].id == "rlf"
    assert codebook.find("Taliban")[0].id == "taliban"


def test_a_user_replaces_an_entry(tmp_path: Path) -> None:
    text = "id,name,kind,sectors,country\ntaliban,Taliban,armed_group,GOV,AFG"
    codebook = user_codebook(tmp_path, "groups.csv", text)
    assert codebook.find("Taliban")[0].sectors == ("GOV",)
    assert codebook.find("Taleban") == ()


def test_a_user_may_share_a_name_by_declaring_it(tmp_path: Path) -> None:
    (tmp_path / "ambiguous.csv").write_text("alias,entries\nM23,m23;club\n", encoding="utf-8")
    codebook = user_codebook(tmp_path, "organisations.csv", "id,name,kind,aliases\nclub,Club of March,ngo,M23")
    assert [k.id for k in codebook.find("M23")] == ["m23", "club"]


def test_a_user_adds_an_office_and_a_place(tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text("name,country,kind\nStrelsau,CZE,city\n", encoding="utf-8")
    codebook = user_codebook(tmp_path, "offices.csv", "person,office,country,start\nRudolf Rassendyll,king,CZE,1894")
    assert codebook.holders("king", "CZE", "1895") == ("Rudolf Rassendyll",)
    assert codebook.places("Strelsau")[0].country == "CZE"
