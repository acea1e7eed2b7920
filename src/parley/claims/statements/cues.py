"""A parsed text in, the words in it that report speech out: "said", "pointed out", "sent word", "according to".

Which words these are is the codebook's (`cues.csv`); here is how they stand in a sentence, and when they report
nothing: "did not say", "if he says", "is expected to announce".
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.claims.happened import NEGATIONS
from parley.codebook.entries import Cue
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words

VERBAL = frozenset({"verb", "phrase"})
DENYING = NEGATIONS | {"nor"}
CONDITIONS = frozenset({"if", "unless", "whether"})
FUTURE = frozenset("will 'll would may might could should can shall must ca wo".split())
WISHES = frozenset({"demand", "request"})
WISHING = frozenset("demand insist ask request urge recommend propose suggest require stipulate order".split())
GOING_ON = frozenset("go continue proceed".split())
FIRST_PERSON = frozenset({"i", "we", "you"})
REACH = 6
"""How many words may stand between the first and the last of a phrase: "made it perfectly clear"."""
# What may stand within a phrase: "sent a terse word", "gave its assurances".
WITHIN = frozenset({"DET", "ADJ", "ADV", "PRON", "NUM", "NOUN", "PROPN", "PART"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A cue where it stands: `head` governs what is said, `words` are the cue's own, `last` is the cue's last word."""

    head: int
    words: Words
    entry: Cue

    @property
    def last(self) -> int:
        return self.words[1] - 1


@dataclass(frozen=True, slots=True)
class Found:
    """A run of reported words with its cue and the word for its speaker, before it becomes a record.

    `heard` is None where nothing but quotation marks or a label tells, `speaker` where it is left out or unnamed;
    `verbatim` words are direct speech without quotation marks, as in a transcript.
    """

    words: Words
    heard: Heard | None
    speaker: int | None
    act: str
    verbatim: bool = False


PAST_OR_PRESENT = frozenset({"VBD", "VBZ", "VBP"})
CLOSING = frozenset({'"', "”", "''", "»", "’"})
BREAKS = frozenset({",", ";", ":", "”", '"', "’", "—", "–", "--", "."})
# What stands between a noun phrase and what is no part of it.
BETWEEN = frozenset({"VERB", "AUX", "SCONJ", "CCONJ"})


class Cues:
    """The words of one text that report speech."""

    def __init__(self, parsed: Parsed, codebook: Codebook) -> None:
        self.parsed = parsed
        self.starting, self.sources = codebook.cues_by_first_word, codebook.source_phrases

    def verb_at(self, i: int) -> Heard | None:
        """The verb of speech that begins at a word, with particle or noun: "called on", "sent word", "quoted"."""
        for rest, entry in self.starting.get(self.parsed.lemmas[i], ()):
            if entry.kind in VERBAL and (end := self._end(i, rest, entry)) is not None:
                return Heard(i, (i, end), entry)
        return None

    def of_kind(self, i: int, kind: str) -> Cue | None:
        """The entry of one kind for a single word."""
        found = (e for rest, e in self.starting.get(self.parsed.lemmas[i], ()) if e.kind == kind and not rest)
        return next(found, None)

    def is_noun_of(self, i: int, kind: str) -> bool:
        """Whether a noun, alone or with the word before it, is in the codebook as a `document` or `occasion`."""
        p = self.parsed
        if self.of_kind(i, kind) is not None:
            return True
        longer = self.starting.get(p.lower[i - 1], ()) if i and p.heads[i - 1] == i else ()
        return any(entry.kind == kind and rest == (p.lemmas[i],) for rest, entry in longer)

    def phrase_at(self, i: int) -> Heard | None:
        """The preposition of a source that begins at a word: "according to", "in the words of", "in X's view"."""
        p, at = self.parsed, self.sources.get(self.parsed.lower[i])
        if at is None or i + 1 >= len(p.words):
            return None
        noun = p.heads[i]
        found = at.get(p.lower[i + 1]) or at.get(p.lower[noun])
        if found is None:
            return None
        (rest, entry), end = found, i + 1 + len(found[0])
        if p.lower[i + 1 : end] == rest:
            return Heard(i, (i, end), entry)
        owned = noun > i and rest[-1] == "of" and p.child(noun, "nmod:poss") is not None
        return Heard(noun, (i, noun + 1), entry) if owned else None

    def _end(self, i: int, rest: tuple[str, ...], entry: Cue) -> int | None:
        """Past the last word of a cue that begins at `i`; None where its other words do not follow."""
        p = self.parsed
        at, stop = i + 1, min(i + 1 + REACH, p.sentences[p.sentence_of[i]][1])
        for word in rest:
            while at < stop and word not in (p.lemmas[at], p.lower[at]):
                if entry.kind == "verb" or p.upos[at] not in WITHIN:
                    return None
                at += 1
            if at >= stop:
                return None
            at += 1
        return at


def is_unspoken(p: Parsed, heard: Heard) -> bool:
    """Whether nothing was said: "did not say", "refused to say", "is expected to announce", "if he says"."""
    i, kids = heard.head, p.children[heard.head]
    if p.xpos[i] == "VB" and p.quoted[i] and not any(p.deps[c] == "aux" for c in kids):
        return True
    if p.quoted[i] and any(p.lower[c] in FIRST_PERSON for c in kids if p.deps[c] == "nsubj"):
        return True
    if any(p.lower[c] in DENYING for c in kids) and heard.entry.act != "deny":
        return True
    if any(p.lower[c] in CONDITIONS and p.deps[c] == "mark" for c in kids):
        return True
    if any(p.lower[k] == "no" for c in kids if p.deps[c] == "nsubj" for k in p.children[c]):
        return True
    modal = next((p.lower[c] for c in kids if p.deps[c] == "aux" and p.lower[c] in FUTURE), None)
    if modal is not None:
        return modal != "would" or heard.entry.act not in WISHES
    return _is_intended(p, i)


def _is_intended(p: Parsed, i: int) -> bool:
    """Whether a verb is only meant to be said: "wants to announce", "demanded that Kosovo promise"."""
    if p.xpos[i] == "VB" and any(p.lower[c] == "to" for c in p.children[i]):
        return p.lemmas[p.heads[i]] not in GOING_ON
    wished = p.xpos[i] in ("VB", "VBP") and p.deps[i] in ("ccomp", "xcomp") and p.lemmas[p.heads[i]] in WISHING
    return wished and not any(p.deps[c] == "aux" for c in p.children[i])


def subject_of(p: Parsed, i: int) -> int | None:
    """The subject of a verb: of several the nearest, no clock time; else the noun right before it."""
    subjects = [c for c in p.children[i] if p.deps[c] in ("nsubj", "nsubj:outer")]
    if len(subjects) > 1:
        subjects = [c for c in subjects if p.upos[c] != "NUM"] or subjects
        subjects = [c for c in subjects if c < i] or subjects
    if not subjects and _is_inverted(p, i):
        return p.child(i, "obj")
    if not subjects:
        before = phrase_before(p, i)
        return before[1] if before is not None else None
    return min(subjects, key=lambda c: abs(c - i))


def _is_inverted(p: Parsed, i: int) -> bool:
    """ "…," read the statement: a verb right after a closing mark whose subject the tree takes for an object."""
    after_quotation = i > 1 and p.words[i - 1] in CLOSING and p.quoted[i - 2] and not p.quoted[i]
    thing = p.child(i, "obj")
    return after_quotation and thing is not None and thing > i


def phrase_before(p: Parsed, i: int) -> Words | None:
    """The first word and the head of the noun phrase right before a finite verb that the tree gives no subject.

    "Nine were killed, a doctor at the clinic said": the tree may take the doctor for one of the killed.
    """
    kids = {p.deps[c] for c in p.children[i]}
    if kids & {"nsubj:pass", "expl", "aux:pass", "mark"} or not (p.xpos[i] in PAST_OR_PRESENT or _is_last(p, i)):
        return None
    lower = p.sentences[p.sentence_of[i]][0]
    last = i - 1
    while last > lower and p.upos[last] in ("ADV", "AUX"):
        last -= 1
    if last > lower and p.words[last] == ",":
        comma = next((j for j in range(last - 1, lower, -1) if p.words[j] == ","), lower)
        last = comma - 1
    if last < lower or p.upos[last] not in ("NOUN", "PROPN", "PRON"):
        return None
    start = last
    while start > lower and p.words[start - 1] not in BREAKS and p.upos[start - 1] not in BETWEEN:
        start -= 1
    if p.upos[start] == "ADP" or (start > lower and p.words[start - 1] not in BREAKS):
        return None
    head = _head_of(p, start, last)
    return (start, head) if head is not None else None


def _head_of(p: Parsed, start: int, last: int) -> int | None:
    """The noun that heads the words `start` to `last`: the last before a preposition, the first of a name."""
    end = next((j for j in range(start, last + 1) if p.upos[j] == "ADP"), last + 1)
    head = next((j for j in range(end - 1, start - 1, -1) if p.upos[j] in ("NOUN", "PROPN", "PRON")), None)
    while head is not None and p.deps[head] == "flat" and p.heads[head] >= start:
        head = p.heads[head]
    return head


def _is_last(p: Parsed, i: int) -> bool:
    """Whether "said" closes its sentence, so that it is no participle whatever its tag."""
    return p.xpos[i] == "VBN" and i + 1 < len(p.words) and p.words[i + 1] in (".", ",", ";")
