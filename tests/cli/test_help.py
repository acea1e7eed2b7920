"""What `parley --help` tells, and what every command does with a casebook that holds nothing, or is none."""

import sqlite3

import pytest

from parley.cli import COMMANDS, parley, run
from parley.store.book import open_to_write

OF_CASEBOOK = [
    ["why", "r0"], ["check"], ["update"], ["split", "0#t1"], ["join", "r0", "r1"], ["review", "--list"],
    ["review", "--coder", "fe"], ["export", "csv", "--out", "out.csv"], ["ask", "talks"], ["ask", "copies"],
]  # fmt: skip


@pytest.fixture
def none(tmp_path):
    """A file of another program."""
    con = sqlite3.connect(tmp_path / "other.db")
    con.execute("CREATE TABLE contact (name TEXT)")
    con.close()
    return tmp_path / "other.db"


def on(path, command):
    """The arguments of a command for a casebook."""
    return [command[0], str(path), *command[1:]]


def test_commands_are_listed_in_the_order_of_work(capsys):
    run(["--help"])
    listed = [line.split()[0] for line in capsys.readouterr().out.partition("Commands:\n")[2].splitlines()]
    assert listed == [
        "read",
        "actors",
        "add",
        "ask",
        "why",
        "export",
        "desk",
        "demo",
        "check",
        "review",
        "split",
        "join",
        "update",
    ]


@pytest.mark.parametrize("group", [parley, next(c for c in COMMANDS if c.name == "ask")], ids=lambda group: group.name)
def test_every_command_has_a_line_that_is_not_cut_short(group):
    lines = [command.get_short_help_str(60) for command in group.commands.values()]
    assert all(line and not line.endswith("...") for line in lines)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.name != "demo"], ids=lambda c: c.name)
def test_a_command_alone_is_wrong_usage_and_shows_its_help(command, capsys):
    assert run([command.name]) == 2
    assert f"parley {command.name}" in "".join(capsys.readouterr())


@pytest.mark.parametrize("command", OF_CASEBOOK, ids=" ".join)
def test_what_is_no_casebook_is_told_in_one_line_and_left_as_it_was(none, command, capsys, monkeypatch):
    monkeypatch.chdir(none.parent)
    before = none.read_bytes()
    assert run(on(none, command)) == 2
    assert capsys.readouterr().err == f"parley: {none}: is an SQLite file, but no casebook\n"
    assert none.read_bytes() == before


@pytest.mark.parametrize("command", OF_CASEBOOK, ids=" ".join)
def test_an_empty_casebook_gets_an_answer(tmp_path, command, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    open_to_write("empty.casebook").close()
    assert run(on("empty.casebook", command)) == (2 if command[0] in ("why", "split", "join") else 0)
    assert "".join(capsys.readouterr()).strip()


def test_an_id_that_is_none_is_told_with_what_it_might_be(tmp_path, capsys):
    open_to_write(str(tmp_path / "empty.casebook")).close()
    assert run(["join", str(tmp_path / "empty.casebook"), "r0", "r1"]) == 2
    assert "has no round or talk and no saying or statement" in capsys.readouterr().err
