"""Which articles the words after a command mean: ids, or a query.

Knows no command.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.cli.arguments import join_query, unprotect
from reader.cli.libraries import ask
from reader.cli.output import complain
from reader.model.errors import NoSuchArticleError

if TYPE_CHECKING:
    from reader.library import Library
    from reader.model.article import ArticleNumber

LETTERS_OF_SURE_ID = 6
"""From so many letters on, a word of some language is not taken for the beginning of an id by chance."""


def choose(library: Library, words: Sequence[str]) -> Sequence[ArticleNumber]:
    """The articles that are meant, in list order; all where there are no words."""
    in_order = library.articles.numbers()
    if not words:
        return in_order
    found = _find_ids(library, words)
    if not found or any(_may_be_word(word) for word in words):
        result = ask(library, join_query(words), "newest")
        if result.misreading:
            complain(result.misreading)
        # a short word that articles hold is meant as a word, also where one id happens to begin like it
        if result.numbers or not found:
            found = frozenset(result.numbers)
    return [number for number in in_order if number in found]


def _find_ids(library: Library, words: Sequence[str]) -> frozenset[ArticleNumber]:
    """The articles with these ids; none where one of the words is no id."""
    try:
        return frozenset(library.articles.find(unprotect(word)) for word in words)
    except NoSuchArticleError:
        return frozenset()


def _may_be_word(text: str) -> bool:
    return len(text) < LETTERS_OF_SURE_ID and text.isalpha()
