"""A parsed text and its cast in, facts of attendance out that stand apart from any talk noun.

"Kabul sends nobody", "Mugabe came as a guest", "Koroma was not invited": who came, who did not, in which role.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..cast import Cast
from ..parsed import Parsed
from ..record import ActorId
from . import words as W


@dataclass(frozen=True, slots=True)
class Fact:
    """What one clause says of one actor's coming; `word` is where it is said."""

    actor: ActorId
    word: int
    role: str | None
    attendance: str | None


def find_facts(parsed: Parsed, cast: Cast) -> list[Fact]:
    """All such facts in order."""
    facts: list[Fact] = []
    for i, word in enumerate(parsed.lower):
        if word in ("present", "absent") and parsed.upos[i] == "ADJ" and (subject := parsed.child(i, "nsubj")) is not None:
            facts += _facts(parsed, cast, subject, None, "attended" if word == "present" else "absent")
    for i, upos in enumerate(parsed.upos):
        if upos == "VERB":
            facts += _by_verb(parsed, cast, i)
        elif upos == "NOUN" and parsed.lemmas[i] in ("observer", "guarantor", "guest", "mediator", "witness"):
            facts += _by_role(parsed, cast, i)
    return facts


def find_memberships(parsed: Parsed, cast: Cast) -> dict[ActorId, ActorId]:
    """Which delegation a person leads or stands for, where a clause says so and no title does.

    "X was represented by P", "P led the X delegation", "a delegation headed by P", "P signed for X".
    """
    found: dict[ActorId, ActorId] = {}
    p = parsed
    for i, upos in enumerate(p.upos):
        if upos != "VERB":
            continue
        agent = next((c for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by"), None)
        subject = p.child(i, "nsubj")
        thing: int | None = None
        person = agent if agent is not None else subject
        if p.lemmas[i] in ("represent", "lead", "head"):
            thing = p.child(i, "obj") if agent is None else p.child(i, "nsubj:pass")
            if thing is None and p.deps[i] in ("acl", "acl:relcl"):
                thing = p.heads[i]
        elif p.lemmas[i] in ("sign", "negotiate", "speak", "attend", "lead"):
            thing = next((c for c in p.kids(i, "obl") if p.marker(c) in ("for", "on behalf of", "on for")), None)
        if thing is None or person is None:
            continue
        bodies = [a for a in cast.at.get(thing, ()) if cast.by_id[a].kind != "person"]
        for head in p.conjuncts(person):
            for a in cast.at.get(head, ()):
                if cast.by_id[a].kind == "person" and bodies:
                    found.setdefault(a, bodies[0])
    return found


def _by_verb(p: Parsed, cast: Cast, i: int) -> list[Fact]:
    lemma = p.lemmas[i]
    negated = any(p.lower[c] in ("not", "n't", "n’t", "never") for c in p.children[i])
    passive = p.child(i, "nsubj:pass")
    subject = p.child(i, "nsubj")
    follower = next((p.lower[c] for c in p.children[i] if c == i + 1), "")
    if passive is not None and lemma == "invite":
        return _facts(p, cast, passive, None, "excluded" if negated else "invited")
    if passive is not None and lemma in W.EXCLUDING:
        return _facts(p, cast, passive, None, "excluded")
    if passive is not None and lemma in ("disinvite", "uninvite"):
        return _facts(p, cast, passive, None, "disinvited")
    if lemma == "represent" and passive is not None:
        return _facts(p, cast, passive, None, "attended")
    if lemma in ("represent", "lead", "head") and p.xpos[i] in ("VBD", "VBN"):
        return _of_leading(p, cast, i)
    if subject is None:
        return []
    if (lemma, follower) in W.STAYING_AWAY:
        return _facts(p, cast, subject, None, "absent")
    if (lemma, follower) in W.WALKING_OUT:
        return _facts(p, cast, subject, None, "withdrew")
    if lemma in ("boycott", "shun"):
        return _facts(p, cast, subject, None, "declined")
    if lemma == "send" and (negated or any(p.lower[c] in ("no", "nobody", "neither") for k in p.kids(i, "obj") for c in (k, *p.children[k]))):
        return _facts(p, cast, subject, None, "declined")
    if negated and lemma in ("attend", "come", "appear", "participate", "show"):
        return _facts(p, cast, subject, None, "absent")
    if lemma == "attend" or (lemma == "take" and any(p.lower[c] == "part" for c in p.kids(i, "obj"))) or (lemma == "participate"):
        return _facts(p, cast, subject, None, "attended" if p.xpos[i] in ("VBD", "VBN") else None)
    if lemma in ("chair", "preside", "mediate", "moderate", "facilitate"):
        return _facts(p, cast, subject, "facilitator" if lemma in W.FACILITATING else "mediator", None)
    role = next((W.ROLE_NOUNS.get(p.lemmas[c]) for c in p.kids(i, "obl", "advcl", "xcomp") if p.marker(c) == "as"), None)
    if role is not None and lemma in W.ATTENDING | {"be", "sign", "watch", "act", "serve", "send"}:
        return _facts(p, cast, subject, role, "absent" if negated else "attended")
    return []


def _of_leading(p: Parsed, cast: Cast, i: int) -> list[Fact]:
    """"P led the X delegation": P and X were there."""
    thing = p.child(i, "obj", "nsubj:pass")
    if thing is None or p.lemmas[thing] not in ("delegation", "team", "side", "delegate", "negotiator", "mission"):
        return []
    agent = next((c for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by"), p.child(i, "nsubj"))
    facts = _facts(p, cast, thing, None, None)
    return facts + (_facts(p, cast, agent, None, None) if agent is not None else [])


def _by_role(p: Parsed, cast: Cast, i: int) -> list[Fact]:
    """"Observers from Norway and Canada": those that a role noun is of."""
    role = W.ROLE_NOUNS[p.lemmas[i]]
    found: list[Fact] = []
    for c in p.children[i]:
        if p.deps[c] == "nmod" and p.marker(c) in ("from", "of"):
            found += _facts(p, cast, c, role, None)
    return found


def _facts(p: Parsed, cast: Cast, word: int, role: str | None, attendance: str | None) -> list[Fact]:
    return [Fact(a, head, role, attendance) for head in p.conjuncts(word) for a in cast.at.get(head, ())]
