"""What persons judged counts: in claims, in the entries made of them, in answers; it is undone by a later judgement."""

import random
import signal
import subprocess
import sys
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.errors import UsageError
from parley.run.book import Reading, add
from parley.run.review import Ruling, accuracy, judge
from parley.store.as_read import ask_as_read
from parley.store.book import close, open_to_read, open_to_write
from parley.store.pages.overview import counts
from parley.store.questions import Filters, ask, find_actors
from parley.store.why import why
from tests.casebook.test_copies import OTHER, WIRE
from tests.made_records import TEXT, id_of, record, seat, talk
from tests.run.test_book import content
from tests.run.test_review import read_again

AT = "2031-03-10T12:00:00+00:00"
TEXTS = (TEXT, WIRE, OTHER, "Envoys met in the hills above Zenda.")


def told(n, *, start="2031-03-07", seats=None, **more):
    seats = seats or [seat("a1", size=9 + n), seat("a2")]
    return record(TEXTS[n], file=f"{n}.txt", talks=[talk("t1", seats, start=start, **more)])


REPORTS = [told(0), told(1, start="2031-03-08"), told(2, status="planned"), told(3, start="2031-03-21")]


def at(n, claim="t1"):
    return f"{id_of(TEXTS[n])}#{claim}"


def put(path, *reports):
    con = open_to_write(path)
    con.execute("PRAGMA synchronous = OFF")
    for each in reports:
        add(con, Reading(each, "", AT))
    close(con)


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "zenda.casebook")
    put(path, *REPORTS)
    return path


def rule(path, target, verdict, *, coder="fe", kind=None, at=AT, **more):
    return judge(path, target, Ruling(verdict, **more), coder=coder, at=at, kind=kind)


def reading(path, act):
    con = open_to_read(path)
    try:
        return act(con)
    finally:
        con.close()


def asked(path, question, *, as_read=False, **filters):
    act = ask_as_read if as_read else ask
    return reading(path, lambda con: list(act(con, question, Filters(**filters))))


def first_round(path, **filters):
    return asked(path, "talks", **filters)[0]


def counted(path):
    """All tables but the judgements."""
    return {table: rows for table, rows in reading(path, content).items() if table != "judgement"}


def test_a_corrected_date_moves_a_talk_into_another_round(book):
    assert [round["origins"] for round in asked(book, "talks")] == [3, 1]
    rule(book, at(3), "correct", field="start", value="2031-03-07")
    assert [round["origins"] for round in asked(book, "talks")] == [4]


def test_a_rejected_talk_does_not_vouch_and_its_round_keeps_its_id(book):
    before = first_round(book)
    smallest = min(at(n) for n in range(3))
    rule(book, smallest, "reject")
    after = first_round(book)
    assert (after["id"], after["origins"]) == (before["id"], 2)
    assert smallest.partition("#")[0] not in {mention["report"] for mention in after["mentions"]}


def test_a_round_of_which_every_talk_is_rejected_is_shown_to_who_asks_for_it(book):
    rule(book, at(3), "reject")
    assert len(asked(book, "talks")) == 1
    (_, rejected) = asked(book, "talks", rejected=True)
    assert (rejected["start"], len(rejected["mentions"])) == ("2031-03-21", 1)


def test_a_rejected_round_is_in_no_answer_and_in_no_chain(book):
    later = asked(book, "talks")[1]
    assert [link["type"] for link in later["links"]] == ["previous_round"]
    rule(book, first_round(book)["id"], "reject")
    assert [(round["id"], round["links"]) for round in asked(book, "talks")] == [(later["id"], [])]
    assert {row["round"] for row in asked(book, "participants")} == {later["id"]}
    assert len(asked(book, "participants", rejected=True)) == 4


def test_a_rejected_seat_is_not_there(book):
    rule(book, f"{at(3)}/a2", "reject")
    (later,) = [round for round in asked(book, "talks") if round["start"] == "2031-03-21"]
    assert [p["actor"] for p in later["participants"]] == ["ruritania.rur"]
    assert later["process"] is None


def test_a_rejected_delegation_is_not_there_until_it_is_accepted(book):
    before, round = counted(book), first_round(book)["id"]
    rule(book, f"{round}/ruritania.rur", "reject")
    shown = first_round(book)
    assert [p["actor"] for p in shown["participants"]] == ["free-valleys-front.rur"]
    assert [(mark["actor"], mark["was"]["role"]) for mark in shown["judged"]] == [("ruritania.rur", "party")]
    rule(book, f"{round}/ruritania.rur", "accept")
    assert counted(book) == before


def test_a_corrected_field_of_a_round_is_shown_beside_what_reports_tell(book):
    round = first_round(book)["id"]
    rule(book, round, "correct", field="place", value="Strelsau")
    shown = first_round(book)
    assert (shown["place"]["name"], shown["shown"]["place"]) == ("Strelsau", "judged")
    assert [v["value"] for v in shown["versions"] if v["field"] == "place"] == ["Zenda"]
    assert [(m["field"], m["was"], m["coder"], m["at"]) for m in shown["judged"]] == [("place", "Zenda", "fe", AT)]


def test_a_corrected_start_of_a_round_moves_its_day(book):
    rule(book, first_round(book)["id"], "correct", field="start", value="2031-04")
    assert [round["first_day"] for round in asked(book, "talks")] == ["2031-03-21", "2031-04-01"]


def test_a_corrected_field_of_a_delegation_is_shown(book):
    rule(book, f"{first_round(book)['id']}/ruritania.rur", "correct", field="size", value="30")
    (row, *_) = [row for row in asked(book, "participants") if row["actor"] == "ruritania.rur"]
    assert (row["size"], row["judged"][0]["was"]) == (30, "10")
    versions = first_round(book)["versions"]
    assert {v["value"] for v in versions if v["field"] == "size"} == {"9", "10", "11"}


def test_a_corrected_name_of_an_actor_is_shown_and_found(book):
    rule(book, "ruritania.rur", "correct", field="name", value="Kingdom of Ruritania")
    rule(book, "ruritania.rur", "correct", field="sectors", value="GOV;MIL")
    (found,) = reading(book, lambda con: find_actors(con, "kingdom of ruritania"))
    assert (found.id, found.name) == ("ruritania.rur", "Kingdom of Ruritania")


def test_corrected_fields_of_claims_are_found_and_shown(book):
    rule(book, at(0, "s1"), "correct", field="act", value="warn")
    rule(book, at(0, "s1"), "correct", field="speaker", value="ruritania.rur")
    rule(book, at(0, "e1"), "correct", field="target", value="free-valleys-front.rur;protesters")
    (statement,) = asked(book, "statements", act=("warn",))
    assert [speaker["name"] for speaker in statement["speakers"]] == ["Ruritania"]
    assert [mark["was"] for mark in statement["judged"]] == [None, "rupert-hentzau.rur"]
    (event,) = [event for event in asked(book, "events") if event["judged"]]
    assert [party["name"] for party in event["target"]] == ["Free Valleys Front", "protesters"]


def test_rejected_claims_are_in_no_answer_but_as_they_were_read(book):
    for claim in ("s1", "e1"):
        rule(book, at(0, claim), "reject")
    position = asked(book, "positions")[0]["id"]
    rule(book, position, "correct", field="stance", value="offers")
    for question in ("statements", "events"):
        assert len(asked(book, question, each=True)) == 3
        assert len(asked(book, question, each=True, as_read=True)) == 4
    stances = [{row["id"]: row["stance"] for row in asked(book, "positions", as_read=seen)} for seen in (False, True)]
    assert [stance[position] for stance in stances] == ["offers", "demands"]


def test_an_event_as_it_was_read_names_its_happening(book):
    (before,) = [event["happening"] for event in asked(book, "events", each=True) if event["id"] == at(0, "e1")]
    rule(book, at(0, "e1"), "correct", field="target", value="protesters")
    rule(book, at(0, "e1"), "accept", field="target")
    seen = {event["id"]: event["happening"] for event in asked(book, "events", as_read=True)}
    assert seen[at(0, "e1")] == before


def test_what_was_read_comes_in_the_same_order_and_number(book):
    def ids(**more):
        return [row["id"] for row in asked(book, "statements", each=True, **more)]

    before = [ids(newest=newest, limit=3) for newest in (False, True)]
    rule(book, at(0, "s1"), "reject")
    rule(book, at(2, "s1"), "correct", field="date", value="2031-01")
    assert [ids(newest=newest, limit=3, as_read=True) for newest in (False, True)] == before


def test_a_rejected_statement_confirms_nothing(book):
    said = {**record()["statements"][0], "act": "confirm", "text": "the talks in Zenda were held"}
    text = "HOF — The talks in Zenda were held, Hentzau said."
    put(book, record(text, talks=[talk("t1", [seat("a1"), seat("a2")], start="2031-07-01")], statements=[said]))

    def vouching():
        return [round["vouching"] for round in asked(book, "talks") if round["start"] == "2031-07-01"]

    assert "state:RUR" in vouching()[0]
    rule(book, f"{id_of(text)}#s1", "reject")
    assert vouching() == [[f"outlet:{id_of(text)}"]]


def test_a_place_that_is_corrected_has_no_coordinates(book):
    place = {"name": "Hof", "country": "RUR", "latitude": 1.0, "longitude": 2.0, "evidence": [[0, 5]]}
    put(book, record("The road to Hof was closed.", talks=[talk("t1", [seat("a1")], place=place, start="2031-06-01")]))
    rule(book, f"{id_of('The road to Hof was closed.')}#t1", "correct", field="place", value="Tarlenheim")
    query = "SELECT place, country, latitude FROM round WHERE start = '2031-06-01'"
    assert reading(book, lambda con: con.execute(query).fetchone()) == ("Tarlenheim", "RUR", None)


def test_the_latest_judgement_on_a_field_counts_whichever_coder(book):
    for coder, value in (("fe", "cancelled"), ("mo", "postponed"), ("fe", "refused")):
        rule(book, at(3), "correct", field="status", value=value, coder=coder)
    assert [round["status"] for round in asked(book, "talks")] == ["held", "refused"]
    rule(book, at(3), "accept", field="status", coder="mo")
    assert [round["status"] for round in asked(book, "talks")] == ["held", "held"]


def test_who_accepts_the_whole_leaves_corrections_of_its_fields(book):
    rule(book, at(3), "correct", field="status", value="cancelled")
    rule(book, at(3), "accept", coder="mo")
    assert asked(book, "talks")[1]["status"] == "cancelled"


def test_a_rejected_field_is_unknown_and_what_must_be_there_stays(book):
    rule(book, at(3), "reject", field="place")
    rule(book, at(3), "reject", field="status")
    shown = asked(book, "talks")[1]
    assert (shown["place"]["name"], shown["status"]) == (None, "held")
    with pytest.raises(UsageError, match="never unknown"):
        rule(book, at(3), "correct", field="status", value=None)


def test_why_names_judgements_with_coder_and_time(book):
    rule(book, at(3), "correct", field="status", value="cancelled")
    (round,) = [round["id"] for round in asked(book, "talks") if round["status"] == "cancelled"]
    rule(book, round, "correct", field="name", value="Hof II", coder="mo")
    answer = reading(book, lambda con: why(con, round))
    assert [(mark["coder"], mark["at"], mark["field"]) for mark in answer["judged"]] == [("mo", AT, "name")]
    assert [mark["was"] for mark in answer["mentions"][0]["judged"]] == ["held"]


def test_corrections_are_kept_when_reports_are_read_again(book):
    rule(book, at(3), "correct", field="start", value="2031-03-07")
    rule(book, f"{at(3)}/a1", "correct", field="role", value="host")
    read_again(book, told(3, start="2031-03-22", format="mediated"))
    assert [round["origins"] for round in asked(book, "talks")] == [4]
    query = "SELECT role, judged IS NOT NULL FROM seat WHERE talk = ? AND local = 'a1'"
    assert reading(book, lambda con: con.execute(query, (at(3),)).fetchone()) == ("host", 1)


def test_accuracy_is_the_share_that_was_right_as_read(book):
    rule(book, at(0), "accept")
    rule(book, at(1), "correct", field="status", value="cancelled")
    rule(book, at(2), "accept", field="status")
    rule(book, at(2), "correct", field="place", value="Zenda")
    rule(book, at(3), "reject")
    found = {line.field: (line.right, line.units) for line in accuracy(book)}
    assert found == {"whole": (1, 2), "status": (2, 3), "place": (2, 2), "start": (1, 1), "country": (1, 1)}


RULINGS = (
    (at(0), "reject", {}),
    (at(0), "correct", {"field": "start", "value": "2031-03-21"}),
    (at(1), "reject", {"field": "place"}),
    (f"{at(0)}/a2", "reject", {}),
    (f"{at(1)}/a1", "correct", {"field": "role", "value": "mediator"}),
    (f"{at(0)}/a1", "correct", {"field": "actor", "value": "rupert-hentzau.rur"}),
    (at(0, "s1"), "reject", {}),
    (at(1, "s1"), "correct", {"field": "speaker", "value": "free-valleys-front.rur"}),
    (at(1, "e1"), "correct", {"field": "negated", "value": "true"}),
    ("ruritania.rur", "correct", {"field": "name", "value": "Ruritania (kingdom)"}),
)
some_rulings = st.lists(st.sampled_from(RULINGS), min_size=1, max_size=5)
with_files = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def ruled(path, rulings, verdict=None):
    for target, own, more in rulings:
        more = {**more, "value": None} if verdict and "field" in more else more
        rule(path, target, verdict or own, **more)


@with_files
@given(rulings=some_rulings, later=st.permutations(REPORTS[2:]))
def test_judging_before_adding_is_adding_before_judging(rulings, later, tmp_path_factory):
    before, after = (str(tmp_path_factory.mktemp("order") / "casebook") for _ in range(2))
    put(before, *REPORTS[:2])
    ruled(before, rulings)
    put(before, *later)
    put(after, *later, *REPORTS[1::-1])
    ruled(after, rulings)
    assert counted(before) == counted(after)


@with_files
@given(rulings=some_rulings)
def test_what_is_accepted_again_is_as_it_was(rulings, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("undo") / "casebook")
    put(path, *REPORTS)
    before = counted(path)
    ruled(path, rulings)
    ruled(path, rulings, "accept")
    assert counted(path) == before


JUDGE = """
import sys
from parley.run.review import Ruling, judge
for n in range(40):
    judge(sys.argv[1], sys.argv[2], Ruling("reject" if n % 2 else "accept"), coder=str(n), at="2031")
    print(n, flush=True)
"""


LAST = "SELECT CAST(coder AS INTEGER), verdict FROM judgement ORDER BY id DESC LIMIT 1"


@pytest.mark.parametrize("kills", [5, pytest.param(40, marks=pytest.mark.slow)])
def test_a_process_killed_while_it_judges_loses_nothing_it_told(book, kills):
    chance = random.Random(kills)
    for _ in range(kills):
        last = last_before_the_kill(book, chance)
        kept = reading(book, lambda con: con.execute(LAST).fetchone())
        number, verdict = kept or (-1, "accept")
        assert last in (-1, number, number - 1)
        assert [round["origins"] for round in asked(book, "talks")] == [2 if verdict == "reject" else 3, 1]


def last_before_the_kill(book, chance):
    """The number of the last judgement that a process told before it was killed; -1 for none."""
    arguments = [sys.executable, "-c", JUDGE, book, at(0)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as judging:
        first = judging.stdout.readline()
        time.sleep(chance.random() * 0.2)
        judging.send_signal(signal.SIGKILL)
        rest = judging.stdout.read()
    told = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    return int(told[-1]) if told else -1


def test_tallies_are_of_what_is_there_without_rejected_rounds(book):
    rule(book, at(3), "reject")
    put(book, told(0, status="cancelled"))
    rows = ("report", "round WHERE NOT rejected", "actor", "saying", "position", "happening")
    numbers = reading(book, lambda con: [con.execute(f"SELECT COUNT(*) FROM {of}").fetchone()[0] for of in rows])
    assert list(reading(book, counts).values()) == numbers
    assert numbers[1] == len(asked(book, "talks", rejected=True)) - 1
