"""A verb joined to what a cue reports in, whether the cue's own speaker speaks it out.

"Said that it had gone, and demanded more": who said it demands; "said that it would go and leave" does not.
"""

from __future__ import annotations

from parley.claims.statements.cues import Cues
from parley.claims.statements.pieces import FINITE
from parley.parsed import Parsed

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"})
COMPLEMENTS = frozenset({"xcomp", "advcl", "ccomp", "obl", "acl"})
PAST = frozenset({"VBD", "VBN"})
# Verbs that take up what the same speaker has just said.
ADDING = frozenset("add note stress emphasise emphasize underline reiterate caution".split())


class Joins:
    """The joined verbs of one text."""

    def __init__(self, parsed: Parsed, cues: Cues) -> None:
        self.parsed, self.cues = parsed, cues

    def outer_of(self, c: int) -> int | None:
        """The cue whose speaker also speaks a verb that the tree joins to what that cue reports; None for none."""
        p = self.parsed
        if self.is_adding(c):
            return next((i for i in p.up(c) if p.upos[i] == "VERB" and self._is_reporting(i, c)), None)
        if p.deps[c] != "conj":
            return None
        clause = p.heads[c]
        for i in p.up(clause):
            if p.upos[i] == "VERB":
                reports = p.deps[clause] in COMPLEMENTS and self.cues.verb_at(i) is not None
                return i if reports and self.is_of_cue(c, i) else None
        return None

    def is_adding(self, c: int) -> bool:
        """Whether a verb goes on with what a speaker says: "…, adding that", "…, further saying"."""
        p = self.parsed
        if c >= len(p.words) or p.xpos[c] != "VBG" or p.quoted[c]:
            return False
        further = any(p.lower[k] in ("further", "also") for k in p.children[c] if k < c)
        return (p.lemmas[c] in ADDING or (further and p.lemmas[c] == "say")) and self._has_comma(c)

    def _is_reporting(self, i: int, c: int) -> bool:
        p = self.parsed
        return not p.quoted[i] and self.cues.verb_at(i) is not None and not self.is_adding(i) and i < c

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
