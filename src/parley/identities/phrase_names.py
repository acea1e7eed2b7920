"""A phrase of a parsed text in, the names inside it out: entries of the codebook, persons, towns and regions.

Which reading of a name is meant is settled by the countries that the text names around the phrase.
"""

from __future__ import annotations

from dataclasses import dataclass

from parley.codebook.entries import Known, PlaceReading
from parley.codebook.load import Codebook
from parley.codebook.normal import normal
from parley.identities.holders import countries_of
from parley.identities.names import listed_at
from parley.identities.phrase_words import COUNTING, LOCATIVE, PLACE_NOUNS, PREPOSITIONS, RELATIVE
from parley.identities.roles import noun_ending, role_called
from parley.identities.spelling import listed_alike
from parley.parsed import Parsed, Words


@dataclass(frozen=True, slots=True)
class Mention:
    """A name inside a phrase: an entry of the codebook, a `person`, a town or region in `places`, or none of these."""

    start: int
    end: int
    known: Known | None = None
    places: tuple[PlaceReading, ...] = ()
    person: bool = False


class PhraseNames:
    """The names inside one phrase; `spoken` are the countries that the text around it names, in order."""

    def __init__(self, parsed: Parsed, codebook: Codebook, words: Words, date: str | None) -> None:
        self.parsed, self.codebook, self.words, self.date = parsed, codebook, words, date
        self.spoken = self.countries_around()
        self.mentions = tuple(self.scan(*words))

    def countries_around(self) -> tuple[str, ...]:
        """The countries that the text names outside the phrase, in order."""
        p, i = self.parsed, 0
        found: list[str] = []
        while i < len(p.words):
            if self.words[0] <= i < self.words[1]:
                i += 1
                continue
            listed = listed_at(p, self.codebook, i, self.date)
            if listed is not None:
                found += countries_of(listed.known[0]) if len(listed.known) == 1 else []
                i = listed.end
                continue
            name = p.name_at.get(i)
            if name is not None and name.kind == "PLACE" and name.start == i:
                found += [r.country for r in self.codebook.places(p.says(name.start, name.end))[:1] if r.country]
            i += 1
        return tuple(dict.fromkeys(found))

    def scan(self, first: int, last: int) -> list[Mention]:
        """The names between two words, none overlapping."""
        found: list[Mention] = []
        i = first
        while i < last:
            mention = self.mention_at(i, last)
            if mention is not None:
                found.append(mention)
            i = mention.end if mention is not None else i + 1
        return found

    def mention_at(self, i: int, last: int) -> Mention | None:
        """The name that begins at a word."""
        p = self.parsed
        joined = i + 2 < last and p.words[i + 1] == "-" and p.words[i + 2][0].isupper()
        if not (p.words[i][0].isupper() or p.words[i][0].isdigit() or "-" in p.words[i] or joined):
            return None
        person = self.person_at(i, last)
        listed = listed_at(p, self.codebook, i, self.date)
        if listed is not None and listed.end <= last and (person is None or listed.end >= person.end):
            return Mention(i, listed.end, self.choose(listed.known))
        return person or self.place_at(i, last) or self.respelt_at(i)

    def respelt_at(self, i: int) -> Mention | None:
        """A group by another spelling than the codebook's: "Hizballah"."""
        known = listed_alike(self.codebook, self.parsed.words[i]) if self.parsed.words[i].isalpha() else ()
        return Mention(i, i + 1, known[0]) if known else None

    def choose(self, known: tuple[Known, ...]) -> Known:
        """The reading whose country the text speaks of, else the likeliest."""
        return next((k for k in known if set(countries_of(k)) & set(self.spoken)), known[0])

    def person_at(self, i: int, last: int) -> Mention | None:
        """A person's name at a word: one that the dated offices know, else the model's."""
        p = self.parsed
        if self.is_title(i, last):
            return None
        for end in range(min(last, i + 6), i, -1):
            if self.is_holder(i, end):
                return Mention(i, end, person=True)
        name = p.name_at.get(i)
        if name is None or name.kind != "PERSON":
            return None
        end = min(name.end, last)
        while end > i and p.lower[end - 1] in ("'s", "’s", "'", "’", "-"):
            end -= 1
        if end == i or noun_ending(p, self.codebook, i, end) is not None or self.is_ground(i, end, last):
            return None
        return Mention(i, end, person=True)

    def is_ground(self, start: int, end: int, last: int) -> bool:
        """Whether what the model takes for a person is a place: "mayor of Guayaquil", "the Aceh governor"."""
        before = self.parsed.lower[start - 1] if start > 0 else ""
        known = bool(self.codebook.places(self.parsed.says(start, end)))
        follows = end < last and self.parsed.upos[end] in ("NOUN", "ADJ") and not self.is_title_before(start)
        return known and (before in LOCATIVE | {"of"} or (follows and end - start == 1))

    def is_holder(self, start: int, end: int) -> bool:
        """Whether words are the name of somebody who held an office, written as one."""
        p = self.parsed
        form = p.says(start, end)
        if not (
            p.words[start][0].isupper() and p.words[end - 1][-1].isalnum() and self.codebook.offices_of(form, None)
        ):
            return False
        followed = end < len(p.words) and p.upos[end] in ("NOUN", "PROPN")
        if (
            end - start == 1
            and end < len(p.words)
            and p.words[end][0].isupper()
            and self.codebook.places(p.says(start, end + 1))
        ):
            return False
        if end - start == 1 and start > 0 and p.lower[start - 1] == "the" and not followed:
            return False
        alone = end - start == 1
        if alone and (normal(form) in self.codebook.role_nouns or self.codebook.find(form)):
            return False
        if alone and self.codebook.places(form):
            return self.is_title_before(start) or bool(self.date and self.codebook.offices_of(form, self.date))
        return True

    def is_title_before(self, start: int) -> bool:
        found = noun_ending(self.parsed, self.codebook, self.words[0], start) if start > self.words[0] else None
        return found is not None and found.person

    def is_title(self, start: int, end: int) -> bool:
        title = self.codebook.titles.get(self.parsed.lower[start].replace(".", ""))
        return title is not None and title.prenominal and end - start > 1

    def place_at(self, i: int, last: int) -> Mention | None:
        """A town or region that begins at a word."""
        p = self.parsed
        if p.upos[i] != "PROPN" and i not in p.name_at:
            return None
        for end in range(min(last, i + 5), i, -1):
            form = p.says(i, end)
            if not p.words[end - 1][0].isupper() or role_called(form, self.codebook) is not None:
                continue
            places = self.codebook.places(form)
            if places:
                while end < last and p.lower[end] in PLACE_NOUNS:
                    end += 1
                return Mention(i, end, places=places)
        return None


def with_capitals(phrase: str, codebook: Codebook) -> str:
    """A phrase written in small letters or capitals alone, with the names in it written as names; of equal length.

    >>> from parley.codebook.load import load_codebook
    >>> with_capitals("SOUTH KOREAN NAVY", load_codebook())
    'South Korean navy'
    """
    shouted = phrase.isupper() and (" " in phrase or not codebook.find(phrase))
    if not (phrase.islower() or shouted):
        return phrase
    words, found = phrase.split(" "), []
    while words:
        size = next(
            (n for n in range(min(6, len(words)), 0, -1) if _is_name(" ".join(words[:n]), codebook, shouted)), 0
        )
        short = size == 1 and any(k.case == "exact" for k in codebook.aliases.get(normal(words[0]), ()))
        found += [w.upper() if short else w.lower().capitalize() for w in words[:size]] or [words[0].lower()]
        words = words[max(size, 1) :]
    return " ".join(found)


def _is_name(form: str, codebook: Codebook, shouted: bool) -> bool:
    """Whether words, whatever their case, are a name of the codebook and no common noun."""
    key = normal(form)
    if not key or key in codebook.role_nouns or form.lower() in COUNTING | PREPOSITIONS | RELATIVE:
        return False
    known = [k for k in codebook.aliases.get(key, ()) if not k.generic and k.case != "any"]
    if known:
        return shouted or any(k.case != "exact" for k in known)
    if role_called(form.lower(), codebook) is not None or len(key) < 4:
        return False
    return bool(codebook.offices_of(form) or codebook.places(form))
