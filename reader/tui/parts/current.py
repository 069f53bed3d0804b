"""What the focused pane is about: an article, a story, a source, and the link or row that is current there.

Knows the list, the reader and the sidebar; does nothing with what it finds.
"""

from __future__ import annotations

from collections.abc import Callable

from reader.model.article import ArticleRow
from reader.model.lists import source_key
from reader.model.story import ListKey, StoryRow
from reader.tui.pages.page import article_of, quote_of
from reader.tui.pages.story import list_rows
from reader.tui.parts.listing import Listing
from reader.tui.parts.panes import Panes
from reader.tui.parts.reading import Reading
from reader.tui.widgets.article_list import ListLine, SourceLine, StoryLine
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
        self._reading = reading
        self._panes = panes
        self._view = view
        self._sidebar = sidebar
        self._say = say

    @property
    def story(self) -> StoryRow | None:
        """The story in whose row the list's cursor stands, or whose page has the focus."""
        if self._panes.last != "list":
            return self._reading.story.row if self._reading.story is not None else None
        line = self._listing.rows.current
        return line.row if isinstance(line, StoryLine) else None

    @property
    def whole_story(self) -> StoryRow | None:
        """That story, where none of its reports is current."""
        is_report = self._panes.last != "list" and self._find_listed_report() is not None
        return None if is_report else self.story

    @property
    def group(self) -> ListKey | None:
        """The story or source in whose row the list's cursor stands, or whose page has the focus."""
        if self.story is not None:
            return -self.story.number
        source = self._reading.source
        if self._panes.last == "list":
            line = self._listing.rows.current
            source = line.row if isinstance(line, SourceLine) else None
        return source_key(source.number) if source is not None else None

    @property
    def key(self) -> ListKey | None:
        """The list's row under the cursor, or the article in the reader or beside it."""
        if self._panes.last == "list":
            return self._listing.rows.key_at(self._listing.rows.cursor)
        return self._reading.number

    @property
    def target(self) -> str:
        """Where the current link of the reader or row of the sidebar leads; empty where nowhere."""
        is_aside = self._panes.last == "sidebar"
        return (self._sidebar.current_target if is_aside else self._view.current_target) or ""

    def find_article(self) -> ArticleRow | None:
        """Return the article that the focused pane is about; says so where there is none."""
        row: ArticleRow | None
        if self._panes.last == "list":
            line = self._listing.rows.current
            row = line.row if isinstance(line, ListLine) else None
        else:
            row = self._reading.opened.row if self._reading.opened is not None else None
        if row is None:
            self._say(NO_ARTICLE)
        return row

    def find_report(self) -> ArticleRow | None:
        """Return the article that the focused pane is about; on a story's page that of the current link or row.

        Says so where there is none.
        """
        if self._panes.last == "list" and self.story is not None:
            self._say(WHOLE_STORY)
            return None
        if self._reading.story is None or self._panes.last == "list":
            return self.find_article()
        row = self._find_listed_report()
        if row is None:
            self._say(NO_REPORT)
        return row

    def _find_listed_report(self) -> ArticleRow | None:
        """The report of the story's page that the current link or row leads to."""
        if self._reading.story is None:
            return None
        quoted = quote_of(self.target)
        number = article_of(self.target) if quoted is None else quoted[0]
        return next((row for row in list_rows(self._reading.story) if row.number == number), None)
