"""Texts of reports -> which of them are one text: syndicated, cut down, lightly edited.

Candidates share bands of a MinHash signature (Broder 1997; banding as in Leskovec, Rajaraman and Ullman, ch. 3); they
are copies where enough runs of words of the shorter text stand in the longer one too. All of it is a symmetric
function of two texts alone, so that the order in which reports arrive cannot matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import eq
from typing import TypeAlias

from rensa import RMinHash

Band: TypeAlias = tuple[int, int]
Shingles: TypeAlias = frozenset[tuple[str, ...]]

SHINGLE = 4
"""Words of a run: three recur in any two reports on one subject, five lose lightly edited copies."""

COPY = 0.55
"""Least share of the shorter text's runs of words that stand in the longer one too. In Wikinews of 2019 and 2020 the
pieces of one series, which explain the same things each time, share up to 0.48, two interviews with the same questions
0.54; a text of which every tenth word was changed keeps 0.66."""

LIKELY = 0.2
"""Least share by the estimate from signatures that is worth comparing word for word."""

DAYS = 7
"""Copies are printed within a week of each other; a text without a date is compared with all."""

LEAST_WORDS = 20
"""Shorter texts are copies of those with the same words only."""

MOST_WORDS = 20_000
"""Words of a text that are compared; a book's first chapters tell it from others."""

PERMUTATIONS = 128
ROWS = 2
LEAD_PERMUTATIONS = 48
LEAD_ROWS = 3
LEAD = 60
"""Words of the opening, which has bands of its own: who cuts a text down keeps that."""

SHARED_BANDS = 2
"""Bands that candidates share at least; a single one is often chance."""

SEED = 20181109
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Print:
    """What a text is recognised by: number of its runs of words, MinHash signature, and bands to look it up by."""

    size: int
    signature: tuple[int, ...]
    bands: tuple[Band, ...]


def print_of(text: str) -> Print:
    """The print of a text; the same words give the same print whatever stands between them."""
    words = words_of(text)
    whole, lead = _minhash(words, PERMUTATIONS), _minhash(words[:LEAD], LEAD_PERMUTATIONS)
    opening = [(PERMUTATIONS // ROWS + n, value) for n, value in _bands(lead, LEAD_ROWS)]
    return Print(len(shingles(words)), whole, (*_bands(whole, ROWS), *opening))


def day_number(published: str | None) -> int:
    """The day of publication counted from the year 1, 0 where it is not known to the day."""
    try:
        return date.fromisoformat(published or "").toordinal()
    except ValueError:
        return 0


def likeness(a: Print, b: Print) -> float:
    """Estimated share of the smaller text that stands in the larger one too, 0 to 1, from the signatures alone."""
    jaccard = sum(map(eq, a.signature, b.signature)) / PERMUTATIONS
    smaller = min(a.size, b.size)
    return min(1.0, jaccard / (1 + jaccard) * (a.size + b.size) / smaller) if smaller else float(jaccard == 1)


def similarity(a: str, b: str) -> float:
    """The share of the shorter text's runs of words that stand in the longer one too, 0 to 1; symmetric."""
    words_a, words_b = words_of(a), words_of(b)
    if min(len(words_a), len(words_b)) < LEAST_WORDS:
        return float(words_a == words_b != [])
    runs_a, runs_b = shingles(words_a), shingles(words_b)
    return len(runs_a & runs_b) / min(len(runs_a), len(runs_b))


def are_copies(share: float) -> bool:
    """Whether texts with this similarity count as one."""
    return share >= COPY


def origin_of(reports: Iterable[tuple[str | None, str]]) -> str:
    """The id of the earliest of some (published, id); undated ones come last, and among equals the smallest id."""
    return min(reports, key=lambda report: (report[0] or "9999", report[1]))[1]


def words_of(text: str) -> list[str]:
    """The words that are compared, in order, without case or punctuation."""
    words = []
    for found in _WORD.finditer(text):
        words.append(found[0].casefold())
        if len(words) == MOST_WORDS:
            break
    return words


def shingles(words: list[str]) -> Shingles:
    """All runs of `SHINGLE` words; a shorter text is a single run."""
    if len(words) < SHINGLE:
        return frozenset([tuple(words)])
    return frozenset(zip(*(words[n:] for n in range(SHINGLE)), strict=False))


def _minhash(words: list[str], permutations: int) -> tuple[int, ...]:
    sketch = RMinHash(num_perm=permutations, seed=SEED)
    sketch.update([" ".join(run) for run in sorted(shingles(words))])
    return tuple(sketch.digest())


def _bands(signature: tuple[int, ...], rows: int) -> list[Band]:
    """Each `rows` numbers of a signature as one number of 64 bits with its sign, as SQLite keeps it."""
    cuts = range(0, len(signature), rows)
    return [(n, _mixed(signature[start : start + rows])) for n, start in enumerate(cuts)]


def _mixed(numbers: tuple[int, ...]) -> int:
    mixed = 0
    for number in numbers:
        mixed = (mixed * 0x9E3779B97F4A7C15 + number + 1) & 0xFFFFFFFFFFFFFFFF
    return mixed - (1 << 63)
