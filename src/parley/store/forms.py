"""Claims under the forms by which they are compared, pairs of forms, and the entry that each claim is in.

Every kind of claim has tables of the same shape (`Kind`). SQL and rows alone; saving expects a running transaction
(`store.book.transaction`).
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]

CLAIM = re.compile(r"(sha256:)?(?P<digest>[0-9a-f]{4,64})#(?P<local>.+)")
CLAIMS_LIKE = "SELECT id FROM {claim} WHERE id >= ? AND id < ? AND local = ? LIMIT 2"
CANDIDATES = """
SELECT id, content FROM {forms} WHERE id != ? AND id IN (
  SELECT form FROM {blocks} WHERE block IN (SELECT value FROM json_each(?)) GROUP BY form HAVING COUNT(*) >= ?)
"""
PAIRS = """
SELECT a, b, score FROM {pairs} WHERE a IN (SELECT value FROM json_each(?1))
UNION ALL SELECT a, b, score FROM {pairs} WHERE b IN (SELECT value FROM json_each(?1))
"""
REASONS = """
SELECT a, b, score, reasons FROM {pairs}
WHERE a IN (SELECT value FROM json_each(?1)) AND b IN (SELECT value FROM json_each(?1))
"""
FORMS_OF = "SELECT {claim}, form FROM {accounts} WHERE {claim} IN (SELECT value FROM json_each(?))"
CLAIMS_OF_FORMS = "SELECT {claim}, form FROM {accounts} WHERE form IN (SELECT value FROM json_each(?))"
CLAIMS_OF_REPORTS = "SELECT id FROM {claim} WHERE report IN (SELECT value FROM json_each(?))"
ENTRIES_OF = "SELECT id, {entry} FROM {claim} WHERE id IN (SELECT value FROM json_each(?))"
FORGET = "DELETE FROM {accounts} WHERE {claim} IN (SELECT id FROM {claim} WHERE report = ?)"
FELLOWS = "SELECT id FROM {claim} WHERE {entry} IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim that is compared across reports, by the names of its tables.

    `claim` is the table of claims, and the column that names one; `entry` the column of the entry that a claim is in;
    `accounts` has the form of each claim, `blocks` where forms are looked up, `pairs` how alike they are. `spans` is
    SQL for the passages by which a claim is found again when its report is read again. `is_retold` where claims of one
    form in one report are one entry told twice, not two.
    """

    claim: str
    entry: str
    accounts: str
    forms: str
    blocks: str
    pairs: str
    spans: str
    is_retold: bool = False

    @cache  # noqa: B019 - kinds are constants
    def sql(self, query: str) -> str:
        """A query with the names of the tables in their places."""
        return query.format(
            claim=self.claim, entry=self.entry, accounts=self.accounts, forms=self.forms, blocks=self.blocks,
            pairs=self.pairs, spans=self.spans,
        )  # fmt: skip


TALKS = Kind("talk", "round", "account", "form", "form_block", "form_pair", "evidence")
STATEMENTS = Kind(
    "statement", "saying", "said", "said_form", "said_block", "said_pair", "JSON_ARRAY(JSON_ARRAY(start, end))"
)
EVENTS = Kind("event", "happening", "telling", "deed", "deed_block", "deed_pair", "evidence", is_retold=True)


def find_claim(con: sqlite3.Connection, kind: Kind, id: str) -> str | None:
    """The id of a claim in full, by that or with its report's digest cut short; None unless it is one claim alone."""
    parts = CLAIM.fullmatch(id)
    if not parts:
        return None
    beginning, local = f"sha256:{parts['digest']}", parts["local"]
    found = con.execute(kind.sql(CLAIMS_LIKE), (beginning, beginning + "g", local)).fetchall()
    return str(found[0][0]) if len(found) == 1 else None


def find_entry(con: sqlite3.Connection, kind: Kind, id: str) -> str | None:
    """The id of an entry, by that or by a claim of it as in `find_claim`; None where there is none."""
    if "#" in id:
        claim = find_claim(con, kind, id)
        return load_entries(con, kind, [claim])[claim] if claim else None
    row = con.execute(kind.sql("SELECT {entry} FROM {claim} WHERE {entry} = ? LIMIT 1"), (id,)).fetchone()
    return str(row[0]) if row else None


def save_form(con: sqlite3.Connection, kind: Kind, form: str, content: str, blocks: Iterable[str]) -> bool:
    """A form and where it is looked up; whether it is the first claim's of that form."""
    if not con.execute(kind.sql("INSERT OR IGNORE INTO {forms} VALUES (?, ?)"), (form, content)).rowcount:
        return False
    con.executemany(kind.sql("INSERT OR IGNORE INTO {blocks} VALUES (?, ?)"), [(block, form) for block in blocks])
    return True


def load_candidates(
    con: sqlite3.Connection, kind: Kind, blocks: Iterable[str], *, but: str, least: int = 1
) -> tuple[Pair, ...]:
    """Forms that are looked up under `least` of these blocks or more, each with its content; form `but` left out."""
    return tuple(con.execute(kind.sql(CANDIDATES), (but, json.dumps(sorted(blocks)), least)))


def save_pairs(con: sqlite3.Connection, kind: Kind, pairs: Iterable[tuple[str, str, float, str]]) -> None:
    """Forms that may be of one entry, a < b, with score and reasons."""
    con.executemany(kind.sql("INSERT OR REPLACE INTO {pairs} VALUES (?, ?, ?, ?)"), pairs)


def load_pairs(con: sqlite3.Connection, kind: Kind, forms: Iterable[str]) -> tuple[tuple[str, str, float], ...]:
    """All pairs of some forms, with whomever, and the score; a pair of two of them stands twice."""
    return tuple(con.execute(kind.sql(PAIRS), (json.dumps(sorted(forms)),)))


def load_reasons(con: sqlite3.Connection, kind: Kind, forms: Iterable[str]) -> tuple[tuple[str, str, float, str], ...]:
    """The pairs among some forms: both, score, reasons."""
    return tuple(con.execute(kind.sql(REASONS), (json.dumps(sorted(forms)),)))


def load_forms(con: sqlite3.Connection, kind: Kind, claims: Iterable[str]) -> dict[str, str]:
    """The form of each claim."""
    return dict(con.execute(kind.sql(FORMS_OF), (json.dumps(sorted(claims)),)).fetchall())


def load_claims_of_forms(con: sqlite3.Connection, kind: Kind, forms: Iterable[str]) -> tuple[Pair, ...]:
    """Each claim of some forms with its form."""
    return tuple(con.execute(kind.sql(CLAIMS_OF_FORMS), (json.dumps(sorted(forms)),)))


def load_claims(con: sqlite3.Connection, kind: Kind, reports: Iterable[int]) -> frozenset[str]:
    """The claims of some reports."""
    return frozenset(id for (id,) in con.execute(kind.sql(CLAIMS_OF_REPORTS), (json.dumps(sorted(reports)),)))


def load_entries(con: sqlite3.Connection, kind: Kind, claims: Iterable[str]) -> dict[str, str]:
    """The entry of each claim; what is no such claim is left out."""
    return dict(con.execute(kind.sql(ENTRIES_OF), (json.dumps(sorted(claims)),)).fetchall())


def load_fellows(con: sqlite3.Connection, kind: Kind, entries: Iterable[str]) -> frozenset[str]:
    """All claims of some entries."""
    return frozenset(id for (id,) in con.execute(kind.sql(FELLOWS), (json.dumps(sorted(entries)),)))


def save_entries(con: sqlite3.Connection, kind: Kind, entry_of: Mapping[str, str]) -> None:
    """The entry that each claim is in."""
    rows = [(entry, claim) for claim, entry in entry_of.items()]
    con.executemany(kind.sql("UPDATE {claim} SET {entry} = ? WHERE id = ?"), rows)


def forget_claims(
    con: sqlite3.Connection, kind: Kind, n: int, *, blocks_of: Callable[[str], Iterable[str]]
) -> frozenset[str]:
    """Take the claims of report `n` out of all comparisons; gives their entries.

    `blocks_of` tells where a form is looked up by its content.
    """
    own = load_claims(con, kind, [n])
    forms = frozenset(load_forms(con, kind, own).values())
    con.execute(kind.sql(FORGET), (n,))
    for form in sorted(forms):
        if not con.execute(kind.sql("SELECT 1 FROM {accounts} WHERE form = ?"), (form,)).fetchone():
            _forget_form(con, kind, form, blocks_of)
    return frozenset(load_entries(con, kind, own).values())


def _forget_form(con: sqlite3.Connection, kind: Kind, form: str, blocks_of: Callable[[str], Iterable[str]]) -> None:
    (content,) = con.execute(kind.sql("SELECT content FROM {forms} WHERE id = ?"), (form,)).fetchone()
    con.executemany(
        kind.sql("DELETE FROM {blocks} WHERE block = ? AND form = ?"), [(block, form) for block in blocks_of(content)]
    )
    con.execute(kind.sql("DELETE FROM {pairs} WHERE a = ?1 OR b = ?1"), (form,))
    con.execute(kind.sql("DELETE FROM {forms} WHERE id = ?"), (form,))
