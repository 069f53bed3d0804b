"""Keys pressed before an answer is there wait for it: `/prisoners Enter n` means the same at any speed.

Knows what each action needs to be there, not what it does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from reader.tui.screens.filtering import Filtering
from reader.tui.screens.reading import Reading
from reader.tui.screens.searching import Searching
from reader.tui.screens.views import Views
from reader.tui.screens.walking import Walking

NEED_NOTHING = frozenset(
    {"search", "help", "palette", "close", "close_or_quit", "quit", "suspend", "redraw", "cancel_work", "reader_alone"}
)
"""Done at once, whatever is on its way; what still waits before them is forgotten."""

NEED_WHAT_WAS_OPENED = frozenset(
    {"read_on", "page_back", "next_article", "previous_article", "next_unread"}
    | {"star", "toggle_read", "details", "open_original", "copy_citation", "story", "differences"}
    | {"add_tag", "remove_tag", "links", "save", "pipe"}
)
"""Not done before the article that was opened last is shown; a preview that is on its way is opened instead."""

NEED_READER = frozenset(
    {"open", "next_hit", "previous_hit", "next_name", "previous_name", "back", "forward", "why", "not_so", "quote"}
    | {f"related_{digit}" for digit in range(1, 10)}
)
"""About the article that was asked for last, so not done before it is shown."""


class TypeAhead:
    """Actions in the order of their keys."""

    def __init__(
        self, searching: Searching, filtering: Filtering, reading: Reading, walking: Walking, views: Views
    ) -> None:
        self._searching = searching
        self._filtering = filtering
        self._views = views
        self._walking = walking
        self._reading = reading
        self._waiting: deque[tuple[str, Callable[[], object]]] = deque()

    def run(self, action_id: str, action: Callable[[], object]) -> None:
        """Do the action now, or as soon as what it needs is there."""
        if action_id in NEED_NOTHING:
            self._waiting.clear()
            action()
            return
        self._waiting.append((action_id, action))
        self.go_on()

    def forget(self) -> None:
        """The user went on with something else."""
        self._waiting.clear()

    def go_on(self) -> None:
        """Do what waited for an answer that is there now."""
        while self._waiting and self._is_ready(self._waiting[0][0]):
            self._waiting.popleft()[1]()

    def _is_ready(self, action_id: str) -> bool:
        if self._filtering.is_waiting:
            return False
        if self._views.is_waiting or self._searching.is_waiting or (action_id == "walk" and self._searching.is_asking):
            return False
        is_opening = self._reading.asking.is_opening or self._walking.is_looking
        if action_id in NEED_READER:
            self._reading.asking.hurry()
            return self._reading.asking.awaited is None and not is_opening
        return not (action_id in NEED_WHAT_WAS_OPENED and is_opening)
