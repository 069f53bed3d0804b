"""The dialog behind `i` and `w`: a page over the main screen.

Knows no article: the page says it all.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from reader.tui.dialogs.dialog import Dialog
from reader.tui.pages.page import Page
from reader.tui.widgets.article_view import MARGIN, ArticleView
from reader.tui.widgets.column import Column

WIDTH = 84
"""Of the panel, as the style sheet has it."""
FRAME_WIDTH, FRAME_HEIGHT = 6 + 2, 4
"""Cells and lines that border, padding and scroll bar of the panel take."""


class DetailsScreen(Dialog[None]):
    """Shows one page, as high as it needs to be."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn_page(1)", "Page down", show=False),
        Binding("b", "turn_page(-1)", "Page up", show=False),
    ]

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        """Make the page's view."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            dialog.border_subtitle = "Esc closes"
            yield ArticleView()

    def on_mount(self) -> None:
        """Show the page."""
        view = self.query_one(ArticleView)
        view.show(self._page)
        view.focus()

    def action_turn_page(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(ArticleView).turn_page(by)

    def on_resize(self, event: events.Resize) -> None:
        """Let the panel be as high as the page is in this width."""
        self.query_one(".dialog").styles.height = find_height(self._page, event.size.width)


def find_height(page: Page, screen_width: int) -> int:
    """Lines of a panel that shows the whole page on a screen of this width."""
    width = max(1, min(WIDTH, screen_width) - FRAME_WIDTH - 2 * MARGIN)
    return len(Column(page.text, page, width)) + FRAME_HEIGHT
