"""The top line: the place or the search box on the left, counts on the right.

Knows neither what is counted nor what is searched.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive

from reader.tui.widgets.one_line import OneLine, PartsLine
from reader.tui.widgets.search_box import SearchBox


class Header(Horizontal):
    """One line; changing its texts lays nothing out, opening the box does."""

    place: reactive[str] = reactive("", repaint=False, init=False)
    """Where the user is: "All articles", or the query of the results once the box is left."""
    counts: reactive[str] = reactive("", repaint=False, init=False)
    """Shown on the right."""
    is_searching: reactive[bool] = reactive(False, repaint=False, toggle_class="-searching")
    """Whether the search box stands in for the place; the owner sets the focus."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._place = OneLine(id="place")
        self._counts = PartsLine("right", id="counts")
        self._search_box: SearchBox | None = None

    def compose(self) -> ComposeResult:
        """Make what is seen at first."""
        yield self._place
        yield self._counts

    @property
    def search_box(self) -> SearchBox:
        """The box, shown or not; it comes in, with the sign before it, when it is first asked for."""
        if self._search_box is None:
            self._search_box = SearchBox(placeholder='words, "phrases", person:name, since:"last monday"', id="search")
            prompt = OneLine(id="prompt")
            prompt.text = "/"
            self.mount(prompt, self._search_box, after=self._place)
        return self._search_box

    def _watch_place(self, place: str) -> None:
        self._place.text = place

    def _watch_counts(self, counts: str) -> None:
        self._counts.text = counts
