"""Which articles share which terms: the table that finds candidates for related articles.

Knows no ranking; it bounds how many rows are looked at, so that the cost stays flat as the archive grows.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from reader.model.article import ArticleNumber
from reader.store.articles import marks
from reader.store.codec import encode
from reader.store.connection import Database
from reader.understanding.rarity import rarity
from reader.understanding.terms import MOST_TERMS

CANDIDATES = 40
POSTINGS_PER_LOOKUP = 6_000
"""Rows of article_term that one look-up may touch; the rarest terms go first."""

Asked = tuple[int, str, float]
"""(term, its stem, weight of the subject x rarity)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another article that shares terms with a subject."""

    number: ArticleNumber
    shared: tuple[tuple[str, float], ...]
    """(stem, weight of the subject x weight of the candidate x rarity), rarest first."""


def write_terms(connection: sqlite3.Connection, number: ArticleNumber, terms: Sequence[tuple[str, float]]) -> None:
    """Add an article's terms."""
    weights = dict(terms)
    known = connection.execute(
        # WHERE true: else ON would be read as that of a join
        "INSERT INTO term (stem, article_count) SELECT value, 1 FROM json_each(?) WHERE true"
        " ON CONFLICT (stem) DO UPDATE SET article_count = article_count + 1 RETURNING number, stem",
        (encode(list(weights)),),
    ).fetchall()
    connection.executemany(
        "INSERT INTO article_term (term, article, weight) VALUES (?, ?, ?)",
        sorted((term, number, weights[stem]) for term, stem in known),
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

    def overlaps(self, number: ArticleNumber, article_count: int) -> dict[ArticleNumber, float]:
        """The articles that share most with this one by its rarest terms, best first; so many are in the archive.

        An overlap is the sum over the shared terms: weight in one x weight in the other x rarity.
        """
        with self._database.reading() as connection:
            return _find_best(connection, self._asked(number, article_count), number)

    def overlaps_with(
        self, number: ArticleNumber, others: Sequence[ArticleNumber], article_count: int
    ) -> dict[ArticleNumber, float]:
        """The same sums for these articles, however many share more; none for those that share nothing."""
        asked = self._asked(number, article_count) if others else []
        if not asked:
            return {}
        with self._database.reading() as connection:
            values = [value for term, _, weight in asked for value in (term, weight)]
            return dict(
                connection.execute(
                    f"WITH asked (term, weight) AS (VALUES {_tuples(asked, 2)})"
                    " SELECT article, round(sum(asked.weight * article_term.weight), 9) FROM asked"
                    " CROSS JOIN article_term ON article_term.term = asked.term"
                    " WHERE article IN (SELECT value FROM json_each(?)) GROUP BY article ORDER BY article",
                    (*values, encode(list(others))),
                ).fetchall()
            )

    def candidates(self, number: ArticleNumber, article_count: int) -> tuple[Candidate, ...]:
        """The same articles with the terms they share."""
        asked = self._asked(number, article_count)
        with self._database.reading() as connection:
            return _with_shared(connection, asked, tuple(_find_best(connection, asked, number)))

    def shared_with(
        self, number: ArticleNumber, others: Sequence[ArticleNumber], article_count: int
    ) -> tuple[Candidate, ...]:
        """These articles with the terms they share with one, by its rarest terms."""
        asked = self._asked(number, article_count) if others else []
        with self._database.reading() as connection:
            return _with_shared(connection, asked, others)

    def _asked(self, number: ArticleNumber, article_count: int) -> list[Asked]:
        """The rarest terms of an article that a look-up can afford."""
        weights = dict(self.terms_of(number))
        with self._database.reading() as connection:
            known = connection.execute(
                "SELECT number, stem, article_count FROM term WHERE stem IN (SELECT value FROM json_each(?))"
                " AND article_count > 1 ORDER BY article_count, stem",
                (encode(list(weights)),),
            ).fetchall()
        return _affordable(known, weights, article_count)


def _affordable(known: Sequence[tuple[int, str, int]], weights: dict[str, float], article_count: int) -> list[Asked]:
    asked: list[Asked] = []
    postings = 0
    for term, stem, count in known:
        postings += count
        if asked and postings > POSTINGS_PER_LOOKUP:
            break
        asked.append((term, stem, weights[stem] * rarity(count, article_count)))
    return asked


def _find_best(
    connection: sqlite3.Connection, asked: Sequence[Asked], but: ArticleNumber
) -> dict[ArticleNumber, float]:
    """The articles that share most, best first; of equals those with the lowest ids, whoever came first."""
    if not asked:
        return {}
    # always of one length: a statement of another text is compiled anew, which takes as long as to answer it
    padded = [*((term, weight) for term, _, weight in asked), *[(None, 0.0)] * (MOST_TERMS - len(asked))]
    # rounded, for sums of equal weights may differ in their last digits
    found = connection.execute(
        f"WITH asked (term, weight) AS (VALUES {_tuples(padded, 2)})"
        " SELECT article, round(sum(asked.weight * article_term.weight), 9) AS overlap FROM asked"
        " CROSS JOIN article_term ON article_term.term = asked.term WHERE article != ?"
        " GROUP BY article ORDER BY overlap DESC",
        (*(value for each in padded for value in each), but),
    )
    overlaps: dict[int, float] = {}
    lowest = 0.0
    for article, overlap in found:
        if len(overlaps) >= CANDIDATES and overlap < lowest:
            break
        overlaps[article] = lowest = overlap
    # one value, for there may be more equals than a statement has variables
    ids = connection.execute(
        "SELECT number, id FROM article WHERE number IN (SELECT value FROM json_each(?))", (encode(list(overlaps)),)
    )
    ranked = sorted((-overlaps[article], id_, article) for article, id_ in ids)
    return {article: overlaps[article] for _, _, article in ranked[:CANDIDATES]}


def _with_shared(
    connection: sqlite3.Connection, asked: Sequence[Asked], articles: Sequence[ArticleNumber]
) -> tuple[Candidate, ...]:
    if not articles or not asked:
        return ()
    found = connection.execute(
        f"WITH asked (term, stem, weight) AS (VALUES {_tuples(asked, 3)})"
        " SELECT article, stem, asked.weight * article_term.weight FROM asked"
        f" CROSS JOIN article_term ON article_term.term = asked.term WHERE article IN ({marks(articles)})",
        (*(value for each in asked for value in each), *articles),
    )
    shared: dict[int, list[tuple[str, float]]] = {article: [] for article in articles}
    for article, stem, weight in found:
        shared[article].append((stem, weight))
    return tuple(Candidate(article, tuple(stems)) for article, stems in shared.items())


def _tuples(rows: Sequence[object], width: int) -> str:
    return ",".join([f"({marks(range(width))})"] * len(rows))
