"""What the list shows in the first frame.

Imported before it: knows no more of the library than what that needs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from reader.model.lists import ViewChoice

if TYPE_CHECKING:
    from reader.model.article import ArticleNumber
    from reader.model.places import Destination
    from reader.model.story import ListKey
    from reader.tui.bridge import Library
    from reader.tui.bridge.rows import AnyRow

FIRST_ROWS = 64
"""Rows that fill a screen."""


class FirstPage(NamedTuple):
    """The first rows of the list, and which list that is."""

    article_count: int
    rows: Sequence[AnyRow | None]
    """None where the list cannot be read at once, or a search lies over it: it comes later."""
    keys: Sequence[ListKey]
    """Of these rows."""
    choice: ViewChoice = ViewChoice()
    leads: Mapping[ArticleNumber, str] = {}
    """What articles begin with, where the rows show it."""
    start: Destination | None = None
    """The search to begin with."""


def read_first_page(library: Library) -> FirstPage:
    """Read what the first frame shows."""
    choice, start = library.lists.choice(), library.lists.start()
    if start is not None and start.view is not None:
        choice, start = replace(choice, view=start.view), None
    if start is not None:
        return FirstPage(library.articles.first_page(0)[0], (), (), choice, start=start)
    rows: Sequence[AnyRow | None]
    keys: Sequence[ListKey]
    if choice.view == "articles":
        total, articles = library.articles.first_page(FIRST_ROWS, choice.order)
        rows, keys = articles, [row.number for row in articles]
    else:
        from reader.tui.bridge.rows import read_rows

        total, _ = library.articles.first_page(0)
        keys = library.lists.first_keys(choice.view, FIRST_ROWS)
        rows = read_rows(library, keys)
    leads = library.articles.leads([key for key in keys if key > 0]) if choice.density == "two_lines" else {}
    return FirstPage(total, rows, keys, choice, leads, start)
