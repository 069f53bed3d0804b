"""What other windows and programs do to the library is shown while it happens, and moves nothing.

Knows the list, the reader and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.watching import OthersWrote
from reader.tui.screens.listing import Listing
from reader.tui.screens.reading import Reading
from reader.tui.screens.views import Views

SECONDS_BETWEEN_LOOKS = 1.0


class Watching:
    """Looks once a second."""

    def __init__(self, listing: Listing, reading: Reading, views: Views, bridge: Bridge) -> None:
        self._listing = listing
        self._reading = reading
        self._views = views
        self._bridge = bridge

    def start(self, repeat: Callable[[float, Callable[[], None]], object]) -> None:
        """Look from now on; `repeat` is told how many seconds to let pass between, and what to do."""
        self._bridge.watch.look()
        repeat(SECONDS_BETWEEN_LOOKS, self._bridge.watch.look)

    def take(self, answer: OthersWrote) -> None:
        """Read again what may look different: rows in view, counts, what is new, and what others marked or decided."""
        self._listing.rows.reload()
        self._views.look_for_news()
        self._bridge.desk.read_counts()
        self._bridge.search.read_index()
        if answer.are_deeds:
            self._reading.ask_again(self._listing.result)
