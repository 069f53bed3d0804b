"""The terminal as this program uses it: which stream is drawn on, what is asked of it, where its cursor shows.

Knows no screen.
"""

from __future__ import annotations

import codecs
import sys
from typing import Any

from textual.drivers import linux_driver
from textual.drivers.linux_driver import LinuxDriver

from reader.tui.keyboard import KeyReader

_HIDE_CURSOR, _SHOW_CURSOR = "\x1b[?25l", "\x1b[?25h"
_ASK_FOR_KEYS = "\x1b[>25u"
_ASK_FOR_KEYS_AND_POSITIONS = "\x1b[>29u"
"""Also the place of each key on a plain keyboard, for who writes another script."""
_SHORTEST_PAINTING = 32


class TerminalDriver(LinuxDriver):
    """Textual's driver, with a cursor that can be seen, as screen readers and magnifiers need it.

    It draws on standard output where standard error leads elsewhere: `2>file` must not take the screen.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if sys.__stdout__ is not None and not (sys.__stderr__ is not None and sys.__stderr__.isatty()):
            self._file = sys.__stdout__

    def write(self, data: str) -> None:
        """Send something to the terminal; while it paints, its cursor is hidden."""
        if data == _HIDE_CURSOR:
            return
        if data == _ASK_FOR_KEYS:
            data = _ASK_FOR_KEYS_AND_POSITIONS
        is_painting = len(data) >= _SHORTEST_PAINTING
        super().write(f"{_HIDE_CURSOR}{data}{_SHOW_CURSOR}" if is_painting else data)


def _make_decoder(encoding: str) -> Any:
    return lambda: codecs.getincrementaldecoder(encoding)("replace")


def install_readers() -> None:
    """Let Textual's driver read keys as we do, and bytes that are no UTF-8 too: they would end its input for good.

    There is no public way to hand it a parser or a decoder.
    """
    vars(linux_driver)["XTermParser"] = KeyReader
    vars(linux_driver)["getincrementaldecoder"] = _make_decoder
