"""A round in, traits of what became of it out: held, planned, called off, denied; and how it ended.

The status is chosen from the traits by a trained network (`chooser`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims import words as vocabulary
from parley.claims.attendance import is_negated
from parley.claims.happened import DENIES, denies_object
from parley.claims.rounds import Round
from parley.claims.settings import DATED, relation_of
from parley.claims.signals import Signal
from parley.parsed import Parsed
from parley.record import Statement

# What keeps an attempt to hold a round from coming to one.
FOILING = vocabulary.CALLING_OFF | frozenset({"foil", "abort", "frustrate", "torpedo", "abandon", "block"})
# Kinds of words that say that two sides were together.
CONTACT = frozenset({"round", "meeting", "holding"})
DENYING = DENIES | {"reject", "denial"}
CLOSE_KEYS = ("next=", "head=", "kid=", "mod=", "rule=", "form=", "dep=", "voice=")


def statements_around(parsed: Parsed, found: Round, statements: Sequence[Statement]) -> list[Statement | None]:
    """For each signal the innermost statement that it stands in; None where the report itself speaks."""
    result: list[Statement | None] = []
    for signal in found.signals:
        at = parsed.begins[signal.word]
        around = [s for s in statements if s.span[0] <= at < s.span[1]]
        result.append(around[-1] if around else None)
    return result


def fate_traits(
    parsed: Parsed, found: Round, statements: Sequence[Statement], published: str | None
) -> tuple[str, ...]:
    """What speaks for each status of a round."""
    return tuple(dict.fromkeys(_fate_traits(parsed, found, statements, published)))


def _fate_traits(parsed: Parsed, found: Round, statements: Sequence[Statement], published: str | None) -> Iterator[str]:
    yield "any"
    yield f"main={found.is_main}"
    yield f"signals={min(len(found.signals), 4)}"
    for n, s in enumerate(found.signals):
        where = "first" if n == 0 else "later"
        yield f"kind={s.kind}|{s.tense}"
        yield f"lemma={s.lemma}|{s.tense}"
        yield f"lemma={s.lemma}"
        yield f"{where}={s.kind}|{s.tense}"
        yield f"{where}={s.lemma}"
        yield from (t for t in s.traits if t.startswith(CLOSE_KEYS))
    told = statements_around(parsed, found, statements)
    vouched = [s for s in told if s is not None]
    yield f"told={len(vouched) == len(told)}|{found.is_main}"
    yield f"first-told={told[0] is not None}"
    if len(vouched) == len(told):
        yield f"unnamed={all(s.speaker is None for s in vouched)}"
    for statement in vouched:
        yield f"act={statement.act}|{len(vouched) == len(told)}"
    for t in found.times:
        if DATED.match(t.value):
            relation = relation_of(t.value.split("T")[0], published)
            yield f"day={relation}"
            yield f"day={relation}|{found.signals[0].tense}"
    if not found.times:
        yield f"day=none|{found.signals[0].tense}"


def borne_out(parsed: Parsed, found: Round, status: str) -> str:
    """A status that was chosen; "alleged" in place of a denial of which nothing in the round's sentences tells."""
    if status != "denied":
        return status
    lemmas = {parsed.lemmas[at] for w in found.words for at in range(*parsed.sentences[parsed.sentence_of[w]])}
    is_denied = not lemmas.isdisjoint(DENYING) or any(_is_ruled_out(parsed, w) for w in found.words)
    return "denied" if is_denied else "alleged"


def _is_ruled_out(p: Parsed, word: int) -> bool:
    """ "They never met", "no meeting took place", "has had no contact", of the word for it."""
    if p.upos[word] == "VERB":
        return is_negated(p, word) or denies_object(p, word)
    return any(p.lower[c] == "no" for c in p.kids(word, "det")) or is_negated(p, p.heads[word])


def fate_by_rule(parsed: Parsed, found: Round) -> str | None:
    """ "Cancelled" where the report opens a round as an attempt that was foiled, "denied" where it opens it as a thing
    that somebody denies; None where it does neither.
    """
    first = parsed.sentence_of[found.words[0]]
    own = [w for w in found.words if parsed.sentence_of[w] == first]
    if any(_is_foiled(parsed, w) for w in own):
        return "cancelled"
    return "denied" if _is_denied(parsed, found.signals[0]) else None


def _is_denied(p: Parsed, signal: Signal) -> bool:
    """ "Denied that its envoys had met", "denied any contact": of a word that names contact, not of one who left it."""
    return signal.kind in CONTACT and signal.voice == "voice=denied" and not is_negated(p, signal.word)


def _is_foiled(p: Parsed, word: int) -> bool:
    """ "The attempt to host talks was thwarted", "they blocked a bid to open talks", of the word "talks"."""
    verb = p.heads[word]
    tried = p.heads[verb]
    if (p.deps[word], p.deps[verb]) != ("obj", "acl") or p.lemmas[tried] not in vocabulary.ATTEMPTS:
        return False
    above = p.heads[tried]
    return p.deps[tried] in ("nsubj:pass", "obj") and p.lemmas[above] in FOILING and not is_negated(p, above)
