"""What the list shows, in layers: all articles or the stories as of a moment, a search or a story over it, what was
kept of either.

Knows the rows that are shown; neither the reader pane nor the search box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reader.model.article import ArticleNumber
from reader.model.desk import ListView
from reader.model.search import SearchHit, SearchResult
from reader.model.story import ListKey, StoryRow
from reader.tui.bridge.bridge import Bridge
from reader.tui.screens.rows import Layer, Rows, line_of, replace_keys
from reader.tui.widgets.article_list import ArticleList


class Listing:
    """The layers of the list, the topmost of them in its rows."""

    def __init__(self, widget: ArticleList, bridge: Bridge, first: Sequence[ArticleNumber]) -> None:
        """`first` are the articles of the rows that the widget shows already: all that is known so far."""
        self.rows = Rows(widget, bridge, first)
        self.covered: list[Layer] = []
        """The layers below the one in the rows, the lowest first."""
        self._covered = self.covered
        self._newer: Sequence[ListKey] | None = None
        self.is_incomplete = True
        """True while only the first page's articles are known."""

    @property
    def result(self) -> SearchResult | None:
        """The search whose hits are listed."""
        return self.rows.layer.result

    @property
    def view(self) -> ListView:
        """Which list lies below all others."""
        return "stories" if self._lowest.kind == "stories" else "articles"

    @property
    def story(self) -> StoryRow | None:
        """The story whose unread articles are listed, or were before some were dropped."""
        layers = [self.rows.layer, *reversed(self._covered)] if not self.is_searching else []
        return next((layer.story for layer in layers if layer.story is not None), None)

    @property
    def is_searching(self) -> bool:
        """Whether a search, or what a filter left, lies over the list."""
        return any(layer.kind in ("search", "filter") for layer in (*self._covered, self.rows.layer))

    @property
    def waiting_count(self) -> int:
        """How many rows `g` would bring: new ones, and stories that have moved up."""
        if self._newer is None or self.is_searching or self.story is not None:
            return 0
        old = self._lowest.keys
        if self.view == "articles":
            return len(self._newer) - len(old)
        known, first = set(old), next(iter(old), None)
        above = self._newer.index(first) if first in self._newer else 0
        return above + sum(key not in known for key in self._newer[above:])

    def take_first_numbers(self, numbers: Sequence[ArticleNumber]) -> None:
        """Take the order of all articles, of which the first are shown."""
        self.is_incomplete = False
        whole = replace(self._lowest, keys=numbers)
        if self._covered:
            self._covered[0] = whole
        elif len(numbers) != self.rows.count:
            self.rows.show(whole)
        else:
            self.rows.layer = whole
        self.rows.complete(numbers)

    def show_view(self, view: ListView, keys: Sequence[ListKey], at: ListKey | None) -> None:
        """Show all articles, or the stories, with the cursor on this row where it is listed; below a search, if any."""
        layer = Layer(view, keys, cursor=keys.index(at) if at in keys else 0)
        self._newer = None
        if self.is_incomplete:
            self.is_incomplete = False
            self.rows.complete(keys)
        if self.is_searching:
            self._covered[0] = layer
        else:
            self._covered.clear()
            self.rows.show(layer)

    def take_keys(self, view: ListView, keys: Sequence[ListKey], *, is_news: bool) -> None:
        """Take the lowest list as it is now: news waits for `g`, stories that are gone go at once, as does the rest
        where the user changed it."""
        if view != self.view:
            return
        if not is_news or not (self._lowest.keys or self._covered):
            self._drop_gone(keys)
            self._replace(0, keys)
            self._newer = None
            return
        self._drop_gone(keys)
        if list(keys) != list(self._lowest.keys):
            self._newer = keys

    def take_in_newer(self) -> bool:
        """Show the rows that waited; False where none did, or something else is shown over them."""
        if self._newer is None or self.is_searching or self.story is not None:
            return False
        self.show_view(self.view, self._newer, None)
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

    def show_unread_of(self, story: StoryRow, numbers: Sequence[ArticleNumber]) -> None:
        """Show these articles of a story over the list."""
        self._covered.append(self.rows.hold())
        self.rows.show(Layer("catch_up", numbers, story=story))

    def keep_only(self, keys: Sequence[ListKey]) -> int:
        """Drop all other rows and return how many; the cursor stays on its row or the next that is kept."""
        dropped = len(self._keys) - len(keys)
        if dropped:
            cursor = _place_after(self._keys, self.rows.cursor, keys)
            result = self.result
            if result is not None:
                scores = dict(zip(result.numbers, result.scores, strict=True))
                result = replace(result, numbers=tuple(keys), scores=tuple(scores[number] for number in keys))
            self._covered.append(self.rows.hold())
            self.rows.show(Layer("kept", keys, result, cursor))
        return dropped

    def bring_back(self) -> bool:
        """Show again what lies below dropped rows or a story; False where neither is shown."""
        if self.rows.layer.kind not in ("kept", "catch_up"):
            return False
        key = self.rows.key_at(self.rows.cursor) if self.rows.layer.kind == "kept" else None
        self.rows.show(self._covered.pop())
        if key is not None:
            self.rows.go_to(key)
        return True

    @property
    def _keys(self) -> Sequence[ListKey]:
        return self.rows.layer.keys

    @property
    def _lowest(self) -> Layer:
        return self._covered[0] if self._covered else self.rows.layer

    def _drop_gone(self, keys: Sequence[ListKey]) -> None:
        """Take stories that are not among these keys out of every layer."""
        there = set(keys)
        for place, layer in enumerate((*self._covered, self.rows.layer)):
            kept = [key for key in layer.keys if key > 0 or key in there]
            if layer.kind in ("stories", "kept") and len(kept) < len(layer.keys):
                self._replace(place, kept)

    def _replace(self, place: int, keys: Sequence[ListKey]) -> None:
        """Put other rows into a layer, with the cursor on the same one or the next that is still there."""
        if place < len(self._covered):
            layer = self._covered[place]
            self._covered[place] = replace_keys(layer, keys, _place_after(layer.keys, layer.cursor, keys))
        elif list(keys) != list(self._keys):
            self.rows.show(replace_keys(self.rows.hold(), keys, _place_after(self._keys, self.rows.cursor, keys)))
        else:
            self.rows.reload()

    def _take_off_search(self) -> Layer | None:
        """The layer that lies below the search, which is gone then; None where there is no search."""
        for place, layer in enumerate(self._covered[1:], 1):
            if layer.kind == "search":
                below = self._covered[place - 1]
                del self._covered[place - 1 :]
                return below
        return self._covered.pop() if self.rows.layer.kind == "search" else None


def _place_after(keys: Sequence[ListKey], cursor: int, kept: Sequence[ListKey]) -> int:
    """Where in `kept` the first row stands that is at or after the cursor in `keys`."""
    places = {key: place for place, key in enumerate(kept)}
    for key in keys[cursor:]:
        if key in places:
            return places[key]
    return max(0, len(kept) - 1)
