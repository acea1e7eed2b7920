"""Laws of records: they quote their text, hold together, keep to the published form and depend on nothing else."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parley.codebook.load import load_codebook
from parley.record import Record, Report
from parley.steps import Reader, read_report
from tests.plain_cases import FOLDER, cases_in

SCHEMA = json.loads((Path(__file__).parents[2] / "src/parley/record.schema.json").read_text(encoding="utf-8"))
SPANS = frozenset({"evidence", "mentions"})
SPAN = frozenset({"span", "cue_span", "speaker_span"})
FILES = ("actors.txt", "statements.txt", "talks.txt", "figures.txt", "conflicts.txt", "relations.txt")
MEANT = [case for file in FILES for case in cases_in((FOLDER / file).read_text(encoding="utf-8"))]
RULES = {pattern.rule for pattern in load_codebook().act_patterns}
FEW = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PLAIN = """Armenia Azerbaijan the Polisario Front envoy said that “ ” " ‘ ’ denied met talks in Vienna on Tuesday , . ;
: — ( ) he she it they both sides who according to and or not will a of 's president Arne Solvik delegation signed urged
[ … ] ."
demanded refused to meet rejected attack if unless accused threatened promised no troops
40 1.9 million a dozen soldiers members no any such between 300 killed reports it none ally close ties between
called off ministry spokesman round previous next hosted mediated"""
WORDS = [*PLAIN.split(), "\n", "\n\n"]
"""What texts of nonsense are made of."""

ODD = [
    pytest.param("", id="nothing"),
    pytest.param(" \n\n \t", id="white-space"),
    pytest.param("...,;:!?—–-()[]{}", id="marks"),
    pytest.param("“”\"\"‘’''«»„“", id="quotation-marks"),
    pytest.param("“" * 300, id="opened-and-never-closed"),
    pytest.param("”’\"' " * 200, id="closed-and-never-opened"),
    pytest.param("said " * 200, id="one-word"),
    pytest.param("refuse “ .", id="opened-before-the-last-full-stop"),
    pytest.param("“It broke […", id="left-out-at-the-end"),
    pytest.param("he said she said it said " * 60, id="pronouns"),
    pytest.param("Armenia and " * 400, id="a-list-without-end"),
    pytest.param("the envoy of Norway met both sides and " * 375, id="3000-words-without-a-full-stop"),
    pytest.param("\u202e\u0000\ufeff\U0001f54a\u0301 said \ud7ff", id="odd-characters"),
]

texts = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="“”‘’\"'.,;:!?-—() \n", max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
    st.lists(st.sampled_from([case.text for case in MEANT]), min_size=1, max_size=6).map("\n\n".join),
)


@cache
def validator() -> Any:
    return jsonschema.Draft202012Validator(SCHEMA)


def read(text: str, reader: Reader, published: str | None = "2020-11-20") -> Record:
    return read_report(Report(id="sha256:" + "0" * 64, text=text, published=published), reader)


def items(plain: Any) -> Iterator[tuple[str, Any]]:
    """Every key of a record with its value, at any depth."""
    for key, value in plain.items() if isinstance(plain, dict) else ():
        yield key, value
        yield from items(value)
    for value in plain if isinstance(plain, list) else ():
        yield from items(value)


def spans_of(plain: Any) -> Iterator[tuple[int, int]]:
    """Every span of a record."""
    for key, value in items(plain):
        if key in SPANS:
            yield from value
        elif key in SPAN:
            yield value


def check(record: Record) -> None:
    """Hold one record to the laws."""
    text, plain = record.report.text, json.loads(json.dumps(record.to_dict()))
    validator().validate(plain)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(plain))
    assert all(text[s.span[0] : s.span[1]] == s.text for s in record.statements)
    assert all(text[slice(*s.cue_span)] == s.cue for s in record.statements if s.cue_span)
    assert all(text[slice(*s.speaker_span)].strip() for s in record.statements if s.speaker_span)
    assert all(text[t.span[0] : t.span[1]] == t.text for t in record.times)
    actors, statements = [a.id for a in record.actors], [s.id for s in record.statements]
    assert len(set(actors)) == len(actors)
    referred = {a for s in record.statements for a in ((s.speaker,) if isinstance(s.speaker, str) else s.speaker or ())}
    referred |= {x for a in record.actors for x in (*a.member_of, *(t.of for t in a.titles if t.of))}
    referred |= {x for talk in record.talks for p in talk.participants for x in (p.actor, *p.members)}
    referred |= {x for r in record.relations for x in (r.a, r.b)}
    referred |= {figure.of for figure in record.figures if figure.of}
    referred |= {x for e in record.events for x in (*e.source, *e.target)}
    referred |= {x for p in record.positions for x in (p.actor, p.toward) if x}
    assert referred <= set(actors)
    assert {p.statement for p in record.positions if p.statement} <= set(statements)
    assert all(p.object in text for p in record.positions)
    assert len({e.id for e in record.events}) == len(record.events)
    assert {e.rule for e in record.events} <= RULES
    assert all(e.source == e.target or not set(e.source) & set(e.target) for e in record.events)
    assert all(len(conflict.versions) > 1 for conflict in record.conflicts)
    assert all(set(s.chain) <= set(statements) - {s.id} for s in record.statements)
    assert all(len({p.actor for p in talk.participants}) == len(talk.participants) for talk in record.talks)


@FEW
@given(text=texts, published=st.sampled_from([None, "2020-11-20", "1991-09-10"]))
def test_every_record_quotes_its_text_holds_together_and_keeps_to_the_schema(
    text: str, published: str | None, reader: Reader
) -> None:
    check(read(text, reader, published))


@pytest.mark.parametrize("text", ODD)
def test_no_odd_text_stops_the_reading(text: str, reader: Reader) -> None:
    check(read(text, reader))


def test_records_of_all_cases_keep_to_the_schema(reader: Reader) -> None:
    for start in range(0, len(MEANT), 20):
        check(read("\n\n".join(case.text for case in MEANT[start : start + 20]), reader))


@FEW
@given(text=texts)
def test_reading_twice_gives_the_same_record(text: str, reader: Reader) -> None:
    assert read(text, reader) == read(text, reader)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(6)))
def test_order_of_reports_does_not_matter(order: list[int], reader: Reader) -> None:
    reports = [case.text for case in MEANT[::20]][:6]
    in_order = [read(text, reader) for text in reports]
    assert [read(reports[n], reader) for n in order] == [in_order[n] for n in order]
