"""Drafted actors in, the words that only point at them out: pronouns, "the minister", "the group", "both sides".

One pass from left to right that keeps what was mentioned so far. Pronouns are ranked by `antecedents`, descriptions
read by `described` and `sides`. Where nothing fits, the word keeps no actor.
"""

from __future__ import annotations

from parley.cast import Other
from parley.identities.antecedents import SENTENCES, Chain, Ranker, is_pronoun, noun_chain, rank
from parley.identities.described import describe, home_state
from parley.identities.drafts import Drafts
from parley.identities.nouns import HE, SHE
from parley.identities.sides import ONE_OF_TWO, of_several, one_of_two
from parley.parsed import Parsed

__all__ = ["home_state", "resolve"]

FIRST = frozenset("i me my mine myself we us our ours ourselves".split())
WE = frozenset("we us our ours ourselves".split())
BODIES_OF_PEOPLE = frozenset({"delegation", "team", "mission"})
NO_MENTION = frozenset({"compound", "flat", "fixed", "nmod:desc", "amod"})


def resolve(drafts: Drafts, unnamed: set[int], spokes: set[int], *, ranker: Ranker = rank) -> tuple[Other, ...]:
    """Give every pointing word its actor in `drafts.at`; returns who and what is no actor and mentioned again.

    Described people who are found leave `unnamed`; a pronoun for somebody unnamed joins it, one for a mouthpiece joins
    `spokes`.
    """
    sweep = _Sweep(drafts, unnamed, spokes, ranker)
    for i in range(len(drafts.parsed.words)):
        sweep.read(i)
    return sweep.others()


class _Sweep:
    """What was mentioned up to a word."""

    def __init__(self, drafts: Drafts, unnamed: set[int], spokes: set[int], ranker: Ranker) -> None:
        self.drafts, self.parsed = drafts, drafts.parsed
        self.unnamed, self.spokes = unnamed, spokes
        self.ranker = ranker
        self.heads = {h for d in drafts.by_key.values() for h in d.heads}
        self.home = home_state(drafts)
        # In order of their latest mention.
        self.chains: dict[tuple[str, ...], Chain] = {}
        self.chain_at: dict[int, tuple[str, ...]] = {}
        # Whose "I" it is, by word and paragraph of the quotation.
        self.voices: dict[tuple[str, str], tuple[str, ...]] = {}

    def read(self, i: int) -> None:
        """Resolve a word and note what it mentions."""
        p = self.parsed
        if p.upos[i] == "PRON":
            if i not in self.drafts.at:
                self.pronoun(i)
        elif p.lower[i] in ONE_OF_TWO and one_of_two(self.drafts, i, self.latest(i)):
            self.heads.add(i)
        elif p.upos[i] in ("NOUN", "PROPN") and p.deps[i] not in ("flat", "fixed"):
            if p.deps[i] != "compound" and (i not in self.drafts.at or i in self.unnamed):
                self.description(i)
            self.note(i)

    def pronoun(self, i: int) -> None:
        p = self.parsed
        if p.xpos[i] in ("WP", "WDT"):
            self.relative(i)
        elif p.lower[i] in FIRST:
            self.first_person(i)
        elif is_pronoun(p.lower[i]) and (chain := self.ranker(p, i, self.latest(i))) is not None:
            self.means(i, chain)

    def relative(self, i: int) -> None:
        """A relative pronoun means what its clause hangs on."""
        p = self.parsed
        for above in p.up(i):
            if p.deps[above] in ("acl:relcl", "acl"):
                self.same_as(i, p.heads[above])
                return

    def first_person(self, i: int) -> None:
        """ "I" is the speaker of the quotation, or one voice through a paragraph's quotations, or through the text."""
        p = self.parsed
        voice = ("we" if p.lower[i] in WE else "I", str(p.paragraphs[i]) if p.quoted[i] else "")
        if voice not in self.voices:
            speaker = speaker_of(p, i) if voice[0] == "I" else None
            if speaker is not None:
                self.read(speaker)
            name = self.chain_at.get(-1 if speaker is None else speaker)
            known = name is not None and self.chains[name].kind in ("person", "noun person")
            self.voices[voice] = name if name and known else voice
        name = self.voices[voice]
        chain = self.chains.get(name) or Chain("voice", plural=voice[0] == "we")
        if chain.kind == "person":
            for key in chain.keys:
                self.drafts.mention(self.drafts.by_key[key], i, (i, i + 1))
        self.touch(name, chain, i)

    def same_as(self, i: int, other: int) -> None:
        for key in self.drafts.at.get(other, ()):
            self.drafts.mention(self.drafts.by_key[key], i, (i, i + 1))

    def means(self, i: int, chain: Chain) -> None:
        """A pronoun is one more mention of a chain."""
        origin = chain.heads[0]
        people = [d for k in chain.keys if (d := self.drafts.by_key[k]).is_person]
        # "An Irish official ... he" is not Ireland; a mouthpiece and a delegation are who they speak for.
        if chain.kind != "noun person" or chain.plural or origin in self.spokes:
            for key in chain.keys:
                self.drafts.mention(self.drafts.by_key[key], i, (i, i + 1))
        if origin in self.spokes:
            self.spokes.add(i)
        elif chain.kind == "noun person":
            self.unnamed.add(i)
        word = self.parsed.lower[i]
        if word in HE or word in SHE:
            chain.gender = chain.gender or ("m" if word in HE else "f")
            for draft in people:
                draft.gender = draft.gender or chain.gender
        self.touch(chain.name, chain, i)

    def description(self, i: int) -> None:
        """A noun that may describe an actor; what its phrase holds after it is read first ("a spokesman for it")."""
        p = self.parsed
        if i in self.spokes:
            for c in p.children[i]:
                if c > i and p.deps[c] == "nmod":
                    self.read(c)
        several = p.xpos[i] == "NNS" and of_several(self.drafts, i, self.latest(i), self.home)
        if several or describe(self.drafts, self.unnamed, self.spokes, i, self.home):
            self.heads.add(i)

    def latest(self, i: int) -> list[Chain]:
        """The chains mentioned in the last sentences, the latest first."""
        oldest = self.parsed.sentences[max(0, self.parsed.sentence_of[i] - SENTENCES)][0]
        found = []
        for chain in reversed(self.chains.values()):
            if chain.heads[-1] < oldest:
                break
            if chain.heads[-1] < i:
                found.append(chain)
        return found

    def note(self, i: int) -> None:
        """Note the mention that a noun heads."""
        p = self.parsed
        keys = self.drafts.at.get(i, ()) if i in self.heads else ()
        if i in self.chain_at or (not keys and (p.deps[i] in NO_MENTION or i in self.drafts.at)):
            return
        people = i in self.spokes or (i in self.unnamed and p.lemmas[i] not in BODIES_OF_PEOPLE)
        if keys and not people:
            name, chain = keys, self.chains.get(keys) or self.chain_of(keys)
        else:
            chain = noun_chain(p, i)
            chain.keys = keys
            if keys:
                chain.kind = "noun person"
            name = ("noun", *called(p, i), *keys)
            chain = self.chains.get(name, chain)
        self.touch(name, chain, i)
        if p.deps[i] == "conj":
            self.together(i)

    def chain_of(self, keys: tuple[str, ...]) -> Chain:
        if len(keys) > 1:
            return Chain("several", plural=True, keys=keys)
        draft = self.drafts.by_key[keys[0]]
        return Chain(draft.kind, gender=draft.gender, keys=keys)

    def together(self, i: int) -> None:
        """Note "A and B" as a whole, for "they"; it means nobody where one of them is no actor."""
        p = self.parsed
        first = p.heads[i]
        members = [w for w in p.conjuncts(first) if w <= i]
        if p.deps[first] == "conj" or any(w not in self.chain_at for w in members):
            return
        found = [self.chains[self.chain_at[w]] for w in members]
        actors = all(c.keys and not c.kind.startswith("noun") for c in found)
        keys = tuple(dict.fromkeys(k for c in found for k in c.keys)) if actors else ()
        people = all(c.kind in ("person", "noun person") for c in found)
        kind = "several" if actors else "noun several" if people else "noun"
        chain = Chain(kind, plural=True, keys=keys)
        self.chains.pop(("and", str(first)), None)
        self.touch(("and", str(first)), chain, first)

    def touch(self, name: tuple[str, ...], chain: Chain, i: int) -> None:
        chain.name = name
        chain.heads.append(i)
        self.chains.pop(name, None)
        self.chains[name] = chain
        if name[0] != "and":
            self.chain_at[i] = name

    def others(self) -> tuple[Other, ...]:
        """The chains of more than one mention that are no actor's."""
        found = []
        for chain in self.chains.values():
            person = chain.kind in ("noun person", "noun several", "voice")
            if (person or not chain.keys) and len(chain.heads) > 1:
                found.append(Other(tuple(sorted(set(chain.heads))), person))
        return tuple(sorted(found, key=lambda o: o.heads))


def called(p: Parsed, i: int) -> tuple[str, ...]:
    """What makes two nouns likely one thing: lemma and number, and for names the words before them."""
    before = p.kids(i, "compound", "flat", "amod") if p.upos[i] == "PROPN" else ()
    return (p.lemmas[i], p.xpos[i], *(p.lower[c] for c in before if c < i))


def speaker_of(p: Parsed, i: int) -> int | None:
    """The subject of the reporting clause that a quoted word stands in or beside; None where there is none."""
    if not p.quoted[i]:
        return None
    for above in (i, *p.up(i)):
        for clause in (above, *p.kids(above, "parataxis")):
            subject = p.child(clause, "nsubj")
            if subject is not None and not p.quoted[subject] and not p.quoted[clause]:
                return subject
    return None
