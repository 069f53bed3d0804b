"""What only commands ask for: marking many articles as one deed, a story's page of some of its articles, a backup.

Knows no query and no screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from reader.library.backup import Backup, write_backup
from reader.library.journal import Journal, count_step
from reader.library.processes import describe_this_process
from reader.library.workbench import SEARCH_LANE, Workbench
from reader.model.article import ArticleNumber
from reader.model.desk import Marking, Step
from reader.model.ports import ReportProgress, Runner
from reader.model.story import StoryNumber, StoryPage
from reader.store.desk import Change, StateField

_CHANGES: dict[Marking, tuple[str, StateField, bool]] = {
    "read": ("marked read", "is_read", True),
    "unread": ("marked unread", "is_read", False),
    "star": ("starred", "is_starred", True),
    "unstar": ("unstarred", "is_starred", False),
}
"""What is done, as the journal calls it, and which state gets which value."""


class CommandsPart:
    """A library as commands see it, beside the parts that screens share with them."""

    def __init__(self, bench: Workbench, runner: Runner, journal: Journal) -> None:
        self._store = bench.store
        self._runner = runner
        self._window = journal.window

    def mark(self, marking: Marking, numbers: Sequence[ArticleNumber], now: datetime) -> Step:
        """Mark as one deed, which a reader that starts later can undo; it holds the articles that really changed."""
        label, field, value = _CHANGES[marking]
        if not numbers:
            return count_step(label, ())
        # a window takes over the deeds of windows that no longer run; this one runs no longer than the command
        self._store.windows.open_window(self._window, describe_this_process(), now, lambda _: True)
        changed = self._store.desk.do(self._window, Change(label, field, value, tuple(numbers)))
        return count_step(label, changed)

    def page_of_some(self, number: StoryNumber, only: frozenset[ArticleNumber]) -> StoryPage:
        """A story's page made of these of its articles alone."""
        return self._runner.start(SEARCH_LANE, read_part_of_story, (number, only)).wait()

    def write_backup(self, target: Path, on_progress: ReportProgress, *, is_forced: bool) -> Backup:
        """Write everything into one zip file; replaces one that is there only if forced; raises ReaderError."""
        return write_backup(self._store, target, on_progress, is_forced=is_forced)


def read_part_of_story(
    bench: Workbench, order: tuple[StoryNumber, frozenset[ArticleNumber]], _: ReportProgress
) -> StoryPage:
    """Task: put a story's page together from some of its articles."""
    from reader.library.story_pages import make_story_page

    return make_story_page(bench.store, *order)
