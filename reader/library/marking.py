"""Marking many articles at once from outside a reader: one deed, which a reader that starts later can undo.

Knows no query.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reader.library.journal import Journal, count_step
from reader.library.processes import describe_this_process
from reader.model.article import ArticleNumber
from reader.model.desk import Marking, Step
from reader.store import Store
from reader.store.desk import Change, StateField

_CHANGES: dict[Marking, tuple[str, StateField, bool]] = {
    "read": ("marked read", "is_read", True),
    "unread": ("marked unread", "is_read", False),
    "star": ("starred", "is_starred", True),
    "unstar": ("unstarred", "is_starred", False),
}
"""What is done, as the journal calls it, and which state gets which value."""


class MarkingPart:
    """Marks articles as a window of its own."""

    def __init__(self, store: Store, journal: Journal) -> None:
        self._store = store
        self._window = journal.window

    def mark(self, marking: Marking, numbers: Sequence[ArticleNumber], now: datetime) -> Step:
        """Carry it out as one deed, which holds the articles that really changed."""
        label, field, value = _CHANGES[marking]
        if not numbers:
            return count_step(label, ())
        # a window takes over the deeds of windows that no longer run; this one runs no longer than the command
        self._store.windows.open_window(self._window, describe_this_process(), now, lambda _: True)
        changed = self._store.desk.do(self._window, Change(label, field, value, tuple(numbers)))
        return count_step(label, changed)
