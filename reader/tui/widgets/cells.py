"""Text measured in terminal cells: wrapped and cut as offsets, and turned into segments.

Knows no widget; text must hold no control characters (see `sanitise.harmless`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style

Stretch = tuple[int, int]
"""Start and end in code points."""

ELLIPSIS = "…"
PART_SEPARATOR = " · "

# Letters and signs that are one cell wide, whatever stands beside them: what nearly all paragraphs are made of.
_PLAIN = re.compile(
    "[ -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)

_JOINER = "\u200d"


def wrap(text: str, start: int, end: int, width: int, hanging: int = 0) -> list[Stretch]:
    """Wrap one paragraph of `text` at spaces into lines of at most `width` cells; the space at a break is in no line.

    Lines after the first leave out `hanging` cells.  A word too long for a line is broken between graphemes; only a
    grapheme wider than the line overflows.
    """
    rest = max(1, width - hanging)
    if _PLAIN.fullmatch(text, start, end):
        return _wrap_plain(text, start, end, max(1, width), rest)
    return _wrap_graphemes(text, start, end, max(1, width), rest)


def _wrap_plain(text: str, at: int, stop: int, room: int, rest: int) -> list[Stretch]:
    lines = []
    while at + room < stop:
        space = text.rfind(" ", at, at + room + 1)
        if space > at:
            lines.append((at, space))
            at = space + 1
        else:
            lines.append((at, at + room))
            at += room
        room = rest
    if at < stop or not lines:
        lines.append((at, stop))
    return lines


def _wrap_graphemes(text: str, start: int, stop: int, room: int, rest: int) -> list[Stretch]:
    graphemes = [
        # behind two joiners at the very beginning a letter is said to be no cell wide
        (left + start, right + start, width or cell_len(text[left + start : right + start]))
        for left, right, width in split_graphemes(text[start:stop])[0]
    ]
    lines = []
    first = 0
    while first < len(graphemes):
        at, last, cells, space = graphemes[first][0], first, 0, -1
        while last < len(graphemes) and cells <= room:
            left, right, width = graphemes[last]
            if text[left:right] == " ":
                space = last
            cells += width
            last += 1
        if cells <= room:
            lines.append((at, stop))
            break
        if space > first:
            lines.append((at, graphemes[space][0]))
            first = space + 1
        else:
            first = max(last - 1, first + 1)
            lines.append((at, graphemes[first][0] if first < len(graphemes) else stop))
        room = rest
    return lines or [(start, stop)]


def length_within(text: str, width: int) -> int:
    """Return how many code points of a text fit into `width` cells without splitting a grapheme."""
    if _PLAIN.fullmatch(text):
        return min(len(text), max(0, width))
    for left, right, _ in split_graphemes(text)[0]:
        # Not the sum of the graphemes' widths: behind a joiner at the very beginning that is too little.
        if cell_len(text[:right]) > width:
            return left
    return len(text)


def cut(text: str, width: int) -> str:
    """Cut a text to `width` cells, with an ellipsis where something is missing."""
    if cell_len(text) <= width:
        return text
    return text[: length_within(text, width - 1)].rstrip() + ELLIPSIS if width > 0 else ""


def join_within(parts: Sequence[str], width: int) -> str:
    """Join as many parts as fit into `width` cells, from the first on, which is cut where it is too long."""
    shown = list(parts)
    while len(shown) > 1 and cell_len(PART_SEPARATOR.join(shown)) > width:
        shown.pop()
    return cut(PART_SEPARATOR.join(shown), width)


def spread(parts: Sequence[str], right: str, width: int) -> str:
    """Return as many parts as fit on the left and a text on the right, together `width` cells."""
    right = cut(right, width)
    left = join_within(parts, width - cell_len(right) - 2)
    return left + " " * (width - cell_len(left) - cell_len(right)) + right


def marked(text: str, stretch: Stretch, marks: Iterable[Stretch], style: Style, mark_style: Style) -> list[Segment]:
    """Turn a stretch of text into segments, the marked parts (sorted, none overlapping) in their own style."""
    at, end = stretch
    segments = []
    for mark_start, mark_end in marks:
        left, right = snap(text, max(at, mark_start)), min(end, snap(text, mark_end))
        if left >= right:
            continue
        if left > at:
            segments.append(Segment(text[at:left], style))
        segments.append(Segment(text[left:right], mark_style))
        at = right
    if at < end:
        segments.append(Segment(text[at:end], style))
    return segments


def snap(text: str, position: int) -> int:
    """Move a position behind the grapheme that it would split."""
    while 0 < position < len(text) and (
        text[position - 1] == _JOINER or (text[position] > "\u02ff" and cell_len(text[position]) == 0)
    ):
        position += 1
    return position
