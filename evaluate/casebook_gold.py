"""Gold of the casebook in plain text -> reports, talks and rounds; and the gold's own talks as records.

A file tells one process: sections `[actors]`, `[rounds]`, `[report …]` as gold/casebook/README.md describes them.
Raises GoldError with file and line where a row does not keep to the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

Plain = dict[str, Any]

SECTION = re.compile(r"\[(actors|rounds|events|report (?P<report>[^\]]+))\]")


class GoldError(ValueError):
    """A row that does not keep to the form."""


@dataclass(frozen=True, slots=True)
class GoldActor:
    """An actor; `country` is ISO 3166-1 alpha-3 or None, `body` the key of whom a person sits for."""

    key: str
    name: str
    kind: str
    country: str | None
    body: str | None


@dataclass(frozen=True, slots=True)
class GoldSeat:
    """A delegation's row; `size` is None where the report gives none."""

    actor: str
    role: str
    attendance: str
    size: int | None


@dataclass(frozen=True, slots=True)
class GoldTalk:
    """What one report says of one round; `words` stand in the report and tell of it.

    `by` vouches where the report does not, `says` and `denies` are those who confirm or deny it in the report, `links`
    are pairs of type and round.
    """

    round: str
    status: str
    start: str | None
    place: str | None
    country: str | None
    seats: tuple[GoldSeat, ...]
    words: str
    by: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    end: str | None = None
    outcome: str | None = None
    format: str | None = None
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """What one report says of one event; `date` is None where it gives none, `place` and `country` likewise."""

    event: str
    type: str
    mode: str | None
    modality: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    date: str | None
    place: str | None
    country: str | None
    words: str
    by: tuple[str, ...] = ()
    says: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report of one outlet; `copy_of` names the report whose text it prints."""

    key: str
    outlet: str
    published: str
    copy_of: str | None
    text: str
    talks: tuple[GoldTalk, ...]
    events: tuple[GoldEvent, ...] = ()

    @property
    def id(self) -> str:
        """The record's id of a report without a title."""
        return "sha256:" + sha256(f"\n{self.text}".encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Gold:
    """One process: actors by key, verdicts by round and by event, reports in the order of the file."""

    actors: dict[str, GoldActor]
    verdicts: dict[str, str]
    event_verdicts: dict[str, str]
    reports: tuple[GoldReport, ...]

    def origin_of(self, report: GoldReport) -> str:
        """The key of the report whose text it is."""
        return report.copy_of or report.key


def read_gold(file: Path) -> Gold:
    """The gold in a file. Raises GoldError."""
    actors: dict[str, GoldActor] = {}
    verdicts: dict[str, dict[str, str]] = {"rounds": {}, "events": {}}
    reports: list[GoldReport] = []
    section = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if heading := SECTION.fullmatch(line.strip()):
                section = heading[1].split()[0]
                if heading["report"]:
                    reports.append(_report(heading["report"]))
            elif not line.strip() or line.startswith("#"):
                continue
            elif section == "report":
                reports[-1] = _with_line(reports[-1], line)
            elif section == "actors":
                actor = _actor(line)
                actors[actor.key] = actor
            else:
                key, _, rest = line.partition("=")
                verdicts[section][key.strip()] = rest.partition("|")[0].strip()
        except (ValueError, IndexError) as error:
            raise GoldError(f"{file}:{number}: {error}") from error
    return Gold(actors, verdicts["rounds"], verdicts["events"], tuple(reports))


def records_of(gold: Gold) -> Iterator[Plain]:
    """The gold's talks in the form of records, with a statement for each who confirms or denies."""
    for report in gold.reports:
        yield _record(report, gold)


def span_of(talk: GoldTalk | GoldEvent, text: str) -> tuple[int, int]:
    """Where the words of a talk or an event stand. Raises GoldError."""
    start = text.find(talk.words)
    if start < 0:
        raise GoldError(f"{talk.words!r} does not stand in its report")
    return start, start + len(talk.words)


def _report(heading: str) -> GoldReport:
    key, outlet, published, *more = (part.strip() for part in heading.split("|"))
    copy_of = more[0].removeprefix("copy of ") if more else None
    return GoldReport(key.strip(), outlet, published, copy_of, "", ())


def _with_line(report: GoldReport, line: str) -> GoldReport:
    if line.startswith(">"):
        return replace(report, talks=(*report.talks, _talk(line[1:])))
    if line.startswith("!"):
        return replace(report, events=(*report.events, _event(line[1:])))
    return replace(report, text=f"{report.text}\n{line}".strip())


def _actor(line: str) -> GoldActor:
    key, _, rest = line.partition("=")
    name, kind, country, *body = (part.strip() for part in rest.split("|"))
    return GoldActor(key.strip(), name, kind, country or None, body[0] if body else None)


def _talk(line: str) -> GoldTalk:
    round, status, start, place, seats, *more, words = (part.strip() for part in line.split(" | "))
    name, country = place.rsplit(", ", 1) if place != "-" else (None, None)
    day = start if start != "-" else None
    talk = GoldTalk(round, status, day, name, country, tuple(_seats(seats)), words.strip('"'))
    for field in more:
        talk = _with_field(talk, *field.split(": ", 1))
    return talk


def _event(line: str) -> GoldEvent:
    event, kind, who, date, place, *more, words = (part.strip() for part in line.split(" | "))
    type, mode, modality = kind.split()
    sources, _, targets = who.partition(">")
    name, _, country = place.rpartition(", ")
    named = {field: tuple(value.split()) for field, _, value in (part.partition(": ") for part in more)}
    return GoldEvent(
        event, type, _known(mode), modality, tuple(sources.split()), tuple(targets.split()), _known(date),
        name or None, _known(country), words.strip('"'), **named,
    )  # fmt: skip


def _known(cell: str) -> str | None:
    return None if cell == "-" else cell


def _seats(cell: str) -> Iterator[GoldSeat]:
    for row in filter(None, (part.strip() for part in cell.strip("-").split(";"))):
        actor, role, attendance, *size = row.split()
        yield GoldSeat(actor, role, attendance, int(size[0]) if size else None)


def _with_field(talk: GoldTalk, name: str, value: str) -> GoldTalk:
    if name == "link":
        kind, round = value.split()
        return replace(talk, links=(*talk.links, (kind, round)))
    if name in ("by", "says", "denies"):
        return replace(talk, **{name: tuple(value.split())})
    if name in ("end", "outcome", "format"):
        return replace(talk, **{name: value})
    raise ValueError(f"unknown field {name!r}")


def _record(report: GoldReport, gold: Gold) -> Plain:
    spoken = [a for talk in report.talks for a in _spoken_of(talk)]
    spoken += [a for e in report.events for a in (*e.sources, *e.targets, *e.by, *e.says, *e.denies)]
    spoken += [body for key in spoken if (body := gold.actors[key].body)]
    ids = {key: f"a{n}" for n, key in enumerate(dict.fromkeys(spoken), 1)}
    numbers = {talk.round: f"t{n}" for n, talk in enumerate(report.talks, 1)}
    head = {"id": report.id, "file": f"{report.key}.txt", "publisher": report.outlet, "published": report.published}
    statements = [s for claim in (*report.talks, *report.events) for s in _statements(claim, report.text, ids)]
    return {
        "report": {**head, "text": report.text},
        "times": [],
        "actors": [_actor_of(gold.actors[key], ids) for key in ids],
        "talks": [_talk_of(talk, report.text, ids, numbers) for talk in report.talks],
        "statements": [{**s, "id": f"s{n}"} for n, s in enumerate(statements, 1)],
        "events": [_event_of(event, f"e{n}", report.text, ids) for n, event in enumerate(report.events, 1)],
        **{kind: [] for kind in ("positions", "figures", "relations", "conflicts")},
    }


def _spoken_of(talk: GoldTalk) -> Iterator[str]:
    yield from (seat.actor for seat in talk.seats)
    yield from (*talk.by, *talk.says, *talk.denies)


def _actor_of(actor: GoldActor, ids: dict[str, str]) -> Plain:
    plain = {"id": ids[actor.key], "name": actor.name, "kind": actor.kind, "country": actor.country}
    return {**plain, "mentions": [[0, 1]], "member_of": [ids[actor.body]] if actor.body else []}


def _talk_of(talk: GoldTalk, text: str, ids: dict[str, str], numbers: dict[str, str]) -> Plain:
    evidence = [list(span_of(talk, text))]
    plain: Plain = {
        "id": numbers[talk.round],
        "status": talk.status,
        "participants": [_seat_of(seat, ids, evidence) for seat in talk.seats],
        "according_to": [ids[key] for key in talk.by],
        "links": [
            {"to": numbers[round], "type": kind, "evidence": evidence} for kind, round in talk.links if round in numbers
        ],
        "evidence": evidence,
    }
    if talk.start:
        plain["start"] = {"value": talk.start, "evidence": evidence}
    if talk.end:
        plain["end"] = {"value": talk.end, "evidence": evidence}
    if talk.place:
        plain["place"] = {"name": talk.place, "country": talk.country, "evidence": evidence}
    if talk.format:
        plain["format"] = talk.format
    if talk.outcome:
        plain["outcome"] = {"kind": talk.outcome, "evidence": evidence}
    return plain


def _event_of(event: GoldEvent, id: str, text: str, ids: dict[str, str]) -> Plain:
    evidence = [list(span_of(event, text))]
    plain: Plain = {
        "id": id,
        "type": event.type,
        "mode": event.mode,
        "modality": event.modality,
        "negated": False,
        "source": [ids[key] for key in event.sources],
        "target": [ids[key] for key in event.targets],
        "according_to": [ids[key] for key in event.by],
        "evidence": evidence,
    }
    if event.date:
        plain["date"] = {"value": event.date, "evidence": evidence}
    if event.place:
        plain["place"] = {"name": event.place, "country": event.country, "evidence": evidence}
    return plain


def _seat_of(seat: GoldSeat, ids: dict[str, str], evidence: list[list[int]]) -> Plain:
    plain = {"actor": ids[seat.actor], "role": seat.role, "attendance": seat.attendance, "evidence": evidence}
    return {**plain, "size": seat.size} if seat.size else plain


def _statements(claim: GoldTalk | GoldEvent, text: str, ids: dict[str, str]) -> Iterator[Plain]:
    start, end = span_of(claim, text)
    acts = [*((key, "confirm") for key in claim.says), *((key, "deny") for key in claim.denies)]
    what = f"the talks in {claim.place}" if isinstance(claim, GoldTalk) else claim.words
    for key, act in acts:
        yield {
            "speaker": ids[key], "source": {"kind": "named"}, "mode": "indirect", "act": act,
            "text": what, "span": [start, end], "evidence": [[start, end]],
        }  # fmt: skip
