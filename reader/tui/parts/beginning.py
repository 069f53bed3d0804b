"""What the main screen shows in its first frame.

Imported before it: knows no parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from reader.model.article import ArticleRow
from reader.model.lists import SourceRow
from reader.tui.parts.view_names import describe_view
from reader.tui.widgets.article_list import ListLine, ListRow, SourceLine, StoryLine

if TYPE_CHECKING:
    from reader.model.article import ArticleNumber
    from reader.settings import Settings
    from reader.tui.bridge.first_page import FirstPage
    from reader.tui.bridge.rows import AnyRow
    from reader.tui.screens.main import Widgets


def show_first_page(widgets: Widgets, page: FirstPage, settings: Settings) -> None:
    """Put the first rows into the list, and say above it which list it is."""
    view, order = page.choice.view, page.choice.order
    if page.start is not None:
        widgets.header.place = f"/ {page.start.query}"
    elif page.rows:
        # how many rows of stories and sources there are is not known yet
        total = page.article_count if view == "articles" else None
        widgets.list.shows_sources = view == "sources"
        widgets.list.set_rows(total or len(page.rows), [_line_of(row, page.leads) for row in page.rows])
        widgets.header.place = describe_view(settings, view, order, total)


def _line_of(row: AnyRow | None, leads: Mapping[ArticleNumber, str]) -> ListRow | None:
    if isinstance(row, ArticleRow):
        return ListLine(row, snippet=leads.get(row.number, ""))
    if row is None:
        return None
    return SourceLine(row) if isinstance(row, SourceRow) else StoryLine(row)
