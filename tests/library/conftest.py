"""Fixtures for tests of the library's parts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from reader.fetch.files import FileFetcher
from reader.ingest import Workshop
from reader.library import Library
from reader.library.workbench import Workbench
from reader.settings import Settings
from reader.store import open_store
from reader.workers import InlineRunner
from tests.fakes.clock import FakeClock
from tests.fakes.extractor import KnownNamesExtractor
from tests.fakes.index import AccidentIndex
from tests.fakes.world import World


def no_sample() -> NoReturn:
    raise AssertionError("no test here opens another library")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    folder = tmp_path / "library"
    clock, index = FakeClock(), AccidentIndex()
    store = open_store(folder)
    workshop = Workshop(store, KnownNamesExtractor(), FileFetcher(), clock)
    bench = Workbench(store, clock, lambda: index, lambda: workshop)
    settings = Settings(folder, tmp_path / "data", tmp_path / "config.toml")
    library = Library(settings, bench, lambda: InlineRunner(bench), no_sample, no_sample)
    yield World(library, bench, index, clock)
    library.close()
