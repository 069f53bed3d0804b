"""What the list says of a story beside its name: what is new, and how much there is.

Knows no widths and no widgets.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from reader.tui.pages.dates import UNDATED, show_days, show_since
from reader.tui.pages.page import count

if TYPE_CHECKING:
    from reader.model.lists import SourceRow
    from reader.model.story import StoryRow


def describe_story(row: StoryRow, today: date) -> tuple[str, ...]:
    """Return "+3 new since Tue 18:04", "8 unread", "5 sources", "12 articles": the most important first."""
    return (*describe_news(row, today), *count_unread(row), count(row.source_count, "source"), count_articles(row))


def describe_news(row: StoryRow, today: date) -> tuple[str, ...]:
    """Return "+3 new since Tue 18:04", by the clock of this machine; nothing where nothing is new."""
    since = f" since {show_since(row.seen.astimezone(), today)}" if row.seen is not None else ""
    return tuple(f"{new}{since}" for new in count_new(row))


def count_new(row: StoryRow) -> tuple[str, ...]:
    """Return "+3 new"; nothing where nothing is new."""
    return (f"+{row.new_count:,} new",) if row.new_count else ()


def count_unread(row: StoryRow) -> tuple[str, ...]:
    """Return "8 unread" where there is more to catch up with than what is new."""
    return (f"{row.unread_count:,} unread",) if row.unread_count > row.new_count else ()


def count_articles(row: StoryRow) -> str:
    """Return "12 articles"."""
    return count(row.article_count, "article")


def show_latest(row: StoryRow | SourceRow, today: date) -> str:
    """Return the latest day of a story or source: "23 Jul", "23 Jul 2024", "no date"."""
    return show_days(row.latest, row.latest, today) if row.latest is not None else UNDATED
