"""Entities across articles: their aliases, where they are mentioned, and whom a bare surname means here.

How two spellings become one key, and which person bears a surname, is decided in `understanding.aliases`.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.model.article import ArticleNumber
from reader.model.entity import EntityType, NamedMention, NameKey
from reader.text.tokens import fold_words
from reader.understanding.aliases import choose_bearer, display_name, surname_key

BEARERS_COMPARED = 2
"""The heaviest two decide: a bearer must be alone or outweigh every other."""


def write_names(connection: sqlite3.Connection, article: ArticleNumber, mentions: Sequence[NamedMention]) -> None:
    """Add an article's mentions, and bring the entities they name up to date."""
    numbers = {name: _entity_number(connection, name) for name in {each.name for each in mentions}}
    connection.executemany(
        'INSERT INTO mention (article, block, start, "end", text, entity, is_demonym) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (
            (article, m.block, m.start, m.end, m.text, numbers[each.name], m.is_demonym)
            for each in mentions
            for m in (each.mention,)
        ),
    )
    counts = Counter(numbers[each.name] for each in mentions if not each.mention.is_demonym)
    connection.executemany(
        "INSERT INTO entity_article (entity, article, mention_count) VALUES (?, ?, ?)",
        ((number, article, counts[number]) for number in numbers.values()),
    )
    surfaces = Counter((numbers[each.name], each.mention.text, each.mention.is_demonym) for each in mentions)
    connection.executemany(
        "INSERT INTO alias (entity, surface, folded, mention_count, is_demonym) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (entity, surface, is_demonym)"
        " DO UPDATE SET mention_count = mention_count + excluded.mention_count",
        ((number, text, fold_words(text), count, is_demonym) for (number, text, is_demonym), count in surfaces.items()),
    )
    _refresh_entities(connection, [number for number in numbers.values() if counts[number]], added=1)


def erase_names(connection: sqlite3.Connection, article: ArticleNumber) -> None:
    """Take an article's mentions out again."""
    touched = connection.execute(
        "SELECT entity FROM entity_article WHERE article = ? AND mention_count > 0", (article,)
    ).fetchall()
    connection.execute(
        "UPDATE alias SET mention_count = mention_count - lost.count FROM"
        " (SELECT entity, text, is_demonym, count(*) AS count FROM mention WHERE article = ? GROUP BY 1, 2, 3) AS lost"
        " WHERE alias.entity = lost.entity AND alias.surface = lost.text AND alias.is_demonym = lost.is_demonym",
        (article,),
    )
    connection.execute(
        "DELETE FROM alias WHERE mention_count <= 0 AND entity IN"
        " (SELECT entity FROM entity_article WHERE article = ?)",
        (article,),
    )
    connection.execute("DELETE FROM mention WHERE article = ?", (article,))
    connection.execute("DELETE FROM entity_article WHERE article = ?", (article,))
    _refresh_entities(connection, [number for (number,) in touched], added=-1)


def _entity_number(connection: sqlite3.Connection, name: NameKey) -> int:
    found = connection.execute(
        "SELECT number FROM entity WHERE type = ? AND key = ? AND is_surname_only = ?",
        (name.type, name.key, name.is_surname_only),
    ).fetchone()
    if found is not None:
        return int(found[0])
    cursor = connection.execute(
        "INSERT INTO entity (id, type, key, is_surname_only, surname_key, name) VALUES (?, ?, ?, ?, ?, ?)",
        (entity_id(name), name.type, name.key, name.is_surname_only, surname_key(name), provisional_name(name.key)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def entity_id(name: NameKey) -> str:
    """The id of the entity with this key: the same in every library, whatever came first."""
    letters = f"{name.type}\n{name.key}\n{name.is_surname_only:d}"
    return base64.b32encode(hashlib.sha256(letters.encode()).digest()).decode()[:12].lower()


def provisional_name(key: str) -> str:
    """What an entity is called that only demonyms point to."""
    return key.title()


def _refresh_entities(connection: sqlite3.Connection, numbers: Iterable[int], added: int) -> None:
    surnames: set[str] = set()
    for number in numbers:
        entity_type, key, is_surname_only, surname = connection.execute(
            "UPDATE entity SET article_count = article_count + ? WHERE number = ?"
            " RETURNING type, key, is_surname_only, surname_key",
            (added, number),
        ).fetchone()
        _refresh_name(connection, number, key, entity_type)
        if is_surname_only:
            surnames.add(key)
        elif surname is not None:
            surnames.add(surname)
    for surname in surnames:
        _refresh_bearer(connection, surname)


def _refresh_name(connection: sqlite3.Connection, number: int, key: str, entity_type: EntityType) -> None:
    surfaces = dict(
        connection.execute(
            "SELECT surface, mention_count FROM alias WHERE entity = ? AND NOT is_demonym", (number,)
        ).fetchall()
    )
    name = display_name(surfaces, entity_type) if surfaces else provisional_name(key)
    connection.execute("UPDATE entity SET name = ? WHERE number = ? AND name != ?", (name, number, name))


def _refresh_bearer(connection: sqlite3.Connection, surname: str) -> None:
    candidates = connection.execute(
        "SELECT number, article_count FROM entity WHERE surname_key = ? AND article_count > 0"
        f" ORDER BY article_count DESC, id LIMIT {BEARERS_COMPARED}",
        (surname,),
    ).fetchall()
    bearer = choose_bearer(candidates)
    connection.execute(
        "UPDATE entity SET bearer = ? WHERE type IN ('person', 'org') AND key = ? AND is_surname_only = 1",
        (bearer, surname),
    )
