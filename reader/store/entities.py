"""Entities as they are read back: by article, by spelling, with companions.

A bare surname stands for its bearer everywhere here; nobody above sees the difference.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import ArticleNumber
from reader.model.entity import Companion, Entity, EntityInArticle, EntityType, Mention, Spelling
from reader.model.errors import NoSuchEntityError
from reader.store.articles import chunks, marks
from reader.store.connection import Database
from reader.text.tokens import fold_words

COMPANIONS = 12
ARTICLES_FOR_COMPANIONS = 500
"""Companions are counted over so many of an entity's latest articles."""

MEMBERS = "SELECT number FROM entity WHERE number = ?1 OR bearer = ?1"

ARTICLE_COUNT = f"""
    SELECT (SELECT sum(article_count) FROM entity WHERE number IN ({MEMBERS})) - (
        SELECT count(*) FROM entity JOIN entity_article AS bare ON bare.entity = entity.number
        JOIN entity_article AS whole ON whole.article = bare.article AND whole.entity = ?1
        WHERE bearer = ?1 AND bare.mention_count > 0 AND whole.mention_count > 0
    )
"""
"""An article that has both the whole name and the surname by itself counts once."""


@dataclass(frozen=True, slots=True)
class NamedIn:
    """An entity of one article, as related articles are compared by it."""

    number: int
    name: str
    type: EntityType
    article_count: int


class EntityStore:
    """Reads entities, their aliases and where they are named."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def in_article(self, article: ArticleNumber) -> tuple[EntityInArticle, ...]:
        """Every entity of an article with its mentions, most often named first; demonyms come with their place."""
        with self._database.reading() as connection:
            found = connection.execute(
                'SELECT coalesce(bearer, entity.number), block, start, "end", text, type, is_demonym FROM mention'
                " JOIN entity ON entity.number = mention.entity WHERE article = ? ORDER BY block, start",
                (article,),
            ).fetchall()
        mentions: dict[int, list[Mention]] = {}
        for number, block, start, end, text, entity_type, is_demonym in found:
            mentions.setdefault(number, []).append(Mention(block, start, end, text, entity_type, bool(is_demonym)))
        entities = [EntityInArticle(self.by_number(number), tuple(each)) for number, each in mentions.items()]
        entities.sort(key=lambda each: (each.is_only_pointed_to, -len(each.mentions), each.entity.name))
        return tuple(entities)

    def by_number(self, number: int) -> Entity:
        """One entity with its aliases."""
        with self._database.reading() as connection:
            id_, name, entity_type = connection.execute(
                "SELECT id, name, type FROM entity WHERE number = ?", (number,)
            ).fetchone()
            (article_count,) = connection.execute(ARTICLE_COUNT, (number,)).fetchone()
            aliases = connection.execute(
                "SELECT surface FROM alias"
                f" WHERE entity IN ({MEMBERS}) GROUP BY surface"
                " ORDER BY min(is_demonym), sum(mention_count) DESC, surface",
                (number,),
            ).fetchall()
        return Entity(id_, name, entity_type, article_count, tuple(surface for (surface,) in aliases))

    def spellings(self, number: int) -> tuple[Spelling, ...]:
        """Every spelling of an entity, commonest first; demonyms are none."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT surface, sum(mention_count) AS mentions FROM alias"
                f" WHERE entity IN ({MEMBERS}) AND is_demonym = 0 GROUP BY surface ORDER BY mentions DESC, surface",
                (number,),
            )
            return tuple(Spelling(surface, mentions) for surface, mentions in found)

    def find_id(self, entity_id: str) -> int:
        """The number of the entity with this id, of its bearer for a bare surname; raises NoSuchEntityError."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT coalesce(bearer, number) FROM entity WHERE id = ?", (entity_id,)
            ).fetchone()
        if found is None:
            raise NoSuchEntityError(entity_id, "no name has this id")
        return int(found[0])

    def find_spelling(self, name: str, entity_type: EntityType | None) -> tuple[int, ...]:
        """The entities that are spelled like this, case and accents folded."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT DISTINCT coalesce(bearer, number) FROM alias JOIN entity ON number = entity"
                " WHERE folded = ? AND (?2 IS NULL OR type = ?2)",
                (fold_words(name), entity_type),
            )
            return tuple(number for (number,) in found)

    def articles_of(self, number: int) -> frozenset[ArticleNumber]:
        """Every article that names the entity, by whatever spelling."""
        with self._database.reading() as connection:
            found = connection.execute(f"SELECT article FROM entity_article WHERE entity IN ({MEMBERS})", (number,))
            return frozenset(article for (article,) in found)

    def latest_articles(self, number: int, limit: int) -> tuple[ArticleNumber, ...]:
        """The newest articles that name the entity itself, in list order."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT DISTINCT article.number FROM entity_article JOIN article ON article.number = article"
                f" WHERE entity IN ({MEMBERS}) AND mention_count > 0"
                " ORDER BY list_day DESC, article.number DESC LIMIT ?2",
                (number, limit),
            )
            return tuple(article for (article,) in found)

    def companions(self, number: int) -> tuple[Companion, ...]:
        """The entities named most often in the same articles."""
        articles = self.latest_articles(number, ARTICLES_FOR_COMPANIONS)
        shared: dict[int, int] = {}
        with self._database.reading() as connection:
            for part in chunks(articles):
                found = connection.execute(
                    "SELECT coalesce(bearer, entity.number) AS other, count(DISTINCT article) FROM entity_article"
                    f" JOIN entity ON entity.number = entity WHERE article IN ({marks(part)}) AND mention_count > 0"
                    " GROUP BY other",
                    tuple(part),
                )
                for other, count in found:
                    shared[other] = shared.get(other, 0) + count
        shared.pop(number, None)
        best = sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:COMPANIONS]
        return tuple(Companion(self.by_number(other), count) for other, count in best)

    def listed(self, entity_type: EntityType | None, limit: int) -> tuple[Entity, ...]:
        """The entities named in most articles."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM entity WHERE bearer IS NULL AND article_count > 0 AND (?1 IS NULL OR type = ?1)"
                " ORDER BY article_count DESC, name, id LIMIT ?2",
                (entity_type, limit),
            ).fetchall()
        return tuple(self.by_number(number) for (number,) in found)

    def named_in(self, articles: Sequence[ArticleNumber]) -> dict[ArticleNumber, tuple[NamedIn, ...]]:
        """The entities of several articles at once, demonyms left out."""
        named: dict[int, list[NamedIn]] = {article: [] for article in articles}
        with self._database.reading() as connection:
            for part in chunks(articles):
                found = connection.execute(
                    "SELECT DISTINCT article, shown.number, shown.name, shown.type, shown.article_count"
                    " FROM entity_article JOIN entity ON entity.number = entity"
                    " JOIN entity AS shown ON shown.number = coalesce(entity.bearer, entity.number)"
                    f" WHERE article IN ({marks(part)}) AND mention_count > 0",
                    tuple(part),
                )
                for article, *values in found:
                    named[article].append(NamedIn(*values))
        return {article: tuple(entities) for article, entities in named.items()}
