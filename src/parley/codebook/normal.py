"""Names to lookup keys, so that "the U.N." and "UN", "Élysée" and "elysee" meet; and which capitals a name needs."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Keys that are remembered: a text asks for the same few hundred again and again.
KEPT = 20_000
ARTICLES = ("the ", "a ", "an ")
# Two or three letters of which two are capitals, with or without dots: US, U.S., DRC, LeT, CoE.
_SHORT_ACRONYM = re.compile(r"([A-Z]\.?){2,3}|[A-Z][a-z][A-Z]|[A-Z]{2}[a-z]")
# Dots and apostrophes vanish, other punctuation separates; letters that Unicode does not decompose are spelt out.
_TABLE: dict[int, str | None] = {
    **dict.fromkeys(map(ord, ".'’‘ʼʻ`´\"“”"), None),
    **dict.fromkeys(map(ord, "-‐‑–—/_,()[]:;!?|"), " "),
    **{
        ord(k): v
        for k, v in {
            "ł": "l",
            "ø": "o",
            "đ": "d",
            "ð": "d",
            "ı": "i",
            "æ": "ae",
            "œ": "oe",
            "þ": "th",
            "ə": "a",
        }.items()
    },
    ord("&"): " and ",
}


@lru_cache(KEPT)
def normal(name: str) -> str:
    """The key of a name: casefolded, without accents, punctuation and leading article.

    >>> normal("the U.N. Mission in Côte d’Ivoire")
    'un mission in cote divoire'
    """
    key = name.casefold().translate(_TABLE)
    if not key.isascii():
        key = "".join(c for c in unicodedata.normalize("NFKD", key) if not unicodedata.combining(c)).translate(_TABLE)
    key = " ".join(key.split())
    for article in ARTICLES:
        if key.startswith(article):
            return key[len(article) :]
    return key


def case_of(form: str) -> str:
    """Which capitals a text must show for this alias: `exact`, `capital` or `any`.

    Acronyms of up to three letters need theirs exactly, since "us", "is" and "who" are words; longer ones may be
    written as a name ("Nato", "Farc").
    """
    if form == form.lower():
        return "any"
    return "exact" if len(form) <= 6 and _SHORT_ACRONYM.fullmatch(form) else "capital"


def fits(form: str, case: str, words: str) -> bool:
    """Whether the capitals of `words` allow them to be the alias `form`."""
    if case == "any":
        return True
    if case == "exact":
        return _bare(words) == _bare(form)
    head = words.split(" ", 1)
    rest = head[1] if len(head) == 2 and head[0].lower() in ("the", "a", "an") else words
    return rest != rest.lower()


def is_acronym(form: str) -> bool:
    """Whether an alias is written in capitals without spaces ("UN", "U.N.", "M23", "FARC-EP")."""
    return form.isupper() and " " not in form


def _bare(words: str) -> str:
    bare = words.replace(".", "").replace("-", " ")
    return bare[4:] if bare[:4] in ("the ", "The ") else bare
