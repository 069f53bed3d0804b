"""Undo and redo of whatever the user did in one window.

Each kind of deed has a doer, which is told a deed's content and whether to take it back, and answers with the articles
that look different now.  A doer may be told the same twice (the program was killed in between): that changes nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from reader.library.names_file import NAMES_DEED, NamesFile
from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.store import Store
from reader.store.decisions import DECISION_DEED
from reader.store.desk import STATE_DEED
from reader.store.journal import Deed
from reader.store.saved import PLACES_DEED

Doer = Callable[[dict[str, Any], bool], tuple[ArticleNumber, ...]]
"""(content, is_undone) -> articles that look different now."""


class Journal:
    """What was done in one window, which is this running reader or command."""

    def __init__(self, store: Store, doers: dict[str, Doer]) -> None:
        """`doers` by the kind of their deeds."""
        self.window = secrets.token_hex(8)
        self._store = store
        self._doers = doers

    def record(self, label: str, kind: str, content: dict[str, Any]) -> None:
        """Add a deed that was just carried out."""
        self._store.journal.record(self.window, label, kind, content)

    def undo(self) -> Step | None:
        """Take the last deed back; None where there is none."""
        return self._replay(self._store.journal.last_done(self.window), is_undone=True)

    def redo(self) -> Step | None:
        """Do again what was taken back last; None where there is none."""
        return self._replay(self._store.journal.last_undone(self.window), is_undone=False)

    def _replay(self, deed: Deed | None, *, is_undone: bool) -> Step | None:
        if deed is None:
            return None
        numbers = self._doers[deed.kind](deed.content, is_undone)
        self._store.journal.mark(deed.number, is_undone=is_undone)
        return count_step(deed.label, numbers) if deed.kind == STATE_DEED else Step(deed.label, numbers)


def count_step(label: str, numbers: Sequence[ArticleNumber]) -> Step:
    """A step that is told by how many articles it changed: "120 marked read", "starred"."""
    return Step(label if len(numbers) == 1 else f"{len(numbers):,} {label}", tuple(numbers))


def open_journal(store: Store) -> Journal:
    """The journal of a new window."""
    return Journal(
        store,
        {
            STATE_DEED: store.desk.replay,
            DECISION_DEED: store.decisions.replay,
            NAMES_DEED: NamesFile(store).replay,
            PLACES_DEED: store.saved.replay,
        },
    )
