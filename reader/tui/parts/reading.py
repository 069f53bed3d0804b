"""What the reader pane shows, when it counts as read, and where the user is in it.

Knows the reader pane, the sidebar and the bridge; neither the list nor the trail.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from textual.timer import Timer

from reader.model.article import ArticleNumber, ArticleRow
from reader.model.entity import EntityPage, OpenedArticle
from reader.model.lists import SourceRow, source_key
from reader.model.search import Mark, SearchResult
from reader.model.story import StoryPage
from reader.tui.bridge.answers import ArticleQuestion, ArticleRead, Manner, NameQuestion, NameRead
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.lists import SourceQuestion, SourceRead
from reader.tui.bridge.stories import StoryQuestion
from reader.tui.pages.article import NOTHING_BESIDE, compose_article
from reader.tui.pages.aside import AsideRow, compose_article_aside, compose_name_aside, compose_story_aside
from reader.tui.pages.name import compose_name
from reader.tui.pages.page import Page, SpanKind
from reader.tui.pages.source import compose_source
from reader.tui.pages.story import News, compose_story, find_news, from_lasting_offset, to_lasting_offset
from reader.tui.parts.asking import Asking, Question
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.sidebar import Sidebar

SAVE_DELAY_S = 0.4
READ_AFTER_S = 3.0
"""A hit, a related article or a stop of the trail counts as read after this time or a scroll."""

MarkRead = Literal["open", "end", "never"]


@dataclass(frozen=True, slots=True)
class ReadingListener:
    """Who is told what happens in the reader."""

    opened: Callable[[OpenedArticle], None]
    """An article was opened, not just previewed or come back to."""
    read: Callable[[OpenedArticle], None]
    """It counts as read now."""
    moved: Callable[[int], None]
    """The user stands at this offset of the page; told after a moment, and before something else is shown."""


class Reading:
    """The article, the name, the story or the source in the reader pane."""

    def __init__(
        self,
        view: ArticleView,
        sidebar: Sidebar,
        bridge: Bridge,
        mark_read: MarkRead,
        listener: ReadingListener,
    ) -> None:
        self._view = view
        self._sidebar = sidebar
        self._bridge = bridge
        self._mark_read: MarkRead = mark_read
        self._listener = listener
        self.asking = Asking(bridge, view.set_timer)
        self._manner: Manner = "preview"
        self._read_timer: Timer | None = None
        self._save_timer: Timer | None = None
        self._is_decided = False
        """True once the shown article was marked by itself or by the user: it is not marked again."""
        self._marks: Sequence[Mark] = ()
        self._beside = NOTHING_BESIDE
        self._news = News()
        self.opened: OpenedArticle | None = None
        """The article that is shown; None while a name is, or nothing."""
        self.name: EntityPage | None = None
        """The name whose page is shown."""
        self.story: StoryPage | None = None
        """The story whose page is shown."""
        self.source: SourceRow | None = None
        """The source whose page is shown."""

    @property
    def number(self) -> ArticleNumber | None:
        """The article that is shown."""
        return self.opened.row.number if self.opened is not None else None

    def show_message(self, page: Page) -> None:
        """Show a page that is no article."""
        self._leave()
        self.asking.forget()
        self._hold()
        self._view.show(page)
        self._sidebar.show(())

    def show_article(self, answer: ArticleRead, today: date, is_searching: bool) -> bool:
        """Show the article that was asked for; False for a stale answer."""
        if not self.asking.settle(answer.question):
            return False
        is_other = answer.opened.row.number != self.number
        if is_other:
            self._leave()
        is_again = answer.question.manner == "again"
        offset = None if is_again else self._offset_for(answer, is_other, is_searching)
        self._hold(opened=answer.opened)
        self._marks, self._beside = answer.marks, answer.beside
        page = compose_article(answer.opened, answer.marks, today, answer.beside, answer.question.stretch)
        self._show(page, compose_article_aside(answer.opened, today, answer.beside.newest), offset)
        if answer.question.step_hit:
            self._select_outer_hit(page, answer.question.step_hit)
        self._select_stretch(page)
        if not is_again:
            self.count_as(answer.question.manner)
        return True

    def show_name(self, answer: NameRead, today: date) -> bool:
        """Show the name's page that was asked for; False for a stale answer."""
        if not self.asking.settle(answer.question):
            return False
        is_again = answer.question.is_again
        if not is_again:
            self._leave()
        self._hold(name=answer.page)
        offset = None if is_again else answer.question.offset
        self._show(compose_name(answer.page, today), compose_name_aside(answer.page, today), offset)
        return True

    def show_story(self, story: StoryPage, question: StoryQuestion, today: date) -> None:
        """Show a story's page; its news stay as they were when it was opened."""
        is_again = question.manner == "again"
        if not is_again:
            self._leave()
            seen = story.row.seen
            self._news = find_news(story, seen.astimezone() if seen is not None else None)
        self._hold(story=story)
        page = compose_story(story, self._news, today)
        offset = None if is_again else from_lasting_offset(page, question.offset)
        self._show(page, compose_story_aside(story, today), offset)

    def show_source(self, answer: SourceRead, today: date) -> bool:
        """Show the source's page that was asked for; False for a stale answer, and where it is gone."""
        if not self.asking.settle(answer.question) or answer.row is None:
            return False
        is_again = answer.question.manner == "again"
        if not is_again:
            self._leave()
        self._hold(source=answer.row)
        self._show(compose_source(answer.row, answer.articles, today), (), None if is_again else 0)
        return True

    def update(self, row: ArticleRow, today: date) -> None:
        """Show the article's state as it is now."""
        if self.opened is None or self.number != row.number:
            return
        is_other = (self.opened.row.is_starred, self.opened.row.tags) != (row.is_starred, row.tags)
        self.opened = replace(self.opened, row=row)
        if is_other:
            page = compose_article(self.opened, self._marks, today, self._beside)
            self._view.show(page, self._view.first_visible_offset)

    def count_as(self, manner: Manner) -> None:
        """Decide by the way the article came up whether it is read now, in a while, or not by itself."""
        self._manner = manner
        self._stop(self._read_timer)
        if self.opened is not None and manner not in ("preview", "trail"):
            self._listener.opened(self.opened)
        if manner == "preview":
            return
        if self._mark_read == "end":
            self._mark_at_end()
        elif manner == "open":
            self._mark()
        else:
            self._read_timer = self._view.set_timer(READ_AFTER_S, self._mark_in_view)

    def scrolled(self) -> None:
        """The user moved in the text: that is reading, and the place is worth keeping."""
        if self._manner == "preview" and not self._view.display:
            return
        if self._manner == "preview":
            self.count_as("open")
        elif self._mark_read == "end":
            self._mark_at_end()
        else:
            self._mark()
        self._save_soon()

    def step_span(self, kind: SpanKind | None, by: Literal[-1, 1]) -> bool:
        """Go to the next or previous span of this kind, which does not count as a scroll; False where there is none."""
        with self._view.prevent(ArticleView.Scrolled):
            if not self._view.step_span(kind, by):
                return False
        if self._manner == "preview":
            self.count_as("hit")
        self._save_soon()
        return True

    def leave_read_state(self) -> None:
        """The user decided whether this article is read: it is not marked by itself."""
        self._stop(self._read_timer)
        self._is_decided = True

    def where(self) -> Question | None:
        """The question that would show again what is shown, at the same line and without marking anything."""
        if self.story is not None:
            return StoryQuestion(self.story.row.id, offset=self._lasting_offset(), manner="preview")
        if self.name is not None:
            return NameQuestion(self.name.entity.id, self._view.first_visible_offset, is_new_stop=False)
        if self.number is not None:
            return ArticleQuestion(self.number, "preview", offset=self._view.first_visible_offset)
        return None

    def ask_again(self, result: SearchResult | None) -> None:
        """Ask for what is shown as it is now; it stays at its line, and counts as nothing."""
        if self.story is not None:
            self.asking.ask_again(StoryQuestion(self.story.row.id, manner="again"), None)
        elif self.name is not None:
            self.asking.ask_again(NameQuestion(self.name.entity.id, is_new_stop=False, is_again=True), None)
        elif self.source is not None:
            self.asking.ask_again(SourceQuestion(source_key(self.source.number), "again"), None)
        elif self.number is not None:
            self.asking.ask_again(ArticleQuestion(self.number, "again"), result)

    def flush(self) -> None:
        """Keep the place now."""
        self._leave()

    def _lasting_offset(self) -> int:
        """Where the user stands, as the trail keeps it."""
        return to_lasting_offset(self._view.page, self._view.first_visible_offset)

    def _hold(
        self,
        opened: OpenedArticle | None = None,
        name: EntityPage | None = None,
        story: StoryPage | None = None,
        source: SourceRow | None = None,
    ) -> None:
        """Take note of what is shown: one of them, or a message."""
        self.opened, self.name, self.story, self.source = opened, name, story, source

    def _show(self, page: Page, aside: Sequence[AsideRow], offset: int | None) -> None:
        """Show a page from this offset on; None: as it is now, at its line, with its link and row still current."""
        if offset is not None:
            self._view.show(page, offset)
            self._sidebar.show(aside)
            return
        current = self._view.current_span
        self._view.show(page, self._view.first_visible_offset)
        self._sidebar.update(aside)
        same = [span for span in page.spans if current and (span.kind, span.target) == (current.kind, current.target)]
        if current is not None and same:
            with self._view.prevent(ArticleView.Scrolled):
                self._view.select_span(min(same, key=lambda span: abs(span.start - current.start)))

    def _select_stretch(self, page: Page) -> None:
        stretch = next(page.spans_of("stretch"), None)
        if stretch is not None:
            with self._view.prevent(ArticleView.Scrolled):
                self._view.select_span(stretch)

    def _offset_for(self, answer: ArticleRead, is_other: bool, is_searching: bool) -> int:
        if answer.question.offset is not None:
            return answer.question.offset
        if not is_other:
            return self._view.first_visible_offset
        return 0 if is_searching else answer.left_at_offset

    def _select_outer_hit(self, page: Page, by: int) -> None:
        hits = list(page.spans_of("hit"))
        if hits:
            with self._view.prevent(ArticleView.Scrolled):
                self._view.select_span(hits[0] if by > 0 else hits[-1])

    def _mark_at_end(self) -> None:
        if self._view.at_end:
            self._mark()

    def _mark_in_view(self) -> None:
        """Mark what was long enough to be seen; behind another pane it was not."""
        if self._view.display:
            self._mark()

    def _mark(self) -> None:
        self._stop(self._read_timer)
        if self.opened is None or self._mark_read == "never" or self._is_decided:
            return
        self._is_decided = True
        self._listener.read(self.opened)

    def _leave(self) -> None:
        """What is shown goes out of view: nothing of it is pending any more."""
        self._stop(self._read_timer)
        self._is_decided = False
        if self._save_timer is not None:
            self._save()

    def _save_soon(self) -> None:
        self._stop(self._save_timer)
        self._save_timer = self._view.set_timer(SAVE_DELAY_S, self._save)

    def _save(self) -> None:
        self._stop(self._save_timer)
        self._save_timer = None
        offset = self._view.first_visible_offset
        self._listener.moved(self._lasting_offset())
        if self.number is not None:
            # Who comes back to an article read to its end starts at its top.
            self._bridge.desk.remember_position(self.number, 0 if self._view.at_end else offset)

    @staticmethod
    def _stop(timer: Timer | None) -> None:
        if timer is not None:
            timer.stop()


def is_empty(reading: Reading) -> bool:
    """Whether nothing is shown and nothing is on its way."""
    shown = (reading.opened, reading.name, reading.story, reading.source)
    is_expecting = reading.asking.awaited is not None or reading.asking.is_opening
    return all(each is None for each in shown) and not is_expecting
