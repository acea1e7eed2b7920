"""Tasks in, outcomes out, whatever happens to the processes in between."""

import os
import signal
import time
from itertools import islice

import pytest

from parley.errors import InputError, ParleyError
from parley.run.local import AHEAD_PER_JOB, read_in_pool
from parley.run.pool import Pool


def make_doer():
    return do


def do(task):
    """Stands in for reading: the name of the task says what happens."""
    if task == "dies":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "exits":
        os._exit(3)
    if task == "slow":
        time.sleep(0.3)
    if task == "no model":
        raise ParleyError("models/x: no such model")
    if task == "bug":
        raise ZeroDivisionError("division by zero")
    count = int(task.removeprefix("holds ")) if task.startswith("holds ") else 1
    return [InputError(task, "done")] * count


def outcomes(*tasks, jobs=2):
    return [(o.where, o.why) for o in read_in_pool(iter(tasks), make_doer, jobs=jobs)]


def test_outcomes_come_in_the_order_of_the_input():
    names = ["slow", *(f"report {n}" for n in range(8))]
    assert [where for where, _ in outcomes(*names)] == names


def test_a_file_may_hold_no_report_or_several():
    assert [where for where, _ in outcomes("holds 0", "holds 3", "a")] == ["holds 3"] * 3 + ["a"]


def test_a_process_that_is_killed_fails_its_report_alone():
    assert outcomes("a", "dies", "b", "exits", "c", jobs=2) == [
        ("a", "done"),
        ("dies", "internal error: the process that read it was ended by signal 9 (Killed); please report"),
        ("b", "done"),
        ("exits", "internal error: the process that read it ended with status 3; please report"),
        ("c", "done"),
    ]


def test_every_process_dying_leaves_every_report_named():
    assert [where for where, _ in outcomes("dies", "dies", "dies", jobs=2)] == ["dies"] * 3


def test_a_model_that_cannot_be_loaded_stops_the_run():
    with pytest.raises(ParleyError, match="models/x: no such model"):
        outcomes("no model", "a")


def test_a_mistake_in_setting_up_is_told_in_one_line():
    with pytest.raises(ParleyError, match="internal error: ZeroDivisionError: division by zero; please report"):
        outcomes("bug")


def test_no_more_tasks_are_drawn_than_may_be_under_way():
    drawn = []
    tasks = (drawn.append(n) or f"report {n}" for n in range(1000))
    reading = read_in_pool(tasks, make_doer, jobs=1)
    assert len(list(islice(reading, 3))) == 3
    reading.close()
    assert len(drawn) <= 3 + AHEAD_PER_JOB + 1


def test_leaving_early_ends_the_processes():
    pool = Pool(2, make_doer)
    pool.give(0, "a")
    pool.take(wait=True)
    process = pool.workers[0].process
    pool.close()
    assert process.exitcode is not None


def test_no_task_means_no_process():
    assert outcomes() == []
