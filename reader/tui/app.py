"""The Textual application: styles, keys, first screen, and what happens when something breaks.

Knows no article: screens show, the bridge asks.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePath
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segments
from rich.text import Text
from textual import events, on
from textual.app import App
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from reader.settings import find_shared_folder
from reader.tui.bindings import to_textual_keys
from reader.tui.bridge.answer import LibraryReady, ManualReady, OwnLibraryWanted
from reader.tui.bridge.first_page import FirstPage, read_first_page
from reader.tui.crash import log_crash
from reader.tui.cursor import find_cursor
from reader.tui.keyboard import LAYOUT
from reader.tui.keymap import Keymap, resolve_keys
from reader.tui.screens.main import FIRST_FRAME_S, HEIGHTS, WIDTHS, MainScreen
from reader.tui.terminal import TerminalDriver, install_readers
from reader.tui.themes import DEFAULT_THEME, THEMES

if TYPE_CHECKING:
    from reader.tui.bridge import Library
    from reader.tui.screens.manual import ManualLeft

STYLE_SHEETS = ("base.tcss", "main.tcss", "article.tcss")
"""Of the first frame."""
DIALOG_STYLES = find_shared_folder("styles") / "dialogs.tcss"


KEY_LOST_AFTER_S = 0.3
"""A key whose widget went away before it was dealt with holds up the next one no longer than this."""
KEYS_LOST_AFTER_S = 2.0
"""When nobody presses another key, for what waits; a slow machine may be about to deal with the one before."""
PROBLEMS_SHOWN = 2
"""Of the settings, in a notice that covers little; the command `keys` tells them all."""
DIALOG_OPENS_IN_S = 0.01
"""How long to wait before looking again whether a dialog takes keys."""


class KeyDone(Message):
    """Follows a key to the widget that has the focus and on to everyone above it, the app last.

    It goes twice: bindings act when the key has reached the app, and what the widget posts then takes the same way.
    """

    def __init__(self, went_to: Widget, *, is_second: bool) -> None:
        super().__init__()
        self.went_to = went_to
        self.is_second = is_second


class NewsreaderApp(App[None]):
    """One window."""

    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    CSS_PATH: ClassVar[list[str | PurePath]] = [find_shared_folder("styles") / name for name in STYLE_SHEETS]

    def __init__(self, library: Library, first_page: FirstPage, on_first_frame: Callable[[], None]) -> None:
        super().__init__(driver_class=TerminalDriver)
        # Before the style sheets are read: a theme that is set later has them all read again.
        for theme in THEMES.values():
            self.register_theme(theme)
        self.set_reactive(NewsreaderApp.theme, THEMES[library.articles.theme() or DEFAULT_THEME].name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.animation_level = "none"
        self._settings = library.settings
        self._library = library
        self._first_page = first_page
        self._on_first_frame = on_first_frame
        self._keymap_of_user: Keymap = resolve_keys(library.settings.keys, library.settings.locate)
        self._keys_of_user = frozenset(key for keys in self._keymap_of_user.keys.values() for key in keys)
        self._has_told_of_positions = False
        self._keys_to_come: deque[events.Key] = deque()
        self._key_passed_on_at = 0.0
        self.opened_libraries: list[Library] = []
        """Libraries that were opened here, for the caller to close."""

    def on_mount(self) -> None:
        """Welcome the user to an empty library, set their keys, and say what of the settings could not be used."""
        if not self._first_page[0]:
            self._welcome()
        keys = self._keymap_of_user.keys
        changed = [action_id for action_id in self._settings.keys if action_id in keys]
        self.set_keymap({action_id: to_textual_keys(keys[action_id]) for action_id in changed})
        problems = [*map(str, self._settings.problems), *self._keymap_of_user.problems]
        if problems:
            more = len(problems) - PROBLEMS_SHOWN
            lines = [*problems[:PROBLEMS_SHOWN], *([f"and {more} more: newsreader keys"] if more > 0 else [])]
            self.notify("\n".join(lines), severity="warning", timeout=10, markup=False)

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor goes when something was painted; widgets need not say."""
        return find_cursor(self.focused) if self._running else Offset(0, 0)

    @cursor_position.setter
    def cursor_position(self, _: Offset) -> None:
        """Textual's own text fields would set it."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is to be done to every line, without a search for ANSI colours and dim text: we use neither."""
        return [each for each in super().get_line_filters() if not isinstance(each, ANSIToTruecolor)]

    def on_ready(self) -> None:
        """The screens are laid out."""
        self.call_after_refresh(self.set_timer, FIRST_FRAME_S, self._read_dialog_styles)
        self.call_after_refresh(self.set_timer, FIRST_FRAME_S, self._on_first_frame)

    def _read_dialog_styles(self) -> None:
        """Not with the others: the first frame shows no dialog."""
        if self.stylesheet.has_source(str(DIALOG_STYLES)):
            return
        self.stylesheet.read(DIALOG_STYLES)
        self.stylesheet.parse()
        if len(self.screen_stack) > 1:  # opened by a key that was typed ahead
            self.refresh_css()

    async def on_event(self, event: events.Event) -> None:
        """Let one key be dealt with before the next one goes anywhere.

        Textual hands a key to the widget that has the focus when it comes in; of `/anna` in one burst the letters would
        go to the list, and be lost.
        """
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.app_focus = True  # as Textual does, later; without it nothing has the focus
            self._keys_to_come.append(event)
            if monotonic() - self._key_passed_on_at > KEY_LOST_AFTER_S:
                await self._pass_on_next_key()
            elif len(self._keys_to_come) == 1:
                self.set_timer(KEYS_LOST_AFTER_S, self._go_on_without_answer)
        else:
            await super().on_event(event)

    async def _pass_on_next_key(self) -> None:
        if self.focused is None and self.screen.focus_chain:
            # Textual takes it away at a mouse report from beside the screen; each key would wait for who takes it.
            self.screen.set_focus(self.screen.focus_chain[0])
        target = self.focused or self.screen
        self._key_passed_on_at = monotonic()
        event = self._read_by_position(self._keys_to_come.popleft())
        if event.key.startswith("alt+") and event.key not in self.screen.active_bindings:
            event, typed_after = split_alt(event)
            self._keys_to_come.appendleft(typed_after)
        await super().on_event(event)
        target.post_message(KeyDone(target, is_second=False))

    def _read_by_position(self, event: events.Key) -> events.Key:
        """An unbound letter of another script as the key that it lies on, but in a text field."""
        modifier, _, last = event.key.rpartition("+")
        letter = last if modifier else event.character or ""
        plain = LAYOUT.find_position(letter)
        is_typed = isinstance(self.focused, Input) and modifier != "ctrl"
        if plain is None or is_typed or not self._keys_of_user.isdisjoint({event.key, letter}):
            return event
        if not self._has_told_of_positions:
            self._has_told_of_positions = True
            self.notify(f"{letter} is read as {plain}: the key's position", markup=False)
        return events.Key(to_textual_keys((f"{modifier}+{plain}" if modifier else plain,)), None if modifier else plain)

    @on(KeyDone)
    async def _key_done(self, message: KeyDone) -> None:
        if message.is_second:
            await self._go_on()
        elif not message.went_to.is_attached or not message.went_to.post_message(
            KeyDone(message.went_to, is_second=True)
        ):
            self.screen.post_message(KeyDone(self.screen, is_second=True))

    async def _go_on(self) -> None:
        if not self._keys_to_come:
            self._key_passed_on_at = 0.0
        elif self._takes_keys() or monotonic() - self._key_passed_on_at > KEY_LOST_AFTER_S:
            await self._pass_on_next_key()
        else:
            self.set_timer(DIALOG_OPENS_IN_S, self._go_on)

    async def _go_on_without_answer(self) -> None:
        """Nobody may press another key: what waits is not to wait for one."""
        if self._keys_to_come and monotonic() - self._key_passed_on_at > KEYS_LOST_AFTER_S:
            await self._pass_on_next_key()
        if self._keys_to_come:
            self.set_timer(KEYS_LOST_AFTER_S, self._go_on_without_answer)

    def _takes_keys(self) -> bool:
        """Whether the screen is there with its focus; a dialog that was opened just now is not, for a moment."""
        return self.screen.is_mounted and (self.focused is not None or not self.screen.focus_chain)

    @on(Driver.SignalResume)
    def _resumed(self) -> None:
        # Textual leaves the terminal blank when the process comes back from Ctrl-z.
        self.screen.refresh(layout=True)

    @on(LibraryReady)
    def _library_ready(self, answer: LibraryReady) -> None:
        if isinstance(answer, ManualReady):
            self._show_manual(answer)
            return
        if answer.library is not self._library:
            self.opened_libraries.append(answer.library)
        chosen = answer.library.articles.theme()
        self.theme = THEMES[chosen].name if chosen else self.theme
        screen = self._make_main_screen(answer.library, answer.first_page)
        if isinstance(self.screen, MainScreen):
            self.push_screen(screen)
        else:
            self.switch_screen(screen)

    def _show_manual(self, answer: ManualReady) -> None:
        from reader.tui.screens.manual import ManualScreen

        self.opened_libraries.append(answer.library)
        keys = self._keymap_of_user.keys
        self.push_screen(ManualScreen(answer.library, answer.first_page, keys, date.today, self.size))

    async def on_manual_left(self, message: ManualLeft) -> None:
        """Show again what was there before the manual; once."""
        if self.screen is message.manual:
            await self.pop_screen()
            self.run_worker(message.library.close, thread=True)

    @on(OwnLibraryWanted)
    def _show_own_library(self, message: OwnLibraryWanted) -> None:
        from reader.tui.screens.welcome import WelcomeScreen

        below = self.screen_stack[-2]
        if isinstance(below, MainScreen):
            self.pop_screen()
            below.import_path(message.path)
        else:
            self.switch_screen(WelcomeScreen(self._library, self._keymap_of_user.keys, message.path))

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen where there is something to show: it costs one screen less than to push it."""
        return self._make_main_screen(self._library, self._first_page) if self._first_page[0] else Screen()

    def _make_main_screen(self, library: Library, first_page: FirstPage) -> MainScreen:
        return MainScreen(library, first_page, self._keymap_of_user.keys, date.today, self.size)

    def _welcome(self) -> None:
        from reader.tui.screens.welcome import WelcomeScreen

        self._read_dialog_styles()
        self.push_screen(WelcomeScreen(self._library, self._keymap_of_user.keys))

    def _fatal_error(self) -> None:
        # Textual's own report shows the values of variables: whole articles.
        error = sys.exc_info()[1]
        if error is not None:
            log_crash(error, self._settings.log_file)
        message = Text(f"newsreader met a mistake of its own and had to stop; {self._settings.log_file} says where.")
        self._exit_renderables.append(Segments(self.console.render(message, self.console.options)))
        self._close_messages_no_wait()


def split_alt(event: events.Key) -> tuple[events.Key, events.Key]:
    """An unbound Alt key as Esc and the key: that is how terminals send the two in a row."""
    key = event.key.removeprefix("alt+")
    plain = key.removeprefix("shift+")
    letter = plain.upper() if plain != key and len(plain) == 1 else key
    return events.Key("escape", None), events.Key(letter, letter if len(letter) == 1 else None)


def run_app(library: Library, on_first_frame: Callable[[], None] = lambda: None) -> int:
    """Show the library until the user quits; return the exit code."""
    install_readers()
    app = NewsreaderApp(library, read_first_page(library), on_first_frame)
    try:
        app.run()
    finally:
        for opened in app.opened_libraries:
            opened.close()
    return app.return_code or 0
