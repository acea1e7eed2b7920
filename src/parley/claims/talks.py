"""A parsed text and its cast in, talks out: every round of contact, with a row for each delegation.

A report without a conflict between parties has none, whatever its nouns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import Fact, find_facts, find_memberships
from parley.claims.contacts import Row, find_anchors
from parley.claims.rounds import Round, group_anchors
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.parsed import Parsed
from parley.record import ActorId, Date, Evidence, Outcome, Participant, Place, Statement, Talk, Time

# Whose quarrel it is goes without saying for a few parties; measured on the training reports.
MOST_LENT = 4
POLITICAL = frozenset({"state", "government", "armed_group", "party", "igo"})
ROLE_ORDER = ("party", "mediator", "facilitator", "convener", "host", "guarantor", "observer", "guest", "participant")
ATTENDANCE_ORDER = (
    "withdrew",
    "disinvited",
    "excluded",
    "declined",
    "absent",
    "attended",
    "confirmed",
    "attending",
    "invited",
    "unknown",
)
PARTY_KINDS = frozenset({"armed_group", "party", "community"})
# Nouns whose number is the size of a delegation.
COUNTED = frozenset(
    "man woman member person people strong delegate representative envoy official negotiator "
    "leader commander officer delegation diplomat minister".split()
)
NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
}


def find_talks(
    parsed: Parsed, cast: Cast, codebook: Codebook, statements: Sequence[Statement] = ()
) -> tuple[Talk, ...]:
    """All rounds of a text in order of first mention; `statements` tell which rest on somebody's word."""
    rounds = group_anchors(parsed, find_anchors(parsed, cast))
    facts = find_facts(parsed, cast)
    for fact in facts:
        _place_fact(parsed, rounds, fact)
    rounds = _with_parties(cast, rounds)
    maker = _Maker(parsed, cast, codebook, statements)
    maker.parties = frozenset(
        maker.body_of(r.actor) for found in rounds for r in _parties(cast, found) if r.role == "party"
    )
    talks = [t for t in map(maker.talk, rounds) if t is not None]
    return tuple(replace(t, id=f"t{n}") for n, t in enumerate(talks, 1))


def _place_fact(parsed: Parsed, rounds: list[Round], fact: Fact) -> None:
    """A row apart from any talk noun goes to the round of its sentence, else of its paragraph, else to the main one."""
    here = parsed.sentence_of[fact.word]
    before = [(a.word, r, a) for r in rounds for a in r.anchors if parsed.sentence_of[a.word] <= here]
    same = [b for b in before if parsed.sentence_of[b[0]] == parsed.sentence_of[fact.word]]
    near = [
        b for b in before if parsed.paragraphs[b[0]] == parsed.paragraphs[fact.word] and not _is_aside(parsed, b[0])
    ]
    main = [b for b in before if b[1].is_main]
    choice = same or near or main or before or [(a.word, r, a) for r in rounds[:1] for a in r.anchors[:1]]
    if not choice:
        return
    _, _, host = max(choice, key=lambda b: b[0])
    known = next((r for r in host.rows if r.actor == fact.actor), None)
    if known is not None:
        host.rows.remove(known)
    host.rows.append(
        Row(
            fact.actor,
            fact.word,
            fact.role or (known.role if known else None),
            fact.attendance or (known.attendance if known else None),
        )
    )


def _is_aside(parsed: Parsed, word: int) -> bool:
    """Whether a word stands in a subordinate clause: "since they opened negotiations here a year ago"."""
    return any(parsed.deps[w] in ("advcl", "acl", "acl:relcl") for w in (word, *parsed.up(word)))


def _with_parties(cast: Cast, rounds: list[Round]) -> list[Round]:
    """A round that names fewer than two parties had those of the main round, else of the nearest that shares one."""
    parties = [_parties(cast, r) for r in rounds]
    for n, found in enumerate(rounds):
        own = {cast.body_of(r.actor) for r in parties[n]}
        if len(own) > 1:
            continue
        others = [m for m in range(len(rounds)) if m != n and len({cast.body_of(r.actor) for r in parties[m]}) > 1]
        fitting = [m for m in others if not own or own & {cast.body_of(r.actor) for r in parties[m]}]
        if not fitting:
            continue
        lender = min(fitting, key=lambda m: (not rounds[m].is_main, abs(m - n), m > n))
        word = found.anchors[0].word
        lent = dict.fromkeys(cast.body_of(r.actor) for r in parties[lender])
        lent = dict.fromkeys(sorted(lent, key=lambda b: -len(cast.by_id[b].mentions))[:MOST_LENT])
        if lent:
            found.anchors[0].rows += [Row(body, word, "party") for body in lent if body not in own]
    return rounds


def _parties(cast: Cast, found: Round) -> list[Row]:
    """The rows of a round that name a party: by role, or a power named without one."""
    rows = [r for a in found.anchors for r in a.rows if r.attendance not in ("excluded", "declined")]
    return [
        r
        for r in rows
        if r.role == "party"
        or (
            r.role is None and cast.by_id[cast.body_of(r.actor)].kind in ("state", "government", "armed_group", "party")
        )
    ]


class _Maker:
    """Turns the anchors of one round into its record."""

    def __init__(self, parsed: Parsed, cast: Cast, codebook: Codebook, statements: Sequence[Statement]) -> None:
        self.parsed, self.cast, self.codebook, self.statements = parsed, cast, codebook, statements
        self.memberships = find_memberships(parsed, cast)
        self.parties: frozenset[ActorId] = frozenset()  # who is a party to any round of the report

    def body_of(self, actor: ActorId) -> ActorId:
        """The delegation that an actor belongs to: by a clause of the report, by title, or itself."""
        body = self.cast.body_of(actor)
        found = self.cast.by_id[body]
        if found.member_of and normal(found.name).split()[-1:] == ["embassy"]:
            return found.member_of[0]
        return self.memberships.get(actor, body) if body == actor else body

    def talk(self, found: Round) -> Talk | None:
        vouching = self.vouching(found)
        status = self.status(found) if vouching is None else self.status_on_word(found, vouching)
        participants = self.participants(found, status)
        start, end = self.dates(found)
        if len(participants) < 2 and not (participants and (start or found.place)):
            return None
        if not self.is_political(participants):
            return None
        return Talk(
            id="",
            status=status,
            participants=participants,
            evidence=self.evidence(a.word for a in found.anchors),
            format=self.format(found, participants),
            publicity="secret" if any(a.secret for a in found.anchors) else None,
            start=start,
            end=end,
            place=found.place or self.at_dateline(found),
            outcome=self.outcome(found, status),
            according_to=_sources(vouching),
        )

    def vouching(self, found: Round) -> list[Statement] | None:
        """The statements that a round rests on, where the report itself never states it; None where it does."""
        statements = []
        for anchor in found.anchors:
            at = self.parsed.begins[anchor.word]
            around = [s for s in self.statements if s.span[0] <= at < s.span[1]]
            if not around:
                return None
            statements.append(around[-1])
        return statements

    def status_on_word(self, found: Round, statements: list[Statement]) -> str:
        """`denied` where a party denies it, `alleged` where an unnamed source tells it, else the plain status."""
        if any(s.act == "deny" for s in statements):
            return "denied"
        status = self.status(found)
        unnamed = all(s.speaker is None for s in statements)
        return "alleged" if unnamed and status == "held" else status

    def at_dateline(self, found: Round) -> Place | None:
        """The dateline's town, for the round that the report opens with where it names no other place."""
        p = self.parsed
        start, end = p.sentences[0]
        if not found.is_main or p.words[end - 1] not in ("—", "–", "--", "-") or any(a.ahead for a in found.anchors):
            return None
        return next((place for word, place in sorted((self.cast.places or {}).items()) if start <= word < end), None)

    def is_political(self, participants: tuple[Participant, ...]) -> bool:
        """Whether powers are at the table: states, armed groups, parties, or people who lead them."""
        powers = [p for p in participants if self.cast.by_id[p.actor].kind in POLITICAL]
        leaders = [p for p in participants if self.cast.by_id[p.actor].kind == "person" and p.level]
        return bool(powers) and len(powers) + len(leaders) > 1

    def evidence(self, words: Iterable[int]) -> Evidence:
        return tuple(sorted({self.parsed.sentence_span(w) for w in words}))

    def status(self, found: Round) -> str:
        states = [a.status for a in found.anchors if a.status]
        for state in ("cancelled", "postponed", "collapsed", "refused"):
            if state in states:
                return state
        if found.ahead and states:
            return "proposed" if "proposed" in states else "planned"
        if states and all(s == "proposed" for s in states) and len(states) == len(found.anchors):
            return "proposed"
        return "held"

    def dates(self, found: Round) -> tuple[Date | None, Date | None]:
        """The day a round was on, or the two ends of an interval."""
        first, last = (
            [t for a in found.anchors if a.edge == edge for t in a.times if _is_dated(t)] for edge in ("start", "end")
        )
        dated = [t for t in found.times if _is_dated(t)]
        if not dated:
            return None, None
        if first and not last:
            others = [t for t in dated if t not in first and t.value > first[0].value]
            return _date(first[0]), _date(others[0]) if others else None
        if last and not first:
            others = [t for t in dated if t not in last and t.value < last[0].value]
            return (_date(others[0]) if others else None), _date(last[0])
        best = max(dated, key=lambda t: len(re.sub(r"T.*|/.*", "", t.value)))
        value = re.sub(r"T.*", "", best.value)
        if "/" in value:
            a, b = value.split("/", 1)
            return Date(a, (best.span,)), Date(b, (best.span,))
        return _date(best), None

    def format(self, found: Round, participants: tuple[Participant, ...]) -> str | None:
        given = [a.format for a in found.anchors if a.format]
        for form in ("phone", "shuttle", "proximity"):
            if form in given:
                return form
        if any(p.role in ("mediator", "facilitator") for p in participants):
            return "mediated"
        return given[0] if given else "direct" if len(participants) == 2 else None

    def outcome(self, found: Round, status: str) -> Outcome | None:
        accord = next((a for a in found.anchors if a.accord), None)
        if accord is not None and status == "held":
            return Outcome("agreement", self.parsed.words[accord.word], self.evidence([accord.word]))
        return Outcome("none") if status == "collapsed" else None

    def participants(self, found: Round, status: str) -> tuple[Participant, ...]:
        """One row a delegation: persons go to the body they act for as members, roles and attendance are settled."""
        rows: dict[ActorId, list[Row]] = {}
        for anchor in found.anchors:
            for row in anchor.rows:
                rows.setdefault(self.body_of(row.actor), []).append(row)
        return tuple(
            self.participant(body, mine, status, found) for body, mine in rows.items() if self.may_take_part(body, mine)
        )

    def may_take_part(self, body: ActorId, rows: list[Row]) -> bool:
        """Media, courts and companies are at no table unless a role is stated."""
        actor = self.cast.by_id[body]
        if actor.kind in ("media", "company"):
            return False
        return not (
            actor.kind in ("other", "community", "ngo")
            and all(r.role is None and r.attendance is None for r in rows)
            and actor.country is None
            and actor.wikidata is None
        )

    def participant(self, body: ActorId, rows: list[Row], status: str, found: Round) -> Participant:
        people = [r for r in rows if r.actor != body]
        return Participant(
            actor=body,
            role=self.role(body, rows),
            attendance=self.attendance(rows, status),
            evidence=self.evidence(r.word for r in rows),
            level=self.level(rows),
            size=next((s for s in (self.size(r.word) for r in rows) if s is not None), None),
            members=tuple(dict.fromkeys(r.actor for r in people)),
        )

    def role(self, body: ActorId, rows: list[Row]) -> str:
        stated = {r.role for r in rows if r.role}
        actor = self.cast.by_id[body]
        if actor.kind == "igo" and stated <= {"party"}:
            return "participant"
        for role in ROLE_ORDER:
            if role in stated:
                return role
        if actor.kind in PARTY_KINDS or body in self.parties:
            return "party"
        return "participant"

    def attendance(self, rows: list[Row], status: str) -> str:
        stated = {r.attendance for r in rows if r.attendance}
        for value in ATTENDANCE_ORDER:
            if value in stated:
                return value
        if status in ("held", "collapsed"):
            return "attended"
        return "attending" if status == "under_way" else "unknown"

    def level(self, rows: list[Row]) -> str | None:
        """The highest level among those named and the nouns that describe the delegation."""
        found = set()
        for row in rows:
            actor = self.cast.by_id[row.actor]
            for title in actor.titles:
                level = self.level_of(title.title)
                if level:
                    found.add(level)
            level = self.level_of(self.parsed.lemmas[row.word])
            if level:
                found.add(level)
        return next((level for level in vocabulary.LEVELS if level in found), None)

    def level_of(self, title: str) -> str | None:
        words = normal(title).split()
        if "former" in words:
            return None
        for start in range(len(words)):
            known = self.codebook.titles.get(" ".join(words[start:]))
            if known is not None and known.level:
                return (
                    "senior_official"
                    if "deputy" in words and known.level in ("minister", "head_of_state", "head_of_government")
                    else known.level
                )
        return None

    def size(self, word: int) -> int | None:
        """How many people came: "a five-man delegation", "a delegation of 40", "the team, four strong"."""
        p = self.parsed
        sent = [
            c
            for c in p.kids(p.heads[word], "obj")
            if p.deps[word] == "nsubj" and p.lemmas[p.heads[word]] in ("send", "dispatch")
        ]
        for head in (word, *sent):
            for c in (head, *p.children[head]):
                if p.lemmas[c] not in COUNTED:
                    continue
                numbers = p.kids(c, "nummod", "compound", "obl:unmarked")
                number = next((n for n in numbers if _number(p.lower[n]) is not None), None)
                if number is not None:
                    return _number(p.lower[number])
            for c in p.kids(head, "nmod"):
                if p.lemmas[head] in ("delegation", "team") and p.marker(c) == "of" and _number(p.lower[c]) is not None:
                    return _number(p.lower[c])
                n = p.child(c, "nummod")
                if p.lemmas[head] in ("delegation", "team") and p.marker(c) == "of" and n is not None:
                    return _number(p.lower[n])
        return None


def _is_dated(t: Time) -> bool:
    return re.match(r"\d{4}|XXXX-\d|XXXX-W", t.value) is not None


def _date(t: Time) -> Date:
    return Date(re.sub(r"T.*", "", t.value), (t.span,))


def _sources(statements: list[Statement] | None) -> tuple[str, ...]:
    """Actor ids, or descriptions of unnamed sources, of those who vouch for a round."""
    found: list[str] = []
    for s in statements or ():
        if s.act == "deny":
            continue
        speakers = (s.speaker,) if isinstance(s.speaker, str) else s.speaker or ()
        found += speakers or ([s.source.description] if s.source.description else [])
    return tuple(dict.fromkeys(found))


def _number(word: str) -> int | None:
    if word in NUMBERS:
        return NUMBERS[word]
    plain = word.replace(",", "")
    return int(plain) if plain.isdigit() and len(plain) < 6 else None


__all__ = ["find_talks"]
