"""Claims that a change concerns -> the entries that they are in now: rounds of talks, sayings of statements,
happenings of events.

Whether two groups become one depends on their own claims alone. So a group that comes out as it was leaves its
neighbours as they were, and only around one that changed its neighbours are grouped anew, until nothing more changes.
What comes out is what grouping the whole casebook at once gives, whatever the order of reports. What it costs depends
on how much is told of that time and on how many pairs persons judged, not on the number of reports.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from itertools import combinations
from typing import TypeAlias

from parley.casebook.groups import SAME, Likeness, Pair, group
from parley.store import forms as stored
from parley.store.forms import Kind
from parley.store.judgements import load_pair_judgements

Name: TypeAlias = Callable[[Iterable[str]], str]
"""Gives an entry's id by its claims."""

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
    claims = stored.load_claims(con, kind, [n])
    judged = (pair for pair in load_pair_judgements(con, kind) if not claims.isdisjoint(pair))
    entries = stored.forget_claims(con, kind, n, blocks_of=blocks_of)
    return Touched(stored.load_fellows(con, kind, entries).union(*judged) - claims, entries)


def of_reports(con: sqlite3.Connection, kind: Kind, reports: Iterable[int]) -> Touched:
    """The claims of reports that were written anew, or whose origin may be another now."""
    return Touched(stored.load_claims(con, kind, reports))


def pair_row(a: str, b: str, likeness: Likeness) -> tuple[str, str, float, str]:
    """The row of two forms that may be of one entry."""
    return min(a, b), max(a, b), likeness.score, json.dumps(likeness.reasons)


def regroup(con: sqlite3.Connection, kind: Kind, touched: Touched, *, name: Name) -> Regrouped:
    """Group the claims around those touched anew; `name` gives an entry's id by its claims."""
    area = _area(con, kind, touched.claims, load_pair_judgements(con, kind), name)
    was, now = area.was, area.now
    moved = {claim for claim in now if now[claim] != was[claim] or claim in touched.claims}
    stored.save_entries(con, kind, {claim: now[claim] for claim in moved if now[claim] != was[claim]})
    changed = {now[claim] for claim in moved} | ({was[claim] for claim in moved} & set(now.values()))
    gone = ({was[claim] for claim in moved} | touched.entries) - changed
    return Regrouped(frozenset(changed), frozenset(gone))


def nodes_of(forms: Mapping[str, str], judged: Iterable[str], *, is_retold: bool = False) -> dict[str, tuple[str, str]]:
    """The node of each claim, and its form: claims of one form together, but for those that a person judged.

    Of two claims of one form in one report the second is by itself, as they are two entries, unless `is_retold`.
    """
    alone = set(judged)
    seen: set[Pair] = set()
    nodes: dict[str, tuple[str, str]] = {}
    for claim, form in sorted(forms.items()):
        place = (form, claim.partition("#")[0])
        nodes[claim] = (claim if claim in alone or (place in seen and not is_retold) else form, form)
        seen.add(place)
    return nodes


@dataclass
class _Area:
    """Whole entries that are grouped anew: the entry that each of their claims was in and is in now.

    `forms` has each claim of the forms that were looked at, in whatever entry; `scores` the pairs of these forms with
    whatever other, `alike` those of them that may be one entry.
    """

    con: sqlite3.Connection
    kind: Kind
    judged: Mapping[Pair, str]
    was: dict[str, str] = field(default_factory=dict)
    now: dict[str, str] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    scores: dict[Pair, float] = field(default_factory=dict)
    alike: dict[str, set[str]] = field(default_factory=dict)
    of_form: dict[str, set[str]] = field(default_factory=dict)

    def widen(self, changed: frozenset[str]) -> bool:
        """Take in the entries of some claims, and those that these might be joined with; whether there were more."""
        near = stored.load_entries(self.con, self.kind, self._neighbours(changed) - self.was.keys())
        new = stored.load_fellows(self.con, self.kind, set(near.values()))
        self.was |= stored.load_entries(self.con, self.kind, new)
        self._look(stored.load_forms(self.con, self.kind, new).values())
        return bool(new)

    def regroup(self, name: Name) -> None:
        """Group all claims anew."""
        judged = {claim for pair in self.judged for claim in pair}
        nodes = nodes_of(self.forms, judged, is_retold=self.kind.is_retold)
        here = {claim: node for claim, node in nodes.items() if claim in self.was}
        self.now = _grouped(here, self.scores, self.judged, name)

    def changed(self, stale: Set[str]) -> frozenset[str]:
        """The claims of entries that hold others than before, or one that changed itself."""
        before, after = _members(self.was), _members(self.now)
        groups = (
            claims
            for claims in after.values()
            if not stale.isdisjoint(claims) or before[self.was[min(claims)]] != claims
        )
        return frozenset().union(*groups)

    def _neighbours(self, changed: frozenset[str]) -> frozenset[str]:
        """Some claims with all whose forms are alike enough, and those that a person joined with them."""
        forms = set(stored.load_forms(self.con, self.kind, changed).values())
        self._look(forms)
        forms |= {other for form in forms for other in self.alike[form]}
        self._look(forms)
        joined = (pair for pair, verdict in self.judged.items() if verdict == "join" and not changed.isdisjoint(pair))
        return changed.union(*joined, *(self.of_form[form] for form in forms))

    def _look(self, forms: Iterable[str]) -> None:
        """Load the claims and the pairs of forms that were not looked at yet."""
        new = set(forms) - self.alike.keys()
        self.alike |= {form: set() for form in new}
        self.of_form |= {form: set() for form in new}
        for claim, form in stored.load_claims_of_forms(self.con, self.kind, new):
            self.forms[claim] = form
            self.of_form[form].add(claim)
        for a, b, score in stored.load_pairs(self.con, self.kind, new):
            self.scores[a, b] = score
            for form, other in ((a, b), (b, a)) if score >= SAME else ():
                self.alike.get(form, set()).add(other)


def _area(
    con: sqlite3.Connection, kind: Kind, touched: frozenset[str], judged: Mapping[Pair, str], name: Name
) -> _Area:
    """The entries around some claims, grouped anew as far as anything changes."""
    stale = touched.union(*(pair for pair in judged if not touched.isdisjoint(pair)))
    area = _Area(con, kind, judged)
    changed = stale
    while area.widen(changed):
        area.regroup(name)
        changed = area.changed(stale)
    return area


def _members(entry_of: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = {}
    for claim, entry in entry_of.items():
        members.setdefault(entry, set()).add(claim)
    return members


def _grouped(
    nodes: Mapping[str, tuple[str, str]],
    scores: Mapping[Pair, float],
    judged: Mapping[Pair, str],
    name: Name,
) -> dict[str, str]:
    """The entry of each claim."""
    members: dict[str, list[str]] = {}
    of_form: dict[str, set[str]] = {}
    for claim, (node, form) in nodes.items():
        members.setdefault(node, []).append(claim)
        of_form.setdefault(form, set()).add(node)
    reports = {node: frozenset(claim.partition("#")[0] for claim in claims) for node, claims in members.items()}
    between = {
        (min(x, y), max(x, y)): score
        for (a, b), score in scores.items()
        for x in of_form.get(a, ())
        for y in of_form.get(b, ())
    }
    between |= {pair: ALIKE for alike in of_form.values() for pair in combinations(sorted(alike), 2)}
    must = [pair for pair, verdict in judged.items() if verdict == "join"]
    cannot = [pair for pair, verdict in judged.items() if verdict == "split"]
    entries = [
        [claim for node in found for claim in members[node]]
        for found in group(reports, between, must=must, cannot=cannot)
    ]
    return {claim: name(claims) for claims in entries for claim in claims}
