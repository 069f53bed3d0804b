"""What lies in the place of a database decides how it is opened, before SQLite makes what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.errors import StoreError
from reader.store import DATABASE_NAME, open_store
from reader.store.opening import choose_manner, connect
from tests.builders import add_article
from tests.fakes.users import nobody_special


def test_a_new_place_and_one_of_our_own_are_made_and_written(tmp_path: Path):
    file = tmp_path / DATABASE_NAME
    assert choose_manner(file) == "make"
    file.touch()
    assert choose_manner(file) == "make"  # a process that was killed while it made a library leaves this


def test_a_closed_folder_is_read_alone_and_with_the_log_where_there_is_one(open_folder: Path):
    folder = open_folder / "library"
    store = open_store(folder)
    add_article(store)
    store.close()
    file = folder / DATABASE_NAME
    folder.chmod(0o555)
    file.chmod(0o444)

    with nobody_special():
        assert choose_manner(file) == "read alone"
        closed = open_store(folder)
        assert (closed.articles.count(), closed.database.is_read_only) == (1, True)
        closed.close()
    file.with_name(f"{file.name}-wal").write_bytes(b"some change")
    with nobody_special():
        assert choose_manner(file) == "read"
    folder.chmod(0o755)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_log_without_its_database_is_not_opened(tmp_path: Path, is_there: bool):
    file = tmp_path / DATABASE_NAME
    file.with_name(f"{file.name}-wal").write_bytes(b"all that is left")
    if is_there:
        file.touch()

    with pytest.raises(StoreError, match="its log") as caught:
        choose_manner(file)

    assert caught.value.remedy


def test_an_empty_file_beside_an_index_is_no_new_library(tmp_path: Path):
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "current").write_text("whoosh-1")
    (tmp_path / DATABASE_NAME).touch()

    with pytest.raises(StoreError, match="is empty"):
        choose_manner(tmp_path / DATABASE_NAME)


def test_a_file_that_vanished_is_not_made_again(tmp_path: Path):
    store = open_store(tmp_path / "a folder? with #odd% names")
    (tmp_path / "a folder? with #odd% names" / DATABASE_NAME).unlink()

    with pytest.raises(Exception, match="unable to open"):
        connect(store.database.file, "write", 1.0)

    assert not store.database.file.exists()
    store.close()
