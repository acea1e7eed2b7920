"""Statements found by their cues in, those that only quotation marks or a transcript's labels show out.

A quotation that no verb governs belongs to the cue beside it, to the subject before its colon, or to whoever spoke just
before or after. A title or a word in quotation marks that nobody is said to speak belongs to nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from parley.cast import Cast
from parley.claims.statements.cues import Cues, Found, Heard
from parley.claims.statements.pieces import FINITE, MARKS
from parley.claims.statements.said import Said
from parley.claims.statements.speakers import MEDIA, Speakers
from parley.parsed import Parsed, Words

LEAST_WORDS = 3
LONGEST_LABEL = 6
"""How many words the label of a transcript may have: "THE RUSSIAN FOREIGN MINISTER:"."""
LEAST_LABELS = 2
"""How many paragraphs must open with a label: one alone may be a heading."""
BACK = 3
"""How many sentences back within its paragraph a quotation may find its speaker."""


class Quotations:
    """The quotations of one text."""

    def __init__(self, parsed: Parsed, cast: Cast, cues: Cues, said: Said, speakers: Speakers) -> None:
        self.parsed, self.cast, self.cues = parsed, cast, cues
        self.said, self.speakers = said, speakers

    def by_colon(self, sentence: Words) -> list[Found]:
        """ "His answer was short: “No.”": a quotation after a colon or a comma, by the subject before it."""
        p = self.parsed
        for a, b in self.said.pieces.quotes_in(*sentence):
            marks = p.words[max(a - 2, sentence[0]) : a]
            run = self.said.pieces.trim((a, b)) if b - a > 2 else None
            if run is None or not (":" in marks or ("," in marks and self._is_apart(run, (a, b)))):
                continue
            subject = self._subject_in(sentence[0], a)
            return [Found(run, None, subject, "assert")] if subject is not None else []
        return []

    def _is_apart(self, run: Words, piece: Words) -> bool:
        """Whether a quotation is a sentence and ends one, no gloss: "put the question, “Is it ours?”, in May"."""
        end = self.parsed.sentences[self.parsed.sentence_of[run[0]]][1]
        return self._is_sentence(run, piece) and end - piece[1] <= 2

    def _subject_in(self, start: int, end: int) -> int | None:
        p = self.parsed
        subjects = (c for c in range(start, end) if p.deps[c] in ("nsubj", "nmod:poss", "nsubj:pass"))
        return next((c for c in subjects if c in self.cast.at), None)

    def by_sentence(self, found: Found) -> list[Found]:
        """A quoted run cut where one of its sentences ends, whatever the parser took for a sentence."""
        a, b = found.words
        ends = [end for i in range(a, b - 1) if (end := self._end_within(i)) is not None and end < b]
        if not ends:
            return [found]
        pieces = (self.said.pieces.trim(piece) for piece in pairwise([a, *ends, b]))
        return [replace(found, words=piece) for piece in pieces if piece is not None]

    def _end_within(self, i: int) -> int | None:
        """Past the word that ends a sentence within quotation marks, or past "[...]", where words are left out."""
        p = self.parsed
        if not (p.quoted[i] and p.quoted[i + 1]):
            return None
        in_brackets = p.words[i - 1] == "[" and p.words[i + 1] == "]"
        end = i + 2 if in_brackets else i + 1
        if in_brackets and p.words[i] in ("...", "…", "...."):
            return end
        if p.words[i] not in (".", "!", "?"):
            return None
        return end if end < len(p.words) and p.quoted[end] and p.words[end][0].isupper() else None

    def loose(self, found: Sequence[Found]) -> list[Found]:
        """Quotations with a verb of speech beside them that the tree does not join to them."""
        covered = {i for f in found for i in range(*f.words)}
        return [one for run in self._uncovered(covered) if (one := self._by_cue_beside(run)) is not None]

    def _uncovered(self, covered: set[int]) -> Iterator[Words]:
        """The sentences within quotation marks that nobody speaks so far."""
        p = self.parsed
        for q in p.quotes:
            for number in range(p.sentence_of[q.words[0]], p.sentence_of[q.words[1] - 1] + 1):
                start, end = p.sentences[number]
                piece = max(q.words[0], start), min(q.words[1], end)
                run = self.said.pieces.trim(piece)
                if run is not None and covered.isdisjoint(range(*run)) and self._is_sentence(run, piece):
                    yield run

    def _is_sentence(self, run: Words, piece: Words) -> bool:
        """Whether a quotation is somebody's speech by its look: no title, no word used at a distance."""
        p = self.parsed
        if run[1] - run[0] < LEAST_WORDS or not (p.words[run[0]][0].isupper() or p.deps[run[0]] == "cc"):
            return False
        return p.words[piece[1] - 1] in ",.?!…" or any(p.xpos[i] in FINITE for i in range(*run))

    def _by_cue_beside(self, run: Words) -> Found | None:
        p = self.parsed
        start, end = p.sentences[p.sentence_of[run[0]]]
        outside = [h for i in range(start, end) if not p.quoted[i] and (h := self._quoting(i)) is not None]
        outside = [h for h in outside if self._is_near(run, h)]
        if not outside and start and p.words[start - 1] == ":":
            before = p.sentences[p.sentence_of[start - 1]]
            outside = [h for i in range(*before) if not p.quoted[i] and (h := self._quoting(i)) is not None]
        if not outside:
            return None
        heard = min(outside, key=lambda h: min(abs(h.head - run[0]), abs(h.head - run[1])))
        speaker = self.speakers.word_for(heard.head)
        if speaker is None or p.quoted[speaker]:
            speaker = self._somebody_beside(heard)
        return Found(run, heard, speaker, heard.entry.act) if speaker is not None else None

    def _is_near(self, run: Words, heard: Heard) -> bool:
        """Whether no other sentence begins between a quotation and a cue, whatever the parser took for a sentence."""
        lower, upper = self.said.pieces.half(heard.head)
        return heard.head < run[0] or (run[0] < upper and lower < run[1])

    def _quoting(self, i: int) -> Heard | None:
        p = self.parsed
        heard = self.cues.verb_at(i) if p.upos[i] == "VERB" and p.lower[i - 1] != "as" else None
        return heard if heard is not None and "quote" in heard.entry.takes else None

    def _somebody_beside(self, heard: Heard) -> int | None:
        """Whoever is named nearest to a cue in its sentence, outside quotation marks."""
        p, cast = self.parsed, self.cast
        sentence = range(*p.sentences[p.sentence_of[heard.head]])
        near = [i for i in sentence if not p.quoted[i] and (i in cast.at or i in cast.unnamed)]
        return min(near, key=lambda i: abs(i - heard.head), default=None)

    def with_floating(self, found: Sequence[Found]) -> list[Found]:
        """With sentences wholly within quotation marks, given to whoever speaks before or after them."""
        p = self.parsed
        if not p.quotes:
            return list(found)
        by_sentence = {p.sentence_of[f.words[0]]: f for f in found if not self._is_within_quotation(f)}
        result = list(found)
        for number in self._quoted_sentences(frozenset(by_sentence)):
            neighbour, run = self._neighbour(number, by_sentence), self.said.pieces.trim(p.sentences[number])
            if neighbour is not None and run is not None:
                by_sentence[number] = replace(neighbour, words=run)
                result.append(by_sentence[number])
        result += self._left_over(sorted(result, key=lambda f: f.words))
        return sorted(result, key=lambda f: f.words)

    def _left_over(self, found: Sequence[Found]) -> list[Found]:
        """Sentences of a quotation that the parser joins to what is beside it, by who speaks the others or before."""
        quotation = self.said.pieces.quotation_of
        speaking = {quotation(f.words[0]): f for f in found if not self._is_within_quotation(f)}
        covered = {i for f in found for i in range(*f.words)}
        starts = [f.words[0] for f in found]
        more: list[Found] = []
        for run in self._uncovered(covered):
            before = found[at - 1] if (at := bisect_left(starts, run[0])) else None
            one = speaking.get(quotation(run[0])) or (before if self._is_joined(run, before) else None)
            more += [replace(one, words=run)] if one is not None else []
        return more

    def _is_joined(self, run: Words, before: Found | None) -> bool:
        """Whether the parser joins a quotation to the next sentence: "“It is over.” Then Oslo said …"."""
        p = self.parsed
        if before is None or p.paragraphs[before.words[0]] != p.paragraphs[run[0]] or not p.quoted[before.words[0]]:
            return False
        near = p.sentence_of[run[0]] - p.sentence_of[before.words[0]] <= BACK
        return near and self.said.pieces.half(run[0])[1] <= run[1] + 2

    def _is_within_quotation(self, found: Found) -> bool:
        """Whether a cue stands within the quotation that holds its words: somebody else utters it."""
        p, heard = self.parsed, found.heard
        return heard is not None and p.quoted[heard.head] and p.quoted[found.words[0]]

    def _quoted_sentences(self, taken: frozenset[int]) -> Iterator[int]:
        p = self.parsed
        numbers = {n for q in p.quotes for n in range(p.sentence_of[q.words[0]], p.sentence_of[q.words[1] - 1] + 1)}
        for number in sorted(numbers - taken):
            content = [i for i in range(*p.sentences[number]) if p.words[i] not in MARKS]
            alone = len(self._of_quotation(number)) < 2
            if len(content) > alone and all(p.quoted[i] for i in content):
                yield number

    def _neighbour(self, number: int, by_sentence: dict[int, Found]) -> Found | None:
        """Who goes on: in the same quotation, before it in the paragraph, after it there, in the paragraph before."""
        p = self.parsed
        same = [n for n in self._of_quotation(number) if n in by_sentence and n != number]
        if same:
            return by_sentence[same[0]]
        paragraph = p.paragraphs[p.sentences[number][0]]
        if number and number - 1 not in by_sentence and (one := self._by_sentence_before(number)) is not None:
            return one
        for n in range(number - 1, max(-1, number - 1 - BACK), -1):
            if n in by_sentence and p.paragraphs[p.sentences[n][0]] == paragraph:
                return by_sentence[n]
        after = by_sentence.get(number + 1)
        if after is not None and p.quoted[after.words[0]] and p.paragraphs[after.words[0]] == paragraph:
            return after
        return by_sentence.get(number - 1)

    def _by_sentence_before(self, number: int) -> Found | None:
        """ "She criticised the plan on Radio Nuku. “It is ours.”": by the person whom the sentence before is about."""
        p = self.parsed
        start, end = p.sentences[number - 1]
        here = p.sentences[number]
        if p.paragraphs[start] != p.paragraphs[here[0]] or any(p.quoted[start:end]):
            return None
        root = next((i for i in range(start, end) if p.heads[i] == i), start)
        subject = p.child(root, "nsubj")
        speaks = subject is not None and self._is_person_at(subject) and self._is_somewhere(start, end)
        return Found(here, None, subject, "assert") if speaks else None

    def _is_somewhere(self, start: int, end: int) -> bool:
        """Whether a sentence tells where somebody speaks or has a verb of speech: "on Twitter", "in a statement"."""
        p = self.parsed
        return any(
            p.lower[i] in MEDIA
            or self.cues.is_noun_of(i, "document")
            or self.cues.is_noun_of(i, "occasion")
            or (p.upos[i] == "VERB" and self.cues.verb_at(i) is not None)
            for i in range(start, end)
        )

    def _of_quotation(self, number: int) -> range:
        """The sentences of the quotation that a sentence begins in."""
        p = self.parsed
        start, end = p.sentences[number]
        for q in p.quotes:
            if q.words[0] < end and q.words[1] > start:
                return range(p.sentence_of[q.words[0]], p.sentence_of[q.words[1] - 1] + 1)
        return range(0)

    def transcript(self) -> list[Found]:
        """What stands after "SOLVIK:" where paragraphs open with such labels."""
        p = self.parsed
        starts = [start for start, _ in p.sentences]
        opening = [i for i in starts if i == 0 or p.paragraphs[i] != p.paragraphs[i - 1]]
        labels = {i: colon for i in opening if (colon := self._label(i)) is not None}
        if len(labels) < LEAST_LABELS:
            return []
        ends = dict(zip(opening, [*opening[1:], len(p.words)], strict=True))
        said = ((colon, run) for i, colon in labels.items() for run in self._sentences(colon + 1, ends[i]))
        return [Found(run, None, colon - 1, "assert", True) for colon, run in said]

    def _label(self, i: int) -> int | None:
        """Where the colon after a name in capitals or a person's name stands; None where a paragraph has no label."""
        p = self.parsed
        stop = min(i + LONGEST_LABEL, len(p.words) - 1)
        colon = next((j for j in range(i + 1, stop) if p.words[j] == ":"), None)
        if colon is None or p.paragraphs[colon + 1] != p.paragraphs[i] or p.quoted[colon + 1]:
            return None
        words = [w for w in p.words[i:colon] if w[0].isalpha()]
        known = any(self._is_person_at(j) for j in range(i, colon)) and all(w[0].isupper() for w in words)
        return colon if words and (known or all(w.isupper() for w in words)) else None

    def _is_person_at(self, i: int) -> bool:
        return any(self.cast.by_id[a].kind == "person" for a in self.cast.at.get(i, ()))

    def _sentences(self, start: int, end: int) -> Iterator[Words]:
        p = self.parsed
        for number in range(p.sentence_of[start], p.sentence_of[end - 1] + 1):
            a, b = p.sentences[number]
            run = self.said.pieces.trim((max(a, start), min(b, end)))
            if run is not None:
                yield run
