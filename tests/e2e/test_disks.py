"""Disks that are full and folders that cannot be written: said in one line, nothing lost, and all goes on afterwards.

The disks are small ones in memory, which only the administrator can mount: elsewhere these tests are skipped, and
tests/store/test_opening.py, test_connection.py and tests/index/test_whoosh_index.py stand in for them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.test_damage import FOUND, Ran, fill, run
from tests.terminal import Terminal

NEWSREADER = [sys.executable, "-m", "reader"]
DISK_MB = 6


def mount(*words: str) -> None:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("only the administrator can mount a disk")
    done = subprocess.run(["mount", *words], check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", f"size={DISK_MB}m", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def full(disk: Path) -> tuple[Path, Path]:
    """A library on a disk that was filled up since, and the file that fills it."""
    library = fill(disk / "library")
    filler = disk / "filler"
    return library, filler


def fill_up(filler: Path, spared_bytes: int = 0) -> None:
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 65_536)
        except OSError:
            pass
        try:
            while True:
                file.write(b"x" * 512)
        except OSError:
            pass
    if spared_bytes:
        os.truncate(filler, max(0, filler.stat().st_size - spared_bytes))


def check_said(ran: Ran, *, may_work: bool = False) -> None:
    """It failed, and said of the disk what and how to mend it, in whole lines."""
    if may_work and ran.status == 0:
        return
    assert ran.status == 1
    assert ran.said
    assert "full" in ran.err or "No space left" in ran.err, ran.err
    assert "free some space" in ran.err


@pytest.mark.parametrize("spared_kb", [0, 8, 40, 100, 200])
def test_a_full_disk_is_said_by_every_command_and_nothing_is_lost(
    full: tuple[Path, Path], tmp_path: Path, spared_kb: int
):
    library, filler = full
    many = tmp_path / "many"
    many.mkdir()
    for number in range(40):
        text = f"Flood {number}\n\nThe flood number {number} reached the town. " + f"Water rose again {number}. " * 300
        (many / f"{number}.txt").write_text(text, encoding="utf-8")
    fill_up(filler, spared_kb * 1024)

    imported = run(library, "import", str(many))
    check_said(imported)
    check_said(run(library, "mark", "star", "title:ferry"), may_work=True)
    check_said(run(library, "index", "rebuild"), may_work=True)
    searched = run(library, "search", "wessel", "--limit", "0")
    check_said(searched, may_work=True)

    filler.unlink()
    known = len(run(library, "export").out.splitlines())
    assert known >= 3
    assert run(library, "search", "wessel").titles == FOUND
    again = run(library, "import", str(many))
    assert again.status == 0
    assert f"{43 - known} new" in again.err
    assert len(run(library, "search", "flood", "--limit", "0").titles) == 40
    assert run(library, "mark", "star", "title:ferry").status == 0
    assert run(library, "search", "is:starred").titles == ["Ferry aground"]
    problems = [line for line in run(library, "doctor").out.splitlines() if line.startswith("problem")]
    assert all("free" in line for line in problems), problems  # the disk is small, that is all


def test_the_reader_says_that_the_disk_is_full_and_goes_on(full: tuple[Path, Path], private_home: Path):
    library, filler = full
    command = [*NEWSREADER, "--library", str(library)]
    with Terminal(command, 120, 30, {"HOME": str(private_home)}) as terminal:
        terminal.wait_for("aground")
        terminal.wait_for(lambda text: "not yet" not in text and "Indexing" not in text)
        fill_up(filler)
        terminal.type("s")
        terminal.wait_for("disk is full")
        terminal.type("y")
        terminal.wait_for("free some")
        filler.unlink()
        terminal.type("\x1bs")
        terminal.wait_for("★")
        terminal.type("Q")
        assert terminal.wait_for_end() == 0


# Folders that cannot be written


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[Path]:
    """A library that lies on a disk that cannot be written."""
    library = fill(tmp_path / "library")
    mount("--bind", str(library), str(library))
    subprocess.run(["mount", "-o", "remount,ro,bind", str(library)], check=True)
    yield library
    subprocess.run(["umount", "-l", str(library)], check=True)


def test_a_library_that_cannot_be_written_is_read_and_searched_and_refuses_marks_in_one_line(closed: Path):
    before = {file: file.stat().st_mtime_ns for file in closed.rglob("*")}

    found, again = run(closed, "search", "wessel"), run(closed, "search", "wessel")

    assert (found.status, found.titles) == (again.status, again.titles) == (0, FOUND)
    assert len(again.said) == 1
    assert "read-only" in again.err
    assert run(closed, "show", found.out.split("\t")[0]).status == 0
    for command in (["mark", "star", "title:ferry"], ["import", str(closed)], ["reclean"]):
        refused = run(closed, *command)
        assert refused.status == 1
        assert all("read-only" in line for line in refused.said)
        assert len(refused.said) <= 2
    assert {file: file.stat().st_mtime_ns for file in closed.rglob("*")} == before


def test_the_reader_opens_a_library_that_cannot_be_written(closed: Path, private_home: Path):
    command = [*NEWSREADER, "--library", str(closed)]
    with Terminal(command, 120, 30, {"HOME": str(private_home)}) as terminal:
        terminal.wait_for("aground")
        terminal.wait_for("opened read-only")
        terminal.type("s")
        terminal.wait_for("read-only")
        terminal.type("/wessel")
        terminal.wait_for("found")
        terminal.type("\r")
        terminal.wait_for("Enter open")
        terminal.type("Q")
        assert terminal.wait_for_end() == 0
    assert "Traceback" not in terminal.text()
