"""A parsed text and its cast in, facts of attendance out that stand apart from any talk noun.

"Kabul sends nobody", "Mugabe came as a guest", "Koroma was not invited": who came, who did not, in which role. A fact
says nothing of which round; `talks` puts it to one.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.happened import NEGATIONS
from parley.parsed import Parsed
from parley.record import ActorId

COMING = frozenset("attend join participate come go travel arrive appear sit gather return".split())
SENDING = frozenset({"send", "dispatch"})
SERVING = frozenset({"serve", "act"})
# Verbs that tell of a coming only with a role: "signed as a witness".
BEING_THERE = SERVING | {"be", "sign", "watch", "stand"}
DENYING = NEGATIONS | {"no"}
NOBODY = frozenset({"nobody", "no-one", "none", "no", "neither"})
REFUSING = frozenset({"refuse", "decline"})
DECIDING = frozenset({"choose", "decide", "opt", "prefer", "vow", "threaten"})
AGREEING = frozenset({"agree", "promise", "pledge", "accept", "confirm", "consent"})
TROOPS = frozenset("soldier troop troops force peacekeeper policeman fighter marine".split())
HOPING = frozenset({"hope", "want", "wish", "expect", "plan", "ask", "seek"})


@dataclass(frozen=True, slots=True)
class Fact:
    """What one clause says of one actor's coming; `word` is where it is said."""

    actor: ActorId
    word: int
    role: str | None
    attendance: str | None


def find_facts(parsed: Parsed, cast: Cast) -> list[Fact]:
    """All such facts in order of the words that state them."""
    facts: list[Fact] = []
    for i, upos in enumerate(parsed.upos):
        if upos == "VERB":
            facts += _by_verb(parsed, cast, i)
        elif upos in ("NOUN", "ADJ"):
            facts += _by_role(parsed, cast, i)
    return facts


def agent_of(p: Parsed, i: int) -> int | None:
    """The word after "by" of what is done by somebody."""
    return next((c for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by"), None)


def subject_of(p: Parsed, i: int) -> int | None:
    """A verb's subject, or that of the verb that it hangs on; for a relative clause what it describes."""
    for verb in (i, *p.up(i)):
        subject = p.child(verb, "nsubj", "nsubj:pass")
        if subject is not None:
            return subject
        if p.deps[verb] == "acl:relcl":
            return p.heads[verb]
        if p.deps[verb] not in ("xcomp", "conj", "advcl", "acl", "ccomp"):
            return None
    return None


def is_negated(p: Parsed, i: int) -> bool:
    """Whether "not" or the like stands by a word."""
    return any(p.lower[c] in DENYING for c in p.children[i] if p.deps[c] in ("advmod", "det", "cc:preconj"))


def stance(p: Parsed, i: int) -> str | None:
    """What is said of a coming by the verb for it and those above it: attended, confirmed, declined, absent …"""
    chain = [i]
    while (
        p.deps[chain[-1]] in ("xcomp", "ccomp", "acl", "advcl") and len(chain) < 4 and p.heads[chain[-1]] != chain[-1]
    ):
        if p.deps[chain[-1]] in ("ccomp", "advcl") and p.child(chain[-1], "nsubj") is not None:
            break
        chain.append(p.heads[chain[-1]])
    above = {p.lemmas[v] for v in chain[1:]}
    negated = any(is_negated(p, v) for v in chain)
    if above & REFUSING:
        return None if negated else "declined"
    if above & {"fail"}:
        return "absent"
    if negated:
        return "declined" if above & DECIDING or _helpers(p, chain[-1]) & {"will", "would", "wo"} else "absent"
    if above & {"invite", "ask", "urge"}:
        return "invited"
    if above & AGREEING:
        return "confirmed"
    if above & HOPING or _helpers(p, chain[-1]) & {"may", "might", "could", "should", "would"}:
        return None
    if _helpers(p, chain[-1]) & {"will", "'ll", "’ll"} or (
        p.xpos[chain[-1]] == "VBG" and p.lemmas[chain[-1]] in SENDING
    ):
        return "confirmed"
    top = chain[-1]
    if len(chain) == 1 and p.xpos[top] == "VB":
        return None
    return "attended" if p.xpos[top] in ("VBD", "VBN") and len(chain) == 1 else None


def _helpers(p: Parsed, i: int) -> set[str]:
    return {p.lower[c] for c in p.children[i] if p.deps[c] in ("aux", "aux:pass", "cop")}


def role_as(p: Parsed, i: int) -> str | None:
    """The role in "came as a guest", "attend, but only as an observer", "to observe the talks"."""
    for c in (*p.children[i], *(k for v in p.kids(i, "xcomp", "advcl", "conj") for k in p.children[v])):
        if p.lemmas[c] in vocabulary.ROLE_NOUNS and p.lemmas[c] != "party" and p.marker(c).endswith("as"):
            return vocabulary.ROLE_NOUNS[p.lemmas[c]]
    return "observer" if any(p.lemmas[c] in vocabulary.OBSERVING for c in p.kids(i, "advcl", "xcomp")) else None


def _by_verb(p: Parsed, cast: Cast, i: int) -> list[Fact]:
    lemma = p.lemmas[i]
    passive = p.child(i, "nsubj:pass")
    if lemma in ("invite", "disinvite", "uninvite") or lemma in vocabulary.EXCLUDING:
        return _by_inviting(p, cast, i, passive)
    if lemma == "represent" and passive is not None:
        return _facts(p, cast, passive, role_as(p, i), "attended")
    if lemma in ("lead", "head") and p.xpos[i] in ("VBD", "VBN"):
        return _by_leading(p, cast, i)
    subject = subject_of(p, i)
    if lemma in SENDING:
        return _by_sending(p, cast, i, subject if p.child(i, "nsubj:pass") is None else passive)
    follower = p.lower[i + 1] if i + 1 < len(p.words) else ""
    if subject is None:
        return []
    if (lemma, follower) in vocabulary.STAYING_AWAY:
        return _facts(p, cast, subject, None, "absent")
    if (lemma, follower) in vocabulary.WALKING_OUT and leaves_talks(p, i):
        return _facts(p, cast, subject, None, "withdrew")
    if lemma in ("withdraw", "quit") and not p.kids(i, "obj") and not any(p.lower[c] == "to" for c in p.children[i]):
        return _facts(p, cast, subject, None, "withdrew")
    if lemma in ("boycott", "shun"):
        return _facts(p, cast, subject, None, "declined")
    if lemma in REFUSING and not p.kids(i, "obj", "xcomp", "ccomp") and not is_negated(p, i):
        return _facts(p, cast, subject, None, "declined")
    if lemma == "confirm" and any(p.lemmas[c] in ("attendance", "participation") for c in p.kids(i, "obj")):
        return _facts(p, cast, subject, None, "confirmed")
    if lemma in ("chair", "preside", "mediate", "moderate", "facilitate") and _is_done(p, i):
        return _facts(p, cast, subject, "facilitator" if lemma in vocabulary.FACILITATING else "mediator", None)
    return _by_coming(p, cast, i, subject)


def _by_coming(p: Parsed, cast: Cast, i: int, subject: int) -> list[Fact]:
    """Verbs of coming: with a role, a refusal or a promise; bare "came" and "went" say too little."""
    lemma = p.lemmas[i]
    taking_part = lemma == "take" and any(p.lower[c] == "part" for c in p.kids(i, "obj"))
    coming = lemma in COMING or taking_part
    if not coming and lemma not in BEING_THERE:
        return []
    role = role_as(p, i)
    if not coming and (role is None or (lemma in SERVING and (p.xpos[i] == "VBG" or not _is_done(p, i)))):
        return []
    if _is_only_wished(p, i):
        return []
    said = stance(p, i)
    plain = lemma in ("attend", "participate") or taking_part or role is not None
    if lemma == "sit" and any(p.marker(c) == "between" for c in p.kids(i, "obl")):
        between = [
            f for c in p.kids(i, "obl") if p.marker(c) == "between" for f in _facts(p, cast, c, "party", "attended")
        ]
        return between + _facts(p, cast, subject, None, "attended")
    if (not plain and said not in ("declined", "absent", "confirmed")) or (
        lemma in ("go", "return", "arrive", "travel") and said == "absent"
    ):
        return []
    return _facts(p, cast, subject, role, said)


def _by_inviting(p: Parsed, cast: Cast, i: int, passive: int | None) -> list[Fact]:
    """ "X was not invited", "X invited Y and Z"."""
    lemma = p.lemmas[i]
    state = (
        "disinvited"
        if lemma in ("disinvite", "uninvite")
        else "excluded"
        if lemma in vocabulary.EXCLUDING or is_negated(p, i)
        else "invited"
    )
    guest = passive if passive is not None else p.child(i, "obj")
    if guest is None:
        return []
    if passive is None and lemma in vocabulary.EXCLUDING and not any(p.marker(c) == "from" for c in p.kids(i, "obl")):
        return []
    facts = _facts(p, cast, guest, role_as(p, i), state)
    host = p.child(i, "nsubj") if passive is None else agent_of(p, i)
    return facts + (
        _facts(p, cast, host, "convener", None) if host is not None and facts and state == "invited" else []
    )


def _by_sending(p: Parsed, cast: Cast, i: int, sender: int | None) -> list[Fact]:
    """ "X will send three envoys", "X sends nobody"; what is sent must be people."""
    if sender is None:
        return []
    things = p.kids(i, "obj")
    role = role_as(p, i) or next(
        (
            vocabulary.ROLE_NOUNS[p.lemmas[c]]
            for c in things
            if p.lemmas[c] in ("observer", "guest", "mediator", "witness")
        ),
        "observer" if any(p.lemmas[k] in vocabulary.OBSERVING for c in things for k in p.kids(c, "acl")) else None,
    )
    if any(p.lower[c] in NOBODY or any(p.lower[k] in NOBODY for k in p.children[c]) for c in things):
        return _facts(p, cast, sender, role, "declined")
    if _is_only_wished(p, i) or any(p.lemmas[c] in TROOPS for c in things):
        return []
    people = (
        role is not None
        or p.child(i, "nsubj:pass") is not None
        or any(c in cast.unnamed or c in cast.at or p.lemmas[c] in ("delegation", "team", "mission") for c in things)
    )
    if not people:
        return []
    said = "attended" if stance(p, i) is None and p.xpos[i] == "VBD" else stance(p, i)
    envoys = [f for c in things for f in _facts(p, cast, c, None, said) if cast.by_id[f.actor].kind == "person"]
    return _facts(p, cast, sender, role, said) + envoys


def leaves_talks(p: Parsed, i: int) -> bool:
    """Whether "pulled out of" and the like have no object, or a table; troops pull out of countries."""
    left = [c for c in p.kids(i, "obl", "obj") if p.marker(c).split(" ")[-1] in ("of", "from", "")]
    return not left or any(
        p.lemmas[c] in vocabulary.ROUNDS or p.lemmas[c] in ("table", "room", "hall", "process") for c in left
    )


def _is_done(p: Parsed, i: int) -> bool:
    """Whether a verb states a deed, past, present or to come, and no wish or readiness."""
    infinitive = p.xpos[i] == "VB" and p.child(i, "aux") is None
    return not infinitive and not is_negated(p, i)


def _is_only_wished(p: Parsed, i: int) -> bool:
    """ "Offered to send", "wants to attend": no coming yet."""
    return p.deps[i] in ("xcomp", "ccomp", "acl") and p.lemmas[p.heads[i]] in HOPING | {"offer", "propose", "suggest"}


def _by_leading(p: Parsed, cast: Cast, i: int) -> list[Fact]:
    """ "P led the X delegation": P and X were there."""
    thing = p.heads[i] if p.deps[i] == "acl" else p.child(i, "obj", "nsubj:pass")
    if thing is None or p.lemmas[thing] not in ("delegation", "team", "side", "delegate", "negotiator", "mission"):
        return []
    leader = agent_of(p, i)
    leader = leader if leader is not None else p.child(i, "nsubj")
    return _facts(p, cast, thing, None, None) + (_facts(p, cast, leader, None, None) if leader is not None else [])


def _by_role(p: Parsed, cast: Cast, i: int) -> list[Fact]:
    """ "Observers from Norway and Canada", "X was present", "X was the host"."""
    lemma = p.lemmas[i]
    subject = p.child(i, "nsubj")
    if p.upos[i] == "ADJ":
        if lemma in ("present", "absent") and subject is not None:
            return _facts(p, cast, subject, None, "absent" if lemma == "absent" or is_negated(p, i) else "attended")
        return []
    role = vocabulary.ROLE_NOUNS.get(lemma)
    if role is None or role == "party":
        return []
    found: list[Fact] = []
    for c in p.kids(i, "nmod"):
        if p.marker(c) == "from" or (role == "observer" and p.marker(c) == "of" and c in cast.at):
            found += _facts(p, cast, c, role, None)
    if (
        subject is not None
        and p.child(i, "cop") is not None
        and not is_negated(p, i)
        and role in ("host", "mediator", "facilitator", "guarantor")
    ):
        found += _facts(p, cast, subject, role, None)
    return found


def _facts(p: Parsed, cast: Cast, word: int, role: str | None, attendance: str | None) -> list[Fact]:
    """One fact for each actor that a phrase brings, those after "of", "from" and "including" with it."""
    found: list[Fact] = []
    for head in p.conjuncts(word):
        actors = cast.at.get(head, ())
        if not actors:
            inner = [
                w
                for c in p.kids(head, "nmod", "appos", "compound", "amod")
                if p.marker(c) in ("of", "from", "")
                for w in p.conjuncts(c)
            ]
            actors = tuple(a for w in inner for a in cast.at.get(w, ()))
        inside = [
            w
            for c in p.kids(head, "nmod")
            for k in (c, *p.kids(c, "nmod"))
            if p.marker(k) in ("including", "among")
            for w in p.conjuncts(k)
        ]
        for a in (*actors, *(a for w in inside for a in cast.at.get(w, ()))):
            found.append(Fact(a, head, role, attendance))
    return found
