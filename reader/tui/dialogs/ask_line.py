"""The dialog that asks for one line of text, with one to begin from.

Knows no meaning.
"""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.text.sanitise import harmless, sanitise_line
from reader.tui.dialogs.dialog import Dialog
from reader.tui.dialogs.line_input import LineInput


class AskLineScreen(Dialog[str]):
    """Asks for a line; answers with it, or with nothing when closed or empty."""

    def __init__(self, title: str, does: str, value: str) -> None:
        super().__init__()
        self._title = title
        self._does = does
        self._value = sanitise_line(value)

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = Content(f"Enter {self._does} · Esc closes")
            yield LineInput("")

    def on_mount(self) -> None:
        """Begin with the present text, selected: typing replaces it, an arrow key keeps it."""
        line = self.query_one(Input)
        line.value = self._value
        line.focus()
        line.select_all()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())
