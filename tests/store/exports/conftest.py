"""A small casebook of an invented conflict, with texts that would harm a spreadsheet, a page or a terminal."""

import pytest

from parley.run.book import Reading, add
from parley.store.book import close, open_to_read, open_to_write
from parley.store.exports.formats import export, format_of
from tests.made_records import OTHER_TEXT, actor, record, seat, talk

AT = "2031-03-10T12:00:00+00:00"
HARM = '=HYPERLINK("http://example.org")<script>\x07\u202e\tnext\nline'

ACTORS = [
    actor("a1", "Ruritania", "state", "RUR", sectors=["GOV"]),
    actor("a2", "Free Valleys Front", "armed_group", "RUR", sectors=["REB"]),
    actor("a3", "Rupert Hentzau", "person", "RUR", member_of=["a1"], sectors=["GOV"]),
    actor("a4", HARM, "igo", None, sectors=["IGO"]),
    actor("a5", "Flavia Elphberg", "person", "DEU", member_of=["a4"]),
]
GENEVA = {"name": "Geneva", "country": "CHE", "latitude": 46.2, "longitude": 6.15, "evidence": [[0, 8]]}
OUTCOME = {"kind": "agreement", "text": "a ceasefire for the valleys", "evidence": [[0, 8]]}


def event(id, type="CONSULT", **more):
    """An asserted event of the state and the front."""
    plain = {"id": id, "type": type, "source": ["a1"], "target": ["a2"], "modality": "asserted", "negated": False}
    return {**plain, "cameo": "04", "evidence": [[0, 8], [9, 12]], **more}


def position(stance, **more):
    """What the state wants."""
    return {"actor": "a1", "stance": stance, "object": "arms", "issues": ["ceasefire"], "evidence": [[0, 8]], **more}


def reports():
    """Two rounds told by one report, and one without a day by another."""
    seats = [seat("a1"), seat("a2"), seat("a4", "mediator", members=["a5"])]
    geneva = talk("t1", seats, place=GENEVA, outcome=OUTCOME, format="mediated")
    planned = talk("t2", [seat("a1"), seat("a2")], status="planned", start="2031-05")
    first = record(
        actors=ACTORS,
        talks=[geneva, planned],
        positions=[position("demands"), position("opposes", actor="a3", object="a vote", issues=["prisoners"])],
        events=[
            event("e1", date={"value": "2031-03-07", "evidence": []}, place=GENEVA),
            event("e2", "REJECT", modality="planned"),
            event("e3", "ASSAULT", negated=True),
        ],
    )
    first["report"] |= {"title": HARM, "url": "https://zenda.example/1?a=1&b=2", "language": "en"}
    undated = talk("t1", [seat("a2"), seat("a4")], start="PAST_REF", place=None)
    second = record(OTHER_TEXT, actors=ACTORS, talks=[undated], positions=[], events=[], published=None, file="b.txt")
    second["report"] |= {"url": "javascript:alert(1)"}
    return [first, second]


@pytest.fixture(scope="session")
def casebook(tmp_path_factory):
    """The path of the casebook."""
    path = tmp_path_factory.mktemp("book") / "zenda.casebook"
    con = open_to_write(str(path))
    for report in reports():
        add(con, Reading(report, "", AT))
    close(con)
    return str(path)


@pytest.fixture
def con(casebook):
    con = open_to_read(casebook)
    yield con
    con.close()


@pytest.fixture
def exported(con, tmp_path):
    """Writes a format and gives the path."""

    def write(name, table=None, file=None):
        path = tmp_path / (file or f"out.{name}")
        export(con, format_of(name), path, table=table)
        return path

    return write
