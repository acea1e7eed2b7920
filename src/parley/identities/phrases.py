"""A phrase of a parsed text in, the actors that it names out: "M23 rebels", "the junta's spokesman", "Merkel".

Read by its parts, as English puts them together: who or what heads it (a name, else a noun of role), whose that is
(an adjective, a possessor, "of X", "loyal to X") and where ("in Kigali"). Dated offices tell who held what. A phrase
whose head no file and no rule knows names nobody; nothing is guessed from how a word sounds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from parley.cast import Cast
from parley.codebook.entries import Known
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.identities.actors import find_cast
from parley.identities.holders import Holder, countries_of, holder_named, holder_of
from parley.identities.nouns import GOVERNMENT, SPOKES
from parley.identities.phrase_names import Mention, PhraseNames
from parley.identities.phrase_words import (
    BELONGING,
    COUNTING,
    ENVOYS,
    FORMER,
    HELPED,
    LOCATIVE,
    OWNING,
    PORTION,
    PREPOSITIONS,
    RELATIVE,
    SENT,
)
from parley.identities.roles import COLLECTIVE, KIND_OF_SECTOR, Role, noun_ending, role_called, role_ending
from parley.identities.sectors import OFFICES, sectors_for, sectors_of_person
from parley.parsed import Parsed, Words
from parley.record import Actor, Title


@dataclass(frozen=True, slots=True)
class Reading:
    """What a noun phrase names. `known` is the codebook's entry where the phrase is its name, `role` its noun."""

    name: str
    kind: str
    words: Words
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    wikidata: str | None = None
    known: Known | None = None
    role: Role | None = None

    @property
    def is_state(self) -> bool:
        """Whether this is a state as a whole, or a place in one."""
        return self.kind == "state" or (self.known is not None and self.known.kind in ("state", "government")
                                        and set(self.sectors) <= {"GOV"})  # fmt: skip


def read_phrase(parsed: Parsed, codebook: Codebook, words: Words, *, date: str | None = None) -> tuple[Actor, ...]:
    """The actors that words `words[0]` to `words[1]` name, in order; `date` (ISO, may be partial) is for dated offices.

    Titles tell in `of` the name of whose they are. The rest of the text helps where the phrase leaves a country or a
    name open ("the minister", "he").
    """
    reader = _Phrases(parsed, codebook, words, date)
    found = tuple(reader.actor(number, reading) for number, reading in enumerate(reader.readings(), 1))
    if len(found) > 1 or words == (0, len(parsed.words)):
        return found
    return _from_the_rest(parsed, codebook, words, date, found)


def find_words(parsed: Parsed, text: str) -> Words | None:
    """Which words of a text are a phrase, its capitals aside where need be; None where it is not there."""
    found = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", parsed.text) or re.search(
        r"\s+".join(map(re.escape, text.split())) or "(?!)", parsed.text, re.IGNORECASE
    )
    if found is None:
        return None
    inside = [i for i, at in enumerate(parsed.begins) if at < found.end() and parsed.end(i) > found.start()]
    return (inside[0], inside[-1] + 1) if inside else None


def _from_the_rest(
    parsed: Parsed, codebook: Codebook, words: Words, date: str | None, found: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """A phrase that names nobody by itself, as the text around it tells: "the minister" is the one named before."""
    cast = find_cast(parsed, codebook, date)
    meant = next((cast.at[i] for i in range(words[1] - 1, words[0] - 1, -1) if i in cast.at), ())
    actors = [cast.by_id[i] for i in meant]
    named = found[0].name if found else ""
    if not actors or (found and any(w[0].isupper() for w in named.split()) and found[0].country):
        return found
    return tuple(_completed(actor, found[0] if found else None, cast, codebook) for actor in actors)


def _completed(actor: Actor, found: Actor | None, cast: Cast, codebook: Codebook) -> Actor:
    """An actor of the text with what the phrase itself says of him."""
    by_name = found is not None and not found.name[:1].islower()
    if found is not None and (actor.kind != found.kind or (actor.name.islower() or by_name)) and actor.kind != "person":
        return replace(found, country=found.country or actor.country)
    body = cast.by_id[cast.body_of(actor.id)]
    country = actor.country or (body.country if body.kind != "igo" else None)
    sectors = sectors_of_person(actor, cast.by_id, codebook) if actor.kind == "person" else actor.sectors
    titles = tuple(replace(t, of=cast.by_id[t.of].name if t.of else None) for t in actor.titles)
    if found is None:
        return replace(actor, country=country, sectors=sectors, titles=titles, member_of=())
    return replace(
        found,
        name=actor.name,
        country=found.country or country,
        sectors=found.sectors or sectors,
        titles=found.titles if by_name and found.titles else titles,
        wikidata=found.wikidata or actor.wikidata,
    )


class _Phrases:
    """One phrase: its names, and the reading of each part of it."""

    def __init__(self, parsed: Parsed, codebook: Codebook, words: Words, date: str | None) -> None:
        self.parsed, self.codebook, self.words, self.date = parsed, codebook, words, date
        names = PhraseNames(parsed, codebook, words, date)
        self.spoken, self.mentions = names.spoken, names.mentions
        self.ending = {m.end: m for m in self.mentions}
        self.within = {i: m for m in self.mentions for i in range(m.start, m.end)}

    def actor(self, number: int, found: Reading) -> Actor:
        """A reading as an actor; who serves an organisation of states has no country."""
        countries = found.countries
        country = None if not countries else countries[0] if len(countries) == 1 else countries
        span = self.parsed.span(*found.words)
        return Actor(
            f"a{number}", found.name, found.kind, (span,), country, found.sectors, found.wikidata, found.titles
        )

    # Parts

    def readings(self) -> list[Reading]:
        """What the parts of the phrase name; a name set off from its description by a comma is one."""
        parts = self.parts(*self.words)
        found = [r for part in parts if (r := self.read(*part)) is not None]
        found = self.shared(parts, found)
        people = [r for r in found if r.kind == "person"]
        if len(people) == len(found) == 2 and not self.joined_by_and() and sum(self.is_named(r) for r in found) == 1:
            return [self.apposed(*sorted(found, key=self.is_named))]
        return [self.settled(r) for r in found]

    def is_named(self, found: Reading) -> bool:
        return any(m.person for m in self.mentions if found.words[0] <= m.start and m.end <= found.words[1])

    def joined_by_and(self) -> bool:
        return any(w in ("and", "&", "or") for w in self.parsed.lower[self.words[0] : self.words[1]])

    def apposed(self, role: Reading, name: Reading) -> Reading:
        """One person from a description and a name: "Lavrov, the Russian foreign minister"."""
        return replace(
            name,
            countries=name.countries or role.countries,
            sectors=role.sectors or name.sectors,
            titles=role.titles or name.titles,
            words=(min(role.words[0], name.words[0]), max(role.words[1], name.words[1])),
        )

    def parts(self, first: int, last: int) -> list[Words]:
        """The members of a list: "Iran, Russia and Turkey"; one part where nothing is coordinated."""
        p, cuts = self.parsed, [first]
        for i in range(first + 1, last - 1):
            if p.lower[i] not in (",", "and", "&", "or", ";", "/") or self.is_inside(i):
                continue
            start = i + 1
            while start < last and p.lower[start] in ("and", "or", "the", "a", "an", "both", ","):
                start += 1
            if start < last and self.names_somebody(cuts[-1], i) and self.names_somebody(start, last):
                cuts += [i, start]
        cuts.append(last)
        return [(cuts[n], cuts[n + 1]) for n in range(0, len(cuts), 2)]

    def is_inside(self, i: int) -> bool:
        """Whether a joining word stands inside a name or a noun of role ("health and safety officer")."""
        if i in self.within:
            return True
        key = normal(self.parsed.says(max(self.words[0], i - 1), min(self.words[1], i + 3)))
        return key in self.codebook.role_nouns

    def names_somebody(self, first: int, last: int) -> bool:
        """Whether a part of a list has a name or noun of role of its own, so that it may stand alone."""
        end = self.core_end(first, last)
        before = [m for m in self.mentions if first <= m.start and m.end <= end]
        return bool(before) or noun_ending(self.parsed, self.codebook, first, end) is not None

    def shared(self, parts: list[Words], found: list[Reading]) -> list[Reading]:
        """Members of a list with what only one of them says: "Israeli and Palestinian negotiators", the place."""
        if len(parts) < 2 or len(found) != len(parts):
            return found
        last = found[-1]
        done = []
        for reading in found:
            adjective = reading.known is not None and reading.known.via == "demonym" and reading.kind != "person"
            if reading is not last and adjective and last.role is not None:
                done.append(self.composed(last.role, reading.words, [reading], None))
            else:
                done.append(reading)
        countries = next((r.countries for r in done if r.countries), ())
        if any(r.known is None and not r.countries and r.role is not None for r in done):
            done = [replace(r, countries=countries) if r.known is None and not r.countries else r for r in done]
        return done

    def settled(self, found: Reading) -> Reading:
        """A reading whose country the phrase leaves open, closed by the one country that the text speaks of."""
        if "IGO" in found.sectors or found.kind in ("igo", "state"):
            return found
        if len(found.countries) > 1:
            inside = tuple(c for c in found.countries if c in self.spoken)
            return replace(found, countries=inside[:1]) if inside else found
        if not found.countries and len(self.spoken) == 1 and (found.role is not None or found.kind == "person"):
            return replace(found, countries=self.spoken)
        return found

    # One noun phrase

    def read(self, first: int, last: int) -> Reading | None:
        """What one noun phrase names; None for nobody."""
        p = self.parsed
        first = self.skip(first, last)
        while last > first and p.lower[last - 1] in ("'s", "’s", "'", "’", ",", ".", "-"):
            last -= 1
        if first >= last:
            return None
        end = self.core_end(first, last)
        portion = end < last and p.lower[end] == "of" and p.lower[end - 1] in PORTION and end - first <= 2
        if portion and p.lower[end - 1] != "supporters" and (inner := self.read(end + 1, last)) is not None:
            return inner
        relation, inner = self.after(end, last, first)
        cut = self.possessive(first, end)
        owners = []
        if cut is not None:
            owner = self.read(first, cut)
            owners = [owner] if owner is not None else []
            first = cut + 1
        owner, where = (inner if relation == name else None for name in ("of", "in"))
        return self.head(first, end, owners, owner, where)

    def skip(self, first: int, last: int) -> int:
        """Past articles, numbers and small words: "at least 20", "tens of thousands of"."""
        p = self.parsed
        while first < last - 1 and first not in self.within:
            word = p.lower[first]
            counts = word in COUNTING or p.upos[first] in ("NUM", "DET") or word.replace(",", "").isdigit()
            if word == "of" or counts or word in ("percent", "%"):
                first += 1
            else:
                break
        return first

    def core_end(self, first: int, last: int) -> int:
        """Where a noun phrase's own words end and "of X", "in X", "who ..." begin."""
        k = first + 1
        while k < last:
            if k in self.within and self.within[k].start < k:
                k += 1
            elif self.is_boundary(k, last):
                longer = self.role_across(first, k, last)
                if longer is None:
                    return k
                k = longer
            else:
                k += 1
        return last

    def is_boundary(self, k: int, last: int) -> bool:
        p = self.parsed
        word = p.lower[k]
        if word in PREPOSITIONS or word in RELATIVE:
            return p.words[k - 1] != "-"
        if word in (",", "(", "—", "–", ";"):
            return True
        following = p.lower[k + 1] if k + 1 < last else ""
        if word in BELONGING | HELPED and p.words[k - 1] != "-":
            return following in PREPOSITIONS
        if p.xpos[k] in ("VBN", "VBG", "VBD") and p.words[k - 1] != "-" and p.upos[k - 1] in ("NOUN", "PROPN"):
            return following == "" or following in PREPOSITIONS | {"the", "a"} or k + 1 in self.within
        return False

    def role_across(self, first: int, k: int, last: int) -> int | None:
        """Past a noun of role that a preposition is part of: "member of parliament", "ministry of defence"."""
        for end in range(min(last, k + 6), k + 1, -1):
            for begin in range(max(first, k - 5), k):
                if end - 1 in self.within or any(j in self.within for j in range(begin, end)):
                    continue
                if role_called(self.parsed.says(begin, end), self.codebook) is not None:
                    return end
        return None

    def possessive(self, first: int, end: int) -> int | None:
        """The last "'s" of a phrase that parts a possessor from what is his."""
        p = self.parsed
        for i in range(end - 2, first, -1):
            if p.lower[i] in ("'s", "’s", "'", "’") and i not in self.within:
                whole = noun_ending(p, self.codebook, first, end)
                return None if whole is not None and whole.words[0] < i else i
        return None

    def after(self, k: int, last: int, first: int) -> tuple[str, Reading | None]:
        """What follows a noun: "of" for whose it is, "in" for where it is, "" for neither; and what that names."""
        while k < last:
            relation, start = self.relation(k, last, first)
            if relation:
                return relation, self.read(start, last)
            k = next((j for j in range(k + 1, last) if self.is_boundary(j, last)), last)
        return "", None

    def relation(self, k: int, last: int, first: int) -> tuple[str, int]:
        """The relation that begins at a word and where its noun begins; "" where it says neither whose nor where."""
        p = self.parsed
        word = p.lower[k]
        following = p.lower[k + 1] if k + 1 < last else ""
        if word in RELATIVE:
            return "", last
        if word in HELPED:
            return "", k + 1
        if word in BELONGING:
            return "of", k + 2 if following in PREPOSITIONS else k + 1
        if p.upos[k] == "VERB" and word not in PREPOSITIONS:
            return "in", k + 2 if following in PREPOSITIONS else k + 1
        if word == "by" and p.lower[k - 1] in HELPED:
            return "", k + 1
        if word in LOCATIVE:
            return "in", k + 1
        noun = self.noun_before(first, k)
        if (
            word == "of"
            or (word == "for" and not noun & ENVOYS)
            or (word == "to" and noun & {"adviser", "aide", "advisor"})
        ):
            return "of", k + 1
        return "", k + 1

    def noun_before(self, first: int, k: int) -> set[str]:
        found = noun_ending(self.parsed, self.codebook, first, k)
        return set(found.title.split()) if found is not None else set()

    # Heads

    def head(
        self, first: int, end: int, owners: list[Reading], owner: Reading | None, where: Reading | None
    ) -> Reading | None:
        """What the words of a noun phrase name, given its possessors, whose it is and where it is."""
        mention = self.ending.get(end)
        before = [self.entity(m) for m in self.mentions if first <= m.start and m.end < end and self.owns(m)]
        owners = [*owners, *(r for r in before if r is not None), *self.favoured(first, end)]
        if owner is not None:
            owners.append(owner)
        if mention is not None and mention.start >= first:
            return self.named(mention, first, owners, where)
        floor = max((m.end for m in self.mentions if m.start >= first and m.end <= end), default=first)
        role = role_ending(self.parsed, self.codebook, first, end, floor=floor)
        if role is not None:
            return self.composed(role, (first, end), owners, where)
        return self.unknown(first, end, owners, where)

    def owns(self, m: Mention) -> bool:
        """Whether a name before a noun says whose it is: not in "Moscow-backed", "pro-Iranian" and the like."""
        p = self.parsed
        if m.start > 1 and p.words[m.start - 1] == "-" and p.lower[m.start - 2] in ("pro", "anti", "non"):
            return m.person and p.lower[m.start - 2] == "pro"
        if m.end + 1 < len(p.words) and p.words[m.end] == "-" and p.xpos[m.end + 1][:2] in ("VB", "JJ", "NN"):
            return p.lower[m.end + 1] in OWNING or m.end + 1 in self.within
        return True

    def favoured(self, first: int, end: int) -> list[Reading]:
        """The ruler in "pro-Assad militiamen": they are of his country."""
        found = []
        for i in range(first, end):
            name = self.parsed.words[i][4:]
            if self.parsed.lower[i].startswith("pro-") and name[:1].isupper():
                holder = holder_named(self.codebook, name, date=self.date)
                if holder is not None:
                    found.append(Reading(name, "person", (i, i + 1), as_tuple(holder.country), self.sectors_of(holder)))
        return found

    def entity(self, m: Mention) -> Reading | None:
        """A name as the actor or the ground that it stands for."""
        p = self.parsed
        form = p.says(m.start, m.end)
        if m.person:
            return self.person(m, None, ())
        if m.known is not None:
            k = m.known
            name = k.name if k.kind in ("state", "government") else form
            return Reading(name, k.kind, (m.start, m.end), countries_of(k), k.sectors, (), k.wikidata, k)
        chosen = next((r for r in m.places if r.country in self.spoken), m.places[0])
        countries = (chosen.country,) if chosen.country else ()
        return Reading(form, "community", (m.start, m.end), countries, ("CVL",))

    def named(self, m: Mention, first: int, owners: list[Reading], where: Reading | None) -> Reading | None:
        """A phrase that a name heads: "German Chancellor Angela Merkel", "the rebel group M23", "Kurds in Iraq"."""
        p = self.parsed
        role = role_ending(p, self.codebook, first, m.start) if m.start > first else None
        if m.person:
            return self.person(m, role, tuple(owners), first)
        found = self.entity(m)
        if found is None or found.known is None:
            named = next((r.countries for r in owners if r.countries), ())
            return replace(found, countries=named) if found is not None and named else found
        countries = found.countries
        around = [c for r in (*owners, where) if r is not None for c in r.countries]
        ethnic = m.start > first and p.lower[m.start - 1] == "ethnic"
        if len(countries) > 1 or (not countries and found.kind != "igo") or (ethnic and where is not None):
            countries = tuple(c for c in around if c in countries)[:1] or (
                tuple(around[:1]) if ethnic or not countries else countries
            )
        last = p.lower[m.end - 1]
        plural = p.xpos[m.end - 1] in ("NNS", "NNPS") or (last.endswith("s") and not last.endswith("ss"))
        if found.known.via == "demonym" and plural and owners and found.kind in ("state", "government"):
            countries = next((r.countries for r in owners if r.countries), countries)
        if found.known.via == "demonym" and (plural or ethnic) and found.kind in ("state", "government"):
            return replace(found, name=p.says(m.start, m.end), kind="community", sectors=("CVL",), countries=countries,
                           wikidata=None, known=None, role=None)  # fmt: skip
        return replace(found, countries=countries)

    def person(self, m: Mention, role: Role | None, owners: tuple[Reading, ...], first: int | None = None) -> Reading:
        """A person by name, with what the dated offices know at the date."""
        p = self.parsed
        form = p.says(m.start, m.end)
        states = [c for r in owners for c in r.countries]
        title = role.title if role is not None and role.office else None
        holder = holder_named(self.codebook, form, date=self.date, title=title, country=states[0] if states else None)
        words = (m.start if first is None else first, m.end)
        if role is not None and not (holder is not None and holder.time == "now" and title):
            return self.titled_person(form, words, self.composed(role, (words[0], m.start), list(owners), None), holder)
        if holder is None:
            countries = next((r.countries for r in owners if r.countries), ())
            sectors = next((r.sectors for r in owners if r.kind != "state" and r.kind != "community"), ())
            return Reading(form, "person", words, countries, sectors)
        sectors = self.sectors_of(holder)
        if self.is_former(words[0], m.start) and set(sectors) <= OFFICES:
            sectors = ("ELI",)
        return Reading(
            holder.person,
            "person",
            words,
            as_tuple(holder.country),
            sectors,
            self.titles_of(holder, words),
            holder.wikidata,
        )

    def titled_person(self, form: str, words: Words, said: Reading, holder: Holder | None) -> Reading:
        """A person by the title that the phrase says, the dated offices where it leaves something open."""
        if holder is None:
            return Reading(form, "person", words, said.countries, said.sectors, said.titles)
        return Reading(
            holder.person,
            "person",
            words,
            said.countries or as_tuple(holder.country),
            said.sectors or self.sectors_of(holder),
            said.titles or self.titles_of(holder),
            holder.wikidata,
        )

    def sectors_of(self, holder: Holder) -> tuple[str, ...]:
        """The sectors of an office-holder: of the office in a state, of the body elsewhere; ELI once it is past."""
        if holder.body.kind in ("state", "government"):
            title = self.codebook.role_nouns.get(holder.office)
            sectors = title.sectors if title is not None and title.sectors else ("GOV",)
        else:
            sectors = holder.body.sectors
        if holder.time == "past" and set(sectors) <= OFFICES | {"MIL"}:
            return ("ELI",)
        return () if holder.time == "future" else sectors

    def titles_of(self, holder: Holder, words: Words | None = None) -> tuple[Title, ...]:
        """The office that the codebook knows; "former" once it is past, none before its time."""
        if holder.time == "future":
            return ()
        title = f"former {holder.office}" if holder.time == "past" else holder.office
        return (Title(title, holder.body.name, (self.parsed.span(*words),) if words is not None else ()),)

    def is_former(self, first: int, last: int) -> bool:
        return any(w in FORMER or w.startswith("ex-") for w in self.parsed.lower[first:last])

    def composed(self, role: Role, words: Words, owners: list[Reading], where: Reading | None) -> Reading:
        """A phrase that a noun of role heads, from the noun, whose it is and where it is."""
        owner = main_owner(owners)
        former = self.is_former(words[0], max(words[1], role.words[1]))
        holder = self.holder(role, owner, former)
        if holder is not None:
            return self.office_holder(holder, self.title_text(role), words)
        if owner is not None and stands_for(role, owner):
            return replace(owner, words=words, role=role)
        sectors = (
            role.sectors
            if owner is None
            else sectors_for(role, owner.kind, owner.sectors, of_state=owner.is_state, known=owner.known is not None)
        )
        if former and role.kind in ("person", "government", "other") and set(sectors) <= OFFICES:
            sectors = ("ELI",)
        countries = self.countries_for(owners, where, sectors)
        kind = kind_for(role, owner, sectors)
        titles: tuple[Title, ...] = ()
        if kind == "person":
            of = owner.name if owner is not None else None
            titles = (Title(self.title_text(role), of, (self.parsed.span(*role.words),)),) if role.words[1] else ()
        return Reading(self.name_of(words, owners), kind, words, countries, sectors, titles, role=role)

    def office_holder(self, holder: Holder, title: str, words: Words) -> Reading:
        """Who held the office that the phrase names, with the phrase as the evidence of the title."""
        titles = (Title(title, holder.body.name, (self.parsed.span(*words),)),)
        sectors = self.sectors_of(holder)
        return Reading(holder.person, "person", words, as_tuple(holder.country), sectors, titles, holder.wikidata)

    def title_text(self, role: Role) -> str:
        """A title as the text has it, "former" and the like included."""
        p, first = self.parsed, role.words[0]
        lowest = self.words[0]
        while first > lowest and (
            p.lower[first - 1] in FORMER | {"acting", "deputy", "interim"}
            or (p.words[first - 1] == "-" and first - 2 >= lowest and p.lower[first - 2] in FORMER)
        ):
            first -= 1
        return p.says(first, role.words[1]).lower()

    def holder(self, role: Role, owner: Reading | None, former: bool) -> Holder | None:
        """Who held the office that a role names, of one state or body, at the date: "the Colombian president"."""
        if not role.office or not role.person or former or owner is None or owner.known is None:
            return None
        if {"deputy", "vice", "shadow", "assistant", "future"} & set(self.parsed.lower[self.words[0] : role.words[0]]):
            return None
        return holder_of(self.codebook, role.title, owner.known.id, self.date)

    def countries_for(self, owners: list[Reading], where: Reading | None, sectors: tuple[str, ...]) -> tuple[str, ...]:
        """The countries of a composed phrase: those of whose it is, narrowed by what else it says; else where it is."""
        if any(r.kind == "igo" for r in owners) or sectors[:1] == ("IGO",):
            return ()
        named = [r.countries for r in owners if r.countries]
        ground = where.countries if where is not None else ()
        if not named:
            return ground
        best = min(named, key=len)
        inside = tuple(c for c in best if c in ground)
        return inside if len(best) > 1 and inside else best

    def name_of(self, words: Words, owners: list[Reading]) -> str:
        """The phrase's own words, from its possessor on."""
        first = min([words[0], *(r.words[0] for r in owners if self.words[0] <= r.words[0] < words[1])])
        text = " ".join(self.parsed.says(first, words[1]).split())
        return text.removeprefix("the ").removeprefix("The ").removeprefix("a ").removeprefix("an ")

    def unknown(self, first: int, end: int, owners: list[Reading], where: Reading | None) -> Reading | None:
        """A phrase with a head that no file knows: an organisation's name, or people of a known country."""
        p = self.parsed
        name = p.name_at.get(end - 1)
        countries = self.countries_for(owners, where, ())
        proper = name is not None and name.kind in ("ORG", "PERSON") and name.start < end
        if proper and name is not None:
            start = max(first, name.start)
            kind = "person" if name.kind == "PERSON" else "other"
            return Reading(p.says(start, end), kind, (first, end), countries)
        if countries and p.xpos[end - 1] in ("NNS", "NNPS"):
            return Reading(self.name_of((first, end), owners), "community", (first, end), countries, ("CVL",))
        if owners and p.upos[end - 1] in ("NOUN", "ADJ"):
            return Reading(self.name_of((first, end), owners), "other", (first, end), countries)
        return None


def as_tuple(country: str | tuple[str, ...] | None) -> tuple[str, ...]:
    """A country field as a tuple."""
    return country if isinstance(country, tuple) else (country,) if country else ()


def main_owner(owners: list[Reading]) -> Reading | None:
    """Whose a phrase is: a group, party or organisation before the state that it is in, a state before its people."""
    rank = {"armed_group": 0, "party": 0, "igo": 0, "ngo": 0, "company": 0, "media": 0, "person": 1, "government": 2}
    return min(owners, key=lambda r: 3 if r.is_state else rank.get(r.kind, 4), default=None)


def stands_for(role: Role, owner: Reading) -> bool:
    """Whether a noun only points at its owner: "the Taliban delegation", "Khartoum's government", "M23 rebels"."""
    noun = role.title.split()[-1]
    if owner.is_state or owner.kind == "state":
        return owner.known is not None and not role.person and (
            role.title in GOVERNMENT or role.title in ("central government", "federal government")
            or (noun in SENT and role.vague)
        )  # fmt: skip
    if owner.kind == "person" or owner.known is None or owner.kind in ("community", "government", "other"):
        return False
    if noun in SPOKES:
        return True
    return not role.person and (role.vague or owner.kind == "armed_group")


def kind_for(role: Role, owner: Reading | None, sectors: tuple[str, ...]) -> str:
    """The kind of what a role names."""
    if role.person:
        return "person"
    if role.title in COLLECTIVE and owner is not None and owner.kind in ("igo", "ngo", "company", "party"):
        return owner.kind
    if sectors and sectors != role.sectors:
        return KIND_OF_SECTOR.get(sectors[0], "community")
    return role.kind
