"""What tasks of the library work with, in whichever process they run.

The index and the pipeline's tools are opened when first used: a screen needs neither for its first frame.
Knows no task.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ingest import Workshop
    from reader.model.ports import SearchIndex
    from reader.store import Store


class Workbench:
    """A library's store, its index and the pipeline's tools, open in one process."""

    def __init__(
        self,
        store: Store,
        now: Callable[[], datetime],
        open_index: Callable[[], SearchIndex],
        open_workshop: Callable[[], Workshop],
    ) -> None:
        """`now` is the clock: aware, UTC."""
        self.store = store
        self.now = now
        self._open_index = open_index
        self._open_workshop = open_workshop

    @cached_property
    def index(self) -> SearchIndex:
        """The full-text index."""
        return self._open_index()

    @cached_property
    def workshop(self) -> Workshop:
        """The pipeline's tools."""
        return self._open_workshop()

    def close(self) -> None:
        """Close the store."""
        self.store.close()


SEARCH_LANE = "search"
"""Answers searches; its process lasts as long as the reader."""
WORK_LANE = "work"
"""Imports, indexes and cleans again; its process lives while there is work."""
