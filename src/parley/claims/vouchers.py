"""A round in, who alone vouches for it out: "only the rebels said that it had taken place"."""

from __future__ import annotations

from parley.cast import Cast
from parley.claims.rounds import Round
from parley.parsed import Parsed
from parley.record import ActorId

VOUCHING = frozenset(
    "vouch confirm say claim report acknowledge maintain insist assert announce speak tell know admit".split()
)
BEFORE = frozenset({"has", "have", "had", "so", "far", "yet", "now", "publicly"})
OCCURRING = frozenset({"take", "happen", "occur", "meet", "hold"})
# Words after "only" in which somebody is named, and after the verb in which the round is told of.
NEAR = 4
LONGEST = 12


def sole_voucher(parsed: Parsed, cast: Cast, found: Round) -> ActorId | None:
    """Who is said, in a sentence that tells of a round, to be the only one who says that it was; None for nobody."""
    p = parsed
    for sentence in sorted({p.sentence_of[w] for w in found.words}):
        start, end = p.sentences[sentence]
        for i in range(start, end):
            who = _alone(p, cast, i, end)
            if who is not None and _vouches(p, max(who, i) + 1, end):
                return cast.at[who][0]
    return None


def _alone(p: Parsed, cast: Cast, i: int, end: int) -> int | None:
    """The word for somebody that "only" stands before or "alone" after."""
    if p.lower[i] == "alone":
        return i - 1 if i - 1 in cast.at else None
    near = range(i + 1, min(i + NEAR, end)) if p.lower[i] == "only" else ()
    return next((w for w in near if w in cast.at), None)


def _vouches(p: Parsed, i: int, end: int) -> bool:
    """Whether a verb of telling comes next, and after it that something was: "said it had taken place"."""
    while i < end and p.lower[i] in BEFORE:
        i += 1
    if i >= end or p.upos[i] != "VERB" or p.lemmas[i] not in VOUCHING:
        return False
    return any(p.lemmas[w] in OCCURRING for w in range(i + 1, min(i + LONGEST, end)))
