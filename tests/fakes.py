"""Stand-ins for the language model, for tests of what is around it."""

import sys
from types import ModuleType

import pytest

from parley.phrase import Naming
from parley.record import Actor, Record


def read_report(report, reader, *, problems=()):
    """A record that holds nothing but the report; a report of "CRASH" meets a mistake of ours."""
    if "CRASH" in report.text:
        raise IndexError("list index\nout of range")
    return Record(report=report, problems=tuple(problems))


def name_phrase(phrase, reader):
    """An actor that is called as the phrase; "CRASH" meets a mistake of ours, "nobody" names nobody."""
    if "CRASH" in phrase.text:
        raise IndexError("list index out of range")
    actors = () if phrase.text == "nobody" else (Actor("a1", phrase.text, "person", ((0, 1),), "DEU", ("GOV",)),)
    return Naming(phrase, actors)


@pytest.fixture
def steps(monkeypatch):
    """The chain without a model; counts how often a reader is loaded."""
    fake = ModuleType("parley.steps")
    fake.loaded = []
    fake.load_reader = lambda model=None, codebook=None: fake.loaded.append((model, codebook))
    fake.read_report = read_report
    fake.name_phrase = name_phrase
    monkeypatch.setitem(sys.modules, "parley.steps", fake)
    return fake
