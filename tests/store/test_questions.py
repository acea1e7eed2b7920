"""Questions to small casebooks made by hand: what answers hold, what filters leave out, whom names mean."""

from contextlib import suppress

import pytest

from parley.errors import UsageError
from parley.run.book import Reading, add
from parley.store.book import open_to_read, open_to_write
from parley.store.questions import (
    COLUMNS,
    Filters,
    ask,
    contacts,
    find_actors,
    gaps,
    period,
    search,
    timeline,
)
from parley.store.questions.search import expression
from parley.store.questions.who import country_of
from tests.made_records import OTHER_TEXT, TEXT, actor, id_of, record, seat, talk

QUESTIONS = ("talks", "participants", "statements", "positions", "events")
LATER_TEXT = "HENTZAU — The second day of talks was called off because the front stayed in its hills, officials said."
MILITIA_TEXT = "STRELSAU — Shells fell on the old town on Sunday; the front was blamed by the militia of the north."


def of_the_mission():
    """A report of another month: the mission mediates, the front declines; a talk of an unknown day."""
    actors = [
        actor("a1", "Ruritania", "state", "RUR"),
        actor("a2", "Free Valleys Front", "armed_group", "RUR"),
        actor("a3", "Lakes Mission", "igo"),
        actor("a4", "Flavia Elphberg", "person", "RUR", member_of=["a2"]),
    ]
    seats = [
        seat("a1"),
        seat("a2", attendance="declined", members=["a4"]),
        seat("a3", "mediator"),
    ]
    talks = [
        talk("t1", seats, status="cancelled", start="2031-05-02", format="mediated"),
        talk("t2", [seat("a1", "host"), seat("a3")], start="2031-05-09", place={"name": "Hof", "country": "AUT"}),
        {"id": "t3", "status": "alleged", "participants": [seat("a3")], "evidence": [[0, 5]]},
    ]
    return record(
        OTHER_TEXT, published="2031-05-10", publisher="Lake Herald", file="mission.txt", actors=actors, talks=talks,
        statements=[], positions=[], events=[], figures=[], relations=[],
    )  # fmt: skip


def of_the_militia():
    actors = [actor("a1", "Northern Militia", "armed_group", "RUR"), actor("a2", "Sophie Hentzau", "person", "RUR")]
    event = {
        "id": "e1", "type": "ASSAULT", "mode": "artillery", "source": ["a1"], "target": [], "modality": "asserted",
        "negated": False, "date": {"value": "2031-04-06", "evidence": [[0, 5]]}, "evidence": [[0, 5]],
        "place": {"name": "Strelsau", "country": "RUR", "evidence": [[0, 5]]},
    }  # fmt: skip
    return record(
        MILITIA_TEXT, published="2031-04-07", file=None, actors=actors, talks=[], statements=[], positions=[],
        events=[event], figures=[], relations=[],
    )  # fmt: skip


@pytest.fixture
def con(tmp_path):
    path = str(tmp_path / "zenda.casebook")
    writing = open_to_write(path)
    for made in (of_the_mission(), record(), of_the_militia()):
        add(writing, Reading(made, "", ""))
    add(writing, Reading(record(file="again.txt"), "", ""))
    writing.close()
    reading = open_to_read(path)
    yield reading
    reading.close()


def ids(con, *names):
    return tuple(tuple(found.id for found in find_actors(con, name)) for name in names)


def places(con, **filters):
    return [row["place"]["name"] for row in ask(con, "talks", Filters(**filters))]


def test_a_round_holds_all_that_tells_of_it(con):
    first = next(ask(con, "talks", Filters()))
    assert tuple(first) == COLUMNS["talks"]
    assert (first["status"], first["start"], first["verdict"]) == ("held", "2031-03-07", "confirmed_by_one_and_third")
    assert {key: value for key, value in first["place"].items() if value} == {"name": "Zenda", "country": "RUR"}
    assert {(p["actor"], p["role"], p["attendance"]) for p in first["participants"]} == {
        ("ruritania.rur", "party", "attended"),
        ("free-valleys-front.rur", "party", "attended"),
    }
    assert first["mentions"] == [
        {"report": id_of(TEXT), "file": "again.txt", "talk": "t1"},
        {"report": id_of(TEXT), "file": "zenda.txt", "talk": "t1"},
    ]
    assert first["process"]
    assert first["versions"] == []
    assert all({"from", "to", "type", "grounds"} <= set(link) for link in first["links"])
    assert first["sole_source"] is True


def test_talks_come_by_day_and_the_undated_last(con):
    assert places(con) == ["Zenda", "Zenda", "Hof", None]
    assert places(con, newest=True) == ["Hof", "Zenda", "Zenda", None]
    assert places(con, limit=2) == ["Zenda", "Zenda"]


@pytest.mark.parametrize(
    ("filters", "days"),
    [
        ({"status": ("cancelled",)}, ["2031-05-02"]),
        ({"status": ("cancelled", "held")}, ["2031-03-07", "2031-05-02", "2031-05-09"]),
        ({"since": "2031-04-01"}, ["2031-05-02", "2031-05-09"]),
        ({"until": "2031-03-31"}, ["2031-03-07"]),
        ({"country": ("AUT",)}, ["2031-05-09"]),
        ({"place": ("zenda",)}, ["2031-03-07", "2031-05-02"]),
        ({"format": ("mediated",)}, ["2031-05-02"]),
        ({"role": ("mediator",)}, ["2031-05-02"]),
        ({"attendance": ("declined",)}, ["2031-05-02"]),
        ({"verdict": ("disputed",)}, []),
        ({"process": ("nothing",)}, []),
        ({"publisher": ("Lake Herald",)}, ["2031-05-02", "2031-05-09", None]),
    ],
)
def test_filters_leave_out_rounds(con, filters, days):
    assert [row["start"] for row in ask(con, "talks", Filters(**filters))] == days


def test_a_process_is_asked_for_by_id_or_name(con):
    process = next(ask(con, "talks", Filters()))["process"]
    (name,) = con.execute("SELECT name FROM process WHERE id = ?", (process,)).fetchone()
    assert name == "Free Valleys Front – RUR"
    assert places(con, process=(process,)) == places(con, process=(name,)) != []


def test_role_and_attendance_are_those_of_the_actor(con):
    front = ids(con, "free valleys front")
    assert [row["start"] for row in ask(con, "talks", Filters(actors=front))] == ["2031-03-07", "2031-05-02"]
    assert [row["start"] for row in ask(con, "talks", Filters(actors=front, attendance=("declined",)))] == [
        "2031-05-02"
    ]
    assert places(con, actors=front, role=("mediator",)) == []


def test_several_actors_mean_all_of_them(con):
    both = ids(con, "Free Valleys Front", "Lakes Mission")
    assert [row["start"] for row in ask(con, "talks", Filters(actors=both))] == ["2031-05-02"]


def test_a_delegate_is_found_by_the_seat(con):
    elphberg = ids(con, "Elphberg")
    assert elphberg == (("flavia-elphberg.rur",),)
    assert [row["start"] for row in ask(con, "talks", Filters(actors=elphberg))] == ["2031-05-02"]
    assert not list(ask(con, "talks", Filters(actors=elphberg, alone=True)))


def test_participants_lead_back_to_the_seat_and_its_passage(con):
    (row,) = ask(con, "participants", Filters(actors=ids(con, "Lakes Mission"), role=("mediator",)))
    assert tuple(row) == COLUMNS["participants"]
    assert (row["name"], row["attendance"], row["status"]) == ("Lakes Mission", "attended", "cancelled")
    assert row["mentions"] == [
        {"report": id_of(OTHER_TEXT), "file": "mission.txt", "talk": "t1", "seat": "a3", "evidence": [[0, 5]]}
    ]


def test_statements_have_speaker_report_and_passage(con):
    (row,) = ask(con, "statements", Filters(actors=ids(con, "Rupert Hentzau"), since="2031-03-07", until="2031-03-07"))
    assert tuple(row) == COLUMNS["statements"]
    assert row["speakers"] == [{"actor": "rupert-hentzau.rur", "name": "Rupert Hentzau"}]
    assert (row["report"], row["file"], row["evidence"]) == (id_of(TEXT), "again.txt", [[0, 5]])
    assert not list(ask(con, "statements", Filters(act=("warn",))))


def test_positions_are_asked_by_issue_and_stance(con):
    (row,) = ask(con, "positions", Filters(issue=("ceasefire",), stance=("demands",)))
    assert tuple(row) == COLUMNS["positions"]
    assert (row["name"], row["object"], row["issues"]) == ("Ruritania", "arms", ["ceasefire"])
    assert not list(ask(con, "positions", Filters(issue=("sanctions",))))


def test_events_have_both_sides(con):
    rows = list(ask(con, "events", Filters()))
    assert tuple(rows[0]) == COLUMNS["events"]
    assert [(row["type"], row["day"], row["published"]) for row in rows] == [
        ("CONSULT", None, "2031-03-07"),
        ("ASSAULT", "2031-04-06", "2031-04-07"),
    ]
    assert [party["name"] for party in rows[0]["target"]] == ["Free Valleys Front"]
    assert [row["type"] for row in ask(con, "events", Filters(country=("RUR",)))] == ["ASSAULT"]
    assert [row["type"] for row in ask(con, "events", Filters(actors=ids(con, "Ruritania")))] == ["CONSULT"]


def test_an_outlet_is_asked_for_by_name(con):
    assert len(list(ask(con, "events", Filters(publisher=("Zenda Post",))))) == 2
    assert not list(ask(con, "events", Filters(publisher=("Nobody",))))


def test_what_was_said_and_done_in_reports_of_a_process_is_found_by_it(con):
    (process,) = {row["process"] for row in ask(con, "talks", Filters(until="2031-03-31"))}
    assert [row["report"] for row in ask(con, "statements", Filters(process=(process,)))] == [id_of(TEXT)]
    assert [row["report"] for row in ask(con, "events", Filters(process=(process,)))] == [id_of(TEXT)]
    assert not list(ask(con, "events", Filters(process=("nothing",))))


def test_a_frequent_actor_is_found_among_all_rows_alike(con, monkeypatch):
    def answered():
        return [
            [list(contacts(con, Filters(actors=found)))]
            + [list(ask(con, question, Filters(actors=found))) for question in QUESTIONS]
            for found in (ids(con, "Ruritania"), ids(con, "Lakes Mission"), ids(con, "Rupert Hentzau"))
        ] + [
            list(ask(con, "positions", Filters(issue=("ceasefire",)))),
            list(ask(con, "talks", Filters(publisher=("Lake Herald",)))),
            list(ask(con, "participants", Filters(publisher=("Lake Herald",)))),
        ]

    before = answered()
    monkeypatch.setattr("parley.store.questions.filters.FREQUENT", 1)
    assert answered() == before


def test_contacts_are_pairs_in_rounds_that_came_about(con):
    rows = list(contacts(con, Filters()))
    assert tuple(rows[0]) == COLUMNS["contacts"]
    assert [(row["month"], row["a_name"], row["b_name"], row["number"]) for row in rows] == [
        ("2031-03", "Free Valleys Front", "Ruritania", 1),
        ("2031-05", "Lakes Mission", "Ruritania", 1),
    ]
    assert rows[0]["talks"] == [[f"{id_of(TEXT)}#t1"]]


def test_contacts_of_one_actor_and_between_two(con):
    assert [row["month"] for row in contacts(con, Filters(actors=ids(con, "Lakes Mission")))] == ["2031-05"]
    assert not list(contacts(con, Filters(actors=ids(con, "Lakes Mission", "Free Valleys Front"))))
    called_off = list(contacts(con, Filters(status=("cancelled",))))
    assert [(row["a_name"], row["b_name"]) for row in called_off] == [("Lakes Mission", "Ruritania")]


def test_contacts_of_a_round_whose_year_alone_is_told_are_of_the_year(tmp_path):
    con = open_to_write(str(tmp_path / "book"))
    add(con, Reading(record(talks=[talk("t1", [seat("a1"), seat("a2")], start="2030")]), "", ""))
    assert [row["month"] for row in contacts(con, Filters())] == ["2030"]


def test_the_timeline_has_rounds_statements_and_violence_by_day(con):
    rows = list(timeline(con, Filters()))
    assert tuple(rows[0]) == COLUMNS["timeline"]
    assert [(row["day"], row["kind"]) for row in rows] == [
        ("2031-03-07", "round"),
        ("2031-03-07", "statement"),
        ("2031-04-06", "event"),
        ("2031-05-02", "round"),
        ("2031-05-09", "round"),
        (None, "round"),
    ]
    assert all(row["report"] for row in rows)
    assert [row["day"] for row in timeline(con, Filters(newest=True, limit=2))] == ["2031-05-09", "2031-05-02"]


def test_gaps_are_months_without_reports_or_from_one_outlet(tmp_path):
    con = open_to_write(str(tmp_path / "book"))
    for number, month in enumerate(("01", "01", "02", "02", "05", "05")):
        text = " ".join(f"word{number}x{n}" for n in range(30))
        made = record(text, published=f"2031-{month}-05", file=None)
        made["report"]["publisher"] = f"Paper {number % 2}"
        add(con, Reading(made, "", ""))
    add(con, Reading(record(OTHER_TEXT, published="2031-03-05"), "", ""))
    add(con, Reading(record(LATER_TEXT, published=None), "", ""))
    rows = list(gaps(con, Filters()))
    assert all(tuple(row) == COLUMNS["gaps"] for row in rows)
    found = {(row["kind"], row["name"]): row for row in rows}
    assert found["month", "2031-04"]["reasons"] == ["no_reports"]
    assert "one_outlet" in found["month", "2031-03"]["reasons"]
    assert found["month", "2031-03"]["ids"] == [id_of(OTHER_TEXT)]
    assert "often_silent" in found["source", "Zenda Post"]["reasons"]
    assert found["undated", None]["ids"] == [id_of(LATER_TEXT)]


def test_an_empty_casebook_has_empty_answers(tmp_path):
    con = open_to_write(str(tmp_path / "book"))
    for question in QUESTIONS:
        assert not list(ask(con, question, Filters()))
    assert not [*contacts(con, Filters()), *gaps(con, Filters()), *timeline(con, Filters())]
    assert not list(search(con, "anything", Filters()).passages)


def test_actors_are_found_by_id_name_accent_and_surname(con):
    assert ids(con, "ruritania.rur", "the RURITANIA", "Elphberg") == (
        ("ruritania.rur",),
        ("ruritania.rur",),
        ("flavia-elphberg.rur",),
    )


def test_an_ambiguous_name_means_all_whom_it_names(con):
    assert [found.id for found in find_actors(con, "Hentzau")] == ["rupert-hentzau.rur", "sophie-hentzau.rur"]


def test_actors_are_found_by_names_of_the_codebook(tmp_path):
    con = open_to_write(str(tmp_path / "book"))
    actors = [actor("a1", "United Nations", "igo"), actor("a2", "France", "state", "FRA")]
    add(con, Reading(record(actors=actors, talks=[], statements=[], positions=[], events=[], figures=[],
                            relations=[]), "", ""))  # fmt: skip
    assert ids(con, "U.N.") == (("united-nations",),)


def test_an_unknown_name_is_refused_with_names_like_it(con):
    with pytest.raises(UsageError, match="no actor in the casebook is called 'Valleys'; like it: Free Valleys Front"):
        find_actors(con, "Valleys")


def test_countries_are_codes_or_names():
    assert (country_of("rur"), country_of("Yemen")) == ("RUR", "YEM")
    with pytest.raises(UsageError):
        country_of("Ruritania")


def test_periods_are_whole_years_and_months():
    assert period("2031", "2031-02") == ("2031-01-01", "2031-02-28")
    for wrong in (("soon", None), (None, "2031-13"), ("2032", "2031")):
        with pytest.raises(UsageError):
            period(*wrong)


def test_search_finds_passages_the_latest_first(con):
    found = search(con, "talks OR town", Filters(newest=True))
    rows = list(found.passages)
    assert not found.is_cut
    assert tuple(rows[0]) == COLUMNS["search"]
    assert [row["report"] for row in rows] == [id_of(MILITIA_TEXT), id_of(TEXT)]
    assert "[town]" in rows[0]["snippet"]
    assert TEXT[rows[1]["start"] : rows[1]["end"]] == rows[1]["text"]


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ('"Free Valleys"', 1), ("Valleys Free", 1), ('"Valleys Free"', 0), ("town AND NOT Zenda", 1), ("shel*", 1),
        ("(talks OR town) front", 2), ("--", 0), ("text:talks", 0), ("NEAR(a b)", 0), ("Zénda", 1),
    ],
)  # fmt: skip
def test_what_is_asked_in_a_search_is_what_is_meant(con, words, number):
    if words == "--":
        with pytest.raises(UsageError):
            search(con, words, Filters())
        return
    assert len(list(search(con, words, Filters()).passages)) == number


@pytest.mark.parametrize(
    "words", ['"open', "(a", "a)", "AND a", "a OR", "a AND AND b", "()", "", '""', "NOT", "a NOT", "a*"]
)
def test_bad_syntax_is_told(words):
    with pytest.raises(UsageError, match="search"):
        expression(words)


def test_whatever_is_typed_never_reaches_the_index_as_syntax(con):
    for words in ("a^b", "{x y}", "a:b", "-a", "a + b", "'; DROP TABLE talk", "NEAR/3", "*", "a**", '"a"*b'):
        with suppress(UsageError):
            list(search(con, words, Filters()).passages)


def test_a_search_is_narrowed_by_actor_outlet_and_day(con):
    assert len(list(search(con, "front", Filters()).passages)) == 2
    assert len(list(search(con, "front", Filters(since="2031-04-01")).passages)) == 1
    assert len(list(search(con, "front", Filters(actors=ids(con, "Northern Militia"))).passages)) == 1
    assert not list(search(con, "front", Filters(publisher=("Nobody",))).passages)


def test_of_too_many_passages_those_added_last_are_searched(con):
    found = search(con, "front", Filters(), looked_at=1)
    assert found.is_cut
    assert [row["report"] for row in found.passages] == [id_of(MILITIA_TEXT)]


def test_the_best_first_where_it_is_asked(con):
    rows = list(search(con, "front OR valleys", Filters(), best=True).passages)
    assert rows[0]["report"] == id_of(TEXT)


def test_answers_do_not_depend_on_the_order_of_adding(tmp_path, con):
    other = open_to_write(str(tmp_path / "other"))
    for made in (of_the_militia(), record(file="again.txt"), record(), of_the_mission()):
        add(other, Reading(made, "", ""))
    for question in QUESTIONS:
        assert list(ask(other, question, Filters())) == list(ask(con, question, Filters()))
    assert list(gaps(other, Filters())) == list(gaps(con, Filters()))
    assert list(contacts(other, Filters())) == list(contacts(con, Filters()))


def test_questions_see_what_is_added_meanwhile(tmp_path):
    path = str(tmp_path / "book")
    writing = open_to_write(path)
    reading = open_to_read(path)
    assert not list(ask(reading, "talks", Filters()))
    add(writing, Reading(record(), "", ""))
    writing.execute("BEGIN IMMEDIATE")
    assert len(list(ask(reading, "talks", Filters()))) == 1
