"""Acts of a text in, PLOVER events between actors out, each with the rule that found it.

An event needs a doer that the record knows; AID and COOPERATE need a recipient too, as PLOVER's manual says. It says so
of SANCTION as well, but against whom talks are left or assets frozen is seldom told. A meeting or agreement needs two
parties. Statements are no events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from parley.claims.acts import Act
from parley.claims.clauses import ROLES, Clause
from parley.claims.events.counterparts import ANSWERING, Counterparts
from parley.claims.events.encounters import Encounters
from parley.claims.events.intents import HARSH, KIND, TO_COME, amounts_to
from parley.claims.parts import ALL_GROUND, NO_GROUND, STATES, Parts
from parley.claims.said_by import sources_of
from parley.claims.telling import Telling
from parley.parsed import Words
from parley.record import ActorId, Date, Event, Place, Span, Statement, Talk

CAMEO = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08",
    "REQUEST": "10", "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15",
    "SANCTION": "16", "COERCE": "17", "ASSAULT": "19",
}  # fmt: skip
MUTUAL = frozenset({"CONSULT", "AGREE"})  # without direction: all parties may stand in `source`
LEAST = {"CONSULT": 2, "AGREE": 1}  # parties, without which a round of talks is asked for them
NEED_TARGET = frozenset({"COOPERATE", "AID"})
FULFILLED = frozenset({"negated", "unwilling", "wanted"})  # what a pattern asks of a clause is not told of it again
SIGNINGS = frozenset({"support-sign", "support-sign-bare", "support-put-name"})
TRADES = frozenset({"media", "company"})
ITSELF = frozenset({"it"})
OURSELVES = frozenset({"we", "us"})
SAID_OUTRIGHT = frozenset({"REQUEST", "ACCUSE"})  # done by saying so: "we urge them to go"
ADDRESSED = frozenset({"REQUEST", "REJECT"})
HOSTILE = frozenset("ACCUSE THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
# Prepositions in the order in which they are asked for whom an act is directed at.
TOWARD = (*"to with against on upon from for at over toward towards of between among about into".split(), "")
DIRECTED = frozenset({"to", "from", "against", "on", "upon", "into", "toward", "towards"})
WHERE = ("in", "inside", "within", "near", "across", "along", "outside", "around")
LOCAL = frozenset("PROTEST MOBILIZE COERCE ASSAULT RETREAT".split())  # done to whoever's land it is done in


@dataclass(frozen=True, slots=True)
class Resort:
    """How far the search for a target goes: `depth` in levels of the tree; `grounds`: to places; `anybody`: to people
    of no known country."""

    depth: int
    grounds: bool = False
    anybody: bool = False


NEAR, FAR = 2, 6
RESORTS = (Resort(NEAR), Resort(FAR), Resort(FAR, grounds=True), Resort(FAR, grounds=True, anybody=True))


def find_events(telling: Telling, acts: Iterable[Act], talks: Sequence[Talk] = ()) -> tuple[Event, ...]:
    """The events that acts amount to, in the order of the text; `talks` lend the parties of meetings."""
    reader = _Reader(telling, talks)
    found = [event for act in acts if act.type is not None and (event := reader.event(act, act.type)) is not None]
    return tuple(_numbered(_told_once(found)))


class _Reader:
    """Turns the acts of one text into events; who only speaks in it is no party to any."""

    def __init__(self, telling: Telling, talks: Sequence[Talk]) -> None:
        self.parsed, self.cast = telling.parsed, telling.cast.without_voices
        self.said_by, self.own = telling.said_by, telling.own
        self.parts = Parts(self.parsed, self.cast)
        self.counterparts = Counterparts(self.parsed, self.cast, talks)
        self.encounters = Encounters(talks)

    def event(self, act: Act, kind: str) -> Event | None:
        """The event of an act; None where those who took part in it are not told."""
        if act.standing.supposed:
            return None
        statement = self.said_by.statement_at(act.clause.verb)
        named = self._sources(act, kind)
        source = self.parts.with_bodies(named)
        target = self._targets(act, kind, named) or self._others(act, kind, source)
        kind, modality, negated = self._standing(act, kind, source, statement)
        if self._is_between_nobody(act, kind, (*named, *target), target):
            return None
        if len({*named, *target}) < LEAST.get(kind, 0) or (not source and act.pattern.cameo == CAMEO["SUPPORT"]):
            source = self.encounters.take(self.parsed.sentence_span(act.clause.word)[0])
            target = self._each_other(act, kind, source) or target
        if not source:
            return None
        if target not in (named, source):
            target = tuple(t for t in self.parts.with_bodies(target) if t not in source)
        self.counterparts.note(act.clause.verb, source, () if target == source else target)
        return Event(
            id="",
            type=kind,
            mode=act.mode if kind == act.type else None,
            cameo=self._cameo(act, kind, modality, negated),
            source=source,
            target=target,
            modality=modality,
            negated=negated,
            according_to=sources_of(statement),
            rule=act.pattern.rule,
            date=self._date(act.clause),
            place=self._place(act.clause),
            evidence=(self._passage(act.clause),),
        )

    def _others(self, act: Act, kind: str, source: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        """Whom an act is directed at whose clause does not say so."""
        return self._each_other(act, kind, source) or self._answered(act, kind, source)

    def _each_other(self, act: Act, kind: str, parties: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        """The parties of a meeting or agreement again, where more than one body takes part; none of an offer."""
        is_mutual = kind in MUTUAL and act.pattern.stance != "offers"
        together = is_mutual and len({self.cast.body_of(a) for a in parties}) > 1
        return parties if together else ()

    def _is_between_nobody(
        self, act: Act, kind: str, parties: tuple[ActorId, ...], target: tuple[ActorId, ...]
    ) -> bool:
        """Whether somebody is not told without whom an act is no event; talk to the press and business are none."""
        kinds = {self.cast.by_id[a].kind for a in parties}
        if (kinds and kinds <= TRADES) or (kind == "CONSULT" and "media" in kinds):
            return True
        if act.pattern.source == ("speaker",):
            return bool(act.pattern.target) and not target
        return kind in NEED_TARGET and not target

    def _answered(self, act: Act, kind: str, source: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        if kind not in ANSWERING or act.pattern.target:
            return ()
        return self.counterparts.of(act.clause.verb, frozenset(source))

    def _cameo(self, act: Act, kind: str, modality: str, negated: bool) -> str:
        """The root of CAMEO, which codes what is only planned as an intent or a threat."""
        if modality in TO_COME and kind in KIND:
            return CAMEO["REJECT" if negated else "AGREE"]
        if modality in TO_COME and kind in HARSH:
            return CAMEO["THREATEN"]
        return act.pattern.cameo if act.pattern.cameo and kind == act.type else CAMEO[kind]

    def _sources(self, act: Act, kind: str) -> tuple[ActorId, ...]:
        clause = act.clause
        if act.pattern.source == ("speaker",):
            return self.own.speakers(clause.verb)
        if act.pattern.source:
            return self.parts.named(w for part in act.pattern.source for w in clause.part(part))
        found = self.parts.named(clause.agents) or self._speaking_of_itself(clause, kind)
        if kind in MUTUAL and (not found or self.parsed.upos[clause.word] != "VERB"):
            sides = clause.side("between", "among", "amongst", "of", "by")
            found = tuple(dict.fromkeys((*found, *self.parts.named((*clause.objects, *sides)))))
        return found

    def _speaking_of_itself(self, clause: Clause, kind: str) -> tuple[ActorId, ...]:
        """The speakers, where an "it" in what they say refers to nobody else: "said it was ready to talk"."""
        meant = ITSELF | OURSELVES if kind in SAID_OUTRIGHT else ITSELF
        if not clause.agents or any(self.parsed.lower[w] not in meant for w in clause.agents):
            return ()
        return self.own.speakers(clause.verb)

    def _filled(self, clause: Clause, parts: Iterable[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
        """Of the parts named those in which a clause names anybody."""
        markers = {marker for marker, _ in clause.sides}
        for part in parts:
            if part in markers or part in ROLES or "|" in part:
                words = clause.part(part)
                if words and self.parts.names_anybody(words):
                    yield part, words

    def _targets(self, act: Act, kind: str, source: tuple[ActorId, ...]) -> tuple[ActorId, ...]:
        clause, pattern = act.clause, act.pattern
        if pattern.target == ("none",):
            return ()
        own = pattern.source or ("agents",)
        parts = pattern.target or self._usual(act, kind)
        resorts: Sequence[Resort] = RESORTS
        if self._each_other(act, kind, source) and not pattern.target:  # others met, not what is talked about
            parts, resorts = ("objects", "with") if "actor" in pattern.object else ("with",), RESORTS[:1]
        filled = [(part, words) for part, words in self._filled(clause, parts) if part not in own]
        shut = self.parts.own(source) if filled else ()
        for resort in resorts:
            if resort.grounds and len(source) > 1 and set(parts) & set(own):
                return source  # each to the other
            for part, words in filled:
                grounds = self._grounds(kind, part, bool(pattern.target), resort.grounds)
                found = self.parts.nearest(words, shut, grounds=grounds, anybody=resort.anybody, depth=resort.depth)
                if found:
                    return found
        return ()

    def _grounds(self, kind: str, part: str, asked: bool, wide: bool) -> frozenset[str]:
        """Which places count as a target: states that an act is directed at, whoever lives where violence is done."""
        if kind in MUTUAL:
            return STATES if asked else NO_GROUND
        if not wide:
            return STATES if part in DIRECTED else NO_GROUND
        return ALL_GROUND if kind in LOCAL | {"CONCEDE", "AID"} else STATES

    def _usual(self, act: Act, kind: str) -> tuple[str, ...]:
        """Where the addressee is looked for; not among those to whom what is asked or refused is done."""
        inner = act.clause.inner
        if kind in ADDRESSED and inner is not None and self.parsed.xpos[inner] == "VBN":
            return TOWARD  # "wants the men freed"
        if kind == "REQUEST" and act.pattern.object - {"actor", "any", "none"}:
            return ("from", *TOWARD, "objects")  # "demands the release of the men from Oslo"
        last = WHERE if kind in LOCAL else ("agents",) if kind == "COOPERATE" else ()
        aim = ("aim",) if kind == "PROTEST" else ()
        return ("objects", *TOWARD[:4], "inner", *TOWARD[4:], *aim, *last)

    def _standing(
        self, act: Act, kind: str, source: tuple[ActorId, ...], statement: Statement | None
    ) -> tuple[str, str, bool]:
        """Type, modality and negation: what the clause says, unless its speaker promises, denies or alleges it."""
        standing = act.standing
        if act.pattern.when & FULFILLED:
            return kind, "asserted" if act.pattern.when & {"unwilling", "wanted"} else standing.modality, False
        if statement is None:
            return kind, standing.modality, standing.negated
        if statement.act == "deny":
            return kind, "denied", False
        speakers = self.own.speakers(act.clause.verb)
        if set(self.parts.with_bodies(speakers)) & set(source):
            told, modality = amounts_to(kind, standing)
            return told, modality, standing.negated and told == kind
        alleged = standing.modality == "asserted" and self._is_alleged(kind, speakers)
        return kind, "alleged" if alleged else standing.modality, standing.negated

    def _is_alleged(self, kind: str, speakers: tuple[ActorId, ...]) -> bool:
        if not speakers or any(self.cast.by_id[s].kind == "media" for s in speakers):
            return True
        return kind in HOSTILE

    def _date(self, clause: Clause) -> Date | None:
        p = self.parsed
        a, b = p.edges[clause.verb]
        time = next((t for t in p.times_in(a, b) if t.type in ("DATE", "TIME")), None)
        return Date(time.value, (time.span,)) if time is not None else None

    def _place(self, clause: Clause) -> Place | None:
        places = self.cast.places or {}
        return next((places[w] for m, w in clause.sides if m in ("in", "at", "near") and w in places), None)

    def _passage(self, clause: Clause) -> Span:
        """From the first to the last word of the clause's parts."""

        def edges(head: int) -> Words:
            return (head, head + 1) if head == clause.verb else self.parsed.edges[head]

        return self.parsed.span(*clause.stretch(edges))


def _told_once(found: Iterable[Event]) -> Iterator[Event]:
    """Events without "X signed for Y" after "X and Z signed the text", which tells of the same signing."""
    signed: set[ActorId] = set()
    for event in found:
        parties = {*event.source, *event.target}
        if event.rule == "support-sign-bare" and signed & parties:
            continue
        signed |= parties if event.rule in SIGNINGS else set()
        yield event


def _numbered(found: Iterable[Event]) -> Iterator[Event]:
    """Events with their ids, what two predicates of one passage tell alike once."""
    seen: set[tuple[object, ...]] = set()
    for event in found:
        key = (event.type, event.source, event.target, event.evidence)
        if key not in seen:
            seen.add(key)
            yield replace(event, id=f"e{len(seen)}")
