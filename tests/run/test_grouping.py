"""Grouping around what changed gives what grouping the whole casebook would give."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.casebook.chains import round_id
from parley.run.grouping import Touched, regroup
from parley.run.judging import join, split
from parley.store.book import close, open_to_write
from parley.store.forms import TALKS
from tests.made_records import actor, record, seat, talk
from tests.run.test_book import AT, fill

ACTORS = [
    actor("a1", "Ruritania", "state", "RUR"),
    actor("a2", "Free Valleys Front", "armed_group", "RUR"),
    actor("a3", "Lakes Mission", "igo"),
]
DATES = ["2031-03-06", "2031-03-07", "2031-03-08", "2031-03-10", "2031-03", "2031-04", "2031"]


@st.composite
def told(draw):
    """One of eight reports of one process, with one talk or two, of few days so that many may be one."""
    n = draw(st.integers(0, 7))
    talks = []
    for id, evidence in (("t1", [0, 9]), ("t2", [9, 40]))[: draw(st.integers(1, 2))]:
        seats = [seat("a1"), seat("a2"), *([seat("a3", "mediator")] if draw(st.booleans()) else [])]
        more = {} if draw(st.booleans()) else {"place": None}
        talks.append(talk(id, seats, start=draw(st.sampled_from(DATES)), evidence=[evidence], **more))
    text = f"Report {n} of talks between Ruritania and the front."
    published = f"2031-03-{draw(st.integers(1, 28)):02}"
    nothing = {"statements": [], "positions": [], "events": [], "figures": [], "relations": []}
    return record(text, published=published, actors=ACTORS, talks=talks, **nothing)


def rounds(con):
    return dict(con.execute("SELECT id, round FROM talk"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports=st.lists(told(), min_size=1, max_size=20), judged=st.data())
def test_rounds_are_those_of_the_whole_casebook_grouped_at_once(reports, judged, tmp_path_factory):
    con = open_to_write(str(tmp_path_factory.mktemp("grouping") / "casebook"))
    con.execute("PRAGMA synchronous = OFF")
    for report in reports:
        fill(con, [report])
        judge_one(con, judged)
        was = rounds(con)
        regroup(con, TALKS, Touched(frozenset(was)), name=round_id)
        assert rounds(con) == was
    close(con)


def judge_one(con, judged):
    """Now and then a person splits a talk off or joins two."""
    found = rounds(con)
    some = judged.draw(st.lists(st.sampled_from(sorted(found)), max_size=2, unique=True))
    shared = [talk for talk in some if list(found.values()).count(found[talk]) > 1]
    if len(some) == 2 and len({found[talk] for talk in some}) == 2:
        join(con, "casebook", some, coder="rudolf", at=AT)
    elif len(some) == 1 and shared:
        split(con, "casebook", shared, coder="rudolf", at=AT)
