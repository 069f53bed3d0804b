"""What other windows and programs do to the library is shown while it happens, and moves nothing.

Knows the list, the reader and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.watching import OthersWrote
from reader.tui.parts.listing import Listing
from reader.tui.parts.reading import Reading
from reader.tui.parts.views import Views

SECONDS_BETWEEN_LOOKS = 1.0
LOOKS_BETWEEN_NEWS = 5
"""An import writes all the time: what it brings is read this seldom, a user's deed at the next look."""


class Watching:
    """Looks once a second, and shows at once what was done after a while in which nothing was."""

    def __init__(self, listing: Listing, reading: Reading, views: Views, bridge: Bridge) -> None:
        self._listing = listing
        self._reading = reading
        self._views = views
        self._bridge = bridge
        self._looks_since_news = LOOKS_BETWEEN_NEWS
        self._is_news_owed = False

    def start(self, repeat: Callable[[float, Callable[[], None]], object]) -> None:
        """Look from now on; `repeat` is told how many seconds to let pass between, and what to do."""
        self._bridge.watch.look()
        repeat(SECONDS_BETWEEN_LOOKS, self.look)

    def look(self) -> None:
        """Look once, and show what was put off if it is time."""
        self._looks_since_news += 1
        if self._is_news_owed:
            self._show_news()
        self._bridge.watch.look()

    def take(self, answer: OthersWrote) -> None:
        """Read again what may look different, and what others marked or decided at once."""
        if answer.are_deeds:
            self._looks_since_news = LOOKS_BETWEEN_NEWS
        self._show_news()
        if answer.are_deeds:
            self._reading.ask_again(self._listing.result)

    def _show_news(self) -> None:
        """Rows in view, counts and what is new; later, where that was read a short while ago."""
        self._is_news_owed = self._looks_since_news < LOOKS_BETWEEN_NEWS
        if self._is_news_owed:
            return
        self._looks_since_news = 0
        self._listing.rows.reload()
        self._views.look_for_news()
        self._bridge.desk.read_counts()
        self._bridge.search.read_index()
