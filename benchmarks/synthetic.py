"""Synthetic records for measuring the casebook: the same numbers give the same records on any machine.

Two hundred processes, in each a state and a group, hold rounds over ten years; the first makes up a sixth of the
reports, the others ever less (Zipf). A round is retold by several outlets, each in its own words with quotations and
attacks in common, with its day, its month or no date at all; a tenth of the reports are another's text cut down. A
third have the United Nations in them. Numbers of claims a report are those that Parley reads in 400 words of news.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from itertools import accumulate
from typing import Any

PROCESSES = 200
COUNTRIES = 60
PEOPLE = 8
"""Persons who speak for a side."""

OUTLETS = 60
TOWNS = 120
MEDIATORS = ("United Nations", "United Nations", "United Nations", "Lakes Mission", "Union of Coasts", "Hill League")
MEDIATED = 0.65
FIRST_DAY = date(2009, 1, 1)
DAYS = 3650
WORDS = 360
VOCABULARY = 12_000
RETELLINGS = (1, 1, 2, 3, 4, 6, 9)
BUSIEST = 4
"""Times as many outlets tell of a round of the first process than of one of the last."""

COPIED = 0.1
STATEMENTS, POSITIONS, EVENTS = 8, 3, 8
QUOTATIONS, ATTACKS = 4, 3
"""Sentences and violent events of a round that several outlets tell."""

LINE = 18
"""Words of a sentence."""

Plain = dict[str, Any]
Spans = list[list[int]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A round; `state` and `host` are numbers of countries, `attacks` have a day and a town each."""

    process: int
    state: int
    host: int
    town: int
    day: date
    mediator: str | None
    quotations: tuple[str, ...]
    attacks: tuple[tuple[date, int], ...]


def records(number: int, *, seed: int = 1) -> Iterator[Plain]:
    """That many records, in a random order of their days."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        meeting = _meeting(chance)
        text = ""
        for _ in range(min(_retellings(meeting, chance), number - made)):
            copied = bool(text) and chance.random() < COPIED
            text = _cut(text, chance) if copied else _text(meeting, chance)
            yield _record(meeting, text, chance)
            made += 1


def _meeting(chance: random.Random) -> Meeting:
    (process,) = chance.choices(range(PROCESSES), cum_weights=_shares())
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    state = process % COUNTRIES
    return Meeting(
        process,
        state,
        host=chance.choice((state, 0, 1, chance.randrange(COUNTRIES))),
        town=chance.choice((process % TOWNS, chance.randrange(TOWNS))),
        day=day,
        mediator=chance.choice(MEDIATORS) if chance.random() < MEDIATED else None,
        quotations=tuple(_sentence(chance) for _ in range(QUOTATIONS)),
        attacks=tuple(
            (day - timedelta(days=chance.randrange(5)), chance.randrange(TOWNS)) for _ in range(ATTACKS)
        ),
    )  # fmt: skip


@cache
def _shares() -> tuple[float, ...]:
    """Summed weights of the processes, fewer rounds where more outlets tell of each."""
    return tuple(accumulate(1 / (process + 1) / _busy(process) for process in range(PROCESSES)))


def _busy(process: int) -> float:
    return 1 + (BUSIEST - 1) / (1 + process / 8)


def _retellings(meeting: Meeting, chance: random.Random) -> int:
    return max(1, round(chance.choice(RETELLINGS) * _busy(meeting.process)))


def _record(meeting: Meeting, text: str, chance: random.Random) -> Plain:
    published = meeting.day + timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    spans = [[start, min(start + 60, len(text))] for start in range(0, max(1, len(text) - 60), 60)]
    actors = _actors(meeting, chance, spans)
    ids = [actor["id"] for actor in actors]
    talks = [_talk(meeting, actors, chance, spans), *_recalled(meeting, chance, spans)]
    return {
        "report": _report(text, published, chance),
        "times": [],
        "actors": actors,
        "talks": talks,
        "statements": [*_quoted(meeting, ids, text, chance), *_own_words(ids, text, spans, chance)],
        "positions": [_position(ids, chance, spans) for _ in range(POSITIONS)],
        "events": [*_attacks(meeting, chance, spans), *_own_events(ids, meeting.day, chance, spans)],
        "figures": [{"value": chance.randrange(10_000), "unit": "troops", "evidence": [chance.choice(spans)]}],
        "relations": [],
        "conflicts": [],
    }


def _report(text: str, published: date, chance: random.Random) -> Plain:
    id = "sha256:" + sha256(f"\n{text}".encode()).hexdigest()
    publisher = f"Outlet {int(OUTLETS * chance.random() ** 2)}"
    return {
        "id": id,
        "text": text,
        "published": published.isoformat(),
        "publisher": publisher,
        "file": f"{id[7:19]}.txt",
    }


def _actors(meeting: Meeting, chance: random.Random, spans: Spans) -> list[Plain]:
    """State, group, two people of each, the host, a power that comments; perhaps a mediator and a crowd."""
    state, front = f"Country {meeting.state}", f"Front {meeting.process}"
    found = [
        _actor(state, "state", meeting.state),
        _actor(front, "armed_group", meeting.state, sectors=["REB"]),
        *(_person(side, meeting, number, chance) for side in "SF" for number in chance.sample(range(PEOPLE), 2)),
        *(_actor(f"Country {host}", "state", host) for host in {meeting.host, chance.randrange(3)} - {meeting.state}),
    ]
    if meeting.mediator:
        found.append(_actor(meeting.mediator, "igo", None))
    if chance.random() < 0.2:
        found.append(_actor("villagers", "other", meeting.state))
    return [
        {**actor, "id": f"a{n}", "mentions": chance.sample(spans, min(3, len(spans)))} for n, actor in enumerate(found)
    ]


def _actor(name: str, kind: str, country: int | None, **more: Any) -> Plain:
    return {"name": name, "kind": kind, "country": None if country is None else code(country), **more}


def _person(side: str, meeting: Meeting, number: int, chance: random.Random) -> Plain:
    """A person who sits for a side; a sixth of the reports give the surname alone."""
    owner = meeting.state if side == "S" else meeting.process
    name = f"Given{owner} {side}ur{owner}x{number}"
    body = "a0" if side == "S" else "a1"
    return _actor(name if chance.random() < 0.83 else name.split()[1], "person", meeting.state, member_of=[body])


def code(number: int) -> str:
    """Three letters for an invented country."""
    return "Q" + chr(65 + number // 26) + chr(65 + number % 26)


def _talk(meeting: Meeting, actors: list[Plain], chance: random.Random, spans: Spans) -> Plain:
    """The round itself, its day told in most reports, its place in most."""
    evidence = [chance.choice(spans)]
    hosts = [a["id"] for a in actors if a["name"] == f"Country {meeting.host}" and a["id"] != "a0"]
    mediators = [a["id"] for a in actors if a["name"] == meeting.mediator]
    rows = [("host", id) for id in hosts] + [("mediator", id) for id in mediators]
    told = {
        "id": "t1",
        "status": chance.choice(("held", "held", "held", "planned", "cancelled", "postponed")),
        "format": "mediated" if meeting.mediator else "direct",
        "participants": [_seat(role, id, chance, evidence) for role, id in (("party", "a0"), ("party", "a1"), *rows)],
        "evidence": evidence,
    }
    if chance.random() < 0.8:
        told["place"] = {"name": f"Town {meeting.town}", "country": code(meeting.host), "evidence": evidence}
    length = chance.choices((len("2009-01-01"), len("2009-01"), 0), weights=(80, 10, 10))[0]
    return told | _dated(meeting.day, length, evidence)


def _recalled(meeting: Meeting, chance: random.Random, spans: Spans) -> Iterator[Plain]:
    """An earlier round of the process in most reports: its day, its month, its year or no date is told."""
    evidence = [chance.choice(spans)]
    if chance.random() < 0.7:
        day = meeting.day - timedelta(days=chance.randrange(30, 400))
        length = chance.choice((len("2009-01-01"), len("2009-01"), len("2009-01"), len("2009"), 0))
        yield {
            "id": "t2",
            "status": "held",
            "participants": [_seat("party", "a0", chance, evidence), _seat("party", "a1", chance, evidence)],
            "links": [{"to": "t1", "type": "next_round", "evidence": evidence}],
            "evidence": evidence,
            **_dated(day, length, evidence),
        }


def _dated(day: date, length: int, evidence: Spans) -> Plain:
    return {"start": {"value": day.isoformat()[:length], "evidence": evidence}} if length else {}


def _seat(role: str, id: str, chance: random.Random, evidence: Spans) -> Plain:
    attendance = chance.choice(("attended", "attended", "unknown", "withdrew"))
    return {"actor": id, "role": role, "attendance": attendance, "evidence": evidence}


def _quoted(meeting: Meeting, ids: list[str], text: str, chance: random.Random) -> Iterator[Plain]:
    """What other outlets quote too, of those who sit there."""
    for n, words in enumerate(meeting.quotations):
        start = text.find(words)
        if start >= 0:
            yield _statement(f"q{n}", ids[2 + n], "direct", words, start, chance)


def _own_words(ids: list[str], text: str, spans: Spans, chance: random.Random) -> Iterator[Plain]:
    for n in range(STATEMENTS - QUOTATIONS):
        start, end = chance.choice(spans)
        yield _statement(f"s{n}", chance.choice(ids), "indirect", text[start:end], start, chance)


def _statement(id: str, speaker: str, mode: str, words: str, start: int, chance: random.Random) -> Plain:
    span = [start, start + len(words)]
    return {
        "id": id, "speaker": speaker, "source": {"kind": "named"}, "mode": mode, "cue": "said",
        "act": chance.choice(("assert", "assert", "demand", "warn", "deny")), "text": words, "span": span,
        "evidence": [span],
    }  # fmt: skip


def _position(ids: list[str], chance: random.Random, spans: Spans) -> Plain:
    stance = chance.choice(("demands", "opposes", "supports", "offers"))
    issue = chance.choice(("withdrawal", "ceasefire", "prisoners", "elections"))
    return {
        "actor": chance.choice(ids),
        "stance": stance,
        "object": issue,
        "issues": [issue],
        "evidence": [chance.choice(spans)],
    }


def _attacks(meeting: Meeting, chance: random.Random, spans: Spans) -> Iterator[Plain]:
    """Attacks of the group that other outlets tell too."""
    for n, (day, town) in enumerate(meeting.attacks):
        place = {"name": f"Town {town}", "country": code(meeting.state), "evidence": [chance.choice(spans)]}
        yield {**_event(f"x{n}", "ASSAULT", "a1", "a0", day, chance, spans), "place": place}


def _own_events(ids: list[str], day: date, chance: random.Random, spans: Spans) -> Iterator[Plain]:
    for n in range(EVENTS - ATTACKS):
        source, target = chance.sample(ids, 2)
        type = chance.choice(("CONSULT", "REJECT", "ASSAULT", "AGREE"))
        yield _event(f"e{n}", type, source, target, day, chance, spans)


def _event(id: str, type: str, source: str, target: str, day: date, chance: random.Random, spans: Spans) -> Plain:
    return {
        "id": id, "type": type, "source": [source], "target": [target], "modality": "asserted", "negated": False,
        "date": {"value": day.isoformat()}, "evidence": [chance.choice(spans)],
    }  # fmt: skip


def _text(meeting: Meeting, chance: random.Random) -> str:
    """Words as frequent as in language, in sentences and paragraphs, some of the round's quotations among them."""
    sentences = [_sentence(chance) for _ in range(WORDS // LINE)]
    quoted = [words for words in meeting.quotations if chance.random() < 0.5]
    sentences[3 : 3 + len(quoted)] = quoted
    return "\n\n".join(" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3))


def _sentence(chance: random.Random) -> str:
    words, weights = vocabulary()
    return " ".join(chance.choices(words, cum_weights=weights, k=LINE)).capitalize() + "."


def _cut(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n\n")
    return (
        "\n\n".join(paragraphs[: max(2, int(len(paragraphs) * chance.uniform(0.4, 1)))])
        + f" (Agency {chance.random():.9f})"
    )


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words with their summed weights, the most frequent first."""
    chance = random.Random(0)
    words = ["".join(chance.choices("aeioulnrstmdk", k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
    weights, total = [], 0.0
    for rank in range(1, VOCABULARY + 1):
        total += 1 / rank
        weights.append(total)
    return words, weights
