"""What the list shows in the first frame.

Imported before it: knows no more of the library than what that needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.model.article import ArticleRow
    from reader.tui.bridge import Library

FirstPage = tuple[int, Sequence["ArticleRow"]]
"""How many articles there are, and the first rows of the list: none where it is to show stories, which come later."""

FIRST_ROWS = 64
"""Rows that fill a screen."""


def read_first_page(library: Library) -> FirstPage:
    """Read what the first frame shows."""
    total, rows = library.articles.first_page(FIRST_ROWS)
    return total, rows if library.articles.view() == "articles" else ()
