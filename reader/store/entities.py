"""Entities as they are read back: by article, by spelling, with companions.

What is shown as another entity (a bare surname as its bearer, a name that was merged) stands for that one everywhere
here, and what was hidden is nowhere; nobody above sees the difference.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.model.article import ArticleNumber
from reader.model.entity import Companion, Entity, EntityInArticle, EntityType, Mention
from reader.model.errors import NoSuchEntityError
from reader.store.articles import chunks, marks
from reader.store.codec import encode
from reader.store.connection import Database
from reader.text.tokens import fold_words

COMPANIONS = 12
MEMBERS = "SELECT number FROM entity WHERE number = ?1 OR bearer = ?1"
SHOWN = "JOIN entity AS shown ON shown.number = coalesce(entity.bearer, entity.number) AND NOT shown.is_hidden"
TYPE = "coalesce(shown.ruled_type, shown.type)"


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
                f'SELECT shown.number, block, start, "end", text, {TYPE}, is_demonym FROM mention'
                f" JOIN entity ON entity.number = mention.entity {SHOWN} WHERE article = ? ORDER BY block, start",
                (article,),
            ).fetchall()
        mentions: dict[int, list[Mention]] = {}
        for number, block, start, end, text, entity_type, is_demonym in found:
            mentions.setdefault(number, []).append(Mention(block, start, end, text, entity_type, bool(is_demonym)))
        known = self.by_numbers(mentions)
        entities = [EntityInArticle(known[number], tuple(each)) for number, each in mentions.items()]
        entities.sort(key=lambda each: (each.is_only_pointed_to, -len(each.mentions), each.entity.name))
        return tuple(entities)

    def by_number(self, number: int) -> Entity:
        """One entity with its aliases."""
        return self.by_numbers([number])[number]

    def by_numbers(self, numbers: Iterable[int]) -> dict[int, Entity]:
        """Entities with their aliases, in the order of the numbers."""
        wanted = list(numbers)
        asked = encode(wanted)
        aliases: defaultdict[int, list[str]] = defaultdict(list)
        with self._database.reading() as connection:
            for number, surface in connection.execute(
                "WITH asked AS (SELECT value AS number FROM json_each(?)), member AS ("
                " SELECT number, number AS shown FROM asked UNION ALL"
                " SELECT entity.number, asked.number FROM asked CROSS JOIN entity ON bearer = asked.number)"
                " SELECT shown, surface FROM member JOIN alias ON entity = member.number"
                " GROUP BY shown, surface ORDER BY shown, min(is_demonym), sum(mention_count) DESC, surface",
                (asked,),
            ):
                aliases[number].append(surface)
            found = {
                number: Entity(id_, name, entity_type, article_count, tuple(aliases[number]))
                for number, id_, name, entity_type, article_count in connection.execute(
                    f"SELECT shown.number, shown.id, shown.name, {TYPE}, shown_count FROM json_each(?)"
                    " CROSS JOIN entity AS shown ON shown.number = value",
                    (asked,),
                )
            }
        return {number: found[number] for number in wanted}

    def find_id(self, entity_id: str) -> int:
        """The number of the entity with this id, or of the one it is shown as; raises NoSuchEntityError."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT coalesce(bearer, number) FROM entity WHERE id = ?", (entity_id,)
            ).fetchone()
        if found is None:
            raise NoSuchEntityError(entity_id, "no name has this id")
        return int(found[0])

    def find_spelling(self, name: str, entity_type: EntityType | None) -> tuple[int, ...]:
        """The entities that are spelled like this, or are shown by this name; case and accents folded."""
        folded = fold_words(name)
        with self._database.reading() as connection:
            found = connection.execute(
                f"SELECT DISTINCT shown.number FROM alias JOIN entity ON entity.number = alias.entity {SHOWN}"
                f" WHERE folded = ? AND (?2 IS NULL OR {TYPE} = ?2)",
                (folded, entity_type),
            )
            numbers = [number for (number,) in found]
            decided = connection.execute(
                f"SELECT shown.number, family.name FROM family JOIN entity ON entity.family = family.number {SHOWN}"
                f" WHERE family.name IS NOT NULL AND shown.name = family.name AND (?1 IS NULL OR {TYPE} = ?1)",
                (entity_type,),
            )
            numbers += [number for number, shown in decided if fold_words(shown) == folded]
        return tuple(dict.fromkeys(numbers))

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

    def companions(self, number: int, articles: Sequence[ArticleNumber]) -> tuple[Companion, ...]:
        """The entities named most often in these articles, which name this one."""
        shared: dict[int, int] = {}
        with self._database.reading() as connection:
            for part in chunks(articles):
                found = connection.execute(
                    "SELECT shown.number AS other, count(DISTINCT article) FROM entity_article"
                    f" JOIN entity ON entity.number = entity {SHOWN}"
                    f" WHERE article IN ({marks(part)}) AND mention_count > 0 GROUP BY other",
                    tuple(part),
                )
                for other, count in found:
                    shared[other] = shared.get(other, 0) + count
        shared.pop(number, None)
        best = sorted(shared.items(), key=lambda each: (-each[1], each[0]))[:COMPANIONS]
        known = self.by_numbers(other for other, _ in best)
        return tuple(Companion(known[other], count) for other, count in best)

    def listed(self, entity_type: EntityType | None, limit: int) -> tuple[Entity, ...]:
        """The entities named in most articles."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number FROM entity AS shown WHERE bearer IS NULL AND shown_count > 0 AND NOT is_hidden"
                f" AND (?1 IS NULL OR {TYPE} = ?1) ORDER BY shown_count DESC, name, id LIMIT ?2",
                (entity_type, limit),
            ).fetchall()
        return tuple(self.by_numbers(number for (number,) in found).values())

    def named_in(self, articles: Sequence[ArticleNumber]) -> dict[ArticleNumber, tuple[NamedIn, ...]]:
        """The entities of several articles at once, demonyms left out."""
        named: dict[int, list[NamedIn]] = {article: [] for article in articles}
        with self._database.reading() as connection:
            for part in chunks(articles):
                found = connection.execute(
                    f"SELECT DISTINCT article, shown.number, shown.name, {TYPE}, shown.shown_count"
                    f" FROM entity_article JOIN entity ON entity.number = entity {SHOWN}"
                    f" WHERE article IN ({marks(part)}) AND mention_count > 0",
                    tuple(part),
                )
                for article, *values in found:
                    named[article].append(NamedIn(*values))
        return {article: tuple(entities) for article, entities in named.items()}
