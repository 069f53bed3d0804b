"""Names as users begin to type them: the likeliest way in which one goes on.

Knows neither queries nor boxes.
"""

from __future__ import annotations

from reader.model.entity import EntityType
from reader.store.connection import Database
from reader.store.entities import SHOWN, TYPE
from reader.text.tokens import fold_words

AFTER_EVERY_LETTER = "\U0010ffff"


def complete_name(database: Database, beginning: str, entity_type: EntityType | None) -> str | None:
    """The spelling that begins like this, case and accents folded, of whom most articles name; None for none."""
    folded = fold_words(beginning)
    if not folded:
        return None
    with database.reading() as connection:
        found = connection.execute(
            f"SELECT surface FROM alias JOIN entity ON entity.number = alias.entity {SHOWN}"
            f" WHERE folded >= ?1 AND folded < ?2 AND NOT is_demonym AND (?3 IS NULL OR {TYPE} = ?3)"
            " ORDER BY shown.shown_count DESC, mention_count DESC, surface LIMIT 1",
            (folded, folded + AFTER_EVERY_LETTER, entity_type),
        ).fetchone()
    return None if found is None else str(found[0])


def complete_tag(database: Database, beginning: str) -> str | None:
    """The tag of most articles that begins like this; None for none."""
    with database.reading() as connection:
        found = connection.execute(
            "SELECT tag FROM tagged WHERE tag >= ?1 AND tag < ?2 GROUP BY tag ORDER BY count(*) DESC, tag LIMIT 1",
            (beginning, beginning + AFTER_EVERY_LETTER),
        ).fetchone()
    return None if found is None else str(found[0])
