"""The top line: the place or the search box on the left, counts on the right.

Knows neither what is counted nor what is searched.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.reactive import reactive

from reader.tui.widgets.one_line import OneLine
from reader.tui.widgets.search_box import SearchBox


class Header(Horizontal):
    """One line; changing its texts lays nothing out, opening the box does."""

    place: reactive[str] = reactive("", repaint=False)
    """Where the user is: "All articles", or the query of the results once the box is left."""
    counts: reactive[str] = reactive("", repaint=False)
    """Shown on the right."""
    is_searching: reactive[bool] = reactive(False, repaint=False, toggle_class="-searching")
    """Whether the search box stands in for the place; the owner sets the focus."""

    def compose(self) -> ComposeResult:
        """Make the three parts; which of the left two is seen is a matter of the style sheet."""
        yield OneLine(id="place")
        yield OneLine(id="prompt")
        yield SearchBox(placeholder='words, "phrases", person:name, since:"last monday"', id="search")
        yield OneLine("right", id="counts")

    @property
    def search_box(self) -> SearchBox:
        """The box, shown or not."""
        return self.query_one(SearchBox)

    def on_mount(self) -> None:
        """Fill the parts with what was set before they were there."""
        self.query_one("#prompt", OneLine).text = "/"
        self._watch_place(self.place)
        self._watch_counts(self.counts)

    def _watch_place(self, place: str) -> None:
        if self.children:
            self.query_one("#place", OneLine).text = place

    def _watch_counts(self, counts: str) -> None:
        if self.children:
            self.query_one("#counts", OneLine).text = counts
