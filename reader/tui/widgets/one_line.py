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
from reader.tui.widgets.cells import PART_SEPARATOR, cut, join_within


class OneLine(Widget):
    """Text cut to the width of the widget, on the left or on the right."""

    ALLOW_SELECT = False

    text: reactive[str] = reactive("")

    def __init__(self, align: Literal["left", "right"] = "left", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._align = align

    def fit(self, text: str, width: int) -> str:
        """Return what is shown of the text in this width."""
        return cut(text, width)

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        width = self.size.width
        if y:
            return Strip.blank(width, self.rich_style)
        text = self.fit(harmless(self.text), width)
        if self._align == "right":
            text = " " * (width - cell_len(text)) + text
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)


class PartsLine(OneLine):
    """Parts of a line, the most important first; what does not fit is left out from the end."""

    def fit(self, text: str, width: int) -> str:
        """Return as many parts as fit."""
        return join_within(text.split(PART_SEPARATOR), width)
