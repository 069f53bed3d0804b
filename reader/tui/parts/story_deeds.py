"""What a person decides about whole stories: mute, merge, move an article into another one.

Knows what is current, what is listed and read, and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.model.story import StoryRow
from reader.tui.bridge.bridge import Bridge
from reader.tui.dialogs.pick import Picking, PickScreen
from reader.tui.pages.page import count
from reader.tui.parts.current import Current
from reader.tui.parts.listing import Listing
from reader.tui.parts.reading import Reading

if TYPE_CHECKING:
    from reader.tui.parts.opening import Open

NO_STORY = "No story is selected"
PLACEHOLDER = "some words of a story's name"


class StoryDeeds:
    """The story that is current, and what is done with it."""

    def __init__(
        self,
        current: Current,
        listing: Listing,
        reading: Reading,
        bridge: Bridge,
        open_dialog: Open,
        say: Callable[[str], None],
    ) -> None:
        self._current = current
        self._listing = listing
        self._reading = reading
        self._bridge = bridge
        self._open = open_dialog
        self._say = say

    @property
    def current(self) -> StoryRow | None:
        """The story in whose row the cursor stands, else the one that is read or listed."""
        if self._current.story is not None:
            return self._current.story
        place = self._reading.opened.story if self._reading.opened is not None else None
        if place is not None:
            return place.story
        return self._listing.group if isinstance(self._listing.group, StoryRow) else None

    def mute(self) -> None:
        """Take the current story out of the list by stories; one that is out of it comes back."""
        story = self._current_or_say()
        if story is not None:
            self._bridge.story_list.mute(story.number, not story.is_muted)

    def merge(self) -> None:
        """Pick the story that the current one is put into."""
        story = self._current_or_say()
        if story is not None:
            self._pick(
                f"Merge {story.name} with", story, lambda into: self._bridge.story_list.merge(story.number, into.number)
            )

    def move_article(self) -> None:
        """Pick the story that the current article belongs to."""
        row, opened = self._current.find_article(), self._reading.opened
        if row is None:
            return
        place = opened.story if opened is not None and opened.row.number == row.number else None
        self._pick(
            f"Move “{row.display_title}” to",
            place.story if place is not None else None,
            partial(self._move, row.number),
        )

    def _move(self, number: ArticleNumber, into: StoryRow) -> None:
        self._bridge.story_list.move(number, into.number)

    def _pick(self, title: str, but: StoryRow | None, do: Callable[[StoryRow], None]) -> None:
        finder = self._bridge.story_list.make_finder()

        def find(typed: str, limit: int) -> Sequence[StoryRow]:
            found = finder.find(typed, limit)
            return [row for row in found if but is None or row.number != but.number]

        self._open(PickScreen(Picking(title, "puts it there", PLACEHOLDER, find, describe_choice)), do)

    def _current_or_say(self) -> StoryRow | None:
        story = self.current
        if story is None:
            self._say(NO_STORY)
        return story


def describe_choice(row: StoryRow) -> tuple[str, str]:
    """Return a story's name, and how many articles it has."""
    return row.name, count(row.article_count, "article")
