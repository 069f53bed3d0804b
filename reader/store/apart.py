"""Spellings that a person took apart: where they are kept, and the mentions that they moved.

Which mentions move is decided in `understanding.governance`.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from reader.model.article import ArticleNumber
from reader.model.entity import Mention, NamedMention, NameKey
from reader.store.codec import encode
from reader.text.tokens import fold_words
from reader.understanding.governance import ApartGroup, ApartName, keep_apart


def choose_apart(connection: sqlite3.Connection, mentions: Sequence[NamedMention]) -> Sequence[NamedMention]:
    """One article's mentions as decided: spellings that were taken apart have keys of their own."""
    if not has_apart(connection):
        return mentions
    groups = groups_of(connection, {fold_words(named.mention.text) for named in mentions})
    return keep_apart(mentions, groups) if groups else mentions


def has_apart(connection: sqlite3.Connection) -> bool:
    """Whether any spellings were taken apart."""
    return connection.execute("SELECT 1 FROM apart LIMIT 1").fetchone() is not None


def groups_of(connection: sqlite3.Connection, spellings: Iterable[str]) -> tuple[ApartGroup, ...]:
    """The groups that have one of these folded spellings, in the order of their decisions."""
    found = connection.execute(
        "SELECT number, folded, type, plain, own, is_surname_only FROM apart WHERE number IN"
        " (SELECT number FROM apart WHERE folded IN (SELECT value FROM json_each(?))) ORDER BY number, rank",
        (encode(sorted(spellings)),),
    )
    groups: defaultdict[int, list[ApartName]] = defaultdict(list)
    for number, folded, type_, plain, own, bare in found:
        groups[number].append(ApartName(folded, NameKey(type_, plain, bool(bare)), NameKey(type_, own, bool(bare))))
    return tuple(map(tuple, groups.values()))


def all_groups(connection: sqlite3.Connection) -> tuple[ApartGroup, ...]:
    """Every group, in the order of the decisions."""
    found = connection.execute("SELECT DISTINCT folded FROM apart").fetchall()
    return groups_of(connection, [folded for (folded,) in found])


def write_groups(connection: sqlite3.Connection, groups: Iterable[ApartGroup]) -> None:
    """Keep these groups instead of all that were kept."""
    connection.execute("DELETE FROM apart")
    connection.executemany(
        "INSERT INTO apart (number, rank, type, folded, is_surname_only, plain, own) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (number, rank, name.own.type, name.folded, name.own.is_surname_only, name.plain.key, name.own.key)
            for number, group in enumerate(groups)
            for rank, name in enumerate(group)
        ),
    )


def numbers_of(connection: sqlite3.Connection, keys: Iterable[NameKey]) -> set[int]:
    """The entities with these keys."""
    numbers: set[int] = set()
    for key in keys:
        found = connection.execute(
            "SELECT number FROM entity WHERE type = ? AND key = ? AND is_surname_only = ?",
            (key.type, key.key, key.is_surname_only),
        )
        numbers.update(number for (number,) in found)
    return numbers


def note_moved(connection: sqlite3.Connection, article: ArticleNumber, mention: Mention, origin: int) -> None:
    """Remember which entity the rules gave a mention to."""
    connection.execute(
        "INSERT OR REPLACE INTO moved (article, block, start, origin) VALUES (?, ?, ?, ?)",
        (article, mention.block, mention.start, origin),
    )


def are_apart(connection: sqlite3.Connection, bare: int, bearer: int) -> bool:
    """Whether a person said that a bare surname is not this entity, nor any that is shown as it."""
    return (
        connection.execute(
            "SELECT 1 FROM entity AS surname JOIN apart AS one ON one.own = surname.key AND one.type = surname.type"
            " AND one.is_surname_only = 1 JOIN apart AS other ON other.number = one.number AND other.rank != one.rank"
            " JOIN entity AS shown ON shown.key = other.own AND shown.type = other.type"
            " AND shown.is_surname_only = other.is_surname_only"
            " WHERE surname.number = ?1 AND (shown.number = ?2 OR shown.bearer = ?2) AND NOT shown.is_surname_only",
            (bare, bearer),
        ).fetchone()
        is not None
    )


def mentions_concerned(
    connection: sqlite3.Connection, changed: Collection[ApartGroup], groups: Collection[ApartGroup]
) -> dict[ArticleNumber, list[tuple[NamedMention, int]]]:
    """By article, where one has a spelling of a changed group, every mention that groups may move.

    Each as the rules named it, and whose it is now.
    """
    rivals = numbers_of(connection, {name.plain for group in (*changed, *groups) for name in group})
    spelled = "SELECT %s FROM alias WHERE NOT is_demonym AND folded IN (SELECT value FROM json_each(%s))"
    found = connection.execute(
        'SELECT mention.article, mention.block, mention.start, "end", text, entity, type, key, is_surname_only'
        " FROM mention LEFT JOIN moved USING (article, block, start) JOIN entity ON number = coalesce(origin, entity)"
        " WHERE mention.article IN"
        f" (SELECT article FROM entity_article WHERE mention_count > 0 AND entity IN ({spelled % ('entity', '?1')}))"
        f" AND (text IN ({spelled % ('surface', '?2')}) OR number IN (SELECT value FROM json_each(?3)))"
        " AND NOT is_demonym ORDER BY 1, 2, 3",
        (encode(_spellings_of(changed)), encode(_spellings_of((*changed, *groups))), encode(sorted(rivals))),
    )
    mentions: defaultdict[ArticleNumber, list[tuple[NamedMention, int]]] = defaultdict(list)
    for article, block, start, end, text, entity, type_, key, bare in found:
        named = NamedMention(Mention(block, start, end, text, type_), NameKey(type_, key, bool(bare)))
        mentions[article].append((named, entity))
    return mentions


def _spellings_of(groups: Iterable[ApartGroup]) -> list[str]:
    return sorted({name.folded for group in groups for name in group})
