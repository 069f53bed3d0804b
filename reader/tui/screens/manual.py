"""The manual over what was open: a main screen of its own library, left with the key that would quit.

Knows no chapter.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual.message import Message

from reader.tui.keymap import show_key
from reader.tui.screens.main import MainScreen

if TYPE_CHECKING:
    from reader.tui.bridge import Library


class ManualLeft(Message):
    """The user is done with the manual; its screen is to go, and its library can be closed."""

    def __init__(self, manual: ManualScreen, library: Library) -> None:
        super().__init__()
        self.manual = manual
        self.library = library


class ManualScreen(MainScreen):
    """The manual's three panes."""

    @cached_property
    def _commands(self) -> dict[str, Callable[[], object]]:
        return {**super()._commands, **dict.fromkeys(("add_folder", "rescan", "sample", "manual"), self._say_where)}

    def _say_where(self) -> None:
        self.parts.status.say(
            f"This is the manual; {show_key(self._keys['close_or_quit'][0])} goes back to your library"
        )

    def _close_or_say(self) -> None:
        if not self._close():
            self._say_where()

    def _close_or_quit(self) -> None:
        if not self._close():
            self.post_message(ManualLeft(self, self._library))
