"""Scores what the casebook makes of many reports: `python -m evaluate.casebook --gold gold/casebook`.

The folder holds a file for each process, in the form that its README tells. Each is filled twice into a new casebook:
with the gold's own talks as records, which measures matching and verdicts alone, and with what Parley reads of the
reports, which measures all of it. Prints for each B-cubed of rounds, of copies and of events, and the accuracy of
verdicts.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from evaluate.casebook_gold import Gold, GoldEvent, GoldReport, GoldTalk, read_gold, records_of, span_of
from evaluate.clusters import Cluster, Tally, b_cubed
from evaluate.records import check_floors, options, table
from parley.errors import ParleyError
from parley.reports import Options, read_reports
from parley.run.book import Reading, add
from parley.steps import Reader, load_reader, read_report
from parley.store.book import open_to_write

Plain = dict[str, Any]
Figures = dict[str, dict[str, float]]

AT = "2000-01-01T00:00:00+00:00"
LEAST_SHARE = 0.2
"""Least likeness of a gold talk and a talk of a record for them to be one: passage, status, day and place add up."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, print, compare with the floors; returns the exit status."""
    asked = parse(arguments)
    reader = None if asked.gold_only else load_reader(asked.model, asked.codebook)
    figures: Figures = {}
    for file in sorted(asked.gold.glob("*.txt")):
        gold = read_gold(file)
        figures |= score_file(f"{file.stem}, gold talks", gold, list(records_of(gold)), errors=asked.errors)
        if reader:
            figures |= score_file(f"{file.stem}, read", gold, list(read_all(gold, reader)), errors=asked.errors)
    print(json.dumps(figures, indent=1) if asked.json else table(figures))
    return check_floors(figures, asked.gold, floors=asked.floors, pin=asked.pin)


def parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    cli = options("casebook", __doc__, gold="gold/casebook", errors="every round that is not as in gold")
    cli.add_argument("--gold-only", action="store_true", help="the gold's own talks only; nothing is read")
    return cli.parse_args(arguments)


def read_all(gold: Gold, reader: Reader) -> Iterator[Plain]:
    """The records that Parley makes of the reports."""
    with TemporaryDirectory() as folder:
        for report in gold.reports:
            file = Path(folder, f"{report.key}.txt")
            file.write_text(report.text, encoding="utf-8")
            reading = next(iter(read_reports(str(file), options=Options(published=report.published, as_is=True))))
            if isinstance(reading, ParleyError):
                raise reading
            yield json.loads(json.dumps(read_report(reading.report, reader, problems=reading.problems).to_dict()))


def score_file(name: str, gold: Gold, records: Sequence[Plain], *, errors: bool) -> Figures:
    """The figures of one process."""
    with TemporaryDirectory() as folder, closing(open_to_write(str(Path(folder, "casebook")))) as con:
        for record in records:
            add(con, Reading(record, "", AT))
        return score_book(name, gold, records, con, errors=errors)


def score_book(name: str, gold: Gold, records: Sequence[Plain], con: sqlite3.Connection, *, errors: bool) -> Figures:
    """The figures of a filled casebook."""
    named = {
        f"{record['report']['id']}#{talk}": (report.key, gold_talk.round)
        for report, record in zip(gold.reports, records, strict=True)
        for talk, gold_talk in pairs_of(report, record).items()
    }
    rounds = clusters((round, named.get(talk, talk)) for talk, round in con.execute("SELECT id, round FROM talk"))
    wanted = clusters((talk.round, (report.key, talk.round)) for report in gold.reports for talk in report.talks)
    origins = clusters((origin, id) for id, origin in con.execute("SELECT id, origin FROM report"))
    copies = clusters((gold.origin_of(report), report.id) for report in gold.reports)
    verdicts = verdicts_of(con, named)
    if errors:
        print(*faults(name, gold, verdicts, con, named), sep="\n")
    right = sum(verdicts.get(round) == verdict for round, verdict in gold.verdicts.items())
    return {
        **score_events(name, gold, records, con, errors=errors),
        f"{name}: rounds": bars(b_cubed(wanted, rounds)),
        f"{name}: copies": bars(b_cubed(copies, origins)),
        f"{name}: verdicts": {"accuracy": right / len(gold.verdicts), "of": len(gold.verdicts)},
    }


def score_events(name: str, gold: Gold, records: Sequence[Plain], con: sqlite3.Connection, *, errors: bool) -> Figures:
    """The same of events, where there is gold on them; events that gold does not know are no faults."""
    if not gold.event_verdicts:
        return {}
    named = {
        f"{record['report']['id']}#{id}": (report.key, event.event)
        for report, record in zip(gold.reports, records, strict=True)
        for id, event in events_of(report, record).items()
    }
    told = con.execute("SELECT id, happening FROM event ORDER BY happening").fetchall()
    found = clusters((happening, named[event]) for event, happening in told if event in named)
    wanted = clusters((event.event, (report.key, event.event)) for report in gold.reports for event in report.events)
    happening_of = {named[event][1]: happening for event, happening in told if event in named}
    verdict = dict(con.execute("SELECT id, verdict FROM happening").fetchall())
    wrong = {
        event: verdict.get(happening_of.get(event))
        for event, right in gold.event_verdicts.items()
        if verdict.get(happening_of.get(event)) != right
    }
    for event, other in wrong.items() if errors else ():
        print(f"{name}: {event} is {gold.event_verdicts[event]}, found {other}")
    accuracy = 1 - len(wrong) / len(gold.event_verdicts)
    return {
        f"{name}: events": bars(b_cubed(wanted, found)),
        f"{name}: event verdicts": {"accuracy": accuracy, "of": len(gold.event_verdicts)},
    }


def events_of(report: GoldReport, record: Plain) -> dict[str, GoldEvent]:
    """The gold event that each event of a record is: of the same type, and most of its words; none twice."""
    pairs: dict[str, GoldEvent] = {}
    for event in report.events:
        start, end = span_of(event, report.text)
        shares = [
            (sum(max(0, min(b, end) - max(a, start)) for a, b in found["evidence"]), found["id"])
            for found in record["events"]
            if found["type"] == event.type and found["id"] not in pairs
        ]
        share, id = max(shares, default=(0, ""))
        if share:
            pairs[id] = event
    return pairs


def pairs_of(report: GoldReport, record: Plain) -> dict[str, GoldTalk]:
    """The gold talk that each talk of a record is; the most alike first, none twice."""
    alike = sorted(
        ((likeness(talk, found, report), found["id"], talk) for talk in report.talks for found in record["talks"]),
        key=lambda pair: (-pair[0], pair[1], pair[2].round),
    )
    pairs: dict[str, GoldTalk] = {}
    for share, id, talk in alike:
        if share >= LEAST_SHARE and id not in pairs and talk not in pairs.values():
            pairs[id] = talk
    return pairs


def likeness(talk: GoldTalk, found: Plain, report: GoldReport) -> float:
    """How much of the gold's words a talk's passages cover, and what they have in common; 0 where no word."""
    start, end = span_of(talk, report.text)
    covered = {n for a, b in found["evidence"] for n in range(max(a, start), min(b, end))}
    share = len(covered) / (end - start)
    same = (
        (found.get("start") or {}).get("value") == talk.start,
        (found.get("place") or {}).get("name") == talk.place,
        found["status"] == talk.status,
    )
    return share + sum(same) / 4 if covered else 0.0


def clusters(named: Iterable[tuple[Hashable, Hashable]]) -> list[Cluster]:
    """Members by the name of their cluster."""
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for name, member in named:
        found[name].add(member)
    return [frozenset(members) for members in found.values()]


def verdicts_of(con: sqlite3.Connection, named: dict[str, tuple[str, str]]) -> dict[str, str]:
    """The verdict of each gold round: that of the entry with most of its talks, of equals the first by id."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for talk, round in con.execute("SELECT id, round FROM talk ORDER BY round"):
        if talk in named:
            votes[named[talk][1]][round] += 1
    verdict = dict(con.execute("SELECT id, verdict FROM round").fetchall())
    return {round: verdict[count.most_common(1)[0][0]] for round, count in votes.items()}


def faults(
    name: str, gold: Gold, verdicts: dict[str, str], con: sqlite3.Connection, named: dict[str, tuple[str, str]]
) -> Iterator[str]:
    """Every gold round with another verdict, and every entry that is no gold round, in words."""
    for round, verdict in gold.verdicts.items():
        if verdicts.get(round) != verdict:
            yield f"{name}: {round} is {verdict}, found {verdicts.get(round)}"
    talks = con.execute("SELECT id, round FROM talk").fetchall()
    found = clusters((round, named.get(talk, (talk[-6:], "-"))) for talk, round in talks)
    wanted = clusters((talk.round, (report.key, talk.round)) for report in gold.reports for talk in report.talks)
    for entry in found:
        if entry not in wanted:
            yield f"{name}: together {sorted(map(str, entry))}"
    got = frozenset(named.values())
    yield from (f"{name}: no talk for {key} {round}" for key, round in sorted(frozenset().union(*wanted) - got))


def bars(tally: Tally) -> dict[str, float]:
    return {"precision": tally.precision, "recall": tally.recall, "f1": tally.f1}


if __name__ == "__main__":
    sys.exit(main())
