"""What single pages tell: each part of a page leads to the passages that it rests on."""

import csv
import io

import pytest
from starlette.testclient import TestClient

from parley.store.book import open_to_write
from parley.store.pages.report import Held
from parley.web.app import make_app
from parley.web.desk import Desk
from parley.web.pages.positions import once
from parley.web.pages.report import KINDS, shown
from parley.web.rendering import address
from tests.made_records import actor, id_of, record, seat, talk
from tests.run.test_book import fill

CHAIN = (
    "STRELSAU — The front resumed its talks with Ruritania in Hof on Monday, with the Lakes Mission between them. "
    "The round of March in Zenda had led to nothing. A further one in May was off because the bridge was shut."
)
WORDS = {"resumed": "resumed its talks", "shut": "because the bridge was shut", "led": "had led to nothing"}
AT = {name: [[CHAIN.index(words), CHAIN.index(words) + len(words)]] for name, words in WORDS.items()}

HOF = {"name": "Hof", "country": "AUT", "latitude": 50.3, "longitude": 11.9, "evidence": [[0, 5]]}


def of_the_chain():
    """A report of three rounds: one resumes another, one was called off, a delegation stays away from it."""
    actors = [
        actor("a1", "Ruritania", "state", "RUR"),
        actor("a2", "Free Valleys Front", "armed_group", "RUR", sectors=["REB"]),
        actor("a3", "Lakes Mission", "igo"),
    ]
    both = [seat("a1", level="minister", size=9), seat("a2"), seat("a3", "mediator")]
    why = {"text": "the bridge was shut", "evidence": AT["shut"]}
    away = seat("a2", attendance="declined", reason={"text": "no bridge", "kind": "other", "evidence": AT["shut"]},
                evidence=AT["shut"])  # fmt: skip
    talks = [
        talk("t1", both, start="2031-04-07", place=HOF,
             evidence=AT["resumed"], links=[{"to": "t2", "type": "resumes", "evidence": AT["resumed"]}],
             outcome={"kind": "partial", "text": "a pause in shelling", "evidence": AT["led"]}),
        talk("t2", [seat("a1"), seat("a2", role="host", evidence=AT["led"])], evidence=AT["led"]),
        talk("t3", [seat("a1"), away], start="2031-05-05", status="cancelled", evidence=AT["shut"], reason=why),
    ]  # fmt: skip
    refusal = {"actor": "a1", "stance": "refuses", "object": "arms", "issues": ["ceasefire"], "evidence": AT["led"]}
    met = {
        "id": "e1",
        "type": "CONSULT",
        "source": ["a1"],
        "target": ["a2"],
        "modality": "asserted",
        "negated": False,
        "date": {"value": "2031-03-07", "evidence": AT["led"]},
        "evidence": AT["led"],
    }
    unlike = {"about": "t1", "kind": "occurrence", "versions": [{"evidence": AT["led"]}, {"evidence": AT["shut"]}]}
    claims = {"statements": [], "positions": [refusal], "events": [met], "figures": [], "relations": []}
    return record(CHAIN, published="2031-04-08", publisher="Lake Herald", file="hof.txt", actors=actors, talks=talks,
                  conflicts=[unlike], **claims)  # fmt: skip


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    path = str(tmp_path_factory.mktemp("parts") / "zenda.casebook")
    con = open_to_write(path)
    fill(con, [record(), of_the_chain()])
    con.close()
    return TestClient(make_app(Desk(path)), base_url="http://localhost")


def passage(name):
    ((start, end),) = AT[name]
    return f"/reports/{id_of(CHAIN).replace(':', '%3A')}?at={start}-{end}#at"


def rounds(reader, **filters):
    return reader.get("/api/timeline", params=filters).json()["rounds"]


def test_a_timeline_is_called_as_those_whom_it_is_about(reader):
    ((process, name),) = {(round["process"], round["process_name"]) for round in rounds(reader)}
    assert f"<h1>Timeline: {name}</h1>" in reader.get(f"/timeline?process={process}").text
    assert "<h1>Timeline: Lakes Mission</h1>" in reader.get("/timeline?actor=lakes mission").text


def test_a_round_leads_to_the_one_that_it_resumes_with_the_words_that_say_so(reader):
    page = reader.get("/timeline").text
    assert f'<a class="source" href="{passage("resumed")}">“resumed its talks”</a>' in page


def test_a_table_that_is_cut_leads_to_more_of_the_same(reader):
    page = reader.get("/timeline?actor=Ruritania&newest=true&limit=2").text
    assert 'href="/timeline?actor=Ruritania&amp;newest=True&amp;limit=1000">see up to 1,000</a>' in page
    assert "see up to" not in reader.get("/timeline?actor=Ruritania").text


def test_a_link_of_rounds_is_told_from_both_ends(reader):
    later = rounds(reader, place="Hof")[0]
    (earlier,) = (link["to"] for link in later["links"] if link["type"] == "resumes")
    assert "<li>resumes <" in reader.get(f"/rounds/{later['id']}").text
    assert "<li>resumed by <" in reader.get(f"/rounds/{earlier}").text


def test_a_timeline_says_why_a_round_was_called_off(reader):
    assert f'<a class="source" href="{passage("shut")}">“the bridge was shut”</a>' in reader.get("/timeline").text


def test_a_timeline_of_an_outlet_has_the_rounds_that_it_tells_of(reader):
    assert [round["start"] for round in rounds(reader, publisher="Zenda Post")] == ["2031-03-07"]
    assert len(rounds(reader, publisher="Lake Herald")) == 3


@pytest.mark.parametrize(
    ("asked", "starts"),
    [
        ({"weak": "undated"}, []),
        ({"weak": "placeless"}, []),
        ({"weak": "sole_source"}, ["2031-04-07", "2031-05-05"]),
        ({"weak": ["undated", "sole_source"], "status": "cancelled"}, ["2031-05-05"]),
        ({"mediator": "lakes-mission"}, ["2031-04-07"]),
        ({"mediator": "ruritania.rur"}, []),
        ({"actor": "Free Valleys Front", "alone": True, "attendance": "declined"}, ["2031-05-05"]),
    ],
)
def test_rounds_are_asked_for_by_what_is_weak_in_them_and_who_sat_there_himself(reader, asked, starts):
    assert [round["start"] for round in rounds(reader, **asked)] == starts


def test_a_weakness_that_there_is_not_is_refused(reader):
    assert reader.get("/api/timeline?weak=boring").json()["error"]["status"] == 422


def test_copies_are_asked_for_alone(reader):
    assert reader.get("/api/reports?copies=true").json()["reports"] == []


def test_a_cell_of_the_matrix_leads_to_the_seat_and_its_passages(reader):
    called_off = rounds(reader, status="cancelled")[0]["id"]
    seat_of_the_front = f"/rounds/{called_off}#seat-free-valleys-front.rur"
    assert f'<a href="{seat_of_the_front}">' in reader.get("/attendance").text
    assert '<tr id="seat-free-valleys-front.rur">' in reader.get(f"/rounds/{called_off}").text


def test_a_reason_of_absence_leads_to_its_passage(reader):
    called_off = rounds(reader, status="cancelled")[0]["id"]
    link = f'<a class="source" href="{passage("shut")}">“no bridge”</a>'
    assert link in reader.get("/attendance").text
    assert link in reader.get(f"/rounds/{called_off}").text


def test_level_and_size_of_a_delegation_are_seen_without_a_pointer(reader):
    assert "minister, 9 people" in reader.get("/attendance").text


def test_each_version_of_a_round_leads_to_the_passages_that_tell_it(reader):
    first = rounds(reader, until="2031-03")[0]
    assert {version["field"] for version in first["versions"]} == {"role"}
    page = reader.get(f"/rounds/{first['id']}").text
    versions = page[page.index("Where sources disagree") : page.index("On whose word</h2>")]
    assert f'<a class="source" href="{passage("led")}">Lake Herald</a>' in versions


def test_what_the_passages_of_a_round_quote_was_said_there(reader):
    page = reader.get(f"/api/rounds/{rounds(reader, until='2031-03')[0]['id']}").json()
    assert [said["text"] for said in page["said_there"]] == ["opened talks"]
    assert page["said_then"] == []


def test_a_round_of_a_known_place_has_a_map(reader):
    resumed = rounds(reader, place="Hof")[0]["id"]
    assert 'data-chart="map"' in reader.get(f"/rounds/{resumed}").text


def test_an_actor_tells_who_mediates_for_it_and_who_speaks_for_it(reader):
    front = reader.get("/api/actors/free-valleys-front.rur").json()
    assert [(one["actor"], one["roles"], one["rounds"]) for one in front["mediators"]] == [
        ("lakes-mission", ["mediator"], 1)
    ]
    ruritania = reader.get("/api/actors/ruritania.rur").json()
    assert [one["name"] for one in ruritania["people"]] == ["Rupert Hentzau"]
    hentzau = reader.get(f"/api/actors/{ruritania['people'][0]['actor']}").json()
    assert [one["actor"] for one in hentzau["bodies"]] == ["ruritania.rur"]


def test_names_have_the_days_of_the_first_and_the_last_report_of_them(reader):
    (name,) = reader.get("/api/actors/free-valleys-front.rur").json()["names"]
    assert (name["first"], name["last"], name["reports"]) == ("2031-03-07", "2031-04-08", 2)


def test_an_event_stands_once_with_its_verdict_and_sources(reader):
    page = reader.get("/timeline?type=CONSULT").text
    assert "2 sources:" in page[page.index("Violent events") :]


def test_the_matrix_of_positions_shows_the_latest_stance_and_how_often_it_turned(reader):
    (stand,) = reader.get("/api/positions").json()["latest"]
    assert (stand["stance"], stand["turns"], stand["positions"]) == ("refuses", 1, 2)
    page = reader.get("/positions").text
    cell = page[page.index('<a href="/positions?issue=ceasefire&amp;actor=ruritania.rur&amp;alone=true">') :]
    assert cell.index("refuses") < cell.index("turned 1×") < cell.index("</td>")


def test_the_matrix_of_positions_is_of_all_however_few_are_shown(reader):
    page = reader.get("/api/positions?limit=1").json()
    assert (len(page["points"]), page["latest"][0]["positions"]) == (1, 2)


def test_a_position_that_two_reports_tell_alike_stands_once():
    point = {"actor": "a", "stance": "demands", "object": "Arms", "day": None, "published": "2031-03-07"}
    told = [{**point, "report": name, "publisher": None, "evidence": []} for name in ("r1", "r2")]
    (found,) = once([told[0], {**told[1], "object": "arms"}])
    assert [one["report"] for one in found["mentions"]] == ["r1", "r2"]


def test_every_count_of_the_first_page_leads_to_a_page_that_holds_as_many(reader):
    counts = reader.get("/api/").json()["counts"]
    page = reader.get("/").text
    lists = {
        "report": ("/reports", "reports"), "round": ("/timeline", "rounds"), "actor": ("/actors", "actors"),
        "statement": ("/statements", "statements"), "event": ("/events", "events"),
    }  # fmt: skip
    for kind, (path, name) in lists.items():
        assert f'<a href="{path}">' in page
        assert (kind, len(reader.get(f"/api{path}").json()[name])) == (kind, counts[kind])


@pytest.mark.parametrize(
    ("asked", "outlets"),
    [
        ({}, ["Lake Herald", "Zenda Post"]),
        ({"publisher": "Zenda Post"}, ["Zenda Post"]),
        ({"since": "2031-04"}, ["Lake Herald"]),
        ({"words": "bridge"}, ["Lake Herald"]),
        ({"words": "nothing at all"}, []),
        ({"actor": "Rupert Hentzau"}, ["Zenda Post"]),
    ],
)
def test_reports_are_asked_for_by_outlet_period_words_and_actor(reader, asked, outlets):
    found = reader.get("/api/reports", params=asked).json()["reports"]
    assert [report["publisher"] for report in found] == outlets


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ({"kind": "igo"}, ["Lakes Mission"]),
        ({"name": "free val"}, ["Free Valleys Front"]),
        ({"name": "hentzau"}, ["Rupert Hentzau"]),
        ({"country": "AUT"}, []),
        ({"country": "RUR", "kind": "state"}, ["Ruritania"]),
    ],
)
def test_actors_are_asked_for_by_kind_country_and_name(reader, asked, names):
    assert [actor["name"] for actor in reader.get("/api/actors", params=asked).json()["actors"]] == names


def test_a_kind_of_actors_that_there_is_not_is_refused(reader):
    assert reader.get("/api/actors?kind=ghost").json()["error"]["status"] == 422


def test_networks_of_two_periods_stand_side_by_side(reader):
    page = reader.get("/api/network", params={"since": "2031-Q1", "until": "2031-Q1", "beside": "2031-Q2"}).json()
    assert page["years"] == ["2031"]
    assert (len(page["pairs"]), len(page["compared"])) == (1, 3)
    assert "Who met whom in 2031-Q2</h2>" in reader.get("/network?since=2031-Q1&until=2031-Q1&beside=2031-Q2").text
    assert reader.get("/api/network?beside=soon").json()["error"]["status"] == 422


def test_a_network_says_that_it_is_of_the_latest_alone(reader, monkeypatch):
    assert "period shows others" not in reader.get("/network").text
    monkeypatch.setattr("parley.web.pages.network.MOST", 1)
    assert "period shows others" in reader.get("/network").text


def test_claims_of_a_report_are_rows_and_lead_to_review(reader):
    rows = list(csv.DictReader(io.StringIO(reader.get(f"/csv/reports/{id_of(CHAIN)}").text)))
    assert [row["kind"] for row in rows] == ["talk", "talk", "talk", "position", "event", "conflict"]
    assert {row["is_judged"] for row in rows} == {"False"}
    page = reader.get(f"/reports/{id_of(CHAIN)}").text
    assert f'href="{address("/review", id=rows[0]["id"], kind="talk")}"'.replace("&", "&amp;") in page


def test_a_talk_of_a_report_tells_its_outcome_and_the_level_of_a_delegation(reader):
    page = reader.get(passage("resumed").partition("?")[0]).text
    assert "outcome: a pause in shelling" in page
    assert "party, minister, 9 people" in page


def test_versions_that_conflict_are_told_in_their_words_and_marked(reader):
    page = reader.get(passage("resumed").partition("?")[0]).text
    assert "occurrence: “had led to nothing” against “because the bridge was shut”" in page
    assert 'id="at-conflict-1"' in page


def test_claims_of_a_kind_stand_as_the_text_goes():
    later, earlier = ({"evidence": [[at, at + 5]]} for at in (40, 10))
    text = "Nobody came to the bridge, and nobody left it again."
    held = Held({"text": text}, {**dict.fromkeys(KINDS, ()), "actors": [], "figures": [later, earlier]}, (), {}, {})
    assert [claim.anchor for claim in shown(held).claims] == ["figure-2", "figure-1"]


def test_quality_tells_months_and_sole_sources_by_process(reader):
    page = reader.get("/api/quality").json()
    assert [(month["month"], month["reports"]) for month in page["months"]] == [("2031-03", 1), ("2031-04", 1)]
    assert [(one["rounds"], one["sole_source"]) for one in page["processes"]] == [(3, 2)]


def test_what_narrows_a_search_leaves_as_many_passages_as_it_says(reader):
    found = reader.get("/api/search?words=Ruritania").json()
    names = {"actors": ("actor",), "outlets": ("publisher",), "years": ("since", "until")}
    for facets, filters in names.items():
        assert found[facets]
        for one in found[facets]:
            asked = {"words": "Ruritania", **dict.fromkeys(filters, one["value"])}
            assert len(reader.get("/api/search", params=asked).json()["passages"]) == one["passages"]
