"""Places and saved searches, each call in a thread; what a dialog asks is answered to the dialog.

Knows no widgets and no list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.dom import DOMNode

from reader.model.desk import Counts, Step
from reader.model.errors import IndexUnavailableError
from reader.model.places import Destination, PlaceId, PlaceRow
from reader.model.search import Sort
from reader.text.tokens import fold_words
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import StepTaken, Told
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library

SAVE_FIRST = "This search has no name yet: Ctrl-s saves it, then it can be the start view"


class PlacesRead(Answer):
    """Every place, the words of its name, folded, and the counts of the library that belong to them."""

    def __init__(self, places: Sequence[PlaceRow], words: Sequence[str], counts: Counts) -> None:
        super().__init__()
        self.places = places
        self.words = words
        self.counts = counts


class UnreadCounted(Answer):
    """How much is unread in a saved search; None where no search can be answered now."""

    def __init__(self, place: PlaceRow, unread_count: int | None) -> None:
        super().__init__()
        self.place = place
        self.unread_count = unread_count


class PlacesBridge:
    """Places as the screens see them."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def read(self, node: DOMNode) -> None:
        """Answered to the node by PlacesRead, after all that was written before."""
        self._threads.write(lambda: _post(node, self._read()))

    def read_unless(self, known: Counts, node: DOMNode) -> None:
        """Answered to the node by PlacesRead where the library's counts are others by now."""
        self._threads.write(lambda: _post(node, self._read()) if self._library.desk.counts() != known else None)

    def count_unread(self, place: PlaceRow, node: DOMNode) -> None:
        """Answered to the node by UnreadCounted."""
        self._threads.fetch(lambda: _post(node, self._count(place)), "count")

    def save(self, name: str, query: str, sort: Sort) -> None:
        """Keep a search under a name; answered by StepTaken."""
        self._do(lambda: self._library.places.save(name, query, sort))

    def rename(self, place: PlaceRow, name: str) -> None:
        """Call a saved search otherwise; answered by StepTaken."""
        self._do(lambda: self._library.places.rename(place.name, name))

    def delete(self, place: PlaceRow) -> None:
        """Forget a saved search; answered by StepTaken."""
        self._do(lambda: self._library.places.delete(place.name))

    def toggle_start(self, place: PlaceId) -> None:
        """Start with a place, or no longer; answered by StepTaken."""
        self._do(lambda: self._library.places.toggle_start(place))

    def toggle_start_at(self, destination: Destination) -> None:
        """Start with the place that leads there, or no longer; answered by StepTaken, by Told where there is none."""
        self._threads.write(lambda: self._start_at(destination))

    def _read(self) -> PlacesRead:
        counts, places = self._library.desk.counts(), self._library.places.list_all()
        return PlacesRead(places, [fold_words(place.name) for place in places], counts)

    def _count(self, place: PlaceRow) -> UnreadCounted:
        try:
            return UnreadCounted(place, self._library.places.count_unread(place.destination))
        except IndexUnavailableError:
            return UnreadCounted(place, None)

    def _start_at(self, destination: Destination) -> Answer:
        place = self._library.places.find(destination)
        return StepTaken("done", self._library.places.toggle_start(place)) if place is not None else Told(SAVE_FIRST)

    def _do(self, do: Callable[[], Step]) -> None:
        self._threads.write(lambda: StepTaken("done", do()))


def _post(node: DOMNode, answer: Answer) -> None:
    node.post_message(answer)
