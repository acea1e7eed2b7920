"""Judgements on claims and entries: appended, the latest of a coder counts, and they outlive another reading."""

import sqlite3

import pytest

from parley.errors import BookError, UsageError
from parley.run.book import Reading, add, reread
from parley.run.review import Ruling, agreement, judge, judgements, unreviewed
from parley.store import entries
from parley.store.book import close, open_to_read, open_to_write
from parley.store.changes import with_lasting_ids
from parley.store.judgements import standing
from parley.store.targets import KINDS, find_target
from tests.casebook.test_copies import OTHER
from tests.made_records import record, seat, talk

AT = "2031-03-10T12:00:00+00:00"
ID = record()["report"]["id"]


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "zenda.casebook")
    add_to(path, record())
    return path


def add_to(path, *records):
    con = open_to_write(path)
    for each in records:
        add(con, Reading(each, "", AT))
    close(con)


def read_again(path, new):
    """Another reading of a report in place of the one that is there, as `parley update` does it."""
    con = open_to_write(path)
    stored = entries.load_report(con, new["report"]["id"])
    reread(con, stored, Reading(with_lasting_ids(new, entries.load_record(con, stored.n)), "2.0", AT))
    close(con)


def rule(path, target, verdict, *, coder="fe", at=AT, kind=None, **more):
    return judge(path, target, Ruling(verdict, **more), coder=coder, at=at, kind=kind)


def stands(path, target, **more):
    con = open_to_read(path)
    found = [(j.coder, j.verdict, j.field, j.value) for j in standing(con, target, **more)]
    con.close()
    return found


def test_a_judgement_stands_with_coder_and_time(book):
    kept = rule(book, f"{ID}#t1", "correct", field="status", value="cancelled", note="see page 2")
    assert (kept.at, kept.kind, kept.seen["status"], kept.note) == (AT, "talk", "held", "see page 2")
    assert stands(book, f"{ID}#t1") == [("fe", "correct", "status", "cancelled")]


def test_what_was_read_is_not_changed(book):
    def as_read():
        con = sqlite3.connect(book)
        found = con.execute("SELECT * FROM report").fetchall()
        con.close()
        return found, next(unreviewed(book, coder="mo")).target.fields

    before = as_read()
    rule(book, f"{ID}#t1", "correct", field="status", value="cancelled")
    assert as_read() == before


def test_the_latest_of_a_coder_on_a_field_counts_and_all_are_kept(book):
    for coder, value in (("fe", "cancelled"), ("mo", "held"), ("fe", "postponed")):
        rule(book, f"{ID}#t1", "correct", field="status", value=value, coder=coder)
    rule(book, f"{ID}#t1", "accept", field="place")
    assert sorted(stands(book, f"{ID}#t1")) == [
        ("fe", "accept", "place", None),
        ("fe", "correct", "status", "postponed"),
        ("mo", "correct", "status", "held"),
    ]
    assert [fate for _, fate in judgements(book)] == ["replaced", "stands", "stands", "stands"]


def targets_of(path):
    con = open_to_read(path)
    one = {
        "talk": f"{ID}#t1", "seat": f"{ID}#t1/a2", "statement": f"{ID}#s1", "event": f"{ID}#e1",
        "actor": "ruritania.rur",
    }  # fmt: skip
    for kind, query in {
        "position": "SELECT id FROM position",
        "figure": "SELECT id FROM claim WHERE kind = 'figure'",
        "relation": "SELECT id FROM claim WHERE kind = 'relation'",
        "conflict": "SELECT id FROM claim WHERE kind = 'conflict'",
        "round": "SELECT id FROM round",
        "round_seat": "SELECT round || '/' || actor FROM round_seat",
    }.items():
        one[kind] = con.execute(query).fetchone()[0]
    con.close()
    return one


CONFLICTS = [{"about": "t1", "kind": "date", "versions": [{"value": n, "evidence": [[0, 5]]} for n in ("a", "b")]}]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_can_be_judged(tmp_path, kind):
    path = str(tmp_path / "all.casebook")
    add_to(path, record(conflicts=CONFLICTS))
    target = targets_of(path)[kind]
    assert rule(path, target, "accept").kind == kind
    assert stands(path, target) == [("fe", "accept", None, None)]
    assert target not in [shown.target.id for shown in unreviewed(path, coder="fe", kinds=(kind,))]
    assert target in [shown.target.id for shown in unreviewed(path, coder="mo", kinds=(kind,))]


def test_the_id_of_a_report_may_be_cut_short(book):
    rule(book, f"{ID.removeprefix('sha256:')[:6]}#t1", "accept")
    assert stands(book, f"{ID}#t1") == [("fe", "accept", None, None)]


def test_what_is_unreviewed_comes_with_its_passage(book):
    first = next(unreviewed(book, coder="fe"))
    assert first.target.id == f"{ID}#t1"
    assert [(p.file, p.text) for p in first.passages] == [("zenda.txt", "ZENDA")]


@pytest.mark.parametrize(
    ("target", "ruling", "why"),
    [
        ("t1", Ruling("correct", "status", "over"), "status is one of held"),
        ("t1", Ruling("correct", "mood", "bad"), "a talk has no field 'mood'"),
        ("t1", Ruling("correct", "start", "soon"), "start is a date"),
        ("t1", Ruling("correct", "outcome", "joy"), "outcome is one of agreement"),
        ("t1/a2", Ruling("correct", "size", "-1"), "size is a number"),
        ("t1", Ruling("correct", "country", "Ruritania"), "country is a code"),
        ("t1", Ruling("correct"), "needs the field"),
        ("t1", Ruling("accept", "status", "held"), "with a correction alone"),
        ("t1", Ruling("maybe"), "a verdict is one of"),
    ],
)
def test_what_makes_no_sense_is_refused(book, target, ruling, why):
    with pytest.raises(UsageError, match=why):
        judge(book, f"{ID}#{target}", ruling, coder="fe", at=AT)
    assert not list(judgements(book))


def test_a_judgement_needs_its_target_and_its_coder(book):
    with pytest.raises(BookError, match="holds no claim or entry"):
        rule(book, f"{ID}#t9", "accept")
    with pytest.raises(UsageError, match="coder"):
        rule(book, f"{ID}#t1", "accept", coder=" ")


def test_judgements_outlive_another_reading(book):
    rule(book, f"{ID}#t1", "correct", field="status", value="cancelled")
    rule(book, f"{ID}#t1/a2", "reject")
    again = record(talks=[
        talk("t1", [seat("a1")], evidence=[[20, 30]]), talk("t2", [seat("a1"), seat("a2")], status="planned")
    ])  # fmt: skip
    read_again(book, again)
    assert stands(book, f"{ID}#t1") == [("fe", "correct", "status", "cancelled")]
    assert stands(book, f"{ID}#t1/a2") == [("fe", "reject", None, None)]


def test_a_judgement_does_not_pass_to_another_claim_under_the_same_id(book):
    rule(book, f"{ID}#t1", "accept")
    elsewhere = record(published="2031-03-06", talks=[talk("t1", [seat("a1")], evidence=[[20, 30]])])
    add_to(book, elsewhere)
    assert stands(book, f"{ID}#t1") == []
    assert [fate for _, fate in judgements(book)] == ["lost"]


def test_a_judgement_on_a_round_follows_its_talk_into_a_larger_round(book):
    def rounds():
        con = open_to_read(book)
        found = {round for (round,) in con.execute("SELECT round FROM talk")}
        con.close()
        return found

    (alone,) = rounds()
    rule(book, alone, "correct", field="status", value="cancelled")
    rule(book, f"{alone}/ruritania.rur", "correct", field="role", value="host")
    add_to(book, *(record(f"{OTHER} Nr {n}.", file=f"{n}.txt") for n in range(6)))
    (together,) = rounds()
    assert together != alone
    assert stands(book, together) == [("fe", "correct", "status", "cancelled")]
    assert stands(book, f"{together}/ruritania.rur") == [("fe", "correct", "role", "host")]
    rule(book, together, "accept", field="status")
    assert stands(book, together) == [("fe", "accept", "status", None)]


def test_agreement_takes_what_each_coder_holds(book):
    rule(book, f"{ID}#t1", "accept", coder="fe")
    rule(book, f"{ID}#t1", "correct", field="status", value="cancelled", coder="mo")
    rule(book, f"{ID}#t1", "correct", field="place", value="Zenda", coder="mo")
    rule(book, f"{ID}#t1", "correct", field="venue", value=None, coder="mo")
    found = {line.field: (line.units, line.observed) for line in agreement(book)}
    assert found == {"status": (1, 0.0), "place": (1, 1.0), "venue": (1, 1.0)}


def test_agreement_on_whether_claims_are_right_at_all(book):
    for target, first, second in (("t1", "accept", "accept"), ("e1", "reject", "accept"), ("s1", "reject", "reject")):
        rule(book, f"{ID}#{target}", first, coder="fe")
        rule(book, f"{ID}#{target}", second, coder="mo")
    found = {(line.kind, line.field): line.observed for line in agreement(book) if line.field == "whole"}
    assert found == {("talk", "whole"): 1.0, ("event", "whole"): 0.0, ("statement", "whole"): 1.0}


def test_one_id_of_two_kinds_is_told_apart(book):
    con = open_to_read(book)
    assert find_target(con, f"{ID}#t1", kind="event") is None
    assert find_target(con, f"{ID}#t1", kind="talk").kind == "talk"
    con.close()
