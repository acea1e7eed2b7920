"""The codebook: what is known beforehand of states, bodies, groups, offices, titles, cues, places and issues.

`load_codebook` takes the shipped files and, if given, a folder with a user's own, and gives lookups by name. It knows
names, not texts: which reading a report means is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from parley.codebook.check import check_codebook
from parley.codebook.entries import (
    ActPattern,
    Cue,
    Holding,
    Issue,
    Known,
    PlaceReading,
    RelationWord,
    State,
    TalkWord,
    Title,
)
from parley.codebook.normal import case_of, fits, is_acronym, normal
from parley.codebook.rows import NAMING, Row, rows_of
from parley.codebook.times import overlaps
from parley.codebook.towns import Towns
from parley.errors import CodebookError

# What parts an envoy's title from the conflict: "envoy for Syria", "envoy to the Great Lakes".
_CONFLICT = re.compile(r" (?:for|to|in|on) ")
KIND_OF_STATE = {"state": "state", "territory": "state", "defacto": "government", "former": "state"}


def load_codebook(extra: Path | None = None) -> Codebook:
    """The shipped codebook, with the files of `extra` added or put in place of shipped rows.

    Raises CodebookError naming file, line and reason where a file in `extra` breaks the rules. Each part is read on
    first use.
    """
    if extra is not None:
        if not extra.is_dir():
            raise CodebookError(str(extra), None, "is no folder")
        check_codebook(extra)
    return Codebook(extra)


@cache
def shipped_codebook() -> Codebook:
    """The shipped codebook alone, one for all who ask."""
    return load_codebook()


class Codebook:
    """Lookups over the codebook's files; every part is read once, on first use."""

    def __init__(self, extra: Path | None = None) -> None:
        self._extra = extra

    def find(self, words: str) -> tuple[Known, ...]:
        """The entries that `words` may name, likeliest first; empty where unknown or where the capitals do not fit."""
        known = self.aliases.get(normal(words), ())
        return tuple(k for k in known if fits(k.form, k.case, words))

    def title(self, words: str) -> Title | None:
        """The title that `words` are, None where unknown or where the capitals do not fit ("pm" is no "PM")."""
        found = self.titles.get(normal(words))
        return found if found and fits(found.title, case_of(found.title), words) else None

    def places(self, name: str) -> tuple[PlaceReading, ...]:
        """The places that a name may stand for: the codebook's own first, then capitals, then by population."""
        key = normal(name)
        own = self._own_places.get(key, ())
        return own + tuple(t for t in self._towns.readings(key) if all(t.country != r.country for r in own))

    def holders(self, office: str, country: str, date: str | None = None) -> tuple[str, ...]:
        """Who held an office on at least one day of `date` (ISO, may be partial; None: ever), in order of start.

        `office` is a title ("president", "secretary of state"); `country` a code or the id of an organisation.
        """
        held = self._by_office.get((self.office_of(office, country), country), ())
        return tuple(dict.fromkeys(h.person for h in held if overlaps(h.start, h.end, date)))

    def offices_of(self, person_name: str, date: str | None = None) -> tuple[Holding, ...]:
        """The offices held at `date` by persons of this name, full or surname alone; latest start first."""
        held = self._by_person.get(normal(person_name), ())
        return tuple(h for h in held if overlaps(h.start, h.end, date))

    def office_of(self, title: str, country: str) -> str:
        """The key of the dated office that a title names in a country; the title's own key where it names none.

        "Special envoy for Syria" and "envoy to Syria" are both `envoy for SYR`.
        """
        key = normal(title)
        office = self._office_named(key, country)
        if office or not (link := _CONFLICT.search(key)):
            return office or key
        head, conflict = key[: link.start()], normal(key[link.end() :])
        known = self.aliases.get(conflict)
        return f"{self._office_named(head, country) or head} for {known[0].id if known else conflict}"

    def _office_named(self, key: str, country: str) -> str | None:
        found = self.titles.get(key)
        if found is None or found.office is None or (found.countries and country not in found.countries):
            return None
        return normal(found.office)

    @cached_property
    def states(self) -> dict[str, State]:
        """States and territories by ISO code; former states and de facto entities are under their own ids."""
        return {row["id"]: _state(row) for row in self._rows("states.csv")}

    @cached_property
    def aliases(self) -> dict[str, tuple[Known, ...]]:
        """Every name of every entry, by its key (`normal`); several entries where a name is ambiguous."""
        found: dict[str, list[Known]] = {}
        for file in NAMING:
            for row in self._rows(file):
                for key, known in names_of(row):
                    same = found.setdefault(key, [])
                    if all(k.id != known.id for k in same):
                        same.append(known)
        for row in self._rows("ambiguous.csv"):
            order = row.many("entries")
            found.get(normal(row["alias"]), []).sort(key=lambda k: order.index(k.id) if k.id in order else len(order))
        return {key: tuple(known) for key, known in found.items()}

    @cached_property
    def entries(self) -> dict[str, Known]:
        """Every state, body, organisation, group and party under its main name, by id."""
        return {row["id"]: next(names_of(row))[1] for file in NAMING for row in self._rows(file)}

    @cached_property
    def longest(self) -> dict[str, int]:
        """For the first word of every key, how many words the longest name has that begins with it."""
        longest: dict[str, int] = {}
        for key in self.aliases:
            words = key.split(" ")
            longest[words[0]] = max(longest.get(words[0], 0), len(words))
        return longest

    @cached_property
    def titles(self) -> dict[str, Title]:
        """What a person may be called by office or calling, by key: "foreign minister", "lawyer"."""
        return {key: title for key, title in self.role_nouns.items() if title.level or title.prenominal}

    @cached_property
    def role_nouns(self) -> dict[str, Title]:
        """Titles and all other nouns of role by key: "villager" and "smuggler" too."""
        return {normal(row["title"]): _title(row) for row in self._rows("titles.csv")}

    @cached_property
    def role_heads(self) -> frozenset[str]:
        """The last words of all nouns of role and of bodies that every country has."""
        bodies = (key for key, known in self.aliases.items() if any(k.generic for k in known))
        return frozenset(key.split(" ")[-1] for key in (*self.role_nouns, *bodies))

    @cached_property
    def cues(self) -> dict[str, tuple[Cue, ...]]:
        """Words that report speech, by lemma or phrase; several where a word is verb and noun."""
        return _grouped((row["word"], _cue(row)) for row in self._rows("cues.csv"))

    @cached_property
    def cues_by_first_word(self) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
        """For the first word of every cue its other words and the cue, the longest first."""
        cues = sorted((c for several in self.cues.values() for c in several), key=lambda c: -c.word.count(" "))
        return _grouped((c.word.split(" ")[0], (tuple(c.word.split(" ")[1:]), c)) for c in cues)

    @cached_property
    def source_phrases(self) -> dict[str, dict[str, tuple[tuple[str, ...], Cue]]]:
        """Prepositions of a source by first word, then by the noun in "in the view of" or else the second word."""
        found: dict[str, dict[str, tuple[tuple[str, ...], Cue]]] = {}
        for first, several in self.cues_by_first_word.items():
            for rest, cue in several:
                if cue.kind == "preposition" and rest:
                    found.setdefault(first, {})[rest[1] if rest[0] == "the" else rest[0]] = rest, cue
        return found

    @cached_property
    def talk_words(self) -> dict[str, tuple[TalkWord, ...]]:
        """Nouns and verbs of contact by lemma; several where a word is verb and noun."""
        return _grouped((row["word"], _talk_word(row)) for row in self._rows("talk_words.csv"))

    @cached_property
    def counted(self) -> dict[str, str]:
        """What figures count, by lemma: the kind of thing, "none" where figures leave it out."""
        people = {title.title: "people" for title in self.role_nouns.values() if " " not in title.title}
        return people | {row["word"]: row["kind"] for row in self._rows("counted.csv")}

    @cached_property
    def relation_words(self) -> dict[str, tuple[RelationWord, ...]]:
        """Words that tell how two actors stand to each other, by lemma; several where a word has several uses."""
        rows = self._rows("relation_words.csv")
        entries = (RelationWord(row["word"], row["use"], row["quality"] or None, row.many("with")) for row in rows)
        return _grouped((entry.word, entry) for entry in entries)

    @cached_property
    def issues(self) -> dict[str, Issue]:
        """Subjects of positions by id."""
        return {row["id"]: Issue(row["id"], row["name"], row.many("words")) for row in self._rows("issues.csv")}

    @cached_property
    def issue_phrases(self) -> dict[tuple[str, ...], frozenset[str]]:
        """Ids of issues by the parts of the phrases that point to them."""
        pairs = _grouped(
            (phrase_parts(words.lower()), issue.id) for issue in self.issues.values() for words in issue.words
        )
        return {phrase: frozenset(ids) for phrase, ids in pairs.items()}

    @cached_property
    def issue_lengths(self) -> dict[str, int]:
        """The number of parts of the longest phrase of an issue, by its first part."""
        lengths: dict[str, int] = {}
        for phrase in self.issue_phrases:
            lengths[phrase[0]] = max(lengths.get(phrase[0], 0), len(phrase))
        return lengths

    @cached_property
    def word_classes(self) -> dict[str, frozenset[str]]:
        """Lemmas that patterns name together: "@talks"."""
        return {row["class"]: frozenset(row.many("words")) for row in self._rows("word_classes.csv")}

    @cached_property
    def context_words(self) -> dict[str, frozenset[str]]:
        """PLOVER's contexts by the lemmas that tell of them; `none` for sport, markets and art."""
        pairs = ((word, row["context"]) for row in self._rows("contexts.csv") for word in row.many("words"))
        return {word: frozenset(contexts) for word, contexts in _grouped(pairs).items()}

    @cached_property
    def act_patterns(self) -> tuple[ActPattern, ...]:
        """Patterns of events and positions, in the order of the file."""
        return tuple(_act_pattern(row, self.word_classes) for row in self._rows("act_patterns.csv"))

    @cached_property
    def patterns_by_name(self) -> dict[tuple[str, str], tuple[ActPattern, ...]]:
        """The patterns of a predicate as it may be called ("call off") and its part of speech."""
        return _grouped(((name, p.pos), p) for p in self.act_patterns for name in p.words)

    @cached_property
    def acting_words(self) -> dict[str, frozenset[str]]:
        """The lemmas of predicates that have patterns, with a particle or another noun too: their parts of speech."""
        pairs = ((w.split(" ")[-1 if p.pos == "noun" else 0], p.pos) for p in self.act_patterns for w in p.words)
        return {word: frozenset(found) for word, found in _grouped(pairs).items()}

    @cached_property
    def holdings(self) -> tuple[Holding, ...]:
        """All dated offices, as in the file."""
        return tuple(_holding(row) for row in self._rows("offices.csv"))

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], tuple[Holding, ...]]:
        first = sorted(self.holdings, key=lambda h: h.start or "")
        return _grouped(((self.office_of(h.office, h.country), h.country), h) for h in first)

    @cached_property
    def _by_person(self) -> dict[str, tuple[Holding, ...]]:
        names: dict[str, set[str]] = {}
        for h in self.holdings:
            names.setdefault(h.person, set()).update(map(normal, _names_of_person(h)))
        latest = sorted(self.holdings, key=lambda h: h.start or "", reverse=True)
        return _grouped((name, h) for h in latest for name in sorted(names[h.person]))

    @cached_property
    def _own_places(self) -> dict[str, tuple[PlaceReading, ...]]:
        return _grouped((normal(n), _place(row)) for row in self._rows("places.csv") for n in _place_names(row))

    @cached_property
    def seats_of_talks(self) -> frozenset[tuple[str, str]]:
        """Towns in which the codebook knows a venue of talks, by country and key."""
        return frozenset((row["country"], normal(row["within"])) for row in self._rows("places.csv") if row["within"])

    @cached_property
    def _towns(self) -> Towns:
        return Towns({(row["id"], normal(c)) for row in self._rows("states.csv") for c in row.many("capitals")})

    def _rows(self, file: str) -> list[Row]:
        return rows_of(file, self._extra)


def phrase_parts(words: str) -> tuple[str, ...]:
    """What a phrase consists of, however it is joined: "cease-fire" is "cease fire", "women's" is "women s"."""
    return (words,) if words.isalnum() else tuple("".join(c if c.isalnum() else " " for c in words).split())


def names_of(row: Row) -> Iterator[tuple[str, Known]]:
    """Every name of an entry with its key, the main name first."""
    country = _countries(row)
    kind, sectors, member_of = row["kind"], row.many("sectors"), row.many("member_of")
    if row.file.name == "states.csv":
        kind, sectors = KIND_OF_STATE[row["status"] or "state"], ("GOV",)
    wikidata, since, until = row["wikidata"] or None, row["since"] or None, row["until"] or None
    entry, name, generic = row["id"], row["name"], row.file.name == "bodies.csv" and country is None
    for column, via in NAMING[row.file.name].items():
        for form in row.many(column):
            case = "exact" if form[0] == "=" else case_of(form)
            form = form.lstrip("=")
            how = "acronym" if via == "alias" and is_acronym(form) else via
            yield (
                normal(form),
                Known(entry, name, kind, form, how, case, country, sectors, member_of, wikidata, since, until, generic),
            )


def _countries(row: Row) -> str | tuple[str, ...] | None:
    countries = row.many("iso3") or row.many("country")
    return countries if len(countries) > 1 else countries[0] if countries else None


def _state(row: Row) -> State:
    return State(
        row["id"],
        row["iso3"],
        row["name"],
        row["official"] or None,
        row["status"] or "state",
        tuple(a.lstrip("=") for a in row.many("aliases")),
        row.many("demonyms"),
        tuple(c.lstrip("=") for c in row.many("capitals")),
        row.many("seats"),
        int(row["gw"]) if row["gw"] else None,
        row["wikidata"] or None,
        row["since"] or None,
        row["until"] or None,
    )


def _title(row: Row) -> Title:
    level, office, prenominal = row["level"] or None, row["office"] or None, row["prenominal"] == "yes"
    return Title(row["title"], level, row.many("sector"), prenominal, office, row.many("countries"))


def _cue(row: Row) -> Cue:
    return Cue(row["word"], row["kind"], row["act"], row.many("takes"), row["factive"] == "yes", row["denial"] == "yes")


def _talk_word(row: Row) -> TalkWord:
    return TalkWord(
        row["word"],
        row["pos"],
        row["format"] or None,
        row["subject"] or None,
        row["object"] or None,
        row["status"] or None,
        row["strength"] or "strong",
        row.many("not_with"),
    )


def _act_pattern(row: Row, classes: Mapping[str, frozenset[str]]) -> ActPattern:
    return ActPattern(
        row["rule"],
        tuple(sorted(_lemmas(row.many("words"), classes))),
        row["pos"],
        row["type"] or None,
        row["mode"] or None,
        row["cameo"] or None,
        row["stance"] or None,
        _lemmas(row.many("object"), classes),
        tuple(_side(cell, classes) for cell in row.many("side")),
        _lemmas(row.many("inner"), classes),
        frozenset(row.many("when")),
        row.many("source"),
        row.many("target"),
    )


def _side(cell: str, classes: Mapping[str, frozenset[str]]) -> tuple[frozenset[str], frozenset[str]]:
    """Prepositions, or `agents`, with what they bring in: "from|of:@talks"."""
    prepositions, _, fillers = cell.partition(":")
    return frozenset(prepositions.split("|")), _lemmas(fillers.split("|"), classes)


def _lemmas(values: Iterable[str], classes: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Lemmas, with those of each class in its place."""
    return frozenset(w for v in values for w in (classes[v[1:]] if v[0] == "@" else (v,)))


def _holding(row: Row) -> Holding:
    return Holding(
        row["person"],
        row["office"],
        row["country"],
        row["start"] or None,
        row["end"] or None,
        row["surname"] or surname_of(row["person"]),
        row.many("aliases"),
        row["wikidata"] or None,
    )


def _names_of_person(holding: Holding) -> Iterator[str]:
    """Full names and surnames; those of other spellings too, unless the surname does not come last."""
    yield holding.person
    yield holding.surname
    for name in (holding.person, *holding.aliases):
        yield name
        if " " in name and holding.surname == surname_of(holding.person):
            yield surname_of(name)
            yield name.rsplit(" ", 1)[1]


def surname_of(person: str) -> str:
    """The last word of a name, with its particles ("de Mistura") and without an Arabic article ("Assad")."""
    *given, last = person.split(" ")
    last = last[3:] if last[:3].lower() in ("al-", "el-") else last
    particles: list[str] = []
    while len(given) > 1 and given[-1].islower():
        particles.insert(0, given.pop())
    return " ".join([*particles, last])


def _place_names(row: Row) -> tuple[str, ...]:
    return row["name"], *row.many("aliases")


def _place(row: Row) -> PlaceReading:
    latitude, longitude = (float(row[c]) if row[c] else None for c in ("latitude", "longitude"))
    return PlaceReading(
        row["name"], row["country"] or None, latitude, longitude, row["kind"], None, row["within"] or None
    )


Value = TypeVar("Value")
Key = TypeVar("Key")


def _grouped(pairs: Iterable[tuple[Key, Value]]) -> dict[Key, tuple[Value, ...]]:
    groups: dict[Key, list[Value]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
