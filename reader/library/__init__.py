"""The facade that commands and screens talk to, in parts by what a reader asks.

Every method is synchronous and safe to call from any thread; long work goes where the runner puts it.  Knows neither
screens nor which engine or process does the work.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reader.library.articles import ArticlesPart
from reader.library.desk import DeskPart
from reader.library.index import IndexPart
from reader.library.names import NamesPart
from reader.library.search import SearchPart
from reader.library.sources import SourcesPart
from reader.library.workbench import Workbench
from reader.model.ports import Runner
from reader.settings import Settings


@dataclass(frozen=True, slots=True)
class Library:
    """One open library."""

    settings: Settings
    articles: ArticlesPart
    search: SearchPart
    names: NamesPart
    sources: SourcesPart
    desk: DeskPart
    index: IndexPart
    open_sample: Callable[[], Library]
    """Opens the sample archive as a library of its own, filled on first use."""
    close: Callable[[], None]
    """Ends the processes and closes the store."""


def make_library(settings: Settings, bench: Workbench, runner: Runner, open_sample: Callable[[], Library]) -> Library:
    """A library over an open workbench."""

    def close() -> None:
        runner.close()
        bench.close()

    return Library(
        settings=settings,
        articles=ArticlesPart(bench.store),
        search=SearchPart(bench, runner),
        names=NamesPart(bench.store),
        sources=SourcesPart(bench, runner),
        desk=DeskPart(bench.store),
        index=IndexPart(bench, runner),
        open_sample=open_sample,
        close=close,
    )
