"""Synthetic records for measuring the casebook: the same numbers give the same records on any machine.

Two hundred groups of sixty invented countries meet over ten years; a round is retold by several outlets, a tenth of the
reports are another's text cut down. Numbers of claims a report are those of a usual report of some 400 words.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

GROUPS = 200
COUNTRIES = 60
PEOPLE_PER_GROUP = 4
OUTLETS = 40
TOWNS = 120
FIRST_DAY = date(2009, 1, 1)
DAYS = 3650
WORDS = 400
VOCABULARY = 12_000
RETELLINGS = (1, 1, 1, 2, 2, 3, 4, 6, 9)
COPIED = 0.1
STATEMENTS, POSITIONS, EVENTS = 8, 4, 8
LINE = 18
"""Words of a paragraph's sentence."""

Plain = dict[str, Any]


def records(number: int, *, seed: int = 1) -> Iterator[Plain]:
    """That many records, in a random order of their days."""
    chance = random.Random(seed)
    made = 0
    while made < number:
        meeting = _round(chance)
        text = ""
        for _ in range(min(chance.choice(RETELLINGS), number - made)):
            copied = bool(text) and chance.random() < COPIED
            text = _cut(text, chance) if copied else _text(chance)
            yield _record(meeting, text, chance)
            made += 1


def _round(chance: random.Random) -> Plain:
    parties = chance.sample(range(GROUPS), chance.choice((2, 2, 2, 3)))
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    return {"parties": parties, "host": chance.randrange(COUNTRIES), "town": chance.randrange(TOWNS), "day": day}


def _record(meeting: Plain, text: str, chance: random.Random) -> Plain:
    published = meeting["day"] + timedelta(days=chance.choice((0, 0, 1, 1, 2)))
    spans = [[start, min(start + 60, len(text))] for start in range(0, max(1, len(text) - 60), 60)]
    actors = _actors(meeting, chance, spans)
    ids = [actor["id"] for actor in actors]
    return {
        "report": _report(text, published, chance),
        "times": [],
        "actors": actors,
        "talks": [_talk(meeting, ids, chance, spans), *(_recalled(ids, meeting, chance, spans) for _ in range(1))],
        "statements": [_statement(n, ids, text, chance.choice(spans), chance) for n in range(STATEMENTS)],
        "positions": [_position(ids, chance, spans) for _ in range(POSITIONS)],
        "events": [_event(n, ids, meeting["day"], chance, spans) for n in range(EVENTS)],
        "figures": [{"value": chance.randrange(10_000), "unit": "troops", "evidence": [chance.choice(spans)]}],
        "relations": [],
        "conflicts": [],
    }


def _report(text: str, published: date, chance: random.Random) -> Plain:
    id = "sha256:" + sha256(f"\n{text}".encode()).hexdigest()
    publisher = f"Outlet {chance.randrange(OUTLETS)}"
    return {
        "id": id,
        "text": text,
        "published": published.isoformat(),
        "publisher": publisher,
        "file": f"{id[7:19]}.txt",
    }


def _actors(meeting: Plain, chance: random.Random, spans: list[Any]) -> list[Plain]:
    """The parties with two people each, the host and the mediator; now and then a crowd."""
    found: list[Plain] = [
        _actor(f"Country {meeting['host']}", "state", meeting["host"]),
        _actor("Lakes Mission", "igo", None),
    ]
    for group in meeting["parties"]:
        country = group % COUNTRIES
        found.append(_actor(f"Front {group}", "armed_group", country, sectors=["REB"]))
        for person in chance.sample(range(PEOPLE_PER_GROUP), 2):
            name = f"Given{group} Sur{group}x{person}"
            found.append(_actor(name if chance.random() < 0.9 else name.split()[1], "person", country))
    if chance.random() < 0.2:
        found.append(_actor("villagers", "other", meeting["host"]))
    return [
        {**actor, "id": f"a{n}", "mentions": chance.sample(spans, min(3, len(spans)))} for n, actor in enumerate(found)
    ]


def _actor(name: str, kind: str, country: int | None, **more: Any) -> Plain:
    return {"name": name, "kind": kind, "country": None if country is None else code(country), **more}


def code(number: int) -> str:
    """Three letters for an invented country."""
    return "Q" + chr(65 + number // 26) + chr(65 + number % 26)


def _talk(meeting: Plain, ids: list[str], chance: random.Random, spans: list[Any]) -> Plain:
    evidence = [chance.choice(spans)]
    parties = [("party", id) for id in ids[2 : 2 + 3 * len(meeting["parties"]) : 3]]
    rows = [("host", ids[0]), ("mediator", ids[1]), *parties]
    return {
        "id": "t1",
        "status": chance.choice(("held", "held", "held", "planned", "cancelled", "postponed")),
        "format": "mediated",
        "start": {"value": meeting["day"].isoformat(), "evidence": evidence},
        "place": {"name": f"Town {meeting['town']}", "country": code(meeting["host"]), "evidence": evidence},
        "participants": [_seat(role, id, chance, evidence) for role, id in rows],
        "evidence": evidence,
    }


def _recalled(ids: list[str], meeting: Plain, chance: random.Random, spans: list[Any]) -> Plain:
    """An earlier round, of which a month is told and no place."""
    day = meeting["day"] - timedelta(days=chance.randrange(30, 200))
    evidence = [chance.choice(spans)]
    return {
        "id": "t2",
        "status": "held",
        "start": {"value": day.isoformat()[:7], "evidence": evidence},
        "participants": [_seat("party", ids[2], chance, evidence), _seat("party", ids[5], chance, evidence)],
        "links": [{"to": "t1", "type": "next_round", "evidence": evidence}],
        "evidence": evidence,
    }


def _seat(role: str, id: str, chance: random.Random, evidence: list[Any]) -> Plain:
    attendance = chance.choice(("attended", "attended", "unknown", "withdrew"))
    return {"actor": id, "role": role, "attendance": attendance, "evidence": evidence}


def _statement(n: int, ids: list[str], text: str, span: list[int], chance: random.Random) -> Plain:
    return {
        "id": f"s{n}", "speaker": chance.choice(ids), "source": {"kind": "named"}, "mode": "indirect", "cue": "said",
        "act": "assert", "text": text[slice(*span)], "span": span, "evidence": [span],
    }  # fmt: skip


def _position(ids: list[str], chance: random.Random, spans: list[Any]) -> Plain:
    stance = chance.choice(("demands", "opposes", "supports", "offers"))
    issue = chance.choice(("withdrawal", "ceasefire", "prisoners", "elections"))
    return {
        "actor": chance.choice(ids),
        "stance": stance,
        "object": issue,
        "issues": [issue],
        "evidence": [chance.choice(spans)],
    }


def _event(n: int, ids: list[str], day: date, chance: random.Random, spans: list[Any]) -> Plain:
    return {
        "id": f"e{n}", "type": chance.choice(("CONSULT", "REJECT", "ASSAULT", "AGREE")), "source": [chance.choice(ids)],
        "target": [chance.choice(ids)], "modality": "asserted", "negated": False, "date": {"value": day.isoformat()},
        "evidence": [chance.choice(spans)],
    }  # fmt: skip


def _text(chance: random.Random) -> str:
    """Words as frequent as in language, in sentences and paragraphs."""
    words, weights = vocabulary()
    chosen = chance.choices(words, cum_weights=weights, k=WORDS)
    sentences = [" ".join(chosen[n : n + LINE]).capitalize() + "." for n in range(0, WORDS, LINE)]
    return "\n\n".join(" ".join(sentences[n : n + 3]) for n in range(0, len(sentences), 3))


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
