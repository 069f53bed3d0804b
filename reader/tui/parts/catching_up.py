"""Catching up with a story or a source: its unread articles become the list, oldest first, and the first of them is
opened.

Knows the list, the reader and the bridge; going on from one to the next is what `walking` does in any list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reader.model.lists import SourceRow, source_of_key
from reader.model.story import ListKey, StoryRow
from reader.tui.actions import Place
from reader.tui.bridge.answers import ArticleQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.lists import GroupRead, LeftRead
from reader.tui.bridge.stories import StoryQuestion
from reader.tui.parts.listing import Listing
from reader.tui.parts.panes import Panes
from reader.tui.parts.reading import Reading


class CatchingUp:
    """The story or source whose unread articles are asked for, and how many of them are left."""

    def __init__(
        self, listing: Listing, reading: Reading, panes: Panes, bridge: Bridge, say: Callable[[str], None]
    ) -> None:
        self._listing = listing
        self._reading = reading
        self._panes = panes
        self._bridge = bridge
        self._say = say
        self._key: ListKey | None = None
        self._pane: Place | None = None
        self._listed: Sequence[int] = ()
        self.left_count = 0
        """How many of the listed articles are unread."""

    @property
    def is_waiting(self) -> bool:
        """Whether it is not known yet what is unread."""
        return self._key is not None

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._key = None

    def start(self, key: ListKey, pane: Place | None = None) -> None:
        """Ask what is unread in a row; `pane` is to have the focus then."""
        self._key, self._pane = key, pane
        self._bridge.lists.read_group(key)

    def take(self, answer: GroupRead) -> None:
        """List what is unread and open the first of it; where nothing is, the story's page or all of the source."""
        if answer.key != self._key:
            return
        self._key = None
        if answer.row is None:
            self._say("This source has no articles any more" if source_of_key(answer.key) else "This story is gone")
        elif not answer.articles:
            self._reading.asking.ask(StoryQuestion(key=answer.key))
        elif not self._listing.is_searching:
            first = answer.articles[0]
            self._listing.show_group(answer.row, answer.articles)
            self._listed = answer.articles
            self.left_count = len(answer.articles) if answer.row.unread_count else 0
            self._reading.asking.follow(first)
            self._reading.asking.ask(ArticleQuestion(first, "open"), None)
            if self._pane is not None or not self._panes.is_visible("reader"):
                self._panes.focus(self._pane or "reader")

    def count_left(self) -> None:
        """Ask how many of the listed articles are unread by now."""
        if self._listing.group is not None:
            self._bridge.lists.count_left(self._listed)

    def take_left(self, answer: LeftRead) -> None:
        """Take note of it."""
        if answer.articles is self._listed:
            self.left_count = answer.unread_count

    def describe_end(self) -> str:
        """Return what is said behind the last article of a story or source; nothing where none is listed."""
        group = self._listing.group
        if group is None:
            return ""
        what = f"all of {group.name}" if _is_all_listed(group) else f"all that was unread in {group.name}"
        return f"That is {what} · Esc goes back to the list"

    def describe(self) -> str:
        """Return what is listed and how much of it is left: "Vellin ferry talks · 3 to catch up"."""
        group = self._listing.group
        if group is None:
            return ""
        if _is_all_listed(group):
            return f"{group.name} · {len(self._listed):,}"
        return f"{group.name} · {f'{self.left_count:,} to catch up' if self.left_count else 'all caught up'}"


def _is_all_listed(group: StoryRow | SourceRow) -> bool:
    """Whether all articles are listed, as of a source that has nothing unread."""
    return isinstance(group, SourceRow) and not group.unread_count
