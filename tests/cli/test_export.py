"""`parley export` on a command line."""

import json
import sys

import pytest

from parley.cli import run
from parley.store.book import close, open_to_write
from parley.store.exports.formats import FORMATS


@pytest.fixture
def book(tmp_path):
    path = str(tmp_path / "zenda.casebook")
    close(open_to_write(path))
    return path


def test_help_lists_every_format(capsys):
    assert run(["export", "--help"]) == 0
    shown = capsys.readouterr().out
    assert all(format.name in shown and format.about in shown for format in FORMATS)


def test_an_export_tells_its_file_and_its_codebook(book, tmp_path, capsys):
    out = tmp_path / "rounds.csv"
    assert run(["export", book, "csv", "--out", str(out), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"format": "csv", "out": str(out), "codebook": f"{out}.codebook.csv"}
    assert out.read_text(encoding="utf-8").startswith("parley_id,")


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["spss"], "no format 'spss'"),
        (["csv", "--table", "tables"], "csv has no table 'tables'"),
        (["dna", "--table", "rounds"], "it has none to choose"),
    ],
)
def test_an_unknown_format_or_table_is_told(book, tmp_path, capsys, arguments, why):
    assert run(["export", book, *arguments, "--out", str(tmp_path / "out")]) == 2
    assert why in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_missing_library_is_told_with_how_to_install_it(book, tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "parley.store.exports.excel", raising=False)
    assert run(["export", book, "excel", "--out", str(tmp_path / "out.xlsx")]) == 2
    assert "excel needs XlsxWriter: pip install 'parley[exports]'" in capsys.readouterr().err


def test_the_casebook_itself_is_never_written_over(book, capsys):
    assert run(["export", book, "csv", "--out", book]) == 2
    assert "is the casebook itself" in capsys.readouterr().err


@pytest.mark.parametrize("name", [format.name for format in FORMATS])
def test_a_file_that_cannot_be_written_is_told(book, tmp_path, capsys, name):
    assert run(["export", book, name, "--out", str(tmp_path / "no" / "out.csv")]) == 2
    assert "no such file or directory" in capsys.readouterr().err
