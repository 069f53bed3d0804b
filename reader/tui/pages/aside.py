"""The rows of the sidebar: names with counts, related articles with reasons.

Knows no widths and no widgets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from reader.tui.pages.dates import show_date, show_days
from reader.tui.pages.page import SEPARATOR, article_target, count, entity_target, heading_target, story_target
from reader.tui.pages.story import episode_heading, show_span_of_days

if TYPE_CHECKING:
    from reader.model.article import ArticleRow
    from reader.model.entity import Entity, EntityPage, OpenedArticle
    from reader.model.story import StoryPage, StoryRow

AsideKind = Literal["heading", "name", "related", "story", "report", "place"]
"""`report`: an article that no digit opens; `place`: a heading of the page beside."""

LAST_DIGIT = 9
"""Related articles beyond it are opened by Enter only."""


@dataclass(frozen=True, slots=True)
class AsideRow:
    """One row of the sidebar; rows without a target cannot hold the cursor."""

    kind: AsideKind
    text: str
    details: tuple[str, ...] = ()
    """Beside a name or a place its count; under an article or a story its date and source or counts, then why."""
    target: str = ""
    number: int = 0
    """1 to 9 for the articles that a digit opens, else 0."""


def compose_article_aside(
    opened: OpenedArticle, today: date, newest: Sequence[ArticleRow] = ()
) -> tuple[AsideRow, ...]:
    """Return the rows beside an article: its names, most often named first, its related articles, its story.

    `newest` are the last of the story's other articles.
    """
    names = [_name_row(name.entity, len(name.mentions)) for name in opened.names if not name.is_only_pointed_to]
    related = _article_rows(((entry.row, entry.reasons) for entry in opened.related), today)
    story = _story_rows(opened.story.story, newest, today) if opened.story is not None else ()
    return (*_section("Names", names), *_section("Related", related), *story)


def compose_name_aside(page: EntityPage, today: date) -> tuple[AsideRow, ...]:
    """Return the rows beside a name's page: its companions with shared articles, and its articles."""
    companions = [_name_row(companion.entity, companion.shared_article_count) for companion in page.companions]
    articles = _article_rows(((row, ()) for row in page.articles), today)
    others = [_report_row(row, today) for row in page.not_named_in]
    sections = (("Named with", companions), ("Articles", articles), ("Not named in", others))
    return tuple(row for heading, rows in sections for row in _section(heading, rows))


def compose_story_aside(page: StoryPage, today: date) -> tuple[AsideRow, ...]:
    """Return the rows beside a story: its episodes, what its sources differ in, its reports."""
    episodes = [
        AsideRow(
            "place",
            show_span_of_days(episode, today),
            (str(len(episode.reports)),),
            heading_target(episode_heading(place)),
        )
        for place, episode in enumerate(page.episodes)
    ]
    differing = [
        AsideRow("place", f"“{difference.subject}”", (str(len(difference.claims)),), heading_target(difference.id))
        for episode in page.episodes
        for difference in episode.differences
    ]
    reports = _article_rows(((report.row, ()) for each in page.episodes for report in each.reports), today)
    sections = (("Episodes", episodes), ("Sources differ", differing), ("Reports", reports))
    return tuple(row for heading, rows in sections for row in _section(heading, rows))


def _story_rows(story: StoryRow, newest: Sequence[ArticleRow], today: date) -> Iterator[AsideRow]:
    yield AsideRow("heading", "Story", (str(story.article_count),))
    latest = f"{SEPARATOR}to {show_days(story.latest, story.latest, today)}" if story.latest is not None else ""
    details = [count(story.source_count, "source") + latest]
    if story.new_count:
        details.append(f"{story.new_count:,} new to you")
    yield AsideRow("story", story.name, tuple(details), story_target(story.id))
    yield from (_report_row(row, today) for row in newest)


def _report_row(row: ArticleRow, today: date) -> AsideRow:
    return AsideRow("report", row.display_title, (_meta(row, today),), article_target(row.number))


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
