"""Which articles share which terms: the table that finds candidates for related articles.

Knows no ranking; it bounds how many rows are looked at, so that the cost stays flat as the archive grows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import ArticleNumber
from reader.store.connection import Database
from reader.understanding.rarity import rarity

CANDIDATES = 40
POSTINGS_PER_LOOKUP = 6_000
"""Rows of article_term that one look-up may touch; the rarest terms go first."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another article that shares terms with a subject."""

    number: ArticleNumber
    shared: tuple[tuple[str, float], ...]
    """(stem, weight of the subject x weight of the candidate x rarity), best first."""

    @property
    def overlap(self) -> float:
        """Sum over the shared terms."""
        return sum(weight for _, weight in self.shared)


def write_terms(connection: sqlite3.Connection, number: ArticleNumber, terms: Sequence[tuple[str, float]]) -> None:
    """Add an article's terms."""
    connection.executemany(
        "INSERT INTO term (stem, article_count) VALUES (?, 1)"
        " ON CONFLICT (stem) DO UPDATE SET article_count = article_count + 1",
        ((stem,) for stem, _ in terms),
    )
    connection.executemany(
        "INSERT INTO article_term (term, article, weight) SELECT number, ?, ? FROM term WHERE stem = ?",
        ((number, weight, stem) for stem, weight in terms),
    )


def erase_terms(connection: sqlite3.Connection, number: ArticleNumber) -> None:
    """Take an article's terms out again."""
    stored = connection.execute("SELECT terms FROM article_text WHERE article = ?", (number,)).fetchone()
    stems = [(stem,) for stem, _ in json.loads(stored[0])]
    connection.executemany("UPDATE term SET article_count = article_count - 1 WHERE stem = ?", stems)
    connection.executemany(
        "DELETE FROM article_term WHERE article = ? AND term = (SELECT number FROM term WHERE stem = ?)",
        ((number, stem) for (stem,) in stems),
    )


class TermStore:
    """Finds articles that share terms."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def terms_of(self, number: ArticleNumber) -> tuple[tuple[str, float], ...]:
        """(stem, weight) of one article."""
        with self._database.reading() as connection:
            (stored,) = connection.execute("SELECT terms FROM article_text WHERE article = ?", (number,)).fetchone()
        return tuple((stem, weight) for stem, weight in json.loads(stored))

    def candidates(self, number: ArticleNumber) -> tuple[Candidate, ...]:
        """The articles that share most with this one by its rarest terms, best first."""
        weights = dict(self.terms_of(number))
        if not weights:
            return ()
        with self._database.reading() as connection:
            (article_count,) = connection.execute("SELECT count(*) FROM article").fetchone()
            known = connection.execute(
                f"SELECT number, stem, article_count FROM term WHERE stem IN ({','.join('?' * len(weights))})"
                " AND article_count > 1 ORDER BY article_count, stem",
                tuple(weights),
            ).fetchall()
            asked = _affordable(known, weights, article_count)
            if not asked:
                return ()
            found = connection.execute(
                f"WITH asked (term, stem, weight) AS (VALUES {','.join(['(?, ?, ?)'] * len(asked))})"
                " SELECT article, stem, asked.weight * article_term.weight FROM asked"
                " CROSS JOIN article_term ON article_term.term = asked.term WHERE article != ?",
                (*(value for row in asked for value in row), number),
            )
            return _best_candidates(found)


def _affordable(
    known: Sequence[tuple[int, str, int]], weights: dict[str, float], article_count: int
) -> list[tuple[int, str, float]]:
    asked: list[tuple[int, str, float]] = []
    postings = 0
    for term, stem, count in known:
        postings += count
        if asked and postings > POSTINGS_PER_LOOKUP:
            break
        asked.append((term, stem, weights[stem] * rarity(count, article_count)))
    return asked


def _best_candidates(found: sqlite3.Cursor) -> tuple[Candidate, ...]:
    shared: dict[int, list[tuple[str, float]]] = {}
    for article, stem, weight in found:
        shared.setdefault(article, []).append((stem, weight))
    candidates = [
        Candidate(article, tuple(sorted(stems, key=lambda each: (-each[1], each[0]))))
        for article, stems in shared.items()
    ]
    candidates.sort(key=lambda each: (-each.overlap, each.number))
    return tuple(candidates[:CANDIDATES])
