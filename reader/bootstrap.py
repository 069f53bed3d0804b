"""The only place that names concrete classes: opens libraries for commands, screens and worker processes.

What the first frame does not need is imported when it is opened: engine and pipeline would double the start-up time.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reader.library import Library
from reader.library.workbench import SEARCH_LANE, Workbench
from reader.model.errors import StoreError
from reader.settings import MANUAL, Settings, find_shared_folder, make_private_folder
from reader.store import DATABASE_NAME, Store, open_store

if TYPE_CHECKING:
    from reader.ingest import Workshop
    from reader.model.ports import ReportProgress, Runner, SearchIndex
    from reader.model.work import Check

SAMPLE_FOLDER = "Sample archive"
"""Holds the sample articles inside their library, and is the source of those that name none."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library lies; crosses to worker processes."""

    library_folder: Path
    data_folder: Path


def open_workbench(place: Place) -> Workbench:
    """Open a library's store and index in this process; raises StoreError."""
    make_private_folder(place.data_folder)
    store = open_store(place.library_folder)
    return Workbench(
        store, read_clock, lambda: _open_index(place, store.database.is_read_only), lambda: _open_workshop(store)
    )


def read_clock() -> datetime:
    """The time, aware, UTC."""
    return datetime.now(UTC)


def _open_index(place: Place, is_read_only: bool) -> SearchIndex:
    """The library's index; of a library that can only be read, one in the user's own folder."""
    import hashlib

    from reader.index.whoosh_index import WhooshIndex

    folder = place.library_folder / "index"
    if is_read_only:
        path = os.path.realpath(place.library_folder)
        folder = place.data_folder / "indexes" / hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
    return WhooshIndex(folder, place.data_folder)


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

    return Library(
        settings,
        bench,
        open_runner,
        lambda report_progress: _open_sample(open_for_command, settings, report_progress),
        lambda: _open_manual(open_for_command, settings),
    )


def examine(settings: Settings) -> tuple[Check, ...]:
    """Look at a library as it lies there, without opening it as one: nothing is made or changed."""
    from reader.library.health import examine_library

    return examine_library(
        settings, lambda: _open_index(_place_of(settings), not os.access(settings.library_folder, os.W_OK))
    )


def open_for_screen(settings: Settings) -> Library:
    """A library whose work runs in processes of its own, started when first needed."""
    place = _place_of(settings)

    def open_runner() -> Runner:
        from reader.workers import ProcessRunner

        return ProcessRunner(open_workbench, place, settings.log_file, frozenset({SEARCH_LANE}))

    return Library(
        settings,
        open_workbench(place),
        open_runner,
        lambda report_progress: _open_sample(open_for_screen, settings, report_progress),
        lambda: open_manual_for_screen(settings),
    )


def _open_sample(
    open_library: Callable[[Settings], Library], settings: Settings, report_progress: ReportProgress
) -> Library:
    """The sample archive as a library of its own, what is missing of it put into its folder and imported first.

    Some samples were corrected after they came out: their earlier texts are imported before them and become revisions.
    """
    library = open_library(replace(settings, library_folder=settings.sample_library_folder))
    folder = settings.sample_library_folder / SAMPLE_FOLDER
    make_private_folder(folder)
    seeds = find_shared_folder("seeds")
    earlier, latest = _read_samples(seeds / "earlier"), _read_samples(seeds)
    corrected_later = _put_samples(folder, earlier, {})
    if corrected_later:
        library.sources.import_paths(corrected_later, report_progress)
    is_put = bool(_put_samples(folder, latest, earlier))
    is_known = str(folder.resolve()) in library.sources.folders()
    if is_put or not is_known or library.articles.first_page(0)[0] < len(latest):
        library.sources.import_paths([str(folder)], report_progress)
    return library


def open_manual_for_screen(settings: Settings) -> Library:
    """The manual as a library whose work runs in processes of its own."""
    return _open_manual(open_for_screen, settings)


def _open_manual(open_library: Callable[[Settings], Library], settings: Settings) -> Library:
    """The manual of this version as a library of its own; it is made, and earlier ones are removed, on first use."""
    from reader.library.manual import fill_manual, name_edition, read_chapters, remove_other_editions

    chapters = read_chapters(find_shared_folder(MANUAL))
    edition = name_edition(chapters)
    place = Place(settings.manual_folder / edition, settings.data_folder)
    bench = open_workbench(place)
    try:
        is_filled = bench.store.articles.count() == len(chapters)
        if not is_filled:
            fill_manual(bench.store, chapters, bench.now())
    finally:
        bench.close()
    library = open_library(replace(settings, library_folder=place.library_folder))
    if not is_filled:
        library.index.drain(lambda _: None)
        remove_other_editions(settings.manual_folder, edition)
    _copy_theme(settings, library)
    return library


def _copy_theme(settings: Settings, library: Library) -> None:
    """Show a library in the colours that were chosen for the user's own."""
    if not (settings.library_folder / DATABASE_NAME).exists():
        return
    with suppress(StoreError):  # the manual is there to be read whatever became of the user's library
        own = open_for_command(settings)
        chosen = own.articles.theme()
        own.close()
        if chosen is not None and chosen != library.articles.theme():
            library.desk.set_theme(chosen)


def _read_samples(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.glob("*.txt"))}


def _put_samples(folder: Path, texts: Mapping[str, bytes], outdated: Mapping[str, bytes]) -> list[str]:
    """Write the texts that the folder lacks, or holds as they were before; return the paths of what was written."""
    written: list[str] = []
    for name, text in texts.items():
        file = folder / name
        if not file.exists() or file.read_bytes() == outdated.get(name):
            file.write_bytes(text)
            written.append(str(file))
    return written


def _place_of(settings: Settings) -> Place:
    return Place(settings.library_folder, settings.data_folder)
