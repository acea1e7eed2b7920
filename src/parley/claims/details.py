"""Talks in, the same talks out with what the report says of each beside who met whom, when and where.

Format, publicity, outcome, last day, sizes, counts and name are read from the words that tell of a round
(`ground`), each by rules of a module of its own. What no rule reads stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parley.cast import Cast
from parley.claims.agendas import Agendas
from parley.claims.chains import Chains
from parley.claims.forms import format_of, is_hidden, name_of, publicity_of
from parley.claims.ground import Ground
from parley.claims.outcomes import outcome_of
from parley.claims.reasons import Reasons
from parley.claims.rounds import Round
from parley.claims.sizes import Sizes
from parley.claims.spans import Spans
from parley.parsed import Parsed
from parley.record import ActorId, Participant, Talk


class Details:
    """What one text says of each of its rounds."""

    def __init__(self, parsed: Parsed, cast: Cast, body_of: dict[ActorId, ActorId], rounds: Sequence[Round]) -> None:
        self.parsed, self.rounds = parsed, rounds
        self.ground = Ground(parsed, rounds)
        self.reasons = Reasons(parsed, cast, body_of, self.ground)
        self.agendas = Agendas(parsed, cast, body_of, self.ground)
        self.chains = Chains(parsed, self.ground)
        self.spans = Spans(parsed, self.ground)
        self.sizes = Sizes(parsed, cast, body_of)

    def of(self, talk: Talk, number: int) -> Talk:
        """A talk with all that the words of its round tell."""
        p, found = self.parsed, self.rounds[number]
        told = [*self.ground.words(number), *self.ground.sequel(number)]
        hidden = is_hidden(p, told)
        talk = replace(talk, format=format_of(p, talk, found, told, hidden=hidden), name=name_of(p, found))
        start, end = self.spans.of(talk, number)
        talk = replace(
            talk,
            publicity=publicity_of(p, talk, found, told, hidden=hidden),
            start=start,
            end=end,
            outcome=outcome_of(p, self.ground, talk, number),
            agenda=self.agendas.agenda(number),
            described_as=self.agendas.described(number),
        )
        return self.with_sizes(self.reasons.of(talk, number), number)

    def with_sizes(self, talk: Talk, number: int) -> Talk:
        """A talk whose delegations have their sizes."""
        rows = self._sized(talk.participants, self.ground.reach(number))
        return replace(talk, participants=rows, counts=self.sizes.counts(self.ground.words(number)))

    def _sized(self, rows: tuple[Participant, ...], reach: Sequence[set[int]]) -> tuple[Participant, ...]:
        sizes = self.sizes.of_delegations(reach, rows)
        return tuple(
            replace(row, size=sizes[row.actor][0]) if row.size is None and row.actor in sizes else row for row in rows
        )

    def together(self, talks: Mapping[int, Talk]) -> tuple[Talk, ...]:
        """All talks by the numbers of their rounds, with ids, and with what only the whole report tells."""
        named = [replace(talk, id=f"t{n}") for n, talk in enumerate(self.alone(list(talks.values())), 1)]
        return tuple(self.chains.linked(list(zip(named, talks, strict=True))))

    def alone(self, talks: Sequence[Talk]) -> list[Talk]:
        """The size of a delegation that is at one round alone, wherever the report tells it."""
        at = Counter(row.actor for talk in talks for row in talk.participants)
        everywhere = [set(range(len(self.parsed.sentences)))]
        found = []
        for talk in talks:
            sized = {
                row.actor: row
                for row in self._sized(tuple(r for r in talk.participants if at[r.actor] == 1), everywhere)
            }
            rows = tuple(sized.get(row.actor, row) for row in talk.participants)
            found.append(replace(talk, participants=rows))
        return found
