"""The rows of the list that is shown: the cursor, which article or story stands where, and pages on their way.

Knows the list's widget and the bridge; not which layers lie below the one that is shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.facet import Filter
from reader.model.lists import ListView, SourceRow, source_of_key
from reader.model.search import SearchHit, SearchResult
from reader.model.story import ListKey, StoryRow
from reader.tui.bridge.answers import NO_LEADS, PageQuestion, PageRead
from reader.tui.bridge.bridge import Bridge
from reader.tui.widgets.article_list import ArticleList, ListLine, ListRow, SourceLine, StoryLine
from reader.tui.widgets.virtual_list import PAGE_LENGTH


@dataclass(frozen=True, slots=True)
class Layer:
    """One list, and all that is needed to show it again as it was left."""

    kind: ListView | Literal["search", "kept", "catch_up", "filter"]
    """A view lies below all others."""
    keys: Sequence[ListKey]
    result: SearchResult | None = None
    cursor: int = 0
    page: tuple[ListRow | None, ...] = ()
    """The rows of the cursor's page as far as they are known, so that coming back shows no blank frame."""
    group: StoryRow | SourceRow | None = None
    """The story or source whose unread articles are listed to catch up."""
    filter: Filter = ()
    """What the articles of the layer have in common."""


class Rows:
    """One layer in the list's widget; its rows come page by page."""

    def __init__(self, widget: ArticleList, bridge: Bridge, view: ListView, first: Sequence[ListKey]) -> None:
        """`first` are the rows that the widget shows already: all that is known so far."""
        self._list = widget
        self._bridge = bridge
        self._waiting_pages: list[PageQuestion] | None = []
        """Pages asked for before all rows are known; None once they are."""
        self.layer = Layer(view, first)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._list.count

    @property
    def generation(self) -> int:
        """Changes whenever every row is replaced."""
        return self._list.generation

    @property
    def current(self) -> ListRow | None:
        """The row under the cursor, where it is there."""
        return self._list.current_row

    @property
    def cursor(self) -> int:
        """Index of the current row."""
        return self._list.cursor

    def show(self, layer: Layer, first: Sequence[ListRow | None] = ()) -> None:
        """Show another layer, its first rows at once where they are known."""
        self.layer = layer
        self._list.shows_snippets = layer.result is not None
        self._list.shows_sources = source_of_key(next(iter(layer.keys), 0)) is not None
        self._list.set_rows(len(layer.keys), first, layer.cursor)
        if layer.page:
            self._list.put_page(self._list.generation, layer.cursor // PAGE_LENGTH, layer.page)
            self._list.reload()

    def hold(self) -> Layer:
        """The layer as the user leaves it."""
        page = page_start(self._list.cursor)
        rows = [self._list.row_at(index) for index in range(page, min(page + PAGE_LENGTH, self._list.count))]
        held = tuple(row for row in rows if row is not None)
        return replace(self.layer, cursor=self._list.cursor, page=held if len(held) == len(rows) else ())

    def complete(self, layer: Layer) -> None:
        """All rows are known now, beginning with those that are shown: ask for the pages that waited for them."""
        waiting, self._waiting_pages = self._waiting_pages or [], None
        if self.layer.result is None:
            self.layer = layer
            if len(layer.keys) != self.count:
                self._list.grow(len(layer.keys))
        for question in waiting:
            self._read_page(question, layer.keys)

    def want_page(self, generation: int, page_number: int, start: int, length: int) -> None:
        """Ask for rows that came into view."""
        question = PageQuestion(generation, page_number, start, length)
        if self.layer.result is not None:
            self._bridge.search.read_page(question, self.layer.result)
        elif self._waiting_pages is not None:
            self._waiting_pages.append(question)
        else:
            self._read_page(question, self.layer.keys)

    def put_page(self, answer: PageRead) -> None:
        """Show rows that were asked for."""
        rows = [line_of(row, answer.leads) for row in answer.rows]
        self._list.put_page(answer.question.generation, answer.question.page_number, rows)

    def key_at(self, index: int) -> ListKey | None:
        """Return what stands in a row."""
        return self.layer.keys[index] if 0 <= index < len(self.layer.keys) else None

    def go(self, index: int) -> ListKey | None:
        """Move the cursor to a row and return what stands there; None past either end."""
        key = self.key_at(index)
        if key is not None:
            self._list.cursor = index
        return key

    def go_to(self, key: ListKey) -> bool:
        """Move the cursor to an article or story; False where it is not listed."""
        index = self._index_of(key)
        if index is None:
            return False
        self._list.cursor = index
        return True

    def update(self, row: ArticleRow) -> None:
        """Show an article's row as it is now."""
        index = self._index_of(row.number)
        line = self._list.row_at(index) if index is not None else None
        if index is not None and isinstance(line, ListLine):
            self._list.update_row(index, replace(line, row=row))

    def reload(self) -> None:
        """Read the rows in view again."""
        self._list.reload()

    def _read_page(self, question: PageQuestion, keys: Sequence[ListKey]) -> None:
        self._bridge.articles.read_page(question, keys, self._list.shows_leads)

    def _index_of(self, key: ListKey) -> int | None:
        try:
            return self.layer.keys.index(key)
        except ValueError:
            return None


def line_of(
    row: ArticleRow | SearchHit | StoryRow | SourceRow | None, leads: Mapping[ArticleNumber, str] = NO_LEADS
) -> ListRow | None:
    """Make a row of the list; what is no longer there leaves it blank."""
    if isinstance(row, SearchHit):
        return ListLine(row.row, row.title_marks, row.snippet, row.snippet_marks)
    if isinstance(row, StoryRow):
        return StoryLine(row)
    if isinstance(row, SourceRow):
        return SourceLine(row)
    return ListLine(row, snippet=leads.get(row.number, "")) if row is not None else None


def replace_keys(held: Layer, keys: Sequence[ListKey], cursor: int) -> Layer:
    """Put other rows into a layer as it was left; those to be seen that are known are kept."""
    first, start = page_start(held.cursor), page_start(cursor)
    known = dict(zip(held.keys[first : first + PAGE_LENGTH], held.page, strict=False))
    page = tuple(known.get(key) for key in keys[start : start + PAGE_LENGTH])
    return replace(held, keys=keys, cursor=cursor, page=page if known else ())


def page_start(index: int) -> int:
    """Index of the first row of a row's page."""
    return index // PAGE_LENGTH * PAGE_LENGTH
