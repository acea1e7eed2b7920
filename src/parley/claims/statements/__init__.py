"""A parsed text and its cast in, statements out: who is reported to have said what, in whose words.

One statement for each sentence and unbroken run of words. The reporter's own narration is none, nor are words in
quotation marks that nobody is reported to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parley.cast import Cast
from parley.claims.statements.cues import Cues, Found, Heard, is_unspoken
from parley.claims.statements.occasions import Occasions
from parley.claims.statements.pieces import MARKS
from parley.claims.statements.quotations import Quotations
from parley.claims.statements.said import TOLD, Said
from parley.claims.statements.speakers import PARTICIPLES, Speaker, Speakers
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import Statement

QUOTING = frozenset({"quote", "cite", "report", "describe"})
NEAR = 10
"""How many statements before and after one may hold its cue: those of its sentence."""
# Who or what "according to" may name beside actors and documents.
VOUCHING = frozenset(
    "media press newspaper outlet broadcaster report data statistic figure record footage estimate poll survey study "
    "research police authority expert account filing".split()
)
COMMENT = "decline_comment"
# Verbs that decline to comment only where they are negated: "did not respond to a request for comment".
ANSWERING = frozenset({"respond", "reply", "answer", "return"})


def find_statements(parsed: Parsed, cast: Cast, codebook: Codebook) -> tuple[Statement, ...]:
    """All statements of a text, in the order in which their words stand."""
    return _Finder(parsed, cast, codebook).statements()


class _Finder:
    """Reads one text; keeps nothing but what it was given."""

    def __init__(self, parsed: Parsed, cast: Cast, codebook: Codebook) -> None:
        self.parsed, self.cast = parsed, cast
        self.cues = Cues(parsed, codebook)
        self.said = Said(parsed, self.cues)
        self.speakers = Speakers(parsed, cast, self.cues, self.said)
        self.quotations = Quotations(parsed, cast, self.cues, self.said, self.speakers)
        self.occasions = Occasions(parsed, self.cues)

    def statements(self) -> tuple[Statement, ...]:
        """By cues first, then by quotation marks alone; each with its speaker and the statements it stands within."""
        quotations = self.quotations
        found = [piece for f in self.without_relays(self.by_cues()) for piece in quotations.by_sentence(f)]
        found += quotations.loose(found)
        found += _beside(quotations.transcript(), found)
        return self.records(quotations.with_floating(sorted(found, key=lambda f: f.words)))

    def without_relays(self, found: list[Found]) -> list[Found]:
        """One for each run, none by who only relays a quotation: "she said — as quoted by the Tonga Times —"."""
        relays = [f for f in found if self.is_relay(f)]
        others = [f for f in found if f not in relays] if relays else found
        spoken = {self.said.pieces.quotation_of(f.words[0]) for f in others} - {None} if relays else set()
        return _without_doubles(
            [*others, *(f for f in relays if self.said.pieces.quotation_of(f.words[0]) not in spoken)]
        )

    def is_relay(self, found: Found) -> bool:
        p, heard = self.parsed, found.heard
        if heard is None or not p.quoted[found.words[0]]:
            return False
        return "as" in p.lower[max(0, heard.words[0] - 1) : heard.words[0] + 1]

    def by_cues(self) -> list[Found]:
        """The statements by verbs, nouns and prepositions of speech; where a sentence has none, by a colon."""
        p, starting, sources = self.parsed, self.cues.starting, self.cues.sources
        places = [i for i, lemma in enumerate(p.lemmas) if lemma in starting or p.lower[i] in sources]
        found = [f for i in places for f in self.at_word(i)]
        told = {p.sentence_of[f.heard.head] for f in found if f.heard is not None}
        quoted = {p.sentence_of[w] for q in p.quotes for w in (q.words[0], q.words[1] - 1)}
        return found + [f for n in sorted(quoted - told) for f in self.quotations.by_colon(p.sentences[n])]

    def at_word(self, i: int) -> list[Found]:
        """The statements by a cue that begins at a word."""
        upos = self.parsed.upos[i]
        if upos == "VERB":
            heard = self.cues.verb_at(i)
            if heard is not None:
                return self.by_verb(heard)
        elif upos == "NOUN" or upos == "PROPN":
            return list(self.by_noun(i))
        elif upos == "ADJ":
            return self.by_adjective(i)
        source = self.cues.phrase_at(i)
        return self.by_source(source) if source is not None else []

    def by_verb(self, heard: Heard) -> list[Found]:
        """ "X said that …" and all its kin."""
        p, i = self.parsed, heard.head
        if heard.entry.act == COMMENT:
            return self.by_silence(heard)
        if is_unspoken(p, heard):
            return []
        if p.xpos[i] == "VBG" and p.marker(i) == "as" and p.lemmas[p.heads[i]] in QUOTING:
            return self.by_quoted_saying(heard)
        if heard.entry.kind == "view" and self.is_within_speech(i):
            return []
        runs = self.said.by_verb(heard)
        if not runs:
            return []
        speaker = self.speakers.word_for(i)
        if speaker is None:
            return [Found(run, heard, None, heard.entry.act) for run in runs if self.may_be_unnamed(heard)]
        quoted = any(self.is_all_quoted(run) for run in runs)
        if not self.speakers.may_speak(speaker, heard, quoted=quoted):
            return []
        return [Found(run, heard, speaker, heard.entry.act) for run in runs]

    def may_be_unnamed(self, heard: Heard) -> bool:
        """Whether a cue needs no speaker: "…, adding that …", "was told that …", "it was announced that …"."""
        p, i = self.parsed, heard.head
        if p.xpos[i] == "VBG":
            return p.deps[i] in PARTICIPLES
        clause = p.child(i, "ccomp")
        if p.xpos[i] != "VBN" or p.child(i, "aux:pass") is None or clause is None or p.marker(clause) != "that":
            return False
        return p.lemmas[i] in TOLD or p.child(i, "expl") is not None

    def is_all_quoted(self, run: Words) -> bool:
        p = self.parsed
        return all(p.quoted[w] for w in range(*run) if p.words[w] not in MARKS)

    def is_within_speech(self, i: int) -> bool:
        """Whether a view stands within somebody's words already: "she said she believed that …"."""
        p = self.parsed
        if p.quoted[i]:
            return True
        while p.heads[i] != i:
            if p.deps[i] in ("ccomp", "parataxis") and self.cues.verb_at(p.heads[i]) is not None:
                return True
            i = p.heads[i]
        return False

    def by_quoted_saying(self, heard: Heard) -> list[Found]:
        """ "Quoted X as saying that …": the words of X, and within what the one who quotes says."""
        p, i = self.parsed, heard.head
        quoting = p.heads[i]
        runs = self.said.by_verb(heard)
        told = p.child(quoting, "nsubj:pass")
        speaker = p.child(quoting, "obj") if told is None else told
        if not runs or speaker is None:
            return []
        if told is not None:
            heard = replace(heard, words=(quoting, heard.words[1]))
            return [Found(run, heard, speaker, heard.entry.act) for run in runs]
        inner = [Found(run, heard, speaker, heard.entry.act) for run in runs]
        quoter, outer = self.speakers.subject(quoting), self.cues.verb_at(quoting)
        if quoter is None or outer is None:
            return inner
        whole = p.edges[speaker][0], runs[-1][1]
        return [Found(whole, replace(outer, words=(quoting, quoting + 1)), quoter, "assert"), *inner]

    def by_silence(self, heard: Heard) -> list[Found]:
        """ "Declined to comment on the list", "did not respond to a request for comment"."""
        p, i = self.parsed, heard.head
        negated = any(p.lower[c] in ("not", "n't", "n’t", "never") for c in p.children[i])
        speaker = self.speakers.word_for(i)
        if speaker is None or negated != (p.lemmas[i] in ANSWERING):
            return []
        ends = [p.edges[c][1] for c in p.children[i] if c > i and p.deps[c] in ("xcomp", "obj", "obl")]
        run = self.said.pieces.trim((i + 1, max([heard.words[1], *ends])))
        if run is None or not self.speakers.may_speak(speaker, heard, quoted=False):
            return []
        return [Found(run, replace(heard, words=(i, i + 1)), speaker, COMMENT)]

    def by_noun(self, i: int) -> Iterator[Found]:
        """ "Its warning that …", "the general's claim that …": a noun of speech with what is said."""
        p = self.parsed
        entry = self.cues.of_kind(i, "noun")
        clause = p.child(i, "acl", "ccomp") if entry is not None else None
        if entry is None or clause is None or p.marker(clause) != "that" or "that" not in entry.takes:
            return
        heard, speaker = Heard(i, (i, i + 1), entry), self.owner_of_noun(i, clause)
        run = self.said.pieces.trim(p.edges[clause])
        if speaker is not None and run is not None and self.speakers.is_known(speaker):
            yield Found(run, heard, speaker, entry.act)

    def owner_of_noun(self, i: int, clause: int) -> int | None:
        """Whose a claim or warning is: its possessor, "by X", or who repeats it; None where another cue has it."""
        p = self.parsed
        own = next(
            (c for c in p.kids(i, "nmod:poss", "nmod") if p.marker(c) in ("'s", "’s", "", "by", "of", "from")), None
        )
        verb = p.heads[i]
        heard = self.cues.verb_at(verb) if p.upos[verb] == "VERB" else None
        if heard is not None and clause in self.said.clauses_of(heard):
            return None
        if own is not None or p.deps[i] != "obj" or heard is None:
            return own
        return self.speakers.word_for(verb)

    def by_adjective(self, i: int) -> list[Found]:
        """ "Norway is adamant that …"."""
        p = self.parsed
        entry, clause, speaker = self.cues.of_kind(i, "adjective"), p.child(i, "ccomp"), self.speakers.subject(i)
        if entry is None or clause is None or speaker is None or p.marker(clause) != "that":
            return []
        heard, run = Heard(i, (i, i + 1), entry), self.said.pieces.trim(p.edges[clause])
        if run is None or is_unspoken(p, heard) or self.is_within_speech(i) or not self.speakers.is_known(speaker):
            return []
        return [Found(run, heard, speaker, entry.act)]

    def by_source(self, heard: Heard) -> list[Found]:
        """ "According to X": the rest of its clause, by X."""
        p = self.parsed
        speaker = self.source_word(heard)
        if speaker is None or not self.may_vouch(speaker):
            return []
        top = speaker if heard.head in range(heard.words[0], heard.last) else heard.head
        first = min(heard.words[0], p.edges[top][0])
        end = self.speakers.end_of_source(speaker, top)
        runs = self.beside_source(p.heads[top], (first, max(heard.words[1], end)))
        return [Found(run, heard, speaker, heard.entry.act) for run in runs]

    def may_vouch(self, word: int) -> bool:
        """Whether what "according to" names is a source: no plan, no law, nothing within somebody's words."""
        p = self.parsed
        if p.quoted[word]:
            return False
        named = p.upos[word] in ("PROPN", "NUM")
        found = p.lemmas[word] in VOUCHING or self.cues.is_noun_of(word, "document")
        return named or found or self.speakers.is_known(word)

    def source_word(self, heard: Heard) -> int | None:
        """The word for the source after "according to" and before "'s view"."""
        p, (first, end) = self.parsed, heard.words
        if heard.head != first:
            return p.child(heard.head, "nmod:poss")
        for word in (heard.last, first):
            if p.heads[word] >= end:
                return self.before_day(end, p.heads[word])
        return next((c for w in range(first, end) for c in p.children[w] if c >= end), None)

    def before_day(self, start: int, word: int) -> int:
        """ "According to police on Thursday": the noun before the day, where the tree takes the day for the source."""
        p = self.parsed
        day = next((t for t in p.times_in(word, word + 1) if t.type in ("DATE", "TIME")), None)
        if day is None or p.lower[word - 1] not in ("on", "in", "this", "last"):
            return word
        return next((j for j in range(word - 2, start - 1, -1) if p.upos[j] in ("NOUN", "PROPN")), word)

    def beside_source(self, host: int, phrase: Words) -> list[Words]:
        """What a source vouches for before and after its phrase: its own half of the sentence, and clauses alone."""
        said = self.said
        lower, upper = self.half_of_source(host, phrase)
        quotes = [
            q for q in said.pieces.quotes_in(lower, upper) if 0 <= q[0] - phrase[1] <= 2 or 0 <= phrase[0] - q[1] <= 2
        ]
        if quotes and not self.parsed.quoted[phrase[0]] and quotes[0][1] - quotes[0][0] > 3:
            lower, upper = min(quotes[0][0], phrase[0]), max(quotes[0][1], phrase[1])
        before = said.pieces.trim((lower, phrase[0])) if lower < phrase[0] else None
        after = said.pieces.trim((phrase[1], upper)) if phrase[1] < upper else None
        if before is not None and after is not None:
            whole = said.pieces.is_clause(before)
            before, after = (before, after if said.pieces.goes_on(after) else None) if whole else (None, after)
        return [run for run in (before, after) if run is not None and run[1] - run[0] > 2]

    def half_of_source(self, host: int, phrase: Words) -> Words:
        """The words that a source may vouch for: up to a clause joined with a subject of its own."""
        p, said = self.parsed, self.said
        here, there = said.pieces.half(host), said.pieces.half(phrase[0])
        lower, upper = max(here[0], there[0]), min(here[1], there[1])
        for c in p.conjuncts(host):
            if p.deps[c] == "conj" and p.child(c, "nsubj", "nsubj:pass", "expl") is not None:
                if c <= phrase[0]:
                    lower = max(lower, p.edges[c][0])
                else:
                    upper = min(upper, said.joins.start(c))
        return lower, upper

    def records(self, found: list[Found]) -> tuple[Statement, ...]:
        """The statements as records, each with its speaker and the statements that it stands within."""
        statements: list[Statement] = []
        previous: Speaker | None = None
        for f in found:
            previous = self.speakers.of(f.speaker, f.heard, previous)
            statements.append(self.record(f, previous, f"s{len(statements) + 1}"))
        near = (statements[max(0, n - NEAR) : n + NEAR] for n in range(len(statements)))
        chains = [_chain(s, others) for s, others in zip(statements, near, strict=True)]
        return tuple(replace(s, chain=chain) if chain else s for s, chain in zip(statements, chains, strict=True))

    def record(self, f: Found, speaker: Speaker, name: str) -> Statement:
        p, heard = self.parsed, f.heard
        (a, b), venue = f.words, self.occasions.venue(f)
        spans = {p.sentence_span(a)} | ({p.sentence_span(heard.head)} if heard is not None else set())
        return Statement(
            id=name,
            speaker=speaker.ids[0] if len(speaker.ids) == 1 else speaker.ids or None,
            source=speaker.source,
            mode=self.mode(f),
            text=p.says(a, b),
            span=p.span(a, b),
            evidence=tuple(sorted(spans)),
            cue=p.says(*heard.words) if heard is not None else None,
            act=f.act,
            date=self.occasions.date(f),
            venue=p.says(*venue) if venue is not None else None,
            addressee=self.occasions.addressee(f, venue),
            cue_span=p.span(*heard.words) if heard is not None else None,
            speaker_span=speaker.span,
        )

    def mode(self, f: Found) -> str:
        p = self.parsed
        quoted = [p.quoted[i] for i in range(*f.words) if p.words[i] not in MARKS]
        if f.verbatim or (quoted and all(quoted)):
            return "direct"
        return "mixed" if any(quoted) else "indirect"


def _without_doubles(found: list[Found]) -> list[Found]:
    """Of several cues for the same words the nearest stays."""
    kept: dict[Words, Found] = {}
    for f in sorted(found, key=lambda f: (f.words, abs((f.heard.head if f.heard else 0) - f.words[0]))):
        kept.setdefault(f.words, f)
    return list(kept.values())


def _beside(more: list[Found], found: list[Found]) -> list[Found]:
    """Those that share no word with what was found before."""
    covered = {i for f in found for i in range(*f.words)} if more else set()
    return [f for f in more if covered.isdisjoint(range(*f.words))]


def _chain(s: Statement, statements: list[Statement]) -> tuple[str, ...]:
    """Ids of the statements whose words hold this one's cue, widest first."""
    if s.cue_span is None:
        return ()
    outer = [o for o in statements if o.id != s.id and o.span[0] <= s.cue_span[0] and s.cue_span[1] <= o.span[1]]
    return tuple(o.id for o in sorted(outer, key=lambda o: o.span[0] - o.span[1]))
