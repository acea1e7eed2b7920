"""What reports tell of one event -> the values that are shown, all versions, who vouches, who denies, the verdict.

A happening is what the casebook holds of one event after comparing reports. Values are chosen by the rules of `fuse`,
verdicts are those of `verdicts`; docs/casebook.md defines both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from parley.casebook.fuse import UNKNOWN, Chosen, Version, most_told, versions_in
from parley.casebook.verdicts import OUTLET, SOMEBODY, Verdict, verdict_of

MODALITIES = ("denied", "alleged", "conditional", "possible", "planned", "asserted")
"""From what is least to what is most: the most is shown."""

FIELDS = ("type", "mode", "modality", "date", "place", "country")
DIFFERING = ("type", "mode", "date", "place")
"""Fields whose versions are kept; what is denied and by whom is in the verdict."""

DIGEST = 12


@dataclass(frozen=True, slots=True)
class Telling:
    """An event of one report; `origin` is the first report of its text.

    `modality` is `denied` too where the report says in its own words that it did not happen (`is_negated`). `date` is a
    TIMEX3 value, `first` and `last` the days that it allows. `sources` and `targets` are pairs of a side and the actor
    that stands for it. Sides in `according_to` have told it to the report; `confirmed_by` and `denied_by` confirm or
    deny it in the same passage.
    """

    claim: str
    origin: str
    published: str | None
    type: str
    modality: str
    is_negated: bool
    mode: str | None = None
    date: str | None = None
    first: str | None = None
    last: str | None = None
    place: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    sources: tuple[tuple[str, str], ...] = ()
    targets: tuple[tuple[str, str], ...] = ()
    according_to: tuple[str, ...] = ()
    confirmed_by: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """An event as it is shown: `values` by field, the days that the shown date allows, and who did it to whom.

    `sources` and `targets` are pairs of a side and the actor that is shown for it.
    """

    values: dict[str, Chosen]
    first: str | None
    last: str | None
    sources: tuple[tuple[str, str], ...]
    targets: tuple[tuple[str, str], ...]
    versions: tuple[Version, ...]


def happening_id(events: Iterable[str]) -> str:
    """A digest of the smallest event's id, so that it stays while that event is in it."""
    return "h" + sha256(min(events).encode()).hexdigest()[:DIGEST]


def fuse_happening(tellings: Iterable[Telling]) -> Happening:
    """The happening that tellings of it make together; their order does not matter."""
    told = sorted(tellings, key=lambda telling: telling.claim)
    if len(told) == 1:
        return _told_once(told[0])
    values = {field: _shown(told, field) for field in FIELDS}
    date = values["date"].value
    dated = [t for t in told if t.date == date and t.first] if date else []
    return Happening(
        values,
        min((t.first for t in dated if t.first), default=None),
        max((t.last for t in dated if t.last), default=None),
        _once(_actors([(t, side, actor) for t in told for side, actor in t.sources])),
        _once(_actors([(t, side, actor) for t in told for side, actor in t.targets])),
        tuple(version for field in DIFFERING for version in versions_in("", field, _rows(told, field))),
    )


def judge_happening(tellings: Iterable[Telling]) -> Verdict:
    """Whether it is corroborated that it happened, or is to happen. Its parties are all who do it or suffer it."""
    told = tuple(tellings)
    return verdict_of(
        {voice for telling in told for voice in _vouching(telling)},
        {voice for telling in told for voice in _denying(telling)},
        parties=frozenset(side for telling in told for side, _ in (*telling.sources, *telling.targets)),
        origins=len({telling.origin for telling in told}),
    )


def _told_once(telling: Telling) -> Happening:
    """The same without looking for what differs: most events are told once."""
    values = {field: getattr(telling, field) for field in FIELDS}
    shown = {field: Chosen(value, "only" if value not in UNKNOWN else "none") for field, value in values.items()}
    sources, targets = (_once(dict(sorted(pairs)).items()) for pairs in (telling.sources, telling.targets))
    return Happening(shown, telling.first, telling.last, sources, targets, ())


def _shown(told: Sequence[Telling], field: str) -> Chosen:
    if field == "modality":
        values = {telling.modality for telling in told}
        return Chosen(max(values, key=MODALITIES.index), "only" if len(values) == 1 else "vouched_for")
    return most_told([t for t in told if getattr(t, field) not in UNKNOWN], lambda telling: getattr(telling, field))


def _actors(rows: Sequence[tuple[Telling, str, str]]) -> Iterator[tuple[str, str]]:
    """Of each side the actor that most origins name."""
    for side in sorted({side for _, side, _ in rows}):
        named = {id(telling): actor for telling, s, actor in rows if s == side}
        chosen = most_told([t for t, s, _ in rows if s == side], lambda telling: named[id(telling)])  # noqa: B023
        yield side, str(chosen.value)


def _once(parties: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Each actor once: by what two reports know of a person he may sit for two sides."""
    return tuple((side, actor) for actor, side in {actor: side for side, actor in parties}.items())


def _rows(told: Sequence[Telling], field: str) -> list[tuple[Telling, str, tuple[str, ...]]]:
    return [(t, getattr(t, field), t.according_to) for t in told if getattr(t, field) not in UNKNOWN]


def _vouching(telling: Telling) -> tuple[str, ...]:
    if telling.modality == "denied":
        return tuple(voice for voice in telling.according_to if telling.denied_by and voice not in telling.denied_by)
    own = SOMEBODY if telling.modality == "alleged" else OUTLET + telling.origin
    voices = (*(telling.according_to or (own,)), *telling.confirmed_by)
    return tuple(voice for voice in voices if voice not in telling.denied_by)


def _denying(telling: Telling) -> tuple[str, ...]:
    if telling.modality != "denied":
        return telling.denied_by
    own = OUTLET + telling.origin if telling.is_negated else SOMEBODY
    return telling.denied_by or telling.according_to or (own,)
