"""The types of what is known beforehand: one frozen class per data file of the codebook.

Dates are ISO and may be partial ("2014", "2014-06"); country codes are ISO 3166-1 alpha-3, Kosovo `XKX`.
None means unknown, an empty tuple means known to be none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """One name of one entry: `form` is the alias as the codebook writes it, `via` how it names the entry.

    `via` is `name`, `alias`, `acronym`, `demonym`, `capital`, `seat` or `wing`. `case` says which capitals a text must
    show: `exact` as in `form` (US, WHO), `capital` at least one (Turkey, Polish), `any` (foreign ministry).
    `generic` entries stand for one body in each country.
    """

    id: str
    name: str
    kind: str
    form: str
    via: str
    case: str
    country: str | tuple[str, ...] | None = None
    sectors: tuple[str, ...] = ()
    member_of: tuple[str, ...] = ()
    wikidata: str | None = None
    since: str | None = None
    until: str | None = None
    generic: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """A state, territory, former state or de facto entity.

    `iso3` is the state's own code, or that of the state in which a de facto entity is counted by international law or
    which followed a former state. `status` is `state`, `territory`, `defacto` or `former`; `gw` the number in the
    list of Gleditsch and Ward, where certain.
    """

    id: str
    iso3: str
    name: str
    official: str | None
    status: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    seats: tuple[str, ...]
    gw: int | None
    wikidata: str | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """A title or noun of role.

    `prenominal`: stands before a name without "the" ("President X"). `office`: the dated office it names, if any, for
    all countries or only those in `countries` ("secretary of state" is the foreign minister of the United States).
    """

    title: str
    level: str | None
    sectors: tuple[str, ...]
    prenominal: bool
    office: str | None
    countries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that reports speech: `word` a lemma; `kind` as follows.

    `verb` (with its particle), `phrase` (a verb with its noun: "send word"), `noun`, `adjective`, `preposition`
    ("according to"); a `document` is what bodies write, an `occasion` where people speak.

    `takes` names the complements: `that`, `inf`, `ing`, `quote`, `noun`, `object_inf`, `as`
    (an object and what it is called), `for` (whom and what for: "blamed X for leaving", "called for X to leave").
    `factive`: the reporter vouches for what is said. `denial`: the thing said is denied.
    """

    word: str
    kind: str
    act: str
    takes: tuple[str, ...]
    factive: bool
    denial: bool


@dataclass(frozen=True, slots=True)
class TalkWord:
    """A noun or verb of contact.

    `subject` and `object` are the roles that these get, `status` what the word says of the round. A `weak` word makes
    a round only with other signs of one. `not_with` are words that rule out a round between parties ("transfer talks").
    """

    word: str
    pos: str
    format: str | None
    subject: str | None
    object: str | None
    status: str | None
    strength: str
    not_with: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A word that tells how two actors stand to each other; `quality` None where another word has to tell.

    `use`: `party` names one of the two, `tie` what is between them, `quality` is an adjective of either, `deed` is done
    to a tie, `turn` is what a tie does, `state` is what both are in. `prepositions` join an adjective to the
    other actor ("close to") or bring in a state ("at odds").
    """

    word: str
    use: str
    quality: str | None
    prepositions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A person's time in an office; `country` is a country code or the id of an organisation; both dates inclusive."""

    person: str
    office: str
    country: str
    start: str | None
    end: str | None
    surname: str
    aliases: tuple[str, ...]
    wikidata: str | None


@dataclass(frozen=True, slots=True)
class PlaceReading:
    """One place that a name may stand for; coordinates are WGS 84 degrees; `kind` is `city`, `region`, `venue` …

    `within` is the city of a venue. `population` is in persons, None where not known.
    """

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    kind: str
    population: int | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """A subject of positions, with the words that point to it."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActPattern:
    """A predicate and what must stand beside it for an act: an event of PLOVER, a position, or both.

    `words` are lemmas, with their particle ("call off"); `pos` is `verb`, `noun` or `adj`. `object` and `inner` hold
    lemmas, one of which must head the object or the clause that completes the predicate; `actor`, `any` and `none` are
    such conditions too, and a type of event in `inner` stands for all predicates of that type, `to` for an infinitive.
    Each of `sides` is prepositions, or `agents`, and what they bring in. `when` holds conditions on how the predicate
    stands (`negated`, `willing`, `passive`, of a noun that a light verb carries `done` …). `source` and `target` say
    which parts name the actors; empty for the usual ones. A mode `*` hangs on the inner clause. Without type and stance
    a pattern keeps others from reading its words.
    """

    rule: str
    words: tuple[str, ...]
    pos: str
    type: str | None
    mode: str | None
    cameo: str | None
    stance: str | None
    object: frozenset[str]
    sides: tuple[tuple[frozenset[str], frozenset[str]], ...]
    inner: frozenset[str]
    when: frozenset[str]
    source: tuple[str, ...]
    target: tuple[str, ...]
