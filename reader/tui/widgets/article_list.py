"""The list of articles, stories and sources: unread dot, star, title, source and date, and the snippet while searching.

Knows the model's rows and how dates look; neither where rows come from nor what opening one means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.reactive import reactive
from textual.strip import Strip

from reader.text.sanitise import harmless
from reader.text.tags import show_tags
from reader.tui.pages.dates import show_date
from reader.tui.pages.source_row import count_unread, describe_source
from reader.tui.pages.story_row import count_articles, count_new, describe_news, describe_story, show_latest
from reader.tui.pages.story_row import count_unread as count_unread_of_story
from reader.tui.widgets.cells import ELLIPSIS, PART_SEPARATOR, Stretch, length_within, marked, spread, wrap
from reader.tui.widgets.component_styles import ComponentStyles
from reader.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from reader.model.article import ArticleRow
    from reader.model.lists import Density, SourceRow
    from reader.model.story import StoryRow

GUTTER, SHORT_GUTTER = 3, 4
"""Cells on the left: cursor bar, unread dot with the star below it, space; in one line: bar, dot, star, space."""

RIGHT_MARGIN = 1

LINES_SHORT, LINES_WITH_LEAD, LINES_OF_SOURCE, LINES_BROWSING, LINES_SEARCHING = 1, 2, 3, 4, 5
"""Lines a row: title and meta side by side; the title, the beginning of the text and meta below it; a gap, the name of
a source, meta; a gap, the title on up to two lines, meta; the same and the snippet."""

TITLE_LINES = 2
"""While searching a title has two only where a hit stands in the second: the snippet says more."""

MAX_FOLDED = 2_000
"""Code points of a text that are looked at: more than any row can show."""

SOURCE_FROM_WIDTH = 60
"""Narrower one-line rows show the date without the source."""

SOURCE_META_WIDTH = 40
"""What a one-line row of a source says beside its name: "12 unread · 340 articles   23 Jul 2024"."""

STORY_META_WIDTH = 22
"""Of a story, beside its name and last headline: "+2 new          23 Jul"."""

SINCE_FROM_WIDTH = 50
"""Narrower ones show what is new of a story without since when."""

UNREAD, STAR, BAR, BLURRED_BAR = "●", "★", "▌", "▏"


@dataclass(frozen=True, slots=True)
class ListLine:
    """An article's row, with what a search marked of it: stretches sorted, none overlapping."""

    row: ArticleRow
    title_marks: tuple[Stretch, ...] = ()
    snippet: str = ""
    snippet_marks: tuple[Stretch, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story's row."""

    row: StoryRow


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source's row."""

    row: SourceRow


ListRow = ListLine | StoryLine | SourceLine


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one line of a row shows: a stretch of text, and whether it ends with an ellipsis."""

    text: str
    stretch: Stretch
    marks: tuple[Stretch, ...]
    style: str
    is_cut: bool = False
    mark_style: str = "hit"


class ArticleList(VirtualList[ListRow]):
    """Articles, stories and sources, one to five lines each."""

    density: reactive[Density] = reactive("automatic", repaint=False, init=False)
    """Lines a row, as the user wants it."""

    is_short: reactive[bool] = reactive(False, repaint=False, init=False)
    """One line a row, for terminals of less than 30 lines."""
    shows_snippets: reactive[bool] = reactive(False, repaint=False, init=False)
    """Room for the snippet: set while a search is shown."""
    shows_sources: reactive[bool] = reactive(False, repaint=False, init=False)
    """Rows of sources have short names."""
    today: reactive[date] = reactive(date.min, repaint=False, init=False)
    """The day against which dates are shown; until it is set every year is shown."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(LINES_BROWSING, id=id, classes=classes)
        self._component = ComponentStyles(self, "article-list--")

    @property
    def lead_lines(self) -> int:
        """The gap above a row, where rows have more than two lines."""
        return 0 if self.lines_per_row <= LINES_WITH_LEAD else 1

    @property
    def shows_leads(self) -> bool:
        """Whether rows of articles show what these begin with."""
        return self.density == "two_lines"

    def render_row_line(self, row: ListRow, index: int, line: int, width: int) -> Strip:
        """Draw the gutter and one line of the article or story."""
        line -= self.lead_lines
        if line < 0:
            return Strip.blank(width, self._component.base)
        is_current = index == self.cursor
        back = self._component["cursor"] if is_current else self._component.base
        bar = (BAR if self.has_focus else BLURRED_BAR) if is_current else " "
        segments = [Segment(bar, self._component.over("bar", back))]
        if self.lines_per_row <= LINES_WITH_LEAD:
            draw_first = self._one_line if self.lines_per_row == LINES_SHORT else self._first_line
            draw = draw_first if line == 0 else self._second_line
            segments += draw(row, max(1, width - SHORT_GUTTER - RIGHT_MARGIN), back)
        else:
            segments += self._sign(row, line, back)
            pieces = self._pieces(row, max(1, width - GUTTER - RIGHT_MARGIN))
            if line < len(pieces):
                segments += self._draw(pieces[line], back)
        return Strip(segments).adjust_cell_length(width, back)

    def notify_style_update(self) -> None:
        """Forget styles of another theme or focus."""
        super().notify_style_update()
        self._component.clear()

    def _sign(self, row: ListRow, line: int, back: Style) -> Iterator[Segment]:
        if line == 0 and _is_unread(row):
            yield Segment(UNREAD, self._component.over("dot", back))
        elif line == 1 and _is_starred(row):
            yield Segment(STAR, self._component.over("star", back))
        else:
            yield Segment(" ", back)
        yield Segment(" ", back)

    def _pieces(self, line: ListRow, room: int) -> list[_Piece]:
        if isinstance(line, StoryLine):
            pieces = _fold(line.row.name, (), room, TITLE_LINES, "unread" if line.row.unread_count else "read")
            if len(pieces) == 1 and _says_more(line.row):
                pieces += _fold(line.row.newest_title, (), room, 1, "snippet")
            return [*pieces, self._story_meta(line.row, room)]
        if isinstance(line, SourceLine):
            style = "unread" if line.row.unread_count else "read"
            return [*_fold(line.row.name, (), room, 1, style), self._source_meta(line.row, room)]
        style = "read" if line.row.is_read else "unread"
        pieces = _fold(line.row.display_title, line.title_marks, room, TITLE_LINES, style)
        if self.shows_snippets and not any(start >= pieces[0].stretch[1] for start, _ in line.title_marks):
            pieces = _fold(line.row.display_title, line.title_marks, room, 1, style)
        meta = self._meta(line.row, room)
        pieces.append(_Piece(meta, (0, len(meta)), (), "meta"))
        if self.shows_snippets and line.snippet:
            left = self.lines_per_row - self.lead_lines - len(pieces)
            pieces += _fold(line.snippet, line.snippet_marks, room, left, "snippet")
        return pieces

    def _meta(self, row: ArticleRow, room: int) -> str:
        """Source, and tags where there is room, on the left; date on the right: all dates stand in one column."""
        parts = (harmless(row.source), *([harmless(show_tags(row.tags))] if row.tags else []))
        return spread(parts, show_date(row.published, self.today), room)

    def _source_meta(self, row: SourceRow, room: int) -> _Piece:
        """What is unread on the left, the latest day on the right."""
        text = spread(describe_source(row), show_latest(row, self.today), room)
        return _mark_news(text, count_unread(row))

    def _story_meta(self, row: StoryRow, room: int) -> _Piece:
        """What is new on the left, the latest day on the right."""
        text = spread(describe_story(row, self.today), show_latest(row, self.today), room)
        return _mark_news(text, describe_news(row, self.today))

    def _short_story_meta(self, row: StoryRow, room: int) -> _Piece:
        if room >= SOURCE_FROM_WIDTH:
            counts = (*count_new(row), *count_unread_of_story(row)) or (count_articles(row),)
            return _mark_news(spread(counts, show_latest(row, self.today), STORY_META_WIDTH), count_new(row))
        news = describe_news(row, self.today) if room >= SINCE_FROM_WIDTH else count_new(row)
        return _mark_news(news[0] if news else show_latest(row, self.today), news)

    def _draw(self, piece: _Piece, back: Style) -> Iterator[Segment]:
        style, mark_style = self._component.over(piece.style, back), self._component["hit"]
        if piece.mark_style != "hit":
            mark_style = self._component.over(piece.mark_style, back)
        yield from marked(piece.text, piece.stretch, piece.marks, style, mark_style)
        if piece.is_cut:
            yield Segment(ELLIPSIS, style)

    def _one_line(self, line: ListRow, room: int, back: Style) -> Iterator[Segment]:
        yield from self._short_signs(line, back)
        meta = self._short_meta(line, room)
        title_room = max(1, room - cell_len(meta.text) - 2)
        yield from Strip(self._short_title(line, title_room, back)).adjust_cell_length(title_room + 2, back)
        yield from self._draw(meta, back)

    def _first_line(self, line: ListRow, room: int, back: Style) -> Iterator[Segment]:
        yield from self._short_signs(line, back)
        yield from self._short_title(line, room, back)

    def _second_line(self, line: ListRow, room: int, back: Style) -> Iterator[Segment]:
        """The beginning of an article, or the hit, and its date; how much there is of a story or source."""
        yield Segment(" " * (SHORT_GUTTER - 1), back)
        if isinstance(line, ListLine):
            meta = self._short_meta(line, room)
            left = max(1, room - cell_len(meta.text) - 2)
            lead = Strip(self._draw(_fold(line.snippet, line.snippet_marks, left, 1, "snippet")[0], back))
            yield from lead.adjust_cell_length(left + 2, back)
            yield from self._draw(meta, back)
        elif isinstance(line, StoryLine):
            yield from self._draw(self._story_meta(line.row, room), back)
        else:
            yield from self._draw(self._source_meta(line.row, room), back)

    def _short_signs(self, line: ListRow, back: Style) -> Iterator[Segment]:
        yield Segment(UNREAD if _is_unread(line) else " ", self._component.over("dot", back))
        yield Segment(STAR + " " if _is_starred(line) else "  ", self._component.over("star", back))

    def _short_title(self, line: ListRow, room: int, back: Style) -> Iterator[Segment]:
        style = "unread" if _is_unread(line) else "read"
        if isinstance(line, StoryLine) and _says_more(line.row):
            name = harmless(line.row.name)
            piece = _fold(f"{name}{PART_SEPARATOR}{line.row.newest_title}", ((0, len(name)),), room, 1, "snippet")[0]
            return self._draw(replace(piece, mark_style=style), back)
        text, marks = (line.row.display_title, line.title_marks) if isinstance(line, ListLine) else (line.row.name, ())
        return self._draw(_fold(text, marks, room, 1, style)[0], back)

    def _short_meta(self, line: ListRow, room: int) -> _Piece:
        if isinstance(line, StoryLine):
            return self._short_story_meta(line.row, room)
        if isinstance(line, SourceLine):
            return self._source_meta(line.row, min(room * 3 // 5, SOURCE_META_WIDTH))
        published = line.row.published
        text = self._meta(line.row, room * 2 // 5) if room >= SOURCE_FROM_WIDTH else show_date(published, self.today)
        return _Piece(text, (0, len(text)), (), "meta")

    def _watch_is_short(self) -> None:
        self._choose_height()

    def _watch_density(self) -> None:
        self._choose_height()

    def _watch_shows_snippets(self) -> None:
        self._choose_height()

    def _watch_shows_sources(self) -> None:
        self._choose_height()

    def _watch_today(self) -> None:
        self._redraw()

    def _choose_height(self) -> None:
        if self.density == "two_lines":
            self.set_lines_per_row(LINES_WITH_LEAD)
        elif self.is_short or self.density == "one_line":
            self.set_lines_per_row(LINES_SHORT)
        elif self.shows_sources:
            self.set_lines_per_row(LINES_OF_SOURCE)
        else:
            self.set_lines_per_row(LINES_SEARCHING if self.shows_snippets else LINES_BROWSING)


def _mark_news(text: str, news: tuple[str, ...]) -> _Piece:
    marks = tuple((0, len(each)) for each in news if text.startswith(each))
    return _Piece(text, (0, len(text)), marks, "meta", mark_style="news")


def _says_more(row: StoryRow) -> bool:
    """Whether its last headline tells what the name does not."""
    return bool(row.newest_title) and row.newest_title != row.name


def _is_unread(line: ListRow) -> bool:
    return not line.row.is_read if isinstance(line, ListLine) else line.row.unread_count > 0


def _is_starred(line: ListRow) -> bool:
    """Whether the user marked it: a story that is followed has the star of an article."""
    if isinstance(line, StoryLine):
        return line.row.is_followed
    return isinstance(line, ListLine) and line.row.is_starred


def _fold(text: str, marks: tuple[Stretch, ...], room: int, max_lines: int, style: str) -> list[_Piece]:
    """Fold a text into at most `max_lines` lines, the last cut where the text goes on."""
    text = harmless(text[:MAX_FOLDED])
    lines = wrap(text, 0, len(text), room)
    pieces = [_Piece(text, stretch, marks, style) for stretch in lines[:max_lines]]
    if len(lines) > max_lines > 0:
        start = lines[max_lines - 1][0]
        end = start + length_within(text[start:], room - 1)
        while end > start and text[end - 1] == " ":
            end -= 1
        pieces[-1] = _Piece(text, (start, end), marks, style, is_cut=True)
    return pieces
