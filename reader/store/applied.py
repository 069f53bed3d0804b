"""Which text of entities.toml holds in this library: asked at every start, so it loads nothing else.

Knows neither what the text means nor how it is carried out.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from reader.store.codec import encode
from reader.store.connection import Database

SETTING = "entities_file"


@dataclass(frozen=True, slots=True)
class AppliedFile:
    """The file as it was when its rules were brought here."""

    text: str = ""
    blocks: tuple[tuple[str, str], ...] = ()
    """(printed, meant) of each entry."""


def load_applied(database: Database) -> AppliedFile:
    """The file whose rules hold here; an empty one where there never was any."""
    with database.reading() as connection:
        found = connection.execute("SELECT value FROM setting WHERE name = ?", (SETTING,)).fetchone()
    if found is None:
        return AppliedFile()
    table = json.loads(found[0])
    return AppliedFile(table["text"], tuple((printed, meant) for printed, meant in table["blocks"]))


def keep_applied(connection: sqlite3.Connection, file: AppliedFile) -> None:
    """Note whose rules hold here, in the transaction that carries them out."""
    connection.execute(
        "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
        (SETTING, encode({"text": file.text, "blocks": file.blocks})),
    )
