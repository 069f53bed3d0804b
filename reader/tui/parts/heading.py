"""The top line: the list's name or query on the left, counts on the right; and the keys of what is listed.

Knows the header, the list, the panes and the status line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.parts.filter_layers import describe_filter, find_filter
from reader.tui.parts.view_names import SORTS, describe_view
from reader.tui.widgets.cells import PART_SEPARATOR

if TYPE_CHECKING:
    from reader.model.desk import Counts
    from reader.model.lists import ListView
    from reader.model.search import SearchResult
    from reader.model.story import ListKey, StoryCounts
    from reader.settings import Settings
    from reader.tui.actions import Place
    from reader.tui.parts.catching_up import CatchingUp
    from reader.tui.parts.listing import Listing
    from reader.tui.parts.panes import Panes
    from reader.tui.parts.status import Status
    from reader.tui.parts.views import Views
    from reader.tui.widgets.header import Header

BARS_OF_VIEWS: dict[ListView, Place] = {
    "articles": "list",
    "stories": "stories",
    "followed": "stories",
    "muted": "stories",
    "sources": "sources",
}


class Heading:
    """What the top line says of the list that is shown."""

    def __init__(
        self,
        header: Header,
        listing: Listing,
        catching_up: CatchingUp,
        panes: Panes,
        status: Status,
        settings: Settings,
        views: Views,
    ) -> None:
        self._header = header
        self._listing = listing
        self._catching_up = catching_up
        self._views = views
        self._panes = panes
        self._status = status
        self._settings = settings
        self._counts = ""
        self._counted: Sequence[ListKey] = ()
        self._story_count = 0

    def take_counts(self, counts: Counts, story_counts: StoryCounts) -> None:
        """Show other counts."""
        self._counts = describe_counts(counts, story_counts)
        self.show()

    def show(self) -> None:
        """Say what the list shows now, and what waits above it."""
        result, view = self._listing.result, self._listing.view
        if result is not None:
            sort = f" · {SORTS[result.sort]}" if result.sort != "best" else ""
            self._header.place = f"/ {result.text}{sort}"
        elif self._listing.group is not None:
            self._header.place = self._catching_up.describe()
        else:
            is_known = view == "articles" or not self._listing.is_incomplete
            count = self._count_rows(view) if is_known else None
            self._header.place = describe_view(self._settings, view, self._views.choice.order, count)
        self._show_filter(result)
        if self._listing.rows.layer.kind == "kept":
            self._header.place += " · unread only"
        self._status.show_waiting(self._listing.waiting_count)
        is_plain = not self._listing.is_searching and self._listing.group is None
        self._panes.show_keys_of(BARS_OF_VIEWS[view] if is_plain else "list", "list")

    def _show_filter(self, result: SearchResult | None) -> None:
        wanted = find_filter((*self._listing.covered, self._listing.rows.layer))
        if wanted:
            parts = (self._header.place if result is not None else "", describe_filter(wanted))
            self._header.place = PART_SEPARATOR.join(part for part in parts if part)
        if result is not None:
            self._header.counts = f"{len(result.numbers):,} found{' · filtered' if wanted else ''}"
        else:
            self._header.counts = f"{self._listing.rows.count:,} listed" if wanted else self._counts

    def _count_rows(self, view: ListView) -> int:
        keys = self._listing.rows.layer.keys
        if view != "stories":
            return self._listing.rows.count
        if keys is not self._counted:
            self._counted, self._story_count = keys, sum(key < 0 for key in keys)
        return self._story_count


def describe_counts(counts: Counts, story_counts: StoryCounts) -> str:
    """Return "3 new · 12 unread · 2 stories · 1 followed", the first most wanted; "all read" where there is none."""
    parts = (
        (counts.new_count, "new"),
        (counts.unread_count, "unread"),
        (story_counts.story_count, "story" if story_counts.story_count == 1 else "stories"),
        (story_counts.followed_count, "followed"),
    )
    shown = parts if counts.new_count else parts[1:2]
    return PART_SEPARATOR.join(f"{count:,} {word}" for count, word in shown if count) or "all read"
