"""Which way a date without a year lies: ahead of the report, behind it, or wherever it is nearest.

Comes in: the text and the place of an expression of time. Goes out: a `Way`. Only the words of the same sentence are
asked; a caller that has parsed the text may know better and says so through `find_times(tense=…)`.
"""

from __future__ import annotations

import re
from enum import Enum


class Way(Enum):
    """Where to look for a date that the text leaves open."""

    BACK = "back"  # "met on Friday"
    AHEAD = "ahead"  # "will meet on Friday"
    THEN_AHEAD = "then ahead"  # "said on Monday that they would meet on Friday": ahead of that Monday
    NEAREST = "nearest"  # "was due on Friday": may lie on either side


WINDOW = 260  # characters of one sentence that are asked on each side
_ADVERB = r"(?:\s(?:also|now|not|still|both|all|only|then|first|again|be|been|have|yet|in\sturn|\w+ly))*"
_DUE = (
    r"(?:to|due|scheduled|expected|planned|set|supposed|foreseen|slated|meant|poised|ready|likely|going|bound|billed"
    r"|timetabled|penciled|pencilled|called|invited|envisaged|tipped)\b"
)
_INTENT = (
    r"(?:agree|promise|pledge|vow|plan|intend|hope|want|wish|offer|propose|threaten|decide|prepare|expect|invite|ask|urge"
    r"|call(?:s|ed)?\son|need|order|aim|undertake|undertook|resolve|commit|demand|request|accept|consent|due|set|ready"
    r"|schedule|free|continue|seek|sought|swear|swore|announce\splan|confirm\splan|plann|begin|appeal|like|able)"
)
_IRREGULAR = (
    r"met|held|began|broke|came|went|left|took|gave|saw|found|spoke|sat|led|won|lost|fell|sent|shot|flew|drew|wrote"
    r"|told|kept|stood|brought|sought|fought|struck|swore|rose|ran|became|paid|got|made|heard|froze|chose|withdrew"
    r"|overran|overthrew|drove|fled|lay|rang|stole|tore|threw|laid|built|bought|caught|dealt|felt|grew|knew|meant|sold|shook|burnt|blew"
)
_CUE = re.compile(
    rf"""\b(?:
      (?P<would>(?:would|['’]d)(?!\shave){_ADVERB}(?:\s\w+)?)
    | (?P<nearest>(?:was|were|had\sbeen|has\sbeen|have\sbeen|been|would\shave|should\shave|could\shave|had\sonce\sbeen)
        {_ADVERB}\s{_DUE}(?:\s(?:go(?:ing)?\s)?to)?(?:\shave)?(?:\sbe(?:en)?)?(?:\s\w+)?
      | (?:planned|scheduled|foreseen|expected|due|set|originally\sset|slated|timetabled|called|envisaged|billed)\s(?:for|on|in|to\s(?:be\s)?\w+)
      | (?:proposal|proposed|proposing|suggested|plans?|planned|invitation|invited|deadline|date|timetable)\b(?!\sto\b))
    | (?P<ahead>(?:will|shall|won['’]t|must|should|may|might|can|could|cannot)(?!\shave){_ADVERB}(?:\s\w+)?
      | ['’]ll\s\w+
      | (?:is|are|am|be|['’]s|['’]re|remains?){_ADVERB}\s{_DUE}(?:\sto)?(?:\sbe)?(?:\s\w+)?
      | {_INTENT}(?:s|d|ed|n|t|ing)?(?:\s(?!to\s)[^\s,;:.]+){{0,6}}?\s(?:to|not\sto)\s(?:be\s|have\s)?\w+
      | to\sbe\s\w+(?:ed|held|sent|met|put|led|taken|begun|sworn|withdrawn|given|made|brought|paid)
      | (?:begins?|starts?|opens?|resumes?|ends?|expires?|closes?|convenes?|reconvenes?|gathers?|meets|takes?\s(?:effect|place|office|over)
        |comes?\s(?:into\s(?:force|effect)|up)|runs?\s(?:until|from|to|out)|lasts?\suntil|falls?\sdue|goes?\s(?:to|into|before)|arrives?|leaves?|flies|travels?)\b
      | ahead\sof | upcoming | forthcoming | next\sround)
    | (?P<back>(?:was|were|had|has|have|did|said|says|told|ago|{_IRREGULAR})\b
      | (?!united|armed|unarmed|need|indeed|embed|speed|proceed|succeed|exceed|feed|bed|wed|seed|agreed\sto|hundred|limited|so-called|proposed\b|planned\b|expected\b)[a-z]{{2,}}ed\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?:(?<![A-Z]\b)(?<!\b[A-Z][a-z])(?<!Nov)(?<!Sept)(?<!Gen)[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9])|\n\s*\n|\n(?=[A-Z“\"]))")
_LEAD_IN = re.compile(
    r"(?:^|[\s(\"“])(?:(?:late|early|later|earlier|only|just|and)\s)*(?P<prep>on|in|by|until|till|from|since|for|at|before|after|during|through"
    r"|between|to|of|around|over|as\sof|as\slate\sas|as\searly\sas)?\s*(?:the\s|the\snight\sof\s)?$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"(?:^|[,;:—–(\[\"“]|\s-|--|\b(?:and|but|that|when|while|because|although|though|where|if|as|so|which|who|whom))\s*$",
    re.IGNORECASE,
)
_NEXT_CLAUSE = re.compile(r"[;:—]|,\s(?:and|but|which|who|when|while|although|though|after|before|as)\b", re.IGNORECASE)


def sentence_start(text: str, offset: int) -> int:
    """Where the sentence around `offset` begins, at most WINDOW characters before it."""
    least = max(0, offset - WINDOW)
    start = least
    for end in _SENTENCE_END.finditer(text, least, offset):
        start = end.end()
    return start


def sentence_end(text: str, offset: int) -> int:
    """Where the sentence around `offset` ends, at most WINDOW characters after it."""
    most = min(len(text), offset + WINDOW)
    end = _SENTENCE_END.search(text, offset, most)
    return end.start() + 1 if end else most


def lead_in(text: str, offset: int) -> str:
    """The preposition right before an expression, in lower case, or ''."""
    found = _LEAD_IN.search(text[max(0, offset - 40) : offset])
    return (found["prep"] or "").lower() if found else ""


def way_of(text: str, start: int, end: int, *, told: str | None = None) -> Way | None:
    """Which way the expression at [start, end) lies; `told` is the caller's word on the clause. None: no cue at all."""
    before = text[sentence_start(text, start) : start]
    found = _LEAD_IN.search(before)
    prep = (found["prep"] or "").lower() if found else ""
    clause = before[: found.start()].rstrip() if found else before
    if prep == "since":
        return Way.BACK
    cue = None if _CLAUSE_START.search(clause) else _last_cue(before)
    cue = cue or _first_cue(text, end) or _last_cue(before)
    if told and cue not in ("ahead", "nearest", "would"):
        cue = {"past": "back", "future": "ahead"}.get(told, cue)
    if cue == "back" and prep in ("for", "by", "before"):
        return Way.NEAREST
    return _WAYS.get(cue or "")


_WAYS = {"ahead": Way.AHEAD, "would": Way.THEN_AHEAD, "nearest": Way.NEAREST, "back": Way.BACK}


def _last_cue(before: str) -> str | None:
    """The verb group closest before the expression."""
    last = None
    for last in _CUE.finditer(before):  # noqa: B007 - the last one is wanted
        pass
    return last.lastgroup if last else None


def _first_cue(text: str, end: int) -> str | None:
    """The first verb group after the expression, within its sentence."""
    found = _CUE.search(text, end, sentence_end(text, end))
    return found.lastgroup if found else None
