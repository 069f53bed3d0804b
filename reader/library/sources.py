"""Bringing articles in: import, rescan, clean again.

The work runs where the runner puts it; its heavy imports stand in the tasks, so that a screen starts without them.
Knows no file format.
"""

from __future__ import annotations

import os
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from reader.library.index import drain_index, sort_and_index
from reader.library.names_file import NamesFile
from reader.library.workbench import WORK_LANE, Workbench
from reader.model.errors import IndexUnavailableError, StoreError, WorkCancelledError
from reader.model.ports import Job, ReportProgress, Runner
from reader.model.search import Question
from reader.model.work import ImportReport, LeftOut, Problem
from reader.store.sources import Folder


@dataclass(frozen=True, slots=True)
class _ImportOrder:
    folders: tuple[Folder, ...]
    """Each with the name of its source, None where the text or the folder names it."""


class SourcesPart:
    """Sources as screens and commands see them."""

    def __init__(self, bench: Workbench, runner: Runner) -> None:
        self._bench = bench
        self._runner = runner
        self._working: Job[ImportReport] | None = None
        self._lock = threading.Lock()

    def import_paths(
        self, paths: Sequence[str], on_progress: ReportProgress, source: str | None = None
    ) -> ImportReport:
        """Import files and folders and index them; a folder is looked through again on every rescan."""
        return self._import(tuple(Folder(path, source) for path in paths), on_progress)

    def rescan(self, on_progress: ReportProgress) -> ImportReport:
        """Import every remembered folder again: only what is new or changed comes in."""
        return self._import(self._bench.store.sources.folders(), on_progress)

    def folders(self) -> tuple[str, ...]:
        """The remembered folders."""
        return tuple(folder.path for folder in self._bench.store.sources.folders())

    def reclean(self, query: str, on_progress: ReportProgress) -> int:
        """Clean the articles that a query finds again, all without one; return how many came out differently."""
        return self._runner.start(WORK_LANE, reclean_articles, query, on_progress).wait()

    def cancel(self) -> None:
        """Cancel a running import; what it has done stays done."""
        with self._lock:
            if self._working is not None:
                self._working.cancel()

    def _import(self, folders: tuple[Folder, ...], on_progress: ReportProgress) -> ImportReport:
        with self._lock:
            job = self._runner.start(WORK_LANE, import_folders, _ImportOrder(folders), on_progress)
            self._working = job
        try:
            return job.wait()
        finally:
            self._working = None


def import_folders(bench: Workbench, order: _ImportOrder, report_progress: ReportProgress) -> ImportReport:
    """Task: import paths, remember which of them are folders, index what came."""
    from reader import ingest

    bench.store.database.require_writable()
    NamesFile(bench.store).catch_up()
    reports: list[ImportReport] = []
    for folder in order.folders:
        if os.path.isdir(folder.path):
            reports.append(_remember_folder(bench, folder))
        report = ingest.import_paths(bench.workshop, [folder.path], folder.source_name, report_progress)
        reports.append(report)
        if report.was_cancelled:
            break
    joined = _join_reports(reports)
    if joined.was_cancelled:
        return joined
    try:
        sort_and_index(bench, None, report_progress)
    except WorkCancelledError:
        return _join_reports([*reports, ImportReport(was_cancelled=True)])
    except (IndexUnavailableError, StoreError) as error:
        # what was imported is safe, and sorted and indexed by whoever drains next
        reports.append(ImportReport(problems=(Problem(error.subject, error.reason, error.remedy),)))
        return _join_reports(reports)
    return joined


def _remember_folder(bench: Workbench, folder: Folder) -> ImportReport:
    path = os.path.realpath(folder.path)
    shown = path.encode("utf-8", "replace").decode()
    if shown != path:
        problem = Problem(
            shown, "has a name that is no UTF-8, so it is not looked through again", "give it another name"
        )
        return ImportReport(problems=(problem,))
    bench.store.sources.add_folder(Folder(path, folder.source_name), bench.now())
    return ImportReport()


def reclean_articles(bench: Workbench, query: str, report_progress: ReportProgress) -> int:
    """Task: clean articles again and index those that came out differently."""
    from reader import ingest
    from reader.library.resolution import resolve
    from reader.query import read_query

    bench.store.database.require_writable()
    NamesFile(bench.store).catch_up()
    if query:
        drain_index(bench, None, report_progress)
        tree = read_query(query, bench.now().astimezone().date(), False).tree
        numbers = bench.index.search(Question(resolve(tree, bench.store), "arrived")).numbers
    else:
        numbers = tuple(bench.store.articles.numbers())
    changed = ingest.reread(bench.workshop, sorted(numbers), report_progress)
    sort_and_index(bench, None, report_progress)
    return changed


def _join_reports(reports: Sequence[ImportReport]) -> ImportReport:
    return ImportReport(
        added=sum(report.added for report in reports),
        revised=sum(report.revised for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        problems=tuple(dict.fromkeys(problem for report in reports for problem in report.problems)),
        was_cancelled=any(report.was_cancelled for report in reports),
        added_numbers=tuple(number for report in reports for number in report.added_numbers),
        left_out=_join_left_out(reports),
    )


def _join_left_out(reports: Sequence[ImportReport]) -> LeftOut:
    counts = Counter[str]()
    for report in reports:
        counts.update(dict(report.left_out))
    return tuple(counts.most_common())
