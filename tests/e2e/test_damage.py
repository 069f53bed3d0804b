"""Whatever happens to a library's files is said in one line, nothing is lost, and the next search finds all of it."""

from __future__ import annotations

import json
import os
import pickle
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest

from reader.cli import main
from reader.index.generations import CURRENT_NAME
from reader.index.record import RECORD_NAME, read_noted, write_record
from reader.index.stamp import KEY_NAME, STAMP_NAME, write_stamp
from reader.index.whoosh_index import ENGINE
from reader.store import DATABASE_NAME
from reader.store.migrations import MIGRATIONS
from tests.terminal import Terminal

TEXTS = {
    "ferry.txt": "Ferry aground\n\nThe ferry to Port Wessel ran aground on Friday 1 August 2025.\n",
    "mill.txt": "Mill closes\n\nThe paper mill of Tarnholm closes in March 2025, its owner said.\n",
    "storm.txt": "Storm warning\n\nA storm is on its way to Port Wessel, the harbour office said.\n",
}
FOUND = ["Ferry aground", "Storm warning"]
"""What `wessel` finds."""


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str

    @property
    def titles(self) -> list[str]:
        return sorted(line.split("\t")[-1] for line in self.out.splitlines())

    @property
    def said(self) -> list[str]:
        return self.err.splitlines()


def run(library: Path, *words: str) -> Ran:
    """Run a command as a process would, without the time that its start takes."""
    with pytest.MonkeyPatch.context() as patch:
        out, err = StringIO(), StringIO()
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        status = main(["--library", str(library), *words])
    ran = Ran(status, out.getvalue(), err.getvalue())
    assert "Traceback" not in ran.err
    return ran


def fill(library: Path) -> Path:
    inbox = library.with_name(f"{library.name} inbox")
    inbox.mkdir()
    for name, text in TEXTS.items():
        (inbox / name).write_text(text, encoding="utf-8")
    assert run(library, "import", str(inbox)).said == ["3 new, 0 changed, 0 unchanged, 0 problems"]
    return library


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library to copy: that is faster than to fill one."""
    folder = tmp_path_factory.mktemp("filled")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        return fill(folder / "library")


@pytest.fixture
def library(filled: Path, tmp_path: Path) -> Path:
    """A library of its own, its index as if it had been made in this place."""
    copied = tmp_path / "library"
    shutil.copytree(filled, copied)
    generation = serving(copied)
    write_record(generation, read_noted(generation).record)
    write_stamp(generation, ENGINE, Path(os.environ["XDG_DATA_HOME"]) / "newsreader")
    assert run(copied, "search", "wessel").said == []
    return copied


def serving(library: Path) -> Path:
    return library / "index" / (library / "index" / CURRENT_NAME).read_text(encoding="utf-8").strip()


def check_made_anew(library: Path, reason: str) -> None:
    """The next search says once why it takes longer, and finds all; the one after it says nothing."""
    ran = run(library, "search", "wessel")
    assert (ran.status, ran.titles) == (0, FOUND)
    assert len(ran.said) == 1
    assert reason in ran.err
    assert "making it anew" in ran.err
    again = run(library, "search", "wessel")
    assert (again.status, again.titles, again.said) == (0, FOUND, [])


# Damage to the index


def lose_index(library: Path) -> None:
    away = (library / "index").rename(library / "index-away")  # all at once: a reader may be open
    shutil.rmtree(away)


def lose_generation(library: Path) -> None:
    shutil.rmtree(serving(library))


def lose_stamp(library: Path) -> None:
    (serving(library) / STAMP_NAME).unlink()


def change_stamp(library: Path) -> None:
    file = serving(library) / STAMP_NAME
    file.write_text(json.dumps(json.loads(file.read_text()) | {"mac": "0" * 64}))


def lose_key(library: Path) -> None:
    (Path(os.environ["XDG_DATA_HOME"]) / "newsreader" / KEY_NAME).unlink()


def lose_record(library: Path) -> None:
    (serving(library) / RECORD_NAME).unlink()


def point_nowhere(library: Path) -> None:
    (library / "index" / CURRENT_NAME).write_text("whoosh-77\n")


def point_outside(library: Path) -> None:
    (library / "index" / CURRENT_NAME).write_text("../../elsewhere/whoosh-1\n")


def come_from_a_newer_version(library: Path) -> None:
    write_stamp(serving(library), f"{ENGINE} and later", Path(os.environ["XDG_DATA_HOME"]) / "newsreader")


INDEX_HARMS = [
    (lose_index, "is missing"),
    (lose_generation, "is missing"),
    (point_nowhere, "is missing"),
    (point_outside, "is missing"),
    (lose_stamp, "was not made here"),
    (change_stamp, "was not made here"),
    (lose_key, "was not made here"),
    (lose_record, "has lost its record"),
    (come_from_a_newer_version, "another version"),
]


@pytest.mark.parametrize(("harm", "reason"), INDEX_HARMS, ids=lambda each: getattr(each, "__name__", ""))
def test_an_index_that_cannot_be_used_is_made_anew(library: Path, harm: Callable[[Path], None], reason: str):
    harm(library)

    check_made_anew(library, reason)


def index_files(library: Path) -> list[Path]:
    """All files of the serving generation that a search reads."""
    return sorted(file for file in serving(library).iterdir() if file.suffix in (".toc", ".trm", ".pst", ".col"))


@pytest.mark.parametrize("place", range(6))
@pytest.mark.parametrize("share", [0.0, 0.4, 0.99])
def test_every_file_of_an_index_may_be_cut_short(library: Path, place: int, share: float):
    files = index_files(library)
    assert len(files) == 6  # the contents, terms, postings and three columns
    file = files[place]
    os.truncate(file, int(file.stat().st_size * share))

    check_made_anew(library, "is damaged")


@pytest.mark.parametrize("name", [STAMP_NAME, RECORD_NAME, CURRENT_NAME])
@pytest.mark.parametrize("length", [0, 1, 30])
def test_our_own_files_may_be_cut_short(library: Path, name: str, length: int):
    file = (library / "index" if name == CURRENT_NAME else serving(library)) / name
    if length >= file.stat().st_size:
        length = file.stat().st_size - 4
    os.truncate(file, length)

    check_made_anew(library, "")


def test_files_of_an_index_may_change_places(library: Path):
    _, *others = index_files(library)
    first, second = others[0], others[-1]
    first.rename(first.with_name("between"))
    second.rename(first)
    first.with_name("between").rename(second)

    check_made_anew(library, "is damaged")


def test_an_index_of_another_library_is_not_used(library: Path, tmp_path: Path):
    other = fill(tmp_path / "other")
    extra = tmp_path / "extra.txt"
    extra.write_text("Wessel bridge\n\nThe bridge of Port Wessel opens.\n")
    run(other, "import", str(extra))
    shutil.rmtree(library / "index")
    shutil.copytree(other / "index", library / "index")
    check_made_anew(library, "was not made here")

    shutil.rmtree(library / "index")
    (library / "index").symlink_to(other / "index")
    check_made_anew(library, "is another library's")
    shutil.rmtree(serving(library), ignore_errors=True)
    (library / "index").unlink()
    assert len(run(other, "search", "wessel").titles) == 3


def test_a_link_to_another_librarys_generation_is_not_used_and_the_other_stays_whole(library: Path, tmp_path: Path):
    other = fill(tmp_path / "other")
    generation, theirs = serving(library), serving(other)
    shutil.rmtree(generation)
    generation.symlink_to(theirs)

    check_made_anew(library, "is another library's")
    assert (run(other, "search", "wessel").said, theirs.exists()) == ([], True)


class Bomb:
    """Writes a file when it is unpickled."""

    def __init__(self, trap: Path) -> None:
        self.trap = trap

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return open, (str(self.trap), "w")


def plant_bombs(library: Path, trap: Path) -> None:
    """Put a bomb where the last pickle of each file begins, and note the files as whoever does so would."""
    for file in index_files(library):
        content = file.read_bytes()
        places = [found.start() for found in re.finditer(rb"\x80[\x02-\x05]", content)] or [0]
        file.write_bytes(content[: places[-1]] + pickle.dumps(Bomb(trap), 2))
    write_record(serving(library), read_noted(serving(library)).record)


@pytest.mark.parametrize("harm", [lose_stamp, change_stamp, lose_key], ids=lambda each: each.__name__)
def test_nothing_of_an_index_that_was_not_made_here_is_unpickled(
    library: Path, tmp_path: Path, harm: Callable[[Path], None]
):
    trap = tmp_path / "trap"
    plant_bombs(library, trap)
    harm(library)

    for command in (["index", "status"], ["doctor"], ["search", "wessel"], ["stories"], ["index", "rebuild"]):
        run(library, *command)

    assert not trap.exists()
    assert run(library, "search", "wessel").titles == FOUND


def test_the_bombs_go_off_where_an_index_is_opened(library: Path, tmp_path: Path):
    plant_bombs(library, tmp_path / "trap")

    run(library, "search", "wessel")  # with its stamp: else the test above could not fail

    assert (tmp_path / "trap").exists()


def test_an_index_ahead_of_a_restored_backup_is_made_anew_also_after_more_was_imported(library: Path, tmp_path: Path):
    backup = tmp_path / "backup.sqlite3"
    with sqlite3.connect(library / DATABASE_NAME) as source, sqlite3.connect(backup) as target:
        source.backup(target)
    for number in range(3):
        late = tmp_path / f"late{number}.txt"
        late.write_text(f"Late {number}\n\nLate news number {number} from Port Wessel.\n")
        run(library, "import", str(late))

    for leftover in library.glob(f"{DATABASE_NAME}*"):
        leftover.unlink()
    shutil.copy(backup, library / DATABASE_NAME)
    for number in range(4):
        other = tmp_path / f"other{number}.txt"
        other.write_text(f"Harvest {number}\n\nThe harvest of Tarnholm, part {number}.\n")
    ran = run(library, "import", *(str(tmp_path / f"other{number}.txt") for number in range(4)))

    assert "ahead of the library" in ran.err
    assert run(library, "search", "wessel").titles == FOUND
    assert len(run(library, "search", "harvest").titles) == 4


def test_a_copied_library_and_a_moved_one_make_their_index_anew(library: Path, tmp_path: Path):
    (library / "entities.toml").write_text('[[rename]]\nname = "Port Wessel"\nto = "Wessel Harbour"\n')
    run(library, "mark", "star", "ferry")
    copied = tmp_path / "another machine" / "library"
    shutil.copytree(library, copied)
    check_made_anew(copied, "was not made here")
    assert run(copied, "search", "is:starred").titles == ["Ferry aground"]

    moved = tmp_path / "moved"
    library.rename(moved)
    check_made_anew(moved, "was not made here")
    assert run(moved, "search", "is:starred").titles == ["Ferry aground"]


# Damage to the database


def test_a_library_of_a_newer_version_is_read_and_searched_and_says_so_in_one_line(library: Path):
    with sqlite3.connect(library / DATABASE_NAME) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        before = connection.execute("SELECT name, value FROM setting").fetchall()
    index_before = sorted(library.glob("index/*"))

    first, second = run(library, "search", "wessel"), run(library, "search", "wessel")
    refused = run(library, "mark", "star", "ferry")

    assert (first.status, first.titles) == (second.status, second.titles) == (0, FOUND)
    assert "newer version" in first.said[0]
    assert len(second.said) == 1
    assert refused.status == 1
    assert all("read-only" in line for line in refused.said)
    assert run(library, "show", first.out.split("\t")[0]).status == 0
    with sqlite3.connect(library / DATABASE_NAME) as connection:
        assert connection.execute("SELECT name, value FROM setting").fetchall() == before
    assert sorted(library.glob("index/*")) == index_before


@pytest.mark.parametrize("command", ["search wessel", "import x.txt", "stories", "names", "index status"])
def test_a_database_that_is_none_is_said_in_one_line_and_left_alone(library: Path, command: str):
    file = library / DATABASE_NAME
    file.write_bytes(b"Dear diary, " * 900)

    ran = run(library, *command.split())

    assert (ran.status, len(ran.said)) == (1, 1)
    assert "not a library" in ran.err
    assert file.read_bytes() == b"Dear diary, " * 900


@pytest.mark.parametrize("command", ["search wessel", "stories", "names", "export", "mark read ferry"])
def test_a_damaged_page_is_said_in_one_line(library: Path, command: str):
    file = library / DATABASE_NAME
    content = bytearray(file.read_bytes())
    content[8192:] = b"\xff" * (len(content) - 8192)
    file.write_bytes(content)

    ran = run(library, *command.split())

    assert (ran.status, len(ran.said)) == (1, 1)
    assert "restore a backup" in ran.err


def test_an_empty_file_in_the_place_of_a_library_is_no_new_library(library: Path):
    (library / DATABASE_NAME).write_bytes(b"")

    ran = run(library, "search", "wessel")

    assert (ran.status, len(ran.said)) == (1, 1)
    assert "is empty" in ran.err
    assert (library / DATABASE_NAME).stat().st_size == 0


def test_a_log_without_its_database_is_kept(library: Path, tmp_path: Path):
    file, log = library / DATABASE_NAME, library / f"{DATABASE_NAME}-wal"
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("UPDATE state SET is_read = 1")
    connection.execute("CREATE TABLE late (word TEXT)")
    kept = log.read_bytes()
    assert kept
    file.rename(tmp_path / "elsewhere")

    ran = run(library, "search", "wessel")

    assert (ran.status, len(ran.said)) == (1, 1)
    assert "its log" in ran.err
    assert log.read_bytes() == kept
    connection.close()


def test_a_database_that_vanishes_while_it_is_open_takes_no_marks_with_it(library: Path):
    from reader.bootstrap import open_for_command
    from reader.model.errors import StoreError
    from reader.settings import load_settings

    opened = open_for_command(load_settings(str(library), None, os.environ))
    number = opened.articles.numbers()[0]
    away = library / "away.sqlite3"
    (library / DATABASE_NAME).rename(away)

    with pytest.raises(StoreError, match="moved, replaced or deleted"):
        opened.desk.toggle_star(number)
    assert opened.articles.get(number).id  # what is open can still be read

    away.rename(library / DATABASE_NAME)
    opened.desk.toggle_star(number)
    opened.close()
    assert len(run(library, "search", "is:starred").titles) == 1


# While the reader is open


def cut_postings(library: Path) -> None:
    for file in serving(library).glob("*.pst"):
        os.truncate(file, 1)  # mapped into memory: looking there ends the process that does


@pytest.mark.parametrize("harm", [lose_record, cut_postings, lose_index], ids=lambda each: each.__name__)
def test_an_index_that_breaks_under_the_readers_hands_is_made_anew(
    library: Path, private_home: Path, harm: Callable[[Path], None]
):
    command = [sys.executable, "-m", "reader", "--library", str(library)]
    with Terminal(command, 120, 30, {"HOME": str(private_home)}) as terminal:
        terminal.wait_for("aground")
        terminal.type("/")
        terminal.wait_for("/ words")
        terminal.type("tarnholm")
        terminal.wait_for("1 found")
        harm(library)
        terminal.type("\x7f" * 8 + "wessel")
        if harm is not cut_postings:
            terminal.wait_for("making it anew")
        terminal.wait_for("2 found")
        terminal.type("\r")
        terminal.wait_for("Enter open")
        terminal.type("Q")
        assert terminal.wait_for_end() == 0
    assert run(library, "search", "wessel").titles == FOUND
