"""Pairs of articles that share text or tell of one chain of events, and the sketches that find shared text.

Knows neither how sketches are made nor from which kinship on two articles are of one story.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reader.model.article import ArticleNumber
from reader.store.articles import chunks, marks
from reader.store.connection import Database

APART = "apart"
"""Kind of the decisions by which a user says that two articles have nothing to do with each other."""
NOT_APART = f"""
    NOT EXISTS (SELECT 1 FROM decision WHERE kind = '{APART}'
    AND subject = min(one.id, two.id) || ' ' || max(one.id, two.id))
"""
"""Of a pair of articles `one` and `two`: the user did not say so."""
MOST_PAIRS = 200
"""So many of an article's pairs count: a report that hundreds of others resemble is found by each of them."""
CLOSEST_FIRST = "kinship DESC, containment DESC, two.id"


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one article has in common with another."""

    other: ArticleNumber
    containment: float
    """Share of the shorter one's runs of words that stand in the other."""
    kinship: float
    """How sure both tell of one chain of events; 0 where they share text only."""


def write_likenesses(connection: sqlite3.Connection, found: Mapping[ArticleNumber, Sequence[Likeness]]) -> None:
    """Replace what is kept of some articles' pairs, in both directions, whichever of the two found the other."""
    for article in found:
        _erase_likenesses(connection, article)
    there = [(article, each.other, each.containment, each.kinship) for article in found for each in found[article]]
    back = [(other, article, containment, kinship) for article, other, containment, kinship in there]
    connection.executemany(
        "INSERT OR REPLACE INTO likeness (article, other, containment, kinship) VALUES (?, ?, ?, ?)", there + back
    )


def _erase_likenesses(connection: sqlite3.Connection, article: ArticleNumber) -> None:
    """Forget an article's pairs, in both directions."""
    connection.execute(
        "DELETE FROM likeness WHERE article IN (SELECT other FROM likeness WHERE article = ?1) AND other = ?1",
        (article,),
    )
    connection.execute("DELETE FROM likeness WHERE article = ?", (article,))


def write_sketch(connection: sqlite3.Connection, article: ArticleNumber, hashes: Sequence[int]) -> None:
    """Keep an article's sketch."""
    blob = array("I", hashes).tobytes()
    connection.execute("INSERT OR REPLACE INTO sketch (article, hashes) VALUES (?, ?)", (article, blob))


PAIRS = f"""
    SELECT other, containment, kinship FROM likeness JOIN article AS one ON one.number = likeness.article
    JOIN article AS two ON two.number = other WHERE likeness.article = ? AND {NOT_APART} ORDER BY {CLOSEST_FIRST}
"""


def read_likenesses(connection: sqlite3.Connection, article: ArticleNumber) -> tuple[Likeness, ...]:
    """An article's closest pairs, closest kin first; those that the user put apart are left out."""
    return tuple(Likeness(*each) for each in connection.execute(f"{PAIRS} LIMIT {MOST_PAIRS}", (article,)))


def read_nearest(connection: sqlite3.Connection, article: ArticleNumber) -> ArticleNumber | None:
    """The first of an article's pairs."""
    found = connection.execute(f"{PAIRS} LIMIT 1", (article,)).fetchone()
    return found[0] if found else None


class LikenessStore:
    """Reads pairs and sketches."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, article: ArticleNumber) -> tuple[Likeness, ...]:
        """An article's pairs, closest kin first; those that the user put apart are left out."""
        with self._database.reading() as connection:
            return read_likenesses(connection, article)

    def copies_of(self, article: ArticleNumber) -> tuple[ArticleNumber, ...]:
        """The articles that are copies of this one."""
        with self._database.reading() as connection:
            found = connection.execute("SELECT number FROM article WHERE duplicate_of = ? ORDER BY number", (article,))
            return tuple(number for (number,) in found)

    def sketches(self, articles: Sequence[ArticleNumber]) -> Mapping[ArticleNumber, Sequence[int]]:
        """The sketches of these articles, as far as they are kept."""
        found: dict[int, Sequence[int]] = {}
        with self._database.reading() as connection:
            for part in chunks(articles):
                query = f"SELECT article, hashes FROM sketch WHERE article IN ({marks(part)})"
                for article, blob in connection.execute(query, tuple(part)):
                    found[article] = array("I", blob)
        return found

    def put_apart(self, article: ArticleNumber) -> frozenset[ArticleNumber]:
        """The articles that the user said have nothing to do with this one."""
        with self._database.reading() as connection:
            (id_,) = connection.execute("SELECT id FROM article WHERE number = ?", (article,)).fetchone()
            subjects = connection.execute(
                "SELECT subject FROM decision WHERE kind = ? AND subject LIKE '%' || ? || '%'", (APART, id_)
            ).fetchall()
            others = {other for (subject,) in subjects for other in subject.split()} - {id_}
            found = (connection.execute("SELECT number FROM article WHERE id = ?", (other,)) for other in others)
            return frozenset(number for rows in found for (number,) in rows)
