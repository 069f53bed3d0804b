"""Paragraphs that were broken into lines of one width, as mail and old text files are: which lines belong together.

Does not know words: a line was broken where the next line's first word did not fit.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 100
"""Characters; wider lines are paragraphs of their own."""
_FEWEST_BREAKS = 5
_LEAST_SHARE = 0.8
_SHORT = 0.5
"""Of the width: two lines that are both shorter are of a head or a list, and tell nothing of the paragraphs."""
_WIDTH_RANK = 0.95
"""The width is the length that this share of the lines does not exceed: one long address must not hide it."""

_ENDS = (".", "!", "?", "”", '"', ":")


def find_paragraphs(lines: Sequence[str], header_line_count: int = 0) -> list[range]:
    """Return the line numbers of each paragraph: one line each, unless the whole text below its headers is wrapped."""
    text = [line if any(map(str.isalnum, line)) else "" for line in lines[header_line_count:]]
    lengths = sorted(len(line) for line in text if line)
    width = lengths[int(_WIDTH_RANK * (len(lengths) - 1))] if lengths else 0
    pairs = [(line, following) for line, following in pairwise(text) if line and following]
    neighbours = [pair for pair in pairs if max(map(len, pair)) > _SHORT * width]
    broken = [line for line, following in neighbours if _is_broken(line, following, width)]
    unended_count = sum(not line.endswith(_ENDS) for line in broken)
    is_wrapped = (
        _NARROWEST <= width <= _WIDEST
        and len(broken) >= max(_FEWEST_BREAKS, _LEAST_SHARE * len(neighbours))
        and unended_count > len(broken) / 2
    )
    paragraphs: list[range] = []
    for number, line in enumerate(lines):
        if is_wrapped and number > header_line_count and _is_broken(lines[number - 1], line, width):
            paragraphs[-1] = range(paragraphs[-1].start, number + 1)
        else:
            paragraphs.append(range(number, number + 1))
    return paragraphs


def _is_broken(line: str, following: str, width: int) -> bool:
    if not line or not following:
        return False
    return len(line) <= _WIDEST and len(line) + 1 + len(following.split(" ", 1)[0]) > width
