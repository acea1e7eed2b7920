"""Sayings in the file: repeated statements are one entry, persons' judgements hold, questions tell each thing once."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.cli import run
from parley.run.judging import join, split
from parley.store.book import close, open_to_write
from parley.store.questions import Filters, ask, find_actors, timeline
from parley.store.why import why
from tests.made_records import actor, id_of, record
from tests.run.test_book import AT, content, fill

QUOTE = "We shall open the pass to the relief convoys before the first snow falls"
TEXTS = (
    f'STRELSAU — "{QUOTE}," Rupert Hentzau told reporters on Friday as the guard was changed.',
    "The government will open the pass to relief convoys before snow falls, the Ruritanian foreign ministry said.",
    f'Bakers in Hof were the first to hear of it. "{QUOTE}," said Hentzau, and bought a loaf.',
    "The pass stays shut for merchants, Flavia Elphberg of the Free Valleys Front said of the road on Friday.",
)
WORDS = (QUOTE, "The government will open the pass to relief convoys before snow falls", QUOTE, "The pass stays shut")
SPEAKERS = ("a1", "a2", "a1", "a3")
NONE = {kind: [] for kind in ("talks", "events", "figures", "relations", "conflicts")}


def told(n, *, published="2031-03-08"):
    start = TEXTS[n].index(WORDS[n])
    span = [start, start + len(WORDS[n])]
    actors = [
        actor("a1", "Rupert Hentzau", "person", "RUR", sectors=["GOV"], member_of=["a2"]),
        actor("a2", "Ruritanian foreign ministry", "government", "RUR"),
        actor("a3", "Flavia Elphberg", "person", "RUR", member_of=["a4"]),
        actor("a4", "Free Valleys Front", "armed_group", "RUR"),
        actor("a5", "Ruritania", "state", "RUR"),
    ]
    mode = "direct" if n in (0, 2) else "indirect"
    statement = {
        "id": "s1", "speaker": SPEAKERS[n], "source": {"kind": "named"}, "mode": mode,
        "act": "promise", "text": WORDS[n], "span": span, "evidence": [[0, len(TEXTS[n])]],
    }  # fmt: skip
    positions = [
        {"actor": SPEAKERS[n], "stance": "refuses" if n == 3 else "offers", "object": "passage", "issues": ["access"],
         "statement": "s1", "evidence": [span]}
    ]  # fmt: skip
    return record(
        TEXTS[n], published=published, file=f"{n}.txt", actors=actors, statements=[statement], positions=positions,
        **NONE,
    )  # fmt: skip


REPORTS = [told(0), told(1), told(2, published="2031-03-09"), told(3)]


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "zenda.casebook")


@pytest.fixture
def con(book):
    con = open_to_write(book)
    con.execute("PRAGMA synchronous = OFF")
    fill(con, REPORTS)
    yield con
    close(con)


def at(n):
    return f"{id_of(TEXTS[n])}#s1"


def sayings(con):
    found = {}
    for n in range(len(TEXTS)):
        (saying,) = con.execute("SELECT saying FROM statement WHERE id = ?", (at(n),)).fetchone()
        found.setdefault(saying, []).append(n)
    return sorted(found.values())


def judge(con, act, *ids):
    return act(con, "zenda.casebook", ids, coder="rudolf", at=AT)


def ids(con, name):
    return (tuple(found.id for found in find_actors(con, name)),)


def test_what_several_reports_repeat_is_one_saying(con):
    assert sayings(con) == [[0, 1, 2], [3]]


def test_a_saying_stands_once_with_all_who_tell_it(con):
    first, second = sorted(ask(con, "statements", Filters()), key=lambda row: -row["reports"])
    assert (first["text"], first["id"], first["reports"]) == (QUOTE, at(0), 3)
    assert {mention["file"] for mention in first["mentions"]} == {"0.txt", "1.txt", "2.txt"}
    assert [speaker["name"] for speaker in second["speakers"]] == ["Flavia Elphberg"]
    assert len(list(ask(con, "statements", Filters(each=True)))) == len(TEXTS)


def test_the_timeline_tells_each_saying_once(con):
    rows = [row for row in timeline(con, Filters()) if row["kind"] == "statement"]
    assert sorted(len(row["mentions"]) for row in rows) == [1, 3]


def test_what_a_bodys_people_say_and_want_is_found_with_the_body(con):
    front = ids(con, "Free Valleys Front")
    assert [row["id"] for row in ask(con, "statements", Filters(actors=front))] == [at(3)]
    assert [row["stance"] for row in ask(con, "positions", Filters(actors=front))] == ["refuses"]
    assert not list(ask(con, "statements", Filters(actors=front, alone=True)))
    assert not list(ask(con, "positions", Filters(actors=front, alone=True)))


def test_a_state_is_found_in_what_its_ministry_and_its_minister_say(con):
    assert {row["id"] for row in ask(con, "statements", Filters(actors=ids(con, "Ruritania"), each=True))} == {
        at(0), at(1), at(2)
    }  # fmt: skip


def test_a_split_holds_when_reports_are_read_again_and_a_join_takes_it_back(con):
    judge(con, split, at(1))
    assert sayings(con) == [[0, 2], [1], [3]]
    fill(con, [told(0, published="2031-03-07")])
    assert sayings(con) == [[0, 2], [1], [3]]
    fill(con, [told(0)])
    judge(con, join, at(0), at(1))
    assert sayings(con) == [[0, 1, 2], [3]]


def test_a_join_of_sayings_is_taken_back_by_a_split(con):
    before = {name: rows for name, rows in content(con).items() if name != "judgement"}
    judge(con, join, at(0), at(3))
    assert sayings(con) == [[0, 1, 2, 3]]
    judge(con, split, at(3))
    assert {name: rows for name, rows in content(con).items() if name != "judgement"} == before


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations([*REPORTS, *REPORTS[:2]]))
def test_the_order_of_reports_does_not_matter_for_sayings(con, order, tmp_path_factory):
    other = open_to_write(str(tmp_path_factory.mktemp("order") / "casebook"))
    other.execute("PRAGMA synchronous = OFF")
    fill(other, order)
    assert content(other) == content(con)
    close(other)


def test_why_tells_statements_pairs_and_rules_of_a_saying(con):
    answer = why(con, at(1))
    assert (answer["kind"], answer["text"], answer["shown"]["text"]) == ("saying", QUOTE, "fullest_quotation")
    assert [mention["passages"] for mention in answer["mentions"] if mention["statement"] == at(2)] == [[TEXTS[2]]]
    assert all(pair["score"] >= 0.6 and pair["reasons"] for pair in answer["pairs"])
    assert why(con, answer["id"]) == answer


def test_why_tells_the_line_of_a_position(con):
    (position,) = ask(con, "positions", Filters(actors=ids(con, "Flavia Elphberg")))
    answer = why(con, position["id"])
    assert answer["saying"] == why(con, at(3))["id"]
    assert [line["stance"] for line in answer["lines"]] == ["refuses"]


def test_commands_split_join_and_explain_sayings(con, book, capsys):
    short = at(1).removeprefix("sha256:")[:8] + "#s1"
    assert run(["split", book, short, "--coder", "rudolf"]) == 0
    assert len(capsys.readouterr().out.split()) == 2
    assert run(["join", book, short, at(0), "--coder", "rudolf"]) == 0
    (saying,) = capsys.readouterr().out.split()
    assert run(["why", book, saying]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"{saying}: “{QUOTE}”")
    assert "the same words" in printed
    assert "rudolf: join" in printed
    assert run(["join", book, saying, "r0"]) == 2


def test_commands_tell_lines_and_positions(con, book, capsys):
    assert run(["ask", book, "positions", "--line", "--actor", "Flavia Elphberg", "--json"]) == 0
    line = json.loads(capsys.readouterr().out)
    assert (line["issue"], line["stance"], line["first"], line["changes"]) == ("access", "refuses", "2031-03-08", [])
    assert run(["why", book, line["points"][0]["position"]]) == 0
    assert "refuses access: 2031-03-08 to 2031-03-08" in capsys.readouterr().out
