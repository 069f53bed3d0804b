"""Articles, hits, names and reports as JSON objects for other programs.

The keys and their order are a promise (`tests/contract/schemas`): all of them are there, null or empty where there is
nothing.  Knows neither how the objects are written nor where to.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reader.model.article import HEAD_BLOCK_NAMES, Article, Related
from reader.model.dates import PublicationDate
from reader.model.entity import Entity, EntityInArticle, Mention, OpenedArticle
from reader.model.facet import FACET_KINDS, Facets
from reader.model.search import SearchHit, SearchResult
from reader.model.work import ImportReport

SCORE_DECIMALS = 4
MILLISECOND_DECIMALS = 1


def article_to_object(opened: OpenedArticle) -> dict[str, Any]:
    """One article with its names and related articles, as `export` and `show --json` print it."""
    article = opened.article
    return {
        "id": article.id,
        "title": article.text.title,
        "display_title": article.display_title,
        "dek": article.text.dek,
        "subtitle": article.text.subtitle,
        "source": article.source,
        "path": article.path,
        "url": article.url,
        "author": article.text.author,
        "language": article.language,
        "published": date_to_object(article.published),
        "body": list(article.text.body),
        "removed": [{"kind": each.kind, "text": each.text, "reason": each.reason} for each in article.text.removed],
        "entities": [_entity_to_object(each) for each in opened.names if _named_mentions(each)],
        "related": [
            {"id": each.row.id, "score": round(each.score, SCORE_DECIMALS), "reasons": list(each.reasons)}
            for each in opened.related
        ],
        "story": opened.story.story.id if opened.story else None,
        "episode": opened.story.episode_id if opened.story else None,
        "duplicate_of": opened.story.duplicate_of if opened.story else None,
        "words": article.words,
    }


def date_to_object(published: PublicationDate | None) -> dict[str, Any] | None:
    """A publication date with its range, grade and the words it rests on."""
    if published is None:
        return None
    return {
        "date": published.value,
        "earliest": published.earliest.isoformat(),
        "latest": published.latest.isoformat(),
        "precision": published.precision,
        "grade": published.grade,
        "evidence": list(published.evidence),
    }


def search_to_object(
    result: SearchResult, hits: Sequence[tuple[SearchHit, Article]], facets: Facets | None
) -> dict[str, Any]:
    """What a search found, with these of its hits and the facets that were asked for, as `search --json` prints it."""
    return {
        "query": result.text,
        "read_as": "; ".join((result.read_as, *result.remarks, *result.notes)),
        "total": len(result.numbers),
        "took_ms": round(result.took_ms, MILLISECOND_DECIMALS),
        "engine": result.engine,
        "hits": [_hit_to_object(hit, article) for hit, article in hits],
        "facets": facets_to_object(facets) if facets is not None else None,
        "did_you_mean": result.did_you_mean,
    }


def facets_to_object(facets: Facets) -> dict[str, Any]:
    """What articles share, by kind, commonest first."""
    return {
        kind: [{"id": each.id, "name": each.name, "count": each.count} for each in facets.of(kind)]
        for kind in FACET_KINDS
    }


def related_to_object(related: Related) -> dict[str, Any]:
    """A related article, as `related --json` prints it."""
    return {
        "id": related.row.id,
        "display_title": related.row.display_title,
        "source": related.row.source,
        "published": date_to_object(related.row.published),
        "score": round(related.score, SCORE_DECIMALS),
        "reasons": list(related.reasons),
    }


def name_to_object(entity: Entity) -> dict[str, Any]:
    """A name with its spellings, as `names --json` prints it."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "articles": entity.article_count,
        "aliases": list(entity.aliases),
    }


def report_to_object(report: ImportReport, added_ids: Sequence[str]) -> dict[str, Any]:
    """What an import did, as `import --json` prints it."""
    return {
        "new": report.added,
        "changed": report.revised,
        "unchanged": report.unchanged,
        "problems": [
            {"subject": each.subject, "reason": each.reason, "remedy": each.remedy or None} for each in report.problems
        ],
        "left_out": dict(report.left_out),
        "stopped": report.was_cancelled,
        "new_ids": list(added_ids),
    }


def _hit_to_object(hit: SearchHit, article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "path": article.path,
        "title": article.text.title,
        "display_title": article.display_title,
        "source": article.source,
        "published": date_to_object(article.published),
        "score": round(hit.score, SCORE_DECIMALS),
        "snippet": hit.snippet,
        "marks": [list(mark) for mark in hit.snippet_marks],
    }


def _entity_to_object(named: EntityInArticle) -> dict[str, Any]:
    return {
        "id": named.entity.id,
        "name": named.entity.name,
        "type": named.entity.type,
        "mentions": [
            {
                "text": mention.text,
                "paragraph": HEAD_BLOCK_NAMES.get(mention.block, mention.block),
                "start": mention.start,
                "end": mention.end,
            }
            for mention in _named_mentions(named)
        ],
    }


def _named_mentions(named: EntityInArticle) -> list[Mention]:
    """Where the name itself stands: a demonym is a link to its place, no mention of it."""
    return [mention for mention in named.mentions if not mention.is_demonym]
