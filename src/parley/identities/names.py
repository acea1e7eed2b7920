"""A parsed text in, the named mentions in it out: codebook names first, then the model's names.

A mention is a run of words; overlapping readings are settled here, who is meant is settled by `actors`.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.entries import Known
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.identities.spelling import listed_alike
from parley.identities.titles import JOINING, title_ending
from parley.parsed import Name, Parsed, Words

# "Eastern Congo": words before a place that only say which part of it.
PARTS = frozenset("northern southern eastern western central north south east west northeastern northwestern "
                  "southeastern southwestern neighbouring neighboring".split())  # fmt: skip

# "Al-Jaber", "el-Sisi": an article and its hyphen, which belong to the name after them.
JOINED_ARTICLES = frozenset((article, "-") for article in "al el ad an ar as ash at az".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A named mention: words `start` to `end`; `known` its readings in the codebook, `kind` the model's type."""

    start: int
    end: int
    kind: str
    known: tuple[Known, ...] = ()


def find_names(parsed: Parsed, codebook: Codebook, date: str | None) -> tuple[Named, ...]:
    """All named mentions in order, none overlapping: the longer of two wins, a person's name over a word in it."""
    names = _whole_names(parsed, codebook)
    model = {n.start: n for n in names}
    inside = {i: n for n in names for i in range(n.start, n.end)}
    found: list[Named] = []
    i = 0
    while i < len(parsed.words):
        listed = listed_at(parsed, codebook, i, date)
        name = model.get(i)
        if listed and _is_part_of_person(inside.get(i), listed):
            listed = None
        if listed and (name is None or listed.end >= name.end or name.kind in ("PLACE", "NORP")):
            found.append(listed)
        elif name is not None:
            found.append(
                _listed_at_end(parsed, codebook, name, date)
                or _respelt(parsed, codebook, name)
                or _trimmed(parsed, codebook, name)
            )
        if found and found[-1].end > i:
            i = found[-1].end
        else:
            i += 1
    return tuple(found)


def _whole_names(parsed: Parsed, codebook: Codebook) -> list[Name]:
    """The model's names with what belongs to them: hyphened parts ("al-Jaber"), pieces of one name side by side.

    What ends a title is no part of a name: "State" of "Secretary of State Anna Vale".
    """
    found: list[Name] = []
    for n in parsed.names:
        if _is_time(parsed, n) or not normal(parsed.says(n.start, n.end)):
            continue
        start, end = _stretched(parsed, n)
        start = _past_title(parsed, codebook, start, end)
        if start == end:
            continue
        if found and (found[-1].end > start or _is_one_name(parsed, found[-1], Name(start, end, n.kind))):
            kind = n.kind if parsed.lower[found[-1].start : n.start] in JOINED_ARTICLES else found[-1].kind
            found[-1] = Name(found[-1].start, max(found[-1].end, end), kind)
        else:
            found.append(Name(start, end, n.kind))
    return found


def _is_time(parsed: Parsed, n: Name) -> bool:
    """Whether a name is only a day or a month: "Friday's meeting"."""
    a, b = parsed.span(n.start, n.end)
    return any(t.span[0] <= a and b <= t.span[1] for t in parsed.times)


def _stretched(parsed: Parsed, n: Name) -> Words:
    """A name with its hyphened parts, further names of a person or place, capitalised words before an organisation."""
    start, end, total = n.start, n.end, len(parsed.words)
    while n.kind == "PLACE" and end - start > 1 and parsed.words[start] in PARTS:
        start += 1
    while start >= 2 and parsed.words[start - 1] in "-–" and _touch(parsed, start - 2, start):
        start -= 2
    while end + 1 < total and parsed.words[end] in "-–" and _touch(parsed, end - 1, end + 1):
        end += 2
    while (
        n.kind in ("PERSON", "PLACE")
        and end < total
        and parsed.upos[end] == "PROPN"
        and parsed.deps[end] == "flat"
        and start <= parsed.heads[end] < end
    ):
        end += 1
    while (
        n.kind == "ORG"
        and start > 0
        and start <= parsed.heads[start - 1] < end
        and parsed.words[start - 1][0].isupper()
        and parsed.upos[start - 1] in ("PROPN", "NUM")
    ):
        start -= 1
    return start, end


def _past_title(parsed: Parsed, codebook: Codebook, start: int, end: int) -> int:
    """Where a name begins without the words of a title that begins before it; its end where all of them are."""
    if start == 0 or parsed.lower[start - 1] not in JOINING:
        return start
    sentence = parsed.sentences[parsed.sentence_of[start]]
    for stop in range(min(end + 1, sentence[1]), start, -1):  # "Foreign" of "Minister of Foreign Affairs"
        titled = title_ending(parsed, codebook, stop, within=sentence)
        if titled is not None and titled.words[0] < start:
            return min(stop, end)
    return start


def _is_one_name(parsed: Parsed, left: Name, right: Name) -> bool:
    """Whether two neighbouring names are one: "José" + "Eduardo dos Santos", "Coalition" + for the + "Defence"."""
    if left.end == right.start:
        return left.kind == right.kind == "PERSON"
    between = parsed.lower[left.end : right.start]
    joined = set(between) <= {"of", "for", "the", "and"} and between[0] in ("of", "for")
    return left.kind == "ORG" and right.kind in ("ORG", "EVENT") and joined


def _touch(parsed: Parsed, left: int, right: int) -> bool:
    """Whether two words stand without white space between them, a hyphen aside."""
    return (
        parsed.begins[right] - parsed.end(left) == 1
        and parsed.words[left][:1].isalpha()
        and parsed.words[right][:1].isalpha()
    )


def listed_at(parsed: Parsed, codebook: Codebook, start: int, date: str | None) -> Named | None:
    """The longest codebook name that begins at a word."""
    word = parsed.words[start]
    article = start + 2 < len(parsed.words) and parsed.words[start + 1] == "-" and parsed.words[start + 2][0].isupper()
    if not (word[0].isupper() or word[0].isdigit() or "-" in word or article):
        return None
    if word.startswith("American") and start > 0 and parsed.lower[start - 1] in ("central", "latin", "south", "north"):
        return None
    possessive = start + 1 < len(parsed.words) and parsed.lower[start + 1] in ("'s", "’s")
    longest = codebook.longest.get(normal(word).split(" ")[0]) or (
        codebook.longest.get(normal(word) + "s") if possessive else None
    )
    if longest is None:
        return None
    limit = min(parsed.sentences[parsed.sentence_of[start]][1], start + 2 * longest)
    for end in range(limit, start, -1):
        if not any(c.isalnum() for c in parsed.words[end - 1]):
            continue
        readings = codebook.find(parsed.says(start, end))
        readings = tuple(k for k in readings if not k.generic)
        readings = tuple(k for k in readings if not (k.until and date and k.until < date[:4]) or len(readings) == 1)
        if readings:
            return Named(start, end, "", readings)
    return None


def _is_title(parsed: Parsed, codebook: Codebook, i: int) -> bool:
    """Whether a word before a name is a title or begins one: "President", "Foreign" of "Foreign Minister"."""
    for words in (parsed.lower[i], f"{parsed.lower[i]} {parsed.lower[i + 1]}"):
        title = codebook.titles.get(words.replace(".", ""))
        if title is not None and title.prenominal:
            return True
    return False


def _listed_at_end(parsed: Parsed, codebook: Codebook, name: Name, date: str | None) -> Named | None:
    """The body that an organisation's description ends in: "the West African bloc ECOWAS"."""
    for start in range(name.start + 1, name.end if name.kind == "ORG" else name.start):
        listed = listed_at(parsed, codebook, start, date)
        if listed and listed.end >= name.end and listed.known[0].kind not in ("state", "government", "media"):
            return listed
    return None


def _respelt(parsed: Parsed, codebook: Codebook, name: Name) -> Named | None:
    """A group or party by another spelling than the codebook's: "Hizballah"."""
    if name.end - name.start != 1 or name.kind not in ("ORG", "NORP"):
        return None
    known = listed_alike(codebook, parsed.words[name.start])
    return Named(name.start, name.end, "", known) if known else None


def _is_part_of_person(name: Name | None, listed: Named) -> bool:
    """Whether a listed name is only a word of a person's: "Michael Jordan", "Chad Smith"."""
    if name is None or name.kind != "PERSON":
        return False
    whole = listed.start <= name.start and listed.end >= name.end
    return not whole


def _trimmed(parsed: Parsed, codebook: Codebook, name: Name) -> Named:
    """A name without what the model took too much: articles, titles before a person, marks at its end."""
    start, end = name.start, name.end
    while name.kind == "PERSON" and end - start > 1 and _is_title(parsed, codebook, start):
        start += 1
    while end - start > 1 and parsed.lower[start] in ("the", "a", "an"):
        start += 1
    while end - start > 1 and parsed.lower[end - 1] in ("'s", "’s", "'", "’", ",", ".", "(", "of", "the", "for"):
        end -= 1
    return Named(start, end, name.kind)
