"""Who and what articles are about: mentions in one text, entities across all.

Knows neither the rules that find names nor those that merge them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reader.model.article import Article, ArticleRow, Related
from reader.model.story import StoryPlace

EntityType = Literal["person", "org", "place", "event"]
ENTITY_TYPES: tuple[EntityType, ...] = ("person", "org", "place", "event")


@dataclass(frozen=True, slots=True)
class Mention:
    """One stretch of one block that names somebody or something: no title, "the" or possessive."""

    block: int
    start: int
    end: int
    text: str
    type: EntityType
    is_demonym: bool = False
    """True for "Russian": it counts towards its place as a link and is no row of its own."""


@dataclass(frozen=True, slots=True)
class NameKey:
    """What two spellings must share to be one entity; equal keys are one entity."""

    type: EntityType
    key: str
    is_surname_only: bool = False
    """True where the archive, not this name alone, must say which person is meant."""


@dataclass(frozen=True, slots=True)
class NamedMention:
    """A mention together with the key of the entity it names."""

    mention: Mention
    name: NameKey


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation, place or event with one display name for all its spellings."""

    id: str
    name: str
    type: EntityType
    article_count: int
    aliases: tuple[str, ...] = ()
    """Every spelling found, commonest first."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way in which articles print a name, and how often they do."""

    text: str
    mention_count: int


@dataclass(frozen=True, slots=True)
class EntityInArticle:
    """One name of one article with how often and where it stands there."""

    entity: Entity
    mentions: tuple[Mention, ...]

    @property
    def is_only_pointed_to(self) -> bool:
        """Whether all that stands in the article are demonyms of the name."""
        return bool(self.mentions) and all(mention.is_demonym for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity often named in the same articles as another."""

    entity: Entity
    shared_article_count: int


@dataclass(frozen=True, slots=True)
class EntityPage:
    """All that a name's page shows."""

    entity: Entity
    articles: tuple[ArticleRow, ...]
    companions: tuple[Companion, ...]
    not_named_in: tuple[ArticleRow, ...] = ()
    """Other reports of the same episodes, which do not name it."""


@dataclass(frozen=True, slots=True)
class OpenedArticle:
    """An article with everything the reader pane and the sidebar show of it."""

    article: Article
    row: ArticleRow
    names: tuple[EntityInArticle, ...]
    """Most often named first."""
    related: tuple[Related, ...]
    """Best first."""
    story: StoryPlace | None = None
    """Where it stands among stories; None where it belongs to none."""
