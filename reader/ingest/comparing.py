"""Articles as they are compared with each other: what the store knows of a subject and its candidates, as values.

Decides nothing: related articles and stories are `understanding`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import ArticleNumber, ArticleRow
from reader.store import Store
from reader.store.entities import NamedIn
from reader.understanding.related import ComparedArticle, NameInArticle, RelatedCandidate
from reader.understanding.terms import title_stems


@dataclass(frozen=True, slots=True)
class Comparison:
    """A subject beside the articles that share terms with it."""

    subject: ComparedArticle
    candidates: tuple[RelatedCandidate, ...]
    rows: dict[ArticleNumber, ArticleRow]
    """Of the candidates."""
    article_count: int
    """In the archive."""


def compare_article(store: Store, number: ArticleNumber) -> Comparison:
    """Bring an article's candidates, ordered by their ids: who came first must not decide between equals."""
    article_count = store.articles.count()
    found = {each.number: each.shared for each in store.terms.candidates(number, article_count)}
    subject, *rows = store.articles.rows([number, *found])
    named = store.entities.named_in([number, *found])
    rows.sort(key=lambda row: row.id)
    candidates = tuple(
        RelatedCandidate(row.number, _compare_row(row, named[row.number]), found[row.number]) for row in rows
    )
    compared = _compare_row(subject, named[number])
    return Comparison(compared, candidates, {row.number: row for row in rows}, article_count)


def _compare_row(row: ArticleRow, named: Sequence[NamedIn]) -> ComparedArticle:
    return ComparedArticle(title_stems(row.display_title, None), compare_names(named), row.published)


def compare_names(named: Sequence[NamedIn]) -> tuple[NameInArticle, ...]:
    """The names of an article as they are compared."""
    return tuple(NameInArticle(each.number, each.name, each.type, each.article_count) for each in named)
