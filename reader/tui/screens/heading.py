"""The top line: the list's name or query on the left, counts on the right; and the keys of what is listed.

Knows the header, the list, the panes and the status line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.tui.screens.filter_layers import describe_filter, find_filter
from reader.tui.widgets.cells import PART_SEPARATOR

if TYPE_CHECKING:
    from reader.model.desk import Counts
    from reader.model.story import ListKey, StoryCounts
    from reader.settings import Settings
    from reader.tui.screens.listing import Listing
    from reader.tui.screens.panes import Panes
    from reader.tui.screens.status import Status
    from reader.tui.widgets.header import Header


class Heading:
    """What the top line says of the list that is shown."""

    def __init__(self, header: Header, listing: Listing, panes: Panes, status: Status, settings: Settings) -> None:
        self._header = header
        self._listing = listing
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
        result, story = self._listing.result, self._listing.story
        if result is not None:
            self._header.place = f"/ {result.text}"
        elif story is not None:
            self._header.place = f"{story.name} · {self._listing.rows.count:,} to catch up"
        elif self._listing.view == "stories":
            self._header.place = describe_stories(self._settings, self._count_stories(self._listing.rows.layer.keys))
        else:
            self._header.place = describe_list(self._settings, self._listing.rows.count)
        wanted = find_filter((*self._listing.covered, self._listing.rows.layer))
        if wanted:
            query = f"/ {result.text}{PART_SEPARATOR}" if result is not None else ""
            self._header.place = query + describe_filter(wanted)
        if result is not None:
            self._header.counts = f"{len(result.numbers):,} found{' · filtered' if wanted else ''}"
        else:
            self._header.counts = f"{self._listing.rows.count:,} listed" if wanted else self._counts
        if self._listing.rows.layer.kind == "kept":
            self._header.place += " · unread only"
        self._status.show_waiting(self._listing.waiting_count)
        has_stories = self._listing.view == "stories" and not self._listing.is_searching and story is None
        self._panes.show_keys_of("stories" if has_stories else "list", "list")

    def _count_stories(self, keys: Sequence[ListKey]) -> int:
        if keys is not self._counted:
            self._counted, self._story_count = keys, sum(key < 0 for key in keys)
        return self._story_count


def describe_list(settings: Settings, count: int) -> str:
    """Return what the header calls the list of all articles: "All articles · 12"."""
    return f"{'Sample archive' if settings.is_sample else 'All articles'} · {count:,}"


def describe_stories(settings: Settings, count: int) -> str:
    """Return what the header calls the list by stories: "Stories · 12"."""
    return f"{'Sample archive by story' if settings.is_sample else 'Stories'} · {count:,}"


def describe_counts(counts: Counts, story_counts: StoryCounts) -> str:
    """Return "3 new · 2 stories · 1 followed", the most important first; "12 unread" where there is no news."""
    news = (
        (counts.new_count, "new"),
        (story_counts.story_count, "story" if story_counts.story_count == 1 else "stories"),
        (story_counts.followed_count, "followed"),
    )
    parts = news if counts.new_count and story_counts.story_count else (news[0], (counts.unread_count, "unread"))
    return PART_SEPARATOR.join(f"{count:,} {word}" for count, word in parts if count) or "all read"
