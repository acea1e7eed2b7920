"""Words that tell of a round in, causes out: why it was called off, put off or broke down, and why a side stayed away.

A cause is a clause or a phrase that English marks as one ("because", "over", "citing", "in protest at"), below the
verb that tells what became of the round. What is no more than near is no cause.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from parley.cast import Cast
from parley.claims.attendance import subject_of
from parley.claims.ground import Ground
from parley.parsed import Parsed
from parley.record import ActorId, Participant, Reason, Talk, Words

UNDONE = frozenset({"cancelled", "postponed", "refused", "collapsed"})
AWAY = frozenset({"declined", "disinvited", "excluded", "absent", "withdrew"})
FATES = frozenset(
    "cancel call postpone put delay defer suspend break collapse fail fall refuse decline reject boycott walk pull "
    "withdraw stay skip scrap abandon leave quit shelve freeze adjourn cut end founder drop miss exclude bar shut "
    "invite disinvite uninvite ask snub spurn turn come attend send go keep travel join recall storm return push "
    "reschedule rescind revoke retract interrupt stall part object say want let allow".split()
)
# "Clashes derailed the talks": the doer is the cause.
WRECKING = frozenset(
    "derail scupper wreck torpedo thwart delay prevent disrupt doom sink undo overshadow kill block ruin".split()
)
CLAUSES = frozenset({"because", "after", "since", "as", "when", "until", "unless", "before", "while", "lest", "if"})
PHRASES = frozenset({"because of", "over", "due to", "owing to", "following", "amid", "after", "on account of"})
PRETEXTS = frozenset({"protest", "ground", "fear", "request", "insistence", "objection", "reason", "response", "anger"})
CITING = frozenset({"cite", "plead", "blame", "claim", "invoke"})
SAYING = frozenset({"say", "argue", "explain", "complain", "insist", "protest", "declare", "note", "maintain"})
CONDITIONS = frozenset({"until", "unless", "before", "if"})
KINDS = {
    "violence": "kill attack shell shelling raid clash fighting bomb bombing murder massacre offensive assassinate "
    "assassination wound ambush strike airstrike fight violence bombardment killing shoot shooting abduct",
    "objection": "object objection insistence request veto oppose refuse exclude list insist",
    "recognition": "recognise recognize recognition legitimate legitimacy illegitimate status equal representative "
    "mandate puppet sole party terrorist",
    "ownership": "own owned ownership interfere interference internal foreigner outsider sovereignty meddle",
    "rival_process": "rival parallel initiative format forum charge already elsewhere track",
    "security": "security safety safe danger dangerous unsafe fire fear risk guarantee protection",
    "preconditions": "condition precondition release prisoner ceasefire truce withdraw withdrawal sanction lift "
    "promise demand guarantee first deadline immunity",
    "venue": "venue place site location soil hall neutral capital town room house seat",
    "timing": "time timing early premature late date schedule election campaign holiday busy ready prepare ripe "
    "preparation illness ill cold fault weather logistics logistical technical flight",
    "tension": "relation tension strain diplomatic insult snub snubbed quarrel accuse dispute row embassy expel "
    "rhetoric",
}
KIND_OF = {word: kind for kind, words in reversed(KINDS.items()) for word in words.split()}
MOST_WORDS = 40


class Reasons:
    """The causes that one text states."""

    def __init__(self, parsed: Parsed, cast: Cast, body_of: dict[ActorId, ActorId], ground: Ground) -> None:
        self.parsed, self.cast, self.body_of, self.ground = parsed, cast, body_of, ground

    def of(self, talk: Talk, number: int) -> Talk:
        """A talk with the reason for its failing, and each side's for staying away."""
        if talk.status not in UNDONE and not any(row.attendance in AWAY for row in talk.participants):
            return talk
        causes = [(verb, cause) for verb in self._verbs(number) for cause in self._causes(verb)]
        rows = tuple(self._row(row, causes) if row.attendance in AWAY else row for row in talk.participants)
        reason = self._reason(causes) if talk.status in UNDONE else None
        return replace(talk, participants=rows, reason=reason)

    def _verbs(self, number: int) -> Iterator[int]:
        p = self.parsed
        for i in (*self.ground.words(number), *self.ground.sequel(number)):
            if p.upos[i] == "VERB" and p.lemmas[i] in FATES | WRECKING:
                yield i

    def _reason(self, causes: list[tuple[int, int]]) -> Words | None:
        """The first cause, on the word of the side that gives it as its own."""
        p = self.parsed
        for verb, cause in causes:
            told = p.deps[cause] == "ccomp" or p.lemmas[p.heads[cause]] in CITING
            doers = self._bodies(subject_of(p, verb)) if told else ()
            return Words(self._text(cause), (self._span(cause),), tuple(doers))
        return None

    def _row(self, row: Participant, causes: list[tuple[int, int]]) -> Participant:
        """A delegation's row with the cause below a verb that it is the subject or the object of."""
        for verb, cause in causes:
            own = [subject_of(self.parsed, verb), *self.parsed.kids(verb, "obj")]
            if any(row.actor in self._bodies(w) for w in own):
                reason = Reason(self._text(cause), (self._span(cause),), self._kind(cause))
                return replace(row, reason=reason)
        return row

    def _bodies(self, word: int | None) -> tuple[ActorId, ...]:
        if word is None:
            return ()
        words = self.parsed.conjuncts(word)
        return tuple(dict.fromkeys(self.body_of.get(a, a) for w in words for a in self.cast.at.get(w, ())))

    def _causes(self, verb: int) -> Iterator[int]:
        """Heads of the clauses and phrases that give a verb's cause."""
        p = self.parsed
        if p.lemmas[verb] in WRECKING:
            subject = p.child(verb, "nsubj")
            if subject is not None and subject not in self.cast.at:
                yield subject
        for c in p.children[verb]:
            if p.deps[c] == "advcl":
                yield from self._of_clause(c, p.marker(c) or self._opening(c))
            elif p.deps[c] in ("obl", "nmod") and self._is_cause(c, p.marker(c)):
                yield c

    def _opening(self, c: int) -> str:
        """ "When", which is an adverb of its clause; "" where none opens it."""
        return "when" if any(self.parsed.lower[k] == "when" for k in self.parsed.kids(c, "advmod")) else ""

    def _is_cause(self, c: int, marker: str) -> bool:
        """ "Over X", "because of X", not "after two days"."""
        if marker == "after" and self.parsed.times_in(*self.parsed.edges[c]):
            return False
        return marker in PHRASES or self._is_pretext(c, marker)

    def _is_pretext(self, c: int, marker: str) -> bool:
        p = self.parsed
        return p.lemmas[c] in PRETEXTS and marker.split(" ")[0] in ("in", "on", "for", "at", "out")

    def _of_clause(self, c: int, marker: str) -> Iterator[int]:
        """ "Because X", "citing X", "saying that X"."""
        p = self.parsed
        if marker.split(" ")[0] in CLAUSES:
            first = p.edges[c][0]
            if not p.times_in(first, first + 1):  # not "a week after they had opened it"
                yield c
        elif p.lemmas[c] in CITING:
            yield from p.kids(c, "obj")
        elif p.lemmas[c] in SAYING and p.xpos[c] == "VBG":
            yield from p.kids(c, "ccomp")

    def _bounds(self, cause: int) -> tuple[int, int]:
        """The words of a cause without the conjunction before it."""
        p = self.parsed
        start, end = self.ground.phrase(cause)
        while start < cause and (p.deps[start] in ("mark", "case", "fixed", "cc", "punct") or p.lower[start] == "when"):
            if p.lemmas[cause] in PRETEXTS:
                break
            start += 1
        joined = [p.edges[k][0] for k in p.kids(cause, "conj") if p.upos[k] == "VERB" and k > cause]
        end = min([end, start + MOST_WORDS, *joined])
        while end - 1 > cause and p.upos[end - 1] in ("CCONJ", "PUNCT"):
            end -= 1
        return start, end

    def _text(self, cause: int) -> str:
        return self.parsed.says(*self._bounds(cause))

    def _span(self, cause: int) -> tuple[int, int]:
        return self.parsed.span(*self._bounds(cause))

    def _kind(self, cause: int) -> str:
        return kind_of(self.parsed.lemmas[i].lower() for i in range(*self._bounds(cause))) or (
            "preconditions" if self.parsed.marker(cause) in CONDITIONS else "other"
        )


def kind_of(lemmas: Iterable[str]) -> str | None:
    """The kind of a reason by its words; None where no word tells.

    >>> kind_of("a convoy be attack at the bridge".split())
    'violence'
    """
    found = {KIND_OF[lemma] for lemma in lemmas if lemma in KIND_OF}
    return next((kind for kind in KINDS if kind in found), None)
