"""Generates a library of any size: rows of the store written directly.

    python -m tests.bench.archive FOLDER COUNT

Everything that import and sorting read of earlier articles is there: names, terms, stories, pairs, sketches; nothing
waits to be sorted or indexed.
"""

from __future__ import annotations

import os
import random
import sqlite3
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reader.index.whoosh_index import WhooshIndex
from reader.model.article import CleanText
from reader.model.entity import NameKey
from reader.model.search import IndexRecord
from reader.settings import load_settings, make_private_folder
from reader.store import DATABASE_NAME, open_store
from reader.store.codec import encode, encode_date
from reader.store.names import entity_id
from reader.understanding.aliases import surname_key
from reader.understanding.duplicates import SKETCH_HASHES
from reader.understanding.stories import EPISODE_GAP
from tests.bench.made import WORDS_PER_ARTICLE, MadeArticle, make_articles

KIN_KEPT = 8
KINSHIP = 0.5


def fill_library(folder: Path, count: int, words_per_article: int = WORDS_PER_ARTICLE) -> None:
    """Write so many generated articles into a new library, with an index that is said to be complete."""
    store = open_store(folder)
    with store.database.writing() as connection:
        _add_sources(connection)
        writer = _Writer(connection)
        for number, made in enumerate(make_articles(count, words_per_article), start=1):
            writer.write(number, made)
        connection.execute(
            "UPDATE entity SET (article_count, shown_count) ="
            " (SELECT count(*), count(*) FROM entity_article WHERE entity = entity.number)"
        )
        connection.execute(
            "UPDATE term SET article_count = (SELECT count(*) FROM article_term WHERE term = term.number)"
        )
    store.close()
    set_empty_index(folder)


def fill_rows(folder: Path, count: int) -> None:
    """Write so many rows of the list into a new library, all with one short text: where only the list is measured."""
    store = open_store(folder)
    clean = encode(CleanText("A row", None, None, ("One sentence.",)))
    with store.database.writing() as connection:
        _add_sources(connection)
        connection.execute(
            "WITH row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < ?)"
            " INSERT INTO article (id, display_title, source, words, added, list_day, arrival)"
            " SELECT printf('row%09d', n), 'Row ' || n, n % 2 + 1, 2, '2026-01-01T00:00:00+00:00', 736000 + n / 30, n"
            " FROM row",
            (count,),
        )
        connection.execute(
            "INSERT INTO article_text (article, clean, terms, place, extractor, media_type, raw_hash, raw)"
            " SELECT number, ?, '[]', 'generated', 'generated/1', 'text/plain', id, zeroblob(0) FROM article",
            (clean,),
        )
    store.close()
    set_empty_index(folder)


def copy_library(built: Path, folder: Path) -> None:
    """Copy a library that was generated before, without its index."""
    folder.mkdir()
    source, target = (sqlite3.connect(each / DATABASE_NAME) for each in (built, folder))
    source.backup(target)
    source.close()
    target.close()
    set_empty_index(folder)


def set_empty_index(folder: Path) -> None:
    """Give a library an empty index that is said to be complete.

    A reader that finds an index behind its store would begin to index beside whatever is measured.
    """
    store = open_store(folder)
    data_folder = load_settings(str(folder), None, os.environ).data_folder
    make_private_folder(data_folder)
    record = IndexRecord(store.changes.last_sequence(), 0, "generated")
    WhooshIndex(folder / "index", data_folder).clear(record)
    store.changes.note_index(record.lineage, record.applied_sequence)
    store.close()


def _add_sources(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO source (name) VALUES ('The Generated Gazette'), ('Seeded Wire')")


class _Writer:
    """Writes articles with what is known of those before them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._people: dict[str, int] = {}
        self._terms: dict[str, int] = {}
        self._stories: dict[int, list[int]] = {}
        self._episodes: dict[int, tuple[int, int]] = {}
        self._chance = random.Random(1)

    def write(self, number: int, made: MadeArticle) -> None:
        self._write_article(number, made, self._find_episode(made))
        self._write_people(number, made)
        self._write_terms(number, made)
        self._write_kin(number, made)

    def _find_episode(self, made: MadeArticle) -> int:
        """The number of the episode, made with its story where there is none yet."""
        connection, day = self._connection, made.published.latest.toordinal()
        if made.story not in self._stories:
            self._stories[made.story] = []
            connection.execute(
                "INSERT INTO story (number, id, name) VALUES (?, ?, ?)",
                (made.story, _id_of(made.story), made.text.title),
            )
        episode, latest = self._episodes.get(made.story, (0, 0))
        if day > latest + EPISODE_GAP.days:
            (episode,) = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM episode").fetchone()
            row = (episode, _id_of(episode), made.story, day, day)
            connection.execute("INSERT INTO episode (number, id, story, earliest, latest) VALUES (?, ?, ?, ?, ?)", row)
        connection.execute(
            "UPDATE episode SET earliest = min(earliest, ?1), latest = max(latest, ?1) WHERE number = ?2",
            (day, episode),
        )
        self._episodes[made.story] = (episode, max(day, latest))
        return episode

    def _write_article(self, number: int, made: MadeArticle, episode: int) -> None:
        connection, day = self._connection, made.published.latest.toordinal()
        added = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number)).isoformat()
        stored_date = encode_date(made.published)
        words = sum(len(paragraph.split()) for paragraph in made.text.body)
        row = (number, _id_of(number), made.text.title or "", number % 2 + 1, f"generated/{number}.txt")
        connection.execute(
            "INSERT INTO article (number, id, display_title, source, path, language, own_date, published, earliest,"
            " latest, words, added, list_day, story, episode, arrival)"
            " VALUES (?, ?, ?, ?, ?, 'en', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, stored_date, stored_date, day, day, words, added, day, made.story, episode, number),
        )
        connection.execute(
            "INSERT INTO article_text (article, clean, terms, place, extractor, media_type, raw_hash, raw)"
            " VALUES (?, ?, ?, 'generated', 'generated/1', 'text/plain', ?, ?)",
            (number, encode(made.text), encode(made.terms), _id_of(number), made.raw.encode()),
        )
        connection.execute("INSERT INTO change (article) VALUES (?)", (number,))

    def _write_people(self, number: int, made: MadeArticle) -> None:
        connection, people = self._connection, self._people
        counts = Counter(name for _, _, _, name in made.mentions)
        for name, count in counts.items():
            if name not in people:
                people[name] = len(people) + 1
                key = NameKey("person", name.lower())
                connection.execute(
                    "INSERT INTO entity (number, id, type, key, is_surname_only, surname_key, name)"
                    " VALUES (?, ?, ?, ?, 0, ?, ?)",
                    (people[name], entity_id(key), key.type, key.key, surname_key(key), name),
                )
            connection.execute(
                "INSERT INTO alias VALUES (?, ?, ?, ?, 0) ON CONFLICT DO UPDATE SET mention_count = mention_count + ?",
                (people[name], name, name.lower(), count, count),
            )
            connection.execute("INSERT INTO entity_article VALUES (?, ?, ?)", (people[name], number, count))
        connection.executemany(
            "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, 0)",
            ((number, block, start, end, name, people[name]) for block, start, end, name in made.mentions),
        )

    def _write_terms(self, number: int, made: MadeArticle) -> None:
        connection, terms = self._connection, self._terms
        for stem, weight in made.terms:
            if stem not in terms:
                terms[stem] = len(terms) + 1
                connection.execute("INSERT INTO term VALUES (?, ?, 0)", (terms[stem], stem))
            connection.execute("INSERT INTO article_term VALUES (?, ?, ?)", (terms[stem], number, weight))

    def _write_kin(self, number: int, made: MadeArticle) -> None:
        """A sketch like no other's, and pairs with the latest of its story."""
        connection, articles = self._connection, self._stories[made.story]
        connection.execute("INSERT INTO sketch VALUES (?, ?)", (number, self._chance.randbytes(4 * SKETCH_HASHES)))
        pairs = [pair for other in articles[-KIN_KEPT:] for pair in ((number, other), (other, number))]
        connection.executemany("INSERT INTO likeness VALUES (?, ?, 0, ?)", ((*pair, KINSHIP) for pair in pairs))
        articles.append(number)


def _id_of(number: int) -> str:
    letters = ""
    while number:
        number, digit = divmod(number, 32)
        letters = "abcdefghijklmnopqrstuvwxyz234567"[digit] + letters
    return letters.rjust(12, "a")


if __name__ == "__main__":
    fill_library(Path(sys.argv[1]), int(sys.argv[2]))
