"""The database file: whatever the environment does to it is one line for the user."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.model.errors import ReadOnlyLibraryError, StoreError
from reader.store import Store, open_store
from reader.store import connection as connection_module
from reader.store.connection import Database
from reader.store.migrations import MIGRATIONS
from tests.builders import add_article
from tests.fakes.users import nobody_special


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "library" / "library.sqlite3"


def refusal(work: Callable[[], object]) -> StoreError:
    with pytest.raises(StoreError) as caught:
        work()
    assert "\n" not in str(caught.value)
    assert caught.value.remedy
    return caught.value


def test_a_new_library_is_closed_to_other_users(file: Path):
    Database(file).close()

    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_a_newer_library_can_be_read_and_says_why_it_cannot_be_written(file: Path):
    store = open_store(file.parent)
    add_article(store)
    store.database.connection().execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    store.close()

    newer = open_store(file.parent)

    assert newer.database.is_read_only
    assert newer.articles.count() == 1
    error = refusal(lambda: add_article(newer, "another text"))
    assert isinstance(error, ReadOnlyLibraryError)
    assert "newer version" in error.reason
    newer.close()


def test_another_programs_database_is_refused_and_left_alone(file: Path):
    file.parent.mkdir()
    foreign = sqlite3.connect(file)
    foreign.execute("CREATE TABLE recipe (name TEXT)")
    foreign.commit()
    foreign.close()
    before = file.read_bytes()

    error = refusal(lambda: Database(file))

    assert "another program" in error.reason
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(file: Path):
    file.parent.mkdir()
    file.write_text("Dear diary, " * 500)

    assert "not a library" in refusal(lambda: Database(file)).reason
    assert file.read_text() == "Dear diary, " * 500


def test_a_damaged_library_says_so(file: Path):
    store = open_store(file.parent)
    for count in range(200):
        add_article(store, f"Text number {count} " + "about the harbour " * 40)
    store.close()
    content = bytearray(file.read_bytes())
    content[4096 : len(content)] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)

    def read_all() -> None:
        damaged = open_store(file.parent)
        try:
            damaged.articles.first_rows(500)
        finally:
            damaged.close()

    assert "damaged" in refusal(read_all).reason


def test_a_locked_library_says_so(file: Path, monkeypatch: pytest.MonkeyPatch):
    store = open_store(file.parent)
    store.close()
    monkeypatch.setattr(connection_module, "BUSY_TIMEOUT_SECONDS", 0.01)
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    store = open_store(file.parent)

    assert "busy" in refusal(lambda: add_article(store)).reason

    other.execute("ROLLBACK")
    other.close()
    add_article(store)
    store.close()


def test_a_full_disk_is_said_and_loses_nothing_done_before(file: Path):
    store = open_store(file.parent)
    first = add_article(store, "Kept before the disk was full.")
    connection = store.database.connection()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")

    error = refusal(lambda: add_article(store, "Far too long for this disk. " * 5_000))

    assert "full" in error.reason
    assert store.articles.get(first).text.body == ("Kept before the disk was full.",)
    connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
    add_article(store, "There is room again.")
    assert store.articles.count() == 2
    store.close()


@pytest.mark.parametrize("folder", ["/dev/null/library", "/proc/1/library"])
def test_a_folder_that_cannot_be_made_is_said(folder: str):
    error = refusal(lambda: Database(Path(folder) / "library.sqlite3"))

    assert folder in error.subject


def test_a_folder_in_the_files_place_is_said(file: Path):
    file.mkdir(parents=True)

    assert "cannot be opened" in refusal(lambda: Database(file)).reason


def test_a_library_that_may_not_be_written_or_read_says_so(open_folder: Path):
    folder = open_folder / "library"
    open_store(folder).close()
    for part in folder.iterdir():
        part.chmod(0o444)
    folder.chmod(0o555)

    with nobody_special():
        store = open_store(folder)
        assert store.articles.count() == 0
        assert "read-only" in refusal(lambda: add_article(store)).reason
        store.close()
        assert "ermission" in str(refusal(lambda: open_store(folder / "below")))
    folder.chmod(0o755)
    (folder / "library.sqlite3").chmod(0)
    with nobody_special():
        assert "cannot be opened" in refusal(lambda: open_store(folder)).reason


def test_a_block_that_raises_is_undone_and_the_next_is_not_disturbed(file: Path):
    store = open_store(file.parent)

    def fail() -> None:
        with store.database.writing() as connection:
            connection.execute("INSERT INTO source (name) VALUES ('half done')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()

    assert store.sources.names() == ()
    add_article(store)
    store.close()


def test_a_bug_in_our_sql_stays_a_bug(file: Path):
    database = Database(file)

    with pytest.raises(sqlite3.OperationalError, match="no such table"), database.reading() as connection:
        connection.execute("SELECT * FROM nowhere")
    database.close()


def test_each_thread_has_a_connection_of_its_own_and_sees_what_others_wrote(file: Path):
    store = open_store(file.parent)
    seen: list[object] = []

    def look(text: str) -> None:
        seen.append(store.database.connection())
        seen.append(store.database.connection())
        seen.append(add_article(store, text))
        seen.append(store.articles.count())

    for text in ("By the first thread.", "By the second thread."):
        thread = threading.Thread(target=look, args=(text,))
        thread.start()
        thread.join()

    first, again, _, first_count, second, _, _, second_count = seen
    assert first is again
    assert len({id(first), id(second), id(store.database.connection())}) == 3
    assert (first_count, second_count) == (1, 2)
    store.close()


def test_closing_closes_the_connections_of_every_thread(file: Path):
    store = open_store(file.parent)
    connections = [store.database.connection()]
    thread = threading.Thread(target=lambda: connections.append(store.database.connection()))
    thread.start()
    thread.join()

    store.close()

    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError):
            connection.execute("SELECT 1")


def test_threads_that_write_at_once_wait_for_each_other(file: Path):
    store = open_store(file.parent)
    start = threading.Barrier(4)

    def write(name: str) -> None:
        start.wait()
        for count in range(10):
            with store.database.writing() as connection:
                connection.execute("INSERT INTO source (name) VALUES (?)", (f"{name}, {count}",))

    with ThreadPoolExecutor(4) as pool:
        for done in [pool.submit(write, f"thread {number}") for number in range(4)]:
            done.result()

    assert len(store.sources.names()) == 40
    store.close()


def test_a_transaction_inside_another_is_a_part_of_it(store: Store):
    def fill() -> None:
        with store.database.writing():
            with store.database.writing() as inner:
                inner.execute("INSERT INTO setting (name, value) VALUES ('a', 'b')")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fill()

    assert store.choices.get("a") is None


def test_a_thread_is_told_of_what_others_wrote_and_not_of_its_own(file: Path):
    mine, others = Database(file), Database(file)
    add = "INSERT INTO source (name) VALUES (?)"
    assert not mine.others_wrote()

    with mine.writing() as connection:
        connection.execute(add, ("mine",))
    assert not mine.others_wrote()

    with others.writing() as connection:
        connection.execute(add, ("theirs",))
    with mine.writing() as connection:
        connection.execute(add, ("mine, too",))
    assert mine.others_wrote()
    assert not mine.others_wrote()
    mine.close()
    others.close()
