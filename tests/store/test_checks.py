"""What is said of a database file, without a change to it or beside it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from reader.model.errors import StoreError
from reader.store import DATABASE_NAME, open_store
from reader.store.checks import NEWEST_SCHEMA, check_file, count_unindexed, find_damage
from reader.store.copying import copy_database
from tests.builders import add_article, printed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A library with names: their tables are what older SQLite takes for damaged."""
    store = open_store(tmp_path)
    for each in range(3):
        add_article(store, f"Mara Quill left Oslo {each} times.", mentions=printed(("Oslo", "place")))
    store.close()
    return tmp_path / DATABASE_NAME


def test_a_whole_library_is_counted_and_nothing_appears_beside_it(file: Path) -> None:
    found = check_file(file)
    assert (found.is_ours, found.schema, found.damage, found.dangling) == (True, NEWEST_SCHEMA, None, None)
    assert (found.article_count, found.last_change, found.stale_count, found.folders) == (3, 3, 0, ())
    assert count_unindexed(file, 1, 0) == 2
    assert list(file.parent.iterdir()) == [file]


def test_a_library_that_is_open_is_read_with_what_was_written_last(file: Path) -> None:
    store = open_store(file.parent)
    add_article(store, "The ferry sank.")
    assert check_file(file).article_count == 4
    store.close()


@pytest.mark.parametrize("is_quick", [True, False])
def test_columns_that_hold_something_are_no_damage(file: Path, is_quick: bool) -> None:
    with sqlite3.connect(file) as connection:
        assert find_damage(connection, is_quick=is_quick) is None
        connection.execute("CREATE TABLE odd (a TEXT NOT NULL)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE odd (a TEXT)' WHERE name = 'odd'")
    with sqlite3.connect(file) as connection:
        connection.execute("INSERT INTO odd VALUES (NULL)")
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_master SET sql = 'CREATE TABLE odd (a TEXT NOT NULL)' WHERE name = 'odd'")
    with sqlite3.connect(file) as connection:
        assert find_damage(connection, is_quick=is_quick) == "NULL value in odd.a"


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError):
        check_file(tmp_path / "x")


def test_a_copy_is_the_same_in_one_file(file: Path, tmp_path: Path) -> None:
    store = open_store(file.parent)
    add_article(store, "The ferry sank.")
    copy_database(store.database, tmp_path / "copy.sqlite3")
    store.close()
    dumps = []
    for each in (file, tmp_path / "copy.sqlite3"):
        with sqlite3.connect(each) as connection:
            dumps.append(list(connection.iterdump()))
    assert dumps[0] == dumps[1]
    assert sorted(other.name for other in tmp_path.glob("copy*")) == ["copy.sqlite3"]


class TellsOfNulls:
    """A connection whose check finds NULL in each of many rows, as SQLite 3.40 does where there is none."""

    def __init__(self, row_count: int) -> None:
        self.looks: list[str] = []
        self._row_count = row_count

    def execute(self, statement: str) -> sqlite3.Cursor:
        connection = sqlite3.connect(":memory:")
        if statement.startswith("PRAGMA"):
            lines = [(f"NULL value in alias.{column}",) for column in ("folded", "surface")] * self._row_count
            rows = ",".join(["(?)"] * len(lines))
            return connection.execute(f"VALUES {rows}", [line for (line,) in lines])
        self.looks.append(statement)
        return connection.execute("SELECT 1 WHERE 0")


def test_what_is_said_of_every_row_is_looked_up_once():
    connection = TellsOfNulls(100)

    assert find_damage(connection, is_quick=True) is None  # type: ignore[arg-type]
    assert len(connection.looks) == 2
