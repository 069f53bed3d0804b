"""A chapter of the manual as an article: Markdown laid out in lines that stay as they are, nothing cleaned away.

A table becomes lines with its first column as wide as it must be, a list lines with a sign before each, code lines that
are indented.  Knows no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reader.model.article import CleanText

if TYPE_CHECKING:
    from markdown_it.token import Token

WIDEST_COLUMN = 30
"""Code points of a table's first column; what is longer pushes the second column out."""
GAP = "  "
CODE_INDENT = "    "
RULE = "─"


def read_chapter(text: str) -> CleanText:
    """Lay out a chapter: its first heading is the title, and each block of its body may have several lines."""
    from markdown_it import MarkdownIt

    blocks = _Layout(MarkdownIt("commonmark").enable("table").parse(text)).blocks
    return CleanText(blocks[0], None, None, tuple(blocks[1:]))


class _Layout:
    """The blocks of one text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.blocks: list[str] = []
        self._lists: list[int | None] = []
        """Of each list that is open: the number of its next item, None where it has no numbers."""
        self._lines: list[str] = []
        self._rows: list[list[str]] = []
        self._is_item_start = False
        for before, token in zip([None, *tokens], tokens, strict=False):
            self._take(token, before)

    def _take(self, token: Token, before: Token | None) -> None:
        if token.type == "inline":
            self._take_text(token, before)
        elif token.type in ("fence", "code_block"):
            self._add("\n".join(CODE_INDENT + line for line in token.content.rstrip("\n").split("\n")))
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            self._lists.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else None)
        elif token.type == "list_item_open":
            self._is_item_start = True
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            self._lists.pop()
            if not self._lists:
                self._end_list()
        elif token.type == "tr_open":
            self._rows.append([])
        elif token.type == "table_close":
            self._end_table()

    def _take_text(self, token: Token, before: Token | None) -> None:
        is_cell = before is not None and before.type in ("td_open", "th_open")
        text = _plain(token, keeps_code=not is_cell)
        if is_cell:
            self._rows[-1].append(text)
        elif self._lists:
            self._take_item(text)
        elif before is not None and before.tag == "h2":
            self._add(f"{text}\n{RULE * len(text)}")
        else:
            self._add(text)

    def _take_item(self, text: str) -> None:
        indent = "  " * (len(self._lists) - 1)
        number = self._lists[-1]
        sign = "•" if number is None else f"{number}."
        if self._is_item_start:
            self._lines.append(f"{indent}{sign}{GAP}{text}")
            self._lists[-1] = None if number is None else number + 1
        else:
            self._lines.append(f"{indent}{' ' * len(sign)}{GAP}{text}")
        self._is_item_start = False

    def _end_list(self) -> None:
        self._add("\n".join(self._lines))
        self._lines = []

    def _end_table(self) -> None:
        """Leave out the row of headings: the text before a table says what is in it."""
        rows, self._rows = self._rows[1:], []
        width = min(WIDEST_COLUMN, max((len(row[0]) for row in rows), default=0))
        self._add("\n".join(GAP.join([row[0].ljust(width), *row[1:]]).rstrip() for row in rows))

    def _add(self, block: str) -> None:
        self.blocks.append(block)


def _plain(token: Token, *, keeps_code: bool) -> str:
    pieces = []
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif child.type == "code_inline" and keeps_code:
            pieces.append(f"`{child.content}`")
        else:
            pieces.append(child.content)
    return "".join(pieces)
