"""Words for several actors at once in, those actors out: "both sides", "the two leaders", "the former", "the latter".

Who was named together last counts first, then who stands against whom in a clause, then who is spoken of most.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from parley.codebook.normal import normal
from parley.identities.antecedents import Chain
from parley.identities.described import FAR, phrase
from parley.identities.drafts import Draft, Drafts, is_of
from parley.identities.nouns import PAIR
from parley.parsed import Parsed

NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4}
STATELY = frozenset("country nation state neighbour neighbor government power capital".split())
GROUPS = frozenset("movement faction group militia".split())
PEOPLE = frozenset(
    "president minister man woman general envoy negotiator king leader mediator diplomat ambassador commander".split()
)
# Nouns that are for two even without a number: "the rivals".
TWO = frozenset("rival neighbour neighbor foe enemy adversary".split())
# Nouns for whoever is at the table, on whatever side.
AT_TABLE = frozenset("mediator guarantor host observer".split())
ONE_OF_TWO = frozenset({"former", "latter", "both"})
PARTIES = ("state", "government", "armed_group", "party", "community")
OUT_OF_ROUND = frozenset("mediate host broker facilitate chair convene oversee monitor".split())
Fits = Callable[[Draft], bool]


def of_several(drafts: Drafts, i: int, chains: Sequence[Chain], home: Draft | None) -> bool:
    """Give "both sides" and the like its actors; whether there are as many as it says."""
    p = drafts.parsed
    lemma = p.lemmas[i]
    if p.xpos[i] != "NNS" or lemma not in PAIR or not (count := _how_many(p, i, lemma)):
        return False
    found = _members(drafts, i, chains, count, lemma, home)
    for draft in found:
        drafts.mention(draft, i, phrase(p, i))
    return bool(found)


def one_of_two(drafts: Drafts, i: int, chains: Sequence[Chain]) -> bool:
    """Give "the former", "the latter" and a lone "both" their actors; whether there are any."""
    p = drafts.parsed
    word = p.lower[i]
    if word not in ONE_OF_TWO or p.deps[i] in ("amod", "det", "cc:preconj", "cc", "advmod"):
        return False
    if word != "both" and (not i or p.lower[i - 1] != "the"):
        return False
    opposed = next(_opposed(drafts, i, lambda d: True), [])
    if word == "both":
        chosen = _subjects_in_turn(drafts, i) or _named_together(drafts, chains, 2, lambda d: True) or opposed
    else:
        listed = _listed(drafts, i, chains) or opposed
        chosen = listed[:1] if word == "former" else listed[-1:] or _last(drafts, chains)
    for draft in chosen:
        drafts.mention(draft, i, (i if word == "both" else i - 1, i + 1))
    return bool(chosen)


def _subjects_in_turn(drafts: Drafts, i: int) -> list[Draft]:
    """Two of a kind of whom the two sentences before speak in turn: "Guyana sent six. Venezuela came with five." """
    p = drafts.parsed
    found = []
    for n in (p.sentence_of[i] - 2, p.sentence_of[i] - 1):
        root = next((w for w in range(*p.sentences[n]) if p.heads[w] == w), None) if n >= 0 else None
        subject = p.child(root, "nsubj") if root is not None else None
        named = subject is not None and p.upos[subject] == "PROPN"
        keys = drafts.at.get(subject, ()) if subject is not None and named else ()
        found += [drafts.by_key[k] for k in keys if len(keys) == 1]
    alike = len(found) == 2 and found[0] is not found[1] and found[0].is_person == found[1].is_person
    return found if alike else []


def _how_many(p: Parsed, i: int, lemma: str) -> int:
    """How many actors "both sides" or "the three parties" means; 0 where it is not such a phrase."""
    before = [c for c in p.children[i] if c < i]
    if any(p.deps[c] in ("nmod:poss", "compound") for c in before) or p.kids(i, "nmod"):
        return 0
    words = {p.lower[c] for c in before}
    if not words & {"the", "both", "these"}:
        return 0
    number = next((NUMBERS[w] for w in words if w in NUMBERS), 0)
    return number or (2 if lemma in TWO and not any(p.deps[c] == "amod" for c in before) else 0)


def _members(
    drafts: Drafts, i: int, chains: Sequence[Chain], count: int, lemma: str, home: Draft | None
) -> list[Draft]:
    """The actors, or none where there are not as many that fit."""
    fits = _fitting(lemma)
    if lemma in PEOPLE and (titled := _titled(drafts, i, lemma)) and len(titled) >= count:
        return titled[:count]
    in_clause = count == 2 and lemma not in AT_TABLE
    found = next(_opposed(drafts, i, fits, back=0), []) if in_clause else []
    found = found or _named_together(drafts, chains, count, fits)
    if not found and count == 2:
        found = next(_opposed(drafts, i, fits), [])
    if not found and (lemma not in PEOPLE or lemma in AT_TABLE):
        found = _spoken_of_most(drafts, i, count, fits, home)
    if not found and lemma in PEOPLE:
        found = _latest(drafts, i, count, fits)
    return found


def _fitting(lemma: str) -> Fits:
    """Which actors a noun may mean."""
    if lemma in AT_TABLE:
        return lambda d: d.kind not in ("media", "company")
    if lemma in PEOPLE:
        return lambda d: d.is_person
    if lemma in STATELY:
        return lambda d: is_of(d, "state")
    if lemma in GROUPS:
        return lambda d: is_of(d, "group")
    return lambda d: d.kind in PARTIES


def _named_together(drafts: Drafts, chains: Sequence[Chain], count: int, fits: Fits) -> list[Draft]:
    """The actors that were named in one breath last: "Armenia and Azerbaijan"."""
    for chain in chains:
        members = [drafts.by_key[k] for k in chain.keys]
        if chain.kind == "several" and len(members) == count and all(map(fits, members)):
            return members
    return []


def _listed(drafts: Drafts, i: int, chains: Sequence[Chain]) -> list[Draft]:
    """The actors of the last list in this sentence and the one before."""
    p = drafts.parsed
    first = p.sentences[max(0, p.sentence_of[i] - 1)][0]
    chain = next((c for c in chains if c.kind == "several" and c.heads[-1] >= first), None)
    return [drafts.by_key[k] for k in chain.keys] if chain else []


def _opposed(drafts: Drafts, i: int, fits: Fits, back: int = 2) -> Iterator[list[Draft]]:
    """Pairs that one clause sets against each other, nearest first, `back` sentences at most: "Spain met ETA"."""
    p = drafts.parsed
    first = p.sentences[max(0, p.sentence_of[i] - back)][0]
    for j in range(i - 1, first - 1, -1):
        if j not in drafts.at or p.deps[j] not in ("obj", "obl", "nmod", "iobj"):
            continue
        subject = next((s for a in p.up(j) if (s := p.child(a, "nsubj", "nsubj:pass")) is not None), None)
        if subject is None or (p.deps[j] != "obj" and p.marker(j) not in ("with", "to", "against", "and")):
            continue
        members = [_side(drafts, drafts.by_key[k], fits) for w in (subject, j) for k in drafts.at.get(w, ())]
        if len(members) == 2 and members[0] is not members[1] and all(map(fits, members)):
            yield members


def _side(drafts: Drafts, draft: Draft, fits: Fits) -> Draft:
    """Who is meant by an actor: a person's body where bodies are asked for, "the envoy met the rebels; both sides"."""
    body = drafts.by_key.get(draft.serves[0]) if draft.serves and not fits(draft) else None
    return body or draft


def _titled(drafts: Drafts, i: int, lemma: str) -> list[Draft]:
    """The people with a word in their titles, the last named first."""
    found = []
    for draft in drafts.by_key.values():
        if draft.is_person and any(w[0] < i and lemma in normal(t).split() for t, w in draft.called):
            found.append(draft)
    return _by_nearness(found, i)


def _latest(drafts: Drafts, i: int, count: int, fits: Fits) -> list[Draft]:
    found = _by_nearness([d for d in drafts.by_key.values() if fits(d)], i)
    return found[:count] if len(found) >= count else []


def _by_nearness(found: list[Draft], i: int) -> list[Draft]:
    heads = {d.key: max((h for h in d.heads if h < i), default=-1) for d in found}
    kept = [d for d in found if heads[d.key] > max(-1, i - FAR)]
    return sorted(kept, key=lambda d: -heads[d.key])


def _spoken_of_most(drafts: Drafts, i: int, count: int, fits: Fits, home: Draft | None) -> list[Draft]:
    """The actors spoken of most before, named groups and the home state first; who only mediates comes last."""
    before = [d for d in drafts.by_key.values() if fits(d) and any(h < i for h in d.heads)]
    ranked = sorted(
        before,
        key=lambda d: (
            bool(d.serves) or _only_mediates(drafts.parsed, d, i),
            -_prominence(d, i) - 2 * (d is home),
            -max(h for h in d.heads if h < i),
        ),
    )
    if home in before and sum(d.kind == "armed_group" for d in ranked[:2]) == 2 and home is not None:
        ranked = [ranked[0], home] if _shares_country(ranked[0], home) else ranked
    return ranked[:count]


def _only_mediates(p: Parsed, draft: Draft, i: int) -> bool:
    """Whether an actor is said to mediate or host before a word."""
    return any(h < i and p.deps[h] == "nsubj" and p.lemmas[p.heads[h]] in OUT_OF_ROUND for h in draft.heads)


def _prominence(draft: Draft, i: int) -> int:
    """How much a text has spoken of an actor before a word; a named armed group counts for more."""
    named = draft.kind == "armed_group" and not draft.key.startswith("noun:")
    return sum(i - FAR < h < i for h in draft.heads) + 3 * named


def _shares_country(a: Draft, b: Draft) -> bool:
    return a.country == b.country or (isinstance(a.country, tuple) and b.country in a.country)


def _last(drafts: Drafts, chains: Sequence[Chain]) -> list[Draft]:
    """The actor mentioned last."""
    chain = next((c for c in chains if len(c.keys) == 1), None)
    return [drafts.by_key[chain.keys[0]]] if chain else []
