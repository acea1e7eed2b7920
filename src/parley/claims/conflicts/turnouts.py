"""A parsed text and its talks in, conflicts over who came out: several attended, and elsewhere only one had confirmed.

Both stand in the report's sentences about one round. Who declined first and came after all contradicts nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims.attendance import is_negated
from parley.claims.signals import tense_of
from parley.parsed import Parsed
from parley.record import ActorId, Conflict, Talk, Version

COMING = frozenset({"attend", "participate", "come", "join", "gather", "appear"})
CONFIRMING = COMING | {"confirm", "accept", "agree"}
DONE = frozenset({"past", "past-passive", "had-past", "had-past-passive", "has-present", "has-present-passive"})


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who came by one sentence; `is_all` where it says that no one else did."""

    sentence: int
    actors: frozenset[ActorId]
    is_all: bool


def find_turnouts(parsed: Parsed, cast: Cast, talks: Sequence[Talk]) -> Iterator[Conflict]:
    """A conflict for each round of which one sentence lets come whom another leaves out."""
    verbs = [i for i, upos in enumerate(parsed.upos) if upos == "VERB" and parsed.lemmas[i] in CONFIRMING]
    told = [turnout for verb in verbs if (turnout := _turnout(parsed, cast, verb)) is not None]
    for talk in talks:
        here = [t for t in told if parsed.span(*parsed.sentences[t.sentence]) in talk.evidence]
        pair = next(((some, few) for few in here for some in here if _contradict(some, few)), None)
        if pair is not None:
            spans = sorted(parsed.span(*parsed.sentences[t.sentence]) for t in pair)
            yield Conflict(talk.id, "attendance", tuple(Version((span,)) for span in spans))


def _contradict(some: Turnout, few: Turnout) -> bool:
    return few.is_all and not some.is_all and some.sentence != few.sentence and not some.actors <= few.actors


def _turnout(p: Parsed, cast: Cast, verb: int) -> Turnout | None:
    """Whom one verb of coming names; of confirming only where it leaves everybody else out."""
    who = next((c for c in p.kids(verb, "obl:agent", "obl") if p.marker(c) == "by"), p.child(verb, "nsubj"))
    if who is None or is_negated(p, verb) or tense_of(p, verb) not in DONE:
        return None
    actors = frozenset(a for w in range(*p.edges[who]) for a in cast.at.get(w, ()))
    is_all = p.lower[p.edges[who][0]] == "only" or p.lower[p.edges[who][0] - 1 : p.edges[who][0]] == ("only",)
    told = actors and (is_all or p.lemmas[verb] in COMING)
    return Turnout(p.sentence_of[verb], actors, is_all) if told else None
