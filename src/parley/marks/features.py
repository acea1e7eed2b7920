"""What the language model sees of a word beside its pieces: its shape and the space before it.

Training and reading share this module, so that a word looks the same to both.
"""

from __future__ import annotations

from functools import lru_cache

# Straight marks stand for all quotation marks, so that print style changes no analysis.
QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'"})

SHAPES = (
    "other",
    "lower",
    "title",
    "upper",
    "mixed",
    "one_upper",
    "digits",
    "has_digit",
    "punct",
    "dotted",
    "lower_start",
    "long_digits",
)
SPACES = ("none", "space", "line", "paragraph")


def plain_word(word: str) -> str:
    """The word as its pieces are cut from it."""
    return word.translate(QUOTES)


@lru_cache(maxsize=65536)
def shape_of(word: str) -> int:
    """Index into SHAPES: how the word is written."""
    return SHAPES.index(_shape(word))


def _shape(word: str) -> str:
    if word.isdigit():
        return "long_digits" if len(word) == 4 else "digits"
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return "has_digit" if any(c.isdigit() for c in word) else "punct"
    if any(c.isdigit() for c in word):
        return "has_digit"
    if "." in word and letters[0].isupper():
        return "dotted"
    if all(c.islower() for c in letters):
        return "lower"
    if all(c.isupper() for c in letters):
        return "one_upper" if len(letters) == 1 else "upper"
    if letters[0].isupper() and all(c.islower() for c in letters[1:]):
        return "title"
    return "mixed" if letters[0].isupper() else "lower_start"


def space_of(gap: str) -> int:
    """Index into SPACES for the characters between the previous word and this one."""
    if not gap:
        return 0
    lines = gap.count("\n")
    return 1 if lines == 0 else 2 if lines == 1 else 3
