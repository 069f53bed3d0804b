"""The facade that commands and screens talk to, in parts by what a reader asks.

Every method is synchronous and safe to call from any thread; long work goes where the runner puts it.  A part is
imported when it is first asked for: the first frame needs the articles' only.  Knows neither screens nor which engine
or process does the work.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from reader.library.articles import ArticlesPart

if TYPE_CHECKING:
    from reader.library.commands import CommandsPart
    from reader.library.decisions import DecisionsPart
    from reader.library.desk import DeskPart
    from reader.library.index import IndexPart
    from reader.library.journal import Journal
    from reader.library.lists import ListsPart
    from reader.library.names import NamesPart
    from reader.library.passing_on import PassingOnPart
    from reader.library.places import PlacesPart
    from reader.library.search import SearchPart
    from reader.library.sources import SourcesPart
    from reader.library.stories import StoriesPart
    from reader.library.tags import TagsPart
    from reader.library.workbench import Workbench
    from reader.model.errors import ReadOnlyLibraryError
    from reader.model.ports import ReportProgress, Runner
    from reader.settings import Settings


def _open_search(library: Library) -> SearchPart:
    from reader.library.search import SearchPart

    return SearchPart(library._bench, library._runner)


def _open_lists(library: Library) -> ListsPart:
    from reader.library.lists import ListsPart

    return ListsPart(library._bench.store)


def _open_places(library: Library) -> PlacesPart:
    from reader.library.places import PlacesPart

    return PlacesPart(library._bench, library._runner, library._journal)


def _open_names(library: Library) -> NamesPart:
    from reader.library.names import NamesPart

    return NamesPart(library._bench.store, library._journal)


def _open_stories(library: Library) -> StoriesPart:
    from reader.library.stories import StoriesPart

    return StoriesPart(library._bench, library._runner)


def _open_decisions(library: Library) -> DecisionsPart:
    from reader.library.decisions import DecisionsPart

    return DecisionsPart(library._bench.store, library._journal)


def _open_commands(library: Library) -> CommandsPart:
    from reader.library.commands import CommandsPart

    return CommandsPart(library._bench, library._runner, library._journal)


def _open_sources(library: Library) -> SourcesPart:
    from reader.library.sources import SourcesPart

    return SourcesPart(library._bench, library._runner)


def _open_desk(library: Library) -> DeskPart:
    from reader.library.desk import DeskPart

    return DeskPart(library._bench.store, library._journal)


def _open_tags(library: Library) -> TagsPart:
    from reader.library.tags import TagsPart

    return TagsPart(library._bench.store, library._journal)


def _open_passing_on(library: Library) -> PassingOnPart:
    from reader.library.passing_on import PassingOnPart

    return PassingOnPart(library._bench.store, library.articles)


def _open_index(library: Library) -> IndexPart:
    from reader.library.index import IndexPart

    return IndexPart(library._bench, library._runner)


class Library:
    """One open library."""

    search = cached_property(_open_search)
    """Searches, and their history."""
    lists = cached_property(_open_lists)
    """What the list can show, and how the user wants it."""
    places = cached_property(_open_places)
    """Places to go to, saved searches among them."""
    names = cached_property(_open_names)
    """Who and what the articles are about."""
    stories = cached_property(_open_stories)
    """Articles about one chain of events."""
    decisions = cached_property(_open_decisions)
    """What the user decides about stories."""
    commands = cached_property(_open_commands)
    """What only commands ask for."""
    sources = cached_property(_open_sources)
    """Where articles come from."""
    desk = cached_property(_open_desk)
    """What the user does in this window."""
    tags = cached_property(_open_tags)
    """The user's words on articles."""
    passing_on = cached_property(_open_passing_on)
    """Articles on their way to other programs and files."""
    index = cached_property(_open_index)
    """How far the full-text index is."""

    def __init__(
        self,
        settings: Settings,
        bench: Workbench,
        open_runner: Callable[[], Runner],
        open_sample: Callable[[ReportProgress], Library],
        open_manual: Callable[[], Library],
    ) -> None:
        """`open_runner` is called when there is first something to run."""
        self.settings = settings
        self.articles = ArticlesPart(bench.store)
        self.open_sample = open_sample
        """Opens the sample archive as a library of its own, filled on first use."""
        self.open_manual = open_manual
        """Opens the manual as a library of its own."""
        self._bench = bench
        self._open_runner = open_runner
        self._opened_runner: Runner | None = None

    @property
    def read_only(self) -> ReadOnlyLibraryError | None:
        """Why nothing can be written here, and what helps; None where it can."""
        return self._bench.store.database.read_only

    def close(self) -> None:
        """End the processes and close the store."""
        if self._opened_runner is not None:
            self._opened_runner.close()
        self._bench.close()

    @cached_property
    def _journal(self) -> Journal:
        from reader.library.journal import open_journal

        return open_journal(self._bench.store)

    @cached_property
    def _runner(self) -> Runner:
        self._opened_runner = self._open_runner()
        return self._opened_runner
