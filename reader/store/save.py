"""The one write: a plan and its row in the index queue, in one transaction.

Decides nothing; what a plan says is what is kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import datetime

from reader.model.article import ArticleNumber, CleanText
from reader.model.plan import Arrival, IdentityKey, NewArticle, NewRevision, Plan, Reading, SameArticle
from reader.store import names, terms
from reader.store.articles import find_by_keys, text_hashes
from reader.store.changes import note_change
from reader.store.codec import encode, encode_date
from reader.store.connection import Database
from reader.store.likeness import write_sketch
from reader.store.sorting import note_unsorted
from reader.store.sources import name_document, note_furniture

NEXT_ARRIVAL = "SELECT 1 + coalesce(max(arrival), 0) FROM article"


def save_plan(database: Database, plan: Plan, now: datetime) -> ArticleNumber:
    """Carry out the plan and return the article's number."""
    with database.writing() as connection:
        if isinstance(plan, SameArticle):
            _add_keys(connection, plan.number, plan.keys)
            return plan.number
        keys = plan.arrival.keys
        number = find_by_keys(connection, keys) if isinstance(plan, NewArticle) else plan.number
        if number is None:
            assert isinstance(plan, NewArticle)
            number = _insert_article(connection, plan, now)
            note_change(connection, number)
            note_furniture(connection, plan.arrival.place, plan.reading.countable_blocks, number)
        elif isinstance(plan, NewRevision) and plan.arrival.raw_hash not in text_hashes(connection, number, keys):
            _keep_revision(connection, plan, now)
            _replace_reading(connection, number, plan.reading, plan.arrival)
            note_change(connection, number)
            note_furniture(connection, plan.arrival.place, plan.reading.countable_blocks, number)
        # else another process brought it in since the plan was made
        _add_keys(connection, number, keys)
        return number


def save_reading(database: Database, number: ArticleNumber, reading: Reading, arrival: Arrival) -> None:
    """Replace what was understood of a text that itself stays the same; the index hears of what it would see."""
    with database.writing() as connection:
        before = _indexed_part(connection, number)
        _replace_reading(connection, number, reading, arrival)
        if _indexed_part(connection, number) != before:
            note_change(connection, number)


def save_cleaned(database: Database, number: ArticleNumber, text: CleanText) -> None:
    """Replace a cleaned text by one of the same words, that differs in what was removed."""
    with database.writing() as connection:
        before = _indexed_part(connection, number)
        connection.execute("UPDATE article_text SET clean = ?, is_stale = 0 WHERE article = ?", (encode(text), number))
        if _indexed_part(connection, number) != before:
            note_change(connection, number)


def _indexed_part(connection: sqlite3.Connection, number: ArticleNumber) -> tuple[str | None, ...]:
    found: tuple[str | None, ...] = connection.execute(
        "SELECT display_title, clean, language, published FROM article JOIN article_text ON article = number"
        " WHERE number = ?",
        (number,),
    ).fetchone()
    return found


def _insert_article(connection: sqlite3.Connection, plan: NewArticle, now: datetime) -> ArticleNumber:
    reading, arrival = plan.reading, plan.arrival
    published = reading.own_date
    stored_date = encode_date(published)
    cursor = connection.execute(
        "INSERT INTO article (id, display_title, source, path, language, own_date, published, earliest, latest, words,"
        f" added, list_day, arrival) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ({NEXT_ARRIVAL}))",
        (
            plan.id,
            reading.display_title,
            _source_number(connection, arrival.source),
            arrival.path,
            reading.language,
            stored_date,
            stored_date,
            published.earliest.toordinal() if published else None,
            published.latest.toordinal() if published else None,
            reading.words,
            now.isoformat(),
            published.latest.toordinal() if published else now.date().toordinal(),
        ),
    )
    number = cursor.lastrowid
    assert number is not None
    _insert_text(connection, number, reading, arrival)
    _add_understanding(connection, number, reading, arrival.place)
    return number


def _insert_text(connection: sqlite3.Connection, number: ArticleNumber, reading: Reading, arrival: Arrival) -> None:
    connection.execute(
        "INSERT INTO article_text (article, clean, terms, place, extractor, media_type, raw_hash, raw)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            number,
            encode(reading.text),
            encode(reading.terms),
            arrival.place,
            reading.extractor,
            arrival.media_type,
            arrival.raw_hash,
            arrival.raw,
        ),
    )


def _keep_revision(connection: sqlite3.Connection, plan: NewRevision, now: datetime) -> None:
    connection.execute(
        "INSERT INTO revision (article, number, added, raw)"
        " SELECT number, 1 + (SELECT count(*) FROM revision WHERE article = ?1), added, raw"
        " FROM article JOIN article_text ON article_text.article = article.number WHERE number = ?1",
        (plan.number,),
    )
    connection.execute(
        f"UPDATE article SET added = ?, arrival = ({NEXT_ARRIVAL}) WHERE number = ?", (now.isoformat(), plan.number)
    )
    connection.execute("UPDATE state SET is_read = 0, is_opened = 0 WHERE article = ?", (plan.number,))


def _replace_reading(connection: sqlite3.Connection, number: ArticleNumber, reading: Reading, arrival: Arrival) -> None:
    names.erase_names(connection, number)
    terms.erase_terms(connection, number)
    connection.execute("DELETE FROM block WHERE article = ?", (number,))
    published = reading.own_date
    stored_date = encode_date(published)
    connection.execute(
        "UPDATE article SET display_title = ?, source = ?, language = ?, own_date = ?, published = ?, earliest = ?,"
        " latest = ?, words = ?, list_day = coalesce(?, list_day) WHERE number = ?",
        (
            reading.display_title,
            _source_number(connection, arrival.source),
            reading.language,
            stored_date,
            stored_date,
            published.earliest.toordinal() if published else None,
            published.latest.toordinal() if published else None,
            reading.words,
            published.latest.toordinal() if published else None,
            number,
        ),
    )
    connection.execute(
        "UPDATE article_text SET clean = ?, terms = ?, extractor = ?, media_type = ?, raw_hash = ?, raw = ?,"
        " is_stale = 0"
        " WHERE article = ?",
        (
            encode(reading.text),
            encode(reading.terms),
            reading.extractor,
            arrival.media_type,
            arrival.raw_hash,
            arrival.raw,
            number,
        ),
    )
    _add_understanding(connection, number, reading, arrival.place)


def _add_understanding(connection: sqlite3.Connection, number: ArticleNumber, reading: Reading, place: str) -> None:
    names.write_names(connection, number, reading.mentions)
    terms.write_terms(connection, number, reading.terms)
    write_sketch(connection, number, reading.sketch)
    note_unsorted(connection, number)
    document = name_document(reading.countable_blocks) or f"article {number}"
    connection.executemany(
        "INSERT OR IGNORE INTO block (place, hash, article, document) VALUES (?, ?, ?, ?)",
        ((place, block.hash, number, document) for block in reading.countable_blocks),
    )


def _add_keys(connection: sqlite3.Connection, number: ArticleNumber, keys: Sequence[IdentityKey]) -> None:
    raw_hash = next(key.key for key in keys if key.kind == "raw")
    connection.executemany(
        "INSERT INTO identity (kind, key, article, raw_hash) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, key) DO UPDATE SET raw_hash = excluded.raw_hash WHERE raw_hash != excluded.raw_hash",
        ((key.kind, key.key, number, raw_hash) for key in keys),
    )


def _source_number(connection: sqlite3.Connection, name: str) -> int:
    connection.execute("INSERT OR IGNORE INTO source (name) VALUES (?)", (name,))
    (number,) = connection.execute("SELECT number FROM source WHERE name = ?", (name,)).fetchone()
    return int(number)
