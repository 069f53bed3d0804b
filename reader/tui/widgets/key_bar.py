"""The bottom line: keys of the focused pane on the left, what is going on on the right.

Knows no actions: its owner gives it keys and labels.
"""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.text.sanitise import harmless
from reader.tui.widgets.cells import cut
from reader.tui.widgets.component_styles import ComponentStyles

GAP = 2
"""Cells between two keys, and before the status."""


class KeyBar(Widget):
    """One line; keys that do not fit are left out from the right, the status never is."""

    ALLOW_SELECT = False

    keys: reactive[tuple[tuple[str, str], ...]] = reactive(())
    """(key as shown, label), most important first."""
    status: reactive[str] = reactive("")
    """"2 not yet indexed", "Importing 12 of 40", "2 of 4 · title"."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._component = ComponentStyles(self, "key-bar--")

    def notify_style_update(self) -> None:
        """Forget styles of another theme."""
        super().notify_style_update()
        self._component.clear()

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width, style = self.size.width, self._component.base
        if y:
            return Strip.blank(width, style)
        status = cut(harmless(self.status), width - 1)
        room = width - cell_len(status) - (GAP if status else 0) - 1
        segments, used = [Segment(" ", style)], 1
        for key, label in self.keys:
            size = cell_len(key) + 1 + cell_len(label) + GAP
            if used + size - GAP > room:
                break
            segments.append(Segment(key, self._component["key"]))
            segments.append(Segment(f" {label}{' ' * GAP}", style))
            used += size
        segments.append(Segment(" " * max(0, width - used - cell_len(status) - 1), style))
        segments.append(Segment(status, self._component["status"]))
        return Strip(segments).adjust_cell_length(width, style)
