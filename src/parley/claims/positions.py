"""Acts of a text in, positions out: what each actor demands, opposes, supports, offers, refuses, accepts or makes a
condition, on which issue and toward whom.

A position is whose the sentence says: a person's or a body's. What is denied or only called for by others is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parley.cast import Cast
from parley.claims.acts import Act
from parley.claims.clauses import Clause
from parley.claims.issues import Issues
from parley.claims.parts import Parts
from parley.claims.said_by import SaidBy
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import ActorId, Position, Statement

# What is left of a stance that is negated; None where nothing is.
NEGATED = {"accepts": "refuses", "supports": "opposes", "offers": "refuses", "demands": None, "opposes": None}
# What hangs on a condition if one is named beside it.
ON_CONDITION = frozenset({"AGREE", "THREATEN", "RETREAT", "CONCEDE", "CONSULT", "REJECT", "AID", "SUPPORT", "SANCTION"})
TOWARD = ("to", "with", "on", "upon", "from", "of", "against", "for")
DEFERRING = frozenset({"unless", "until", "till", "if", "once", "provided", "before", "while", "when"})
NOT_A_STANCE = frozenset({"denied", "alleged"})


def find_positions(
    parsed: Parsed, cast: Cast, acts: Iterable[Act], statements: Sequence[Statement], codebook: Codebook
) -> tuple[Position, ...]:
    """The positions that acts state, in the order of the text."""
    reader = _Reader(parsed, cast, SaidBy(parsed, statements), codebook)
    return tuple(dict.fromkeys(position for act in acts for position in reader.positions(act)))


class _Reader:
    """Turns the acts of one text into positions."""

    def __init__(self, parsed: Parsed, cast: Cast, said_by: SaidBy, codebook: Codebook) -> None:
        self.parsed, self.cast, self.said_by = parsed, cast, said_by
        self.parts, self.issues = Parts(parsed, cast), Issues(parsed, codebook)

    def positions(self, act: Act) -> Iterator[Position]:
        """A position of each actor that the act belongs to."""
        stance = self._stance(act)
        if stance is None:
            return
        statement = self.said_by.statement_at(act.clause.verb)
        actors = self._holders(act.clause)
        words = self._object(act.clause)
        for actor in actors:
            yield Position(
                actor=actor,
                stance=stance,
                object=self.parsed.says(*words),
                evidence=(self.parsed.span(*self._passage(act.clause)),),
                toward=self._toward(act.clause, actors),
                statement=statement.id if statement is not None else None,
                issues=self.issues.within(self._passage(act.clause)),
            )

    def _stance(self, act: Act) -> str | None:
        """The stance of a pattern as the clause turns it."""
        stance, standing = act.pattern.stance, act.standing
        if standing.modality in NOT_A_STANCE:
            return None
        if self._is_conditional(act) and (stance or act.type in ON_CONDITION):
            return "conditions"
        if stance is not None and standing.negated and not {"negated", "unwilling"} & act.pattern.when:
            return NEGATED.get(stance, stance)
        return stance

    def _is_conditional(self, act: Act) -> bool:
        """Whether an act waits for something: "will leave as soon as …", "threatened to resume unless …"."""
        p, clause = self.parsed, act.clause
        heads = {clause.verb, clause.word} | ({clause.inner} if clause.inner is not None else set())
        for c in (c for h in heads for c in p.kids(h, "advcl")):
            marks = [p.lower[k] for k in p.children[c] if p.deps[k] in ("mark", "advmod", "case", "fixed")]
            if DEFERRING & set(marks) and not (set(marks) <= {"while", "when", "before"} and act.type == "CONSULT"):
                return act.standing.modality != "asserted" or act.pattern.stance is not None or act.type == "THREATEN"
            if "soon" in marks or "long" in marks:
                return True
        return False

    def _holders(self, clause: Clause) -> tuple[ActorId, ...]:
        return self.parts.named(clause.agents)

    def _toward(self, clause: Clause, actors: Sequence[ActorId]) -> ActorId | None:
        shut = {*actors, *self.parts.with_bodies(actors)}
        for words in (clause.objects, clause.side(*TOWARD), () if clause.inner is None else (clause.inner,)):
            if found := self.parts.nearest(words, shut):
                return found[0]
        return None

    def _object(self, clause: Clause) -> Words:
        """The words of what is wanted or refused: the inner clause, else the object, else the predicate."""
        p = self.parsed
        heads = (clause.inner,) if clause.inner is not None else clause.objects or clause.side("for", "on", "to")
        edges = [p.edges[h] for h in heads if not p.edges[h][0] <= clause.word < p.edges[h][1]]
        if not edges:
            return (clause.word, clause.word + 1)
        return min(a for a, _ in edges), max(b for _, b in edges)

    def _passage(self, clause: Clause) -> Words:
        """From the first to the last word of the clause's parts, within its sentence."""
        p = self.parsed
        heads = [clause.word, *clause.agents, *clause.objects, *(w for _, w in clause.sides)]
        heads += [clause.inner] if clause.inner is not None else []
        start, end = p.sentences[p.sentence_of[clause.word]]
        edges = [p.edges[h] for h in heads if start <= h < end]
        return max(start, min(a for a, _ in edges)), min(end, max(b for _, b in edges))
