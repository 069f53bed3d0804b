"""Keeping the full-text index in step with the store: drain the queue, rebuild, tell how far it is.

A rebuild fills newest first, so that searching works after seconds.  Knows no engine.

The library knows which index is its own, and how far it may have come: an index that came with another library, or that
is ahead of its store since a backup was restored, is made anew, however whole it looks.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from reader.library.workbench import SEARCH_LANE, WORK_LANE, Workbench
from reader.model.article import ArticleNumber
from reader.model.errors import IndexBrokenError, IndexBusyError
from reader.model.ports import ReportProgress, Runner
from reader.model.search import IndexRecord, IndexStatus
from reader.model.work import Progress
from reader.store.changes import KnownIndex

FIRST_BATCH = 200
"""Small, so that the newest articles can be searched at once."""
BATCH, LARGEST_BATCH = 1_000, 8_000
"""Each commit is a segment, and a search looks into all of them: batches grow with what is done."""
SECONDS_TO_WAIT_FOR_LOCK = 5.0
SECONDS_BETWEEN_TRIES = 0.1

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Waiting:
    """What a search cannot find yet."""

    article_count: int
    reason: str
    """Why the index is made anew, as a person reads it after "the search index"; empty where it is not."""


class IndexPart:
    """The index as screens and commands see it."""

    def __init__(self, bench: Workbench, runner: Runner) -> None:
        self._bench = bench
        self._runner = runner

    def status(self) -> IndexStatus:
        """How far the index has come, and why it is made anew where it has to be."""
        return find_status(self._bench)

    def not_yet_indexed(self) -> int:
        """How many articles a search cannot find yet."""
        return self.waiting().article_count

    def waiting(self) -> Waiting:
        """How many articles a search cannot find yet, and why; looked at where searches are answered."""
        return self._runner.start(SEARCH_LANE, find_waiting, None).wait()

    def sort(self, on_progress: ReportProgress) -> None:
        """Sort what waits into stories, and leave the index as it is."""
        self._runner.start(WORK_LANE, sort_waiting, None, on_progress).wait()

    def drain(self, on_progress: ReportProgress) -> int:
        """Sort and index what waits, rebuilding where there is no usable index; return how many articles."""
        return self._runner.start(WORK_LANE, sort_and_index, None, on_progress).wait()

    def rebuild(self, on_progress: ReportProgress) -> int:
        """Make the index anew from the store; return how many articles."""
        return self._runner.start(WORK_LANE, rebuild_index, None, on_progress).wait()


def find_status(bench: Workbench) -> IndexStatus:
    """How far the serving index is, and whether it is this library's: only then is it usable."""
    status = bench.index.status()
    known = bench.store.changes.known_index()
    if status.state == "missing" and known is None:
        return replace(status, reason="")  # a new library
    reason = _find_strangeness(bench, status.record, known) if status.is_usable else ""
    return replace(status, state="untrusted", reason=reason) if reason else status


def _find_strangeness(bench: Workbench, record: IndexRecord, known: KnownIndex | None) -> str:
    """Why an index is not the one of this library's present state; empty where it is."""
    if bench.store.database.is_read_only:
        return "" if record.lineage == bench.store.database.fingerprint else "is of another state of the library"
    lineages = ("",) if known is None else (known.lineage, known.replaced_lineage)
    if record.lineage not in lineages:
        return "is another library's"
    highest = min(known.sequence if known else 0, bench.store.changes.last_sequence())
    if record.applied_sequence > highest:
        return "is ahead of the library, as after a backup was restored"
    return ""


def count_lacking(bench: Workbench, status: IndexStatus) -> int:
    """How many articles an index in this state lacks."""
    if status.is_usable:
        return bench.store.changes.count_after(status.record.applied_sequence, status.record.unfilled_below)
    return bench.store.articles.count()


def find_waiting(bench: Workbench, _: None, __: ReportProgress) -> Waiting:
    """Task: count what a search cannot find yet."""
    status = find_status(bench)
    return Waiting(count_lacking(bench, status), status.reason)


def sort_waiting(bench: Workbench, _: None, report_progress: ReportProgress) -> None:
    """Task: sort what waits into stories; nothing in a library that can only be read."""
    from reader.ingest.sorting import sort_articles

    if not bench.store.database.is_read_only:
        sort_articles(bench.store, report_progress)


def sort_and_index(bench: Workbench, _: None, report_progress: ReportProgress) -> int:
    """Task: sort what waits into stories, which may date it, then index it."""
    sort_waiting(bench, None, report_progress)
    return drain_index(bench, None, report_progress)


def drain_index(bench: Workbench, _: None, report_progress: ReportProgress) -> int:
    """Task: index what waits."""
    bench.index.tidy()
    status = find_status(bench)
    if not status.is_usable:
        return rebuild_index(bench, None, report_progress)
    try:
        return _catch_up(bench, status.record, report_progress)
    except IndexBrokenError:  # the damage showed while it was written to
        return rebuild_index(bench, None, report_progress)


def rebuild_index(bench: Workbench, _: None, report_progress: ReportProgress) -> int:
    """Task: start a new generation and fill it."""
    changes = bench.store.changes
    database = bench.store.database
    lineage = database.fingerprint if database.is_read_only else secrets.token_hex(8)
    record = IndexRecord(changes.last_sequence(), changes.highest_number() + 1, lineage)
    _note_index(bench, record)
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

        _note_index(bench, record)  # first: a store that knows less than its index belongs to another state of it
        return _wait_for_lock(lambda: bench.index.apply(texts, record, report))

    while record.unfilled_below > 0:
        numbers = changes.below(record.unfilled_below, _choose_batch(FIRST_BATCH, done))
        record = replace(record, unfilled_below=numbers[-1] if numbers else 0)
        done += apply(numbers)
    while waiting := changes.after(record.applied_sequence, _choose_batch(BATCH, done)):
        record = replace(record, applied_sequence=waiting[-1][0])
        done += apply([number for _, number in waiting])
    report_progress(Progress("Indexing", done, done))
    return done


def _choose_batch(smallest: int, done: int) -> int:
    """How many articles the next commit is to hold: as many as those before it together, within bounds."""
    return min(max(smallest, done), LARGEST_BATCH)


def _note_index(bench: Workbench, record: IndexRecord) -> None:
    if not bench.store.database.is_read_only:  # its index lies elsewhere, and says itself which state it is of
        bench.store.changes.note_index(record.lineage, record.applied_sequence)


def _wait_for_lock(attempt: Callable[[], Result]) -> Result:
    """Repeat while another process writes to the index, for five seconds; then say so."""
    deadline = time.monotonic() + SECONDS_TO_WAIT_FOR_LOCK
    while True:
        try:
            return attempt()
        except IndexBusyError:
            if time.monotonic() > deadline:
                raise
            time.sleep(SECONDS_BETWEEN_TRIES)
