"""Labelled reports in, questions with answers out: what the networks for talks learn from.

A question has options, each with traits, and the number of the right one; or one list of traits and the number of its
label. The traits are those that `parley.claims` makes when it reads.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evaluate.matching import ActorKeys, alike
from parley.cast import Cast
from parley.claims.chooser import Network
from parley.claims.delegations import Delegations
from parley.claims.fates import fate_traits
from parley.claims.rounds import Options, Round, group_signals
from parley.claims.settings import Settings, date_of
from parley.claims.signals import Signal, find_signals, subject_traits
from parley.claims.statements import find_statements
from parley.claims.talks import bodies_of, first_look, with_status
from parley.identities.actors import find_cast
from parley.record import ActorId, Record, Statement
from parley.steps import Reader
from training.tagged import Labelled

ROLES = ("party", "mediator", "facilitator", "convener", "host", "guarantor", "observer", "guest", "participant")
ATTENDANCE = (
    "attended",
    "attending",
    "confirmed",
    "invited",
    "declined",
    "disinvited",
    "excluded",
    "absent",
    "withdrew",
    "unknown",
)
STATUS = (
    "held",
    "under_way",
    "planned",
    "proposed",
    "cancelled",
    "postponed",
    "refused",
    "collapsed",
    "alleged",
    "denied",
)
LABELS = {"role": ROLES, "attendance": ATTENDANCE, "status": STATUS}
OF_OPTIONS = frozenset({"where", "day", "place"})
"""Questions that choose among options; those without labels ask for yes or no."""

Question = tuple[Any, int]
Questions = dict[str, list[Question]]


@dataclass(frozen=True)
class Read:
    """A labelled report, read as far as the talks."""

    labelled: Labelled
    cast: Cast
    body_of: dict[ActorId, ActorId]
    statements: tuple[Statement, ...]
    signals: list[Signal]

    @cached_property
    def keys(self) -> dict[ActorId, str]:
        """The gold key of each actor; "?" and the name where gold has none."""
        record = json.loads(json.dumps(Record(self.labelled.report, (), self.cast.actors, (), ()).to_dict()))
        keys = ActorKeys(self.labelled.gold, record)
        return {a.id: keys.of(a.id) for a in self.cast.actors}

    @cached_property
    def talks(self) -> Mapping[str, Mapping[str, Any]]:
        """Gold's talks by id."""
        return {talk["id"]: talk for talk in self.labelled.gold["talks"]}


def read_to_talks(labelled: Labelled, reader: Reader) -> Read:
    """The actors, statements and signals of a labelled report."""
    parsed = labelled.parsed
    # With voices, whom reading leaves out: more bodies that were at no round to learn from.
    cast = find_cast(parsed, reader.codebook, labelled.report.published)
    body_of = bodies_of(parsed, cast)
    statements = tuple(find_statements(parsed, cast, reader.codebook))
    return Read(labelled, cast, body_of, statements, find_signals(parsed, cast, body_of))


def questions_of(read: Read, first: Network | None = None) -> Questions:
    """All questions of a report, on the rounds as the coder sees them.

    With `first`, a network for "present" that has not seen the report, also the questions of the second look, "again".
    """
    found: Questions = defaultdict(list)
    found["about"].append(question_of_subject(read))
    rounds = _rounds(read, found)
    published = read.labelled.report.published
    delegations = Delegations(read.labelled.parsed, read.cast, read.body_of, rounds, read.signals)
    settings = Settings(read.labelled.parsed, read.cast, rounds, published)
    candidates = [delegations.candidates(n) for n in range(len(rounds))]
    looked = first_look(delegations, candidates, first) if first is not None else []
    for number, found_round in enumerate(rounds):
        talk = read.talks.get(_main_label(read, found_round) or "")
        if talk is not None:
            traits = fate_traits(read.labelled.parsed, found_round, read.statements, published)
            found["status"].append((traits, STATUS.index(talk["status"])))
            _ask_setting(settings, number, talk, found)
            _ask_delegations(read, delegations, number, talk, found)
        rows = {row["actor"] for row in talk.get("participants", [])} if talk is not None else set()
        for candidate in candidates[number]:
            there = int(read.keys[candidate.body] in rows)
            found["present"].append((delegations.traits(number, candidate), there))
            if first is not None:
                found["again"].append((delegations.traits_again(number, candidate, looked), there))
    return found


def question_of_subject(read: Read) -> Question:
    """Whether a report has rounds, by what it is about."""
    return subject_traits(read.labelled.parsed, read.cast), int(bool(read.talks))


def _rounds(read: Read, found: Questions) -> list[Round]:
    """The rounds that the labels make; each step of making them is a question."""

    def choose(signal: Signal, options: Options, asked: Sequence[Round]) -> int:
        wanted = read.labelled.words.get(signal.word, frozenset())
        same = [n for n, r in enumerate(asked, 2) if _main_label(read, r) in wanted]
        answer = 0 if not wanted else same[-1] if same else 1
        found["where"].append((options, answer))
        return answer

    return group_signals(read.labelled.parsed, read.signals, choose)


def _main_label(read: Read, found: Round) -> str | None:
    """The gold talk that most words of a round tell of."""
    count = Counter(t for w in found.words for t in sorted(read.labelled.words.get(w, ())))
    return count.most_common(1)[0][0] if count else None


def _ask_setting(settings: Settings, number: int, talk: Mapping[str, Any], found: Questions) -> None:
    """On which day, and where; not asked where the right answer is not among the options."""
    times, traits = settings.day_options(number)
    right = [n for n, t in enumerate(times) if t is not None and date_of(t)[0].value == talk.get("start")]
    if right or not talk.get("start"):
        found["day"].append((traits, right[0] if right else 0))
    places, traits = settings.place_options(number)
    name = (talk.get("place") or {}).get("name")
    right = [n for n, p in enumerate(places) if p is not None and alike(name, p.name)]
    if right or not name:
        found["place"].append((traits, right[0] if right else 0))


def _ask_delegations(
    read: Read, delegations: Delegations, number: int, talk: Mapping[str, Any], found: Questions
) -> None:
    """As what those came who were there, whether they came, and who was of the delegation."""
    rows = {row["actor"]: row for row in talk.get("participants", [])}
    for candidate in delegations.candidates(number):
        traits = delegations.traits(number, candidate)
        row = rows.get(read.keys[candidate.body])
        if row is None:
            continue
        told = with_status(traits, talk["status"])
        found["role"].append((told, ROLES.index(row["role"])))
        found["attendance"].append((told, ATTENDANCE.index(row["attendance"])))
        for person in sorted(candidate.people - {candidate.body}):
            if read.cast.by_id[person].kind == "person":
                member = read.keys[person] in row.get("members", [])
                found["member"].append((delegations.person_traits(number, person), int(member)))
