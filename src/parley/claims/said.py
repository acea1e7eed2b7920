"""A verb of speech in, the words that it reports out: its clause, its infinitive, the quotation beside it.

Runs of words leave out the cue, the speaker, "that" and the marks at both ends. What only stands beside the words said,
in another half of the sentence or by another verb of the same speaker, is left out as well.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from parley.claims.cues import Cues, Heard, phrase_before, subject_of
from parley.parsed import Parsed, Words

MARKS = frozenset("\"'“”‘’«»„,.;:-–—()[]!?…") | {"--", "...", "``", "''"}
# "Asked not to be named" is a condition of speaking, no request.
ANONYMITY = frozenset({"name", "identify", "quote"})
# "Agreed to", "refused to": a deed or a position, no words.
UNDERTAKINGS = frozenset({"accept", "reject"})
CLAUSES = frozenset({"that", "quote"})
COMPLEMENTS = frozenset({"xcomp", "advcl", "ccomp", "obl", "acl"})
PREDICATES = frozenset({"VERB", "ADJ", "NOUN", "AUX", "PROPN"})
# Before whom one asks something of: "called on X to", "appealed to X to".
ADDRESSED = frozenset({"", "on", "upon", "to"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
# What belongs to a reporting clause beside its verb.
OF_CUE = SUBJECTS | {
    "iobj", "obj", "aux", "aux:pass", "advmod", "obl", "obl:unmarked", "obl:tmod", "obl:npmod", "obl:agent", "xcomp",
    "compound:prt",
}  # fmt: skip
PAST = frozenset({"VBD", "VBN"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
INSERTED = frozenset({"parataxis", "dep", "discourse"})
# Clauses with these tell when or why, not what.
BESIDES = frozenset("before after when while because until since as once although though where unless".split())
# What a reporter calls the words just told: "…, a condition that nobody accepted".
COMMENTS = frozenset(
    "condition demand request move claim charge step idea proposal offer threat promise pledge accusation suggestion "
    "remark position decision plan".split()
)
TIMES_OF_SAYING = frozenset({"earlier", "later", "recently", "afterwards", "afterward", "previously", "also", "again"})
PARTS_OF_TIME = frozenset("day week month year morning afternoon evening night weekend time hour noon midnight".split())
# Words that take up what was said before a cue, so that "and none of them …" after it is said too.
ANAPHORS = frozenset({"none", "it", "they", "he", "she", "that", "this", "there"})
CONTRAST = frozenset({"while", "whereas", "although", "though"})
# What the speaker makes his words hang on: "…, he said, provided that it rains".
CONDITIONS = frozenset({"provided", "unless", "until"})
RELATIVE = frozenset({"who", "which", "when", "where", "whose", "whom"})
LONGEST_CUE, LONGEST_TAIL = 40, 14
"""How many words a reporting clause may hold, and how many after its verb."""


class Said:
    """What the verbs of one text report."""

    def __init__(self, parsed: Parsed, cues: Cues) -> None:
        self.parsed, self.cues = parsed, cues
        self._reporting: dict[Words, Words] = {}

    def by_verb(self, heard: Heard) -> list[Words]:
        """The runs of words that a verb reports, in order; none where it reports nothing."""
        clauses = self.clauses_of(heard) if CLAUSES.intersection(heard.entry.takes) else []
        if clauses:
            return self._joined(run for c in clauses for run in self._of_clause(c, heard))
        return (
            self._infinitive(heard)
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
        own = [c for c in p.kids(i, "ccomp", "xcomp") if self._is_said(c, heard)]
        after = [c for c in own if c > i]
        if after and not all(p.quoted[c] for c in own):
            return after[-1:] if p.marker(after[-1]) == "that" else after[:1]
        if own:
            return own
        clause = next((k for c in p.children[i] if (k := self._borne(c, heard)) is not None), None)
        return [clause] if clause is not None else []

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
        (lower, upper), (a, b) = self.half(i), p.edges[c]
        if not p.quoted[c] and (b <= lower or a >= upper or p.marker(c) in BESIDES or self._opens_beside(c)):
            return False
        if p.quoted[c] and not p.quoted[i]:
            return p.deps[c] == "ccomp" or "noun" not in heard.entry.takes
        if "that" not in heard.entry.takes or (p.deps[c] == "xcomp" and p.marker(c) != "that"):
            return False
        if c > i or p.xpos[c] in FINITE:
            return True
        return any(p.deps[k] in SUBJECTS or p.deps[k] in ("cop", "aux") for k in p.children[c])

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
        return p.deps[c] not in ("obj", "xcomp", "advmod") or c <= i + 6

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
            return a, b
        if a < i and p.words[reporting[0] - 1] == "," and p.words[min(reporting[1], b - 1)] == ",":
            return a, b
        at = self._past_time(heard.words[1], clause)
        while at < clause and any(p.deps[k] in OF_CUE - SUBJECTS and p.heads[k] == i for k in (at, *p.up(at)) if k > i):
            at += 1
        return at, b

    def _past_time(self, at: int, stop: int) -> int:
        """Past a day or a word like "earlier" right after a cue, which tells when it was said."""
        p = self.parsed
        while at < stop and p.lower[at] in TIMES_OF_SAYING:
            at += 1
        if at >= stop or at not in self._timed:
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
        lower, upper = self.half(i)
        a, b = self._edges(self._host(i) if p.deps[i] == "acl:relcl" else p.heads[i], i)
        before, after = self.trim((max(a, lower), first)), self.trim((last, min(b, upper)))
        said = [run for run in (before, after) if run is not None and self.is_clause(run) and self.is_worth(run)]
        if "that" not in heard.entry.takes:
            said = [run for run in said if p.quoted[run[0]]]
        return [run for run in said if run != after or before not in said or self.goes_on(run)]

    def _runs(self, run: Words, without: Words, i: int) -> list[Words]:
        """The pieces of a clause that verb `i` reports, in its own half of the sentence and no further."""
        found: list[Words] = []
        for piece in self.cut(run, without):
            if self.parsed.quoted[piece[0]]:
                found.append(piece)
                continue
            lower, upper = self.half(i, piece)
            clipped = self.trim((max(piece[0], lower), min(piece[1], upper, self._stop(piece, i))))
            if clipped is not None and self.is_worth(clipped):
                found.append(clipped)
        return found

    def _edges(self, clause: int, i: int) -> Words:
        """A clause less what its verb's own speaker does after it: "said it would go, and warned …"."""
        p = self.parsed
        a, b = p.edges[clause]
        for c in p.kids(clause, "conj"):
            if c > i and self.is_of_cue(c, i):
                return a, min(b, self.start(c))
        return a, b

    def is_of_cue(self, c: int, i: int) -> bool:
        """Whether a verb joined to what `i` reports is by the same speaker as `i` itself.

        "Said that it had gone, and demanded …": the comma and the tense tell; "said it would go and left".
        """
        p = self.parsed
        if p.child(c, *SUBJECTS, "aux", "aux:pass") is not None or p.quoted[c]:
            return False
        speech, clause = self.cues.verb_at(c), p.heads[c]
        past = p.xpos[c] in FINITE or (
            p.xpos[c] == "VBN" and speech is not None and p.child(c, *COMPLEMENTS) is not None
        )
        if not past or p.xpos[i] not in (p.xpos[c], "VBD", "VBN", "VBG") or (p.xpos[i] == "VBD") != (p.xpos[c] in PAST):
            return False
        if not self._is_finite(clause):
            return True
        other_tense = p.xpos[clause] != p.xpos[c] and p.xpos[i] == p.xpos[c] == "VBZ"
        return speech is not None and (other_tense or self._has_comma(c))

    def outer_of(self, c: int) -> int | None:
        """The cue whose speaker also speaks a verb that the tree joins to what that cue reports; None for none."""
        p = self.parsed
        if p.deps[c] != "conj":
            return None
        clause = p.heads[c]
        for i in p.up(clause):
            if p.upos[i] == "VERB":
                reports = p.deps[clause] in COMPLEMENTS and self.cues.verb_at(i) is not None
                return i if reports and self.is_of_cue(c, i) else None
        return None

    def _is_finite(self, c: int) -> bool:
        """Whether a clause has a tense that a second verb could share: not "to go", "would go", "be kept out"."""
        p = self.parsed
        aux = [k for k in p.children[c] if p.deps[k] in ("aux", "cop", "aux:pass")]
        if p.xpos[c] in ("VBD", "VBZ", "VBP"):
            return True
        return any(p.xpos[k] in ("VBD", "VBZ", "VBP") for k in aux)

    def _has_comma(self, c: int) -> bool:
        p = self.parsed
        start = self.start(c)
        return p.words[start] == "," or (start > 0 and p.words[start - 1] == ",")

    def start(self, c: int) -> int:
        """The first word of a joined clause, its conjunction and comma included."""
        p = self.parsed
        start = min([p.edges[c][0], *(k for k in p.children[c] if p.deps[k] == "cc")])
        return start - 1 if start and p.lower[start - 1] in ("and", "but", ",") else start

    @cached_property
    def _breaks(self) -> tuple[int, ...]:
        """Semicolons, and full stops within a sentence, outside quotation marks."""
        p = self.parsed
        ends = {end - 1 for _, end in p.sentences}
        found = (i for i, w in enumerate(p.words) if w in (";", ".") and not p.quoted[i])
        return tuple(i for i in found if p.words[i] == ";" or i not in ends)

    def half(self, i: int, piece: Words | None = None) -> Words:
        """The part of its sentence that a verb stands in; a colon parts it from what lies wholly before."""
        p = self.parsed
        breaks = self._breaks
        lower, upper = p.sentences[p.sentence_of[i]]
        at = bisect_left(breaks, i)
        if at and breaks[at - 1] >= lower:
            lower = breaks[at - 1] + 1
        if at < len(breaks) and breaks[at] < upper:
            upper = breaks[at]
        if piece is not None and piece[1] <= i and ":" in p.words[piece[1] : i]:
            lower = max(lower, piece[1])
        return lower, upper

    def _stop(self, run: Words, i: int) -> int:
        """Where somebody else begins: ", while two delegates said", ", a condition that …"."""
        p = self.parsed
        for j in range(run[0] + 1, run[1] - 2):
            if p.words[j] == "," and not p.quoted[j] and i < run[0] and self._is_beside(j + 1):
                return j
        return run[1]

    def _is_beside(self, j: int) -> bool:
        p = self.parsed
        if p.lower[j] in CONTRAST:
            head = p.heads[j]
            return p.xpos[head] in FINITE and self.cues.verb_at(head) is not None
        comment = p.heads[j]
        if p.lower[j] not in ("a", "an") or p.lemmas[comment] not in COMMENTS or p.deps[comment] != "appos":
            return False
        return p.child(comment, "acl:relcl", "acl") is not None

    def is_clause(self, run: Words) -> bool:
        """Whether a run beside an inserted "he said" is said: quoted, or a clause of its own."""
        p = self.parsed
        if p.quoted[run[0]]:
            return True
        if p.lower[run[0]] in CONDITIONS:
            return True
        if p.upos[run[0]] == "SCONJ" or p.lower[run[0]] in RELATIVE:
            return False
        if p.upos[run[1] - 1] == "AUX":
            return False
        return any(p.upos[i] in ("VERB", "AUX") and p.xpos[i] in FINITE for i in range(*run))

    def goes_on(self, run: Words) -> bool:
        """Whether what follows a source within a clause is still the source's: "The bay, according to X, is mined"."""
        p = self.parsed
        if p.words[run[0] - 1] not in ("and", "but"):
            return self.is_clause(run) and p.upos[run[0]] != "CCONJ" and p.words[run[0] - 1] != ";"
        return p.xpos[run[0]] in FINITE or p.lower[run[0]] in ANAPHORS

    def cut(self, run: Words, without: Words) -> list[Words]:
        """A run less the words of the reporting clause, in one or two pieces."""
        (a, b), (x, y) = run, without
        if y <= a or x >= b:
            pieces = [(a, b)]
        elif x <= a:
            pieces = [(max(y, a), b)]
        elif y >= b:
            pieces = [(a, x)]
        else:
            pieces = [piece for piece in ((a, x), (y, b)) if self._stands_alone(piece)]
        trimmed = [self.trim(piece) for piece in pieces if piece[0] < piece[1]]
        return [t for t in trimmed if t is not None and self.is_worth(t)]

    def _stands_alone(self, piece: Words) -> bool:
        trimmed = self.trim(piece)
        return trimmed is not None and self.is_clause(trimmed)

    def trim(self, run: Words) -> Words | None:
        """A run without "that", commas and marks at its ends."""
        p = self.parsed
        a, b = run
        while a < b and (p.words[a] in MARKS or self._opens(a)):
            a += 1
        while b > a and p.words[b - 1] in MARKS - {"?", "!"}:
            b -= 1
        return (a, b) if b > a else None

    def _opens(self, a: int) -> bool:
        p = self.parsed
        return not p.quoted[a] and p.lower[a] in ("that", "and", "but") and p.deps[a] in ("mark", "cc")

    def is_worth(self, run: Words) -> bool:
        """At least two words, or one within quotation marks."""
        return run[1] - run[0] > 1 or self.parsed.quoted[run[0]]

    def _quoted_beside(self, heard: Heard, *, only: bool) -> list[Words]:
        """A quotation in the verb's half of the sentence that it does not stand in, nearest first."""
        if not only or "quote" not in heard.entry.takes or not self.parsed.quotes:
            return []
        i, reporting = heard.head, self.reporting(heard)
        inside = [w for w in self.quotes_in(*self.half(i)) if not w[0] <= i < w[1] and self._is_speech(w, i, reporting)]
        nearest = min(inside, key=lambda w: min(abs(w[0] - i), abs(w[1] - i)), default=None)
        return self.cut(nearest, reporting) if nearest is not None else []

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
        upper = self.half(i)[1]
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
        lower, _ = self.half(heard.head)
        apart = p.deps[heard.head] in ("acl:relcl", "advcl") or not self._is_bare(heard)
        if apart or first <= lower + 1 or p.words[first - 1] != ",":
            return []
        run = self.trim((lower, first))
        return [run] if run is not None and self.is_clause(run) and self.is_worth(run) else []

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

    def quotes_in(self, start: int, end: int) -> Iterator[Words]:
        """The quotations that touch words `start` to `end`, cut to them."""
        p = self.parsed
        at = bisect_right(self._quote_ends, start)
        for q in p.quotes[at:]:
            if q.words[0] >= end:
                return
            a, b = max(q.words[0], start), min(q.words[1], end)
            if a < b:
                yield a, b

    @cached_property
    def _quote_ends(self) -> tuple[int, ...]:
        return tuple(q.words[1] for q in self.parsed.quotes)

    def _infinitive(self, heard: Heard) -> list[Words]:
        """ "Threatened to leave", "urged the Serbs not to close it", "denied having fired", "accused X of lying"."""
        p, i = self.parsed, heard.head
        if heard.entry.act in UNDERTAKINGS:
            return []
        thing = next((c for c in p.kids(i, "obj", "iobj", "obl") if c > i and p.marker(c) in ADDRESSED), None)
        if any(p.marker(c) == "for" for c in p.kids(i, "obl")):
            return []
        below = [c for c in p.children[i] if c >= heard.last] + list(p.children[thing] if thing is not None else ())
        for c in below:
            if p.deps[c] in COMPLEMENTS and p.upos[c] in PREDICATES:
                if self._is_to(c) and p.lemmas[c] in ANONYMITY:
                    return []
                start = self._complement_from(c, thing, heard)
                if start is not None:
                    ends = [self.start(k) for k in p.kids(c, "conj") if self.is_of_cue(k, i)]
                    return self._runs((start, min([p.edges[c][1], *ends])), heard.words, i)
        return []

    def _complement_from(self, c: int, thing: int | None, heard: Heard) -> int | None:
        """Where an infinitive or a gerund begins, with the one who is asked or accused; None where it is none."""
        p, takes = self.parsed, heard.entry.takes
        after_thing = thing is not None and thing < c
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
