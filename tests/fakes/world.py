"""A library of real parts around an index and an extractor that do as they are told."""

from __future__ import annotations

from dataclasses import dataclass

from reader.library import Library
from reader.library.workbench import Workbench
from reader.store import Store
from tests.fakes.clock import FakeClock
from tests.fakes.index import AccidentIndex


@dataclass(frozen=True)
class World:
    library: Library
    bench: Workbench
    index: AccidentIndex
    clock: FakeClock

    @property
    def store(self) -> Store:
        return self.bench.store
