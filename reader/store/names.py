"""Names as they come and go with their articles' texts: mentions, spellings, keys that become entities.

How two spellings become one key is decided in `understanding.aliases`, which of them a person took apart in
`understanding.governance`, and as whom an entity is shown in `store.shown`.
"""

from __future__ import annotations

import base64
import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from reader.model.article import ArticleNumber
from reader.model.entity import NamedMention, NameKey
from reader.store.apart import choose_apart, note_moved
from reader.store.codec import encode
from reader.store.shown import count_in, count_out, provisional_name
from reader.text.tokens import fold_words
from reader.understanding.aliases import surname_key


def write_names(connection: sqlite3.Connection, article: ArticleNumber, mentions: Sequence[NamedMention]) -> None:
    """Add an article's mentions, and bring the entities they name up to date."""
    found = mentions
    mentions = choose_apart(connection, found)
    numbers = _entity_numbers(connection, dict.fromkeys(each.name for each in mentions))
    connection.executemany(
        'INSERT INTO mention (article, block, start, "end", text, entity, is_demonym) VALUES (?, ?, ?, ?, ?, ?, ?)',
        (
            (article, m.block, m.start, m.end, m.text, numbers[each.name], m.is_demonym)
            for each in mentions
            for m in (each.mention,)
        ),
    )
    for before, after in zip(found, mentions, strict=True):
        if before.name != after.name:
            note_moved(connection, article, before.mention, entity_number(connection, before.name))
    counts = Counter(numbers[each.name] for each in mentions if not each.mention.is_demonym)
    connection.executemany(
        "INSERT INTO entity_article (entity, article, mention_count) VALUES (?, ?, ?)",
        ((number, article, counts[number]) for number in numbers.values()),
    )
    surfaces = Counter((numbers[each.name], each.mention.text, each.mention.is_demonym) for each in mentions)
    add_spellings(connection, surfaces)
    count_in(connection, [number for number in numbers.values() if counts[number]])


def add_spellings(connection: sqlite3.Connection, surfaces: Counter[tuple[int, str, bool]]) -> None:
    """Count (entity, spelling, is_demonym) so many times more."""
    connection.executemany(
        "INSERT INTO alias (entity, surface, folded, mention_count, is_demonym) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (entity, surface, is_demonym)"
        " DO UPDATE SET mention_count = mention_count + excluded.mention_count",
        ((number, text, fold_words(text), count, is_demonym) for (number, text, is_demonym), count in surfaces.items()),
    )


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
    connection.execute("DELETE FROM moved WHERE article = ?", (article,))
    connection.execute("DELETE FROM entity_article WHERE article = ?", (article,))
    count_out(connection, [number for (number,) in touched])


def entity_number(connection: sqlite3.Connection, name: NameKey) -> int:
    """The number of the entity with this key, which is made where there is none."""
    return _entity_numbers(connection, (name,))[name]


def _entity_numbers(connection: sqlite3.Connection, names: Iterable[NameKey]) -> dict[NameKey, int]:
    known = connection.execute(
        "SELECT entity.type, entity.key, is_surname_only, number FROM json_each(?) AS asked CROSS JOIN entity"
        " ON entity.type = value ->> 0 AND entity.key = value ->> 1 AND is_surname_only = value ->> 2",
        (encode([(name.type, name.key, int(name.is_surname_only)) for name in names]),),
    )
    numbers = {NameKey(type_, key, bool(bare)): number for type_, key, bare, number in known}
    return {name: numbers[name] if name in numbers else _make_entity(connection, name) for name in names}


def _make_entity(connection: sqlite3.Connection, name: NameKey) -> int:
    family, ruled_type, is_hidden = connection.execute(
        "SELECT family.number, family.type, family.is_hidden FROM family_key JOIN family ON number = family"
        " WHERE family_key.type = ? AND key = ? AND is_surname_only = ?",
        (name.type, name.key, name.is_surname_only),
    ).fetchone() or (None, None, False)
    cursor = connection.execute(
        "INSERT INTO entity (id, type, key, is_surname_only, surname_key, name, family, ruled_type, is_hidden)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            entity_id(name),
            name.type,
            name.key,
            name.is_surname_only,
            surname_key(name),
            provisional_name(name.key),
            family,
            ruled_type,
            is_hidden,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def entity_id(name: NameKey) -> str:
    """The id of the entity with this key: the same in every library, whatever came first."""
    letters = f"{name.type}\n{name.key}\n{name.is_surname_only:d}"
    return base64.b32encode(hashlib.sha256(letters.encode()).digest()[:10]).decode()[:12].lower()
