"""The pairs that an article makes with its candidates: those of one chain of events, and those that share text.

    candidates by terms | names -> kinship | sketches -> which texts to compare -> containment

What articles of one batch have to be known by is read once and written together.  Decides no story.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from reader.ingest.comparing import compare_names
from reader.model.article import ArticleNumber, CleanText
from reader.store import Store
from reader.store.likeness import Likeness, write_likenesses, write_sketch
from reader.understanding.common_ground import have_common_ground
from reader.understanding.duplicates import (
    REWRITE_CONTAINMENT,
    SHARED_CONTAINMENT,
    SHARED_HASHES,
    containment,
    find_runs,
    sketch,
)
from reader.understanding.related import NameInArticle, NameWeights, measure_kinship, weigh_names
from reader.understanding.stories import NEAREST_KINSHIP
from reader.understanding.terms import MOST_TERMS

KEPT_RUNS = 200
"""Articles whose runs of words are kept: they are compared again with the next one that shares text with them."""
_imported_runs: dict[tuple[str, ...], frozenset[int]] = {}
"""Runs of the bodies that this process imported last: most are compared next, when they are sorted."""


def keep_runs(text: CleanText, runs: frozenset[int]) -> None:
    """Keep the runs of a text that is about to be sorted."""
    if len(_imported_runs) >= KEPT_RUNS:
        _imported_runs.clear()
    _imported_runs[text.body] = runs


def _take_runs(text: CleanText) -> frozenset[int]:
    runs = _imported_runs.pop(text.body, None)
    return find_runs(text) if runs is None else runs


class PairFinder:
    """Finds the pairs of the articles of one batch."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._article_count = store.articles.count()
        self._names: dict[ArticleNumber, tuple[NameInArticle, ...]] = {}
        self._name_weights: dict[ArticleNumber, NameWeights] = {}
        self._made: dict[ArticleNumber, tuple[int, ...]] = {}
        """Sketches of articles that were imported before import made them."""
        self._found: dict[ArticleNumber, list[Likeness]] = {}
        self._is_short = lru_cache(KEPT_RUNS)(lambda number: len(store.terms.terms_of(number)) < MOST_TERMS)
        self._runs_of = lru_cache(KEPT_RUNS)(lambda number: _take_runs(store.articles.get(number).text))

    def find(self, number: ArticleNumber) -> None:
        """Compare an article with its candidates and keep the pairs that share a story or text."""
        overlaps = self._store.terms.overlaps(number, self._article_count)
        # many may resemble it more by now, but who found it once is to stay found when it is sorted again
        known = [each.other for each in self._store.likeness.of(number) if each.other not in overlaps]
        overlaps |= self._store.terms.overlaps_with(number, known, self._article_count)
        self._read_names([number, *overlaps])
        sketches = self._read_sketches((number, *overlaps))
        own_sketch = frozenset(sketches[number])
        shares = {}
        for other in overlaps:
            is_like = len(own_sketch.intersection(sketches[other])) >= SHARED_HASHES
            share = containment(self._runs_of(number), self._runs_of(other)) if is_like else 0.0
            shares[other] = share if share >= SHARED_CONTAINMENT else 0.0
        kinships = self._measure_kinships(number, overlaps, shares)
        self._found[number] = [
            Likeness(other, round(share, 4), round(kinships.get(other, 0.0), 4))
            for other, share in shares.items()
            if share or other in kinships
        ]

    def _measure_kinships(
        self, number: ArticleNumber, overlaps: Mapping[ArticleNumber, float], shares: Mapping[ArticleNumber, float]
    ) -> dict[ArticleNumber, float]:
        """The articles that may be of one chain of events with this one, with how sure that is."""
        count, weights = self._article_count, self._name_weights
        measured = {
            other: measure_kinship(weights[number], weights[other], overlap, count)
            for other, overlap in overlaps.items()
        }
        kin = {other: kinship for other, kinship in measured.items() if kinship >= NEAREST_KINSHIP}
        is_short = bool(kin) and self._is_short(number)
        worded_apart = (other for other in kin if shares[other] < REWRITE_CONTAINMENT)
        short = [other for other in worded_apart if is_short or self._is_short(other)]
        for each in self._store.terms.shared_with(number, short, count):
            stems = [stem for stem, _ in each.shared]
            if not have_common_ground(self._names[number], self._names[each.number], stems):
                del kin[each.number]
        return kin

    def write(self, connection: sqlite3.Connection) -> None:
        """Keep what was found."""
        for number, hashes in self._made.items():
            write_sketch(connection, number, hashes)
        write_likenesses(connection, self._found)

    def _read_sketches(self, numbers: Sequence[ArticleNumber]) -> dict[ArticleNumber, Sequence[int]]:
        sketches = dict(self._store.likeness.sketches(numbers))
        for number in numbers:
            if number not in sketches:
                sketches[number] = self._made[number] = sketch(self._runs_of(number))
        return sketches

    def _read_names(self, numbers: Iterable[ArticleNumber]) -> None:
        unknown = [number for number in numbers if number not in self._name_weights]
        for number, named in self._store.entities.named_in(unknown).items():
            self._names[number] = compare_names(named)
            self._name_weights[number] = weigh_names(self._names[number], self._article_count)
