"""A runner whose first task stays on its way until it is cancelled."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from reader.model.errors import WorkCancelledError
from reader.model.ports import ReportProgress
from reader.workers import InlineRunner


class HeldJob:
    """Waits to be cancelled."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def wait(self) -> Any:
        self._cancelled.wait()
        raise WorkCancelledError("the work")

    def cancel(self) -> None:
        self._cancelled.set()


class HeldRunner:
    """Holds its first task, and runs all later ones at once; implements the port Runner."""

    def __init__(self, host: Any) -> None:
        self._inline = InlineRunner(host)
        self._has_held = threading.Event()
        self.held: list[Callable[..., Any]] = []

    def start(
        self, lane: str, task: Callable[..., Any], argument: Any, on_progress: ReportProgress | None = None
    ) -> Any:
        if not self._has_held.is_set():
            self.held.append(task)
            self._has_held.set()
            return HeldJob()
        return self._inline.start(lane, task, argument, on_progress)

    @contextmanager
    def in_the_background(self, work: Callable[[], Any]) -> Iterator[Future[Any]]:
        """Begin this work in a thread; the block runs once its task is held."""
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(work)
            self._has_held.wait()
            yield future

    def close(self) -> None:
        self._inline.close()
