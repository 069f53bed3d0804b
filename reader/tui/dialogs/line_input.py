"""A line of text in a dialog.

Knows no meaning; what is pasted is made harmless, because Textual shows it as it came.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from reader.text.sanitise import sanitise_line
from reader.tui.widgets.search_box import WORD_KEYS


class LineInput(Input):
    """Textual's input without frame, for one line."""

    BINDINGS: ClassVar[list[BindingType]] = [*WORD_KEYS]

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(sanitise_line(event.text))
