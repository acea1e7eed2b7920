"""Those who speak and have no name, as actors: "the defence minister", "the organisers", "a chamber of commerce".

An office that one person holds, a body, and a group spoken of as one are somebody; "officials", "a diplomat" and others
who are only sources stay nobody. They come last; a record keeps those that a claim needs (`Cast.loose`).
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.cast import Other
from parley.codebook.load import Codebook
from parley.identities.drafts import Draft, Drafts
from parley.identities.nouns import BODIES, PERSONS, UNNAMED
from parley.identities.roles import noun_ending
from parley.parsed import Words

# People who are sources and no more, one or many, however definite.
SOURCES = frozenset(
    "official diplomat source member participant delegate aide adviser advisor person people man woman witness "
    "resident analyst expert observer critic other insider employee staffer colleague relative neighbour neighbor "
    "friend supporter worker passer-by eyewitness local bystander executive assistant representative negotiator "
    "officer journalist reporter correspondent interviewer one some many several most two three four five half "
    "majority both negotiators anybody everybody somebody someone anyone everyone nobody none figure veteran "
    "onlooker survivor politician lawmaker academic scholar historian economist researcher professor doctor lawyer "
    "soldier guard driver student teacher farmer villager refugee elder activist insiders interpreter "
    "reader viewer".split()
)
# Bodies by what they are, beside those of `nouns`.
COMPANIES = frozenset(
    "company firm board chamber association alliance network secretariat mission university hospital school club "
    "society syndicate consortium corporation manufacturer operator airline insurer cooperative publisher charity "
    "group organisation organization institute centre center think-tank watchdog body bureau directorate "
    "inspectorate tribunal panel presidency leadership facilitation mediation command forum assembly league "
    "platform station city town magazine daily weekly channel website service monastery diocese synod rectory "
    "municipality council town-hall committee commission agency department bank union federation office jury "
    "organizers co-chairs delegation party movement faction wing coalition festival orchestra theatre "
    "museum team".split()
)
QUANTIFIERS = frozenset({"one", "some", "many", "several", "most", "no", "any"})
SUBJECTS = frozenset({"nsubj", "nsubj:outer"})
DEFINITE = frozenset({"the", "this", "that", "his", "her", "its", "their", "our", "these", "those"})
LONGEST_OF = 6
"""How many words "of …" may add to the name: "secretariat of the Lake Chad Basin Commission"."""


def note_voices(
    drafts: Drafts, codebook: Codebook, unnamed: set[int], spokes: set[int], others: tuple[Other, ...]
) -> tuple[frozenset[str], tuple[Other, ...]]:
    """Make actors of those without a name who speak; returns their keys, and the others that are left.

    A chain of pronouns that goes back to one of them means it too; people so found leave `unnamed`.
    """
    voices = _Voices(drafts, codebook, unnamed, spokes)
    chain_of = {head: other for other in others for head in other.heads}
    found: set[Other] = set()
    for i in voices.speaking(chain_of):
        other = chain_of.get(i)
        if voices.note(i, other.heads if other is not None else ()) and other is not None:
            found.add(other)
    return frozenset(voices.keys), tuple(o for o in others if o not in found)


class _Voices:
    """Reads one text; keeps the keys of those found."""

    def __init__(self, drafts: Drafts, codebook: Codebook, unnamed: set[int], spokes: set[int]) -> None:
        self.drafts, self.parsed, self.codebook = drafts, drafts.parsed, codebook
        self.unnamed, self.spokes = unnamed, spokes
        self.keys: set[str] = set()

    def speaking(self, chain_of: dict[int, Other]) -> Iterator[int]:
        """Nouns that nobody has so far and that say something themselves or by a later pronoun, in order."""
        p = self.parsed
        for i, upos in enumerate(p.upos):
            if upos not in ("NOUN", "PROPN") or i in self.spokes or (i in self.drafts.at and i not in self.unnamed):
                continue
            other = chain_of.get(i)
            if self._speaks(i) or (other is not None and other.heads[0] == i and any(map(self._speaks, other.heads))):
                yield i

    def _speaks(self, i: int) -> bool:
        p = self.parsed
        while p.deps[i] == "conj" and p.heads[i] != i:
            i = p.heads[i]
        verb = p.heads[i]
        if p.deps[i] in SUBJECTS:
            return self._reports(verb)
        if p.deps[i] in ("obl", "obl:agent"):
            by = p.marker(i) == "by" and p.xpos[verb] == "VBN" and self._reports(verb)
            return by or p.marker(i).startswith("according")
        return p.deps[i] == "nmod" and p.marker(i).startswith("according")

    def _reports(self, verb: int) -> bool:
        return any(c.kind in ("verb", "phrase") for c in self.codebook.cues.get(self.parsed.lemmas[verb], ()))

    def note(self, i: int, heads: tuple[int, ...]) -> bool:
        """Make a noun an actor, and what points at it; whether it is one."""
        draft = self._draft(i)
        if draft is None:
            return False
        for head in {i, *heads}:
            self.unnamed.discard(head)
            self.drafts.at.pop(head, None)
            self.drafts.mention(draft, head, self._phrase(head) if head == i else (head, head + 1))
        return True

    def _draft(self, i: int) -> Draft | None:
        """The actor that a speaking noun is: a body, a group as one, the holder of an office; None for a source."""
        p = self.parsed
        lemma = p.lemmas[i] if p.upos[i] == "NOUN" else p.lower[i]
        plural, definite = p.xpos[i] in ("NNS", "NNPS"), self._is_definite(i)
        if lemma in SOURCES or self._is_text(lemma) or self._is_named(i):
            return None
        if any(p.lower[c] in QUANTIFIERS for c in p.children[i] if c < i):
            return None
        if lemma in BODIES or lemma in COMPANIES:
            alone = not any(p.deps[c] in ("amod", "compound", "nmod") for c in p.children[i])
            return self._body(i) if definite or not plural or not alone else None
        if plural:
            counted = any(p.deps[c] == "nummod" for c in p.children[i])
            people = p.upos[i] == "NOUN" and self._are_people(i, lemma) and (definite or not counted)
            return self._named(i, self._kind(i, "community"), plural=True) if people else None
        return self._named(i, "person") if definite and self._is_office(i, lemma) else None

    def _is_text(self, lemma: str) -> bool:
        return any(c.kind == "document" for c in self.codebook.cues.get(lemma, ()))

    def _is_named(self, i: int) -> bool:
        """Whether a person's name stands beside a noun: "the army's chief, Arne Solvik"."""
        p = self.parsed
        beside = (w for c in p.kids(i, "appos", "flat") for w in (c, *p.kids(c, "flat", "nmod:desc")))
        return any(self.drafts.by_key[k].is_person for w in beside for k in self.drafts.at.get(w, ()))

    def _body(self, i: int) -> Draft:
        """A body; by the name that stands beside it where it has one: "a newspaper, the Siam Ledger"."""
        p = self.parsed
        name = next((c for c in p.kids(i, "appos") if p.upos[c] == "PROPN"), None)
        if name is None:
            return self._named(i, self._kind(i, "other"), plural=p.xpos[i] == "NNS")
        keys = self.drafts.at.get(name, ())
        if keys:
            return self.drafts.by_key[keys[0]]
        start, end = p.edges[name]
        while start < name and p.upos[start] in ("DET", "PUNCT"):
            start += 1
        draft = self._named(i, self._kind(i, "other"), words=(start, end))
        self.drafts.mention(draft, name, (start, end))
        return draft

    def _is_definite(self, i: int) -> bool:
        p = self.parsed
        return any(p.lower[c] in DEFINITE or p.deps[c] == "nmod:poss" for c in p.children[i] if c < i)

    def _are_people(self, i: int, lemma: str) -> bool:
        role = noun_ending(self.parsed, self.codebook, max(0, i - 2), i + 1)
        return lemma in PERSONS or lemma in UNNAMED or role is not None

    def _is_office(self, i: int, lemma: str) -> bool:
        """Whether a noun names what one person is: a title or a calling."""
        role = noun_ending(self.parsed, self.codebook, max(0, i - 2), i + 1)
        return lemma in PERSONS or (role is not None and role.person)

    def _kind(self, i: int, otherwise: str) -> str:
        role = noun_ending(self.parsed, self.codebook, max(0, i - 2), i + 1)
        return role.kind if role is not None and role.kind != "person" else otherwise

    def _named(self, i: int, kind: str, *, plural: bool = False, words: Words | None = None) -> Draft:
        form = self.parsed.says(*(words or self._words(i)))
        draft = self.drafts.named(f"voice:{form.lower()}", kind, form)
        self.keys.add(draft.key)
        owner = self._owner(i)
        role = noun_ending(self.parsed, self.codebook, max(0, i - 2), i + 1)
        draft.plural, draft.sectors = plural, draft.sectors or (role.sectors if role is not None else ())
        if owner is not None and not owner.is_person:
            draft.country = draft.country or owner.country
            if owner.key not in draft.serves:
                draft.serves.append(owner.key)
        return draft

    def _owner(self, i: int) -> Draft | None:
        """Whose an office or a body is: "Canada's envoy", "the board of the company"."""
        p = self.parsed
        for c in p.kids(i, "nmod:poss", "nmod", "amod", "compound"):
            keys = self.drafts.at.get(c, ())
            if keys and (p.deps[c] != "nmod" or p.marker(c) in ("of", "for")):
                return self.drafts.by_key[keys[0]]
        return None

    def _phrase(self, i: int) -> Words:
        """A noun with all that stands before it, and "of …"."""
        p = self.parsed
        start, end = self._words(i)
        while start > p.edges[i][0] and p.upos[start - 1] in ("DET", "NUM", "PRON"):
            start -= 1
        return start, end

    def _words(self, i: int) -> Words:
        """The words that name a voice: its noun with what stands before it, the article left out, and "of …"."""
        p = self.parsed
        start = p.edges[i][0]
        cases = [p.edges[c][1] for c in p.kids(i, "case", "mark", "cc", "punct") if c < i]
        start = max([start, *cases])
        while start < i and (
            p.upos[start] in ("DET", "PUNCT", "ADP", "NUM", "ADV", "SCONJ") or p.xpos[start] == "PRP$"
        ):
            start += 1
        of = next((c for c in p.kids(i, "nmod") if p.marker(c) == "of" and p.edges[c][0] == i + 1), None)
        end = p.edges[of][1] if of is not None and p.edges[of][1] - i <= LONGEST_OF + 1 else i + 1
        return start, end
