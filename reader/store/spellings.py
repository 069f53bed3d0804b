"""Spellings, and what stands behind each: for dialogs that pick a name or take one apart, and for reasons.

Unlike `store.entities` it tells keys from the entity they are shown as, and leaves out nothing that is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from reader.model.entity import EntityType, NameKey, Spelling
from reader.store.codec import encode
from reader.store.connection import Database
from reader.store.shown import find_candidates
from reader.text.tokens import fold_words


@dataclass(frozen=True, slots=True)
class Member:
    """A key with its spellings, one of those that are shown as one entity."""

    number: int
    name: NameKey
    spellings: tuple[Spelling, ...]
    """Commonest first, demonyms left out."""


@dataclass(frozen=True, slots=True)
class Use:
    """Whom articles mean by a spelling."""

    shown: int
    name: NameKey
    type: EntityType
    """That of the entity it is shown as."""
    mention_count: int
    is_hidden: bool


class SpellingStore:
    """Reads spellings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def members(self, number: int) -> tuple[Member, ...]:
        """What is shown as this entity, itself first, then in order of their articles."""
        members = []
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT number, type, key, is_surname_only FROM entity WHERE number = ?1 OR bearer = ?1"
                " ORDER BY number != ?1, article_count DESC, id",
                (number,),
            ).fetchall()
            for member, entity_type, key, is_surname_only in found:
                spellings = connection.execute(
                    "SELECT surface, mention_count FROM alias WHERE entity = ? AND NOT is_demonym"
                    " ORDER BY mention_count DESC, surface",
                    (member,),
                )
                name = NameKey(entity_type, key, bool(is_surname_only))
                members.append(Member(member, name, tuple(Spelling(*each) for each in spellings)))
        return tuple(members)

    def uses(self, name: str) -> tuple[Use, ...]:
        """Whom articles mean by what is spelled like this, case and accents folded; most mentions first."""
        with self._database.reading() as connection:
            found = connection.execute(
                "SELECT shown.number, entity.type, entity.key, entity.is_surname_only,"
                " coalesce(shown.ruled_type, shown.type), sum(mention_count), shown.is_hidden"
                " FROM alias JOIN entity ON entity.number = alias.entity"
                " JOIN entity AS shown ON shown.number = coalesce(entity.bearer, entity.number)"
                " WHERE folded = ? AND NOT is_demonym GROUP BY entity.number"
                " ORDER BY 6 DESC, entity.article_count DESC, entity.id",
                (fold_words(name),),
            ).fetchall()
        return tuple(
            Use(shown, NameKey(own_type, key, bool(bare)), entity_type, count, bool(is_hidden))
            for shown, own_type, key, bare, entity_type, count, is_hidden in found
        )

    def bearers(self, name: NameKey) -> tuple[tuple[str, int], ...]:
        """Who in this archive has this surname or these initials: (name, articles that give it in full), most first."""
        with self._database.reading() as connection:
            counts = find_candidates(connection, [name.key])
            named = [
                (connection.execute("SELECT name FROM entity WHERE number = ?", (number,)).fetchone()[0], count)
                for number, count in counts.items()
            ]
        return tuple(sorted(named, key=lambda each: (-each[1], each[0])))

    def picked(self, typed: str, limit: int) -> tuple[int, ...]:
        """The entities of most articles that have this, folded, somewhere in a spelling; what is hidden left out.

        Figures for 88,000 names on a busy machine: 2 ms where many fit, 10 ms where few do.
        """
        wanted = fold_words(typed)
        with self._database.reading() as connection:
            named = connection.execute(
                "SELECT entity.number, family.name FROM family JOIN entity ON entity.family = family.number"
                " WHERE family.name IS NOT NULL"
            )
            decided = encode([number for number, name in named if wanted in fold_words(name)])
            for query in (PICK_AMONG_COMMONEST, PICK_AMONG_ALL):
                found = connection.execute(query, (wanted, limit, decided)).fetchall()
                if len(found) == limit:
                    break
        return tuple(number for (number,) in found)


ORDER = "ORDER BY shown.shown_count DESC, shown.name, shown.id LIMIT ?2"
PICK_AMONG_COMMONEST = f"""
    SELECT shown.number FROM (
        SELECT number, shown_count, name, id FROM entity WHERE bearer IS NULL AND shown_count > 0 AND NOT is_hidden
        ORDER BY shown_count DESC, name, id LIMIT 300
    ) AS shown WHERE EXISTS (
        SELECT 1 FROM entity AS member WHERE (member.number = shown.number OR member.bearer = shown.number) AND (
            member.number IN (SELECT value FROM json_each(?3))
            OR EXISTS (SELECT 1 FROM alias WHERE alias.entity = member.number AND folded GLOB '*' || ?1 || '*')
        )
    ) {ORDER}"""
"""What many spellings have is soon found among the names of most articles."""
PICK_AMONG_ALL = f"""
    WITH spelled AS (
        SELECT entity FROM alias WHERE folded GLOB '*' || ?1 || '*' UNION SELECT value FROM json_each(?3)
    )
    SELECT DISTINCT shown.number FROM spelled CROSS JOIN entity ON entity.number = spelled.entity
        JOIN entity AS shown ON shown.number = coalesce(entity.bearer, entity.number)
    WHERE NOT shown.is_hidden AND shown.shown_count > 0 {ORDER}"""
