"""The record of a report and who its actors are in the casebook -> its talks, to compare and to tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from parley.casebook.accounts import Account, SeatAccount
from parley.casebook.actors import likeness_of
from parley.casebook.parties import STATE, Who, side_of
from parley.casebook.rounds import APART, Form
from parley.codebook.load import shipped_codebook
from parley.codebook.normal import normal
from parley.codebook.times import days_of
from parley.run.known import entity_of
from parley.store.records import Plain, ids_in

PARTIES = frozenset({"party", "participant"})
"""Roles of those who talk with each other; who plainly stays unknown may be one."""

LONGEST_ROUND = 45
"""Days before its end on which a round may have begun, where a report tells the end alone."""

AHEAD = {"planned": True, "proposed": True, "held": False, "under_way": False, "collapsed": False}
"""Whether a round of this status is still to come when the report is written; others may be either."""

AT_THE_TABLE = frozenset({"held", "under_way", "collapsed", "cancelled", "postponed", "refused"})
"""Statuses of rounds of which a party speaks in its own words once the report has told of them."""

NO_VOUCHING = frozenset({"deny", "decline_comment", "reject", "request", "demand", "threaten"})
"""Acts of speech that do not say that a round is or will be."""

UNTRUE = frozenset("fiction fairy fake false hoax invention lie lies fabrication rumour rumor myth nonsense".split())
"""Words for a round that say that there was none."""

_WORD = re.compile(r"\w+")
_NO_CONTACT = re.compile(
    r"\bno (such )?(secret )?(meeting|meetings|talks|contact|contacts|encounter) (took place|was held|were held)"
    r"|\b(was|were|had|been) no (such )?(secret )?(meeting|meetings|talks|contact|contacts|encounter)\b"
    r"|\b(nobody|no one|never) (has |have |had )?(met|talked|spoke|spoken|negotiated)\b"
)
"""Ways to say that people did not come together at all."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a talk of a report is compared by, and what it tells."""

    form: Form
    account: Account


def talks_of(record: Plain, actors: Mapping[str, str], sides: Mapping[str, str]) -> Iterator[Told]:
    """The talks of a record; `actors` has the casebook's actor for each of the report's, `sides` as in `sides_of`."""
    talks, report = record["talks"], record["report"]
    topics = [(_topic(statement, talks), statement) for statement in record["statements"]]
    for talk in talks:
        statements = [statement for topic, statement in topics if topic is talk]
        after = [s for topic, s in topics if topic is None and s["mode"] == "direct" and _before(s, talks) is talk]
        yield Told(_form(talk, report, sides), _account(talk, report, actors, sides, statements, after))


def sides_of(record: Plain, actors: Mapping[str, str]) -> dict[str, str]:
    """Whom each actor of the report sits for."""
    known = {actors[a["id"]]: _who(a, actors) for a in record["actors"]}
    apart = {actors[a["id"]]: entity for a in record["actors"] if (entity := _entity(a)) is not None}
    return {local: side_of(actor, known, apart) for local, actor in actors.items()}


def _entity(actor: Plain) -> str | None:
    """The side of a de facto entity, or of the state or entity that speaks for a community."""
    country = actor.get("country")
    entity = entity_of(actor["name"], tuple(country) if isinstance(country, list) else country)
    if entity is None or actor["kind"] == "person":
        return None
    if entity.kind == "state":
        return f"{STATE}{entity.country}"
    return likeness_of(entity.name, kind=entity.kind, country=entity.country, report="").own


def _who(actor: Plain, actors: Mapping[str, str]) -> Who:
    country = actor.get("country")
    codes = ";".join(country) if isinstance(country, list) else country
    bodies = [*(actor.get("member_of") or ()), *(t["of"] for t in actor.get("titles") or () if t.get("of"))]
    ids = tuple(dict.fromkeys(actors[body] for body in bodies if body in actors))
    return Who(actors[actor["id"]], actor["kind"], codes or None, tuple(actor.get("sectors") or ()), ids)


def _topic(statement: Plain, talks: list[Plain]) -> Plain | None:
    """The talk that a statement is about: it stands in its passages, names its place, or is next after it."""
    shared = [overlap_of(statement["evidence"], talk["evidence"]) for talk in talks]
    if any(shared):
        return talks[shared.index(max(shared))]
    words = statement["text"]
    named = [talk for talk in talks if (place := _place(talk)) and normal(place) in normal(words)]
    if named or not is_about_talks(words, None):
        return named[0] if named else None
    return _before(statement, talks)


def _before(statement: Plain, talks: list[Plain]) -> Plain | None:
    """The talk that is told of last before a statement."""
    return max((talk for talk in talks if _begin(talk) <= _begin(statement)), key=_begin, default=None)


def _form(talk: Plain, report: Plain, sides: Mapping[str, str]) -> Form:
    first, last, is_vague = _days(value_of(talk, "start"), value_of(talk, "end"))
    place = talk.get("place") or {}
    rows = [(sides[row["actor"]], row["role"]) for row in talk["participants"]]
    return Form(
        first=first,
        last=last,
        is_vague=is_vague,
        published=None if first else day_of(report["published"]),
        is_ahead=None if first else AHEAD.get(talk["status"]),
        place=_town(talk),
        country=place.get("country"),
        name=normal(talk["name"]) if talk.get("name") else None,
        apart=talk["format"] if talk.get("format") in APART else None,
        parties=tuple(sorted({side for side, role in rows if role in PARTIES})),
        others=tuple(sorted({side for side, role in rows if role not in PARTIES})),
    )


def _days(start: str | None, end: str | None) -> tuple[str | None, str | None, bool]:
    """The first and the last day that a round may have had, and whether it was only some of the days between."""
    begins, ends = days_of(start), days_of(end)
    last = max(filter(None, (begins[1], ends[1])), default=None)
    if begins[0] or not ends[0]:
        return begins[0], last, begins[0] != begins[1] and "/" not in (start or "")
    opened = max(1, date.fromisoformat(ends[0]).toordinal() - LONGEST_ROUND)
    return date.fromordinal(opened).isoformat(), last, True


def _account(
    talk: Plain,
    report: Plain,
    actors: Mapping[str, str],
    sides: Mapping[str, str],
    statements: list[Plain],
    after: list[Plain],
) -> Account:
    """`statements` are about the talk; `after` are quotations about nothing that is named, next after it."""
    start, end = value_of(talk, "start"), value_of(talk, "end")
    begins, ends = days_of(start), days_of(end)
    place, outcome = talk.get("place") or {}, talk.get("outcome") or {}
    denied_by = speakers_of([s for s in statements if _denies(s)], sides)
    parties = {sides[row["actor"]] for row in talk["participants"] if row["role"] in PARTIES}
    vouching = [s for s in statements if _vouches(s, talk, parties, sides)]
    if talk["status"] in AT_THE_TABLE:
        vouching += [s for s in after if s.get("act") not in NO_VOUCHING and _is_of(s, parties, sides)]
    return Account(
        talk=f"{report['id']}#{talk['id']}",
        origin=report["id"],
        published=report["published"],
        status=talk["status"],
        seats=tuple(_seat(row, actors, sides) for row in talk["participants"]),
        format=talk.get("format"),
        publicity=talk.get("publicity"),
        name=talk.get("name"),
        start=start,
        end=end,
        first=begins[0] or ends[0],
        last=max(filter(None, (begins[1], ends[1])), default=None),
        place=place.get("name"),
        country=place.get("country"),
        venue=place.get("venue"),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
        outcome=outcome.get("kind"),
        according_to=sources_of(talk, sides),
        confirmed_by=tuple(sorted({*speakers_of(vouching, sides), *_described_by(talk, sides)} - {*denied_by})),
        denied_by=denied_by,
    )


def _described_by(talk: Plain, sides: Mapping[str, str]) -> set[str]:
    """The sides that say what a round was: who calls it frank says that it was."""
    words = talk.get("described_as") or () if talk["status"] in AT_THE_TABLE else ()
    return {sides[said["actor"]] for said in words if UNTRUE.isdisjoint(_WORD.findall(normal(said["words"])))}


def _vouches(statement: Plain, talk: Plain, parties: set[str], sides: Mapping[str, str]) -> bool:
    """Whether a statement about a talk says that it is or was: it names it, or a party speaks where it is told of."""
    if statement.get("act") in NO_VOUCHING or _denies(statement):
        return False
    if is_about_talks(statement["text"], _place(talk)):
        return True
    return _is_of(statement, parties, sides) and bool(overlap_of(statement["evidence"], talk["evidence"]))


def _is_of(statement: Plain, parties: set[str], sides: Mapping[str, str]) -> bool:
    """Whether one of some sides speaks."""
    return not parties.isdisjoint(speakers_of([statement], sides))


def _denies(statement: Plain) -> bool:
    """Whether a statement says that something was not so: "there was no meeting", "nobody met"."""
    return statement.get("act") == "deny" or bool(_NO_CONTACT.search(normal(statement["text"])))


def _seat(row: Plain, actors: Mapping[str, str], sides: Mapping[str, str]) -> SeatAccount:
    return SeatAccount(
        side=sides[row["actor"]],
        actor=actors[row["actor"]],
        role=row["role"],
        attendance=row["attendance"],
        level=row.get("level"),
        size=row.get("size"),
        according_to=sources_of(row, sides),
    )


def is_about_talks(words: str, place: str | None) -> bool:
    """Whether words that were said name a contact between parties, or the place where it is."""
    plain = normal(words)
    if place and normal(place) in plain:
        return True
    return not contact_words().isdisjoint(_WORD.findall(plain))


@cache
def contact_words() -> frozenset[str]:
    """The codebook's single words for contacts, and what is said of them in the past."""
    words = {
        word for word, found in shipped_codebook().talk_words.items() if any(w.strength == "strong" for w in found)
    }
    return frozenset(word for word in words if " " not in word) | {"met", "talked", "negotiated", "delegates"}


def sources_of(claim: Plain, sides: Mapping[str, str]) -> tuple[str, ...]:
    """Those on whose word a claim is told, as sides where they are actors."""
    return tuple(sorted({sides.get(source, source) for source in claim.get("according_to") or ()}))


def speakers_of(statements: list[Plain], sides: Mapping[str, str]) -> tuple[str, ...]:
    """The sides that speak."""
    return tuple(sorted({sides[who] for s in statements for who in ids_in(s["speaker"])}))


def overlap_of(some: list[list[int]], more: list[list[int]]) -> int:
    """Characters that are in both."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in some for c, d in more)


def _begin(claim: Plain) -> int:
    return min((start for start, _ in claim["evidence"]), default=0)


def _place(talk: Plain) -> str | None:
    place: str | None = (talk.get("place") or {}).get("name")
    return place


def _town(talk: Plain) -> str | None:
    """The plain name of the place, None where it is that of a whole country and of no town in it."""
    place = talk.get("place") or {}
    name, country = place.get("name"), place.get("country")
    if not name:
        return None
    known = shipped_codebook().find(name)
    is_country = any(entry.kind == "state" and entry.country == country and entry.via != "capital" for entry in known)
    is_town = any(town.country == country for town in shipped_codebook().places(name))
    return None if is_country and not is_town else normal(name)


def value_of(claim: Plain, key: str) -> str | None:
    """The TIMEX3 value of a claim's date under a key."""
    value: str | None = (claim.get(key) or {}).get("value")
    return value


def day_of(published: str | None) -> str | None:
    """An ISO day; None for less than that."""
    return published if published and days_of(published)[0] == days_of(published)[1] else None
