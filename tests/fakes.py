"""Stand-ins for the language model, for tests of what is around it."""

import sys
from types import ModuleType

import pytest

from parley.record import Record


def read_report(report, reader, *, problems=()):
    """A record that holds nothing but the report; a report of "CRASH" meets a mistake of ours."""
    if "CRASH" in report.text:
        raise IndexError("list index\nout of range")
    return Record(report=report, problems=tuple(problems))


@pytest.fixture
def steps(monkeypatch):
    """The chain without a model; counts how often a reader is loaded."""
    fake = ModuleType("parley.steps")
    fake.loaded = []
    fake.load_reader = lambda model=None, codebook=None: fake.loaded.append((model, codebook))
    fake.read_report = read_report
    monkeypatch.setitem(sys.modules, "parley.steps", fake)
    return fake
