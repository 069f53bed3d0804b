"""Long work in the background: importing, rescanning, indexing; one piece at a time.

Knows the bridge and the status line; what was imported is shown by others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model.work import ImportReport, Problem, Progress, describe_left_out
from reader.tui.bridge.bridge import Bridge
from reader.tui.parts.status import Status

MAX_PROBLEMS_SHOWN = 3


class Working:
    """The piece of long work that is running, if any."""

    def __init__(self, bridge: Bridge, status: Status) -> None:
        self._bridge = bridge
        self._status = status
        self._is_running = False

    def import_path(self, path: str) -> None:
        """Import a file or folder."""
        self._start("Importing", lambda: self._bridge.work.import_paths([path]))

    def rescan(self) -> None:
        """Look for new articles in every folder."""
        self._start("Rescanning", self._bridge.work.rescan)

    def open_sample(self) -> None:
        """Open the sample archive, which is imported on first use."""
        self._start("Opening the sample archive", self._bridge.work.open_sample)

    def open_manual(self) -> None:
        """Show the manual over what is open."""
        self._status.say("Opening the manual…")
        self._bridge.work.open_manual()

    def drain_index(self) -> None:
        """Index what an earlier run left over."""
        self._start("Indexing", self._bridge.work.drain_index)

    @property
    def is_running(self) -> bool:
        """Whether something is to be cancelled."""
        return self._is_running

    def cancel(self) -> None:
        """End the running work."""
        self._bridge.work.cancel()
        self._status.say("Cancelling…")

    def progressed(self, progress: Progress) -> None:
        """Show how far it is."""
        if self._is_running:
            self._status.show_progress(progress)

    def ended(self) -> None:
        """Show no progress any more."""
        self._is_running = False
        self._status.show_progress(None)

    def _start(self, what: str, work: Callable[[], None]) -> None:
        if self._is_running:
            self._status.say("Still at work · Ctrl-c cancels")
            return
        self._is_running = True
        self._status.show_progress(Progress(what, 0, None))
        work()


def describe_report(report: ImportReport) -> str:
    """Return "12 added, 3 unchanged, 1 could not be read"; what was left out comes last."""
    parts = (
        (report.added, "added"),
        (report.revised, "revised"),
        (report.unchanged, "unchanged"),
        (len(report.problems), "could not be read"),
    )
    sums = ", ".join(f"{count:,} {word}" for count, word in parts if count) or "Nothing found"
    said = "; ".join(filter(None, (sums, describe_left_out(report.left_out))))
    return f"Cancelled: {said}" if report.was_cancelled else said


def describe_problems(problems: Sequence[Problem]) -> str:
    """Return a line for each of the first problems, and how many more there are."""
    lines = [str(problem) for problem in problems[:MAX_PROBLEMS_SHOWN]]
    more = len(problems) - len(lines)
    return "\n".join([*lines, f"and {more:,} more"] if more else lines)
