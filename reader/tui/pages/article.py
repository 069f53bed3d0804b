"""The page of one opened article: head, paragraphs, related articles, what was removed.

Knows no widths and no widgets; marks and mentions come with offsets in blocks and leave as offsets in the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from reader.model.article import CHANGE_NOTE, DEK, SUBTITLE, TITLE, ArticleRow, Related, Removed
from reader.model.entity import EntityInArticle, OpenedArticle
from reader.model.search import Mark
from reader.model.story import StoryRow
from reader.text.tags import show_tags
from reader.tui.pages.dates import show_date
from reader.tui.pages.page import (
    SEPARATOR,
    Page,
    PageBuilder,
    SpanKind,
    article_target,
    count,
    entity_target,
    story_target,
)

HEAD_KINDS: dict[int, SpanKind] = {TITLE: "title", DEK: "dek", SUBTITLE: "subtitle"}

NUMBER_WIDTH = 3
"""Columns that the number of a listed article takes; what belongs to it is indented by as many."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Articles that the page of one article names because of its story."""

    original: ArticleRow | None = None
    """The article whose text it has too."""
    newest: tuple[ArticleRow, ...] = ()
    """The last of the story's other articles, newest first."""


NOTHING_BESIDE = Beside()


def compose_article(
    opened: OpenedArticle,
    marks: Sequence[Mark],
    today: date,
    beside: Beside = NOTHING_BESIDE,
    stretch: Mark | None = None,
) -> Page:
    """Compose the page; `name` spans lead to entities, `related` spans (numbered from 1) to articles.

    The text depends neither on the marks nor on the stretch that is pointed out: with others, every offset stays.
    """
    builder = PageBuilder()
    starts = _add_text(builder, opened, beside.original, today)
    if stretch is not None and stretch.block in starts:
        builder.mark(starts[stretch.block] + stretch.start, starts[stretch.block] + stretch.end, "stretch")
    _add_name_spans(builder, starts, opened.names)
    for mark in marks:
        if mark.block in starts:
            builder.mark(starts[mark.block] + mark.start, starts[mark.block] + mark.end, "hit")
    if opened.related:
        builder.add("Related", "heading")
        builder.end_line(2)
        add_numbered_articles(builder, opened.related, today)
    if opened.story is not None:
        _add_story_line(builder, opened.story.story)
    _add_change_notes(builder, opened.article.text.removed)
    _add_removed_line(builder, opened.article.text.removed)
    return builder.build()


def _add_text(builder: PageBuilder, opened: OpenedArticle, original: ArticleRow | None, today: date) -> dict[int, int]:
    """Add head and body; return where each block begins."""
    article, starts = opened.article, dict[int, int]()
    starts[TITLE] = builder.add(article.display_title, "title")
    builder.end_line()
    builder.add(_meta_line(opened, today), "meta")
    builder.end_line(1 if original is not None else 2)
    if original is not None:
        builder.add("Same text as: ", "dim")
        builder.add(original.display_title, "link", article_target(original.number))
        builder.add(f" ({original.source})", "dim")
        builder.end_line(2)
    for block, text in article.text.blocks():
        if block != TITLE:
            # only the manual has blocks of several lines
            starts[block] = builder.add_lines(text) if "\n" in text else builder.add(text, HEAD_KINDS.get(block))
            builder.end_line(2)
    return starts


def _meta_line(opened: OpenedArticle, today: date) -> str:
    article = opened.article
    parts = [article.source, show_date(article.published, today), f"{article.words:,} words", article.text.author or ""]
    if opened.row.is_starred:
        parts.append("★")
    parts.append(show_tags(opened.row.tags))
    return SEPARATOR.join(part for part in parts if part)


def describe_story(row: StoryRow) -> str:
    """Return "7 articles, 4 sources"."""
    return f"{count(row.article_count, 'article')}, {count(row.source_count, 'source')}"


def _add_name_spans(builder: PageBuilder, starts: dict[int, int], names: Iterable[EntityInArticle]) -> None:
    for name in names:
        target = entity_target(name.entity.id)
        for mention in name.mentions:
            if mention.block in starts:
                start = starts[mention.block]
                builder.mark(start + mention.start, start + mention.end, "name", target)


def add_numbered_articles(builder: PageBuilder, related: Sequence[Related], today: date) -> None:
    """Add articles numbered from 1, each with source, date and reasons on the lines below its title."""
    for number, entry in enumerate(related, 1):
        add_numbered_title(builder, number, entry.row)
        add_indented_line(builder, meta_of_row(entry.row, today))
        if entry.reasons:
            add_indented_line(builder, ", ".join(entry.reasons))
        builder.end_line()


def add_numbered_title(builder: PageBuilder, number: int, row: ArticleRow) -> None:
    """Add the line "1  Title" that leads to an article."""
    builder.hang(NUMBER_WIDTH)
    builder.add(f"{number}".ljust(NUMBER_WIDTH), "dim")
    builder.add(row.display_title, "related", article_target(row.number))
    builder.end_line()


def add_indented_line(builder: PageBuilder, text: str) -> None:
    """Add a dim line under a numbered title."""
    builder.hang(NUMBER_WIDTH)
    builder.add(" " * NUMBER_WIDTH + text, "dim")
    builder.end_line()


def meta_of_row(row: ArticleRow, today: date) -> str:
    """Return "Source · ~22 Jul"."""
    return SEPARATOR.join(part for part in (row.source, show_date(row.published, today)) if part)


def _add_story_line(builder: PageBuilder, story: StoryRow) -> None:
    builder.add("Story: ", "dim")
    builder.add(story.name, "link", story_target(story.id))
    builder.add(f"{SEPARATOR}{describe_story(story)}{SEPARATOR}t", "dim")
    builder.end_line(2)


def _add_change_notes(builder: PageBuilder, removed: Sequence[Removed]) -> None:
    """Add what the source says of changes to its text: who quotes an article has to know of its corrections."""
    for block in removed:
        if block.reason == CHANGE_NOTE:
            for line in block.text.split("\n"):
                builder.add(line, "dim")
                builder.end_line()
            builder.end_line()


def _add_removed_line(builder: PageBuilder, removed: Sequence[Removed]) -> None:
    if not removed:
        return
    lines: dict[str, int] = defaultdict(int)
    for block in removed:
        lines[block.kind_name] += block.text.count("\n") + 1
    shown = SEPARATOR.join(f"{kind}, {count} {'line' if count == 1 else 'lines'}" for kind, count in lines.items())
    builder.add(f"Removed: {shown}{SEPARATOR}i", "removed")
