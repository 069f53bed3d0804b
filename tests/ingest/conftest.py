"""A pipeline of real parts on a clock that stands still."""

from __future__ import annotations

from pathlib import Path

from reader.fetch.files import FileFetcher
from reader.ingest import Workshop, import_paths
from reader.ingest.sorting import sort_articles
from reader.model.work import ImportReport, Progress
from reader.store import Store
from reader.store.sorting import note_unsorted
from reader.understanding.extractor import RuleExtractor
from tests.fakes.clock import FakeClock


def ignore(_: Progress) -> None:
    pass


def make_workshop(store: Store) -> Workshop:
    return Workshop(store, RuleExtractor(), FileFetcher(), FakeClock())


def bring(workshop: Workshop, *paths: Path, source: str | None = None) -> ImportReport:
    return import_paths(workshop, [str(path) for path in paths], source, ignore)


def sort_again(store: Store, *articles: int) -> None:
    """Sort these articles as if their texts had changed."""
    with store.database.writing() as connection:
        for article in articles:
            note_unsorted(connection, article)
    sort_articles(store, ignore)


def bring_and_sort(store: Store, *paths: Path) -> None:
    """Import these files at once, then sort what came."""
    assert bring(make_workshop(store), *paths).problems == ()
    sort_articles(store, ignore)
