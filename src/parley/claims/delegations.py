"""Rounds in, traits of who may be at them out: each body of the report beside each round, with what links the two.

Who is at a round, in which role, and whether they came is chosen from these traits by trained networks (`chooser`);
`talks` asks them. Traits say how a body's words stand to the round's words, what the verbs between say, and what kind
of actor it is; they name no actor.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.absences import Absence, find_absences, place_absences
from parley.claims.attendance import NOBODY, role_as, stance
from parley.claims.rounds import Round
from parley.claims.signals import POWERS, SILENT, Near, Signal, kind_of, tense_of
from parley.parsed import Parsed
from parley.record import ActorId

# Sentences before and after a round's own in which a body is looked for.
REACH = 1
ROLE_KINDS = frozenset({"role", "mediating", "hosting", "convening", "observing", "leading", "inviting", "gathering"})
TITLES = frozenset("envoy mediator facilitator chairman chair host observer rapporteur commissioner".split())
AUSPICES = frozenset(
    "auspices eye gaze mediation chairmanship presence invitation help office umbrella chair aegis".split()
)
# Traits that a second look needs beside what the first one came to.
PLAINEST = ("any", "kind=", "rank=", "links=", "steps=", "main=", "home=", "away=", "row=", "own=", "rival=")
SAYING = frozenset("say tell add warn call deny accuse announce insist argue claim state note urge describe".split())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be at a round: its words in reach, and the links from the round's signals."""

    body: ActorId
    links: tuple[tuple[Signal, Near], ...]
    words: tuple[int, ...]
    people: frozenset[ActorId]


class Delegations:
    """The bodies of one report beside its rounds."""

    def __init__(
        self,
        parsed: Parsed,
        cast: Cast,
        body_of: dict[ActorId, ActorId],
        rounds: Sequence[Round],
        signals: Sequence[Signal],
    ) -> None:
        self.parsed, self.cast, self.body_of, self.rounds = parsed, cast, body_of, rounds
        self.signals = signals
        self.known_traits: dict[tuple[int, ActorId], tuple[str, ...]] = {}
        self.absences = place_absences(parsed, rounds, find_absences(parsed, cast))
        self.everywhere: dict[ActorId, set[str]] = {}
        self.words_of: dict[ActorId, list[int]] = {}
        for word in sorted(cast.at):
            for actor in cast.at[word]:
                self.words_of.setdefault(body_of[actor], []).append(word)
        self.people_of: dict[ActorId, set[ActorId]] = {}
        for actor, body in body_of.items():
            self.people_of.setdefault(body, set()).add(actor)
        self.close = [self.close_to(r) for r in rounds]
        ranked = sorted(self.words_of, key=lambda b: -len(self.words_of[b]))
        self.rank = {b: n for n, b in enumerate(b for b in ranked if cast.by_id[b].kind in POWERS)}
        self.note_roles()
        # For each word of an actor, how near the signals of each round come to it.
        self.nearest: dict[int, dict[int, int]] = {}
        for number, found in enumerate(rounds):
            for s in found.signals:
                for n in s.near:
                    steps = self.nearest.setdefault(n.word, {})
                    steps[number] = min(steps.get(number, 99), n.steps)

    def note_roles(self) -> None:
        """What the whole report says of each body's part in such things: mediator, host, the verbs of contact."""
        p = self.parsed
        for s in self.signals:
            for n in s.near:
                if n.steps <= 2 and n.path != "far" and s.kind in ROLE_KINDS:
                    self.everywhere.setdefault(n.body, set()).add(f"{s.lemma if s.kind == 'role' else s.kind}|{n.path}")
            for row in s.rows:
                if row.role:
                    self.everywhere.setdefault(self.body_of[row.actor], set()).add(f"row|{row.role}")
        for body, words in self.words_of.items():
            for w in words:
                if p.lemmas[w].lower() in vocabulary.ROLE_NOUNS:
                    self.everywhere.setdefault(body, set()).add(p.lemmas[w].lower())
            for person in self.people_of[body]:
                for title in self.cast.by_id[person].titles:
                    self.everywhere.setdefault(body, set()).update(
                        f"title|{t}" for t in title.title.lower().split() if t in TITLES
                    )

    def close_to(self, found: Round) -> set[ActorId]:
        """Bodies in the clauses of a round's own words."""
        return {n.body for s in found.signals for n in s.near if n.steps <= 2 and n.path != "far"}

    def absence(self, number: int, body: ActorId) -> Absence | None:
        """The clause that keeps a body from a round; one that keeps a single delegate away does not."""
        for actor, found in self.absences[number].items():
            if self.body_of[actor] == body and (actor == body or len(self.people_of[body]) < 3):
                return found
        return None

    def candidates(self, number: int) -> list[Candidate]:
        """The bodies that may be at a round: those in reach of its words, and those of the report's other rounds."""
        p, found = self.parsed, self.rounds[number]
        sentences = {p.sentence_of[s.word] for s in found.signals}
        reach = {s + d for s in sentences for d in range(-REACH, REACH + 1)}
        away = {self.body_of[a] for a in self.absences[number]}
        lenders = away | self.close[0] | self.close[max(0, number - 1)]
        result = []
        for body, words in self.words_of.items():
            kind = self.cast.by_id[body].kind
            near = tuple(w for w in words if p.sentence_of[w] in reach)
            if kind in ("media", "company") or not (near or body in lenders or self.rank.get(body, 9) < 4):
                continue
            links = tuple((s, n) for s in found.signals for n in s.near if n.body == body)
            result.append(Candidate(body, links, near, frozenset(self.people_of[body])))
        return result

    def traits(self, number: int, c: Candidate) -> tuple[str, ...]:
        """What speaks for and against a body's being at a round, and how."""
        found = self.known_traits.get((number, c.body))
        if found is None:
            found = self.known_traits[number, c.body] = self.traits_of(number, c)
        return found

    def traits_of(self, number: int, c: Candidate) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys((*self.of_body(number, c), *self.of_links(number, c.links), *self.of_reach(number, c)))
        )

    def traits_again(self, number: int, c: Candidate, scores: Sequence[Mapping[ActorId, float]]) -> tuple[str, ...]:
        """The plainest traits with what a first look at all rounds came to: who else is here, where else the body is.

        `scores` are those of the first look, by round and body; above 0 a body is likelier there than not.
        """
        mine, linked = scores[number].get(c.body, -9.0), bool(c.links)
        here = {b for b, s in scores[number].items() if s > 0 and b != c.body}
        there = [n for n, s in enumerate(scores) if n != number and s.get(c.body, -9.0) > 0]
        shared = [here & {b for b, s in scores[n].items() if s > 0} for n in there]
        main = scores[0].get(c.body, -9.0) if number else -9.0
        return (
            *(t for t in self.traits(number, c) if t.startswith(PLAINEST)),
            f"first={_grade(mine)}",
            f"first={_grade(mine)}|{linked}",
            f"first={_grade(mine)}|{min(len(here), 3)}",
            f"here={min(len(here), 4)}|{linked}",
            f"here={min(len(here), 2)}|{min(len(there), 2)}|{linked}",
            f"main={_grade(main)}|{min(len(here), 2)}|{linked}",
            f"with={any(shared)}|{any(s == here for s in shared) and bool(here)}|{linked}",
            f"last={_grade(scores[number - 1].get(c.body, -9.0)) if number else None}|{min(len(here), 2)}|{linked}",
        )

    def person_traits(self, number: int, person: ActorId) -> tuple[str, ...]:
        """What speaks for and against a person's being of the delegation at a round."""
        found = self.rounds[number]
        links = tuple((s, n) for s in found.signals for n in s.near if n.actor == person)
        actor = self.cast.by_id[person]
        titles = [t.title for t in actor.titles]
        return tuple(
            dict.fromkeys(
                (
                    "any",
                    f"links={min(len(links), 4)}",
                    f"titles={min(len(titles), 2)}",
                    *(f"title={t.split()[-1].lower()}" for t in titles),
                    f"main={found.is_main}",
                    f"fellows={min(len(self.people_of[self.body_of[person]]) - 1, 3)}",
                    f"in-body={self.body_of[person] != person}",
                    *self.of_links(number, links),
                )
            )
        )

    def of_body(self, number: int, c: Candidate) -> Iterator[str]:
        """What kind of actor it is, and its part in the report and its other rounds."""
        found, actor = self.rounds[number], self.cast.by_id[c.body]
        rank = min(self.rank.get(c.body, 9), 5)
        yield "any"
        yield f"kind={actor.kind}"
        yield f"rank={rank}"
        yield f"main={found.is_main}|rank={rank}"
        country = found.place.country if found.place is not None else None
        at_home = country is not None and country == actor.country
        yield f"home={at_home}|{actor.kind}"
        yield f"sector={'+'.join(actor.sectors[:1])}"
        for n in (0, max(number - 1, 0)):
            if n != number:
                yield f"at{'main' if n == 0 else 'last'}={c.body in self.close[n]}|{bool(c.links)}"
        elsewhere = sum(c.body in close for m, close in enumerate(self.close) if m != number)
        yield f"elsewhere={min(elsewhere, 3)}|{min(len(self.rounds) - 1, 3)}"
        own = len(self.close[number] - {c.body})
        yield f"others={min(own, 4)}|{c.body in self.close[number]}"
        yield f"others={min(own, 4)}|{c.body in self.close[number]}|rank={rank}"
        together = any(c.body in close and close & self.close[number] - {c.body} for close in self.close)
        yield f"together={together}|{c.body in self.close[number]}|{min(own, 3)}"
        for trait in self.of_round(found):
            yield trait
            yield f"{trait}|{actor.kind}"
            yield f"{trait}|{c.body in self.close[number]}"
        yield f"signals={min(len(found.signals), 5)}"
        for away, absence in self.absences[number].items():
            if self.body_of[away] == c.body:
                yield f"away={absence.attendance}"
                yield f"away={absence.attendance}|{away == c.body}"
        for what in sorted(self.everywhere.get(c.body, ())):
            yield f"ever={what}"

    def rivalry(self, number: int, word: int) -> str:
        """Whether a round's words come nearer to an actor's word than those of the report's other rounds."""
        steps = self.nearest.get(word, {})
        others = min((n for m, n in steps.items() if m != number), default=99)
        mine = steps.get(number, 99)
        return "closer" if mine < others else "equal" if mine == others else "further"

    def of_verb(self, word: int, where: str) -> Iterator[str]:
        """The verb that an actor's word hangs on: which, in what tense, denied or not."""
        p = self.parsed
        at, path = word, []
        for above in p.up(word):
            if p.deps[at] not in SILENT:
                path.append(p.deps[at])
            at = above
            if p.upos[at] in ("VERB", "AUX") or p.kids(at, "cop"):
                break
        else:
            return
        if len(path) <= 2:
            tense = tense_of(p, at)
            lemma = p.lemmas[at].lower()
            yield f"verb={where}|{'>'.join(path)}|{lemma}"
            yield f"verb={where}|{'>'.join(path)}|{lemma}|{tense.startswith('not-')}"
            yield f"verb={where}|{'>'.join(path)}|{tense}"

    def of_round(self, found: Round) -> Iterator[str]:
        yield f"round-kind={found.signals[0].kind}"
        yield from (f"round-tense={t}" for t in sorted({s.tense for s in found.signals}))
        yield from (f"round-has={k}" for k in sorted({s.kind for s in found.signals}))

    def of_links(self, number: int, links: Sequence[tuple[Signal, Near]]) -> Iterator[str]:
        """How the round's words lead to the actor's."""
        p = self.parsed
        yield f"links={min(len(links), 4)}"
        best = min((n.steps for _, n in links if n.path != "far"), default=9)
        yield f"steps={min(best, 6)}"
        for s, n in links:
            if n.path == "far":
                yield f"far={s.kind}"
                continue
            yield f"path={n.path}"
            yield f"path={n.path}|{s.kind}"
            yield f"path={n.path}|{s.lemma}"
            yield from self.of_argument(s, n)
            if n.steps <= 3:
                said = stance(p, s.word) if p.upos[s.word] == "VERB" else None
                yield f"said={said}|{n.path}"
                yield f"tense={s.tense}|{n.path}"
                yield f"tense={s.tense}|{n.path}|{s.kind}"
                yield from (f"{t}|{n.path}" for t in s.hooks)
        for s, _ in links:
            for row in s.rows:
                if any(n.word == row.word and n.actor == row.actor for _, n in links):
                    yield f"row={row.role}|{row.attendance}"
                    yield f"role={row.role}"
                    yield f"attendance={row.attendance}"

    def of_argument(self, s: Signal, n: Near) -> Iterator[str]:
        """The actor's part in the signal's clause, more coarsely than by the path: subject, object, "with"."""
        p = self.parsed
        part = argument_of(n.path)
        negated = s.tense.startswith("not-")
        yield f"part={part}|{s.kind}"
        yield f"part={part}|{s.lemma}"
        yield f"part={part}|{s.kind}|{negated}"
        yield f"part={part}|{s.kind}|{s.tense}"
        verb = s.word
        if p.upos[s.word] != "VERB":
            verb = next((w for w in p.up(s.word) if p.upos[w] == "VERB"), s.word)
            if verb != s.word:
                yield f"governed={part}|{p.lemmas[verb].lower()}"
                yield f"governed={part}|{kind_of(p.lemmas[verb].lower(), 'VERB')}|{s.kind}"
        role = role_as(p, verb) if p.upos[verb] == "VERB" else None
        if role is not None:
            yield f"serving={role}|{part[:1]}"
        for c in p.children[verb]:
            if p.deps[c] in ("obl", "advcl", "obj") and c != s.word:
                noun = p.lemmas[c].lower()
                if noun in vocabulary.ROLE_NOUNS or noun in AUSPICES:
                    yield f"beside={noun}|{p.marker(c)}|{part}"
                if any(p.lower[k] in ("no", "nobody", "neither") for k in p.children[c]) or p.lower[c] in NOBODY:
                    yield f"nothing={part}|{p.lemmas[verb].lower()}"
                    yield f"nothing={part}|{noun}"
        for w in p.up(n.word):
            if p.lemmas[w].lower() in vocabulary.ROLE_NOUNS or p.lemmas[w].lower() in AUSPICES:
                yield f"of-noun={p.lemmas[w].lower()}|{p.marker(w)}"
            if w == s.word or p.upos[w] == "VERB":
                break

    def of_reach(self, number: int, c: Candidate) -> Iterator[str]:
        """Where the body stands in the sentences of the round and beside them."""
        p = self.parsed
        sentences = {p.sentence_of[s.word] for s in self.rounds[number].signals}
        own = [w for w in c.words if p.sentence_of[w] in sentences]
        yield f"own={min(len(own), 3)}"
        yield f"reach={min(len(c.words) - len(own), 2)}|{bool(own)}"
        rivals = {self.rivalry(number, w) for w in own}
        yield f"rival={next((r for r in ('closer', 'equal', 'further') if r in rivals), '-')}"
        for w in c.words:
            where = "own" if w in own else "beside"
            head = p.heads[w]
            yield from self.of_verb(w, where)
            for k in p.kids(w, "det", "advmod", "cc:preconj"):
                yield f"det={where}|{p.lower[k]}"
            yield f"as={where}|{p.deps[w]}|{p.marker(w)}"
            if p.lemmas[w].lower() in vocabulary.ROLE_NOUNS or p.lemmas[w].lower() in vocabulary.NOUN_KINDS:
                yield f"noun={where}|{p.lemmas[w].lower()}"
            if (
                p.deps[w] in ("nsubj", "obj", "obl", "nsubj:pass", "nmod", "nmod:poss", "amod", "compound")
                and head != w
            ):
                lemma = "NAME" if head in self.cast.at or p.upos[head] == "PROPN" else p.lemmas[head].lower()
                yield f"under={where}|{p.deps[w]}|{lemma}"
                if lemma in SAYING and p.deps[w] == "nsubj":
                    yield f"speaks={where}"


CONTROL = frozenset({"^xcomp", "^advcl", "^ccomp", "^acl"})


def _grade(score: float) -> int:
    """A score as one of eight grades."""
    return max(-4, min(3, round(score)))


def argument_of(path: str) -> str:
    """A path as the part that its end has in the clause of its beginning: "S", "O", "with", "S+of" …"""
    steps = path.split(">") if path else []
    while len(steps) > 1 and steps[0] in CONTROL:
        steps = steps[1:]
    ups = [x for x in steps if x.startswith("^")]
    downs = [x for x in steps if not x.startswith("^")]
    names = [PARTS.get(x, x.split(":")[-1]) for x in downs]
    part = names[0] + (f"+{names[-1]}" if len(names) > 1 else "") if names else "."
    if not ups:
        return part
    if not downs:
        return f"up{PARTS.get(ups[0][1:], ups[0][1:])}"
    return f"g{part}" if len(ups) == 1 else f"gg{part}"


PARTS = {"nsubj": "S", "nsubj:pass": "P", "obj": "O", "nmod:poss": "poss", "amod": "adj", "acl:relcl": "rel"}
