"""The list by stories, and what the user decides about whole stories; each call in a thread, answered by a message.

Knows no widgets and no list: what is listed comes with the question.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.model.article import ArticleNumber
from reader.model.desk import ListView, Step
from reader.model.story import ListKey, StoryNumber, StoryRow
from reader.text.tokens import fold_words
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import StepTaken
from reader.tui.bridge.rows import KEYS_AT_ONCE, find_unread
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library


@dataclass(frozen=True, slots=True)
class ViewQuestion:
    """Which list is to lie lowest, and the row of the one before that is to be found again in it; None at the start."""

    view: ListView
    near: ListKey | None = None


class ViewRead(Answer):
    """All rows of a list, and the one to stand on."""

    def __init__(self, question: ViewQuestion, keys: Sequence[ListKey], at: ListKey | None) -> None:
        super().__init__()
        self.question = question
        self.keys = keys
        self.at = at


class KeysRead(Answer):
    """All rows of the list as they are now; `is_news`: they came by themselves, the user did not ask for them."""

    def __init__(self, view: ListView, keys: Sequence[ListKey], *, is_news: bool) -> None:
        super().__init__()
        self.view: ListView = view
        self.keys = keys
        self.is_news = is_news


class StoryUnreadRead(Answer):
    """What is unread in a story, oldest first; the row is None where the story is no longer there."""

    def __init__(self, number: StoryNumber, story: StoryRow | None, articles: Sequence[ArticleNumber] = ()) -> None:
        super().__init__()
        self.number = number
        self.story = story
        self.articles = articles


class StoryListBridge:
    """Stories as rows of the list."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def read_view(self, question: ViewQuestion) -> None:
        """Answered by ViewRead."""
        self._threads.ask("view", lambda: self._view(question))

    def keep_view(self, view: ListView) -> None:
        """Keep what the list shows for the next start."""
        self._threads.write(lambda: self._library.desk.set_view(view))

    def read_keys(self, view: ListView, *, is_news: bool) -> None:
        """Answered by KeysRead, after all that was written before."""
        self._threads.write(lambda: KeysRead(view, self._keys(view), is_news=is_news))

    def read_unread(self, story: StoryNumber) -> None:
        """Answered by StoryUnreadRead, after all that was written before; the story counts as looked at."""
        self._threads.write(lambda: self._unread(story))
        # By itself: it fails in a library that can only be read, where catching up is possible all the same.
        self._threads.write(lambda: self._library.stories.mark_seen(story))

    def set_read(self, keys: Sequence[ListKey]) -> None:
        """Mark articles, and all articles of stories, read in one step; answered by StepTaken."""
        self._threads.write(lambda: StepTaken("done", self._set_read(keys)))

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

    def find_stories(self, typed: str, limit: int) -> Sequence[StoryRow]:
        """The stories whose names hold every word that was typed, whole or as a part; called in a thread."""
        words = fold_words(typed).split()
        numbers = [-key for key in self._library.stories.list_keys() if key < 0]
        found: list[StoryRow] = []
        for start in range(0, len(numbers), KEYS_AT_ONCE):
            rows = self._library.stories.rows(numbers[start : start + KEYS_AT_ONCE])
            found += [row for row in rows if all(word in fold_words(row.name) for word in words)]
            if len(found) >= limit:
                break
        return found[:limit]

    def _view(self, question: ViewQuestion) -> ViewRead:
        keys = self._keys(question.view)
        return ViewRead(question, keys, self._same_row(question))

    def _keys(self, view: ListView) -> Sequence[ListKey]:
        return self._library.stories.list_keys() if view == "stories" else self._library.articles.numbers()

    def _same_row(self, question: ViewQuestion) -> ListKey | None:
        """The story of an article, the newest article of a story."""
        near = question.near
        if near is None:
            return None
        if near < 0:
            return max(self._library.stories.articles_of(-near)[-1:], default=None)
        place = self._library.stories.place_of(near) if question.view == "stories" else None
        return -place.story.number if place is not None else near

    def _unread(self, number: StoryNumber) -> StoryUnreadRead:
        rows = self._library.stories.rows([number])
        if not rows:
            return StoryUnreadRead(number, None)
        return StoryUnreadRead(number, rows[0], self._library.stories.unread_of(number))

    def _set_read(self, keys: Sequence[ListKey]) -> Step | None:
        numbers: dict[ArticleNumber, None] = {}
        for key in find_unread(self._library, keys):
            numbers.update(dict.fromkeys(self._library.stories.articles_of(-key) if key < 0 else [key]))
        step = self._library.desk.set_read(list(numbers), True)
        return step if step.numbers else None

    def _decide(self, decide: Callable[[], Step]) -> None:
        self._threads.write(lambda: StepTaken("done", decide(), "stories"))
