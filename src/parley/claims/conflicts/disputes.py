"""Accounts of a text in, disputes out: something that one says happened and another denies, or that two date otherwise.

A denial belongs to the claim that it answers: in its own sentence, in the one before, or in the one after it. A denial
of what the report does not tell is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims.conflicts.accounts import DEEDS_OF_SPEECH, Account, Denial
from parley.claims.conflicts.runs import FUTURE, Runs
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words

UNIVERSAL = frozenset({"no", "never", "none", "nothing", "nobody", "neither"})
ANY = frozenset({"any", "anything", "anyone", "anybody"})
PLANNED = FUTURE | frozenset("to due planned scheduled expected set".split())
# Words of an account that gives another day or place for what was said before it.
SHORT = 12
# Sentences back in which a denial finds its claim.
BACK = 2


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
        self.runs = Runs(parsed, cast)
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
                kind = self.runs.kind(claim.words, denial.denied)
                heard = denial.reported is not None and kind == "outcome"
                yield Dispute("occurrence" if heard else kind, claim, self._as_account(denial))
        for claim, reply in self._pairs():
            if claim.words in answered or reply.words in answered:
                continue
            negates = self._negates(claim, reply)
            found = self.runs.kind(claim.words, reply.words) if negates else self._differs(claim, reply)
            if found is not None:
                answered |= {claim.words, reply.words}
                yield Dispute(found, claim, reply)

    def _as_account(self, denial: Denial) -> Account:
        return Account((denial.start, denial.end), denial.source, self.parsed.sentence_of[denial.cue])

    def _denied(self, denial: Denial) -> Account | None:
        """The account that a denial answers, None where the report tells none."""
        sentence = self.parsed.sentence_of[denial.cue]
        if denial.reported is not None:
            return Account(denial.reported, self._reporters(denial.reported), sentence)
        return self._before_it(denial, sentence) or self._earlier(denial, sentence) or self._after_it(denial, sentence)

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

    def _earlier(self, denial: Denial, sentence: int) -> Account | None:
        """What an earlier sentence tells that a denial speaks of, nearest first."""
        for distance in range(1, BACK + 1):
            for account in reversed(self.by_sentence.get(sentence - distance, [])):
                if account.source != denial.source and self._is_linked(denial, account, near=distance == 1):
                    return account
            if distance == 1 and (narrated := self._narrated(denial, sentence - 1)) is not None:
                return narrated
        return None

    def _is_linked(self, denial: Denial, claim: Account, *, near: bool) -> bool:
        """Whether a denial speaks of a claim: it points back, shares its words, or denies all of the kind."""
        if denial.denied is None:
            return near
        denied = self.parsed.lower[slice(*denial.denied)]
        if self.runs.stems(claim.words) & self.runs.stems(denial.denied):
            return True
        done_so = "so" in denied and "do" in self.parsed.lemmas[slice(*denial.denied)]
        of_any = claim.act != "accuse" and not ANY.isdisjoint(denied)
        return near and ("such" in denied or done_so or of_any)

    def _narrated(self, denial: Denial, sentence: int) -> Account | None:
        """The sentence before, in the report's own voice, where the denial takes up its words."""
        p = self.parsed
        if sentence < 0 or sentence in self.by_sentence:
            return None
        run = p.sentences[sentence]
        if p.paragraphs[run[0]] != p.paragraphs[denial.cue]:
            return None
        if denial.denied is not None and not self.runs.takes_up(denial.denied, run):
            return None
        return self._told_by_others(run, sentence) or Account(run, (), sentence)

    def _told_by_others(self, run: Words, sentence: int) -> Account | None:
        """ "A newspaper reported that …": the clause, by who is no actor; None where the sentence is no such thing."""
        p, root = self.parsed, self.runs.root(run)
        subject, clause = p.child(root, "nsubj"), p.child(root, "ccomp")
        if subject is None or clause is None or p.lemmas[root] not in self.cues:
            return None
        start, end = p.edges[clause]
        return Account((max(start, root + 1), end), (p.says(*p.edges[subject]),), sentence) if end > root + 1 else None

    def _after_it(self, denial: Denial, sentence: int) -> Account | None:
        """What somebody else tells right after a denial, as having been so."""
        p, after = self.parsed, self.by_sentence.get(sentence + 1, [])
        if denial.denied is None or not after or p.paragraphs[after[0].words[0]] != p.paragraphs[denial.cue]:
            return None
        reply = after[0]
        if not reply.source or reply.source == denial.source:
            return None
        return reply if self.runs.is_past(reply.words) and not self.runs.is_negative(reply.words) else None

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
        if self.runs.is_negative(claim.words) == self.runs.is_negative(reply.words) or self._of_others(claim, reply):
            return False
        told = self.runs.is_past(claim.words) and self.runs.is_past(reply.words)
        if not told or DEEDS_OF_SPEECH & {claim.act, reply.act}:
            return False
        p, denies = self.parsed, self.runs.is_negative(reply.words)
        said, answered = (set(p.lower[slice(*account.words)]) for account in (claim, reply))
        if claim.source and denies and not answered.isdisjoint(("none", "nothing", "such")):
            return True
        if not denies and any(p.lower[i] == "one" and p.deps[i] != "nummod" for i in range(*reply.words)):
            return True
        if not claim.source and UNIVERSAL.isdisjoint(answered if denies else said):
            return False
        negated, other = (reply, claim) if denies else (claim, reply)
        return not self.runs.negated(negated.words).isdisjoint(self.runs.stems(other.words))

    def _differs(self, claim: Account, reply: Account) -> str | None:
        """What another day or place for the same thing is: "the flights are planned for Friday", "they begin today"."""
        p = self.parsed
        said, answered = p.lower[slice(*claim.words)], p.lower[slice(*reply.words)]
        if not self._takes_the_place(reply.words) or PLANNED.isdisjoint(said) != PLANNED.isdisjoint(answered):
            return None
        days, others = self.runs.days(claim.words), self.runs.days(reply.words)
        if days and others and not days & others:
            return "date"
        places, elsewhere = self.runs.places(claim.words), self.runs.places(reply.words)
        return "place" if places and elsewhere and not days and not others and not places & elsewhere else None

    def _takes_the_place(self, run: Words) -> bool:
        """Whether a short account speaks of what was said before: "it would be in Vienna", "the date was 5 May"."""
        p, root = self.parsed, self.runs.root(run)
        subject = p.child(root, "nsubj", "nsubj:pass")
        if subject is None or run[1] - run[0] > SHORT:
            return False
        return p.lower[subject] in ("it", "they") or p.lemmas[subject] in ("date", "venue", "place")

    def _of_others(self, claim: Account, reply: Account) -> bool:
        """Whether two accounts are of different actors: each says what he himself will do."""
        a, b = self.runs.subjects(claim.words), self.runs.subjects(reply.words)
        return bool(a and b) and not a & b
