"""The installed program in a real terminal: a user's first minutes, key by key."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.settings import find_shared_folder
from tests.terminal import Terminal

NEWSREADER = str(Path(sys.executable).with_name("newsreader"))
ESCAPE = "\x1b"
UNREAD = "●"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder whose library holds the sample archive."""
    home = tmp_path_factory.mktemp("home")
    samples = [str(file) for file in sorted(find_shared_folder("seeds").glob("*.txt"))]
    subprocess.run(
        [NEWSREADER, "--library", str(home / "library"), "import", *samples], check=True, env=environment(home)
    )
    return home


@pytest.fixture
def reader(filled: Path) -> Iterator[Terminal]:
    """The reader, open in a wide terminal."""
    with open_reader(filled) as terminal:
        yield terminal


def open_reader(home: Path, columns: int = 140, rows: int = 40) -> Terminal:
    command = [NEWSREADER, "--library", str(home / "library")]
    terminal = Terminal(command, columns, rows, environment(home))
    terminal.wait_for(UNREAD)
    return terminal


def environment(home: Path) -> dict[str, str]:
    return {"HOME": str(home), "XDG_DATA_HOME": str(home / "data"), "XDG_CONFIG_HOME": str(home / "config"), "PATH": ""}


def test_search_open_follow_go_back_and_quit(reader: Terminal):
    reader.type("/")
    reader.wait_for("/ words")
    reader.type("prisoners")
    reader.wait_for("found")
    reader.type("\r")
    reader.wait_for("Enter open")
    reader.type("n")
    reader.wait_for("Hit 1 of")
    reader.type("\r")
    opened = title_in_reader(reader)
    reader.type("1")
    reader.wait_for(lambda _: title_in_reader(reader) != opened)
    reader.type("[")
    reader.wait_for(lambda _: title_in_reader(reader) == opened)
    reader.type("Q")
    assert reader.wait_for_end() == 0


def title_in_reader(terminal: Terminal) -> str:
    """What the reader pane shows in its first lines."""
    panes = [line.replace("┃", "│").split("│") for line in terminal.lines()[2:5]]
    return " ".join(pane[1].strip() for pane in panes if len(pane) > 1)


def test_what_was_read_and_starred_is_kept_after_a_kill(filled: Path, reader: Terminal):
    reader.type("\r")
    reader.wait_for("Space read on  J next")
    reader.type("s")
    database = filled / "library" / "library.sqlite3"

    def is_kept(_: str) -> bool:
        with sqlite3.connect(database) as connection:
            found = connection.execute("SELECT count(*) FROM state WHERE is_read AND is_starred").fetchone()
        return bool(found[0])

    reader.wait_for(is_kept)
    reader.close()
    with open_reader(filled) as again:
        again.wait_for("★")


def test_small_terminals_show_list_then_reader(filled: Path):
    with open_reader(filled, 60, 20) as terminal:
        terminal.type("\r")
        terminal.wait_for(lambda text: UNREAD not in text)
        terminal.type(ESCAPE)
        terminal.wait_for(UNREAD)
        terminal.type("Q")
        assert terminal.wait_for_end() == 0


def test_an_empty_library_welcomes_and_opens_the_samples(tmp_path: Path):
    command = [NEWSREADER, "--library", str(tmp_path / "library")]
    with Terminal(command, 100, 30, environment(tmp_path)) as terminal:
        terminal.wait_for("sample")
        terminal.type("\r")
        terminal.wait_for(UNREAD)
        terminal.type("Q")
        assert terminal.wait_for_end() == 0


def test_keys_typed_ahead_of_a_dialog_reach_it(tmp_path: Path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "one.txt").write_text(
        "Harbour reopens\n\nThe harbour of Tarnholm reopened on Friday.\n", encoding="utf-8"
    )
    command = [NEWSREADER, "--library", str(tmp_path / "library"), str(folder)]
    with Terminal(command, 100, 30, environment(tmp_path)) as terminal:
        terminal.wait_for(UNREAD)
        terminal.type(":star\r")
        terminal.wait_for("Starred")
        terminal.type(f":{ESCAPE}s")
        terminal.wait_for("Unstarred")


def test_a_search_typed_in_one_breath_means_what_its_keys_mean(filled: Path):
    with open_reader(filled) as terminal:
        terminal.type("/prisoners\rnne\r")
        terminal.wait_for("Named with")
        assert terminal.lines()[0].startswith(" / prisoners ")
