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
from reader.store.codec import encode
from reader.understanding.aliases import choose_bearer, display_name, needs_proof

BEARERS_COMPARED = 2
"""The heaviest two decide: a bearer must be alone or outweigh every other."""


class _Touched(NamedTuple):
    number: int
    key: str
    is_surname_only: bool
    surname_key: str | None
    family: int | None
    bearer: int | None


class _Member(NamedTuple):
    number: int
    key: str
    is_surname_only: bool
    surname_key: str | None
    bearer: int | None
    is_hidden: bool
    article_count: int


class _Spelled(NamedTuple):
    number: int
    type: EntityType
    key: str
    name: str
    """As it is shown so far."""
    spellings: dict[str, int]
    """How often each stands in articles, demonyms aside."""


_TOUCHED = "number, key, is_surname_only, surname_key, family, bearer"


def count_in(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Bring up to date what is shown of entities that one article more names."""
    _count(connection, numbers, 1)


def count_out(connection: sqlite3.Connection, numbers: Collection[int]) -> None:
    """Bring up to date what is shown of entities that one article fewer names."""
    _count(connection, numbers, -1)


def refresh(connection: sqlite3.Connection, numbers: Iterable[int]) -> set[int]:
    """Decide anew as whom these entities and their surnames are shown, and count; return whom that concerned."""
    touched = [
        _Touched(*connection.execute(f"SELECT {_TOUCHED} FROM entity WHERE number = ?", (number,)).fetchone())
        for number in sorted(numbers)
    ]
    concerned = {number for each in touched for number in (each.number, each.bearer) if number is not None}
    concerned |= _point(connection, touched)
    _recount(connection, concerned)
    _refresh_names(connection, concerned)
    return concerned


def _count(connection: sqlite3.Connection, numbers: Collection[int], added: int) -> None:
    touched = [
        _Touched(*row)
        for row in connection.execute(
            "UPDATE entity SET article_count = article_count + ?1, shown_count = shown_count + ?1 * (bearer IS NULL)"
            f" WHERE number IN (SELECT value FROM json_each(?2)) RETURNING {_TOUCHED}",
            (added, encode(list(numbers))),
        ).fetchall()
    ]
    counted = {each.number for each in touched if each.bearer is None}
    bearers = {each.bearer for each in touched if each.bearer is not None}
    connection.executemany(
        "UPDATE entity SET shown_count = shown_count + ? WHERE number = ?",
        ((added, bearer) for bearer in bearers - counted),
    )
    pointed = _point(connection, touched)
    _recount(connection, pointed)
    _refresh_names(connection, {each.number for each in touched} | bearers | pointed)


def _point(connection: sqlite3.Connection, touched: Iterable[_Touched]) -> set[int]:
    """Lead these entities, and the surnames they concern, to whom they are shown as; return whose members changed."""
    surnames: set[str] = set()
    families: set[int] = set()
    for each in touched:
        if each.family is not None:
            families.add(each.family)
        if each.is_surname_only:
            surnames.add(each.key)
        elif each.surname_key is not None:
            surnames.add(each.surname_key)
    changed: set[int] = set()
    for family in sorted(families):
        surnames |= _point_family(connection, family, changed)
    for surname in sorted(surnames):
        _point_surname(connection, surname, changed)
    return changed


def _recount(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    connection.executemany(
        "UPDATE entity SET shown_count = CASE WHEN bearer IS NULL THEN (SELECT count(DISTINCT article)"
        " FROM entity_article WHERE mention_count > 0 AND entity IN"
        " (SELECT number FROM entity WHERE bearer = ?1 UNION ALL SELECT ?1)) ELSE 0 END WHERE number = ?1",
        ((number,) for number in numbers),
    )


def _refresh_names(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Call each entity what was decided, else by the best spelling of its family."""
    is_governed = connection.execute("SELECT 1 FROM family LIMIT 1").fetchone() is not None
    for each in _read_spelled(connection, numbers):
        decided = _decided_name(connection, each.number) if is_governed else None
        name = decided or (display_name(each.spellings, each.type) if each.spellings else provisional_name(each.key))
        if name != each.name:
            connection.execute("UPDATE entity SET name = ? WHERE number = ?", (name, each.number))


def _read_spelled(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterable[_Spelled]:
    found = connection.execute(
        "SELECT shown.number, shown.type, shown.key, shown.name, surface, sum(mention_count)"
        " FROM json_each(?) CROSS JOIN entity AS shown ON shown.number = value"
        " CROSS JOIN entity AS member ON member.number = shown.number"
        " OR (member.bearer = shown.number AND member.family = shown.family)"
        " LEFT JOIN alias ON alias.entity = member.number AND NOT is_demonym GROUP BY shown.number, surface",
        (encode(sorted(numbers)),),
    )
    spelled: dict[int, _Spelled] = {}
    for number, type_, key, name, surface, count in found:
        each = spelled.setdefault(number, _Spelled(number, type_, key, name, {}))
        if surface is not None:
            each.spellings[surface] = count
    return spelled.values()


def provisional_name(key: str) -> str:
    """What an entity is called that only demonyms point to."""
    return key.title()


def _decided_name(connection: sqlite3.Connection, number: int) -> str | None:
    found = connection.execute(
        "SELECT family.name FROM entity JOIN family ON family.number = entity.family"
        " WHERE (entity.number = ?1 OR (entity.bearer = ?1 AND article_count > 0)) AND family.name IS NOT NULL"
        " ORDER BY entity.number = ?1 DESC, entity.id LIMIT 1",
        (number,),
    ).fetchone()
    return None if found is None else str(found[0])


def _point_family(connection: sqlite3.Connection, family: int, changed: set[int]) -> set[str]:
    """Lead a family to its first member; return the surnames that its members may be called by."""
    members = [
        _Member(*row)
        for row in connection.execute(
            "SELECT number, key, is_surname_only, surname_key, bearer, is_hidden, article_count FROM entity"
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
        "SELECT number, key, is_surname_only, surname_key, bearer, is_hidden, article_count, family FROM entity"
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
    candidates = find_candidates(connection, [member.key for member in bare])
    bearer = choose_bearer(list(candidates.items()))
    if bearer is None or any(are_apart(connection, member.number, bearer) for member in bare):
        return None
    for member in bare:
        # initials that stand alone more often than the whole name is given are mostly somebody else's
        if needs_proof(member.key) and member.article_count > candidates[bearer]:
            return None
    return bearer


def find_candidates(connection: sqlite3.Connection, surnames: Iterable[str]) -> dict[int, int]:
    """Who may be meant by these surnames or initials: entity, articles with the whole name; the heaviest do."""
    candidates: dict[int, int] = {}
    for surname in surnames:
        proof = " AND EXISTS (SELECT 1 FROM alias WHERE alias.entity = number AND surface = surname_key)"
        fitting = f"surname_key = ? AND article_count > 0{proof if needs_proof(surname) else ''}"
        plain = connection.execute(
            f"SELECT number, article_count FROM entity WHERE {fitting} AND family IS NULL"
            f" ORDER BY article_count DESC, id LIMIT {BEARERS_COMPARED}",
            (surname,),
        ).fetchall()
        decided = connection.execute(
            f"SELECT coalesce(bearer, number), sum(article_count) FROM entity WHERE {fitting}"
            " AND family IS NOT NULL GROUP BY 1",
            (surname,),
        ).fetchall()
        for number, count in (*plain, *decided):
            candidates[number] = candidates.get(number, 0) + count
    return candidates
