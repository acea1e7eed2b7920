"""From a written form to its TIMEX3 type and value.

Comes in: the finds of `patterns`, in the order of the text, and the date of publication. Goes out: `Time` records.
What neither the text nor the date of publication settles keeps its open form (`XXXX-WXX-5`): nothing is guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from parley.marks.times import feasts
from parley.marks.times.patterns import DAY_NUMBER, MONTH_NUMBER, ORDINAL, PART_CODE, SEASON_CODE
from parley.marks.times.tense import Way, lead_in, sentence_end, sentence_start, way_of
from parley.marks.times.values import (
    CENTURY,
    DAY,
    DECADE,
    MONTH,
    OPEN,
    QUARTER,
    SEASON,
    SEASON_MONTH,
    WEEK,
    YEAR,
    Point,
    calendar_day,
    duration,
    number,
    point_at,
    season_at,
    shifted,
)  # fmt: skip

Tense = Callable[[int], "str | None"]
Match = re.Match[str]

PAST, FUTURE, PRESENT = "PAST_REF", "FUTURE_REF", "PRESENT_REF"
BACKWARD = {"last", "past", "previous", "preceding", "this past"}
FORWARD = {"next", "coming", "this coming", "upcoming"}
SAME = {"that", "that very", "that same", "same", "the same", "the very same"}
AFTER = {"following", "the following", "the next"}
CONNECTOR = re.compile(
    r"\s?,\s|\s?(?:,\s)?(?:to|and|or|until|till|through|[-–—]|and\sagain|and\sthen)\s?(?:(?:on|in|from|late|early"
    r"|mid)[\s-])?"
)
_OPENS = re.compile(
    r"[\"“]?(?:(?:In|On|By|From|Since|Late in|Early in|It was in|Then,? in)\s(?:early\s|late\s|mid-)?)?"
)
_BORROWED_YEAR = re.compile(
    r"\s?(?:to|and|or|until|till|through|[-–—])\s(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:early\s|late\s|mid-)?"
    r"(?P<mon>[A-Z][a-z]{2,8})\.?(?:\s\d{1,2}(?:st|nd|rd|th)?)?,?\s(?:of\s)?(?:(?P<y>\d{4})\b|(?P<yrel>last|this"
    r"|next)\syear)"
)
_PARAGRAPH = re.compile(r"\n\s*\n|(?<=[.!?:”\"'’)])\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """One expression of time, and the point that later expressions can refer to."""

    start: int
    end: int
    type: str
    value: str
    point: Point | None = None


class Scene:
    """What is known so far while a text is read from left to right: the dates spoken of, and the paragraphs."""

    def __init__(self, text: str, published: date | None, tense: Tense | None) -> None:
        self.text, self.published, self.tense = text, published, tense
        self.points: list[tuple[int, int, Point]] = []
        self.main: Point | None = None
        self.range: tuple[Point, Point] | None = None
        self.pending: tuple[int, str, str] | None = None
        self.paragraphs = [0, *(gap.end() for gap in _PARAGRAPH.finditer(text))]

    def remember(self, start: int, end: int, point: Point) -> None:
        """Note a date that was spoken of; the first whole day of the running text is the day of the report's news."""
        self.points.append((start, end, point))
        if self.main is None and point.grain == DAY and not self.in_dateline(start, end):
            self.main = point

    def in_dateline(self, start: int, end: int) -> bool:
        """Whether the expression stands in "MOSCOW, Nov. 9 (Agency) -"."""
        return bool(
            re.match(r"[,.]?\s?(?:\([^)]{1,40}\)\s?)?(?:[—–]|-+\s)|\s?\([A-Z][^)]{1,40}\)", self.text[end : end + 48])
        )

    def last_day(self) -> Point | None:
        """The last whole day that was named anywhere."""
        return next((point for _, _, point in reversed(self.points) if point.grain == DAY), None)

    def paragraph(self, offset: int) -> int:
        """Where the paragraph around `offset` begins."""
        return self.paragraphs[bisect_right(self.paragraphs, offset) - 1]

    def focus(self, start: int, *, days: bool = False) -> Point | None:
        """The date being talked about: the last one named.

        With `days`, the last whole day of this paragraph or, if counted from no other, of the one before; else the
        news day.
        """
        if not days:
            return self.points[-1][2] if self.points else None
        here = self.paragraph(start)
        before = self.paragraph(max(0, here - 1))
        for at, _, point in reversed(self.points):
            if at < before:
                break
            if point.grain in (DAY, OPEN) and (at >= here or not point.counted):
                return point
        return self.main

    def in_sentence(self, start: int) -> list[Point]:
        """The dates already spoken of in this sentence, in order."""
        begin = sentence_start(self.text, start)
        found = []
        for at, _, point in reversed(self.points):
            if at < begin:
                break
            found.append(point)
        return found[::-1]

    def framing(self, start: int) -> list[Point]:
        """The date that frames what is told here, where this sentence opens with a date of its own.

        "… in April 2014. In June …" goes on from the sentence before; "In April 2014 …" goes on framing its paragraph.
        """
        begin = sentence_start(self.text, start)
        if not self.points or not _OPENS.fullmatch(self.text, begin, start):
            return []
        at, _, point = self.points[-1]
        if at < self.paragraph(start):
            return []
        first = sentence_start(self.text, at)
        opens = _OPENS.fullmatch(self.text, first, at)
        next_to = first >= sentence_start(self.text, max(begin - 3, 0)) and point.grain != YEAR
        return [point] if opens or next_to else []

    def joined(self, start: int) -> Point | None:
        """The date that this one is joined to: "from Tuesday to …", "in June and …"."""
        if not self.points:
            return None
        _, end, point = self.points[-1]
        if 0 <= start - end <= 24 and CONNECTOR.fullmatch(self.text, end, start):
            return point
        return None

    def way(self, start: int, end: int) -> Way | None:
        """Which way the clause points."""
        return way_of(self.text, start, end, told=self.tense(start) if self.tense else None)


def resolve(scene: Scene, kind: str, match: Match) -> list[Mark]:
    """The marks that one find yields: none where its words turn out to be no time, two for "September 3 to 6"."""
    return _RESOLVERS[kind](scene, match)


def _one(match: Match, type_: str, value: str, point: Point | None = None, *, group: str | int = 0) -> list[Mark]:
    return [Mark(*match.span(group), type_, value, point)]


def _at(match: Match, point: Point, part: str | None = None) -> list[Mark]:
    """A date, or a time of that date where a part of the day is named."""
    if part is None:
        return _one(match, "DATE", point.value, point)
    return _one(match, "TIME", point.value + part_code(part), point)


def part_code(words: str) -> str:
    """ "late evening" is `TEV`, "noon" `T12:00`."""
    code = PART_CODE.get(words.split()[-1].lower(), "NI")
    return code if code.startswith("T1") else "T" + code


# Dates with month or year


def _iso(scene: Scene, match: Match) -> list[Mark]:
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return _at(match, point_at(DAY, day)) if day else []


def _date_dm(scene: Scene, match: Match) -> list[Mark]:
    month = _month_number(match["mon"])
    last = _ordinal(match["d"])
    if last is None:
        return []
    point = _day_in_year(scene, match, month, last)
    part = match["partof"] or match["part"]
    if match["d1"] is None:
        return _at(match, point, part)
    first_day = int(match["d1"])
    if point.start is None:
        return _one(match, "DATE", f"XXXX-{month:02}-{first_day:02}/{point.value}", point)
    first = calendar_day(point.start.year, month, first_day)
    if first is None or first >= point.start:
        return _at(match, point, part)
    if match["join"].strip() in ("and", "or") and (point.start - first).days > 1:
        begin = match.start("d1")
        return [
            Mark(begin, match.end("d1"), "DATE", first.isoformat(), point_at(DAY, first)),
            Mark(match.start("d"), match.end(), "DATE", point.value, point),
        ]
    scene.range = (point_at(DAY, first), point)
    return _one(match, "DATE", f"{first.isoformat()}/{point.value}", point)


def _date_md(scene: Scene, match: Match) -> list[Mark]:
    month, first = _month_number(match["mon"]), int(match["d"])
    if _counts_something(scene.text, match):
        return _month_named(scene, match, match.end("mon"))
    if _is_a_body(scene.text, match):
        return []
    point = _day_in_year(scene, match, month, first)
    other = int(match["d2"] or match["d3"] or 0)
    if not other:
        return _at(match, point, match["partof"] or match["part"])
    year = f"{point.start.year:04}" if point.start else "XXXX"
    second_day = calendar_day(point.start.year, month, other) if point.start else None
    second = point_at(DAY, second_day) if second_day else Point(f"{year}-{month:02}-{other:02}", DAY)
    scene.range = (point, second)
    if match["d2"]:
        return _one(match, "DATE", f"{point.value}/{second.value}", second)
    cut = match.start("more")
    return [
        Mark(match.start(), cut, "DATE", point.value, point),
        Mark(match.start("d3"), match.end(), "DATE", second.value, second),
    ]


def _counts_something(text: str, match: Match) -> bool:
    """ "In April 12 people died": the number counts people, it is no day of the month."""
    if match["tail"] or match["d2"] or match["d3"] or lead_in(text, match.start()) not in ("in", "since", "last"):
        return False
    return bool(re.match(r"\s(?:[a-z]+\s)?(?:people|men|women|children|[a-z]{3,}s)\b", text[match.end() :][:40]))


def _is_a_body(text: str, match: Match) -> bool:
    """ "the February 14 Coalition", "the April 6 Youth Movement"."""
    named = re.match(r"\s[A-Z][a-z]+", text[match.end() : match.end() + 12])
    return bool(named and not match["tail"] and text[max(0, match.start() - 4) : match.start()].lower() == "the ")


def _month(scene: Scene, match: Match) -> list[Mark]:
    if match["ay"]:
        point = point_at(MONTH, date(int(match["ay"]), _month_number(match["abbr"]), 1))
        return _at(match, point)
    month = _month_number(match["mon"])
    det = (match["det"] or "").lower()
    if det in ("each", "every"):
        return _one(match, "SET", f"XXXX-{month:02}")
    if not (match["tail"] or match["mod"] or det) and not _names_a_month(scene, match):
        return []
    if det:
        return _at(match, _month_by_word(scene, match, det, month))
    return _month_named(scene, match, match.end())


def _month_named(scene: Scene, match: Match, end: int) -> list[Mark]:
    month = _month_number(match["mon"])
    year = _written_year(scene, match) or _year_by_context(scene, match.start(), end, month, None)
    point = point_at(MONTH, date(year, month, 1)) if year else Point(f"XXXX-{month:02}", MONTH)
    return [Mark(match.start(), end, "DATE", point.value, point)]


def _names_a_month(scene: Scene, match: Match) -> bool:
    """Whether "May", "March", "April", "June", "August" stand for the month: names and verbs look alike."""
    name, text = match["mon"], scene.text
    after = text[match.end() : match.end() + 14]
    if name.title() not in ("May", "March", "April", "June", "August"):
        return not re.match(r"\s[A-Z][a-z]+", after) or bool(lead_in(text, match.start()))
    before = text[max(0, match.start() - 24) : match.start()]
    if re.search(r"(?:\b(?:Mr|Mrs|Ms|Dr|Theresa|Prime Minister|President)\.?|[A-Z]\.)\s$", before):
        return False
    if name.title() == "May" and re.match(
        r"\s(?:be|have|not|also|the|we|i|you|he|she|it|they)\b", after, re.IGNORECASE
    ):
        return bool(re.search(r"\b(?:in|since|until|last|next|of)\s$", before, re.IGNORECASE))
    return bool(
        re.search(
            r"\b(?:in|since|by|until|till|from|of|between|and|or|to|early|late|mid|before|after|during|for|through"
            r"|around|as of|or|the)[\s-]$|[-–]$",
            before,
            re.IGNORECASE,
        )
    )


def _month_by_word(scene: Scene, match: Match, det: str, month: int) -> Point:
    """ "last October", "next May", "this June", "the following March"."""
    base = scene.published
    if det in AFTER | SAME | {"the previous"}:
        focus = scene.focus(match.start())
        base = focus.start if focus else None
    if base is None:
        return Point(f"XXXX-{month:02}", MONTH)
    year = base.year
    if det in BACKWARD | {"the previous"}:
        year -= month >= base.month
    elif det in FORWARD | AFTER:
        year += month <= base.month
    return point_at(MONTH, date(max(year, 1), month, 1))


def _day_in_year(scene: Scene, match: Match, month: int, day: int) -> Point:
    """The day of a written month and day; the year from the text, or from the context."""
    year = _written_year(scene, match) or _year_by_context(scene, match.start(), match.end(), month, day)
    if year is None:
        return Point(f"XXXX-{month:02}-{day:02}", DAY)
    found = calendar_day(year, month, day)
    return point_at(DAY, found) if found else Point(f"{year:04}-{month:02}-{day:02}", DAY)


def _written_year(scene: Scene, match: Match) -> int | None:
    """The year that follows a date: "2018", "last year", "of that year"."""
    if match["y"]:
        return int(match["y"])
    if match["yrel"] is None and match["yoff"] is None:
        return None
    return _year_by_word(scene, match.start(), (match["yrel"] or match["yoff"]).lower())


def _year_by_word(scene: Scene, start: int, word: str) -> int | None:
    base: date | None = scene.published
    if word in ("that", "same", "the same", "following", "previous", "year before", "year after"):
        focus = scene.focus(start)
        base = focus.start if focus else None
    if base is None:
        return None
    step = {"last": -1, "previous": -1, "year before": -1, "next": 1, "following": 1, "coming": 1, "year after": 1}
    return base.year + step.get(word, 0)


def _year_by_context(scene: Scene, start: int, end: int, month: int, day: int | None) -> int | None:
    """The year of a month or day that is written without one, or None.

    In this order: a year that a joined date has ("between July and October 2018"); a date in the same sentence that
    this one continues; the day of publication, on the side that the clause points to.
    """
    borrowed = _BORROWED_YEAR.match(scene.text, end)
    if borrowed and borrowed["mon"][:3].lower() in MONTH_NUMBER:
        year = int(borrowed["y"]) if borrowed["y"] else _year_by_word(scene, start, borrowed["yrel"])
        return year - (month > MONTH_NUMBER[borrowed["mon"][:3].lower()]) if year else None
    joined = scene.joined(start)
    if joined and joined.start and joined.grain in (DAY, MONTH):
        return _first_after(joined.start, month, day)
    if joined and joined.start is None:
        return None
    told = _year_in_story(scene, start, month, day)
    if told is not None or scene.published is None:
        return told
    return _by_way(scene, start, end, month, day, scene.published)


def _year_in_story(scene: Scene, start: int, month: int, day: int | None) -> int | None:
    """The year that an account of older events has reached: "In 2019 … in May", "In July 2015 … on 31 July"."""
    told = scene.in_sentence(start) or scene.framing(start)
    dated = [(point, point.start) for point in told if point.start and point.grain in (DAY, MONTH, YEAR)]
    if not dated or lead_in(scene.text, start) == "since":
        return None
    point, begin = dated[-1]
    if point.grain == YEAR:
        return begin.year if scene.published is None or begin.year < scene.published.year else None
    year = _first_after(begin, month, day)
    if scene.published is None:
        return year
    age = (scene.published - begin).days
    # "April 2019 … in June", read in July 2020: the June just past is the likelier one, unless the story is old
    here = scene.published
    just_past = 0 <= (here.month - month) % 12 <= _JUST_PAST
    return year if age > 2 * _OLD or (age > _OLD and not just_past) else None


_OLD = 330  # days before publication from which a date belongs to an older story (gold/train)
_JUST_PAST = 3  # months


def _first_after(base: date, month: int, day: int | None) -> int:
    """The year in which the month (and day) comes next, the month of `base` included."""
    if day is None:
        return base.year + (month < base.month)
    return base.year + ((month, day) < (base.month, base.day))


def _by_way(scene: Scene, start: int, end: int, month: int, day: int | None, published: date) -> int:
    """The year on the side of the publication date that the words point to."""
    way = scene.way(start, end)
    here = (published.month, published.day) if day else (published.month,)
    there = (month, day) if day else (month,)
    back = published.year - (there > here)
    ahead = published.year + (there < here)
    if way is Way.THEN_AHEAD:
        told = [p.start for p in scene.in_sentence(start) if p.start and p.start <= published and p.grain == DAY]
        return _first_after(told[-1], month, day) if told else ahead
    if way is Way.AHEAD:
        return ahead
    nearest = _nearer(published, back, ahead, month, day or 15)
    if way is Way.NEAREST:
        return nearest
    if day and nearest == ahead and _days_between(published, back, month, day) > _OLD:
        return ahead
    near = nearest == ahead and _days_between(published, ahead, month, day or 15) <= _SOON
    prepared = day or lead_in(scene.text, start) in ("for", "by", "until")
    return ahead if near and (way is Way.SOON_OR_BACK or (way is None and prepared)) else back


_SOON = 60  # days within which "by Christmas", or a day that no verb places, is rather ahead than behind


def _nearer(published: date, back: int, ahead: int, month: int, day: int) -> int:
    return back if _days_between(published, back, month, day) <= _days_between(published, ahead, month, day) else ahead


def _days_between(published: date, year: int, month: int, day: int) -> int:
    return abs((published.year - year) * 365 + (published.month - month) * 30 + published.day - day)


# Years and more


def _year(scene: Scene, match: Match) -> list[Mark]:
    if not _is_a_year(scene, match):
        return []
    year = int(match["y"])
    point = point_at(YEAR, date(year, 1, 1))
    if match["y2"] is None:
        return _one(match, "DATE", point.value, point)
    until = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
    if until <= year:
        return []
    return _one(match, "DATE", f"{year:04}/{until:04}", point_at(YEAR, date(until, 1, 1)))


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


def _decade(scene: Scene, match: Match) -> list[Mark]:
    words = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
    if match["word"]:
        if not re.search(r"\bthe\b", match[0], re.IGNORECASE):
            return []
        digits = f"19{words.index(match['word'].lower()) + 2}"
    else:
        digits = match["d"] or f"19{match['dd']}"
    return _at(match, Point(digits, DECADE, date(int(digits) * 10, 1, 1)))


def _century(scene: Scene, match: Match) -> list[Mark]:
    which = _ordinal(match["c"]) or (21 if match["c"].lower() == "twenty-first" else None)
    if not which or which > 30:
        return []
    return _at(match, point_at(CENTURY, date(max(1, (which - 1) * 100), 1, 1)))


def _half(scene: Scene, match: Match) -> list[Mark]:
    which = {"first": 1, "second": 2, "third": 3, "fourth": 4}.get(
        match["half"].lower(), 2 if match["part"] == "half" else 4
    )
    unit = match["of"].split()[-1].lower()
    if match["y"] is None and unit in (MONTH, WEEK):
        base = _unit_point(scene, match.start(), (match["yrel"] or "this").lower(), unit)
        return _at(match, base) if base else []
    if match["y"]:
        year: int | None = int(match["y"])
    else:
        word = match["yrel"] or "this"
        year = _year_by_word(scene, match.start(), word.lower())
    letter = "H" if match["part"].lower() == "half" else "Q"
    months = 6 if letter == "H" else 3
    if which > 12 // months:
        return []
    value = f"{year:04}" if year else "XXXX"
    start = date(year, (which - 1) * months + 1, 1) if year else None
    return _at(match, Point(f"{value}-{letter}{which}", QUARTER, start))


def _quarter(scene: Scene, match: Match) -> list[Mark]:
    which = int(match["q"]) if match["q"] else ORDINAL[match["ord"].lower()]
    if match["y"]:
        year: int | None = int(match["y"])
    elif scene.published:
        year = _by_way(scene, match.start(), match.end(), which * 3 - 2, None, scene.published)
    else:
        year = None
    value = f"{year:04}-Q{which}" if year else f"XXXX-Q{which}"
    return _at(match, Point(value, QUARTER, date(year, which * 3 - 2, 1) if year else None))


_FUNCTION_WORD = re.compile(
    r"(?:['’]s)?(?:$|[^\w\s]|\s(?:and|but|or|to|when|after|before|with|at|by|in|on|that|which|for|from|as|if|while"
    r"|under|it|he|she|they|the|a|an|because|is|was|will|has|had)\b|\s[A-Z])"
)
_SEASON_PREP = (
    "in",
    "since",
    "through",
    "until",
    "till",
    "by",
    "during",
    "of",
    "for",
    "from",
    "before",
    "after",
    "over",
    "at",
)


def _season(scene: Scene, match: Match) -> list[Mark]:
    det, code = (match["det"] or "").lower(), SEASON_CODE[match["s"].lower()]
    if not _means_the_season(scene, match, det):
        return []
    if match["tail"]:
        year = _written_year_of_season(scene, match)
    elif det in ("", "the"):
        year = _season_by_context(scene, match, code)
    else:
        year = _season_by_word(scene, match, det, code)
    point = season_at(code, year) if year else Point(f"XXXX-{code}", SEASON)
    return _at(match, point)


def _means_the_season(scene: Scene, match: Match, det: str) -> bool:
    """ "in the fall", not "the fall of the town"; "in spring", not "the Arab Spring"."""
    if match["tail"]:
        return True
    after = scene.text[match.end() : match.end() + 12]
    word = match["s"]
    if word[0].isupper() and match.start() == match.start("s"):
        return False
    if not _FUNCTION_WORD.match(after) or (word == "fall" and after.startswith((" in", " to", " from"))):
        return False
    if det not in ("", "the"):
        return word != "fall" or det in ("last", "next", "this", "that", "this past", "this coming")
    return bool(match["mod"]) or lead_in_word(scene.text, match.start()) in _SEASON_PREP


def lead_in_word(text: str, offset: int) -> str:
    """The word right before an expression, in lower case."""
    found = re.search(r"(\w+)\s+$", text[max(0, offset - 20) : offset])
    return found[1].lower() if found else ""


def _written_year_of_season(scene: Scene, match: Match) -> int | None:
    if match["y"]:
        return int(match["y"])
    return _year_by_word(scene, match.start(), (match["yrel"] or match["yoff"]).lower())


def _season_by_word(scene: Scene, match: Match, det: str, code: str) -> int | None:
    focus = scene.focus(match.start())
    base = (focus.start if focus else None) if det in SAME | AFTER | {"the previous"} else scene.published
    if base is None:
        return None
    month = SEASON_MONTH[code]
    if det in SAME or det == "this":
        return base.year - (code == "WI" and base.month < 3)
    if det in BACKWARD or det == "the previous":
        return base.year - (base.month < month + 3)
    return base.year + (base.month >= month)


def _season_by_context(scene: Scene, match: Match, code: str) -> int | None:
    month = SEASON_MONTH[code]
    told = _year_in_story(scene, match.start(), month, None)
    if told is not None or scene.published is None:
        return told
    return _by_way(scene, match.start(), match.end(), month, None, scene.published)


# Weekdays and days of the week of publication


def _weekday(scene: Scene, match: Match) -> list[Mark]:
    number_ = DAY_NUMBER[match["wd"][:3].lower()]
    part = match["partof"] or match["part"]
    if match["every"] or match["plural"]:
        return _one(match, "SET", f"XXXX-WXX-{number_}" + (part_code(part) if part else ""))
    if _is_a_name(scene.text, match):
        return []
    day = _weekday_date(scene, match, number_)
    point = point_at(DAY, day) if day else Point(f"XXXX-WXX-{number_}", DAY)
    joined = scene.joined(match.start())
    if joined and joined.grain == DAY:
        scene.range = (joined, point)
    return _at(match, point, part)


def _is_a_name(text: str, match: Match) -> bool:
    """ "its director, Sunday Okpara", "Bloody Sunday": a weekday as part of a name."""
    if _NAMED_DAY.search(text[max(0, match.start() - 8) : match.start()]):
        return True
    if (
        match["det"]
        or match["part"]
        or match["partof"]
        or not re.match(r"\s[A-Z][a-z]+", text[match.end() : match.end() + 12])
    ):
        return False
    return bool(
        re.search(r"(?:,|\bMr\.?|\bDr\.?|\bMs\.?|\b[A-Z][a-z]+)\s$", text[max(0, match.start() - 14) : match.start()])
    )


_NAMED_DAY = re.compile(r"\b(?:Black|Bloody|Super|Ash|Maundy|Cyber|Shrove|Giving)\s$")


def _weekday_date(scene: Scene, match: Match, number_: int) -> date | None:
    det, published, start = (match["det"] or "").lower(), scene.published, match.start()
    if det in SAME | AFTER | {"the previous"}:
        return _weekday_beside(scene, start, number_, det)
    joined = scene.joined(start)
    if joined and joined.start and joined.grain == DAY and not det:
        day = _weekday_from(joined.start + timedelta(days=1), number_)
        reaches_on = re.search(r"(?:to|until|till|through|[-–—])\s?$", scene.text[max(0, start - 9) : start])
        over = published and day and joined.start < published < day and not reaches_on
        if not over or scene.way(start, match.end()) not in (Way.BACK, None):
            return day
    if published is None:
        return None
    if match["wk"] and match["wrel"]:
        return _in_week(published + timedelta(days={"last": -7, "next": 7}.get(match["wrel"].lower(), 0)), number_)
    if det in BACKWARD:
        return _weekday_until(published - timedelta(days=1), number_)
    if det in FORWARD:
        return _weekday_from(published + timedelta(days=1), number_)
    week = _week_spoken_of(scene, start)
    if week:
        return _in_week(week, number_)
    return _weekday_by_way(scene, match, number_, det, published)


def _weekday_by_way(scene: Scene, match: Match, number_: int, det: str, published: date) -> date | None:
    way = scene.way(match.start(), match.end())
    back, ahead = _weekday_until(published, number_), _weekday_from(published, number_)
    if back is None or ahead is None:
        return back or ahead
    if way is Way.AHEAD or (det == "this" and way is not Way.BACK):
        return ahead
    if way is Way.THEN_AHEAD:
        told = [
            p.start for p in scene.in_sentence(match.start()) if p.start and p.grain == DAY and p.start <= published
        ]
        return _weekday_from(told[-1] + timedelta(days=1), number_) if told else ahead
    if way in (Way.NEAREST, Way.SOON_OR_BACK) or (way is None and lead_in(scene.text, match.start()) == "for"):
        return back if (published - back).days < (ahead - published).days else ahead
    return back


def _week_spoken_of(scene: Scene, start: int) -> date | None:
    """The week that the same sentence has just named: "last week, from Tuesday to Friday"."""
    if not scene.points:
        return None
    _, end, point = scene.points[-1]
    near = start - end < 30 and point.grain == WEEK and end >= sentence_start(scene.text, start)
    return point.start if near else None


def _weekday_beside(scene: Scene, start: int, number_: int, det: str) -> date | None:
    focus = scene.focus(start, days=True)
    if focus is None or focus.start is None:
        return None
    if det in AFTER:
        return _weekday_from(focus.start + timedelta(days=1), number_)
    if det == "the previous":
        return _weekday_until(focus.start - timedelta(days=1), number_)
    return _weekday_from(focus.start, number_)


def _weekday_from(day: date, number_: int) -> date | None:
    return shifted(day, DAY, (number_ - day.isoweekday()) % 7)


def _weekday_until(day: date, number_: int) -> date | None:
    return shifted(day, DAY, -((day.isoweekday() - number_) % 7))


def _in_week(day: date, number_: int) -> date | None:
    return shifted(day, DAY, number_ - day.isoweekday())


def _deictic(scene: Scene, match: Match) -> list[Mark]:
    if match["day"] or match["two"]:
        return _around_today(scene, match)
    focus = scene.focus(match.start(), days=True) or (point_at(DAY, scene.published) if scene.published else None)
    if match["dn"]:
        step = -1 if match["side"].lower() == "before" else 1
        return _part_of_day(match, _step(focus, step), match["dn"])
    if match["over"]:
        return _part_of_day(match, focus, "night")
    det, part = match["det"].lower(), match["dp"]
    if part.lower() == "midnight":
        day = focus.value if focus else "XXXX-XX-XX"
        return _one(match, "TIME", f"{day}T00:00")
    if det in ("this", "last", "next") and not (det == "next" and scene.main):
        step = -1 if det == "last" else 0
        return _part_of_day(match, _step(_today(scene), step), part)
    step = {"the next": 1, "next": 1, "the following": 1, "the previous": -1}.get(det, 0)
    return _part_of_day(match, _step(focus, step), part)


def _today(scene: Scene) -> Point:
    return point_at(DAY, scene.published) if scene.published else Point("XXXX-XX-XX", OPEN)


def _part_of_day(match: Match, day: Point | None, part: str) -> list[Mark]:
    value = day.value if day and day.grain == DAY else "XXXX-XX-XX"
    return _one(match, "TIME", value + part_code(part), day if day and day.start else None)


def _step(point: Point | None, days: int) -> Point | None:
    """The day that many days away; an open weekday moves round the week."""
    if point is None or days == 0:
        return point
    if point.start:
        moved = shifted(point.start, DAY, days)
        return point_at(DAY, moved) if moved else None
    open_weekday = re.fullmatch(r"XXXX-WXX-([1-7])", point.value)
    if open_weekday:
        return Point(f"XXXX-WXX-{(int(open_weekday[1]) - 1 + days) % 7 + 1}", DAY)
    return None


def _around_today(scene: Scene, match: Match) -> list[Mark]:
    word = (match["day"] or "").lower()
    if match["two"]:
        step = -2 if "yesterday" in match["two"].lower() else 2
    else:
        step = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    part = "night" if word == "tonight" else match["part"]
    if scene.published is None:
        if part:
            return _part_of_day(match, None, part)
        value = PRESENT if step == 0 else PAST if step < 0 else FUTURE
        return _one(match, "DATE", value, Point(value, OPEN))
    day = shifted(scene.published, DAY, step)
    return _at(match, replace(point_at(DAY, day), counted=True), part) if day else []


def _daypart(scene: Scene, match: Match) -> list[Mark]:
    day = scene.focus(match.start(), days=True) or _today(scene)
    code = part_code(match["dp"] or match["x"])
    value = day.value if day.grain == DAY else "XXXX-XX-XX"
    return [Mark(*match.span("x"), "TIME", value + code, None)]


# What is counted from another date


def _offset(scene: Scene, match: Match) -> list[Mark]:
    unit, way = _unit_name(match["unit"]), re.sub(r"\s+that.*", "", match["dir"].lower())
    words = match["n"]
    if words is None and not match[0].lower().split()[0].endswith("s"):
        return []  # "day later" without a number
    count = number(words) if words else None
    if match["half"] and count is not None:
        count += 0.5
    ago, hence = way == "ago", way in ("hence", "from now", "from today")
    back = ago or way in ("earlier", "before", "previously", "beforehand")
    if way in ("before", "after") and not match["that"] and re.match(r"\s", scene.text[match.end() : match.end() + 1]):
        return _from_event(scene, match, unit, count, back)
    if unit in ("second", "minute", "hour") or count is None:
        return _open_offset(match, unit, count, back, ago)
    if re.match(r"(?:less|more|fewer) than", match[0], re.IGNORECASE) and not ago:
        return _plain_duration(match, unit, count)
    point = _counted(scene, match, unit, -count if back else count, from_today=ago or hence)
    if point is None or point.start is None:
        return _unanchored(match, unit, point, back, ago, hence)
    if unit == "night":
        return _one(match, "TIME", point.value + "TNI", point)
    return _at(match, point)


def _counted(scene: Scene, match: Match, unit: str, count: float, *, from_today: bool) -> Point | None:
    """The point `count` units away from publication, or from the date being talked about."""
    grain = {"night": DAY, "fortnight": WEEK, "weekend": WEEK, "decade": YEAR, "century": YEAR}.get(unit, unit)
    count *= {"fortnight": 2, "decade": 10, "century": 100}.get(unit, 1)
    if from_today:
        base = _today(scene) if scene.published else None
    else:
        days = grain in (DAY, WEEK)
        base = scene.last_day() if days and match["that"] else scene.focus(match.start(), days=days)
    if base is None:
        return None
    if base.start is None or (grain in (DAY, WEEK) and base.grain != DAY):
        return _step(base, int(count)) if grain == DAY and base.grain == DAY else Point("", OPEN)
    step_grain, steps = (MONTH, round(count * 12)) if count != int(count) and grain == YEAR else (grain, round(count))
    moved = shifted(base.start, step_grain, steps)
    if moved is None:
        return None
    # "a week later" keeps the weekday; "a week ago" is that week
    return replace(point_at(DAY if grain == WEEK and not from_today else grain, moved), counted=not from_today)


def _unanchored(match: Match, unit: str, point: Point | None, back: bool, ago: bool, hence: bool) -> list[Mark]:
    if point and point.grain == DAY:
        return _at(match, point)
    if back or hence:
        value = PAST if back else FUTURE
        return _one(match, "DATE", value, Point(value, OPEN))
    value = _OPEN_FORM.get(unit, "XXXX")
    return _one(match, "DATE", value, Point(value, OPEN))


_OPEN_FORM = {
    "day": "XXXX-XX-XX",
    "night": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
}


def _open_offset(match: Match, unit: str, count: float | None, back: bool, ago: bool) -> list[Mark]:
    if ago:
        return _one(match, "DATE", PAST, None)
    return _plain_duration(match, unit, count)


def _plain_duration(match: Match, unit: str, count: float | None) -> list[Mark]:
    """The length of time alone, without the word of direction."""
    end = match.start("dir")
    while end > match.start() and match.string[end - 1].isspace():
        end -= 1
    return [Mark(match.start(), end, "DURATION", _length(count, unit), None)]


def _length(count: float | None, unit: str) -> str:
    if unit == "fortnight":
        return duration(None if count is None else 2 * count, "week")
    return duration(count, unit)


def _from_event(scene: Scene, match: Match, unit: str, count: float | None, back: bool) -> list[Mark]:
    """ "three days after the signing": dated where the text has dated the signing, else a length of time."""
    event = re.match(r"\s(?:the|his|her|its|their)\s(\w{4,})", scene.text[match.end() : match.end() + 40])
    day = (
        _day_of_event(scene, event[1], match.start())
        if event and count is not None and unit in ("day", "week", "month")
        else None
    )
    if day is None or count is None:
        return _plain_duration(match, unit, count)
    moved = shifted(day, unit, int(-count if back else count))
    if event is None or moved is None:
        return []
    point = replace(point_at(MONTH if unit == "month" else DAY, moved), counted=True)
    return [Mark(match.start(), match.end() + event.end(), "DATE", point.value, point)]


def _day_of_event(scene: Scene, noun: str, start: int) -> date | None:
    """The day that stands closest to the last mention of the event, told by the stem of its noun."""
    stem = re.compile(r"\b" + re.escape(_SUFFIX.sub("", noun)), re.IGNORECASE)
    mentions = [found.start() for found in stem.finditer(scene.text, max(0, start - _MEMORY), start)]
    for mention in reversed(mentions[-_MENTIONS:]):
        begin, end = sentence_start(scene.text, mention), sentence_end(scene.text, mention)
        near = [
            (abs(at - mention), point.start)
            for at, _, point in scene.points
            if begin <= at < end and point.grain == DAY and point.start
        ]
        if near:
            return min(near)[1]
    return None


_SUFFIX = re.compile(r"(?<=\w{4})(?:ings?|ations?|itions?|ions?|ments?|als?|ures?|s)$", re.IGNORECASE)
_MEMORY, _MENTIONS = 4000, 8  # how far back, in characters and in mentions, a dated event is looked for


def _eve(scene: Scene, match: Match) -> list[Mark]:
    day = None
    for noun in reversed(match["event"].split()):
        day = day or _day_of_event(scene, noun, match.start())
    words = match[0].lower()
    step = -1 if match["side"].lower() == "eve" or " before " in words else 1 if " after " in words else 0
    if day is None and match["side"].lower() in ("day", "morning", "night", "evening") and step == 0:
        return []  # "the day of the jackal"
    end = match.end()
    point = _step(point_at(DAY, day), step) if day else Point("XXXX-XX-XX", DAY)
    if point is None:
        return []
    part = match["side"].lower()
    if part in ("morning", "night", "evening"):
        return [Mark(match.start(), end, "TIME", point.value + part_code(part), None)]
    return [Mark(match.start(), end, "DATE", point.value, point if day else None)]


_CLAUSE_FOLLOWS = re.compile(r"\s(?:the|a|an|his|her|its|their|he|she|they|it|we|I|you|talks|[A-Z]\w+)\b")


def _beside(scene: Scene, match: Match) -> list[Mark]:
    """ "the day before", "the week after", "the year before last"."""
    unit, back = match["unit"].lower(), match["side"].lower() in ("before", "earlier")
    if match["last"]:
        point = _unit_point(scene, match.start(), "last", unit, extra=-1)
        return _at(match, point) if point else []
    follows = not match["that"] and _CLAUSE_FOLLOWS.match(scene.text, match.end())
    if follows:
        return _one(match, "DATE", _OPEN_FORM.get(unit, "XXXX"), None)
    point = _counted(scene, match, unit, -1 if back else 1, from_today=False)
    if point is None or point.start is None:
        return _unanchored(match, unit, point, back, False, False)
    return _at(match, point)


def _unit(scene: Scene, match: Match) -> list[Mark]:
    det, unit, mod = match["det"].lower(), match["unit"].lower(), (match["mod"] or "").lower()
    if unit == "weekend":
        return _weekend(scene, match, det)
    if det in ("the", "the past", "current", "the current"):
        return _the_unit(scene, match, det, unit, mod)
    if match["wk"]:
        return []
    if unit in ("day", "fortnight") and det in ("last", "next", "this past", "this coming"):
        return []
    point = _unit_point(scene, match.start(), det, unit)
    return _at(match, point) if point else []


def _the_unit(scene: Scene, match: Match, det: str, unit: str, mod: str) -> list[Mark]:
    """ "the end of the year", "later in the day", "spent the day"."""
    if unit == "day":
        if mod.startswith(("later", "earlier", "late", "early")):
            focus = scene.focus(match.start(), days=True) or _today(scene)
            return _at(match, focus)
        if lead_in_word(scene.text, match.start()) in ("spent", "spend", "lasted") and not mod:
            return _one(match, "DURATION", "P1D")
        return []
    if not mod and det == "the":
        return []
    if re.match(r"\s(?:of|[a-z]+-long|long)\b", scene.text[match.end() : match.end() + 12]) or unit in (
        "century",
        "decade",
    ):
        return []
    point = _unit_point(scene, match.start(), "this", unit)
    return _at(match, point) if point else []


def _unit_point(scene: Scene, start: int, det: str, unit: str, extra: int = 0) -> Point | None:
    """The week, month, year … that "last", "this", "that", "the following" name; open where nothing anchors it."""
    det = det.removeprefix("the ") if det not in AFTER | SAME else det
    relative = det in SAME | AFTER or det in ("previous", "preceding")
    step = (1 if det in FORWARD | AFTER else -1 if det in BACKWARD else 0) + extra
    base = _focus_for(scene, start, unit, det) if relative else (_today(scene) if scene.published else None)
    if base is None or base.start is None:
        if base and unit == "day":
            moved = _step(base, step) if base.grain == DAY else None
            if moved:
                return moved
        return _open_unit(unit, step, det)
    moved_day = shifted(point_at(unit, base.start).start or base.start, unit, step)
    return point_at(unit, moved_day) if moved_day else None


def _focus_for(scene: Scene, start: int, unit: str, det: str) -> Point | None:
    focus = scene.focus(start, days=unit == "day")
    if unit == "day" and det in SAME and focus is None:
        return None
    if focus and unit == WEEK and focus.grain not in (DAY, WEEK):
        return None
    if focus and unit == MONTH and focus.grain not in (DAY, MONTH, WEEK):
        return None
    return focus


def _open_unit(unit: str, step: int, det: str) -> Point:
    if step and det not in AFTER:
        return Point(PAST if step < 0 else FUTURE, OPEN)
    return Point({"day": "XXXX-XX-XX", WEEK: "XXXX-WXX", MONTH: "XXXX-XX"}.get(unit, "XXXX"), OPEN)


def _weekend(scene: Scene, match: Match, det: str) -> list[Mark]:
    prep = lead_in_word(scene.text, match.start())
    if det == "the" and prep not in ("over", "at", "during", "on", "by", "until", "before", "after", "for", "of"):
        return []
    if scene.published is None:
        return _one(match, "DATE", "XXXX-WXX-WE")
    step = 0
    if det in BACKWARD:
        step = -1
    elif det in FORWARD:
        step = 1
    elif (
        det != "this" and scene.way(match.start(), match.end()) in (Way.BACK, None) and scene.published.isoweekday() < 6
    ):
        step = -1
    day = shifted(scene.published, WEEK, step)
    return _one(match, "DATE", point_at(WEEK, day).value + "-WE") if day else []


def _year_end(scene: Scene, match: Match) -> list[Mark]:
    if scene.text[match.start() - 1 : match.start()] == "-":
        return []
    return _at(match, point_at(YEAR, scene.published) if scene.published else Point("XXXX", OPEN))


def _nth_day(scene: Scene, match: Match) -> list[Mark]:
    """ "the fifth day": counted where the text has told from when to when, else open where it is a day of talks."""
    words, day = match["n"].lower(), None
    if scene.range:
        first, last = scene.range
        day = last if words in ("last", "final") else _step(first, (_ordinal(words) or 1) - 1)
    if day is None:
        named = words in ("last", "final", "opening") or not (
            match["of"] or _FUNCTION_WORD.match(scene.text, match.end())
        )
        return [] if named else _one(match, "DATE", "XXXX-XX-XX")
    return _at(match, day, "night" if match["unit"].lower() == "night" else None)


# Lengths of time and repetitions


def _duration(scene: Scene, match: Match) -> list[Mark]:
    unit, words = _unit_name(match["unit"]), match["n"].lower()
    after = scene.text[match.end() : match.end() + 16]
    if not _is_a_length(scene, match, unit, words, after):
        return []
    count = number(words)
    if match["half"] and count is not None:
        count += 0.5
    value = _length(count, unit)
    if match["n2"] and count is not None:
        value += re.sub(r"^P", "", _length(number(match["n2"]), match["unit2"].lower()))
    if words in ("a", "an") and re.search(
        r"(?:\w{2,}s|people|dollar|once|twice)\s$", scene.text[max(0, match.start() - 12) : match.start()]
    ):
        return _one(match, "SET", value)
    return _one(match, "DURATION", value)


_OLD_THING = re.compile(
    r"\s(?:\w+\s)?(?:war|conflict|dispute|insurgency|crisis|feud|rebellion|stalemate|standoff|row|truce|ceasefire"
    r"|embargo|blockade|division|rivalry|quarrel)\b"
)


def _is_a_length(scene: Scene, match: Match, unit: str, words: str, after: str) -> bool:
    """No ages ("16 years old"), no "a second envoy", no "one day" that means some time."""
    text = scene.text
    if match["long"] and match["long"].lower() == "old":
        return bool(_OLD_THING.match(text[match.end() : match.end() + 40]))
    if re.match(r"\sold\b", after) or re.search(r"\baged\s$", text[max(0, match.start() - 5) : match.start()]):
        return False
    last_word = re.split(r"[\s-]", match[0])[-1].lower()
    if unit == "second" and (words in ("a", "an", "another", "one") or not last_word.endswith("s")):
        return False
    if words == "another" and unit == "day" and lead_in(text, match.start()) in ("to", "for", "until"):
        return False
    if words == "one" and unit == "day" and match["sep"].isspace():
        before = lead_in_word(text, match.start())
        return before in (
            "for",
            "in",
            "within",
            "after",
            "only",
            "just",
            "lasted",
            "least",
            "than",
            "of",
            "by",
        ) or bool(re.match(r"\s(?:after|before|of|later|earlier)\b", after))
    plural_needed = match["sep"].isspace() and words not in _SINGULAR and not match["half"]
    return not plural_needed or last_word.endswith("s") or last_word == "old" or last_word == "long"


_SINGULAR = {"a", "an", "one", "another", "half a", "half an", "a half", "a further", "a single", "a full", "a whole", "an entire", "1",
             "an extra", "an additional"}  # fmt: skip


def _long(scene: Scene, match: Match) -> list[Mark]:
    """ "decade-long", "months-long"; "a week-old truce"."""
    before = scene.text[max(0, match.start() - 1) : match.start()]
    if before in "-‐–" and before:
        return []
    if match["how"].lower() == "old" and not _OLD_THING.match(scene.text[match.end() : match.end() + 40]):
        return []
    return _one(match, "DURATION", duration(None if match["plural"] else 1, _unit_name(match["unit"])))


def _open(scene: Scene, match: Match) -> list[Mark]:
    """ "for months", "within hours", "years of": a length of time without a number."""
    lead, trail = (match["lead"] or "").lower(), (match["trail"] or "").strip().lower()
    if not lead and not trail:
        return []
    if not lead and lead_in_word(scene.text, match.start("x")) in (
        "the",
        "these",
        "those",
        "his",
        "her",
        "their",
        "our",
        "its",
        "old",
    ):
        return []
    if trail == "on" and not re.match(r"[,.;]", scene.text[match.end() : match.end() + 1]):
        trail = ""
    value = duration(None, _unit_name(match["unit"]))
    return [Mark(*match.span("x"), "DURATION", value, None)] if lead or trail else []


def _span(scene: Scene, match: Match) -> list[Mark]:
    """ "the past three years" is a length, "recent years", "the coming weeks" point back and ahead."""
    ref = (match["ref"] or match["ref2"]).lower()
    count = number(match["n"]) if match["n"] else None
    if count is not None:
        return _one(match, "DURATION", _length(count, _unit_name(match["unit"])))
    ahead = ref in ("coming", "next", "following", "ensuing", "subsequent")
    value = FUTURE if ahead else PAST
    return _one(match, "DATE", value)


def _within(scene: Scene, match: Match) -> list[Mark]:
    return [Mark(*match.span("x"), "DURATION", duration(1, match["unit"].lower()), None)]


def _every(scene: Scene, match: Match) -> list[Mark]:
    unit, words = match["unit"].lower(), (match["n"] or "").lower()
    if unit in PART_CODE:
        return _one(match, "SET", "XXXX-XX-XX" + part_code(unit))
    if unit in SEASON_CODE:
        return _one(match, "SET", f"XXXX-{SEASON_CODE[unit]}")
    if unit == "weekend":
        return _one(match, "SET", "XXXX-WXX-WE")
    count = {"": 1.0, "single": 1.0, "other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0}.get(words, number(words))
    return _one(match, "SET", duration(count, unit))


def _rate(scene: Scene, match: Match) -> list[Mark]:
    return _one(match, "SET", duration(number(match["n"]) if match["n"] else 1, match["unit"].lower()))


def _adverb_set(scene: Scene, match: Match) -> list[Mark]:
    word = match["set"]
    if not word.islower():  # "the Daily Star"
        return []
    value = {
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "monthly": "P1M",
        "hourly": "PT1H",
    }.get(word, "P1Y")
    return _one(match, "SET", value)


def _nth_unit(scene: Scene, match: Match) -> list[Mark]:
    """ "in its 18th year": the eighteenth of a row of years."""
    which = _ordinal(match["n"])
    if not which or (which == 1 and match[0].lower().startswith("the")):
        return []
    return _one(match, "DURATION", duration(which, match["unit"].lower()))


# The clock, feasts, and words for now, then and some day


def _clock(scene: Scene, match: Match) -> list[Mark]:
    hour_minute = _hour_and_minute(match)
    if hour_minute is None:
        return []
    clock = "T{:02}:{:02}".format(*hour_minute)
    start = match.start()
    label = scene.text[scene.paragraph(start) : start].strip("[( ") == ""
    joined = re.search(
        r"(?:\s(?:at|around|about|by|shortly\safter|just\safter|shortly\sbefore)|,)?\s$", scene.text[:start][-20:]
    )
    day: Point | None
    if label:
        day = _today(scene)
    elif joined and scene.points and scene.points[-1][1] == start - len(joined[0]) and scene.points[-1][2].grain == DAY:
        day = scene.points[-1][2]
    else:
        day = scene.focus(start, days=True) or _today(scene)
    if (match["named"] or "").lower() == "midnight" and day.start and not label:
        after = day.start + timedelta(days=1)
        day = point_at(DAY, min(after, scene.published) if scene.published else after)
    scene.pending = (match.end(), clock, (match["named"] or "").lower())
    value = day.value if day.grain == DAY else "XXXX-XX-XX"
    return _one(match, "TIME", value + clock)


def with_day(scene: Scene, mark: Mark, following: Mark) -> Mark:
    """A clock time that the next words give a day: "4 a.m. on Wednesday", "midnight on December 31" (its end)."""
    if scene.pending is None or following.point is None or following.point.grain != DAY or following.type != "DATE":
        return mark
    end, clock, named = scene.pending
    gap = scene.text[end : following.start]
    if end != mark.end or not re.fullmatch(r"(?:\s(?:local\stime|GMT|UTC|\([^)]{1,20}\)))?,?\s(?:on\s|of\s)?", gap):
        return mark
    clock = "T24:00" if named == "midnight" and "on" in gap else clock
    return Mark(mark.start, mark.end, mark.type, following.point.value + clock, None)


def _hour_and_minute(match: Match) -> tuple[int, int] | None:
    if match["named"]:
        return (0, 0) if match["named"].lower() == "midnight" else (12, 0)
    if match["h4"]:
        return int(match["h4"][:2]), int(match["h4"][2:])
    if match["h24"]:
        return int(match["h24"]), int(match["m24"])
    if match["h12"]:
        hour = int(match["h12"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        return hour, int(match["m12"] or 0)
    hour_ = number(match["hour"]) if not match["hour"].isdigit() else float(match["hour"])
    if hour_ is None or not 1 <= hour_ <= 12:
        return None
    when = (match["when"] or "").lower()
    # without a word on the half of the day, office hours decide: one to six are in the afternoon
    late = "afternoon" in when or "evening" in when or ("night" in when and hour_ >= 6) or (not when and hour_ <= 6)
    return int(hour_) % 12 + (12 if late or (hour_ == 12 and "night" not in when) else 0), 0


def _feast(scene: Scene, match: Match) -> list[Mark]:
    name = feasts.canonical(match["name"])
    around = (
        scene.text[max(0, match.start("name") - 12) : match.start("name")],
        scene.text[match.end() : match.end() + 12],
    )
    if re.match(r"\s[A-Z][a-z]", around[1]) or re.search(
        r"(?:Lunar|Chinese|Jewish|Islamic|Tibetan|Khmer|Muslim|Hijri)\s$", around[0]
    ):
        return []
    names = ("eid al-fitr", "eid al-adha") if name == "eid" else (name,)
    year = _written_year(scene, match)
    if year is None and scene.published:
        days = _feast_by_way(scene, match, names, scene.published)
    elif year and len(names) == 1:
        days = feasts.feast(name, year)
    else:
        days = None
    if days is None:
        return _one(match, "DATE", _open_feast(name, year))
    first, last = days
    value = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return _one(match, "DATE", value, point_at(DAY, first))


def _open_feast(name: str, year: int | None) -> str:
    fixed, written = feasts.fixed(name), f"{year:04}" if year else "XXXX"
    return f"{written}-{fixed[0]:02}-{fixed[1]:02}" if fixed else f"{written}-XX-XX"


def _feast_by_way(scene: Scene, match: Match, names: tuple[str, ...], published: date) -> feasts.Days | None:
    """The feast on the side that the clause points to; the nearest where it does not point."""
    det = (match["det"] or "").lower()
    way = {"last": Way.BACK, "next": Way.AHEAD}.get(det) or scene.way(match.start(), match.end())
    years = [y for y in (published.year - 1, published.year, published.year + 1) if 1 <= y <= 9999]
    found = [days for name in names for year in years if (days := feasts.feast(name, year))]
    if way is Way.BACK:
        found = [days for days in found if days[0] <= published]
    elif way is Way.AHEAD:
        found = [days for days in found if days[1] >= published]
    return min(found, key=lambda days: abs((days[0] - published).days), default=None)


def _present(scene: Scene, match: Match) -> list[Mark]:
    return _one(match, "DATE", PRESENT)


def _past(scene: Scene, match: Match) -> list[Mark]:
    words = match[0].lower()
    if words.startswith("at that"):
        focus = scene.focus(match.start())
        return _one(match, "DATE", focus.value) if focus and focus.start else _one(match, "DATE", PAST)
    return _one(match, "DATE", PAST)


def _future(scene: Scene, match: Match) -> list[Mark]:
    return _one(match, "DATE", FUTURE)


def _month_number(name: str) -> int:
    return MONTH_NUMBER[name[:3].lower()]


def _unit_name(word: str) -> str:
    word = word.lower()
    return "century" if word.startswith("centur") else word


def _ordinal(words: str) -> int | None:
    """ "first", "18th", "twenty-first", "9"."""
    words = words.lower()
    digits = re.match(r"\d{1,2}", words)
    if digits:
        return int(digits[0])
    if words in ORDINAL:
        return ORDINAL[words]
    tens, _, ones = words.partition("-")
    value = number(tens)
    return None if value is None else int(value) + ORDINAL.get(ones, int(number(ones) or 0) if ones else 0)


_RESOLVERS: dict[str, Callable[[Scene, Match], list[Mark]]] = {
    "iso": _iso, "dotted": _iso, "date_dm": _date_dm, "date_md": _date_md, "month": _month, "weekday": _weekday,
    "season": _season, "half": _half, "quarter": _quarter, "decade": _decade, "century": _century, "feast": _feast,
    "deictic": _deictic, "daypart": _daypart, "offset": _offset, "beside": _beside, "span": _span, "within": _within,
    "unit": _unit, "year_end": _year_end, "eve": _eve, "nth_day": _nth_day, "every": _every, "rate": _rate,
    "adverb_set": _adverb_set, "nth_unit": _nth_unit, "duration": _duration, "long": _long, "open": _open,
    "clock": _clock, "present": _present, "past": _past, "future": _future, "year": _year,
}  # fmt: skip
