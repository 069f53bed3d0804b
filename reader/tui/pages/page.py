"""A page: plain text with spans beside it, which the reader pane shows.

Knows nothing of widths, lines, colours or widgets; foreign text is made harmless as it is added.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reader.model.article import ArticleNumber
from reader.text.sanitise import harmless

if TYPE_CHECKING:
    from reader.model.story import Quote

SpanKind = Literal[
    "title", "meta", "dek", "subtitle", "heading", "hit", "name", "related", "removed", "dim",
    "subheading", "link", "value", "unread", "stretch", "news",
]  # fmt: skip
"""`related`: a link that a digit opens; `stretch`: the sentence that was quoted; `news`: what only this visit shows."""

HEADINGS: frozenset[SpanKind] = frozenset({"heading", "subheading"})


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a page's text, in code points, and what it is."""

    start: int
    end: int
    kind: SpanKind
    target: str = ""
    """What Enter or a click opens, as the functions below name it, or nothing; a heading is named by it, not opened."""


@dataclass(frozen=True, slots=True)
class Page:
    """Text with newlines only where a line must end; spans sorted by start, and they may overlap."""

    text: str
    spans: tuple[Span, ...] = ()
    hanging: tuple[tuple[int, int], ...] = ()
    """(offset at which a line begins, cells by which its continuation lines are indented), sorted."""

    def spans_of(self, kind: SpanKind) -> Iterator[Span]:
        """Yield the spans of one kind in reading order."""
        return (span for span in self.spans if span.kind == kind)


WIDEST_FIRST_COLUMN = 34
"""Code points of a fixed line that its continuation may be indented by."""
_FIRST_COLUMN = re.compile(r" *\S.*? {2,}| +")

EMPTY_PAGE = Page("")

DIFFERENCES = "differences"
"""Name of the headings over what sources differ in."""

SEPARATOR = " · "
"""Between the parts of a line."""
HELD_SEPARATOR = "\N{NO-BREAK SPACE}· "
"""The same where a line may have to be folded: no line begins with it."""


def count(number: int, noun: str, plural: str = "") -> str:
    """Return "1 report" or "1,204 reports"; `plural` where it is not the noun with an s."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def entity_target(entity_id: str) -> str:
    """Name an entity as the target of a span."""
    return f"entity:{entity_id}"


def article_target(number: ArticleNumber) -> str:
    """Name an article as the target of a span."""
    return f"article:{number}"


def entity_of(target: str) -> str | None:
    """Return the entity id that a target names, or None."""
    kind, _, value = target.partition(":")
    return value if kind == "entity" else None


def article_of(target: str) -> ArticleNumber | None:
    """Return the article number that a target names, or None."""
    kind, _, value = target.partition(":")
    return int(value) if kind == "article" else None


def story_target(story_id: str) -> str:
    """Name a story as the target of a span."""
    return f"story:{story_id}"


def story_of(target: str) -> str | None:
    """Return the story id that a target names, or None."""
    kind, _, value = target.partition(":")
    return value if kind == "story" else None


def quote_target(quote: Quote, difference_id: str = "") -> str:
    """Name a sentence of an article as the target of a span, and the difference that it is a part of."""
    return f"quote:{quote.article}:{quote.block}:{quote.start}:{quote.end}:{difference_id}"


def quote_of(target: str) -> tuple[ArticleNumber, int, int, int] | None:
    """Return the article, the block and the stretch of it that a target names, or None."""
    kind, *place = target.split(":", 5)
    if kind != "quote":
        return None
    number, block, start, end = map(int, place[:4])
    return number, block, start, end


def difference_of(target: str) -> str:
    """Return the id of the difference that a quoted sentence is a part of, else nothing."""
    return target.split(":", 5)[5] if target.startswith("quote:") else ""


def heading_target(name: str) -> str:
    """Name a heading of the same page as the target of a span, and the heading itself."""
    return f"heading:{name}"


def is_same_heading(span: Span, target: str) -> bool:
    """Whether a span is the heading that a target names."""
    return span.kind in HEADINGS and span.target == target


class PageBuilder:
    """Builds a page piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._hanging: list[tuple[int, int]] = []
        self._length = 0
        self._line_start = 0

    @property
    def length(self) -> int:
        """Code points so far: the offset at which the next piece begins."""
        return self._length

    def add(self, text: str, kind: SpanKind | None = None, target: str = "") -> int:
        """Append text to the current line and return the offset where it begins; newlines in it become spaces."""
        start = self._length
        self._append(harmless(text))
        if kind is not None:
            self.mark(start, self._length, kind, target)
        return start

    def add_lines(self, text: str) -> int:
        """Append text that has lines of its own, each hanging behind its first column; as long as the text is."""
        start = self._length
        for number, line in enumerate(text.split("\n")):
            if number:
                self.end_line()
            column = _FIRST_COLUMN.match(line)
            if column is not None and column.end() <= WIDEST_FIRST_COLUMN:
                self.hang(column.end())
            self.add(line)
        return start

    def end_line(self, count: int = 1) -> None:
        """End the current line; 2 leaves a blank line."""
        self._append("\n" * count)
        self._line_start = self._length

    def hang(self, cells: int) -> None:
        """Indent what follows when the current line is too long for the column."""
        self._hanging.append((self._line_start, cells))

    def mark(self, start: int, end: int, kind: SpanKind, target: str = "") -> None:
        """Put a span on text that is there; an empty one is left out."""
        if start < end:
            self._spans.append(Span(start, end, kind, target))

    def build(self) -> Page:
        """Return the page, without line ends behind the last line."""
        return Page("".join(self._pieces).rstrip("\n"), tuple(sorted(self._spans)), tuple(self._hanging))

    def _append(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
