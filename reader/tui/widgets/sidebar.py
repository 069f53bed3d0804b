"""The sidebar: names and related articles of what the reader shows.

Knows the rows of `pages.aside` only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from reader.text.sanitise import harmless
from reader.tui.widgets.cells import cut, wrap
from reader.tui.widgets.component_styles import ComponentStyles
from reader.tui.widgets.movement import MOVEMENT

if TYPE_CHECKING:
    from reader.tui.pages.aside import AsideRow

NAMES_SHOWN = 10
"""Names before "12 more", which shows them all: the related articles below stay in view."""

TEXT_LINES, DETAIL_LINES = 2, (1, 2)
"""Lines that a related article's title, and its date and its reasons, take at most."""

ARTICLE_LIKE = frozenset({"related", "report", "story"})
"""Kinds of rows that take several lines: a title, and details under it."""

GUTTER = 2
BAR, BLURRED_BAR = "▌", "▏"


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as it is drawn."""

    row: int
    label: str
    text: str
    style: str
    end: str = ""


class Sidebar(ScrollView, can_focus=True, inherit_bindings=False):
    """Sections of rows with one cursor."""

    ALLOW_SELECT = False

    BINDINGS: ClassVar[list[BindingType]] = MOVEMENT

    class Chosen(Message):
        """Enter or a click on a row that has a target (`entity:<id>` or `article:<number>`)."""

        def __init__(self, sidebar: Sidebar, target: str) -> None:
            super().__init__()
            self.sidebar = sidebar
            self.target = target

        @property
        def control(self) -> Sidebar:
            """The sidebar in which it happened."""
            return self.sidebar

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._all: tuple[AsideRow, ...] = ()
        self._rows: list[AsideRow] = []
        self._cursor = 0
        self._lines: list[_Line] = []
        self._component = ComponentStyles(self, "sidebar--")

    def show(self, rows: Sequence[AsideRow]) -> None:
        """Replace every row; the cursor goes to the first that can hold it."""
        self._all = tuple(rows)
        self._fill(_fold_names(self._all))
        self._cursor = 0
        self._step(1, include_current=True)
        self._scroll_to_line(0)

    def update(self, rows: Sequence[AsideRow]) -> None:
        """Replace rows by how they look now; the cursor stays where it is, as far as there are rows."""
        is_unfolded = len(self._rows) == len(self._all)
        self._all = tuple(rows)
        self._fill(list(self._all) if is_unfolded else _fold_names(self._all))
        self._cursor = max(0, min(self._cursor, len(self._rows) - 1))
        self._step(-1, include_current=True)

    @property
    def current_row(self) -> AsideRow | None:
        """The row under the cursor."""
        return self._rows[self._cursor] if self._cursor < len(self._rows) else None

    @property
    def current_target(self) -> str:
        """What Enter would open; empty where nothing."""
        row = self.current_row
        return row.target if row else ""

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's cursor belongs: on the current row."""
        return Offset(0, self._first_line_of(self._cursor) - self.scroll_offset.y if self._rows else 0)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        number = y + self.scroll_offset.y
        if number >= len(self._lines):
            return Strip.blank(width, self._component.base)
        line = self._lines[number]
        is_current = line.row == self._cursor and bool(self._rows[line.row].target) and bool(line.style)
        back = self._component["cursor"] if is_current else self._component.base
        return Strip(self._draw(line, width, is_current, back)).adjust_cell_length(width, back)

    def notify_style_update(self) -> None:
        """Forget styles of another theme or focus."""
        super().notify_style_update()
        self._component.clear()

    def _draw(self, line: _Line, width: int, is_current: bool, back: Style) -> Iterator[Segment]:
        bar = (BAR if self.has_focus else BLURRED_BAR) if is_current else " "
        yield Segment(bar + " ", self._component.over("bar", back))
        yield Segment(line.label, self._component.over("number", back))
        if line.style:
            yield Segment(line.text, self._component.over(line.style, back))
        if line.end:
            used = GUTTER + cell_len(line.label) + cell_len(line.text)
            yield Segment(" " * max(0, width - used - cell_len(line.end) - 1), back)
            yield Segment(line.end, self._component.over("detail", back))

    def _fill(self, rows: list[AsideRow]) -> None:
        self._rows = rows
        self._lay_out()

    def _lay_out(self) -> None:
        room = max(4, self.scrollable_content_region.width - GUTTER - 1)
        self._lines = []
        for index, row in enumerate(self._rows):
            lines = list(_lines_of(index, row, room))
            is_second_blank = row.kind == "heading" and bool(self._lines) and not self._lines[-1].style
            self._lines += lines[is_second_blank:]
        # A plain assignment of virtual_size lays out and repaints the whole screen.
        size = Size(0, len(self._lines))
        self.set_reactive(Sidebar.virtual_size, size)
        if self.is_attached:
            self._scroll_update(size)
        self.refresh()

    def _action_move_lines(self, by: int) -> None:
        self._step(by)

    def _action_move_pages(self, by: float) -> None:
        top = self._first_line_of(self._cursor)
        wanted = top + int(self.size.height * by)
        self._cursor = self._lines[max(0, min(wanted, len(self._lines) - 1))].row if self._lines else 0
        self._step(1 if by < 0 else -1, include_current=True)

    def _action_move_to_end(self, by: int) -> None:
        self._cursor = max(0, len(self._rows) - 1) if by > 0 else 0
        self._step(-by, include_current=True)

    def _action_choose(self) -> None:
        if self.current_target == MORE:
            self._fill(list(self._all))
            self._reveal_cursor()
        elif self.current_target:
            self.post_message(self.Chosen(self, self.current_target))

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        place = event.get_content_offset(self)
        if place is None:
            return
        number = place.y + self.scroll_offset.y
        if number < len(self._lines) and self._rows[self._lines[number].row].target:
            self._cursor = self._lines[number].row
            self._reveal_cursor()
            self._action_choose()

    def _on_resize(self, _event: events.Resize) -> None:
        self._lay_out()
        self._reveal_cursor()

    def _on_focus(self, _event: events.Focus) -> None:
        self.refresh()

    def _on_blur(self, _event: events.Blur) -> None:
        self.refresh()

    def _step(self, by: int, include_current: bool = False) -> None:
        """Move the cursor to the next row that can hold it, or leave it."""
        index = self._cursor if include_current else self._cursor + by
        while 0 <= index < len(self._rows) and not self._rows[index].target:
            index += by
        if 0 <= index < len(self._rows):
            self._cursor = index
        self._reveal_cursor()
        self.refresh()

    def _first_line_of(self, row: int) -> int:
        return next((number for number, line in enumerate(self._lines) if line.row == row and line.style), 0)

    def _reveal_cursor(self) -> None:
        height = self.scrollable_content_region.height
        if not height or not self._lines:
            return
        top = self._first_line_of(self._cursor)
        bottom = max(number for number, line in enumerate(self._lines) if line.row == self._cursor) + 1
        first = self.scroll_offset.y
        if top < first:
            # The heading above comes into view with the first row of its section.
            is_first = self._cursor > 0 and not self._rows[self._cursor - 1].target
            self._scroll_to_line(self._first_line_of(self._cursor - 1) if is_first else top)
        elif bottom > first + height:
            self._scroll_to_line(bottom - height)

    def _scroll_to_line(self, y: int) -> None:
        if self.is_attached:
            self.scroll_to(y=y, animate=False, force=True, immediate=True)


MORE = "more"
"""Target of the row that shows the rest of the names."""


def _fold_names(rows: Sequence[AsideRow]) -> list[AsideRow]:
    """Put one row in the place of the names beyond the first few."""
    names = [index for index, row in enumerate(rows) if row.kind == "name"]
    if len(names) <= NAMES_SHOWN + 1:
        return list(rows)
    from reader.tui.pages.aside import AsideRow  # not before the first frame, when there are no rows

    hidden = names[NAMES_SHOWN:]
    more = AsideRow("name", f"{len(hidden)} more", target=MORE)
    return [*rows[: hidden[0]], more, *rows[hidden[-1] + 1 :]]


def _lines_of(index: int, row: AsideRow, room: int) -> Iterator[_Line]:
    text = harmless(row.text)
    if row.kind in ARTICLE_LIKE:
        yield from _related_lines(index, row, text, room)
        return
    if row.kind == "heading":
        yield _Line(index, "", "", "")
    end = harmless(row.details[0]) if row.details else ""
    style = "name" if row.kind == "place" else row.kind
    yield _Line(index, "", cut(text, room - cell_len(end) - 1), style, end)


def _related_lines(index: int, row: AsideRow, text: str, room: int) -> Iterator[_Line]:
    label, space = f"{row.number or ' '} ", "  "
    room = max(1, room - len(space))
    for number, (line, is_last) in enumerate(_fold(text, room, TEXT_LINES)):
        yield _Line(index, space if number else label, line, "related")
        if is_last:
            break
    for lines, detail in zip(DETAIL_LINES, row.details, strict=False):
        for line, _ in _fold(harmless(detail), room, lines):
            yield _Line(index, space, line, "detail")
    yield _Line(index, "", "", "")


def _fold(text: str, room: int, max_lines: int) -> Iterator[tuple[str, bool]]:
    """Yield at most so many lines, the last cut where the text goes on, and whether it is the last."""
    lines = wrap(text, 0, len(text), room)
    for number, (start, end) in enumerate(lines[:max_lines], 1):
        is_last = number == min(max_lines, len(lines))
        yield (cut(text[start:], room) if is_last else text[start:end]), is_last
