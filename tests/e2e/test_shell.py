"""Shell and reader side by side: what one does, the other sees, undoes and keeps."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.terminal import Terminal

PROGRAM = [sys.executable, "-m", "reader"]
TEXTS = {f"{name}.txt": f"The {name} at Port Wessel is closed.\n\nIt will stay so." for name in ("bridge", "ferry")}


def environment(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"), "PATH": ""}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home folder with two articles in its library."""
    write_files(tmp_path / "in", TEXTS)
    run(tmp_path, "import", str(tmp_path / "in"))
    return tmp_path


def run(home: Path, *words: str) -> str:
    done = subprocess.run([*PROGRAM, *words], env=environment(home), capture_output=True, text=True, check=True)
    return done.stdout + done.stderr


def owns_journal(home: Path, process: int) -> bool:
    """Whether a reader has taken over what windows that run no longer left."""
    with sqlite3.connect(home / "data" / "newsreader" / "library" / "library.sqlite3") as connection:
        windows = connection.execute("SELECT count(*) FROM window WHERE process LIKE ?", (f"{process} %",))
        return windows.fetchone() == (1,)


def test_u_in_the_reader_undoes_what_the_shell_marked(home: Path) -> None:
    assert run(home, "mark", "read", "wessel") == "2 marked read\n"
    assert run(home, "search", "is:unread", "--count") == "0\n"
    with Terminal(PROGRAM, 100, 30, environment(home)) as terminal:
        terminal.wait_for("All articles")
        terminal.wait_for(lambda _: owns_journal(home, terminal.pid))
        terminal.type("u")
        terminal.wait_for("Undone: 2 marked read")
        terminal.type("Q")
        assert terminal.wait_for_end() == 0
    assert run(home, "search", "is:unread", "--count") == "2\n"


def test_a_backup_is_made_while_the_reader_is_open(home: Path) -> None:
    with Terminal(PROGRAM, 100, 30, environment(home)) as terminal:
        terminal.wait_for("All articles")
        assert "checked" in run(home, "backup", str(home / "backup.zip"))
        terminal.type("Q")
        assert terminal.wait_for_end() == 0
    with zipfile.ZipFile(home / "backup.zip") as archive:
        archive.extractall(home / "restored")
    restored = ("--library", str(home / "restored"))
    run(home, *restored, "index", "rebuild")
    assert run(home, *restored, "export") == run(home, "export")


def test_the_manual_opens_over_the_list_and_is_left(home: Path) -> None:
    with Terminal(PROGRAM, 100, 30, environment(home)) as terminal:
        terminal.wait_for("All articles")
        terminal.type(":")
        terminal.wait_for("Enter does it")
        terminal.type("manual\r")
        terminal.wait_for("Manual · ")
        terminal.type("/")
        terminal.wait_for("/ words")
        terminal.type("escape-time")
        terminal.wait_for("1 found")
        terminal.type("\r")
        terminal.wait_for("Enter open")
        for _ in range(2):
            terminal.type("q")
        terminal.wait_for("All articles")
        terminal.type("Q")
        assert terminal.wait_for_end() == 0


def test_the_manual_opens_from_the_shell_and_makes_no_library(tmp_path: Path) -> None:
    with Terminal([*PROGRAM, "manual"], 80, 24, environment(tmp_path)) as terminal:
        terminal.wait_for("1. First steps")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert not (tmp_path / "data" / "newsreader" / "library").exists()
