"""Words that name somebody in passing in, whom they name out: "an Australian ultimatum", "two Cuban refugees",
"protesters in Caracas", "sent troops to Bosnia".

They come last and are no mentions to coreference, statements and talks; events ask for them where nobody is named more
plainly (`Cast.beside`). Nobody is made up: each has a noun, an adjective or a place of the text for evidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from parley.codebook.load import Codebook
from parley.identities.drafts import Draft, Drafts, is_of
from parley.identities.names import Named
from parley.identities.nouns import GOVERNMENT
from parley.identities.phrase_words import OWNING as LED
from parley.identities.roles import COLLECTIVE, Role, role_ending
from parley.identities.sectors import sectors_for
from parley.parsed import Words
from parley.record import Actor, ActorId, Place

OWNING = frozenset({"amod", "compound", "nmod:poss", "nmod:desc", "nmod", "appos"})
FROM = frozenset({"", "of", "from", "for"})
GROUND = frozenset("in at from near inside within across along around outside throughout on".split())
# Parts of a clause that are where its verb says that something happens.
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent"})
# Those in a state's service, who act for it.
SERVING = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})
# Sectors of people who act by themselves, whoever's they are: "gunmen", "strikers", "students".
ARMED = frozenset({"REB", "PRM", "UAF", "CRM", "MIL", "COP"})
ACTING = ARMED | {"CVL", "LAB", "AGR", "EDU", "REF", "OPP"}
# Nouns for anybody.
ANYBODY = frozenset("man woman people person child boy girl town village city human guy lady adult".split())
# Nouns of role for what people drive and throw.
THINGS = frozenset("bomb warship ship boat vessel tank plane jet aircraft helicopter submarine convoy car".split())
# Bodies whose people are they themselves.
GROUPS = frozenset({"igo", "armed_group", "party", "ngo"})


@dataclass(frozen=True, slots=True)
class Ground:
    """What the reading of a text's names leaves: whose each word is, which words are places, and the names."""

    owners: Mapping[int, str]
    places: Mapping[int, Place]
    name_at: Mapping[int, Named]
    voices: frozenset[str] = frozenset()  # keys of those who only speak: to events they are nobody


@dataclass(frozen=True, slots=True)
class Bystanders:
    """Actors that a text names in passing alone, and whom each word that does so names, known actors among them."""

    actors: tuple[Actor, ...] = ()
    beside: Mapping[int, tuple[ActorId, ...]] = field(default_factory=dict)


def settle_crowds(drafts: Drafts, ground: Ground, codebook: Codebook) -> None:
    """Give groups without a name the country that their phrase, their clause or the whole text tells.

    Office-holders who serve nobody that the text names are of the only country that it speaks of.
    """
    reader = _Passing(drafts, ground, codebook)
    for key, draft in drafts.by_key.items():
        if draft.country is not None or not draft.heads:
            continue
        if draft.is_person and draft.called and not draft.serves:
            draft.country = _one(reader.only_country)
        elif key.startswith(("crowd:", "noun:")):
            draft.country = _one(reader.countries_of(draft.heads[0]))


def find_bystanders(drafts: Drafts, ground: Ground, codebook: Codebook, ids: Mapping[str, ActorId]) -> Bystanders:
    """Those named in passing; `ids` are the ids of the actors that the text names plainly, by key."""
    reader = _Passing(drafts, ground, codebook)
    reader.owners()
    reader.towns()
    reader.peoples()
    reader.people()
    new = [key for key in reader.drafts if key not in ids]
    numbered = {**ids, **{key: f"a{n}" for n, key in enumerate(new, len(ids) + 1)}}
    actors = tuple(drafts.record(reader.drafts[key], numbered) for key in new)
    return Bystanders(actors, {w: tuple(numbered[k] for k in keys) for w, keys in reader.beside.items()})


class _Passing:
    """One text's words that name somebody in passing."""

    def __init__(self, drafts: Drafts, ground: Ground, codebook: Codebook) -> None:
        self.parsed, self.named, self.ground, self.codebook = drafts.parsed, drafts, ground, codebook
        self.drafts: dict[str, Draft] = {}
        self.beside: dict[int, tuple[str, ...]] = {}

    def is_named(self, word: int) -> bool:
        """Whether a word names somebody plainly, and not only as one who speaks."""
        return any(key not in self.ground.voices for key in self.named.at.get(word, ()))

    def note(self, draft: Draft, word: int, words: Words) -> None:
        """Note that a word names somebody in passing."""
        known = self.drafts.get(draft.key)
        if known is None:
            known = self.drafts[draft.key] = replace(draft, heads=[], mentions=[])
        known.heads.append(word)
        known.mentions.append(words)
        self.beside[word] = tuple(dict.fromkeys((*self.beside.get(word, ()), draft.key)))

    def owners(self) -> None:
        """Adjectives, possessors and names of states as places."""
        for word, key in self.ground.owners.items():
            if word not in self.named.at:
                name = self.ground.name_at.get(word)
                self.note(self.named.by_key[key], word, (name.start, name.end) if name else (word, word + 1))

    def towns(self) -> None:
        """Towns and regions: those who live there."""
        for word, place in self.ground.places.items():
            name = self.ground.name_at.get(word)
            if word in self.named.at or word in self.beside or name is None or not place.country:
                continue
            self.note(_town(place.name, place.country), word, (name.start, name.end))
        for word, keys in self.named.at.items():
            draft, name = self.named.by_key[keys[0]], self.ground.name_at.get(word)
            # "Shelled Bukavu": what the model took for an organisation, and the gazetteer has.
            if draft.kind == "other" and not (draft.country or draft.sectors or draft.serves) and name is not None:
                readings = self.codebook.places(self.parsed.says(name.start, name.end))
                if readings and readings[0].country:
                    self.note(_town(draft.forms[0], readings[0].country), word, (name.start, name.end))

    def peoples(self) -> None:
        """Some of a nation, who are not their state: "168 Liberians", "ethnic Albanians in Serbia"."""
        p = self.parsed
        for name in {n.start: n for n in self.ground.name_at.values()}.values():
            i = name.end - 1
            if i not in self.named.at or not name.known or name.known[0].via != "demonym" or p.lower[i][-1] != "s":
                continue
            kinds = {p.deps[c] for c in p.children[i] if c < name.start and p.upos[c] in ("ADJ", "NUM", "VERB")}
            if kinds & {"amod", "nummod"}:
                first = min((c for c in p.kids(i, "amod") if c < name.start), default=name.start)
                ethnic = p.lower[first] == "ethnic"
                country = (self.ground_below(i) or self.ground_beside(i) if ethnic else ()) or _countries(
                    [self.named.by_key[self.named.at[i][0]]]
                )
                self.note(_people(p.says(first, self.past_ground(i)), country), i, (first, self.past_ground(i)))

    def people(self) -> None:
        """People and bodies by common nouns."""
        p, heads = self.parsed, self.codebook.role_heads
        for i, upos in enumerate(p.upos):
            if upos != "NOUN" or self.is_named(i) or i in self.beside:
                continue
            if (p.lower[i] in heads or p.lemmas[i] in heads) and p.deps[i] not in ("compound", "fixed", "flat"):
                self.person(i)

    def person(self, i: int) -> None:
        """ "Two Cuban refugees", "the Argentine judge", "students in Caracas"."""
        first = self.first_of(i)
        role = role_ending(self.parsed, self.codebook, first, i + 1)
        if role is None or self.counts(i, role):
            return
        served = role.title in GOVERNMENT or bool(set(role.sectors) & SERVING)
        owners = list(self.owners_of(i, served=served))
        owner = min(owners, key=lambda d: (d.kind not in GROUPS, is_of(d, "state")), default=None)
        if owner is not None and _stands_for(role, owner):
            for each in owners:
                self.note(each, i, (first, i + 1))
            return
        if not owners and not self.is_somebody(i, role):
            return
        last = i + 1 if owners else self.past_ground(i)
        draft = _draft(self.parsed.says(first, last), role, owner, self.countries_of(i, owners))
        self.note(draft, i, (first, last))

    def counts(self, i: int, role: Role) -> bool:
        """Whether a noun only counts those named after it: "a group of Moroccan diplomats"."""
        p = self.parsed
        of = (c for c in p.kids(i, "nmod") if p.marker(c) == "of")
        return role.vague and not role.person and any(p.xpos[c] in ("NNS", "NNPS") for c in of)

    def countries_of(self, i: int, owners: Iterable[Draft] | None = None) -> tuple[str, ...]:
        """The countries of the people that a noun names: whose they are, else where, else the only one in the text."""
        owners = self.owners_of(i, served=True) if owners is None else owners
        found = _countries(owners)
        if len(found) == 1:
            return found
        ground = self.ground_below(i) or self.ground_beside(i)
        return tuple(c for c in found if c in ground) or found or ground or self.only_country

    def is_somebody(self, i: int, role: Role) -> bool:
        """Whether a noun that says not whose people it names is one for people who act by themselves."""
        if role.vague or self.parsed.lemmas[i] in THINGS:
            return False
        if self.ground_below(i):
            return True
        several = self.parsed.xpos[i] == "NNS" or role.title in COLLECTIVE
        if not several and not (role.person and set(role.sectors) <= ARMED):
            return False
        return bool(self.ground_beside(i)) or (
            bool(role.sectors) and set(role.sectors) <= ACTING and role.title not in ANYBODY
        )

    def first_of(self, i: int) -> int:
        """The first word of a noun's phrase without articles, numbers and possessors."""
        p = self.parsed
        first = i
        while first > 0 and p.heads[first - 1] in range(first, i + 1) and p.deps[first - 1] in ("amod", "compound"):
            first -= 1
        return first

    def owners_of(self, i: int, *, served: bool) -> Iterator[Draft]:
        """The states and bodies whose people a noun names: "French and Egyptian sailors", "police of Macedonia".

        Of what is a ruler's it is his state where that is `served`: his ministers and soldiers.
        """
        p, keys = self.parsed, []
        for c in p.children[i]:
            if p.deps[c] not in OWNING or (p.deps[c] == "nmod" and p.marker(c) not in FROM):
                continue
            if p.words[c - 1] == "-" and p.upos[c] != "PROPN" and p.lower[c] not in LED:
                continue
            for j in p.conjuncts(c):
                keys += [self.key_at(k, served) for k in (j, *p.kids(j, "compound", "amod", "flat", "advmod", "obl"))]
        yield from (self.named.by_key[k] for k in dict.fromkeys(keys) if k is not None)

    def key_at(self, word: int, served: bool) -> str | None:
        """The body that a word names or that owns what it says; that of a person where he is `served`."""
        owner = self.ground.owners.get(word)
        for key in self.named.at.get(word) or ((owner,) if owner else ()):
            draft = self.named.by_key[key]
            if not draft.is_person:
                return key
            if served and draft.serves:
                return draft.serves[0]
        return None

    def ground_below(self, i: int) -> tuple[str, ...]:
        """The country where people are by their phrase: "students throughout Indonesia", "the town of Barentu"."""
        return self._country(self.parsed.kids(i, "nmod"), GROUND | {"of"})

    def ground_beside(self, i: int) -> tuple[str, ...]:
        """The country where people are by their clause: "police arrested 12 people in Caracas"."""
        p, top = self.parsed, i
        while p.deps[top] in ("conj", "nmod") and p.heads[top] != top and p.upos[p.heads[top]] in ("NOUN", "PROPN"):
            top = p.heads[top]
            if found := self.ground_below(top):
                return found
        if p.deps[top] not in ARGUMENTS:
            return ()
        return self._country(p.kids(p.heads[top], "obl"), GROUND)

    def _country(self, words: Iterable[int], markers: frozenset[str]) -> tuple[str, ...]:
        """The country of the first place among some words with what belongs to them."""
        p, places = self.parsed, self.ground.places
        for c in words:
            if p.marker(c).split(" ")[-1] in markers:
                for j in (c, *p.kids(c, "appos", "compound", "nmod", "nmod:poss", "flat")):
                    place = places.get(j)
                    if place is not None and place.country:
                        return (place.country,)
        return ()

    def past_ground(self, i: int) -> int:
        """Past the last word of a noun with the place after it: "rebels in the Ivory Coast"."""
        p = self.parsed
        places = (c for c in p.kids(i, "nmod") if c in self.ground.places and c == p.edges[c][1] - 1)
        return next((c + 1 for c in places), i + 1)

    @cached_property
    def only_country(self) -> tuple[str, ...]:
        """The country that the text names in any way, where it is the only one."""
        named = (self.named.by_key[k] for k in dict.fromkeys(self.ground.owners.values()))
        drafts = (d for d in named if isinstance(d.country, str))
        places = (p.country for p in self.ground.places.values() if p.country)
        spoken = tuple(dict.fromkeys((*_countries(drafts), *places)))
        return spoken if len(spoken) == 1 else ()


def _town(name: str, country: str) -> Draft:
    """Those who live in a town."""
    return Draft(f"town:{name}", "community", [name], country=country, sectors=("CVL",))


def _people(form: str, countries: tuple[str, ...]) -> Draft:
    country = _one(countries)
    return Draft(f"passing:{form.lower()}:{country}", "community", [form], country=country, sectors=("CVL",))


def _draft(form: str, role: Role, owner: Draft | None, countries: tuple[str, ...]) -> Draft:
    """Those whom a noun of role names, with whose they are or where."""
    state = owner is not None and is_of(owner, "state")
    sectors = role.sectors if owner is None else sectors_for(role, owner.kind, owner.sectors, of_state=state)
    country = _one(countries)
    kind = "person" if role.person else "community" if role.kind in ("person", "other") else role.kind
    draft = Draft(f"passing:{form.lower()}:{country}", kind, [form], country=country, sectors=sectors)
    if owner is not None and (not state or set(sectors) & SERVING) and owner.kind not in ("community", "person"):
        draft.serves.append(owner.key)
    return draft


def _stands_for(role: Role, owner: Draft) -> bool:
    """Whether a noun only points at its owner: "Hungarian officials", "UN peacekeepers", "Taliban negotiators"."""
    if is_of(owner, "state"):
        return role.vague and not set(role.sectors) - {"GOV"} and role.title not in OPEN
    if owner.kind == "igo":
        return role.vague or bool(set(role.sectors) & {"MIL", "COP", "GOV", "IGO"})
    return owner.kind in GROUPS and role.vague and not role.person


# Nouns that belong to a state's people as well as to its government.
OPEN = frozenset(
    "group organisation organization movement network faction alliance coalition front leader worker employee "
    "supporter follower member party founder elder veteran media fighter commander activist candidate crowd "
    "team".split()
)


def _one(countries: tuple[str, ...]) -> str | tuple[str, ...] | None:
    """The country as a record has it."""
    return None if not countries else countries[0] if len(countries) == 1 else countries


def _countries(owners: Iterable[Draft]) -> tuple[str, ...]:
    """The countries of drafts, those of organisations of states left out."""
    found: list[str] = []
    for owner in owners:
        if owner.kind != "igo" and owner.country:
            found += [owner.country] if isinstance(owner.country, str) else owner.country
    return tuple(dict.fromkeys(found))
