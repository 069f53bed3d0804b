"""The page of one source: how much it has, and the articles that opening it begins with.

Knows no widths and no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.model.article import ArticleRow
from reader.model.lists import SourceRow
from reader.tui.pages.article import add_indented_line, add_numbered_title
from reader.tui.pages.dates import show_date
from reader.tui.pages.page import SEPARATOR, Page, PageBuilder
from reader.tui.pages.source_row import describe_source


def compose_source(row: SourceRow, articles: Sequence[ArticleRow], today: date) -> Page:
    """Compose the page; `related` spans (numbered from 1) lead to its first unread articles, else to its latest."""
    builder = PageBuilder()
    builder.add(row.name, "title")
    builder.end_line()
    builder.add(SEPARATOR.join(describe_source(row)), "meta")
    builder.end_line(2)
    builder.add("Unread, oldest first" if row.unread_count else "All read, latest first", "heading")
    builder.end_line(2)
    for number, each in enumerate(articles, 1):
        add_numbered_title(builder, number, each)
        add_indented_line(builder, show_date(each.published, today))
        builder.end_line()
    return builder.build()
