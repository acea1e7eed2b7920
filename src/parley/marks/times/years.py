"""Years, halves, quarters, decades and centuries; what is only a number is none."""

from __future__ import annotations

import re
from datetime import date

from parley.marks.times.counted import unit_point
from parley.marks.times.dates import year_by_way, year_by_word
from parley.marks.times.scene import Mark, Match, Scene, dated, one
from parley.marks.times.values import (
    CENTURY,
    DECADE,
    MONTH,
    OPEN,
    ORDINAL,
    QUARTER,
    WEEK,
    YEAR,
    Point,
    ordinal,
    point_at,
)


def year_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "in 2013", "the 1998-2000 war"."""
    if not _is_a_year(scene, match):
        return []
    year = int(match["y"])
    point = point_at(YEAR, date(year, 1, 1))
    if match["y2"] is None:
        return one(match, "DATE", point.value, point)
    until = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
    if until <= year:
        return []
    return one(match, "DATE", f"{year:04}/{until:04}", point_at(YEAR, date(until, 1, 1)))


_NUMBERED = re.compile(
    r"(?:\b(?:resolutions?|decrees?|directive|no|number|article|flight|law|pages?|room|route|highway|unit|section"
    r"|decision|order|bill"
    r"|form|paragraph|boeing|area|model|protocol|regulation|file|case|some|nearly|almost|about|roughly|least|most"
    r"|than|only|up\sto|over|another)"
    r"\.?\s|[\w)]/|[-–]|\d\s)$",
    re.IGNORECASE,
)


_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|from|before|after|during|between|of|to|and|or|the|that|this|through|year|years"
    r"|around|circa|by|for|as|a|an|its|his|their|back"
    r"|pre|post|spring|summer|autumn|fall|winter|late|early|mid|end|on)[\s-]|\d{4}\s?[-–]\s"
    r"|[(\[,–—;]\s?|['’]s\s|^|[.!?][\"”]?\s|\n)$",
    re.IGNORECASE,
)


_COUNTED = re.compile(
    r"\s(?:(?:[a-z]+|U\.N\.|American|Russian|French|British|Turkish|Afghan)\s)?(?:people|men|women|children"
    r"|personnel|police|troops|soldiers|fighters|prisoners|"
    r"kilomet\w+|km|miles|met(?:er|re)s|dollars|euros|tonnes|tons|barrels|feet|hectares|delegates|civilians"
    r"|refugees|families|households|copies)\b"
)


_PLURAL_AFTER = re.compile(r"\s(?P<noun>[a-z]{3,}s)\b")


_EVENTS = re.compile(
    r"(?:was|has|its|his|this|as|is|does|talks|elections|polls|accords|agreements|protests|sanctions|attacks"
    r"|negotiations|clashes|floods|games|events|hostilities|"
    r"terms|borders|rules|figures|levels|results|prices|documents|minutes|riots|bombings|killings|meetings|rounds"
    r"|.*ss)$"
)


def _is_a_year(scene: Scene, match: Match) -> bool:
    """Four digits are a year only in the company that years keep: "resolution 2254", "1900 troops" are none."""
    before, after = scene.text[max(0, match.start() - 20) : match.start()], scene.text[match.end() : match.end() + 40]
    year = int(match["y"])
    if match["mod"]:
        return year >= 1500
    if year < 1500 or _COUNTED.match(after) or re.match(r"\s?(?:GMT|UTC|hours)\b", after):
        return False
    if _NUMBERED.search(before):
        return match["y2"] is not None
    if not _YEAR_BEFORE.search(before):
        return False
    noun = _PLURAL_AFTER.match(after)
    return (
        not noun
        or bool(_EVENTS.match(noun["noun"]))
        or bool(re.search(r"\b(?:in|since|the)\s$", before, re.IGNORECASE))
    )


def decade_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the 1990s", "the '90s"."""
    words = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    if match["word"]:
        if not re.search(r"\bthe\b", match[0], re.IGNORECASE):
            return []
        digits = f"19{words.index(match['word'].lower()) + 2}"
    else:
        digits = match["d"] or f"19{match['dd']}"
    return dated(match, Point(digits, DECADE, date(int(digits) * 10, 1, 1)))


def century_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the 19th century" is `18`."""
    which = ordinal(match["c"]) or (21 if match["c"].lower() == "twenty-first" else None)
    if not which or which > 30:
        return []
    return dated(match, point_at(CENTURY, date(max(1, (which - 1) * 100), 1, 1)))


def half_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "the second half of 2017", "the first quarter of the year"."""
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(
        match["half"].lower(), 2 if match["part"] == "half" else 4
    )
    unit = match["of"].split()[-1].lower()
    if match["y"] is None and unit in (MONTH, WEEK):
        base = unit_point(scene, match.start(), (match["yrel"] or "this").lower(), unit)
        return dated(match, base) if base else []
    if match["y"]:
        year: int | None = int(match["y"])
    else:
        word = match["yrel"] or "this"
        year = year_by_word(scene, match.start(), word.lower())
    letter = "H" if match["part"].lower() == "half" else "Q"
    months = 6 if letter == "H" else 3
    if which > 12 // months:
        return []
    value = f"{year:04}" if year else "XXXX"
    start = date(year, (which - 1) * months + 1, 1) if year else None
    return dated(match, Point(f"{value}-{letter}{which}", QUARTER, start))


def quarter_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "Q3 2018", "the third quarter"."""
    which = int(match["q"]) if match["q"] else ORDINAL[match["ord"].lower()]
    if match["y"]:
        year: int | None = int(match["y"])
    elif scene.published:
        year = year_by_way(scene, match.start(), match.end(), which * 3 - 2, None, scene.published)
    else:
        year = None
    value = f"{year:04}-Q{which}" if year else f"XXXX-Q{which}"
    return dated(match, Point(value, QUARTER, date(year, which * 3 - 2, 1) if year else None))


def year_end_marks(scene: Scene, match: Match) -> list[Mark]:
    """ "by year's end"."""
    if scene.text[match.start() - 1 : match.start()] == "-":
        return []
    return dated(match, point_at(YEAR, scene.published) if scene.published else Point("XXXX", OPEN))
