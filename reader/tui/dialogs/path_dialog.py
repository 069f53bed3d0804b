"""What dialogs that ask for a path share: how it is completed.

Knows not what the path is for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, Static

from reader.text.sanitise import sanitise_line
from reader.tui.bridge.paths import PathBridge, PathsCompleted, common_start
from reader.tui.dialogs.dialog import Dialog

MAX_SHOWN = 8


class PathDialog(Dialog[str]):
    """A dialog with a line for a path, and a Static `paths` for what it could go on with."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "complete", "Complete", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self._paths: Sequence[str] = ()
        self._completion = PathBridge(self)

    def find_paths(self, typed: str) -> None:
        """Ask what a path that begins like this could be."""
        self._completion.complete(typed)

    @on(PathsCompleted)
    def _show_paths(self, answer: PathsCompleted) -> None:
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
        line = self.query_one(Input)
        if len(start) > len(line.value):
            line.value = start
            line.cursor_position = len(start)
