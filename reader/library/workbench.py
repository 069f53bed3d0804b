"""What tasks of the library work with, in whichever process they run.

Knows no task.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from reader.ingest import Workshop
from reader.model.ports import SearchIndex
from reader.store import Store


@dataclass(frozen=True, slots=True)
class Workbench:
    """A library's store, its index and the pipeline's tools, open in one process."""

    workshop: Workshop
    index: SearchIndex

    @property
    def store(self) -> Store:
        """The truth."""
        return self.workshop.store

    @property
    def now(self) -> Callable[[], datetime]:
        """The clock: aware, UTC."""
        return self.workshop.now

    def close(self) -> None:
        """Close the store."""
        self.store.close()


SEARCH_LANE = "search"
"""Answers searches; its process lasts as long as the reader."""
WORK_LANE = "work"
"""Imports, indexes and cleans again; its process lives while there is work."""
