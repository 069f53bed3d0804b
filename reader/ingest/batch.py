"""Articles on their way into the store: several are written in one transaction, which costs less than one each.

The lock is held while they are written, not while the next ones are read; so what is decided about the next one has to
know of those that wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from reader.model.article import ArticleNumber
from reader.model.plan import IdentityKey, NewArticle, NewRevision, Plan, SameArticle
from reader.store.connection import Database
from reader.store.save import save_plan
from reader.store.sources import BlockHolder, name_document

MOST_WAITING = 16
"""Some 15 ms of writing; twice as many cost hardly less each."""
MOST_WAITING_BYTES = 200_000
"""Of raw text: long articles wait for no others."""


class Batch:
    """Plans that wait to be carried out together."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._waiting: list[tuple[Plan, datetime]] = []
        self._byte_count = 0

    @property
    def is_full(self) -> bool:
        """Whether what waits should be saved now."""
        is_long = len(self._waiting) >= MOST_WAITING or self._byte_count >= MOST_WAITING_BYTES
        return is_long or any(_must_not_wait(plan) for plan, _ in self._waiting)

    def add(self, plan: Plan, now: datetime) -> None:
        """Let a plan wait that was made just now."""
        self._waiting.append((plan, now))
        self._byte_count += 0 if isinstance(plan, SameArticle) else len(plan.arrival.raw)

    def knows(self, keys: Iterable[IdentityKey]) -> bool:
        """Whether one of these keys leads to an article that waits."""
        waiting = {key for plan, _ in self._waiting for key in _keys(plan)}
        return not waiting.isdisjoint(keys)

    def holders(self, place: str) -> Iterator[BlockHolder]:
        """The countable lines of the texts of a place that wait."""
        for plan, _ in self._waiting:
            if isinstance(plan, NewArticle) and plan.arrival.place == place:
                document = name_document(plan.reading.countable_blocks)
                yield from ((block.hash, document) for block in plan.reading.countable_blocks)

    def save(self) -> list[tuple[Plan, ArticleNumber]]:
        """Carry out what waits, all of it or, where that raises StoreError, nothing; return it with its numbers."""
        waiting, self._waiting, self._byte_count = self._waiting, [], 0
        if not waiting:
            return []
        with self._database.writing():
            return [(plan, save_plan(self._database, plan, now)) for plan, now in waiting]


def _must_not_wait(plan: Plan) -> bool:
    """A revision's lines take the place of others; a text without a long beginning has no name until it is stored."""
    if isinstance(plan, NewArticle):
        return not name_document(plan.reading.countable_blocks)
    return isinstance(plan, NewRevision)


def _keys(plan: Plan) -> tuple[IdentityKey, ...]:
    return plan.keys if isinstance(plan, SameArticle) else plan.arrival.keys
