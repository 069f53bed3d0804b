"""The user's tags: read, added, removed; each call in a thread.

Knows no widgets; what is tagged is a row of the list, an article or a whole story.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.model.desk import Step, TagCount
from reader.model.story import ListKey
from reader.text.tags import fold_tag, show_tags
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import StepTaken, Told
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class TagsRead(Answer):
    """The tags of what is to lose one."""

    def __init__(self, key: ListKey, tags: Sequence[str]) -> None:
        super().__init__()
        self.key = key
        self.tags = tags


class TagBridge:
    """Tags as the user puts them on."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def complete(self, typed: str, limit: int) -> Sequence[TagCount]:
        """The known tags that begin as typed, those of most articles first; called in a thread."""
        beginning = fold_tag(typed) or ""
        if typed and not beginning:
            return ()
        found = [count for count in self._library.tags.all() if count.tag.startswith(beginning)]
        return sorted(found, key=lambda count: -count.article_count)[:limit]

    def read(self, key: ListKey) -> None:
        """Answered by TagsRead, after all that was written before."""
        self._threads.write(lambda: TagsRead(key, self._library.tags.of(self._numbers(key))))

    def add(self, tags: Sequence[str], key: ListKey) -> None:
        """Answered by StepTaken, or by Told where all of them were there."""
        told = f"Has {show_tags(tags)}"
        self._threads.write(lambda: _tell(lambda: self._library.tags.add(tags, self._numbers(key)), told))

    def remove(self, tag: str, key: ListKey) -> None:
        """Answered by StepTaken, or by Told where it was gone."""
        self._threads.write(
            lambda: _tell(lambda: self._library.tags.remove([tag], self._numbers(key)), f"Has no #{tag}")
        )

    def _numbers(self, key: ListKey) -> Sequence[ArticleNumber]:
        return [key] if key > 0 else self._library.stories.articles_of(-key)


def _tell(do: Callable[[], Step], otherwise: str) -> Answer:
    step = do()
    return StepTaken("done", step) if step.numbers else Told(f"{otherwise} already")
