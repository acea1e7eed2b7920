"""Every export is read back by a reader that did not write it."""

import csv
import json
import zipfile
from pathlib import Path

import docx
import geojson
import openpyxl
import polars
import pyreadstat
import pytest
import rdflib
import vobject
from lxml import etree, html

from parley.run.book import Reading, add
from parley.store.book import open_to_write
from parley.store.exports.formats import FORMATS, PACKAGES, TABLES, export
from parley.store.exports.gdelt import COLUMNS as GDELT
from parley.store.exports.tables import table_of
from tests.made_records import OTHER_TEXT, TEXT
from tests.store.exports.conftest import AT, HARM, reports

TEXTS = (TEXT, OTHER_TEXT)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
G = "{http://graphml.graphdrawing.org/xmlns}"


def rows_of(path, delimiter=",", names=None):
    """The rows of a table of text as dicts; `names` where it has no header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(
            csv.DictReader(file, names, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else 0)
        )


@pytest.mark.parametrize("table", TABLES)
def test_every_table_has_a_cell_for_each_column(con, table):
    found = table_of(table)
    assert all(len(row) == len(found.columns) for row in found.rows(con))
    assert len({column.name for column in found.columns}) == len(found.columns)


@pytest.mark.parametrize("table", TABLES)
def test_plain_tables_say_the_same_in_csv_parquet_and_stata(con, exported, table):
    ids = [row[0] for row in table_of(table).rows(con)]
    assert [row["parley_id"] for row in rows_of(exported("csv", table))] == ids
    assert polars.read_parquet(exported("parquet", table))["parley_id"].to_list() == ids
    assert list(pyreadstat.read_dta(exported("stata", table))[0]["parley_id"]) == ids


def test_parquet_keeps_types_and_unknown(exported):
    frame = polars.read_parquet(exported("parquet"))
    assert frame.schema["latitude"] == polars.Float64
    assert frame.schema["reports"] == polars.Int64
    assert frame["latitude"].to_list() == [46.2, None, None]


def test_stata_has_labels_of_variables_and_values(exported):
    frame, meta = pyreadstat.read_dta(exported("stata"))
    assert meta.column_names_to_labels["status"] == "what became of it"
    assert set(meta.variable_value_labels["status"].values()) == {"held", "planned"}
    assert frame["latitude"].isna().tolist() == [False, True, True]


def test_excel_holds_all_tables_and_a_codebook_and_no_formula(exported):
    book = openpyxl.load_workbook(exported("excel", file="out.xlsx"))
    assert book.sheetnames == ["codebook", *TABLES]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink]
    assert [cell.value for cell in book["rounds"]["A"]][1:] == [row["parley_id"] for row in rows_of(exported("csv"))]


def test_json_lines_hold_every_row_and_leave_out_what_is_unknown(con, exported):
    rows = [json.loads(line) for line in exported("jsonl").read_text(encoding="utf-8").split("\n") if line]
    assert [row["table"] for row in rows] == [t for t in TABLES for _ in table_of(t).rows(con)]
    assert all(value is not None for row in rows for value in row.values())


def test_plover_lines_hold_what_reports_assert_with_words_of_the_text(exported):
    (event,) = [json.loads(line) for line in exported("plover").read_text(encoding="utf-8").splitlines()]
    start, end = event["textInfo"]["span"]
    assert TEXT[start:end] == event["textInfo"]["text"]
    assert (event["event"], event["date"], event["location"]["resolved"]) == ("CONSULT", "2031-03-07", "CHE")
    assert [a["code"] for a in event["actor"] + event["recipient"]] == ["RUR", "RUR"]
    assert "dateEnd" not in event


def test_polecat_lines_hold_score_quarter_and_actors(exported):
    (row,) = rows_of(exported("polecat"), "\t")
    assert (row["Event Type"], row["Intensity"], row["Quad Code"]) == ("CONSULT", "2.5", "VERBAL COOPERATION")
    assert (row["Actor Name"], row["Recipient Name"]) == ("Ruritania", "Free Valleys Front")
    assert row["City"] == ""


@pytest.mark.parametrize("name", ["plover", "polecat", "gdelt"])
def test_events_lead_to_what_many_reports_tell_of_them(con, exported, name):
    text = exported(name).read_text(encoding="utf-8")
    ((happening, verdict),) = con.execute(
        "SELECT happening.id, verdict FROM happening JOIN event ON happening = happening.id WHERE event.local = 'e1'"
    )
    assert happening in text
    assert verdict in text


def test_happenings_and_sayings_are_tables_with_the_claims_they_rest_on(con, exported):
    events = [row["parley_events"] for row in rows_of(exported("csv", "happenings"))]
    assert sorted(events) == sorted(row["parley_id"] for row in rows_of(exported("csv", "events", "events.csv")))
    sayings = rows_of(exported("csv", "sayings"))
    shown = {id for (id,) in con.execute("SELECT statement FROM saying")}
    assert {row["parley_statements"] for row in sayings} == shown
    assert all(row["origins"] == "1" for row in sayings)


def test_gdelt_lines_have_the_61_columns_and_then_our_own_and_no_header(exported):
    lines = exported("gdelt").read_text(encoding="utf-8").splitlines()
    assert [len(line.split("\t")) for line in lines] == [61 + 6]
    assert lines[0].split("\t")[0].isdecimal()
    assert [c.name for c in GDELT[56:62]] == [
        "ActionGeo_Lat",
        "ActionGeo_Long",
        "ActionGeo_FeatureID",
        "DATEADDED",
        "SOURCEURL",
        "parley_id",
    ]
    (row,) = rows_of(exported("gdelt"), "\t", [column.name for column in GDELT])
    assert (row["SQLDATE"], row["Actor1Code"], row["Actor2Code"]) == ("20310307", "RURGOV", "RURREB")
    assert (row["EventRootCode"], row["QuadClass"], row["GoldsteinScale"]) == ("04", "1", "1.0")
    assert int(row["GLOBALEVENTID"]) < 2**53


def test_mend_rows_are_mediated_rounds_that_were_held(exported):
    (row,) = rows_of(exported("mend"))
    assert (row["med_event_ID"], row["Day"], row["Month"], row["Year"]) == ("RUR203103-1", "7", "3", "2031")
    assert (row["num_local"], row["if_loc_belig"], row["agmt"], row["med_type"]) == ("2+", "1", "1", "M")
    assert row["individual_med_named"] == "Flavia Elphberg"
    assert row["Summary"] in TEXT
    assert row["med_scope"] == ""


def test_pncc_rows_part_the_state_from_the_other_side(exported):
    row = rows_of(exported("pncc"))[0]
    assert (row["side_a"], row["side_b"]) == ("Ruritania", "Free Valleys Front")
    assert (row["precision_date"], row["mediated_negotiations"], row["ceasefire"]) == ("day", "1", "1")


def test_pncc_leaves_the_parts_of_an_unknown_date_empty(exported):
    undated = rows_of(exported("pncc"))[1]
    assert [undated[f"start_{part}"] for part in ("day", "month", "year")] == ["", "", ""]


def test_m_ind_rows_are_persons_with_whom_they_sit_for(exported):
    (row,) = rows_of(exported("m-ind"))
    assert (row["person"], row["appointer_type"], row["year"], row["role"]) == (
        "Flavia Elphberg",
        "IGO",
        "2031",
        "mediator",
    )
    assert row["gender"] == ""


def test_dna_statements_have_concept_agreement_and_offsets(exported):
    rows = rows_of(exported("dna"))
    assert {(row["person"], row["organization"], row["concept"], row["agreement"]) for row in rows} == {
        ("", "Ruritania", "ceasefire", "1"),
        ("Rupert Hentzau", "Ruritania", "prisoners", "0"),
    }
    assert all(TEXT[int(row["start"]) : int(row["stop"])] == row["text"] for row in rows)


@pytest.mark.parametrize(
    ("table", "edges"), [("contacts", 3), ("attendance", 3), ("consultations", 1), ("positions", 2)]
)
def test_networks_have_typed_attributes_and_ids(exported, table, edges):
    root = etree.parse(exported("graphml", table)).getroot()
    types = {key.get("attr.name"): key.get("attr.type") for key in root.iter(f"{G}key")}
    assert (types["weight"], types["parley_id"]) == ("long", "string")
    assert len(list(root.iter(f"{G}edge"))) == edges


def test_geojson_has_a_valid_feature_for_each_round(exported):
    found = geojson.loads(exported("geojson").read_text(encoding="utf-8"))
    assert found.is_valid
    assert [f["geometry"] and f["geometry"]["coordinates"] for f in found["features"]] == [[6.15, 46.2], None, None]


def test_json_ld_leads_from_an_event_to_the_words_of_its_report(exported):
    graph = rdflib.Graph().parse(exported("jsonld"), format="json-ld")
    found = graph.query(
        """
        PREFIX schema: <https://schema.org/> PREFIX prov: <http://www.w3.org/ns/prov#>
        PREFIX oa: <http://www.w3.org/ns/oa#>
        SELECT ?start ?end ?exact WHERE {
          ?event a schema:Event; schema:location/schema:name "Geneva"; prov:wasDerivedFrom/oa:hasTarget ?target.
          ?target oa:hasSource/a schema:NewsArticle; oa:hasSelector ?place, ?quote.
          ?place a oa:TextPositionSelector; oa:start ?start; oa:end ?end.
          ?quote a oa:TextQuoteSelector; oa:exact ?exact }
        """
    )
    ((start, end, exact),) = found
    assert TEXT[int(start) : int(end)] == str(exact)


def test_the_calendar_has_the_dated_rounds_with_their_status(exported):
    text = exported("icalendar").read_text(encoding="utf-8")
    events = vobject.readOne(text).vevent_list
    assert [(e.status.value, str(e.dtstart.value), str(e.dtend.value)) for e in events] == [
        ("CONFIRMED", "2031-03-07", "2031-03-08"),
        ("TENTATIVE", "2031-05-01", "2031-06-01"),
    ]


def test_the_page_escapes_texts_and_links_to_web_addresses_alone(exported):
    page = exported("html").read_text(encoding="utf-8")
    tree = html.fromstring(page)
    assert not tree.xpath("//script")
    addresses = tree.xpath("//a/@href")
    assert "https://zenda.example/1?a=1&b=2" in addresses
    assert all(address.startswith(("#", "https://")) for address in addresses)
    assert len(tree.xpath("//ol/li")) == len(tree.xpath("//sup")) == 3


def test_the_word_brief_has_a_footnote_for_each_mark(exported, tmp_path):
    with zipfile.ZipFile(exported("word", file="out.docx")) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        linked = package.read("word/_rels/document.xml.rels").decode()
    marks = [mark.get(f"{W}id") for mark in body.iter(f"{W}footnoteReference")]
    assert marks == [note.get(f"{W}id") for note in notes if not note.get(f"{W}type")] == ["1", "2", "3"]
    assert "footnotes.xml" in linked
    assert docx.Document(str(tmp_path / "out.docx")).paragraphs[0].text == "Brief"
    assert f"“{TEXT[:5]}”" in "".join(notes.itertext())


def test_the_word_brief_is_headed_by_title_process_and_round(exported):
    document = docx.Document(str(exported("word", file="out.docx")))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[:4] == ["Title", "Normal", "Heading 1", "Heading 2"]
    assert set(styles[4:]) == {"Normal", "Heading 1", "Heading 2"}


def test_the_word_brief_ends_with_the_size_of_its_page(exported):
    with zipfile.ZipFile(exported("word", file="out.docx")) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    assert [child.tag for child in body].index(f"{W}sectPr") == len(body) - 1


def test_the_brief_says_in_words_what_became_of_a_round_and_what_its_verdict_means(exported):
    text = html.fromstring(exported("html").read_text(encoding="utf-8")).text_content()
    assert "7 March 2031 · Geneva, Switzerland" in text
    assert "Planned · May 2031" in text
    assert "planned; no report tells that it took place" in text
    assert "one newspaper alone says so" in text


def test_the_brief_has_no_long_id_in_what_is_read(exported):
    page = html.fromstring(exported("html").read_text(encoding="utf-8"))
    assert "sha256" not in page.text_content()
    assert all(title.startswith("sha256:") for title in page.xpath("//code/@title"))
    shown = "".join(p.text for p in docx.Document(str(exported("word", file="out.docx"))).paragraphs)
    assert "sha256" not in shown


@pytest.mark.parametrize("name", [format.name for format in FORMATS])
def test_the_same_casebook_gives_the_same_bytes_and_a_codebook(exported, name):
    one, two = exported(name, file="one"), exported(name, file="two")
    assert one.read_bytes() == two.read_bytes()
    codebook = rows_of(one.with_name("one.codebook.csv"))
    assert codebook
    assert all(row["column"] and row["holds"] for row in codebook)
    assert any(row["lost"] for row in codebook)


@pytest.mark.parametrize("name", ["csv", "polecat", "gdelt", "mend", "pncc", "m-ind", "dna"])
def test_no_cell_runs_as_a_formula_or_steers_a_terminal(exported, name):
    tables = TABLES if name == "csv" else (None,)
    for table in tables:
        text = exported(name, table).read_bytes().decode()
        assert not {"\x07", "\u202e", "\r"} & set(text)
        rows = rows_of(exported(name, table), "\t" if name in ("polecat", "gdelt") else ",")
        assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "@"))]
        assert not [cell for row in rows for cell in row.values() if cell.startswith("-") and not is_number(cell)]


def is_number(cell):
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_harmful_names_are_in_the_casebook_that_these_tests_use(con):
    assert con.execute("SELECT COUNT(*) FROM actor WHERE name LIKE '=HYPER%'").fetchone() == (1,)
    assert HARM.startswith("=")


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_the_order_in_which_reports_came_changes_no_byte(con, tmp_path, format):
    other = open_to_write(str(tmp_path / "other.casebook"))
    for report in reversed(reports()):
        add(other, Reading(report, "", AT))
    for table in format.tables or (None,):
        export(con, format, tmp_path / "one", table=table)
        export(other, format, tmp_path / "two", table=table)
        assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    other.close()


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)
def test_every_format_writes_an_empty_casebook(tmp_path, format):
    con = open_to_write(str(tmp_path / "empty.casebook"))
    for table in format.tables or (None,):
        export(con, format, tmp_path / "out", table=table)
        assert (tmp_path / "out").is_file()
    con.close()


def test_the_page_on_exports_names_every_format_table_and_library():
    page = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    told = {name for format in FORMATS for name in (format.name, *format.others, *format.tables)}
    assert not {name for name in told if name not in page}
    libraries = {PACKAGES.get(name, name) for format in FORMATS for name in format.needs}
    assert not {name for name in libraries if name not in page}
