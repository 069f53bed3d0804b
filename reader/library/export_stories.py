"""Stories as JSON objects for other programs, as `stories --json` prints them.

The keys and their order are a promise (`tests/contract/schemas/stories.json`, `story.json`).  Knows neither how the
objects are written nor where to.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from reader.library.export import date_to_object
from reader.model.article import HEAD_BLOCK_NAMES, ArticleNumber
from reader.model.story import Difference, Episode, Quote, Report, StoryPage, StoryRow, TimelineDay

IdOf = Callable[[ArticleNumber], str]


def story_to_object(row: StoryRow) -> dict[str, Any]:
    """One row of the list of stories."""
    return {
        "id": row.id,
        "name": row.name,
        "articles": row.article_count,
        "sources": row.source_count,
        "unread": row.unread_count,
        "latest": _day_to_object(row.latest),
        "followed": row.is_followed,
        "muted": row.is_muted,
    }


def story_page_to_object(page: StoryPage) -> dict[str, Any]:
    """One story with its episodes and what its reports say beside each other."""
    ids = {report.row.number: report.row.id for episode in page.episodes for report in episode.reports}
    for episode in page.episodes:
        for report in episode.reports:
            ids.update((copy.row.number, copy.row.id) for copy in report.copies)
    return {
        **story_to_object(page.row),
        "episodes": [_episode_to_object(episode, ids.__getitem__) for episode in page.episodes],
        "perhaps_one_with": [row.id for row in page.neighbours],
    }


def _episode_to_object(episode: Episode, id_of: IdOf) -> dict[str, Any]:
    return {
        "id": episode.id,
        "first_day": _day_to_object(episode.first_day),
        "last_day": _day_to_object(episode.last_day),
        "reports": [_report_to_object(report) for report in episode.reports],
        "days": [_timeline_day_to_object(day, id_of) for day in episode.days],
        "differences": [_difference_to_object(difference, id_of) for difference in episode.differences],
    }


def _report_to_object(report: Report) -> dict[str, Any]:
    return {
        "id": report.row.id,
        "display_title": report.row.display_title,
        "source": report.row.source,
        "published": date_to_object(report.row.published),
        "copies": [
            {"id": copy.row.id, "kind": copy.kind, "added_sentences": copy.added_sentence_count}
            for copy in report.copies
        ],
        "only_here": [{"kind": each.kind, "text": each.text, "entity": each.entity_id} for each in report.only_here],
    }


def _timeline_day_to_object(day: TimelineDay, id_of: IdOf) -> dict[str, Any]:
    return {
        "earliest": day.earliest.isoformat(),
        "latest": day.latest.isoformat(),
        "articles": day.article_count,
        "quote": _quote_to_object(day.quote, id_of),
    }


def _difference_to_object(difference: Difference, id_of: IdOf) -> dict[str, Any]:
    return {
        "id": difference.id,
        "kind": difference.kind,
        "subject": difference.subject,
        "claims": [
            {
                "value": claim.value,
                "articles": [id_of(number) for number in claim.articles],
                "quote": _quote_to_object(claim.quote, id_of),
            }
            for claim in difference.claims
        ],
    }


def _quote_to_object(quote: Quote, id_of: IdOf) -> dict[str, Any]:
    return {
        "article": id_of(quote.article),
        "paragraph": HEAD_BLOCK_NAMES.get(quote.block, quote.block),
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
    }


def _day_to_object(day: date | None) -> str | None:
    return day.isoformat() if day else None
