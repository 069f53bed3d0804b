"""The right end of the key bar: one message for a while, and what is going on.

Knows the key bar only.
"""

from __future__ import annotations

from textual.timer import Timer

from reader.model.work import Progress
from reader.text.sanitise import sanitise_line
from reader.tui.widgets.key_bar import KeyBar

MESSAGE_S = 8.0


class Status:
    """What the status says, most urgent first."""

    def __init__(self, bar: KeyBar) -> None:
        self._bar = bar
        self._message = ""
        self._timer: Timer | None = None
        self._progress = ""
        self._waiting_count = 0
        self._not_yet_indexed = 0

    def say(self, line: str) -> None:
        """Show a line until the next one, the next key, or for a few seconds."""
        self._message = sanitise_line(line)
        if self._timer is not None:
            self._timer.stop()
        self._timer = self._bar.set_timer(MESSAGE_S, self.clear)
        self._show()

    def clear(self) -> None:
        """Show no message any more."""
        if self._message:
            self._message = ""
            self._show()

    def show_progress(self, progress: Progress | None) -> None:
        """Say how far long work is; None when there is none."""
        self._progress = describe_progress(progress) if progress is not None else ""
        self._show()

    def show_waiting(self, count: int) -> None:
        """Say how many new articles the list does not show yet."""
        self._waiting_count = count
        self._show()

    def show_not_yet_indexed(self, count: int) -> None:
        """Say how many articles a search cannot find yet."""
        self._not_yet_indexed = count
        self._show()

    def _show(self) -> None:
        parts = (
            self._message,
            self._progress,
            f"{self._waiting_count:,} new above · g" if self._waiting_count > 0 else "",
            f"{self._not_yet_indexed:,} not yet indexed" if self._not_yet_indexed and not self._progress else "",
        )
        self._bar.status = " · ".join(part for part in parts if part)


def describe_progress(progress: Progress) -> str:
    """Return "Importing 12 of 40"."""
    if progress.total is None:
        return f"{progress.what} {progress.done:,}…" if progress.done else f"{progress.what}…"
    return f"{progress.what} {progress.done:,} of {progress.total:,}"
