"""Which paragraph of an article's page is meant, and how its quotation is told.

Knows no widgets: what is in view comes as offsets of the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.article import SUBTITLE, TITLE, Article
from reader.text.sanitise import harmless_lines
from reader.tui.pages.page import Page

BEGINNING = 32
"""Code points of a quotation that are told."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article where its page shows it."""

    start: int
    end: int
    text: str
    """Exactly as the article has it."""


def find_paragraph(page: Page, article: Article, current: int | None, first: int, last: int) -> Paragraph | None:
    """The paragraph that holds the offset `current`, where that is between the first and the last offset in view.

    Otherwise the first one that is wholly in view, else the first of which something is; None where there is none.
    """
    paragraphs = list(_paragraphs_of(page, article))
    if current is not None and first <= current <= last:
        for each in paragraphs:
            if each.start <= current < each.end:
                return each
    whole = (each for each in paragraphs if each.start >= first and each.end <= last)
    return next(whole, None) or next((each for each in paragraphs if each.end > first and each.start <= last), None)


def show_beginning(text: str) -> str:
    """Return "“The ferry left the quay at nine…”"."""
    line = " ".join(text.split())
    if len(line) <= BEGINNING:
        return f"“{line}”"
    return f"“{line[:BEGINNING].rpartition(' ')[0] or line[:BEGINNING]}…”"


def _paragraphs_of(page: Page, article: Article) -> Iterator[Paragraph]:
    """The blocks as the page has them, in this order and each on lines of its own; headings are none."""
    at = 0
    for block, text in article.text.blocks():
        if block in (TITLE, SUBTITLE):
            continue
        line = f"\n{harmless_lines(text)}\n"
        start = f"{page.text}\n".find(line, at)
        if start >= 0:
            yield Paragraph(start + 1, start + len(line) - 1, text)
            at = start + len(line) - 1
