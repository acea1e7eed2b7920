"""Scores records against gold reports.

In: for each report what a careful reader wrote down of it, and the record that Parley makes. Out: precision, recall and
F1 of what was found, accuracy of what is said of it, and every fault in words. Counts from gold: what was not proposed
is missed. Standard library only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluate.matching import (
    ActorKeys,
    Plain,
    alike,
    bare,
    characters,
    listed,
    overlap,
    pair,
    quote_characters,
    share_of_shorter,
)

STAYED_AWAY = frozenset({"declined", "disinvited", "excluded", "withdrew"})
"""Attendance of those who were asked or expected and did not sit at the table."""

LEAST_LIKENESS = 0.35
"""How alike two talks must be to be compared: parties in common, place, start and status add up."""

LEAST_OVERLAP = 0.5
"""The part of a passage that must be shared."""

OPEN_VALUES = (
    {"PAST_REF", "XXXX-XX", "XXXX", "XXXX-WXX"},
    {"FUTURE_REF", "XXXX-XX", "XXXX", "XXXX-WXX"},
    {"P10Y", "P1DE"},
)
"""TIMEX3 values that say the same where nothing fixes the date."""

UNDIRECTED = frozenset({"CONSULT", "AGREE"})
"""Events whose parties may stand on either side."""


@dataclass
class Found:
    """How much of gold was found, and how much of what was found is in gold."""

    matched: int = 0
    gold: int = 0
    found: int = 0

    def figures(self) -> dict[str, float]:
        precision = self.matched / self.found if self.found else 0.0
        recall = self.matched / self.gold if self.gold else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": precision, "recall": recall, "f1": f1, "gold": self.gold, "predicted": self.found}


@dataclass
class Right:
    """How often a value was right where it could be compared."""

    right: int = 0
    of: int = 0

    def figures(self) -> dict[str, float]:
        return {"accuracy": self.right / self.of, "of": self.of}


@dataclass
class Scores:
    """Running totals over reports, and the faults in words."""

    found: dict[str, Found] = field(default_factory=lambda: defaultdict(Found))
    right: dict[str, Right] = field(default_factory=lambda: defaultdict(Right))
    recalled: dict[str, Right] = field(default_factory=lambda: defaultdict(Right))
    false_talks: int = 0
    reports_without_talks: int = 0
    faults: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """Every measure by name."""
        rows = {name: self.found[name].figures() for name in sorted(self.found)}
        rows |= {name: self.right[name].figures() for name in sorted(self.right)}
        rows |= {name: {"recall": r.right / r.of, "gold": r.of} for name, r in sorted(self.recalled.items())}
        if self.reports_without_talks:
            rows["false talks"] = {"count": self.false_talks, "of": self.reports_without_talks}
        return rows

    def sets(self, what: str, golds: Iterable[Hashable], found: Iterable[Hashable], where: str) -> None:
        """Compare as multisets."""
        gold_counts, found_counts = Counter(golds), Counter(found)
        both = gold_counts & found_counts
        self.add(what, both.total(), gold_counts.total(), found_counts.total())
        self.faults += [f"{where} {what} missed {x}" for x in (gold_counts - both).elements()]
        self.faults += [f"{where} {what} extra {x}" for x in (found_counts - both).elements()]

    def add(self, what: str, matched: int, gold: int, found: int) -> None:
        """Add to the totals of one kind of thing."""
        total = self.found[what]
        total.matched, total.gold, total.found = total.matched + matched, total.gold + gold, total.found + found

    def value(self, what: str, gold: Any, found: Any, where: str, *, same: bool | None = None) -> None:
        """Compare one value; `same` where equality is not the measure."""
        right = gold == found if same is None else same
        self.right[what].of += 1
        self.right[what].right += right
        if not right:
            self.faults.append(f"{where} {what} gold {gold} got {found}")

    def recall(self, what: str, found: bool, where: str) -> None:
        """Count one thing of gold that was found or not, whatever else was found."""
        self.recalled[what].of += 1
        self.recalled[what].right += found
        if not found:
            self.faults.append(f"{where} {what} missed")

    def pairs(
        self,
        what: str,
        golds: Sequence[Plain],
        found: Sequence[Plain],
        pairs: list[tuple[int, int]],
        *,
        words: Callable[[Plain], str],
        where: str,
    ) -> None:
        """Count a pairing and tell what it leaves over."""
        self.add(what, len(pairs), len(golds), len(found))
        paired_golds, paired_found = {i for i, _ in pairs}, {j for _, j in pairs}
        self.faults += [f"{where} {what} missed {words(g)}" for i, g in enumerate(golds) if i not in paired_golds]
        self.faults += [f"{where} {what} extra {words(p)}" for j, p in enumerate(found) if j not in paired_found]


def score_report(scores: Scores, gold: Plain, record: Plain, *, where: str) -> None:
    """Add one report to the totals; `record` is empty where nothing could be read."""
    text = record.get("report", {}).get("text", "")
    keys = ActorKeys(gold, record)
    score_talks(scores, gold, record, keys, where=where)
    score_statements(scores, gold, record, keys, text=text, where=where)
    score_positions(scores, gold, record, keys, text=text, where=where)
    score_events(scores, gold, record, keys, text=text, where=where)
    score_figures(scores, gold, record, text=text, where=where)
    wanted, got = ([c.get("kind") for c in side.get("conflicts", [])] for side in (gold, record))
    scores.sets("conflicts", wanted, got, where)
    score_times(scores, gold, record, text=text, where=where)


def score_talks(scores: Scores, gold: Plain, record: Plain, keys: ActorKeys, *, where: str) -> None:
    """Rounds, their rows, and what is said of those that were found."""
    golds, found = gold.get("talks", []), record.get("talks", [])
    if not golds:
        scores.reports_without_talks += 1
        scores.false_talks += len(found)
    pairs = pair(golds, found, lambda g, p: _talk_likeness(g, p, keys), least=LEAST_LIKENESS)
    scores.pairs("talks", golds, found, pairs, words=_talk_words, where=where)
    partner = dict(pairs)
    for i, talk in enumerate(golds):
        at = f"{where} {talk.get('id')}"
        match = found[partner[i]] if i in partner else None
        score_rows(scores, talk, match or {}, keys, where=at)
        if match:
            _score_talk_values(scores, talk, match, keys, where=at)
    for j in set(range(len(found))) - set(partner.values()):
        score_rows(scores, {}, found[j], keys, where=where)


def score_rows(scores: Scores, gold: Plain, found: Plain, keys: ActorKeys, *, where: str) -> None:
    """The delegations of one pair of talks; either side is empty where it has no partner."""
    golds, rows = gold.get("participants", []), found.get("participants", [])
    scores.sets("participants", _parties(golds), _parties(rows, keys), where)
    wanted = [(p["actor"], p.get("role"), p.get("attendance")) for p in golds]
    got = [(keys.of(p["actor"]), p.get("role"), p.get("attendance")) for p in rows]
    scores.sets("participants with role and attendance", wanted, got, where)
    by_actor = {keys.of(row["actor"]): row for row in rows}
    for delegation in golds:
        row, at = by_actor.get(delegation["actor"]), f"{where} {delegation['actor']}"
        if delegation.get("attendance") in STAYED_AWAY:
            told = row is not None and row.get("attendance") == delegation["attendance"]
            scores.recall("participants who stayed away", told, at)
        if row is not None:
            _score_row_values(scores, delegation, row, keys, where=at)


def score_statements(scores: Scores, gold: Plain, record: Plain, keys: ActorKeys, *, text: str, where: str) -> None:
    """What was said: by its span alone, and by span and speaker."""
    golds, found = gold.get("statements", []), record.get("statements", [])
    gold_at = [quote_characters(text, g["text"]) for g in golds]
    found_at = [characters([p["span"]] if p.get("span") else p.get("evidence", [])) for p in found]

    def shared(i: int, j: int) -> float:
        return overlap(gold_at[i], found_at[j])

    def shared_and_spoken(i: int, j: int) -> float:
        return shared(i, j) if _same_speaker(golds[i], found[j], keys) else 0.0

    for what, likeness in (("statement spans", shared), ("statements", shared_and_spoken)):
        pairs = pair(range(len(golds)), range(len(found)), likeness, least=LEAST_OVERLAP)
        scores.pairs(what, golds, found, pairs, words=_statement_words, where=where)
    for i, j in pairs:
        scores.value("statement mode", golds[i].get("mode"), found[j].get("mode"), where)
        if golds[i].get("source"):
            source = (found[j].get("source") or {}).get("kind")
            scores.value("statement source", _source_class(golds[i]["source"]), _source_class(source), where)


def score_positions(scores: Scores, gold: Plain, record: Plain, keys: ActorKeys, *, text: str, where: str) -> None:
    """Stances of actors, matched by their passage."""

    def same(g: Plain, p: Plain) -> bool:
        return g["stance"] == p.get("stance") and g["actor"] in keys.with_bodies(p["actor"])

    pair_by_passage(scores, "positions", gold, record, same, text=text, where=where)


def score_events(scores: Scores, gold: Plain, record: Plain, keys: ActorKeys, *, text: str, where: str) -> None:
    """Events between actors, matched by their passage, with modality and negation of those that were found."""
    pairs = pair_by_passage(
        scores, "events", gold, record, lambda g, p: _same_event(g, p, keys), text=text, where=where
    )
    for g, p in pairs:
        if g["type"] == p["type"]:
            wanted, got = ((x.get("modality", "asserted"), bool(x.get("negated"))) for x in (g, p))
            scores.value("event modality", wanted, got, where)


def score_figures(scores: Scores, gold: Plain, record: Plain, *, text: str, where: str) -> None:
    """Stated numbers, matched by their passage."""

    def same(g: Plain, p: Plain) -> bool:
        return float(g["value"]) == float(p.get("value") or 0)

    pair_by_passage(scores, "figures", gold, record, same, text=text, where=where)


def score_times(scores: Scores, gold: Plain, record: Plain, *, text: str, where: str) -> None:
    """Expressions of time in the order of the text, matched where they overlap at all."""
    golds, found = list(_placed_times(gold, text)), record.get("times", [])

    def touching(g: Plain, p: Plain) -> float:
        return float(min(g["span"][1], p["span"][1]) > max(g["span"][0], p["span"][0]))

    pairs = pair(golds, found, touching, least=1.0)
    scores.pairs("times", golds, found, pairs, words=lambda t: repr(t.get("text")), where=where)
    for i, j in pairs:
        want, got = golds[i]["value"], found[j].get("value")
        same = want == got or any({want, got} <= values for values in OPEN_VALUES)
        scores.value("time value", want, got, f"{where} {golds[i]['text']!r}", same=same)


def pair_by_passage(
    scores: Scores,
    what: str,
    gold: Plain,
    record: Plain,
    same: Callable[[Plain, Plain], bool],
    *,
    text: str,
    where: str,
) -> list[tuple[Plain, Plain]]:
    """Pairs for which `same` holds and whose passages share half of the shorter one; counts them."""
    golds, found = gold.get(what, []), record.get(what, [])
    gold_at = [quote_characters(text, g["quote"]) for g in golds]
    found_at = [characters(p.get("evidence", [])) for p in found]

    def likeness(i: int, j: int) -> float:
        return share_of_shorter(gold_at[i], found_at[j]) if same(golds[i], found[j]) else 0.0

    pairs = pair(range(len(golds)), range(len(found)), likeness, least=LEAST_OVERLAP)
    scores.pairs(what, golds, found, pairs, words=_claim_words, where=where)
    return [(golds[i], found[j]) for i, j in pairs]


def _talk_likeness(gold: Plain, found: Plain, keys: ActorKeys) -> float:
    wanted, got = _parties(gold.get("participants", [])), _parties(found.get("participants", []), keys)
    places = [bare((talk.get("place") or {}).get("name")) for talk in (gold, found)]
    same_place = places[0] == places[1] != ""
    same_start = bool(gold.get("start")) and gold["start"] == _date(found.get("start"))
    same_status = gold.get("status") == found.get("status")
    return overlap(wanted, got) + 0.4 * same_place + 0.4 * same_start + 0.1 * same_status


def _score_talk_values(scores: Scores, gold: Plain, found: Plain, keys: ActorKeys, *, where: str) -> None:
    """What gold settles of a talk that was found."""
    for key in ("status", "publicity", "format"):
        if gold.get(key):
            contested = key == "status" and {gold[key], found.get(key)} == {"alleged", "denied"}
            scores.value(f"talk {key}", gold[key], found.get(key), where, same=contested or None)
    for key in ("start", "end"):
        if gold.get(key):
            scores.value(f"talk {key}", gold[key], _date(found.get(key)), where)
    if gold.get("place"):
        wanted, got = gold["place"]["name"], (found.get("place") or {}).get("name")
        scores.value("talk place", wanted, got, where, same=alike(wanted, got) or bare(wanted) == bare(got))
    if gold.get("outcome"):
        scores.value("talk outcome", gold["outcome"], (found.get("outcome") or {}).get("kind"), where)
    if gold.get("according_to"):
        got = [keys.of(a) if a in keys.found else a for a in found.get("according_to") or []]
        named = all(any(w == a or alike(w, a) for a in got) for w in gold["according_to"])
        scores.value("talk according_to", gold["according_to"], got, where, same=named)


def _score_row_values(scores: Scores, gold: Plain, found: Plain, keys: ActorKeys, *, where: str) -> None:
    """What gold settles of a delegation that was found."""
    for key in ("role", "attendance"):
        scores.value(f"participant {key}", gold.get(key), found.get(key), where)
    if gold.get("size") is not None:
        scores.value("participant size", gold["size"], found.get("size"), where)
    if gold.get("members"):
        scores.sets("delegates", gold["members"], [keys.of(m) for m in found.get("members", [])], where)


def _parties(participants: Iterable[Plain], keys: ActorKeys | None = None) -> set[str]:
    """The keys of all delegations; gold's own without `keys`."""
    return {keys.of(p["actor"]) if keys else p["actor"] for p in participants}


def _date(date: Any) -> Any:
    return date.get("value") if isinstance(date, dict) else date


def _same_speaker(gold: Plain, found: Plain, keys: ActorKeys) -> bool:
    """A speaker in common; gold leaves the speaker of a joint statement open."""
    speakers = listed(found.get("speaker"))
    if gold.get("speaker"):
        return bool(set(listed(gold["speaker"])) & keys.all_of(speakers))
    joint = gold.get("source") in ("collective", "document") and len(speakers) > 1
    return joint or not speakers


def _source_class(kind: str | None) -> str | None:
    """Anonymous, a written text, or on the record."""
    return kind if kind in (None, "anonymous", "document") else "on the record"


def _same_event(gold: Plain, found: Plain, keys: ActorKeys) -> bool:
    """The same type with a source and a target in common.

    Meetings and agreements have no direction; a signing may be AGREE or SUPPORT, a meeting that is called off a negated
    CONSULT or a REJECT.
    """
    source, target = keys.all_of(found.get("source")), keys.all_of(found.get("target"))
    gold_source, gold_target = set(gold["source"]), set(gold.get("target") or [])
    types = gold["type"], found.get("type")
    everyone = gold_source | gold_target
    if types == ("CONSULT", "REJECT") and gold.get("negated"):
        return bool(everyone & (source | target))
    if types[0] != types[1] and not (set(types) == {"AGREE", "SUPPORT"} and "sign" in gold["quote"]):
        return False
    if gold["type"] in UNDIRECTED:
        return len(everyone & (source | target)) >= min(2, len(everyone))
    return bool(gold_source & source) and (not gold_target or bool(gold_target & target))


def _placed_times(gold: Plain, text: str) -> Iterator[Plain]:
    """Gold's times with their spans, each looked for after the last; one that is not in the text starts at -1."""
    cursor = 0
    for time in gold.get("times", []):
        start = text.find(time["text"], cursor)
        cursor = start + 1 if start >= 0 else cursor
        yield {**time, "span": (start, start + len(time["text"]))}


def _talk_words(talk: Plain) -> str:
    return f"{talk.get('id')} {sorted(p['actor'] for p in talk.get('participants', []))}"


def _statement_words(statement: Plain) -> str:
    return f"{statement.get('speaker')}: {(statement.get('text') or '')[:70]}"


def _claim_words(claim: Plain) -> str:
    return " ".join(str(value) for key, value in claim.items() if key not in ("evidence", "id"))
