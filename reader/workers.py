"""Worker processes for CPU work, so that the screen's threads only ever wait.

Each lane is one spawned process that opens its own host once and then runs tasks in order.  A lane outside
`lasting_lanes` ends when its last task is done; none starts before its first task.  They die with their parent.
Knows no task, and no host beyond the function that opens it.
"""

from __future__ import annotations

import json
import logging
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Generic, TypeVar

from reader.model.errors import ReaderError, WorkCancelledError, explain_refusal
from reader.model.ports import ReportProgress
from reader.model.work import Progress

Result = TypeVar("Result")

SECONDS_BETWEEN_REPORTS = 0.5
"""Each is painted, and a key that comes right after a paint waits for the next frame, 16 ms later."""
SECONDS_TO_END = 1.0

START = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from reader.workers import serve_tasks
serve_tasks(int(sys.argv[2]))
"""


@dataclass(frozen=True, slots=True)
class _Order:
    number: int
    task: Callable[..., Any]
    argument: Any


@dataclass(frozen=True, slots=True)
class _Cancel:
    number: int


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    result: Any = None
    error: ReaderError | None = None


@dataclass(frozen=True, slots=True)
class _Report:
    number: int
    progress: Progress


class InlineJob(Generic[Result]):
    """A task that is done already."""

    def __init__(self, result: Result | None, error: ReaderError | None) -> None:
        self._result = result
        self._error = error

    def wait(self) -> Result:
        """The answer, or what the task raised."""
        if self._error is not None:
            raise self._error
        return self._result  # type: ignore[return-value]  # None only where Result allows it

    def cancel(self) -> None:
        """Too late: the task is done."""


class InlineRunner:
    """Runs each task at once in the caller's thread: for commands and tests."""

    def __init__(self, host: Any) -> None:
        self._host = host

    def start(
        self,
        lane: str,  # noqa: ARG002  # every lane is this thread
        task: Callable[..., Result],
        argument: Any,
        on_progress: ReportProgress | None = None,
    ) -> InlineJob[Result]:
        """Run the task and return when it is done."""
        try:
            return InlineJob(task(self._host, argument, on_progress or _ignore), None)
        except ReaderError as error:
            return InlineJob(None, error)

    def close(self) -> None:
        """Nothing runs on."""


def _ignore(progress: Progress) -> None:
    del progress


class ProcessJob(Generic[Result]):
    """A task on its way in another process."""

    def __init__(self, send_cancel: Callable[[], None], on_progress: ReportProgress | None) -> None:
        self._send_cancel = send_cancel
        self._on_progress = on_progress
        self._done = threading.Event()
        self._answer: _Answer | None = None

    def wait(self) -> Result:
        """Block until the answer is there; raises what the task raised."""
        self._done.wait()
        assert self._answer is not None
        if self._answer.error is not None:
            raise self._answer.error
        return self._answer.result  # type: ignore[no-any-return]

    def cancel(self) -> None:
        """Ask the task to stop at its next report of progress, or not to begin."""
        self._send_cancel()

    def report(self, progress: Progress) -> None:
        """Hand progress on; a listener that wants no more cancels."""
        if self._on_progress is None:
            return
        try:
            self._on_progress(progress)
        except WorkCancelledError:
            self.cancel()

    def finish(self, answer: _Answer) -> None:
        """Let `wait` return."""
        self._answer = answer
        self._done.set()


class ProcessRunner:
    """Runs tasks in one spawned process a lane."""

    def __init__(
        self, open_host: Callable[[Any], Any], host_argument: Any, log_file: Path, lasting_lanes: frozenset[str]
    ) -> None:
        self._arguments = (open_host, host_argument, log_file)
        self._lasting_lanes = lasting_lanes
        self._lanes: dict[str, _Lane] = {}
        self._lock = threading.Lock()

    def start(
        self,
        lane: str,
        task: Callable[..., Result],
        argument: Any,
        on_progress: ReportProgress | None = None,
    ) -> ProcessJob[Result]:
        """Queue the task on its lane, starting the lane's process if none runs."""
        with self._lock:
            running = self._lanes.get(lane)
            job = running.add(task, argument, on_progress) if running is not None else None
            while job is None:  # no process, or one that ends just now
                running = _Lane(lane, self._arguments, ends_when_idle=lane not in self._lasting_lanes)
                self._lanes[lane] = running
                job = running.add(task, argument, on_progress)
            return job

    def close(self) -> None:
        """Cancel everything and end the processes."""
        with self._lock:
            for lane in self._lanes.values():
                lane.close()
            self._lanes.clear()


class _Lane:
    """One process, the jobs it was given, and a thread that takes its answers."""

    def __init__(self, name: str, arguments: tuple[Any, ...], *, ends_when_idle: bool) -> None:
        self._connection, childs_end = Pipe()
        # not multiprocessing.Process: its helper process does not start while a screen holds standard error
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, json.dumps(sys.path), str(childs_end.fileno())],
            pass_fds=[childs_end.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C is for the parent, which cancels
        )
        childs_end.close()
        self._connection.send(arguments)
        self._ends_when_idle = ends_when_idle
        self._jobs: dict[int, ProcessJob[Any]] = {}
        self._count = 0
        self._lock = threading.Lock()
        self._is_open = True
        self._is_closing = False
        self._answers = threading.Thread(target=self._take_answers, name=f"answers-{name}", daemon=True)
        self._answers.start()

    def add(
        self, task: Callable[..., Any], argument: Any, on_progress: ReportProgress | None
    ) -> ProcessJob[Any] | None:
        """Queue a task; None when the process takes no more."""
        with self._lock:
            if not self._is_open:
                return None
            self._count += 1
            number = self._count
            job: ProcessJob[Any] = ProcessJob(lambda: self._send(_Cancel(number)), on_progress)
            self._jobs[number] = job
            self._send_locked(_Order(number, task, argument))
        return job

    def close(self) -> None:
        """Cancel every job and wait until the process is gone."""
        with self._lock:
            self._is_open = False
            self._is_closing = True
            for number in self._jobs:
                self._send_locked(_Cancel(number))
            self._send_locked(None)
        self._answers.join(SECONDS_TO_END)
        if self._answers.is_alive():
            self._process.kill()
            self._answers.join()

    def _send(self, message: object) -> None:
        with self._lock:
            self._send_locked(message)

    def _send_locked(self, message: object) -> None:
        try:
            self._connection.send(message)
        except OSError:
            self._is_open = False  # the process is gone; its answers' thread says so to every job

    def _take_answers(self) -> None:
        try:
            while self._take_answer(self._connection.recv()):
                pass
        except (EOFError, OSError):
            pass  # the process is gone
        finally:
            self._give_up()

    def _take_answer(self, message: _Report | _Answer) -> bool:
        """Hand a message to its job; False when the lane is done."""
        if isinstance(message, _Report):
            self._jobs[message.number].report(message.progress)
            return True
        with self._lock:
            job = self._jobs.pop(message.number)
            goes_on = bool(self._jobs) or not self._ends_when_idle
            if not goes_on:
                self._is_open = False
                self._send_locked(None)
        job.finish(message)
        return goes_on

    def _give_up(self) -> None:
        with self._lock:
            self._is_open = False
            jobs, self._jobs = self._jobs, {}
            self._connection.close()
        lost = ReaderError("the worker process", "ended before it answered", "the log says why")
        for number, job in jobs.items():
            job.finish(_Answer(number, error=WorkCancelledError("the work") if self._is_closing else lost))
        self._process.wait()


def serve_tasks(descriptor: int) -> None:
    """Run a worker process: take orders from this end of the pipe until told to end, or the parent is gone."""
    connection = Connection(descriptor)
    open_host, argument, log_file = connection.recv()
    _log_to(log_file)
    orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
    cancelled: set[int] = set()
    threading.Thread(target=_take_orders, args=(connection, orders, cancelled), daemon=True).start()
    host = None
    while (order := orders.get()) is not None:
        if order.number in cancelled:
            connection.send(_Answer(order.number, error=WorkCancelledError("the work")))
            continue
        try:
            host = host if host is not None else open_host(argument)
        except ReaderError as error:
            connection.send(_Answer(order.number, error=error))
            continue
        except OSError as error:
            connection.send(_Answer(order.number, error=explain_refusal(error)))
            continue
        connection.send(_run(order, host, connection, cancelled))
    if host is not None:
        host.close()


def _run(order: _Order, host: Any, connection: Connection, cancelled: set[int]) -> _Answer:
    last_report = 0.0

    def report(progress: Progress) -> None:
        nonlocal last_report
        if order.number in cancelled:
            raise WorkCancelledError(progress.what)
        now = time.monotonic()
        if now - last_report >= SECONDS_BETWEEN_REPORTS or progress.done == progress.total:
            last_report = now
            connection.send(_Report(order.number, progress))

    try:
        return _Answer(order.number, result=order.task(host, order.argument, report))
    except ReaderError as error:
        return _Answer(order.number, error=error)
    except OSError as error:
        return _Answer(order.number, error=explain_refusal(error))
    except Exception as error:  # noqa: BLE001  # a bug in one task must not take the lane's other tasks with it
        logging.getLogger("newsreader").error("%s failed: %s", order.task.__qualname__, _describe(error))
        return _Answer(order.number, error=ReaderError(order.task.__name__, "stopped by a bug", "the log says where"))


def _describe(error: BaseException) -> str:
    """Type and places of an error, without its message: that may quote an article."""
    places = []
    trace = error.__traceback__
    while trace is not None:
        places.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return f"{type(error).__name__} at {' > '.join(places)}"


def _take_orders(connection: Connection, orders: queue.SimpleQueue[_Order | None], cancelled: set[int]) -> None:
    try:
        while (message := connection.recv()) is not None:
            if isinstance(message, _Cancel):
                cancelled.add(message.number)
            else:
                orders.put(message)
    except (EOFError, OSError):
        os._exit(1)  # the parent is gone, and nobody waits for what is being done
    orders.put(None)


def _log_to(log_file: Path) -> None:
    """Send everything this process would print to the log: the terminal belongs to the screen."""
    try:
        log_file.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(log_file, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    except OSError:  # a disk that is full or closed keeps no log; the work goes on
        descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, 1)
    os.dup2(descriptor, 2)
    os.close(descriptor)
    logging.basicConfig(format="%(asctime)s %(message)s", level=logging.WARNING)
