"""The reader: shows a page in a column, walks its spans, follows their targets.

Knows pages only; text is wrapped to offsets, and a line is drawn when it is seen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from reader.text.sanitise import harmless_lines
from reader.tui.pages.page import EMPTY_PAGE, HEADINGS, Page, Span, SpanKind
from reader.tui.widgets.cells import snap
from reader.tui.widgets.column import Column
from reader.tui.widgets.component_styles import ComponentStyles
from reader.tui.widgets.movement import MOVEMENT

MAX_COLUMN = 84
"""Widest column, in cells, that the eye still walks back easily."""

MARGIN = 3
"""Cells left and right of the column, where there is room."""

NARROW_MARGIN, NARROW_BELOW = 1, 50

OVERLAP = 2
"""Lines of the last page that stay in view on the next."""

LAYERS: dict[SpanKind, int] = {"stretch": 1, "name": 2, "related": 2, "hit": 3}
"""What is drawn over what, where spans overlap; the rest lies at the bottom."""


class ArticleView(ScrollView, can_focus=True, inherit_bindings=False):
    """One page of text with hits, names and links."""

    BINDINGS: ClassVar[list[BindingType]] = MOVEMENT

    class Followed(Message):
        """Enter on the current span, or a click on a span, that has a target."""

        def __init__(self, view: ArticleView, target: str) -> None:
            super().__init__()
            self.view = view
            self.target = target

        @property
        def control(self) -> ArticleView:
            """The reader in which it happened."""
            return self.view

    class Scrolled(Message):
        """The user scrolled; showing a page or resizing posts none."""

        def __init__(self, view: ArticleView) -> None:
            super().__init__()
            self.view = view

        @property
        def control(self) -> ArticleView:
            """The reader that scrolled."""
            return self.view

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.page = EMPTY_PAGE
        """What is shown; EMPTY_PAGE before the first `show`."""
        self._text = ""
        self._width: int | None = None
        """Of the column; None before the pane was first laid out."""
        self._column = Column("", EMPTY_PAGE, 1)
        self._offset = 0
        self._current: int | None = None
        self._starts: list[int] = []
        self._longest = 0
        self._places: dict[SpanKind | None, list[int]] = {}
        """Of the spans of each kind; of None, those that lead somewhere."""
        self._strips: dict[int, Strip] = {}
        self._component = ComponentStyles(self, "article-view--")

    def show(self, page: Page, offset: int = 0) -> None:
        """Show a page from the line that holds this text offset; the current span is forgotten.

        A page with the same text (other hits) keeps its lines; pass `first_visible_offset` to stay in place.
        """
        is_same_text = (page.text, page.hanging) == (self.page.text, self.page.hanging)
        self.page = page
        self._current = None
        self._starts = [span.start for span in page.spans]
        self._longest = max((span.end - span.start for span in page.spans), default=0)
        self._places = {}
        for index, span in enumerate(page.spans):
            self._places.setdefault(span.kind, []).append(index)
            if _leads_somewhere(span):
                self._places.setdefault(None, []).append(index)
        if not is_same_text:
            self._text = harmless_lines(page.text)
            self._wrap()
        with self.prevent(self.Scrolled):
            self.scroll_to_offset(offset)
        self._offset = offset
        self._redraw()

    @property
    def first_visible_offset(self) -> int:
        """Text offset of the first visible line: the reading position."""
        if self._width is None:
            return self._offset
        return self._column[min(self.scroll_offset.y, len(self._column) - 1)][0]

    @property
    def last_visible_offset(self) -> int:
        """Text offset at which the last visible line ends."""
        if self._width is None:
            return self._offset
        last = self.scroll_offset.y + self.size.height - 1
        return self._column[max(0, min(last, len(self._column) - 1))][1]

    @property
    def at_end(self) -> bool:
        """Whether the last line is in view."""
        return self._width is not None and self.scroll_offset.y >= self.max_scroll_y

    def scroll_to_offset(self, offset: int) -> None:
        """Make the line that holds this text offset the first visible one, as far as the text reaches.

        A pane that is not laid out yet does so when it is, and brings the current span into view then.
        """
        if self._width is None:
            self._offset = offset
        self._scroll_to_line(self._column.line_of(offset))

    def turn_page(self, by: int) -> bool:
        """Scroll a page down (1) or up (-1); False where that end was already in view."""
        return self._scroll_by(by * max(1, self.size.height - OVERLAP))

    def step_span(self, kind: SpanKind | None, by: int) -> bool:
        """Make the next (1) or previous (-1) span of this kind the current one and show it; False where there is none.

        None stands for every span that leads somewhere.  Counts from the current span while it is in view, else from
        the first visible line; links do not count from a hit, so that those above it are not passed over.
        """
        places = self._places.get(kind, [])
        starts = [self._starts[place] for place in places]
        current = self.current_span
        if current is not None and (kind == "hit" or current.kind != "hit") and self._is_visible(current):
            index = bisect_right(starts, current.start) if by > 0 else bisect_left(starts, current.start) - 1
        else:
            index = bisect_left(starts, self.first_visible_offset) - (by < 0)
        if not 0 <= index < len(places):
            return False
        self._select(places[index])
        return True

    def select_span(self, span: Span) -> None:
        """Make this span of the page the current one and show it."""
        self._select(self.page.spans.index(span))

    @property
    def current_span(self) -> Span | None:
        """The span that `step_span` reached."""
        return None if self._current is None else self.page.spans[self._current]

    @property
    def current_target(self) -> str:
        """What Enter would open; empty where nothing."""
        span = self.current_span
        return span.target if span and _leads_somewhere(span) else ""

    @property
    def terminal_cursor(self) -> Offset:
        """Where the terminal's cursor belongs: on the current name, else in the first line that is seen."""
        span = self.current_span
        offset = span.start if span is not None and self._is_visible(span) else self.first_visible_offset
        line = max(1, self._column.line_of(offset)) - self.scroll_offset.y
        return Offset(self._left(self.scrollable_content_region.width) + self._column.cell_of(offset), line)

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if number >= len(self._column):
            return Strip.blank(width, self._component.base)
        selection = self.text_selection
        strip = self._strips.get(number) if selection is None else None
        if strip is None or strip.cell_length != width:
            strip = self._draw_line(number, width, selection.get_span(number) if selection else None)
            if selection is None:
                self._strips[number] = strip
        return strip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as it is in the page, without the ends of wrapped lines."""
        start = 0 if selection.start is None else self._offset_of(selection.start)
        end = len(self._text) if selection.end is None else self._offset_of(selection.end)
        return self._text[start:end], "\n"

    def notify_style_update(self) -> None:
        """Forget lines drawn in other colours."""
        super().notify_style_update()
        self._component.clear()
        self._strips.clear()

    def _action_move_lines(self, by: int) -> None:
        self._scroll_by(by)

    def _action_move_pages(self, by: float) -> None:
        lines = max(1, int((self.size.height - OVERLAP) * abs(by)))
        self._scroll_by(lines if by > 0 else -lines)

    def _action_move_to_end(self, by: int) -> None:
        self._scroll_to_line(len(self._column) if by > 0 else 0)

    def _action_choose(self) -> None:
        if not self.current_target:
            raise SkipAction
        self.post_message(self.Followed(self, self.current_target))

    def _on_click(self, event: events.Click) -> None:  # type: ignore[override]
        place = event.get_content_offset(self)
        if place is None or self.text_selection is not None:
            return
        number = place.y + self.scroll_offset.y
        cells = place.x - self._left(self.scrollable_content_region.width)
        if number >= len(self._column) or not 0 <= cells < self._column.width:
            return
        offset = self._column.offset_at(number, cells)
        spans = filter(_leads_somewhere, self._spans_between(offset, offset + 1))
        target = next((span.target for span in spans), "")
        if target:
            self.post_message(self.Followed(self, target))

    def _on_resize(self, _event: events.Resize) -> None:
        width = self.scrollable_content_region.width
        column = max(1, min(MAX_COLUMN, width - 2 * self._margin(width)))
        with self.prevent(self.Scrolled):
            if width and column != self._width:
                offset, is_first = self._offset, self._width is None
                self._width = column
                self._wrap()
                self.scroll_to_offset(offset)
                self._offset = offset
                if is_first and self._current is not None:
                    self._select(self._current)
        self._redraw()

    def _watch_scroll_y(self, old: float, new: float) -> None:
        if round(old) != round(new):
            self._offset = self.first_visible_offset
            self.post_message(self.Scrolled(self))

    def _wrap(self) -> None:
        if self._width is None:
            return
        self._column = Column(self._text, self.page, self._width)
        # A plain assignment of virtual_size lays out and repaints the whole screen.
        size = Size(0, len(self._column))
        self.set_reactive(ArticleView.virtual_size, size)
        if self.is_attached:
            self._scroll_update(size)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def _scroll_by(self, lines: int) -> bool:
        before = self.scroll_offset.y
        self._scroll_to_line(before + lines)
        return self.scroll_offset.y != before

    def _scroll_to_line(self, number: int) -> None:
        if self.is_attached:
            self.scroll_to(y=max(0, min(number, self.max_scroll_y)), animate=False, force=True, immediate=True)

    def _select(self, index: int) -> None:
        self._repaint_current()
        self._current = index
        self._repaint_current()
        line = self._column.line_of(self.page.spans[index].start)
        height = self.size.height
        if not self.scroll_offset.y + 1 <= line < self.scroll_offset.y + height - 2:
            self._scroll_to_line(line - height // 3)

    def _repaint_current(self) -> None:
        span = self.current_span
        if span is None:
            return
        first, last = self._column.line_of(span.start), self._column.line_of(span.end)
        for number in range(first, last + 1):
            self._strips.pop(number, None)
        self.refresh_lines(first, last - first + 1)

    def _is_visible(self, span: Span) -> bool:
        top = self.scroll_offset.y
        is_laid_out = self._width is not None
        return not is_laid_out or top <= self._column.line_of(span.start) < top + self.size.height

    def _spans_between(self, start: int, end: int) -> list[Span]:
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [span for span in self.page.spans[first:last] if span.end > start]

    def _offset_of(self, place: Offset) -> int:
        number = max(0, min(place.y, len(self._column) - 1))
        start, end = self._column[number]
        return min(start + place.x, end)

    def _margin(self, width: int) -> int:
        return NARROW_MARGIN if width < NARROW_BELOW else MARGIN

    def _left(self, width: int) -> int:
        return max(self._margin(width), (width - self._column.width) // 2)

    def _draw_line(self, number: int, width: int, selected: tuple[int, int] | None) -> Strip:
        start, end = self._column[number]
        spans = sorted(self._spans_between(start, end), key=lambda span: LAYERS.get(span.kind, 0))
        cuts = {start, end}
        for span in spans:
            cuts |= {max(start, snap(self._text, span.start)), min(end, snap(self._text, span.end))}
        if selected is not None:
            low, high = start + selected[0], end if selected[1] < 0 else min(end, start + selected[1])
            cuts |= {min(low, end), high}
        current, base, parts = self.current_span, self._component.base, []
        for left, right in pairwise(sorted(cuts)):
            style = base
            for span in spans:
                if span.start < right and left < span.end:
                    style += self._component.layer(span.kind)
                    if span is current:
                        style += self._component.layer("current")
            if selected is not None and low <= left and right <= high:
                style += self.screen.get_component_rich_style("screen--selection", partial=True)
            parts.append(Segment(self._text[left:right], style))
        text = Strip(parts).apply_offsets(0, number)
        indent = Segment(" " * (self._left(width) + self._column.indent(number)), base)
        strips = [Strip([indent]), text]
        if spans and spans[0].kind == "heading":
            rule = " " + "─" * max(0, self._column.width - text.cell_length - 1)
            strips.append(Strip([Segment(rule, base + self._component.layer("rule"))]))
        return Strip.join(strips).adjust_cell_length(width, base)


def hit_position(view: ArticleView) -> tuple[int, int]:
    """Return which hit of the page is the current one, from 1 (0: none), and how many there are."""
    hits = list(view.page.spans_of("hit"))
    return (hits.index(view.current_span) + 1 if view.current_span in hits else 0), len(hits)


def _leads_somewhere(span: Span) -> bool:
    return bool(span.target) and span.kind not in HEADINGS
