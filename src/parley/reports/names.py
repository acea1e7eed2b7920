"""Names in bylines, contributor lines and licence lines: who wrote, who helped, who published, who passed it on."""

from __future__ import annotations

import re

_PARTICLES = "de|del|della|der|van|von|al|el|bin|ibn|la|le|da|dos|di|du|ul|ter|den|y"
_WORD = r"(?:[^\W\d_a-z][\w’'.-]*)"
_PERSON = rf"{_WORD}(?:\s+(?:(?:{_PARTICLES})\s+)*{_WORD}){{1,3}}"
_IS_PERSON = re.compile(_PERSON)
# Words that newspapers, agencies and offices have in their names and people have not.
_OUTLET_WORD = re.compile(
    r"\b(?:news|agency|press|post|times|wire|newswire|herald|tribune|gazette|journal|courier|dispatch|monitor"
    r"|chronicle|guardian|observer|independent"
    r"|standard|telegraph|mail|examiner|sentinel|globe|ledger|review|reporter|reporters|broadcasting|radio"
    r"|television|tv|media|services?|digest|weekly"
    r"|daily|online|network|bulletin|register|echo|mirror|express|compass|diary|quarterly|magazine|newspaper"
    r"|newsroom|syndicat\w+|features"
    r"|exchange|correspondents?|desk|staff|writers?|editors?|bureau|ministry|department|directorate|office"
    r"|secretariat|embassy|mission|commission"
    r"|information|releases?|university|institute|reuters|afp|ap|upi|dpa|xinhua|tass|interfax|anadolu|kyodo|yonhap"
    r"|pti|bbc|cnn|npr|voa|rfe|jazeera|live|page)\b",
    re.IGNORECASE,
)
_STARTS_BYLINE = re.compile(
    r"(?:(?:words|text|story|report|reporting|written|reported|analysis)\s+)?by:?\s+|(?:live desk|reporters?"
    r"|authors?|from):?\s+",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s+(?:in|at|reporting from|from|,)\s+[A-Z].*$")
_ROLE = re.compile(
    r"(?:\b(?:our|the|own|english|international|special|staff|from|diplomatic|foreign|political|senior|chief|africa"
    r"|asia|europe|world|regional|mideast)\b.*)?"
    r"\b(?:correspondents?|writers?|editors?|reporters?|desk|staff|agencies|service|edition)\b.*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*(?:and|&)\s+|\band\b|&|;|\||•|·|/)\s*")
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:\s(?:&|[A-Z][\w’'-]*))+")
BYLINE_LIMIT = 160  # characters


def byline(line: str) -> tuple[tuple[str, ...], str | None] | None:
    """(authors, publisher) of a line that starts as a byline does; None for any other line.

    >>> byline("By Ada Lindqvist and Tom Reyes, Harbour News")
    (('Ada Lindqvist', 'Tom Reyes'), 'Harbour News')
    """
    start = _STARTS_BYLINE.match(line)
    if not start or len(line) > BYLINE_LIMIT or line.endswith(("?", "!")):
        return None
    rest = line[start.end() :].rstrip(" .")
    if line[start.start() : start.end()].lower().startswith("from") and not (
        _ROLE.fullmatch(rest) or is_person(_unplaced(rest))
    ):
        return None
    authors, publisher = people_and_outlet(rest)
    return (authors, publisher) if authors or publisher or _ROLE.fullmatch(rest) else None


def people_and_outlet(text: str) -> tuple[tuple[str, ...], str | None]:
    """People and the last outlet in a list of names ("A and B, The Post")."""
    people: list[str] = []
    outlet = None
    for part in re.split(r"\s*,\s*|\s+[–—|-]\s+", text):
        if is_outlet(part) and not _ROLE.fullmatch(part):
            outlet = part
            continue
        if "&" in part and people and _CAPITALISED.fullmatch(part):  # "Barrel & Bourse" after the names
            outlet = part
            continue
        for name in _AND.split(part):
            name = _unplaced(name.strip())
            name = re.sub(r"^by\s+", "", name, flags=re.IGNORECASE)
            if is_person(name):
                people.append(name)
    return tuple(dict.fromkeys(people)), outlet


def is_person(text: str) -> bool:
    """Whether two to four capitalised words could be a person's name and are no outlet's."""
    return len(text) < 60 and bool(_IS_PERSON.fullmatch(text)) and not _OUTLET_WORD.search(text)


def placed_person(line: str) -> str | None:
    """The person of "Ada Lindqvist in Accra" or "Ada Lindqvist, Accra"."""
    match = re.fullmatch(rf"({_PERSON})(?: in|,) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?", line)
    return match[1] if match and is_person(match[1]) else None


def is_outlet(text: str) -> bool:
    """Whether the text reads as the name of a newspaper, an agency or an office that issues reports."""
    if len(text) > 90 or not text or text[-1] in ".?!:" or not _OUTLET_WORD.search(text):
        return False
    words = [w for w in re.findall(r"[^\W\d_][\w’'.-]*", text) if len(w) > 3 or w.isupper()]
    return bool(words) and sum(w[0].isupper() for w in words) == len(words)


def outlet_name(line: str) -> str | None:
    """The publisher named by a header line ("The Post", "Ministry of X — Press Releases",
    "Y, from our correspondent")."""
    head, _, place = line.partition(", ")
    if is_outlet(head) and re.fullmatch(r"[A-Z][\w-]+(?: [A-Z][\w-]+)?", place) and not is_outlet(place):
        return head  # "BBC News, Nairobi"
    name = re.split(r"\s+[–—|-]\s+|,\s+(?=from our|by our|\w+ (?:service|edition)$)|\s+live page$", line)[0].rstrip(
        " ."
    )
    if is_outlet(line) or (
        name != line and (is_outlet(name) or _ROLE.fullmatch(line[len(name) :].lstrip(" ,–—-|")) is not None)
    ):
        return name
    return None


def contributors(line: str) -> tuple[str, ...]:
    """People named in a line of thanks, in order: "X in Kabul and Y contributed to this report." -> X, Y."""
    found: list[str] = []
    for clause in re.split(r";|(?<=[a-z)])\.\s", line):
        if re.match(r"\W*edit(?:ing|ed) by", clause, re.IGNORECASE):
            continue
        clause = re.sub(
            r"^\W*(?:with\s+)?(?:additional\s+)?(?:reporting|writing|written|compiled)\s+(?:by|from)\s+",
            "",
            clause.strip(),
            flags=re.IGNORECASE,
        )
        clause = re.sub(r"^.*\b(?:writers?|journalists?|correspondents?|reporters?)\s+(?=[A-Z])", "", clause)
        clause = re.sub(r"\s+(?:also\s+)?contributed\b.*$", "", clause, flags=re.IGNORECASE)
        clause = re.sub(r"\s+(?:in|from|at)\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*", " ,", clause)
        for name in re.split(r"\s*,\s*|\s+and\s+|\s+with\s+", clause):
            name = re.sub(r"^and\s+", "", name).strip(" .()")
            if is_person(name):
                found.append(name)
    return tuple(dict.fromkeys(found))


_WRITTEN_BY = re.compile(
    rf"\bwritten by (?P<who>{_PERSON}(?:(?:,| and|, and)\s+{_PERSON})*)(?:\s+(?:from|of"
    rf"|for)\s+(?P<outlet>(?:[Tt]he\s+)?[A-Z][\w’'&. -]{{1,60}}?))?(?=\s+(?:and|was|is)\b|[.,]|$)"
)
_NETWORK = re.compile(
    r"\b(?i:through|via|by arrangement with|arrangement with|by agreement with|licen[cs]e (?:with|by|from|to)"
    r"|licen[cs]ed (?:from|by|through)|distributed by|syndicated (?:by|from|via)|provided by"
    r"|supplied by|partner|permission (?:of|from))\s+(?:the\s+)?(?P<who>[A-Z][\w’'&-]*(?:\s+(?:&\s+)?[A-Z][\w’'&-]*)*)"
)


def licence_names(line: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """(authors, publisher, syndicator) that a licence line names; empty and None where it names none."""
    written = _WRITTEN_BY.search(line)
    authors = people_and_outlet(written["who"])[0] if written else ()
    publisher = written["outlet"].strip() if written and written["outlet"] else None
    network = _NETWORK.search(line)
    syndicator = network["who"] if network and network["who"] not in ("Contact", "Reproduction", "CC") else None
    return authors, publisher, syndicator


def _unplaced(name: str) -> str:
    return _PLACE.sub("", name)
