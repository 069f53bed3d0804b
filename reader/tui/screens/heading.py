"""The top line: the list's name or query on the left, counts on the right.

Knows the header, the list and the status line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
        self._settings = settings
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
            self._header.place = describe_list(self._settings, self._listing.rows.count)
            self._header.counts = describe_counts(self._counts) if self._counts is not None else ""
        if self._listing.is_reduced:
            self._header.place += " · unread only"
        self._status.show_waiting(0 if self._listing.is_searching else self._listing.waiting_count)


def describe_list(settings: Settings, count: int) -> str:
    """Return what the header calls the list of all articles: "All articles · 12"."""
    is_sample = settings.library_folder == settings.sample_library_folder
    return f"{'Sample archive' if is_sample else 'All articles'} · {count:,}"


def describe_counts(counts: Counts) -> str:
    """Return "3 new · 12 unread"."""
    parts = ((counts.new_count, "new"), (counts.unread_count, "unread"))
    return " · ".join(f"{count:,} {word}" for count, word in parts if count) or "all read"
