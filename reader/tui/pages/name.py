"""The page of one name: what it is called, who is named with it, which articles name it.

Knows no widths and no widgets.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reader.model.article import ArticleRow
from reader.model.entity import Companion, Entity, EntityPage, EntityType
from reader.tui.pages.article import NUMBER_WIDTH, add_indented_line, add_numbered_title, meta_of_row
from reader.tui.pages.page import SEPARATOR, Page, PageBuilder, article_target, count, entity_target

TYPE_NAMES: dict[EntityType, str] = {"person": "Person", "org": "Organisation", "place": "Place", "event": "Event"}


def compose_name(page: EntityPage, today: date) -> Page:
    """Compose the page; `name` spans lead to companions, `related` spans (numbered from 1) to articles that name it."""
    builder = PageBuilder()
    _add_head(builder, page.entity)
    if page.companions:
        _add_companions(builder, page.companions)
    _add_articles(builder, page.articles, today)
    if page.not_named_in:
        _add_not_named_in(builder, page.not_named_in, today)
    return builder.build()


def _add_head(builder: PageBuilder, entity: Entity) -> None:
    builder.add(entity.name, "title")
    builder.end_line()
    builder.add(SEPARATOR.join((TYPE_NAMES[entity.type], count(entity.article_count, "article"))), "meta")
    builder.end_line(2)
    others = [alias for alias in entity.aliases if alias != entity.name]
    if others:
        builder.add("Also written ", "dim")
        builder.add(", ".join(others))
        builder.end_line(2)


def _add_companions(builder: PageBuilder, companions: Sequence[Companion]) -> None:
    builder.add("Often named with", "heading")
    builder.end_line(2)
    for position, companion in enumerate(companions):
        if position:
            builder.add(SEPARATOR, "dim")
        builder.add(companion.entity.name, "name", entity_target(companion.entity.id))
        builder.add(f"\N{NO-BREAK SPACE}{companion.shared_article_count}", "dim")
    builder.end_line(2)


def _add_articles(builder: PageBuilder, articles: Sequence[ArticleRow], today: date) -> None:
    builder.add("Articles", "heading")
    builder.end_line(2)
    for number, row in enumerate(articles, 1):
        add_numbered_title(builder, number, row)
        add_indented_line(builder, meta_of_row(row, today))
        builder.end_line()


def _add_not_named_in(builder: PageBuilder, articles: Sequence[ArticleRow], today: date) -> None:
    """Add the other reports of the same episodes; no digit opens them."""
    builder.add("Not named in", "heading")
    builder.end_line(2)
    for row in articles:
        builder.hang(NUMBER_WIDTH)
        builder.add(" " * NUMBER_WIDTH)
        builder.add(row.display_title, "link", article_target(row.number))
        builder.end_line()
        add_indented_line(builder, meta_of_row(row, today))
        builder.end_line()
