"""Whether a casebook outlives being killed: `python -m benchmarks.kills --times 200`.

A process adds reports, reads them again with other claims, joins and splits talks and moves its log into the file all
the while, and tells of each once it is done; it is killed at a random moment and another goes on with the same file.
After each kill the file must be sound and hold all that was told; at the end it must be what the same reports and
judgements make of a new casebook. Meanwhile `--readers` other processes look at it. Prints the counts; exits with 1
where anything is amiss.
"""

from __future__ import annotations

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.synthetic import EVENTS, records
from parley.errors import BookError
from parley.run.adding import writing
from parley.run.book import Reading, add, reread
from parley.run.judging import join, split
from parley.store.book import close, open_to_read, open_to_write, transaction
from parley.store.entries import load_report

REPORTS = 400
"""Records from which each process takes its own at random: enough that there is always something new."""

LOG = 20
"""Pages of the log after which it moves into the file, so that kills come in the middle of that too."""

LIFE = 0.5
"""Seconds that a process lives at most after it told of the first thing done."""

EARLY = 0.1
"""Share of processes that are killed before they told of anything, while they open the file."""

PAUSE = 0.2
"""Seconds between two looks of a reader."""

AT = "2000-01-01T00:00:00+00:00"
OF_ARRIVAL = frozenset({"n", "report", "added"})
"""Columns that hang on the order of arrival."""

TABLES = """
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'passage*'
  AND name NOT IN ('meta', 'judgement', 'copy_pair') ORDER BY name
"""
TORN = f"""
SELECT id FROM report WHERE n NOT IN (SELECT report FROM talk) UNION ALL
SELECT id FROM report WHERE {EVENTS} != (SELECT COUNT(*) FROM event WHERE event.report = report.n) UNION ALL
SELECT id FROM talk WHERE round NOT IN (SELECT id FROM round) UNION ALL
SELECT id FROM round WHERE id NOT IN (SELECT round FROM talk) UNION ALL
SELECT id FROM talk WHERE id NOT IN (SELECT talk FROM account)
"""
"""Reports without talks or some of their events, talks without round, rounds without talk, talks not compared."""

Plain = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, look, print; or be the one who is killed, or who looks on."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--times", type=int, default=200, help="processes to kill [200]")
    cli.add_argument("--readers", type=int, default=0, help="processes that look on meanwhile [0]")
    cli.add_argument("--seed", type=int, default=1, help="of the moments and of what is done [1]")
    cli.add_argument("--work", help=argparse.SUPPRESS)
    cli.add_argument("--look", help=argparse.SUPPRESS)
    asked = cli.parse_args(arguments)
    if asked.work:
        work(asked.work, random.Random(asked.seed))
    if asked.look:
        look_on(asked.look)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "casebook")
        close(open_to_write(path))
        with looked_on(path, asked.readers) as faults:
            done = kill_often(path, asked.times, random.Random(asked.seed))
        same = is_as_if_never_killed(path)
    done |= {"readers with a fault": len(faults), "same as never killed": same}
    print(*(f"{name:24}{count}" for name, count in done.items()), *faults, sep="\n")
    return 0 if same and not faults else 1


def kill_often(path: str, times: int, chance: random.Random) -> Plain:
    """Kill that many processes one after the other; gives how often each thing was told. Raises AssertionError."""
    told: set[str] = set()
    counts: Counter[str] = Counter()
    for number in range(times):
        lines = told_before_the_kill(path, number, chance)
        counts.update(line.split()[0] for line in lines)
        counts["killed before a word"] += not lines
        told |= set(lines)
        assert_kept(path, told)
    return {"killed": times, **counts}


def told_before_the_kill(path: str, seed: int, chance: random.Random) -> list[str]:
    """The whole lines that a process told until it was killed."""
    command = [sys.executable, "-m", "benchmarks.kills", "--work", path, "--seed", str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as working:
        assert working.stdout
        first = "" if chance.random() < EARLY else working.stdout.readline()
        time.sleep(chance.random() * LIFE)
        assert working.poll() is None, "the process ended by itself"
        working.send_signal(signal.SIGKILL)
        lines = (first + working.stdout.read()).splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


def assert_kept(path: str, told: set[str]) -> None:
    """The file is sound, nothing in it is torn, and what was told is in it."""
    with closing(open_to_read(path)) as con:
        assert con.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert not con.execute("PRAGMA foreign_key_check").fetchall()
        assert not con.execute(TORN).fetchall()
        held = {f"added {id}" for (id,) in con.execute("SELECT id FROM report")}
        held |= {f"judged {id}" for (id,) in con.execute("SELECT id FROM judgement")}
        assert {line for line in told if not line.startswith("reread")} <= held


def is_as_if_never_killed(path: str) -> bool:
    """Whether the casebook, its reports as they were made, is what a new one of these and the judgements is."""
    with closing(open_to_write(path)) as con, closing(open_to_write(f"{path}.new")) as new:
        ids = {id for (id,) in con.execute("SELECT id FROM report")}
        copied = con.execute("SELECT * FROM judgement").fetchall()
        for row in copied:
            new.execute(f"INSERT INTO judgement VALUES ({', '.join('?' * len(row))})", row)
        for record in records(REPORTS):
            if record["report"]["id"] in ids:
                add(new, Reading(record, "", AT))
                _read_again(con, record)
        with transaction(con):
            con.execute("INSERT INTO passage_text (passage_text, rank) VALUES ('integrity-check', 1)")
        return content(con) == content(new)


def content(con: sqlite3.Connection) -> dict[str, list[str]]:
    """All rows of all tables but for what hangs on the order of arrival."""
    return {name: sorted(_rows(con, name)) for (name,) in con.execute(TABLES).fetchall()}


def _rows(con: sqlite3.Connection, table: str) -> Iterator[str]:
    cursor = con.execute(f"SELECT * FROM {table}")
    kept = [n for n, column in enumerate(cursor.description) if column[0] not in OF_ARRIVAL]
    return (repr([row[n] for n in kept]) for row in cursor)


def work(path: str, chance: random.Random) -> None:
    """Do one thing after the other to the casebook and tell of each, for as long as one lives."""
    made = list(islice(records(REPORTS), REPORTS))
    with writing(path, command="kills") as con:
        con.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
        while True:
            print(chance.choice((_add, _add, _reread, partial(_judge, path=path)))(con, made, chance), flush=True)


def _add(con: sqlite3.Connection, made: list[Plain], chance: random.Random) -> str:
    record = chance.choice(made)
    add(con, Reading(record, "", AT))
    return f"added {record['report']['id']}"


def _reread(con: sqlite3.Connection, made: list[Plain], chance: random.Random) -> str:
    """As `parley update` does it: other days, one side fewer."""
    record = chance.choice(made)
    talks = [{**talk, "start": made[0]["talks"][0]["start"]} for talk in record["talks"]]
    _read_again(con, {**record, "talks": talks, "statements": []})
    return f"reread {record['report']['id']}"


def _read_again(con: sqlite3.Connection, record: Plain) -> None:
    if stored := load_report(con, record["report"]["id"]):
        reread(con, stored, Reading(record, "", AT))


def _judge(con: sqlite3.Connection, made: list[Plain], chance: random.Random, *, path: str) -> str:
    """Join two talks, or split one off, where that is possible."""
    talks = [id for (id,) in con.execute("SELECT id FROM talk ORDER BY id")]
    try:
        if chance.random() < 0.5:
            join(con, path, chance.sample(talks, min(2, len(talks))), coder="kills", at=AT)
        else:
            split(con, path, chance.sample(talks, min(1, len(talks))), coder="kills", at=AT)
    except BookError:  # they are one already, or there is nothing to take apart
        return _add(con, made, chance)
    return f"judged {con.execute('SELECT MAX(id) FROM judgement').fetchone()[0]}"


@contextmanager
def looked_on(path: str, readers: int) -> Iterator[list[str]]:
    """While that many processes look at the file; gives what was wrong with what they saw."""
    command = [sys.executable, "-m", "benchmarks.kills", "--look", path]
    looking = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(readers)]
    faults: list[str] = []
    try:
        yield faults
    finally:
        for reader in looking:
            reader.terminate()
            fault = reader.communicate()[1]
            if reader.returncode != -signal.SIGTERM:
                faults.append(fault)


def look_on(path: str) -> None:
    """See whole reports and their rounds at each look, never fewer reports than before, until one is ended."""
    before = 0
    with closing(open_to_read(path)) as con:
        while True:
            con.execute("BEGIN")
            number = con.execute("SELECT COUNT(*) FROM report").fetchone()[0]
            assert number >= before, "a report is gone"
            assert not con.execute(TORN).fetchall(), "a report is half there"
            con.execute("COMMIT")
            before = number
            time.sleep(PAUSE)


if __name__ == "__main__":
    sys.exit(main())
