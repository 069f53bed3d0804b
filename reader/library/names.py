"""People, organisations, places and events across the archive.

Knows neither how names are found nor how they are stored.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.names_file import NamesFile
from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.model.entity import Entity, EntityInArticle, EntityPage, EntityType, Spelling
from reader.model.work import Problem
from reader.store import Store

if TYPE_CHECKING:
    from reader.library.journal import Journal
    from reader.library.name_edits import NameEdits

ARTICLES_ON_PAGE = 200
ARTICLES_FOR_COMPANIONS = 500
"""The latest articles of a name over which its companions are counted."""
ARTICLES_COMPARED = 50
"""The latest articles of a name whose episodes are looked at for reports that do not name it."""
MOST_NOT_NAMING = 20


class NamesPart:
    """Names as screens and commands see them; ids of names that were merged lead to what they became."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._journal = journal
        self._file = NamesFile(store)

    def page(self, entity_id: str) -> EntityPage:
        """All that a name's page shows; raises NoSuchEntityError."""
        number = self._store.entities.find_id(entity_id)
        # asked once: to know the latest, all articles of the name have to be looked at
        latest = self._store.entities.latest_articles(number, ARTICLES_FOR_COMPANIONS)
        return EntityPage(
            self._store.entities.by_number(number),
            self._store.articles.rows(latest[:ARTICLES_ON_PAGE]),
            self._store.entities.companions(number, latest),
            self._store.articles.rows(self._not_naming(number, latest[:ARTICLES_COMPARED])),
        )

    def listed(self, entity_type: EntityType | None, limit: int) -> tuple[Entity, ...]:
        """The names that most articles mention."""
        return self._store.entities.listed(entity_type, limit)

    def pick(self, typed: str, limit: int) -> tuple[Entity, ...]:
        """The names of most articles that have this, folded, somewhere in a spelling."""
        return tuple(self._store.entities.by_numbers(self._store.spellings.picked(typed, limit)).values())

    def of_article(self, number: int) -> tuple[EntityInArticle, ...]:
        """The names of one article, those that only a demonym points to left out."""
        return tuple(each for each in self._store.entities.in_article(number) if not each.is_only_pointed_to)

    def spellings(self, entity_id: str) -> tuple[Spelling, ...]:
        """How articles print a name, commonest first, demonyms left out; raises NoSuchEntityError."""
        counts: dict[str, int] = {}
        for member in self._store.spellings.members(self._store.entities.find_id(entity_id)):
            for each in member.spellings:
                counts[each.text] = counts.get(each.text, 0) + each.mention_count
        return tuple(Spelling(text, count) for text, count in sorted(counts.items(), key=lambda each: (-each[1], each)))

    def why(self, a: str, b: str) -> tuple[str, ...]:
        """Why two names, by spelling or id, are or are not one; raises NoSuchEntityError and NamesFileError."""
        from reader.library.name_reasons import find_reasons

        return find_reasons(self._store, self._file.reading(), a, b)

    def merge(self, a_id: str, b_id: str) -> Step:
        """Let two names be one; the first keeps its id.  As all edits, raises NamesFileError and NoSuchEntityError."""
        find = self._store.entities.find_id
        return self._edits.merge(find(a_id), find(b_id))

    def split(self, entity_id: str, spellings: Sequence[str]) -> Step:
        """Let spellings leave a name; several that leave become one other name together."""
        return self._edits.split(self._store.entities.find_id(entity_id), spellings)

    def rename(self, entity_id: str, name: str) -> Step:
        """Show somebody or something by another name."""
        return self._edits.rename(self._store.entities.find_id(entity_id), name)

    def hide(self, entity_id: str) -> Step:
        """Show a name nowhere; its words are found as before."""
        return self._edits.hide(self._store.entities.find_id(entity_id))

    def change_type(self, entity_id: str, entity_type: EntityType) -> Step:
        """Say that a name is a person, an organisation, a place or an event."""
        return self._edits.change_type(self._store.entities.find_id(entity_id), entity_type)

    def catch_up(self) -> tuple[int, ...]:
        """Bring entities.toml to the library where it was edited by hand; return the articles that this concerns."""
        return self._file.catch_up()

    def problems(self) -> tuple[Problem, ...]:
        """Lines of entities.toml that have no meaning, or keep a former one."""
        return self._file.problems()

    @cached_property
    def _edits(self) -> NameEdits:
        from reader.library.name_edits import NameEdits

        return NameEdits(self._store, self._journal)

    def _not_naming(self, number: int, latest: Sequence[ArticleNumber]) -> list[ArticleNumber]:
        """Other reports of the latest episodes in which a name stands."""
        naming = self._store.entities.articles_of(number)
        beside = self._store.stories.reports_beside(latest)
        return [article for article in beside if article not in naming][:MOST_NOT_NAMING]
