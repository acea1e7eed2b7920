"""A parsed text and its cast in, anchors out: each word that speaks of a round of contact, with what its clause says
of it.

An anchor is one mention; which anchors are one round is settled by `rounds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import is_negated, role_as, stance, subject_of
from parley.parsed import Parsed
from parley.record import ActorId, Place, Time

SPEAKING = frozenset("say tell add deny announce insist claim state confirm report write acknowledge disclose".split())
NOMINAL = ("NOUN", "PROPN")
# "A round planned for July was cancelled": what became of it counts.
OVERRIDING = frozenset({"cancelled", "postponed", "collapsed", "refused"})
# Relations that keep within a clause.
PHRASAL = frozenset(
    {
        "obl",
        "nmod",
        "appos",
        "flat",
        "compound",
        "nmod:poss",
        "nmod:unmarked",
        "obl:unmarked",
        "nmod:desc",
        "list",
        "conj",
    }
)
NOMINAL_ROLES = {
    "hosting": "host",
    "mediation": "mediator",
    "facilitation": "facilitator",
    "chairing": "mediator",
    "convening": "convener",
    "sponsorship": "convener",
    "auspices": "mediator",
    "chairmanship": "mediator",
}


@dataclass(frozen=True, slots=True)
class Row:
    """What one clause says of one actor at a round; None where it leaves role or attendance open."""

    actor: ActorId
    word: int
    role: str | None = None
    attendance: str | None = None


@dataclass
class Anchor:
    """One mention of a round: its word, those named beside it, when, where and in what state."""

    word: int
    rows: list[Row] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    place: Place | None = None
    status: str | None = None
    by_phone: bool = False
    definite: bool = False
    marker: str | None = None  # "earlier" or "later"
    ahead: bool = False

    @property
    def actors(self) -> set[ActorId]:
        return {r.actor for r in self.rows}


class Finder:
    """Reads the clauses of one text."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast

    def anchor_at(self, i: int) -> Anchor | None:
        """The anchor that a word is; None where it is none by the rules."""
        p = self.parsed
        if p.upos[i] in NOMINAL and p.deps[i] not in ("compound", "flat"):
            return self.by_noun(i)
        return self.by_verb(i) if p.upos[i] == "VERB" else None

    def by_noun(self, i: int) -> Anchor | None:
        """ "The talks", "a meeting between A and B", "an accord reached in Lomé in July"."""
        p = self.parsed
        lemma = p.lemmas[i]
        accord = lemma in vocabulary.ACCORDS
        if lemma not in vocabulary.ROUNDS and not accord:
            return None
        modifiers = {p.lower[c] for c in p.children[i] if p.deps[c] in ("amod", "compound", "nmod:desc", "nmod:poss")}
        if self.is_other(i, modifiers) or (accord and not self.is_reached(i)):
            return None
        anchor = Anchor(i, definite=self.is_definite(i), marker=_marker(modifiers))
        anchor.by_phone = lemma == "call" or bool(modifiers & vocabulary.PHONE)
        self.of_noun(anchor, i)
        if not (accord and any(p.lemmas[c] in vocabulary.REACHING for c in p.kids(i, "acl", "acl:relcl"))):
            self.of_governor(anchor, i)
        self.when_and_where(anchor, i)
        return anchor

    def is_other(self, i: int, modifiers: set[str]) -> bool:
        """Whether a talk noun is of another kind: "transfer talks", "a call for help", "a talk"."""
        p = self.parsed
        if p.lemmas[i] == "call":
            return not modifiers & vocabulary.PHONE
        return bool(modifiers & vocabulary.OTHER_TALKS) or (p.lemmas[i] == "talk" and p.xpos[i] == "NN")

    def is_definite(self, i: int) -> bool:
        p = self.parsed
        return any(
            p.deps[c] == "nmod:poss" or p.lower[c] in ("the", "this", "these", "those")
            for c in p.children[i]
            if p.deps[c] in ("det", "nmod:poss")
        )

    def is_reached(self, i: int) -> bool:
        """Whether an accord is signed or reached here, not only spoken of."""
        p = self.parsed
        near = [p.heads[i], *(c for c in p.children[i] if p.deps[c] in ("acl", "acl:relcl"))]
        return any(p.lemmas[v] in vocabulary.REACHING and p.upos[v] == "VERB" for v in near if v != i)

    def of_noun(self, anchor: Anchor, i: int) -> None:
        """Those in the noun's own phrase: adjectives, possessors, "between", "with", "by"."""
        p = self.parsed
        for c in p.children[i]:
            dep, case = p.deps[c], p.marker(c)
            if dep == "nmod:poss":
                self.add(anchor, c, None)
            elif (
                dep in ("nmod", "obl")
                and case == "under"
                and p.lemmas[c] in ("mediation", "auspices", "chairmanship", "facilitation")
            ):
                for k in p.kids(c, "amod", "nmod", "nmod:poss", "compound"):
                    self.add(anchor, k, "facilitator" if p.lemmas[c] == "facilitation" else "mediator")
            elif dep in ("amod", "compound", "nmod:desc") or (
                dep == "nmod" and case in ("between", "with", "among", "of", "involving", "by", "from")
            ):
                self.add(
                    anchor,
                    c,
                    self.role_with(c)
                    or ("mediator" if case == "by" else "party" if case in ("between", "with", "among") else None),
                )
            elif dep in ("acl", "acl:relcl"):
                self.of_clause(anchor, c, i)

    def role_with(self, c: int) -> str | None:
        """The role in "with X as mediator"."""
        p = self.parsed
        return next(
            (vocabulary.ROLE_NOUNS.get(p.lemmas[k]) for k in p.kids(c, "nmod", "obl", "acl") if p.marker(k) == "as"),
            None,
        )

    def of_governor(self, anchor: Anchor, i: int) -> None:
        """What the verb above a talk noun says of it and of its own subject and object."""
        p = self.parsed
        above = p.heads[i]
        if above == i:
            return
        if p.deps[i] == "conj":
            above = p.heads[above]
        if p.upos[above] in NOMINAL and p.deps[i] == "nmod":
            if p.lemmas[above] in vocabulary.SPANS:
                anchor.marker = anchor.marker or self.marker_of(above)
                self.of_noun(anchor, above)
                self.of_governor(anchor, above)
            elif (role := NOMINAL_ROLES.get(p.lemmas[above])) is not None:
                for c in p.kids(above, "nmod:poss", "nmod", "amod"):
                    if c != i:
                        self.add(anchor, c, role)
            elif p.lemmas[above] in vocabulary.ROLE_NOUNS and p.marker(i) == "of":
                role = vocabulary.ROLE_NOUNS[p.lemmas[above]]
                self.add(anchor, above, role)
                subject = p.child(p.heads[above], "nsubj")
                if subject is not None:
                    self.add(anchor, subject, role)
            elif above in self.cast.at and p.marker(i) in ("to", "at", "in"):
                self.add(anchor, above, vocabulary.ROLE_NOUNS.get(p.lemmas[above]))
        elif p.upos[above] in ("VERB", "AUX"):
            self.of_clause(anchor, above, i)

    def marker_of(self, i: int) -> str | None:
        p = self.parsed
        modifiers = {p.lower[c] for c in p.children[i] if p.deps[c] in ("amod", "compound")}
        return _marker(modifiers)

    def of_clause(self, anchor: Anchor, verb: int, noun: int) -> None:
        """Roles that a verb gives: "X hosted the talks", "the talks, mediated by X, broke down"."""
        p = self.parsed
        lemma = p.lemmas[verb]
        role = self.role_of_subject(verb)
        subject = p.child(verb, "nsubj")
        agent = next((c for c in p.kids(verb, "obl", "obl:agent") if p.marker(c) == "by"), None)
        doer = agent if agent is not None else subject
        if doer is not None and doer != noun and self.takes_part(verb, noun, lemma):
            self.add(anchor, doer, role, self.attendance_of(verb))
        if (
            doer is None
            and p.deps[verb] in ("xcomp", "advcl", "conj")
            and lemma in (vocabulary.ATTENDING | vocabulary.MEETING | vocabulary.HOLDING | vocabulary.HOSTING)
        ):
            above = p.child(p.heads[verb], "nsubj")
            if above is not None and above != noun:
                self.add(anchor, above, role, self.attendance_of(verb))
        for c in p.kids(verb, "obl"):
            if p.marker(c) in ("with", "between", "among") and lemma in (
                vocabulary.HOLDING | vocabulary.REACHING | vocabulary.MEETING
            ):
                self.add(anchor, c, "party")
            elif p.marker(c) in ("with",) and lemma in ("attend", "open", "begin"):
                self.add(anchor, c, None)
        if lemma in vocabulary.INVITING or lemma in vocabulary.EXCLUDING:
            thing = p.child(verb, "obj", "nsubj:pass")
            if thing is not None and thing != noun:
                self.add(anchor, thing, None, self.attendance_of_invited(verb))
        self.status_by(anchor, verb)
        attempt = p.heads[verb]
        if p.deps[verb] == "acl" and p.lemmas[attempt] in vocabulary.ATTEMPTS and p.heads[attempt] != attempt:
            # "A previous attempt to host talks was thwarted": what became of the attempt became of the talks.
            anchor.marker = anchor.marker or self.marker_of(attempt)
            self.status_by(anchor, p.heads[attempt])

    def takes_part(self, verb: int, noun: int, lemma: str) -> bool:
        """Whether the subject of a verb is at the round that the verb's object or adjunct names."""
        p = self.parsed
        listed = (
            vocabulary.HOLDING
            | vocabulary.HOSTING
            | vocabulary.CONVENING
            | vocabulary.MEDIATING
            | vocabulary.ATTENDING
            | vocabulary.OBSERVING
            | vocabulary.REACHING
            | vocabulary.BOYCOTTING
            | vocabulary.LEAVING
            | vocabulary.CALLING_OFF
            | vocabulary.POSTPONING
        )
        if lemma in listed:
            return True
        return self.particle(verb) in vocabulary.WALKING_OUT | vocabulary.STAYING_AWAY or (
            lemma == "send" and p.deps[noun] == "obl"
        )

    def particle(self, verb: int) -> tuple[str, str]:
        p = self.parsed
        word = next((p.lower[c] for c in p.children[verb] if p.deps[c] in ("compound:prt", "advmod") and c > verb), "")
        if not word and verb + 1 < len(p.words):
            word = p.lower[verb + 1]
        return p.lemmas[verb], word

    def role_of_subject(self, verb: int) -> str | None:
        p = self.parsed
        lemma = p.lemmas[verb]
        if (as_role := role_as(p, verb)) is not None:
            return as_role
        if self.particle(verb) in vocabulary.WITH_PARTICLE:
            return None
        if lemma in vocabulary.HOSTING:
            return "host"
        if lemma in vocabulary.FACILITATING:
            return "facilitator"
        if lemma in vocabulary.MEDIATING:
            return "mediator"
        if lemma in vocabulary.CONVENING:
            return "convener"
        if lemma in vocabulary.OBSERVING:
            return "observer"
        if lemma in vocabulary.REACHING or lemma in vocabulary.MEETING or lemma in vocabulary.HOLDING:
            return "party"
        return None

    def attendance_of(self, verb: int) -> str | None:
        """What a verb says of its subject's coming, refusals above it included."""
        p = self.parsed
        lemma, particle = p.lemmas[verb], self.particle(verb)
        if lemma in ("boycott", "shun", "snub", "reject", "refuse", "decline", "spurn"):
            return None if is_negated(p, verb) else "declined"
        if particle in vocabulary.WALKING_OUT or lemma in vocabulary.LEAVING or lemma in vocabulary.CALLING_OFF:
            return "withdrew"
        if lemma == "skip" or particle in vocabulary.STAYING_AWAY:
            return "absent"
        if lemma in vocabulary.ATTENDING | vocabulary.MEETING | {"send", "observe", "host", "hold"}:
            said = stance(p, verb)
            return said if said != "attended" else None
        return None

    def attendance_of_invited(self, verb: int) -> str:
        p = self.parsed
        if p.lemmas[verb] in vocabulary.EXCLUDING or is_negated(p, verb):
            return "excluded"
        return "invited"

    def is_ahead(self, verb: int) -> bool:
        """Whether a verb speaks of what is to come."""
        p = self.parsed
        helpers = {p.lower[c] for c in p.children[verb] if p.deps[c] in ("aux", "cop", "aux:pass")}
        if helpers & {"will", "'ll", "’ll", "shall", "may", "might", "could"}:
            return True
        if p.xpos[verb] == "VB" and any(p.lower[c] == "to" for c in p.children[verb]):
            above = p.heads[verb]
            if p.deps[verb] in ("advcl", "xcomp") and above != verb and self.is_ahead(above):
                return True
            return (
                above == verb
                or p.deps[verb] == "root"
                or p.lemmas[above]
                in vocabulary.PLANNING
                | vocabulary.PROPOSING
                | {"be", "agree", "plan", "hope", "intend", "promise", "ready", "likely", "prepare", "want"}
                or bool({p.lower[c] for c in p.children[verb]} & {"is", "are"})
            )
        return p.lemmas[verb] in vocabulary.PLANNING and p.xpos[verb] == "VBN"

    def status_by(self, anchor: Anchor, verb: int) -> None:
        """The state of a round by the verb that it hangs on."""
        p = self.parsed
        lemma = p.lemmas[verb]
        status = vocabulary.WITH_PARTICLE.get(self.particle(verb))
        if status is None and lemma in vocabulary.CALLING_OFF:
            status = "cancelled"
        elif status is None and lemma in vocabulary.POSTPONING:
            status = "postponed"
        elif status is None and (
            lemma in vocabulary.FAILING or (lemma == "end" and "without" in p.lower[verb : verb + 4])
        ):
            status = "collapsed"
        elif (
            status is None
            and lemma in vocabulary.PROPOSING
            and p.deps[anchor.word] in ("obj", "obl", "acl:relcl")
            and lemma not in ("hold",)
        ):
            status = "proposed"
        if status is None and self.is_ahead(verb):
            anchor.ahead = True
            status = "planned"
        elif (
            status is None
            and p.deps[verb] in ("xcomp", "ccomp", "advcl")
            and p.lemmas[p.heads[verb]] in ("refuse", "decline")
        ):
            status = "refused"
        if status in OVERRIDING or anchor.status is None:
            anchor.status = status

    def by_verb(self, i: int) -> Anchor | None:
        """ "A met B", "A and B signed an accord", "X mediated between A and B", "A spoke by phone with B"."""
        p = self.parsed
        lemma = p.lemmas[i]
        if lemma in vocabulary.MEETING:
            return self.by_meeting(i)
        if lemma in vocabulary.HOSTING:
            return self.by_receiving(i)
        if lemma in vocabulary.GATHERING and any(p.lower[c] == "together" for c in p.children[i]):
            return self.by_gathering(i)
        if lemma in ("mediate", "shuttle") or (lemma in ("broker", "facilitate") and p.child(i, "obj") is None):
            anchor = Anchor(i, definite=True)
            doer = p.child(i, "nsubj")
            if doer is not None:
                self.add(anchor, doer, self.role_of_subject(i))
            for c in p.kids(i, "obl", "obj"):
                if p.marker(c) in ("between", "among", "") and p.upos[c] != "PRON":
                    self.add(anchor, c, "party")
            self.status_by(anchor, i)
            self.when_and_where(anchor, i)
            return anchor if len(anchor.rows) > 1 else None
        return None

    def by_receiving(self, i: int) -> Anchor | None:
        """ "X received Y", "a delegation was received by X": host and guest at one table."""
        p = self.parsed
        host = p.child(i, "nsubj")
        agent = next((c for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by"), None)
        guest = p.child(i, "obj") if host is not None else p.child(i, "nsubj:pass")
        host = host if host is not None else agent
        if host is None or guest is None or not self.actors_at(guest) or not self.actors_at(host):
            return None
        anchor = Anchor(i)
        self.add(anchor, host, "party", self.attendance_of(i))
        self.add(anchor, guest, "party")
        self.status_by(anchor, i)
        self.when_and_where(anchor, i)
        return anchor

    def by_gathering(self, i: int) -> Anchor | None:
        """ "X brought A and B together": X convenes, the others are parties."""
        p = self.parsed
        anchor = Anchor(i)
        subject, things = subject_of(p, i), p.kids(i, "obj")
        if subject is not None:
            self.add(anchor, subject, "mediator")
        for c in things:
            self.add(anchor, c, "party")
        self.status_by(anchor, i)
        self.when_and_where(anchor, i)
        return anchor if len(anchor.rows) > 1 else None

    def by_meeting(self, i: int) -> Anchor | None:
        p = self.parsed
        lemma = p.lemmas[i]
        anchor = Anchor(i)
        counterparts = [
            c
            for c in p.kids(i, "obl")
            if p.marker(c) in ("with", "to", "face") or (lemma == "negotiate" and p.marker(c) == "between")
        ]
        if lemma in ("meet", "telephone", "phone", "call", "see", "consult"):
            counterparts += p.kids(i, "obj")
        if (
            lemma in ("speak", "talk", "call")
            and not any(p.marker(c) in ("with",) for c in counterparts)
            and not self.by_phone(i)
        ):
            return None
        if lemma == "sit" and self.particle(i)[1] != "down":
            return None
        subject = subject_of(p, i)
        for c in [*([subject] if subject is not None else []), *counterparts]:
            self.add(anchor, c, "party", self.attendance_of(i) if c == subject else None)
        together = (
            subject is not None
            and lemma == "meet"
            and not counterparts
            and (p.xpos[subject] == "NNS" or p.lower[subject] == "they" or p.lemmas[subject] in vocabulary.JOINT)
        )
        if len(anchor.rows) < 2 and not together:
            return None
        anchor.by_phone = self.by_phone(i)
        if is_negated(p, i) and not self.attendance_of(i):
            anchor.status = "refused" if any(p.lower[c] in ("would", "will") for c in p.children[i]) else None
            if anchor.status is None:
                return None
        self.status_by(anchor, i)
        self.when_and_where(anchor, i)
        return anchor

    def by_phone(self, i: int) -> bool:
        p = self.parsed
        return p.lemmas[i] in ("telephone", "phone") or any(
            p.lower[c] in ("phone", "telephone") for c in p.kids(i, "obl")
        )

    def add(self, anchor: Anchor, word: int, role: str | None, attendance: str | None = None) -> None:
        """Rows for a word and what is coordinated with it."""
        p = self.parsed
        for head in p.conjuncts(word):
            for actor in self.actors_at(head):
                if all(r.actor != actor for r in anchor.rows):
                    anchor.rows.append(
                        Row(
                            actor,
                            head,
                            role or vocabulary.ROLE_NOUNS.get(p.lemmas[head] if p.lemmas[head] != "party" else ""),
                            attendance,
                        )
                    )

    def actors_at(self, head: int) -> tuple[ActorId, ...]:
        """Who a phrase brings to a round: itself, or whom its head serves ("leaders of X and Y")."""
        p = self.parsed
        if head in self.cast.at:
            return self.cast.at[head]
        found: list[ActorId] = []
        for c in p.children[head]:
            if p.deps[c] in ("nmod", "nmod:poss", "amod", "compound", "appos", "nmod:desc") and p.marker(c) in (
                "of",
                "from",
                "for",
                "",
            ):
                for inner in p.conjuncts(c):
                    found += self.cast.at.get(inner, ())
        return tuple(found)

    def when_and_where(self, anchor: Anchor, i: int) -> None:
        """The place and the days of an anchor's phrase and clause."""
        anchor.place = self.where(i)
        anchor.times = list(self.times_of(i))

    def where(self, i: int) -> Place | None:
        """The place that hangs nearest on an anchor's frame, no clause between: "in Lomé", "at a hotel in Istanbul"."""
        p = self.parsed
        start, end = p.sentences[p.sentence_of[i]]
        frame = {head: rank for rank, head in enumerate(self.frame(i))}
        best, best_rank = None, (99, 99)
        for word, place in (self.cast.places or {}).items():
            if not start <= word < end or not (self.is_location(word) or p.heads[word] == i):
                continue
            steps, at = 0, word
            while at not in frame and p.deps[at] in PHRASAL and p.heads[at] != at and steps < 6:
                at, steps = p.heads[at], steps + 1
            if at in frame and (frame[at] + steps, abs(word - i)) < best_rank:
                best, best_rank = place, (frame[at] + steps, abs(word - i))
        return best

    def is_location(self, word: int) -> bool:
        """Whether a place name says where: "in Rome", "the Rome talks", not "from Rome"."""
        p = self.parsed
        case = p.marker(word).split(" ")[0]
        if case:
            return case in ("in", "at", "outside", "near", "inside", "on")
        above = p.heads[word]
        return (
            (p.deps[word] == "compound" and p.lemmas[above] in vocabulary.ROUNDS)
            or (p.deps[word] in ("appos", "flat", "nmod:unmarked") and self.is_location(above))
            if above != word
            else False
        )

    def frame(self, i: int) -> Iterator[int]:
        """An anchor's own word, then the verb of its clause."""
        p = self.parsed
        yield i
        yield from p.kids(i, "acl", "acl:relcl")
        for above in p.up(i):
            yield above
            if p.upos[above] in ("VERB", "AUX") or p.kids(above, "cop"):
                return

    def times_of(self, i: int) -> Iterator[Time]:
        """Dates that hang on an anchor's frame, and none that hang on another clause."""
        p = self.parsed
        seen: set[tuple[int, int]] = set()
        for head in self.frame(i):
            for c in p.children[head]:
                if (
                    c == i
                    or p.deps[c] in ("ccomp", "advcl", "conj", "parataxis", "acl:relcl", "nsubj")
                    or (p.deps[c] == "acl")
                ):
                    continue
                a, b = p.edges[c]
                if b - a > 12:
                    continue
                for t in p.times_in(a, b):
                    if t.type in ("DATE", "TIME") and t.span not in seen:
                        seen.add(t.span)
                        yield t


def is_day_of_saying(p: Parsed, word: int) -> bool:
    """ "Peru said on Sunday it would host …": whether a time that begins at a word is next after a verb of speaking."""
    verb = word - 2 if word > 1 and p.lower[word - 1] == "on" else word - 1
    return verb >= 0 and p.upos[verb] == "VERB" and p.lemmas[verb] in SPEAKING


def _marker(modifiers: set[str]) -> str | None:
    return "earlier" if modifiers & vocabulary.EARLIER else "later" if modifiers & vocabulary.LATER else None
