"""Statements and a parsed text in, accounts out: which words are whose version of things, and who denies what.

An account is a run of words with its source; a denial has the words that are denied, or only points back at them
("denied it"). What is demanded, promised or threatened is no account of what happened.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parley.cast import Cast
from parley.claims.happened import NEGATIONS
from parley.claims.said_by import sources_of
from parley.codebook.load import Codebook
from parley.parsed import Parsed, Words
from parley.record import Span, Statement

# Acts that tell nothing, and those that are themselves what is told: who says "promised" tells of a promise.
SILENT = frozenset({"deny", "decline_comment", "praise"})
DEEDS_OF_SPEECH = frozenset("demand request promise threaten warn invite offer accept reject".split())
# What is denied, dismissed or disputed where that is no clause.
CLAIMS = frozenset(
    "report claim allegation accusation charge rumor rumour suggestion story assertion speculation account version "
    "notion".split()
)
DEEDS = frozenset("role involvement responsibility part hand presence link wrongdoing knowledge complicity".split())
CALLING = frozenset({"call", "describe", "brand"})
FALSE = frozenset("lie false untrue nonsense fabrication invention fiction baseless fabricated unfounded".split())
POINTING = frozenset({"it", "that", "this", "so", "them"})
ANY = frozenset({"any", "all", "such", "either"})
POSSIBLE = frozenset("can could may might would should will must".split())
LONGEST = 14


@dataclass(frozen=True, slots=True)
class Account:
    """Words that somebody vouches for; `source` holds actor ids or a description, nothing for the report's own voice.

    `act` is the statement's, None for the report's own voice.
    """

    words: Words
    source: tuple[str, ...]
    sentence: int
    act: str | None = None


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial in words `start` to `end`; `denied` are the words denied, None where it only points back.

    `reported` is the claim itself where the sentence has it: "reports of a meeting were denied by both".
    """

    start: int
    end: int
    cue: int
    source: tuple[str, ...]
    denied: Words | None
    reported: Words | None = None


def find_accounts(p: Parsed, statements: Sequence[Statement]) -> list[Account]:
    """The accounts that statements give, in order of their words."""
    found = []
    for statement in statements:
        words = _told(p, statement)
        if words is not None and statement.act not in SILENT:
            found.append(Account(words, _teller(statement, statements), p.sentence_of[words[0]], statement.act))
    return sorted(found, key=lambda a: a.words)


def _teller(statement: Statement, statements: Sequence[Statement]) -> tuple[str, ...]:
    """Who tells of it: of a promise or an offer whoever says that it was made, the report itself where nobody does."""
    if statement.act not in DEEDS_OF_SPEECH:
        return source_of(statement)
    outer = next((s for s in statements if statement.chain and s.id == statement.chain[-1]), None)
    return () if outer is None else source_of(outer)


def _told(p: Parsed, statement: Statement) -> Words | None:
    """The words said, with the verb where it is the deed: "promised to release him"."""
    words, cue = words_of(p, statement.span), statement.cue_span
    if words is None or cue is None or statement.act not in DEEDS_OF_SPEECH:
        return words
    verb = words_of(p, cue)
    return words if verb is None or verb[0] > words[0] else (verb[0], words[1])


def source_of(statement: Statement) -> tuple[str, ...]:
    """Who vouches for a statement: actor ids, else the description or the kind of an unnamed source."""
    return sources_of(statement) or (statement.source.kind,)


def words_of(p: Parsed, span: Span) -> Words | None:
    """The words that a span of characters covers; None where it covers none."""
    start, end = bisect_left(p.begins, span[0]), bisect_right(p.begins, span[1] - 1)
    return (start, end) if start < end else None


def find_denials(p: Parsed, cast: Cast, codebook: Codebook, statements: Sequence[Statement]) -> Iterator[Denial]:
    """Every denial of a text, in order."""
    verbs = {word for word, cues in codebook.cues.items() for cue in cues if cue.kind == "verb" and cue.denial}
    by_cue = {s.cue_span[0]: s for s in statements if s.cue_span is not None}
    for i, lemma in enumerate(p.lemmas):
        if p.upos[i] == "VERB" and (lemma in verbs or _calls_false(p, i)) and not _is_unsaid(p, i):
            denial = _denial(p, cast, i, by_cue.get(p.begins[i]))
            if denial is not None:
                yield denial


def _calls_false(p: Parsed, i: int) -> bool:
    """ "Called this a lie", "rejected the accusation"."""
    if p.lemmas[i] == "reject":
        return any(p.lemmas[c] in CLAIMS - {"suggestion", "notion"} for c in p.kids(i, "obj", "nsubj:pass"))
    return p.lemmas[i] in CALLING and any(p.lemmas[c] in FALSE for c in p.kids(i, "xcomp", "obl", "obj"))


def _is_unsaid(p: Parsed, i: int) -> bool:
    """ "Did not deny", "could not be denied", "refused to deny"."""
    kids = p.children[i]
    return any(p.lower[c] in NEGATIONS or (p.deps[c] == "aux" and p.lemmas[c] in POSSIBLE) for c in kids) or (
        p.deps[i] == "xcomp" and any(p.lower[c] == "to" for c in kids)
    )


def _denial(p: Parsed, cast: Cast, i: int, statement: Statement | None) -> Denial | None:
    passive = _denied_passively(p, i)
    subject = p.child(i, "obl:agent") if passive is not None else _subject(p, i)
    thing = passive if passive is not None else p.child(i, "ccomp", "obj", "xcomp", "advcl")
    if passive is None and p.kids(i, "aux:pass"):
        return None
    if subject is None or thing is None or p.child(i, "iobj") is not None or not _may_be_denied(p, i, thing):
        return None
    source = source_of(statement) if statement is not None and passive is None else _source(p, cast, subject)
    edges = p.edges[thing] if thing != p.heads[i] else (p.edges[thing][0], p.edges[i][0])
    first = min(i, p.edges[subject][0], edges[0])
    pointing = p.lower[thing] in POINTING or (p.lemmas[thing] in CLAIMS and edges[1] - edges[0] < LONGEST // 4)
    reported = edges if p.lemmas[thing] in CLAIMS and not pointing else None
    last = max(i + 1, edges[1], *(p.edges[c][1] for c in p.kids(i, "xcomp", "obl:agent")))
    return Denial(first, last, i, source, None if pointing else edges, reported)


def _denied_passively(p: Parsed, i: int) -> int | None:
    """The subject of "were denied"; parses may hang the verb on it."""
    if (found := p.child(i, "nsubj:pass")) is not None:
        return found
    after = p.heads[i] < p.edges[i][0]
    hung = after and p.deps[i] == "acl" and p.lemmas[p.heads[i]] in CLAIMS and bool(p.kids(i, "aux:pass"))
    return p.heads[i] if hung else None


def _subject(p: Parsed, i: int) -> int | None:
    """The subject of a verb, or of the one it is coordinated with."""
    while (found := p.child(i, "nsubj")) is None and p.deps[i] in ("conj", "xcomp") and p.heads[i] != i:
        i = p.heads[i]
    return found


def _may_be_denied(p: Parsed, i: int, thing: int) -> bool:
    """Whether a complement is something said: a clause, a claim, "it", "any role"; not "entry to the observers"."""
    if p.deps[thing] not in ("obj", "nsubj:pass"):
        return p.lemmas[i] == "deny" or p.deps[thing] == "ccomp"
    if p.lemmas[thing] in CLAIMS:
        return ANY.isdisjoint(p.lower[c] for c in p.children[thing])
    if p.lower[thing] in POINTING:
        return p.lemmas[i] != "dismiss"
    told = p.lemmas[thing] in DEEDS or any(p.lower[c] in ANY for c in p.children[thing])
    return p.lemmas[i] == "deny" and told


def _source(p: Parsed, cast: Cast, subject: int) -> tuple[str, ...]:
    ids = [a for w in p.conjuncts(subject) for a in cast.at.get(w, ())]
    start, end = p.edges[subject]
    start += p.deps[start] == "case"
    return tuple(dict.fromkeys(ids)) or (p.says(start, end if end - start <= LONGEST else subject + 1),)
