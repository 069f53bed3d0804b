"""Articles: the list, one of them opened with all that belongs to it, its original.

What the first frame does not need is imported where it is used.  Knows no screen.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from reader.model.article import Article, ArticleDetails, ArticleNumber, ArticleRow, RawItem, Related
    from reader.model.entity import OpenedArticle
    from reader.model.lists import ListOrder
    from reader.model.theme import ThemeChoice
    from reader.store import Store

UNREAD_LOOKAHEAD = 500


class ArticlesPart:
    """Articles as screens and commands see them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def first_page(self, length: int, order: ListOrder = "newest") -> tuple[int, tuple[ArticleRow, ...]]:
        """How many articles there are, and the first rows of the list."""
        return self._store.articles.count(), self._store.articles.first_rows(length, order)

    def theme(self) -> ThemeChoice | None:
        """The colours that the user last chose in any window: to be known before the first frame."""
        from reader.model.theme import ThemeChoice
        from reader.store.choices import THEME

        found = self._store.choices.get(THEME)
        choices: tuple[ThemeChoice, ...] = get_args(ThemeChoice)
        return next((choice for choice in choices if choice == found), None)

    def numbers(self, order: ListOrder = "newest") -> Sequence[ArticleNumber]:
        """Every article in list order: a snapshot that later imports do not change."""
        return self._store.articles.numbers(order)

    def leads(self, numbers: Sequence[ArticleNumber]) -> dict[ArticleNumber, str]:
        """What each of these articles begins with below its title, shortened."""
        return self._store.articles.leads(numbers)

    def count_unread(self, numbers: Sequence[ArticleNumber]) -> int:
        """How many of these articles are unread."""
        return len(self._store.articles.unread_among(numbers))

    def rows(self, numbers: Sequence[ArticleNumber]) -> tuple[ArticleRow, ...]:
        """Rows of the list, in this order."""
        return self._store.articles.rows(numbers)

    def next_unread(self, numbers: Sequence[ArticleNumber], start: int, step: int) -> int | None:
        """Index of the next unread article after `start`, going down (+1) or up (-1); None where there is none."""
        index = start + step
        while 0 <= index < len(numbers):
            stop = index + step * UNREAD_LOOKAHEAD
            indexes = range(index, max(-1, min(len(numbers), stop)), step)
            unread = self._store.articles.unread_among([numbers[each] for each in indexes])
            for each in indexes:
                if numbers[each] in unread:
                    return each
            index = stop
        return None

    def get(self, number: ArticleNumber) -> Article:
        """One article; raises NoSuchArticleError."""
        return self._store.articles.get(number)

    def open(self, number: ArticleNumber) -> OpenedArticle:
        """One article with its names, its related articles and its story; marks nothing."""
        from reader.library.stories import find_place
        from reader.model.entity import OpenedArticle

        article = self._store.articles.get(number)
        (row,) = self._store.articles.rows([number])
        names = self._store.entities.in_article(number)
        return OpenedArticle(article, row, names, self.related(number), find_place(self._store, number))

    def related(self, number: ArticleNumber) -> tuple[Related, ...]:
        """The articles that have most to do with this one, each with its reasons."""
        from reader.library.relations import find_related  # heavy: not before the first frame

        return find_related(self._store, number)

    def details(self, number: ArticleNumber) -> ArticleDetails:
        """All that is known about an article."""
        return self._store.articles.details(number)

    def raw_item(self, number: ArticleNumber) -> RawItem:
        """The text as it came, byte for byte."""
        return self._store.articles.raw_item(number)

    def find(self, id_prefix: str) -> ArticleNumber:
        """The one article whose id begins like this; raises NoSuchArticleError."""
        return self._store.articles.find(id_prefix)

    def open_original(self, number: ArticleNumber) -> str:
        """Open the article's url or file; return a line for the user."""
        from reader.library.original import open_original

        # its path is as the user gave it, perhaps from another folder
        article = replace(self._store.articles.get(number), path=self._store.articles.location(number))
        return f"Opened {open_original(article, os.environ)}"
