"""A parsed text in, the tense of the clause around a character out: what weekdays are anchored by."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from parley.parsed import Parsed

AHEAD = set(
    "due set expected scheduled planned slated likely about ready hope plan expect intend agree invite promise".split()
)


def tense_of(parsed: Parsed) -> Callable[[int], str | None]:
    """A function from a character offset to "past", "future", "present" or None."""

    def tense(offset: int) -> str | None:
        word = bisect_right(parsed.begins, offset) - 1
        if word < 0:
            return None
        for above in (word, *parsed.up(word)):
            if parsed.upos[above] in ("VERB", "AUX") or parsed.kids(above, "cop"):
                found = _of_clause(parsed, above)
                if found is not None:
                    return found
        return None

    return tense


def _of_clause(p: Parsed, verb: int) -> str | None:
    kids = [c for c in p.children[verb] if p.deps[c] in ("aux", "aux:pass", "cop")]
    helpers = {p.lower[c] for c in kids}
    if helpers & {"will", "'ll", "’ll", "shall", "wo"}:
        return "future"
    if p.lemmas[verb] in AHEAD and (p.xpos[verb] == "VBN" or p.upos[verb] == "ADJ"):
        return "future" if helpers & {"is", "are", "'s", "’s", "be", "was", "were", "been"} or not helpers else "past"
    if p.xpos[verb] == "VB" and any(p.lower[c] == "to" for c in p.children[verb]):
        return _of_infinitive(p, verb)
    if helpers & {"would", "could", "might", "may"}:
        return "future"
    if p.xpos[verb] == "VBD" or helpers & {"was", "were", "did", "had", "has", "have", "'d"}:
        return "past"
    if p.xpos[verb] == "VBN" and p.deps[verb] in ("acl", "advcl"):
        return "past"
    if p.xpos[verb] in ("VBZ", "VBP") or helpers & {"is", "are", "am"}:
        return "future" if p.xpos[verb] == "VBG" else "present"
    return None


def _of_infinitive(p: Parsed, verb: int) -> str | None:
    """The tense of "to meet on Friday", which is ahead; "was able to meet" and "refused to" follow their governor."""
    above = p.heads[verb]
    if p.deps[verb] in ("advcl", "acl"):
        return None
    if p.lemmas[above] in ("fail", "manage", "refuse", "decline", "able", "unable", "begin", "start", "continue"):
        return None
    return "future"
