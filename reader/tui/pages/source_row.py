"""What the list says of a source beside its name: how much is unread, and how much there is.

Knows no widths and no widgets.
"""

from __future__ import annotations

from reader.model.lists import SourceRow
from reader.tui.pages.page import count


def describe_source(row: SourceRow) -> tuple[str, ...]:
    """Return "12 unread", "340 articles": the most important first."""
    return (*count_unread(row), count(row.article_count, "article"))


def count_unread(row: SourceRow) -> tuple[str, ...]:
    """Return "12 unread"; nothing where all is read."""
    return (f"{row.unread_count:,} unread",) if row.unread_count else ()
