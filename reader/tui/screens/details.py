"""The dialog behind `i` and `w`: a page over the main screen.

Knows no article: the page says it all.
"""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from reader.tui.pages.page import Page
from reader.tui.screens.dialog import Dialog
from reader.tui.widgets.article_view import ArticleView

SHORT_BELOW = 7
"""Lines that a low dialog holds, some of them wrapped."""


class DetailsScreen(Dialog[None]):
    """Shows one page."""

    def __init__(self, title: str, page: Page) -> None:
        super().__init__()
        self._title = title
        self._page = page

    def compose(self) -> ComposeResult:
        """Make the page's view."""
        size = "-tall" if self._page.text.count("\n") >= SHORT_BELOW else "-short"
        with Vertical(classes=f"dialog {size}") as dialog:
            dialog.border_title = self._title
            dialog.border_subtitle = "Esc closes"
            yield ArticleView()

    def on_mount(self) -> None:
        """Show the page."""
        view = self.query_one(ArticleView)
        view.show(self._page)
        view.focus()
