"""A casebook -> rounds, events and positions with the actors and reports they hang on, one at a time in a fixed order.

Copies of one text count once: events and positions are those of the first report of each text.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

from parley.codebook.plover import MUTUAL
from parley.codebook.times import days_of
from parley.store.exports.cells import listed, unpacked
from parley.store.exports.tables import JUDGED_OF

CAME_ABOUT = frozenset({"held", "under_way", "collapsed"})
"""Status of rounds that took place."""

STATE_KINDS = frozenset({"state", "government"})


@dataclass(frozen=True, slots=True)
class Report:
    """A report without its text; `copies` counts the reports that are this text, itself included."""

    id: str
    title: str | None
    publisher: str | None
    url: str | None
    language: str | None
    published: str | None
    copies: int


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the casebook; `countries` are ISO 3166-1 alpha-3."""

    id: str
    name: str
    kind: str
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report that a claim rests on: the claim's id, its offsets [start, end), and the words."""

    claim: str
    spans: tuple[tuple[int, int], ...]
    quote: str

    @property
    def offsets(self) -> str:
        """The offsets in one cell: "0-152,153-249"."""
        return ",".join(f"{start}-{end}" for start, end in self.spans)


@dataclass(frozen=True, slots=True)
class Seat:
    """A delegation of a round; `members` are its named delegates, `side` and `side_name` whom the actor sits for."""

    actor: Actor
    side: str
    side_name: str
    role: str
    attendance: str
    level: str | None
    size: int | None
    verdict: str
    members: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """What one report tells of a round."""

    report: Report
    passage: Passage
    outcome: str | None
    agenda: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Round:
    """A round as it is shown, with its delegations by actor and its mentions by day of publication."""

    id: str
    process: str | None
    process_name: str | None
    name: str | None
    status: str
    verdict: str
    format: str | None
    start: str | None
    end: str | None
    first_day: str | None
    last_day: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    outcome: str | None
    seats: tuple[Seat, ...]
    mentions: tuple[Mention, ...]
    judged: str | None = None

    @property
    def has_come_about(self) -> bool:
        """Whether it took place, to its end or not."""
        return self.status in CAME_ABOUT

    @property
    def last(self) -> str | None:
        """The last day as it is told: by itself, or as the end of an interval."""
        return self.end or (self.start or "").partition("/")[2] or None

    @property
    def passages(self) -> str | None:
        """Where it is told, in one cell."""
        return listed(f"{m.passage.claim}@{m.passage.offsets}" for m in self.mentions)

    @property
    def talks(self) -> str | None:
        """Ids of the talks that it is made of, in one cell."""
        return listed(m.passage.claim for m in self.mentions)

    @property
    def urls(self) -> str | None:
        """Addresses of the reports that tell of it, in one cell."""
        return listed(m.report.url for m in self.mentions)

    def seated(self, *roles: str) -> tuple[Seat, ...]:
        """The delegations in some roles."""
        return tuple(seat for seat in self.seats if seat.role in roles)


@dataclass(frozen=True, slots=True)
class Doer:
    """An actor in an event, with the title that the report gives."""

    actor: Actor
    title: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event of one report that the report asserts to have happened; `happening` is the same for all that tell it."""

    report: Report
    passage: Passage
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    date: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    sources: tuple[Doer, ...]
    targets: tuple[Doer, ...]
    happening: str
    verdict: str
    judged: str | None = None

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.passage.claim

    @property
    def entry(self) -> tuple[str, str]:
        """The event in the casebook, and its verdict."""
        return self.happening, self.verdict

    @property
    def day(self) -> str | None:
        """The first day that its date allows."""
        return days_of(self.date)[0]

    def pairs(self) -> tuple[tuple[Doer | None, Doer | None], ...]:
        """Who acts on whom; of what has no direction, each with each other; None where a side is unknown."""
        if self.type in MUTUAL:
            both = tuple(dict.fromkeys(self.sources + self.targets))
            found = permutations(both, 2) if not self.targets or set(self.targets) == set(self.sources) else None
            if found and len(both) > 1:
                return tuple(found)
        crossed = product(self.sources or (None,), self.targets or (None,))
        return tuple((a, b) for a, b in crossed if (a or b) and a != b)


@dataclass(frozen=True, slots=True)
class Position:
    """What an actor wants or refuses; `body` is whom a person belongs to, `issues` are ids of the codebook."""

    report: Report
    passage: Passage
    actor: Actor
    body: Actor | None
    stance: str
    object: str
    issues: tuple[str, ...]
    toward: Actor | None
    day: str | None
    judged: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether the stance is for its object."""
        return self.stance not in ("opposes", "refuses")


REPORT = """
report.id, report.title, report.publisher, report.url, report.language, report.published,
(SELECT COUNT(*) FROM report same WHERE same.origin = report.origin)
"""
QUOTE = """
SUBSTR(report.text, 1 + JSON_EXTRACT({0}.evidence, '$[0][0]'),
  JSON_EXTRACT({0}.evidence, '$[0][1]') - JSON_EXTRACT({0}.evidence, '$[0][0]'))
"""
ROUNDS = f"""
SELECT id, process, (SELECT name FROM process WHERE process.id = round.process), name, status, verdict, format, start,
  end, first_day, last_day, place, country, latitude, longitude, outcome, {JUDGED_OF["round"]}
FROM round WHERE NOT rejected ORDER BY first_day IS NULL, first_day, id
"""
SEATS = """
SELECT actor, side, COALESCE(country.name, actor.name, REPLACE(side, 'state:', '')), role, attendance, level, size,
  verdict
FROM round_seat LEFT JOIN actor ON actor.id = side LEFT JOIN country ON 'state:' || code = side
WHERE round = ? ORDER BY actor
"""
MEMBERS = """
SELECT DISTINCT seat.actor, value FROM talk JOIN seat ON seat.talk = talk.id JOIN JSON_EACH(members)
WHERE talk.round = ? AND NOT rejected ORDER BY seat.actor, talk.id, key
"""
MENTIONS = f"""
SELECT {REPORT}, talk.id, talk.evidence, {QUOTE.format("talk")}, outcome_text, agenda
FROM talk JOIN report ON n = talk.report WHERE round = ? AND NOT rejected
ORDER BY published IS NULL, published, talk.id
"""
EVENTS = f"""
SELECT {REPORT}, event.id, event.evidence, {QUOTE.format("event")}, event.type, event.mode, contexts, cameo, event.date,
  event.place, event.country, event.latitude, event.longitude, happening, verdict, {JUDGED_OF["event"]}
FROM event JOIN report ON n = event.report JOIN happening ON happening.id = happening
WHERE report.id = origin AND event.modality = 'asserted' AND NOT negated
ORDER BY COALESCE(day, published) IS NULL, COALESCE(day, published), event.id
"""
DOERS = """
SELECT DISTINCT side, event_party.actor, (
  SELECT titles FROM mention WHERE mention.report = event.report AND +mention.actor = event_party.actor ORDER BY local)
FROM event JOIN event_party ON event = event.id WHERE event.id = ? ORDER BY side, event_party.actor
"""
POSITIONS = f"""
SELECT {REPORT}, position.id, position.evidence, {QUOTE.format("position")}, actor, stance, object, toward, day, (
    SELECT JSON_GROUP_ARRAY(issue) FROM (SELECT issue FROM position_issue WHERE position = position.id ORDER BY issue)),
  (SELECT JSON_EXTRACT(member_of, '$[0]') FROM mention
    WHERE mention.report = position.report AND +mention.actor = position.actor ORDER BY local), {JUDGED_OF["position"]}
FROM position JOIN report ON n = position.report WHERE report.id = origin ORDER BY position.id
"""
WIDTH = len(Report.__slots__)


def load_actors(con: sqlite3.Connection) -> dict[str, Actor]:
    """All actors by id."""
    found = con.execute("SELECT id, name, kind, country, sectors, wikidata FROM actor ORDER BY id")
    return {
        id: Actor(id, name, kind, tuple((country or "").split(";")) if country else (), unpacked(sectors), wikidata)
        for id, name, kind, country, sectors, wikidata in found
    }


def load_rounds(con: sqlite3.Connection, actors: Mapping[str, Actor]) -> Iterator[Round]:
    """All rounds by day, those without a day last."""
    for row in con.execute(ROUNDS):
        members: dict[str, list[Actor]] = {}
        for actor, member in con.execute(MEMBERS, (row[0],)):
            members.setdefault(actor, []).append(_actor(member, actors))
        seats = tuple(
            Seat(*(_actor(actor, actors), *rest, tuple(members.get(actor, ()))))
            for actor, *rest in con.execute(SEATS, (row[0],))
        )
        mentions = tuple(_mention(found) for found in con.execute(MENTIONS, (row[0],)))
        *own, judged = row
        yield Round(*(*own, seats, mentions, judged))


def load_events(con: sqlite3.Connection, actors: Mapping[str, Actor]) -> Iterator[Event]:
    """The asserted events of all texts by day, those without a day last."""
    for row in con.execute(EVENTS):
        report, (passage, rest) = Report(*row[:WIDTH]), _passage(row[WIDTH:])
        type, mode, contexts, *more, happening, verdict, judged = rest
        doers = [
            (side, Doer(_actor(actor, actors), _title(titles)))
            for side, actor, titles in con.execute(DOERS, (passage.claim,))
        ]
        sources = tuple(doer for side, doer in doers if side == "source")
        targets = tuple(doer for side, doer in doers if side == "target")
        yield Event(
            *(report, passage, type, mode, unpacked(contexts), *more, sources, targets, happening, verdict, judged)
        )


def load_positions(con: sqlite3.Connection, actors: Mapping[str, Actor]) -> Iterator[Position]:
    """The positions of all texts by id."""
    for row in con.execute(POSITIONS):
        report, (passage, rest) = Report(*row[:WIDTH]), _passage(row[WIDTH:])
        actor, stance, object, toward, day, issues, body, judged = rest
        yield Position(
            report,
            passage,
            _actor(actor, actors),
            _actor(body, actors) if body else None,
            stance,
            object,
            unpacked(issues),
            _actor(toward, actors) if toward else None,
            day or report.published,
            judged,
        )


def _mention(row: tuple[Any, ...]) -> Mention:
    passage, (outcome, agenda) = _passage(row[WIDTH:])
    return Mention(Report(*row[:WIDTH]), passage, outcome, tuple(part["text"] for part in unpacked(agenda)))


def _passage(row: tuple[Any, ...]) -> tuple[Passage, tuple[Any, ...]]:
    """The passage at the beginning of a row, and the rest."""
    claim, evidence, quote, *rest = row
    return Passage(claim, tuple((start, end) for start, end in unpacked(evidence)), quote or ""), tuple(rest)


def _actor(id: str, actors: Mapping[str, Actor]) -> Actor:
    """The actor of an id; who is none stands under the id."""
    return actors.get(id) or Actor(id, id, "other")


def _title(titles: str | None) -> str | None:
    return next((title["title"] for title in unpacked(titles)), None)
