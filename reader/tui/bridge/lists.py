"""The lists below every search, and rows of theirs that stand for many articles; each call in a thread, answered by a
message.

Knows no widgets and no list: what is listed comes with the question.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.desk import Step
from reader.model.lists import ListOrder, ListView, SourceRow, ViewChoice, source_of_key, story_of_key
from reader.model.story import ListKey, StoryRow
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import StepTaken
from reader.tui.bridge.rows import find_unread, read_groups
from reader.tui.bridge.threads import Threads

if TYPE_CHECKING:
    from reader.tui.bridge import Library

NUMBERED = 9
"""Articles of a source that are shown beside its row: each has a digit."""


@dataclass(frozen=True, slots=True)
class ViewQuestion:
    """Which list is to lie lowest, and the row of the one before that is to be found again in it; None at the start."""

    view: ListView
    order: ListOrder = "newest"
    near: ListKey | None = None


class ViewRead(Answer):
    """All rows of a list, and the one to stand on."""

    def __init__(self, question: ViewQuestion, keys: Sequence[ListKey], at: ListKey | None) -> None:
        super().__init__()
        self.question = question
        self.keys = keys
        self.at = at


@dataclass(frozen=True, slots=True)
class KeysQuestion:
    """Which list, and its rows as they were; `is_news`: it is asked by itself, the user changed nothing."""

    view: ListView
    order: ListOrder
    known: Sequence[ListKey]
    is_news: bool


class KeysRead(Answer):
    """All rows of the list as they are now, and what became of those that were."""

    def __init__(
        self, question: KeysQuestion, keys: Sequence[ListKey], gone: frozenset[ListKey], waiting_count: int
    ) -> None:
        super().__init__()
        self.question = question
        self.keys = keys
        self.gone = gone
        """Stories and sources that are listed no more."""
        self.waiting_count = waiting_count
        """Rows that are new, or have moved up."""


class GroupRead(Answer):
    """What is unread in a story or of a source, oldest first; the row is None where it is no longer there."""

    def __init__(self, key: ListKey, row: StoryRow | SourceRow | None, articles: Sequence[ArticleNumber] = ()) -> None:
        super().__init__()
        self.key = key
        self.row = row
        self.articles = articles


class LeftRead(Answer):
    """How many of these articles are unread."""

    def __init__(self, articles: Sequence[ArticleNumber], unread_count: int) -> None:
        super().__init__()
        self.articles = articles
        self.unread_count = unread_count


@dataclass(frozen=True, slots=True)
class SourceQuestion:
    """Which source's row to show in the reader; `again`: it is shown already, and something may look different."""

    key: ListKey
    manner: Literal["preview", "again"] = "preview"


class SourceRead(Answer):
    """A source with its first unread articles, oldest first, or its latest ones where none is unread."""

    def __init__(self, question: SourceQuestion, row: SourceRow | None, articles: Sequence[ArticleRow]) -> None:
        super().__init__()
        self.question = question
        self.row = row
        self.articles = articles


class ListBridge:
    """Lists as a whole."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def read_view(self, question: ViewQuestion) -> None:
        """Answered by ViewRead."""
        self._threads.ask("view", lambda: self._view(question))

    def keep_choice(self, choice: ViewChoice) -> None:
        """Keep how the user wants the list for the next start."""
        self._threads.write(lambda: self._library.lists.keep_choice(choice))

    def read_keys(self, question: KeysQuestion) -> None:
        """Answered by KeysRead, after all that was written before."""
        self._threads.write(lambda: self._keys(question))

    def read_group(self, key: ListKey) -> None:
        """Answered by GroupRead, after all that was written before; a story counts as looked at."""
        self._threads.write(lambda: self._group(key))
        # By itself: it fails in a library that can only be read, where catching up is possible all the same.
        self._see(key)

    def count_left(self, articles: Sequence[ArticleNumber]) -> None:
        """Answered by LeftRead, after all that was written before."""
        self._threads.write(lambda: LeftRead(articles, self._library.articles.count_unread(articles)))

    def read_source(self, question: SourceQuestion) -> None:
        """Answered by SourceRead."""
        self._threads.ask("reader", lambda: self._source(question))

    def set_read(self, keys: Sequence[ListKey]) -> None:
        """Mark articles, and all articles of stories and sources, read in one step; answered by StepTaken."""
        self._threads.write(lambda: StepTaken("done", self._set_read(keys)))

    def set_group_read(self, key: ListKey) -> None:
        """Mark all articles of one row read; a story counts as looked at; answered by StepTaken."""
        self.set_read([key])
        self._see(key)

    def _see(self, key: ListKey) -> None:
        story = story_of_key(key)
        if story is not None:
            self._threads.write(lambda: self._library.stories.mark_seen(story))

    def _view(self, question: ViewQuestion) -> ViewRead:
        keys = self._library.lists.keys(question.view, question.order)
        return ViewRead(question, keys, self._same_row(question))

    def _keys(self, question: KeysQuestion) -> KeysRead:
        old = question.known
        if question.is_news and question.view == "articles" and self._library.articles.first_page(0)[0] == len(old):
            return KeysRead(question, old, frozenset(), 0)  # none came: all numbers need not be read to know it
        keys = self._library.lists.keys(question.view, question.order)
        if question.view == "articles":
            return KeysRead(question, keys, frozenset(), len(keys) - len(old))
        there, known, first = set(keys), set(old), next(iter(old), None)
        gone = frozenset(key for key in old if key < 0 and key not in there)
        above = keys.index(first) if first in there else 0
        return KeysRead(question, keys, gone, above + sum(key not in known for key in keys[above:]))

    def _same_row(self, question: ViewQuestion) -> ListKey | None:
        """The story or source of an article, the newest article of a story or source."""
        near = question.near
        if near is None:
            return None
        if near < 0:
            article = next(reversed(self._articles_of(near)), None)
        else:
            article = near
        if article is None or question.view == "articles":
            return article
        if question.view == "sources":
            return self._library.lists.source_of(article)
        place = self._library.stories.place_of(article)
        return -place.story.number if place is not None else article

    def _group(self, key: ListKey) -> GroupRead:
        (row,) = read_groups(self._library, [key])
        story, source = story_of_key(key), source_of_key(key)
        if row is None:
            return GroupRead(key, None)
        if story is not None:
            return GroupRead(key, row, self._library.stories.unread_of(story))
        assert source is not None
        unread = self._library.lists.unread_from(source)
        return GroupRead(key, row, unread or self._library.lists.articles_from(source))

    def _source(self, question: SourceQuestion) -> SourceRead:
        group = self._group(question.key)
        assert not isinstance(group.row, StoryRow)
        return SourceRead(question, group.row, self._library.articles.rows(group.articles[:NUMBERED]))

    def _articles_of(self, key: ListKey) -> Sequence[ArticleNumber]:
        """The articles of a row, the newest last."""
        story, source = story_of_key(key), source_of_key(key)
        if story is not None:
            return self._library.stories.articles_of(story)
        return self._library.lists.articles_from(source)[::-1] if source is not None else [key]

    def _set_read(self, keys: Sequence[ListKey]) -> Step | None:
        unread = find_unread(self._library, keys)
        numbers = [key for key in unread if key > 0]
        numbers += self._library.lists.articles_in([story for key in unread if (story := story_of_key(key))])
        for source in filter(None, map(source_of_key, unread)):
            numbers += self._library.lists.unread_from(source)
        step = self._library.desk.set_read(numbers, True)
        return step if step.numbers else None
