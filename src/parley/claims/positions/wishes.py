"""How a text tells in, what is demanded, refused or made a condition without a verb that says so out.

"We will not hand over a rifle", "the road must be opened", "no talks unless the prisoners are freed". A clause that
only foresees or supposes something is no wish; nor is what somebody must do in the report's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from parley.claims.happened import OUGHT, WILL, denies_object, is_negated, is_question
from parley.claims.telling import Telling
from parley.parsed import Parsed
from parley.record import ActorId

OBLIGING = frozenset({"have", "need"})  # "has to leave", "needs to leave"
CAN = frozenset({"can", "ca", "could"})
REFUSING = WILL | {"would", "can", "ca", "could"}
# Of whom nobody else can demand anything: "I must say", "this must be it", "you must know".
NOT_OTHERS = frozenset({"it", "this", "that", "there", "which", "what", "who", "i", "we", "you", "nobody"})
# "Would not comment": no position on anything.
REMARKS = frozenset(
    "say comment speak tell name identify quote elaborate speculate disclose reveal answer be know forget hesitate "
    "mind surprise happen work help last change end have become want seem confirm bother exclude".split()
)
WAITING = frozenset({"unless", "until", "till", "provided", "providing"})
TRADED = {"exchange": "in", "return": "in", "condition": "on"}  # "in exchange for", "on condition that"
LASTING = frozenset({"long", "soon"})  # "as long as", "as soon as"
SUPPOSING = frozenset({"if", "once", "when", "before", "while", "after"})  # conditions of what is refused
# What somebody is for or against, by the words before a noun and the noun.
LEANINGS = {
    ("against", ""): "opposes",
    ("in", "favour"): "supports",
    ("in", "favor"): "supports",
    ("out of", "question"): "opposes",
}
# Clauses that suppose, describe or compare: no wish stands in them.
SUBORDINATE = frozenset({"acl:relcl", "acl", "advcl", "csubj", "nsubj", "obl", "nmod"})
BECAUSE = frozenset({"because", "since"})
DEPTH = 8  # clauses looked at above a verb


@dataclass(frozen=True, slots=True)
class Wish:
    """A stance that a clause takes: `verb` heads it, `holders` are those whose it is."""

    verb: int
    stance: str
    holders: tuple[ActorId, ...]


def find_wishes(telling: Telling) -> Iterator[Wish]:
    """The wishes of a text, at most one of a verb."""
    seen: set[int] = set()
    for wish in _Finder(telling).wishes():
        if wish.verb not in seen:
            seen.add(wish.verb)
            yield wish


def condition_of(parsed: Parsed, verb: int) -> str | None:
    """The word by which a clause waits for something, after "only " where that is said; None where it waits for none.

    `long` and `soon` stand for "as long as" and "as soon as", `first` for what is to come before all else.
    """
    p = parsed
    for c in p.children[verb]:
        if p.deps[c] == "advcl" and (mark := _mark(p, c)) is not None:
            return mark
        if p.lower[c] in LASTING and any(p.lower[k] == "as" for k in p.children[c]):
            return p.lower[c]
        if p.lower[c] in TRADED and _is_traded(p, c):
            return "provided"
        if p.lower[c] == "first" and p.deps[c] == "advmod" and c > verb:
            return "first"
    return None


def _is_traded(p: Parsed, word: int) -> bool:
    """ "In return for recognition"; "in return" alone asks for nothing."""
    given = any(p.deps[k] in ("acl", "acl:relcl", "ccomp") or p.marker(k) == "for" for k in p.children[word])
    return p.lower[word - 1] == TRADED[p.lower[word]] and given and word > 0


def _mark(p: Parsed, clause: int) -> str | None:
    if p.lower[clause] in ("provided", "providing"):
        return p.lower[clause]
    marks = [p.lower[k] for k in p.children[clause] if p.deps[k] in ("mark", "advmod", "case", "fixed") and k < clause]
    found = next((m for m in marks if m in WAITING or m in SUPPOSING or m in LASTING), None)
    is_only = "only" in marks or p.lower[max(0, p.edges[clause][0] - 1)] == "only"
    return f"only {found}" if found is not None and is_only else found


class _Finder:
    """Reads the modal verbs of one text."""

    def __init__(self, telling: Telling) -> None:
        self.parsed, self.cast = telling.parsed, telling.cast
        self.clauses, self.parts, self.own = telling.clauses, telling.parts, telling.own

    def wishes(self) -> Iterator[Wish]:
        yield from self._leanings()
        for verb, modal in self._modals():
            if not self._is_main(verb) or self.own.is_denied(verb):
                continue
            wish = self._demand(verb, modal) if modal in OUGHT else self._condition(verb) or self._refusal(verb, modal)
            if wish is not None and wish.holders:
                yield wish

    def _leanings(self) -> Iterator[Wish]:
        """ "Algeria is against the partition", "is in favour of a federation", "that is out of the question"."""
        p = self.parsed
        for word in [p.heads[i] for i, dep in enumerate(p.deps) if dep == "cop"]:
            stance = LEANINGS.get((p.marker(word), p.lemmas[word])) or LEANINGS.get((p.marker(word), ""))
            if stance is None or not self._is_main(word) or is_negated(p, word):
                continue
            holders = self.own.speakers(word) if p.lemmas[word] == "question" else self._own(word)
            yield Wish(word, stance, holders)

    def _modals(self) -> Iterator[tuple[int, str]]:
        """Verbs with the modal that goes with them; "has to leave" and "needs to leave" as "must leave"."""
        p = self.parsed
        for i, dep in enumerate(p.deps):
            if dep == "aux" and (p.lower[i] in OUGHT or p.lower[i] in REFUSING):
                yield p.heads[i], p.lower[i]
            elif dep == "xcomp" and p.lemmas[p.heads[i]] in OBLIGING and self._is_owed(i):
                yield p.heads[i], "must"

    def _is_owed(self, word: int) -> bool:
        """ "Has to leave"; in somebody's own words "had to" tells of the past."""
        p = self.parsed
        return p.xpos[word] == "VB" and not (p.quoted[word] and p.xpos[p.heads[word]] == "VBD")

    def _is_main(self, verb: int) -> bool:
        p = self.parsed
        for word in (verb, *islice(p.up(verb), DEPTH)):
            if p.deps[word] in SUBORDINATE and not (p.deps[word] == "advcl" and p.marker(word) in BECAUSE):
                return False
        return not is_question(p, verb)

    def _demand(self, verb: int, modal: str) -> Wish | None:
        """ "The violence must stop", said by somebody of others; "security must come first" is a condition."""
        p = self.parsed
        subject = p.child(verb, "nsubj", "nsubj:pass")
        if subject is None or p.lower[subject] in NOT_OTHERS or self._is_guess(verb) or self._is_second(verb):
            return None
        if modal == "should" and not (p.quoted[verb] or subject in self.cast.at):
            return None  # "talks should resume next week": a forecast
        first = any(condition_of(p, v) == "first" for v in (verb, *p.kids(verb, "xcomp")))
        return Wish(verb, "conditions" if first else "demands", self.own.speakers(verb))

    def _is_guess(self, verb: int) -> bool:
        """ "Must be a mistake", "must have been"."""
        p = self.parsed
        return any(p.deps[c] == "cop" or (p.lemmas[c] == "have" and p.deps[c] == "aux") for c in p.children[verb])

    def _is_second(self, verb: int) -> bool:
        """ "The violence must stop and the prisoners must be freed": one demand."""
        p = self.parsed
        above = p.heads[verb]
        return p.deps[verb] == "conj" and any(p.lower[c] in OUGHT for c in p.kids(above, "aux"))

    def _refusal(self, verb: int, modal: str) -> Wish | None:
        """ "We will not sign", "his men would not be bound", "it would negotiate no other"."""
        p = self.parsed
        if p.child(verb, "nsubj:pass") is not None and (modal in CAN or denies_object(p, verb)):
            return None  # "no document can be written in a week"
        refused = denies_object(p, verb) or (is_negated(p, verb) and p.lemmas[verb] not in REMARKS)
        if not refused or p.child(verb, "cop", "expl") is not None:
            return None
        return Wish(verb, "refuses", self._own(verb))

    def _condition(self, verb: int) -> Wish | None:
        """ "Would leave only if …", "no talks unless …", "would meet nobody while …"."""
        p, mark = self.parsed, condition_of(self.parsed, verb)
        subject = p.child(verb, "nsubj")
        if mark is None or mark == "first" or (subject is not None and p.lower[subject] == "you"):
            return None
        negated = is_negated(p, verb) or denies_object(p, verb)
        if not (mark.startswith("only") or mark in WAITING or mark in LASTING or (negated and mark in SUPPOSING)):
            return None
        named = self.parts.named(self.clauses.of(verb).agents)
        return Wish(verb, "conditions", self._own(verb) or named or self.own.speakers(verb))

    def _own(self, verb: int) -> tuple[ActorId, ...]:
        """The speakers, of what they themselves will do; of a clause in the report's own voice its doers."""
        doers = self.clauses.subjects(verb)
        return self.own.themselves(verb, doers) if self.own.is_reported(verb) else self.parts.named(doers)
