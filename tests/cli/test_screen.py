from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import write_files
from tests.cli.conftest import Run
from tests.terminal import Terminal


def test_without_a_terminal_it_says_so_in_one_line(filled: Path, samples: Path) -> None:
    for words in ([], [str(samples)], ["--", str(samples)]):
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--library", str(filled), *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        assert (done.returncode, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert "terminal" in done.stderr


def test_a_path_named_like_a_command_can_be_given(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "search").mkdir()
    monkeypatch.chdir(tmp_path)
    for words in (["./search"], ["--", "search"]):
        assert "the reader needs a terminal" in run(*words).err
    assert "QUERY" in run("search").err


def test_nothing_is_imported_where_the_reader_cannot_open(run: Run, samples: Path, tmp_path: Path) -> None:
    assert run(str(samples), library=tmp_path / "library").status == 2
    assert not (tmp_path / "library").exists()


def test_what_is_named_is_imported_and_the_reader_opens(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    words = ["--library", str(tmp_path / "library"), str(samples), str(tmp_path / "empty.txt")]
    with Terminal([sys.executable, "-m", "reader", *words]) as terminal:
        terminal.wait_for("Seven weeks without a bridge")
        terminal.type("Q")
        assert terminal.wait_for_end() == 1
    # said before the screen opens: a terminal shows it again when the screen closes
    said, _, _ = bytes(terminal.output).partition(b"\x1b[?1049h")
    assert b"empty.txt: empty" in said
    assert b"6 new, 0 changed, 0 unchanged, 1 problem" in said


def test_ctrl_c_while_it_imports_keeps_what_was_done_and_opens_nothing(tmp_path: Path) -> None:
    write_files(tmp_path / "in", {f"{n:05}.txt": f"Ferry report {n} of {n + 7} came." for n in range(5_000)})
    words = ["--library", str(tmp_path / "library"), str(tmp_path / "in")]
    with Terminal([sys.executable, "-m", "reader", *words]) as terminal:
        terminal.wait_for("Importing")
        terminal.type("\x03")
        assert terminal.wait_for_end() == 130
        assert "what was done is kept" in terminal.text()
        assert "Traceback" not in terminal.text()
