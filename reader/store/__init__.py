"""SQLite, the truth: the only part that knows SQL.

`open_store` gives one value with a part for each topic; all of them share one database, and each may be used from
any thread.  A part is imported when it is first asked for: the first frame needs the articles' only.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from reader.store.articles import ArticleStore
from reader.store.connection import Database
from reader.store.tags import TagStore

if TYPE_CHECKING:
    from reader.store.changes import ChangeStore
    from reader.store.decisions import DecisionStore
    from reader.store.desk import DeskStore
    from reader.store.entities import EntityStore
    from reader.store.journal import JournalStore
    from reader.store.likeness import LikenessStore
    from reader.store.listed import ListedStore
    from reader.store.rules import RuleStore
    from reader.store.saved import SavedStore
    from reader.store.sorting import SortingStore
    from reader.store.sources import SourceStore
    from reader.store.spellings import SpellingStore
    from reader.store.stories import StoryStore
    from reader.store.terms import TermStore
    from reader.store.windows import WindowStore

DATABASE_NAME = "library.sqlite3"


class Store:
    """The parts of one open library database."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.articles = ArticleStore(database)
        self.tags = TagStore(database)

    @cached_property
    def changes(self) -> ChangeStore:
        """What the index has yet to take in."""
        from reader.store.changes import ChangeStore

        return ChangeStore(self.database)

    @cached_property
    def decisions(self) -> DecisionStore:
        """What the user decided about stories."""
        from reader.store.decisions import DecisionStore

        return DecisionStore(self.database)

    @cached_property
    def desk(self) -> DeskStore:
        """Read state and stars."""
        from reader.store.desk import DeskStore

        return DeskStore(self.database)

    @cached_property
    def entities(self) -> EntityStore:
        """Names and who bears them."""
        from reader.store.entities import EntityStore

        return EntityStore(self.database)

    @cached_property
    def journal(self) -> JournalStore:
        """What the user did, to be undone."""
        from reader.store.journal import JournalStore

        return JournalStore(self.database)

    @cached_property
    def rules(self) -> RuleStore:
        """What a person decided about names."""
        from reader.store.rules import RuleStore

        return RuleStore(self.database)

    from reader.store.saved import SavedStore

    @cached_property
    def likeness(self) -> LikenessStore:
        """Which articles share text or a story."""
        from reader.store.likeness import LikenessStore

        return LikenessStore(self.database)

    @cached_property
    def listed(self) -> ListedStore:
        """Lists of sources and of stories."""
        from reader.store.listed import ListedStore

        return ListedStore(self.database)

    @cached_property
    def saved(self) -> SavedStore:
        """Saved searches."""
        from reader.store.saved import SavedStore

        return SavedStore(self.database)

    @cached_property
    def sorting(self) -> SortingStore:
        """What waits to be sorted into stories."""
        from reader.store.sorting import SortingStore

        return SortingStore(self.database)

    @cached_property
    def sources(self) -> SourceStore:
        """Where articles come from."""
        from reader.store.sources import SourceStore

        return SourceStore(self.database)

    @cached_property
    def spellings(self) -> SpellingStore:
        """How articles print names."""
        from reader.store.spellings import SpellingStore

        return SpellingStore(self.database)

    @cached_property
    def stories(self) -> StoryStore:
        """Stories and their episodes."""
        from reader.store.stories import StoryStore

        return StoryStore(self.database)

    @cached_property
    def terms(self) -> TermStore:
        """The terms by which related articles are found."""
        from reader.store.terms import TermStore

        return TermStore(self.database)

    @cached_property
    def windows(self) -> WindowStore:
        """Trails, reading positions and the history of searches."""
        from reader.store.windows import WindowStore

        return WindowStore(self.database)

    def close(self) -> None:
        """Close the database in every thread."""
        self.database.close()


def open_store(library_folder: Path) -> Store:
    """Open or create the library in this folder; raises StoreError."""
    return Store(Database(library_folder / DATABASE_NAME))
