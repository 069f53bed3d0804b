"""What articles share, and those that a filter leaves; each call in a thread.

Knows no widgets and no list: what is narrowed comes with the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.model.facet import Facet, Filter
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class FilterRead(Answer):
    """The articles that a filter leaves."""

    def __init__(self, wanted: Filter, numbers: Sequence[ArticleNumber]) -> None:
        super().__init__()
        self.wanted = wanted
        self.numbers = numbers


class FilteringBridge:
    """Facets and filters."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def count(self, numbers: Sequence[ArticleNumber] | None, typed: str, limit: int) -> Sequence[Facet]:
        """What these articles share (None: all) and is called like what was typed; called in a thread."""
        return self._library.search.facets.count(numbers, typed, limit).found

    def read(self, wanted: Filter, numbers: Sequence[ArticleNumber] | None) -> None:
        """Answered by FilterRead: which of these articles are left, in their order; None: of all, in list order."""
        self._threads.ask("filter", lambda: FilterRead(wanted, self._left(wanted, numbers)))

    def _left(self, wanted: Filter, numbers: Sequence[ArticleNumber] | None) -> Sequence[ArticleNumber]:
        found = self._library.search.facets.articles(wanted)
        if numbers is None:
            return found
        left = frozenset(found)
        return [number for number in numbers if number in left]
