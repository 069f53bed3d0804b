"""Related articles, computed when asked from the archive as it is: order of import cannot matter, nothing grows stale.

Knows no screen; what is compared and how it is ranked is decided below.
"""

from __future__ import annotations

from reader.ingest.comparing import compare_article
from reader.model.article import ArticleNumber, Related
from reader.store import Store
from reader.store.likeness import Likeness
from reader.understanding.duplicates import COPY_CONTAINMENT, REWRITE_CONTAINMENT, SHARED_CONTAINMENT
from reader.understanding.related import rank_related
from reader.understanding.terms import find_phrases

SHARED_TEXT = (
    (COPY_CONTAINMENT, "the same text"),
    (REWRITE_CONTAINMENT, "a rewrite: half of the text is the same"),
    (SHARED_CONTAINMENT, "shares text"),
)
"""(from which containment on, in words)."""


def find_related(store: Store, number: ArticleNumber) -> tuple[Related, ...]:
    """The articles that have most to do with this one, best first, each with its reasons."""
    comparison = compare_article(store, number)
    apart = store.likeness.put_apart(number)
    candidates = [each for each in comparison.candidates if each.number not in apart]
    article = store.articles.get(number)
    shared_stems = {stem for each in candidates for stem, _ in each.shared_terms}
    phrases = find_phrases(article.text, article.language, shared_stems)
    chosen = rank_related(comparison.subject, phrases, candidates, comparison.article_count)
    shared_text = {each.other: say_shared_text(each) for each in store.likeness.of(number)}
    return tuple(
        Related(comparison.rows[choice.number], choice.score, (*shared_text.get(choice.number, ()), *choice.reasons))
        for choice in chosen
    )


def say_shared_text(likeness: Likeness) -> tuple[str, ...]:
    """How much text two articles share, in words; empty where they share little."""
    return next(((words,) for share, words in SHARED_TEXT if likeness.containment >= share), ())
