"""As whom an entity is shown: its family by decision, the bearer of a bare surname, and what it is called and counts.

`entity.bearer` leads from an entity to the one it is shown as, in one step; null where it is shown itself.  What a
person decided wins over whom a surname means in this archive.  The cost of an article does not grow with the archive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable
from typing import NamedTuple

from reader.model.entity import EntityType
from reader.store.apart import are_apart
from reader.understanding.aliases import choose_bearer, display_name

BEARERS_COMPARED = 2
"""The heaviest two decide: a bearer must be alone or outweigh every other."""


class _Member(NamedTuple):
    number: int
    type: EntityType
    key: str
    is_surname_only: bool
    surname_key: str | None
    bearer: int | None
    is_hidden: bool


def count_in(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Bring up to date what is shown of entities that one article more names."""
    _count(connection, numbers, 1)


def count_out(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Bring up to date what is shown of entities that one article fewer names."""
    _count(connection, numbers, -1)


def _count(connection: sqlite3.Connection, numbers: Collection[int], added: int) -> None:
    for number in numbers:
        connection.execute("UPDATE entity SET article_count = article_count + ? WHERE number = ?", (added, number))
    pointed = point(connection, numbers)
    targets = {shown_as(connection, number) for number in numbers}
    for target in targets - pointed:
        connection.execute("UPDATE entity SET shown_count = shown_count + ? WHERE number = ?", (added, target))
    recount(connection, pointed)
    for number in targets | pointed | set(numbers):
        refresh_name(connection, number)


def shown_as(connection: sqlite3.Connection, number: int) -> int:
    """The entity that this one is shown as, perhaps itself."""
    (shown,) = connection.execute("SELECT coalesce(bearer, number) FROM entity WHERE number = ?", (number,)).fetchone()
    return int(shown)


def point(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Lead these entities, and the surnames they concern, to whom they are shown as; return whose members changed."""
    surnames: set[str] = set()
    families: set[int] = set()
    for number in numbers:
        key, is_surname_only, surname, family = connection.execute(
            "SELECT key, is_surname_only, surname_key, family FROM entity WHERE number = ?", (number,)
        ).fetchone()
        if family is not None:
            families.add(family)
        if is_surname_only:
            surnames.add(key)
        elif surname is not None:
            surnames.add(surname)
    changed: set[int] = set()
    for family in sorted(families):
        surnames |= _point_family(connection, family, changed)
    for surname in sorted(surnames):
        _point_surname(connection, surname, changed)
    return changed


def recount(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Count the articles of all that are shown as each of these."""
    connection.executemany(
        "UPDATE entity SET shown_count = CASE WHEN bearer IS NULL THEN (SELECT count(DISTINCT article)"
        " FROM entity_article WHERE mention_count > 0 AND entity IN"
        " (SELECT number FROM entity WHERE bearer = ?1 UNION ALL SELECT ?1)) ELSE 0 END WHERE number = ?1",
        ((number,) for number in numbers),
    )


def refresh_name(connection: sqlite3.Connection, number: int) -> None:
    """Call an entity what was decided, else by the best spelling of its family."""
    key, entity_type, family = connection.execute(
        "SELECT key, type, family FROM entity WHERE number = ?", (number,)
    ).fetchone()
    name = _decided_name(connection, number, family)
    if name is None:
        surfaces = dict(
            connection.execute(
                "SELECT surface, sum(mention_count) FROM alias WHERE NOT is_demonym AND entity IN"
                " (SELECT number FROM entity WHERE bearer = ?1 AND family = ?2 UNION ALL SELECT ?1) GROUP BY surface",
                (number, family),
            ).fetchall()
        )
        name = display_name(surfaces, entity_type) if surfaces else provisional_name(key)
    connection.execute("UPDATE entity SET name = ? WHERE number = ? AND name != ?", (name, number, name))


def provisional_name(key: str) -> str:
    """What an entity is called that only demonyms point to."""
    return key.title()


def _decided_name(connection: sqlite3.Connection, number: int, family: int | None) -> str | None:
    found = connection.execute(
        "SELECT family.name FROM entity JOIN family ON family.number = entity.family"
        " WHERE (entity.number = ?1 OR entity.bearer = ?1) AND family.name IS NOT NULL"
        " ORDER BY family.number IS ?2 DESC, family.number DESC LIMIT 1",
        (number, family),
    ).fetchone()
    return None if found is None else str(found[0])


def _point_family(connection: sqlite3.Connection, family: int, changed: set[int]) -> set[str]:
    """Lead a family to its first member; return the surnames that its members may be called by."""
    members = [
        _Member(*row)
        for row in connection.execute(
            "SELECT number, entity.type, key, is_surname_only, surname_key, bearer, is_hidden FROM entity"
            " JOIN family_key USING (type, key, is_surname_only) WHERE entity.family = ?"
            " ORDER BY article_count = 0, is_surname_only, rank",
            (family,),
        )
    ]
    first, *others = members
    target = first.number
    if first.is_surname_only and not first.is_hidden:
        bare = [member for member in members if member.is_surname_only]
        target = _find_bearer(connection, bare) or target
    _lead(connection, first, target, changed)
    for member in others:
        _lead(connection, member, target, changed)
    return {member.surname_key for member in members if member.surname_key is not None}


def _point_surname(connection: sqlite3.Connection, surname: str, changed: set[int]) -> None:
    found = connection.execute(
        "SELECT number, type, key, is_surname_only, surname_key, bearer, is_hidden, family FROM entity"
        " WHERE type IN ('person', 'org') AND key = ? AND is_surname_only = 1",
        (surname,),
    ).fetchall()
    for *row, family in found:
        member = _Member(*row)
        if family is not None:
            _point_family(connection, family, changed)
        else:
            _lead(connection, member, _find_bearer(connection, [member]) or member.number, changed)


def _lead(connection: sqlite3.Connection, member: _Member, target: int, changed: set[int]) -> None:
    bearer = None if target == member.number else target
    if bearer != member.bearer:
        connection.execute("UPDATE entity SET bearer = ? WHERE number = ?", (bearer, member.number))
        changed |= {member.number, target} | ({member.bearer} if member.bearer is not None else set())


def _find_bearer(connection: sqlite3.Connection, bare: Collection[_Member]) -> int | None:
    """Whom these surnames mean in this archive, where one clearly leads and nobody said otherwise."""
    candidates: dict[int, int] = {}
    for member in bare:
        plain = connection.execute(
            "SELECT number, article_count FROM entity WHERE surname_key = ? AND article_count > 0 AND family IS NULL"
            f" ORDER BY article_count DESC, id LIMIT {BEARERS_COMPARED}",
            (member.key,),
        ).fetchall()
        governed = connection.execute(
            "SELECT coalesce(bearer, number), sum(article_count) FROM entity"
            " WHERE surname_key = ? AND family IS NOT NULL AND article_count > 0 GROUP BY 1",
            (member.key,),
        ).fetchall()
        for number, count in (*plain, *governed):
            candidates[number] = candidates.get(number, 0) + count
    bearer = choose_bearer(list(candidates.items()))
    if bearer is not None and any(are_apart(connection, member.number, bearer) for member in bare):
        return None
    return bearer
