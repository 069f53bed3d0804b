"""Facets of a list: counted where the runner puts it, narrowed by typing, and the articles that a filter leaves.

Knows no screen and no search.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.workbench import SEARCH_LANE, Workbench
from reader.model.article import ArticleNumber
from reader.model.facet import Facet, Facets, Filter
from reader.model.ports import Job, ReportProgress, Runner

if TYPE_CHECKING:
    from reader.store import Store

USUAL_LIMIT = 12
"""Facets of each kind."""
MOST_CALLED = 2_000
"""Names that typed letters may stand for, those of most articles: who means another types more."""


@dataclass(frozen=True, slots=True)
class _CountOrder:
    numbers: Sequence[ArticleNumber] | None
    typed: str
    limit: int


class FacetsPart:
    """Facets as screens and commands see them."""

    def __init__(self, bench: Workbench, runner: Runner) -> None:
        self._bench = bench
        self._runner = runner
        self._counting: Job[Facets] | None = None
        self._lock = threading.Lock()

    def count(self, numbers: Sequence[ArticleNumber] | None, typed: str = "", limit: int = USUAL_LIMIT) -> Facets:
        """What these articles share (None: all), exactly counted; where something is typed, what is called so.

        An earlier count still on its way is cancelled; raises WorkCancelledError then.
        """
        with self._lock:
            if self._counting is not None:
                self._counting.cancel()
            job = self._runner.start(SEARCH_LANE, count_facets, _CountOrder(numbers, typed, limit))
            self._counting = job
        return job.wait()

    def articles(self, wanted: Filter) -> Sequence[ArticleNumber]:
        """The articles that have all of these, in list order."""
        return self._bench.store.facets.articles(wanted)


def count_facets(bench: Workbench, order: _CountOrder, _: ReportProgress) -> Facets:
    """Task: count."""
    facets = bench.store.facets
    called = _find_called(bench.store, order.typed)
    sources = _keep_called(facets.sources(order.numbers), order.typed)
    months = _keep_called(facets.months(order.numbers), order.typed)
    names = facets.names(order.numbers, called, order.limit)
    return Facets((*sources[: order.limit], *months[: order.limit], *names))


def _find_called(store: Store, typed: str) -> tuple[int, ...] | None:
    from reader.text.tokens import fold_words

    return store.spellings.picked(typed, MOST_CALLED) if fold_words(typed) else None


def _keep_called(facets: list[Facet], typed: str) -> list[Facet]:
    """Those whose names or ids have what was typed."""
    from reader.text.tokens import fold_words

    wanted = fold_words(typed)
    return [facet for facet in facets if any(wanted in fold_words(each) for each in (facet.name, facet.id))]
