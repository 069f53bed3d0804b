"""Two readers and an import on one library: each sees what the others do, and takes back what it did itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.e2e.test_reader import UNREAD, environment
from tests.terminal import Terminal

NEWSREADER = [sys.executable, "-m", "reader", "--library"]
WORDS = ("wooden", "granite", "northern", "flooded", "unfinished")
TEXTS = {
    f"{number}.txt": f"{word.capitalize()} quay of Tarnholm keeps the council awake\n\n{number} March 2025\n\n"
    f"TARNHOLM — The council voted on the {word} quay on Friday, after a debate that took all night.\n"
    for number, word in enumerate(WORDS, 1)
}


def import_files(home: Path, *names: str) -> None:
    """Bring these files in by a command."""
    folder = home / "texts"
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
    command = [*NEWSREADER, str(home / "library"), "import", str(folder)]
    subprocess.run(command, check=True, env=environment(home), capture_output=True)


def open_reader(home: Path) -> Terminal:
    terminal = Terminal([*NEWSREADER, str(home / "library")], 140, 40, environment(home))
    terminal.wait_for(UNREAD)
    return terminal


def list_lines(terminal: Terminal) -> list[str]:
    """What the list's pane shows."""
    return [line.replace("┃", "│").split("│")[0] for line in terminal.lines()[1:-1]]


def test_two_readers_and_an_import(tmp_path: Path):
    import_files(tmp_path, "1.txt", "2.txt")
    with open_reader(tmp_path) as one, open_reader(tmp_path) as two:
        for reader in (one, two):
            reader.wait_for("Wooden quay")
            reader.read_until_quiet(1.5)  # until each looks
        import_files(tmp_path, "3.txt", "4.txt", "5.txt")
        for reader in (one, two):
            reader.wait_for("3 new above · g")
            assert "Unfinished quay" not in "\n".join(list_lines(reader))
            reader.type("g")
            reader.wait_for("Unfinished quay")
            reader.read_until_quiet(0.5)

        one.type("s")
        one.wait_for("Starred")
        two.wait_for(lambda _: "★" in "\n".join(list_lines(two)))
        two.type("u")
        two.wait_for("othing to undo")
        one.type("u")
        one.wait_for("Undone")
        two.wait_for(lambda _: "★" not in "\n".join(list_lines(two)))

        two.type("A")
        two.wait_for("read")
        one.wait_for(lambda _: UNREAD not in "\n".join(list_lines(one)))
        two.type("/unfinished\r")
        two.wait_for("1 found")


def test_an_index_that_another_user_made_anew_is_made_anew_and_said(tmp_path: Path):
    import_files(tmp_path, "1.txt", "2.txt")
    with open_reader(tmp_path) as reader:
        reader.type("/wooden\r")
        reader.wait_for("1 found")
        other = {**environment(tmp_path), "XDG_DATA_HOME": str(tmp_path / "other")}
        command = [*NEWSREADER, str(tmp_path / "library"), "search", "quay", "--count"]
        assert subprocess.run(command, env=other, capture_output=True, check=True).stdout == b"2\n"

        reader.type("/\x15granite\r")

        reader.wait_for("not made here by this user")
        reader.wait_for("1 found")
        reader.wait_for("Granite quay")
