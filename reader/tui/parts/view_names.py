"""What the top line calls lists and orders.

Imported before the first frame: knows no part of the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.tui.widgets.cells import PART_SEPARATOR

if TYPE_CHECKING:
    from reader.model.lists import ListOrder, ListView
    from reader.model.search import Sort
    from reader.settings import Settings

NAMES: dict[ListView, str] = {
    "articles": "All articles",
    "stories": "Stories",
    "followed": "Followed stories",
    "muted": "Muted stories",
    "sources": "Sources",
}
NAMES_IN_SAMPLE: dict[ListView, str] = {
    "articles": "Sample archive",
    "stories": "Sample archive by story",
    "followed": "Sample archive, followed stories",
    "muted": "Sample archive, muted stories",
    "sources": "Sample archive by source",
}
SORTS: dict[Sort, str] = {
    "best": "best first",
    "newest": "newest first",
    "oldest": "oldest first",
    "arrived": "last arrived first",
}


def describe_view(settings: Settings, view: ListView, order: ListOrder, count: int | None) -> str:
    """Return what the header calls a list: "All articles · 12", "Stories · 12"; without a count where there is none."""
    if settings.is_manual:
        return PART_SEPARATOR.join(("Manual", f"{count or 0:,} chapters", "q leaves it"))
    name = (NAMES_IN_SAMPLE if settings.is_sample else NAMES)[view]
    sort = SORTS[order] if view == "articles" and order != "newest" else ""
    return PART_SEPARATOR.join(part for part in (name, f"{count:,}" if count is not None else "", sort) if part)
