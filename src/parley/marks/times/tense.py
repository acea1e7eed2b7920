"""Which way a date without a year lies: ahead of the report, behind it, or wherever it is nearest.

Comes in: the text and the place of an expression of time. Goes out: a `Way`. Only the words of the same sentence are
asked: measured on the training reports, the tense of a parsed clause tells no more than they do.
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
    SOON_OR_BACK = "soon or back"  # "demanded it by Friday": ahead if that is near, else behind


WINDOW = 260  # characters of one sentence that are asked on each side
_NEAR = 130
_ADVERB = r"(?:\s(?:also|now|not|still|both|all|only|then|first|again|be|been|have|yet|in\sturn|\w+ly))*"
_DUE = (
    r"(?:to|due|scheduled|expected|planned|set|supposed|foreseen|slated|meant|poised|ready|likely|going|bound|billed"
    r"|timetabled|penciled|pencilled|envisaged|tipped|called\sfor|invited\sto)\b"
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
    r"|spent|lent|bore|rode|rose|sank|shrank|sprang|stuck|swept|swung|taught|thought|understood|woke|wore|wove|cast|bound"
)
_CUE = re.compile(
    rf"""\b(?:
      (?P<would>(?:would|['’]d)\b(?!\shave){_ADVERB}(?:\s\w+)?)
    | (?P<nearest>could\b(?!\shave){_ADVERB}(?:\s\w+)? | (?:was|were|had\sbeen|has\sbeen|have\sbeen|been
      |would\shave|should\shave|could\shave|had\sonce\sbeen)
        {_ADVERB}\s{_DUE}(?:\s(?:go(?:ing)?\s)?to)?(?:\shave)?(?:\sbe(?:en)?)?(?:\s\w+)?
      | (?:planned|scheduled|foreseen|expected|due|set|originally\sset|slated|timetabled|called|envisaged
        |billed)\s(?:for|on|in|to\s(?:be\s)?\w+)
      | (?:expects?|expected|expecting|awaits?|awaited)\b(?!\s(?:to|for|on|in)\b)
      | (?:proposal|proposed|proposing|suggested|plans?|planned|invitation|invited|deadline|date
        |timetable)\b(?!\sto\b))
    | (?P<ahead>(?:will|shall|won['’]t|must|should|may|might|can|cannot)\b(?!\shave){_ADVERB}(?:\s\w+)?
      | ['’]ll\s\w+
      | (?:is|are|am|be|['’]s|['’]re|remains?){_ADVERB}\s{_DUE}(?:\sto)?(?:\sbe)?(?:\s\w+)?
      | {_INTENT}(?:s|d|ed|n|t|ing)?(?:\s(?!to\s)[^\s,;:.]+){{0,6}}?\s(?:to|not\sto)\s(?!the\b|an?\b|his\b|her\b
        |its\b|their\b|both\b|all\b|any\b)(?:be\s|have\s)?(?-i:[a-z]+)
      | to\s(?:prepare|organi[sz]e|arrange)\b
      | to\sbe\s\w+(?:ed|held|sent|met|put|led|taken|begun|sworn|withdrawn|given|made|brought|paid)
      | (?:begins|starts|opens|resumes|ends|expires|closes|convenes|reconvenes|gathers|meets|takes?\s(?:effect
        |place|office|over)
        |comes?\s(?:into\s(?:force|effect)|up)|runs?\s(?:until|from|to|out)|lasts?\suntil|falls?\sdue|goes\s(?:to
          |into|before)
        |arrives|leaves|flies|travels|hosts|holds|returns|reopens)\b
      | (?<=[a-rt-z]s\s)(?:vote|meet|gather|sign|begin|start|open|resume|end|leave|return|travel|fly|arrive|convene
        |decide|go)\b)
    | (?P<skip>(?:in|the|an?|of|with|its|their|his|her|for|from|by|on|no|any|all|two|three|new|more)\s(?!need
      |speed)[a-z]{{3,}}ed\s(?=[a-z]))
    | (?P<back>(?:was|were|had|has|have|did|said|says|told|ago|put|{_IRREGULAR})\b
      | (?:up|down)\sfrom\b | as\smany\sas\b
      | (?!united|armed|unarmed|need|indeed|embed|speed|proceed|succeed|exceed|feed|bed|wed|seed|agreed\sto|hundred
        |limited|so-called|proposed\b|planned\b|expected\b)[a-z]{{2,}}ed\b)
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_SENTENCE_END = re.compile(
    r"[.!?\n](?:(?<=\n)\s*\n|(?<=\n)(?=[A-Z“\"])"
    r"|(?<!\b[A-Z]\.)(?<!\b[A-Z][a-z]\.)(?<!\bNov\.)(?<!\bSept\.)(?<!\bGen\.)[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9]))"
)
_LEAD_IN = re.compile(
    r"(?:^|[\s(\"“])(?:(?:late|early|later|earlier|only|just|and)\s)*(?P<prep>on|in|by|until|till|from|since|for|at|before|after|during|through"
    r"|between|to|of|around|over|ahead\sof|as\sof|as\slate\sas|as\searly\sas)?\s*(?:the\s|the\snight\sof\s)?$",
    re.IGNORECASE,
)
_CLAUSE_START = re.compile(
    r"(?:^|[;:—–(\[\"“]|\s-|--|\b(?:and|but|that|when|while|because|although|though|where|if|as|so|which|who|whom))\s*$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"\s(?:the|an?|he|she|it|they|we|his|her|its|their|[A-Z]\w+)\b")


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


def way_of(text: str, start: int, end: int) -> Way | None:
    """Which way the expression at [start, end) lies; None where there is no cue at all."""
    before = text[sentence_start(text, start) : start]
    found = _LEAD_IN.search(before)
    prep = (found["prep"] or "").lower() if found else ""
    clause = before[: found.start()].rstrip() if found else before
    if prep == "since":
        return Way.BACK
    new_clause = _CLAUSE_START.search(clause) or (clause.endswith(",") and _SUBJECT.match(text, end))
    cue = None if new_clause else _last_cue(before)
    cue = cue or _first_cue(text, end) or _last_cue(before)
    if cue == "back" and prep in ("for", "by", "before", "ahead of"):
        return Way.SOON_OR_BACK
    return _WAYS.get(cue or "")


_WAYS = {"ahead": Way.AHEAD, "would": Way.THEN_AHEAD, "nearest": Way.NEAREST, "back": Way.BACK}


def _last_cue(before: str) -> str | None:
    """The verb group closest before the expression; most often it is near, so the near words are asked first."""
    for reach in (_NEAR, WINDOW):
        last = None
        for cue in _CUE.finditer(before, max(0, len(before) - reach)):
            last = cue.lastgroup if cue.lastgroup != "skip" else last
        if last or len(before) <= reach:
            return last
    return None


def _first_cue(text: str, end: int) -> str | None:
    """The verb group after the expression, within its sentence.

    There "agreed to meet" is what happened on the day, not what is ahead of it.
    """
    for cue in _CUE.finditer(text, end, sentence_end(text, end)):
        if cue.lastgroup == "ahead" and _PAST_FORM.match(cue[0]):
            return "back"
        if cue.lastgroup != "skip":
            return cue.lastgroup
    return None


_PAST_FORM = re.compile(r"(?:[a-z]+ed|undertook|swore|sought)\b", re.IGNORECASE)
