"""A parsed text and its cast in, talks out: every round of contact, with a row for each delegation.

A report without a conflict between parties has none, whatever its nouns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import find_memberships
from parley.claims.chooser import Chooser, Network
from parley.claims.delegations import Candidate, Delegations
from parley.claims.details import Details
from parley.claims.fates import fate_traits, statements_around
from parley.claims.rounds import Round, group_signals
from parley.claims.settings import Settings, date_of
from parley.claims.signals import POWERS, Signal, find_signals, subject_traits
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.parsed import Parsed
from parley.record import ActorId, Date, Evidence, Participant, Place, Statement, Talk

# Scores above which a body is at a round, a second side of it perhaps, and a person of its delegation.
PRESENT = -0.3
PERHAPS = -2.0
# Score below which a text is about something else, and words below which it is too short to say so.
ABOUT = 2.0
SHORT = 60
# What a status and an attendance that do not fit each other come to.
IN_COURSE = {("under_way", "attended"): "attending", ("held", "attending"): "attended"}
MEMBER = -0.3


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
    where = chooser["where"]
    rounds = group_signals(parsed, signals, lambda signal, options, asked: where.best(options))
    if not rounds:
        return ()
    maker = _Maker(parsed, cast, codebook, chooser, body_of, rounds, signals, statements, published)
    details = Details(parsed, cast, body_of, rounds)
    talks = {n: details.of(t, n) for n in range(len(rounds)) if (t := maker.talk(n)) is not None}
    return details.together(talks)


def is_about_conflict(parsed: Parsed, cast: Cast, network: Network) -> bool:
    """Whether a text is not plainly about something else: wages, football, the climate. A short one may be."""
    if len(parsed.words) < SHORT:
        return True
    return float(network.scores([subject_traits(parsed, cast)])[0, 0]) > ABOUT


def bodies_of(parsed: Parsed, cast: Cast) -> dict[ActorId, ActorId]:
    """The delegation that each actor belongs to: by a clause of the report, by title, or itself."""
    memberships = find_memberships(parsed, cast)
    found = {}
    for actor in cast.actors:
        body = cast.body_of(actor.id)
        known = cast.by_id[body]
        if known.member_of and normal(known.name).split()[-1:] == ["embassy"]:
            body = known.member_of[0]
        found[actor.id] = memberships.get(actor.id, body) if body == actor.id else body
    return found


def first_look(
    delegations: Delegations, candidates: Sequence[Sequence[Candidate]], network: Network
) -> list[dict[ActorId, float]]:
    """For each round the scores of its candidates, each judged by itself."""
    looked: list[dict[ActorId, float]] = []
    for number, here in enumerate(candidates):
        scores = network.scores([delegations.traits(number, c) for c in here])
        looked.append({c.body: float(s[0]) for c, s in zip(here, scores, strict=True)})
    return looked


def with_status(traits: tuple[str, ...], status: str) -> tuple[str, ...]:
    """The traits of a delegation with what became of the round."""
    return (*traits, f"status={status}")


class _Maker:
    """Turns each round into its record."""

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
        self.candidates = [self.delegations.candidates(n) for n in range(len(rounds))]
        self.first_look = first_look(self.delegations, self.candidates, chooser["present"])
        self.settings = Settings(parsed, cast, rounds, published)

    def talk(self, number: int) -> Talk | None:
        found = self.rounds[number]
        traits = fate_traits(self.parsed, found, self.statements, self.published)
        status = self.chooser["status"].labels_of([traits])[0]
        participants = self.participants(number, status)
        start, end = self.dates(number)
        place = self.place(number)
        if len(participants) < 2 and not (participants and (start or place)):
            return None
        if not self.is_political(participants):
            return None
        return Talk(
            id="",
            status=status,
            participants=participants,
            evidence=self.evidence(found.words),
            start=start,
            end=end,
            place=place,
            according_to=_sources(self.vouching(found)),
        )

    def vouching(self, found: Round) -> list[Statement] | None:
        """The statements that a round rests on, where the report itself never states it; None where it does."""
        told = statements_around(self.parsed, found, self.statements)
        return [s for s in told if s is not None] if None not in told else None

    def dates(self, number: int) -> tuple[Date | None, Date | None]:
        """The first and last day of a round."""
        times, traits = self.settings.day_options(number)
        time = times[self.chooser["day"].best(traits)]
        return date_of(time) if time is not None else (None, None)

    def place(self, number: int) -> Place | None:
        places, traits = self.settings.place_options(number)
        return places[self.chooser["place"].best(traits)]

    def participants(self, number: int, status: str) -> tuple[Participant, ...]:
        """One row a delegation: those that the network puts at the round, with role and attendance."""
        candidates = self.candidates[number]
        if not candidates:
            return ()
        traits = [self.delegations.traits_again(number, c, self.first_look) for c in candidates]
        at = self.chooser["again"].scores(traits)[:, 0]
        # A round has two sides: the likeliest two are there where they are not unlikely.
        least = max(min(PRESENT, *sorted(at)[-2:]), PERHAPS)
        return tuple(
            self.participant(number, c, status)
            for c, score in zip(candidates, at, strict=True)
            if score >= least or self.delegations.absence(number, c.body) is not None
        )

    def participant(self, number: int, c: Candidate, status: str) -> Participant:
        traits = with_status(self.delegations.traits(number, c), status)
        words = [n.word for _, n in c.links if n.path != "far"] or list(c.words)
        return Participant(
            actor=c.body,
            role=self.chooser["role"].labels_of([traits])[0],
            attendance=self.attendance(number, c, traits, status),
            evidence=self.evidence(words or self.rounds[number].words[:1]),
            level=self.level(c, words),
            members=self.members(number, c),
        )

    def attendance(self, number: int, c: Candidate, traits: tuple[str, ...], status: str) -> str:
        """Whether a delegation came: by a clause that says it stayed away, else by the network."""
        absence = self.delegations.absence(number, c.body)
        if absence is not None:
            return absence.attendance
        chosen = self.chooser["attendance"].labels_of([traits])[0]
        return IN_COURSE.get((status, chosen), chosen)

    def members(self, number: int, c: Candidate) -> tuple[ActorId, ...]:
        """The named delegates, head first as the report has them."""
        # In the order of the cast: two who are first mentioned together must not stand by chance.
        people = [a.id for a in self.cast.actors if a.id in c.people and a.id != c.body and a.kind == "person"]
        if not people:
            return ()
        people.sort(key=lambda a: self.cast.by_id[a].mentions[0] if self.cast.by_id[a].mentions else (0, 0))
        scores = self.chooser["member"].scores([self.delegations.person_traits(number, a) for a in people])[:, 0]
        return tuple(a for a, score in zip(people, scores, strict=True) if score > MEMBER)

    def is_political(self, participants: tuple[Participant, ...]) -> bool:
        """Whether powers are at the table: states, armed groups, parties, or people who lead them."""
        powers = [p for p in participants if self.cast.by_id[p.actor].kind in POWERS]
        leaders = [p for p in participants if self.cast.by_id[p.actor].kind == "person" and p.level]
        return bool(powers) and len(powers) + len(leaders) > 1

    def evidence(self, words: Iterable[int]) -> Evidence:
        return tuple(sorted({self.parsed.sentence_span(w) for w in words}))

    def level(self, c: Candidate, words: Sequence[int]) -> str | None:
        """The highest level among those named and the nouns that describe the delegation."""
        titles = [t.title for a in c.people for t in self.cast.by_id[a].titles]
        found = {self.level_of(t) for t in (*titles, *(self.parsed.lemmas[w] for w in words))}
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


def _sources(statements: list[Statement] | None) -> tuple[str, ...]:
    """Actor ids, or descriptions of unnamed sources, of those who vouch for a round."""
    found: list[str] = []
    for s in statements or ():
        if s.act == "deny":
            continue
        speakers = (s.speaker,) if isinstance(s.speaker, str) else s.speaker or ()
        found += speakers or ([s.source.description] if s.source.description else [])
    return tuple(dict.fromkeys(found))


__all__ = ["find_talks"]
