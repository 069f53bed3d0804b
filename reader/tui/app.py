"""The Textual application: styles, keys, first screen, and what happens when something breaks.

Knows no article: screens show, the bridge asks.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segments
from rich.text import Text
from textual import events, on
from textual.app import App

from reader.model.article import ArticleRow
from reader.settings import find_shared_folder
from reader.tui.bridge.answers import LibraryReady
from reader.tui.crash import log_crash
from reader.tui.keyboard import install_key_reader
from reader.tui.keymap import Keymap, resolve_keys
from reader.tui.screens.bindings import to_textual_keys
from reader.tui.screens.main import SHORT_BELOW, MainScreen
from reader.tui.screens.welcome import WelcomeScreen
from reader.tui.themes import DARK, THEMES

if TYPE_CHECKING:
    from reader.tui.bridge import Library

STYLE_SHEETS = ("base.tcss", "main.tcss", "article.tcss", "dialogs.tcss")
WIDTHS = [(0, "-one"), (100, "-two"), (120, "-three")]
"""How many panes fit: columns from which on, and the class that says so to the style sheets."""
HEIGHTS = [(0, "-short"), (SHORT_BELOW, "-tall")]
FirstPage = tuple[int, Sequence[ArticleRow]]


class NewsreaderApp(App[None]):
    """One window."""

    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS_PATH: ClassVar[list[str | PurePath]] = [find_shared_folder("styles") / name for name in STYLE_SHEETS]

    def __init__(self, library: Library, first_page: FirstPage) -> None:
        super().__init__()
        self.animation_level = "none"
        self._settings = library.settings
        self._library = library
        self._first_page = first_page
        self._keymap_of_user: Keymap = resolve_keys(library.settings.keys)
        self.opened_libraries: list[Library] = []
        """Libraries that were opened here, for the caller to close."""

    def on_mount(self) -> None:
        """Show the first screen."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name
        keys = self._keymap_of_user.keys
        changed = [action_id for action_id in self._settings.keys if action_id in keys]
        self.set_keymap({action_id: to_textual_keys(keys[action_id]) for action_id in changed})
        self._show_library(self._library, self._first_page)
        for problem in (*map(str, self._settings.problems), *self._keymap_of_user.problems):
            self.notify(problem, severity="warning", timeout=10, markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take an unbound Alt key for Esc followed by the key: that is how terminals send the two in a row."""
        if event.key.startswith("alt+") and event.key not in self.screen.active_bindings:
            event.prevent_default()
            key = event.key.removeprefix("alt+")
            shifted = key.removeprefix("shift+")
            self.simulate_key("escape")
            self.simulate_key(shifted.upper() if key != shifted and len(shifted) == 1 else key)

    @on(LibraryReady)
    def _library_ready(self, answer: LibraryReady) -> None:
        if answer.library is not self._library:
            self.opened_libraries.append(answer.library)
        self._show_library(answer.library, answer.first_page)

    def _show_library(self, library: Library, first_page: FirstPage) -> None:
        keys = self._keymap_of_user.keys
        screen: MainScreen | WelcomeScreen
        if first_page[0]:
            screen = MainScreen(library, first_page, keys, date.today)
        else:
            screen = WelcomeScreen(library, keys)
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _fatal_error(self) -> None:
        # Textual's own report shows the values of variables: whole articles.
        error = sys.exc_info()[1]
        if error is not None:
            log_crash(error, self._settings.log_file)
        message = Text(f"newsreader met a mistake of its own and had to stop; {self._settings.log_file} says where.")
        self._exit_renderables.append(Segments(self.console.render(message, self.console.options)))
        self._close_messages_no_wait()


def run_app(library: Library, first_page: FirstPage) -> int:
    """Show the library until the user quits; `first_page` is in the first frame; return the exit code."""
    install_key_reader()
    app = NewsreaderApp(library, first_page)
    try:
        app.run()
    finally:
        for opened in app.opened_libraries:
            opened.close()
    return app.return_code or 0
