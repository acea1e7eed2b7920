"""Processes that do tasks, each with its own reader and one task at a time.

In: tasks with their numbers. Out: their outcomes, as they are done. One task at a time means that a process that dies
(killed, out of memory, a fault in a native library) takes a single task with it, which then fails by name; a fresh
process takes the place of the dead one. Refuses to share state: only tasks and records cross between processes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import connection, get_context
from typing import TYPE_CHECKING, TypeAlias

from parley.errors import InputError, ParleyError
from parley.run.tasks import Outcome, Task, failure, name_of

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnProcess

Done: TypeAlias = tuple[int, tuple[Outcome, ...]]
Doer: TypeAlias = Callable[[Task], Iterable[Outcome]]


@dataclass
class Worker:
    """A running process, our end of its pipe, and the task that it holds (None: idle)."""

    process: SpawnProcess
    pipe: Connection
    number: int | None = None
    task: Task | None = None


class Pool:
    """Up to `jobs` processes, started when they are first needed; `close` it.

    `make_doer` is called once in each process and returns what does its tasks; it must be picklable.
    """

    def __init__(self, jobs: int, make_doer: Callable[[], Doer]) -> None:
        self.jobs, self.make_doer = jobs, make_doer
        self.workers: list[Worker] = []

    def has_room(self) -> bool:
        """Whether a task can be given without waiting."""
        return len(self.workers) < self.jobs or any(w.number is None for w in self.workers)

    def give(self, number: int, task: Task) -> None:
        """Hand one task to an idle process, or to a new one."""
        worker = next((w for w in self.workers if w.number is None), None) or self._start()
        worker.number, worker.task = number, task
        with suppress(BrokenPipeError, ConnectionResetError):  # it died idle: take() finds its pipe closed
            worker.pipe.send(task)

    def take(self, *, wait: bool) -> list[Done]:
        """What is done by now; with `wait` at least one. Raises ParleyError where a process could not be set up."""
        busy = [w.pipe for w in self.workers if w.number is not None]
        ready = set(connection.wait(busy, timeout=None if wait else 0)) if busy else set()
        return [self._collect(w) for w in list(self.workers) if w.pipe in ready]

    def close(self) -> None:
        """End all processes, whatever they are doing."""
        for worker in self.workers:
            worker.process.terminate()
        for worker in self.workers:
            worker.process.join()
            worker.pipe.close()
        self.workers.clear()

    def _start(self) -> Worker:
        spawn = get_context("spawn")
        ours, theirs = spawn.Pipe()
        process = spawn.Process(target=_work, args=(theirs, self.make_doer), daemon=True)
        with _interrupts_ignored():
            process.start()
        theirs.close()  # so that the pipe ends when the process does
        self.workers.append(Worker(process, ours))
        return self.workers[-1]

    def _collect(self, worker: Worker) -> Done:
        assert worker.number is not None
        assert worker.task is not None
        try:
            outcomes = worker.pipe.recv()
        except (EOFError, ConnectionResetError):
            outcomes = (self._bury(worker),)
        if isinstance(outcomes, ParleyError):
            raise outcomes
        done = worker.number, outcomes
        worker.number = worker.task = None
        return done

    def _bury(self, worker: Worker) -> InputError:
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)
        assert worker.task is not None
        return InputError(
            name_of(worker.task),
            f"internal error: the process that read it {_ending(worker.process.exitcode)}; please report",
        )


@contextmanager
def _interrupts_ignored() -> Iterator[None]:
    """Processes started here ignore Ctrl-C, which reaches the whole group: the parent alone decides."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may set handlers, and only it gets Ctrl-C
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _work(pipe: Connection, make_doer: Callable[[], Doer]) -> None:
    """The life of one process: a task in, its outcomes out, until the pipe closes."""
    do_task = make_doer()
    with suppress(EOFError, BrokenPipeError):  # the parent is gone
        while True:
            pipe.send(_answer(do_task, pipe.recv()))


def _answer(do_task: Doer, task: Task) -> tuple[Outcome, ...] | ParleyError:
    """The outcomes, or the error of a set-up that no task can go without, in a form that crosses processes."""
    try:
        return tuple(do_task(task))
    except Exception as error:
        return ParleyError(str(error) if isinstance(error, ParleyError) else failure(error, "set-up").why)


def _ending(exitcode: int | None) -> str:
    if exitcode is not None and exitcode < 0:
        return f"was ended by signal {-exitcode} ({signal.strsignal(-exitcode)})"
    return f"ended with status {exitcode}"
