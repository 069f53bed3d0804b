"""What the list shows, in layers: articles, stories or sources as of a moment, a search or one story or source over it,
what was kept of either.

Knows the rows that are shown; neither the reader pane nor the search box.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import cast

from reader.model.article import ArticleNumber
from reader.model.lists import ListView, SourceRow
from reader.model.search import SearchHit, SearchResult
from reader.model.story import ListKey, StoryRow
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.lists import KeysRead
from reader.tui.parts.rows import Layer, Rows, line_of, replace_keys
from reader.tui.widgets.article_list import ArticleList


class Listing:
    """The layers of the list, the topmost of them in its rows."""

    def __init__(self, widget: ArticleList, bridge: Bridge, view: ListView, first: Sequence[ListKey]) -> None:
        """`first` are the rows that the widget shows already: all that is known so far."""
        self.rows = Rows(widget, bridge, view, first)
        self.covered: list[Layer] = []
        """The layers below the one in the rows, the lowest first."""
        self._newer: Sequence[ListKey] | None = None
        self._waiting_count = 0
        self.is_incomplete = True
        """True while only the first page's rows are known."""

    @property
    def result(self) -> SearchResult | None:
        """The search whose hits are listed."""
        return self.rows.layer.result

    @property
    def view(self) -> ListView:
        """Which list lies below all others."""
        kind = self._lowest.kind
        assert kind not in ("search", "filter", "kept", "catch_up")
        return cast("ListView", kind)

    @property
    def lowest_keys(self) -> Sequence[ListKey]:
        """The rows of that list."""
        return self._lowest.keys

    @property
    def group(self) -> StoryRow | SourceRow | None:
        """The story or source whose unread articles are listed, or were before some were dropped."""
        layers = [self.rows.layer, *reversed(self.covered)] if not self.is_searching else []
        return next((layer.group for layer in layers if layer.group is not None), None)

    @property
    def is_searching(self) -> bool:
        """Whether a search, or what a filter left, lies over the list."""
        return any(layer.kind in ("search", "filter") for layer in (*self.covered, self.rows.layer))

    @property
    def waiting_count(self) -> int:
        """How many rows `g` would bring: new ones, and those that have moved up."""
        return 0 if self._newer is None or self.is_searching or self.group is not None else self._waiting_count

    def show_view(self, view: ListView, keys: Sequence[ListKey], at: ListKey | None) -> None:
        """Show a list with the cursor on this row where it is listed; below a search, if any."""
        layer = Layer(view, keys, cursor=keys.index(at) if at in keys else 0)
        self._newer = None
        first, is_first = self._lowest, self.is_incomplete
        self.is_incomplete = False
        if is_first and first.kind == view and first.keys and list(keys[: len(first.keys)]) == list(first.keys):
            if self.covered:
                self.covered[0] = replace(first, keys=keys)
            self.rows.complete(replace(first, keys=keys))
            return
        if is_first:
            self.rows.complete(self.rows.layer)
        if self.is_searching:
            self.covered[0] = layer
        else:
            self.covered.clear()
            self.rows.show(layer)

    def take_keys(self, answer: KeysRead) -> bool:
        """Take the lowest list as it is now: news waits for `g`, stories that are gone go at once, as does the rest
        where the user changed it; False where the list is not the one that was asked about."""
        if answer.question.view != self.view or answer.question.known is not self._lowest.keys:
            return False
        is_empty = not (self._lowest.keys or self.covered)
        self._drop_gone(answer.gone)
        if not answer.question.is_news or is_empty:
            self._replace(0, answer.keys)
            self._newer = None
        elif answer.waiting_count or len(answer.keys) != len(self._lowest.keys):
            self._newer, self._waiting_count = answer.keys, answer.waiting_count
        return True

    def take_in_newer(self) -> bool:
        """Show the rows that waited; False where none did, or something else is shown over them."""
        if self._newer is None or self.is_searching or self.group is not None:
            return False
        self.show_view(self.view, self._newer, None)
        return True

    def show_result(self, result: SearchResult, hits: Sequence[SearchHit], cursor: int) -> None:
        """Show what a search found in place of an earlier search."""
        below = self._take_off_search()
        self.covered.append(below if below is not None else self.rows.hold())
        self.rows.show(Layer("search", result.numbers, result, cursor), [line_of(hit) for hit in hits])

    def close_search(self) -> bool:
        """Show again what was there before the search; False where none is shown."""
        below = self._take_off_search()
        if below is None:
            return False
        self.rows.show(below)
        return True

    def show_group(self, row: StoryRow | SourceRow, numbers: Sequence[ArticleNumber]) -> None:
        """Show these articles of a story or source over the list."""
        self.covered.append(self.rows.hold())
        self.rows.show(Layer("catch_up", numbers, group=row))

    def keep_only(self, keys: Sequence[ListKey]) -> int:
        """Drop all other rows and return how many; the cursor stays on its row or the next that is kept."""
        dropped = len(self._keys) - len(keys)
        if dropped:
            cursor = _place_after(self._keys, self.rows.cursor, keys)
            result = self.result
            if result is not None:
                scores = dict(zip(result.numbers, result.scores, strict=True))
                result = replace(result, numbers=tuple(keys), scores=tuple(scores[number] for number in keys))
            self.covered.append(self.rows.hold())
            self.rows.show(Layer("kept", keys, result, cursor))
        return dropped

    def bring_back(self) -> bool:
        """Show again what lies below dropped rows, a story or a source; False where none of them is shown."""
        if self.rows.layer.kind not in ("kept", "catch_up"):
            return False
        key = self.rows.key_at(self.rows.cursor) if self.rows.layer.kind == "kept" else None
        self.rows.show(self.covered.pop())
        if key is not None:
            self.rows.go_to(key)
        return True

    @property
    def _keys(self) -> Sequence[ListKey]:
        return self.rows.layer.keys

    @property
    def _lowest(self) -> Layer:
        return self.covered[0] if self.covered else self.rows.layer

    def _drop_gone(self, gone: Collection[ListKey]) -> None:
        """Take these stories and sources out of every layer."""
        for place, layer in enumerate((*self.covered, self.rows.layer) if gone else ()):
            kept = [key for key in layer.keys if key not in gone]
            if len(kept) < len(layer.keys):
                self._replace(place, kept)

    def _replace(self, place: int, keys: Sequence[ListKey]) -> None:
        """Put other rows into a layer, with the cursor on the same one or the next that is still there."""
        if place < len(self.covered):
            layer = self.covered[place]
            self.covered[place] = replace_keys(layer, keys, _place_after(layer.keys, layer.cursor, keys))
        elif list(keys) != list(self._keys):
            self.rows.show(replace_keys(self.rows.hold(), keys, _place_after(self._keys, self.rows.cursor, keys)))
        else:
            self.rows.reload()

    def _take_off_search(self) -> Layer | None:
        """The layer that lies below the search, which is gone then; None where there is no search."""
        for place, layer in enumerate(self.covered[1:], 1):
            if layer.kind == "search":
                below = self.covered[place - 1]
                del self.covered[place - 1 :]
                return below
        return self.covered.pop() if self.rows.layer.kind == "search" else None


def _place_after(keys: Sequence[ListKey], cursor: int, kept: Sequence[ListKey]) -> int:
    """Where in `kept` the first row stands that is at or after the cursor in `keys`."""
    places = {key: place for place, key in enumerate(kept)}
    for key in keys[cursor:]:
        if key in places:
            return places[key]
    return max(0, len(kept) - 1)
