"""The rows of the sidebar: names with counts, related articles with reasons.

Knows no widths and no widgets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from reader.tui.pages.dates import show_date
from reader.tui.pages.page import SEPARATOR, article_target, entity_target

if TYPE_CHECKING:
    from reader.model.article import ArticleRow
    from reader.model.entity import Entity, EntityPage, OpenedArticle

AsideKind = Literal["heading", "name", "related"]

LAST_DIGIT = 9
"""Related articles beyond it are opened by Enter only."""


@dataclass(frozen=True, slots=True)
class AsideRow:
    """One row of the sidebar; rows without a target cannot hold the cursor."""

    kind: AsideKind
    text: str
    details: tuple[str, ...] = ()
    """Beside a name its count; under a related article its date and source, then why."""
    target: str = ""
    number: int = 0
    """1 to 9 for the articles that a digit opens, else 0."""


def compose_article_aside(opened: OpenedArticle, today: date) -> tuple[AsideRow, ...]:
    """Return the rows beside an article: its names, most often named first, and its related articles."""
    names = [_name_row(name.entity, len(name.mentions)) for name in opened.names if not name.is_only_pointed_to]
    related = _article_rows(((entry.row, entry.reasons) for entry in opened.related), today)
    return (*_section("Names", names), *_section("Related", related))


def compose_name_aside(page: EntityPage, today: date) -> tuple[AsideRow, ...]:
    """Return the rows beside a name's page: its companions with shared articles, and its articles."""
    companions = [_name_row(companion.entity, companion.shared_article_count) for companion in page.companions]
    articles = _article_rows(((row, ()) for row in page.articles), today)
    return (*_section("Named with", companions), *_section("Articles", articles))


def _section(heading: str, rows: Sequence[AsideRow]) -> Iterator[AsideRow]:
    if rows:
        yield AsideRow("heading", heading, (str(len(rows)),))
        yield from rows


def _name_row(entity: Entity, count: int) -> AsideRow:
    return AsideRow("name", entity.name, (str(count),), entity_target(entity.id))


def _article_rows(articles: Iterable[tuple[ArticleRow, tuple[str, ...]]], today: date) -> list[AsideRow]:
    return [
        AsideRow(
            "related",
            row.display_title,
            tuple(detail for detail in (_meta(row, today), ", ".join(reasons)) if detail),
            article_target(row.number),
            number if number <= LAST_DIGIT else 0,
        )
        for number, (row, reasons) in enumerate(articles, 1)
    ]


def _meta(row: ArticleRow, today: date) -> str:
    """Date first: a long source is cut in a narrow column."""
    return SEPARATOR.join(part for part in (show_date(row.published, today), row.source) if part)
