"""SQLite, the truth: the only part that knows SQL.

`open_store` gives one value with a part for each topic; all of them share one database, and each may be used from
any thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from reader.store.articles import ArticleStore
from reader.store.changes import ChangeStore
from reader.store.connection import Database
from reader.store.desk import DeskStore
from reader.store.entities import EntityStore
from reader.store.sources import SourceStore
from reader.store.terms import TermStore
from reader.store.windows import WindowStore

DATABASE_NAME = "library.sqlite3"


@dataclass(frozen=True, slots=True)
class Store:
    """The parts of one open library database."""

    database: Database
    articles: ArticleStore
    changes: ChangeStore
    desk: DeskStore
    entities: EntityStore
    sources: SourceStore
    terms: TermStore
    windows: WindowStore

    def close(self) -> None:
        """Close the database in every thread."""
        self.database.close()


def open_store(library_folder: Path) -> Store:
    """Open or create the library in this folder; raises StoreError."""
    database = Database(library_folder / DATABASE_NAME)
    return Store(
        database=database,
        articles=ArticleStore(database),
        changes=ChangeStore(database),
        desk=DeskStore(database),
        entities=EntityStore(database),
        sources=SourceStore(database),
        terms=TermStore(database),
        windows=WindowStore(database),
    )
