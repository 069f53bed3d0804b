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
from reader.library.passing_on import PassingOnPart

if TYPE_CHECKING:
    from pathlib import Path

    from reader.library.backup import Backup
    from reader.library.decisions import DecisionsPart
    from reader.library.desk import DeskPart
    from reader.library.index import IndexPart
    from reader.library.journal import Journal
    from reader.library.lists import ListsPart
    from reader.library.marking import MarkingPart
    from reader.library.names import NamesPart
    from reader.library.places import PlacesPart
    from reader.library.search import SearchPart
    from reader.library.sources import SourcesPart
    from reader.library.stories import StoriesPart
    from reader.library.tags import TagsPart
    from reader.library.workbench import Workbench
    from reader.model.errors import ReadOnlyLibraryError
    from reader.model.ports import ReportProgress, Runner
    from reader.settings import Settings


class Library:
    """One open library."""

    def __init__(
        self,
        settings: Settings,
        bench: Workbench,
        open_runner: Callable[[], Runner],
        open_sample: Callable[[], Library],
        open_manual: Callable[[], Library],
    ) -> None:
        """`open_runner` is called when there is first something to run."""
        self.settings = settings
        self.articles = ArticlesPart(bench.store)
        self.passing_on = PassingOnPart(bench.store, self.articles)
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

    @cached_property
    def search(self) -> SearchPart:
        """Searches, and their history."""
        from reader.library.search import SearchPart

        return SearchPart(self._bench, self._runner)

    @cached_property
    def lists(self) -> ListsPart:
        """What the list can show, and how the user wants it."""
        from reader.library.lists import ListsPart

        return ListsPart(self._bench.store)

    @cached_property
    def places(self) -> PlacesPart:
        """Places to go to, saved searches among them."""
        from reader.library.places import PlacesPart

        return PlacesPart(self._bench, self._runner, self._journal)

    @cached_property
    def names(self) -> NamesPart:
        """Who and what the articles are about."""
        from reader.library.names import NamesPart

        return NamesPart(self._bench.store, self._journal)

    @cached_property
    def stories(self) -> StoriesPart:
        """Articles about one chain of events."""
        from reader.library.stories import StoriesPart

        return StoriesPart(self._bench, self._runner)

    @cached_property
    def decisions(self) -> DecisionsPart:
        """What the user decides about stories."""
        from reader.library.decisions import DecisionsPart

        return DecisionsPart(self._bench.store, self._journal)

    @cached_property
    def marking(self) -> MarkingPart:
        """Marking many articles from outside a reader."""
        from reader.library.marking import MarkingPart

        return MarkingPart(self._bench.store, self._journal)

    @cached_property
    def sources(self) -> SourcesPart:
        """Where articles come from."""
        from reader.library.sources import SourcesPart

        return SourcesPart(self._bench, self._runner)

    @cached_property
    def desk(self) -> DeskPart:
        """What the user does in this window."""
        from reader.library.desk import DeskPart

        return DeskPart(self._bench.store, self._journal)

    @cached_property
    def tags(self) -> TagsPart:
        """The user's words on articles."""
        from reader.library.tags import TagsPart

        return TagsPart(self._bench.store, self._journal)

    @cached_property
    def index(self) -> IndexPart:
        """How far the full-text index is."""
        from reader.library.index import IndexPart

        return IndexPart(self._bench, self._runner)

    def write_backup(self, target: Path, on_progress: ReportProgress, *, is_forced: bool) -> Backup:
        """Write everything into one zip file; replaces one that is there only if forced; raises ReaderError."""
        from reader.library.backup import write_backup

        return write_backup(self._bench.store, target, on_progress, is_forced=is_forced)

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
