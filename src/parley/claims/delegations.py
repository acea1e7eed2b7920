"""Rounds in, traits of who may be at them out: each body of the report beside each round, with what links the two.

Who is at a round, in which role, and whether they came is chosen from these traits by trained networks (`chooser`);
`talks` asks them. Traits say how a body's words stand to the round's words, what the verbs between say, and what kind
of actor it is; they name no actor.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.absences import Absence, find_absences, place_absences
from parley.claims.attendance import NOBODY, role_as, stance
from parley.claims.contacts import Row
from parley.claims.onlookers import is_outside, only_speaks
from parley.claims.rounds import Round
from parley.claims.signals import SILENT, Near, Signal, is_power, kind_of, tense_of
from parley.parsed import Parsed
from parley.record import ActorId

# Sentences before and after a round's own in which a body is looked for.
REACH = 1
# The lowest grade, also of a body at which a look did not come.
UNSEEN = -4
# Traits that are remembered from report to report, so that memory stays bounded.
KEPT = 10_000
ROLE_KINDS = frozenset({"role", "mediating", "hosting", "convening", "observing", "leading", "inviting", "gathering"})
TITLES = frozenset("envoy mediator facilitator chairman chair host observer rapporteur commissioner".split())
AUSPICES = frozenset(
    "auspices eye gaze mediation chairmanship presence invitation help office umbrella chair aegis".split()
)
SERVING = AUSPICES | vocabulary.ROLE_NOUNS.keys()
UNDER = frozenset({"nsubj", "obj", "obl", "nsubj:pass", "nmod", "nmod:poss", "amod", "compound"})
SAYING = frozenset("say tell add warn call deny accuse announce insist argue claim state note urge describe".split())
# "All interested parties": whoever may wish to come.
VAGUE = frozenset("interested concerned relevant all third such".split())
VAGUE_NOUNS = (["parties"], ["sides"], ["stakeholders"], ["actors"])
YEARS = frozenset({"year", "decade", "century"})
DECADES = re.compile(r"P\d{2,}Y|P(\d+|X)(DE|CE)")


Traits = tuple[str, ...]
Links = tuple[tuple[Signal, Near], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that may be at a round: its words in reach, and the links from the round's signals."""

    body: ActorId
    links: Links
    words: tuple[int, ...]
    people: frozenset[ActorId]


@dataclass(frozen=True, slots=True)
class Clause:
    """What the clause of a signal says, whoever is in it."""

    governed: Traits  # of a noun: the verb above it, and of which kind the two are
    role: str | None  # "as an observer"
    said: str | None  # of a verb: the coming that it tells of
    beside: Traits  # the nouns of roles beside the verb, with their markers
    denied: Traits  # the words of "sent nobody"


class Look:
    """What a first look at a round came to: the scores of its bodies, and those that are likelier there than not."""

    def __init__(self, scores: Mapping[ActorId, float]) -> None:
        self.grades = {body: max(UNSEEN, min(3, round(score))) for body, score in scores.items()}
        self.likely = {body for body, score in scores.items() if score > 0}

    def grade(self, body: ActorId) -> int:
        """A body's score as one of eight grades."""
        return self.grades.get(body, UNSEEN)


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
        self.plain_traits: dict[tuple[int, ActorId], Traits] = {}
        self.all_traits: dict[tuple[int, ActorId], Traits] = {}
        self.link_traits: dict[tuple[int, int], Traits] = {}
        self.word_traits: dict[tuple[int, str], Traits] = {}
        self.clauses: dict[int, Clause] = {}
        self.absences = place_absences(parsed, rounds, find_absences(parsed, cast))
        self.words_of: dict[ActorId, list[int]] = {}
        for word in sorted(cast.at):
            for actor in cast.at[word]:
                self.words_of.setdefault(body_of[actor], []).append(word)
        self.nobodies = {body for body in self.words_of if self.is_nobody(body)}
        self.people_of: dict[ActorId, set[ActorId]] = {}
        for actor, body in body_of.items():
            self.people_of.setdefault(body, set()).add(actor)
        self.sentences = [{parsed.sentence_of[w] for w in r.words} for r in rounds]
        self.body_links = [_links_by("body", r) for r in rounds]
        self.actor_links = [_links_by("actor", r) for r in rounds]
        self.note_companions()
        ranked = sorted(self.words_of, key=lambda b: -len(self.words_of[b]))
        self.rank = {b: n for n, b in enumerate(b for b in ranked if is_power(cast, b))}
        self.round_traits = [_traits_of_round(r) for r in rounds]
        self.ever = {body: [f"ever={what}" for what in sorted(said)] for body, said in self.roles().items()}
        self.note_nearest()

    def note_companions(self) -> None:
        """Who is in the clauses of each round's own words, in how many rounds' each body is, and whoever is with it."""
        self.close = [_close_to(r) for r in self.rounds]
        self.times_close = Counter(body for close in self.close for body in close)
        self.beside: dict[ActorId, set[ActorId]] = {}
        for close in self.close:
            for body in close:
                self.beside.setdefault(body, set()).update(close)

    def note_nearest(self) -> None:
        """For each word of an actor, how near the signals of each round come to it."""
        self.nearest: dict[int, dict[int, int]] = {}
        for number, found in enumerate(self.rounds):
            for s in found.signals:
                for n in s.near:
                    steps = self.nearest.setdefault(n.word, {})
                    steps[number] = min(steps.get(number, 99), n.steps)

    def roles(self) -> dict[ActorId, set[str]]:
        """What the whole report says of each body's part in such things: mediator, host, the verbs of contact."""
        p = self.parsed
        found: dict[ActorId, set[str]] = {}
        for s in self.signals:
            for n in s.near:
                if n.steps <= 2 and n.path != "far" and s.kind in ROLE_KINDS:
                    found.setdefault(n.body, set()).add(f"{s.lemma if s.kind == 'role' else s.kind}|{n.path}")
            for row in s.rows:
                if row.role:
                    found.setdefault(self.body_of[row.actor], set()).add(f"row|{row.role}")
        for body, words in self.words_of.items():
            nouns = {p.lemmas[w].lower() for w in words} & vocabulary.ROLE_NOUNS.keys()
            titles = [t for person in self.people_of[body] for t in self.cast.by_id[person].titles]
            held = {f"title|{t}" for title in titles for t in title.title.lower().split() if t in TITLES}
            found.setdefault(body, set()).update(nouns, held)
        return found

    def absence(self, number: int, body: ActorId) -> Absence | None:
        """The clause that keeps a body from a round; one that keeps a single delegate away does not."""
        for actor, found in self.absences[number].items():
            if self.body_of[actor] == body and (actor == body or len(self.people_of[body]) < 3):
                return found
        return None

    def is_host_at_home(self, number: int, c: Candidate) -> bool:
        """Whether a clause says that a body hosts a round in its own country; that it asks others is part of it."""
        return self.is_at_home(number, c.body) and any(row.role == "host" for row in _rows(c.links))

    def is_at_home(self, number: int, body: ActorId) -> bool:
        """Whether a round's words put it in a body's own country."""
        place = self.rounds[number].place
        return place is not None and place.country is not None and place.country == self.cast.by_id[body].country

    def candidates(self, number: int) -> list[Candidate]:
        """The bodies that may be at a round: those in reach of its words, and those of the report's other rounds."""
        p = self.parsed
        reach = {s + d for s in self.sentences[number] for d in range(-REACH, REACH + 1)}
        away = {self.body_of[a] for a in self.absences[number]}
        lenders = away | self.close[0] | self.close[max(0, number - 1)]
        result = []
        for body, words in self.words_of.items():
            kind = self.cast.by_id[body].kind
            near = tuple(w for w in words if p.sentence_of[w] in reach)
            if kind in ("media", "company") or body in self.nobodies:
                continue
            if not (near or body in lenders or self.rank.get(body, 9) < 4):
                continue
            links = tuple(self.body_links[number].get(body, ()))
            result.append(Candidate(body, links, near, frozenset(self.people_of[body])))
        return result

    def is_onlooker(self, number: int, c: Candidate) -> bool:
        """Whether a round's sentences, or else those around, name a body only as one who judges it or as a place."""
        own = [w for w in c.words if self.parsed.sentence_of[w] in self.sentences[number]]
        return is_outside(self.parsed, own or c.words)

    def only_speaks(self, number: int, person: ActorId) -> bool:
        """Whether a person is told of at a round as a spokesman alone."""
        steps = [near.steps for _, near in self.actor_links[number].get(person, ())]
        return only_speaks(self.cast.by_id[person], steps)

    def is_nobody(self, body: ActorId) -> bool:
        """Whether no delegation can be of that name: "all interested parties", a power of a war decades ago."""
        words = self.cast.by_id[body].name.lower().split()
        if words[-1:] in VAGUE_NOUNS and not VAGUE.isdisjoint(words[:-1]):
            return True
        return all(self.is_long_ago(w) for w in self.words_of[body])

    def is_long_ago(self, word: int) -> bool:
        """Whether a word stands in "40 years have passed since …", "30 years after …", of ten years or more."""
        p = self.parsed
        for above in (word, *p.up(word)):
            if p.marker(above) in ("since", "after"):
                mark = next(c for c in p.kids(above, "mark", "case"))
                return any(self.is_decades(w) for w in (mark - 1, *p.kids(p.heads[above], "nsubj")))
        return False

    def is_decades(self, word: int) -> bool:
        """Whether a noun is a time of ten years or more."""
        p = self.parsed
        times = p.times_in(*p.edges[word]) if p.lemmas[word] in YEARS else ()
        return any(DECADES.match(t.value) for t in times)

    def traits(self, number: int, c: Candidate) -> Traits:
        """What speaks for and against a body's being at a round, and how."""
        found = self.all_traits.get((number, c.body))
        if found is None:
            found = self.all_traits[number, c.body] = tuple(
                dict.fromkeys(
                    (
                        *self.plainest(number, c),
                        *self.of_body(number, c),
                        *self.of_links(c.links),
                        *self.of_reach(number, c),
                    )
                )
            )
        return found

    def plainest(self, number: int, c: Candidate) -> Traits:
        """The plainest of them, which a second look needs too."""
        found = self.plain_traits.get((number, c.body))
        if found is None:
            found = self.plain_traits[number, c.body] = tuple(dict.fromkeys(self._plainest(number, c)))
        return found

    def traits_again(self, number: int, c: Candidate, looks: Sequence[Look]) -> Traits:
        """The plainest traits with what a first look at all rounds came to: who else is here, where else the body is.

        `looks` has what the first look at each round came to.
        """
        body, linked, look = c.body, bool(c.links), looks[number]
        here = look.likely - {body}
        shared = [here & other.likely for n, other in enumerate(looks) if n != number and body in other.likely]
        others, mine = min(len(here), 2), look.grade(body)
        main = looks[0].grade(body) if number else UNSEEN
        return (
            *self.plainest(number, c),
            f"first={mine}",
            f"first={mine}|{linked}",
            f"first={mine}|{min(len(here), 3)}",
            f"here={min(len(here), 4)}|{linked}",
            f"here={others}|{min(len(shared), 2)}|{linked}",
            f"main={main}|{others}|{linked}",
            f"with={any(shared)}|{bool(here) and here in shared}|{linked}",
            f"last={looks[number - 1].grade(body) if number else None}|{others}|{linked}",
        )

    def person_traits(self, number: int, person: ActorId) -> Traits:
        """What speaks for and against a person's being of the delegation at a round."""
        links = tuple(self.actor_links[number].get(person, ()))
        titles = [t.title for t in self.cast.by_id[person].titles]
        return tuple(
            dict.fromkeys(
                (
                    "any",
                    f"titles={min(len(titles), 2)}",
                    *(f"title={t.split()[-1].lower()}" for t in titles),
                    f"main={self.rounds[number].is_main}",
                    f"fellows={min(len(self.people_of[self.body_of[person]]) - 1, 3)}",
                    f"in-body={self.body_of[person] != person}",
                    *_number_and_distance(links),
                    *(f"row={row.role}|{row.attendance}" for row in _rows(links)),
                    *self.of_links(links),
                )
            )
        )

    def _plainest(self, number: int, c: Candidate) -> Iterator[str]:
        """What kind of actor it is, and how near to the round's words."""
        found, actor = self.rounds[number], self.cast.by_id[c.body]
        rank = min(self.rank.get(c.body, 9), 5)
        at_home = self.is_at_home(number, c.body)
        yield from ("any", f"kind={actor.kind}", f"rank={rank}")
        yield f"main={found.is_main}|rank={rank}"
        yield f"home={at_home}|{actor.kind}"
        for away, absence in self.absences[number].items():
            if self.body_of[away] == c.body:
                yield f"away={absence.attendance}"
                yield f"away={absence.attendance}|{away == c.body}"
        yield from _number_and_distance(c.links)
        yield from (f"row={row.role}|{row.attendance}" for row in _rows(c.links))
        own = [w for w in c.words if self.parsed.sentence_of[w] in self.sentences[number]]
        rivals = {self.rivalry(number, w) for w in own}
        yield f"own={min(len(own), 3)}"
        yield f"rival={next((r for r in ('closer', 'equal', 'further') if r in rivals), '-')}"

    def of_body(self, number: int, c: Candidate) -> Iterator[str]:
        """A body's part in the report and its other rounds."""
        actor, close = self.cast.by_id[c.body], self.close[number]
        is_close = c.body in close
        yield f"sector={'+'.join(actor.sectors[:1])}"
        for n in (0, max(number - 1, 0)):
            if n != number:
                yield f"at{'main' if n == 0 else 'last'}={c.body in self.close[n]}|{bool(c.links)}"
        elsewhere = self.times_close[c.body] - is_close
        yield f"elsewhere={min(elsewhere, 3)}|{min(len(self.rounds) - 1, 3)}"
        others = close - {c.body}
        own = len(others)
        yield f"others={min(own, 4)}|{is_close}"
        yield f"others={min(own, 4)}|{is_close}|rank={min(self.rank.get(c.body, 9), 5)}"
        together = not others.isdisjoint(self.beside.get(c.body, ()))
        yield f"together={together}|{is_close}|{min(own, 3)}"
        for trait in self.round_traits[number]:
            yield from _of_round(trait, actor.kind, is_close)
        yield f"signals={min(len(self.rounds[number].signals), 5)}"
        yield from self.ever.get(c.body, ())

    def rivalry(self, number: int, word: int) -> str:
        """Whether a round's words come nearer to an actor's word than those of the report's other rounds."""
        steps = self.nearest.get(word, {})
        others = min((n for m, n in steps.items() if m != number), default=99)
        mine = steps.get(number, 99)
        return "closer" if mine < others else "equal" if mine == others else "further"

    def of_links(self, links: Links) -> Iterator[str]:
        """How the round's words lead to the actor's."""
        for s, n in links:
            found = self.link_traits.get((s.word, n.word))
            if found is None:
                found = self.link_traits[s.word, n.word] = tuple(self.of_link(s, n))
            yield from found
        for row in _rows(links):
            yield f"role={row.role}"
            yield f"attendance={row.attendance}"

    def of_link(self, s: Signal, n: Near) -> Iterator[str]:
        if n.path == "far":
            yield f"far={s.kind}"
            return
        clause = self.clause(s)
        yield from _of_path(n.path, s.kind, s.lemma)
        yield from self.of_argument(s, n, clause)
        if n.steps <= 3:
            yield f"said={clause.said}|{n.path}"
            yield f"tense={s.tense}|{n.path}"
            yield f"tense={s.tense}|{n.path}|{s.kind}"
            yield from (f"{t}|{n.path}" for t in s.hooks)

    def clause(self, s: Signal) -> Clause:
        found = self.clauses.get(s.word)
        if found is None:
            found = self.clauses[s.word] = self.clause_of(s)
        return found

    def clause_of(self, s: Signal) -> Clause:
        p, verb = self.parsed, s.word
        if p.upos[verb] != "VERB":
            verb = next((w for w in p.up(verb) if p.upos[w] == "VERB"), verb)
        lemma = p.lemmas[verb].lower()
        beside, denied = [], []
        for c in p.children[verb]:
            if p.deps[c] not in ("obl", "advcl", "obj") or c == s.word:
                continue
            noun = p.lemmas[c].lower()
            if noun in SERVING:
                beside.append(f"{noun}|{p.marker(c)}")
            if p.lower[c] in NOBODY or any(p.lower[k] in ("no", "nobody", "neither") for k in p.children[c]):
                denied += [lemma, noun]
        is_verb = p.upos[s.word] == "VERB"
        return Clause(
            governed=(lemma, f"{kind_of(lemma, 'VERB')}|{s.kind}") if verb != s.word else (),
            role=role_as(p, verb) if p.upos[verb] == "VERB" else None,
            said=stance(p, s.word) if is_verb else None,
            beside=tuple(beside),
            denied=tuple(denied),
        )

    def of_argument(self, s: Signal, n: Near, clause: Clause) -> Iterator[str]:
        """The actor's part in the signal's clause, more coarsely than by the path: subject, object, "with"."""
        p = self.parsed
        part = argument_of(n.path)
        yield from _of_part(part, s.kind, s.lemma, s.tense)
        yield from (f"governed={part}|{verb}" for verb in clause.governed)
        if clause.role is not None:
            yield f"serving={clause.role}|{part[:1]}"
        yield from (f"beside={noun}|{part}" for noun in clause.beside)
        yield from (f"nothing={part}|{word}" for word in clause.denied)
        for w in p.up(n.word):
            if p.lemmas[w].lower() in SERVING:
                yield f"of-noun={p.lemmas[w].lower()}|{p.marker(w)}"
            if w == s.word or p.upos[w] == "VERB":
                break

    def of_reach(self, number: int, c: Candidate) -> Iterator[str]:
        """Where the body stands in the sentences of the round and beside them."""
        places = ["own" if self.parsed.sentence_of[w] in self.sentences[number] else "beside" for w in c.words]
        yield f"reach={min(places.count('beside'), 2)}|{'own' in places}"
        for word, where in zip(c.words, places, strict=True):
            found = self.word_traits.get((word, where))
            if found is None:
                found = self.word_traits[word, where] = tuple(self.of_word(word, where))
            yield from found

    def of_word(self, w: int, where: str) -> Iterator[str]:
        """What one word of a body is in its clause."""
        p, head = self.parsed, self.parsed.heads[w]
        yield from self.of_verb(w, where)
        for k in p.kids(w, "det", "advmod", "cc:preconj"):
            yield f"det={where}|{p.lower[k]}"
        yield f"as={where}|{p.deps[w]}|{p.marker(w)}"
        noun = p.lemmas[w].lower()
        if noun in vocabulary.ROLE_NOUNS or noun in vocabulary.NOUN_KINDS:
            yield f"noun={where}|{noun}"
        if p.deps[w] in UNDER and head != w:
            lemma = "NAME" if head in self.cast.at or p.upos[head] == "PROPN" else p.lemmas[head].lower()
            yield f"under={where}|{p.deps[w]}|{lemma}"
            if lemma in SAYING and p.deps[w] == "nsubj":
                yield f"speaks={where}"

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


def _links_by(who: str, found: Round) -> dict[ActorId, list[tuple[Signal, Near]]]:
    """The links from a round's signals by "body" or by "actor", in the order of the signals."""
    links: dict[ActorId, list[tuple[Signal, Near]]] = {}
    for s in found.signals:
        for n in s.near:
            links.setdefault(n.body if who == "body" else n.actor, []).append((s, n))
    return links


def _close_to(found: Round) -> set[ActorId]:
    """Bodies in the clauses of a round's own words."""
    return {n.body for s in found.signals for n in s.near if n.steps <= 2 and n.path != "far"}


def _traits_of_round(found: Round) -> list[str]:
    kinds = [f"round-has={k}" for k in sorted({s.kind for s in found.signals})]
    return [f"round-kind={found.signals[0].kind}", *(f"round-tense={t}" for t in sorted(found.tenses)), *kinds]


def _number_and_distance(links: Links) -> Traits:
    best = min((n.steps for _, n in links if n.path != "far"), default=9)
    return (f"links={min(len(links), 4)}", f"steps={min(best, 6)}")


def _rows(links: Links) -> list[Row]:
    """What the rules read of the clauses that name an actor."""
    named = {(n.word, n.actor) for _, n in links}
    return [row for s, _ in links for row in s.rows if (row.word, row.actor) in named]


# What follows depends on a few values each, so that a combination is put into words once.


@lru_cache(KEPT)
def _of_round(trait: str, kind: str, is_close: bool) -> Traits:
    return (trait, f"{trait}|{kind}", f"{trait}|{is_close}")


@lru_cache(KEPT)
def _of_path(path: str, kind: str, lemma: str) -> Traits:
    return (f"path={path}", f"path={path}|{kind}", f"path={path}|{lemma}")


@lru_cache(KEPT)
def _of_part(part: str, kind: str, lemma: str, tense: str) -> Traits:
    negated = tense.startswith("not-")
    return (
        f"part={part}|{kind}",
        f"part={part}|{lemma}",
        f"part={part}|{kind}|{negated}",
        f"part={part}|{kind}|{tense}",
    )


CONTROL = frozenset({"^xcomp", "^advcl", "^ccomp", "^acl"})


@lru_cache(KEPT)
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
