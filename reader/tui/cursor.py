"""Where the terminal's own cursor stands: on the row, the name or the text field that the keys are for.

Screen readers read what is there, magnifiers follow it.  Knows no screen.
"""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, OptionList

from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.sidebar import Sidebar
from reader.tui.widgets.virtual_list import VirtualList


def find_cursor(focused: Widget | None) -> Offset:
    """Return the place of what has the focus; in a list below a text field, of the row that was walked to."""
    if focused is None:
        return Offset(0, 0)
    if isinstance(focused, VirtualList | Sidebar | ArticleView):
        return _inside(focused, focused.terminal_cursor)
    if isinstance(focused, OptionList):
        return _inside(focused, _row_of(focused))
    if isinstance(focused, Input):
        walked = next((each for each in focused.screen.query(OptionList) if each.highlighted), None)
        return _letter_of(focused) if walked is None else _inside(walked, _row_of(walked))
    return focused.content_region.offset


def _letter_of(line: Input) -> Offset:
    """The letter that is typed next; Textual's own answer stands one cell behind it at the end of a line."""
    column = cell_len(line.value[: line.cursor_position]) - line.scroll_offset.x
    return line.content_region.offset + Offset(column, 0)


def _row_of(options: OptionList) -> Offset:
    """The highlighted row, whose options take one line each."""
    return Offset(0, (options.highlighted or 0) - options.scroll_offset.y)


def _inside(widget: Widget, place: Offset) -> Offset:
    """The place on the screen, kept inside the widget."""
    region = widget.scrollable_content_region
    x, y = (max(0, min(at, size - 1)) for at, size in zip(place, region.size, strict=True))
    return region.offset + Offset(x, y)
