"""Keeping the full-text index in step with the store: drain the queue, rebuild, tell how far it is.

A rebuild fills newest first, so that searching works after seconds.  Knows no engine.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from reader.library.workbench import SEARCH_LANE, WORK_LANE, Workbench
from reader.model.article import ArticleNumber
from reader.model.errors import IndexUnavailableError
from reader.model.ports import ReportProgress, Runner
from reader.model.search import IndexRecord, IndexStatus
from reader.model.work import Progress

FIRST_BATCH = 200
"""Small, so that the newest articles can be searched at once."""
BATCH = 1_000
SECONDS_TO_WAIT_FOR_LOCK = 5.0
SECONDS_BETWEEN_TRIES = 0.1

Result = TypeVar("Result")


class IndexPart:
    """The index as screens and commands see it."""

    def __init__(self, bench: Workbench, runner: Runner) -> None:
        self._bench = bench
        self._runner = runner

    def status(self) -> IndexStatus:
        """How far the index has come."""
        return self._bench.index.status()

    def not_yet_indexed(self) -> int:
        """How many articles a search cannot find yet; counted where searches are answered: it needs the engine."""
        return self._runner.start(SEARCH_LANE, count_waiting, None).wait()

    def drain(self, on_progress: ReportProgress) -> int:
        """Sort and index what waits, rebuilding where there is no usable index; return how many articles."""
        return self._runner.start(WORK_LANE, sort_and_index, None, on_progress).wait()

    def rebuild(self, on_progress: ReportProgress) -> int:
        """Make the index anew from the store; return how many articles."""
        return self._runner.start(WORK_LANE, rebuild_index, None, on_progress).wait()


def count_not_yet_indexed(bench: Workbench) -> int:
    """How many articles the serving index lacks."""
    status = bench.index.status()
    if status.state in ("ready", "building"):
        return bench.store.changes.count_after(status.record.applied_sequence, status.record.unfilled_below)
    return bench.store.articles.count()


def count_waiting(bench: Workbench, _: None, __: ReportProgress) -> int:
    """Task: count what a search cannot find yet."""
    return count_not_yet_indexed(bench)


def sort_and_index(bench: Workbench, _: None, report_progress: ReportProgress) -> int:
    """Task: sort what waits into stories, which may date it, then index it."""
    from reader.ingest.sorting import sort_articles

    sort_articles(bench.store, report_progress)
    return drain_index(bench, None, report_progress)


def drain_index(bench: Workbench, _: None, report_progress: ReportProgress) -> int:
    """Task: index what waits."""
    status = bench.index.status()
    # an index ahead of its store belongs to another state of it, such as the one before a backup was restored
    is_ahead = status.record.applied_sequence > bench.store.changes.last_sequence()
    if status.state not in ("ready", "building") or is_ahead:
        return rebuild_index(bench, None, report_progress)
    return _catch_up(bench, status.record, report_progress)


def rebuild_index(bench: Workbench, _: None, report_progress: ReportProgress) -> int:
    """Task: start a new generation and fill it."""
    changes = bench.store.changes
    record = IndexRecord(changes.last_sequence(), changes.highest_number() + 1)
    _wait_for_lock(lambda: bench.index.clear(record))
    return _catch_up(bench, record, report_progress)


def _catch_up(bench: Workbench, record: IndexRecord, report_progress: ReportProgress) -> int:
    changes = bench.store.changes
    total = changes.count_after(record.applied_sequence, record.unfilled_below)
    done = 0

    def apply(numbers: Sequence[ArticleNumber]) -> int:
        texts, most = changes.indexed_texts(numbers), max(total, done + len(numbers))

        def report(added: int) -> None:
            report_progress(Progress("Indexing", done + added, most))

        return _wait_for_lock(lambda: bench.index.apply(texts, record, report))

    while record.unfilled_below > 0:
        numbers = changes.below(record.unfilled_below, BATCH if done else FIRST_BATCH)
        record = replace(record, unfilled_below=numbers[-1] if numbers else 0)
        done += apply(numbers)
    while waiting := changes.after(record.applied_sequence, BATCH):
        record = replace(record, applied_sequence=waiting[-1][0])
        done += apply([number for _, number in waiting])
    report_progress(Progress("Indexing", done, done))
    return done


def _wait_for_lock(attempt: Callable[[], Result]) -> Result:
    """Repeat while another process writes to the index, for five seconds; then say so."""
    deadline = time.monotonic() + SECONDS_TO_WAIT_FOR_LOCK
    while True:
        try:
            return attempt()
        except IndexUnavailableError:
            if time.monotonic() > deadline:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
