"""What the reader pane was asked to show and does not show yet; the newest question counts.

Knows the bridge; not what is shown.
"""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from reader.model.article import ArticleNumber
from reader.model.lists import source_of_key
from reader.model.search import SearchResult
from reader.model.story import ListKey
from reader.tui.bridge.answers import ArticleQuestion, NameQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.lists import SourceQuestion
from reader.tui.bridge.stories import StoryQuestion

Question = ArticleQuestion | NameQuestion | StoryQuestion | SourceQuestion

PREVIEW_DELAY_S = 0.1


class Asking:
    """The question on its way, and the preview that will be asked for in a moment."""

    def __init__(self, bridge: Bridge, set_timer: Callable[[float, Callable[[], None]], Timer]) -> None:
        self._bridge = bridge
        self._set_timer = set_timer
        self._question: Question | None = None
        self._followed: ListKey | None = None
        self._preview: Callable[[], None] | None = None
        self._preview_timer: Timer | None = None
        self.awaited: ArticleNumber | None = None
        """The article that is about to be shown."""
        self.is_opening = False
        """Whether something that was asked for on purpose is on its way."""

    def hurry(self) -> None:
        """Ask for the preview now that would else be asked for in a moment."""
        preview = self._preview
        self._drop_preview()
        if preview is not None:
            preview()

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._question, self.awaited, self.is_opening = None, None, False

    def forget(self) -> None:
        """Expect nothing, and show the next preview whatever it is of."""
        self._drop_preview()
        self.give_up()
        self._followed = None

    def settle(self, question: Question) -> bool:
        """Take note that this question is answered; False where another one is awaited."""
        if question != self._question:
            return False
        self.awaited, self.is_opening = None, False
        return True

    def follow(self, key: ListKey | None) -> None:
        """Take note that the list's cursor stands on this row, without showing it."""
        self._followed = key

    def preview(self, key: ListKey | None, result: SearchResult | None) -> None:
        """Show the article, story or source under the list's cursor in a moment; it is not opened by that."""
        if key is None or key == self._followed:
            return
        self._followed = key
        self._drop_preview()
        self.awaited, self.is_opening = (key if key > 0 else None), False
        question = _preview_of(key)
        self._preview = lambda: self.ask(question, result)
        self._preview_timer = self._set_timer(PREVIEW_DELAY_S, self._preview)

    def ask(self, question: Question, result: SearchResult | None = None) -> None:
        """Ask for an article with the hits of a result, or for a page; an earlier question is forgotten."""
        self._drop_preview()
        self.awaited = question.number if isinstance(question, ArticleQuestion) else None
        self.is_opening = isinstance(question, NameQuestion) or question.manner != "preview"
        self._put(question, result)

    def ask_again(self, question: Question, result: SearchResult | None) -> None:
        """Ask for what is shown, as it is now, unless something else is about to be shown anyway."""
        if self._preview is None and self.awaited is None and not self.is_opening:
            self._put(question, result)

    def _put(self, question: Question, result: SearchResult | None) -> None:
        self._question = question
        if isinstance(question, ArticleQuestion):
            self._bridge.articles.open(question, result)
        elif isinstance(question, NameQuestion):
            self._bridge.articles.open_name(question)
        elif isinstance(question, SourceQuestion):
            self._bridge.lists.read_source(question)
        else:
            self._bridge.stories.open(question)

    def _drop_preview(self) -> None:
        if self._preview_timer is not None:
            self._preview_timer.stop()
        self._preview, self._preview_timer = None, None


def _preview_of(key: ListKey) -> ArticleQuestion | StoryQuestion | SourceQuestion:
    if key > 0:
        return ArticleQuestion(key, "preview")
    return StoryQuestion(key=key, manner="preview") if source_of_key(key) is None else SourceQuestion(key)
