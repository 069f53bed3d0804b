"""The list of articles: unread dot, star, title, source and date, and the snippet while searching.

Knows the model's rows and how dates look; neither where rows come from nor what opening one means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from reader.model.article import ArticleRow
from reader.tui.pages.dates import show_date
from reader.tui.widgets.cells import ELLIPSIS, Stretch, cut, harmless, length_within, marked, wrap
from reader.tui.widgets.component_styles import ComponentStyles
from reader.tui.widgets.virtual_list import VirtualList

GUTTER = 3
"""Cells on the left: cursor bar, unread dot or star, space."""

RIGHT_MARGIN = 1

LINES_SHORT, LINES_BROWSING, LINES_SEARCHING = 1, 3, 4
"""Lines a row: title alone; title on up to two lines and meta; the same and the snippet in what is left."""

TITLE_LINES = 2

SOURCE_FROM_WIDTH = 60
"""Narrower one-line rows show the date without the source."""

UNREAD, STAR, BAR, BLURRED_BAR = "●", "★", "▌", "▏"
SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class ListLine:
    """An article's row, with what a search marked of it: stretches sorted, none overlapping."""

    row: ArticleRow
    title_marks: tuple[Stretch, ...] = ()
    snippet: str = ""
    snippet_marks: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one line of a row shows: a stretch of text, and whether it ends with an ellipsis."""

    text: str
    stretch: Stretch
    marks: tuple[Stretch, ...]
    style: str
    is_cut: bool = False


class ArticleList(VirtualList[ListLine]):
    """Articles, one to four lines each."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "article-list--unread",
        "article-list--read",
        "article-list--meta",
        "article-list--snippet",
        "article-list--hit",
        "article-list--dot",
        "article-list--star",
        "article-list--bar",
        "article-list--cursor",
    }

    is_short: reactive[bool] = reactive(False, repaint=False)
    """One line a row, for terminals of less than 30 lines."""
    shows_snippets: reactive[bool] = reactive(False, repaint=False)
    """Room for the snippet: set while a search is shown."""
    today: reactive[date] = reactive(date.min)
    """The day against which dates are shown; until it is set every year is shown."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(LINES_BROWSING, id=id, classes=classes)
        self._component = ComponentStyles(self, "article-list--")

    def render_row_line(self, row: ListLine, index: int, line: int, width: int) -> Strip:
        """Draw the gutter and one line of the article."""
        is_current = index == self.cursor
        back = self._component["cursor"] if is_current else self.rich_style
        room = max(1, width - GUTTER - RIGHT_MARGIN)
        segments = [*self._gutter(row.row, line, is_current, back)]
        if self.lines_per_row == LINES_SHORT:
            segments += self._one_line(row, room, back)
        else:
            pieces = self._pieces(row, room)
            if line < len(pieces):
                segments += self._draw(pieces[line], back)
        return Strip(segments).adjust_cell_length(width, back)

    def notify_style_update(self) -> None:
        """Forget styles of another theme or focus."""
        super().notify_style_update()
        self._component.clear()

    def _gutter(self, row: ArticleRow, line: int, is_current: bool, back: Style) -> Iterator[Segment]:
        bar = (BAR if self.has_focus else BLURRED_BAR) if is_current else " "
        yield Segment(bar, self._component.over("bar", back))
        star_line = 1 if self.lines_per_row > 1 and not row.is_read else 0
        if row.is_starred and line == star_line:
            yield Segment(STAR, self._component.over("star", back))
        elif not row.is_read and line == 0:
            yield Segment(UNREAD, self._component.over("dot", back))
        else:
            yield Segment(" ", back)
        yield Segment(" ", back)

    def _pieces(self, line: ListLine, room: int) -> list[_Piece]:
        style = "read" if line.row.is_read else "unread"
        pieces = _fold(line.row.display_title, line.title_marks, room, TITLE_LINES, style)
        meta = self._meta(line.row, room)
        pieces.append(_Piece(meta, (0, len(meta)), (), "meta"))
        if self.shows_snippets and line.snippet:
            left = self.lines_per_row - len(pieces)
            pieces += _fold(line.snippet, line.snippet_marks, room, left, "snippet")
        return pieces

    def _meta(self, row: ArticleRow, room: int) -> str:
        shown = show_date(row.published, self.today)
        source = cut(harmless(row.source), room - len(SEPARATOR) - cell_len(shown))
        return cut(SEPARATOR.join(part for part in (source, shown) if part), room)

    def _draw(self, piece: _Piece, back: Style) -> Iterator[Segment]:
        style = self._component.over(piece.style, back)
        yield from marked(piece.text, piece.stretch, piece.marks, style, self._component["hit"])
        if piece.is_cut:
            yield Segment(ELLIPSIS, style)

    def _one_line(self, line: ListLine, room: int, back: Style) -> Iterator[Segment]:
        row = line.row
        star = f"{STAR} " if row.is_starred and not row.is_read else ""
        meta = self._meta(row, room // 3) if room >= SOURCE_FROM_WIDTH else show_date(row.published, self.today)
        title_room = max(1, room - cell_len(meta) - len(star) - 2)
        style = "read" if row.is_read else "unread"
        title = Strip(self._draw(_fold(row.display_title, line.title_marks, title_room, 1, style)[0], back))
        if star:
            yield Segment(star, self._component.over("star", back))
        yield from title.adjust_cell_length(title_room + 2, back)
        yield Segment(meta, self._component.over("meta", back))

    def _watch_is_short(self) -> None:
        self._choose_height()

    def _watch_shows_snippets(self) -> None:
        self._choose_height()

    def _watch_today(self) -> None:
        self._redraw()

    def _choose_height(self) -> None:
        if self.is_short:
            self.set_lines_per_row(LINES_SHORT)
        else:
            self.set_lines_per_row(LINES_SEARCHING if self.shows_snippets else LINES_BROWSING)


def _fold(text: str, marks: tuple[Stretch, ...], room: int, max_lines: int, style: str) -> list[_Piece]:
    """Fold a text into at most `max_lines` lines, the last cut where the text goes on."""
    text = harmless(text)
    lines = wrap(text, 0, len(text), room)
    pieces = [_Piece(text, stretch, marks, style) for stretch in lines[:max_lines]]
    if len(lines) > max_lines > 0:
        start = lines[max_lines - 1][0]
        end = start + length_within(text[start:], room - 1)
        while end > start and text[end - 1] == " ":
            end -= 1
        pieces[-1] = _Piece(text, (start, end), marks, style, is_cut=True)
    return pieces
