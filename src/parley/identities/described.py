"""A common noun in, the actor that it describes out: "the minister", "the group", "its delegation", "the army".

Rules by title, name and kind; what fits nobody keeps no actor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from parley.codebook.normal import normal
from parley.identities.drafts import Draft, Drafts, is_of
from parley.identities.nouns import ARMED, BODIES, GOVERNMENT, GROUPS, SPOKES
from parley.parsed import Parsed

# How many words back a description may look: the page; or three newspaper sentences.
FAR, NEAR = 400, 90
NOT_TITLES = frozenset({"man", "woman", "people", "person", "source", "some", "many", "others", "other"})
POINTING = frozenset("the this that his her its their both these those".split())
GROUP_NOUNS = frozenset(
    "rebel insurgent guerrilla guerilla group movement militant militia fighter separatist organisation "
    "organization".split()
)
# Nouns for the state at home; "the country" and the like are the state spoken of last.
AT_HOME = frozenset({"government", "authority", "regime", "administration", "presidency"})
STATES = frozenset({"country", "nation", "kingdom", "republic"})
# Nouns for an actor of a kind, whatever its name.
OF_KIND = {
    "bloc": ("igo",),
    "alliance": ("igo", "party"),
    "union": ("igo",),
    "organisation": ("igo", "ngo"),
    "organization": ("igo", "ngo"),
    "company": ("company",),
    "firm": ("company",),
    "newspaper": ("media",),
    "broadcaster": ("media",),
    "charity": ("ngo",),
    "agency": ("media", "ngo", "igo"),
}
UNOWNED = frozenset("office council committee commission agency department union bank".split())


def home_state(drafts: Drafts) -> Draft | None:
    """The state that the report is about: of a country with a group at odds with it, else the most mentioned."""
    states = [d for d in drafts.by_key.values() if is_of(d, "state") and isinstance(d.country, str)]
    if not states:
        return None
    contested = Counter(
        c
        for d in drafts.by_key.values()
        if is_of(d, "group")
        for c in ([d.country] if isinstance(d.country, str) else d.country or ())
    )
    return max(states, key=lambda d: (contested[str(d.country)] > 0, len(d.heads), -min(d.heads, default=0)))


def describe(drafts: Drafts, unnamed: set[int], spokes: set[int], i: int, home: Draft | None) -> bool:
    """Give noun `i` the actors that it describes; whether there are any. Described people leave `unnamed`."""
    if (i not in drafts.at and _in_apposition(drafts, unnamed, i)) or _named_beside(drafts, unnamed, i):
        return True
    found = described(drafts, unnamed, spokes, i, home)
    if not found:
        return False
    if i in unnamed and all(d.is_person for d in found):
        unnamed.discard(i)
        drafts.at.pop(i, None)
    for draft in found:
        drafts.mention(draft, i, phrase(drafts.parsed, i))
    return True


def _in_apposition(drafts: Drafts, unnamed: set[int], i: int) -> bool:
    p = drafts.parsed
    if p.deps[i] != "appos" or i in unnamed or p.upos[i] != "NOUN" or p.heads[i] not in drafts.at:
        return False
    for key in drafts.at[p.heads[i]]:
        drafts.mention(drafts.by_key[key], i, phrase(p, i))
    return True


def _named_beside(drafts: Drafts, unnamed: set[int], i: int) -> bool:
    """ "An old woman, Miriam Sova": the person whose name follows is meant by the description too."""
    p = drafts.parsed
    if p.xpos[i] != "NN" or (i in drafts.at and i not in unnamed):
        return False
    name = next((c for c in p.kids(i, "appos") if p.upos[c] == "PROPN"), None)
    persons = (
        [drafts.by_key[k] for k in drafts.at.get(name, ()) if drafts.by_key[k].is_person] if name is not None else []
    )
    if len(persons) != 1:
        return False
    unnamed.discard(i)
    drafts.at.pop(i, None)
    drafts.mention(persons[0], i, phrase(p, i))
    return True


def described(drafts: Drafts, unnamed: set[int], spokes: set[int], i: int, home: Draft | None) -> list[Draft]:
    """The actors that a noun describes, by what kind of noun it is."""
    p = drafts.parsed
    lemma = p.lemmas[i] if p.upos[i] == "NOUN" else p.lower[i]
    definite = any(p.lower[c] in POINTING for c in p.children[i] if c < i)
    if i in drafts.at:
        # "The envoy" of a body may be a person by name.
        return _person(drafts, i, lemma) if i in unnamed and definite else []
    if lemma in SPOKES:
        return _mouthpiece(drafts, spokes, i, home)
    if lemma == "office" and (person := _possessor(drafts, i)) is not None:
        return [_office_of(drafts, person)]
    if lemma in ("delegation", "team"):
        return _delegation(drafts, i, home) if definite or _sender(drafts, i) else []
    if lemma in GROUP_NOUNS and (found := _group(drafts, i, lemma, definite)):
        return found
    if not definite:
        return []
    if lemma in GOVERNMENT:
        return _one(_state(drafts, i, lemma, home))
    if lemma in BODIES:
        return _one(_body(drafts, i, home) or _of_kind(drafts, i, lemma))
    if titled := _person(drafts, i, lemma):
        return titled
    if i in unnamed or p.xpos[i] == "NNS":
        return []
    return _one(_called(drafts, i, lemma) or _of_kind(drafts, i, lemma))


def _person(drafts: Drafts, i: int, lemma: str) -> list[Draft]:
    single = lemma not in NOT_TITLES and drafts.parsed.xpos[i] != "NNS"
    return _one(_titled(drafts, i, lemma)) if single else []


def _one(found: Draft | None) -> list[Draft]:
    return [found] if found is not None else []


def _state(drafts: Drafts, i: int, lemma: str, home: Draft | None) -> Draft | None:
    """ "The government" and "the country" are those at home; where none is, the country is the one spoken of last."""
    if lemma in AT_HOME:
        return home
    if lemma in STATES and drafts.parsed.xpos[i] == "NN":
        at_home = home is not None and last_head(home, i) >= 0
        return home if at_home else last(drafts, i, lambda d: is_of(d, "state"), within=NEAR)
    return None


def last(drafts: Drafts, i: int, fits: Callable[[Draft], bool], *, within: int = FAR) -> Draft | None:
    """The fitting actor that was mentioned last before a word."""
    best, best_at = None, i - within
    for draft in drafts.by_key.values():
        if fits(draft) and (at := last_head(draft, i)) > best_at:
            best, best_at = draft, at
    return best


def last_head(draft: Draft, i: int) -> int:
    """The head of an actor's last mention before a word; -1 where there is none."""
    return max((h for h in draft.heads if h < i), default=-1)


def _sender(drafts: Drafts, i: int) -> tuple[str, ...]:
    """Who sends a delegation: "Khartoum sent a six-member delegation"."""
    p = drafts.parsed
    verb = p.heads[i]
    subject = p.child(verb, "nsubj") if p.deps[i] == "obj" and p.lemmas[verb] in ("send", "dispatch") else None
    return drafts.at.get(subject, ()) if subject is not None else ()


def _delegation(drafts: Drafts, i: int, home: Draft | None) -> list[Draft]:
    """ "The delegation": of who sends it, else that of the last one named, else of the body spoken of last."""
    p = drafts.parsed
    kinds = {p.lemmas[c] for c in p.kids(i, "compound", "amod")}
    if kinds & ARMED and (group := last(drafts, i, lambda d: is_of(d, "group"))) is not None:
        return [group]
    if "government" in kinds and home is not None:
        return [home]
    owner = p.child(i, "nmod:poss")
    keys = _sender(drafts, i) or (drafts.at.get(owner, ()) if owner is not None else ())
    earlier = next(
        (j for j in range(i - 1, max(-1, i - FAR), -1) if p.lemmas[j] == p.lemmas[i] and j in drafts.at), None
    )
    if not keys and earlier is not None:
        keys = drafts.at[earlier]
    if not keys:
        return _one(nearest(drafts, i))
    return [drafts.by_key[key] for key in keys]


def nearest(drafts: Drafts, i: int) -> Draft | None:
    """The body nearest before a word, subjects first, in this sentence and the two before."""
    p = drafts.parsed
    best, best_rank = None, (-99.0, 0)
    here = p.sentence_of[i]
    for draft in drafts.by_key.values():
        if draft.is_person:
            continue
        for head in draft.heads:
            distance = here - p.sentence_of[head]
            if head >= i or distance > 2 or head < i - NEAR:
                continue
            subject = p.deps[head] in ("nsubj", "nsubj:pass")
            same_clause = p.heads[head] == p.heads[i] and p.deps[i] != "nmod:poss"
            rank = (-1.0 * distance + 0.6 * subject - 2.0 * same_clause, head)
            if rank > best_rank:
                best, best_rank = draft, rank
    return best


def _possessor(drafts: Drafts, i: int) -> Draft | None:
    """The person whose a noun is: "his office", "Odinga's office"."""
    owner = drafts.parsed.child(i, "nmod:poss")
    keys = drafts.at.get(owner, ()) if owner is not None else ()
    return next((drafts.by_key[k] for k in keys if drafts.by_key[k].is_person), None)


def _office_of(drafts: Drafts, person: Draft) -> Draft:
    draft = drafts.named(f"{person.key}/office", "government", f"{min(person.forms, key=len).split()[-1]}'s office")
    draft.country, draft.sectors, draft.serves = person.country, ("GOV",), list(person.serves)
    return draft


def _group(drafts: Drafts, i: int, lemma: str, definite: bool) -> list[Draft]:
    """ "The group": the one named by that word last, else the group spoken of last; "rebels": a group without name."""
    p = drafts.parsed
    if definite:
        named = _called(drafts, i, lemma) if p.xpos[i] != "NNS" else None
        return _one(named or _said_to_be(drafts, i) or last(drafts, i, lambda d: is_of(d, "group")))
    if lemma not in ARMED or p.xpos[i] != "NNS" or last(drafts, i, lambda d: is_of(d, "group"), within=i + 1):
        return []
    draft = drafts.named("noun:" + lemma, "armed_group", p.words[i].lower())
    draft.sectors, draft.plural = ("REB",), True
    return [draft]


def _body(drafts: Drafts, i: int, home: Draft | None) -> Draft | None:
    """ "The army": the army already spoken of, else the home state's."""
    p = drafts.parsed
    lemma = p.lemmas[i]
    modifiers = {p.lower[c] for c in p.children[i] if p.deps[c] in ("amod", "compound") and c < i}
    owner = _owner(drafts, i)
    if owner is not None and lemma != "party":
        drafts.owned.add((body := _home_body(drafts, i, lemma, owner)).key)
        return body

    def same(draft: Draft) -> bool:
        names = [normal(f).split() for f in draft.forms]
        return not draft.is_person and any(n[-1:] == [lemma] and modifiers <= set(n) for n in names)

    found = last(drafts, i, same, within=i + 1)
    if found is None and lemma == "party" and not modifiers:
        found = _said_to_be(drafts, i) or last(drafts, i, lambda d: d.kind in ("party", "armed_group"), within=i + 1)
    if found is not None or home is None or lemma in UNOWNED or (lemma == "party" and p.xpos[i] == "NNS"):
        return found
    return _home_body(drafts, i, lemma, home)


def _owner(drafts: Drafts, i: int) -> Draft | None:
    """The state that a body's pronoun means: "its foreign ministry"."""
    owner = drafts.parsed.child(i, "nmod:poss")
    keys = drafts.at.get(owner, ()) if owner is not None else ()
    return next((d for k in keys if is_of(d := drafts.by_key[k], "state")), None)


def _said_to_be(drafts: Drafts, i: int) -> Draft | None:
    """The actor that was called by the same noun last: "UNITA, a party of the left ... the party"."""
    p = drafts.parsed
    for j in range(i - 1, max(-1, i - FAR), -1):
        if p.lemmas[j] == p.lemmas[i] and p.xpos[j] == p.xpos[i] and len(drafts.at.get(j, ())) == 1:
            return drafts.by_key[drafts.at[j][0]]
    return None


def _home_body(drafts: Drafts, i: int, lemma: str, home: Draft) -> Draft:
    p = drafts.parsed
    start = i
    while start > 0 and p.heads[start - 1] == i and p.deps[start - 1] in ("amod", "compound"):
        start -= 1
    form = p.says(start, i + 1)
    kind = "party" if lemma in ("opposition", "coalition", "party") else "government"
    draft = drafts.named(f"{home.key}/{normal(form)}", kind, form)
    draft.country, draft.sectors, draft.serves = home.country, (BODIES[lemma],), [home.key]
    return draft


def _titled(drafts: Drafts, i: int, lemma: str) -> Draft | None:
    """ "The minister": the nearest person before with that word in a title; "the rebel leader": one of a group."""
    p = drafts.parsed
    modifiers = {p.lower[c] for c in p.children[i] if p.deps[c] in ("amod", "compound") and c < i}
    owned = any(p.deps[c] in ("nmod", "nmod:poss") for c in p.children[i])
    of_group = bool(modifiers & GROUPS)

    def fits(draft: Draft) -> bool:
        if not draft.is_person or (of_group and not _is_of_group(drafts, draft)):
            return False
        return any(
            words[0] < i and lemma in said and (owned or not modifiers - GROUPS or modifiers & said)
            for title, words in draft.called
            if (said := set(normal(title).split()))
        )

    return last(drafts, i, fits)


def _is_of_group(drafts: Drafts, person: Draft) -> bool:
    return any(is_of(drafts.by_key[key], "group") for key in person.serves)


def _called(drafts: Drafts, i: int, lemma: str) -> Draft | None:
    """ "The union": the body named last whose name ends in that word, or has it before "of" or "for"."""

    def fits(draft: Draft) -> bool:
        return not draft.is_person and any(" " in f and lemma in _cores(normal(f).split()) for f in draft.forms)

    return last(drafts, i, fits, within=i + 1)


def _cores(words: list[str]) -> set[str]:
    """The words that a name is a kind of: "front" of "Front for the Defence", "union" of "African Union"."""
    return {words[-1], *(w for w, after in pairwise(words) if after in ("of", "for"))}


def _of_kind(drafts: Drafts, i: int, lemma: str) -> Draft | None:
    kinds = OF_KIND.get(lemma)
    return last(drafts, i, lambda d: d.kind in kinds, within=i + 1) if kinds else None


def _mouthpiece(drafts: Drafts, spokes: set[int], i: int, home: Draft | None) -> list[Draft]:
    """Whose "a rebel spokesman" or "his spokesman" is, by words of its phrase that are resolved by now."""
    p = drafts.parsed
    for c in p.children[i]:
        if p.deps[c] in ("compound", "nmod:poss", "nmod", "amod"):
            keys = drafts.at.get(c)
            found = [drafts.by_key[k] for k in keys] if keys else _body_of_mouthpiece(drafts, c, home)
            if found:
                return found
    if not any(p.lower[c] == "the" for c in p.children[i]):
        return []
    before = next((j for j in range(i - 1, max(-1, i - FAR), -1) if j in spokes and p.upos[j] == "NOUN"), None)
    if before is not None and drafts.at.get(before):
        return [drafts.by_key[k] for k in drafts.at[before]]
    return _one(nearest(drafts, i))


def _body_of_mouthpiece(drafts: Drafts, c: int, home: Draft | None) -> list[Draft]:
    """ "A rebel spokesman" speaks for the group of the report, "a presidential" or "an army spokesman" at home."""
    lemma = drafts.parsed.lemmas[c]
    if lemma in ARMED:
        groups = [d for d in drafts.by_key.values() if is_of(d, "group")]
        return _one(max(groups, key=lambda d: len(d.heads), default=None))
    if lemma in AT_HOME or lemma == "presidential":
        return _one(home)
    return _one(_body(drafts, c, home)) if lemma in BODIES and drafts.parsed.deps[c] == "compound" else []


def phrase(p: Parsed, i: int) -> tuple[int, int]:
    """The words from the first of a noun's phrase to the noun."""
    return min(p.edges[i][0], i), i + 1
