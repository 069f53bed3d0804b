"""What the screens ask of stories, and of decisions about them: questions, the messages that answer, the calls.

Knows no widgets.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.model.entity import OpenedArticle
from reader.model.errors import NoSuchStoryError
from reader.model.story import Difference, ListKey, StoryNumber, StoryPage
from reader.tui.bridge.answer import Answer
from reader.tui.bridge.answers import StepTaken
from reader.tui.bridge.threads import Threads
from reader.tui.pages.article import NOTHING_BESIDE, Beside

if TYPE_CHECKING:
    from reader.library import Library

NEWEST_SHOWN = 3
"""Reports of a story that are named beside one of its articles."""


@dataclass(frozen=True, slots=True)
class StoryQuestion:
    """Which story, by its id or else by a key of the list, and where on its page to begin."""

    story_id: str = ""
    key: ListKey = 0
    """An article of the story, or the negative of the story's number."""
    offset: int = 0
    """As the trail keeps it."""
    manner: Literal["new", "trail", "preview", "again"] = "new"
    """`preview`: it comes up by itself; `again`: it is shown already, and something of it may look different."""
    at_differences: bool = False
    """Whether to begin where its sources differ."""


class StoryRead(Answer):
    """A story's page to be shown, or None where the article belongs to no story."""

    def __init__(self, question: StoryQuestion, page: StoryPage | None) -> None:
        super().__init__()
        self.question = question
        self.page = page


class ReasonsRead(Answer):
    """Why something is as it is: one reason a line."""

    def __init__(self, title: str, reasons: Sequence[str]) -> None:
        super().__init__()
        self.title = title
        self.reasons = reasons


class StoryBridge:
    """Pages of stories, reasons, decisions."""

    def __init__(self, library: Library, threads: Threads) -> None:
        self._library = library
        self._threads = threads

    def open(self, question: StoryQuestion) -> None:
        """Answered by StoryRead."""
        self._threads.ask("reader", lambda: StoryRead(question, self._read(question)))

    def mark_seen(self, number: StoryNumber) -> None:
        """Note that the user has looked at a story."""
        self._threads.write(lambda: self._library.stories.mark_seen(number))

    def explain_related(self, title: str, article: ArticleNumber, other: ArticleNumber) -> None:
        """Answered by ReasonsRead."""
        self._explain(title, lambda: self._library.stories.why_related(article, other))

    def explain_place(self, title: str, article: ArticleNumber) -> None:
        """Why an article is in its story; answered by ReasonsRead."""
        self._explain(title, lambda: self._library.stories.why(article))

    def explain_difference(self, title: str, difference: Difference) -> None:
        """Who gives which value; answered by ReasonsRead."""
        self._explain(title, lambda: self._library.stories.why_different(difference))

    def explain_name(self, title: str, a: str, b: str) -> None:
        """Why two spellings are one name; answered by ReasonsRead."""
        self._explain(title, lambda: self._library.names.why(a, b))

    def reject_related(self, article: ArticleNumber, other: ArticleNumber) -> None:
        """Answered by StepTaken."""
        self._take(lambda: self._library.decisions.reject_related(article, other))

    def take_out(self, article: ArticleNumber) -> None:
        """Take an article out of its story; answered by StepTaken."""
        self._take(lambda: self._library.decisions.move(article, None))

    def reject_difference(self, number: StoryNumber, difference_id: str) -> None:
        """Answered by StepTaken."""
        self._take(lambda: self._library.decisions.reject_difference(number, difference_id))

    def _explain(self, title: str, find: Callable[[], Sequence[str]]) -> None:
        self._threads.ask("reasons", lambda: ReasonsRead(title, find()))

    def _take(self, step: Callable[[], Step]) -> None:
        self._threads.write(lambda: StepTaken("done", step(), "stories"))

    def _read(self, question: StoryQuestion) -> StoryPage | None:
        number = self._find(question)
        return self._library.stories.page(number) if number is not None else None

    def _find(self, question: StoryQuestion) -> StoryNumber | None:
        if question.key < 0:
            return -question.key
        if question.key:
            place = self._library.stories.place_of(question.key)
            return place.story.number if place is not None else None
        try:
            return self._library.stories.find(question.story_id)
        except NoSuchStoryError:
            # Its last article may have been taken out a moment ago.
            if question.manner == "again":
                return None
            raise


def read_beside(library: Library, opened: OpenedArticle) -> Beside:
    """Return the articles of its story that are named beside an article."""
    if opened.story is None:
        return NOTHING_BESIDE
    others = [each for each in library.stories.articles_of(opened.story.story.number) if each != opened.row.number]
    original = opened.story.duplicate_of
    return Beside(
        library.articles.rows([library.articles.find(original)])[0] if original is not None else None,
        library.articles.rows(others[: -NEWEST_SHOWN - 1 : -1]),
    )
