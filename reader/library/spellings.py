"""What a search for the words of a name leaves out: articles that spell the name otherwise.

Words match words: `zelensky` finds no "Zelenskyy", and says so here.  Knows no engine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.model.article import ArticleNumber
from reader.model.query import And, Named, Phrase, Tree, Word
from reader.model.search import OtherSpellings
from reader.query.spelling import spell
from reader.store import Store
from reader.text.tokens import fold_words

MOST_ARTICLES = 20_000
"""A name that more articles have is searched for as it is: to count them would delay every letter that is typed."""


def find_other_spellings(
    store: Store, tree: Tree, found: Iterable[ArticleNumber], within: Collection[ArticleNumber] | None
) -> OtherSpellings | None:
    """How many articles name what a query is a spelling of, and are not found; None where it is none, or none are.

    Figures for 100,000 articles and 17,000 names: 0.02 ms where the query is no name, 3 ms for one of 9,500 articles.
    """
    name = _plain_words(tree)
    numbers = store.entities.find_spelling(name, None) if name else ()
    if len(numbers) != 1:
        return None
    entity = store.entities.by_number(numbers[0])
    if entity.article_count > MOST_ARTICLES or {fold_words(alias) for alias in entity.aliases} <= {fold_words(name)}:
        return None
    left = set(store.entities.articles_of(numbers[0])).difference(found)
    if within is not None:
        left.intersection_update(within)
    return OtherSpellings(len(left), spell(Named(name, entity.type))) if left else None


def _plain_words(tree: Tree) -> str:
    """The words of a query that is nothing but words or one phrase; empty for any other."""
    match tree:
        case Word(text, "any"):
            return text
        case Phrase(words, "any"):
            return " ".join(words)
        case And(parts) if all(isinstance(part, Word) and part.field == "any" for part in parts):
            return " ".join(map(_plain_words, parts))
        case _:
            return ""
