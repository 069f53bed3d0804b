"""One line of text that is changed without laying anything out.

Knows no meaning; its text is plain, never markup.
"""

from __future__ import annotations

from typing import Literal

from rich.cells import cell_len
from rich.segment import Segment
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from reader.text.sanitise import harmless
from reader.tui.widgets.cells import cut


class OneLine(Widget):
    """Text cut to the width of the widget, on the left or on the right."""

    ALLOW_SELECT = False

    text: reactive[str] = reactive("")

    def __init__(self, align: Literal["left", "right"] = "left", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._align = align

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        text = cut(harmless(self.text), width)
        if self._align == "right":
            text = " " * (width - cell_len(text)) + text
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)
