"""A backup is whole or not there, whatever happens meanwhile, and opens as the library it was made of."""

from __future__ import annotations

import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reader.library.backup import write_backup
from reader.model.desk import Trail, TrailEntry
from reader.model.errors import ReaderError, WorkCancelledError
from reader.model.work import Progress
from reader.store import open_store
from tests.builders import NOON, add_article
from tests.fakes.world import World

ROOT = Path(__file__).parents[2]

BACKUPS_FOR_EVER = """
import sys
from pathlib import Path
from reader.library.backup import write_backup
from reader.store import open_store

store = open_store(Path(sys.argv[1]))
print("ready", flush=True)
while True:
    write_backup(store, Path(sys.argv[2]), lambda _: None, is_forced=True)
"""
WRITE_FOR_EVER = """
import sys
from pathlib import Path
from reader.store import open_store
from tests.builders import add_article

store = open_store(Path(sys.argv[1]))
number = 0
while True:
    add_article(store, f"The ferry number {number} sank. " + "Nobody drowned. " * 200)
    number += 1
    print(number, flush=True)
"""


def ignore(_: Progress) -> None:
    pass


def unzip(file: Path, folder: Path) -> Path:
    with zipfile.ZipFile(file) as archive:
        archive.extractall(folder)
    return folder


def start(program: str, *words: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_an_unzipped_backup_holds_everything(world: World, tmp_path: Path) -> None:
    numbers = [add_article(world.store, f"Ferry {each} sank.") for each in range(5)]
    desk = world.library.desk
    desk.open_window(NOON)
    desk.set_read(numbers[:2], True)
    desk.toggle_star(numbers[0])
    desk.save_trail(Trail((TrailEntry("search", "ferry"),), 0))
    world.library.search.remember("ferry")
    folder = world.store.database.file.parent
    (folder / "entities.toml").write_text('[[hide]]\nname = "Ferry"\n')
    (folder / "notes.md").write_text("mine\n")
    target = tmp_path / "backup.zip"

    backup = write_backup(world.store, target, ignore, is_forced=False)

    assert backup.names == ("library.sqlite3", "entities.toml", "notes.md")
    assert backup.size == target.stat().st_size
    restored = unzip(target, tmp_path / "restored")
    assert sorted(file.name for file in restored.iterdir()) == sorted(backup.names)
    assert (restored / "entities.toml").read_text() == '[[hide]]\nname = "Ferry"\n'
    assert dump(restored) == dump(folder)
    assert target.stat().st_mode & 0o077 == 0
    assert sorted(file.name for file in tmp_path.iterdir()) == ["backup.zip", "library", "restored"]


def dump(folder: Path) -> list[str]:
    store = open_store(folder)
    with store.database.reading() as connection:
        lines = list(connection.iterdump())
    store.close()
    return lines


def test_a_file_that_is_there_stays_unless_forced(world: World, tmp_path: Path) -> None:
    target = tmp_path / "backup.zip"
    target.write_text("dear")
    with pytest.raises(ReaderError, match=r"is there already; .*--force"):
        write_backup(world.store, target, ignore, is_forced=False)
    assert target.read_text() == "dear"
    write_backup(world.store, target, ignore, is_forced=True)
    assert zipfile.is_zipfile(target)


@pytest.mark.parametrize("name", ["library", "missing/backup.zip", "library/library.sqlite3"])
def test_what_cannot_be_a_backup_is_refused(world: World, tmp_path: Path, name: str) -> None:
    add_article(world.store, "The ferry sank.")
    before = dump(tmp_path / "library")
    with pytest.raises(ReaderError):
        write_backup(world.store, tmp_path / name, ignore, is_forced=True)
    assert dump(tmp_path / "library") == before


def test_a_backup_that_is_cancelled_leaves_nothing(world: World, tmp_path: Path) -> None:
    def cancel(progress: Progress) -> None:
        if progress.what == "Packing":
            raise WorkCancelledError(progress.what)

    with pytest.raises(WorkCancelledError):
        write_backup(world.store, tmp_path / "backup.zip", cancel, is_forced=False)
    assert [file.name for file in tmp_path.iterdir()] == ["library"]


def test_a_backup_amid_writing_is_one_moment_of_the_library(world: World, tmp_path: Path) -> None:
    writer = start(WRITE_FOR_EVER, tmp_path / "library")
    try:
        assert writer.stdout is not None
        for each in range(5):
            before = int(writer.stdout.readline())
            write_backup(world.store, tmp_path / f"{each}.zip", ignore, is_forced=False)
            restored = open_store(unzip(tmp_path / f"{each}.zip", tmp_path / str(each)))
            with restored.database.reading() as connection:
                counts = [
                    connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
                    for table in ("article", "article_text", "identity")
                ]
                assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
            assert counts[0] >= before
            assert len(set(counts)) == 1
            restored.close()
        assert writer.poll() is None
    finally:
        writer.kill()
        writer.wait()


def test_a_backup_that_is_killed_leaves_a_whole_one_under_its_name(world: World, tmp_path: Path) -> None:
    for each in range(200):
        add_article(world.store, f"Ferry {each} sank. " + " ".join(str(hash((each, word))) for word in range(200)))
    target = tmp_path / "backups" / "backup.zip"
    target.parent.mkdir()
    write_backup(world.store, target, ignore, is_forced=False)
    for _ in range(3):
        maker = start(BACKUPS_FOR_EVER, tmp_path / "library", target)
        assert maker.stdout is not None
        assert maker.stdout.readline() == "ready\n"
        while len(list(target.parent.iterdir())) == 1:
            assert maker.poll() is None
        maker.send_signal(signal.SIGKILL)
        maker.wait()
        with zipfile.ZipFile(target) as archive:
            assert archive.testzip() is None
        for leftover in target.parent.glob(".*"):
            leftover.unlink()


def test_a_full_disk_leaves_no_half_backup(world: World, tmp_path: Path) -> None:
    add_article(world.store, "The ferry sank.")
    program = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))\n{BACKUPS_FOR_EVER}"
    (tmp_path / "backups").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "library"), str(tmp_path / "backups" / "backup.zip")],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert "backup.zip" in done.stderr or "sqlite3" in done.stderr
    assert "Error" in done.stderr.splitlines()[-1]
    assert list((tmp_path / "backups").iterdir()) == []
