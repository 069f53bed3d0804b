"""A story's articles as those who compare reports read them, copies folded under their originals.

Knows neither what is compared nor how it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from reader.model.article import ArticleNumber
from reader.model.entity import EntityInArticle
from reader.store import Store
from reader.understanding.reports import ReportName, StoryReport


def read_report(store: Store, number: ArticleNumber) -> StoryReport:
    """One article with its names and terms."""
    article = store.articles.get(number)
    return StoryReport(
        number=number,
        text=article.text,
        published=article.published,
        names=tuple(map(_to_report_name, store.entities.in_article(number))),
        terms=store.terms.terms_of(number),
        language=article.language,
        source=article.source,
    )


def fold_copies(store: Store, numbers: Sequence[ArticleNumber]) -> dict[ArticleNumber, list[ArticleNumber]]:
    """The articles that are no copy of another one here, in this order, each with its copies."""
    originals = store.stories.originals_of(numbers)
    here = set(numbers)
    folded: dict[ArticleNumber, list[ArticleNumber]] = {
        number: [] for number in numbers if originals.get(number) not in here
    }
    for number in numbers:
        if number not in folded:
            folded[originals[number]].append(number)
    return folded


def _to_report_name(named: EntityInArticle) -> ReportName:
    return ReportName(named.entity.id, named.entity.name, named.entity.type, named.mentions)
