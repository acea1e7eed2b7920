"""A parsed text and its cast in, statements out: who is reported to have said what, in whose words.

One statement for each sentence and unbroken run of words. The reporter's own narration is none, nor are words in
quotation
marks that nobody is reported to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from parley.cast import Cast
from parley.codebook.entries import Cue
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import ActorId, Source, Span, Statement

DOCUMENTS = frozenset(
    "statement communique communiqué declaration letter report readout resolution memo memorandum "
    "text post tweet release note message "
    "blog bulletin transcript email e-mail editorial".split()
)
WRITING = frozenset({"write", "tweet", "post", "read", "publish"})
# Verbs whose that-clause is somebody's words even where the speaker is a noun that no list holds.
PLAIN_SPEECH = frozenset(
    "say tell add warn claim insist argue announce write reply respond explain note stress state deny complain".split()
)
PUNCTUATION = frozenset("\"'“”‘’«»„,.;:-–—()!?…") | {"--", "..."}
# "Asked not to be named" is a condition of speaking, no request.
ANONYMITY = frozenset({"name", "identify", "quote"})
# "Agreed to", "refused to": a deed or a position, no words.
UNDERTAKINGS = frozenset({"accept", "reject"})
PERSONAL_PRONOUNS = frozenset("he she they it we i you".split())


@dataclass(frozen=True, slots=True)
class Found:
    """A run of reported words with its cue and speaker, before it becomes a record."""

    words: Words
    cue: int | None
    speaker: int | None
    act: str | None


def find_statements(parsed: Parsed, cast: Cast, codebook: Codebook) -> tuple[Statement, ...]:
    """All statements of a text, in the order in which their words stand."""
    finder = _Finder(parsed, cast, codebook)
    found: list[Found] = []
    for number in range(len(parsed.sentences)):
        found += finder.in_sentence(number)
    found = [replace(f, words=run) for f in _without_doubles(found) for run in finder.by_sentence(f.words)]
    found += finder.loose_quotes(found)
    found = finder.with_floating_quotes(sorted(found, key=lambda f: f.words))
    return _records(parsed, cast, found)


class _Finder:
    """Reads one text; keeps nothing but what it was given."""

    def __init__(self, parsed: Parsed, cast: Cast, codebook: Codebook) -> None:
        self.parsed, self.cast, self.codebook = parsed, cast, codebook
        self.verbs = {word: cue for word, cues in codebook.cues.items() for cue in cues if cue.kind == "verb"}

    def in_sentence(self, number: int) -> list[Found]:
        """Statements by verbs of speech, "according to" and a colon, in one sentence."""
        p = self.parsed
        start, end = p.sentences[number]
        found: list[Found] = []
        for i in range(start, end):
            cue = self.cue_at(i, end) if p.upos[i] == "VERB" else None
            if cue is not None and not self.is_unspoken(i, cue):
                found += self.by_verb(i, cue, (start, end))
            elif p.lower[i] == "according" and i + 1 < end and p.lower[i + 1] == "to":
                found += self.by_according(i, (start, end))
        return found or self.by_colon((start, end))

    def cue_at(self, i: int, end: int) -> Cue | None:
        """The entry of a verb of speech, with its particle where that makes it one: "call on", "call for"."""
        p = self.parsed
        if i + 1 < end and (longer := self.verbs.get(f"{p.lemmas[i]} {p.lower[i + 1]}")) is not None:
            return longer
        return self.verbs.get(p.lemmas[i])

    def is_unspoken(self, i: int, cue: Cue) -> bool:
        """ "Did not say", "refused to say", "is expected to announce", "if he says": nothing was said."""
        p = self.parsed
        kids = p.children[i]
        if p.quoted[i] and any(p.lower[c] in ("i", "we", "you") for c in kids if p.deps[c] == "nsubj"):
            return True
        if any(p.lower[c] in ("not", "n't", "n’t", "never") for c in kids) and cue.act != "deny":
            return True
        if any(p.lower[c] in ("if", "unless", "whether") and p.deps[c] == "mark" for c in kids):
            return True
        if any(p.lower[c] in ("will", "would", "may", "might", "could", "should") for c in kids if p.deps[c] == "aux"):
            return p.lower[next(c for c in kids if p.deps[c] == "aux")] != "would" or cue.act not in (
                "demand",
                "request",
            )
        return (
            p.xpos[i] == "VB"
            and any(p.lower[c] == "to" for c in kids)
            and p.deps[i] in ("xcomp", "acl", "ccomp", "root", "conj")
        )

    def by_verb(self, i: int, cue: Cue, sentence: Words) -> list[Found]:
        speaker = self.speaker_of(i)
        runs = self.content(i, cue, sentence)
        if not runs or (speaker is None and not self.is_participle(i)):
            return []
        if speaker is not None and not self.may_speak(speaker, i, runs):
            return []
        return [Found(run, i, speaker, cue.act) for run in runs]

    def is_participle(self, i: int) -> bool:
        return self.parsed.xpos[i] == "VBG" and self.parsed.deps[i] in ("advcl", "acl", "conj")

    def may_speak(self, speaker: int, cue: int, runs: list[Words]) -> bool:
        """Whether a subject can be a source: an actor, described people, a pronoun or a document."""
        p, cast = self.parsed, self.cast
        if speaker in cast.at or speaker in cast.unnamed or speaker in cast.spokes:
            return True
        if (
            p.lower[speaker] in PERSONAL_PRONOUNS
            or p.lemmas[speaker] in DOCUMENTS
            or p.lower[speaker] in ("who", "which")
        ):
            return p.lower[speaker] != "it" or p.lemmas[cue] in PLAIN_SPEECH
        if p.deps[cue] == "acl":
            return False
        quoted = any(all(p.quoted[w] for w in range(*run) if p.words[w] not in PUNCTUATION) for run in runs)
        return p.lemmas[cue] in PLAIN_SPEECH or quoted

    def speaker_of(self, i: int) -> int | None:
        """The word for who speaks: the verb's subject, an agent, or that of the clause it hangs on."""
        p = self.parsed
        subject = p.child(i, "nsubj")
        if subject is not None:
            return subject
        agent = next((c for c in p.kids(i, "obl", "obl:agent") if p.marker(c) == "by"), None)
        if agent is not None and (p.child(i, "aux:pass") is not None or p.xpos[i] == "VBN"):
            return agent
        if p.child(i, "nsubj:pass") is not None:
            return None
        if p.deps[i] in ("conj", "advcl", "xcomp", "parataxis", "dep", "acl") and p.heads[i] != i:
            above = p.heads[i]
            if p.deps[i] == "acl" and p.upos[above] in ("NOUN", "PROPN"):
                return above
            nearest = p.child(above, "nsubj", "nsubj:pass")
            if nearest is not None and p.upos[above] in ("VERB", "AUX"):
                return nearest
            return self.speaker_of(above) if p.upos[above] == "VERB" else None
        return None

    def content(self, i: int, cue: Cue, sentence: Words) -> list[Words]:
        """The runs of words that a verb reports: its clause, its infinitive, the quotation beside it."""
        p = self.parsed
        attribution = self.attribution(i)
        clause = p.child(i, "ccomp")
        if clause is None:
            clause = self.clause_of_document(i)
        if clause is not None and "that" not in cue.takes and "quote" not in cue.takes:
            clause = None
        if clause is not None:
            return self.cut(p.edges[clause], attribution)
        if p.deps[i] == "parataxis" and ("quote" in cue.takes or "that" in cue.takes):
            return self.around(i, attribution, sentence)
        quote = self.quote_beside(i, sentence)
        if quote is not None and "quote" in cue.takes:
            return self.cut(quote, attribution)
        return self.infinitive(i, cue)

    def clause_of_document(self, i: int) -> int | None:
        """The clause in "said in a statement that …", which the tree hangs on the statement."""
        p = self.parsed
        for c in p.kids(i, "obl"):
            clause = p.child(c, "acl", "ccomp")
            if clause is not None and p.lemmas[c] in DOCUMENTS and p.marker(clause) == "that":
                return clause
        return None

    def infinitive(self, i: int, cue: Cue) -> list[Words]:
        """ "Threatened to leave", "urged the Serbs not to close it", "denied having fired", "accused X of lying"."""
        p = self.parsed
        if cue.act in UNDERTAKINGS:
            return []
        thing = next((c for c in p.kids(i, "obj", "iobj", "obl") if c > i and p.marker(c) in ("", "on", "upon")), None)
        below = [c for c in p.children[i] if c > i] + list(p.children[thing] if thing is not None else ())
        for c in below:
            if p.deps[c] not in ("xcomp", "advcl", "ccomp", "obl", "acl") or p.upos[c] not in (
                "VERB",
                "ADJ",
                "NOUN",
                "AUX",
            ):
                continue
            to = any(p.lower[k] == "to" for k in p.children[c] if k < c)
            if to and p.lemmas[c] in ANONYMITY:
                return []
            if to and ("inf" in cue.takes or "object_inf" in cue.takes):
                start = p.edges[c][0]
                if thing is not None and thing < c:
                    start = self.past_case(thing)
                elif p.deps[c] == "acl":
                    continue
                return self.cut((start, p.edges[c][1]), (i, i + 1))
            if "ing" in cue.takes and p.marker(c) in ("of", "") and (having := self.gerund(c)) is not None:
                start = p.edges[thing][0] if thing is not None and thing < having else having
                return self.cut((start, p.edges[c][1]), (i, i + 1))
        return []

    def gerund(self, c: int) -> int | None:
        """The first word of a gerund: "firing", "having fired", "being drunk"; None where it is none."""
        p = self.parsed
        if p.xpos[c] == "VBG":
            return c
        return next((k for k in p.children[c] if k < c and p.lower[k] in ("having", "being")), None)

    def past_case(self, word: int) -> int:
        """The first word of a phrase after its preposition: "the parties" of "called on the parties"."""
        p = self.parsed
        first = p.edges[word][0]
        return first + 1 if p.deps[first] == "case" else first

    def attribution(self, i: int) -> Words:
        """The words of the reporting clause alone: the verb, its subject and what else is not said."""
        p = self.parsed
        first, last = i, i + 1
        for c in p.children[i]:
            if (
                p.deps[c]
                in (
                    "nsubj",
                    "iobj",
                    "obj",
                    "aux",
                    "advmod",
                    "obl",
                    "obl:unmarked",
                    "obl:tmod",
                    "obl:agent",
                    "nsubj:pass",
                    "aux:pass",
                    "xcomp",
                )
                and abs(c - i) < 40
            ):
                a, b = p.edges[c]
                if p.deps[c] in ("obj", "xcomp", "advmod") and c > i + 6:
                    continue
                first, last = min(first, a), max(last, b)
        return first, last

    def around(self, i: int, attribution: Words, sentence: Words) -> list[Words]:
        """What stands before and after a reporting clause that is put into what it reports."""
        p = self.parsed
        host = p.heads[i]
        a, b = p.edges[host]
        mine = p.edges[i]
        first, last = min(attribution[0], mine[0]), max(attribution[1], mine[1] if mine[1] - i < 14 else attribution[1])
        return [run for run in (self.trim((a, first)), self.trim((last, b))) if run is not None and self.is_clause(run)]

    def is_clause(self, run: Words) -> bool:
        """Whether a run beside an inserted "he said" is said: quoted, or a clause of its own."""
        p = self.parsed
        if p.quoted[run[0]] and self.is_worth(run):
            return True
        if p.upos[run[0]] in ("ADP", "SCONJ") or p.lower[run[0]] in ("who", "which", "when", "where", "whose"):
            return False
        return any(p.upos[i] in ("VERB", "AUX") and p.xpos[i] in ("VBD", "VBZ", "VBP", "MD") for i in range(*run))

    def cut(self, run: Words, without: Words) -> list[Words]:
        """A run less the words of the reporting clause, in one or two pieces."""
        a, b = run
        x, y = without
        if y <= a or x >= b:
            pieces = [(a, b)]
        elif x <= a:
            pieces = [(max(y, a), b)]
        elif y >= b:
            pieces = [(a, x)]
        else:
            pieces = [(a, x)]
            rest = self.trim((y, b))
            if rest is not None and self.is_clause(rest):
                pieces.append(rest)
        trimmed = [self.trim(piece) for piece in pieces]
        return [t for t in trimmed if t is not None and self.is_worth(t)]

    def trim(self, run: Words) -> Words | None:
        """A run without "that", commas and marks at its ends."""
        p = self.parsed
        a, b = run
        while a < b and (
            p.words[a] in PUNCTUATION
            or (not p.quoted[a] and p.lower[a] in ("that", "and", "but") and p.deps[a] in ("mark", "cc"))
        ):
            a += 1
        stop = next((i for i in range(a + 1, b) if p.words[i] == ";" and not p.quoted[i]), b)
        b = min(b, stop)
        while b > a and p.words[b - 1] in PUNCTUATION - {"?", "!"}:
            b -= 1
        return (a, b) if b > a else None

    def by_sentence(self, run: Words) -> list[Words]:
        """A quoted run cut where one of its sentences ends, whatever the parser took for a sentence."""
        p = self.parsed
        a, b = run
        ends = [
            i + 1
            for i in range(a, b - 1)
            if p.words[i] in (".", "!", "?") and p.quoted[i] and p.quoted[i + 1] and p.words[i + 1][0].isupper()
        ]
        pieces = [self.trim(piece) for piece in pairwise([a, *ends, b])]
        return [piece for piece in pieces if piece is not None]

    def is_worth(self, run: Words) -> bool:
        """At least two words, or one within quotation marks."""
        return run[1] - run[0] > 1 or self.parsed.quoted[run[0]]

    def quote_beside(self, i: int, sentence: Words) -> Words | None:
        """A quotation in the verb's sentence that it does not stand in, nearest first."""
        p = self.parsed
        spans = [(max(q.words[0], sentence[0]), min(q.words[1], sentence[1])) for q in p.quotes]
        inside = [(a, b) for a, b in spans if a < b and not a <= i < b and b - a > 2]
        if not inside:
            return None
        return min(inside, key=lambda w: min(abs(w[0] - i), abs(w[1] - i)))

    def by_according(self, i: int, sentence: Words) -> list[Found]:
        """ "According to X": the rest of its clause, by X."""
        p = self.parsed
        speaker = p.heads[i] if p.deps[i] in ("case", "mark") else p.child(i, "obl", "obj", "nmod")
        if speaker is None:
            return []
        a, b = p.edges[speaker]
        a = min(a, i)
        rest = self.trim((sentence[0], a)), self.trim((b, sentence[1]))
        cue = next((c for c in self.codebook.cues.get("according to", ())), None)
        act = cue.act if cue else "assert"
        return [Found(run, i, speaker, act) for run in rest if run is not None and run[1] - run[0] > 2]

    def by_colon(self, sentence: Words) -> list[Found]:
        """ "His answer was short: “No.”": a quotation after a colon, by the subject before it."""
        p = self.parsed
        for q in p.quotes:
            a, b = max(q.words[0], sentence[0]), min(q.words[1], sentence[1])
            if b - a > 2 and a - 2 >= sentence[0] and ":" in (p.words[a - 1], p.words[a - 2]):
                root = next((i for i in range(*sentence) if p.heads[i] == i), a)
                subject = next(
                    (
                        c
                        for c in range(sentence[0], a)
                        if c in self.cast.at and p.deps[c] in ("nsubj", "nmod:poss", "nsubj:pass")
                    ),
                    None,
                )
                run = self.trim((a, b))
                return (
                    [Found(run, root if root < a else None, subject, "assert")] if run and subject is not None else []
                )
        return []

    def loose_quotes(self, found: list[Found]) -> list[Found]:
        """Quotations with a verb of speech in their sentence that the tree does not join to them."""
        p = self.parsed
        covered = {i for f in found for i in range(*f.words)}
        loose: list[Found] = []
        for q in p.quotes:
            for number in range(p.sentence_of[q.words[0]], p.sentence_of[q.words[1] - 1] + 1):
                start, end = p.sentences[number]
                run = self.trim((max(q.words[0], start), min(q.words[1], end)))
                if (
                    run is None
                    or run[1] - run[0] < 3
                    or any(i in covered for i in range(*run))
                    or not (p.words[run[0]][0].isupper() or p.deps[run[0]] == "cc")
                ):
                    continue
                outside = [
                    i
                    for i in range(start, end)
                    if not p.quoted[i] and p.upos[i] == "VERB" and self.verbs.get(p.lemmas[i])
                ]
                if outside:
                    cue = min(outside, key=lambda i: min(abs(i - run[0]), abs(i - run[1])))
                    speaker = self.speaker_of(cue)
                    if speaker is None:
                        speaker = next(
                            (
                                i
                                for i in range(start, end)
                                if not p.quoted[i] and (i in self.cast.at or i in self.cast.unnamed)
                            ),
                            None,
                        )
                    if speaker is not None:
                        loose.append(Found(run, cue, speaker, self.verbs[p.lemmas[cue]].act))
        return loose

    def with_floating_quotes(self, found: list[Found]) -> list[Found]:
        """Sentences wholly within quotation marks, given to whoever speaks before or after them."""
        p = self.parsed
        taken = {p.sentence_of[f.words[0]] for f in found}
        by_sentence = {p.sentence_of[f.words[0]]: f for f in found}
        result = list(found)
        for number, (start, end) in enumerate(p.sentences):
            content = [i for i in range(start, end) if p.words[i] not in PUNCTUATION]
            if number in taken or not content or not all(p.quoted[i] for i in content) or len(content) < 2:
                continue
            neighbour = self.speaker_near(number, by_sentence)
            run = self.trim((start, end))
            if neighbour is None or run is None:
                continue
            floating = replace(neighbour, words=run)
            by_sentence[number] = floating
            result.append(floating)
        return sorted(result, key=lambda f: f.words)

    def speaker_near(self, number: int, by_sentence: dict[int, Found]) -> Found | None:
        """The statement whose speaker goes on: of the same quotation, else the sentence before, else the one after."""
        p = self.parsed
        start, end = p.sentences[number]
        quote = next((q for q in p.quotes if q.words[0] < end and q.words[1] > start), None)
        if quote is not None:
            for other in range(
                p.sentence_of[quote.words[0]], p.sentence_of[min(quote.words[1] - 1, len(p.words) - 1)] + 1
            ):
                if other in by_sentence and other != number:
                    return by_sentence[other]
        before = by_sentence.get(number - 1)
        if before is not None and p.paragraphs[p.sentences[number - 1][0]] == p.paragraphs[start]:
            return before
        after = by_sentence.get(number + 1)
        if (
            after is not None
            and p.paragraphs[p.sentences[number + 1][0]] == p.paragraphs[start]
            and p.quoted[after.words[0]]
        ):
            return after
        return before


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of several cues for the same words the nearest stays."""
    kept: dict[Words, Found] = {}
    for f in sorted(found, key=lambda f: (f.words, abs((f.cue or 0) - f.words[0]))):
        kept.setdefault(f.words, f)
    return list(kept.values())


def _records(p: Parsed, cast: Cast, found: list[Found]) -> tuple[Statement, ...]:
    statements: list[Statement] = []
    previous: tuple[tuple[ActorId, ...], Source] | None = None
    for f in found:
        speakers, source = _speaker(p, cast, f, previous)
        previous = speakers, source
        a, b = f.words
        quoted = [p.quoted[i] for i in range(a, b) if p.words[i] not in PUNCTUATION]
        mode = "direct" if quoted and all(quoted) else "mixed" if any(quoted) else "indirect"
        spans = {p.sentence_span(a)} | ({p.sentence_span(f.cue)} if f.cue is not None else set())
        statements.append(
            Statement(
                id=f"s{len(statements) + 1}",
                speaker=speakers[0] if len(speakers) == 1 else speakers or None,
                source=source,
                mode=mode,
                text=p.says(a, b),
                span=p.span(a, b),
                evidence=tuple(sorted(spans)),
                cue=p.words[f.cue] if f.cue is not None else None,
                act=f.act,
                cue_span=p.span(f.cue, f.cue + 1) if f.cue is not None else None,
                speaker_span=_speaker_span(p, f),
            )
        )
    return tuple(replace(s, chain=_chain(s, statements)) for s in statements)


def _speaker_span(p: Parsed, f: Found) -> Span | None:
    if f.speaker is None:
        return None
    a, b = p.edges[f.speaker]
    inside = f.cue is None or not a <= f.cue < b
    return p.span(a, b) if inside and b - a < 15 else p.span(f.speaker, f.speaker + 1)


def _speaker(
    p: Parsed, cast: Cast, f: Found, previous: tuple[tuple[ActorId, ...], Source] | None
) -> tuple[tuple[ActorId, ...], Source]:
    """Who speaks, and what stands behind it."""
    if f.speaker is None:
        return previous if previous is not None and f.cue is not None else ((), Source("anonymous"))
    written = f.cue is not None and (p.lemmas[f.cue] in WRITING or _in_writing(p, f.cue))
    document = p.lemmas[f.speaker] in DOCUMENTS
    ids: list[ActorId] = []
    for word in p.conjuncts(f.speaker):
        if word in cast.unnamed and word not in cast.spokes:
            continue
        ids += [a for a in cast.at.get(word, ()) if a not in ids]
    if not ids:
        named = [c for c in p.kids(f.speaker, "appos", "flat", "nmod:desc") if c in cast.at]
        ids = [a for c in named for a in cast.at[c]]
    if not ids and document:
        owners = [c for c in p.children[f.speaker] if c in cast.at]
        ids = [a for c in owners for a in cast.at[c]]
        if not ids and previous is not None and any(p.lower[c] == "the" for c in p.children[f.speaker]):
            ids = list(previous[0])
    if ids:
        kind = "document" if document or written else "collective" if len(ids) > 1 else "named"
        return tuple(ids), Source(kind)
    if p.lower[f.speaker] in PERSONAL_PRONOUNS and previous is not None:
        return previous
    a, b = p.edges[f.speaker]
    words = p.says(a, b) if b - a < 15 else p.words[f.speaker]
    return (), Source("document" if document else "anonymous", words)


def _in_writing(p: Parsed, cue: int) -> bool:
    """ "Said in a statement", "said on Twitter"."""
    return any(
        p.lemmas[c] in DOCUMENTS or p.lower[c] in ("twitter", "facebook")
        for c in p.kids(cue, "obl")
        if p.marker(c) in ("in", "on", "by", "through")
    )


def _chain(s: Statement, statements: list[Statement]) -> tuple[str, ...]:
    """Ids of the statements whose words hold this one's cue, widest first."""
    if s.cue_span is None:
        return ()
    outer = [o for o in statements if o.id != s.id and o.span[0] <= s.cue_span[0] and s.cue_span[1] <= o.span[1]]
    return tuple(o.id for o in sorted(outer, key=lambda o: o.span[0] - o.span[1]))
