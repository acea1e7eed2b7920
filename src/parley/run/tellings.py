"""The record of a report and who its actors are in the casebook -> its events, to compare and to tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parley.casebook.deeds import AHEAD, Deed, blocks_of
from parley.casebook.happenings import Telling
from parley.codebook.normal import normal
from parley.codebook.plover import MUTUAL
from parley.codebook.times import days_of
from parley.run.accounts import day_of, overlap_of, sources_of, speakers_of, value_of
from parley.store.records import Plain


@dataclass(frozen=True, slots=True)
class ToldEvent:
    """What an event of a report is compared by, where it is looked up, and what it tells."""

    deed: Deed
    blocks: tuple[str, ...]
    telling: Telling


def events_of(record: Plain, actors: Mapping[str, str], sides: Mapping[str, str]) -> Iterator[ToldEvent]:
    """The events of a record; `actors` has the casebook's actor for each of the report's, `sides` whom it sits for."""
    report = record["report"]
    spoken = [s for s in record["statements"] if s.get("act") in ("confirm", "deny")]
    for event in record["events"]:
        beside = [s for s in spoken if overlap_of([s["span"]], event["evidence"])]
        telling = _telling(event, report, actors, sides, beside)
        deed = _deed(telling, day_of(report["published"]))
        yield ToldEvent(deed, blocks_of(deed), telling)


def _telling(
    event: Plain, report: Plain, actors: Mapping[str, str], sides: Mapping[str, str], beside: list[Plain]
) -> Telling:
    """`beside` are the statements that confirm or deny something in the event's passage."""
    date, place = value_of(event, "date"), event.get("place") or {}
    first, last = days_of(date)
    denied_by = speakers_of([s for s in beside if s["act"] == "deny"], sides)
    confirming = speakers_of([s for s in beside if s["act"] == "confirm"], sides)
    return Telling(
        claim=f"{report['id']}#{event['id']}",
        origin=report["id"],
        published=report["published"],
        type=event["type"],
        modality="denied" if event["negated"] else event["modality"],
        is_negated=event["negated"],
        mode=event.get("mode"),
        date=date,
        first=first,
        last=last,
        place=place.get("name"),
        country=place.get("country"),
        latitude=place.get("latitude"),
        longitude=place.get("longitude"),
        sources=tuple((sides[who], actors[who]) for who in event["source"]),
        targets=tuple((sides[who], actors[who]) for who in event["target"]),
        according_to=sources_of(event, sides),
        confirmed_by=tuple(side for side in confirming if side not in denied_by),
        denied_by=denied_by,
    )


def _deed(telling: Telling, published: str | None) -> Deed:
    """What is compared; an event of which neither sides nor place, or no day, is known is like no other."""
    sources, targets = _sides(telling.sources), _sides(telling.targets)
    if telling.type in MUTUAL:
        sources, targets = tuple(sorted({*sources, *targets})), ()
    first, last = telling.first or published, telling.last or published
    is_known = first and (sources or targets or telling.place)
    return Deed(
        type=telling.type,
        mode=telling.mode,
        sources=sources,
        targets=targets,
        first=first,
        last=last,
        is_ahead=telling.modality in AHEAD,
        is_denied=telling.modality == "denied",
        is_late=telling.modality == "denied" and not telling.first,
        place=normal(telling.place) if telling.place else None,
        country=telling.country,
        only=None if is_known else telling.claim,
    )


def _sides(pairs: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The sides in order; crowds, who are known in their report alone, by their name."""
    return tuple(sorted({side.partition("@")[0] for side, _ in pairs}))
