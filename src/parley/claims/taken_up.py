"""A signal and the rounds told of so far in, the option that holds of it out: no round, a new one, or which of those.

A trained network weighs the options; two habits of English bind it. Words that only take up a round ("the talks", "they
declined", "it is convened by Oman") open none where one is open. What is now done or still to come is of no round that
the report tells of as past. In the reports that the network learns from, nineteen such words of twenty keep to the
first, and 98 of a hundred to the second.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.chooser import Network
from parley.claims.rounds import Options, Round, compare_days
from parley.claims.settings import dateline_end, relation_of
from parley.claims.signals import Signal, day_of, kind_of, tense_of
from parley.parsed import Parsed
from parley.record import Time

NEW = 1
FIRST = 2  # of the options that are rounds
POINTING = frozenset({"the", "this", "that", "these", "those"})
# What may stand beside "the talks" without telling them apart from others.
PLAIN = frozenset({"peace"})
APART = frozenset({"amod", "compound", "nummod", "nmod:desc", "nmod", "acl", "acl:relcl", "appos", "advmod"})
# Verbs that tell of somebody's coming to a round or seeing to it, and of the round only where they name it.
COMING = frozenset({"attending", "inviting", "boycotting", "excluding", "convening", "hosting", "observing"})
PLANNING = frozenset({"plan", "schedule", "set", "slate"})
CALLED_OFF = vocabulary.CALLING_OFF | vocabulary.POSTPONING
CALLED_OFF |= frozenset("call calling cancellation postponement put break".split())
# Verbs of what is done with a round.
CONDUCTING = frozenset({"holding", "cancelling"})
NAMING = frozenset({"round", "accord", "gathering", "meeting", "reaching", "coming"})
NOW = frozenset({"present", "present-passive", "has-present", "has-present-passive", "will"})
# How an earlier month stands to the day of publication (`settings.relation_of`).
BACK = frozenset({"year", "earlier"})
PRONOUNS = frozenset({"it", "them"})
PAST = frozenset({"past", "past-passive", "had-past", "had-past-passive", "none"})


class TakenUp:
    """Chooses for the signals of one text."""

    def __init__(
        self, parsed: Parsed, cast: Cast, signals: Sequence[Signal], network: Network, published: str | None
    ) -> None:
        self.parsed, self.network, self.published = parsed, network, published
        self.places = cast.places or {}
        end = dateline_end(parsed)
        self.dateline = next((place.name.casefold() for w, place in sorted(self.places.items()) if w < end), None)
        self.naming = {parsed.sentence_of[s.word] for s in signals if s.kind in NAMING}

    def __call__(self, signal: Signal, options: Options, asked: Sequence[Round]) -> int:
        """The number of an option, as `rounds.group_signals` asks for it."""
        scores = self.network.scores(options)[:, 0]
        for n, found in enumerate(asked, FIRST):
            if (self.is_of_now(signal) and self.is_past(found)) or self.was_planned_apart(signal, found):
                scores[n] = -np.inf
        best = int(scores.argmax())
        if best == NEW and self.opens_none(signal):
            fitting = [n for n, r in enumerate(asked, FIRST) if scores[n] > -np.inf and self.fits(signal, r)]
            return max(fitting, key=lambda n: (self.shared(signal, asked[n - FIRST]), float(scores[n])), default=NEW)
        return best

    def shared(self, signal: Signal, found: Round) -> int:
        """How many that a verb of coming names are known to be at a round, two at most; 0 for other words."""
        is_verb = self.parsed.upos[signal.word] == "VERB"
        return min(len(signal.bodies & found.bodies), 2) if is_verb else 0

    def was_planned_apart(self, signal: Signal, found: Round) -> bool:
        """Whether a noun is of a round planned for another day or town: "the talks planned for May 2 in Bonn".

        What is told of a round that was called off may be the day on which it was.
        """
        p = self.parsed
        planned = any(p.lemmas[c] in PLANNING for c in p.kids(signal.word, "acl", "acl:relcl"))
        if signal.kind != "round" or not planned or not found.lemmas.isdisjoint(CALLED_OFF):
            return False
        towns = {place.name.casefold() for place in (signal.place, found.place) if place is not None}
        return compare_days(found, signal) == "differ" or len(towns) > 1

    def is_of_now(self, signal: Signal) -> bool:
        """Whether a signal is of what is now done or still to come: "has agreed to go to the talks", "will attend"."""
        p, i = self.parsed, signal.word
        verb = i if p.upos[i] == "VERB" else next((w for w in p.up(i) if p.upos[w] == "VERB"), None)
        if verb is None or p.quoted[i] or (verb != i and kind_of(p.lemmas[verb], "VERB") not in COMING):
            return False
        return self.tense_of_clause(verb).removeprefix("not-") in NOW

    def tense_of_clause(self, verb: int) -> str:
        """The tense of a verb, of an infinitive that of the verb that it completes: "has chosen to send"."""
        p = self.parsed
        while p.deps[verb] == "xcomp" and p.xpos[verb] == "VB" and p.heads[verb] != verb:
            verb = p.heads[verb]
        return tense_of(p, verb)

    def opens_none(self, signal: Signal) -> bool:
        """Whether a word can only take up a round that is open."""
        p, i = self.parsed, signal.word
        if p.upos[i] == "VERB":
            plain = not signal.times and signal.place is None
            if signal.kind in CONDUCTING:
                return plain and any(self.is_of_one_open(c) for c in p.kids(i, "obj", "nsubj:pass"))
            bare = plain and p.sentence_of[i] not in self.naming
            return signal.kind in COMING and (bare or any(p.lower[c] in PRONOUNS for c in p.kids(i, "obj")))
        return signal.kind == "round" and self.is_pointing(i) and signal.marker is None and not self.is_told_apart(i)

    def is_of_one_open(self, i: int) -> bool:
        """Whether a noun is of a round that is open: "opened the meeting with a prayer"."""
        is_round = kind_of(self.parsed.lemmas[i].lower(), self.parsed.upos[i]) == "round"
        return is_round and self.is_pointing(i) and not self.is_told_apart(i)

    def is_pointing(self, i: int) -> bool:
        """ "The talks", "these talks", "Friday's talks"."""
        p = self.parsed
        return any(
            p.lower[c] in POINTING if p.deps[c] == "det" else bool(p.times_in(*p.edges[c]))
            for c in p.kids(i, "det", "nmod:poss")
        )

    def is_told_apart(self, i: int) -> bool:
        """Whether words beside a noun tell which round it is, but for its day and place: "the talks with Norway"."""
        return any(not self.is_idle(c, i) for c in self.parsed.children[i] if self.parsed.deps[c] in APART)

    def is_idle(self, c: int, i: int) -> bool:
        """Whether a word beside a noun leaves open which round it is: its day, its place, a clause after a comma."""
        p = self.parsed
        if p.deps[c] == "acl:relcl":
            return p.words[i + 1 : i + 2] == (",",)
        is_place = any(k in self.places for k in (c, *p.kids(c, "flat")))
        return is_place or p.lemmas[c].lower() in PLAIN or bool(p.times_in(*p.edges[c]))

    def fits(self, signal: Signal, found: Round) -> bool:
        """Whether a round may be the one that a signal takes up: no other day, no other place."""
        if compare_days(found, signal) == "differ":
            return False
        place = found.place.name.casefold() if found.place is not None else self.dateline if found.is_main else None
        return signal.place is None or signal.place.name.casefold() == place

    def is_past(self, found: Round) -> bool:
        """Whether a round is told of as past: "an earlier meeting broke down", "the one in March"."""
        return any(self._is_past(s) for s in found.signals) or self._is_dated_back(found.times)

    def _is_past(self, signal: Signal) -> bool:
        before = bool(signal.times) and all(t.value == "PAST_REF" for t in signal.times)
        return signal.tense in PAST and (signal.marker == "earlier" or before)

    def _is_dated_back(self, times: Sequence[Time]) -> bool:
        return bool(times) and all(relation_of(day_of(t.value), self.published) in BACK for t in times)
