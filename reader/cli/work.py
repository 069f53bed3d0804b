"""Long work under a person's eyes: a progress bar on a terminal, and Ctrl-C that keeps what was done.

Knows no command and no library.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING

from reader.cli.output import is_terminal
from reader.model.errors import WorkCancelledError
from reader.model.work import Progress
from reader.text.sanitise import sanitise_line

if TYPE_CHECKING:
    import rich.progress

ITEM_WIDTH = 40
STOPPING = b"\nStopping after this one; Ctrl-C again stops at once.\n"


@contextmanager
def follow_work(can_show: bool = True) -> Iterator[Callable[[Progress], None]]:
    """Yield what to tell the progress to; it raises WorkCancelledError after Ctrl-C.

    The bar is drawn on standard error where that is a terminal, and not unless `can_show`.
    """
    bar = _Bar() if can_show and is_terminal(sys.stderr) else None
    with _noticing_interrupts() as interrupted:

        def report(progress: Progress) -> None:
            if interrupted.is_set():
                raise WorkCancelledError(progress.what, "stopped", "what was done is kept")
            if bar is not None:
                bar.show(progress)

        try:
            yield report
        finally:
            if bar is not None:
                bar.close()


@contextmanager
def _noticing_interrupts() -> Iterator[threading.Event]:
    """Within this, the first Ctrl-C is noted and the second raises KeyboardInterrupt."""
    interrupted = threading.Event()

    def note(_signal: int, _frame: FrameType | None) -> None:
        if interrupted.is_set():
            raise KeyboardInterrupt
        interrupted.set()
        with suppress(OSError):
            os.write(2, STOPPING)

    previous = signal.getsignal(signal.SIGINT)
    if previous == signal.SIG_IGN:  # in the background of a script, where Ctrl-C is for others
        yield interrupted
        return
    signal.signal(signal.SIGINT, note)
    try:
        yield interrupted
    finally:
        signal.signal(signal.SIGINT, previous)


class _Bar:
    """Appears with the first report of work that is not yet done."""

    def __init__(self) -> None:
        self._drawn: rich.progress.Progress | None = None
        self._task: rich.progress.TaskID | None = None

    def show(self, progress: Progress) -> None:
        if self._drawn is None or self._task is None:
            if progress.done == progress.total:
                return
            self._drawn = _make_bar()
            self._drawn.start()
            self._task = self._drawn.add_task("", item="")
        self._drawn.update(
            self._task,
            description=progress.what,
            completed=progress.done,
            total=progress.total,
            item=sanitise_line(progress.item)[-ITEM_WIDTH:],
        )

    def close(self) -> None:
        if self._drawn is not None:
            self._drawn.stop()


def _make_bar() -> rich.progress.Progress:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[item]}", markup=False),
        console=Console(file=sys.stderr, markup=False, emoji=False, highlight=False),
        transient=True,
    )
