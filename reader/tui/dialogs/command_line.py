"""The dialog that asks for a shell command; Up and Down walk the earlier ones.

Knows no article and runs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.text.sanitise import harmless, sanitise_line
from reader.tui.dialogs.dialog import Dialog
from reader.tui.dialogs.line_input import LineInput

HINT = "The text goes to its standard input, what it prints is shown. !less and the like get the terminal."


class CommandLineScreen(Dialog[str]):
    """Asks for a command; answers with it, or with nothing when closed or left empty."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "walk(1)", "Earlier", show=False),
        Binding("down", "walk(-1)", "Later", show=False),
    ]

    def __init__(self, title: str, commands: Sequence[str]) -> None:
        """`commands` are the earlier ones, newest first."""
        super().__init__()
        self._title = title
        self._commands = commands
        self._place = -1
        self._typed = ""

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(harmless(self._title))
            dialog.border_subtitle = "Enter runs it · Up: earlier ones · Esc closes"
            yield Static(HINT, classes="hint")
            yield LineInput("wc -w")

    def on_mount(self) -> None:
        """Wait for a command."""
        self.query_one(Input).focus()

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip())

    def action_walk(self, by: int) -> None:
        """Show an earlier command, or at last what was being typed."""
        place = self._place + by
        if not -1 <= place < len(self._commands):
            return
        line = self.query_one(Input)
        if self._place < 0:
            self._typed = line.value
        line.value = sanitise_line(self._commands[place]) if place >= 0 else self._typed
        line.cursor_position = len(line.value)
        self._place = place
