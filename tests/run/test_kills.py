"""What was told as added is in the file, whatever happens to the process, the disk or its neighbours."""

import json
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from parley.errors import BookBusy, BookError
from parley.run.adding import add_records
from parley.store.book import close, open_to_read, open_to_write, writers
from parley.store.rows import passages
from tests.made_records import record

ADD = """
import sys
from parley.errors import InputError
from parley.run.adding import add_records
for added in add_records(sys.argv[1], [sys.argv[2]]):
    assert not isinstance(added, InputError), added
    print(added.id, flush=True)
"""

KILLS = 20
"""`python -m benchmarks.kills` kills two hundred, in the middle of more than adding."""

LONGEST_LIFE = 0.25
"""Seconds after its first word that a process lives at most."""


def made(number):
    """A report that resembles none of the others, of two paragraphs."""
    chance = random.Random(number)
    words = ["".join(chance.choices("abcdefghijklmnop", k=6)) for _ in range(80)]
    return record(f"ZENDA {number} {' '.join(words[:40])}.\n\n{' '.join(words[40:])}.", file=f"{number}.txt")


HOLD = """
import sys, time
from parley.run.adding import writing
from parley.store.book import transaction
with writing(sys.argv[1], command="add") as con, transaction(con):
    print("held", flush=True)
    time.sleep(60)
"""

LARGEST = 1_000_000
"""Bytes of a file where a process may write no larger ones."""

ROOM = 180
"""Pages of a file on a small disk."""


@pytest.fixture
def book(tmp_path):
    return str(tmp_path / "zenda.casebook")


def write(tmp_path, numbers):
    file = tmp_path / f"records-{numbers[0]}.jsonl"
    file.write_text("".join(json.dumps(made(n)) + "\n" for n in numbers), encoding="utf-8")
    return str(file)


def test_a_process_killed_at_any_moment_loses_nothing_it_told(book, tmp_path):
    chance = random.Random(KILLS)
    told = set()
    for kill in range(KILLS):
        records = write(tmp_path, range(40 * (kill // 4), 40 * (kill // 4) + 60))
        told |= told_before_the_kill([book, records], chance)
        assert_whole(book, told)
    assert told


def told_before_the_kill(arguments, chance):
    """The ids that a process told before it was killed, now and then before its first word."""
    with subprocess.Popen([sys.executable, "-c", ADD, *arguments], stdout=subprocess.PIPE, text=True) as adding:
        first = "" if chance.random() < 0.1 else adding.stdout.readline()
        time.sleep(chance.random() * LONGEST_LIFE)
        adding.send_signal(signal.SIGKILL)
        rest = adding.stdout.read()
    return {line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")}


def assert_whole(book, told):
    """The file is sound, every told report is in it, and every report in it has all its parts."""
    try:
        con = open_to_read(book)
    except BookError:  # killed before there was a casebook
        assert not told
        return
    assert con.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert {line.strip() for line in told} <= {id for (id,) in con.execute("SELECT id FROM report")}
    for n, text in con.execute("SELECT n, text FROM report").fetchall():
        assert parts_of(con, n) == (4, 1, 1, 1, 1, 2, 1, 1, len(list(passages(text))))
    assert con.execute("SELECT COUNT(*) FROM passage_text WHERE passage_text MATCH 'zenda'").fetchone() == (
        con.execute("SELECT COUNT(*) FROM report").fetchone()
    )
    con.close()


def parts_of(con, n):
    """How many rows a report has in each table of claims."""
    tables = ("mention", "talk", "statement", "position", "event", "claim", "report_file", "print", "passage")
    return tuple(con.execute(f"SELECT COUNT(*) FROM {t} WHERE report = ?", (n,)).fetchone()[0] for t in tables)


def test_a_full_disk_is_told_and_loses_nothing(book, tmp_path, monkeypatch):
    records = write(tmp_path, range(60))
    monkeypatch.setattr("parley.run.adding.open_to_write", on_a_small_disk)
    told = told_until_full(book, records)
    assert_whole(book, told)
    monkeypatch.undo()
    assert [added.is_new for added in add_records(book, [records])].count(False) == len(told)


def on_a_small_disk(*arguments, **options):
    """The casebook, as if there were room for a few reports."""
    con = open_to_write(*arguments, **options)
    con.execute(f"PRAGMA max_page_count = {ROOM}")
    return con


@pytest.fixture
def small_disk(tmp_path):
    """A file system of two megabytes; skips where nobody may make one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no rights to make a small file system")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_disk_that_is_really_full_is_told_and_loses_nothing(small_disk, tmp_path):
    book = str(small_disk / "casebook")
    assert_whole(book, told_until_full(book, write(tmp_path, range(200))))


def test_a_file_that_may_not_grow_is_told_and_loses_nothing(book, tmp_path):
    command = [sys.executable, "-c", ADD, book, write(tmp_path, range(100))]
    added = subprocess.run(command, preexec_fn=let_no_file_grow, capture_output=True, text=True, check=False)
    assert "the file may not grow" in added.stderr
    assert added.stdout
    assert_whole(book, set(added.stdout.splitlines(keepends=True)))


def let_no_file_grow():
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))


def told_until_full(book, records):
    """What was told as added before there was no room; some was, not all."""
    told = []
    with pytest.raises(BookError, match="no space left on the disk"):
        collect_told(book, records, told)
    assert told
    return told


def collect_told(book, records, told):
    for added in add_records(book, [records]):
        told.append(f"{added.id}\n")


def test_twenty_readers_see_whole_reports_while_one_writes(book, tmp_path):
    close(open_to_write(book))
    records = write(tmp_path, range(80))
    with ThreadPoolExecutor(21) as pool:
        writing = pool.submit(lambda: [added.is_new for added in add_records(book, [records])])
        seen = [reading.result() for reading in [pool.submit(read_until, book, writing) for _ in range(20)]]
    assert all(writing.result())
    assert all(numbers[-1] == 80 and numbers == sorted(numbers) for numbers in seen)


def read_until(book, writing):
    """How many reports a reader sees, again and again, until the writer is done; each with all its parts."""
    con, numbers = open_to_read(book), []
    while not writing.done() or not numbers or numbers[-1] < 80:
        con.execute("BEGIN")
        numbers.append(con.execute("SELECT COUNT(*) FROM report").fetchone()[0])
        assert con.execute("SELECT COUNT(*) FROM talk").fetchone()[0] == numbers[-1]
        con.execute("COMMIT")
        time.sleep(0.01)
    con.close()
    return numbers


def test_two_writers_take_turns(book, tmp_path):
    files = [write(tmp_path, range(40)), write(tmp_path, range(20, 60))]
    with ThreadPoolExecutor(2) as pool:
        adding = [pool.submit(lambda file: list(add_records(book, [file])), file) for file in files]
    new = [added.is_new for outcomes in adding for added in outcomes.result()]
    assert new.count(True) == 60
    assert len(new) == 80


def test_who_waits_in_vain_is_told_who_holds_the_file(book, tmp_path):
    file = write(tmp_path, range(2))
    with subprocess.Popen([sys.executable, "-c", HOLD, book], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(
            BookBusy, match=rf"parley add \(process {holder.pid} on .*\) is writing to it; waited 0.2 s"
        ):
            list(add_records(book, [file], wait=0.2))
        holder.kill()
    assert [added.is_new for added in add_records(book, [file])] == [True, True]
    assert not writers(open_to_read(book))
