"""`parley demo` as its user meets it; the slow tests read the shipped reports and look at what the desk will show."""

from contextlib import closing

import pytest

from parley.cli import run
from parley.run.demo import NAME, build_demo
from parley.run.review import agreement, judgements
from parley.store.book import open_to_read


@pytest.fixture
def served(monkeypatch):
    """The desks that would be served; none is."""
    desks = []
    monkeypatch.setattr("parley.web.serving.serve", lambda desk, **how: desks.append((desk, how)))
    return desks


@pytest.fixture
def built(monkeypatch):
    """The paths at which a casebook would be made; none is."""
    paths = []
    monkeypatch.setattr("parley.run.demo.build_demo", lambda path: iter(paths.append(path) or ()))
    return paths


@pytest.fixture
def con(demo):
    with closing(open_to_read(demo)) as con:
        yield con


def column(con, sql):
    return {value for (value,) in con.execute(sql)}


def test_help_shows_examples_and_says_that_the_reports_are_invented(capsys):
    assert run(["demo", "--help"]) == 0
    told = capsys.readouterr().out
    assert "parley demo --casebook" in told
    assert "invented" in told


def test_a_port_that_is_none_is_refused(capsys):
    assert run(["demo", "--port", "99999"]) == 2
    assert "99999" in capsys.readouterr().err


def test_the_casebook_is_made_where_one_says_and_served(built, served, capsys):
    assert run(["demo", "--casebook", "zenda.casebook", "--port", "0", "--no-browser"]) == 0
    assert built == ["zenda.casebook"]
    ((desk, how),) = served
    assert (desk.book, how["host"], how["port"]) == ("zenda.casebook", "127.0.0.1", 0)
    assert capsys.readouterr().out.endswith("\nzenda.casebook\n")


def test_without_a_file_a_temporary_folder_holds_it(built, served):
    run(["demo", "--no-browser"])
    assert built[0].endswith(NAME)
    assert served[0][0].book == built[0]


def test_build_only_serves_nothing(built, served):
    assert run(["demo", "--casebook", "zenda.casebook", "--build-only"]) == 0
    assert built
    assert not served


def test_what_is_no_casebook_is_refused(tmp_path, capsys):
    file = tmp_path / "notes.txt"
    file.write_text("Zenda", encoding="utf-8")
    assert run(["demo", "--casebook", str(file), "--build-only"]) == 2
    assert capsys.readouterr().err == f"parley: {file}: is no casebook\n"


@pytest.mark.slow
def test_making_it_again_adds_nothing(demo, tmp_path):
    own = str(tmp_path / NAME)
    with closing(open_to_read(demo)) as con:
        con.execute("VACUUM INTO ?", (own,))
    kept = tuple(judgements(own))
    assert not any(added.is_new for added in build_demo(own))
    assert tuple(judgements(own)) == kept


@pytest.mark.slow
def test_rounds_are_of_many_statuses(con):
    statuses = column(con, "SELECT status FROM round")
    assert {"held", "planned", "cancelled", "postponed", "collapsed", "alleged"} <= statuses


@pytest.mark.slow
def test_somebody_denies_what_others_say(con):
    assert column(con, "SELECT verdict FROM round") & {"disputed", "denied"}


@pytest.mark.slow
def test_rounds_are_linked_and_some_links_are_stated(con):
    assert column(con, "SELECT grounds FROM round_link") == {"stated", "continuity"}


@pytest.mark.slow
def test_reports_disagree_on_the_size_of_delegations(con):
    assert "size" in column(con, "SELECT field FROM version")


@pytest.mark.slow
def test_two_reports_are_copies(con):
    assert con.execute("SELECT COUNT(*) FROM report WHERE origin <> id").fetchone() == (2,)


@pytest.mark.slow
def test_positions_are_taken_on_several_issues(con):
    assert {"ceasefire", "prisoners", "withdrawal", "aid"} <= column(con, "SELECT issue FROM position_issue")


@pytest.mark.slow
def test_reports_are_known_by_their_names_alone(con):
    assert not any("/" in file for file in column(con, "SELECT file FROM report_file"))


@pytest.mark.slow
def test_two_coders_agree_on_some_things_and_not_on_others(demo):
    shares = {pair.observed for pair in agreement(demo)}
    assert min(shares) < 1 <= max(shares)
