"""What is known so far while a text is read from left to right, and the marks that come out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from parley.marks.times.patterns import PART_CODE
from parley.marks.times.tense import Way, sentence_start, way_of
from parley.marks.times.values import DAY, OPEN, YEAR, Point, point_at, shifted

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


_PARAGRAPH = re.compile(r"\n\s*\n|(?<=[.!?:”\"'’)])\n")


@dataclass(frozen=True, slots=True)
class Mark:
    """One expression of time, and the point that later expressions can refer to."""

    start: int
    end: int
    type: str
    value: str
    point: Point | None = None


MEMORY = 4000  # characters; what was named further back is no longer what is being talked about


class Scene:
    """What is known so far while a text is read from left to right: the dates spoken of, and the paragraphs."""

    def __init__(self, text: str, published: date | None) -> None:
        self.text, self.published = text, published
        self.points: list[tuple[int, int, Point]] = []
        self.main: Point | None = None
        self.last_day: Point | None = None
        self.range: tuple[Point, Point] | None = None
        self.pending: tuple[int, str, str] | None = None
        self.paragraphs = [0, *(gap.end() for gap in _PARAGRAPH.finditer(text))]

    def remember(self, start: int, end: int, point: Point) -> None:
        """Note a date that was spoken of; the first whole day of the running text is the day of the report's news."""
        self.points.append((start, end, point))
        self.last_day = point if point.grain == DAY else self.last_day
        if self.main is None and point.grain == DAY and not self.in_dateline(end):
            self.main = point

    def in_dateline(self, end: int) -> bool:
        """Whether the expression that ends here stands in "MOSCOW, Nov. 9 (Agency) -"."""
        return bool(
            re.match(r"[,.]?\s?(?:\([^)]{1,40}\)\s?)?(?:[—–]|-+\s)|\s?\([A-Z][^)]{1,40}\)", self.text[end : end + 48])
        )

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
            if at < max(before, start - MEMORY):
                break
            if point.grain in (DAY, OPEN) and (at >= here or not point.counted):
                return point
        return self.main

    def in_sentence(self, start: int) -> list[Point]:
        """The dates already spoken of in this sentence, in order."""
        return [point for _, point in self.between(sentence_start(self.text, start), start)]

    def between(self, begin: int, end: int) -> list[tuple[int, Point]]:
        """The dates spoken of from `begin` to before `end`, each with where it stands, in order."""
        first, last = (bisect_left(self.points, at, key=lambda named: named[0]) for at in (begin, end))
        return [(at, point) for at, _, point in self.points[first:last]]

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
        return way_of(self.text, start, end)


def one(match: Match, type_: str, value: str, point: Point | None = None, *, group: str | int = 0) -> list[Mark]:
    return [Mark(*match.span(group), type_, value, point)]


def dated(match: Match, point: Point, part: str | None = None) -> list[Mark]:
    """A date, or a time of that date where a part of the day is named."""
    if part is None:
        return one(match, "DATE", point.value, point)
    return one(match, "TIME", point.value + part_code(part), point)


def part_code(words: str) -> str:
    """ "late evening" is `TEV`, "noon" `T12:00`."""
    code = PART_CODE.get(words.split()[-1].lower(), "NI")
    return code if code.startswith("T1") else "T" + code


def today(scene: Scene) -> Point:
    return point_at(DAY, scene.published) if scene.published else Point("XXXX-XX-XX", OPEN)


def day_beside(point: Point | None, days: int) -> Point | None:
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


def lead_in_word(text: str, offset: int) -> str:
    """The word right before an expression, in lower case."""
    found = re.search(r"(\w+)\s+$", text[max(0, offset - 20) : offset])
    return found[1].lower() if found else ""


FUNCTION_WORD = re.compile(
    r"(?:['’]s)?(?:$|[^\w\s]|\s(?:and|but|or|to|when|after|before|with|at|by|in|on|that|which|for|from|as|if|while"
    r"|under|it|he|she|they|the|a|an|because|is|was|will|has|had)\b|\s[A-Z])"
)
