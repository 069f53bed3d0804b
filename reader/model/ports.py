"""What the library asks of the outside, as protocols of at most five methods.

Adapters do not inherit from them; `bootstrap` assigns them and mypy checks the fit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol, TypeVar

from reader.model.article import CleanText, RawItem
from reader.model.entity import Mention
from reader.model.search import Answer, IndexedText, IndexRecord, IndexStatus, Question
from reader.model.work import Problem, Progress, Survey

ReportProgress = Callable[[Progress], None]
"""Told how far the work is; raises WorkCancelledError when the user no longer wants it."""

TellCount = Callable[[int], None]
"""Told how many there are so far."""

Result = TypeVar("Result")
ResultOf = TypeVar("ResultOf", covariant=True)


class SearchIndex(Protocol):
    """A full-text index: a cache of the store, safe to lose at any time.

    One process writes at a time, and holds the lock during `apply` only; any number read.
    """

    def apply(self, texts: Iterable[IndexedText], record: IndexRecord, tell_added: TellCount = ...) -> int:
        """Add or replace these articles in one commit, then note the record; return how many articles.

        `tell_added` is told how many were added so far; what it raises leaves the index as it was.
        Safe to repeat.  Raises IndexUnavailableError when another process holds the writer's lock.
        """

    def search(self, question: Question) -> Answer:
        """Answer from the last commit; raises IndexUnavailableError when there is no usable index."""

    def suggest(self, prefix: str, limit: int) -> tuple[str, ...]:
        """Words of the archive that begin with this prefix, commonest first."""

    def status(self) -> IndexStatus:
        """Look at the files without changing them; never raises."""

    def tidy(self) -> None:
        """Remove what processes that were killed left behind; never raises."""

    def clear(self, record: IndexRecord) -> None:
        """Start a new, empty generation with this record and make it the serving one."""


class EntityExtractor(Protocol):
    """Finds names in one cleaned text."""

    @property
    def version(self) -> str:
        """Stored with the mentions, so that a change of rules can find them again."""

    def extract(self, text: CleanText) -> tuple[Mention, ...]:
        """Mentions in reading order, none overlapping."""


class Fetcher(Protocol):
    """Finds raw items where the user says they are."""

    def survey(self, paths: Iterable[str]) -> Survey:
        """How many items and problems `fetch` will yield, and what it will leave out, without reading anything."""

    def fetch(self, paths: Iterable[str]) -> Iterator[RawItem | Problem]:
        """Yield each item or what kept it from being read; never raises for one bad file."""


class Job(Protocol[ResultOf]):
    """A task on its way."""

    def wait(self) -> ResultOf:
        """Block until the answer is there; raises what the task raised, or WorkCancelledError."""

    def cancel(self) -> None:
        """Ask the task to stop; waiting then raises WorkCancelledError."""


class Runner(Protocol):
    """Runs CPU work where it cannot hold up the screen.

    A task is a top-level function `task(host, argument, report_progress)`; the host is whatever the runner was made
    with, one per process.  Lanes do not wait for each other; one lane works in order.
    """

    def start(
        self,
        lane: str,
        task: Callable[..., Result],
        argument: Any,
        on_progress: ReportProgress | None = None,
    ) -> Job[Result]:
        """Queue the task on its lane and return at once (or when done, where it runs inline)."""

    def close(self) -> None:
        """Cancel everything and end the processes."""
