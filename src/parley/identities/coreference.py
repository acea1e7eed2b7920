"""Drafted actors in, the words that only point at them out: pronouns, "the minister", "the group", "both sides".

Rules by nearness, number, gender and title, read left to right. Where nothing fits, the word keeps no actor.
"""

from __future__ import annotations

from collections import Counter

from parley.codebook.normal import normal
from parley.identities.drafts import Draft, Drafts, is_of
from parley.identities.nouns import ARMED, BODIES, GOVERNMENT, HE, IT, PAIR, SHE, SPOKES, THEY
from parley.parsed import Parsed

# How many words back a pronoun or description may look: three newspaper sentences.
NEAR, FAR = 90, 400
STATELY = frozenset("country nation state neighbour neighbor president government minister power".split())
NUMBERS = {"both": 2, "two": 2, "three": 3}
PERSON_NOUNS_NOT_TITLES = frozenset({"man", "woman", "people", "person", "source", "some", "many", "others", "other"})


def resolve(drafts: Drafts, unnamed: set[int], spokes: set[int]) -> None:
    """Give every pointing word its actor in `drafts.at`; described people who are found leave `unnamed`.

    A pronoun for somebody unnamed joins `unnamed`, one for a mouthpiece joins `spokes`.
    """
    p = drafts.parsed
    home = home_state(drafts)
    for i in range(len(p.words)):
        if i in drafts.at and i not in unnamed:
            continue
        if p.upos[i] == "PRON":
            _pronoun(drafts, i, unnamed, spokes)
        elif p.upos[i] in ("NOUN", "PROPN") and p.deps[i] not in ("compound", "flat", "fixed"):
            _description(drafts, unnamed, i, home)


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


def _pronoun(drafts: Drafts, i: int, unnamed: set[int], spokes: set[int]) -> None:
    p = drafts.parsed
    word = p.lower[i]
    if word in HE or word in SHE:
        found, rank = _person(drafts, i, "m" if word in HE else "f")
        nameless = max((r for head in (*unnamed, *spokes) if (r := _rank_nameless(p, i, head)) > rank), default=None)
        if nameless is not None:
            _means_nameless(drafts, i, nameless[1], unnamed, spokes)
            return
    elif word in THEY:
        found = _nearest(drafts, i, "group") or _nearest(drafts, i, "body")
    elif word in IT and p.deps[i] != "expl":
        found = _nearest(drafts, i, "body")
    elif word in ("who", "which", "that") and p.xpos[i] in ("WP", "WDT"):
        _relative(drafts, i)
        return
    else:
        return
    if found is not None:
        drafts.mention(found, i, (i, i + 1))
        if found.is_person:
            found.gender = found.gender or ("m" if word in HE else "f")


def _relative(drafts: Drafts, i: int) -> None:
    """A relative pronoun means what its clause hangs on."""
    p = drafts.parsed
    for above in p.up(i):
        if p.deps[above] in ("acl:relcl", "acl"):
            for key in drafts.at.get(p.heads[above], ()):
                drafts.mention(drafts.by_key[key], i, (i, i + 1))
            return


def _rank_nameless(p: Parsed, i: int, head: int) -> tuple[float, int]:
    """How likely a pronoun means the person that a common noun describes; comparable with the ranks of `_person`."""
    distance = p.sentence_of[i] - p.sentence_of[head]
    if (
        head >= i
        or distance > 2
        or p.xpos[head] != "NN"
        or p.deps[head] != "nsubj"
        or (p.heads[head] == p.heads[i] and p.deps[i] != "nmod:poss")
    ):
        return (-99.0, 0)
    return (-1.0 * distance + 0.6 - 0.2 * p.quoted[head], head)


def _means_nameless(drafts: Drafts, i: int, head: int, unnamed: set[int], spokes: set[int]) -> None:
    if head in spokes:
        spokes.add(i)
        for key in drafts.at.get(head, ()):
            drafts.mention(drafts.by_key[key], i, (i, i + 1))
    else:
        unnamed.add(i)


def _person(drafts: Drafts, i: int, gender: str) -> tuple[Draft | None, tuple[float, int]]:
    """The person that a pronoun means, with its rank: the subject of the sentence before, else the nearest."""
    p = drafts.parsed
    best: Draft | None = None
    best_rank = (-99.0, 0)
    here = p.sentence_of[i]
    for draft in drafts.by_key.values():
        if not draft.is_person or draft.gender not in (None, gender):
            continue
        for head in draft.heads:
            distance = here - p.sentence_of[head]
            if head >= i or distance > 4 or head < i - 160:
                continue
            subject = p.deps[head] in ("nsubj", "nsubj:pass") or _speaks(p, head)
            same_clause = p.heads[head] == p.heads[i] and p.deps[i] not in ("nmod:poss",)
            rank = (-1.0 * distance + 0.6 * subject - 2.0 * same_clause - 0.2 * p.quoted[head], head)
            if rank > best_rank:
                best, best_rank = draft, rank
    return best, best_rank


def _speaks(p: Parsed, head: int) -> bool:
    return p.deps[head] == "obl" and p.marker(head) == "according to"


def _nearest(drafts: Drafts, i: int, accept: str) -> Draft | None:
    """The nearest actor before a word, subjects first, in this sentence and the two before."""
    p = drafts.parsed
    best, best_rank = None, (-99.0, 0)
    here = p.sentence_of[i]
    for draft in drafts.by_key.values():
        if not is_of(draft, accept):
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


def _description(drafts: Drafts, unnamed: set[int], i: int, home: Draft | None) -> None:
    p = drafts.parsed
    lemma = p.lemmas[i]
    definite = any(
        p.lower[c] in ("the", "this", "that", "his", "her", "its", "their", "both") for c in p.children[i] if c < i
    )
    apposed = p.heads[i] if p.deps[i] == "appos" else None
    if apposed is not None and i not in drafts.at and i not in unnamed and apposed in drafts.at and p.upos[i] == "NOUN":
        for key in drafts.at[apposed]:
            drafts.mention(drafts.by_key[key], i, _phrase(p, i))
    elif lemma == "office" and (person := _possessor(drafts, i)) is not None and i not in drafts.at:
        _office_of(drafts, i, person)
    elif lemma in ("delegation", "team") and i not in drafts.at and (definite or _sender(drafts, i)):
        _delegation(drafts, i)
    elif lemma in ("bloc", "alliance", "union") and definite and i not in drafts.at:
        found = _nearest_kind(drafts, i, ("igo",))
        if found is not None:
            drafts.mention(found, i, _phrase(p, i))
    elif lemma in PAIR and p.xpos[i] == "NNS" and _is_pair(p, i):
        _pair(drafts, i)
    elif lemma in GOVERNMENT and definite and i not in drafts.at:
        if home is not None and lemma in ("government", "authority", "regime", "administration"):
            drafts.mention(home, i, _phrase(p, i))
    elif (
        lemma
        in (
            "rebel",
            "insurgent",
            "guerrilla",
            "guerilla",
            "group",
            "movement",
            "militant",
            "fighter",
            "organisation",
            "organization",
        )
        and i not in drafts.at
    ):
        _group(drafts, i, lemma, definite)
    elif lemma in BODIES and definite and i not in drafts.at:
        _body(drafts, i, home)
    elif i in unnamed and definite and lemma not in PERSON_NOUNS_NOT_TITLES and p.xpos[i] != "NNS":
        found = _titled(drafts, i, lemma)
        if found is not None:
            unnamed.discard(i)
            drafts.at.pop(i, None)
            drafts.mention(found, i, _phrase(p, i))
    elif lemma in SPOKES and i not in drafts.at:
        _mouthpiece(drafts, i)
    elif definite and i not in drafts.at and i not in unnamed:
        found = _titled(drafts, i, lemma) or _called(drafts, i, lemma)
        if found is not None:
            drafts.mention(found, i, _phrase(p, i))


def _sender(drafts: Drafts, i: int) -> tuple[str, ...]:
    """Who sends a delegation: "Khartoum sent a six-member delegation"."""
    p = drafts.parsed
    verb = p.heads[i]
    subject = p.child(verb, "nsubj") if p.deps[i] == "obj" and p.lemmas[verb] in ("send", "dispatch") else None
    return drafts.at.get(subject, ()) if subject is not None else ()


def _delegation(drafts: Drafts, i: int) -> None:
    """ "The delegation": of who sends it, else that of the last one named, else of the body spoken of last."""
    p = drafts.parsed
    owner = p.child(i, "nmod:poss")
    keys = _sender(drafts, i) or (drafts.at.get(owner, ()) if owner is not None else ())
    earlier = next(
        (j for j in range(i - 1, max(-1, i - FAR), -1) if p.lemmas[j] == p.lemmas[i] and j in drafts.at), None
    )
    if not keys and earlier is not None:
        keys = drafts.at[earlier]
    if not keys and (nearest := _nearest(drafts, i, "body")) is not None:
        keys = (nearest.key,)
    for key in keys:
        drafts.mention(drafts.by_key[key], i, _phrase(p, i))


def _possessor(drafts: Drafts, i: int) -> Draft | None:
    """The person whose a noun is: "his office", "Odinga's office"."""
    p = drafts.parsed
    owner = p.child(i, "nmod:poss")
    keys = drafts.at.get(owner, ()) if owner is not None else ()
    return next((drafts.by_key[k] for k in keys if drafts.by_key[k].is_person), None)


def _office_of(drafts: Drafts, i: int, person: Draft) -> None:
    draft = drafts.named(f"{person.key}/office", "government", f"{min(person.forms, key=len)}'s office")
    draft.country, draft.sectors, draft.serves = person.country, ("GOV",), list(person.serves)
    drafts.mention(draft, i, _phrase(drafts.parsed, i))


def _nearest_kind(drafts: Drafts, i: int, kinds: tuple[str, ...]) -> Draft | None:
    """The actor of one of some kinds that was mentioned last before a word."""
    before = [d for d in drafts.by_key.values() if d.kind in kinds and any(h < i for h in d.heads)]
    return max(before, key=lambda d: max(h for h in d.heads if h < i), default=None)


def _is_pair(p: Parsed, i: int) -> bool:
    return _how_many(p, i) > 0


def _how_many(p: Parsed, i: int) -> int:
    """How many actors "both sides" or "the three parties" means; 0 where it is not such a phrase."""
    definite = any(p.lower[c] in ("the", "both", "these") for c in p.children[i] if c < i)
    number = next((NUMBERS[p.lower[c]] for c in p.children[i] if c < i and p.lower[c] in NUMBERS), 0)
    return number if definite else 0


def _pair(drafts: Drafts, i: int) -> None:
    """Who "both sides" are: the actors spoken of most before, named groups and the home state first."""
    home = home_state(drafts)
    kinds = (
        ("state", "government")
        if drafts.parsed.lemmas[i] in STATELY
        else ("state", "government", "armed_group", "party", "community")
    )
    before = [d for d in drafts.by_key.values() if d.kind in kinds and any(h < i for h in d.heads)]
    ranked = sorted(
        before, key=lambda d: (bool(d.serves), -_prominence(d, i) - 2 * (d is home), -max(h for h in d.heads if h < i))
    )
    if home in before and sum(d.kind == "armed_group" for d in ranked[:2]) == 2:
        ranked = [ranked[0], home] if _shares_country(ranked[0], home) else ranked
    for draft in ranked[: _how_many(drafts.parsed, i)]:
        drafts.mention(draft, i, _phrase(drafts.parsed, i))


def _prominence(draft: Draft, i: int) -> int:
    """How much a text has spoken of an actor before a word; a named armed group counts for more."""
    return sum(i - FAR < h < i for h in draft.heads) + 3 * (
        draft.kind == "armed_group" and not draft.key.startswith("noun:")
    )


def _shares_country(a: Draft, b: Draft | None) -> bool:
    return b is not None and (a.country == b.country or (isinstance(a.country, tuple) and b.country in a.country))


def _group(drafts: Drafts, i: int, lemma: str, definite: bool) -> None:
    p = drafts.parsed
    groups = [d for d in drafts.by_key.values() if is_of(d, "group") and any(h < i for h in d.heads)]
    if groups and definite:
        draft = max(groups, key=lambda d: max(h for h in d.heads if h < i))
        drafts.mention(draft, i, _phrase(p, i))
    elif lemma in ARMED and not groups and p.xpos[i] == "NNS":
        draft = drafts.named("noun:" + lemma, "armed_group", p.words[i].lower())
        draft.sectors, draft.plural = ("REB",), True
        drafts.mention(draft, i, _phrase(p, i))


def _body(drafts: Drafts, i: int, home: Draft | None) -> None:
    """ "The army": the army already spoken of, else the home state's."""
    p = drafts.parsed
    lemma = p.lemmas[i]
    modifiers = {p.lower[c] for c in p.children[i] if p.deps[c] in ("amod", "compound") and c < i}
    same = [
        d
        for d in drafts.by_key.values()
        if not d.is_person
        and any(normal(f).split()[-1:] == [lemma] and modifiers <= set(normal(f).split()) for f in d.forms)
        and any(h < i for h in d.heads)
    ]
    if (
        not same
        and lemma == "party"
        and not modifiers
        and (party := _nearest_kind(drafts, i, ("party", "armed_group"))) is not None
    ):
        same = [party]
    if same:
        drafts.mention(max(same, key=lambda d: max(h for h in d.heads if h < i)), i, _phrase(p, i))
        return
    if home is None or lemma in ("office", "council", "committee", "commission", "agency", "department"):
        return
    start = i
    while start > 0 and p.heads[start - 1] == i and p.deps[start - 1] in ("amod", "compound"):
        start -= 1
    form = p.says(start, i + 1)
    draft = drafts.named(
        f"{home.key}/{normal(form)}", "party" if lemma in ("opposition", "coalition", "party") else "government", form
    )
    draft.country, draft.sectors, draft.serves = home.country, (BODIES[lemma],), [home.key]
    drafts.mention(draft, i, _phrase(p, i))


def _titled(drafts: Drafts, i: int, lemma: str) -> Draft | None:
    """ "The minister": the nearest person before with that word in a title."""
    p = drafts.parsed
    modifiers = {p.lower[c] for c in p.children[i] if p.deps[c] in ("amod", "compound") and c < i}
    best, best_at = None, -1
    for draft in drafts.by_key.values():
        if not draft.is_person:
            continue
        for title, _, words in draft.titles:
            title_words = set(normal(title).split())
            at = max((h for h in draft.heads if h < i), default=-1)
            if lemma in title_words and words[0] < i and at > max(best_at, i - FAR):
                if modifiers and not (modifiers & title_words) and not _of_owner(p, i):
                    continue
                best, best_at = draft, at
    return best


def _called(drafts: Drafts, i: int, lemma: str) -> Draft | None:
    """ "The union": the body named last whose name ends in that word; "the company": the company named last."""
    before = [
        d
        for d in drafts.by_key.values()
        if not d.is_person
        and any(h < i for h in d.heads)
        and (
            (lemma in ("company", "firm") and d.kind == "company")
            or any(" " in f and normal(f).split()[-1:] == [lemma] for f in d.forms)
        )
    ]
    return max(before, key=lambda d: max(h for h in d.heads if h < i), default=None)


def _of_owner(p: Parsed, i: int) -> bool:
    return any(p.deps[c] in ("nmod", "nmod:poss") for c in p.children[i])


def _mouthpiece(drafts: Drafts, i: int) -> None:
    """Whose "a rebel spokesman" or "his spokesman" is, by words of its phrase that are resolved by now."""
    p = drafts.parsed
    for c in p.children[i]:
        if p.deps[c] in ("compound", "nmod:poss", "nmod", "amod"):
            keys = drafts.at.get(c) or ()
            if not keys and p.lemmas[c] in ARMED | {"government", "army", "opposition"}:
                groups = [d for d in drafts.by_key.values() if is_of(d, "group" if p.lemmas[c] in ARMED else "state")]
                keys = (max(groups, key=lambda d: len(d.heads)).key,) if groups else ()
            for key in keys:
                drafts.mention(drafts.by_key[key], i, _phrase(p, i))
            if keys:
                return
    recent = _nearest(drafts, i, "body")
    if recent is not None and any(p.lower[c] == "the" for c in p.children[i]):
        drafts.mention(recent, i, _phrase(p, i))


def _phrase(p: Parsed, i: int) -> tuple[int, int]:
    return min(p.edges[i][0], i), i + 1
