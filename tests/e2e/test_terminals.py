"""Terminals of every kind: poor ones, redirected streams, suspended programs, and where their cursor stands."""

from __future__ import annotations

import base64
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.e2e.test_reader import ESCAPE, UNREAD, environment, filled
from tests.terminal import Terminal

__all__ = ["filled"]  # a fixture

READER = (sys.executable, "-m", "reader")


@pytest.fixture
def reader(filled: Path) -> Iterator[Terminal]:
    """The reader, open in a wide terminal."""
    with open_reader(filled) as terminal:
        yield terminal


def open_reader(home: Path) -> Terminal:
    terminal = Terminal([*READER, "--library", str(home / "library")], 140, 40, environment(home))
    terminal.wait_for(UNREAD)
    return terminal


def test_the_cursor_stands_on_what_the_keys_are_for(filled: Path) -> None:
    with open_reader(filled) as terminal:

        def go(keys: str, expected: str | Callable[[str], bool]) -> None:
            terminal.type(keys)
            holds = expected if callable(expected) else lambda line: line.lstrip(" │▌●▏").startswith(expected)
            terminal.wait_for(lambda _: holds(terminal.line_under_cursor()))

        def is_on_row(line: str) -> bool:
            return line.startswith("▌")

        terminal.wait_for(lambda _: is_on_row(terminal.line_under_cursor()))
        first = terminal.line_under_cursor()[:20]
        go("j", lambda line: is_on_row(line) and line[:20] != first)
        second = terminal.line_under_cursor()[:20]
        go("/", 'words, "phrases"')
        go("said", lambda line: line[:20].isspace())
        go(ESCAPE, lambda line: line[:20] == second)
        go(":", "some letters of a command")
        go("star", lambda line: line[:20].isspace())
        go(f"{ESCAPE}@", "any part of a name")
        go("\x1b[B", lambda line: "article" in line)
        go(f"{ESCAPE}a", "~/articles")
        go(f"{ESCAPE}?", "Move")
        go(ESCAPE, lambda line: line[:20] == second)
        # apart from Esc: some terminals send the two for Shift-Tab
        go("\t\t", lambda line: is_on_row(line) and line[:20] != second)


@pytest.mark.parametrize(
    "more",
    [
        {"TERM": "dumb", "LANG": "C", "LC_ALL": "C"},
        {"TERM": "linux", "NO_COLOR": "1"},
        {"TERM": "screen", "COLORTERM": ""},
    ],
)
def test_poor_terminals_show_and_end(filled: Path, more: dict[str, str]) -> None:
    command = [*READER, "--library", str(filled / "library")]
    with Terminal(command, 80, 24, environment(filled) | more) as terminal:
        terminal.wait_for(UNREAD)
        terminal.type("jj\r")
        terminal.wait_for(lambda text: "Space" in text)
        terminal.type("Q")
        assert terminal.wait_for_end() == 0


def test_the_screen_does_not_go_where_standard_error_goes(filled: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    command = ["/bin/sh", "-c", f"exec {' '.join(READER)} --library {filled}/library 2>{elsewhere}"]
    with Terminal(command, 100, 30, environment(filled)) as terminal:
        terminal.wait_for(UNREAD)
        terminal.type("Q")
        assert terminal.wait_for_end() == 0
    assert elsewhere.read_bytes() == b""


def test_a_suspended_reader_comes_back_with_its_screen(reader: Terminal) -> None:
    before = reader.text()
    reader.type("\x1a")
    reader.wait_for_bytes(b"\x1b[?1049l")
    reader.wait_for(lambda _: read_state(reader.pid) == "T")
    assert bytes(reader.output).rfind(b"\x1b[?1049l") > bytes(reader.output).rfind(b"\x1b[?1049h")
    seen = len(reader.output)
    os.kill(reader.pid, signal.SIGCONT)
    reader.wait_for_bytes(b"\x1b[?1049h", seen)
    reader.wait_for(lambda text: text.count(UNREAD) >= before.count(UNREAD))
    reader.type("?")
    reader.wait_for("Keys")


def read_state(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]


def test_without_a_desktop_the_original_is_copied_and_named(reader: Terminal) -> None:
    reader.type("o")
    text = reader.wait_for("No desktop here; copied")
    assert "/seeds/" in text
    reader.wait_for_bytes(b"\x1b]52;c;")
    copied = bytes(reader.output).rpartition(b"\x1b]52;c;")[2].partition(b"\x07")[0]
    assert base64.b64decode(copied).endswith(b".txt")


def test_bytes_that_are_no_text_do_not_end_the_input(reader: Terminal) -> None:
    reader.type_bytes(b"\xff\xfe\xd0j\xed\xa0\x80")
    reader.type("?")
    reader.wait_for("Keys")


def test_the_first_letters_by_position(reader: Terminal) -> None:
    reader.type("П")
    reader.wait_for("П is read as G: the key's position")
