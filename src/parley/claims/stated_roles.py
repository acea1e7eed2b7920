"""A parsed text and its cast in, the roles that it states outright out: "Norway is a guarantor", "the Omani mediator".

A role so stated holds of all rounds of a report, but of none that would be left with fewer than two parties.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import is_negated
from parley.parsed import Parsed
from parley.record import ActorId, Participant

STATED = frozenset("observer witness guarantor mediator facilitator".split())
"""Nouns of role that are of a process as a whole; who is host changes from round to round."""
WISHED = frozenset({"may", "might", "could", "would", "should", "can"})
PARTIES = 2
LISTED = 3
POWERS = frozenset({"power", "state", "country", "nation", "government"})


def stated_roles(parsed: Parsed, cast: Cast, body_of: Mapping[ActorId, ActorId]) -> dict[ActorId, str]:
    """The role of each body of which a clause or a title says that it has it; the first of several."""
    found: dict[ActorId, str] = {}
    for i, lemma in enumerate(parsed.lemmas):
        if lemma not in STATED or parsed.upos[i] != "NOUN":
            continue
        for word in _bearers(parsed, i):
            for actor in cast.at.get(word) or cast.beside.get(word, ()):
                found.setdefault(body_of.get(actor, actor), vocabulary.ROLE_NOUNS[lemma])
    return found


def with_stated_roles(rows: Sequence[Participant], roles: Mapping[ActorId, str]) -> Sequence[Participant]:
    """The rows of a round, each with the role that is stated; as they are where two parties would not be left."""
    if sum(row.role == "party" and row.actor not in roles for row in rows) < PARTIES:
        return rows
    return [replace(row, role=roles.get(row.actor, row.role)) for row in rows]


def _bearers(p: Parsed, noun: int) -> Iterator[int]:
    """The words for those who are said to have the role that a noun names."""
    helpers = {p.lower[c] for c in p.kids(noun, "aux")}
    if p.kids(noun, "cop") and not is_negated(p, noun) and helpers.isdisjoint(WISHED):
        yield from (w for c in p.kids(noun, "nsubj") for w in p.conjuncts(c))
    if p.deps[noun] == "xcomp" and p.lemmas[p.heads[noun]] == "remain":
        yield from (w for c in p.kids(p.heads[noun], "nsubj") for w in p.conjuncts(c))
    yield from p.kids(noun, "amod", "compound", "nmod:poss")
    top = p.heads[noun] if p.deps[noun] == "compound" and p.lemmas[p.heads[noun]] in POWERS else noun
    if p.deps[top] == "appos" and not any(p.lower[c] == "former" for c in p.kids(top, "amod")):
        yield from p.conjuncts(p.heads[top])


def listed_together(parsed: Parsed, cast: Cast, body_of: Mapping[ActorId, ActorId]) -> list[frozenset[ActorId]]:
    """The bodies of each list of three or more: "China, Iran and Pakistan"."""
    heads = {w for w in cast.at if parsed.deps[w] != "conj" and parsed.kids(w, "conj")}
    lists = [[body_of.get(a, a) for w in parsed.conjuncts(head) for a in cast.at.get(w, ())] for head in sorted(heads)]
    return [frozenset(bodies) for bodies in lists if len(set(bodies)) >= LISTED]


def with_shared_roles(rows: Sequence[Participant], lists: Sequence[frozenset[ActorId]]) -> Sequence[Participant]:
    """The rows of a round, each of a list in the role, other than that of a party, which most of it have."""
    for together in lists:
        roles = Counter(row.role for row in rows if row.actor in together)
        shared, many = max(roles.items(), key=lambda role: role[1], default=("party", 0))
        if shared != "party" and many * 2 > roles.total():
            open_role = "party" if shared == "participant" else "participant"
            told = {row.actor: shared for row in rows if row.actor in together and row.role == open_role}
            rows = with_stated_roles(rows, told)
    return rows
