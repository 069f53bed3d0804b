"""The only place that names concrete classes: opens libraries for commands, screens and worker processes.

What the first frame does not need is imported when it is opened: engine and pipeline would double the start-up time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library
from reader.library.workbench import SEARCH_LANE, Workbench
from reader.settings import Settings, find_shared_folder, make_private_folder
from reader.store import Store, open_store

if TYPE_CHECKING:
    from reader.ingest import Workshop
    from reader.model.ports import Runner, SearchIndex


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library lies; crosses to worker processes."""

    library_folder: Path
    data_folder: Path


def open_workbench(place: Place) -> Workbench:
    """Open a library's store and index in this process; raises StoreError."""
    make_private_folder(place.data_folder)
    store = open_store(place.library_folder)
    return Workbench(store, read_clock, lambda: _open_index(place), lambda: _open_workshop(store))


def read_clock() -> datetime:
    """The time, aware, UTC."""
    return datetime.now(UTC)


def _open_index(place: Place) -> SearchIndex:
    from reader.index.whoosh_index import WhooshIndex

    return WhooshIndex(place.library_folder / "index", place.data_folder)


def _open_workshop(store: Store) -> Workshop:
    from reader.fetch.files import FileFetcher
    from reader.ingest import Workshop
    from reader.understanding.extractor import RuleExtractor

    return Workshop(store, RuleExtractor(), FileFetcher(), read_clock)


def open_for_command(settings: Settings) -> Library:
    """A library whose work runs in this process."""
    bench = open_workbench(_place_of(settings))

    def open_runner() -> Runner:
        from reader.workers import InlineRunner

        return InlineRunner(bench)

    return Library(settings, bench, open_runner, lambda: _open_sample(open_for_command, settings))


def open_for_screen(settings: Settings) -> Library:
    """A library whose work runs in processes of its own, started when first needed."""
    place = _place_of(settings)

    def open_runner() -> Runner:
        from reader.workers import ProcessRunner

        return ProcessRunner(open_workbench, place, settings.log_file, frozenset({SEARCH_LANE}))

    return Library(settings, open_workbench(place), open_runner, lambda: _open_sample(open_for_screen, settings))


def _open_sample(open_library: Callable[[Settings], Library], settings: Settings) -> Library:
    """The sample archive as a library of its own, what is missing of it imported first."""
    library = open_library(replace(settings, library_folder=settings.sample_library_folder))
    samples = sorted(find_shared_folder("seeds").glob("*.txt"))  # the folder's README is no article
    library.sources.import_paths([str(file) for file in samples], lambda _: None)
    return library


def _place_of(settings: Settings) -> Place:
    return Place(settings.library_folder, settings.data_folder)
