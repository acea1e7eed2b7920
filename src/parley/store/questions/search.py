"""Passages that hold some words, and the small language in which they are asked for."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from parley.errors import UsageError
from parley.store.questions.ask import Answer, answers
from parley.store.questions.filters import Filters, conditions

LOOKED_AT = 10_000
"""Passages with the words that are sorted; where there are more, those that were added last."""

SNIPPETS = """
SELECT rowid, SNIPPET(passage_text, 0, '[', ']', '…', 24) FROM passage_text
WHERE passage_text MATCH ? AND +rowid IN (SELECT value FROM JSON_EACH(?)) AND rowid BETWEEN ? AND ?
"""
NUMBER = "SELECT COUNT(*) FROM (SELECT 1 FROM passage_text WHERE passage_text MATCH ? LIMIT ?)"
CONDITIONS = {
    "actor": "p.report IN (SELECT report FROM mention WHERE actor IN {ids})",
    "publisher": "publisher IN {values}",
    "since": "published >= :since",
    "until": "published <= :until || '~'",
}

SHORTEST = 3
"""Letters before a *; fewer would stand for a good part of all words."""

_TOKEN = re.compile(r'"([^"]*)"(\*?)|([()])|([^\s"()]+)')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


@dataclass(frozen=True, slots=True)
class Found:
    """The passages; `is_cut` where more hold the words than were looked at."""

    passages: tuple[Answer, ...]
    is_cut: bool


def search(
    con: sqlite3.Connection, words: str, filters: Filters, *, best: bool = False, looked_at: int = LOOKED_AT
) -> Found:
    """Passages that hold `words` (see `expression`), the latest first unless the filters turn it round.

    With `best`, those first in which the words are more frequent, and rarer elsewhere; `looked_at` is the most that are
    sorted. Raises UsageError.
    """
    asked = expression(words)
    is_cut = con.execute(NUMBER, (asked, looked_at + 1)).fetchone()[0] > looked_at
    where, values = conditions(con, filters, CONDITIONS)
    values |= {"words": asked, "looked_at": looked_at}
    score = "BM25(passage_text)" if best else "0"
    found = list(answers(con, "search", values, where=where, score=score, direction=filters.direction))
    ids = [answer["passage"] for answer in found]
    among = (min(ids, default=0), max(ids, default=0))  # of a frequent word the index has far more than these
    snippets = dict(con.execute(SNIPPETS, (asked, json.dumps(ids), *among)).fetchall())
    return Found(tuple({**answer, "snippet": snippets[answer["passage"]]} for answer in found), is_cut)


def expression(words: str) -> str:
    """A question as the full-text index understands it.

    Words without anything between them must all be there; "…" is a phrase, AND, OR, NOT and brackets mean what they
    say, and a word with * at its end stands for all that begin so. Raises UsageError in words.

    >>> expression('"foreign troops" OR withdraw*')
    '"foreign troops" OR "withdraw"*'
    """
    if words.count('"') % 2:
        raise UsageError(f"search {words}: a quotation mark is not closed")
    out: list[str] = []
    depth = 0
    for term in _terms(words):
        if term == "NOT" and out[-1:] == ["AND"]:
            out.pop()
        if term in _OPERATORS or term == ")":
            if not out or out[-1] in _OPERATORS | {"("}:
                raise UsageError(f"search {words}: words are missing before {term}")
        elif out and out[-1] not in _OPERATORS | {"("}:
            out.append("AND")
        depth += (term == "(") - (term == ")")
        if depth < 0:
            break
        out.append(term)
    if depth:
        raise UsageError(f"search {words}: a bracket is not {'closed' if depth > 0 else 'opened'}")
    if not out or out[-1] in _OPERATORS:
        raise UsageError(f"search {words}: words are missing{f' after {out[-1]}' if out else ''}")
    return " ".join(out)


def _terms(words: str) -> Iterator[str]:
    """Operators and brackets as they are, all else as quoted strings; what has no letter or digit is left out."""
    for phrase, star, bracket, word in _TOKEN.findall(words):
        if bracket or word in _OPERATORS:
            yield bracket or word
        elif re.search(r"\w", phrase or word):
            text = (phrase or word).rstrip("*")
            if (star or word.endswith("*")) and len(text) < SHORTEST:
                raise UsageError(f"search {text}*: write at least {SHORTEST} letters before *")
            yield f'"{text}"' + ("*" if star or word.endswith("*") else "")
