"""The dialog that asks for a folder or file to import, and completes its path.

Knows no library: it hands back a path.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from reader.text.sanitise import sanitise_line
from reader.tui.bridge.paths import PathBridge, PathsCompleted, common_start
from reader.tui.dialogs.dialog import Dialog
from reader.tui.dialogs.line_input import LineInput

MAX_SHOWN = 8


class AddFolderScreen(Dialog[str]):
    """Asks for a path; answers with it, or with nothing when closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "Complete", show=False),
    ]

    def __init__(self, is_sample: bool = False) -> None:
        """`is_sample`: the sample archive is shown, and the folder is for the user's own library."""
        super().__init__()
        self._title = "Add a folder to your own library" if is_sample else "Add a folder"
        self._paths: Sequence[str] = ()
        self._bridge = PathBridge(self)

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
        self._bridge.complete("")

    @on(Input.Changed)
    def _complete(self, event: Input.Changed) -> None:
        self._bridge.complete(event.value)

    @on(Input.Submitted)
    def _submit(self, event: Input.Submitted) -> None:
        path = event.value.strip()
        if path:
            self.dismiss(os.path.expanduser(path))

    @on(PathsCompleted)
    def _show(self, answer: PathsCompleted) -> None:
        if answer.typed != self.query_one(Input).value:
            return
        self._paths = answer.paths
        lines = [sanitise_line(path) for path in answer.paths[:MAX_SHOWN]]
        if len(answer.paths) > MAX_SHOWN:
            lines.append(f"and {len(answer.paths) - MAX_SHOWN} more")
        self.query_one("#paths", Static).update(Content("\n".join(lines)))

    def action_complete(self) -> None:
        """Type what all candidates begin with."""
        start = common_start(self._paths)
        box = self.query_one(Input)
        if len(start) > len(box.value):
            box.value = start
            box.cursor_position = len(start)
