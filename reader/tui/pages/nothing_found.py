"""What the reader shows when a search finds nothing: how it was read, and what else could be tried.

Knows no widgets.
"""

from __future__ import annotations

from reader.model.search import SearchResult
from reader.tui.pages.page import Page, PageBuilder
from reader.tui.parts.filter_layers import describe_filter

HINTS = (
    "prefix* finds every word that begins so, fuzzy~ words nearly spelled so",
    "one OR two finds either; without OR every word must be there",
    "a shorter word, or one word less, finds more",
)


def compose_nothing_found(result: SearchResult) -> Page:
    """Compose the page."""
    builder = PageBuilder()
    builder.add("Nothing found", "title")
    builder.end_line(2)
    builder.add("Read as  ", "dim")
    builder.add(result.read_as)
    builder.end_line(2)
    if result.remarks:
        builder.add(f"In what was typed, {', '.join(result.remarks)}.")
        builder.end_line(2)
    if result.not_yet_indexed:
        builder.add(f"{result.not_yet_indexed:,} articles are not yet indexed and cannot be found so far.")
        builder.end_line(2)
    if result.did_you_mean is not None:
        builder.add("Did you mean  ", "dim")
        builder.add(result.did_you_mean, "title")
        builder.end_line()
        builder.add("Tab in the box takes it, Enter in the empty list searches for it.", "dim")
        builder.end_line(2)
    if result.filter:
        builder.add(f"Only what the filter leaves was searched. {describe_filter(result.filter)}")
        builder.end_line(2)
    for hint in HINTS:
        builder.add(hint, "dim")
        builder.end_line()
    return builder.build()
