"""The schema's history: whatever version a library was written by, it comes to today's schema or stays as it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.store import migrations
from reader.store.migrations import MIGRATIONS, migrate, schema_version

DUMPS = Path(__file__).parent / "dumps"


def schema(connection: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def open_empty() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


def load_dump(version: int) -> sqlite3.Connection:
    connection = open_empty()
    connection.executescript((DUMPS / f"{version}.sql").read_text(encoding="utf-8"))
    connection.execute(f"PRAGMA user_version = {version}")  # what iterdump() leaves out
    return connection


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_library_of_every_version_comes_to_todays_schema(version: int):
    fresh, old = open_empty(), load_dump(version)
    migrate(fresh)
    articles = old.execute("SELECT count(*) FROM article").fetchone()

    migrate(old)

    assert schema(old) == schema(fresh)
    assert schema_version(old) == len(MIGRATIONS)
    assert old.execute("SELECT count(*) FROM article").fetchone() == articles
    assert old.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert old.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_version_has_a_dump():
    assert {file.name for file in DUMPS.iterdir()} == {f"{version}.sql" for version in range(1, len(MIGRATIONS) + 1)}


def test_a_step_that_fails_leaves_the_database_as_it_was(monkeypatch: pytest.MonkeyPatch):
    connection = open_empty()
    migrate(connection)
    before = list(connection.iterdump())
    broken = (
        "CREATE TABLE note (text TEXT) STRICT;\nINSERT INTO note VALUES ('kept?');\nINSERT INTO nowhere VALUES (1);\n"
    )
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, broken))

    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(connection)

    assert list(connection.iterdump()) == before
    assert schema_version(connection) == len(MIGRATIONS)
    assert not connection.in_transaction


def test_a_step_that_breaks_references_is_refused(monkeypatch: pytest.MonkeyPatch):
    connection = open_empty()
    migrate(connection)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, "INSERT INTO state (article) VALUES (77);\n"))

    with pytest.raises(sqlite3.IntegrityError, match="breaks references in state"):
        migrate(connection)

    assert connection.execute("SELECT * FROM state").fetchall() == []


def test_migrating_twice_changes_nothing():
    connection = open_empty()
    migrate(connection)
    before = list(connection.iterdump())

    migrate(connection)

    assert list(connection.iterdump()) == before
