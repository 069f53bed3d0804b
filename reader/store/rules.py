"""What a person decided about names, brought to what the library holds.

Only what a changed rule concerns is touched.  Knows neither the file the rules come from nor what they mean.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable

from reader.model.article import ArticleNumber
from reader.model.entity import NamedMention, NameKey
from reader.store.apart import all_groups, mentions_concerned, note_moved, numbers_of, write_groups
from reader.store.applied import AppliedFile, keep_applied
from reader.store.codec import encode
from reader.store.connection import Database
from reader.store.names import add_spellings, entity_number
from reader.store.shown import refresh
from reader.understanding.governance import ApartGroup, Family, NameRules, keep_apart


class RuleStore:
    """Carries the rules out."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def apply(self, rules: NameRules, file: AppliedFile) -> tuple[ArticleNumber, ...]:
        """Let these rules hold instead of all before; return the articles that name somebody concerned."""
        with self._database.writing() as connection:
            concerned = _replace_groups(connection, rules.apart)
            concerned |= _replace_families(connection, rules.families)
            _recount_articles(connection, concerned)
            concerned = refresh(connection, concerned)
            keep_applied(connection, file)
            found = connection.execute(
                "SELECT DISTINCT article FROM entity_article JOIN entity ON number = entity"
                " WHERE number IN (SELECT value FROM json_each(?1)) OR bearer IN (SELECT value FROM json_each(?1))",
                (encode(sorted(concerned)),),
            )
            return tuple(article for (article,) in found)


def _replace_groups(connection: sqlite3.Connection, groups: tuple[ApartGroup, ...]) -> set[int]:
    """Keep these groups, and move the mentions that they and those before them concern; return whose they are."""
    before = all_groups(connection)
    if before == groups:
        return set()
    changed = set(before) ^ set(groups)
    write_groups(connection, groups)
    bare = {name.own for group in changed for name in group if name.own.is_surname_only}
    moves: list[tuple[ArticleNumber, NamedMention, int, int]] = []
    for article, found in mentions_concerned(connection, changed, groups).items():
        mentions = [named for named, _ in found]
        for (named, entity), chosen in zip(found, keep_apart(mentions, groups), strict=True):
            target = entity_number(connection, chosen.name)
            if target != entity:
                moves.append((article, named, entity, target))
    _move_mentions(connection, moves)
    return {number for *_, entity, target in moves for number in (entity, target)} | numbers_of(connection, bare)


def _move_mentions(
    connection: sqlite3.Connection, moves: Iterable[tuple[ArticleNumber, NamedMention, int, int]]
) -> None:
    spellings: Counter[tuple[int, str, bool]] = Counter()
    counts: Counter[tuple[int, ArticleNumber]] = Counter()
    for article, named, entity, target in moves:
        mention = named.mention
        place = (article, mention.block, mention.start)
        connection.execute(
            "UPDATE mention SET entity = ? WHERE article = ? AND block = ? AND start = ?", (target, *place)
        )
        if entity_number(connection, named.name) == target:
            connection.execute("DELETE FROM moved WHERE article = ? AND block = ? AND start = ?", place)
        else:
            note_moved(connection, article, mention, entity_number(connection, named.name))
        for number, added in ((entity, -1), (target, 1)):
            spellings[number, mention.text, False] += added
            counts[number, article] += added
    add_spellings(connection, spellings)
    connection.executemany(
        "DELETE FROM alias WHERE entity = ? AND surface = ? AND is_demonym = ? AND mention_count <= 0", spellings
    )
    connection.executemany(
        "INSERT INTO entity_article (entity, article, mention_count) VALUES (?, ?, ?)"
        " ON CONFLICT (entity, article) DO UPDATE SET mention_count = mention_count + excluded.mention_count",
        ((number, article, count) for (number, article), count in counts.items()),
    )
    connection.executemany(
        "DELETE FROM entity_article WHERE entity = ?1 AND article = ?2 AND mention_count = 0"
        " AND NOT EXISTS (SELECT 1 FROM mention WHERE article = ?2 AND entity = ?1)",
        counts,
    )


def _replace_families(connection: sqlite3.Connection, families: tuple[Family, ...]) -> set[int]:
    """Keep these families instead of those before; return the entities that this concerns."""
    before, after = _all_families(connection), set(families)
    gone = [number for family, number in before.items() if family not in after]
    come = [family for family in families if family not in before]
    concerned: set[int] = set()
    for number in gone:
        found = connection.execute("SELECT number, bearer FROM entity WHERE family = ?", (number,)).fetchall()
        concerned |= {each for row in found for each in row if each is not None}
        connection.execute(
            "UPDATE entity SET family = NULL, ruled_type = NULL, is_hidden = 0, bearer = NULL WHERE family = ?",
            (number,),
        )
        connection.execute("DELETE FROM family_key WHERE family = ?", (number,))
        connection.execute("DELETE FROM family WHERE number = ?", (number,))
    for family in come:
        concerned |= _add_family(connection, family)
    return concerned


def _add_family(connection: sqlite3.Connection, family: Family) -> set[int]:
    number = connection.execute(
        "INSERT INTO family (name, type, is_hidden) VALUES (?, ?, ?)", (family.name, family.type, family.is_hidden)
    ).lastrowid
    connection.executemany(
        "INSERT INTO family_key (type, key, is_surname_only, family, rank) VALUES (?, ?, ?, ?, ?)",
        ((key.type, key.key, key.is_surname_only, number, rank) for rank, key in enumerate(family.keys)),
    )
    members = numbers_of(connection, family.keys)
    bearers = set()
    for member in sorted(members):
        found = connection.execute("SELECT bearer FROM entity WHERE number = ?", (member,)).fetchone()
        bearers |= {found[0]} - {None}
        connection.execute(
            "UPDATE entity SET family = ?, ruled_type = ?, is_hidden = ? WHERE number = ?",
            (number, family.type, family.is_hidden, member),
        )
    return members | bearers


def _all_families(connection: sqlite3.Connection) -> dict[Family, int]:
    keys: dict[int, list[NameKey]] = {}
    for number, type_, key, bare in connection.execute(
        "SELECT family, type, key, is_surname_only FROM family_key ORDER BY family, rank"
    ):
        keys.setdefault(number, []).append(NameKey(type_, key, bool(bare)))
    return {
        Family(tuple(keys[number]), name, type_, bool(is_hidden)): number
        for number, name, type_, is_hidden in connection.execute("SELECT number, name, type, is_hidden FROM family")
    }


def _recount_articles(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    connection.executemany(
        "UPDATE entity SET article_count ="
        " (SELECT count(*) FROM entity_article WHERE entity = ?1 AND mention_count > 0) WHERE number = ?1",
        ((number,) for number in numbers),
    )
