"""Tags: words that the user puts on articles, to find them by.

Knows no key and no story: whoever tags a whole story names its articles.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.library.journal import Journal
from reader.model.article import ArticleNumber
from reader.model.desk import Step, TagCount
from reader.store import Store
from reader.store.tags import TagChange
from reader.text.tags import show_tags


class TagsPart:
    """Tags as screens and commands see them."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal

    def all(self) -> tuple[TagCount, ...]:
        """Every tag, in alphabetical order."""
        return tuple(TagCount(*found) for found in self._store.tags.counts())

    def of(self, numbers: Sequence[ArticleNumber]) -> tuple[str, ...]:
        """The tags that some of these articles have, in alphabetical order."""
        return tuple(sorted({tag for number in numbers for tag in self._store.tags.of(number)}))

    def add(self, tags: Sequence[str], numbers: Sequence[ArticleNumber]) -> Step:
        """Put folded tags on articles as one step, which names the articles that did not have them all."""
        return self._do(tags, numbers, is_added=True)

    def remove(self, tags: Sequence[str], numbers: Sequence[ArticleNumber]) -> Step:
        """Take tags off articles as one step, which names the articles that had one of them."""
        return self._do(tags, numbers, is_added=False)

    def _do(self, tags: Sequence[str], numbers: Sequence[ArticleNumber], *, is_added: bool) -> Step:
        shown = show_tags(tags)
        where = f" on {len(numbers):,} articles" if len(numbers) > 1 else ""
        label = f"tagged {shown}{where}" if is_added else f"{shown} removed{where.replace(' on ', ' from ')}"
        changed = self._store.tags.do(self._journal.window, TagChange(label, is_added, tuple(tags), tuple(numbers)))
        return Step(label, changed)
