"""A verb of speech in, the words that it reports out: its clause, its infinitive, the quotation beside it.

Runs of words leave out the cue, the speaker, "that" and the marks at both ends. What only stands beside the words said,
in another half of the sentence or by another verb of the same speaker, is left out as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property

from parley.claims.statements.cues import Cues, Heard, phrase_before, subject_of
from parley.claims.statements.joins import COMPLEMENTS, SUBJECTS, Joins
from parley.claims.statements.pieces import FINITE, MARKS, RELATIVE, Pieces
from parley.parsed import Parsed, Words

# "Asked not to be named" is a condition of speaking, no request.
ANONYMITY = frozenset({"name", "identify", "quote"})
# "Agreed to", "refused to": a deed or a position, no words.
UNDERTAKINGS = frozenset({"accept", "reject"})
CLAUSES = frozenset({"that", "quote"})
PREDICATES = frozenset({"VERB", "ADJ", "NOUN", "AUX", "PROPN"})
# Before whom one asks something of: "called on X to", "appealed to X to".
ADDRESSED = frozenset({"", "on", "upon", "to"})
# What belongs to a reporting clause beside its verb.
OF_CUE = SUBJECTS | {
    "iobj", "obj", "aux", "aux:pass", "advmod", "obl", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent", "xcomp",
    "compound:prt",
}  # fmt: skip
INSERTED = frozenset({"parataxis", "dep", "discourse"})
# Clauses with these tell when or why, not what.
BESIDES = frozenset("before after when while because until since as once although though where unless".split())
# What a reporter calls the words just told: "…, a condition that nobody accepted".
COMMENTS = frozenset(
    "condition demand request move claim charge step idea proposal offer threat promise pledge accusation suggestion "
    "remark position decision plan".split()
)
TIMES_OF_SAYING = frozenset({"earlier", "later", "recently", "afterwards", "afterward", "previously", "also", "again"})
MANNERS = frozenset("publicly privately repeatedly openly explicitly bluntly flatly angrily simply".split())
SCARE = 4
"""How many words in quotation marks may be part of indirect speech, their marks included."""
PARTS_OF_TIME = frozenset("day week month year morning afternoon evening night weekend time hour noon midnight".split())
CONTRAST = frozenset({"while", "whereas", "although", "though"})
DASHES = frozenset({"–", "—", "--", "-"})
# Verbs whose object hears what is said.
TOLD = frozenset({"tell", "inform", "notify", "assure", "reassure", "warn", "advise", "remind", "apprise", "brief"})
LONGEST_CUE, LONGEST_TAIL = 40, 14
"""How many words a reporting clause may hold, and how many after its verb."""


class Said:
    """What the verbs of one text report."""

    def __init__(self, parsed: Parsed, cues: Cues) -> None:
        self.parsed, self.cues = parsed, cues
        self.pieces, self.joins = Pieces(parsed), Joins(parsed, cues)
        self._reporting: dict[Words, Words] = {}

    def by_verb(self, heard: Heard) -> list[Words]:
        """The runs of words that a verb reports, in order; none where it reports nothing."""
        clauses = self.clauses_of(heard) if CLAUSES.intersection(heard.entry.takes) else []
        if clauses:
            return self._joined(run for c in clauses for run in self._of_clause(c, heard))
        return (
            self._infinitive(heard)
            or self._called(heard)
            or self._quoted_beside(heard, only=heard.entry.takes == ("quote",))
            or (self._around(heard) if self._is_inserted(heard) else [])
            or self._quoted_beside(heard, only=True)
            or self._past_that(heard)
            or self._before(heard)
        )

    def _of_clause(self, clause: int, heard: Heard) -> list[Words]:
        reporting = self.reporting(heard)
        whole = self._whole(clause, heard, reporting)
        after = whole[0] > heard.head
        return self._runs(whole, (reporting[0], min(reporting[1], whole[0])) if after else reporting, heard.head)

    def _joined(self, runs: Iterable[Words]) -> list[Words]:
        """Runs in order, those that only marks part made one."""
        p = self.parsed
        joined: list[Words] = []
        for a, b in sorted(runs):
            if joined and all(p.words[i] in MARKS for i in range(joined[-1][1], a)):
                joined[-1] = joined[-1][0], max(b, joined[-1][1])
            else:
                joined.append((a, b))
        return joined

    def clauses_of(self, heard: Heard) -> list[int]:
        """The heads of the clauses that a cue governs, or of the one that hangs on its noun: "sent word that"."""
        p, i = self.parsed, heard.head
        own = [c for c in p.kids(i, "ccomp", "xcomp") if self._is_said(c, heard)] or self._of_sister(i)
        own = [c for c in own if not self._is_of_sister(c, i)]
        after = [c for c in own if c > i]
        if after and not all(p.quoted[c] for c in own):
            return after[-1:] if p.marker(after[-1]) == "that" or self._is_scare(after[0]) else after[:1]
        if own:
            return own
        clause = next((k for c in p.children[i] if (k := self._borne(c, heard)) is not None), None)
        return [clause] if clause is not None else []

    def _of_sister(self, i: int) -> list[int]:
        """What "adding" reports where the tree joins it to the cue before: "…, she said, adding it took long"."""
        p, c = self.parsed, i + 1
        if not self.joins.is_adding(i) or c >= len(p.words):
            return []
        while p.heads[c] != c and self._first_of(p.heads[c]) == i + 1:
            c = p.heads[c]
        return [c] if p.deps[c] == "ccomp" and p.heads[c] < i else []

    def _is_of_sister(self, c: int, i: int) -> bool:
        before = self._first_of(c) - 1
        return before > i and self.joins.is_adding(before)

    def _first_of(self, c: int) -> int:
        """The first word of a clause, marks that the tree hangs on it left out."""
        p = self.parsed
        return min((p.edges[k][0] for k in p.children[c] if k < c and p.deps[k] != "punct"), default=c)

    def _is_scare(self, c: int) -> bool:
        """Whether a clause is a few words in quotation marks that stand within what is said: "was “likely” theirs"."""
        a, b = self.parsed.edges[c]
        return self.parsed.quoted[c] and b - a <= SCARE

    def _borne(self, c: int, heard: Heard) -> int | None:
        """The that-clause of a word beside a verb that bears what is said: "sent word that", "denied reports that"."""
        p = self.parsed
        if p.marker(c) == "that" and heard.entry.kind == "phrase" and p.deps[c] in ("advcl", "csubj", "dep"):
            return c
        if heard.words[0] < c <= heard.last or self._is_carrier(c, heard):
            clause = p.child(c, "acl", "ccomp", "advcl", "csubj")
            return clause if clause is not None and p.marker(clause) == "that" else None
        return None

    def _is_said(self, c: int, heard: Heard) -> bool:
        """Whether a clause beside a verb is what it reports, not "asked about this" in the middle."""
        p, i = self.parsed, heard.head
        (lower, upper), (a, b) = self.pieces.half(i), p.edges[c]
        if not p.quoted[c] and (b <= lower or a >= upper or p.marker(c) in BESIDES or self._opens_beside(c)):
            return False
        if p.quoted[c] and (c >= upper or c < lower) and not self._ends_at(c, lower):
            return False
        if p.quoted[c] and not p.quoted[i]:
            return p.deps[c] == "ccomp" or "noun" not in heard.entry.takes
        if "that" not in heard.entry.takes or (p.deps[c] == "xcomp" and p.marker(c) != "that"):
            return False
        is_bare = not any(p.deps[k] in SUBJECTS or p.deps[k] in ("aux", "cop") for k in p.children[c])
        if c > i and is_bare and (p.xpos[c] == "VBN" or (p.xpos[c] == "VBG" and p.words[c - 1] == ",")):
            return False  # "…, he said, sitting between the delegations": done while speaking
        if c > i or p.xpos[c] in FINITE:
            return True
        return any(p.deps[k] in SUBJECTS or p.deps[k] in ("cop", "aux") for k in p.children[c])

    def _ends_at(self, c: int, lower: int) -> bool:
        """Whether the quotation that a word stands in closes right before: "“It is late.” Solvik said"."""
        number = self.pieces.quotation_of(c)
        return number is not None and self.parsed.quotes[number].words[1] == lower - 1

    def _opens_beside(self, c: int) -> bool:
        """ "…, they said, when there was something to sign": a clause of time is not what is said."""
        p = self.parsed
        return (
            any(p.lower[k] == "when" and p.deps[k] == "advmod" for k in p.children[c])
            and p.words[p.edges[c][0] - 1] == ","
        )

    def _is_carrier(self, c: int, heard: Heard) -> bool:
        """Whether a noun bears the clause in the verb's stead: "in a statement that", "denied reports that"."""
        p = self.parsed
        if p.deps[c] == "obl":
            return p.upos[c] == "NOUN"
        told = p.deps[c] in ("obj", "nsubj:pass") and "noun" in heard.entry.takes and heard.entry.act != "assert"
        return told and self.cues.of_kind(c, "noun") is not None

    def reporting(self, heard: Heard) -> Words:
        """The words of the reporting clause alone: the cue, its subject and what else is not said."""
        if heard.words not in self._reporting:
            self._reporting[heard.words] = self._clause_of_cue(heard)
        return self._reporting[heard.words]

    def _clause_of_cue(self, heard: Heard) -> Words:
        p, i = self.parsed, heard.head
        subject = subject_of(p, i)
        first, last = min(i, heard.words[0]), max(i + 1, heard.words[1])
        for c in p.children[i]:
            if not self._is_of_cue_clause(c, i, subject):
                continue
            a, b = p.edges[c]
            clause = next((k for k in p.kids(c, "acl", "ccomp") if p.marker(k) == "that"), None)
            if clause is not None:
                a, b = (p.edges[clause][1], b) if c < i else (a, p.edges[clause][0])
            first, last = min(first, a), max(last, b)
        if subject is not None:
            before = phrase_before(p, i) if p.heads[subject] != i else None
            first = min(first, p.edges[subject][0] if before is None else before[0])
        while p.words[first] in MARKS and first < i:
            first += 1
        return first, self._closed(first, last)

    def _is_of_cue_clause(self, c: int, i: int, subject: int | None) -> bool:
        p = self.parsed
        if p.deps[c] not in OF_CUE or abs(c - i) >= LONGEST_CUE or p.quoted[c] != p.quoted[i]:
            return False
        if p.deps[c] in ("nsubj", "nsubj:outer"):
            return c == subject
        if p.deps[c] == "obj" and self._is_subject_of_next(c, i):
            return False
        return p.deps[c] not in ("obj", "xcomp", "advmod") or c <= i + 6

    def _is_subject_of_next(self, c: int, i: int) -> bool:
        """Whether the tree takes for an object what opens the words said: "said the raid, long planned, had failed"."""
        p = self.parsed
        clause = next((k for k in p.kids(i, "ccomp") if k > c > i and p.xpos[k] in FINITE), None)
        if clause is None or p.lemmas[i] in TOLD or p.marker(clause) == "that" or p.quoted[clause]:
            return False
        return p.child(clause, *SUBJECTS) is None and p.words[p.edges[c][1] - 1] == ","

    def _closed(self, first: int, last: int) -> int:
        """Past a reporting clause that commas enclose, up to the second comma: ", he said on Tuesday, "."""
        p = self.parsed
        if first and p.words[first - 1] == ",":
            for j in range(last, min(last + 5, len(p.words))):
                if p.words[j] == ",":
                    return j
                if p.upos[j] not in ("ADP", "PROPN", "NOUN", "DET", "NUM", "ADJ", "ADV"):
                    break
        return last

    def _whole(self, clause: int, heard: Heard, reporting: Words) -> Words:
        """The words of a clause; after its cue from where the cue's own words end, wherever the tree hangs them."""
        p, i = self.parsed, heard.head
        a, b = self._edges(clause, i)
        if clause < i or p.quoted[clause] or (a > i and p.marker(clause) == "that"):
            return (max(a, self._past_inserted(heard.words[1], clause)) if a >= heard.words[1] else a), b
        if a < i and p.words[reporting[0] - 1] == "," and p.words[min(reporting[1], b - 1)] == ",":
            return a, b
        at = self._past_time(self._past_inserted(self._past_told(heard, clause), clause), clause)
        while at < clause and any(self._is_beside_said(k, i) for k in (at, *p.up(at)) if k > i):
            at += 1
        return at, b

    def _is_beside_said(self, k: int, i: int) -> bool:
        p = self.parsed
        return p.deps[k] in OF_CUE - SUBJECTS and p.heads[k] == i and not self._is_subject_of_next(k, i)

    def _past_told(self, heard: Heard, stop: int) -> int:
        """Past whoever is told, where the tree takes the name into what is said: "told the Tonga Times the gate is"."""
        p, at = self.parsed, heard.words[1]
        if p.lemmas[heard.head] not in TOLD or at >= stop:
            return at
        name = p.name_at.get(at + 1 if p.upos[at] == "DET" else at)
        if name is None or name.end > stop or p.upos[name.end] not in ("DET", "PRON"):
            return at
        return name.end

    def _past_inserted(self, at: int, stop: int) -> int:
        """Past what stands between dashes right after a cue: "said — as the Tonga Times wrote — "…"""
        p = self.parsed
        if at >= stop or p.words[at] not in DASHES:
            return at
        return next((j + 1 for j in range(at + 1, stop) if p.words[j] in DASHES and not p.quoted[j]), at)

    def _past_time(self, at: int, stop: int) -> int:
        """Past a day or a word like "earlier" right after a cue, which tells when it was said."""
        p = self.parsed
        while at < stop and p.lower[at] in TIMES_OF_SAYING | MANNERS:
            at += 1
        if at >= stop or at not in self._timed or p.upos[min(self._timed[at], stop)] == "PART":
            return at
        return min(self._timed[at], stop)

    @cached_property
    def _timed(self) -> dict[int, int]:
        """The first word of each expression of a day or time, and the word past it."""
        p = self.parsed
        spans = [t.span for t in p.times if t.type in ("DATE", "TIME")]
        return {bisect_left(p.begins, a): bisect_left(p.begins, b) for a, b in spans}

    def _is_inserted(self, heard: Heard) -> bool:
        """Whether a reporting clause is put into what it reports: "…, he said, …", "as he put it"."""
        p, i = self.parsed, heard.head
        if not CLAUSES.intersection(heard.entry.takes) or p.heads[i] == i:
            return False
        if p.deps[i] in INSERTED or (p.deps[i] == "advcl" and p.marker(i) == "as"):
            return True
        first, last = self.reporting(heard)
        enclosed = p.words[first - 1] == "," and last < len(p.words) and p.words[last] == ","
        return enclosed and p.deps[i] == "acl:relcl" and self._is_bare(heard)

    def _host(self, i: int) -> int:
        """The clause that a reporting clause is put into: the nearest one above, no noun in it."""
        p = self.parsed
        return next((a for a in p.up(i) if p.upos[a] in ("VERB", "AUX", "ADJ") or p.heads[a] == a), p.heads[i])

    def _around(self, heard: Heard) -> list[Words]:
        """What stands before and after a reporting clause that is put into what it reports."""
        p, i = self.parsed, heard.head
        first, last = self.reporting(heard)
        mine = p.edges[i]
        first, last = min(first, mine[0]), max(last, mine[1] if mine[1] - i < LONGEST_TAIL else last)
        lower, upper = self.pieces.half(i)
        a, b = self._edges(self._host(i) if p.deps[i] == "acl:relcl" else p.heads[i], i)
        before, after = self.pieces.trim((max(a, lower), first)), self.pieces.trim((last, min(b, upper)))
        said = [run for run in (before, after) if run is not None and self.pieces.may_be_said(run)]
        if "that" not in heard.entry.takes:
            said = [run for run in said if p.quoted[run[0]]]
        return [run for run in said if run != after or before not in said or self.pieces.goes_on(run)]

    def _runs(self, run: Words, without: Words, i: int) -> list[Words]:
        """The pieces of a clause that verb `i` reports, in its own half of the sentence and no further."""
        found: list[Words] = []
        for piece in self.pieces.cut(run, without):
            if self.parsed.quoted[piece[0]]:
                found.append(piece)
                continue
            lower, upper = self.pieces.half(i, piece)
            clipped = self.pieces.trim((max(piece[0], lower), min(piece[1], upper, self._stop(piece, i))))
            if clipped is not None and self.pieces.is_worth(clipped):
                found.append(clipped)
        return found

    def _edges(self, clause: int, i: int) -> Words:
        """A clause less what its verb's own speaker does after it: "said it would go, and warned …"."""
        p = self.parsed
        a, b = p.edges[clause]
        for c in p.kids(clause, "conj"):
            if c > i and self.joins.is_of_cue(c, i):
                return a, min(b, self.joins.start(c))
        return a, b

    def _stop(self, run: Words, i: int) -> int:
        """Where somebody else begins: ", while two delegates said", ", a condition that …"."""
        p = self.parsed
        for j in range(run[0] + 1, run[1] - 2):
            if p.words[j] == ":" and i < run[0] and p.quoted[j + 2] and not p.quoted[j] and p.words[j + 2][0].isupper():
                return j
            if p.words[j] == "," and not p.quoted[j] and i < run[0] and self._is_beside(j + 1):
                return j
        return run[1]

    def _is_beside(self, j: int) -> bool:
        p = self.parsed
        if any(self.joins.is_adding(k) for k in (j, j + 1)):
            return True
        if p.lower[j] in CONTRAST:
            head = p.heads[j]
            return p.xpos[head] in FINITE and self.cues.verb_at(head) is not None
        comment = p.heads[j]
        if p.lower[j] not in ("a", "an") or p.lemmas[comment] not in COMMENTS or p.deps[comment] != "appos":
            return False
        return p.child(comment, "acl:relcl", "acl") is not None

    def _quoted_beside(self, heard: Heard, *, only: bool) -> list[Words]:
        """A quotation in the verb's half of the sentence that it does not stand in, nearest first."""
        p = self.parsed
        if not only or "quote" not in heard.entry.takes or not p.quotes or p.marker(heard.head) in ("by", "for"):
            return []
        i, reporting = heard.head, self.reporting(heard)
        inside = [
            w
            for w in self.pieces.quotes_in(*self.pieces.half(i))
            if not w[0] <= i < w[1] and self._is_speech(w, i, reporting)
        ]
        nearest = min(inside, key=lambda w: min(abs(w[0] - i), abs(w[1] - i)), default=None)
        return self.pieces.cut(nearest, reporting) if nearest is not None else []

    def _is_speech(self, quote: Words, i: int, reporting: Words) -> bool:
        """Whether a quotation may be a verb's: of some length, and governed by the verb or beside its clause."""
        p = self.parsed
        a, b = quote
        if b - a < 3:
            return False
        head = next((j for j in range(a, b) if not a <= p.heads[j] < b), a)
        governed = i in (p.heads[head], p.heads[p.heads[head]])
        return governed or 0 <= reporting[0] - b <= 2 or 0 <= a - reporting[1] <= 2

    def _past_that(self, heard: Heard) -> list[Words]:
        """What follows "that" where the tree misses it: "denied on the day before that it had asked"."""
        p, i = self.parsed, heard.head
        if "that" not in heard.entry.takes:
            return []
        upper = self.pieces.half(i)[1]
        for j in range(heard.words[1], upper):
            if p.upos[j] in ("VERB", "AUX") or p.words[j] in MARKS:
                return []
            if p.lower[j] == "that" and self._bears_that(j - 1) and self._begins_clause(j + 1, upper):
                return self._runs((j + 1, upper), heard.words, i)
        return []

    def _bears_that(self, j: int) -> bool:
        """Whether "that" after a word opens what is said, and no relative clause: after a day, a place, a text."""
        p = self.parsed
        if p.upos[j] in ("PROPN", "ADV", "NUM", "ADP") or p.lemmas[j] in PARTS_OF_TIME:
            return True
        return self.cues.is_noun_of(j, "document") or self.cues.is_noun_of(j, "occasion")

    def _before(self, heard: Heard) -> list[Words]:
        """The clause before ", a doctor said", where the tree does not make it the verb's."""
        p, first = self.parsed, self.reporting(heard)[0]
        lower, _ = self.pieces.half(heard.head)
        apart = p.deps[heard.head] in ("acl:relcl", "advcl") or not self._is_bare(heard)
        if apart or first <= lower + 1 or p.words[first - 1] != ",":
            return []
        run = self.pieces.trim((lower, first))
        return [run] if run is not None and self.pieces.may_be_said(run) else []

    def _is_bare(self, heard: Heard) -> bool:
        """Whether a reporting clause is no more than subject and verb: "the elders believe", not "who asked for it"."""
        p, i = self.parsed, heard.head
        subject = subject_of(p, i)
        if (
            subject is None
            or subject > i
            or p.lower[subject] in RELATIVE | {"that"}
            or "quote" not in heard.entry.takes
        ):
            return False
        return p.child(i, "mark", "obj", "iobj", "xcomp", "ccomp") is None and p.quoted[i] == p.quoted[subject]

    def _begins_clause(self, start: int, stop: int) -> bool:
        """Whether a subject and a verb follow, and no other "that" before the verb."""
        p = self.parsed
        for j in range(start, stop):
            if p.lower[j] == "that" or p.words[j] in MARKS:
                return False
            if p.upos[j] in ("VERB", "AUX") and p.xpos[j] not in ("VBG", "VBN"):
                return j > start
        return False

    def _infinitive(self, heard: Heard) -> list[Words]:
        """ "Threatened to leave", "urged the Serbs not to close it", "denied having fired", "accused X of lying"."""
        p, i = self.parsed, heard.head
        if heard.entry.act in UNDERTAKINGS:
            return []
        thing = next((c for c in p.kids(i, "obj", "iobj", "obl") if c > i and p.marker(c) in ADDRESSED), None)
        what = next((c for c in p.kids(i, "obl") if p.marker(c) == "for" and p.upos[c] != "VERB"), None)
        if what is not None:
            return self._for_it_to(what, heard)
        below = [c for c in p.children[i] if c >= heard.last] + list(p.children[thing] if thing is not None else ())
        for c in below:
            if p.deps[c] in COMPLEMENTS and p.upos[c] in PREDICATES:
                if self._is_to(c) and p.lemmas[c] in ANONYMITY:
                    return []
                start = self._complement_from(c, thing, heard)
                if start is not None:
                    ends = [self.joins.start(k) for k in p.kids(c, "conj") if self.joins.is_of_cue(k, i)]
                    return self._runs((start, min([p.edges[c][1], *ends])), heard.words, i)
        return []

    def _complement_from(self, c: int, thing: int | None, heard: Heard) -> int | None:
        """Where an infinitive or a gerund begins, with the one who is asked or accused; None where it is none."""
        p, takes = self.parsed, heard.entry.takes
        after_thing = thing is not None and thing < c
        if "for" in takes and p.marker(c).startswith("for") and p.upos[c] in ("VERB", "AUX"):
            return self._for_what(c, thing)
        if self._is_to(c) and ("inf" in takes or "object_inf" in takes):
            if thing is not None and after_thing:
                return self._past_case(thing)
            return p.edges[c][0] if p.deps[c] != "acl" else None
        if "ing" not in takes or p.marker(c) not in ("of", ""):
            return None
        having = self._gerund(c)
        if having is not None and p.words[having - 1] == ",":
            return None
        return p.edges[thing][0] if thing is not None and thing < (having or 0) else having

    def _for_it_to(self, what: int, heard: Heard) -> list[Words]:
        """ "Called for the camp to be closed", where the tree joins the infinitive to the noun; none otherwise."""
        p = self.parsed
        clause = p.child(what, "acl")
        if "for" not in heard.entry.takes or clause is None or "for" not in p.marker(clause) or not self._is_to(clause):
            return []
        return self._runs((self._past_case(what), p.edges[what][1]), heard.words, heard.head)

    def _for_what(self, c: int, thing: int | None) -> int | None:
        """Where "X for leaving" and "for X to leave" begin, the preposition of the second left out."""
        p = self.parsed
        if p.xpos[c] == "VBG":
            return p.edges[thing][0] if thing is not None and thing < c else None
        return next((k + 1 for k in p.kids(c, "mark", "case") if p.lower[k] == "for"), None) if self._is_to(c) else None

    def _called(self, heard: Heard) -> list[Words]:
        """ "Described the blockade as "a slow hanging"": the object and what it is called."""
        p, i = self.parsed, heard.head
        if "as" not in heard.entry.takes:
            return []
        name = next((c for c in p.kids(i, "obl", "advcl", "xcomp") if c > i and p.marker(c).startswith("as")), None)
        thing = p.child(i, "obj")
        if name is None or thing is None or not i < thing < name or not p.quoted[name]:
            return []
        return self._runs((p.edges[thing][0], p.edges[name][1]), heard.words, i)

    def _is_to(self, c: int) -> bool:
        p = self.parsed
        return any(p.lower[k] == "to" and p.deps[k] != "case" for k in p.children[c] if k < c)

    def _gerund(self, c: int) -> int | None:
        """The first word of a gerund: "firing", "having fired", "being drunk"; None where it is none."""
        p = self.parsed
        if p.xpos[c] == "VBG":
            return c
        return next((k for k in p.children[c] if k < c and p.lower[k] in ("having", "being")), None)

    def _past_case(self, word: int) -> int:
        """The first word of a phrase after its preposition: "the parties" of "called on the parties"."""
        p = self.parsed
        first = p.edges[word][0]
        return first + 1 if p.deps[first] == "case" else first
