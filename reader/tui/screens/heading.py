"""The top line: the list's name or query on the left, counts on the right.

Knows the header, the list and the status line.
"""

from __future__ import annotations

from reader.model.desk import Counts
from reader.settings import Settings
from reader.tui.screens.listing import Listing
from reader.tui.screens.status import Status
from reader.tui.widgets.header import Header


class Heading:
    """What the top line says of the list that is shown."""

    def __init__(self, header: Header, listing: Listing, status: Status, settings: Settings) -> None:
        self._header = header
        self._listing = listing
        self._status = status
        self._library_name = describe_library(settings)
        self._counts: Counts | None = None

    def take_counts(self, counts: Counts) -> None:
        """Show other counts."""
        self._counts = counts
        self.show()

    def show(self) -> None:
        """Say what the list shows now, and what waits above it."""
        result = self._listing.result
        if result is not None:
            self._header.place = f"/ {result.text}"
            self._header.counts = f"{len(result.numbers):,} found"
        else:
            self._header.place = f"{self._library_name} · {self._listing.count:,}"
            self._header.counts = describe_counts(self._counts) if self._counts is not None else ""
        if self._listing.is_reduced:
            self._header.place += " · unread only"
        self._status.show_waiting(0 if self._listing.is_searching else self._listing.waiting_count)


def describe_library(settings: Settings) -> str:
    """Return what the header calls the list of all articles."""
    return "Sample archive" if settings.library_folder == settings.sample_library_folder else "All articles"


def describe_counts(counts: Counts) -> str:
    """Return "3 new · 12 unread"."""
    parts = ((counts.new_count, "new"), (counts.unread_count, "unread"))
    return " · ".join(f"{count:,} {word}" for count, word in parts if count) or "all read"
