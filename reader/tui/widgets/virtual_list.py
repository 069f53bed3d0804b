"""A list whose cost does not depend on the number of its rows: pages come on demand, lines are made when seen.

Knows nothing of what a row is: `render_row_line` of a subclass draws it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar

from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.tui.widgets.movement import MOVEMENT

PAGE_LENGTH = 64
"""Rows of one page."""

MAX_PAGES = 16
"""Pages held; the ones seen longest ago go first."""

MAX_STRIPS = 2_000
"""Drawn lines held."""

Item = TypeVar("Item")


class VirtualList(ScrollView, Generic[Item], can_focus=True, inherit_bindings=False):
    """Rows of a fixed height in lines, of which only the seen pages are held."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = MOVEMENT

    cursor: reactive[int] = reactive(0, repaint=False, init=False)
    """Index of the current row, 0 in an empty list; always clamped."""

    class PageWanted(Message):
        """A row was seen that is not there; answer with `put_page`."""

        def __init__(self, control: VirtualList[Any], page_number: int) -> None:
            super().__init__()
            self.list = control
            self.generation = control.generation
            self.page_number = page_number
            self.start = page_number * PAGE_LENGTH
            self.length = min(PAGE_LENGTH, control.count - self.start)

        @property
        def control(self) -> VirtualList[Any]:
            """The list that asks."""
            return self.list

    class Highlighted(Message):
        """The cursor moved to a row, or the row under the cursor arrived; `set_rows` posts none."""

        def __init__(self, control: VirtualList[Any], index: int) -> None:
            super().__init__()
            self.list = control
            self.index = index

        @property
        def control(self) -> VirtualList[Any]:
            """The list whose cursor moved."""
            return self.list

    class Chosen(Message):
        """Enter was pressed on a row, or it was clicked; Enter in an empty list tells of row 0, too."""

        def __init__(self, control: VirtualList[Any], index: int) -> None:
            super().__init__()
            self.list = control
            self.index = index

        @property
        def control(self) -> VirtualList[Any]:
            """The list in which it happened."""
            return self.list

    class WentToTop(Message):
        """The user asked for the first row, which may be there already."""

        def __init__(self, control: VirtualList[Any]) -> None:
            super().__init__()
            self.list = control

        @property
        def control(self) -> VirtualList[Any]:
            """The list in which it happened."""
            return self.list

    def __init__(self, lines_per_row: int = 1, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.count = 0
        """Number of rows."""
        self.generation = 0
        """Counts the calls of `set_rows`; an answer for an older one is dropped."""
        self.lines_per_row = lines_per_row
        self._pages: OrderedDict[int, list[Item | None]] = OrderedDict()
        self._asked: set[int] = set()
        self._strips: dict[tuple[int, int, int, bool], Strip] = {}

    def set_rows(self, count: int, first: Sequence[Item | None], cursor: int = 0) -> None:
        """Replace every row in O(1); `first` are rows from index 0 on, where the caller has them.

        Posts no Highlighted.
        """
        self.generation += 1
        self.count = count
        self._pages.clear()
        self._asked.clear()
        for start in range(0, min(len(first), count), PAGE_LENGTH):
            self._pages[start // PAGE_LENGTH] = list(first[start : start + PAGE_LENGTH])
        self.set_reactive(VirtualList.cursor, self._validate_cursor(cursor))
        self._update_height()
        self._scroll_to_line(0)
        self._reveal_cursor()
        self._redraw()

    def grow(self, count: int) -> None:
        """Take note of more rows below; cursor, scroll position and pages stay."""
        self._asked.discard(self.count // PAGE_LENGTH)
        self.count = count
        self._update_height()
        self.refresh()

    def put_page(self, generation: int, page_number: int, rows: Sequence[Item | None]) -> None:
        """Take the answer to PageWanted; one for another generation is dropped, a row that is None stays blank."""
        if generation != self.generation:
            return
        self._pages[page_number] = list(rows)
        self._pages.move_to_end(page_number)
        self._drop_strips(page_number * PAGE_LENGTH, PAGE_LENGTH)
        while len(self._pages) > MAX_PAGES:
            dropped, _ = self._pages.popitem(last=False)
            self._asked.discard(dropped)
        self.refresh_lines(page_number * PAGE_LENGTH * self.lines_per_row, PAGE_LENGTH * self.lines_per_row)
        if self.cursor // PAGE_LENGTH == page_number and self.cursor % PAGE_LENGTH < len(rows):
            self.post_message(self.Highlighted(self, self.cursor))

    def reload(self) -> None:
        """Ask again for the rows in view, which stay drawn until the answer; others are asked for when seen."""
        height = max(1, self.scrollable_content_region.height)
        first, last = self.scroll_offset.y, self.scroll_offset.y + height - 1
        in_view = range(first // self.lines_per_row // PAGE_LENGTH, last // self.lines_per_row // PAGE_LENGTH + 1)
        kept = {number: self._pages[number] for number in in_view if number in self._pages}
        self._pages = OrderedDict(kept)
        self._asked.clear()
        for number in kept:
            self._ask(number)

    def update_row(self, index: int, row: Item) -> None:
        """Replace one row that is held; a row that is not is left to its page."""
        page = self._pages.get(index // PAGE_LENGTH)
        if page is None or index % PAGE_LENGTH >= len(page):
            return
        page[index % PAGE_LENGTH] = row
        self._drop_strips(index, 1)
        self.refresh_lines(index * self.lines_per_row, self.lines_per_row)

    def row_at(self, index: int) -> Item | None:
        """Return the row, or None (and ask for its page) where it is not there yet or out of range."""
        if not 0 <= index < self.count:
            return None
        number, place = divmod(index, PAGE_LENGTH)
        page = self._pages.get(number)
        if page is not None and place < len(page):
            return page[place]
        self._ask(number)
        return None

    @property
    def current_row(self) -> Item | None:
        """The row under the cursor, where it is there."""
        return self.row_at(self.cursor)

    def set_lines_per_row(self, lines: int) -> None:
        """Change the height of all rows; the cursor stays where it is on the screen, as far as it can."""
        if lines == self.lines_per_row:
            return
        distance = self.cursor * self.lines_per_row - self.scroll_offset.y
        self.lines_per_row = lines
        self._update_height()
        self._scroll_to_line(self.cursor * lines - distance)
        self._reveal_cursor()
        self._redraw()

    @property
    def lead_lines(self) -> int:
        """Lines of a row above the one on which the terminal's cursor stands."""
        return 0

    def render_row_line(self, row: Item, index: int, line: int, width: int) -> Strip:
        """Draw one line of a row, exactly `width` cells; strips are cached by the caller."""
        raise NotImplementedError

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's cursor belongs: on the current row."""
        return Offset(0, self.cursor * self.lines_per_row + self.lead_lines - self.scroll_offset.y)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        index, line = divmod(y + self.scroll_offset.y, self.lines_per_row)
        row = self.row_at(index)
        if row is None:
            return Strip.blank(width, self.rich_style)
        self._pages.move_to_end(index // PAGE_LENGTH)
        key = (index, line, width, index == self.cursor)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= MAX_STRIPS:
                self._strips.clear()
            strip = self._strips[key] = self.render_row_line(row, index, line, width)
        return strip

    def notify_style_update(self) -> None:
        """Forget lines drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()

    def _action_move_lines(self, by: int) -> None:
        self.cursor += by

    def _action_move_pages(self, by: float) -> None:
        rows = max(1, int(self.size.height // self.lines_per_row * abs(by)))
        self.cursor += rows if by > 0 else -rows

    def _action_move_to_end(self, by: int) -> None:
        self.cursor = self.count - 1 if by > 0 else 0
        if by < 0:
            self.post_message(self.WentToTop(self))

    def _action_choose(self) -> None:
        self.post_message(self.Chosen(self, self.cursor))

    def _validate_cursor(self, cursor: int) -> int:
        return max(0, min(cursor, self.count - 1))

    def _watch_cursor(self, old: int, new: int) -> None:
        for index in (old, new):
            self.refresh_lines(index * self.lines_per_row, self.lines_per_row)
        self._reveal_cursor()
        self.post_message(self.Highlighted(self, new))

    def _on_resize(self, _event: events.Resize) -> None:
        self._strips.clear()
        self._reveal_cursor()

    def _on_focus(self, _event: events.Focus) -> None:
        self._redraw()

    def _on_blur(self, _event: events.Blur) -> None:
        self._redraw()

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = (offset.y + self.scroll_offset.y) // self.lines_per_row
        if index < self.count:
            self.cursor = index
            self._action_choose()

    def _ask(self, page_number: int) -> None:
        if page_number not in self._asked:
            self._asked.add(page_number)
            # Rows are missed while the screen paints; a message of the screen's would not bubble beyond it.
            self.post_message(self.PageWanted(self, page_number).set_sender(self))

    def _drop_strips(self, first: int, length: int) -> None:
        for key in [key for key in self._strips if first <= key[0] < first + length]:
            del self._strips[key]

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _update_height(self) -> None:
        # A plain assignment of virtual_size lays out and repaints the whole screen.
        size = Size(0, self.count * self.lines_per_row)
        self.set_reactive(VirtualList.virtual_size, size)
        if self.is_attached:
            self._scroll_update(size)

    def _reveal_cursor(self) -> None:
        height = self.scrollable_content_region.height
        if not height:
            return
        top = self.cursor * self.lines_per_row
        first = self.scroll_offset.y
        if top < first:
            self._scroll_to_line(top)
        elif top + self.lines_per_row > first + height:
            self._scroll_to_line(top + self.lines_per_row - height)

    def _scroll_to_line(self, y: int) -> None:
        if self.is_attached:
            self.scroll_to(y=y, animate=False, force=True, immediate=True)
