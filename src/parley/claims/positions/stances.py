"""An act and its clause in, the stances that it tells of out: its pattern's, turned, put on a condition, or none.

"Did not welcome" is to oppose, "accepted none" to refuse; what two sides agree on together is no stance of either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from parley.claims.acts import Act
from parley.claims.happened import denies_object, is_negated, is_question
from parley.claims.positions.wishes import OBLIGING, SUPPOSING, WAITING, condition_of
from parley.claims.telling import Telling

# What is left of a stance that is negated; None where nothing is.
NEGATED = {"accepts": "refuses", "supports": "opposes", "offers": "refuses", "demands": None, "opposes": None}
# What a stance to "no …" or "none" comes to.
WITH_NONE = {"accepts": "refuses", "supports": "opposes", "offers": "refuses", "demands": "opposes"}
# Acts that may hang on a condition, with a stance or without.
ON_CONDITION = frozenset({"AGREE", "THREATEN", "RETREAT", "CONCEDE", "CONSULT", "AID", "SUPPORT", "SANCTION"})
# What two parties agree on or promise together is their agreement, no stance of either.
MUTUAL = frozenset({"agree", "consent", "promise", "pledge"})
PARTIES = frozenset(
    "side party leader army country state government president minister delegation team neighbour".split()
)
# A promise that something will be offers nobody anything.
PROMISES = frozenset({"promise", "pledge", "guarantee"})
GREETINGS = frozenset({"welcome", "embrace", "hail", "salute"})
# Words that make a condition of any act, and those that make one of some: a refusal "until …" is a refusal still.
FIRM = frozenset({"unless", "long", "provided", "providing"})
SOON = frozenset({"if", "once", "soon", "until", "till"})
LIKELY = {
    "warn": frozenset[str](),
    "threaten": SOON,
    "offers": SOON - {"until", "till"} | {"when"},
    "accepts": SOON | {"when"},
    "supports": SOON,
    "demands": frozenset({"before"}),
    "want": frozenset({"before", "first"}),
    "refuses": frozenset[str](),
    "opposes": frozenset[str](),
    "": SOON,
}
ALSO_TAKEN = frozenset({"accepts"})  # stood by though on a condition: both are told
NOT_A_STANCE = frozenset({"denied", "alleged"})
INDICATIVE = frozenset({"VBD", "VBZ", "VBP"})


class Stances:
    """The stances of the acts of one text."""

    def __init__(self, telling: Telling) -> None:
        self.parsed, self.cast = telling.parsed, telling.cast
        self.parts, self.own = telling.parts, telling.own

    def of(self, act: Act) -> Iterator[str]:
        """The stances of an act, as its clause turns them: two where something is accepted on a condition."""
        if act.pattern.stance is None and act.type not in ON_CONDITION and not self._is_threat(act):
            return
        stance = self._turned(act)
        if self._is_unsaid(act) or self._is_idle(act) or self._is_a_claim(act):
            return
        if self.feared(act) is not None:
            yield "opposes"
        elif self._is_conditional(act, stance):
            yield "conditions"
            if stance not in ALSO_TAKEN or act.standing.modality != "asserted":
                return
        if stance is not None:
            yield stance

    def feared(self, act: Act) -> int | None:
        """What a threat is meant to keep from happening: "adopted" of "threatened to leave if the map was adopted".

        None where it is to make something happen ("if the map was not adopted"): that is a condition.
        """
        p, clause = self.parsed, act.clause
        if not self._is_threat(act) or clause.inner is None:
            return None
        supposed = [c for c in p.kids(clause.inner, "advcl") if p.marker(c) == "if"]
        return next((c for c in supposed if not is_negated(p, c) and not denies_object(p, c)), None)

    def _is_threat(self, act: Act) -> bool:
        return self.parsed.lemmas[act.clause.word] == "threaten"

    def _turned(self, act: Act) -> str | None:
        """The stance of a pattern, turned where the clause denies it."""
        stance = act.pattern.stance
        if stance is None or {"negated", "unwilling"} & act.pattern.when:
            return stance
        if denies_object(self.parsed, act.clause.verb):
            return WITH_NONE.get(stance, stance)
        return NEGATED.get(stance, stance) if act.standing.negated else stance

    def _is_unsaid(self, act: Act) -> bool:
        """Whether an act is only asked about, called for or alleged, or told by somebody who denies it."""
        p, verb = self.parsed, act.clause.verb
        is_owed = p.deps[verb] == "xcomp" and p.lemmas[p.heads[verb]] in OBLIGING
        if is_owed or (act.standing.wanted and "wanted" not in act.pattern.when):
            return True
        return act.standing.modality in NOT_A_STANCE or self.own.is_denied(verb) or is_question(p, verb)

    def _is_idle(self, act: Act) -> bool:
        """Whether an act is an agreement of several, a greeting, or blame put on somebody."""
        clause = act.clause
        lemma = self.parsed.lemmas[clause.word]
        if lemma in MUTUAL and (self._are_several(clause.agents) or clause.side("on") or act.standing.negated):
            return True
        if act.pattern.stance == "supports" and self.parsed.deps[clause.word] == "acl":
            return True  # "a mission backed by Chad"
        return (lemma in GREETINGS or act.type == "ACCUSE") and any(o in self.cast.at for o in clause.objects)

    def _are_several(self, doers: Sequence[int]) -> bool:
        """ "Chad and Libya", "they", "the two armies"."""
        p = self.parsed
        parties = any((p.xpos[d] == "NNS" and p.lemmas[d] in PARTIES) or p.lower[d] in ("they", "both") for d in doers)
        return parties or len(self.parts.named(doers)) > 1

    def _is_a_claim(self, act: Act) -> bool:
        """ "Promised that nobody would be shot", "insisted that it was open", "asked what had happened"."""
        p, inner = self.parsed, act.clause.inner
        lemma = p.lemmas[act.clause.word]
        if inner is None:
            return False
        if lemma == "ask":
            return not {"that", "to", "for"} & set(p.marker(inner).split())
        forms = {p.xpos[w] for w in (inner, *p.kids(inner, "aux", "cop", "aux:pass"))}
        if lemma == "insist":
            return bool(forms & INDICATIVE) and "MD" not in forms
        return lemma in PROMISES and bool(forms & (INDICATIVE | {"MD"}))

    def _is_conditional(self, act: Act, stance: str | None) -> bool:
        """Whether an act waits for something: "will leave as soon as …", "threatened to resume unless …"."""
        clause = act.clause
        if stance is None and act.type not in ON_CONDITION:
            return False
        heads = (clause.verb, clause.word, *(() if clause.inner is None else (clause.inner,)), *clause.objects)
        mark = next((m for h in heads if (m := condition_of(self.parsed, h)) is not None), None)
        if mark is None or (stance is None and act.standing.modality == "asserted" and act.type != "THREATEN"):
            return False
        if mark.startswith("only") or mark in FIRM:
            return True
        if "unwilling" in act.pattern.when:
            return mark in SUPPOSING or mark in WAITING
        lemma = self.parsed.lemmas[clause.word]
        return mark in LIKELY.get(lemma, LIKELY.get(stance or "", ()))
