"""The bar on stderr is for several reports and leaves nothing behind."""

import pytest

from parley.cli import progress
from parley.cli.progress import Progress


@pytest.fixture
def bars(monkeypatch):
    """The bars that were made."""
    made = []
    new_bar = progress.new_bar
    monkeypatch.setattr(progress, "new_bar", lambda **options: made.append(new_bar(**options)) or made[-1])
    return made


def steps(number, **options):
    shown = Progress(**options)
    for _ in range(number):
        with shown.step():
            pass
    shown.close()


def test_a_single_report_has_no_bar(bars):
    steps(1, wanted=True)
    assert bars == []


def test_no_bar_is_drawn_where_none_is_wanted(bars):
    steps(5, wanted=False)
    assert bars == []


def test_several_reports_share_a_bar_that_counts_them(bars):
    steps(5, wanted=True, total=7)
    (bar,) = bars
    assert (bar.tasks[0].completed, bar.tasks[0].total) == (5, 7)
    assert not bar.live.is_started


def test_work_of_unknown_length_is_told_while_it_goes_on(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal
    with progress.waiting("writing rounds.csv", wanted=True):
        pass
    assert "writing rounds.csv" in capsys.readouterr().err


def test_nothing_is_told_of_work_where_it_is_not_wanted(capsys):
    with progress.waiting("writing rounds.csv", wanted=False):
        pass
    assert capsys.readouterr().err == ""
