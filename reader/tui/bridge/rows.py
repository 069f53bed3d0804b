"""Rows of a list that may hold stories and sources among its articles: read, and asked for what is unread.

Called in threads.  Knows the library; not which list it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.article import ArticleRow
from reader.model.lists import SourceRow, source_key, source_of_key, story_of_key
from reader.model.story import ListKey, StoryRow

if TYPE_CHECKING:
    from reader.tui.bridge import Library

KEYS_AT_ONCE = 500

AnyRow = ArticleRow | StoryRow | SourceRow


def read_rows(library: Library, keys: Sequence[ListKey]) -> Sequence[AnyRow | None]:
    """Return a row for each key; None for a story that became part of another one."""
    numbers = [key for key in keys if key > 0]
    articles = library.articles.rows(numbers)
    if len(numbers) == len(keys):
        return articles
    found: dict[ListKey, AnyRow] = {row.number: row for row in articles}
    groups = [key for key in keys if key < 0]
    found.update((key, row) for key, row in zip(groups, read_groups(library, groups), strict=True) if row is not None)
    return [found.get(key) for key in keys]


def read_groups(library: Library, keys: Sequence[ListKey]) -> Sequence[StoryRow | SourceRow | None]:
    """Return a row for each key of a story or a source; None for one that has no articles any more."""
    stories = [number for key in keys if (number := story_of_key(key)) is not None]
    sources = [number for key in keys if (number := source_of_key(key)) is not None]
    found: dict[ListKey, StoryRow | SourceRow] = {}
    if stories:
        found.update((-row.number, row) for row in library.stories.rows(stories))
    if sources:
        found.update((source_key(row.number), row) for row in library.lists.source_rows(sources))
    return [found.get(key) for key in keys]


def find_unread(library: Library, keys: Sequence[ListKey]) -> list[ListKey]:
    """Return what is unread of articles, stories and sources, in order; reads no row of an article or a story."""
    unread = set(library.lists.unread_articles([key for key in keys if key > 0]))
    stories = [number for key in keys if (number := story_of_key(key)) is not None]
    unread.update(-number for number in library.lists.unread_stories(stories))
    sources = [number for key in keys if (number := source_of_key(key)) is not None]
    unread.update(source_key(row.number) for row in library.lists.source_rows(sources) if row.unread_count)
    return [key for key in keys if key in unread]


def find_next_unread(library: Library, keys: Sequence[ListKey], start: int, step: int) -> int | None:
    """Return the index of the next row with something unread, going down (+1) or up (-1); None where there is none."""
    if min(keys, default=0) >= 0:
        return library.articles.next_unread(keys, start, step)
    index = start + step
    while 0 <= index < len(keys):
        indexes = range(index, max(-1, min(len(keys), index + step * KEYS_AT_ONCE)), step)
        unread = set(find_unread(library, [keys[each] for each in indexes]))
        for each in indexes:
            if keys[each] in unread:
                return each
        index += step * KEYS_AT_ONCE
    return None
