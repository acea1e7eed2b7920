"""A predicate in, how it stands with the world out: whether it happened, is to happen, might, or is said not to have.

Read from auxiliaries, negation and the words that a clause hangs on, up to the clause that the report itself vouches
for. On whose word it stands is asked in `said_by`.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.parsed import Parsed, Words

NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
NOT = NEGATIONS | {"no", "neither", "nor", "hardly", "cannot"}
CLOSING = frozenset("”\"’'»)]")
NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing", "nowhere"})
WILL = frozenset({"will", "shall", "'ll", "’ll", "wo", "sha"})
MAY = frozenset({"may", "might", "could", "can", "ca"})
OUGHT = frozenset({"should", "must", "ought"})
IF = frozenset({"if", "unless", "whether", "provided", "lest", "assuming", "supposing"})
ONCE = frozenset({"once", "until", "till", "when"})
# "Plans to meet", "is scheduled to meet", "a plan to meet".
PLANS = frozenset(
    "plan intend expect schedule prepare set due slate aim vow pledge promise agree decide arrange be go ready poise "
    "have resolve undertake propose commit plan intention schedule decision pledge promise "
    "mean bind will hope want wish seek design order instruct invite about".split()
)
POSSIBLE = frozenset(
    "consider weigh mull discuss contemplate debate study ponder envisage explore threaten likely possible able "
    "unlikely bid attempt effort try idea option prospect possibility chance hope proposal suggest proposed "
    "think believe assume suspect fear worry".split()
)
FAILS = frozenset("fail refuse decline unable omit neglect forget avoid stop cease reject".split())
DENIES = frozenset("deny dismiss refute rebut disown disavow".split())
STORIES = frozenset("report claim version story account rumour rumor allegation".split())
ALLEGES = frozenset("allege claim allegation rumour rumor rumored rumoured reportedly allegedly accusation".split())
HEARSAY = frozenset("allegedly reportedly purportedly supposedly".split())
# "Is believed to have fired", "was suspected of killing": nobody vouches for it.
HELD_TO = frozenset("believe think suspect say report allege claim rumour rumor understand presume accuse".split())
PLANNED_KINDS = frozenset("planned scheduled upcoming forthcoming future next proposed prospective".split())
LIMIT = 8  # clauses looked at above a predicate


@dataclass(frozen=True, slots=True)
class Standing:
    """`modality` as in the record's events; `negated` where the text says that it did not happen.

    `wanted`: only called for ("X should leave"); `willing`: a "will" or "would"; `unwilling`: a "will not", which is a
    refusal where its doer says it; `supposed`: what follows an "if", which tells of nothing.
    """

    modality: str = "asserted"
    negated: bool = False
    wanted: bool = False
    unwilling: bool = False
    supposed: bool = False
    willing: bool = False


ASSERTED = Standing()


def standing_of(parsed: Parsed, verb: int) -> Standing:
    """How the predicate carried by `verb` stands."""
    found = own_standing(parsed, verb)
    at, seen = verb, 0
    while found.modality == "asserted" and seen < LIMIT and (above := _governor(parsed, at)) is not None:
        found = _under(parsed, at, above, found)
        at, seen = above, seen + 1
    return found


def is_negated(parsed: Parsed, verb: int) -> bool:
    """ "Did not meet", "no one came", "sent nobody", "without meeting"."""
    p = parsed
    for c in p.children[verb]:
        if p.lower[c] in NOT and p.deps[c] in ("advmod", "det", "neg", "cc:preconj", "aux", "discourse"):
            return p.lower[c] != "no" or p.deps[c] == "det"
        if p.deps[c] == "mark" and p.lower[c] == "without":
            return True
        if p.deps[c] in ("nsubj", "nsubj:pass", "obj") and _is_nobody(p, c):
            return True
    return False


def denies_object(parsed: Parsed, verb: int) -> bool:
    """Whether a verb is denied by what stands beside it: "would meet nobody", "no talks would be held"."""
    return any(_is_nobody(parsed, w) for w in parsed.kids(verb, "obj", "nsubj", "nsubj:pass"))


def is_denial(parsed: Parsed, verb: int) -> bool:
    """Whether a verb says of something that it is not so: "denied that …", "rejected a report that …"."""
    if parsed.lemmas[verb] != "reject":
        return parsed.lemmas[verb] in DENIES
    return any(parsed.lemmas[w] in STORIES for w in parsed.kids(verb, "obj", "nsubj:pass"))


def is_question(parsed: Parsed, word: int) -> bool:
    """Whether a word's sentence asks."""
    return closing_mark(parsed, parsed.sentences[parsed.sentence_of[word]]) == "?"


def closing_mark(parsed: Parsed, sentence: Words) -> str:
    """The last word of a sentence but for quotation marks and brackets, mostly "." or "?"; empty where it has none."""
    start, end = sentence
    return next((w for w in reversed(parsed.words[start + 1 : end]) if w not in CLOSING), "")


def _is_nobody(p: Parsed, word: int) -> bool:
    return p.lower[word] in NOBODY or any(p.lower[c] in NOBODY and p.deps[c] == "det" for c in p.children[word])


def auxiliaries(parsed: Parsed, verb: int) -> frozenset[str]:
    """The modal words of a verb, those of the verb that it is joined to included: "will meet and sign"."""
    p = parsed
    found = frozenset([p.lower[c] for c in p.children[verb] if p.deps[c] in ("aux", "aux:pass")])
    if not found and p.deps[verb] == "conj" and p.xpos[verb] in ("VB", "VBN") and p.heads[verb] != verb:
        return auxiliaries(p, p.heads[verb]) if p.xpos[p.heads[verb]] == p.xpos[verb] else found
    return found


def own_standing(p: Parsed, verb: int) -> Standing:
    """How a predicate stands by its own words, whatever it hangs on."""
    negated = is_negated(p, verb)
    modals = auxiliaries(p, verb)
    marks = [p.lower[c] for c in p.children[verb] if p.deps[c] == "mark"]
    if "due" in marks:  # "are due to meet", read as one preposition
        return Standing("planned", negated)
    if not IF.isdisjoint(marks):
        return Standing("conditional", negated, supposed=True)
    if modals & OUGHT:
        return Standing("possible", negated, wanted=True)
    if modals & WILL or "would" in modals:
        if _has_condition(p, verb):
            return Standing("conditional", negated, unwilling=negated, willing=not negated)
        return Standing("planned", negated, unwilling=negated, willing=not negated)
    if modals & MAY:
        kind = "conditional" if _has_condition(p, verb) else "possible"
        return Standing(kind, negated, unwilling=negated and not modals & {"may", "might"})
    if p.upos[verb] in ("NOUN", "PROPN") and any(p.lower[c] in PLANNED_KINDS for c in p.kids(verb, "amod")):
        return Standing("planned", negated)
    if any(p.lower[c] in HEARSAY for c in p.kids(verb, "advmod")):
        return Standing("alleged", negated)
    return Standing("asserted", negated) if negated else ASSERTED


def _has_condition(p: Parsed, verb: int) -> bool:
    """ "Will leave if …", "only when …", "as soon as …"."""
    for c in p.kids(verb, "advcl"):
        marks = [p.lower[k] for k in p.children[c] if p.deps[k] in ("mark", "advmod", "fixed", "case")]
        if set(marks) & (IF | ONCE) or "soon" in marks or "long" in marks:
            return True
    return False


def _governor(p: Parsed, word: int) -> int | None:
    """The word that a clause or noun of action hangs on, where that can change its standing."""
    above = p.heads[word]
    if above == word or p.deps[word] in ("parataxis", "acl:relcl", "appos", "nsubj", "obl", "nmod", "dep"):
        return None
    return above


def _under(p: Parsed, word: int, above: int, found: Standing) -> Standing:
    """The standing of a clause below another word."""
    lemma, dep = p.lemmas[above], p.deps[word]
    if dep in ("ccomp", "obj", "acl") and (lemma in DENIES or lemma == "denial"):
        return Standing("denied", False)
    if lemma in ALLEGES and dep in ("ccomp", "xcomp", "acl", "obj"):
        return Standing("alleged", found.negated)
    if lemma in HELD_TO and p.child(above, "aux:pass") is not None and dep in ("xcomp", "advcl", "ccomp"):
        return Standing("alleged", found.negated)
    is_infinitive = p.xpos[word] == "VB" and any(p.lower[c] == "to" for c in p.children[word])
    if dep in ("xcomp", "acl", "ccomp", "advcl") and is_infinitive and dep != "advcl":
        return _under_infinitive(p, above, found)
    if lemma in POSSIBLE and dep in ("xcomp", "obj", "ccomp"):
        return Standing("possible", found.negated)
    if lemma in FAILS and dep in ("xcomp", "obj"):
        return Standing("asserted", True)
    if dep in ("xcomp", "conj", "advcl", "obj", "acl") and p.upos[above] in ("VERB", "AUX", "ADJ"):
        upper = own_standing(p, above) if dep != "conj" else Standing()
        return Standing(upper.modality, found.negated, upper.wanted, found.unwilling)
    return found


def _under_infinitive(p: Parsed, above: int, found: Standing) -> Standing:
    lemma = p.lemmas[above]
    if lemma in FAILS:
        return Standing("asserted", not found.negated)
    if lemma in POSSIBLE:
        return Standing("possible", found.negated)
    if lemma in PLANS:
        upper = own_standing(p, above)
        return Standing("planned", found.negated or upper.negated, unwilling=found.negated)
    upper = own_standing(p, above)
    return Standing(upper.modality, found.negated or upper.negated, upper.wanted, found.unwilling)
