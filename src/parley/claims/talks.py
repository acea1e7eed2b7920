"""A parsed text and its cast in, talks out: every round of contact, with a row for each delegation.

A report without a conflict between parties has none, whatever its nouns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.chooser import Chooser, Network
from parley.claims.delegations import Candidate, Delegations, Look
from parley.claims.details import Details
from parley.claims.fates import borne_out, fate_by_rule, fate_traits, statements_around
from parley.claims.fragments import joined
from parley.claims.memberships import find_memberships
from parley.claims.rounds import Round, group_signals
from parley.claims.settings import Settings
from parley.claims.signals import SHORT, Signal, find_signals, is_power, subject_traits
from parley.claims.stated_roles import listed_together, stated_roles, with_shared_roles, with_stated_roles
from parley.claims.taken_up import TakenUp
from parley.claims.vouchers import sole_voucher
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.parsed import Parsed
from parley.record import Actor, ActorId, Date, Evidence, Participant, Place, Statement, Talk

# Scores above which a body is at a round, a second side of it perhaps, and a person of its delegation.
PRESENT = -0.3
PERHAPS = -2.0
# Score below which a text is about something else, that of a short one, and words below which it is too short to
# say so.
# From the wires of gold/casebook and from quiet ones: few words are left to tell a subject by.
ABOUT = 1.0
ABOUT_IF_SHORT = -1.0
SHORTEST = 60
# What a status and an attendance that do not fit each other come to.
IN_COURSE = {("under_way", "attended"): "attending", ("held", "attending"): "attended"}
# Statuses of rounds that never began: nobody was at them.
# "Did not come" says less than why: that the others were told not to, or would not.
MISSING = frozenset(("absent", why) for why in ("declined", "withdrew", "excluded", "disinvited"))
UNBEGUN = frozenset({"planned", "proposed", "cancelled", "postponed", "refused"})
MEMBER = -0.3
ORGANS = frozenset("ministry department army police military parliament congress office navy".split())
REBELS = frozenset("rebel rebels guerrilla guerrillas insurgent insurgents separatist separatists".split())
# Houses that a body keeps elsewhere: who comes from there is of the body's delegation.
MISSIONS = ("embassy", "consulate", "political office", "liaison office", "representative office")


def find_talks(
    parsed: Parsed,
    cast: Cast,
    codebook: Codebook,
    chooser: Chooser,
    statements: Sequence[Statement] = (),
    published: str | None = None,
) -> tuple[Talk, ...]:
    """All rounds of a text in order of first mention; `statements` tell which rest on somebody's word."""
    if not is_about_conflict(parsed, cast, chooser["about"]):
        return ()
    body_of = bodies_of(parsed, cast)
    signals = find_signals(parsed, cast, body_of)
    rounds = group_signals(parsed, signals, TakenUp(parsed, cast, signals, chooser["where"], published))
    if not rounds:
        return ()
    settings = Settings(parsed, cast, rounds, published)
    rounds = joined(rounds, settings.days(chooser), settings.towns(chooser), is_short=len(parsed.words) < SHORT)
    maker = _Maker(parsed, cast, codebook, chooser, body_of, rounds, signals, statements, published)
    details = Details(parsed, cast, body_of, rounds)
    return details.together({n: details.of(talk, n) for n, talk in maker.talks().items()})


def is_about_conflict(parsed: Parsed, cast: Cast, network: Network) -> bool:
    """Whether a text is not plainly about something else: wages, football, the climate. A short one may be."""
    if len(parsed.words) < SHORTEST:
        return True
    least = ABOUT_IF_SHORT if len(parsed.words) < SHORT else ABOUT
    return float(network.scores([subject_traits(parsed, cast)])[0, 0]) > least


def bodies_of(parsed: Parsed, cast: Cast) -> dict[ActorId, ActorId]:
    """The delegation that each actor belongs to: by a clause of the report, by title, or itself."""
    memberships = find_memberships(parsed, cast)
    found = {}
    for actor in cast.actors:
        body = cast.body_of(actor.id)
        known = cast.by_id[body]
        if known.member_of and normal(known.name).endswith(MISSIONS):
            body = known.member_of[0]
        found[actor.id] = memberships.get(actor.id, body) if body == actor.id else body
    return found | the_only_rebels(cast)


def the_only_rebels(cast: Cast) -> dict[ActorId, ActorId]:
    """The group that "the rebels" and "rebel negotiators" are, where a report names one group alone."""
    groups = [a for a in cast.actors if a.kind == "armed_group"]
    unnamed = [a for a in groups if is_any_group(a)]
    named = [a for a in groups if a not in unnamed]
    if len(named) != 1:
        return {}
    country = named[0].country
    return {a.id: named[0].id for a in unnamed if None in (a.country, country) or a.country == country}


def is_any_group(actor: Actor) -> bool:
    """Whether a group has no name but that it is under arms: "rebels", "Muslim rebels"."""
    words = actor.name.split()
    return words[-1].islower() and not REBELS.isdisjoint(normal(actor.name).split())


def is_organ(actor: Actor) -> bool:
    """Whether a body is an office or a force of a state, not a council or a province that may come for itself."""
    return actor.kind == "government" and not ORGANS.isdisjoint(normal(actor.name).split())


def first_look(delegations: Delegations, candidates: Sequence[Sequence[Candidate]], network: Network) -> list[Look]:
    """For each round what the scores of its candidates come to, each judged by itself."""
    traits = [[delegations.traits(number, c) for c in here] for number, here in enumerate(candidates)]
    return [
        Look({c.body: score for c, score in zip(here, scores[:, 0].tolist(), strict=True)})
        for here, scores in zip(candidates, network.scores_of_each(traits), strict=True)
    ]


def with_status(traits: tuple[str, ...], status: str) -> tuple[str, ...]:
    """The traits of a delegation with what became of the round."""
    return (*traits, f"status={status}")


class _Maker:
    """Turns rounds into talks. Each network is asked for all rounds together, which is faster."""

    def __init__(
        self,
        parsed: Parsed,
        cast: Cast,
        codebook: Codebook,
        chooser: Chooser,
        body_of: dict[ActorId, ActorId],
        rounds: Sequence[Round],
        signals: Sequence[Signal],
        statements: Sequence[Statement],
        published: str | None,
    ) -> None:
        self.parsed, self.cast, self.codebook, self.chooser, self.body_of = parsed, cast, codebook, chooser, body_of
        self.rounds, self.statements, self.published = rounds, statements, published
        self.delegations = Delegations(parsed, cast, body_of, rounds, signals)
        self.settings = Settings(parsed, cast, rounds, published)
        self.roles = stated_roles(parsed, cast, body_of)
        self.lists = listed_together(parsed, cast, body_of)
        self.levels: dict[str, str | None] = {}  # of titles

    def talks(self) -> dict[int, Talk]:
        """The talks by the numbers of their rounds."""
        fates = [fate_traits(self.parsed, found, self.statements, self.published) for found in self.rounds]
        chosen = zip(self.rounds, self.chooser["status"].labels_of(fates), strict=True)
        statuses = [
            fate_by_rule(self.parsed, found) or borne_out(self.parsed, found, status) for found, status in chosen
        ]
        parts = zip(
            statuses,
            self.participants(statuses),
            self.settings.days(self.chooser),
            self.settings.towns(self.chooser),
            strict=True,
        )
        made = {number: self.talk(number, *told) for number, told in enumerate(parts)}
        return {number: talk for number, talk in made.items() if talk is not None}

    def talk(
        self,
        number: int,
        status: str,
        participants: tuple[Participant, ...],
        dates: tuple[Date | None, Date | None],
        place: Place | None,
    ) -> Talk | None:
        """One round's talk; None where too few powers are at it."""
        start, end = dates
        if len(participants) < 2 and not (participants and (start or place)):
            return None
        if not self.is_political(participants):
            return None
        found = self.rounds[number]
        return Talk(
            id="",
            status=status,
            participants=participants,
            evidence=self.evidence(found.words),
            start=start,
            end=end,
            place=place,
            according_to=self.sources(found),
        )

    def sources(self, found: Round) -> tuple[str, ...]:
        """On whose word a round stands; empty for the report's own."""
        alone = sole_voucher(self.parsed, self.cast, found)
        return (alone,) if alone is not None else _sources(self.vouching(found))

    def vouching(self, found: Round) -> list[Statement] | None:
        """The statements that a round rests on, where the report itself never states it; None where it does.

        What is told of a round after the sentence that opens it only takes it up, but for what the report is about.
        """
        p, told = self.parsed, statements_around(self.parsed, found, self.statements)
        if not found.is_main:
            opening = p.sentence_of[found.words[0]]
            told = [s for s, w in zip(told, found.words, strict=True) if p.sentence_of[w] == opening]
        return [s for s in told if s is not None] if None not in told else None

    def participants(self, statuses: Sequence[str]) -> list[tuple[Participant, ...]]:
        """For each round one row a delegation: those that the network puts at it, with role and attendance."""
        present = [(number, c) for number, here in enumerate(self.present()) for c in here]
        traits = [with_status(self.delegations.traits(n, c), statuses[n]) for n, c in present]
        roles, attendances = (self.chooser[question].labels_of(traits) for question in ("role", "attendance"))
        rows: list[list[Participant]] = [[] for _ in self.rounds]
        for (n, c), role, came, members in zip(present, roles, attendances, self.members(present), strict=True):
            if came == "excluded" and not c.links and self.delegations.absence(n, c.body) is None:
                continue  # nobody is kept from a round that no sentence names him with
            words = [near.word for _, near in c.links if near.path != "far"] or list(c.words)
            row = Participant(
                actor=c.body,
                role="host" if role == "convener" and self.delegations.is_host_at_home(n, c) else role,
                attendance=self.attendance(n, c, came, statuses[n]),
                evidence=self.evidence(words or self.rounds[n].words[:1]),
                level=self.level(c, members, words),
                members=members,
            )
            rows[n].append(row)
        return [self.without_organs(with_shared_roles(with_stated_roles(r, self.roles), self.lists)) for r in rows]

    def without_organs(self, rows: Sequence[Participant]) -> tuple[Participant, ...]:
        """The rows but for ministries and forces of a state that has one: they are of its delegation, or only spoke."""
        actors = {row.actor: self.cast.by_id[row.actor] for row in rows}
        states = {a.country for a in actors.values() if a.kind == "state"}
        return tuple(row for row in rows if not (is_organ(actors[row.actor]) and actors[row.actor].country in states))

    def present(self) -> list[list[Candidate]]:
        """The delegations at each round."""
        candidates = [self.delegations.candidates(n) for n in range(len(self.rounds))]
        looked = first_look(self.delegations, candidates, self.chooser["present"])
        again = [[self.delegations.traits_again(n, c, looked) for c in here] for n, here in enumerate(candidates)]
        scores = [at[:, 0].tolist() for at in self.chooser["again"].scores_of_each(again)]
        return [self.chosen(n, *asked) for n, asked in enumerate(zip(candidates, scores, strict=True))]

    def chosen(self, number: int, candidates: Sequence[Candidate], scores: Sequence[float]) -> list[Candidate]:
        # A round has two sides: the likeliest two are there where they are not unlikely.
        least = max(min(PRESENT, *sorted(scores)[-2:]), PERHAPS) if scores else PRESENT
        return [
            c
            for c, score in zip(candidates, scores, strict=True)
            if self.delegations.absence(number, c.body) is not None
            or (score >= least and not self.delegations.is_onlooker(number, c))
        ]

    def attendance(self, number: int, c: Candidate, chosen: str, status: str) -> str:
        """Whether a delegation came: by a clause that says it stayed away, else as the network has it."""
        absence = self.delegations.absence(number, c.body)
        if absence is not None and (absence.attendance, chosen) not in MISSING:
            return absence.attendance
        if status in UNBEGUN and chosen in ("attended", "attending"):
            return "unknown"
        return IN_COURSE.get((status, chosen), chosen)

    def members(self, present: Sequence[tuple[int, Candidate]]) -> list[tuple[ActorId, ...]]:
        """For each delegation at a round the named delegates, head first as the report has them."""
        # In the order of the cast: two who are first mentioned together must not stand by chance.
        persons = [a for a in self.cast.actors if a.kind == "person"]
        persons.sort(key=lambda a: a.mentions[0] if a.mentions else (0, 0))
        people = [[a.id for a in persons if a.id in c.people and a.id != c.body] for _, c in present]
        asked = [
            [self.delegations.person_traits(n, a) for a in here] for (n, _), here in zip(present, people, strict=True)
        ]
        scores = self.chooser["member"].scores_of_each(asked)
        return [
            tuple(
                a
                for a, score in zip(here, found[:, 0].tolist(), strict=True)
                if score > MEMBER and not self.delegations.only_speaks(n, a)
            )
            for (n, _), here, found in zip(present, people, scores, strict=True)
        ]

    def is_political(self, participants: tuple[Participant, ...]) -> bool:
        """Whether powers are at the table: states, armed groups, parties, or people who lead them."""
        powers = [p for p in participants if is_power(self.cast, p.actor)]
        leaders = [p for p in participants if self.cast.by_id[p.actor].kind == "person" and p.level]
        return bool(powers) and len(powers) + len(leaders) > 1

    def evidence(self, words: Iterable[int]) -> Evidence:
        return tuple(sorted({self.parsed.sentence_span(w) for w in words}))

    def level(self, c: Candidate, members: Sequence[ActorId], words: Sequence[int]) -> str | None:
        """The highest level among the named delegates, those in the round's own clauses and the nouns for them."""
        there = {*members, *(near.actor for _, near in c.links if near.path != "far")}
        titles = [t.title for a in c.people & there for t in self.cast.by_id[a].titles]
        found = {self.level_of(t) for t in (*titles, *(self.parsed.lemmas[w] for w in words))}
        return next((level for level in vocabulary.LEVELS if level in found), None)

    def level_of(self, title: str) -> str | None:
        if title not in self.levels:
            self.levels[title] = self.read_level(title)
        return self.levels[title]

    def read_level(self, title: str) -> str | None:
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


def _sources(statements: list[Statement] | None) -> tuple[str, ...]:
    """Actor ids, or descriptions of unnamed sources, of those who vouch for a round."""
    found: list[str] = []
    for s in statements or ():
        if s.act == "deny":
            continue
        speakers = (s.speaker,) if isinstance(s.speaker, str) else s.speaker or ()
        found += speakers or ([s.source.description] if s.source.description else [])
    return tuple(dict.fromkeys(found))
