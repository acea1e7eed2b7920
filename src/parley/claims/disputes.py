"""Accounts of a text in, disputes out: something that one says happened and another denies, or that two date otherwise.

A denial belongs to the claim that it answers: in its own sentence, in the one before, or in the one after it. A denial
of what the report does not tell is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims.accounts import DEEDS_OF_SPEECH, Account, Denial
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words

ATTENDANCE = frozenset(
    "invite invitation uninvited attend attendance participate participation present presence absent boycott".split()
)
OUTCOME = frozenset("agree agreement concede concession commitment commit decision decide drop settle".split())
NEGATIVE = frozenset("no not n't n’t never none nothing nobody neither nor without false untrue".split())
UNIVERSAL = frozenset({"no", "never", "none", "nothing", "nobody", "neither"})
ANY = frozenset({"any", "anything", "anyone", "anybody"})
FUTURE = frozenset({"will", "would", "shall", "’ll", "'ll"})
# Words that too many sentences share to join two.
COMMON = frozenset(
    "be have do say tell will would take make get go come government country official minister ministry president "
    "spokesman side talk talks meeting count year day week month people man other".split()
)
STEM = 5
SHORT = 12
BACK = 2
# How far below the main verb a word may stand that negates it: "came without a mandate".
DEEP = 3
OPEN = FUTURE | frozenset({"can", "cannot", "may", "might", "must", "should", "until"})
DAY = re.compile(r"\d{4}-\d\d-\d\d|XXXX-\d\d-\d\d|XXXX-WXX-\d")
PLANNED = FUTURE | frozenset("to due planned scheduled expected set".split())


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two accounts that cannot both be true; `claim` stands before or after the `reply` that contradicts it."""

    kind: str
    claim: Account
    reply: Account


class Disputes:
    """Finds what is disputed in one text."""

    def __init__(
        self, parsed: Parsed, cast: Cast, codebook: Codebook, accounts: Sequence[Account], denials: Sequence[Denial]
    ) -> None:
        self.parsed, self.cast, self.cues = parsed, cast, codebook.cues
        self.accounts, self.denials = accounts, denials
        self.by_sentence: dict[int, list[Account]] = {}
        for account in accounts:
            self.by_sentence.setdefault(account.sentence, []).append(account)

    def all(self) -> Iterator[Dispute]:
        """Denials with what they deny, then negative replies and other dates and places."""
        answered: set[Words] = set()
        for denial in self.denials:
            claim = self._denied(denial)
            if claim is not None:
                answered |= {claim.words}
                kind = self._kind(claim.words, denial.denied)
                heard = denial.reported is not None and kind == "outcome"
                yield Dispute("occurrence" if heard else kind, claim, self._as_account(denial))
        for claim, reply in self._pairs():
            if claim.words in answered or reply.words in answered:
                continue
            found = self._kind(claim.words, reply.words) if self._negates(claim, reply) else self._differs(claim, reply)
            if found is not None:
                answered |= {claim.words, reply.words}
                yield Dispute(found, claim, reply)

    def _as_account(self, denial: Denial) -> Account:
        return Account((denial.start, denial.end), denial.source, self.parsed.sentence_of[denial.cue])

    def _denied(self, denial: Denial) -> Account | None:
        """The account that a denial answers, None where the report tells none."""
        p, sentence = self.parsed, self.parsed.sentence_of[denial.cue]
        if denial.reported is not None:
            return Account(denial.reported, self._reporters(denial.reported), sentence)
        same = self._before_it(denial, sentence)
        if same is not None:
            return same
        for distance in range(1, BACK + 1):
            for account in reversed(self.by_sentence.get(sentence - distance, [])):
                if account.source != denial.source and self._is_linked(denial, account, near=distance == 1):
                    return account
            if distance == 1 and (narrated := self._narrated(denial, sentence - 1)) is not None:
                return narrated
        after = self.by_sentence.get(sentence + 1, [])
        if denial.denied is None or not after or p.paragraphs[after[0].words[0]] != p.paragraphs[denial.cue]:
            return None
        reply = after[0]
        told = self._is_past(reply.words) and not self._is_negative(reply.words)
        return reply if told and reply.source != denial.source else None

    def _reporters(self, reported: Words) -> tuple[str, ...]:
        """ "Media reports" of "media reports that the two had met"."""
        p, (start, end) = self.parsed, reported
        head = next((i for i in range(start, end) if not start <= p.heads[i] < end or p.heads[i] == i), start)
        return (p.says(start, head + 1),)

    def _before_it(self, denial: Denial, sentence: int) -> Account | None:
        """What the same sentence tells before a denial: "one accuses the other; the other denied it"."""
        p = self.parsed
        for account in reversed(self.by_sentence.get(sentence, [])):
            if account.words[1] <= denial.start and account.source != denial.source:
                return account
        start, head = p.sentences[sentence][0], p.heads[denial.cue]
        joined = p.deps[denial.cue] in ("parataxis", "conj") and head < denial.start - 1
        if not joined or denial.denied is not None:
            return None
        end = next((i for i in range(denial.start - 1, head, -1) if p.upos[i] != "PUNCT"), head) + 1
        return Account((start, end), (), sentence)

    def _narrated(self, denial: Denial, sentence: int) -> Account | None:
        """The sentence before, in the report's own voice, where the denial takes up its words."""
        p = self.parsed
        if sentence < 0 or sentence in self.by_sentence:
            return None
        run = p.sentences[sentence]
        if p.paragraphs[run[0]] != p.paragraphs[denial.cue]:
            return None
        if denial.denied is not None and not self._takes_up(denial.denied, run):
            return None
        return self._told_by_others(run, sentence) or Account(run, (), sentence)

    def _told_by_others(self, run: Words, sentence: int) -> Account | None:
        """ "A newspaper reported that …": the clause, by who is no actor; None where the sentence is no such thing."""
        p, root = self.parsed, self._root(run)
        subject, clause = p.child(root, "nsubj"), p.child(root, "ccomp")
        if subject is None or clause is None or p.lemmas[root] not in self.cues:
            return None
        start, end = p.edges[clause]
        return Account((max(start, root + 1), end), (p.says(*p.edges[subject]),), sentence) if end > root + 1 else None

    def _takes_up(self, later: Words, earlier: Words) -> bool:
        """Whether words speak of what others tell: "such", two words of theirs, or their verb."""
        p, shared = self.parsed, self._stems(later) & self._stems(earlier)
        root = self._root(later)
        by_verb = p.upos[root] == "VERB" and p.lemmas[root][:STEM] in shared
        return by_verb or len(shared) > 1 or "such" in p.lower[slice(*later)]

    def _root(self, run: Words) -> int:
        """The word of a run that the others hang on."""
        p, (start, end) = self.parsed, run
        return min(range(start, end), key=lambda i: (p.depths[i], i))

    def _is_negative(self, run: Words) -> bool:
        """Whether the main clause of a run, or one coordinated with it, is negated."""
        p, root = self.parsed, self._root(run)
        tops = [p.depths[w] for w in p.conjuncts(root)]
        return any(
            p.lower[i] in NEGATIVE and p.depths[i] <= max(tops) + DEEP and p.marker(i) == "" for i in range(*run)
        )

    def _is_linked(self, denial: Denial, claim: Account, *, near: bool) -> bool:
        """Whether a denial speaks of a claim: it points back, shares its words, or denies all of the kind."""
        if denial.denied is None:
            return near
        denied = self.parsed.lower[slice(*denial.denied)]
        if self._stems(claim.words) & self._stems(denial.denied):
            return True
        return near and (
            "such" in denied
            or ("so" in denied and "do" in self.parsed.lemmas[slice(*denial.denied)])
            or (claim.act != "accuse" and not ANY.isdisjoint(denied))
        )

    def _pairs(self) -> Iterator[tuple[Account, Account]]:
        """Accounts of different sources that follow one another, and narration before an account."""
        p = self.parsed
        for reply in self.accounts:
            before = [a for d in (0, 1) for a in reversed(self.by_sentence.get(reply.sentence - d, []))]
            claim = next((a for a in before if a.words[1] <= reply.words[0]), None)
            if claim is not None and claim.source != reply.source and claim.sentence != reply.sentence:
                yield claim, reply
            elif claim is None and reply.sentence and p.sentences[reply.sentence - 1]:
                run = p.sentences[reply.sentence - 1]
                if p.paragraphs[run[0]] == p.paragraphs[reply.words[0]]:
                    yield Account(run, (), reply.sentence - 1), reply

    def _negates(self, claim: Account, reply: Account) -> bool:
        """Whether one of two accounts says that there was no such thing as the other tells of."""
        if self._is_negative(claim.words) == self._is_negative(reply.words) or self._of_others(claim, reply):
            return False
        if DEEDS_OF_SPEECH & {claim.act, reply.act} or not (self._is_past(claim.words) and self._is_past(reply.words)):
            return False
        p, denies = self.parsed, self._is_negative(reply.words)
        said, answered = (set(p.lower[slice(*account.words)]) for account in (claim, reply))
        if claim.source and denies and not answered.isdisjoint(("none", "nothing", "such")):
            return True
        if not denies and any(p.lower[i] == "one" and p.deps[i] != "nummod" for i in range(*reply.words)):
            return True
        if not claim.source and UNIVERSAL.isdisjoint(answered if denies else said):
            return False
        negated, other = (reply, claim) if denies else (claim, reply)
        return not self._negated(negated.words).isdisjoint(self._stems(other.words))

    def _negated(self, run: Words) -> set[str]:
        """The stems of what the negative words of a run negate: "invit" of "received no invitation"."""
        p, (start, end) = self.parsed, run
        found = set()
        for i in range(start, end):
            if p.lower[i] in NEGATIVE:
                heads = [h for h in (p.heads[i], p.heads[p.heads[i]]) if start <= h < end]
                found |= {p.lemmas[h][:STEM] for h in heads if p.lemmas[h] not in COMMON}
        return found

    def _is_past(self, run: Words) -> bool:
        """Whether a run tells of what was, not of what will, may or should be."""
        p = self.parsed
        past = any(p.xpos[i] == "VBD" for i in range(*run))
        return past and not any(p.lower[i] in OPEN and p.upos[i] != "PROPN" for i in range(*run))

    def _differs(self, claim: Account, reply: Account) -> str | None:
        """What another day or place for the same thing is: "the flights are planned for Friday", "they begin today"."""
        p = self.parsed
        said, answered = p.lower[slice(*claim.words)], p.lower[slice(*reply.words)]
        if not self._takes_the_place(reply.words) or PLANNED.isdisjoint(said) != PLANNED.isdisjoint(answered):
            return None
        days, others = self._days(claim.words), self._days(reply.words)
        if days and others and not days & others:
            return "date"
        places, elsewhere = self._places(claim.words), self._places(reply.words)
        return "place" if places and elsewhere and not days and not others and not places & elsewhere else None

    def _takes_the_place(self, run: Words) -> bool:
        """Whether a short account speaks of what was said before: "it would be in Vienna", "the date was 5 May"."""
        p, root = self.parsed, self._root(run)
        subject = p.child(root, "nsubj", "nsubj:pass")
        if subject is None or run[1] - run[0] > SHORT:
            return False
        return p.lower[subject] in ("it", "they") or p.lemmas[subject] in ("date", "venue", "place")

    def _days(self, run: Words) -> set[str]:
        return {t.value[:10] for t in self.parsed.times_in(*run) if DAY.match(t.value)}

    def _places(self, run: Words) -> set[str]:
        """The places that a run names after "in" or "at"."""
        places = self.cast.places or {}
        p = self.parsed
        return {places[i].name for i in range(*run) if i in places and p.marker(i) in ("in", "at")}

    def _of_others(self, claim: Account, reply: Account) -> bool:
        """Whether two accounts are of different actors: each says what he himself will do."""
        a, b = self._subjects(claim.words), self._subjects(reply.words)
        return bool(a and b) and not a & b

    def _subjects(self, run: Words) -> set[str]:
        p = self.parsed
        first = next((i for i in range(*run) if p.deps[i] in ("nsubj", "nsubj:pass")), None)
        return set(self.cast.at.get(first, ())) if first is not None else set()

    def _stems(self, run: Words) -> set[str]:
        """The beginnings of a run's words of content, which "proposed" and "proposal" share."""
        p = self.parsed
        return {
            p.lemmas[i][:STEM]
            for i in range(*run)
            if p.upos[i] in ("NOUN", "VERB") and len(p.lemmas[i]) > 2 and p.lemmas[i] not in COMMON
        }

    def _kind(self, claim: Words, reply: Words | None) -> str:
        """What is disputed: who was there or invited, what came of it, or whether it happened."""
        p = self.parsed
        words = [i for run in (claim, reply) if run is not None for i in range(*run)]
        lemmas = {p.lemmas[i] for i in words}
        if lemmas & ATTENDANCE or any(
            p.lemmas[i] in ("turn", "show") and p.lower[i + 1 : i + 2] == ("up",) for i in words
        ):
            return "attendance"
        return "outcome" if lemmas & OUTCOME else "occurrence"


__all__ = ["Dispute", "Disputes"]
