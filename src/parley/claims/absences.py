"""A parsed text and its cast in, those who stayed away out: not asked, asked and unasked, refusing, walking out.

Each absence is one clause that says so, by patterns over verbs and nouns of invitation, refusal and departure; which
round it is of is for `talks` to settle. "Declined to comment" and "withdrew its troops" are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims import words as vocabulary
from parley.claims.attendance import NOBODY, is_negated, stance, subject_of
from parley.claims.rounds import Round
from parley.parsed import Parsed
from parley.record import ActorId

ASKING = frozenset("invite ask admit include bid consult summon".split())
SHUTTING = frozenset("exclude bar sideline omit ban disqualify".split())
# "Left out", "turned away": verbs that shut out with a particle.
SHUTTING_OUT = frozenset(
    {
        ("leave", "out"),
        ("leave", "off"),
        ("shut", "out"),
        ("keep", "out"),
        ("keep", "away"),
        ("lock", "out"),
        ("freeze", "out"),
        ("cut", "out"),
        ("turn", "away"),
        ("turn", "down"),
        ("turn", "back"),
        ("send", "away"),
        ("strike", "off"),
        ("strike", "from"),
        ("drop", "from"),
        ("squeeze", "out"),
    }
)
OFF_THE_LIST = frozenset({"strike", "drop"})
SEATS = frozenset("seat place invitation chair voice role part".split())
ENVOYS = frozenset("delegate representative delegation envoy one nobody observer".split())
INVITATIONS = frozenset("invitation invite accreditation".split())
TAKING_PART = frozenset("attend participate take send dispatch".split())
SENT = ENVOYS | frozenset("diplomat official minister team anyone anybody representation mission".split())
TAKING_BACK = frozenset("withdraw revoke rescind cancel retract".split())
REFUSING = frozenset("decline refuse reject spurn shun boycott snub skip".split())
COMING = frozenset(
    "attend come go join participate send travel sit take meet talk negotiate receive appear return dispatch fly host "
    "face see speak".split()
)
THERE = vocabulary.ROUNDS | INVITATIONS | frozenset("table process offer room hall event channel contact track".split())
CALLING_OFF = frozenset({("call", "off"), ("break", "off"), ("put", "off"), ("cut", "short"), ("pull", "plug")})
LEAVING = frozenset(
    {
        ("walk", "out"),
        ("pull", "out"),
        ("storm", "out"),
        ("drop", "out"),
        ("back", "out"),
        ("walk", "away"),
        ("bow", "out"),
    }
)
STAYING = frozenset({("stay", "away"), ("stay", "home"), ("stay", "behind"), ("keep", "away"), ("stay", "put")})
COMING_ALONE = frozenset({"come", "arrive"})
COMING_UP = frozenset({("turn", "up"), ("show", "up")})
# Words after "was not" for where the others were.
PRESENT = frozenset("there present table room hall".split())

# Verbs of which no absence is read otherwise.
TELLING = (
    (ASKING | SHUTTING | TAKING_BACK | REFUSING | TAKING_PART | COMING_ALONE)
    | {lemma for lemma, _ in SHUTTING_OUT | CALLING_OFF | LEAVING | STAYING | COMING_UP}
    | frozenset("disinvite uninvite have get receive find scrap withdraw quit recall".split())
)


@dataclass(frozen=True, slots=True)
class Absence:
    """One clause that keeps an actor from a round: `verb` is the word that says so, `word` the actor's."""

    actor: ActorId
    word: int
    verb: int
    attendance: str


def place_absences(
    parsed: Parsed, rounds: Sequence[Round], absences: Sequence[Absence]
) -> list[dict[ActorId, Absence]]:
    """For each round those who stayed away from it: by the verb's own round, else by the nearest word of one.

    A clause that stands alone ("It declined.") goes with the sentence before, else with the report's first round.
    """
    placed: list[dict[ActorId, Absence]] = [{} for _ in rounds]
    words = sorted((w, n) for n, found in enumerate(rounds) for w in found.words)
    for absence in absences:
        number = _round_of(parsed, words, absence.verb)
        if number is not None:
            placed[number].setdefault(absence.actor, absence)
    return placed


def _round_of(parsed: Parsed, words: Sequence[tuple[int, int]], verb: int) -> int | None:
    here = parsed.sentence_of[verb]
    same = [(abs(w - verb), n) for w, n in words if parsed.sentence_of[w] == here]
    if same:
        return min(same)[1]
    before = [(w, n) for w, n in words if parsed.sentence_of[w] in (here - 1, here - 2)]
    if before:
        return max(before)[1]
    return words[0][1] if words else None


def find_absences(parsed: Parsed, cast: Cast) -> list[Absence]:
    """All of a text, in order."""
    finder = _Finder(parsed, cast)
    telling = [i for i, upos in enumerate(parsed.upos) if upos == "VERB" and parsed.lemmas[i] in TELLING]
    missing = [i for i, lemma in enumerate(parsed.lemmas) if lemma in PRESENT and parsed.child(i, "cop") is not None]
    return [a for i in sorted({*telling, *missing}) for a in finder.by_word(i)]


class _Finder:
    """Reads one clause at a time."""

    def __init__(self, parsed: Parsed, cast: Cast) -> None:
        self.parsed, self.cast = parsed, cast

    def by_word(self, i: int) -> Iterator[Absence]:
        is_verb = self.parsed.upos[i] == "VERB"
        for word, attendance in self.said_by(i) if is_verb else self.was_missing(i):
            for head in self.parsed.conjuncts(word):
                for actor in self.actors_at(head):
                    yield Absence(actor, head, i, attendance)

    def actors_at(self, head: int) -> tuple[ActorId, ...]:
        """Who a phrase brings: itself, or those that a delegation is of ("the participants from X and Y")."""
        p = self.parsed
        if head in self.cast.at:
            return self.cast.at[head]
        inner = [w for c in p.kids(head, "nmod", "nmod:poss", "amod", "compound") for w in p.conjuncts(c)]
        return tuple(a for w in inner for a in self.cast.at.get(w, ()))

    def was_missing(self, i: int) -> Iterator[tuple[int, str]]:
        """ "X was not there", "is not at the table"."""
        p = self.parsed
        subject = p.child(i, "nsubj")
        if subject is not None and is_negated(p, i) and not any(p.xpos[c] == "MD" for c in p.kids(i, "aux")):
            yield subject, "absent"

    def said_by(self, i: int) -> Iterator[tuple[int, str]]:
        """The words of those who stayed away by one verb, and how."""
        p = self.parsed
        lemma, negated = p.lemmas[i], is_negated(p, i)
        passive = self.passive_subject(i)
        particles = {(lemma, w) for w in self.particles(i)}
        if lemma in ASKING and negated:
            yield from self.not_asked(i, passive)
        elif lemma in ("invite", "ask") and passive is not None and self.is_unasked(i):
            yield passive, "disinvited"
        elif lemma in ("disinvite", "uninvite"):
            guest = passive if passive is not None else p.child(i, "obj")
            yield from [(guest, "disinvited")] if guest is not None else []
        elif (lemma in SHUTTING or particles & SHUTTING_OUT) and not negated:
            yield from self.shut_out(i, passive)
        elif lemma in TAKING_BACK and (thing := self.taken_back(i, passive)) is not None:
            yield from ((g, "disinvited") for g in self.guests(thing))
        elif lemma in TAKING_BACK | {"strike"} and passive is None and self.object_is(i, INVITATIONS):
            yield from ((g, "disinvited") for c in p.kids(i, "obj") for g in self.guests(c))
        elif lemma in ("have", "get", "receive", "find") and not negated:
            yield from self.had_none(i)
        elif lemma in REFUSING or (lemma, "down") in particles & {("turn", "down")}:
            yield from self.refused(i, passive)
        else:
            yield from self.left(i, passive, particles)

    def passive_subject(self, i: int) -> int | None:
        """Who is asked or shut out in "X was not invited", "X is no party and was not invited", "X, barred by Y"."""
        p = self.parsed
        if p.deps[i] == "acl" and p.xpos[i] == "VBN":
            return p.heads[i]
        subject = p.child(i, "nsubj:pass")
        if subject is None and p.deps[i] == "conj" and p.child(i, "aux:pass") is not None:
            return subject_of(p, i)
        return subject

    def particles(self, i: int) -> list[str]:
        p = self.parsed
        found = [p.lower[c] for c in p.children[i] if p.deps[c] in ("compound:prt", "advmod") and 0 < c - i < 8]
        found += [p.marker(c).split(" ")[0] for c in p.kids(i, "obl") if 0 < c - i < 8]
        return [*found, p.lower[i + 1]] if i + 1 < len(p.words) else found

    def object_is(self, i: int, lemmas: frozenset[str]) -> bool:
        p = self.parsed
        return any(p.lemmas[w] in lemmas for c in p.kids(i, "obj") for w in p.conjuncts(c))

    def not_asked(self, i: int, passive: int | None) -> Iterator[tuple[int, str]]:
        """ "X was not invited", "did not invite X", "neither X nor Y was asked to come"."""
        p = self.parsed
        if p.lemmas[i] in ("ask", "bid") and p.kids(i, "xcomp", "ccomp") and not self.is_to_come(i):
            return
        if p.lemmas[i] in ("include", "consult", "summon") and not self.names_round(i):
            return
        guest = passive if passive is not None else p.child(i, "obj")
        if guest is not None:
            yield guest, "excluded"

    def is_to_come(self, i: int) -> bool:
        p = self.parsed
        return any(p.lemmas[c] in COMING for c in p.kids(i, "xcomp", "ccomp", "advcl"))

    def is_unasked(self, i: int) -> bool:
        """ "Had been invited and then asked not to"."""
        p = self.parsed
        return any(p.lemmas[c] in ("ask", "tell") and "not" in p.lower[c : c + 3] for c in p.kids(i, "conj"))

    def names_round(self, i: int) -> bool:
        """Whether a round or its table hangs on a verb."""
        p = self.parsed
        return any(p.lemmas[c] in THERE for c in p.kids(i, "obl", "obj", "nsubj", "nsubj:pass"))

    def shut_out(self, i: int, passive: int | None) -> Iterator[tuple[int, str]]:
        """ "X was left out", "was struck off the list", "kept X away from the table"."""
        p = self.parsed
        if passive is None and p.lemmas[i] in ("keep", "turn", "drop"):
            return
        guest = passive if passive is not None else p.child(i, "obj")
        if guest is None or (passive is None and not self.names_round(i) and p.lemmas[i] not in SHUTTING):
            return
        a, b = p.sentences[p.sentence_of[i]]
        asked = p.lemmas[i] in OFF_THE_LIST and any(p.lemmas[w] == "invite" for w in range(a, b))
        yield guest, "disinvited" if asked else "excluded"

    def taken_back(self, i: int, passive: int | None) -> int | None:
        """The invitation in "the invitation to X was withdrawn", "the invitation to X rescinded"."""
        p = self.parsed
        thing = passive if passive is not None or p.kids(i, "obj") else p.child(i, "nsubj")
        return thing if thing is not None and p.lemmas[thing] in INVITATIONS else None

    def guests(self, invitation: int) -> list[int]:
        """Whose an invitation is: of "Oman's invitation to Yemen" Yemen's, of "Yemen's invitation" Yemen's too."""
        p = self.parsed
        asked = [c for c in p.kids(invitation, "nmod") if p.marker(c).split(" ")[0] in ("to", "for")]
        return asked or list(p.kids(invitation, "nmod:poss"))

    def had_none(self, i: int) -> Iterator[tuple[int, str]]:
        """ "X had no seat at the table", "has received no invitation", "had no delegate"."""
        p = self.parsed
        subject = subject_of(p, i)
        for c in p.kids(i, "obj"):
            without = any(p.lower[k] in NOBODY for k in p.children[c])
            if subject is None or not without:
                continue
            if p.lemmas[c] in SEATS and (p.lemmas[c] in INVITATIONS | {"seat"} or self.at_round(c) or self.at_round(i)):
                yield subject, "excluded"
            elif p.lemmas[c] in ENVOYS:
                yield subject, "absent"

    def at_round(self, i: int) -> bool:
        p = self.parsed
        return any(p.lemmas[c] in THERE for c in p.kids(i, "nmod", "obl"))

    def refused(self, i: int, passive: int | None) -> Iterator[tuple[int, str]]:
        """ "X declined", "refused to send anyone", "turned the invitation down", "the talks were shunned by X"."""
        p = self.parsed
        if is_negated(p, i) or self.is_threat(i):
            return
        if passive is not None:
            if p.lemmas[passive] in THERE or p.lemmas[i] in ("shun", "boycott"):
                yield from ((c, "declined") for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by")
            return
        complements = p.kids(i, "xcomp", "ccomp")
        if complements and not any(p.lemmas[c] in COMING and self.is_coming(c) for c in complements):
            return
        things = p.kids(i, "obj")
        if things and not self.object_is(i, THERE | ({"it"} if self.was_asked(i) else frozenset())):
            return
        if p.lemmas[i] in ("reject", "refuse", "skip", "spurn") and not things and not complements:
            return
        if p.lemmas[i] == "decline" and not things and not complements and not self.was_asked(i):
            return
        subject = subject_of(p, i)
        if subject is not None:
            yield subject, "declined"

    def was_asked(self, i: int) -> bool:
        """Whether an invitation is spoken of in the sentence or the one before."""
        p = self.parsed
        n = p.sentence_of[i]
        a, b = p.sentences[max(0, n - 1)][0], p.sentences[n][1]
        return any(p.lemmas[w] in ("invite", "invitation", "ask") for w in range(a, b))

    def is_coming(self, i: int) -> bool:
        """Whether an infinitive is of coming to talks: "to attend", "to send anyone", not "to send weapons"."""
        p = self.parsed
        if p.lemmas[i] in ("send", "dispatch"):
            return any(
                p.lemmas[c] in ENVOYS | {"anyone", "anybody", "team", "official", "minister"} for c in p.kids(i, "obj")
            )
        if p.lemmas[i] == "take":
            return any(p.lower[c] in ("part", "seat") for c in p.kids(i, "obj"))
        if p.lemmas[i] in ("go", "travel", "fly", "return", "come"):
            return True
        if p.lemmas[i] in ("talk", "speak", "negotiate") and any(p.marker(c) == "about" for c in p.kids(i, "obl")):
            return False
        return not any(p.lower[c] == "directly" for c in p.children[i])

    def is_threat(self, i: int) -> bool:
        """ "Threatened to boycott": not yet done."""
        p = self.parsed
        return p.deps[i] in ("xcomp", "ccomp", "advcl") and p.lemmas[p.heads[i]] in (
            "threaten",
            "want",
            "consider",
            "vow",
            "ask",
            "urge",
            "call",
            "plan",
        )

    def left(self, i: int, passive: int | None, particles: set[tuple[str, str]]) -> Iterator[tuple[int, str]]:
        """ "X walked out", "called the meeting off", "recalled its envoys", "stayed at home", "chose not to attend"."""
        p = self.parsed
        lemma = p.lemmas[i]
        if lemma in TAKING_PART and (said := stance(p, i)) in ("declined", "absent") and self.is_taking_part(i):
            subject = subject_of(p, i)
            yield from [(subject, said)] if subject is not None else []
            return
        if lemma in COMING_ALONE or particles & COMING_UP:
            yield from self.did_not_come(i)
            return
        if is_negated(p, i) or self.is_threat(i):
            return
        subject = subject_of(p, i) if passive is None else None
        if particles & CALLING_OFF or lemma in ("cancel", "scrap"):
            yield from self.called_off(i, passive, subject)
        elif particles & LEAVING or lemma in ("withdraw", "quit"):
            left = [c for c in p.kids(i, "obl") if p.marker(c).split(" ")[-1] in ("of", "from")]
            of_talks = not left or any(p.lemmas[c] in THERE for c in left)
            object_fits = not p.kids(i, "obj") or self.object_is(i, THERE)
            if subject is not None and of_talks and object_fits:
                yield subject, "withdrew"
        elif lemma == "recall" and self.object_is(i, frozenset({"delegation", "envoy", "negotiator"})):
            yield from [(subject, "withdrew")] if subject is not None else []
        elif subject is not None and (
            particles & STAYING or (lemma == "stay" and any(p.lower[c] == "home" for c in p.kids(i, "obl")))
        ):
            yield subject, "declined" if self.was_asked(i) else "absent"

    def did_not_come(self, i: int) -> Iterator[tuple[int, str]]:
        """ "X did not come", "never turned up"; whoever did not come to terms was there."""
        p = self.parsed
        subject = subject_of(p, i)
        elsewhere = [
            c for c in p.kids(i, "obl") if p.marker(c) in ("to", "into", "under", "as") and p.lemmas[c] not in THERE
        ]
        if subject is not None and stance(p, i) == "absent" and not elsewhere:
            yield subject, "absent"

    def is_taking_part(self, i: int) -> bool:
        """Whether a verb is of taking part in talks: "attend", "take part", "send diplomats"."""
        p = self.parsed
        if p.lemmas[i] == "take":
            return any(p.lower[c] == "part" for c in p.kids(i, "obj"))
        if p.lemmas[i] in ("send", "dispatch"):
            return any(p.lemmas[c] in SENT or c in self.cast.unnamed for c in p.kids(i, "obj"))
        return not p.kids(i, "obj") or self.object_is(i, THERE)

    def called_off(self, i: int, passive: int | None, subject: int | None) -> Iterator[tuple[int, str]]:
        """The side that calls a round off."""
        p = self.parsed
        if passive is not None:
            if p.lemmas[passive] in THERE:
                yield from ((c, "withdrew") for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by")
        elif subject is not None and self.object_is(i, THERE | {"it", "visit", "trip"}):
            yield subject, "withdrew"
