"""A page wrapped to a column: lines as offsets, and where an offset stands.

Knows no widget, colour or scroll position.
"""

from __future__ import annotations

from bisect import bisect_right

from rich.cells import cell_len

from reader.tui.pages.page import Page
from reader.tui.widgets.cells import Stretch, length_within, wrap


class Column:
    """The lines of one text at one width, with a blank line above and below it."""

    def __init__(self, text: str, page: Page, width: int) -> None:
        self.width = width
        self._text = text
        self._lines: list[Stretch] = [(0, 0)]
        self._indents: dict[int, int] = {}
        hanging = dict(page.hanging)
        at = 0
        while at <= len(text):
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            indent = hanging.get(at, 0)
            folded = wrap(text, at, end, width, indent)
            if indent:
                self._indents |= dict.fromkeys(range(len(self._lines) + 1, len(self._lines) + len(folded)), indent)
            self._lines += folded
            at = end + 1
        self._lines.append((len(text), len(text)))
        self._starts = [start for start, _ in self._lines]

    def __len__(self) -> int:
        return len(self._lines)

    def __getitem__(self, number: int) -> Stretch:
        """Start and end of one line."""
        return self._lines[number]

    def indent(self, number: int) -> int:
        """Cells by which a line is indented."""
        return self._indents.get(number, 0)

    def line_of(self, offset: int) -> int:
        """Number of the line that holds an offset; 0, the blank line above, for the very beginning."""
        if offset <= 0:
            return 0
        return min(bisect_right(self._starts, offset), len(self._lines) - 1) - 1

    def cell_of(self, offset: int) -> int:
        """Cells between the column's left edge and an offset in its line."""
        number = self.line_of(offset)
        return self.indent(number) + cell_len(self._text[self._lines[number][0] : offset])

    def offset_at(self, number: int, cells: int) -> int:
        """Text offset at a distance from the left edge of a line."""
        number = max(0, min(number, len(self._lines) - 1))
        start, end = self._lines[number]
        return start + length_within(self._text[start:end], cells - self.indent(number))
