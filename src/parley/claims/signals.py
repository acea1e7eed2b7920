"""A parsed text and its cast in, signals out: each word that may tell of a round of contact, with its traits.

A signal denotes a round ("talks", "met", "signed") or tells of somebody's coming to one ("invited", "declined",
"sent"). Whether it does, and of which round, is for `rounds` to choose; here it is only described. Traits are short
strings; a network weighs them (`chooser`), so a trait may be crude, but it must not name an actor or a place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import TROOPS, Fact, find_facts, is_negated, leaves_talks
from parley.claims.contacts import Anchor, Finder, Row
from parley.claims.happened import is_denial
from parley.parsed import Parsed
from parley.record import ActorId, Place, Time

LONGEST_PATH = 5
# Steps within one phrase, or to the same thing: they are left out of a path.
SILENT = frozenset({"conj", "flat", "appos", "compound", "nmod:desc"})
PLAIN = frozenset({"the", "a", "an", "this", "that", "these", "those", "no", "any", "another", "each", "every", "some"})
# What one takes part in without a table, and declines to do without having been asked to one.
FIGHTING = frozenset("war fighting conflict attack offensive siege raid election vote march protest".split())
SIGHTS = frozenset("prison jail hospital school museum shrine mosque church cemetery grave factory market".split())
COMMENTING = frozenset("comment say answer elaborate disclose identify specify name".split())
# Traits of a signal's phrase: modifiers, determiner, head and the word after.
FORM = ("mod=", "det=", "head=", "rule=", "next=")


@dataclass(frozen=True, slots=True)
class Near:
    """An actor's mention in a signal's sentence: `path` leads from the signal to `word`, `steps` long."""

    actor: ActorId
    body: ActorId
    word: int
    path: str
    steps: int


@dataclass
class Signal:
    """One word that may tell of a round."""

    word: int
    kind: str  # the set of `words` that its lemma is in
    lemma: str
    traits: tuple[str, ...]
    near: tuple[Near, ...]
    tense: str
    rows: tuple[Row, ...]  # what the rules read of its clause
    anchor: Anchor | None
    times: tuple[Time, ...]
    place: Place | None
    bodies: frozenset[ActorId] = field(default_factory=frozenset)

    @cached_property
    def definite(self) -> str:
        """The trait of its determiner."""
        return next((t for t in self.traits if t.startswith("det=") and "|" not in t), "det=-")

    @cached_property
    def same(self) -> tuple[str, ...]:
        """What of it speaks for its telling of a round already opened, whichever that is."""
        own = ("same", f"same&kind={self.kind}", f"same&lemma={self.lemma}", f"same&tense={self.kind}|{self.tense}")
        return (*own, *(f"same&{t}" for t in self.traits if t.startswith(FORM)))

    @cached_property
    def people(self) -> frozenset[ActorId]:
        """The actors that are two steps away or nearer."""
        return frozenset(n.actor for n in self.near if n.steps <= 2)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days, months, years or intervals of its times."""
        return frozenset(day_of(t.value) for t in self.times)

    @cached_property
    def marker(self) -> str | None:
        """ "earlier" or "later", where a word of its phrase says so."""
        return self.anchor.marker if self.anchor is not None else None

    @cached_property
    def by_phone(self) -> bool:
        """Whether the rules read that it was by telephone."""
        return self.anchor is not None and self.anchor.by_phone

    @cached_property
    def voice(self) -> str:
        """The trait of whether its clause is denied, or told on somebody's word."""
        return next((t for t in self.traits if t.startswith("voice=") and "|" not in t), "voice=own")

    @cached_property
    def edge(self) -> str:
        """The trait of whether its clause tells of a beginning or an end."""
        return next((t for t in self.traits if t.startswith("edge=") and "|" not in t), "edge=-")

    @cached_property
    def hooks(self) -> tuple[str, ...]:
        """The traits of what it hangs on and what follows it."""
        return tuple(t for t in self.traits if t.startswith(("next=", "head=")) and "|" in t)


def is_idiom(p: Parsed, i: int) -> bool:
    """Whether nobody comes or stays away: "it comes to X", "takes part in war", "visits a jail", "declined to say"."""
    lemma = p.lemmas[i]
    if lemma == "come":
        is_it = any(p.lower[c] == "it" for c in p.kids(i, "nsubj", "expl"))
        return is_it and "to" in (p.marker(c) for c in p.kids(i, "obl"))
    if lemma == "take":
        parts = [c for c in p.kids(i, "obj") if p.lower[c] == "part"]
        return any(p.lemmas[k] in FIGHTING for c in (i, *parts) for k in p.kids(c, "obl", "nmod") if parts)
    if lemma == "visit":
        return any(p.lemmas[c] in SIGHTS for c in p.kids(i, "obj"))
    return lemma in ("decline", "refuse") and any(p.lemmas[c] in COMMENTING for c in p.kids(i, "xcomp"))


def day_of(value: str) -> str:
    """A TIMEX3 value without the time of the day."""
    return value.partition("T")[0]


def find_signals(parsed: Parsed, cast: Cast, body_of: dict[ActorId, ActorId]) -> list[Signal]:
    """All signals of a text in order; `body_of` gives the delegation that each actor belongs to."""
    return _Describer(parsed, cast, body_of).signals()


def kind_of(lemma: str, upos: str) -> str | None:
    """Which kind of word of contact a lemma is; None where it is none."""
    kinds = vocabulary.VERB_KINDS if upos == "VERB" else vocabulary.NOUN_KINDS if upos in ("NOUN", "PROPN") else {}
    if upos == "ADJ":
        return "presence" if lemma in vocabulary.PRESENCE else None
    return kinds.get(lemma)


class _Describer:
    """Describes the signals of one text."""

    def __init__(self, parsed: Parsed, cast: Cast, body_of: dict[ActorId, ActorId]) -> None:
        self.parsed, self.cast, self.body_of = parsed, cast, body_of
        self.finder = Finder(parsed, cast)
        self.facts = self.facts_by_sentence()
        self.mentions = self.mentions_by_sentence()
        self.document = tuple(document_traits(parsed, cast))
        self.by_kind: dict[str, tuple[str, ...]] = {}

    def facts_by_sentence(self) -> dict[int, list[Fact]]:
        found: dict[int, list[Fact]] = {}
        for fact in find_facts(self.parsed, self.cast):
            found.setdefault(self.parsed.sentence_of[fact.word], []).append(fact)
        return found

    def mentions_by_sentence(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for word in sorted(self.cast.at):
            found.setdefault(self.parsed.sentence_of[word], []).append(word)
        return found

    def signals(self) -> list[Signal]:
        p = self.parsed
        found: list[Signal] = []
        for i, upos in enumerate(p.upos):
            kind = kind_of(p.lemmas[i].lower(), upos)
            if kind is not None and p.deps[i] != "flat" and not self.is_of_troops(i, kind) and not is_idiom(p, i):
                found.append(self.signal(i, kind))
        return found

    def is_of_troops(self, i: int, kind: str) -> bool:
        """ "Pulled out of the valley", "the presence of troops": who leaves a place leaves no table."""
        p = self.parsed
        if p.upos[i] == "NOUN":
            of = (w for c in p.kids(i, "nmod") if p.marker(c) == "of" for w in p.conjuncts(c))
            return any(p.lemmas[w] in TROOPS for w in of)
        is_of_army = kind == "leaving" and p.upos[i] == "VERB" and p.lemmas[i] in ("pull", "withdraw")
        return is_of_army and not leaves_talks(p, i)

    def signal(self, i: int, kind: str) -> Signal:
        p = self.parsed
        anchor = self.finder.anchor_at(i)
        near = tuple(self.near(i))
        rows = tuple(anchor.rows) if anchor is not None else ()
        times = tuple(anchor.times) if anchor is not None else tuple(self.finder.times_of(i))
        place = anchor.place if anchor is not None else self.finder.where(i)
        tense = tense_of(p, i)
        rows += tuple(
            Row(f.actor, f.word, f.role, f.attendance)
            for f in self.facts.get(p.sentence_of[i], ())
            if any(n.word == f.word and n.steps <= 2 for n in near) and p.upos[i] != "NOUN"
        )
        bodies = frozenset(self.body_of[r.actor] for r in rows) | frozenset(n.body for n in near if _is_close(n))
        signal = Signal(i, kind, p.lemmas[i].lower(), (), near, tense, rows, anchor, times, place, bodies)
        signal.traits = tuple(self.traits(signal))
        return signal

    def near(self, i: int) -> Iterator[Near]:
        """The actors of the sentence, each with its path."""
        p = self.parsed
        above = [i, *p.up(i)]
        rank = {w: n for n, w in enumerate(above)}
        for word in self.mentions.get(p.sentence_of[i], ()):
            if word == i:
                continue
            down, at = [], word
            while at not in rank:
                down.append(at)
                at = p.heads[at]
            steps = [f"^{p.deps[w]}" for w in above[: rank[at]] if p.deps[w] not in SILENT]
            steps += [_step(p, w) for w in reversed(down) if p.deps[w] not in SILENT]
            path = ">".join(steps) if len(steps) <= LONGEST_PATH else "far"
            for actor in self.cast.at[word]:
                yield Near(actor, self.body_of[actor], word, path, len(steps))

    def traits(self, s: Signal) -> Iterator[str]:
        """What a signal is by itself."""
        p, i = self.parsed, s.word
        yield "any"
        yield f"lemma={s.lemma}"
        yield f"kind={s.kind}"
        yield f"form={s.kind}|{p.xpos[i]}"
        yield f"form={s.lemma}|{p.xpos[i]}"
        yield f"dep={p.deps[i]}"
        yield f"dep={s.kind}|{p.deps[i]}"
        yield f"tense={s.tense}"
        yield f"tense={s.kind}|{s.tense}"
        head = p.heads[i]
        if head != i:
            yield f"head={self.lemma(head)}"
            yield f"head={s.kind}|{kind_of(p.lemmas[head].lower(), p.upos[head])}|{p.deps[i]}|{p.marker(i)}"
        yield f"voice={voice_of(p, i)}"
        yield f"voice={voice_of(p, i)}|{s.kind}"
        yield f"edge={edge_of(p, i)}"
        yield from self.of_children(s)
        yield from self.of_setting(s)
        yield from self.of_rules(s)

    def of_children(self, s: Signal) -> Iterator[str]:
        p, i = self.parsed, s.word
        determiner = "none"
        for c in p.children[i]:
            dep = p.deps[c]
            if dep in ("det", "nmod:poss"):
                determiner = p.lower[c] if p.lower[c] in PLAIN else "whose" if dep == "nmod:poss" else "det"
            elif dep in ("amod", "compound", "nummod", "advmod", "compound:prt", "nmod:desc"):
                yield f"mod={self.lemma(c)}"
                yield f"mod={s.kind}|{self.lemma(c)}"
            elif dep in ("obj", "obl", "nsubj", "nsubj:pass", "nmod", "obl:agent", "xcomp", "ccomp", "advcl"):
                yield f"kid={s.kind}|{dep}|{p.marker(c)}|{self.sort(c)}"
                yield f"kid={s.lemma}|{dep}|{p.marker(c)}"
        if p.upos[i] != "VERB":
            yield f"det={determiner}"
            yield f"det={s.kind}|{determiner}"
        if i + 1 < len(p.words):
            yield f"next={s.lemma}|{self.lemma(i + 1)}"
        if i:
            yield f"last={s.kind}|{self.lemma(i - 1)}"

    def lemma(self, word: int) -> str:
        """A word's lemma, names left out."""
        p = self.parsed
        inside = word > p.sentences[p.sentence_of[word]][0]
        named = word in self.cast.at or p.upos[word] == "PROPN" or (inside and p.words[word][0].isupper())
        return "NAME" if named else p.lemmas[word].lower()

    def sort(self, word: int) -> str:
        """What a word is: an actor, of which kind, a word of contact, a person, or something else."""
        p = self.parsed
        if word in self.cast.at:
            return self.cast.by_id[self.cast.at[word][0]].kind
        if (kind := kind_of(p.lemmas[word].lower(), p.upos[word])) is not None:
            return f"({kind})"
        if word in self.cast.unnamed:
            return "unnamed"
        return p.upos[word]

    def of_setting(self, s: Signal) -> Iterator[str]:
        p, i = self.parsed, s.word
        sentence = p.sentence_of[i]
        yield f"in={min(sentence, 8)}"
        yield f"lead={p.paragraphs[i] == 0}"
        if p.quoted[i]:
            yield "quoted"
            yield f"quoted|{s.kind}"
        powers = {n.body for n in s.near if is_power(self.cast, n.body)}
        close = {n.body for n in s.near if _is_close(n)}
        yield f"powers={min(len(powers), 3)}"
        yield f"close={s.kind}|{min(len(close), 3)}"
        yield f"time={s.kind}|{_time_sort(s.times)}"
        yield f"place={s.kind}|{s.place is not None}"
        yield from self.document_with(s.kind)

    def document_with(self, kind: str) -> tuple[str, ...]:
        """The traits of the document, each alone and with a kind of signal."""
        found = self.by_kind.get(kind)
        if found is None:
            found = self.by_kind[kind] = tuple(t for trait in self.document for t in (trait, f"{trait}|{kind}"))
        return found

    def of_rules(self, s: Signal) -> Iterator[str]:
        if s.anchor is None:
            yield f"rule=none|{s.kind}"
            return
        a = s.anchor
        yield f"rule=rows{min(len(a.actors), 3)}"
        yield f"rule=status|{a.status}"
        yield f"rule=ahead|{a.ahead}"
        yield f"rule=marker|{a.marker}"
        yield f"rule=definite|{a.definite}|{bool(a.rows)}"


POWERS = frozenset({"state", "government", "armed_group", "party", "igo"})
# Words below which a text is short: it has few rounds, and names them again and again.
SHORT = 200
BEGINNING = frozenset("open begin start resume reopen restart reconvene launch".split())
ENDING = frozenset("end close finish conclude collapse break fail founder".split())


def is_power(cast: Cast, actor: ActorId) -> bool:
    """Whether an actor may be party to a conflict: a state, an armed group, a community that has a name."""
    kind = cast.by_id[actor].kind
    return kind in POWERS or (kind == "community" and actor not in cast.loose)


def _is_close(near: Near) -> bool:
    """Whether an actor is in the signal's own clause or phrase."""
    return near.steps <= 2 and near.path != "far"


def _step(p: Parsed, word: int) -> str:
    case = p.marker(word) if p.deps[word] in ("obl", "nmod", "obl:agent", "advcl", "acl") else ""
    return f"{p.deps[word]}:{case}" if case else p.deps[word]


def tense_of(p: Parsed, i: int) -> str:
    """The tense of a verb, for a noun that of the verb above it: past, present, will, modal, infinitive …"""
    verb = i if p.upos[i] == "VERB" else next((w for w in p.up(i) if p.upos[w] in ("VERB", "AUX")), None)
    if verb is None:
        return "none"
    helpers = [c for c in p.children[verb] if p.deps[c] in ("aux", "aux:pass", "cop")]
    words = {p.lower[c] for c in helpers}
    negated = "not-" if is_negated(p, verb) else ""
    if words & {"will", "'ll", "’ll", "shall", "wo"}:
        return f"{negated}will"
    if words & {"would", "may", "might", "could", "should", "can", "must"}:
        return f"{negated}modal"
    if p.xpos[verb] == "VB" and any(p.lower[c] == "to" for c in p.children[verb]):
        return f"{negated}to"
    if p.xpos[verb] == "VBG" and not helpers:
        return f"{negated}ing"
    had = "had-" if words & {"had"} else "has-" if words & {"has", "have", "'ve"} else ""
    finite = next((p.xpos[c] for c in helpers if p.xpos[c] in ("VBD", "VBZ", "VBP")), p.xpos[verb])
    passive = "-passive" if any(p.deps[c] == "aux:pass" for c in helpers) else ""
    return f"{negated}{had}{'past' if finite in ('VBD', 'VBN') else 'present'}{passive}"


def voice_of(p: Parsed, i: int) -> str:
    """Whether a word stands in a clause or phrase that is denied, in what somebody says, or in neither."""
    found, at = "own", i
    for above in p.up(i):
        if p.deps[at] in ("conj", "parataxis") and p.upos[at] == "VERB":
            break
        if is_denial(p, above):
            return "denied"
        if p.deps[at] == "ccomp":
            found = "said"
        at = above
    return found


def edge_of(p: Parsed, i: int) -> str:
    """Whether a word is, or stands at, a verb of beginning or of ending."""
    head = p.heads[i]
    at_verb = p.upos[i] != "VERB" and p.deps[i] in ("nsubj", "obj", "nsubj:pass")
    lemma = p.lemmas[head if at_verb else i].lower()
    return "begin" if lemma in BEGINNING else "end" if lemma in ENDING else "-"


def _time_sort(times: Sequence[Time]) -> str:
    if not times:
        return "none"
    value = times[0].value
    return value if value.endswith("_REF") else f"{times[0].type}{len(value.split('T')[0])}"


def subject_traits(parsed: Parsed, cast: Cast) -> tuple[str, ...]:
    """What a text is about: its nouns, verbs and adjectives, names left out, and its kinds of actors."""
    said = {parsed.lemmas[i].lower() for i, upos in enumerate(parsed.upos) if upos in ("NOUN", "VERB", "ADJ")}
    return (*(f"has={lemma}" for lemma in sorted(said)), *document_traits(parsed, cast))


def document_traits(parsed: Parsed, cast: Cast) -> Iterator[str]:
    """Whether a text is about a conflict: how many powers and armed groups it names, and its subjects."""
    kinds = [a.kind for a in cast.actors]
    yield f"doc=short|{len(parsed.words) < SHORT}"
    yield f"doc=armed{min(kinds.count('armed_group'), 2)}"
    yield f"doc=states{min(sum(k in ('state', 'government') for k in kinds), 4)}"
    yield f"doc=communities{min(sum(a.kind == 'community' and is_power(cast, a.id) for a in cast.actors), 2)}"
    lemmas = set(parsed.lemmas)
    yield f"doc=war{min(len(lemmas & vocabulary.WAR), 4)}"
    yield f"doc=else{min(len(lemmas & vocabulary.ELSE), 3)}"
