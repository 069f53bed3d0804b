"""Which list lies below all others: all articles or the stories; the user's choice is kept.

Knows the list, the search and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.desk import ListView
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.story_list import ViewQuestion, ViewRead
from reader.tui.screens.listing import Listing
from reader.tui.screens.searching import Searching

OTHER: dict[ListView, ListView] = {"articles": "stories", "stories": "articles"}


class Views:
    """The view of this window."""

    def __init__(self, listing: Listing, searching: Searching, bridge: Bridge, say: Callable[[str], None]) -> None:
        self._listing = listing
        self._searching = searching
        self._bridge = bridge
        self._say = say
        self._question: ViewQuestion | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether another list is about to be shown."""
        return self._question is not None

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._question = None

    def start(self) -> None:
        """Show the stories, as the user chose earlier."""
        self._ask(ViewQuestion("stories"))

    def toggle(self) -> None:
        """Show the other list, with the cursor on what has to do with the current row."""
        if self._listing.is_searching or self._searching.is_open:
            self._say("Close the search or the filter first: they are about articles")
        else:
            view, rows = OTHER[self._listing.view], self._listing.rows
            self._bridge.story_list.keep_view(view)
            self._ask(ViewQuestion(view, rows.key_at(rows.cursor)))

    def take(self, answer: ViewRead) -> bool:
        """Show the list that was asked for; False where it no longer is."""
        if answer.question != self._question:
            return False
        self._question = None
        self._listing.show_view(answer.question.view, answer.keys, answer.at)
        return True

    def look_for_news(self) -> None:
        """Ask for the list as it is now; what is new waits for the user."""
        self._bridge.story_list.read_keys(self._listing.view, is_news=True)

    def read_again(self) -> None:
        """Ask for the list as the user just changed it."""
        self._bridge.story_list.read_keys(self._listing.view, is_news=False)

    def _ask(self, question: ViewQuestion) -> None:
        self._question = question
        self._bridge.story_list.read_view(question)
