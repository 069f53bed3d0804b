"""The index in memory, with the accidents that real ones have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.model.errors import IndexBusyError
from reader.model.ports import TellCount
from reader.model.search import IndexedText, IndexRecord, IndexStatus
from tests.contract.fake_index import FakeIndex


class Crash(BaseException):
    """The process ends here."""


class AccidentIndex(FakeIndex):
    """Set what is to go wrong next."""

    def __init__(self) -> None:
        super().__init__()
        self.state = ""
        """Reported in place of the true state until the index is cleared."""
        self.locked_times = 0
        """So many times another process holds the writer's lock."""
        self.crashes_after_apply = False
        """The next texts are kept, and the process ends before the record is."""
        self.crashes_before_clear = False
        """The process ends before the index is made anew."""
        self.batches: list[list[int]] = []

    def status(self) -> IndexStatus:
        status = super().status()
        return replace(status, state=self.state) if self.state else status

    def apply(self, texts: Iterable[IndexedText], record: IndexRecord, tell_added: TellCount = lambda _: None) -> int:
        self._take_lock()
        texts = list(texts)
        before = self.record
        count = super().apply(texts, record, tell_added)
        self.batches.append([text.number for text in texts])
        if self.crashes_after_apply:
            self.crashes_after_apply = False
            self.record = before
            raise Crash
        return count

    def clear(self, record: IndexRecord) -> None:
        self._take_lock()
        if self.crashes_before_clear:
            self.crashes_before_clear = False
            raise Crash
        self.state = ""
        super().clear(record)

    def _take_lock(self) -> None:
        if self.locked_times:
            self.locked_times -= 1
            raise IndexBusyError("the index", "another process writes to it", "try again in a moment")
