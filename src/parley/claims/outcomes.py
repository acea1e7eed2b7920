"""A talk and the words that tell of it in, how it ended out: an accord, part of one, more talks, nothing, a walkout.

Read from words of signing and agreeing, of breaking down and of leaving, each with what is denied of it ("signed
nothing", "without an agreement"). A round that is still to come has no outcome.
"""

from __future__ import annotations

from collections.abc import Iterator

from parley.claims import words as vocabulary
from parley.claims.attendance import is_negated
from parley.claims.ground import Ground
from parley.parsed import Parsed
from parley.record import Outcome, Talk

OVER = frozenset({"held", "collapsed", "under_way"})
SIGNING = frozenset({"sign", "seal", "clinch", "conclude", "adopt", "approve", "countersign", "endorse"})
REACHING = frozenset(
    "reach strike hammer produce yield achieve broker negotiate secure write draw bring set complete work put make "
    "settle wrest".split()
)
INITIALLING = frozenset({"initial", "initialled"})
SETTLING = frozenset({"sign", "initial", "settle"})
PAPERS = vocabulary.ACCORDS | frozenset("text paper document charter compromise understanding act".split())
# Papers that settle less than the matter.
LESSER = frozenset(
    "statement communique communiqué minute agenda understanding list map swap exchange timetable commission "
    "committee draft principle".split()
)
LESS = frozenset({"partial", "preliminary", "provisional", "limited", "first", "draft", "joint", "local"})
ARISING = frozenset({"come", "emerge", "result", "be", "read"})
CLOSING = frozenset({"end", "close", "conclude", "finish", "wind", "part", "rise", "adjourn", "disperse", "run"})
PRINCIPLE = frozenset({"principle"})
NOTHING = frozenset("no nothing none without neither nobody little never hardly not n't".split())
RESULTS = frozenset(
    "agreement result accord deal progress breakthrough success settlement outcome paper communique communiqué "
    "treaty conclusion document solution compromise statement truce ceasefire word text decision avail".split()
)
FAILING = frozenset("fail collapse founder stall deadlock unravel fizzle".split())
QUARRELLING = frozenset({"quarrel", "disagree", "deadlocked"})
BREAKING = frozenset({("break", "down"), ("break", "off"), ("break", "up"), ("fall", "apart"), ("fall", "out")})
LEAVING = frozenset({("walk", "out"), ("storm", "out"), ("march", "out"), ("pull", "out"), ("walk", "away")})
QUITTING = frozenset({"quit", "storm", "leave", "pack", "withdraw"})
TABLE = frozenset({"table", "room", "hall", "talk", "negotiation", "conference", "session", "palace", "town", "city"})
AGAIN = frozenset({"meet", "continue", "resume", "reconvene", "return", "go", "talk", "carry", "sit", "gather"})
AGREEING = frozenset({"agree", "promise", "undertake", "pledge", "resolve", "arrange", "decide"})
COMING = frozenset({"attend", "take", "participate", "come", "join", "send", "host"})
ADJOURNING = frozenset({"adjourn", "recess"})
ENDING = frozenset("agree come end resolve bridge narrow overcome close break make move find win stop".split())
STALLING = frozenset({"stalemate", "deadlock", "impasse", "failure"})
EMPTY = frozenset({"unsigned", "fruitless", "inconclusive"})
CEREMONIES = frozenset({"ceremony", "signing", "signature", "name", "nothing"})
TELLING = (
    frozenset(lemma for lemma, _ in BREAKING | LEAVING)
    | (SIGNING | REACHING | INITIALLING | SETTLING | PAPERS | LESSER | RESULTS | FAILING | QUARRELLING | QUITTING)
    | (AGREEING | ADJOURNING | STALLING | EMPTY | CEREMONIES | {"come", "protocol"})
)
RANK = ("partial", "agreement", "continue", "none", "walkout")


def outcome_of(p: Parsed, ground: Ground, talk: Talk, number: int) -> Outcome | None:
    """How a round ended, with the sentence that says so; None where no word of it tells."""
    if talk.status not in OVER:
        return None
    found: dict[str, int] = {}
    for i in (*ground.words(number), *ground.sequel(number), *_promises(p, ground, number)):
        kind = _kind_at(p, i) if p.lemmas[i].lower() in TELLING else None
        if kind is not None:
            found.setdefault(kind, i)
    kind = _weigh(talk, set(found))
    if kind == "agreement" and "none" in found and _is_rest(p, found["none"], found[kind]):
        kind = "partial"  # "agreed on a truce but not on the border"
    if kind is None:
        return Outcome("none") if talk.status == "collapsed" else None
    at = found.get(kind, found.get("agreement", ground.rounds[number].words[-1]))
    return Outcome(kind, p.says(*ground.phrase(at)), ground.evidence(at))


def _is_rest(p: Parsed, denied: int, agreed: int) -> bool:
    """Whether what was not agreed stands beside what was."""
    return p.lemmas[denied] == "agree" and p.sentence_of[denied] == p.sentence_of[agreed]


def _promises(p: Parsed, ground: Ground, number: int) -> Iterator[int]:
    """Words of agreeing to meet again in the sentence after one of the round's, which tells of the next round."""
    for sentence in sorted(ground.reach(number)[0]):
        if sentence + 1 < len(p.sentences):
            yield from (i for i in range(*p.sentences[sentence + 1]) if p.lemmas[i] in AGREEING and _goes_on(p, i))


def _weigh(talk: Talk, kinds: set[str]) -> str | None:
    """Which of several kinds holds: of a broken round the break, of another the best that came of it."""
    if talk.status == "collapsed":
        left = "walkout" in kinds or any(row.attendance == "withdrew" for row in talk.participants)
        return "walkout" if left else "none" if "none" in kinds else None
    return next((k for k in RANK if k in kinds), None)


def _kind_at(p: Parsed, i: int) -> str | None:
    """What one word tells of an outcome."""
    if p.upos[i] == "VERB":
        return _of_verb(p, i)
    lemma = p.lemmas[i].lower()
    if lemma in RESULTS and _is_denied(p, i):
        return "none"
    if p.lemmas[p.heads[i]] in CLOSING | ARISING and p.upos[i] in ("NOUN", "PROPN"):
        return _of_closing(p, i, lemma)
    if lemma in STALLING and p.deps[i] in ("obl", "nmod"):
        return "none"
    if lemma == "nothing" and p.upos[p.heads[i]] == "VERB" and p.lemmas[p.heads[i]] in SIGNING | REACHING | AGREEING:
        return "none"
    if lemma == "signature" and (p.lemmas[p.heads[i]] in ("put", "affix", "set") or p.kids(i, "nmod")):
        return "agreement"
    if lemma == "name" and p.deps[i] == "obj" and p.lemmas[p.heads[i]] in ("put", "write", "set"):
        return "agreement"
    if lemma in ("ceremony", "signing") and not _is_ahead(p, i):
        return "agreement"
    return "none" if lemma in EMPTY else None


def _of_closing(p: Parsed, i: int, lemma: str) -> str | None:
    """ "Ended with an accord", "parted without a word", "came to nothing", "a truce came out of it"."""
    verb, marker = p.heads[i], p.marker(i)
    if _is_ahead(p, verb):
        return None
    if p.lemmas[verb] in CLOSING and "without" in marker.split(" "):
        return "none"
    arose = p.lemmas[verb] in ARISING and p.deps[i] in ("nsubj", "nsubj:pass")
    if lemma in PAPERS | {"declaration", "protocol"} and (marker == "with" or arose) and not is_negated(p, verb):
        if any(p.lemmas[c] in AGAIN and _has_more(p, c) for c in p.kids(i, "acl")):
            return "continue"
        return "partial" if _is_less(p, i) else "agreement"
    return "none" if lemma == "nothing" and p.lemmas[verb] == "come" and marker == "to" else None


def _of_verb(p: Parsed, i: int) -> str | None:
    lemma = p.lemmas[i].lower()
    pairs = {(lemma, p.lower[c]) for c in p.children[i] if p.deps[c] in ("compound:prt", "advmod", "case")}
    if pairs & LEAVING or (lemma in QUITTING and _leaves_table(p, i)):
        return None if is_negated(p, i) else "walkout"
    if pairs & BREAKING - {("break", "up")} or lemma in FAILING | QUARRELLING:
        return None if lemma == "fail" and not _fails_to_settle(p, i) else "none"
    if _is_ahead(p, i):
        return None
    if lemma in SIGNING | REACHING | INITIALLING | {"agree", "settle", "come"}:
        return _of_accord(p, i, lemma)
    if lemma in AGREEING:
        return "continue" if _goes_on(p, i) else None
    return "continue" if lemma in ADJOURNING and not is_negated(p, i) else None


def _fails_to_settle(p: Parsed, i: int) -> bool:
    """ "Failed to agree on a date", not "efforts failed to stem the fighting"."""
    return any(p.lemmas[c] in SIGNING | REACHING | SETTLING | ENDING for c in p.kids(i, "xcomp"))


def _leaves_table(p: Parsed, i: int) -> bool:
    return any(p.lemmas[c] in TABLE - {"town", "city", "palace"} for c in p.kids(i, "obj", "obl"))


def _of_accord(p: Parsed, i: int, lemma: str) -> str | None:
    """What signing, reaching or agreeing comes to, by its object and what is denied of it."""
    if is_negated(p, i) or any(_is_denied(p, c) or p.lower[c] == "nothing" for c in _things(p, i)):
        return "none"
    if lemma == "agree":
        return _of_agreeing(p, i)
    things = _things(p, i)
    if lemma == "come":
        return "agreement" if any(p.lemmas[c] in ("term", "agreement") for c in p.kids(i, "obl")) else None
    papers = [c for c in things if p.lemmas[c].lower() in PAPERS | LESSER]
    if not papers:
        return "agreement" if lemma in SETTLING and not things else None
    return "partial" if all(_is_less(p, c) for c in papers) else "agreement"


def _of_agreeing(p: Parsed, i: int) -> str | None:
    """ "Agreed on a truce", "agreed in principle", "agreed to meet again", "agreed to attend"."""
    if _goes_on(p, i):
        return "continue"
    around = p.kids(i, "obl", "obj", "xcomp", "ccomp")
    if any(p.lemmas[c] in COMING for c in p.kids(i, "xcomp")):
        return None
    if any(p.lemmas[c] in PRINCIPLE for c in around):
        return "partial"
    return "agreement"


def _things(p: Parsed, i: int) -> tuple[int, ...]:
    found = p.kids(i, "obj", "nsubj:pass")
    if p.deps[i] in ("acl", "acl:relcl"):
        found += (p.heads[i],)
    return tuple(k for c in found for k in p.conjuncts(c))


def _is_less(p: Parsed, c: int) -> bool:
    """Whether a paper settles less than the matter: "a joint statement", "an interim accord"."""
    return p.lemmas[c].lower() in LESSER or any(p.lower[k] in LESS for k in p.kids(c, "amod"))


def _is_denied(p: Parsed, i: int) -> bool:
    """ "No agreement", "without so much as a communique", "little progress"."""
    if any(p.lower[c] in NOTHING for c in p.children[i] if p.deps[c] in ("det", "case", "amod", "advmod", "mark")):
        return True
    start = max(p.sentences[p.sentence_of[i]][0], i - 5)
    return "without" in p.lower[start:i]


def _goes_on(p: Parsed, i: int) -> bool:
    """Whether what is agreed is to meet again."""
    return any(
        p.lemmas[c] in AGAIN
        and (p.lemmas[c] not in ("go", "meet", "talk", "return", "sit", "gather") or _has_more(p, c))
        for c in p.kids(i, "xcomp", "ccomp", "obl")
    )


def _has_more(p: Parsed, c: int) -> bool:
    return any(p.lower[k] in ("again", "on", "more", "further") or p.times_in(*p.edges[c]) for k in p.children[c])


def _is_ahead(p: Parsed, i: int) -> bool:
    """Whether a word speaks of what is to come or was not done: "will sign", "ready to sign", "refused to sign"."""
    for verb in (i, *p.up(i)):
        helpers = {p.lower[c] for c in p.kids(verb, "aux", "aux:pass", "cop", "mark")}
        if helpers & {"will", "would", "may", "might", "could", "should", "to", "if", "'ll", "must", "shall"}:
            return True
        if p.upos[verb] in ("VERB", "AUX"):
            return False
    return False
