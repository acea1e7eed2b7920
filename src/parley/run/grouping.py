"""Claims that a change concerns -> the entries that they are in now: rounds of talks, sayings of statements.

Only the claims that hang together with them by likeness are grouped anew; what comes out depends on the reports in the
file and the judgements on them, not on their order.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from parley.casebook.groups import SAME, Likeness, Pair, group
from parley.store import forms as stored
from parley.store.forms import Kind
from parley.store.judgements import load_pair_judgements

ALIKE = 1.0
"""Score of claims of one form."""


@dataclass(frozen=True, slots=True)
class Touched:
    """Claims of one kind and entries that a change concerns; some of them may be gone."""

    claims: frozenset[str] = frozenset()
    entries: frozenset[str] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(self.claims | other.claims, self.entries | other.entries)


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Entries to be written anew, and entries that are no more."""

    changed: frozenset[str]
    gone: frozenset[str]


def leave(con: sqlite3.Connection, kind: Kind, n: int, *, blocks_of: Callable[[str], Iterable[str]]) -> Touched:
    """Take the claims of report `n` out of all comparisons; `blocks_of` tells where a form is looked up."""
    entries, others = stored.forget_claims(con, kind, n, blocks_of=blocks_of)
    return Touched(others, entries)


def of_reports(con: sqlite3.Connection, kind: Kind, reports: Iterable[int]) -> Touched:
    """The claims of reports that were written anew, or whose origin may be another now."""
    return Touched(stored.load_claims(con, kind, reports))


def pair_row(a: str, b: str, likeness: Likeness) -> tuple[str, str, float, str]:
    """The row of two forms that may be of one entry."""
    return min(a, b), max(a, b), likeness.score, json.dumps(likeness.reasons)


def regroup(
    con: sqlite3.Connection, kind: Kind, touched: Touched, *, name: Callable[[Iterable[str]], str]
) -> Regrouped:
    """Group the claims that hang together with those touched; `name` gives an entry's id by its claims."""
    judged = load_pair_judgements(con, kind)
    forms, scores = _component(con, kind, touched.claims, judged)
    was = stored.load_entries(con, kind, forms)
    now = _grouped(nodes_of(forms, {claim for pair in judged for claim in pair}), scores, judged, name)
    moved = {claim for claim in now if now[claim] != was[claim] or claim in touched.claims}
    stored.save_entries(con, kind, {claim: now[claim] for claim in moved if now[claim] != was[claim]})
    changed = {now[claim] for claim in moved} | ({was[claim] for claim in moved} & set(now.values()))
    gone = ({was[claim] for claim in moved} | touched.entries) - changed
    return Regrouped(frozenset(changed), frozenset(gone))


def nodes_of(forms: Mapping[str, str], judged: Iterable[str]) -> dict[str, tuple[str, str]]:
    """The node of each claim, and its form: claims of one form together, but for those that a person judged.

    Of two claims of one form in one report the second is by itself: they are two entries.
    """
    alone = set(judged)
    seen: set[Pair] = set()
    nodes: dict[str, tuple[str, str]] = {}
    for claim, form in sorted(forms.items()):
        place = (form, claim.partition("#")[0])
        nodes[claim] = (claim if claim in alone or place in seen else form, form)
        seen.add(place)
    return nodes


def _grouped(
    nodes: Mapping[str, tuple[str, str]],
    scores: Mapping[Pair, float],
    judged: Mapping[Pair, str],
    name: Callable[[Iterable[str]], str],
) -> dict[str, str]:
    """The entry of each claim."""
    members: dict[str, list[str]] = {}
    of_form: dict[str, set[str]] = {}
    for claim, (node, form) in nodes.items():
        members.setdefault(node, []).append(claim)
        of_form.setdefault(form, set()).add(node)
    reports = {node: frozenset(claim.partition("#")[0] for claim in claims) for node, claims in members.items()}
    between = {
        (min(x, y), max(x, y)): score for (a, b), score in scores.items() for x in of_form[a] for y in of_form[b]
    }
    between |= {pair: ALIKE for alike in of_form.values() for pair in combinations(sorted(alike), 2)}
    must = [pair for pair, verdict in judged.items() if verdict == "join"]
    cannot = [pair for pair, verdict in judged.items() if verdict == "split"]
    entries = [
        [claim for node in found for claim in members[node]]
        for found in group(reports, between, must=must, cannot=cannot)
    ]
    return {claim: name(claims) for claims in entries for claim in claims}


def _component(
    con: sqlite3.Connection, kind: Kind, claims: Iterable[str], judged: Mapping[Pair, str]
) -> tuple[dict[str, str], dict[Pair, float]]:
    """All claims that hang together with some by likeness or judgement, with their forms, and the scores of these."""
    joined = [pair for pair, verdict in judged.items() if verdict == "join"]
    new = set(stored.load_forms(con, kind, claims).values())
    found: dict[str, str] = {}
    scores: dict[Pair, float] = {}
    while new:
        pairs = stored.load_pairs(con, kind, new)
        scores |= {(a, b): score for a, b, score in pairs}
        members = dict(stored.load_claims_of_forms(con, kind, new))
        found |= members
        reached = {end for a, b, score in pairs if score >= SAME for end in (a, b)}
        beyond = {end for pair in joined if not members.keys().isdisjoint(pair) for end in pair}
        new = (reached | set(stored.load_forms(con, kind, beyond).values())) - set(found.values())
    forms = set(found.values())
    return found, {pair: score for pair, score in scores.items() if forms.issuperset(pair)}
