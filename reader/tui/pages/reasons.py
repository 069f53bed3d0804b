"""The page behind `w`: why two articles are related, one name, or in one story.

Knows no widths and no widgets; the reasons are the library's.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.tui.pages.page import Page, PageBuilder

BULLET = "· "


def compose_reasons(title: str, reasons: Sequence[str]) -> Page:
    """Compose what the reasons are for, and one reason a line."""
    builder = PageBuilder()
    builder.add(title, "title")
    builder.end_line(2)
    for reason in reasons or ("No reason is kept",):
        builder.hang(len(BULLET))
        builder.add(BULLET, "dim")
        builder.add(reason)
        builder.end_line()
    return builder.build()
