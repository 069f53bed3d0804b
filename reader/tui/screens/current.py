"""What the focused pane is about: an article, or a whole story.

Knows the list, the reader and the sidebar; does nothing with what it finds.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.article import ArticleRow
from reader.model.story import StoryRow
from reader.tui.pages.page import article_of, quote_of
from reader.tui.pages.story import list_rows
from reader.tui.screens.listing import Listing
from reader.tui.screens.panes import Panes
from reader.tui.screens.reading import Reading
from reader.tui.widgets.article_list import ListLine, StoryLine
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.sidebar import Sidebar

NO_ARTICLE = "No article is selected"
WHOLE_STORY = "This row is a whole story: Enter reads its articles one by one"
NO_REPORT = "First go to one of the story's reports (e, or the sidebar)"


class Current:
    """What actions act on."""

    def __init__(
        self,
        listing: Listing,
        reading: Reading,
        panes: Panes,
        view: ArticleView,
        sidebar: Sidebar,
        say: Callable[[str], None],
    ) -> None:
        self._listing = listing
        self.reading = reading
        self._panes = panes
        self._view = view
        self._sidebar = sidebar
        self._say = say

    def story(self) -> StoryRow | None:
        """The story in whose row the list's cursor stands, or whose page has the focus."""
        if self._panes.last != "list":
            return self.reading.story.row if self.reading.story is not None else None
        line = self._listing.rows.current
        return line.row if isinstance(line, StoryLine) else None

    def article(self) -> ArticleRow | None:
        """The article that the focused pane is about; says so where there is none."""
        if self._panes.last == "list":
            line = self._listing.rows.current
            row = line.row if isinstance(line, ListLine) else None
        else:
            row = self.reading.opened.row if self.reading.opened is not None else None
        if row is None:
            self._say(NO_ARTICLE)
        return row

    def report(self) -> ArticleRow | None:
        """The article that the focused pane is about; on a story's page that of the current link or row.

        Says so where there is none.
        """
        if self._panes.last == "list" and self.story() is not None:
            self._say(WHOLE_STORY)
            return None
        if self.reading.story is None or self._panes.last == "list":
            return self.article()
        target = self.target
        number = quoted[0] if (quoted := quote_of(target)) else article_of(target)
        row = next((row for row in list_rows(self.reading.story) if row.number == number), None)
        if row is None:
            self._say(NO_REPORT)
        return row

    @property
    def target(self) -> str:
        """Where the current link of the reader or row of the sidebar leads; empty where nowhere."""
        aside = self._panes.last == "sidebar"
        return (self._sidebar.current_target if aside else self._view.current_target) or ""
