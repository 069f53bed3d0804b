"""What the list shows, in layers: all articles as of a moment, what a search found over it, what was kept of either.

Knows the rows that are shown; neither the reader pane nor the search box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model.article import ArticleNumber
from reader.model.search import SearchHit, SearchResult
from reader.tui.bridge.bridge import Bridge
from reader.tui.screens.rows import Layer, Rows, line_of
from reader.tui.widgets.article_list import ArticleList


class Listing:
    """The layers of the list, the topmost of them in its rows."""

    def __init__(self, widget: ArticleList, bridge: Bridge, first: Sequence[ArticleNumber]) -> None:
        """`first` are the articles of the rows that the widget shows already: all that is known so far."""
        self.rows = Rows(widget, bridge, first)
        self._covered: list[Layer] = []
        self._newer: Sequence[ArticleNumber] | None = None
        self.is_incomplete = True
        """True while only the first page's articles are known."""

    @property
    def numbers(self) -> Sequence[ArticleNumber]:
        """The listed articles, or the first of them while the rest is not known yet."""
        return self.rows.layer.numbers

    @property
    def result(self) -> SearchResult | None:
        """The search whose hits are listed."""
        return self.rows.layer.result

    @property
    def is_reduced(self) -> bool:
        """Whether read articles were dropped."""
        return self.rows.layer.kind == "kept"

    @property
    def is_searching(self) -> bool:
        """Whether a search lies over the list of all articles."""
        return any(layer.kind == "search" for layer in (*self._covered, self.rows.layer))

    @property
    def waiting_count(self) -> int:
        """How many new articles wait to be taken in."""
        return len(self._newer) - len(self._lowest.numbers) if self._newer is not None else 0

    def take_numbers(self, numbers: Sequence[ArticleNumber]) -> None:
        """Take the order of all articles: first as the list's own, afterwards as news that waits for `g`."""
        if self.is_incomplete:
            self._take_first_numbers(numbers)
        elif not self._lowest.numbers and not self._covered:
            self.rows.show(Layer("all", numbers))
        elif len(numbers) != len(self._lowest.numbers):
            self._newer = numbers

    def take_in_newer(self) -> bool:
        """Show the articles that waited; False where none did, or a search is shown."""
        if self._newer is None or self.is_searching:
            return False
        self._covered.clear()
        self.rows.show(Layer("all", self._newer))
        self._newer = None
        return True

    def show_result(self, result: SearchResult, hits: Sequence[SearchHit], cursor: int) -> None:
        """Show what a search found in place of an earlier search."""
        below = self._take_off_search()
        self._covered.append(below if below is not None else self.rows.hold())
        self.rows.show(Layer("search", result.numbers, result, cursor), [line_of(hit) for hit in hits])

    def close_search(self) -> bool:
        """Show again what was there before the search; False where none is shown."""
        below = self._take_off_search()
        if below is None:
            return False
        self.rows.show(below)
        return True

    def keep_only(self, numbers: Sequence[ArticleNumber]) -> int:
        """Drop all other rows and return how many; the cursor stays on its article or the next that is kept."""
        dropped = len(self.numbers) - len(numbers)
        if dropped:
            cursor = _place_after(self.numbers, self.rows.cursor, numbers)
            result = self.result
            if result is not None:
                scores = dict(zip(result.numbers, result.scores, strict=True))
                result = replace(result, numbers=tuple(numbers), scores=tuple(scores[number] for number in numbers))
            self._covered.append(self.rows.hold())
            self.rows.show(Layer("kept", numbers, result, cursor))
        return dropped

    def bring_back(self) -> bool:
        """Show dropped rows again; False where none were dropped."""
        if not self.is_reduced:
            return False
        number = self.rows.number_at(self.rows.cursor)
        self.rows.show(self._covered.pop())
        if number is not None:
            self.rows.go_to(number)
        return True

    @property
    def _lowest(self) -> Layer:
        return self._covered[0] if self._covered else self.rows.layer

    def _take_first_numbers(self, numbers: Sequence[ArticleNumber]) -> None:
        self.is_incomplete = False
        whole = replace(self._lowest, numbers=numbers)
        if self._covered:
            self._covered[0] = whole
        elif len(numbers) != self.rows.count:
            self.rows.show(whole)
        else:
            self.rows.layer = whole
        self.rows.complete(numbers)

    def _take_off_search(self) -> Layer | None:
        """The layer that lies below the search, which is gone then; None where there is no search."""
        for place, layer in enumerate(self._covered[1:], 1):
            if layer.kind == "search":
                below = self._covered[place - 1]
                del self._covered[place - 1 :]
                return below
        return self._covered.pop() if self.rows.layer.kind == "search" else None


def _place_after(numbers: Sequence[ArticleNumber], cursor: int, kept: Sequence[ArticleNumber]) -> int:
    """Where in `kept` the first article stands that is at or after the cursor in `numbers`."""
    places = {number: place for place, number in enumerate(kept)}
    for number in numbers[cursor:]:
        if number in places:
            return places[number]
    return max(0, len(kept) - 1)
