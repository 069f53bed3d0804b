"""Rows of the list that are not one article: the keys they have among articles, and what a source's row shows.

Knows neither how lists are ordered nor how rows are drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reader.model.story import ListKey, StoryNumber

SourceNumber = int
"""The store's own row number of a source: small, local, never shown."""

ListView = Literal["articles", "stories", "followed", "muted", "sources"]
"""What the list shows where nothing is searched: every article; stories and the articles that are in none; the stories
that the user follows; those that are kept out of the list by stories; sources."""

ListOrder = Literal["newest", "oldest", "arrived"]
"""Of all articles: by their day, or the last that came first."""

Density = Literal["automatic", "one_line", "two_lines"]
"""Lines a row: by the height of the screen; one; two, the second with the beginning of the text."""

FIRST_SOURCE_KEY = -(1 << 40)
"""Keys of sources lie below it, those of stories between it and zero."""


@dataclass(frozen=True, slots=True)
class ViewChoice:
    """How the user wants the list, kept for windows to come."""

    view: ListView = "articles"
    order: ListOrder = "newest"
    density: Density = "automatic"


@dataclass(frozen=True, slots=True)
class SourceRow:
    """What one row of the list by sources shows."""

    number: SourceNumber
    name: str
    article_count: int
    unread_count: int
    latest: date | None
    """Latest day on which one of its articles was published."""


def source_key(number: SourceNumber) -> ListKey:
    """Return the key of a source's row."""
    return FIRST_SOURCE_KEY - number


def source_of_key(key: ListKey) -> SourceNumber | None:
    """Return the source whose row has this key; None where it is no source's."""
    return FIRST_SOURCE_KEY - key if key < FIRST_SOURCE_KEY else None


def story_of_key(key: ListKey) -> StoryNumber | None:
    """Return the story whose row has this key; None where it is no story's."""
    return -key if FIRST_SOURCE_KEY < key < 0 else None
