"""Searching: ask, page through what was found, and see every hit marked.

The work runs where the runner puts it; its heavy imports stand in the tasks, so that a screen starts without them.
Knows no engine and no screen.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reader.library.facets import FacetsPart
from reader.library.index import count_lacking, find_status
from reader.library.workbench import SEARCH_LANE, Workbench
from reader.model.article import TITLE, Article, ArticleNumber
from reader.model.errors import IndexBrokenError
from reader.model.ports import Job, ReportProgress, Runner
from reader.model.search import Mark, OtherSpellings, Question, SearchHit, SearchResult, Sort, Suggestion

if TYPE_CHECKING:
    from datetime import date

    from reader.model.facet import Filter
    from reader.model.query import Tree

SNIPPET_WIDTH = 160
"""Code points, for a line of its own; narrow lists ask for less, so that the hit is in view."""


@dataclass(frozen=True, slots=True)
class _AskOrder:
    text: str
    sort: Sort
    typing: bool
    wanted: Filter = ()


@dataclass(frozen=True, slots=True)
class _HitsOrder:
    tree: Tree
    numbers: tuple[ArticleNumber, ...]
    scores: tuple[float, ...]
    snippet_width: int


class SearchPart:
    """Searches as screens and commands see them."""

    def __init__(self, bench: Workbench, runner: Runner) -> None:
        self._bench = bench
        self._runner = runner
        self.facets = FacetsPart(bench, runner)
        """What the articles of a list share."""
        self._asking: Job[SearchResult] | None = None
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Begin to load what answers searches, so that the first does not wait for it."""
        self._runner.start(SEARCH_LANE, warm_up, None)

    def ask(self, text: str, sort: Sort = "best", typing: bool = False, wanted: Filter = ()) -> SearchResult:
        """Answer a query; an earlier one still on its way is cancelled.

        With `typing`, the last word may be unfinished; `wanted` is what all that is found must have.  Raises
        IndexUnavailableError and WorkCancelledError.  After IndexBrokenError a drain makes the index anew.
        """
        with self._lock:
            if self._asking is not None:
                self._asking.cancel()
            job = self._runner.start(SEARCH_LANE, answer_query, _AskOrder(text, sort, typing, wanted))
            self._asking = job
        return job.wait()

    def complete(self, text: str) -> Suggestion | None:
        """How a query that is being typed is likely to go on; raises IndexUnavailableError."""
        from reader.library.suggesting import complete_query

        return self._runner.start(SEARCH_LANE, complete_query, text).wait()

    def hits(
        self, result: SearchResult, start: int, length: int, snippet_width: int = SNIPPET_WIDTH
    ) -> tuple[SearchHit, ...]:
        """One page of what was found, with snippets and marks."""
        stop = start + length
        order = _HitsOrder(result.tree, result.numbers[start:stop], result.scores[start:stop], snippet_width)
        return self._runner.start(SEARCH_LANE, find_hits, order).wait()

    def marks(self, number: ArticleNumber, result: SearchResult) -> tuple[Mark, ...]:
        """Every hit of a search in one article, in reading order."""
        return self._runner.start(SEARCH_LANE, find_marks_in, (number, result.tree)).wait()

    def history(self) -> tuple[str, ...]:
        """What was searched, newest first."""
        return self._bench.store.windows.searches()

    def remember(self, text: str) -> None:
        """Put a search on top of the history."""
        if not self._bench.store.database.is_read_only:
            self._bench.store.windows.remember_search(text, self._bench.now())


def warm_up(bench: Workbench, _: None, report_progress: ReportProgress) -> None:
    """Task: import what a search needs and open the index, by asking for some word."""
    result = answer_query(bench, _AskOrder("newsreader", "best", typing=True), report_progress)
    find_hits(bench, _HitsOrder(result.tree, result.numbers[:1], result.scores[:1], SNIPPET_WIDTH), report_progress)


def answer_query(bench: Workbench, order: _AskOrder, _: ReportProgress) -> SearchResult:
    """Task: read, resolve and answer a query."""
    from reader.library.resolution import resolve
    from reader.query import read_query

    began = time.perf_counter()
    today = bench.now().astimezone().date()
    query = read_query(order.text, today, order.typing)
    status = find_status(bench)
    if not status.is_usable:
        raise IndexBrokenError("the search index", status.reason or "is not there yet", "it is made anew")
    answer = bench.index.search(Question(_narrow(bench, resolve(query.tree, bench.store), order.wanted), order.sort))
    lacking = count_lacking(bench, status)
    return SearchResult(
        text=order.text,
        read_as=query.read_as,
        tree=query.tree,
        sort=order.sort,
        numbers=answer.numbers,
        scores=answer.scores,
        took_ms=(time.perf_counter() - began) * 1000,
        engine=status.engine,
        not_yet_indexed=lacking,
        notes=answer.cuts,
        filter=order.wanted,
        did_you_mean=None if answer.numbers else _respell(bench, order, query.tree, today),
        remarks=query.remarks,
        other_spellings=None if lacking else _seek_other_spellings(bench, order, answer.numbers, today),
    )


def _seek_other_spellings(
    bench: Workbench, order: _AskOrder, found: Sequence[ArticleNumber], today: date
) -> OtherSpellings | None:
    """What the typed words leave out of the name that they are, within the filter."""
    from reader.library.spellings import find_other_spellings
    from reader.query import read_query

    tree = read_query(order.text, today, False).tree
    within = bench.store.facets.articles(order.wanted) if order.wanted else None
    return find_other_spellings(bench.store, tree, found, within)


def _respell(bench: Workbench, order: _AskOrder, tree: Tree, today: date) -> str | None:
    """The query in another spelling that finds something."""
    from reader.library.resolution import resolve
    from reader.library.suggesting import respell_query
    from reader.query import read_query

    def is_found(text: str) -> bool:
        asked = _narrow(bench, resolve(read_query(text, today, False).tree, bench.store), order.wanted)
        return bool(bench.index.search(Question(asked)).numbers)

    return respell_query(bench, order.text, tree, is_found)


def _narrow(bench: Workbench, tree: Tree, wanted: Filter) -> Tree:
    """The same question about the articles that have what is wanted."""
    from reader.model.query import Among, And

    if not wanted:
        return tree
    return And((tree, Among(frozenset(bench.store.facets.articles(wanted)))))


def find_hits(bench: Workbench, order: _HitsOrder, _: ReportProgress) -> tuple[SearchHit, ...]:
    """Task: rows with snippets and marks."""
    from reader.library.resolution import find_surfaces
    from reader.text.marks import make_snippet, mark_blocks

    surfaces = find_surfaces(order.tree, bench.store)
    rows = {row.number: row for row in bench.store.articles.rows(order.numbers)}
    hits = []
    for number, score in zip(order.numbers, order.scores, strict=True):
        if number not in rows:
            continue
        article = bench.store.articles.get(number)
        blocks = shown_blocks(article)
        title_marks = [
            (mark.start, mark.end)
            for mark in mark_blocks(blocks[:1], order.tree, article.language, surfaces)
            if mark.block == TITLE
        ]
        snippet, marks = make_snippet(blocks[1:], order.tree, article.language, order.snippet_width, surfaces)
        hits.append(SearchHit(rows[number], score, tuple(title_marks), snippet, tuple(marks)))
    return tuple(hits)


def find_marks_in(bench: Workbench, order: tuple[ArticleNumber, Tree], _: ReportProgress) -> tuple[Mark, ...]:
    """Task: every hit in one article."""
    from reader.library.resolution import find_surfaces
    from reader.text.marks import mark_blocks

    number, tree = order
    article = bench.store.articles.get(number)
    return tuple(mark_blocks(shown_blocks(article), tree, article.language, find_surfaces(tree, bench.store)))


def shown_blocks(article: Article) -> Sequence[tuple[int, str]]:
    """The blocks of an article as they are searched and shown: its display title first."""
    shown = replace(article.text, title=article.display_title)
    return tuple(shown.blocks())
