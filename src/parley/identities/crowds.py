"""Groups of people without a name, as actors: "the bishops", "two small factions", "leaders of the clans".

They come last, when names and coreference have had their say; a record keeps those that it needs (`Cast.loose`).
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.identities.drafts import Draft, Drafts
from parley.parsed import Parsed

ARMED = frozenset(
    "rebel insurgent guerrilla guerilla militia faction separatist fighter mutineer warlord splinter militant "
    "commander".split()
)
PARTIES = frozenset("party movement coalition alliance opponent oppositionist wing".split())
FOLLOWING = frozenset("party faction wing movement camp militia force group splinter band".split())
STATES = frozenset("neighbour neighbor donor state power country".split())
PEOPLE = frozenset(
    "bishop archbishop churchman cleric priest pastor imam church mosque elder chief chieftain sheikh exile expert "
    "academic scholar clan tribe villager farmer peasant fisherman trader merchant businessman woman youth student "
    "activist campaigner union mayor governor deputy parliamentarian lawmaker monk nun elder settler refugee veteran "
    "loyalist unionist nationalist islander herder landowner teacher lawyer doctor mediator facilitator guarantor "
    "observer monitor go-between intermediary group organisation organization association charity ambassador "
    "technician widow relative prisoner hostage jurist judge leader general colonel officer king prince".split()
)
KINDS = {"armed_group": ARMED, "party": PARTIES, "other": STATES, "community": PEOPLE}
SECTORS = {"armed_group": ("REB",), "party": ("PTY",), "other": (), "community": ("CVL",)}
PLACES_IN_CLAUSE = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod"})
CASES = frozenset({"", "with", "between", "among", "by", "from", "of", "to", "including"})
# Words before the noun that do not tell which group it is.
COUNTING = frozenset(
    "other several many few some various all both more most numerous same different main only certain".split()
)


def note_crowds(drafts: Drafts, speech: frozenset[str]) -> frozenset[str]:
    """Make actors of the unnamed groups that a text sets in a clause; returns their keys.

    `speech` holds the lemmas of verbs of speaking: a group that only speaks is a source, no party.
    """
    p = drafts.parsed
    keys = set(_followings(drafts, speech))
    for i, kind in _crowds(p):
        if i in drafts.at or not _takes_part(p, i, speech):
            continue
        start = i
        while start > 0 and p.heads[start - 1] in range(start, i + 1) and _qualifies(p, start - 1):
            start -= 1
        draft = _same(drafts, keys, p.lower[i]) if start == i else None
        if draft is None:
            form = p.says(start, i + 1)
            draft = drafts.named(f"crowd:{form.lower()}", kind, form)
            draft.sectors, draft.plural = SECTORS[kind], True
        keys.add(draft.key)
        drafts.mention(draft, i, (start, i + 1))
    return frozenset(keys)


def _followings(drafts: Drafts, speech: frozenset[str]) -> Iterator[str]:
    """Groups called after a person: "Gbagbo's party", "the faction of Sadio", "a wing led by Sadio"."""
    p = drafts.parsed
    for i, lemma in enumerate(p.lemmas):
        if lemma not in FOLLOWING or p.upos[i] != "NOUN" or not _takes_part(p, i, speech):
            continue
        if i in drafts.at and any(drafts.by_key[k].is_person or len(drafts.at[i]) > 1 for k in drafts.at[i]):
            continue
        span = _called_after(drafts, i)
        if span is None:
            continue
        form = p.says(*span)
        draft = drafts.named(f"crowd:{form.lower()}", "armed_group" if lemma in ARMED else "party", form)
        draft.sectors = SECTORS[draft.kind]
        drafts.at[i] = ()
        drafts.mention(draft, i, span)
        yield draft.key


def _called_after(drafts: Drafts, i: int) -> tuple[int, int] | None:
    """The words of a group with the person it is called after."""
    p = drafts.parsed
    for c in p.children[i]:
        persons = [k for k in drafts.at.get(c, ()) if drafts.by_key[k].is_person]
        if not persons or p.upos[c] != "PROPN":
            continue
        if p.deps[c] == "nmod:poss":
            return p.edges[c][0], i + 1
        if p.deps[c] == "nmod" and p.marker(c) in ("of", "under"):
            return i, p.edges[c][1]
    return None


def _crowds(p: Parsed) -> Iterator[tuple[int, str]]:
    for i, xpos in enumerate(p.xpos):
        if xpos == "NNS":
            kind = next((k for k, words in KINDS.items() if p.lemmas[i] in words), None)
            if kind is not None:
                yield i, kind


def _takes_part(p: Parsed, i: int, speech: frozenset[str]) -> bool:
    """Whether a noun is an argument of its clause, and not only the subject of a verb of speaking."""
    top = i
    while p.deps[top] == "conj" and p.heads[top] != top:
        top = p.heads[top]
    if p.deps[top] not in PLACES_IN_CLAUSE or p.marker(top).split(" ")[-1] not in CASES:
        return False
    return not (p.deps[top] == "nsubj" and p.lemmas[p.heads[top]] in speech)


def _qualifies(p: Parsed, i: int) -> bool:
    return p.deps[i] in ("amod", "compound", "nmod:desc") and p.lower[i] not in COUNTING and p.words[i] != "-"


def _same(drafts: Drafts, keys: set[str], noun: str) -> Draft | None:
    """The group called by the same noun before: "small rebel factions ... the factions"."""
    return next((drafts.by_key[k] for k in sorted(keys) if k.split(" ")[-1].split(":")[-1] == noun), None)
