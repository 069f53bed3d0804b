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

if TYPE_CHECKING:
    from reader.store.changes import ChangeStore
    from reader.store.choices import ChoiceStore
    from reader.store.decisions import DecisionStore
    from reader.store.desk import DeskStore
    from reader.store.entities import EntityStore
    from reader.store.facets import FacetStore
    from reader.store.journal import JournalStore
    from reader.store.likeness import LikenessStore
    from reader.store.lists import ListStore
    from reader.store.rules import RuleStore
    from reader.store.saved import SavedStore
    from reader.store.sorting import SortingStore
    from reader.store.sources import SourceStore
    from reader.store.spellings import SpellingStore
    from reader.store.stories import StoryStore
    from reader.store.tags import TagStore
    from reader.store.terms import TermStore
    from reader.store.windows import WindowStore

DATABASE_NAME = "library.sqlite3"


def _open_changes(store: Store) -> ChangeStore:
    from reader.store.changes import ChangeStore

    return ChangeStore(store.database)


def _open_choices(store: Store) -> ChoiceStore:
    from reader.store.choices import ChoiceStore

    return ChoiceStore(store.database)


def _open_decisions(store: Store) -> DecisionStore:
    from reader.store.decisions import DecisionStore

    return DecisionStore(store.database)


def _open_desk(store: Store) -> DeskStore:
    from reader.store.desk import DeskStore

    return DeskStore(store.database)


def _open_entities(store: Store) -> EntityStore:
    from reader.store.entities import EntityStore

    return EntityStore(store.database)


def _open_facets(store: Store) -> FacetStore:
    from reader.store.facets import FacetStore

    return FacetStore(store.database)


def _open_journal(store: Store) -> JournalStore:
    from reader.store.journal import JournalStore

    return JournalStore(store.database)


def _open_rules(store: Store) -> RuleStore:
    from reader.store.rules import RuleStore

    return RuleStore(store.database)


def _open_likeness(store: Store) -> LikenessStore:
    from reader.store.likeness import LikenessStore

    return LikenessStore(store.database)


def _open_lists(store: Store) -> ListStore:
    from reader.store.lists import ListStore

    return ListStore(store.database)


def _open_saved(store: Store) -> SavedStore:
    from reader.store.saved import SavedStore

    return SavedStore(store.database)


def _open_sorting(store: Store) -> SortingStore:
    from reader.store.sorting import SortingStore

    return SortingStore(store.database)


def _open_sources(store: Store) -> SourceStore:
    from reader.store.sources import SourceStore

    return SourceStore(store.database)


def _open_spellings(store: Store) -> SpellingStore:
    from reader.store.spellings import SpellingStore

    return SpellingStore(store.database)


def _open_stories(store: Store) -> StoryStore:
    from reader.store.stories import StoryStore

    return StoryStore(store.database)


def _open_tags(store: Store) -> TagStore:
    from reader.store.tags import TagStore

    return TagStore(store.database)


def _open_terms(store: Store) -> TermStore:
    from reader.store.terms import TermStore

    return TermStore(store.database)


def _open_windows(store: Store) -> WindowStore:
    from reader.store.windows import WindowStore

    return WindowStore(store.database)


class Store:
    """The parts of one open library database."""

    changes = cached_property(_open_changes)
    """What the index has yet to take in."""
    choices = cached_property(_open_choices)
    """What was chosen in the reader."""
    decisions = cached_property(_open_decisions)
    """What the user decided about stories."""
    desk = cached_property(_open_desk)
    """Read state and stars."""
    entities = cached_property(_open_entities)
    """Names and who bears them."""
    facets = cached_property(_open_facets)
    """What articles share."""
    journal = cached_property(_open_journal)
    """What the user did, to be undone."""
    rules = cached_property(_open_rules)
    """What a person decided about names."""
    likeness = cached_property(_open_likeness)
    """Which articles share text or a story."""
    lists = cached_property(_open_lists)
    """Lists of sources and of stories."""
    saved = cached_property(_open_saved)
    """Saved searches."""
    sorting = cached_property(_open_sorting)
    """What waits to be sorted into stories."""
    sources = cached_property(_open_sources)
    """Where articles come from."""
    spellings = cached_property(_open_spellings)
    """How articles print names."""
    stories = cached_property(_open_stories)
    """Stories and their episodes."""
    tags = cached_property(_open_tags)
    """The words that the user puts on articles."""
    terms = cached_property(_open_terms)
    """The terms by which related articles are found."""
    windows = cached_property(_open_windows)
    """Trails, reading positions and the history of searches."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.articles = ArticleStore(database)

    def close(self) -> None:
        """Close the database in every thread."""
        self.database.close()


def open_store(library_folder: Path) -> Store:
    """Open or create the library in this folder; raises StoreError."""
    return Store(Database(library_folder / DATABASE_NAME))
