"""A parsed text in, its cast out: persons with titles and whom they serve, states, bodies, groups, and who each word
means.

Compositional first: "the Ugandan army", "a five-man Taliban delegation", "the ministry's spokeswoman" are read by their
parts; the codebook only adds what a report does not say. No mention is guessed: a word without a likely actor has none.
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from parley.cast import Cast
from parley.codebook.entries import Known, Title
from parley.codebook.load import Codebook, surname_of
from parley.codebook.normal import normal
from parley.identities.bystanders import Ground, find_bystanders, settle_crowds
from parley.identities.coreference import home_state, resolve
from parley.identities.crowds import note_crowds
from parley.identities.drafts import Draft, Drafts, is_of, key_of
from parley.identities.holders import holder_of
from parley.identities.names import Named, find_names
from parley.identities.nouns import (
    ARMED,
    BODIES,
    DELEGATION,
    FEMALE,
    GOVERNMENT,
    GROUPS,
    LOCATIVE,
    MALE,
    SPOKES,
    UNNAMED,
)
from parley.identities.owners import with_owners_name
from parley.identities.places import at_venue, is_american, is_called_town, is_venue, place_of
from parley.identities.roles import noun_ending
from parley.identities.sectors import with_sectors
from parley.identities.speaking_for import find_sides
from parley.identities.spelling import names_alike
from parley.identities.titles import Titled, title_before, title_in
from parley.identities.voices import note_voices
from parley.parsed import Parsed, Words
from parley.record import Place

# People whom states send, beside delegations and officials.
SENT = frozenset("observer participant mediator guest facilitator guarantor lawyer technician monitor".split())
# Offices whose holder a surname alone brings to mind.
LEADING = frozenset({"president", "prime minister", "chancellor", "secretary-general"})
STATE_LEVELS = frozenset({"head_of_state", "head_of_government", "minister"})
FORMER = frozenset({"former", "ex", "late", "ousted", "retired"})
GROUP_WORDS = {
    "party": ("party", ("PTY",)),
    "congress": ("party", ("PTY",)),
    "front": ("armed_group", ("REB",)),
    "movement": ("armed_group", ("REB",)),
    "army": ("armed_group", ("MIL",)),
    "brigade": ("armed_group", ("REB",)),
    "militia": ("armed_group", ("REB",)),
    "ministry": ("government", ("GOV",)),
    "council": ("government", ("GOV",)),
    "government": ("government", ("GOV",)),
    "agency": ("other", ()),
    "news": ("media", ("JRN",)),
    "times": ("media", ("JRN",)),
    "post": ("media", ("JRN",)),
    "radio": ("media", ("JRN",)),
    "television": ("media", ("JRN",)),
    "tv": ("media", ("JRN",)),
    "nations": ("igo", ("IGO",)),
    "union": ("other", ()),
    "committee": ("other", ()),
    "commission": ("other", ()),
    "company": ("company", ("BUS",)),
    "inc": ("company", ("BUS",)),
    "ltd": ("company", ("BUS",)),
    "group": ("other", ()),
    "university": ("other", ("EDU",)),
    "parliament": ("government", ("LEG",)),
    "court": ("government", ("JUD",)),
    "police": ("government", ("COP",)),
    "embassy": ("government", ("GOV",)),
    "forces": ("armed_group", ("MIL",)),
    "coalition": ("party", ("OPP",)),
    "alliance": ("party", ("OPP",)),
    "foundation": ("ngo", ("NGO",)),
    "society": ("ngo", ("NGO",)),
    "institute": ("ngo", ("NGO",)),
    "center": ("ngo", ("NGO",)),
    "centre": ("ngo", ("NGO",)),
    "association": ("ngo", ("NGO",)),
    "department": ("government", ("GOV",)),
    "church": ("other", ("REL",)),
    "federation": ("ngo", ("NGO",)),
}
# A verb with a tense: nothing stands before it as its "compound", whatever a tree has.
FINITE = frozenset({"VBD", "VBZ", "VBP"})


# Words that join two sides.
JOINING = frozenset({"and", "with", "between"})


def find_cast(parsed: Parsed, codebook: Codebook, date: str | None) -> Cast:
    """All actors of a text and the words that refer to them; `date` is the report's, ISO, for dated offices."""
    reader = _Reader(parsed, codebook, date)
    reader.names()
    reader.persons()
    reader.noun_phrases()
    reader.states_at_home()
    others = resolve(reader.drafts, reader.unnamed, reader.spokes)
    reader.late_owners()
    reader.unnamed_holders()
    crowds = note_crowds(reader.drafts, _speech(codebook))
    voices, others = note_voices(reader.drafts, codebook, reader.unnamed, reader.spokes, others)
    ground = Ground(reader.owners, reader.places, reader.name_at, voices)
    settle_crowds(reader.drafts, ground, codebook)
    actors, ids = reader.drafts.records()
    owned = frozenset(ids[k] for k in reader.drafts.owned if k in ids)
    actors = with_owners_name(with_sectors(actors, codebook), owned, codebook)
    passing = find_bystanders(reader.drafts, ground, codebook, ids)
    at = {word: tuple(ids[k] for k in keys if k in ids) for word, keys in reader.drafts.at.items()}
    return Cast(
        actors,
        {w: a for w, a in at.items() if a},
        frozenset(reader.unnamed),
        frozenset(reader.spokes),
        dict(reader.places),
        others,
        frozenset(ids[k] for k in crowds | voices),
        frozenset(ids[k] for k in voices),
        passing.actors,
        passing.beside,
    )


@lru_cache(maxsize=4)
def _speech(codebook: Codebook) -> frozenset[str]:
    """The verbs of speaking."""
    return frozenset(word for word, cues in codebook.cues.items() if any(c.kind == "verb" for c in cues))


class _Reader:
    """One pass over a text: what was found so far."""

    def __init__(self, parsed: Parsed, codebook: Codebook, date: str | None) -> None:
        self.parsed, self.codebook, self.date = parsed, codebook, date
        self.drafts = Drafts(parsed)
        self.named = find_names(parsed, codebook, date)
        self.name_at = {i: n for n in self.named for i in range(n.start, n.end)}
        self.unnamed: set[int] = set()
        self.spokes: set[int] = set()
        self.places: dict[int, Place] = {}
        # Whose a word is: state or group adjectives and possessors, by the word's index.
        self.owners: dict[int, str] = {}
        self.ownerless: list[tuple[Draft, Titled]] = []

    def names(self) -> None:
        """States, bodies and groups by name; persons are left to `persons`, adjectives only own."""
        for n in self.named:
            if n.kind == "PERSON" or (not n.known and self.is_common(n)):
                continue
            head = self.head_of(n.start, n.end)
            if not n.known and is_venue(self.parsed, self.codebook, n):
                self.note_place(n, head)
                continue
            draft = self.body_draft(n, head)
            if draft is None:
                if n.kind in ("PLACE", "EVENT", ""):
                    self.note_place(n, head)
                continue
            self.owners.update(dict.fromkeys(range(n.start, n.end), draft.key))
            if is_of(draft, "state") and self.is_place(n, head):
                self.note_place(n, head)
            elif self.is_modifier(head):
                draft.hints.append((n.start, n.end))
            else:
                self.drafts.mention(draft, head, (n.start, n.end))

    def body_draft(self, n: Named, head: int) -> Draft | None:
        """The actor that a name stands for; None for a town or an event."""
        if is_american(self.parsed, self.codebook, n):
            return None
        if n.known:
            known = self.choose(n)
            if known.via == "capital" and self.is_place(n, head):
                return None
            draft = self.drafts.known(known)
            form = self.parsed.says(n.start, n.end)
            if known.via in ("name", "alias", "acronym", "wing") and form not in draft.forms:
                draft.forms.append(form)
            return draft
        if n.kind == "ORG" and not self.is_common(n):
            return self.organisation(n)
        return None

    def is_common(self, n: Named) -> bool:
        """Whether a name is only a capitalised common noun: "the Government", "the Movement"."""
        form = normal(self.parsed.says(n.start, n.end))
        return (
            form in GOVERNMENT
            or form in GROUPS
            or form in BODIES
            or form in DELEGATION
            or form in self.codebook.titles
            or form.endswith(" of")
            or self.parsed.words[n.end - 1].islower()
        )

    def choose(self, n: Named) -> Known:
        """The likeliest reading of a listed name: one whose country the text speaks of, else the first."""
        if len(n.known) == 1:
            return n.known[0]
        for known in n.known:
            if isinstance(known.country, str) and known.country in self.plain_countries:
                return known
        return n.known[0]

    @cached_property
    def plain_countries(self) -> set[str]:
        """The countries of the names that have one reading."""
        known = (n.known[0] for n in self.named if len(n.known) == 1)
        return {k.country for k in known if isinstance(k.country, str)}

    def organisation(self, n: Named) -> Draft:
        """An organisation that no codebook lists: its kind by its words, its country by a name inside or before it."""
        form = self.parsed.says(n.start, n.end)
        same = self.state_called(form) or self.short_form_of(form)
        if same is not None:
            return same
        kind, sectors = next(
            (GROUP_WORDS[w] for w in reversed(normal(form).split()) if w in GROUP_WORDS), ("other", ())
        )
        draft = self.drafts.named(key_of(form), kind, form)
        draft.sectors = draft.sectors or sectors
        draft.country = draft.country or self.country_in(form) or self.country_of_owner(n.start)
        return draft

    def state_called(self, form: str) -> Draft | None:
        """The state in "Government of the Sudan", "Republic of Korea"."""
        words = normal(form).split()
        if not set(words[:1]) & GOVERNMENT or "of" not in words:
            return None
        rest = form.split(" of ", 1)[-1]
        state = next((k for k in self.codebook.find(rest) if k.kind in ("state", "government")), None)
        return self.drafts.known(state) if state is not None else None

    def short_form_of(self, form: str) -> Draft | None:
        """An actor already named whose initials or words these are: "HPC" after "High Peace Council"."""
        letters = form.replace(".", "")
        for draft in self.drafts.by_key.values():
            for name in draft.forms:
                words = [w for w in name.replace("-", " ").split() if w[:1].isupper()]
                if letters.isupper() and len(letters) > 1 and "".join(w[0] for w in words) == letters:
                    draft.forms.append(form)
                    return draft
        return None

    def country_in(self, form: str) -> str | tuple[str, ...] | None:
        for word in form.split():
            for known in self.codebook.find(word):
                if known.kind == "state":
                    return known.country
        return None

    def country_of_owner(self, start: int) -> str | tuple[str, ...] | None:
        previous = self.name_at.get(start - 1) or self.name_at.get(start - 2)
        if previous is not None and previous.known and previous.known[0].kind == "state":
            return previous.known[0].country
        return None

    def head_of(self, start: int, end: int) -> int:
        """The word of a run whose head lies outside it."""
        for i in range(start, end):
            head = self.parsed.heads[i]
            if head == i or not start <= head < end:
                return i
        return end - 1

    def is_modifier(self, head: int) -> bool:
        """Whether a name only qualifies another noun: "Afghan envoys", "the Taliban delegation"."""
        p = self.parsed
        if p.deps[head] in ("amod", "compound", "nmod:desc", "flat") and p.xpos[p.heads[head]] not in FINITE:
            return p.heads[head] > head or p.deps[head] == "amod"
        return False

    def is_place(self, n: Named, head: int) -> bool:
        """Whether a state's or capital's name is the ground something stands on, not the government."""
        p = self.parsed
        if any(k.via == "demonym" for k in n.known) or any(k.via == "seat" for k in n.known):
            return False
        if is_called_town(p, n):
            return True
        case = p.marker(head) or self.marker_above(head)
        if case and case.split()[0] in LOCATIVE:
            return not self.is_counterpart(head, case)
        if p.deps[head] in ("appos", "nmod") and not case and n.start > 0 and p.words[n.start - 1] == ",":
            return True
        capital = any(k.via == "capital" for k in n.known)
        if capital and p.deps[head] in ("compound", "root", "dep", "nmod:desc") and not p.children[head]:
            return True
        return (
            capital
            and n.end < len(p.words)
            and p.words[n.end] in ("—", "–", "--", "(")
            and head == p.sentences[p.sentence_of[head]][0]
        )

    def is_people(self, i: int) -> bool:
        """Whether a noun names people who may come from a state: "observers", "a delegation", "two ministers"."""
        lemma = self.parsed.lemmas[i]
        return self.parsed.upos[i] == "NOUN" and (lemma in DELEGATION or lemma in UNNAMED or lemma in SENT)

    def marker_above(self, head: int) -> str:
        """The preposition of the first of a list: "in Iran and Turkey"."""
        p = self.parsed
        return p.marker(p.heads[head]) if p.deps[head] == "conj" and p.upos[p.heads[head]] in ("PROPN", "NOUN") else ""

    def is_counterpart(self, head: int, case: str) -> bool:
        """ "said to Washington", "an offer to Tehran": a preposition of motion before one that is addressed."""
        p = self.parsed
        while p.deps[head] == "conj" and p.heads[head] != head:
            head = p.heads[head]
        above = p.heads[head]
        if case == "from":
            return p.deps[head] == "nmod" and self.is_people(above)
        if case != "to":
            return False
        return p.lemmas[above] in (
            "offer",
            "message",
            "letter",
            "appeal",
            "say",
            "deliver",
            "hand",
            "give",
            "warning",
            "proposal",
            "aid",
            "sell",
            "send",
            "close",
            "loyal",
            "invitation",
            "envoy",
            "ambassador",
            "tie",
        )

    def note_place(self, n: Named, head: int) -> None:
        place = place_of(self.parsed, self.codebook, n, self.spoken_countries)
        if place is None:
            return
        self.places[head] = place
        venue = at_venue(self.parsed, place, head)
        if venue is not None:
            self.places[head] = self.places[venue[0]] = venue[1]

    def note_capital(self, i: int, country: str) -> None:
        """ "The Zambian capital": the town that it is."""
        state = self.codebook.states.get(country)
        if state is not None and state.capitals:
            self.places[i] = Place(state.capitals[0], country, evidence=(self.parsed.span(*self.phrase(i)),))

    @cached_property
    def spoken_countries(self) -> set[str]:
        """The countries that the text names in any way but by a capital, which may have a namesake elsewhere."""
        named = (n.known[0] for n in self.named if len({k.id for k in n.known}) == 1)
        return {k.country for k in named if isinstance(k.country, str) and k.via != "capital"}

    def persons(self) -> None:
        """People by name, one draft for all forms of one name, with titles and whom they serve."""
        people = [n for n in self.named if n.kind == "PERSON" and not self.is_common(n)]
        for n in sorted(people, key=lambda n: n.start - n.end):
            self.person(n)
        for n in people:
            draft = self.draft_of_person(n)
            if draft is not None:
                self.note_titles(n, draft)

    def person(self, n: Named) -> None:
        form = self.clean(n)
        draft = self.match_person(form, n.start) or self.drafts.named(key_of(form), "person", form)
        if form not in draft.forms:
            draft.forms.append(form)
        self.drafts.mention(draft, self.head_of(n.start, n.end), (n.start, n.end))

    def clean(self, n: Named) -> str:
        return " ".join(self.parsed.says(n.start, n.end).split())

    def match_person(self, form: str, at: int) -> Draft | None:
        """The person, already drafted under a longer name, that a shorter one means; the nearest of several."""
        words = normal(form).split()
        if not words:
            return None
        found = []
        for draft in self.drafts.by_key.values():
            if not draft.is_person:
                continue
            for known in draft.forms:
                others = normal(known).split()
                if words == others or (
                    len(words) < len(others)
                    and (others[-len(words) :] == words or (words[-1] == others[-1] and set(words) <= set(others)))
                ):
                    found.append(draft)
                    break
        if not found and len(words) == 1:
            found = [
                d
                for d in self.drafts.by_key.values()
                if d.is_person and any(normal(f).split()[:1] == words for f in d.forms)
            ]
        found = found or [d for d in self.drafts.by_key.values() if d.is_person and self.is_respelt(words, d)]
        return min(found, key=lambda d: min(abs(h - at) for h in d.heads)) if found else None

    def is_respelt(self, words: list[str], draft: Draft) -> bool:
        """Whether a name is another spelling of a person's, or of his last name: "Khalilzod" after "Khalilzad"."""
        names = (normal(form).split() for form in draft.forms)
        return any(names_alike(words, n) or (len(words) == 1 and names_alike(words, n[-1:])) for n in names)

    def draft_of_person(self, n: Named) -> Draft | None:
        keys = self.drafts.at.get(self.head_of(n.start, n.end), ())
        return next((self.drafts.by_key[k] for k in keys if self.drafts.by_key[k].is_person), None)

    def note_titles(self, n: Named, draft: Draft) -> None:
        """Titles before the name, in apposition and after "X is"; each with its owner."""
        p = self.parsed
        before = title_before(p, self.codebook, n.start)
        if before is not None:
            self.add_title(draft, before, n.end)
            self.absorb(before, draft)
        head = self.head_of(n.start, n.end)
        for other in self.appositions(n, head):
            titled = title_in(p, self.codebook, other)
            if titled is not None:
                self.add_title(draft, titled)
                self.drafts.mention(draft, other, titled.phrase)
        if (
            not draft.serves
            and before is None
            and (owner := self.owner_after(n.end, ("of", "for", "from"))) is not None
            and not owner.is_person
        ):
            draft.serves.append(owner.key)
            draft.country = draft.country or (owner.country if owner.kind != "igo" else None)
        if before is None and not draft.serves and (owner := self.nationality(n)) is not None:
            draft.serves.append(owner.key)
            draft.country = owner.country
        for word in p.lower[max(0, n.start - 3) : n.start]:
            if word in MALE or word in FEMALE:
                draft.gender = "m" if word in MALE else "f"

    def nationality(self, n: Named) -> Draft | None:
        """The state in "the American James Pardew"."""
        i = n.start - 1
        owner = self.owner_draft(i) if i in self.owners and i not in self.drafts.at else None
        return owner if owner is not None and is_of(owner, "state") else None

    def appositions(self, n: Named, head: int) -> list[int]:
        p = self.parsed
        found = [c for i in range(n.start, n.end) for c in p.kids(i, "appos") if not n.start <= c < n.end]
        if (
            p.deps[head] in ("appos", "flat", "compound")
            and p.upos[p.heads[head]] in ("NOUN", "PROPN")
            and not n.start <= p.heads[head] < n.end
        ):
            found.append(p.heads[head])
            if p.deps[head] == "appos" and p.marker(p.heads[head]) in ("of", "for") and p.heads[head] in self.owners:
                # "The spokesman of the front, X": not the front is X.
                found.append(p.heads[p.heads[head]])
        found += self.beside(n)
        return [f for f in found if f not in self.name_at or self.name_at[f].kind != "PERSON"]

    def beside(self, n: Named) -> list[int]:
        """The noun of a title set off by a comma, before or after a name, where the tree does not join them."""
        p = self.parsed
        first, last = p.sentences[p.sentence_of[n.start]]
        found = []
        if n.start - 2 >= first and p.words[n.start - 1] == "," and p.upos[n.start - 2] == "NOUN":
            found.append(n.start - 2)
        if (
            n.end + 1 < last
            and p.words[n.end] == ","
            and (p.lower[n.end + 1] in ("the", "a", "an", "its", "his", "her", "their") or n.end + 1 in self.owners)
        ):
            for i in range(n.end + 2, min(n.end + 10, last)):
                if p.words[i] in ",.;" or p.upos[i] in ("VERB", "AUX"):
                    break
                if p.upos[i] == "NOUN" and (
                    i + 1 == last or (p.upos[i + 1] not in ("NOUN", "PROPN", "PART") and p.words[i + 1] != "-")
                ):
                    found.append(i)
                    break
        return found

    def absorb(self, titled: Titled, draft: Draft) -> None:
        """The words of a title before a name mean the person too, so that either may head the phrase."""
        for i in range(*titled.words):
            if self.parsed.upos[i] in ("NOUN", "PROPN"):
                self.drafts.at[i] = (draft.key,)

    def add_title(self, draft: Draft, titled: Titled, name_end: int | None = None) -> None:
        """Note a title and whose it is; `name_end` is past the name that follows it ("President X of Zambia")."""
        owner = self.owner_of(titled)
        draft.called.append((titled.title, titled.words))
        if owner is None and name_end is not None:
            owner = self.owner_after(name_end, ("of",))
        words = set(titled.title.split())
        if words & (MALE | FEMALE):
            draft.gender = "m" if words & MALE else "f"
        if owner is None:
            self.ownerless.append((draft, titled))
        else:
            self.serve(draft, titled, owner)

    def serve(self, draft: Draft, titled: Titled, owner: Draft | None) -> None:
        draft.titles.append((titled.title, owner.key if owner else None, titled.words))
        if owner is None:
            return
        if owner.is_person:
            draft.serves += owner.serves
        elif not self.is_former(titled) and owner.key not in draft.serves:
            draft.serves.append(owner.key)
        if draft.country is None and owner.kind != "igo":
            draft.country = owner.country

    def is_former(self, titled: Titled) -> bool:
        """Whether an office is past: "former Finnish president", "ex-minister"."""
        first = titled.words[0]
        before = self.parsed.lower[max(0, first - 3) : first]
        return bool(FORMER & {*titled.title.split(), *before})

    def states_at_home(self) -> None:
        """The state whose government talks with a rebel group, where the report names it in no other way."""
        p = self.parsed
        joined = {p.sentence_of[i] for i, lemma in enumerate(p.lemmas) if lemma == "government" and self.is_joined(i)}
        for word, keys in list(self.drafts.at.items()):
            group = self.drafts.by_key[keys[0]]
            if group.kind == "armed_group" and isinstance(group.country, str) and p.sentence_of[word] in joined:
                self.drafts.known(self.codebook.entries[group.country])

    def is_joined(self, word: int) -> bool:
        """ "With the government", "the government and the rebels": whether a noun is one of two sides."""
        p = self.parsed
        return bool(JOINING & {*p.lower[max(0, word - 2) : word], *p.lower[word + 1 : word + 2]})

    def late_owners(self) -> None:
        """Titles whose owner only coreference tells ("the movement's secretary-general"), or that go without saying."""
        for word, keys in self.drafts.at.items():
            if word not in self.owners and keys and not self.drafts.by_key[keys[0]].is_person:
                self.owners[word] = keys[0]
        home = home_state(self.drafts)
        for draft, titled in self.ownerless:
            owner = self.owner_of(titled)
            if owner is None and not draft.serves and (title := self.title_of_state(titled)) is not None:
                given = home is not None and (not title.countries or home.country in title.countries)
                owner = self.office_body(draft) or (home if given else self.only_state(title))
            if owner is None and not draft.serves and self.is_of_government(titled):
                owner = home
            if owner is not None or titled.words not in [words for _, _, words in draft.titles]:
                self.serve(draft, titled, owner)
        self.serve_by_clause()
        for draft in list(self.drafts.by_key.values()):
            if draft.is_person and not draft.serves:
                self.serve_by_office(draft)

    def serve_by_clause(self) -> None:
        """What clauses say of the side of persons whose titles tell of none; a person who is of two is of neither."""
        found: dict[str, dict[str, Draft]] = {}
        for person, body in find_sides(self.drafts):
            if not person.serves and not body.is_person:
                found.setdefault(person.key, {})[body.key] = body
        for key, bodies in found.items():
            if len(bodies) == 1:
                (body,) = bodies.values()
                self.drafts.by_key[key].serves.append(body.key)

    def unnamed_holders(self) -> None:
        """Offices whose holder the report never names: "the Colombian president" is who held it on the report's day."""
        p = self.parsed
        for i, xpos in enumerate(p.xpos):
            if xpos not in ("NN", "NNP") or i in self.name_at or not self.stands_alone(i):
                continue
            titled = title_in(p, self.codebook, i)
            owner = self.owner_of(titled) if titled is not None else None
            if titled is None or owner is None or owner.is_person or self.is_former(titled):
                continue
            holder = holder_of(self.codebook, titled.title, owner.key, self.date)
            pointed = self.drafts.at.get(i, ())
            if holder is not None and (i in self.unnamed or set(pointed) <= {owner.key}):
                draft = self.person_called(holder.person, i)
                self.unnamed.discard(i)
                self.take_back(i)
                self.drafts.mention(draft, i, titled.phrase)
                self.serve(draft, titled, owner)

    def person_called(self, name: str, i: int) -> Draft:
        """The person of a full name, whom the report may call by the surname alone; a new one where it never does."""
        surname = normal(surname_of(name))
        same = [d for d in self.drafts.by_key.values() if d.is_person and {normal(f) for f in d.forms} == {surname}]
        return self.match_person(name, i) or next(iter(same), None) or self.drafts.named(key_of(name), "person", name)

    def take_back(self, i: int) -> None:
        """Let a word mean nobody again."""
        for key in self.drafts.at.pop(i, ()):
            draft = self.drafts.by_key[key]
            kept = [(h, m) for h, m in zip(draft.heads, draft.mentions, strict=True) if h != i]
            draft.heads, draft.mentions = [h for h, _ in kept], [m for _, m in kept]

    def stands_alone(self, i: int) -> bool:
        """Whether a noun means somebody by itself: no name beside it, no part of another noun."""
        p = self.parsed
        if p.deps[i] not in ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "conj"):
            return False
        return not any(c in self.name_at and self.name_at[c].kind == "PERSON" for c in p.kids(i, "appos", "flat"))

    def title_of_state(self, titled: Titled) -> Title | None:
        """A title that a state gives, so that the home state goes without saying; None for any other."""
        words = normal(titled.title).split()
        for start in range(len(words)):
            known = self.codebook.titles.get(" ".join(words[start:]))
            if known is not None:
                is_of_state = known.level in STATE_LEVELS or (known.level == "envoy" and known.sectors == ("GOV",))
                return known if is_of_state and not FORMER & set(words) else None
        return None

    def only_state(self, title: Title) -> Draft | None:
        """The state of a title that no other has."""
        return self.drafts.known(self.codebook.entries[title.countries[0]]) if len(title.countries) == 1 else None

    def is_of_government(self, titled: Titled) -> bool:
        """ "Government negotiator X", whichever government it is."""
        first = titled.words[0]
        return first > 0 and self.parsed.lower[first - 1] == "government"

    def owner_of(self, titled: Titled) -> Draft | None:
        """Whose a title is: "Russian …", "Russia's …", "… of Russia", "the UN …", "his …"."""
        p = self.parsed
        first, last = titled.words
        lowest = max(p.sentences[p.sentence_of[first]][0], first - 5)
        for i in range(first - 1, lowest - 1, -1):
            if i in self.owners:
                return self.owner_draft(i)
            if p.upos[i] not in ("ADJ", "NOUN", "PROPN", "PART", "ADP", "DET", "PRON", "NUM") and p.words[i] != "-":
                break
            if p.upos[i] == "DET" or (p.upos[i] == "ADP" and p.lower[i] != "of"):
                break
        for i in range(first, last):
            if i in self.owners:
                return self.owner_draft(i)
        return self.owner_after(last, ("of", "for", "to", "at", "in", "from"))

    def owner_after(self, last: int, prepositions: tuple[str, ...]) -> Draft | None:
        """The actor in "of X" or the like right after a word."""
        p = self.parsed
        if last < len(p.words) and p.lower[last] in prepositions:
            stop = min(last + 7, p.sentences[p.sentence_of[last]][1])
            for i in range(last + 1, stop):
                if i in self.owners:
                    return self.owner_draft(i)
                if p.upos[i] not in ("ADJ", "NOUN", "PROPN", "DET", "PART", "PRON") and p.lower[i] not in ("-", "of"):
                    break
        return None

    def owner_draft(self, i: int) -> Draft | None:
        return self.drafts.by_key.get(self.owners[i])

    def serve_by_office(self, draft: Draft) -> None:
        """What the codebook knows of a person at the report's date, where the report does not say whom he serves."""
        body = self.office_body(draft)
        if body is None:
            draft.country = draft.country or self.country_once_served(draft)
            return
        draft.country = draft.country or (body.country if body.kind == "state" else None)
        draft.serves.append(body.key)

    def office_body(self, draft: Draft) -> Draft | None:
        """The body in which a person held an office at the report's date.

        A surname alone counts only with a title that names the office held, or for those who lead a state; with a title
        at any date, where nobody else of that name had it.
        """
        full = max(draft.forms, key=len)
        held = self.codebook.offices_of(full, self.date)
        if " " not in full:
            said = {word for title, _ in draft.called for word in normal(title).split()[-1:]}
            ever = self.codebook.offices_of(full, None) if said else ()
            held = tuple(h for h in held or ever if said & set(h.office.split()) or (not said and h.office in LEADING))
        if not held or len({h.country for h in held}) > 1 or held[0].country not in self.codebook.entries:
            return None
        body = self.drafts.known(self.codebook.entries[held[0].country])
        if not body.heads:
            # The body may be in the report through this person alone.
            body.hints.append(draft.mentions[0])
        return body

    def country_once_served(self, draft: Draft) -> str | None:
        """The state in which a person of a full name held offices at another time."""
        full = max(draft.forms, key=len)
        held = {h.country for h in self.codebook.offices_of(full)} if " " in full else set()
        state = self.codebook.entries.get(next(iter(held))) if len(held) == 1 else None
        return state.country if state is not None and isinstance(state.country, str) and state.kind == "state" else None

    def noun_phrases(self) -> None:
        """Bodies, groups and people by common nouns, owned by a name in the phrase or left to coreference."""
        p = self.parsed
        later = []
        for i, upos in enumerate(p.upos):
            if (
                upos not in ("NOUN", "PROPN")
                or i in self.drafts.at
                or (i in self.name_at and not self.is_common(self.name_at[i]))
            ):
                continue
            lemma = _noun_lemma(p, i)
            if lemma in BODIES and p.deps[i] not in ("flat", "fixed"):
                self.noun(i)
            elif p.deps[i] not in ("compound", "flat", "fixed") and (
                upos == "NOUN" or lemma in GOVERNMENT or lemma in GROUPS
            ):
                later.append(i)
        for i in later:
            self.noun(i)

    def noun(self, i: int) -> None:
        lemma = _noun_lemma(self.parsed, i)
        owner = self.owner_of_noun(i)
        if lemma == "capital" and owner is not None and isinstance(owner.country, str) and is_of(owner, "state"):
            self.note_capital(i, owner.country)
        if lemma in SPOKES:
            self.spokes.add(i)
        if lemma in GOVERNMENT:
            if owner is not None and is_of(owner, "state"):
                self.drafts.mention(owner, i, self.phrase(i))
        elif lemma in BODIES and owner is not None and not owner.is_person:
            self.body_noun(i, owner)
        elif lemma in GROUPS and owner is not None and is_of(owner, "group"):
            self.drafts.mention(owner, i, self.phrase(i))
        elif self.is_armed(i, lemma) and self.parsed.xpos[i] in ("NNS", "NN") and owner is not None:
            self.armed_noun(i, owner)
        elif lemma in DELEGATION and owner is not None and not owner.is_person:
            for sender in (owner, *self.other_owners(i, owner)):
                self.drafts.mention(sender, i, self.phrase(i))
        elif lemma in SPOKES and owner is not None:
            self.drafts.mention(owner, i, self.phrase(i))
        if lemma in UNNAMED and i not in self.spokes:
            self.unnamed.add(i)

    def body_noun(self, i: int, owner: Draft) -> None:
        """ "the Ugandan army", "Russia's foreign ministry": a body of its own, with its owner's country."""
        start, end = self.core(i)
        form = self.parsed.says(start, end)
        key = f"{owner.key}/{normal(self.parsed.says(max(start, self.first_common(i)), end))}"
        kind = "government" if is_of(owner, "state") else "other" if owner.kind != "armed_group" else "armed_group"
        lemma = _noun_lemma(self.parsed, i)
        if lemma in ("opposition", "party", "coalition"):
            kind = "party"
        draft = self.drafts.named(key, kind, form)
        draft.country, draft.sectors = owner.country, self.sectors_of_noun(i) or (BODIES[lemma],)
        if owner.key not in draft.serves:
            draft.serves.append(owner.key)
        self.owners[i] = key
        if not self.is_located(i):
            self.drafts.owned.add(key)
        self.drafts.mention(draft, i, self.phrase(i))

    def is_located(self, i: int) -> bool:
        """Whether a body's owner is only where it stands: "a war crimes court in Sierra Leone"."""
        p = self.parsed
        owners = [c for c in p.children[i] if c in self.owners]
        return bool(owners) and all(p.deps[c] == "nmod" and p.marker(c) in ("in", "at") for c in owners)

    def is_armed(self, i: int, lemma: str) -> bool:
        """Whether a noun names a group under arms that is no state's: "rebels", "militiamen"."""
        sectors = set(self.sectors_of_noun(i)) if self.parsed.xpos[i] == "NNS" else set()
        return lemma in ARMED or (bool(sectors) and sectors <= {"REB", "PRM"})

    def armed_noun(self, i: int, owner: Draft) -> None:
        """ "Tuareg rebels", "Congolese militiamen": a group under arms that the text does not name."""
        start, end = self.core(i)
        form = self.parsed.says(start, end)
        draft = self.drafts.named(key_of(form), "armed_group", form)
        draft.country, draft.sectors, draft.plural = owner.country, self.sectors_of_noun(i) or ("REB",), True
        self.drafts.mention(draft, i, self.phrase(i))

    def sectors_of_noun(self, i: int) -> tuple[str, ...]:
        """What the codebook's nouns of role say of a noun with the words before it: "intelligence agency" is SPY."""
        start, end = self.core(i)
        role = noun_ending(self.parsed, self.codebook, start, end)
        return role.sectors if role is not None else ()

    def core(self, i: int) -> Words:
        """A noun with what stands before it, articles and possessors left out: "Ugandan army", "foreign ministry"."""
        p = self.parsed
        first = i
        while (
            first > 0
            and p.heads[first - 1] in range(first, i + 1)
            and p.deps[first - 1] in ("amod", "compound", "nmod:desc")
            and p.words[first - 1] != "-"
        ):
            first -= 1
        return first, i + 1

    def first_common(self, i: int) -> int:
        start, end = self.core(i)
        return next((j for j in range(start, end) if j not in self.owners), i)

    def phrase(self, i: int) -> Words:
        """A noun with its determiners and modifiers before it."""
        return min(self.parsed.edges[i][0], i), i + 1

    def other_owners(self, i: int, first: Draft) -> list[Draft]:
        """ "Envoys of X and of Y": those beside the first in the phrase of a delegation."""
        p = self.parsed
        words = [
            w
            for c in p.children[i]
            if p.deps[c] in ("nmod", "amod", "compound") and p.marker(c) in ("of", "from", "")
            for w in p.conjuncts(c)
        ]
        found = [self.owner_draft(w) for w in words if w in self.owners]
        return [d for d in found if d is not None and d.key != first.key and not d.is_person]

    def owner_of_noun(self, i: int) -> Draft | None:
        """The actor in a noun's phrase that it belongs to: adjective, compound, possessor, "of X", "from X"."""
        p = self.parsed
        for c in p.children[i]:
            if p.deps[c] in ("amod", "compound", "nmod:poss", "nmod:desc", "nmod", "appos", "dep") and (
                p.deps[c] != "nmod" or p.marker(c) in ("of", "from", "for", "in", "")
            ):
                for j in (c, *p.kids(c, "compound", "amod", "flat")):
                    if j in self.owners:
                        return self.owner_draft(j)
                if p.deps[c] == "nmod:poss" and c in self.drafts.at:
                    return self.drafts.by_key[self.drafts.at[c][0]]
        if p.deps[i] == "compound":
            before = [j for c in p.children[p.heads[i]] if c < i for j in (c,) if j in self.owners]
            return self.owner_draft(before[0]) if before else None
        return None


def _noun_lemma(p: Parsed, i: int) -> str:
    """The lemma of a common noun, written with a capital or not."""
    return p.lower[i] if p.upos[i] == "PROPN" else p.lemmas[i]
