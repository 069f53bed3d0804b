"""Walking from article to article: next of the list, next unread, through a story, hit to hit, related ones, names.

Knows list, reader and bridge; it decides what comes next, and `Reading` shows it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from reader.model.article import ArticleNumber
from reader.model.search import Mark
from reader.model.story import ListKey
from reader.tui.bridge.answers import ArticleQuestion, Manner, NameQuestion, UnreadFound, UnreadQuestion
from reader.tui.bridge.bridge import Bridge
from reader.tui.bridge.stories import StoryQuestion
from reader.tui.pages.page import article_of, entity_of, quote_of, story_of
from reader.tui.screens.catching_up import CatchingUp
from reader.tui.screens.jumping import Jumping
from reader.tui.screens.listing import Listing
from reader.tui.screens.panes import Panes
from reader.tui.screens.reading import Reading
from reader.tui.widgets.article_view import ArticleView, hit_position

By = Literal[-1, 1]


class Walking:
    """The ways from one article to the next."""

    def __init__(
        self,
        listing: Listing,
        reading: Reading,
        jumping: Jumping,
        catching_up: CatchingUp,
        view: ArticleView,
        panes: Panes,
        bridge: Bridge,
        say: Callable[[str], None],
    ) -> None:
        self._listing = listing
        self._reading = reading
        self._jumping = jumping
        self.catching_up = catching_up
        self._view = view
        self._panes = panes
        self._bridge = bridge
        self._say = say
        self._unread: UnreadQuestion | None = None

    @property
    def is_looking(self) -> bool:
        """Whether the next unread article is not found yet."""
        return self._unread is not None or self.catching_up.is_waiting

    def give_up(self) -> None:
        """Expect no answer any more."""
        self._unread = None
        self.catching_up.give_up()

    def walk(self, by: int) -> None:
        """Move the list's cursor by rows, as far as the list reaches."""
        rows = self._listing.rows
        rows.go(max(0, min(rows.count - 1, rows.cursor + by)))

    def open_row(self, index: int) -> None:
        """Open an article of the list and read it, or catch up with a story or source."""
        key = self._listing.rows.key_at(index)
        if key is not None and key < 0:
            self.catching_up.start(key, "reader")
        elif key is not None:
            self._show(key, "open")
            self._panes.focus("reader")

    def step_article(self, by: By) -> None:
        """Open the next or previous article of the list."""
        key = self._listing.rows.go(self._listing.rows.cursor + by)
        if key is None:
            self._say(self._describe_end() if by > 0 else "This is the first article of the list")
            return
        self._open(key)

    def step_unread(self, by: By) -> None:
        """Open the next or previous unread article of the list, or a story that has one."""
        self._look_for_unread(self._listing.rows.cursor, by)

    def found_unread(self, answer: UnreadFound) -> None:
        """Open the unread article that was asked for."""
        if answer.question != self._unread:
            return
        self._unread = None
        if answer.question.generation != self._listing.rows.generation:
            return
        if answer.index is None:
            where = "below" if answer.question.step > 0 else "above"
            self._say(self.catching_up.describe_end() or f"Nothing unread {where}")
            return
        key = self._listing.rows.go(answer.index)
        if key is not None:
            self._open(key)

    def read_on(self) -> None:
        """A page down; at the end the next unread article; from the row of a story on into its unread ones."""
        cursor = self._listing.rows.cursor
        if self._panes.last == "list" and (self._listing.rows.key_at(cursor) or 0) < 0:
            self._look_for_unread(cursor - 1, 1)
        elif self._is_in_view() and not self._view.turn_page(1):
            self.step_unread(1)

    def page_back(self) -> None:
        """A page up in the reader."""
        if self._is_in_view() and not self._view.turn_page(-1):
            self._say("This is the top")

    def step_hit(self, by: By) -> None:
        """Go to the next or previous hit, on into the next article; without a search to the next unread article."""
        if self._listing.result is None:
            self.step_unread(by)
            return
        if self._reading.step_span("hit", by):
            place, count = hit_position(self._view)
            self._say(f"Hit {place} of {count}")
            self._panes.focus("reader")
            return
        number = self._listing.rows.go(self._listing.rows.cursor + by)
        if number is None:
            self._say("This was the last hit" if by > 0 else "This was the first hit")
            return
        self._reading.asking.follow(number)
        question = ArticleQuestion(number, "hit", offset=0, step_hit=by)
        self._reading.asking.ask(question, self._listing.result)
        self._panes.focus("reader")

    def step_link(self, by: By) -> None:
        """Go to the next or previous name or link of the page."""
        if self._reading.step_span(None, by):
            self._panes.focus("reader")
        else:
            self._say("No further name or link below" if by > 0 else "No further name or link above")

    def open_related(self, digit: int) -> None:
        """Open a numbered article of the page; where the numbers are not in view, show them first."""
        span = self._jumping.related_span(digit)
        if span is None:
            self._say(f"There is no article {digit} here")
        elif not self._panes.is_visible("sidebar") and self._jumping.show_related_list():
            self._panes.focus("reader")
        else:
            self.follow(span.target)

    def follow(self, target: str) -> None:
        """Open what a span or a row of the sidebar leads to."""
        number, entity_id, story_id = article_of(target), entity_of(target), story_of(target)
        quoted = quote_of(target)
        if quoted is not None:
            article, *stretch = quoted
            question = ArticleQuestion(article, "related", offset=0, stretch=Mark(*stretch))
            self._reading.asking.ask(question, self._listing.result)
        elif number is not None:
            self._reading.asking.ask(ArticleQuestion(number, "related"), self._listing.result)
        elif entity_id is not None:
            self._reading.asking.ask(NameQuestion(entity_id))
        elif story_id is not None:
            self._reading.asking.ask(StoryQuestion(story_id))
        else:
            self._jumping.go_to_heading(target)
        self._panes.focus("reader")

    def follow_current(self, name_key: str) -> None:
        """Open what the current link of the page leads to."""
        if self._view.current_target:
            self.follow(self._view.current_target)
        else:
            self._say(f"{name_key} goes to a name, then Enter opens it")

    def _open(self, key: ListKey) -> None:
        """Open an article, or what is unread in a row."""
        if key > 0:
            self._show(key, "open")
            self._bring_reader_into_view()
        else:
            self.catching_up.start(key)

    def _look_for_unread(self, start: int, by: By) -> None:
        self._unread = UnreadQuestion(self._listing.rows.generation, start, by)
        self._bridge.articles.find_unread(self._unread, self._listing.rows.layer.keys)

    def _describe_end(self) -> str:
        return self.catching_up.describe_end() or "This is the last article of the list"

    def _show(self, number: ArticleNumber, manner: Manner) -> None:
        self._reading.asking.follow(number)
        self._reading.asking.ask(ArticleQuestion(number, manner), self._listing.result)

    def _is_in_view(self) -> bool:
        """Whether the reader shows what is to be read; else it is opened now."""
        number = self._reading.asking.awaited
        if number is None and not self._panes.is_visible("reader"):
            key = self._listing.rows.key_at(self._listing.rows.cursor)
            number = key if key is not None and key > 0 else None
        if number is None:
            self._reading.count_as("open")
            return True
        self._show(number, "open")
        self._bring_reader_into_view()
        return False

    def _bring_reader_into_view(self) -> None:
        if not self._panes.is_visible("reader"):
            self._panes.focus("reader")
