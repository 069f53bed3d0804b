"""What the user decides about whole stories; each call in a thread, answered by a message.

Knows no widgets and no list.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.model.story import StoryNumber, StoryRow
from reader.text.tokens import fold_words
from reader.tui.bridge.answers import StepTaken
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class StoryListBridge:
    """Decisions about stories."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def follow(self, story: StoryNumber, is_followed: bool) -> None:
        """Answered by StepTaken."""
        self._decide(lambda: self._library.decisions.follow(story, is_followed))

    def mute(self, story: StoryNumber, is_muted: bool) -> None:
        """Answered by StepTaken."""
        self._decide(lambda: self._library.decisions.mute(story, is_muted))

    def merge(self, story: StoryNumber, into: StoryNumber) -> None:
        """Answered by StepTaken."""
        self._decide(lambda: self._library.decisions.merge(story, into))

    def move(self, article: ArticleNumber, into: StoryNumber) -> None:
        """Answered by StepTaken."""
        self._decide(lambda: self._library.decisions.move(article, into))

    def make_finder(self) -> StoryFinder:
        """Return what finds stories by their names while one dialog asks for them."""
        return StoryFinder(self._library)

    def _decide(self, decide: Callable[[], Step]) -> None:
        self._threads.write(lambda: StepTaken("done", decide(), "stories"))


class StoryFinder:
    """Finds stories by their names, which are read once: however rare what is typed, no row is read in vain."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def find(self, typed: str, limit: int) -> Sequence[StoryRow]:
        """The stories whose names hold every word that was typed, whole or as a part; called in a thread."""
        words = fold_words(typed).split()
        found: list[StoryNumber] = []
        for number, name in self._names.items():
            if all(word in name for word in words):
                found.append(number)
                if len(found) >= limit:
                    break
        return self._library.stories.rows(found)

    @cached_property
    def _names(self) -> dict[StoryNumber, str]:
        """The folded name of every listed story, newest news first."""
        names = {number: fold_words(name) for number, name in self._library.stories.names().items()}
        listed = (-key for key in self._library.stories.list_keys() if key < 0)
        return {number: names[number] for number in listed if number in names}
