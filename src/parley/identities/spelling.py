"""Two names in, out whether they are spellings of one: "Gaddafi" and "Kadhafi", "Houthi" and "Huthi".

Spellings of one word in another script differ in vowels, in doubled letters and in a few consonants that Latin letters
render in several ways. Endings that tell people apart stay apart: "Lavrov" is not "Lavrova", "Karim" not "Karimi".
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Hamming

from parley.codebook.entries import Known
from parley.codebook.load import Codebook
from parley.codebook.normal import normal

# What Latin letters write in several ways; the order counts.
SOUNDS = (
    ("tch", "c"), ("tsch", "c"), ("sch", "s"), ("dzh", "j"), ("dj", "j"), ("gh", "k"), ("kh", "k"), ("dh", "d"),
    ("th", "t"), ("ph", "f"), ("zh", "j"), ("sh", "s"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("g", "k"),
    ("c", "k"), ("ou", "u"), ("oo", "u"), ("aa", "a"), ("ee", "i"), ("ei", "i"), ("ai", "i"), ("ey", "i"), ("ay", "i"),
    ("iy", "i"), ("ij", "i"), ("yi", "i"), ("ie", "i"), ("y", "i"), ("e", "i"), ("o", "u"), ("w", "v"),
)  # fmt: skip
VOWELS = frozenset("aiu")
# Letters of a key below which two spellings may be two names: "Hamid" and "Hamad".
LONG = 7
SHORT = 4
# Keys that are remembered: every name of a text is held against every other.
KEPT = 5_000
LISTED = frozenset({"armed_group", "party"})


@lru_cache(KEPT)
def sound_of(name: str) -> str:
    """A key that spellings of one word share.

    >>> sound_of("Qaddafi") == sound_of("al-Gadhafi") == sound_of("Kadhafi")
    True
    """
    word = re.sub(r"^(?:al|el) ", "", normal(name)).replace(" ", "")
    for written, sound in SOUNDS:
        word = word.replace(written, sound)
    word = re.sub(r"(?<=[a-z])h(?![aiu])", "", word)
    return re.sub(r"(.)\1+", r"\1", word)


def spelled_alike(a: str, b: str) -> bool:
    """Whether two single words are spellings of one name; one vowel may differ where the name is long."""
    if normal(a) == normal(b):
        return True
    one, other = sound_of(a), sound_of(b)
    if min(len(one), len(other)) < SHORT or len(one) != len(other):
        return False
    if one == other:
        return True
    differ = [(x, y) for x, y in zip(one, other, strict=True) if x != y]
    return len(one) >= LONG and Hamming.distance(one, other) == 1 and all({x, y} <= VOWELS for x, y in differ)


def names_alike(a: list[str], b: list[str]) -> bool:
    """Whether two names of as many words are spelt alike word by word: first names have to agree too."""
    return len(a) == len(b) and all(spelled_alike(x, y) for x, y in zip(a, b, strict=True))


def listed_alike(codebook: Codebook, word: str) -> tuple[Known, ...]:
    """The one group or party of the codebook that a word spells otherwise: "Hizballah"; none where several are."""
    if normal(word) in codebook.role_nouns or len(sound_of(word)) <= SHORT:
        return ()
    found = [k for k in _groups(codebook).get(_bones(word), ()) if spelled_alike(word, k.form)]
    return tuple(found[:1]) if len({k.id for k in found}) == 1 else ()


def holder_alike(codebook: Codebook, name: str) -> str | None:
    """The one office-holder of the codebook of whose full name `name` is another spelling, as the codebook has it."""
    words = normal(name).split()
    if len(words) < 2:
        return None
    found = {p for p in _people(codebook).get(_bones(words[-1]), ()) if names_alike(words, normal(p).split())}
    return next(iter(found)) if len(found) == 1 else None


def _bones(word: str) -> str:
    """The consonants of a name's sound: names with others are not alike."""
    return "".join(c for c in sound_of(word) if c not in VOWELS)


@lru_cache(maxsize=4)
def _groups(codebook: Codebook) -> dict[str, tuple[Known, ...]]:
    """Names of one word of groups and parties by their consonants."""
    found: dict[str, tuple[Known, ...]] = {}
    for key, readings in codebook.aliases.items():
        for known in readings:
            if " " not in key and known.kind in LISTED and not known.generic and known.via in ("name", "alias"):
                found[_bones(key)] = (*found.get(_bones(key), ()), known)
    return found


@lru_cache(maxsize=4)
def _people(codebook: Codebook) -> dict[str, tuple[str, ...]]:
    """Office-holders by the consonants of their last names."""
    found: dict[str, tuple[str, ...]] = {}
    for person in dict.fromkeys(h.person for h in codebook.holdings):
        bones = _bones(normal(person).split()[-1])
        found[bones] = (*found.get(bones, ()), person)
    return found
