"""A tiny app around the widgets under test: our style sheets and theme, and every message written down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.tui.themes import DEFAULT_THEME, THEMES
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.search_box import SearchBox
from reader.tui.widgets.sidebar import Sidebar
from reader.tui.widgets.virtual_list import VirtualList

STYLES = Path(__file__).parents[3] / "styles"
WATCHED: tuple[type[Message], ...] = (
    VirtualList.PageWanted,
    VirtualList.Highlighted,
    VirtualList.Chosen,
    ArticleView.Followed,
    ArticleView.Scrolled,
    Sidebar.Chosen,
    SearchBox.Walk,
    SearchBox.Closed,
    Input.Changed,
    Input.Submitted,
)


class CountingScreen(Screen[None]):
    """Counts how often everything was laid out."""

    layouts = 0

    def _refresh_layout(self, *args: Any, **kwargs: Any) -> None:
        self.layouts += 1
        super()._refresh_layout(*args, **kwargs)


class WidgetApp(App[None]):
    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = [STYLES / f"{name}.tcss" for name in ("base", "main", "article", "dialogs")]  # noqa: RUF012

    def __init__(self, *widgets: Widget, prepare: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.animation_level = "none"
        for theme in THEMES.values():
            self.register_theme(theme)
        self.theme = THEMES[DEFAULT_THEME].name
        self.widgets = widgets
        self.prepare = prepare
        self.seen: list[Message] = []

    def get_default_screen(self) -> Screen[None]:
        return CountingScreen()

    def compose(self) -> ComposeResult:
        yield from self.widgets

    def on_mount(self) -> None:
        self.prepare()
        self.widgets[0].focus()

    async def _dispatch_message(self, message: Message) -> None:
        if isinstance(message, WATCHED):
            self.seen.append(message)
        await super()._dispatch_message(message)

    def seen_of(self, kind: type[Any]) -> list[Any]:
        return [message for message in self.seen if isinstance(message, kind)]

    @property
    def layouts(self) -> int:
        assert isinstance(self.screen, CountingScreen)
        return self.screen.layouts


def lines_of(widget: Widget, lines: Sequence[int] | None = None) -> list[str]:
    """The text of a widget's visible lines, right-hand blanks cut off."""
    return [widget.render_line(y).text.rstrip() for y in lines or range(widget.size.height)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one after the other; `pilot.press` waits far longer, for the processor to rest."""
    for key in keys:
        pilot.app.simulate_key(key)
        await settle(pilot)


async def settle(pilot: Pilot[None]) -> None:
    """Let a message reach the widget, what it posts reach the app, and what that changes be drawn."""
    for _ in range(4):
        await pilot.pause(0)
