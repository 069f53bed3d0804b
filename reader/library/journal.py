"""Undo and redo of whatever the user did in one window.

Each kind of deed has a doer, which is told a deed's content and whether to take it back, and answers with the articles
that look different now.  What it does and the journal's row are one transaction; where it reaches outside the database
the intent is kept before, and what a window was killed over is finished by the next: a doer may be told the same twice,
and that changes nothing.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Any

from reader.library.names_file import NAMES_DEED, NamesFile
from reader.model.article import ArticleNumber
from reader.model.desk import Step
from reader.model.errors import ReaderError
from reader.store import Store
from reader.store.decisions import DECISION_DEED
from reader.store.desk import STATE_DEED
from reader.store.journal import Deed, Intent
from reader.store.saved import PLACES_DEED
from reader.store.tags import TAGS_DEED

Doer = Callable[[dict[str, Any], bool], tuple[ArticleNumber, ...]]
"""(content, is_undone) -> articles that look different now."""


class Journal:
    """What was done in one window, which is this running reader or command."""

    def __init__(self, store: Store, doers: dict[str, Doer]) -> None:
        """`doers` by the kind of their deeds."""
        self.window = secrets.token_hex(8)
        self._store = store
        self._doers = doers

    def do(self, label: str, kind: str, content: dict[str, Any]) -> Step:
        """Carry out a deed that reaches outside the database."""
        return Step(label, self._intend(Intent(self.window, label, kind, content)))

    def undo(self) -> Step | None:
        """Take the last deed back; None where there is none."""
        return self._replay(self._store.journal.last_done(self.window), is_undone=True)

    def redo(self) -> Step | None:
        """Do again what was taken back last; None where there is none."""
        return self._replay(self._store.journal.last_undone(self.window), is_undone=False)

    def finish_for(self, are_running: Collection[str]) -> None:
        """Carry out what windows intended that are not among those running; what cannot be done is given up."""
        for intent in self._store.journal.intents():
            if intent.window not in are_running:
                with suppress(ReaderError):
                    self._carry_out(intent)

    def _replay(self, deed: Deed | None, *, is_undone: bool) -> Step | None:
        if deed is None:
            return None
        intent = Intent(self.window, deed.label, deed.kind, deed.content, is_undone, deed.number)
        numbers = self._intend(intent) if deed.kind == NAMES_DEED else self._do(intent)
        return count_step(deed.label, numbers) if deed.kind == STATE_DEED else Step(deed.label, numbers)

    def _intend(self, intent: Intent) -> tuple[ArticleNumber, ...]:
        self._store.journal.intend(intent)
        return self._carry_out(intent)

    def _carry_out(self, intent: Intent) -> tuple[ArticleNumber, ...]:
        """Do what was intended, unless another process has."""
        try:
            with self._store.database.writing():
                return self._do(intent) if self._store.journal.drop_intent(intent.window) else ()
        except ReaderError:
            self._store.journal.drop_intent(intent.window)
            raise

    def _do(self, intent: Intent) -> tuple[ArticleNumber, ...]:
        with self._store.database.writing():
            self._store.journal.note(intent)
            return self._doers[intent.kind](intent.content, intent.is_undone)


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
            TAGS_DEED: store.tags.replay,
            PLACES_DEED: store.saved.replay,
        },
    )
