"""The dialog that asks for a folder or file to import, and completes its path.

Knows no library: it hands back a path.
"""

from __future__ import annotations

import os

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from reader.tui.dialogs.line_input import LineInput
from reader.tui.dialogs.path_dialog import PathDialog


class AddFolderScreen(PathDialog):
    """Asks for a path; answers with it, or with nothing when closed."""

    def __init__(self, is_sample: bool = False) -> None:
        """`is_sample`: the sample archive is shown, and the folder is for the user's own library."""
        super().__init__()
        self._title = "Add a folder to your own library" if is_sample else "Add a folder"

    def compose(self) -> ComposeResult:
        """Make the panel."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            dialog.border_subtitle = "Enter adds · Tab completes · Esc closes"
            yield Static("A folder of .txt and .md files, or one file. R looks there again later.", classes="hint")
            yield LineInput("~/articles")
            yield Static(id="paths", classes="hint")

    def on_mount(self) -> None:
        """Begin to complete."""
        self.query_one(Input).focus()
        self.find_paths("")

    @on(Input.Changed)
    def _complete(self, event: Input.Changed) -> None:
        self.find_paths(event.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        path = event.value.strip()
        if path:
            self.dismiss(os.path.expanduser(path))
