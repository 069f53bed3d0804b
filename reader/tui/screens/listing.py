"""What the list shows, in layers: all articles as of a moment, what a search found over it, what was kept of either.

Knows the list and the bridge; neither the reader pane nor the search box.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.search import SearchHit, SearchResult
from reader.tui.bridge.answers import PageQuestion, PageRead
from reader.tui.bridge.bridge import Bridge
from reader.tui.widgets.article_list import ArticleList, ListLine
from reader.tui.widgets.virtual_list import PAGE_LENGTH


@dataclass(frozen=True, slots=True)
class Layer:
    """One list, and all that is needed to show it again as it was left."""

    kind: Literal["all", "search", "kept"]
    numbers: Sequence[ArticleNumber]
    result: SearchResult | None = None
    cursor: int = 0
    page: tuple[ListLine, ...] = ()
    """The rows of the cursor's page, so that coming back shows no blank frame."""


class Listing:
    """The articles of the list in order; rows come page by page."""

    def __init__(self, widget: ArticleList, bridge: Bridge, first: Sequence[ArticleNumber]) -> None:
        """`first` are the articles of the rows that the widget shows already: all that is known so far."""
        self._list = widget
        self._bridge = bridge
        self._layers = [Layer("all", first)]
        self._newer: Sequence[ArticleNumber] | None = None
        self._waiting_pages: list[PageQuestion] | None = []
        """Pages asked for before all numbers are known; None once they are."""

    @property
    def numbers(self) -> Sequence[ArticleNumber]:
        """The listed articles, or the first of them while the rest is not known yet."""
        return self._layers[-1].numbers

    @property
    def result(self) -> SearchResult | None:
        """The search whose hits are listed."""
        return self._layers[-1].result

    @property
    def is_incomplete(self) -> bool:
        """Whether only the first page's articles are known so far."""
        return self._waiting_pages is not None

    @property
    def count(self) -> int:
        """How many articles are listed."""
        return self._list.count

    @property
    def is_reduced(self) -> bool:
        """Whether read articles were dropped."""
        return self._layers[-1].kind == "kept"

    @property
    def waiting_count(self) -> int:
        """How many new articles wait to be taken in."""
        return len(self._newer) - len(self._layers[0].numbers) if self._newer is not None else 0

    @property
    def generation(self) -> int:
        """Changes whenever every row is replaced."""
        return self._list.generation

    @property
    def current(self) -> ListLine | None:
        """The row under the cursor, where it is there."""
        return self._list.current_row

    @property
    def cursor(self) -> int:
        """Index of the current row."""
        return self._list.cursor

    def take_numbers(self, numbers: Sequence[ArticleNumber]) -> None:
        """Take the order of all articles: first as the list's own, afterwards as news that waits for `g`."""
        if self._waiting_pages is not None:
            self._take_first_numbers(numbers)
        elif not self._layers[0].numbers and len(self._layers) == 1:
            self._show(Layer("all", numbers))
        elif len(numbers) != len(self._layers[0].numbers):
            self._newer = numbers

    def take_in_newer(self) -> bool:
        """Show the articles that waited; False where none did, or a search is shown."""
        if self._newer is None or self.is_searching:
            return False
        self._layers = []
        self._show(Layer("all", self._newer))
        self._newer = None
        return True

    @property
    def is_searching(self) -> bool:
        """Whether a search lies over the list of all articles."""
        return any(layer.kind == "search" for layer in self._layers)

    def show_result(self, result: SearchResult, hits: Sequence[SearchHit], cursor: int) -> None:
        """Show what a search found in place of an earlier search."""
        self._leave()
        self._drop_search()
        layer = Layer("search", result.numbers, result)
        self._layers.append(layer)
        self._list.shows_snippets = True
        self._list.set_rows(len(result.numbers), [line_of(hit) for hit in hits], cursor)

    def close_search(self) -> bool:
        """Show again what was there before the search; False where none is shown."""
        if not self.is_searching:
            return False
        self._drop_search()
        self._show(self._layers.pop())
        return True

    def keep_only(self, numbers: Sequence[ArticleNumber]) -> int:
        """Drop all other rows and return how many; the cursor stays on its article or the next that is kept."""
        dropped = len(self.numbers) - len(numbers)
        if dropped:
            cursor = _place_after(self.numbers, self._list.cursor, numbers)
            result = self.result
            if result is not None:
                scores = dict(zip(result.numbers, result.scores, strict=True))
                result = replace(result, numbers=tuple(numbers), scores=tuple(scores[number] for number in numbers))
            self._leave()
            self._show(Layer("kept", numbers, result, cursor))
        return dropped

    def bring_back(self) -> bool:
        """Show dropped rows again; False where none were dropped."""
        if self._layers[-1].kind != "kept":
            return False
        number = self.number_at(self._list.cursor)
        self._layers.pop()
        self._show(self._layers.pop())
        if number is not None:
            self.go_to(number)
        return True

    def want_page(self, generation: int, page_number: int, start: int, length: int) -> None:
        """Ask for rows that came into view."""
        question = PageQuestion(generation, page_number, start, length)
        if self.result is not None:
            self._bridge.search.read_page(question, self.result)
        elif self._waiting_pages is not None:
            self._waiting_pages.append(question)
        else:
            self._bridge.articles.read_page(question, self.numbers)

    def put_page(self, answer: PageRead) -> None:
        """Show rows that were asked for."""
        self._list.put_page(answer.question.generation, answer.question.page_number, [line_of(r) for r in answer.rows])

    def number_at(self, index: int) -> ArticleNumber | None:
        """Return the article of a row."""
        if 0 <= index < len(self.numbers):
            return self.numbers[index]
        return None

    def index_of(self, number: ArticleNumber) -> int | None:
        """Return the row of an article."""
        try:
            return self.numbers.index(number)
        except ValueError:
            return None

    def go(self, index: int) -> ArticleNumber | None:
        """Move the cursor to a row and return its article; None past either end."""
        number = self.number_at(index)
        if number is not None:
            self._list.cursor = index
        return number

    def move(self, by: int) -> None:
        """Move the cursor by rows, as far as the list reaches."""
        self._list.cursor += by

    def go_to(self, number: ArticleNumber) -> bool:
        """Move the cursor to an article; False where it is not listed."""
        index = self.index_of(number)
        if index is None:
            return False
        self._list.cursor = index
        return True

    def update(self, row: ArticleRow) -> None:
        """Show an article's row as it is now."""
        index = self.index_of(row.number)
        line = self._list.row_at(index) if index is not None else None
        if index is not None and line is not None:
            self._list.update_row(index, replace(line, row=row))

    def reload(self) -> None:
        """Read the rows in view again."""
        self._list.reload()

    def _take_first_numbers(self, numbers: Sequence[ArticleNumber]) -> None:
        waiting, self._waiting_pages = self._waiting_pages or [], None
        self._layers[0] = replace(self._layers[0], numbers=numbers)
        if len(self._layers) == 1 and len(numbers) != self._list.count:
            self._show(self._layers.pop())
            return
        for question in waiting:
            self._bridge.articles.read_page(question, numbers)

    def _leave(self) -> None:
        """Note where the user is in the layer that another is about to cover."""
        page = self._list.cursor // PAGE_LENGTH * PAGE_LENGTH
        rows = [self._list.row_at(index) for index in range(page, min(page + PAGE_LENGTH, self._list.count))]
        held = tuple(row for row in rows if row is not None)
        self._layers[-1] = replace(
            self._layers[-1], cursor=self._list.cursor, page=held if len(held) == len(rows) else ()
        )

    def _drop_search(self) -> None:
        for place, layer in enumerate(self._layers):
            if layer.kind == "search":
                del self._layers[place:]
                return

    def _show(self, layer: Layer) -> None:
        self._layers.append(layer)
        self._list.shows_snippets = layer.result is not None
        self._list.set_rows(len(layer.numbers), (), layer.cursor)
        if layer.page:
            self._list.put_page(self._list.generation, layer.cursor // PAGE_LENGTH, layer.page)
            self._list.reload()


def line_of(row: ArticleRow | SearchHit) -> ListLine:
    """Make a row of the list."""
    if isinstance(row, SearchHit):
        return ListLine(row.row, row.title_marks, row.snippet, row.snippet_marks)
    return ListLine(row)


def _place_after(numbers: Sequence[ArticleNumber], cursor: int, kept: Sequence[ArticleNumber]) -> int:
    """Where in `kept` the first article stands that is at or after the cursor in `numbers`."""
    places = {number: place for place, number in enumerate(kept)}
    for number in numbers[cursor:]:
        if number in places:
            return places[number]
    return max(0, len(kept) - 1)
