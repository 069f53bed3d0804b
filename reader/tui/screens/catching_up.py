"""Catching up with a story: its unread articles become the list, oldest first, and the first of them is opened.

Knows the list, the reader and the bridge; going on from one to the next is what `walking` does in any list.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.story import StoryNumber
from reader.tui.actions import Place
from reader.tui.bridge.answers import ArticleQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.stories import StoryQuestion
from reader.tui.bridge.story_list import StoryUnreadRead
from reader.tui.screens.listing import Listing
from reader.tui.screens.panes import Panes
from reader.tui.screens.reading import Reading


class CatchingUp:
    """The story whose unread articles are asked for."""

    def __init__(
        self, listing: Listing, reading: Reading, panes: Panes, bridge: Bridge, say: Callable[[str], None]
    ) -> None:
        self._listing = listing
        self._reading = reading
        self._panes = panes
        self._bridge = bridge
        self._say = say
        self._story: StoryNumber | None = None
        self._pane: Place | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it is not known yet what is unread."""
        return self._story is not None

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._story = None

    def start(self, story: StoryNumber, pane: Place | None = None) -> None:
        """Ask what is unread in a story; `pane` is to have the focus then."""
        self._story, self._pane = story, pane
        self._bridge.story_list.read_unread(story)

    def take(self, answer: StoryUnreadRead) -> None:
        """List what is unread and open the first of it; where nothing is, the story's page."""
        if answer.number != self._story:
            return
        self._story = None
        if answer.story is None:
            self._say("This story is part of another one now")
        elif not answer.articles:
            self._reading.asking.ask(StoryQuestion(key=-answer.number))
        elif not self._listing.is_searching:
            first = answer.articles[0]
            self._listing.show_unread_of(answer.story, answer.articles)
            self._reading.asking.follow(first)
            self._reading.asking.ask(ArticleQuestion(first, "open"), None)
            if self._pane is not None or not self._panes.is_visible("reader"):
                self._panes.focus(self._pane or "reader")

    def describe_end(self) -> str:
        """Return what is said behind the last article of a story; nothing where none is listed."""
        story = self._listing.story
        return f"That is all that was unread in {story.name} · Esc goes back to the list" if story is not None else ""
