"""People, organisations, places and events across the archive.

Knows neither how names are found nor how they are stored.
"""

from __future__ import annotations

from reader.model.article import ArticleNumber
from reader.model.entity import Entity, EntityInArticle, EntityPage, EntityType, Spelling
from reader.store import Store

ARTICLES_ON_PAGE = 200
ARTICLES_COMPARED = 50
"""The latest articles of a name whose episodes are looked at for reports that do not name it."""
MOST_NOT_NAMING = 20


class NamesPart:
    """Names as screens and commands see them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def page(self, entity_id: str) -> EntityPage:
        """All that a name's page shows; raises NoSuchEntityError."""
        number = self._store.entities.find_id(entity_id)
        numbers = self._store.entities.latest_articles(number, ARTICLES_ON_PAGE)
        return EntityPage(
            self._store.entities.by_number(number),
            self._store.articles.rows(numbers),
            self._store.entities.companions(number),
            self._store.articles.rows(self._not_naming(number)),
        )

    def spellings(self, entity_id: str) -> tuple[Spelling, ...]:
        """Every way a name is written, commonest first; raises NoSuchEntityError."""
        return self._store.entities.spellings(self._store.entities.find_id(entity_id))

    def listed(self, entity_type: EntityType | None, limit: int) -> tuple[Entity, ...]:
        """The names that most articles mention."""
        found = self._store.entities.listed(entity_type, limit)
        # the store ranks without the articles that give a surname alone
        return tuple(sorted(found, key=lambda entity: (-entity.article_count, entity.name, entity.id)))

    def of_article(self, number: int) -> tuple[EntityInArticle, ...]:
        """The names of one article, those that only a demonym points to left out."""
        return tuple(each for each in self._store.entities.in_article(number) if not each.is_only_pointed_to)

    def _not_naming(self, number: int) -> list[ArticleNumber]:
        """Other reports of the latest episodes in which a name stands."""
        latest = self._store.entities.latest_articles(number, ARTICLES_COMPARED)
        naming = self._store.entities.articles_of(number)
        beside = self._store.stories.reports_beside(latest)
        return [article for article in beside if article not in naming][:MOST_NOT_NAMING]
