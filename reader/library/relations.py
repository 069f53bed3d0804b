"""Related articles: what the store knows about a subject and its candidates, handed to the pure ranking.

Computed when asked, from the archive as it is: the order of import cannot matter, and nothing grows stale.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.article import Article, ArticleNumber, ArticleRow, Related
from reader.store import Store
from reader.store.entities import NamedIn
from reader.understanding.related import (
    ComparedArticle,
    NameInArticle,
    RelatedCandidate,
    rank_related,
)
from reader.understanding.terms import find_phrases, title_stems


def find_related(store: Store, number: ArticleNumber) -> tuple[Related, ...]:
    """The articles that have most to do with this one, best first, each with its reasons."""
    subject = store.articles.get(number)
    found = store.terms.candidates(number)
    numbers = [candidate.number for candidate in found]
    named = store.entities.named_in([number, *numbers])
    # numbered by their ids, so that who came first does not decide between equals
    by_id = sorted(store.articles.rows(numbers), key=lambda row: row.id)
    shared = {each.number: each.shared for each in found}
    candidates = [
        RelatedCandidate(position, _compare_row(row, named[row.number]), shared[row.number])
        for position, row in enumerate(by_id)
    ]
    shared_stems = {stem for each in found for stem, _ in each.shared}
    chosen = rank_related(
        _compare_article(subject, named[number]),
        find_phrases(subject.text, subject.language, shared_stems),
        candidates,
        store.articles.count(),
    )
    return tuple(Related(by_id[choice.number], choice.score, choice.reasons) for choice in chosen)


def _compare_article(article: Article, named: Sequence[NamedIn]) -> ComparedArticle:
    stems = title_stems(article.display_title, article.language)
    return ComparedArticle(stems, _compare_names(named), article.published)


def _compare_row(row: ArticleRow, named: Sequence[NamedIn]) -> ComparedArticle:
    return ComparedArticle(title_stems(row.display_title, None), _compare_names(named), row.published)


def _compare_names(named: Sequence[NamedIn]) -> tuple[NameInArticle, ...]:
    return tuple(NameInArticle(each.number, each.name, each.type, each.article_count) for each in named)
