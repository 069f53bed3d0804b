"""Going to places, keeping searches under a name, and where the reader starts.

Knows the list, the search, the trail and the bridge.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.model.places import Destination, PlaceRow
from reader.tui.bridge.bridge import Bridge
from reader.tui.screens.ask_line import AskLineScreen
from reader.tui.screens.listing import Listing
from reader.tui.screens.panes import Panes
from reader.tui.screens.place_picker import PlacePickerScreen
from reader.tui.screens.reading import Reading
from reader.tui.screens.searching import Searching
from reader.tui.screens.trailing import Trailing
from reader.tui.screens.views import Views
from reader.tui.widgets.header import Header

if TYPE_CHECKING:
    from reader.tui.screens.opening import Open


class Places:
    """The ways to places, and what is done with them."""

    def __init__(
        self,
        header: Header,
        listing: Listing,
        reading: Reading,
        searching: Searching,
        trailing: Trailing,
        views: Views,
        panes: Panes,
        bridge: Bridge,
        open_dialog: Open,
        say: Callable[[str], None],
    ) -> None:
        self._header = header
        self._listing = listing
        self._reading = reading
        self._searching = searching
        self._trailing = trailing
        self._views = views
        self._panes = panes
        self._bridge = bridge
        self._open = open_dialog
        self._say = say

    def pick(self) -> None:
        """Ask where to go."""
        self._open(PlacePickerScreen(self._bridge.places), self._go)

    def start_with(self, destination: Destination) -> None:
        """Show what a query finds, as the reader starts with it; it is no stop of the trail."""
        self._searching.show_again(destination.query, 0, None, destination.sort)

    def save_search(self) -> None:
        """Ask for a name, and keep the query that is typed or shown under it."""
        result = self._searching.result
        shown = result.text if result is not None else ""
        text = self._header.search_box.value.strip() if self._searching.is_open else shown
        if not text:
            self._say("Nothing is searched: / begins a search")
            return
        sort = self._searching.sorts.get(text, "best")
        self._open(
            AskLineScreen("Save this search as", "saves it", text),
            lambda name: self._bridge.places.save(name, text, sort),
        )

    def toggle_start(self) -> None:
        """Start with what is listed from now on; where it does already, as the reader is left."""
        result = self._searching.result
        destination = Destination(query=result.text) if result is not None else Destination(self._listing.view)
        self._bridge.places.toggle_start_at(destination)

    def _go(self, place: PlaceRow) -> None:
        destination = place.destination
        if destination.view is None:
            self._searching.show_again(destination.query, 0, self._reading.where(), destination.sort)
            self._trailing.visit_search(destination.query, 0)
        else:
            self._searching.close()
            self._views.show(destination.view)
        self._panes.focus("list")
