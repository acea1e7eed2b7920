"""A parsed text and its cast in, which delegation a person leads or stands for out, where a clause says so.

"X was represented by P", "P led X's delegation", "X sent nine delegates under P", "P signed for X", "X sent P". What a
title says ("the envoy of X") is for `identities`.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.cast import Cast
from parley.claims.attendance import SENDING, agent_of, subject_of
from parley.parsed import Parsed
from parley.record import ActorId

LEADING = frozenset({"lead", "head"})
STANDING = frozenset({"sign", "negotiate", "speak", "attend"})
COMING = frozenset({"come", "arrive"})
DELEGATION = frozenset(
    "delegation team side negotiator delegate mission officer envoy representative committee".split()
)


def find_memberships(parsed: Parsed, cast: Cast) -> dict[ActorId, ActorId]:
    """The body of each person of whom a clause tells it; the first of several."""
    found: dict[ActorId, ActorId] = {}
    for i, upos in enumerate(parsed.upos):
        pairs = _by_verb(parsed, i) if upos == "VERB" else _by_noun(parsed, i) if upos in ("NOUN", "NUM") else ()
        for body, person in pairs:
            bodies = [a for a in _owners(parsed, cast, body) if cast.by_id[a].kind != "person"]
            people = (a for head in parsed.conjuncts(person) for a in cast.at.get(head, ()))
            for a in people if bodies else ():
                if cast.by_id[a].kind == "person":
                    found.setdefault(a, bodies[0])
    return found


def _by_verb(p: Parsed, i: int) -> Iterator[tuple[int, int]]:
    """The words for a delegation and for who leads it or stands for it, where a verb says so."""
    lemma, subject = p.lemmas[i], subject_of(p, i)
    if lemma in LEADING | {"represent"}:
        yield from _by_leading(p, i, subject)
    elif subject is None:
        return
    elif lemma in STANDING:
        yield from ((c, subject) for c in p.kids(i, "obl") if p.marker(c) in ("for", "on behalf of", "on for"))
    elif lemma in COMING:
        yield from ((subject, c) for c in p.kids(i, "obl") if p.marker(c) == "under")
    elif lemma in SENDING:
        yield from ((subject, w) for c in p.kids(i, "obj") for w in (c, *p.kids(c, "appos")))


def _by_leading(p: Parsed, i: int, subject: int | None) -> Iterator[tuple[int, int]]:
    """ "P led the X delegation", "the X delegation led by P"."""
    agent = agent_of(p, i)
    body = p.child(i, "obj") if agent is None else p.child(i, "nsubj:pass")
    if body is None and p.deps[i] in ("acl", "acl:relcl"):
        body = p.heads[i]
    person = agent if agent is not None else subject
    if body is not None and person is not None:
        yield body, person


def _by_noun(p: Parsed, i: int) -> Iterator[tuple[int, int]]:
    """ "Seven people under P", "six officers headed by P": P with them, and with whoever sent them."""
    senders = _senders(p, i)
    for person in p.kids(i, "nmod"):
        if p.marker(person) == "under":
            yield from ((body, person) for body in (i, *senders))
    for verb in p.kids(i, "acl"):
        agent = agent_of(p, verb)
        if p.lemmas[verb] in LEADING and agent is not None:
            yield from ((body, agent) for body in senders)


def _senders(p: Parsed, people: int) -> tuple[int, ...]:
    """Who sent some people: "X sent six officers", "X came with six", "X was represented by six lawyers"."""
    verb = p.heads[people]
    sends = p.deps[people] == "obj" and p.lemmas[verb] in SENDING
    brings = p.lemmas[verb] == "come" and p.marker(people) == "with"
    stands = p.lemmas[verb] == "represent" and p.marker(people) == "by"
    return p.kids(verb, "nsubj", "nsubj:pass") if sends or brings or stands else ()


def _owners(p: Parsed, cast: Cast, word: int) -> tuple[ActorId, ...]:
    """Who a phrase names, a delegation those whose it is: "the ministry's delegation", "the front's negotiators"."""
    if word in cast.at or p.lemmas[word] not in DELEGATION:
        return cast.at.get(word, ())
    inner = (c for c in p.kids(word, "nmod:poss", "amod", "compound", "nmod") if p.marker(c) in ("", "of", "'s", "’s"))
    return tuple(a for c in inner for a in cast.at.get(c, ()))
